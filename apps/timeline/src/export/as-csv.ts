import { stringify } from 'csv-stringify/sync';
import type { Language, TimelineEntry } from '#contracts';

const COLUMNS = ['occurredAt', 'recordedAt', 'by', 'kind', 'service', 'event', 'text'];

/** Rows of CSV (RFC 4180), with the heading on the first page. What a spreadsheet would run as a formula is escaped. */
export const asCsv = (
  _incident: string,
  entries: readonly TimelineEntry[],
  _language: Language,
  previousAt?: string,
): string =>
  stringify(
    entries.map(({ occurredAt, recordedAt, by, kind, source, text }) => [
      ...[occurredAt, recordedAt, by.name, kind],
      ...[source.service, source.event, text],
    ]),
    { columns: COLUMNS, header: previousAt === undefined, escape_formulas: true, record_delimiter: 'windows' },
  );
