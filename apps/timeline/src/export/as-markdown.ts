import type { Language, TimelineEntry } from '#contracts';

const TITLE = {
  en: (incident: string) => `# Timeline of ${incident}\n\nTimes in UTC.`,
  fr: (incident: string) => `# Chronologie de ${incident}\n\nHeures en UTC.`,
};
const LATER = {
  en: (at: string) => ` (recorded ${at})`,
  fr: (at: string) => ` (consigné ${at})`,
};
/** A note that tells of an earlier time says when it was written down. */
const LATE_MS = 60_000;

/** Words stay words: nothing in them becomes a heading, a link or HTML. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');

const day = (instant: string): string => instant.slice(0, 10);
const time = (instant: string): string => instant.slice(11, 19);

function line({ occurredAt, recordedAt, by, kind, text }: TimelineEntry, language: Language): string {
  const late = Date.parse(recordedAt) - Date.parse(occurredAt) > LATE_MS;
  const told = kind === 'note' ? `**${escaped(by.name)}**: ${escaped(text)}` : escaped(text);
  const when = late ? LATER[language](recordedAt.slice(0, 16).replace('T', ' ')) : '';
  return `- ${time(occurredAt)} ${told.replaceAll('\n', '\n  ')}${when}`;
}

/** The record as a list by days; the title stands on the first page, and each day begins once over all pages. */
export function asMarkdown(
  incident: string,
  entries: readonly TimelineEntry[],
  language: Language,
  previousAt?: string,
): string {
  const lines = previousAt === undefined ? [TITLE[language](incident)] : [];
  let today = previousAt === undefined ? '' : day(previousAt);
  for (const entry of entries) {
    if (day(entry.occurredAt) !== today) {
      today = day(entry.occurredAt);
      lines.push(`\n## ${today}\n`);
    }
    lines.push(line(entry, language));
  }
  return `${lines.join('\n')}\n`;
}
