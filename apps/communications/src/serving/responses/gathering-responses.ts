import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type CustomerResponse, type gatherResponse as contract, type InputOf, NO_INCIDENT } from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Call, reading, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import { gatherResponse, type Said, TOLD_A_MINUTE } from '../../response/gather-response.js';
import type { ResponseEvent } from '../../response/response.js';
import { Gatherings } from './gatherings.js';
import { since } from './response-queries.js';
import { RESPONSES } from './stores.js';

const MINUTE_MS = 60_000;

/** The one door by which what customers say comes in. */
@Injectable()
export class GatheringResponses {
  constructor(
    @Inject(RESPONSES) private readonly store: AggregateStore<CustomerResponse, ResponseEvent>,
    @Inject(Gatherings) private readonly gatherings: Gatherings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Takes in what somebody passes on. */
  async gather(asked: Asked, input: InputOf<typeof contract>): Promise<CustomerResponse> {
    const { restricted } = await this.parts.authority.mustSee(asked.caller, input.incident);
    const id = `rsp-${randomUUID()}`;
    const decide = gatherResponse({ ...input, id, restricted, audience: null }, await this.isTold(input.incident));
    const result = await this.store.create(id, asked, decide, (response) => response);
    await this.hear(result.answer);
    return asked.answered(result.answer.id, result);
  }

  /** Takes in what came by itself, once however often it comes. */
  async takeIn(said: Said, call: Call): Promise<void> {
    const decide = gatherResponse(said, await this.isTold(said.incident));
    try {
      const { answer } = await this.store.create(said.id, call, decide, (response) => response);
      await this.hear(answer);
    } catch (error) {
      if (!(error instanceof UniqueTaken)) throw error;
    }
  }

  /** How many came for this incident within the last minute, up to some. */
  lately(incident: string, most: number): Promise<number> {
    const from = new Date(this.parts.clock.now().getTime() - MINUTE_MS).toISOString();
    return reading(this.store.collection.countDocuments(since(incident, from), { limit: most }));
  }

  /** Several at once may be told beyond that: it spares readers, nothing depends on the number. */
  private async isTold(incident: string): Promise<boolean> {
    return (await this.lately(incident, TOLD_A_MINUTE)) < TOLD_A_MINUTE;
  }

  /** It is taken in already: that its clock begins a moment late, by the next one, is no reason to refuse it. */
  private async hear(response: CustomerResponse): Promise<void> {
    if (response.incident === NO_INCIDENT) return;
    await this.gatherings.hear(response, response.told).catch((error: unknown) => {
      this.parts.log.warn({ err: error, incident: response.incident }, 'the clock of a response could not be set');
    });
  }
}
