import {
  type declareIncident as contract,
  type Incident,
  type InputOf,
  type PersonReference,
  startInFuture,
} from '#contracts';
import type { Context } from '#persistence';
import type { IncidentEvent } from './incident-state.js';

/** What is declared, with the people it names found. */
export interface Declaration {
  readonly id: string;
  readonly input: InputOf<typeof contract>;
  readonly manager: PersonReference;
  readonly viewers: readonly PersonReference[];
}

/** An instant in UTC; refuses one that has not come yet. */
export function pastInstant(given: string, now: string): string {
  const instant = new Date(given).toISOString();
  if (instant > now) throw startInFuture({ now });
  return instant;
}

/** Declares an incident. It has its manager in the same event, so that at no instant it has none. */
export const declareIncident =
  ({ id, input, manager, viewers }: Declaration) =>
  ({ now, by }: Context): readonly IncidentEvent[] => {
    const incident: Incident = {
      id,
      title: input.title,
      severity: input.severity,
      status: 'triage',
      statusSince: now,
      kind: input.kind,
      visibility: input.visibility,
      viewers: [...viewers],
      summary: input.summary ?? null,
      impact: input.impact ?? null,
      components: input.components ?? [],
      labels: input.labels ?? {},
      startedAt: input.startedAt === undefined ? null : pastInstant(input.startedAt, now),
      declaredAt: now,
      declaredBy: by,
      manager,
      chatUrl: input.chatUrl ?? null,
      bridgeUrl: input.bridgeUrl ?? null,
      links: input.links ?? [],
      dedupKey: input.dedupKey ?? null,
    };
    return [{ name: 'incident-declared', data: { incident } }];
  };
