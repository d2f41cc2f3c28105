import { type Envelope, type Noted, noteAdded } from '#contracts';

/** The note that an event tells of; nothing of it where the event is another one. */
export const noteIn = ({ type, data }: Pick<Envelope, 'type' | 'data'>): Partial<Noted> =>
  type === noteAdded.type ? (data as Partial<Noted>) : {};
