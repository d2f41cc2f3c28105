import type { Audience } from '#contracts';
import type { AudienceEvent } from './audience-aggregate.js';

/** How many came, were changed, and went. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Says how many others are in an audience now; nothing when nobody is. */
export const changeMembers = ({ key, name }: Audience, counts: Counts): readonly AudienceEvent[] =>
  counts.added + counts.changed + counts.removed === 0
    ? []
    : [{ name: 'members-changed', data: { audience: key, audienceName: name, ...counts } }];
