import type { addNote as contract, FileReference, InputOf, Noted, PersonReference } from '#contracts';
import type { Context } from '#persistence';
import type { EntryEvent } from './entry.js';
import { happenedAt, type Span } from './happened-at.js';

/** What is known of a note besides what its writer gave: found by asking. */
export interface Around {
  readonly restricted: boolean;
  /** From when on the incident has a record; undefined where nobody can say. */
  readonly span: Span;
  readonly mentions: readonly PersonReference[];
  readonly files: readonly FileReference[];
  readonly source?: Noted['source'];
}

/** Puts a note into the record: of now, or of an earlier time; the future has no record yet. */
export const addNote =
  (input: Omit<InputOf<typeof contract>, 'mentions' | 'files'>, around: Around) =>
  ({ now }: Context): readonly EntryEvent[] => {
    const { occurredAt, tags = [], links = [], ...rest } = input;
    const { restricted, span, mentions, files, source } = around;
    const data: Noted = {
      ...rest,
      restricted,
      occurredAt: happenedAt(occurredAt, now, span),
      ...(tags.length > 0 && { tags: [...new Set(tags)] }),
      ...(links.length > 0 && { links }),
      ...(mentions.length > 0 && { mentions: [...mentions] }),
      ...(files.length > 0 && { files: [...files] }),
      ...(source && { source }),
    };
    return [{ name: 'note-added', data }];
  };
