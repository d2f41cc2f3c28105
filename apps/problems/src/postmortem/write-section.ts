import {
  conflictsOpen,
  conflictUnknown,
  revisionUnknown,
  SECTION_BYTES,
  type SectionConflict,
  sectionFull,
} from '#contracts';
import type { Context } from '#persistence';
import type { Marks } from '../problem/change-problem.js';
import { type Clash, joinWords } from './join-words.js';
import type { KeptSection, SectionDecision, SectionPlace } from './section.js';

/** What somebody writes, and what they had read. */
export interface Writing {
  readonly text: string;
  readonly revision: number;
  readonly joins: readonly string[];
}

const MOST_CONFLICTS = 50;
const CONFLICTS_BYTES = 300_000;

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** What stood at a revision; undefined when that is too long ago. */
const wordsAt = (kept: KeptSection | undefined, revision: number): string | undefined =>
  revision === 0 ? '' : kept?.bases.find((base) => base.revision === revision)?.text;

function told(clashes: readonly Clash[], key: string, { by, now }: Context): SectionConflict[] {
  return clashes.map((clash, index) => ({ id: `${key}-${index + 1}`, ...clash, by, at: now }));
}

/** Both sides of what waits stay in the section, so that there is an end to them. Throws `conflicts-open`. */
function mustFit(section: string, all: readonly SectionConflict[]): void {
  const bytes = all.reduce((sum, { standing, offered, original }) => sum + bytesOf(standing + offered + original), 0);
  if (all.length > MOST_CONFLICTS || bytes > CONFLICTS_BYTES) throw conflictsOpen({ sections: [section] });
}

/**
 * Writes a section on the revision that somebody read; nothing when it is so already. What was written meanwhile is joined, and
 * what touches the same lines is kept twice. Throws `revision-unknown`, `conflict-unknown`, `section-full`, `conflicts-open`.
 */
export const writeSection =
  (place: SectionPlace, { text, revision, joins }: Writing, marks: Marks = {}): SectionDecision =>
  (kept, context) => {
    const { section } = place;
    const [latest, standing, open] = [kept?.revision ?? 0, kept?.text ?? '', kept?.conflicts ?? []];
    if (revision > latest) throw revisionUnknown({ section, revision, latest });
    const unknown = joins.find((one) => !open.some(({ id }) => id === one));
    if (unknown !== undefined) throw conflictUnknown({ conflict: unknown });
    const isLatest = revision === latest;
    const joined = isLatest ? { text, clashes: [] } : joinWords(wordsAt(kept, revision), standing, text);
    if (joined.text === standing && joined.clashes.length === 0 && joins.length === 0) return [];
    const bytes = bytesOf(joined.text);
    if (bytes > SECTION_BYTES) throw sectionFull({ section, bytes, most: SECTION_BYTES });
    const conflicts = told(joined.clashes, `c${latest + 1}`, context);
    if (conflicts.length > 0) mustFit(section, [...open.filter(({ id }) => !joins.includes(id)), ...conflicts]);
    const data = {
      ...place,
      revision: latest + 1,
      text: joined.text,
      conflicts,
      joined: [...joins],
      draft: null,
      ...marks,
    };
    return [{ name: 'section-written', data }];
  };

const isOfDraft = ({ id }: SectionConflict): boolean => id.startsWith('d');

/**
 * Fills a section from the record, as one more who writes: lines that nobody touched since the last draft follow the record, what
 * people wrote stays. Nothing when the record says the same as before, or what it says would not fit.
 */
export const draftSection =
  (place: SectionPlace, draft: string): SectionDecision =>
  (kept, context) => {
    const [latest, standing] = [kept?.revision ?? 0, kept?.text ?? ''];
    if ((kept?.drafted ?? '') === draft) return [];
    const isFirst = kept === undefined || kept.drafted === null;
    const beneath = standing === '' ? draft : `${standing}\n\n${draft}`;
    const joined = isFirst ? { text: beneath, clashes: [] } : joinWords(kept.drafted ?? '', standing, draft);
    if (bytesOf(joined.text) > SECTION_BYTES) return [];
    const conflicts = told(joined.clashes, `d${latest + 1}`, context);
    // What an earlier draft offered in vain, this one offers anew.
    const outdated = (kept?.conflicts ?? []).filter(isOfDraft).map(({ id }) => id);
    const data = { ...place, revision: latest + 1, text: joined.text, conflicts, joined: outdated, draft };
    return [{ name: 'section-written', data }];
  };
