import querystring from 'node:querystring';
import { calendarTooLarge, calendarUnreachable, Rejection } from '#contracts';
import { AnswerTooLarge, type Outgoing, OutgoingFailed } from '#outgoing';
import { readCalendarAside } from './calendar-reader.js';
import type { KeptCalendar, Look } from './kept-calendars.js';

const PATIENCE_MS = 5_000;
const MOST_BYTES = 1_048_576;
const DAY_MS = 86_400_000;
/** Shifts are read for these days around a look: what is kept is good for a while when its source is down. */
const [DAYS_BACK, DAYS_AHEAD] = [2, 14];

type Got = Required<Pick<KeptCalendar, 'text'>> & Pick<KeptCalendar, 'etag' | 'lastModified'>;

/**
 * Looks at a calendar: asks for it, and reads it. When it cannot be had or read, what was had last is read again for the
 * days that have come, and why is kept. Throws only what is a fault of ours.
 */
export async function lookAt(kept: KeptCalendar, outgoing: Outgoing, now: Date): Promise<Look> {
  const lookedAt = now.toISOString();
  try {
    const got = await ask(kept, outgoing);
    return { ...got, shifts: await shiftsOf(kept, got.text, now), fetchedAt: lookedAt, lookedAt, error: null };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { code, facts } = error;
    const look = { lookedAt, error: { code, facts, since: kept.error?.since ?? lookedAt } };
    if (kept.text === undefined) return look;
    return { ...look, shifts: await shiftsOf(kept, kept.text, now).catch(() => kept.shifts) };
  }
}

/** What the source has: new, or what it says we have already. */
async function ask(kept: KeptCalendar, outgoing: Outgoing): Promise<Got> {
  const { text, etag, lastModified } = kept;
  const knows = text !== undefined;
  const { address, proof } = apart(kept.url);
  const headers = {
    ...proof,
    Accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    ...(knows && etag && { 'If-None-Match': etag }),
    ...(knows && lastModified && { 'If-Modified-Since': lastModified }),
  };
  const answer = await fetched(outgoing, address, headers);
  if (answer.status === 304 && knows) return { text };
  if (answer.status !== 200) throw calendarUnreachable({ reason: `${address.host} answered ${answer.status}` });
  const { headers: told } = answer;
  return { text: await answer.text(), etag: told.get('etag'), lastModified: told.get('last-modified') };
}

/** A name and a password in an address are for its host alone: they are sent in a header, and stand in no error. */
function apart(url: string): { address: URL; proof: Record<string, string> } {
  const address = new URL(url);
  const [name, password] = [address.username, address.password].map((part) => querystring.unescape(part));
  if (!name && !password) return { address, proof: {} };
  address.username = '';
  address.password = '';
  return { address, proof: { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` } };
}

async function fetched(outgoing: Outgoing, url: URL, headers: Record<string, string>): Promise<Response> {
  try {
    return await outgoing.fetch(url, {
      ...{ headers, followRedirects: true, patienceMs: PATIENCE_MS, mostBytes: MOST_BYTES },
    });
  } catch (error) {
    if (!(error instanceof OutgoingFailed)) throw error;
    if (error.cause instanceof AnswerTooLarge) throw calendarTooLarge({ limit: '1 MiB' });
    throw calendarUnreachable({ reason: error.message });
  }
}

const shiftsOf = ({ timeZone: zone }: KeptCalendar, text: string, now: Date) =>
  readCalendarAside({
    ...{ text, zone },
    from: new Date(now.getTime() - DAYS_BACK * DAY_MS).toISOString(),
    until: new Date(now.getTime() + DAYS_AHEAD * DAY_MS).toISOString(),
  });
