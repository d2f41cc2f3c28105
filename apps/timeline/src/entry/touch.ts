import type { Envelope, Standing } from '#contracts';
import { firstShown, type Shown, shownAs, touched } from './shown.js';

/** What people did with an entry, and the sequence of the event that told so. */
export interface Touch {
  readonly standing: Standing;
  readonly sequence: number;
}

/** Keeps what an event says of the entry that it changes, unless a later one is known; events that change none are passed over. */
export function keepLatest(latest: Map<string, Touch>, event: Envelope): void {
  const entry = touched(event);
  const { sequence } = event;
  if (entry === undefined || sequence <= (latest.get(entry)?.sequence ?? 0)) return;
  latest.set(entry, { standing: event.data.standing as Standing, sequence });
}

/** How an event shows after the last that people did with its entry, if anything. */
export const shownNow = (event: Envelope, touch: Touch | undefined): Shown =>
  touch ? shownAs(event, touch.standing, touch.sequence) : firstShown(event);
