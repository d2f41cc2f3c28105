import type { Incident, ProblemRecord } from '#contracts';

/** Specs only: an incident of a shop, with what a spec wants of it. */
export const anIncident = (more: Partial<Incident> = {}): Incident => ({
  ...{ id: 'INC-1', title: 'Orders fail', severity: 'SEV2', status: 'triage', kind: 'real', visibility: 'open' },
  ...{ statusSince: '2026-03-01T03:00:00.000Z', declaredAt: '2026-03-01T03:00:00.000Z', startedAt: null },
  ...{ viewers: [], summary: null, impact: null, components: [], labels: {}, chatUrl: null, bridgeUrl: null },
  ...{ declaredBy: { id: 'p-ana', name: 'Ana' }, manager: { id: 'p-ana', name: 'Ana' }, links: [], dedupKey: null },
  ...more,
});

/** Specs only: the problem behind some incidents, with a workaround where one is given. */
export function aProblem(incidents: readonly Incident[], more: Partial<ProblemRecord> = {}): ProblemRecord {
  const linked = incidents.map(({ id, title, severity, components, declaredAt }) => ({
    ...{ id, title, severity, components, startedAt: null, declaredAt, resolvedAt: null, linkedAt: declaredAt },
  }));
  return {
    ...{ id: 'PRB-1', title: 'Connections leak', status: 'open', because: 'hand', severity: 'SEV2' },
    ...{ incidents: linked, components: [...new Set(incidents.flatMap(({ components }) => components))] },
    ...{ restricted: false, workaround: null, openedAt: '2026-03-01T05:00:00.000Z', closedAt: null, reopened: 0 },
    ...{ openedBy: { id: 'p-ana', name: 'Ana' }, ...more },
  };
}

/** Specs only: how one lives with a problem. */
export const aWorkaround = (words: string) => ({
  ...{ status: 'known-error' as const },
  workaround: { words, by: { id: 'p-ana', name: 'Ana' }, at: '2026-03-01T06:00:00.000Z' },
});
