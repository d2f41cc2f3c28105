import { isDeepStrictEqual } from 'node:util';
import {
  type Audience,
  audienceArchived,
  audienceBuiltIn,
  audienceIncomplete,
  type defineAudience as contract,
  type InputOf,
  LANGUAGES,
} from '#contracts';
import type { AudienceEvent } from './audience-aggregate.js';
import { BUILT_IN, dutiesOf } from './built-in-audiences.js';

type Wishes = InputOf<typeof contract>;

/** By whose beat an audience of one's own is told, unless it says otherwise. */
const BEATS_LIKE = { internal: 'all-staff', external: 'customers' } as const;

/** What an audience of one's own begins with. Throws `audience-incomplete` when it has no name or no side. */
function begun({ audience: key, name, side }: Wishes): Audience {
  if (!name) throw audienceIncomplete({ missing: 'name' }, [{ field: 'name', message: 'missing' }]);
  if (!side) throw audienceIncomplete({ missing: 'side' }, [{ field: 'side', message: 'missing' }]);
  return {
    ...{ key, name, side, languages: [...LANGUAGES], reaches: 'members', review: 'none', urgent: false },
    ...{ cadence: BUILT_IN.get(BEATS_LIKE[side])!.cadence, duties: dutiesOf(side), builtIn: false, archived: false },
  };
}

/**
 * Defines an audience or changes its wishes: what is not given stays as it is; nothing when it is so already. Throws
 * `audience-incomplete`, `audience-archived` (unless it is brought back), and `audience-built-in` for another side.
 */
export const defineAudience =
  (wishes: Wishes) =>
  (stored: Audience | undefined): readonly AudienceEvent[] => {
    const before = stored ?? BUILT_IN.get(wishes.audience);
    const { audience: _, archived, ...given } = wishes;
    if (before?.archived && archived !== false) throw audienceArchived({ audienceName: before.name });
    const { side = before?.side } = given;
    if (before?.builtIn && side !== before.side) throw audienceBuiltIn({ audienceName: before.name });
    const from = before ?? begun(wishes);
    const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const after: Audience = { ...from, ...changed, archived: false };
    const audience = after.side === from.side ? after : { ...after, duties: dutiesOf(after.side) };
    return isDeepStrictEqual(audience, before) ? [] : [{ name: 'audience-defined', data: { audience } }];
  };
