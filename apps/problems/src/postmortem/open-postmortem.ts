import {
  daysLater,
  dueBeforeNow,
  type Language,
  type PersonReference,
  type Postmortem,
  type PostmortemTemplate,
  type ProblemRecord,
  type Severity,
} from '#contracts';
import type { Context } from '#persistence';
import type { Marks } from '../problem/change-problem.js';
import { type PostmortemEvent, postmortemId } from './postmortem.js';

/** Days in which a postmortem is due, by the worst severity of what it is about. */
export const DUE_DAYS: Readonly<Record<Severity, number>> = { SEV1: 5, SEV2: 10, SEV3: 20, SEV4: 30 };

/** What a postmortem is opened with. */
export interface Opening {
  readonly problem: ProblemRecord;
  readonly template: PostmortemTemplate;
  readonly owner: PersonReference | null;
  /** Who answers for a duty; null when nobody can say. */
  readonly answers: (duty: string) => PersonReference | null;
  readonly dueAt?: string | undefined;
  readonly language: Language;
  readonly names: boolean;
  /** Of drills, backfilled incidents and SEV4. */
  readonly quiet: boolean;
}

/** Opens the postmortem of a problem: each section has an owner and a date. Throws `due-before-now`. */
export const openPostmortem =
  ({ problem, template, owner, answers, dueAt: given, language, names, quiet }: Opening, marks: Marks = {}) =>
  ({ now, by }: Context): readonly PostmortemEvent[] => {
    if (given !== undefined && given <= now) throw dueBeforeNow({});
    const dueAt = given ?? daysLater(now, DUE_DAYS[problem.severity]);
    const sections = template.sections.map(({ key, title, hint, chapters, duty, withinDays }) => {
      const own = daysLater(now, withinDays);
      return {
        ...{ key, title, hint, chapters: [...chapters], owner: (duty && answers(duty)) || owner },
        ...{ dueAt: [own, dueAt].sort()[0]!, said: null, finishedAt: null },
      };
    });
    const postmortem: Postmortem = {
      ...{ id: postmortemId(problem.id), problem: problem.id, title: problem.title, restricted: problem.restricted },
      ...{ language, names, quiet, template: template.version, status: 'draft', owner, dueAt, said: null },
      ...{ sections, asks: [], versions: [], publicEdition: null, passedOn: [] },
      ...{ openedAt: now, openedBy: by, draftedAt: null, missing: [] },
    };
    return [{ name: 'postmortem-opened', data: { postmortem, ...marks } }];
  };
