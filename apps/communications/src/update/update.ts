import {
  type Audience,
  type EventOf,
  type Facts,
  type Incident,
  type Language,
  type languageFollowed,
  mergedElsewhere,
  minutesLater,
  type PersonReference,
  type ReadyWords,
  type reviewAsked,
  revisionSuperseded,
  type Update,
  type updateApproved,
  type updateDrafted,
  updateIsWithdrawn,
  type updateNotSent,
  type updateRevised,
  type updateScheduled,
  type updateSent,
  type updateWithdrawn,
} from '#contracts';
import type { Context } from '#persistence';
import { beatOf, isRelieved } from '../plan/beats.js';

/** An update with what only this service needs to know of it. */
export interface KeptUpdate extends Update {
  /** Whether the incident was restricted when something last happened to it. */
  readonly restricted: boolean;
  /** The revision that somebody was asked to look at. */
  readonly reviewAskedFor: number | null;
}

/** Every event takes along whether the incident is restricted now; some are published with the whole update. */
type Told<Event, Added extends string = never> = Event extends { name: infer Name; data: infer Data }
  ? { readonly name: Name; readonly data: Omit<Data, 'restricted' | Added> & { readonly restricted: boolean } }
  : never;

/** What can happen to an update. */
export type UpdateEvent =
  | Told<EventOf<typeof updateDrafted>>
  | Told<EventOf<typeof updateRevised>>
  | Told<EventOf<typeof reviewAsked>>
  | Told<EventOf<typeof updateApproved>>
  | Told<EventOf<typeof updateScheduled>>
  | Told<EventOf<typeof updateNotSent>>
  | Told<EventOf<typeof updateSent>, 'update'>
  | Told<EventOf<typeof languageFollowed>, 'update'>
  | Told<EventOf<typeof updateWithdrawn>, 'update'>;

/** What a command on an update does: pure, throws its refusals. */
export type UpdateDecision = (update: KeptUpdate, context: Context) => readonly UpdateEvent[];

/** Whether somebody may do something, and who answers for it. */
export interface Verdict {
  readonly allowed: boolean;
  readonly whoMay: string;
  readonly decidedByCopy: boolean;
}

/** What is so around an update at the moment of a command. */
export interface Around {
  readonly incident: Incident;
  readonly audience: Audience;
}

/** The same for what goes out, with whether the caller is entitled to that. */
export interface AroundSending extends Around {
  readonly verdict: Verdict;
  /** Who answers for what the audience is told; undefined while nobody can say. */
  readonly answers?: PersonReference | undefined;
}

/** An act that is marked when the last known table decided who may. */
export const marked = ({ decidedByCopy }: Verdict) => (decidedByCopy ? { decidedByCopy } : {});

/** What every event of an update carries beside its id. */
export const toldOf = ({ audience, audienceName }: Update, { incident }: Pick<Around, 'incident'>) => ({
  ...{ audience, audienceName, restricted: incident.visibility === 'restricted' },
});

/** What everybody sees of an update. */
export function shownUpdate({ restricted: _, reviewAskedFor: __, ...update }: KeptUpdate): Update {
  return update;
}

/** The latest revision that went out; undefined before one did. */
export const lastSending = ({ sendings }: Pick<Update, 'sendings'>) => sendings.at(-1);

/** Refuses what was withdrawn. */
export function mustStand({ withdrawn }: Update): void {
  if (!withdrawn) return;
  throw updateIsWithdrawn({ by: withdrawn.by.name, at: withdrawn.at, reason: withdrawn.reason });
}

/** Refuses a revision that is no more what the update says, naming who changed it. */
export function mustBeCurrent({ revision, changedBy, changedAt }: Update, seen: number): void {
  if (revision !== seen) throw revisionSuperseded({ revision, by: changedBy.name, at: changedAt });
}

/** Refuses an incident that lives on in another: who is told something there is told it there. */
export function mustGoOn({ id: incident, mergedInto }: Incident): void {
  if (mergedInto !== undefined) throw mergedElsewhere({ incident, mergedInto });
}

/** How the incident is, as it is said that it is. */
export const factsOf = ({ severity, status, impact, components, title }: Incident): Facts => ({
  ...{ severity, status, impact, components: [...components], title },
});

/** The languages of the audience that it is ready in, and those that follow. */
export function languagesOf({ languages }: Pick<Audience, 'languages'>, words: ReadyWords) {
  const isReady = (language: Language) => words[language] !== undefined;
  return { ready: languages.filter(isReady), awaits: languages.filter((language) => !isReady(language)) };
}

/** When the audience is usually told next, after a word at this time; null: it is promised nothing. */
export function usualNext({ incident, audience }: Around, now: string): string | null {
  const beat = isRelieved(incident.status) ? null : beatOf(audience, { about: incident, kind: incident.kind });
  return beat && minutesLater(now, beat.every);
}
