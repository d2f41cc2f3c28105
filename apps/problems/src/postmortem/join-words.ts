import { diff3Merge } from 'node-diff3';

/** Lines that two changed at once, and what both began with. */
export interface Clash {
  readonly standing: string;
  readonly offered: string;
  readonly original: string;
}

/** Words of two joined: what does not touch, with what stands where they do; and what a person has to join. */
export interface Joined {
  readonly text: string;
  readonly clashes: readonly Clash[];
}

// The time that a comparison takes grows with the pairs of lines that are alike: a thousand empty lines are a million of them.
const MOST_PAIRS = 100_000;

/** Pairs of lines that are alike. */
function pairs(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  return other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}

const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));
const words = (all: readonly string[]): string => all.join('\n');

/** How many lines all of them begin with alike. */
function alike(all: readonly (readonly string[])[]): number {
  const [first = [], ...others] = all;
  const most = Math.min(...all.map(({ length }) => length));
  let count = 0;
  while (count < most && others.every((other) => other[count] === first[count])) count += 1;
  return count;
}

/**
 * Joins what stands with what somebody offers who began with `original` (undefined: nobody knows any more). No line of either
 * is lost: where both touched the same lines, what stands stays and both sides are told as a clash.
 */
export function joinWords(original: string | undefined, standing: string, offered: string): Joined {
  if (standing === offered || offered === original) return { text: standing, clashes: [] };
  if (standing === original) return { text: offered, clashes: [] };
  const known = original === undefined ? [] : [lines(original)];
  const all = [lines(standing), lines(offered), ...known];
  const head = alike(all);
  const rest = all.map((one) => one.slice(head));
  const tail = alike(rest.map((one) => one.toReversed()));
  const [mine, theirs, both] = rest.map((one) => one.slice(0, one.length - tail)) as [string[], string[], string[]?];
  const [before, after] = [all[0]!.slice(0, head), tail === 0 ? [] : rest[0]!.slice(-tail)];
  const isTooAlike = !both || pairs(mine, both) + pairs(theirs, both) > MOST_PAIRS;
  if (isTooAlike) {
    const clash = { standing: words(mine), offered: words(theirs), original: words(both ?? []) };
    return { text: standing, clashes: [clash] };
  }
  return between(before, diff3Merge(mine, both, theirs), after);
}

function between(before: string[], regions: ReturnType<typeof diff3Merge<string>>, after: string[]): Joined {
  const text = [...before];
  const clashes: Clash[] = [];
  for (const { ok, conflict } of regions) {
    text.push(...(ok ?? conflict!.a));
    if (!conflict) continue;
    clashes.push({ standing: words(conflict.a), offered: words(conflict.b), original: words(conflict.o) });
  }
  return { text: words([...text, ...after]), clashes };
}
