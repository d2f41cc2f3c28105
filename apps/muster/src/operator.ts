import type { Identified } from '#authority';

/** Who runs this Muster: the first sign-in link is for them, and so is its upkeep. */
export const OPERATOR: Identified = { email: 'operator@muster.local', name: 'Operator', admin: true };
