import type { RequestContract, ViewContract } from '#contracts';
import { Refused, type RequestClient } from '#messaging';

/** Who asks for a view, and in which language and after which position. */
export interface ViewAsked {
  readonly token: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const MISSING = Symbol('missing');

/**
 * Asks all parts of a view side by side and joins the answers by name, without understanding them. A refusal of any part
 * is the refusal of the view; what does not answer within its deadline is listed in `missing`.
 */
export async function askView(view: ViewContract, input: unknown, client: RequestClient, asked: ViewAsked) {
  const ask = async (query: RequestContract, timeoutMs: number): Promise<unknown> => {
    try {
      return (await client.ask(query, input, { ...asked, timeoutMs })).output;
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) throw error;
      return MISSING;
    }
  };
  const parts = Object.entries(view.parts);
  const answers = await Promise.all(parts.map(([, { query, deadlineMs }]) => ask(query, deadlineMs)));
  const joined = parts.map(([name], index) => [name, answers[index]] as const);
  return {
    ...Object.fromEntries(joined.filter(([, answer]) => answer !== MISSING)),
    missing: joined.filter(([, answer]) => answer === MISSING).map(([name]) => name),
  };
}
