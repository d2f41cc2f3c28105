import {
  HEADERS,
  type Position,
  type RequestContract,
  readPositions,
  type ViewContract,
  writePosition,
} from '#contracts';
import { Refused, type RequestClient } from '#messaging';

/** Who asks for a view, and in which language and after which position. */
export interface ViewAsked {
  readonly token: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A view, and what its parts do not show yet of what was asked for by `Muster-After`. */
export interface ViewAnswer {
  readonly output: Readonly<Record<string, unknown>>;
  readonly behind: readonly Position[];
}

/**
 * Asks all parts of a view side by side and joins the answers by name, without understanding them. A refusal of any part
 * is the refusal of the view; what does not answer within its deadline is listed in `missing`.
 */
export async function askView(
  view: ViewContract,
  input: unknown,
  client: RequestClient,
  asked: ViewAsked,
): Promise<ViewAnswer> {
  const ask = async (query: RequestContract, timeoutMs: number) => {
    try {
      return await client.ask(query, input, { ...asked, timeoutMs });
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) throw error;
      return undefined;
    }
  };
  const parts = Object.entries(view.parts);
  const replies = await Promise.all(parts.map(([, { query, deadlineMs }]) => ask(query, deadlineMs)));
  const named = parts.map(([name], index) => ({ name, reply: replies[index] }));
  const answered = named.flatMap(({ name, reply }) => (reply ? [[name, reply.output] as const] : []));
  const missing = named.filter(({ reply }) => !reply).map(({ name }) => name);
  const behind = replies.flatMap((reply) => readPositions(reply?.headers?.get(HEADERS.behind) ?? '') ?? []);
  // Several parts may be behind the same.
  const once = new Map(behind.map((position) => [writePosition(position), position]));
  return { output: { ...Object.fromEntries(answered), missing }, behind: [...once.values()] };
}
