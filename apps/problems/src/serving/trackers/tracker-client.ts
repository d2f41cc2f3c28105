import { Inject, Injectable } from '@nestjs/common';
import { Rejection } from '#contracts';
import { Outgoing, OutgoingFailed } from '#outgoing';
import { Parts } from '#service';
import type { TrackerRequest, TrackerSettings } from '../../tracker/dialect.js';
import { failureOf, refusedAddress, silent, TrackerFailed, type TrackerFailure } from './tracker-failure.js';

const PATIENCE_MS = 10_000;
/** A page of issues with their words. */
const MOST_BYTES = 8 * 1_048_576;

/** Asks trackers. One that asks to wait is left alone until then, by this process. */
@Injectable()
export class TrackerClient {
  private readonly outgoing: Outgoing;
  private readonly quiet = new Map<string, { until: number; failure: TrackerFailure }>();

  constructor(@Inject(Parts) { settings }: Parts) {
    this.outgoing = new Outgoing(settings.outgoingAllowed ?? []);
  }

  /** What it answers, as JSON; undefined: it is none. Throws {@link TrackerFailed}. */
  async ask(tracker: TrackerSettings, request: TrackerRequest): Promise<unknown> {
    const { until = 0, failure } = this.quiet.get(tracker.name) ?? {};
    if (failure && until > Date.now()) throw new TrackerFailed({ ...failure, afterMs: until - Date.now() });
    const response = await this.send(tracker, request);
    const text = await response.text();
    if (response.ok) return jsonOf(text);
    const refused = failureOf(tracker, response, jsonOf(text), Date.now());
    if (refused.afterMs) this.quiet.set(tracker.name, { until: Date.now() + refused.afterMs, failure: refused });
    throw new TrackerFailed(refused);
  }

  private async send(tracker: TrackerSettings, { url, headers, method, body }: TrackerRequest): Promise<Response> {
    const sent = { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
    const request = { method, headers: sent, ...(body !== undefined && { body }) };
    try {
      return await this.outgoing.fetch(url, { ...request, patienceMs: PATIENCE_MS, mostBytes: MOST_BYTES });
    } catch (error) {
      if (error instanceof Rejection) throw new TrackerFailed(refusedAddress(error));
      if (error instanceof OutgoingFailed) throw new TrackerFailed(silent(tracker));
      throw error;
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
