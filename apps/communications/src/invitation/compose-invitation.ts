import { type Language, listed, type Meeting, spokenTime } from '#contracts';
import type { Content } from '../channel/content.js';
import { asTyped } from '../notice/as-typed.js';
import { oneLine } from '../wording/in-one-line.js';
import { type CalendarPerson, writeCalendar } from './write-calendar.js';

/** Why it is sent. */
export type InvitationTurn = 'called' | 'moved' | 'called-off' | 'left-out';

/** What surrounds the words. */
export interface InvitationFrame {
  readonly language: Language;
  readonly organisation: string;
  readonly sentBy: string;
  /** The addresses of the organizer and of attendees, by their ids; who has none is named without. */
  readonly people: ReadonlyMap<string, CalendarPerson>;
}

const SAID = {
  en: {
    subject: { called: 'Invitation', moved: 'Moved', 'called-off': 'Called off', 'left-out': 'You need not come' },
    first: {
      called: (name: string) => `${name} invites you to a meeting about a postmortem.`,
      moved: (name: string) => `The meeting that ${name} called is at another time or place.`,
      'called-off': () => 'The meeting does not take place.',
      'left-out': () => 'You need not come to this meeting.',
    },
    when: (time: string, minutes: number) => `When: ${time}, ${minutes} min`,
    place: 'Where:',
    link: 'From afar:',
    why: 'Why:',
    agenda: 'What is to be spoken of:',
    with: 'With:',
    answer: (problem: string) => `Say in Muster whether you come, or send somebody instead: ${problem}.`,
  },
  fr: {
    subject: {
      called: 'Invitation',
      moved: 'Déplacée',
      'called-off': 'Annulée',
      'left-out': 'Votre présence est dispensée',
    },
    first: {
      called: (name: string) => `${name} vous invite à une réunion de post-mortem.`,
      moved: (name: string) => `La réunion convoquée par ${name} change de moment ou de lieu.`,
      'called-off': () => "La réunion n'aura pas lieu.",
      'left-out': () => "Il n'est plus nécessaire que vous veniez à cette réunion.",
    },
    when: (time: string, minutes: number) => `Quand : ${time}, ${minutes} min`,
    place: 'Où :',
    link: 'À distance :',
    why: 'Pourquoi :',
    agenda: 'Ordre du jour :',
    with: 'Avec :',
    answer: (problem: string) => `Dites dans Muster si vous venez, ou envoyez quelqu'un à votre place : ${problem}.`,
  },
} as const;

const isOn = (turn: InvitationTurn): boolean => turn === 'called' || turn === 'moved';

/** An invitation to a meeting in one language: words for people, and what their calendars take from it. */
export function composeInvitation(meeting: Meeting, turn: InvitationTurn, frame: InvitationFrame): Content {
  const { language, organisation, sentBy, people } = frame;
  const said = SAID[language];
  const { title, problem, agenda, place, link, words, calledBy } = meeting;
  const plain = [
    ...(agenda.length > 0 ? [said.agenda, ...agenda.map((line, index) => `${index + 1}. ${line}`)] : []),
    ...(isOn(turn) ? [said.answer(problem)] : []),
  ];
  const names = meeting.attendees.map(({ person }) => person.name);
  const when = said.when(spokenTime(meeting.startsAt, language), meeting.minutes);
  const body = [
    asTyped(said.first[turn](calledBy.name)),
    [
      when,
      ...(place ? [`${said.place} ${asTyped(place)}`] : []),
      ...(link ? [`${said.link} ${asTyped(link)}`] : []),
      ...(turn === 'called-off' && words !== null ? [`${said.why} ${asTyped(words)}`] : []),
      ...(isOn(turn) ? [`${said.with} ${asTyped(listed(names, language))}`] : []),
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    ...(agenda.length > 0 && isOn(turn)
      ? [said.agenda, agenda.map((line, index) => `${index + 1}. ${asTyped(line)}`).join('\n')]
      : []),
    ...(isOn(turn) ? [said.answer(problem)] : []),
  ];
  const method = isOn(turn) ? 'REQUEST' : 'CANCEL';
  const organizer = people.get(calledBy.id) ?? { name: calledBy.name, email: sentBy };
  const attendees = meeting.attendees.flatMap(({ person, answer }) => {
    const known = people.get(person.id);
    return known ? [{ ...known, answer }] : [];
  });
  return {
    ...{ kind: 'invitation', language, organisation, incident: problem, isDrill: false, thread: meeting.id },
    subject: oneLine(`${said.subject[turn]}: ${title}`, 200),
    body: body.join('\n\n'),
    short: oneLine(`${said.subject[turn]}: ${title} – ${when}`, 300),
    data: {
      meeting: meeting.id,
      problem,
      startsAt: meeting.startsAt,
      minutes: meeting.minutes,
      revision: meeting.revision,
    },
    calendar: {
      method,
      text: writeCalendar({ method, meeting, description: plain.join('\n'), organizer, sentBy, attendees }),
    },
  };
}
