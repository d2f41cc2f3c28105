import { mongo } from 'mongoose';
import {
  cursorUnknown,
  type InputOf,
  type ListedLetter,
  nothingToReplay,
  type OutputOf,
  type Upkeep,
} from '#contracts';
import { reasonOf } from '#messaging';
import type { KeptLetter } from '../dead-letters/stored-dead-letters.js';
import type { Parts } from '../parts.js';

const AT_ONCE = 200;
/** Letters handled together: a handler that writes in bulk waits for others. */
const SIDE_BY_SIDE = 50;

function placeAfter(after: string | undefined): mongo.ObjectId | undefined {
  if (after === undefined) return undefined;
  if (!mongo.ObjectId.isValid(after)) throw cursorUnknown({});
  return new mongo.ObjectId(after);
}

/** What a letter says of its event, as far as it is one. */
function headOf(payload: string): Pick<ListedLetter, 'event' | 'type' | 'incident'> {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  try {
    const { id, type, incident } = JSON.parse(payload) as Record<string, unknown>;
    return { event: text(id), type: text(type), incident: text(incident) };
  } catch {
    return { event: null, type: null, incident: null };
  }
}

const listed = ({ _id, at, consumer, subject, payload, error, tries }: KeptLetter): ListedLetter => ({
  id: _id.toHexString(),
  ...{ at: at.toISOString(), consumer, subject, ...headOf(payload), error, tries },
});

const nextOf = (page: readonly KeptLetter[], limit: number): string | null =>
  page.length === limit ? page.at(-1)!._id.toHexString() : null;

/** A page of the list, oldest first. */
export async function listLetters(
  { deadLetters }: Parts,
  { limit, after }: InputOf<Upkeep['listDeadLetters']>,
): Promise<OutputOf<Upkeep['listDeadLetters']>> {
  const page = await deadLetters.page(limit, placeAfter(after));
  return { letters: page.map(listed), total: await deadLetters.count(), next: nextOf(page, limit) };
}

/** Handles letters again; what succeeds is off the list, what fails stays with its newer error. */
export async function replayLetters(
  parts: Parts,
  { letters, after }: InputOf<Upkeep['replayDeadLetters']>,
): Promise<OutputOf<Upkeep['replayDeadLetters']>> {
  const { deadLetters } = parts;
  const found = letters
    ? await deadLetters.find(letters.map((id) => new mongo.ObjectId(id)))
    : await deadLetters.page(AT_ONCE, placeAfter(after));
  if (letters && found.length === 0) throw nothingToReplay({ letters });
  const failed: { letter: string; error: string }[] = [];
  for (let first = 0; first < found.length; first += SIDE_BY_SIDE) {
    const some = found.slice(first, first + SIDE_BY_SIDE);
    const errors = await Promise.all(some.map((letter) => handleAgain(parts, letter)));
    await deadLetters.remove(some.flatMap(({ _id }, index) => (errors[index] === undefined ? _id : [])));
    for (const [index, error] of errors.entries()) {
      if (error !== undefined) failed.push({ letter: some[index]!._id.toHexString(), error });
    }
  }
  return { handled: found.length - failed.length, failed, next: letters ? null : nextOf(found, AT_ONCE) };
}

/** What went wrong, or undefined. */
async function handleAgain({ events, deadLetters }: Parts, letter: KeptLetter): Promise<string | undefined> {
  try {
    await events!.handleAgain({ subject: letter.subject, json: () => JSON.parse(letter.payload) });
    return undefined;
  } catch (failure) {
    const error = reasonOf(failure);
    await deadLetters.failedAgain(letter, error);
    return error;
  }
}

/** Takes letters off the list. */
export async function discardLetters(
  { deadLetters }: Parts,
  { letters }: InputOf<Upkeep['discardDeadLetters']>,
): Promise<OutputOf<Upkeep['discardDeadLetters']>> {
  return { discarded: await deadLetters.remove(letters.map((id) => new mongo.ObjectId(id))) };
}
