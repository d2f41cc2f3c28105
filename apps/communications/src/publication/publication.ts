import type {
  ComponentState,
  EventOf,
  PersonReference,
  Publication,
  PublicationEntry,
  PublicationStatus,
  PublicImpact,
  PublicWords,
  publicationCorrected,
  publicationDue,
  publicationPublished,
  publicationUpdated,
  publicationWithdrawn,
} from '#contracts';
import { notYoursToPublish, publicationChanged, publicationIsWithdrawn, publicationSaysEnough } from '#contracts';
import type { Context } from '#persistence';

/** A publication as it is kept. */
export interface KeptPublication extends Publication {
  /** Whether its incident is restricted: its events go out so; the page is for everybody all the same. */
  readonly restricted: boolean;
  /** Whether somebody is asked if it still holds. */
  readonly chased: boolean;
  /** Another may be open for the same incident. */
  readonly beside: boolean;
  /** Hours of silence of which was reminded; 0: of none since it changed. */
  readonly reminded: number;
}

/** What can happen to a publication. */
export type PublicationEvent =
  | EventOf<typeof publicationPublished>
  | EventOf<typeof publicationUpdated>
  | EventOf<typeof publicationCorrected>
  | EventOf<typeof publicationWithdrawn>
  | EventOf<typeof publicationDue>;

/** Whether somebody may publish, and who answers for it. */
export interface Verdict {
  readonly allowed: boolean;
  readonly whoMay: string;
  readonly decidedByCopy: boolean;
}

/** What somebody may know who decides on a publication: their right, and what they read before. */
export interface Deciding {
  readonly verdict: Verdict;
  readonly restricted: boolean;
  readonly sequence?: number | undefined;
}

/** Decides something on a publication that is there. */
export type PublicationDecision = (before: KeptPublication, context: Context) => readonly PublicationEvent[];

/** A publication as everybody sees it. */
export function shownPublication(kept: KeptPublication): Publication {
  const { restricted: _, chased: __, beside: ___, reminded: ____, ...publication } = kept;
  return publication;
}

/** Nobody: who published is none of the public's business where the incident is restricted. */
const SOMEBODY: PersonReference = { id: 'service:communications', name: 'Muster' };

/** A publication without what stands behind it: what the page says, and nothing else. */
export const publicPart = (publication: Publication): Publication => ({
  ...publication,
  incident: null,
  entries: publication.entries.map((entry) => ({ ...entry, by: SOMEBODY })),
  withdrawn: publication.withdrawn && { ...publication.withdrawn, by: SOMEBODY },
});

/** What is said, and how things are by it. */
export interface Saying {
  readonly status: PublicationStatus;
  readonly impact: PublicImpact;
  readonly components: readonly { readonly component: string; readonly state: ComponentState }[];
  readonly words: PublicWords;
}

/** What was said as the next of a publication. */
export const entryOf = (
  id: string,
  { status, impact, components, words }: Saying,
  at: string,
  { by }: Context,
): PublicationEntry => ({ ...{ id, status, impact, components: [...components], words, at, by, changedAt: at } });

/** The later of two times: its changes never go back in time, whichever replica's clock was asked. */
export const laterOf = (one: string, other: string): string => (one > other ? one : other);

const lastBy = ({ entries }: Publication): string => entries.at(-1)!.by.name;

/** Throws `not-yours-to-publish`. */
export function mustBeAllowed({ allowed, whoMay }: Verdict): void {
  if (!allowed) throw notYoursToPublish({ whoMay });
}

/** Throws `not-yours-to-publish`, `publication-is-withdrawn` and `publication-changed`. */
export function mustBeOpenTo(before: KeptPublication, { verdict, sequence }: Deciding): void {
  mustBeAllowed(verdict);
  if (before.withdrawn) throw publicationIsWithdrawn({ by: before.withdrawn.by.name, at: before.withdrawn.at });
  if (sequence !== undefined && sequence !== before.sequence)
    throw publicationChanged({ sequence: before.sequence, by: lastBy(before), at: before.changedAt });
}

/** More than anybody reads of one thing. */
const MOST_ENTRIES = 100;
/** An event carries it whole, and a message of the bus takes four times this. */
const MOST_BYTES = 512_000;

const bytesOf = (publication: Publication): number => Buffer.byteLength(JSON.stringify(publication));

/** Refuses what grows beyond what can be told at once; what does not grow is let by. Throws `publication-says-enough`. */
export function mustFit(after: Publication, before: Publication): void {
  const entries = after.entries.length;
  const bytes = bytesOf(after);
  const isLong =
    (entries > MOST_ENTRIES && entries > before.entries.length) || (bytes > MOST_BYTES && bytes > bytesOf(before));
  if (isLong) throw publicationSaysEnough({ most: MOST_ENTRIES, kilobytes: MOST_BYTES / 1_000 });
}
