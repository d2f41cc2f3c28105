import { z } from 'zod';
import { atOnce, defineEvent } from '../definition/event.js';
import { type Language, listed } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { likenessReason } from './alike.js';
import { workaround } from './problem.js';

/** Of a long workaround, as much as a message takes; the whole stands in the problem. */
const LONGEST = 400;

const beginningOf = (words: string): string => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}…`);

export const knownErrorRecognised = defineEvent({
  service: 'problems',
  name: 'known-error-recognised',
  version: 1,
  summary:
    'The incident looks like a known error: here is how one lives with that. Once for an incident and a problem.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean().describe('the incident is'),
    problem: z.string(),
    title: z.string().describe('of the problem'),
    workaround,
    likeness: z.number().min(0).max(1),
    why: z.array(likenessReason),
    asks: z.array(personReference).describe('who is told at once: the manager; nobody where the incident is SEV4'),
  }),
  isKey: () => true,
  notifies: ({ data: { asks } }) => atOnce(...asks),
  wording: ({ data: { problem, title, workaround, why } }) => {
    const reasons = (language: Language) =>
      listed(
        why.map((reason) => reason.why[language]),
        language,
      );
    const words = beginningOf(workaround.words);
    return {
      en: `This looks like the known error ${problem}, “${title}”: ${reasons('en')}. The workaround: “${words}”`,
      fr: `Ceci ressemble à l'erreur connue ${problem}, « ${title} » : ${reasons('fr')}. Le contournement : « ${words} »`,
    };
  },
});

/** Every event of this room. */
export const ALIKE_EVENTS = [knownErrorRecognised] as const;
