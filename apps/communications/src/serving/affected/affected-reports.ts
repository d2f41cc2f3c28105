import { Inject, Injectable } from '@nestjs/common';
import {
  type InputOf,
  type listAffected,
  NO_INCIDENT,
  type OutputOf,
  onlyFromThePage,
  type reportAffected,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, QueryIndex } from '#persistence';
import { Parts } from '#service';
import type { Affected, AffectedEvent } from '../../affected/affected.js';
import { countAffected } from '../../affected/count-affected.js';
import { countsOf } from '../../affected/counts-of.js';
import { Publications } from '../publications/publications.js';
import { GatheringResponses } from '../responses/gathering-responses.js';
import { AFFECTED } from './stores.js';

/** Nobody publishes more of one incident. */
const MOST = 50;
const LATEST_FIRST = { 'state.firstAt': -1, _id: -1 } as const;

/** What the question below is answered by. */
export const AFFECTED_INDEXES: readonly QueryIndex[] = [{ 'state.incident': 1, ...LATEST_FIRST }];

/** Those at the publications of an incident, and in which order. */
export const affectedOf = (incident: string) => [{ 'state.incident': incident }, LATEST_FIRST] as const;

type Batch = InputOf<typeof reportAffected>;

/** To what reports belong. */
type About = Pick<Affected, 'publication' | 'incident' | 'restricted' | 'day'>;

const dayId = (day: string): string => `day-${day}`;

/** Who reported on the status page that they are affected. */
@Injectable()
export class AffectedReports {
  constructor(
    @Inject(AFFECTED) readonly store: AggregateStore<Affected, AffectedEvent>,
    @Inject(Publications) private readonly publications: Publications,
    @Inject(GatheringResponses) private readonly responses: GatheringResponses,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /**
   * Takes in what a page passes on. Words first: each has an id of the batch, so that one that failed half-way is whole when
   * it comes again. Throws `only-from-the-page`.
   */
  async take(asked: Asked, { words, ...batch }: Batch): Promise<OutputOf<typeof reportAffected>> {
    if (asked.caller.kind !== 'service') throw onlyFromThePage({});
    const about = await this.about(batch);
    const { correlation, traceparent } = asked;
    const call = { by: this.parts.self, correlation, ...(traceparent && { traceparent }) };
    const incident = about.incident ?? NO_INCIDENT;
    for (const [index, one] of words.entries()) {
      const id = `rsp-${batch.page}-${batch.batch}-${index + 1}`;
      const said = {
        ...one,
        id,
        incident,
        restricted: about.restricted,
        audience: null,
        source: 'status-page',
      } as const;
      await this.responses.takeIn(said, call);
    }
    const { page, batch: number, counts, beyond } = batch;
    const decide = countAffected({ ...about, page, batch: number, counts, beyond });
    const id = about.publication ?? dayId(about.day!);
    return asked.answered(id, await this.store.change(id, call, decide, ({ total }) => ({ total })));
  }

  /** How many there are for those who see the incident. Throws `incident-unknown`. */
  async list({ caller }: Asked, { incident }: InputOf<typeof listAffected>): Promise<OutputOf<typeof listAffected>> {
    await this.parts.authority.mustSee(caller, incident);
    const now = this.parts.clock.now().toISOString();
    const [found, today] = await Promise.all([
      this.store.list(...affectedOf(incident), MOST),
      this.store.load(dayId(now.slice(0, 10))),
    ]);
    return {
      affected: countsOf(
        found.map(({ state }) => state),
        now,
      ),
      elsewhere: countsOf(today ? [today.state] : [], now),
    };
  }

  private async about({ publication: id, since }: Pick<Batch, 'publication' | 'since'>): Promise<About> {
    const published = id === null ? null : await this.publications.store.load(id);
    if (!published) {
      const day = new Date(since).toISOString().slice(0, 10);
      return { publication: null, incident: null, restricted: false, day };
    }
    const { incident } = published.state;
    return { publication: id, incident, restricted: await this.isRestricted(incident), day: null };
  }

  /** Where nobody can say, as if it were: what a customer wrote is not shown to more people than it may be. */
  private async isRestricted(incident: string | null): Promise<boolean> {
    if (incident === null) return false;
    const table = await this.parts.authority.tableOf(incident).catch(() => undefined);
    return table?.restricted ?? true;
  }
}
