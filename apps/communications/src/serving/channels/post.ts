import { Rejection } from '#contracts';
import { type Outgoing, OutgoingFailed } from '#outgoing';
import { NotDelivered } from '../../channel/channel.js';
import { inOneLine } from '../../wording/in-one-line.js';

const PATIENCE_MS = 10_000;
/** Nobody has to say more than that he has it. */
const MOST_BYTES = 16_384;
const LONGEST_WAIT_MS = 86_400_000;

/** What the receiver said, as far as it is read. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** How long somebody who has too much to do asks to wait: seconds, or until a time. */
function waitOf(given: string | null): { afterMs?: number } {
  if (!given) return {};
  const ms = /^\d{1,9}$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? { afterMs: Math.min(ms, LONGEST_WAIT_MS) } : {};
}

/** Some of what was said, in one line, for people. */
export const excerptOf = (text: string): string => inOneLine(text).slice(0, 200);

async function ask(outgoing: Outgoing, address: string, headers: Record<string, string>, body: string) {
  const waiting = { patienceMs: PATIENCE_MS, mostBytes: MOST_BYTES, cut: true };
  try {
    return await outgoing.fetch(address, {
      ...{ method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers }, ...waiting },
    });
  } catch (error) {
    if (error instanceof Rejection) throw new NotDelivered(error.problem('en').detail, { forGood: true });
    if (error instanceof OutgoingFailed) throw new NotDelivered(error.message, { forGood: false });
    throw error;
  }
}

/**
 * Posts JSON and gives what a receiver says that took it (2xx). Redirects are not followed. Throws {@link NotDelivered}: for
 * good where the address is refused, leads elsewhere, or is gone, and for the statuses in `forGood`.
 */
export async function post(
  outgoing: Outgoing,
  address: string,
  body: string,
  { headers = {}, forGood = [] }: { headers?: Record<string, string>; forGood?: readonly number[] } = {},
): Promise<Answer> {
  const response = await ask(outgoing, address, headers, body);
  const { status } = response;
  const text = await response.text();
  if (response.ok) return { status, text };
  const { host } = new URL(address);
  if (status >= 300 && status < 400) {
    throw new NotDelivered(`${host} leads elsewhere (${status}), which is not followed`, { forGood: true });
  }
  const said = excerptOf(text);
  throw new NotDelivered(`${host} answered ${status}${said && `: ${said}`}`, {
    forGood: status === 410 || forGood.includes(status),
    ...(status === 410 && { gone: true }),
    ...waitOf(response.headers.get('retry-after')),
  });
}
