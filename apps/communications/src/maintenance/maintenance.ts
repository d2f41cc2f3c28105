import type {
  EventOf,
  Maintenance,
  MaintenanceStatus,
  MaintenanceTurn,
  maintenanceAnnounced,
  maintenanceBegun,
  maintenanceCancelled,
  maintenanceDue,
  maintenanceEnded,
  maintenanceProlonged,
  maintenanceSaid,
  maintenanceVerifying,
  PersonReference,
  PublicWords,
} from '#contracts';
import type { Context } from '#persistence';

/** Planned work as it is kept. */
export interface KeptMaintenance extends Maintenance {
  /** Of what its clock has reminded, and how many hours after the time; null: of nothing since it moved. */
  readonly reminded: { readonly turn: MaintenanceTurn; readonly hours: number } | null;
}

/** What can happen to planned work. */
export type MaintenanceEvent =
  | EventOf<typeof maintenanceAnnounced>
  | EventOf<typeof maintenanceBegun>
  | EventOf<typeof maintenanceVerifying>
  | EventOf<typeof maintenanceEnded>
  | EventOf<typeof maintenanceProlonged>
  | EventOf<typeof maintenanceCancelled>
  | EventOf<typeof maintenanceSaid>
  | EventOf<typeof maintenanceDue>;

/** Decides something on planned work that is there. */
export type MaintenanceDecision = (maintenance: KeptMaintenance, context: Context) => readonly MaintenanceEvent[];

/** Planned work as everybody sees it. */
export const shownMaintenance = ({ reminded: _, ...maintenance }: KeptMaintenance): Maintenance => maintenance;

/** Nobody: who works on it is none of the public's business. */
const SOMEBODY: PersonReference = { id: 'service:communications', name: 'Muster' };

/** Planned work without who spoke of it: what the page says, and nothing else. */
export const publicMaintenance = (maintenance: Maintenance): Maintenance => ({
  ...maintenance,
  entries: maintenance.entries.map((entry) => ({ ...entry, by: SOMEBODY })),
});

/** Who announced it. */
export const announcerOf = ({ entries }: Maintenance): PersonReference => entries[0]!.by;

/** The latest of some times. */
export const latestOf = (...times: readonly string[]): string => times.toSorted().at(-1)!;

/** What is said, and where the work stands by it. */
export interface Saying {
  readonly status: MaintenanceStatus;
  readonly words: PublicWords;
}

/** Planned work of which more is said; its changes never go back in time, whichever replica's clock was asked. */
export function saying(before: Maintenance, says: readonly Saying[], { now, by }: Context): Maintenance {
  const at = latestOf(now, before.changedAt);
  const entries = says.map((one, index) => ({
    id: `${before.id}.${before.entries.length + index + 1}`,
    ...one,
    at,
    by,
  }));
  const { status } = says.at(-1)!;
  return { ...before, status, entries: [...before.entries, ...entries], changedAt: at, sequence: before.sequence + 1 };
}
