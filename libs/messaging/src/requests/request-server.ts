import { type Service, Svcm } from '@nats-io/services';
import { headers, type Msg, type MsgHdrs } from '@nats-io/transport-node';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import {
  failed,
  HEADERS,
  type Position,
  type Problem,
  Rejection,
  type RequestContract,
  type ServiceName,
  tooLarge,
  writePosition,
} from '#contracts';
import type { Bus } from '../bus/bus.js';
import type { Asked } from './asked.js';
import type { Authenticate } from './caller.js';
import { preferredLanguage } from './language.js';
import { readAsked } from './receiving.js';
import { Refused } from './refused.js';
import type { Sightings } from './sightings.js';

/** Room for headers beside the body in a message. */
const HEADROOM = 16 * 1_024;

export interface RequestServerOptions {
  readonly bus: Bus;
  readonly service: ServiceName;
  readonly version: string;
  readonly authenticate: Authenticate;
  /** For reads that bring `Muster-After`; positions of the service itself are always seen. */
  readonly sightings?: Sightings;
  /** After each request: for logs and figures. */
  readonly onAnswered?: (report: Answered) => void;
}

/** How one request went. */
export interface Answered {
  readonly contract: RequestContract;
  readonly asked: Asked | undefined;
  readonly problem: Problem | undefined;
  /** Present when the problem is a fault of ours. */
  readonly fault: unknown;
  readonly elapsedMs: number;
}

interface EndpointStatistics {
  readonly name: string;
  readonly stats: { countError(error: Error): void };
}

/**
 * Nest's transport for commands and queries: each handler with a contract is an endpoint of a NATS micro service that
 * speaks plain JSON. Identity and input are checked here, before any handler.
 */
export class RequestServer extends Server implements CustomTransportStrategy {
  private micro: Service | undefined;
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly options: RequestServerOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.register().then(() => callback(), callback);
  }

  /** Takes no more requests and finishes those under way. */
  async close(): Promise<void> {
    await this.micro?.stop();
    await Promise.allSettled(this.underWay);
  }

  override on(): never {
    throw new Error('this transport has no events of its own');
  }

  override unwrap<T>(): T {
    return this.micro as T;
  }

  private async register(): Promise<void> {
    const { bus, service, version } = this.options;
    this.micro = await new Svcm(bus.connection).add({
      name: service,
      version,
      description: `Muster ${service}`,
      queue: service,
    });
    for (const handler of this.messageHandlers.values()) {
      if (handler.isEventHandler) continue;
      const contract = handler.extras?.contract as RequestContract;
      this.micro.addEndpoint(contract.name, {
        subject: contract.subject,
        metadata: { summary: contract.summary, kind: contract.kind },
        handler: (_error, message) => this.take(contract, handler, message),
      });
    }
    await bus.connection.flush();
  }

  private take(contract: RequestContract, handler: MessageHandler, message: Msg): void {
    const work = this.answer(contract, handler, message).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async answer(contract: RequestContract, handler: MessageHandler, message: Msg): Promise<void> {
    const startedAt = performance.now();
    let asked: Asked | undefined;
    let problem: Problem | undefined;
    let fault: unknown;
    try {
      const { authenticate } = this.options;
      const received = await readAsked(contract, message, authenticate);
      asked = received.asked;
      const input = received.input;
      const behind = await this.behind(asked);
      const output = await lastValueFrom(this.transformToObservable(await handler(input, asked)));
      this.respond(message, output, asked, behind);
    } catch (error) {
      ({ problem, fault } = this.problemOf(error, message));
      this.refuse(message, contract, problem);
    }
    const elapsedMs = performance.now() - startedAt;
    this.options.onAnswered?.({ contract, asked, problem, fault, elapsedMs });
  }

  /** Which positions that a read asks for have not been seen in time. */
  private async behind(asked: Asked): Promise<Position[]> {
    const foreign = asked.after.filter(({ service }) => service !== this.options.service);
    if (asked.contract.kind === 'command' || foreign.length === 0 || !this.options.sightings) return [];
    return this.options.sightings.missing(foreign);
  }

  private respond(message: Msg, output: unknown, asked: Asked, behind: readonly Position[]): void {
    const body = Buffer.from(JSON.stringify(output));
    const limit = (this.options.bus.connection.info?.max_payload ?? 1_048_576) - HEADROOM;
    if (body.length > limit) throw tooLarge({ limit: `${limit} bytes an answer; ask for a smaller page` });
    const along = headers();
    if (asked.position) along.set(HEADERS.position, writePosition(asked.position));
    if (behind.length > 0) along.set(HEADERS.behind, behind.map(writePosition).join(', '));
    message.respond(body, { headers: along });
  }

  private refuse(message: Msg, contract: RequestContract, problem: Problem): void {
    const along = headers();
    along.set('Nats-Service-Error-Code', `${problem.status}`);
    along.set('Nats-Service-Error', problem.code);
    message.respond(JSON.stringify(problem), { headers: along });
    // The library counts only what a handler throws at once.
    const endpoints = (this.micro as unknown as { handlers: EndpointStatistics[] }).handlers;
    endpoints.find(({ name }) => name === contract.name)?.stats.countError(new Error(problem.code));
  }

  private problemOf(error: unknown, message: Msg): { problem: Problem; fault?: unknown } {
    if (error instanceof Refused) return { problem: error.problem };
    const language = preferredLanguage(header(message.headers, HEADERS.language));
    if (error instanceof Rejection) return { problem: error.problem(language) };
    const reference = header(message.headers, HEADERS.correlation) ?? crypto.randomUUID();
    return { problem: failed({ reference }).problem(language), fault: error };
  }
}

const header = (all: MsgHdrs | undefined, name: string): string | undefined => all?.get(name) || undefined;
