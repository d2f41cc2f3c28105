import { Inject, Injectable } from '@nestjs/common';
import {
  type answerQuestions,
  type CustomerResponse,
  type InputOf,
  type OutputOf,
  responseUnknown,
  type sortResponses,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Call, Decide } from '#persistence';
import { Parts } from '#service';
import type { ResponseEvent } from '../../response/response.js';
import { answerQuestion, sortResponse } from '../../response/sort-response.js';
import { Updates } from '../updates/updates.js';
import { Gatherings } from './gatherings.js';
import { LATEST, ofIncident } from './response-queries.js';
import { RESPONSES } from './stores.js';

type Output = OutputOf<typeof sortResponses>;

/** What people make of what customers say. */
@Injectable()
export class Sorting {
  constructor(
    @Inject(RESPONSES) private readonly store: AggregateStore<CustomerResponse, ResponseEvent>,
    @Inject(Gatherings) private readonly gatherings: Gatherings,
    @Inject(Updates) private readonly updates: Updates,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  sort(asked: Asked, { incident, responses, ...sorting }: InputOf<typeof sortResponses>): Promise<Output> {
    return this.each(asked, incident, responses, sortResponse(sorting));
  }

  async answer(asked: Asked, { incident, responses, update }: InputOf<typeof answerQuestions>): Promise<Output> {
    await this.parts.authority.mustSee(asked.caller, incident);
    await this.updates.find({ incident, update });
    return this.each(asked, incident, responses, answerQuestion(update));
  }

  /** Each is a write of its own, and one that is so already is none: sent again after a failure, it goes on where it was. */
  private async each(
    asked: Asked,
    incident: string,
    given: readonly string[],
    decide: Decide<CustomerResponse, ResponseEvent>,
  ): Promise<Output> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const ids = [...new Set(given)];
    const known = await this.store.list(ofIncident(incident, ids), LATEST, ids.length);
    const unknown = ids.filter((id) => !known.some(({ _id }) => _id === id));
    if (unknown.length > 0) throw responseUnknown({ incident, responses: unknown });
    const { by, correlation, traceparent } = asked;
    const call: Call = { by, correlation, ...(traceparent && { traceparent }) };
    const changes = ids.map((id) => this.store.change(id, call, decide, (response) => response));
    const changed = await Promise.all(changes);
    await this.gatherings.sorted(incident);
    return { responses: changed.map(({ answer }) => answer) };
  }
}
