import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { type Envelope, EVENT_STREAM, HEADERS, type Language, replayEvents, writeFeedId } from '#contracts';
import type { Parts } from '#service';
import { type Frame, frameOf } from './frames.js';

/** The record keeps its own clock order, so a resume by time begins a little before. */
const OVERLAP_MS = 5_000;

/** What a client missed on an incident: the frames between where it stood and `until`, in order. */
export async function* missedFrames(
  parts: Parts,
  place: { incident: string; from: number; until: number; incarnation: string },
): AsyncGenerator<Frame> {
  if (place.from > place.until) return;
  const consumer = await jetstream(parts.bus.connection).consumers.get(EVENT_STREAM, {
    filter_subjects: [`muster.evt.${place.incident}.*.*`, `muster.restricted.${place.incident}.*.*`],
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: place.from,
  });
  const { num_pending } = await consumer.info();
  if (num_pending === 0) return;
  const messages = await consumer.consume();
  try {
    for await (const message of messages) {
      if (message.seq > place.until) return;
      const frame = frameOf(message, place.incarnation);
      if (frame) yield frame;
      if (message.info.pending === 0) return;
    }
  } finally {
    messages.stop();
  }
}

/**
 * What a client missed whose place is in no stream any more, from the record, by time. Some it may have seen already: the
 * event's own id tells.
 */
export async function* fromRecord(
  parts: Parts,
  asked: { incident: string; token: string; language: Language },
  at: number,
): AsyncGenerator<Envelope> {
  const since = new Date(Math.max(0, at - OVERLAP_MS)).toISOString();
  let after: string | undefined;
  do {
    const input = { incident: asked.incident, since, ...(after && { after }) };
    const sending = { token: asked.token, headers: { [HEADERS.language]: asked.language } };
    const { output } = await parts.client.ask(replayEvents, input, sending);
    yield* output.events;
    after = output.next ?? undefined;
  } while (after);
}

/** A place in no stream: whoever resumes from it comes back to the record. */
export const placeInRecord = (event: Envelope): string =>
  writeFeedId({ incarnation: 'record', sequence: 0, at: Date.parse(event.time) });
