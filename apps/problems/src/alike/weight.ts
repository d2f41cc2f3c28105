/** What so many have tells nothing any more; nobody counts further. */
export const COMMON_FROM = 2_000;
/** A handful of things is no measure of what is common: as if there were so many more. */
const AT_LEAST = 20;
const LEAST = 0.05;

/** How telling a trait is that so many of all have: from almost nothing to 1, which only one has among very many. */
export function weightOf(having: number, all: number): number {
  if (having >= COMMON_FROM) return LEAST;
  const known = Math.max(all, having) + AT_LEAST;
  return Math.min(1, Math.max(LEAST, Math.log(known / (having + 1)) / Math.log(known)));
}
