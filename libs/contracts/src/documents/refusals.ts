import { GENERAL_REJECTIONS, outcomeUnknown } from '../definition/general-rejections.js';
import type { AnyRejection } from '../definition/rejection.js';
import type { RequestContract } from '../definition/request.js';

/** Every refusal that a request can meet: its own and the general ones, each once. */
export function refusalsOf({ kind, rejections }: RequestContract): readonly AnyRejection[] {
  // A query changes nothing: when its answer stays away there is nothing to be unsure of.
  const general = kind === 'command' ? [...GENERAL_REJECTIONS, outcomeUnknown] : GENERAL_REJECTIONS;
  return [...new Map([...general, ...rejections].map((one) => [one.code, one])).values()];
}

/** Refusals by their status, as text: lowest first. */
export function byStatus(rejections: readonly AnyRejection[]): [status: string, AnyRejection[]][] {
  const groups = Map.groupBy(rejections, ({ definition }) => String(definition.status));
  return [...groups].sort(([one], [other]) => Number(one) - Number(other));
}

/** Refusals for people: each code with what it is called. */
export const inWords = (rejections: readonly AnyRejection[]): string =>
  rejections.map(({ code, definition }) => `\`${code}\`: ${definition.title.en}`).join('; ');
