import type { Problem } from '../definition/rejection.js';

/** What came back over HTTP was no success; `problem` says why, in the caller's language. */
export class HttpRefused extends Error {
  override readonly name = 'HttpRefused';

  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds after which the server asks to be tried again. */
    readonly retryAfter?: number,
  ) {
    super(`${problem.title}: ${problem.detail}`);
  }

  /** Reads an answer that is no success. What is not a problem of Muster's (a proxy's page) is told as one. */
  static async from(response: Response): Promise<HttpRefused> {
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const problem = (await problemIn(response)) ?? unexplained(response);
    return new HttpRefused(response.status, problem, Number.isFinite(retryAfter) ? retryAfter : undefined);
  }
}

async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) return undefined;
  return (await response.json().catch(() => undefined)) as Problem | undefined;
}

function unexplained({ status, statusText, url }: Response): Problem {
  return {
    type: 'about:blank',
    title: statusText || `HTTP ${status}`,
    status,
    detail: `${new URL(url).host} answered ${status} and did not say why.`,
    code: `http-${status}`,
    next: 'See whether a Muster answers at this address.',
  };
}
