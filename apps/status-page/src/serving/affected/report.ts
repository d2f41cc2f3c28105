import { AFFECTED_WORDS, type Language, type Publication } from '#contracts';
import { visible } from '#words/shown';
import type { PublicCopy } from '../../standing/public-copy.js';

/** What somebody says who is affected. */
export interface Report {
  /** The publication at which they said it; null: at none. */
  readonly publication: string | null;
  /** What does not work for them; null: something else, or they could not say. */
  readonly component: string | null;
  readonly words: string | null;
  readonly language: Language;
}

/** People have a form open while it ends; what ended long ago is not what they mean. */
const STILL_MEANT_MS = 86_400_000;

/** The publication of this id, if somebody can be affected by it now. */
export function publicationToReport({ publications }: PublicCopy, id: string | null, now: Date): Publication | null {
  const found = publications.find((one) => one.id === id);
  if (!found || found.withdrawn) return null;
  const isOver = found.resolvedAt !== null && now.getTime() - Date.parse(found.resolvedAt) > STILL_MEANT_MS;
  return isOver ? null : found;
}

/** Words as they can be passed on: without what cannot be seen, and no longer than the form lets them be. */
function wordsOf(given: string): string | null {
  const words = visible(given).trim().slice(0, AFFECTED_WORDS);
  // A pair may have been cut in half.
  return visible(words).trim() || null;
}

/** What somebody filled in. What is not known here is "something else": never a reason not to count them. */
export function readReport(form: URLSearchParams, copy: PublicCopy, language: Language, now: Date): Report {
  const key = form.get('component');
  const shown = copy.components.find((one) => one.visible && one.key === key);
  return {
    publication: publicationToReport(copy, form.get('publication'), now)?.id ?? null,
    component: shown?.key ?? null,
    words: wordsOf(form.get('words') ?? ''),
    language,
  };
}
