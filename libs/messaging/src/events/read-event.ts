import type { z } from 'zod';
import { type Envelope, envelope, eventOfType, readEventSubject } from '#contracts';

/** A message, as far as it is read here. */
export interface Message {
  readonly subject: string;
  json(): unknown;
}

/** What can never succeed, however often it is tried: a message that is not an event of ours. */
export class Unreadable extends Error {}

/** The event in a message; throws {@link Unreadable} for what is none, or contradicts its contract or its subject. */
export function readEvent(message: Message): Envelope {
  const event = fitting(envelope, json(message), 'not an event');
  // A newer service may publish what this one does not know yet; who follows everything keeps it as it is.
  const contract = eventOfType(event.type);
  if (contract) fitting(contract.data, event.data, event.type);
  const place = readEventSubject(message.subject);
  const fits =
    event.source === `/muster/${place?.service}` &&
    event.type.startsWith(`muster.${place?.service}.${place?.name}.v`) &&
    event.incident === place?.incident;
  if (!fits) throw new Unreadable(`says ${event.type} of ${event.incident}, came on ${message.subject}`);
  return event;
}

function json(message: Message): unknown {
  try {
    return message.json();
  } catch {
    throw new Unreadable('not JSON');
  }
}

function fitting<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Unreadable(`${what}: ${issue?.path.join('.')} ${issue?.message}`);
}
