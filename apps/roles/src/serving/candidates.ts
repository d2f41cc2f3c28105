import { Inject, Injectable } from '@nestjs/common';
import type { InputOf, listCandidates, OutputOf } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { Duty } from '../candidates/candidate.js';
import { candidateReason } from '../candidates/candidate-reason.js';
import { rankCandidates } from '../candidates/rank-candidates.js';
import type { KnownPerson, PersonEvent } from '../people/person-aggregate.js';
import { shownPerson } from '../people/shown-person.js';
import { placeOf } from '../roster/place.js';
import { everybodyIn, holdersOf } from '../roster/roster.js';
import { Burdens } from './burdens.js';
import { OnDutyNow } from './on-duty-now.js';
import { Rosters } from './rosters.js';
import { PEOPLE } from './stores.js';

/** What one look reads of the directory. */
const MOST = 20_000;

/** Who could take a role of an incident. */
@Injectable()
export class Candidates {
  constructor(
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Burdens) private readonly burdens: Burdens,
    @Inject(OnDutyNow) private readonly onDuty: OnDutyNow,
    @Inject(PEOPLE) private readonly people: AggregateStore<KnownPerson, PersonEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async list(asked: Asked, input: InputOf<typeof listCandidates>): Promise<OutputOf<typeof listCandidates>> {
    const { incident, role, scope, skill, limit } = input;
    const { roster } = await this.rosters.see(asked, incident);
    const { seat } = placeOf(roster, { role, scope });
    const now = this.parts.clock.now().toISOString();
    const idsOf = (all: readonly { person: { id: string } }[]) => new Set(all.map(({ person }) => person.id));
    const [people, onDuty, burdens] = await Promise.all([
      this.people.list({}, { 'state.name': 1, _id: 1 }, MOST),
      this.dutiesFor(role, skill),
      this.burdens.of(),
    ]);
    const ranked = rankCandidates({
      ...{ now, onDuty, skill, burdens },
      people: people.map(({ state }) => shownPerson(state)),
      here: new Set(everybodyIn(roster).map(({ id }) => id)),
      burdenedHere: idsOf(roster.holdings),
      holders: idsOf(holdersOf(roster, seat)),
    });
    const candidates = ranked.slice(0, limit).map((candidate) => {
      const { person, because, burden, overLimit, outsideHours, localTime, duty } = candidate;
      const reason = candidateReason(candidate, skill, asked.language);
      const flags = { overLimit, outsideHours, localTime, onDutyUntil: duty?.until ?? null };
      return { person, because, reason, burdens: { ...burden }, ...flags };
    });
    return { incident, role, scope, asOf: now, candidates };
  }

  /** Whoever is on duty for the role, or for the skill that is wanted. */
  private async dutiesFor(role: string, skill: string | undefined): Promise<Duty[]> {
    const rosters = await this.onDuty.all();
    const fitting = rosters.filter(
      ({ roster: { gives } }) => gives.roles.includes(role) || (skill !== undefined && gives.skills.includes(skill)),
    );
    return fitting.flatMap(({ roster, onDuty }) =>
      onDuty.map(({ person, until }) => ({ person: person.id, roster: roster.name, until })),
    );
  }
}
