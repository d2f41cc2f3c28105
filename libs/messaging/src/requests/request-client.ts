import { randomUUID } from 'node:crypto';
import {
  headers,
  type Msg,
  type MsgHdrs,
  NoRespondersError,
  RequestError,
  TimeoutError,
} from '@nats-io/transport-node';
import { SpanKind } from '@opentelemetry/api';
import {
  HEADERS,
  type InputOf,
  type OutputOf,
  outcomeUnknown,
  type Problem,
  type RequestContract,
  tooLarge,
  unavailable,
} from '#contracts';
import { type Bus, roomFor } from '../bus/bus.js';
import { currentTraceparent, traced } from '../traces/traced.js';
import { Refused } from './refused.js';

/** How long an answer may take; services refuse or answer well before. */
export const PATIENCE_MS = 5_000;

/** What goes along with a request. */
export interface Sending {
  readonly token: string;
  readonly timeoutMs?: number;
  /** Further headers, by name. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** An answer with its headers. */
export interface Reply<Output> {
  readonly output: Output;
  readonly headers: MsgHdrs | undefined;
}

/** Asks services over the bus. */
export class RequestClient {
  constructor(private readonly bus: Bus) {}

  /**
   * Sends a command or a query and gives its answer. Throws {@link Refused} with the service's problem; `unavailable` when
   * nobody can be asked and `too-large` when the bus does not take it (nothing was done); `outcome-unknown` when a command
   * went out and no answer came.
   */
  async ask<Contract extends RequestContract>(
    contract: Contract,
    input: InputOf<Contract> | unknown,
    sending: Sending,
  ): Promise<Reply<OutputOf<Contract>>> {
    const message = await traced(contract.subject, { kind: SpanKind.CLIENT }, () =>
      this.send(contract, input, sending),
    );
    const answer = this.read(contract, message);
    if (message.headers?.has('Nats-Service-Error-Code')) throw new Refused(answer as Problem);
    return { output: answer as OutputOf<Contract>, headers: message.headers };
  }

  private async send(contract: RequestContract, input: unknown, sending: Sending): Promise<Msg> {
    if (!this.bus.isUp()) throw unavailable({ missing: 'NATS' });
    const along = headers();
    along.set(HEADERS.authorization, `Bearer ${sending.token}`);
    const given = { [HEADERS.correlation]: randomUUID(), ...sending.headers };
    const traceparent = currentTraceparent();
    for (const [name, value] of Object.entries(given)) if (value !== undefined) along.set(name, value);
    if (traceparent) along.set(HEADERS.traceparent, traceparent);
    const body = Buffer.from(JSON.stringify(input));
    const limit = roomFor(this.bus);
    if (body.length > limit) throw tooLarge({ limit: `${limit} bytes` });
    try {
      const timeout = sending.timeoutMs ?? PATIENCE_MS;
      return await this.bus.connection.request(contract.subject, body, { headers: along, timeout });
    } catch (error) {
      throw this.fault(contract, error);
    }
  }

  private read(contract: RequestContract, message: Msg): unknown {
    try {
      return message.json();
    } catch (error) {
      throw this.fault(contract, error);
    }
  }

  private fault(contract: RequestContract, error: unknown): Error {
    const noResponders =
      error instanceof NoRespondersError || (error instanceof RequestError && error.isNoResponders());
    if (noResponders) return unavailable({ missing: contract.service });
    if (contract.kind === 'command') return outcomeUnknown({});
    if (error instanceof TimeoutError) return unavailable({ missing: contract.service });
    return unavailable({ missing: 'NATS' });
  }
}
