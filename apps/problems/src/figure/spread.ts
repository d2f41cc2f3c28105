import type { Portion, Spread } from '#contracts';

/** How long something took, of those of which it is known: the middle one, and what nine of ten stayed within. */
export function spreadOf(spans: readonly (number | null)[]): Spread {
  const known = spans.filter((span) => span !== null).sort((a, b) => a - b);
  const count = known.length;
  if (count === 0) return { count, medianMs: null, p90Ms: null };
  const middle = (known[Math.floor((count - 1) / 2)]! + known[Math.ceil((count - 1) / 2)]!) / 2;
  return { count, medianMs: Math.round(middle), p90Ms: known[Math.ceil(count * 0.9) - 1]! };
}

/** Portions of several together. */
export const together = (portions: readonly Portion[]): Portion => ({
  count: portions.reduce((sum, { count }) => sum + count, 0),
  of: portions.reduce((sum, one) => sum + one.of, 0),
});

/** Milliseconds from one time to another; null where one of them is not known, or they are the wrong way round. */
export function spanOf(from: string, to: string | undefined): number | null {
  if (to === undefined) return null;
  const ms = Date.parse(to) - Date.parse(from);
  return ms >= 0 ? ms : null;
}
