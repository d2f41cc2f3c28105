import type { Postmortem } from '#contracts';
import type { Known } from './blameless.js';
import { blameless } from './blameless.js';
import type { Drafted } from './chapters/chapter.js';
import type { PostmortemDecision } from './postmortem.js';

/** What each chapter said; of one that could not be asked, whom. */
export type Chapters = ReadonlyMap<string, Drafted | { readonly missing: string }>;

const SECTION_LENGTH = 60_000;
const WORDS = {
  en: {
    missing: (asked: string) => `_Could not be asked: ${asked}. Draft again to fill this in._`,
    more: '_… and more in the record._',
  },
  fr: {
    missing: (asked: string) => `_Injoignable : ${asked}. Refaites le brouillon pour compléter._`,
    more: '_… et plus dans le registre._',
  },
} as const;

/** At most so many bytes, by whole lines. */
function cut(text: string, more: string): string {
  if (Buffer.byteLength(text) <= SECTION_LENGTH) return text;
  let left = SECTION_LENGTH;
  const lines = text.split('\n');
  const end = lines.findIndex((line) => {
    left -= Buffer.byteLength(line) + 1;
    return left < 0;
  });
  return [...lines.slice(0, end), '', more].join('\n');
}

/** The text of a section, and whether something of it could not be asked. */
export interface SectionDraft {
  readonly key: string;
  readonly text: string;
  readonly isPartial: boolean;
}

/** The drafts of all sections from what the chapters said; nobody is blamed in them unless names are wished. */
export function sectionDrafts(
  { sections, names, language }: Pick<Postmortem, 'sections' | 'names' | 'language'>,
  chapters: Chapters,
): SectionDraft[] {
  const people: Known[] = [...chapters.values()].flatMap((one) => ('text' in one ? (one.people ?? []) : []));
  const say = blameless(people, { names, language });
  const words = WORDS[language];
  return sections.flatMap(({ key, chapters: named }) => {
    const said = named.flatMap((name) => chapters.get(name) ?? []);
    if (said.length === 0) return [];
    const texts = said.map((one) => ('text' in one ? one.text : words.missing(one.missing)));
    const text = say(texts.filter((one) => one !== '').join('\n\n'));
    return [{ key, text: cut(text.trim(), words.more), isPartial: said.some((one) => 'missing' in one) }];
  });
}

/** It was drafted; and what could not be asked. */
export const noteDrafted =
  (missing: readonly string[]): PostmortemDecision =>
  (before, { now }) => [
    { name: 'postmortem-drafted', data: { postmortem: { ...before, draftedAt: now, missing: [...missing] } } },
  ];
