import type {
  EventOf,
  Incident,
  PersonReference,
  recordNoted,
  recordSealed,
  recordSilent,
  Seal,
  SilenceStep,
  wordHeard,
} from '#contracts';

/** What is known of the record of an incident beside its lines: whether somebody has to write in it, and how it was sealed. */
export interface KeptRecord {
  readonly incident: string;
  readonly restricted: boolean;
  readonly severity: Incident['severity'];
  readonly status: Incident['status'];
  readonly kind: Incident['kind'];
  /** The incident's own sequence that this is from. */
  readonly sequence: number;
  /** Since when somebody has to write in it; null: nobody has to. */
  readonly watchedSince: string | null;
  /** When a person wrote last, as far as the clock had to know. */
  readonly wordAt: string | null;
  /** How far the clock has come since then. */
  readonly said: SilenceStep | null;
  /** Of the latest closing. */
  readonly seal: (Seal & { readonly closing: string }) | null;
}

/** What can happen to it. */
export type RecordEvent =
  | EventOf<typeof recordNoted>
  | EventOf<typeof wordHeard>
  | EventOf<typeof recordSilent>
  | EventOf<typeof recordSealed>;

/** Who is asked why nobody writes: who answers for the timeline, and the incident manager. */
export interface Keepers {
  readonly keeper: PersonReference;
  readonly manager: PersonReference;
}
