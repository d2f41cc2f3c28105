import {
  dueBeforeNow,
  type Language,
  type PersonReference,
  type PlannedSection,
  type Postmortem,
  sectionUnknown,
} from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import { isSamePlan, type PostmortemDecision } from './postmortem.js';

/** Whose, and by when; what is left out stays. */
export interface Plan {
  readonly owner?: PersonReference | null | undefined;
  readonly dueAt?: string | null | undefined;
}

type Planned = Pick<Postmortem, 'owner' | 'dueAt' | 'said'>;

/** The clock begins anew with another date or owner. Throws `due-before-now`. */
function planned(before: Planned, { owner = before.owner, dueAt = before.dueAt }: Plan, now: string): Planned {
  if (dueAt !== null && dueAt !== before.dueAt && dueAt <= now) throw dueBeforeNow({});
  const after = { owner, dueAt, said: before.said };
  return isSamePlan(before, after) ? after : { ...after, said: null };
}

/** Says whose it is, by when, and how it is drafted; nothing for what is so already. Throws `due-before-now`. */
export const planPostmortem =
  (
    { language, names, ...plan }: Plan & { language?: Language | undefined; names?: boolean | undefined },
    marks: Marks = {},
  ): PostmortemDecision =>
  (before, { now }) => {
    const after = planned(before, plan, now);
    const told = { language: language ?? before.language, names: names ?? before.names };
    const isSame = isSamePlan(before, after) && told.language === before.language && told.names === before.names;
    if (isSame) return [];
    return [
      { name: 'postmortem-planned', data: { section: null, postmortem: { ...before, ...after, ...told }, ...marks } },
    ];
  };

/** The section of that key. Throws `section-unknown`. */
export function mustHave({ sections }: Postmortem, section: string): PlannedSection {
  const found = sections.find(({ key }) => key === section);
  if (!found) throw sectionUnknown({ section });
  return found;
}

/** Says whose a section is, by when, or that it is written. Throws `section-unknown` and `due-before-now`. */
export const planSection =
  (
    section: string,
    { finished, ...plan }: Plan & { finished?: boolean | undefined },
    marks: Marks = {},
  ): PostmortemDecision =>
  (before, { now }) => {
    const one = mustHave(before, section);
    const isFinished = finished ?? one.finishedAt !== null;
    const finishedAt = isFinished ? (one.finishedAt ?? now) : null;
    const after = { ...one, ...planned(one, plan, now), finishedAt };
    if (isSamePlan(one, after) && one.finishedAt === finishedAt) return [];
    const sections = before.sections.map((it) => (it === one ? after : it));
    return [{ name: 'postmortem-planned', data: { section, postmortem: { ...before, sections }, ...marks } }];
  };
