import { type CustomerResponse, type gatherResponse as contract, type InputOf, RESPONSE_LENGTH } from '#contracts';
import type { Context } from '#persistence';
import { masked, withoutAddresses } from './masked.js';
import type { ResponseEvent } from './response.js';

/** So many within a minute are told one by one; a record with thousands of lines of the same is read by nobody. */
export const TOLD_A_MINUTE = 10;

/** What came in, and what is known of it besides. */
export type Said = Omit<InputOf<typeof contract>, 'incident'> & {
  readonly id: string;
  readonly incident: string;
  readonly restricted: boolean;
  readonly audience: string | null;
};

/** Takes in what somebody said. Who that was, and every address in it, is masked here: behind this nobody knows them. */
export const gatherResponse =
  ({ id, incident, restricted, audience, update, source, words, language, from }: Said, isTold: boolean) =>
  ({ now, by }: Context): readonly ResponseEvent[] => {
    const shown = withoutAddresses(words);
    const cut = shown.length > RESPONSE_LENGTH;
    const response: CustomerResponse = {
      ...{ id, incident, update: update ?? null, audience, source, restricted, by, at: now, cut, told: isTold },
      words: cut ? shown.slice(0, RESPONSE_LENGTH).trimEnd() : shown,
      ...{ language: language ?? null, from: from ? masked(from) : null },
      ...{ theme: null, isQuestion: false, sorted: null, answered: null, waits: 'sorting' },
    };
    return [{ name: isTold ? 'response-gathered' : 'response-kept', data: { response } }];
  };
