import type { Coordination, Incident, IncidentFigures } from '#contracts';
import type { Fact } from './fact.js';
import { loadOf } from './load.js';
import { spanOf } from './spread.js';

/** What figures know of an incident beside what happened in it. */
export type Counted = Pick<
  Incident,
  'id' | 'title' | 'kind' | 'severity' | 'components' | 'declaredAt' | 'status' | 'statusSince' | 'visibility'
>;

/** Statuses in which it is over, and nobody works on it any more. */
const OVER: readonly string[] = ['resolved', 'closing', 'closed', 'cancelled', 'merged'];
const RELIEVED: readonly string[] = ['mitigated', ...OVER.slice(0, 3)];

const named = (facts: readonly Fact[], name: string): Fact[] => facts.filter((fact) => fact.name === name);
const distinct = (facts: readonly Fact[]): string[] => [...new Set(facts.map(({ about = '' }) => about))];

/** When it was over the last time, as it is now; undefined while it is not. */
function overAt(facts: readonly Fact[]): string | undefined {
  const moves = named(facts, 'status-changed');
  const last = moves.findLastIndex(({ status }) => !OVER.includes(status!));
  return moves[last + 1]?.at;
}

/** When an audience was last told in vain that its word is late: nothing was said to it after that. */
function missed(facts: readonly Fact[]): number {
  const late = named(facts, 'promise-due').filter(({ step }) => step === 'late');
  const isOpen = (one: Fact) =>
    !facts.some((fact) => fact.name === 'promise-kept' && fact.about === one.about && fact.at >= one.at);
  return distinct(late.filter(isOpen)).length;
}

function coordinationOf(facts: readonly Fact[], until: string): Coordination {
  const kept = named(facts, 'promise-kept').map(({ lateMs = 0 }) => lateMs);
  const late = kept.filter((ms) => ms > 0);
  const count = (name: string) => named(facts, name).length;
  const tooLong = named(facts, 'vacancy-due').filter(({ step }) => step === 'end' || step === 'wider');
  return {
    acknowledgements: {
      asked: named(facts, 'role-assigned').filter(({ about }) => about !== undefined).length,
      late: distinct(named(facts, 'holding-unconfirmed')).length,
    },
    managerSilent: count('manager-silent'),
    updates: {
      ...{ kept: kept.length, late: late.length, missed: missed(facts) },
      longestLateMs: late.length > 0 ? Math.max(...late) : null,
    },
    handovers: {
      ...{ accepted: count('handover-accepted'), declined: count('handover-declined') },
      expired: count('handover-expired'),
    },
    emptyTooLong: distinct(tooLong),
    load: loadOf(facts, until),
  };
}

/** The figures of one incident from what happened in it, in whatever order that came. */
export function figuresOfIncident(incident: Counted, given: readonly Fact[], asOf: string): IncidentFigures {
  const facts = given.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  const { id, title, kind, severity, components, declaredAt, status } = incident;
  const relief = named(facts, 'status-changed').find((move) => RELIEVED.includes(move.status!))?.at;
  const over = overAt(facts);
  const resolved = OVER.slice(0, 3).includes(status) ? over : undefined;
  return {
    ...{ incident: id, title, kind, severity, components, declaredAt, asOf },
    ...{ reliefMs: spanOf(declaredAt, relief), resolvedMs: spanOf(declaredAt, resolved) },
    coordination: coordinationOf(facts, over ?? asOf),
  };
}
