import type { Incident } from '#contracts';
import type { KeptRecord, RecordEvent } from './record.js';

/** Takes over how the incident is from this event of it on, unless something newer is known. */
export const noteIncident =
  (incident: Incident, told: { readonly sequence: number; readonly at: string }) =>
  (record: KeptRecord | undefined): readonly RecordEvent[] => {
    if (record && told.sequence <= record.sequence) return [];
    const { id, visibility, severity, status, kind } = incident;
    const restricted = visibility === 'restricted';
    return [{ name: 'record-noted', data: { incident: id, restricted, severity, status, kind, ...told } }];
  };
