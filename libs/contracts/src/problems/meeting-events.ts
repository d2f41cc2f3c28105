import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { convening, MEETING_STEPS, meeting, meetingDecision } from './meeting.js';

/** Every event of a meeting carries it whole, as it is after it. */
const whole = { meeting, decidedByCopy: z.boolean().optional() };
const asks = z.array(personReference).describe('whom this asks to do something about it');

/** Those who are told by `communications` get a calendar invitation by mail, so none of these notifies them again. */
export const meetingCalled = defineEvent({
  service: 'problems',
  name: 'meeting-called',
  version: 1,
  summary: 'A meeting about the postmortem was called; everybody who is to come gets a calendar invitation.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { meeting: it }, by }) => ({
    en: `${by.name} called the meeting “${it.title}” for ${spokenTime(it.startsAt, 'en')}: ${namesOf(
      it.attendees.map(({ person }) => person),
      'en',
    )}.`,
    fr: `${by.name} a convoqué la réunion « ${it.title} » pour le ${spokenTime(it.startsAt, 'fr')} : ${namesOf(
      it.attendees.map(({ person }) => person),
      'fr',
    )}.`,
  }),
});

export const meetingMoved = defineEvent({
  service: 'problems',
  name: 'meeting-moved',
  version: 1,
  summary:
    'The meeting is at another time or place; invitations are sent anew, and everybody answers again if the time is another.',
  data: z.object({ ...whole, from: z.iso.datetime() }),
  isKey: () => true,
  wording: ({ data: { meeting: it, from }, by }) =>
    from === it.startsAt
      ? {
          en: `${by.name} changed where or how long “${it.title}” is.`,
          fr: `${by.name} a changé le lieu ou la durée de « ${it.title} ».`,
        }
      : {
          en: `${by.name} moved “${it.title}” from ${spokenTime(from, 'en')} to ${spokenTime(it.startsAt, 'en')}.`,
          fr: `${by.name} a déplacé « ${it.title} » du ${spokenTime(from, 'fr')} au ${spokenTime(it.startsAt, 'fr')}.`,
        },
});

export const agendaChanged = defineEvent({
  service: 'problems',
  name: 'meeting-agenda-changed',
  version: 1,
  summary: 'What is to be spoken of in the meeting has changed.',
  data: z.object(whole),
  wording: ({ data: { meeting: it }, by }) => ({
    en: `${by.name} changed the agenda of “${it.title}”.`,
    fr: `${by.name} a changé l'ordre du jour de « ${it.title} ».`,
  }),
});

export const attendeesInvited = defineEvent({
  service: 'problems',
  name: 'attendees-invited',
  version: 1,
  summary: 'More people are invited to the meeting, or come instead of somebody.',
  data: z.object({ ...whole, people: z.array(personReference) }),
  wording: ({ data: { meeting: it, people }, by }) => ({
    en: `${by.name} invited ${namesOf(people, 'en')} to “${it.title}”.`,
    fr: `${by.name} a invité ${namesOf(people, 'fr')} à « ${it.title} ».`,
  }),
});

export const attendeeLeftOut = defineEvent({
  service: 'problems',
  name: 'attendee-left-out',
  version: 1,
  summary: 'Somebody need not come to the meeting.',
  data: z.object({ ...whole, person: personReference }),
  wording: ({ data: { meeting: it, person }, by }) => ({
    en: `${by.name} says that ${person.name} need not come to “${it.title}”.`,
    fr: `${by.name} dispense ${person.name} de « ${it.title} ».`,
  }),
});

const SAID = {
  accepted: { en: 'comes to', fr: 'viendra à' },
  declined: { en: 'does not come to', fr: 'ne viendra pas à' },
} as const;

export const invitationAnswered = defineEvent({
  service: 'problems',
  name: 'invitation-answered',
  version: 1,
  summary: 'Somebody who is invited said whether they come, or whom they send.',
  data: z.object({
    ...whole,
    person: personReference,
    answer: z.enum(['accepted', 'declined']),
    substitute: personReference.nullable(),
    words: z.string().nullable(),
  }),
  notifies: ({ data: { meeting: it, answer } }) => (answer === 'declined' ? inDigest(it.calledBy) : []),
  wording: ({ data: { meeting: it, person, answer, substitute, words } }) => ({
    en: `${person.name} ${SAID[answer].en} “${it.title}”${substitute ? `; ${substitute.name} comes instead` : ''}${words ? `: “${words}”` : '.'}`,
    fr: `${person.name} ${SAID[answer].fr} « ${it.title} »${substitute ? ` ; ${substitute.name} viendra à sa place` : ''}${words ? ` : « ${words} »` : '.'}`,
  }),
});

export const absenceNoted = defineEvent({
  service: 'problems',
  name: 'absence-noted',
  version: 1,
  summary: 'Who was there and who was not was noted.',
  data: z.object({ ...whole, absent: z.array(personReference) }),
  wording: ({ data: { meeting: it, absent } }) =>
    absent.length === 0
      ? { en: `Everybody was at “${it.title}”.`, fr: `Tout le monde était à « ${it.title} ».` }
      : {
          en: `Not at “${it.title}”: ${namesOf(absent, 'en')}.`,
          fr: `Absents de « ${it.title} » : ${namesOf(absent, 'fr')}.`,
        },
});

export const meetingDecided = defineEvent({
  service: 'problems',
  name: 'meeting-decided',
  version: 1,
  summary: 'The meeting decided something.',
  data: z.object({ ...whole, decision: meetingDecision }),
  isKey: () => true,
  notifies: ({ data: { decision } }) => (decision.owner ? inDigest(decision.owner) : []),
  wording: ({ data: { meeting: it, decision } }) => ({
    en: `“${it.title}” decided${decision.owner ? ` (${decision.owner.name})` : ''}: ${decision.words}`,
    fr: `« ${it.title} » a décidé${decision.owner ? ` (${decision.owner.name})` : ''} : ${decision.words}`,
  }),
});

export const meetingEnded = defineEvent({
  service: 'problems',
  name: 'meeting-ended',
  version: 1,
  summary: 'The meeting is over.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { meeting: it } }) => ({
    en: `The meeting “${it.title}” is over.`,
    fr: `La réunion « ${it.title} » est terminée.`,
  }),
});

export const meetingRecorded = defineEvent({
  service: 'problems',
  name: 'meeting-recorded',
  version: 1,
  summary: 'What was said in the meeting is written down.',
  data: z.object(whole),
  wording: ({ data: { meeting: it }, by }) => ({
    en: `${by.name} wrote down what was said in “${it.title}”.`,
    fr: `${by.name} a rédigé le compte rendu de « ${it.title} ».`,
  }),
});

export const meetingCalledOff = defineEvent({
  service: 'problems',
  name: 'meeting-called-off',
  version: 1,
  summary: 'The meeting does not take place; invitations are taken back.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { meeting: it }, by }) => ({
    en: `${by.name} called “${it.title}” off${it.words === null ? '.' : `: “${it.words}”`}`,
    fr: `${by.name} a annulé « ${it.title} »${it.words === null ? '.' : ` : « ${it.words} »`}`,
  }),
});

export const meetingUnanswered = defineEvent({
  service: 'problems',
  name: 'meeting-unanswered',
  version: 1,
  summary: 'The meeting is near, and some have not said whether they come; said once for each time it has.',
  data: z.object({ ...whole, asks }),
  notifies: ({ data: { asks: people } }) => inDigest(...people),
  wording: ({ data: { meeting: it, asks: people } }) => ({
    en: `“${it.title}” is on ${spokenTime(it.startsAt, 'en')}. ${namesOf(people, 'en')}: do you come?`,
    fr: `« ${it.title} » a lieu le ${spokenTime(it.startsAt, 'fr')}. ${namesOf(people, 'fr')} : viendrez-vous ?`,
  }),
});

const stepped = { step: z.enum(MEETING_STEPS), asks } as const;
const byStep = ({
  step,
  asks: people,
}: {
  step: 'holder' | 'up';
  asks: readonly z.output<typeof personReference>[];
}) => (step === 'holder' ? inDigest(...people) : atOnce(...people));

export const meetingUnrecorded = defineEvent({
  service: 'problems',
  name: 'meeting-unrecorded',
  version: 1,
  summary: 'The meeting is over, and nobody has written down what was said; said once a step.',
  data: z.object({ ...whole, ...stepped }),
  notifies: ({ data }) => byStep(data),
  wording: ({ data: { meeting: it, asks: people } }) => ({
    en: `Nobody has written down what was said in “${it.title}”. ${namesOf(people, 'en')}, please see to it.`,
    fr: `Personne n'a rédigé le compte rendu de « ${it.title} ». ${namesOf(people, 'fr')}, merci d'y veiller.`,
  }),
});

export const meetingNoted = defineEvent({
  service: 'problems',
  name: 'meeting-noted',
  version: 1,
  summary: 'Who may see the meeting, or how far its clocks are, has changed. Keep the latest.',
  data: z.object({ meeting }),
  wording: null,
});

export const meetingWanted = defineEvent({
  service: 'problems',
  name: 'meeting-wanted',
  version: 1,
  summary: 'Nobody has called a meeting about the postmortem yet; said once a step.',
  data: z.object({ convening, days: z.int().describe('for how many days'), ...stepped }),
  notifies: ({ data }) => byStep(data),
  wording: ({ data: { convening: it, days, asks: people } }) => ({
    en: `Nobody has called a postmortem meeting about ${it.problem} (“${it.title}”) for ${days} days. ${namesOf(people, 'en')}, please see to it.`,
    fr: `Depuis ${days} jours, personne n'a convoqué de réunion de post-mortem sur ${it.problem} (« ${it.title} »). ${namesOf(people, 'fr')}, merci d'y veiller.`,
  }),
});

export const conveningNoted = defineEvent({
  service: 'problems',
  name: 'convening-noted',
  version: 1,
  summary: 'Whether a problem waits for somebody to call a meeting. Keep the latest.',
  data: z.object({ convening }),
  wording: null,
});

/** Every event of this room. */
export const MEETING_EVENTS = [
  meetingCalled,
  meetingMoved,
  agendaChanged,
  attendeesInvited,
  attendeeLeftOut,
  invitationAnswered,
  absenceNoted,
  meetingDecided,
  meetingEnded,
  meetingRecorded,
  meetingCalledOff,
  meetingUnanswered,
  meetingUnrecorded,
  meetingNoted,
  meetingWanted,
  conveningNoted,
] as const;
