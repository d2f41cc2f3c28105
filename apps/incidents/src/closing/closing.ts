import { type FollowUp, type Incident, isCovered, type OpenItem, type PersonReference, type Status } from '#contracts';

/** What closing left to somebody, until it is no longer open. */
export interface KeptFollowUp extends FollowUp {
  /** How many days after its date they were asked for it last; null: not yet. */
  readonly said: number | null;
}

/** The last time that an incident was closed, or was to be. */
export interface Closing {
  /** Counts the closings of this incident. */
  readonly attempt: number;
  readonly by: PersonReference;
  readonly since: string;
  /** Where it goes back to if it is not closed, and since when it was there. */
  readonly from: Status;
  readonly fromSince: string;
  /** When it goes back if nothing came of it; null: it is over. */
  readonly until: string | null;
  /** It is being closed, or is closed by this. */
  readonly stands: boolean;
  /** Names of items that have nobody and need nobody; of a service that could not be asked: all that is its. */
  readonly covered: readonly string[];
  /** What was left to somebody, while this closing stands. */
  readonly followUps?: readonly KeptFollowUp[];
  /** It was opened again because something came up: then its dedupKey is left to whichever came after it. */
  readonly reopened?: boolean;
}

/** An incident as it is kept. */
export interface KeptIncident extends Omit<Incident, 'closing'> {
  readonly closing?: Closing;
}

/** An incident as everybody sees it who may. */
export function shownIncident({ closing, ...incident }: KeptIncident): Incident {
  return closing ? { ...incident, closing: { attempt: closing.attempt, stands: closing.stands } } : incident;
}

/** The closing that is under way; undefined while nobody closes it. */
export const underWay = ({ closing }: KeptIncident): Closing | undefined =>
  closing && closing.until !== null ? closing : undefined;

/** Where it stands for people: an incident that is just being closed is where it was before. */
export const standingOf = (incident: KeptIncident): Status => underWay(incident)?.from ?? incident.status;

/** What a service that cannot be asked is called among what is open. */
export const serviceItem = (service: string): string => `service:${service}`;

/** Whether somebody sees to it, or it was said that nobody has to. */
export const isSettled = (item: OpenItem, covered: readonly string[]): boolean =>
  isCovered(item) || covered.includes(item.id) || covered.includes(serviceItem(item.service));
