import type { captureEntry, declareIncident, Severity } from '#contracts';
import type { InputGiven } from '#contracts/client';
import type { Postmortem } from './postmortem.js';

const LONGEST_SUMMARY = 10_000;
const LONGEST_NOTE = 20_000;
const LONGEST_VALUE = 200;
/** Labels of one kind at most: an incident has 50 in all. */
const MOST_OF_A_KIND = 20;

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** As a part of a label's key. */
const keyed = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50);

const labelled = (kind: string, all: readonly string[]) =>
  all
    .slice(0, MOST_OF_A_KIND)
    .filter((one) => keyed(one) !== '')
    .map((one) => [`${kind}/${keyed(one)}`, cut(one, LONGEST_VALUE)]);

/** Under which key its incident is found again. */
export const dedupKeyOf = ({ uuid }: Pick<Postmortem, 'uuid'>): string => cut(`postmortem:${uuid}`, LONGEST_VALUE);

/** The incident that a postmortem tells of: declared afterwards, so that it starts no clock and pages nobody. */
export function incidentOf(postmortem: Postmortem, severity: Severity): InputGiven<typeof declareIncident> {
  const { title, url, startedAt, endedAt, company, product, summary, categories, keywords } = postmortem;
  const labels = Object.fromEntries([
    ...(company ? [['company', company]] : []),
    ...(product ? [['product', product]] : []),
    // No command sets when it was over: what the file says of that stays readable here.
    ...(endedAt ? [['ended-at', endedAt]] : []),
    ...labelled('category', categories),
    ...labelled('keyword', keywords),
  ]);
  return {
    ...{ title, severity, labels, kind: 'backfilled', dedupKey: dedupKeyOf(postmortem) },
    ...(startedAt && { startedAt }),
    ...(summary && { summary: cut(summary, LONGEST_SUMMARY) }),
    ...(url && { links: [{ title: 'Postmortem', url }] }),
  };
}

/** Its body as a note on the record, no longer than a note is; nothing where it has none. */
export function noteOf(postmortem: Postmortem, incident: string): InputGiven<typeof captureEntry> | undefined {
  const { body, uuid, url, startedAt, endedAt, company } = postmortem;
  if (body === '') return undefined;
  // Where nobody knows when it began, a record takes nothing of long before.
  const occurredAt = startedAt && (endedAt ?? startedAt);
  return {
    ...{ incident, text: cut(body, LONGEST_NOTE) },
    source: { system: 'postmortems', externalId: cut(uuid, LONGEST_VALUE), ...(url && { url }) },
    ...(occurredAt && { occurredAt }),
    ...(company && { saidBy: company }),
  };
}
