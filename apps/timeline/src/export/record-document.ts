import type { ExportedEntry, RecordExport } from '#contracts';

/** What stands before the entries of an export, an entry a line after it: a long record is never in memory as a whole. */
export const documentBegin = (opening: Omit<RecordExport, 'entries' | 'head' | 'seal'>): string =>
  `${JSON.stringify(opening).slice(0, -1)},"entries":[\n`;

/** An entry of an export. */
export const documentEntry = (entry: ExportedEntry, isFirst: boolean): string =>
  `${isFirst ? '' : ',\n'}${JSON.stringify(entry)}`;

/** What stands after the entries. */
export const documentEnd = ({ head, seal }: Pick<RecordExport, 'head' | 'seal'>): string =>
  `\n],"head":${JSON.stringify(head)},"seal":${JSON.stringify(seal)}}\n`;
