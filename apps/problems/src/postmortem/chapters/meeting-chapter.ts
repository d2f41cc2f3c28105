import { listMeetings, spokenTime } from '#contracts';
import type { Known } from '../blameless.js';
import { type Chapter, inOneLine } from './chapter.js';

const SAID = {
  en: { invited: 'invited', attended: 'attended', absent: 'absent', decided: 'Decided', nobody: 'nobody' },
  fr: { invited: 'invités', attended: 'présents', absent: 'absents', decided: 'Décidé', nobody: 'personne' },
} as const;

/** What came of the meetings about it: when, who was there and who was not, what was decided. Called-off ones are left out. */
export const meetingChapter: Chapter = {
  name: 'meeting',
  asks: 'problems',
  draft: async ({ problem, language, ask }) => {
    const words = SAID[language];
    const { meetings } = await ask(listMeetings, { problem: problem.id });
    const people: Known[] = [];
    const parts = meetings
      .filter(({ status }) => status !== 'called-off')
      .map(({ title, status, startsAt, attendees, decisions, record }) => {
        for (const { person } of attendees) people.push({ ...person, role: null });
        const gone = attendees.filter(({ absent }) => absent === true).length;
        const there = `${attendees.length - gone} ${words.attended}${gone > 0 ? `, ${gone} ${words.absent}` : ''}`;
        const counts = status === 'ended' ? there : `${attendees.length} ${words.invited}`;
        const decided = decisions.map((one) => {
          if (one.owner) people.push({ ...one.owner, role: null });
          return `- ${words.decided}: ${inOneLine(one.words)}${one.owner ? ` (${one.owner.name})` : ''}`;
        });
        const lines = [`**${inOneLine(title)}**, ${spokenTime(startsAt, language)} (${counts})`, ''];
        return [...lines, ...decided, ...(record ? ['', record.words] : [])].join('\n').trimEnd();
      });
    return { text: parts.join('\n\n'), people };
  },
};
