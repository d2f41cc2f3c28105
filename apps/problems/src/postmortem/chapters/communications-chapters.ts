import {
  type Language,
  listAffected,
  listResponses,
  listUpdates,
  type OutputOf,
  spokenTime,
  type Update,
} from '#contracts';
import type { Known } from '../blameless.js';
import { type Chapter, inOneLine, ofEach } from './chapter.js';

const WORDS = {
  en: {
    reports: 'reports of people affected on the status page',
    heard: 'responses of customers',
    questions: 'questions to answer',
    unsorted: 'not sorted yet',
    more: 'earlier updates are in the incident',
    withdrawn: 'withdrawn',
  },
  fr: {
    reports: "signalements de personnes touchées sur la page d'état",
    heard: 'réponses de clients',
    questions: 'questions à traiter',
    unsorted: 'pas encore triées',
    more: 'communications antérieures sont dans l’incident',
    withdrawn: 'retirée',
  },
} as const;

const PAGE = 50;
const MOST_UPDATES = 100;

function told({ audienceName, sendings, words, withdrawn }: Update, language: Language): string {
  const { at } = sendings.at(-1)!;
  const said = words[language] ?? words.en ?? words.fr;
  const mark = withdrawn ? ` (${WORDS[language].withdrawn})` : '';
  return `- ${spokenTime(at, language)}, ${audienceName[language]}${mark}: ${inOneLine(said?.subject ?? said?.problem ?? '')}`;
}

/** What was sent to whom. */
export const updatesChapter: Chapter = {
  name: 'updates',
  asks: 'communications',
  draft: async (drafting) => {
    const people: Known[] = [];
    const text = await ofEach(drafting, async ({ id }) => {
      const lines: string[] = [];
      let [after, beyond]: [string | undefined, number] = [undefined, 0];
      do {
        const page: OutputOf<typeof listUpdates> = await drafting.ask(listUpdates, {
          incident: id,
          limit: PAGE,
          ...(after && { after }),
        });
        for (const update of page.updates.filter(({ sendings }) => sendings.length > 0)) {
          people.push({ ...update.draftedBy, role: null });
          if (lines.length < MOST_UPDATES) lines.push(told(update, drafting.language));
          else beyond += 1;
        }
        after = page.next ?? undefined;
      } while (after !== undefined && beyond < PAGE);
      const rest = beyond === 0 ? [] : [`- … ${WORDS[drafting.language].more}`];
      return [...rest, ...lines.toReversed()];
    });
    return { text, people };
  },
};

/** What customers said, counted by what it was about. */
export const customersChapter: Chapter = {
  name: 'customers',
  asks: 'communications',
  draft: async (drafting) => {
    const words = WORDS[drafting.language];
    const text = await ofEach(drafting, async ({ id }) => {
      const { counts } = await drafting.ask(listResponses, { incident: id, limit: 1 });
      if (counts.total === 0) return [];
      return [
        `- ${counts.total} ${words.heard} (${counts.answer} ${words.questions}, ${counts.sorting} ${words.unsorted})`,
        ...counts.themes.map(({ theme, count }) => `- ${inOneLine(theme)}: ${count}`),
      ];
    });
    return { text };
  },
};

/** How many said that they are affected. */
export const affectedChapter: Chapter = {
  name: 'affected',
  asks: 'communications',
  draft: async (drafting) => {
    const words = WORDS[drafting.language];
    const text = await ofEach(drafting, async ({ id }) => {
      const { affected } = await drafting.ask(listAffected, { incident: id });
      if (affected.total === 0) return [];
      return [
        `- ${affected.total} ${words.reports}`,
        ...affected.components
          .filter((one) => one.component)
          .map(({ component, count }) => `  - ${component}: ${count}`),
      ];
    });
    return { text };
  },
};
