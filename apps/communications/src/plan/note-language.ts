import type { EventOf, languageFollowed, PlannedPromise } from '#contracts';
import { quietly, type Revise } from './plan-change.js';

/** What the event of a language that followed tells. */
export type Followed = EventOf<typeof languageFollowed>['data'];

/** Languages that are remembered, for what they follow could come to be known here after them. */
const REMEMBERED = 20;

function after(promise: PlannedPromise, { update, revision, language }: Followed): PlannedPromise {
  const { lastSaid, followed, heardAt } = promise;
  const isIt = (one: { update: string; language: string }) => one.update === update.id && one.language === language;
  const awaits = promise.awaits.filter((one) => !(isIt(one) && one.revision <= revision));
  if (awaits.length < promise.awaits.length) return { ...promise, awaits };
  const sentAt = update.sendings.find((one) => one.revision === revision)?.at;
  const isHeard =
    (lastSaid?.update === update.id && lastSaid.revision >= revision) ||
    (heardAt !== null && sentAt && sentAt <= heardAt);
  if (isHeard || followed.some((one) => isIt(one) && one.revision === revision)) return promise;
  return { ...promise, followed: [...followed, { update: update.id, revision, language }].slice(-REMEMBERED) };
}

/** Takes note that an update has followed in a language: that promise is kept. */
export const noteLanguage =
  (data: Followed): Revise =>
  (plan) =>
    quietly({
      ...plan,
      promises: plan.promises.map((one) => (one.audience === data.update.audience ? after(one, data) : one)),
    });
