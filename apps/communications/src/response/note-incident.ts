import type { Incident } from '#contracts';
import type { Gathering, GatheringEvent } from './response.js';

/** Takes over how the incident is from this event of it on, unless something newer is known. */
export const noteIncident =
  (incident: Incident, told: { readonly sequence: number; readonly at: string }) =>
  (gathering: Gathering | undefined): readonly GatheringEvent[] => {
    if (gathering && told.sequence <= gathering.sequence) return [];
    const { id, visibility, severity, status, kind } = incident;
    const restricted = visibility === 'restricted';
    return [{ name: 'gathering-noted', data: { incident: id, restricted, severity, status, kind, ...told } }];
  };
