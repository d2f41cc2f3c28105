/** A web address as people may see it: its path is often all that keeps others from writing there. */
export const shownWebAddress = (address: string): string => {
  const { origin, pathname, search } = new URL(address);
  return pathname === '/' && !search ? origin : `${origin}/…`;
};
