import type { JsMsg } from '@nats-io/jetstream';
import { actorOf, type Envelope, eventOfType, HEADERS, type Language, readEventSubject, writeFeedId } from '#contracts';

/** An event on its way to feeds: read once, worded once a language, whoever follows. */
export interface Frame {
  readonly incident: string;
  readonly restricted: boolean;
  readonly sequence: number;
  /** The event's own id. */
  readonly event: string;
  text(language: Language): string;
}

/** A server-sent event. */
export const serverSent = (id: string, event: string, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The event as a feed sends it, with its words in the reader's language; undefined for what tells people nothing. */
export function framed(event: Envelope, id: string, language: Language): string | undefined {
  const wording = eventOfType(event.type)?.wording;
  if (wording === null) return undefined;
  const text = wording?.({ data: event.data, by: actorOf(event) })[language] ?? event.type;
  return serverSent(id, event.type, { ...event, text });
}

/** A message of the stream as a frame; undefined for what is no event of ours, or tells people nothing. */
export function frameOf(
  message: Pick<JsMsg, 'subject' | 'json' | 'seq' | 'headers'>,
  incarnation: string,
): Frame | undefined {
  const place = readEventSubject(message.subject);
  // What a log gave back to a bus that had lost it was told when it happened.
  if (!place || message.headers?.has(HEADERS.republished)) return undefined;
  let event: Envelope;
  try {
    event = message.json<Envelope>();
  } catch {
    return undefined;
  }
  if (!event?.type || eventOfType(event.type)?.wording === null) return undefined;
  const id = writeFeedId({ incarnation, sequence: message.seq, at: Date.parse(event.time) || 0 });
  const texts = new Map<Language, string>();
  return {
    incident: place.incident,
    restricted: place.restricted,
    sequence: message.seq,
    event: event.id,
    text: (language) => {
      if (!texts.has(language)) texts.set(language, framed(event, id, language) ?? '');
      return texts.get(language)!;
    },
  };
}
