import type { CustomerResponse } from '#contracts';
import type { ResponseEvent } from './response.js';

/** What somebody says that a response is. */
export interface Sorting {
  readonly theme?: string | undefined;
  readonly isQuestion?: boolean | undefined;
}

/** Names what a response is about, or whether it is a question; nothing where it is so already. */
export const sortResponse =
  ({ theme, isQuestion }: Sorting) =>
  (response: CustomerResponse | undefined): readonly ResponseEvent[] => {
    if (!response) return [];
    const now = { theme: theme ?? response.theme, isQuestion: isQuestion ?? response.isQuestion };
    const isSo = now.theme === response.theme && now.isQuestion === response.isQuestion;
    if (response.sorted && isSo) return [];
    return [{ name: 'response-sorted', data: { response: response.id, ...now } }];
  };

/** Says which update answers it. */
export const answerQuestion =
  (update: string) =>
  (response: CustomerResponse | undefined): readonly ResponseEvent[] =>
    !response || response.answered?.update === update
      ? []
      : [{ name: 'response-answered', data: { response: response.id, update } }];
