import type { Noted } from '#contracts';
import { type Entry, UNTOUCHED } from './entry.js';

interface EntryOfShape1 {
  readonly incident: string;
  readonly restricted: boolean;
  readonly kind: 'event' | 'note';
  readonly data: Noted;
}

/** In shape 1 the record and what people wrote lay together; the record has lines of its own since. */
const toShape2 = ({ incident, restricted, kind, data }: EntryOfShape1): Entry => ({
  ...{ incident, restricted, note: kind === 'note' ? data : null, standing: UNTOUCHED },
});

/** From each stored shape to the next. */
export const ENTRY_LIFTS = [toShape2] as const;
