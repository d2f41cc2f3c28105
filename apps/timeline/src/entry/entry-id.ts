import { type Envelope, noteAdded } from '#contracts';

/** The id of the entry that an event makes: a note has its id from before its event had one. */
export const entryIdOf = ({ id, type, subject }: Pick<Envelope, 'id' | 'type' | 'subject'>): string =>
  type === noteAdded.type ? subject : id;
