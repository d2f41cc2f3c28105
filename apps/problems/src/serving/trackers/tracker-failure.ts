import type { Rejection } from '#contracts';
import type { TrackerSettings } from '../../tracker/dialect.js';
import type { NotMade } from '../../tracker/make-issue.js';

/** Why a tracker did not do what it was asked for. */
export type TrackerFailure = NotMade;

/** It did not; the message is for logs. */
export class TrackerFailed extends Error {
  constructor(readonly failure: TrackerFailure) {
    super(failure.reason.en);
    this.name = 'TrackerFailed';
  }
}

const DAY_MS = 86_400_000;
/** It may have been done: so long an index may need to know of it, by which it is looked for the next time. */
const PERHAPS_DONE_MS = 180_000;
type Named = Pick<TrackerSettings, 'name' | 'project'>;

/** It cannot be reached, or does not answer in time. */
export const silent = ({ name }: Named): TrackerFailure => ({
  reason: { en: `${name} does not answer`, fr: `${name} ne répond pas` },
  lasting: false,
  afterMs: PERHAPS_DONE_MS,
});

/** It answers with something else than what is documented. */
export const nonsense = ({ name }: Named): TrackerFailure => ({
  reason: {
    en: `${name} answers with something that is no issue; is its url right?`,
    fr: `${name} répond autre chose qu'un ticket ; son url est-elle juste ?`,
  },
  lasting: true,
  afterMs: PERHAPS_DONE_MS,
});

/** Muster may not reach its address. */
export const refusedAddress = (refusal: Rejection): TrackerFailure => ({
  reason: { en: refusal.problem('en').detail, fr: refusal.problem('fr').detail },
  lasting: true,
});

/** How long a tracker asks to wait: seconds or a time, or until a window of requests begins anew. */
function waitOf({ headers }: Response, now: number): number | undefined {
  const [after, reset] = [
    headers.get('retry-after'),
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'),
  ];
  const isOut = (headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining')) === '0';
  const ms = after
    ? /^\d{1,9}$/.test(after)
      ? Number(after) * 1_000
      : Date.parse(after) - now
    : isOut && reset
      ? Number(reset) * 1_000 - now
      : Number.NaN;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, DAY_MS) : undefined;
}

/** What an answer means that is none of success, in the words of somebody who has to mend it. */
export function failureOf({ name, project }: Named, response: Response, said: unknown, now: number): TrackerFailure {
  const { status } = response;
  const afterMs = waitOf(response, now);
  if (status === 429 || (status === 403 && afterMs !== undefined)) {
    const reason = { en: `${name} has been asked too often`, fr: `${name} a été trop sollicité` };
    return { reason, lasting: false, afterMs: afterMs ?? 60_000 };
  }
  if (status >= 500) return { ...silent({ name, project }), ...(afterMs && { afterMs }) };
  return { reason: lastingReason({ name, project }, status, said), lasting: true };
}

function lastingReason({ name, project }: Named, status: number, said: unknown) {
  if (status === 401) return { en: `${name} does not accept its token`, fr: `${name} refuse son jeton` };
  if (status === 403) {
    return {
      en: `the token of ${name} may not make issues in ${project}`,
      fr: `le jeton de ${name} ne permet pas de créer des tickets dans ${project}`,
    };
  }
  if (status === 404 || status === 410) {
    return {
      en: `${name} has no ${project} with issues that its token may see`,
      fr: `${name} n'a pas de ${project} dont le jeton puisse voir les tickets`,
    };
  }
  if (status >= 300 && status < 400) {
    return {
      en: `${name} has moved (${status}); correct its url`,
      fr: `${name} a déménagé (${status}) ; corrigez son url`,
    };
  }
  const words = wordsOf(said);
  return {
    en: `${name} refuses it (${status})${words && `: ${words}`}`,
    fr: `${name} le refuse (${status})${words && ` : ${words}`}`,
  };
}

/** What a tracker says of what is wrong: GitHub and GitLab in `message`, Jira in `errorMessages` and `errors`. */
function wordsOf(said: unknown): string {
  const { message, errorMessages, errors } = (said ?? {}) as Record<string, unknown>;
  const all = [message, errorMessages, errors].map((one) =>
    typeof one === 'string' ? one : (JSON.stringify(one) ?? ''),
  );
  const words = all.find((one) => one && one !== '[]' && one !== '{}') ?? '';
  return words.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').slice(0, 200);
}
