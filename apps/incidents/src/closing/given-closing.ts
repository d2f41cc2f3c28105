import type { OpenItem } from '#contracts';
import { declareIncident } from '../incident/declare-incident.js';
import { evolve, type IncidentEvent } from '../incident/incident-state.js';
import type { KeptIncident } from './closing.js';

export const ANA = { id: 'p-ana', name: 'Ana' };
export const BO = { id: 'p-bo', name: 'Bo' };
export const MUSTER = { id: 'service:incidents', name: 'Muster' };

/** So many seconds after the declaration. */
export const at = (second: number): string => new Date(Date.UTC(2026, 2, 1, 3) + second * 1_000).toISOString();

/** The incident after these events, each a second later. */
export const later = (incident: KeptIncident, events: readonly IncidentEvent[], second: number, by = ANA) =>
  events.reduce((state, event) => evolve(state, event, { at: at(second), by }), incident);

/** An incident that Ana declared and resolved. */
export function resolved(): KeptIncident {
  const input = { title: 'Slow', severity: 'SEV2', kind: 'real', visibility: 'open', viewers: [] } as never;
  const context = { now: at(0), by: ANA };
  const [event] = declareIncident({ id: 'INC-1', input, manager: ANA, viewers: [] })(context);
  const incident = evolve(undefined, event!, { at: at(0), by: ANA });
  return later(incident, [{ name: 'status-changed', data: { from: 'triage', to: 'resolved' } }], 1);
}

/** Something that is open in it. */
export const item = (name: string, more: Partial<OpenItem> = {}): OpenItem => ({
  ...{ id: `update:${name}`, service: 'communications', kind: 'update', title: { en: name, fr: name } },
  ...{ owner: null, due: null, link: null, ...more },
});

/** A service that cannot be asked. */
export const away = (service: OpenItem['service']): OpenItem =>
  item(service, { id: `service:${service}`, service, kind: 'service' });
