import { getIncident, listMilestones, type OutputOf, readTimeline, spokenTime } from '#contracts';
import type { Known } from '../blameless.js';
import { type Chapter, type Drafted, type Drafting, inOneLine, ofEach } from './chapter.js';

const WORDS = {
  en: {
    severity: 'Severity',
    components: 'Components',
    noTime: 'not known',
    back: 'taken back since',
    to: 'to',
    more: 'further key entries are in the record',
  },
  fr: {
    severity: 'Sévérité',
    components: 'Composants',
    noTime: 'inconnu',
    back: 'retiré depuis',
    to: 'à',
    more: 'autres entrées essentielles sont dans le registre',
  },
} as const;

/** What is wrong for whom, as the incident says it. */
export const impactChapter: Chapter = {
  name: 'impact',
  asks: 'incidents',
  draft: async (drafting) => {
    const words = WORDS[drafting.language];
    const people: Known[] = [];
    const text = await ofEach(drafting, async ({ id }) => {
      const { severity, impact, summary, components, declaredBy, manager } = await drafting.ask(getIncident, {
        incident: id,
      });
      people.push({ ...declaredBy, role: null }, { ...manager, role: null });
      return [
        `- ${words.severity}: ${severity}`,
        ...(components.length > 0 ? [`- ${words.components}: ${components.join(', ')}`] : []),
        ...[impact, summary].filter((one) => one !== null).flatMap((one) => ['', one]),
      ];
    });
    return { text, people };
  },
};

/** What it came to when, and the times between. */
export const timesChapter: Chapter = {
  name: 'times',
  asks: 'timeline',
  draft: async (drafting) => {
    const { language } = drafting;
    const words = WORDS[language];
    const text = await ofEach(drafting, async ({ id }) => {
      const { milestones, spans } = await drafting.ask(listMilestones, { incident: id });
      const labels = new Map(milestones.map(({ name, label }) => [name, label]));
      return [
        ...milestones.map(({ label, at, takenBack, note }) => {
          const said = at === null ? words.noTime : spokenTime(at, language);
          const notes = [takenBack && words.back, note].filter(Boolean).join('; ');
          return `- ${label}: ${said}${notes && ` (${notes})`}`;
        }),
        ...spans
          .filter(({ spoken }) => spoken !== null)
          .map(({ from, to, spoken }) => `- ${labels.get(from)} ${words.to} ${labels.get(to)}: **${spoken}**`),
      ];
    });
    return { text };
  },
};

const PAGE = 100;
/** Of one incident, from its beginning and from its end: so that what is in memory does not grow with the record. */
const MOST_ENTRIES = 50;

/** The first and the latest key entries, page by page, and how many lie between. */
async function keyEntries(
  { ask, language }: Pick<Drafting, 'ask' | 'language'>,
  incident: string,
  people: Map<string, Known>,
): Promise<string[]> {
  const [first, latest]: [string[], string[]] = [[], []];
  let [after, beyond]: [string | undefined, number] = [undefined, 0];
  do {
    const page: OutputOf<typeof readTimeline> = await ask(readTimeline, {
      ...{ incident, key: true, limit: PAGE, ...(after && { after }) },
    });
    for (const { occurredAt, text, by, mentions } of page.entries ?? []) {
      for (const one of [by, ...mentions]) people.set(one.id, { ...one, role: null });
      const line = `- ${spokenTime(occurredAt, language)}: ${inOneLine(text)}`;
      if (first.length < MOST_ENTRIES) first.push(line);
      else latest.push(line);
      if (latest.length > MOST_ENTRIES) beyond += latest.splice(0, latest.length - MOST_ENTRIES).length;
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  const between = beyond === 0 ? [] : [`- … ${beyond} ${WORDS[language].more}`];
  return [...first, ...between, ...latest];
}

/** The key entries of the record. */
export const timelineChapter: Chapter = {
  name: 'timeline',
  asks: 'timeline',
  draft: async (drafting): Promise<Drafted> => {
    const people = new Map<string, Known>();
    const text = await ofEach(drafting, ({ id }) => keyEntries(drafting, id, people));
    return { text, people: [...people.values()].filter(({ id }) => id.startsWith('p-')) };
  },
};
