import { type LikenessKind, type Localised, listed } from '#contracts';
import type { TraitKind } from './traits.js';

/** Named in a sentence at most; the rest is in the list beside it. */
const MOST_NAMED = 5;

/** Why two are alike, as a sentence's part: by which kind, and what of it both have. */
export function saidWhy(by: LikenessKind, kind: TraitKind, all: readonly string[]): Localised {
  const some = all.slice(0, MOST_NAMED);
  const [en, fr] = [listed(some, 'en'), listed(some, 'fr')];
  if (by === 'component') return { en: `it affects ${en} too`, fr: `${fr} aussi touché` };
  if (by === 'words') return { en: `the same words: ${en}`, fr: `les mêmes mots : ${fr}` };
  if (by === 'fingerprint') {
    return kind === 'alert'
      ? { en: `the same alert: ${en}`, fr: `la même alerte : ${fr}` }
      : { en: `the same labels: ${en}`, fr: `les mêmes étiquettes : ${fr}` };
  }
  return kind === 'problem'
    ? { en: `${en} is behind both`, fr: `${fr} est derrière les deux` }
    : { en: `the cause is told in the same words: ${en}`, fr: `la cause est dite avec les mêmes mots : ${fr}` };
}
