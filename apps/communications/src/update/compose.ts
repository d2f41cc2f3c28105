import { type Language, PART_NAMES, PARTS, spokenTime, type Update, type UpdateWords } from '#contracts';
import type { Content } from '../channel/content.js';
import { cut, inOneLine } from '../wording/in-one-line.js';

/** Characters that channels with little room take. */
const SHORT = 300;

/** What surrounds the words of an update. */
export interface Surroundings {
  readonly organisation: string;
  readonly kind: Content['kind'];
  readonly language: Language;
  readonly revision: number;
  /** A language that follows, where the reader's own is not ready: they are told so. */
  readonly follows?: Language;
}

const SAID = {
  drill: { en: 'DRILL', fr: 'EXERCICE' },
  correction: { en: 'Correction', fr: 'Correction' },
  nextUpdate: { en: 'Next update by', fr: 'Prochain message avant le' },
  follows: {
    en: { en: '', fr: 'La version française suit.' },
    fr: { en: 'The English version follows.', fr: '' },
  },
} as const;

type Said = Pick<Update, 'id' | 'incident' | 'kind' | 'audience' | 'nextUpdateAt'> & {
  readonly title: string;
};

/** An update as its readers get it, in one language, before a channel gives it its form. */
export function composeUpdate(update: Said, words: UpdateWords, around: Surroundings): Content {
  const { language, kind, organisation, follows } = around;
  const isDrill = update.kind === 'drill';
  const marks = [
    ...(isDrill ? [SAID.drill[language]] : []),
    ...(kind === 'correction' ? [SAID.correction[language]] : []),
  ];
  const title = inOneLine(words.subject ?? `${organisation}: ${update.title}`);
  const subject = [...marks.map((mark) => `[${mark}]`), title].join(' ');
  const next = update.nextUpdateAt && `${SAID.nextUpdate[language]} ${spokenTime(update.nextUpdateAt, language)}`;
  const parts = PARTS.flatMap((part) =>
    words[part] ? [`**${PART_NAMES[part][language]}**\n\n${closed(words[part])}`] : [],
  );
  const note = follows && SAID.follows[language][follows];
  const body = [...(note ? [`*${note}*`] : []), ...parts, ...(next ? [`${next}.`] : [])].join('\n\n');
  const { subject: _, ...said } = words;
  return {
    ...{ kind, language, organisation, subject, body, isDrill, incident: update.incident, thread: update.id },
    short: shortOf(subject, inOneLine(words.problem), next),
    data: {
      ...{ update: update.id, revision: around.revision, incident: update.incident, audience: update.audience },
      ...{ kind, drill: isDrill, language, title, ...said, nextUpdateAt: update.nextUpdateAt },
    },
  };
}

/** A block of code that nobody ended ends with its part: else all that follows would be code. */
function closed(part: string): string {
  const fences = part.match(/^ {0,3}```/gm)?.length ?? 0;
  return fences % 2 === 0 ? part : `${part}\n\`\`\``;
}

/** What is wrong may be cut where there is little room; when the next word comes stays readable. */
function shortOf(subject: string, problem: string, next: string | null): string {
  const end = next ? ` – ${next}` : '';
  return `${cut(`${subject} – ${problem}`, SHORT - end.length)}${end}`;
}
