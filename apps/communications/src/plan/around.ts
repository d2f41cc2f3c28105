import type { Audience, PersonReference } from '#contracts';

/** Who answers for what each audience is told, as a table of accountability says it. */
export interface Standing {
  /** The roster's sequence: the higher one is the newer one. */
  readonly sequence: number;
  /** When it became so, or when it was looked up. */
  readonly at: string;
  readonly manager: PersonReference;
  readonly deputy: PersonReference | null;
  /** By the keys of audiences; the manager answers for one that is not there. */
  readonly owners: ReadonlyMap<string, PersonReference>;
}

/** What a plan is made with besides its incident: the audiences there are, and who answers; undefined before anybody said. */
export interface Around {
  readonly audiences: readonly Audience[];
  readonly standing: Standing | undefined;
}

/** Who answers for what an audience is told. */
export const ownerIn = ({ owners, manager }: Standing, audience: string): PersonReference =>
  owners.get(audience) ?? manager;
