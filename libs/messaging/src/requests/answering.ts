import type { Service } from '@nats-io/services';
import { headers, type Msg } from '@nats-io/transport-node';
import { failed, HEADERS, type Problem, Rejection, type RequestContract, tooLarge, writePosition } from '#contracts';
import { type Bus, roomFor } from '../bus/bus.js';
import type { Asked } from './asked.js';
import { Refused } from './refused.js';
import type { RequestHeaders } from './request-headers.js';

/** How one request went. */
export interface Answered {
  readonly contract: RequestContract;
  /** What the caller was told to name when they ask about a fault. */
  readonly correlation: string;
  /** Undefined when it was refused before it was clear who asks for what. */
  readonly asked: Asked | undefined;
  /** The incident it is about, as far as it says. */
  readonly incident: string | undefined;
  readonly problem: Problem | undefined;
  /** Present when the problem is a fault of ours. */
  readonly fault: unknown;
  readonly elapsedMs: number;
}

/** Sends an answer. Throws `too-large` when the bus does not take it. */
export function respond(bus: Bus, message: Msg, output: unknown, asked: Asked): void {
  const body = Buffer.from(JSON.stringify(output ?? null));
  const limit = roomFor(bus);
  if (body.length > limit) throw tooLarge({ limit: `${limit} bytes an answer; ask for a smaller page` });
  const along = headers();
  if (asked.position) along.set(HEADERS.position, writePosition(asked.position));
  if (asked.behind.length > 0) along.set(HEADERS.behind, asked.behind.map(writePosition).join(', '));
  message.respond(body, { headers: along });
}

/** Sends a refusal; one whose facts are too large for the bus without them. */
export function refuse(bus: Bus, message: Msg, problem: Problem): void {
  const along = headers();
  along.set('Nats-Service-Error-Code', `${problem.status}`);
  along.set('Nats-Service-Error', problem.code);
  const whole = Buffer.from(JSON.stringify(problem));
  const { type, title, status, code, next } = problem;
  message.respond(
    whole.length <= roomFor(bus) ? whole : JSON.stringify({ type, title, status, code, next, detail: '' }),
    {
      headers: along,
    },
  );
}

/** What the caller is told of an error; with the error itself when it is a fault of ours, of which they are told nothing. */
export function problemOf(
  error: unknown,
  { language, correlation }: RequestHeaders,
): { problem: Problem; fault?: unknown } {
  if (error instanceof Refused) return { problem: error.problem };
  if (error instanceof Rejection) return { problem: error.problem(language) };
  return { problem: failed({ reference: correlation }).problem(language), fault: error };
}

interface EndpointStatistics {
  readonly name: string;
  readonly stats: { countError(error: Error): void };
}

/** Counts a refusal in the service's statistics: the library counts only what a handler throws at once. */
export function countError(service: Service, contract: RequestContract, code: string): void {
  const endpoints = (service as unknown as { handlers: EndpointStatistics[] }).handlers;
  endpoints.find(({ name }) => name === contract.name)?.stats.countError(new Error(code));
}
