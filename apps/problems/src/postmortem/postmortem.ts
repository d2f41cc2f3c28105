import type { EventOf, PersonReference, Postmortem, WHOLE_POSTMORTEM_EVENTS } from '#contracts';
import type { Context } from '#persistence';

/** What can happen to a postmortem. */
export type PostmortemEvent = EventOf<(typeof WHOLE_POSTMORTEM_EVENTS)[number]>;

/** Decides something on a postmortem that is there. */
export type PostmortemDecision = (postmortem: Postmortem, context: Context) => readonly PostmortemEvent[];

/** The duties of whoever brings a postmortem about: any of them. */
export const POSTMORTEM_DUTIES = ['coordinate-postmortem', 'run-postmortem', 'record-postmortem'] as const;

/** The duty by which tech leads take part. */
export const JOIN_POSTMORTEM = 'join-postmortem';

/** The id of the postmortem of a problem: PM-7 of PRB-7. */
export const postmortemId = (problem: string): string => problem.replace(/^PRB-/, 'PM-');

const same = (one: PersonReference | null, other: PersonReference | null): boolean => one?.id === other?.id;

/** Whether two plans name the same person and time. */
export const isSamePlan = (
  one: Pick<Postmortem, 'owner' | 'dueAt'>,
  other: Pick<Postmortem, 'owner' | 'dueAt'>,
): boolean => same(one.owner, other.owner) && one.dueAt === other.dueAt;

/** Everybody whom the postmortem itself names. */
export const peopleOf = ({ owner, sections, asks, versions, openedBy }: Postmortem): PersonReference[] =>
  [
    owner,
    ...sections.map((one) => one.owner),
    ...asks.map(({ person }) => person),
    ...versions.map(({ by }) => by),
    openedBy,
  ].filter((person) => person !== null);
