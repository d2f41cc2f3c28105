import { LANGUAGES, LIKENESS_KINDS, type LikenessKind, type LikenessReason } from '#contracts';
import { type Compared, type Overlap, overlapOf, type Prepared } from './overlap.js';
import { saidWhy } from './said-why.js';
import { kindOf, type TraitKind, traitValue } from './traits.js';

/** How telling a trait is, 0 to 1. */
export type Weigh = (trait: string) => number;

/** How much two have of one kind of likeness, and by which traits. */
interface Part {
  readonly share: number;
  readonly traits: readonly string[];
}

/** How alike two are at most by one kind alone. */
const MOST: Readonly<Record<LikenessKind, number>> = { fingerprint: 0.9, cause: 0.7, component: 0.45, words: 0.6 };
/** So many telling words in common, and a little more says little more. */
const ENOUGH_WORDS = 1.5;
/** Labels are a weaker sign than the key of the alert itself. */
const BY_LABELS = 0.7;
/** Less than that is chance. */
export const LEAST_LIKE = 0.12;
const NOTHING: Part = { share: 0, traits: [] };

type Overlaps = (kind: TraitKind) => Overlap;

/** Of all that both have, the part that is in both (Dice). */
const dice = (common: number, [one, other]: readonly [number, number]) =>
  common === 0 ? 0 : (2 * common) / (one + other);

const strongest = (traits: readonly string[], weigh: Weigh) => Math.max(0, ...traits.map(weigh));

function fingerprint(overlaps: Overlaps, weigh: Weigh): Part {
  const { common: alerts } = overlaps('alert');
  if (alerts.length > 0) return { share: 1, traits: alerts };
  const { common, sizes } = overlaps('label');
  return { share: BY_LABELS * dice(common.length, sizes) * strongest(common, weigh), traits: common };
}

function component(overlaps: Overlaps, weigh: Weigh): Part {
  const { common, sizes } = overlaps('component');
  return { share: (dice(common.length, sizes) * (1 + strongest(common, weigh))) / 2, traits: common };
}

/** In the language in which more fits: by how telling the words in common are, and how much of the shorter one they are. */
function words(overlaps: Overlaps, weigh: Weigh): Part {
  const inEach = LANGUAGES.map((language): Part => {
    const { common, sizes } = overlaps(language);
    if (common.length === 0) return NOTHING;
    const evidence = common.map(weigh).sort((less, more) => less - more);
    const told = 1 - Math.exp(-evidence.reduce((sum, weight) => sum + weight, 0) / ENOUGH_WORDS);
    return { share: told * Math.sqrt(common.length / Math.min(...sizes)), traits: common };
  });
  return inEach.reduce((best, next) => (next.share > best.share ? next : best), NOTHING);
}

/** The same problem behind both; else, where one of them is a problem, the words in which a cause is told. */
function causeAndWords(overlaps: Overlaps, tellsCause: boolean, weigh: Weigh): { cause: Part; words: Part } {
  const { common } = overlaps('problem');
  const same: Part = { share: common.length > 0 ? 1 : 0, traits: common };
  const told = words(overlaps, weigh);
  if (!tellsCause) return { cause: same, words: told };
  return { cause: same.share > 0 ? same : told, words: NOTHING };
}

/** How alike two are, and by how much of what. */
export interface Likeness {
  /** All reasons together: 0 is not at all, never quite 1. */
  readonly likeness: number;
  readonly parts: Readonly<Record<LikenessKind, Part>>;
}

const strength = (parts: Likeness['parts'], kind: LikenessKind): number => MOST[kind] * parts[kind].share;

/** How alike two are: the same both ways round. Each reason adds to the others and none takes away. */
export function likenessOf(one: Prepared, other: Compared, weigh: Weigh): Likeness {
  const overlaps = overlapOf(one, other);
  const parts = {
    fingerprint: fingerprint(overlaps, weigh),
    component: component(overlaps, weigh),
    ...causeAndWords(overlaps, one.isProblem || other.isProblem, weigh),
  };
  const left = LIKENESS_KINDS.reduce((product, kind) => product * (1 - strength(parts, kind)), 1);
  return { likeness: round(1 - left), parts };
}

/** Why they are, the strongest reason first. `written` says how a trait was written, for those who read it. */
export function reasonsOf(
  { parts }: Likeness,
  weigh: Weigh,
  written: (trait: string) => string = traitValue,
): LikenessReason[] {
  return LIKENESS_KINDS.filter((kind) => parts[kind].share > 0)
    .toSorted((one, other) => strength(parts, other) - strength(parts, one))
    .map((by) => {
      const { share, traits } = parts[by];
      const telling = traits.toSorted((one, other) => weigh(other) - weigh(one));
      const all = [...new Set(telling.map(written))];
      return { by, share: round(share), of: all, why: saidWhy(by, kindOf(telling[0]!), all) };
    });
}

/** Two digits are what anybody can tell apart. */
const round = (value: number): number => Math.round(value * 100) / 100;
