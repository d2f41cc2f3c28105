import { type CustomerResponse, responseAnswered, responseGathered, responseKept, responseSorted } from '#contracts';
import type { Aggregate, Happened } from '#persistence';
import type { ResponseEvent } from './response.js';

function evolve(before: CustomerResponse | undefined, event: ResponseEvent, { at, by }: Happened): CustomerResponse {
  if (event.name === 'response-gathered' || event.name === 'response-kept') return event.data.response;
  if (!before) throw new Error(`a response begins with response-gathered, not ${event.name}`);
  if (event.name === 'response-answered') {
    const answered = { update: event.data.update, by, at };
    return { ...before, isQuestion: true, sorted: before.sorted ?? { by, at }, answered, waits: null };
  }
  const { theme, isQuestion } = event.data;
  const waits = isQuestion && !before.answered ? 'answer' : null;
  return { ...before, theme, isQuestion, sorted: { by, at }, waits };
}

/** What one customer said. It is by itself, so that thousands can come at once. */
export const responseAggregate: Aggregate<CustomerResponse, ResponseEvent> = {
  service: 'communications',
  name: 'responses',
  shape: 1,
  events: [responseGathered, responseKept, responseSorted, responseAnswered] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve,
};
