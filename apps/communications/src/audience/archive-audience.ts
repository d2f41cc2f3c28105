import { type Audience, audienceBuiltIn } from '#contracts';
import type { AudienceEvent } from './audience-aggregate.js';

/** Tells an audience nothing any more; nothing when it is so already. Throws `audience-built-in`. */
export const archiveAudience = (audience: Audience): readonly AudienceEvent[] => {
  if (audience.builtIn) throw audienceBuiltIn({ audienceName: audience.name });
  return audience.archived ? [] : [{ name: 'audience-defined', data: { audience: { ...audience, archived: true } } }];
};
