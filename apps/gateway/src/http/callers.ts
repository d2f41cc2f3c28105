import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { introduceMyself } from '#contracts';
import type { Caller } from '#messaging';
import { Parts } from '#service';
import { forwardedHeaders } from './forwarded-headers.js';
import { tokenOf } from './identity.js';

const REMEMBERED = 10_000;
const PATIENCE_MS = 1_000;

/** Who sends a request over HTTP; at first sight they are introduced to the directory. */
@Injectable()
export class Callers {
  private readonly met = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Proves the token here too, so that a flood of forged ones stops at the door; the service proves it again. */
  async of(request: FastifyRequest): Promise<{ token: string; caller: Caller }> {
    const token = tokenOf(request);
    const caller = await this.parts.authenticate(token);
    if (caller.kind === 'person' && !this.met.has(caller.id)) await this.introduce(caller, token, request);
    return { token, caller };
  }

  private async introduce(caller: Caller, token: string, request: FastifyRequest): Promise<void> {
    try {
      await this.parts.client.ask(
        introduceMyself,
        {},
        { token, timeoutMs: PATIENCE_MS, headers: forwardedHeaders(request) },
      );
      this.met.set(caller.id, true);
    } catch (error) {
      // Nobody waits for the directory in an incident; the next request tries again.
      this.parts.log.warn({ err: error, actor: caller.id }, 'a person could not be introduced to the directory');
    }
  }
}
