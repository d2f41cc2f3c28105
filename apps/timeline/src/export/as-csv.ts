import { stringify } from 'csv-stringify/sync';
import type { TimelineEntry } from '#contracts';
import { inOneLine, visible } from '#words/shown';
import type { Renderer } from './rendering.js';

// For programs as well: the same in every language.
const COLUMNS = [
  ...['occurredAt', 'recordedAt', 'by', 'kind', 'service', 'event', 'text', 'saidBy', 'key', 'internal', 'tags'],
  ...['links', 'files', 'corrected', 'redacted', 'id'],
];

const marked = (mark: { by: { name: string }; reason: string } | null): string =>
  mark ? `${inOneLine(mark.by.name)}: ${inOneLine(mark.reason)}` : '';

const row = (cells: readonly string[]): string =>
  stringify([[...cells]], { escape_formulas: true, record_delimiter: 'windows' });

function cellsOf({ occurredAt, recordedAt, by, kind, source, text, ...entry }: TimelineEntry): string[] {
  const yes = (is: boolean) => (is ? 'yes' : '');
  return [
    ...[occurredAt, recordedAt, inOneLine(by.name), kind, source.service, source.event, visible(text)],
    ...[inOneLine(entry.saidBy ?? ''), yes(entry.key), yes(entry.internal), entry.tags.map(inOneLine).join(', ')],
    entry.links.map(({ title, url }) => `${inOneLine(title)} ${inOneLine(url)}`).join('\n'),
    entry.files.map(({ name, sha256 }) => `${inOneLine(name)} sha256:${sha256}`).join('\n'),
    ...[marked(entry.correction), marked(entry.redaction), entry.id],
  ];
}

/** Rows of CSV (RFC 4180) under a heading. What a spreadsheet would run as a formula is escaped. */
export const asCsv: Renderer = {
  begin: () => row(COLUMNS),
  entry: (entry) => row(cellsOf(entry)),
  end: () => '',
};
