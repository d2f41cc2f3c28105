import { Inject, Injectable } from '@nestjs/common';
import { ENDED, type InputOf, type listHoldings, type listVacancies, type OutputOf, STATUSES } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, QueryIndex } from '#persistence';
import { Parts } from '#service';
import { HANDS, HANDS_FIELDS, isEmpty, onTheirHands, worstFirst } from '../accountability/on-their-hands.js';
import { type Roster, type RosterEvent, sees } from '../roster/roster.js';
import { mostUrgentFirst, openVacancies, VACANCY_FIELDS } from '../staffing/open-vacancies.js';
import { Directory } from './directory.js';
import { ROSTERS } from './stores.js';

const STATUS = 'state.about.status';

/** Incidents that are looked at at once: ten times what is open on the busiest day. */
const MOST = 5_000;

/** Open incidents; what has ended stays in the indexes and is never read. */
export const OPEN = { [STATUS]: { $in: STATUSES.filter((status) => !ENDED.includes(status)) } };

/** Open incidents in which a person has something on their hands: each way to be named in one by an index of its own. */
export const ofPerson = (person: string) => ({ $or: HANDS.map((path) => ({ [`state.${path}`]: person, ...OPEN })) });

/**
 * An array can be in an index with other fields, two arrays cannot: so it is one index for each. Measured with 5,000 people
 * and 500 of 5,500 incidents open: what somebody holds takes 1.6 ms, where a raw read by one of these takes 0.8; all
 * vacancies take 63 ms, where reading the open rosters takes 76. A write of a roster takes 0.83 ms with them, 0.77 without.
 */
export const OVERVIEW_INDEXES: readonly QueryIndex[] = [
  { [STATUS]: 1 },
  ...HANDS.map((path): QueryIndex => ({ [`state.${path}`]: 1, [STATUS]: 1 })),
];

/** What is asked across all open incidents; of those that the caller does not see nothing is shown. */
@Injectable()
export class Overviews {
  constructor(
    @Inject(ROSTERS) private readonly store: AggregateStore<Roster, RosterEvent>,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What somebody has on their hands. Throws `person-unknown`. */
  async holdings(
    asked: Asked,
    { person: named, limit }: InputOf<typeof listHoldings>,
  ): Promise<OutputOf<typeof listHoldings>> {
    const person = await this.directory.reference(named);
    const now = this.now();
    const rosters = await this.inSight(asked, HANDS_FIELDS, ofPerson(person.id));
    const all = rosters.map((roster) => onTheirHands(roster, person.id, now, asked.language));
    const incidents = all.filter((one) => !isEmpty(one)).sort(worstFirst);
    return { person, incidents: incidents.slice(0, limit), total: incidents.length };
  }

  /** Which roles need somebody, the most urgent first. */
  async vacancies(asked: Asked, { limit }: InputOf<typeof listVacancies>): Promise<OutputOf<typeof listVacancies>> {
    const asOf = this.now();
    const rosters = await this.inSight(asked, VACANCY_FIELDS, OPEN);
    const vacancies = rosters.flatMap((roster) => openVacancies(roster, asOf, asked.language)).sort(mostUrgentFirst);
    return { asOf, vacancies: vacancies.slice(0, limit), total: vacancies.length };
  }

  private async inSight(asked: Asked, fields: readonly string[], filter: object): Promise<readonly Roster[]> {
    const found = await this.store.pick(fields, filter, MOST);
    return found.filter((roster) => sees(roster, asked.by));
  }

  private now(): string {
    return this.parts.clock.now().toISOString();
  }
}
