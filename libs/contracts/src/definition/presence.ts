import type { Localised } from './language.js';
import type { PersonReference } from './person.js';

/** A seat as an event names it. */
interface Seat {
  readonly role: string;
  readonly roleName: Localised;
  readonly scope: string;
}

/** How an event changes who is in an incident and in which role: what a reader folds who knows no rule of the roles. */
export type PresenceChange =
  | { readonly change: 'joined'; readonly person: PersonReference }
  /** Who left is in no role any more. */
  | { readonly change: 'left'; readonly person: PersonReference }
  /** Who holds a role shadows it no more; `since` where that is another time than the event's. */
  | (Seat & {
      readonly change: 'holds' | 'no-longer-holds' | 'observes' | 'no-longer-observes';
      readonly person: PersonReference;
      readonly since?: string;
    })
  /** A role or a part of the incident is no more, and nobody is in it. */
  | { readonly change: 'over'; readonly role: string }
  | { readonly change: 'over'; readonly scope: string };
