import type { Response as Received } from 'undici';
import { Rejection } from '#contracts';
import type { AllowedAddresses } from './address/allowed-addresses.js';
import { type Judgement, judgeAddress } from './address/judge-address.js';
import type { GuardedClient } from './guarded-client.js';
import type { Resolve } from './guarded-connector.js';

const PATIENCE_MS = 5_000;
const MOST_BYTES = 1_048_576;

/** A request to the outside, and what its answer may cost. */
export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** How long it may take until the whole answer is here; 5 s unless said. */
  readonly patienceMs?: number;
  /** How many bytes the answer may have, unpacked; 1 MiB unless said. */
  readonly mostBytes?: number;
  /** Cuts a longer answer there, and closes the connection, where otherwise it is none: for who needs the beginning alone. */
  readonly cut?: boolean;
  /** Follows redirects, each of them checked like the first address. Otherwise the redirect itself is the answer. */
  readonly followRedirects?: boolean;
}

/** Whoever was asked did not answer, not in time, or with too much. The message says who and why. */
export class OutgoingFailed extends Error {
  constructor(host: string, reason: string, cause?: unknown) {
    super(`${host} ${reason}`, { cause });
    this.name = 'OutgoingFailed';
  }
}

/** What came was more than was asked for at most: the cause of such a failure. */
export class AnswerTooLarge extends Error {}

/** The one way in which Muster asks anything of the outside. No proxy of the environment comes between. */
export class Outgoing {
  private client: Promise<GuardedClient> | undefined;

  constructor(
    private readonly allowed: AllowedAddresses,
    private readonly resolve?: Resolve,
  ) {}

  /** What an address is at this moment, without asking it anything. Throws `address-refused`. */
  judge(address: string | URL): Promise<Judgement> {
    return judgeAddress(new URL(address), this.allowed, this.resolve);
  }

  /**
   * Sends a request; resolves with the answer once it is here as a whole, whatever its status. Throws `address-refused`
   * when the address is not one that Muster may reach, {@link OutgoingFailed} when no fitting answer came.
   */
  async fetch(address: string | URL, request: OutgoingRequest = {}): Promise<Response> {
    const {
      patienceMs = PATIENCE_MS,
      mostBytes = MOST_BYTES,
      cut = false,
      followRedirects,
      headers,
      ...sent
    } = request;
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol)) throw new OutgoingFailed(url.href, 'is not an http(s) address');
    this.client ??= import('./guarded-client.js').then(({ guardedClient }) =>
      guardedClient(this.allowed, PATIENCE_MS, this.resolve),
    );
    const { fetch, dispatcher } = await this.client;
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const received = await fetch(url, {
        ...{ ...sent, signal, dispatcher, headers: { 'User-Agent': 'Muster', ...headers } },
        redirect: followRedirects ? 'follow' : 'manual',
      });
      const body = await bodyOf(received, mostBytes, cut);
      // What is not allowed a body (204, 304) must not even be given an empty one.
      return new Response(body.length > 0 ? body : null, {
        status: received.status,
        headers: [...received.headers],
      });
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) throw refusal;
      const reason = signal.aborted ? `did not answer within ${patienceMs} ms` : reasonOf(error);
      throw new OutgoingFailed(url.host, reason, error);
    }
  }
}

/** All of a body, unless it is too large: then the connection is closed. */
async function bodyOf({ body }: Received, mostBytes: number, cut: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= mostBytes) continue;
    if (!cut) throw new AnswerTooLarge(`answered with more than ${mostBytes} bytes`);
    return Uint8Array.from(Buffer.concat(chunks).subarray(0, mostBytes));
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** The connector's refusal, which fetch wraps. */
function refusalIn(error: unknown): Rejection | undefined {
  if (error instanceof Rejection || error === undefined) return error;
  return refusalIn((error as Error).cause);
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: { message?: string; code?: string } };
  return cause ? `could not be asked: ${cause.message || cause.code}` : message;
}
