import { type Language, notYoursToSend, type ReadyWords, type Template, type UpdateWords } from '#contracts';
import type { Context } from '#persistence';
import { renderTemplate } from '../template/render-template.js';
import type { Knowledge } from '../template/values.js';
import { begunUpdate } from './draft-update.js';
import { goingOut } from './send-update.js';
import { type AroundSending, mustGoOn, type UpdateEvent, usualNext } from './update.js';

/** The words of a template in the languages of an audience. */
export function wordsOf(template: Template, languages: readonly Language[], knowledge: Knowledge): ReadyWords {
  const each = languages.map((one): [Language, UpdateWords] => [one, renderTemplate(template.words, knowledge, one)]);
  return Object.fromEntries(each);
}

/** By what an update becomes the first word. */
export interface FirstWord {
  readonly id: string;
  /** An approved holding statement. */
  readonly template: Template;
  readonly knowledge: Omit<Knowledge, 'incident' | 'nextUpdateAt'>;
}

/**
 * Begins an update with a holding statement and sends it in the same moment: it was approved beforehand. Throws
 * `incident-merged` and `not-yours-to-send`.
 */
export const sendFirstWord =
  ({ id, template, knowledge }: FirstWord, around: AroundSending) =>
  (context: Context): readonly UpdateEvent[] => {
    const { incident, audience, verdict } = around;
    mustGoOn(incident);
    if (!verdict.allowed) throw notYoursToSend({ audienceName: audience.name, whoMay: verdict.whoMay });
    const nextUpdateAt = usualNext(around, context.now);
    const words = wordsOf(template, audience.languages, { ...knowledge, incident, nextUpdateAt });
    const begun = begunUpdate({ id, words, nextUpdateAt, template: template.key }, around, context);
    const approved = template.approved && { by: template.approved.by, at: template.approved.at, revision: 1 };
    const update = { ...begun, approved };
    const restricted = incident.visibility === 'restricted';
    const kept = { ...update, restricted, reviewAskedFor: null };
    const going = { now: context.now, by: context.by, nextUpdateAt, pastReview: false, saidBefore: false };
    return [{ name: 'update-drafted', data: { update, restricted } }, goingOut(kept, around, going)];
  };
