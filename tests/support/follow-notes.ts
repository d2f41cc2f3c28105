import { EventStream } from './event-stream.js';

/** Who follows the notes of an incident. */
export interface FollowedNotes {
  /** The texts of all notes, in the order in which they came. */
  readonly texts: readonly unknown[];
  isLive(): boolean;
  stop(): Promise<void>;
}

/**
 * Follows an incident as a browser does: when the feed ends or cannot be had, again from where it stood, at the address
 * that is good then.
 */
export function followNotes(address: () => string, incident: string, token: string): FollowedNotes {
  const texts: unknown[] = [];
  let lastId = '';
  let stopped = false;
  const following = (async () => {
    while (!stopped) {
      const headers: Record<string, string> = lastId ? { 'last-event-id': lastId } : {};
      const url = `${address()}/v1/incidents/${incident}/feed`;
      const feed = await EventStream.open(url, token, headers).catch(() => undefined);
      let taken = 0;
      while (feed?.status === 200 && !stopped) {
        for (const event of feed.events.slice(taken)) {
          lastId = event.id;
          if (event.type === 'muster.timeline.note-added.v1') texts.push(event.data.text);
        }
        taken = feed.events.length;
        if (feed.ended) break;
        await new Promise((again) => setTimeout(again, 20));
      }
      feed?.close();
      if (!stopped) await new Promise((again) => setTimeout(again, 200));
    }
  })();
  const stop = async () => {
    stopped = true;
    await following;
  };
  return { texts, isLive: () => lastId !== '', stop };
}
