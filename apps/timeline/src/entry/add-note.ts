import { type addNote as contract, type EventOf, type InputOf, type noteAdded, occurredInFuture } from '#contracts';
import type { Context } from '#persistence';

/** The event that a note is made of. */
export type NoteEvent = EventOf<typeof noteAdded>;

/** Puts a note into the record: of now, or of an earlier time; the future has no record yet. */
export const addNote =
  ({ incident, text, occurredAt }: InputOf<typeof contract>, restricted: boolean) =>
  ({ now }: Context): readonly NoteEvent[] => {
    const happened = occurredAt === undefined ? now : new Date(occurredAt).toISOString();
    if (happened > now) throw occurredInFuture({ now });
    return [{ name: 'note-added', data: { incident, restricted, text, occurredAt: happened } }];
  };
