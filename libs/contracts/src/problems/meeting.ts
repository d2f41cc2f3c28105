import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { personReference } from '../definition/person.js';

/** A meeting's id. */
export const meetingId = () => z.string().regex(/^mtg-[a-z0-9-]{1,60}$/, { error: 'a meeting is named like mtg-…' });

/** How far it has come. */
export const MEETING_STATUSES = ['called', 'called-off', 'ended'] as const;

/** What an attendee said to the invitation. */
export const ATTENDANCES = ['awaited', 'accepted', 'declined'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** Why somebody is invited: by a duty, because they held a role in an incident, or because somebody asked them. */
export const INVITED_BECAUSE = ['duty', 'held', 'asked', 'substitute'] as const;
export type InvitedBecause = (typeof INVITED_BECAUSE)[number];

/** What a reason is called. */
export const INVITED_BECAUSE_NAMES: Readonly<Record<InvitedBecause, Localised>> = {
  duty: { en: 'it is their duty', fr: "c'est leur attribution" },
  held: { en: 'they had a role in the incident', fr: "un rôle tenu pendant l'incident" },
  asked: { en: 'somebody asked them', fr: "à la demande de quelqu'un" },
  substitute: { en: 'they come instead of somebody', fr: "à la place de quelqu'un" },
};

/** Somebody who may be invited, and why. */
export const proposedAttendee = z
  .object({
    person: personReference,
    because: z.enum(INVITED_BECAUSE),
    roles: z.array(z.string()).describe('keys of roles they held in the incidents, or of duties that are theirs'),
  })
  .meta({ id: 'ProposedAttendee' });
export type ProposedAttendee = z.output<typeof proposedAttendee>;

/** Somebody who is invited, and what they said. */
export const attendee = proposedAttendee
  .extend({
    answer: z.enum(ATTENDANCES),
    answeredAt: z.iso.datetime().nullable(),
    words: z.string().nullable().describe('what they said with it'),
    substitute: personReference.nullable().describe('whom they send instead'),
    absent: z.boolean().nullable().describe('null: nobody has noted it'),
  })
  .meta({ id: 'Attendee' });
export type Attendee = z.output<typeof attendee>;

export const meetingDecision = z
  .object({
    id: z.string(),
    words: z.string(),
    owner: personReference.nullable(),
    by: personReference,
    at: z.iso.datetime(),
  })
  .meta({ id: 'MeetingDecision' });
export type MeetingDecision = z.output<typeof meetingDecision>;

/** How far the clock of a missing record, or of a meeting that nobody called, has come: to whom it spoke. */
export const MEETING_STEPS = ['holder', 'up'] as const;
export type MeetingStep = (typeof MEETING_STEPS)[number];

/** The meeting about a postmortem. */
export const meeting = z
  .object({
    id: z.string(),
    problem: z.string(),
    restricted: z.boolean(),
    title: z.string(),
    status: z.enum(MEETING_STATUSES),
    startsAt: z.iso.datetime(),
    minutes: z.int(),
    place: z.string().nullable(),
    link: z.string().nullable().describe('where it is held from afar'),
    agenda: z.array(z.string()),
    attendees: z.array(attendee),
    decisions: z.array(meetingDecision),
    record: z.object({ words: z.string().describe('Markdown'), by: personReference, at: z.iso.datetime() }).nullable(),
    calledBy: personReference,
    calledAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    words: z.string().nullable().describe('why it was called off'),
    revision: z
      .int()
      .describe('rises whenever its time or place changes, or it is called off: SEQUENCE of the invitation'),
    changedAt: z.iso.datetime().describe('when that was last'),
    clock: z.boolean().describe('its clocks run'),
    remindedFor: z.int().nullable().describe('the revision for which those who had not answered were reminded'),
    unrecorded: z.enum(MEETING_STEPS).nullable().describe('how far the clock of its missing record has come'),
  })
  .meta({ id: 'Meeting' });
export type Meeting = z.output<typeof meeting>;

/** Whether a problem still waits for somebody to call a meeting. */
export const convening = z.object({
  problem: z.string(),
  title: z.string(),
  restricted: z.boolean(),
  waitsSince: z.iso.datetime().nullable().describe('null: it does not wait'),
  firstAfterDays: z.number(),
  said: z.enum(MEETING_STEPS).nullable(),
  meetings: z.int().describe('that stand or have ended'),
  open: z.boolean(),
  sequence: z.int().describe("the problem's own sequence that this is from"),
});
export type Convening = z.output<typeof convening>;
