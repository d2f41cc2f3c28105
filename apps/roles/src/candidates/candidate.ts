import type { CandidateBecause, Person, PersonReference } from '#contracts';

/** What somebody has on their hands in all open incidents. */
export interface Burden {
  /** Roles held. */
  readonly roles: number;
  /** Incidents in which they hold one. */
  readonly incidents: number;
  /** Incidents that they manage. */
  readonly manages: number;
}

/** Nothing at all. */
export const UNBURDENED: Burden = { roles: 0, incidents: 0, manages: 0 };

/** Somebody is on duty for what is looked for, by a roster of that name. */
export interface Duty {
  readonly person: string;
  readonly roster: string;
  readonly until: string;
}

/** All that decides who could take a role. */
export interface CandidateQuestion {
  readonly now: string;
  readonly people: readonly Required<Person>[];
  /** On duty for the role, or for the skill that is wanted. */
  readonly onDuty: readonly Duty[];
  readonly skill?: string | undefined;
  /** By id; whoever is absent has nothing on their hands. */
  readonly burdens: ReadonlyMap<string, Burden>;
  /** Ids of everybody in this incident already. */
  readonly here: ReadonlySet<string>;
  /** Ids of everybody who has a role in it: for them another one is not another incident. */
  readonly burdenedHere: ReadonlySet<string>;
  /** Ids of who holds the role already. */
  readonly holders: ReadonlySet<string>;
}

/** Somebody who could take the role. */
export interface Candidate {
  readonly person: PersonReference;
  readonly because: CandidateBecause;
  readonly burden: Burden;
  readonly limit: number;
  readonly overLimit: boolean;
  readonly outsideHours: boolean;
  readonly localTime: string | null;
  readonly duty: Duty | null;
}
