import type { Envelope } from '#contracts';
import { at, type Past } from '../roster/given.js';
import type { Told } from './story.js';

/** What happened, as specs give it: the first at the declaration, afterwards one thing a minute. */
export const storyGiven = (...pasts: readonly Past[]): readonly Told[] =>
  pasts.map(({ event, by }, minute) => ({ event, by, at: at(minute) }));

/** The same as it is kept. */
export const envelopesOf = (story: readonly Told[]): Envelope[] =>
  story.map(({ event, at: time, by }, index) => ({
    ...{ specversion: '1.0', id: `e-${index}`, source: '/muster/roles', type: `muster.roles.${event.name}.v1`, time },
    ...{ subject: 'INC-42', datacontenttype: 'application/json', incident: 'INC-42', sequence: index + 1 },
    ...{ actor: by.id, actorname: by.name, correlationid: 'c-1', data: event.data },
  }));
