import { isDeepStrictEqual } from 'node:util';
import { noPublicEdition, notApproved, notForThePublic, type Postmortem, type ReadyWords } from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import { patternOf } from './blameless.js';
import type { PostmortemDecision } from './postmortem.js';

/** What must not stand in what the public reads. */
export interface Inside {
  /** What people are called. */
  readonly names: readonly string[];
  /** Hosts of the organisation's own: of the chat, the bridge, the graphs. */
  readonly hosts: readonly string[];
}

const ADDRESS = /\bhttps?:\/\/[^\s<>()[\]"'`]+/gi;
const INTERNAL = /(^|\.)(localhost|internal|local|lan|corp|intranet|home\.arpa)$/i;
const PRIVATE = /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/;

function isInternal(url: string, hosts: readonly string[]): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return !host.includes('.') || INTERNAL.test(host) || PRIVATE.test(host) || hosts.includes(host);
}

/** Names and internal links in words. */
export function insideWords(words: ReadyWords, { names, hosts }: Inside): { names: string[]; links: string[] } {
  const text = Object.values(words)
    .flatMap((parts) => Object.values(parts ?? {}))
    .join('\n');
  const named = names.length > 0 ? (text.match(patternOf(names)) ?? []) : [];
  const links = (text.match(ADDRESS) ?? []).filter((url) => isInternal(url, hosts));
  return { names: [...new Set(named)], links: [...new Set(links)] };
}

/** Throws `not-for-the-public`. */
function mustBePublic(words: ReadyWords, inside: Inside): void {
  const found = insideWords(words, inside);
  if (found.names.length + found.links.length > 0) throw notForThePublic(found);
}

/** Writes what the public is told; nothing when it is so already. Throws `not-for-the-public`. */
export const writePublicEdition =
  (words: ReadyWords, inside: Inside, marks: Marks = {}): PostmortemDecision =>
  (before, { now, by }) => {
    mustBePublic(words, inside);
    if (before.publicEdition && isDeepStrictEqual(before.publicEdition.words, words)) return [];
    const publicEdition = { revision: (before.publicEdition?.revision ?? 0) + 1, words, by, at: now };
    return [{ name: 'public-edition-written', data: { postmortem: { ...before, publicEdition }, ...marks } }];
  };

/** The public edition that may go out. Throws `no-public-edition`, `postmortem-not-approved`, `not-for-the-public`. */
export function mustGoOut(
  { publicEdition, status }: Postmortem,
  inside: Inside,
): NonNullable<Postmortem['publicEdition']> {
  if (!publicEdition) throw noPublicEdition({});
  if (status !== 'approved') throw notApproved({});
  mustBePublic(publicEdition.words, inside);
  return publicEdition;
}

const MOST_PASSED_ON = 50;

/** An update was begun with it; nothing when that is known. */
export const notePassedOn =
  (
    passed: { readonly update: string; readonly incident: string; readonly audience: string },
    marks: Marks = {},
  ): PostmortemDecision =>
  (before, { now, by }) => {
    if (before.passedOn.some(({ update }) => update === passed.update)) return [];
    const passedOn = [...before.passedOn, { ...passed, by, at: now }].slice(-MOST_PASSED_ON);
    return [{ name: 'public-edition-passed-on', data: { postmortem: { ...before, passedOn }, ...marks } }];
  };
