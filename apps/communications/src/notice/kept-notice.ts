import type { Localised, PersonReference } from '#contracts';

/** Something that has to reach one person, as it is kept until it is forgotten. */
export interface KeptNotice {
  readonly person: string;
  /** The id of the event that it is of: the same event is one notice to a person. */
  readonly event: string;
  /** `_` for what belongs to no incident. */
  readonly incident: string;
  readonly title: string | null;
  readonly isDrill: boolean;
  readonly text: Localised;
  readonly by: PersonReference;
  /** Nobody did it: a clock says it, and is silent for who snoozed the incident. */
  readonly byClock: boolean;
  readonly urgent: boolean;
  /** When it happened. */
  readonly at: string;
  /** When it may go out at the earliest. */
  readonly dueAt: string;
}
