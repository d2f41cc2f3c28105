import type { z } from 'zod';
import { HEADERS } from '../definition/headers.js';
import type { Language } from '../definition/language.js';
import type { OutputOf, RequestContract } from '../definition/request.js';
import { HttpRefused } from './http-refused.js';

/** The input of a contract as a caller writes it: what has a default may be left out. */
export type InputGiven<Contract extends RequestContract> = z.input<Contract['input']>;

/** What goes along with a request. */
export interface Asking {
  /** For commands: sent again with the same key, it takes effect once. */
  readonly idempotencyKey?: string;
  /** For reads: wait until these positions have been seen. */
  readonly after?: readonly string[];
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

/** An answer, with how far the aggregate had come. */
export interface Answer<Output> {
  readonly output: Output;
  readonly position: string | undefined;
  /** The positions of {@link Asking.after} that had not been seen in time, comma-separated. */
  readonly behind: string | undefined;
}

/** Asks a Muster over HTTP, as one caller. Which method, path, query and body a request has is its contract's word. */
export class HttpClient {
  constructor(
    /** `http://127.0.0.1:3000`, without a path. */
    private readonly address: string,
    /** The caller's token; asked for at every request, so that it can be renewed. */
    private readonly token: () => Promise<string>,
  ) {}

  /**
   * Sends a command or a query. Throws {@link HttpRefused} with the problem when it is refused, and what `fetch` throws
   * when nobody answers.
   */
  async ask<Contract extends RequestContract>(
    contract: Contract,
    input: InputGiven<Contract>,
    asking: Asking = {},
  ): Promise<Answer<OutputOf<Contract>>> {
    const { method, url, body } = requestOf(contract, input as Record<string, unknown>);
    const response = await fetch(new URL(url, this.address), {
      method,
      headers: { ...headersOf(asking, body !== undefined), [HEADERS.authorization]: `Bearer ${await this.token()}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(asking.signal && { signal: asking.signal }),
    });
    if (!response.ok) throw await HttpRefused.from(response);
    return {
      output: (await outputOf(contract, response)) as OutputOf<Contract>,
      position: response.headers.get(HEADERS.position) ?? undefined,
      behind: response.headers.get(HEADERS.behind) ?? undefined,
    };
  }
}

/** What is joined over HTTP is all pages in one. */
async function outputOf({ http }: RequestContract, response: Response): Promise<unknown> {
  return http?.joined ? { text: await response.text(), next: null } : response.json();
}

function headersOf({ idempotencyKey, after, language }: Asking, hasBody: boolean): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(hasBody && { 'Content-Type': 'application/json' }),
    ...(idempotencyKey && { [HEADERS.idempotencyKey]: idempotencyKey }),
    ...(after && after.length > 0 && { [HEADERS.after]: after.join(', ') }),
    ...(language && { [HEADERS.language]: language }),
  };
}

/** The input, shared out: what the path names goes there; the rest is the body, or the query where there is no body. */
function requestOf({ name, http }: RequestContract, input: Record<string, unknown>) {
  if (!http) throw new Error(`${name} cannot be reached over HTTP`);
  const rest = { ...input };
  const path = http.path.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = rest[field];
    delete rest[field];
    return encodeURIComponent(String(value));
  });
  const { method } = http;
  if (method === 'GET' || method === 'DELETE') return { method, url: path + queryOf(rest), body: undefined };
  return { method, url: path, body: rest };
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) query.set(field, String(value));
  return query.size > 0 ? `?${query}` : '';
}
