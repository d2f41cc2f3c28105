import type { Fact } from './fact.js';
import type { Counted } from './incident-figures.js';

export const ANA = { id: 'p-ana', name: 'Ana' };
export const BO = { id: 'p-bo', name: 'Bo' };

/** So many minutes after the incident was declared. */
export const at = (minutes: number): string =>
  new Date(Date.parse('2026-03-02T09:00:00.000Z') + minutes * 60_000).toISOString();

let numbers = 0;

/** Something that happened so many minutes after the declaration. */
export const fact = (name: string, minutes: number, more: Partial<Fact> = {}): Fact => {
  numbers += 1;
  return { id: `e-${numbers}`, place: 'INC-1', at: at(minutes), name, ...more };
};

/** Somebody holds a role from then on, or no longer. */
export const seat = (change: 'holds' | 'no-longer-holds', person: typeof ANA, role: string, minutes: number): Fact =>
  fact('role-assigned', minutes, {
    presence: [{ change, person, role, roleName: { en: role, fr: role }, scope: 'incident' }],
  });

/** It came to a status. */
export const moved = (status: string, minutes: number): Fact => fact('status-changed', minutes, { status });

export const INCIDENT: Counted = {
  ...{ id: 'INC-1', title: 'Down', kind: 'real', severity: 'SEV2', components: ['db'], declaredAt: at(0) },
  ...{ status: 'resolved', statusSince: at(90), visibility: 'open' },
};
