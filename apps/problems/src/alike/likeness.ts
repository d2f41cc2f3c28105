import { LANGUAGES, LIKENESS_KINDS, type LikenessKind, type LikenessReason } from '#contracts';
import { saidWhy } from './said-why.js';
import { readTrait, type TraitKind } from './traits.js';

/** One of two that are compared. */
export interface Compared {
  readonly traits: readonly string[];
  /** It is a problem: its words tell of a cause. */
  readonly isProblem: boolean;
}

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

const of = (traits: readonly string[], kind: TraitKind) => traits.filter((one) => readTrait(one)[0] === kind);

/** What both have of a kind, and how many each has. */
function inCommon(one: Compared, other: Compared, kind: TraitKind) {
  const [ours, theirs] = [of(one.traits, kind), new Set(of(other.traits, kind))];
  return { common: ours.filter((it) => theirs.has(it)), sizes: [ours.length, theirs.size] as const };
}

/** Of all that both have, the part that is in both (Dice). */
const dice = (common: number, [one, other]: readonly [number, number]) =>
  common === 0 ? 0 : (2 * common) / (one + other);

const strongest = (traits: readonly string[], weigh: Weigh) => Math.max(0, ...traits.map(weigh));

function fingerprint(one: Compared, other: Compared, weigh: Weigh): Part {
  const { common: alerts } = inCommon(one, other, 'alert');
  if (alerts.length > 0) return { share: 1, traits: alerts };
  const { common, sizes } = inCommon(one, other, 'label');
  return { share: BY_LABELS * dice(common.length, sizes) * strongest(common, weigh), traits: common };
}

function component(one: Compared, other: Compared, weigh: Weigh): Part {
  const { common, sizes } = inCommon(one, other, 'component');
  return { share: (dice(common.length, sizes) * (1 + strongest(common, weigh))) / 2, traits: common };
}

/** In the language in which more fits: by how telling the words in common are, and how much of the shorter one they are. */
function words(one: Compared, other: Compared, weigh: Weigh): Part {
  const inEach = LANGUAGES.map((language): Part => {
    const { common, sizes } = inCommon(one, other, language);
    if (common.length === 0) return NOTHING;
    const evidence = common.map(weigh).sort((less, more) => less - more);
    const told = 1 - Math.exp(-evidence.reduce((sum, weight) => sum + weight, 0) / ENOUGH_WORDS);
    return { share: told * Math.sqrt(common.length / Math.min(...sizes)), traits: common };
  });
  return inEach.reduce((best, next) => (next.share > best.share ? next : best), NOTHING);
}

/** The same problem behind both; else, where one of them is a problem, the words in which a cause is told. */
function causeAndWords(one: Compared, other: Compared, weigh: Weigh): { cause: Part; words: Part } {
  const { common } = inCommon(one, other, 'problem');
  const same: Part = { share: common.length > 0 ? 1 : 0, traits: common };
  const told = words(one, other, weigh);
  if (!one.isProblem && !other.isProblem) return { cause: same, words: told };
  return { cause: same.share > 0 ? same : told, words: NOTHING };
}

/** How alike two are, and why. */
export interface Likeness {
  /** All reasons together: 0 is not at all, never quite 1. */
  readonly likeness: number;
  /** The strongest first. */
  readonly why: readonly LikenessReason[];
}

/**
 * How alike two are: the same both ways round. Each reason adds to the others and none takes away. `written` says how a trait
 * was written, for those who read why.
 */
export function likenessOf(
  one: Compared,
  other: Compared,
  weigh: Weigh,
  written: (trait: string) => string = (it) => readTrait(it)[1],
): Likeness {
  const parts: Readonly<Record<LikenessKind, Part>> = {
    fingerprint: fingerprint(one, other, weigh),
    component: component(one, other, weigh),
    ...causeAndWords(one, other, weigh),
  };
  const strength = (kind: LikenessKind) => MOST[kind] * parts[kind].share;
  const likeness = 1 - LIKENESS_KINDS.reduce((left, kind) => left * (1 - strength(kind)), 1);
  const there = LIKENESS_KINDS.filter((kind) => parts[kind].share > 0);
  const why = there
    .toSorted((less, more) => strength(more) - strength(less))
    .map((by): LikenessReason => {
      const { share, traits } = parts[by];
      const telling = traits.toSorted((less, more) => weigh(more) - weigh(less));
      const kinds = [...new Set(telling.map((it) => readTrait(it)[0]))];
      const all = [...new Set(telling.map(written))];
      return { by, share: round(share), of: all, why: saidWhy(by, kinds[0]!, all) };
    });
  return { likeness: round(likeness), why };
}

/** Two digits are what anybody can tell apart. */
const round = (value: number): number => Math.round(value * 100) / 100;
