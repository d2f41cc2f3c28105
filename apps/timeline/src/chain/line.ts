import type { Envelope, PersonReference } from '#contracts';
import type { Shown } from '../entry/shown.js';

/** What became of the words of a line that was redacted. */
export interface Redaction {
  readonly by: PersonReference;
  readonly at: string;
  readonly reason: string;
  /** The event that tells of it, a later line of the same chain. */
  readonly event: string;
  /** Of what is left, with a salt of its own; the chain has it in that event. */
  readonly salt: string;
  readonly digest: string;
}

/** What a line says, and what its digest proves. */
export interface Content {
  readonly incident: string;
  readonly restricted: boolean;
  readonly event: Envelope;
}

/** The place of a line in its chain. */
export interface Link {
  /** From 1, without gaps, in the order in which events came in. */
  readonly position: number;
  /** Without it nobody can guess redacted words from the digest; null once words were taken out. */
  readonly salt: string | null;
  /** Of salt and content. */
  readonly digest: string;
  /** Of the head before, and of this line's position, id and digest: stands for all up to here. */
  readonly head: string;
}

/** One line of the record as it is kept: an event as it came, its place in the chain, and how it is shown. */
export interface Line extends Content, Link {
  readonly _id: string;
  /** Follows from the event and from what people did with the entry since; for filters and for order. */
  readonly shown: Shown;
  readonly redaction?: Redaction;
}

/** How far a chain has come. */
export interface Head {
  readonly incident: string;
  readonly length: number;
  readonly head: string;
}
