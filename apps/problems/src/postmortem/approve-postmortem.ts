import { conflictsOpen, nothingWritten, onlyAuthor, postmortemChanged, type WrittenSection } from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import type { PostmortemDecision } from './postmortem.js';

/** The revision of the whole: it rises with each write of any section. */
export const revisionOf = (sections: readonly Pick<WrittenSection, 'revision'>[]): number =>
  sections.reduce((sum, { revision }) => sum + revision, 0);

const MOST_VERSIONS = 200;

/**
 * Approves what somebody read, and has it kept as a version; nothing when the last one is the same. Whoever wrote it alone
 * cannot. Throws `postmortem-changed`, `nothing-written`, `conflicts-open`, `only-author`.
 */
export const approvePostmortem =
  (
    read: { readonly revision: number; readonly words: string | null },
    sections: readonly WrittenSection[],
    marks: Marks = {},
  ): PostmortemDecision =>
  (before, { now, by }) => {
    const revision = revisionOf(sections);
    if (revision !== read.revision) throw postmortemChanged({ revision, read: read.revision });
    if (sections.every(({ text }) => text === '')) throw nothingWritten({});
    const open = sections.filter(({ conflicts }) => conflicts.length > 0).map(({ key }) => key);
    if (open.length > 0) throw conflictsOpen({ sections: open });
    const authors = sections.flatMap((one) => one.authors);
    if (authors.length > 0 && authors.every(({ id }) => id === by.id)) throw onlyAuthor({ author: by.name });
    const last = before.versions.at(-1);
    if (before.status === 'approved' && last && revisionOfVersion(last.sections) === revision) return [];
    const version = {
      ...{ version: (last?.version ?? 0) + 1, at: now, by, words: read.words },
      sections: Object.fromEntries(sections.map(({ key, revision: own }) => [key, own])),
    };
    const asks = before.asks.map((one) =>
      one.what === 'review' ? { ...one, answeredAt: one.answeredAt ?? now } : one,
    );
    const versions = [...before.versions, version].slice(-MOST_VERSIONS);
    return [
      {
        name: 'postmortem-approved',
        data: { postmortem: { ...before, status: 'approved', asks, versions }, ...marks },
      },
    ];
  };

/** The revision of the whole that a version is of. */
export const revisionOfVersion = (sections: Readonly<Record<string, number>>): number =>
  Object.values(sections).reduce((sum, revision) => sum + revision, 0);
