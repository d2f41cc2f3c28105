import { setTimeout as wait } from 'node:timers/promises';
import { type Service, Svcm } from '@nats-io/services';
import type { Msg } from '@nats-io/transport-node';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { SpanKind } from '@opentelemetry/api';
import { lastValueFrom } from 'rxjs';
import type { Position, Problem, RequestContract, ServiceName } from '#contracts';
import type { Bus } from '../bus/bus.js';
import { annotate, traced } from '../traces/traced.js';
import { type Answered, countError, problemOf, refuse, respond } from './answering.js';
import type { Asked } from './asked.js';
import type { Authenticate } from './caller.js';
import { inboxesOnly } from './inboxes-only.js';
import { readAsked } from './receiving.js';
import { RequestHeaders } from './request-headers.js';
import type { Sightings } from './sightings.js';

const BACK_OFF_MS = 1_000;

export interface RequestServerOptions {
  readonly bus: Bus;
  readonly service: ServiceName;
  readonly version: string;
  readonly authenticate: Authenticate;
  /** For reads that bring `Muster-After`; positions of the service itself are always seen. */
  readonly sightings?: Sightings | undefined;
  /** After each request: for logs and figures. */
  readonly onAnswered?: (report: Answered) => void;
}

/**
 * Nest's transport for commands and queries: each handler with a contract is an endpoint of a NATS micro service that
 * speaks plain JSON. Identity and input are checked here, before any handler.
 */
export class RequestServer extends Server implements CustomTransportStrategy {
  private micro: Service | undefined;
  private closing = false;
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly options: RequestServerOptions) {
    super();
  }

  /** Throws when a request would have two answers; of two handlers Nest would silently take the last. */
  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras = {}): void {
    const twice = !isEventHandler && this.messageHandlers.has(this.normalizePattern(pattern as string));
    if (twice) throw new Error(`two handlers answer ${String(pattern)}`);
    super.addHandler(pattern, callback, isEventHandler, extras);
  }

  listen(callback: (error?: unknown) => void): void {
    this.register().then(() => callback(), callback);
  }

  /** Takes no more requests and finishes those under way. */
  async close(): Promise<void> {
    this.closing = true;
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
    const description = `Muster ${service}`;
    const micro = await new Svcm(inboxesOnly(bus.connection)).add({
      name: service,
      version,
      description,
      queue: service,
    });
    this.micro = micro;
    for (const handler of this.messageHandlers.values()) {
      if (handler.isEventHandler) continue;
      const contract = handler.extras?.contract as RequestContract;
      if (contract.service !== service) throw new Error(`${service} cannot answer ${contract.subject}`);
      micro.addEndpoint(contract.name, {
        subject: contract.subject,
        metadata: { summary: contract.summary, kind: contract.kind },
        handler: (_error, message) => this.take(micro, contract, handler, message),
      });
    }
    void micro.stopped.then((error) => this.registerAgain(error));
    await bus.connection.flush();
  }

  /** The library ends the whole service when the server ends one subscription, as for a permission taken away. */
  private async registerAgain(error: Error | null): Promise<void> {
    while (!this.closing && !this.options.bus.connection.isClosed()) {
      this.logger.warn(`requests are not answered: ${error?.message ?? 'the service was stopped'}`);
      await wait(BACK_OFF_MS);
      if (this.closing) return;
      try {
        return await this.register();
      } catch (again) {
        error = again as Error;
      }
    }
  }

  private take(micro: Service, contract: RequestContract, handler: MessageHandler, message: Msg): void {
    const work = this.answer(micro, contract, handler, message)
      // Not even the refusal could be sent: the connection is gone.
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async answer(
    micro: Service,
    contract: RequestContract,
    handler: MessageHandler,
    message: Msg,
  ): Promise<void> {
    const headers = RequestHeaders.of(message);
    const span = { kind: SpanKind.SERVER, parent: headers.traceparent };
    await traced(contract.subject, span, () => this.answerNow(micro, contract, handler, message, headers));
  }

  private async answerNow(
    micro: Service,
    contract: RequestContract,
    handler: MessageHandler,
    message: Msg,
    headers: RequestHeaders,
  ): Promise<void> {
    const startedAt = performance.now();
    const { bus, authenticate, onAnswered } = this.options;
    let asked: Asked | undefined;
    let problem: Problem | undefined;
    let fault: unknown;
    try {
      const received = await readAsked(contract, headers, message.data, authenticate);
      asked = received.asked;
      asked.behind.push(...(await this.behind(asked)));
      const output = await lastValueFrom(this.transformToObservable(await handler(received.input, asked)));
      respond(bus, message, output, asked);
    } catch (error) {
      ({ problem, fault } = problemOf(error, headers));
      countError(micro, contract, problem.code);
      refuse(bus, message, problem);
    }
    const elapsedMs = performance.now() - startedAt;
    const { correlation } = headers;
    annotate({ 'muster.outcome': problem?.code ?? 'done', 'muster.incident': asked?.incident });
    onAnswered?.({ contract, correlation, asked, incident: asked?.incident, problem, fault, elapsedMs });
  }

  /** Which positions that a read asks for have not been seen in time. */
  private async behind(asked: Asked): Promise<Position[]> {
    const foreign = asked.after.filter(({ service }) => service !== this.options.service);
    if (asked.contract.kind === 'command' || foreign.length === 0 || !this.options.sightings) return [];
    return this.options.sightings.missing(foreign);
  }
}
