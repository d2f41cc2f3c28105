import { Inject, Injectable } from '@nestjs/common';
import {
  type Envelope,
  type getExecutiveBrief,
  type InputOf,
  notForYou,
  type OutputOf,
  STATUS_NAMES,
  unavailable,
  type WrittenBrief,
  type writeExecutiveBrief,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { eventCall, Parts } from '#service';
import { type BriefEvent, emptyBrief } from '../../briefing/brief-aggregate.js';
import { writeBrief } from '../../briefing/write-brief.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { Plans } from '../plans/plans.js';
import { answerersOf, BRIEF_EXECUTIVES, EXECUTIVES_SIDE } from './answerers.js';
import { Questions } from './questions.js';
import { BRIEFS } from './stores.js';

type Brief = OutputOf<typeof getExecutiveBrief>;

/** The audience that the brief is for. */
export const EXECUTIVES = 'executives';

/** What executives and stakeholders read of an incident: one page that they cannot change. */
@Injectable()
export class Briefs {
  constructor(
    @Inject(BRIEFS) private readonly store: AggregateStore<WrittenBrief, BriefEvent>,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Plans) private readonly plans: Plans,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The brief, for somebody who sees the incident. */
  async of({ caller }: Asked, { incident }: InputOf<typeof getExecutiveBrief>): Promise<Brief> {
    await this.parts.authority.mustSee(caller, incident);
    const stored = await this.store.load(incident);
    return this.shown(incident, stored?.state);
  }

  /** Writes what is expected and needed, for somebody entitled to. */
  async write(asked: Asked, input: InputOf<typeof writeExecutiveBrief>): Promise<Brief> {
    const { incident } = input;
    const { authority } = this.parts;
    const { restricted } = await authority.mustSee(asked.caller, incident);
    const verdict = await authority.mayDo(asked.caller, incident, BRIEF_EXECUTIVES, EXECUTIVES_SIDE);
    if (!verdict.allowed) throw notForYou({ whoMay: verdict.whoMay });
    const decide = writeBrief(input, { restricted, decidedByCopy: verdict.decidedByCopy });
    const result = await this.store.change(incident, asked, decide, (brief) => brief);
    return asked.answered(incident, { ...result, answer: await this.shown(incident, result.answer) });
  }

  /** Takes note of what was said to executives, or taken back. */
  async note(event: Envelope, decide: (before: WrittenBrief | undefined) => readonly BriefEvent[]): Promise<void> {
    await this.store.change(event.incident, eventCall(event), decide, () => undefined);
  }

  private async shown(id: string, written: WrittenBrief | undefined): Promise<Brief> {
    const [incident, plan, answerers] = await Promise.all([
      this.known.of(id),
      this.plans.of(id),
      answerersOf(this.parts, id),
    ]);
    if (!answerers) throw unavailable({ missing: 'roles' });
    const promise = plan.promises.find(({ audience }) => audience === EXECUTIVES);
    const { expected, needs, written: by, said } = written ?? emptyBrief(id, false);
    const lastSaid = promise?.lastSaid;
    const facts = lastSaid?.update === said?.update ? (lastSaid?.facts ?? null) : null;
    const { title, kind, severity, status, statusSince, impact, startedAt, declaredAt } = incident;
    return {
      ...{ incident: id, title, kind, severity, status, statusName: STATUS_NAMES[status], statusSince, impact },
      components: await this.known.namesOf(incident.components),
      ...{ since: startedAt ?? declaredAt, expected, needs, written: by, said: said && { ...said, facts } },
      ...{ nextDue: promise?.due ?? null, answers: answerers.owner },
      openQuestions: await this.questions.countOpen(id),
    };
  }
}
