import type { z } from 'zod';
import type { Localised } from './language.js';
import type { PersonReference } from './person.js';
import type { PresenceChange } from './presence.js';
import type { ServiceName } from './service-name.js';

/** What the wording of an event can draw on. */
export interface Told<Data> {
  readonly data: Data;
  /** Who did it: a person, or a service for what a clock did. */
  readonly by: PersonReference;
}

/** Somebody whom an event has to reach. */
export interface Notified {
  readonly person: PersonReference;
  /** At once, and not in the next digest. */
  readonly urgent: boolean;
}

/** These people, each at once. */
export const atOnce = (...people: readonly PersonReference[]): Notified[] =>
  people.map((person) => ({ person, urgent: true }));

/** These people, each with what else there is to tell. */
export const inDigest = (...people: readonly PersonReference[]): Notified[] =>
  people.map((person) => ({ person, urgent: false }));

/** An event as its publisher, its consumers and its readers know it. */
export interface EventContract<Name extends string = string, Data extends z.ZodType = z.ZodType> {
  readonly service: ServiceName;
  readonly name: Name;
  readonly version: number;
  /** The CloudEvents type: `muster.<service>.<name>.v<version>`. */
  readonly type: string;
  readonly summary: string;
  /** Tolerant: a reader ignores what it does not know. */
  readonly data: Data;
  /**
   * How the record tells it to people; `null` for what only carries state to other services and
   * never happened to anybody.
   */
  readonly wording: ((told: Told<z.output<Data>>) => Localised) | null;
  /** Whether this is one of the few things of an incident that a reader in a hurry must see. No unless it says so. */
  isKey?(told: Told<z.output<Data>>): boolean;
  /** Whether a reader asks afterwards why it was done, so that somebody should have written it down. No unless it says so. */
  asksWhy?(told: Told<z.output<Data>>): boolean;
  /**
   * Whom this has to reach wherever they are, for something is asked of them or changed for them: `communications` tells
   * them, by their own preferences and in the words of {@link wording}; never who did it. Nobody unless it says so.
   */
  notifies?(told: Told<z.output<Data>>): readonly Notified[];
  /** Who is there or gone, and in which role, from this on: in this order. Nothing changes unless it says so. */
  presence?(told: Told<z.output<Data>>): readonly PresenceChange[];
  /** It is in the record and its proof, but shows in the entry that it is about and needs no line of its own. */
  readonly isQuiet?: boolean;
}

/** An event in domain code: its name and its data, nothing of how it travels. */
export type EventOf<Contract> =
  Contract extends EventContract<infer Name, infer Data>
    ? { readonly name: Name; readonly data: Readonly<z.output<Data>> }
    : never;

/** Defines an event. A change that breaks it is a new version beside this one. */
export function defineEvent<Name extends string, Data extends z.ZodType>(
  definition: Omit<EventContract<Name, Data>, 'type'>,
): EventContract<Name, Data> {
  return { type: `muster.${definition.service}.${definition.name}.v${definition.version}`, ...definition };
}
