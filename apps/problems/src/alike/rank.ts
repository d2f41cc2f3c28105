import type { AlikeOne } from '#contracts';
import { type Likened, writtenIn } from './likened.js';
import { LEAST_LIKE, type Likeness, likenessOf, reasonsOf, type Weigh } from './likeness.js';
import { type Compared, prepared } from './overlap.js';
import { kindOf, trait } from './traits.js';

/** What something like it is looked for. */
export interface Sought {
  /** Null for what is not declared yet. */
  readonly id: string | null;
  readonly isProblem: boolean;
  /** What belongs to it is no news: of a problem its incidents, of an incident itself. */
  readonly incidents: readonly string[];
  readonly traits: readonly string[];
  readonly texts: readonly string[];
}

/** Something found, and how alike it is. */
export interface Ranked {
  readonly found: Candidate;
  /** Those behind it. */
  readonly problems: readonly string[];
  readonly like: Likeness;
}

/** As much of what is kept as tells how alike it is. */
export type Candidate = Pick<Likened, '_id' | 'kind' | 'restricted' | 'at' | 'incidents' | 'traits'>;

const isProblem = ({ kind }: Candidate): boolean => kind === 'problem' || kind === 'known-error';
const isFingerprint = (given: string): boolean => ['alert', 'label'].includes(kindOf(given));

/** The alerts of incidents, each once. */
export const fingerprintsOf = (incidents: readonly Candidate[]): string[] => [
  ...new Set(incidents.flatMap(({ traits }) => traits.filter(isFingerprint))),
];

/** Problems and incidents, each with what it has by the others: a problem the alerts of its incidents, an incident its problems. */
function joined(all: readonly Candidate[]): { found: Candidate; problems: readonly string[]; compared: Compared }[] {
  const problems = all.filter(isProblem);
  const incidents = new Map(all.filter((one) => !isProblem(one)).map((one) => [one._id, one]));
  return all.map((found) => {
    if (isProblem(found)) {
      const its = found.incidents.map((id) => incidents.get(id)).filter((one) => one !== undefined);
      const traits = [...new Set([...found.traits, ...fingerprintsOf(its)])];
      return { found, problems: [found._id], compared: { traits, isProblem: true } };
    }
    const behind = problems.filter(({ incidents: its }) => its.includes(found._id)).map(({ _id }) => _id);
    const traits = [...found.traits, ...behind.map((id) => trait('problem', id))];
    return { found, problems: behind, compared: { traits, isProblem: false } };
  });
}

/** Something that is looked for, with the problems behind it as far as these are among all. */
function asCompared({ isProblem: asked, incidents, traits }: Sought, all: readonly Candidate[]): Compared {
  if (asked) return { traits, isProblem: true };
  const behind = all.filter((one) => isProblem(one) && one.incidents.some((id) => incidents.includes(id)));
  return { traits: [...traits, ...behind.map(({ _id }) => trait('problem', _id))], isProblem: false };
}

/** Whether it belongs to what is looked for anyway. */
function isItsOwn({ id, incidents, isProblem: asked }: Sought, found: Candidate): boolean {
  if (found._id === id) return true;
  return asked === isProblem(found) ? false : found.incidents.some((one) => incidents.includes(one));
}

/** What of all these is like it, the most alike first; of equals the newest. What is its own is left out. */
export function rankAlike(sought: Sought, all: readonly Candidate[], weigh: Weigh): Ranked[] {
  const compared = prepared(asCompared(sought, all));
  return joined(all)
    .filter(({ found }) => found.kind !== 'aside' && !isItsOwn(sought, found))
    .map(({ found, problems, compared: other }) => ({ found, problems, like: likenessOf(compared, other, weigh) }))
    .filter(({ like }) => like.likeness >= LEAST_LIKE)
    .sort(bestFirst);
}

const bestFirst = ({ found: one, like }: Ranked, { found: other, like: likeOther }: Ranked): number =>
  likeOther.likeness - like.likeness || other.at.localeCompare(one.at) || one._id.localeCompare(other._id);

/** What was found, as people are shown it. */
export function shownAlike(
  { problems, like }: Ranked,
  { shown }: Pick<Likened, 'shown'>,
  sought: Sought,
  weigh: Weigh,
): AlikeOne {
  const why = reasonsOf(like, weigh, writtenIn(sought));
  return { ...shown, problems: [...problems], likeness: like.likeness, why };
}
