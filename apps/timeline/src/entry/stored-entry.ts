import type { Envelope, PersonReference } from '#contracts';

/** One line of the record as it is kept: facts, worded only when somebody reads it. */
export interface StoredEntry {
  readonly incident: string;
  readonly restricted: boolean;
  readonly kind: 'event' | 'note';
  /** When it happened, ISO 8601 in UTC with milliseconds. */
  readonly occurredAt: string;
  /** When Muster came to know of it. */
  readonly recordedAt: string;
  readonly by: PersonReference;
  /** The CloudEvents type: its contract words it. */
  readonly type: string;
  readonly service: string;
  /** The aggregate that the event is of, and the event's place among its others. */
  readonly aggregate: string;
  readonly sequence: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** The event as it came; a note's own event is in this service's outbox or log. */
  readonly event: Envelope | null;
}
