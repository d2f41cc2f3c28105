import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { COMMAND_INCIDENT, type CustomerResponse, type Envelope, type Incident, incidentDeclared } from '#contracts';
import { type AggregateStore, type Call, reading } from '#persistence';
import { eventCall, Parts } from '#service';
import { noteIncident } from '../../response/note-incident.js';
import type { Gathering, GatheringEvent, ResponseEvent } from '../../response/response.js';
import { type Found, hearResponse, moveWaiting } from '../../response/waiting-clock.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { OLDEST, type ResponseFilter, unsorted, untoldSince } from './response-queries.js';
import { GATHERINGS, RESPONSES } from './stores.js';

const DUTY = 'collect-customer-responses';
const SIDE = 'external';

/** Enough to say that it is many: nobody reads the number to the last one. */
const MOST_COUNTED = 1_000;

/** What is known of all that is said about each incident: its clock. */
@Injectable()
export class Gatherings {
  constructor(
    @Inject(GATHERINGS) readonly store: AggregateStore<Gathering, GatheringEvent>,
    @Inject(RESPONSES) private readonly responses: AggregateStore<CustomerResponse, ResponseEvent>,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Follows how an incident is. A declaration costs nothing: what is known of it anyway is enough once somebody says something. */
  async follow(event: Envelope): Promise<void> {
    if (event.type === incidentDeclared.type) return;
    const note = noteIncident(event.data.incident as Incident, { sequence: event.sequence, at: event.time });
    const call = eventCall(event);
    if (await this.store.createUnlessThere(event.incident, call, () => note(undefined))) {
      return this.move(event.incident);
    }
    await this.store.change(event.incident, call, note, () => undefined);
  }

  /** Something was said. */
  async hear({ incident, at }: Pick<CustomerResponse, 'incident' | 'at'>, isTold: boolean): Promise<void> {
    const hear = () => this.store.change(incident, this.call(), hearResponse(at, isTold), (gathering) => gathering);
    if ((await hear()).answer) return;
    await this.open(incident);
    await hear();
  }

  /** Something was sorted: where the clock has spoken, it begins anew from what waits now. */
  async sorted(incident: string): Promise<void> {
    if ((await this.store.load(incident))?.state.said) await this.move(incident);
  }

  /** What has to be known when the time has come; undefined while nobody can say whom to ask. */
  async find({ incident, pouringSince }: Gathering): Promise<Found | undefined> {
    const { authority } = this.parts;
    const table = await authority.tableOf(incident);
    const holder = table && answeringFor(table.table, [DUTY], SIDE)?.accountable;
    const manager = table && answeringFor(table.table, [COMMAND_INCIDENT])?.accountable;
    if (!holder || !manager) return undefined;
    const [oldest, count, untold] = await Promise.all([
      this.oldest(incident),
      this.count(unsorted(incident), MOST_COUNTED),
      pouringSince === null ? 0 : this.count(untoldSince(incident, pouringSince)),
    ]);
    return { oldest, count, untold, holder, manager };
  }

  /** By the clock, not by anybody. */
  call(): Call {
    return { by: this.parts.self, correlation: randomUUID() };
  }

  /** An incident of which nothing was heard but its declaration, and perhaps not even that. */
  private async open(incident: string): Promise<void> {
    const seen = (await this.known.seen(incident)) ?? { known: await this.known.of(incident), sequence: 0 };
    const note = noteIncident(seen.known, { sequence: seen.sequence, at: seen.known.declaredAt });
    await this.store.createUnlessThere(incident, this.call(), () => note(undefined));
  }

  private async move(incident: string): Promise<void> {
    const decide = moveWaiting(await this.oldest(incident));
    await this.store.change(incident, this.call(), decide, () => undefined);
  }

  private async oldest(incident: string): Promise<string | null> {
    const [first] = await this.responses.list(unsorted(incident), OLDEST, 1);
    return first?.state.at ?? null;
  }

  private count(filter: ResponseFilter, limit?: number): Promise<number> {
    return reading(this.responses.collection.countDocuments(filter, limit === undefined ? {} : { limit }));
  }
}
