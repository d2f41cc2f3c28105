import type { Language, TimelineEntry } from '#contracts';
import { inOneLine } from '#words/shown';
import { aboutNote, becameOf, LABELS } from './labels.js';
import { indented, oneLine } from './markdown-words.js';
import { dayOf, type Renderer, timeOf } from './rendering.js';

/** Parentheses in an address would end the link. */
const address = (url: string): string =>
  inOneLine(url)
    .replace(/[()<>\\\s]/g, encodeURIComponent)
    .replace(/[()]/g, (it) => (it === '(' ? '%28' : '%29'));

const inParentheses = (parts: readonly string[]): string =>
  parts.length > 0 ? ` (${parts.map(oneLine).join('; ')})` : '';

function beneath({ links, files }: TimelineEntry, language: Language): string {
  const all = [
    ...links.map(({ title, url }) => `[${oneLine(title)}](${address(url)})`),
    ...files.map(({ name, sha256 }) => `${LABELS[language].file} ${oneLine(name)}, sha256 \`${inOneLine(sha256)}\``),
  ];
  return all.map((one) => `  - ${one}\n`).join('');
}

function item(entry: TimelineEntry, language: Language): string {
  const { occurredAt, kind, by, text, key } = entry;
  const about = inParentheses(aboutNote(entry, language));
  const told = kind === 'event' ? `${indented(text)}${about}` : `**${oneLine(by.name)}**${about}: ${indented(text)}`;
  const became = inParentheses(becameOf(entry, language));
  return `- ${timeOf(occurredAt)} ${key ? '★ ' : ''}${told}${became}\n${beneath(entry, language)}`;
}

/** The record as a list by days. */
export const asMarkdown: Renderer = {
  begin: ({ incident, title, language }) => {
    const { title: heading, times } = LABELS[language];
    return `# ${oneLine(heading(incident, title))}\n\n${times}\n`;
  },
  entry: (entry, language, before) => {
    const today = dayOf(entry.occurredAt);
    const isNewDay = before === undefined || dayOf(before) !== today;
    return `${isNewDay ? `\n## ${today}\n\n` : ''}${item(entry, language)}`;
  },
  end: (language, before) => (before === undefined ? `\n${LABELS[language].empty}\n` : ''),
};
