import { askedTooMany } from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import type { SectionDecision, SectionPlace } from './section.js';

/** What somebody who takes part says of a section. */
export interface Said {
  readonly confirms: boolean;
  readonly words: string | null;
}

const MOST_COMMENTS = 50;

/** Confirms a section, or says something about it; nothing for what the same person said last. Throws `asked-too-many`. */
export const commentSection =
  (place: SectionPlace, said: Said, marks: Marks = {}): SectionDecision =>
  (kept, { by, now }) => {
    const comments = kept?.comments ?? [];
    const last = comments.findLast((one) => one.by.id === by.id);
    if (last && last.confirms === said.confirms && last.words === said.words) return [];
    if (comments.length >= MOST_COMMENTS) throw askedTooMany({ most: MOST_COMMENTS });
    return [{ name: 'section-commented', data: { ...place, comment: { by, at: now, ...said }, ...marks } }];
  };
