import { kindOf, type TraitKind } from './traits.js';

/** One of two that are compared. */
export interface Compared {
  readonly traits: readonly string[];
  /** It is a problem: its words tell of a cause. */
  readonly isProblem: boolean;
}

/** One that is compared with many: its traits are looked up again and again. */
export interface Prepared extends Compared {
  readonly all: ReadonlySet<string>;
  readonly sizes: Sizes;
}

type Sizes = Partial<Record<TraitKind, number>>;

/** What two have in common of a kind of traits, and how many each has of it. */
export interface Overlap {
  readonly common: readonly string[];
  readonly sizes: readonly [number, number];
}

const counted = (sizes: Sizes, kind: TraitKind): void => {
  sizes[kind] = (sizes[kind] ?? 0) + 1;
};

/** Makes ready to be compared with many. */
export function prepared({ traits, isProblem }: Compared): Prepared {
  const sizes: Sizes = {};
  for (const trait of traits) counted(sizes, kindOf(trait));
  return { traits, isProblem, all: new Set(traits), sizes };
}

/** What two have in common of each kind, in one go through the other's traits. */
export function overlapOf(one: Prepared, other: Compared): (kind: TraitKind) => Overlap {
  const common: Partial<Record<TraitKind, string[]>> = {};
  const sizes: Sizes = {};
  for (const trait of other.traits) {
    const kind = kindOf(trait);
    counted(sizes, kind);
    if (!one.all.has(trait)) continue;
    common[kind] ??= [];
    common[kind].push(trait);
  }
  return (kind) => ({ common: common[kind] ?? [], sizes: [one.sizes[kind] ?? 0, sizes[kind] ?? 0] });
}
