import {
  daysLater,
  eachOnce,
  type Localised,
  type PersonReference,
  POSTMORTEM_STEPS,
  type Postmortem,
  type PostmortemStep,
} from '#contracts';
import type { PostmortemDecision } from './postmortem.js';

/** Days after the date at which each step is said. */
const DAYS: Readonly<Record<PostmortemStep, number>> = { soon: -1, due: 0, late: 1, 'very-late': 3 };

/** Whom a clock speaks to after the owner. */
export interface Above {
  /** Who answers for the postmortem. */
  readonly manager: PersonReference;
  /** Who answers for everything. */
  readonly commander: PersonReference;
}

interface Wait {
  readonly about: string;
  readonly title: Localised;
  readonly owner: PersonReference | null;
  readonly dueAt: string | null;
  readonly said: PostmortemStep | null;
}

const answer = (name: string): Localised => ({
  en: `The answer of ${name} about the postmortem`,
  fr: `La réponse de ${name} au sujet du post-mortem`,
});

/** All that somebody is waited for. Once a version was approved, only who was asked for something since. */
function waits({ quiet, versions, problem, owner, dueAt, said, sections, asks }: Postmortem): Wait[] {
  if (quiet) return [];
  const whole = { en: `The postmortem of ${problem}`, fr: `Le post-mortem de ${problem}` };
  const approvedAt = versions.at(-1)?.at ?? '';
  const writing = versions.length > 0 ? [] : sections.filter(({ finishedAt }) => finishedAt === null);
  return [
    ...(versions.length > 0 ? [] : [{ about: 'whole', title: whole, owner, dueAt, said }]),
    ...writing.map(({ key, title, ...one }) => ({
      about: key,
      title: { en: `“${title.en}”`, fr: `« ${title.fr} »` },
      ...one,
    })),
    ...asks
      .filter(({ answeredAt, at }) => answeredAt === null && at > approvedAt)
      .map(({ id, person, ...one }) => ({ ...one, about: `ask:${id}`, title: answer(person.name), owner: person })),
  ];
}

const stepsAfter = (said: PostmortemStep | null): readonly PostmortemStep[] =>
  POSTMORTEM_STEPS.slice(said === null ? 0 : POSTMORTEM_STEPS.indexOf(said) + 1);

/** When somebody is reminded next; null: nobody is. */
export function dueAt(postmortem: Postmortem): string | null {
  const times = waits(postmortem).flatMap(({ dueAt: due, said }) => {
    const [next] = stepsAfter(said);
    return due && next ? [daysLater(due, DAYS[next])] : [];
  });
  return times.sort()[0] ?? null;
}

/** The owner first; then who answers for the postmortem too; then who answers for everything. */
function asked(step: PostmortemStep, owner: PersonReference | null, { manager, commander }: Above): PersonReference[] {
  const up = step === 'very-late' ? [manager, commander] : step === 'late' ? [manager] : [];
  return eachOnce([owner ?? manager, ...up]);
}

/** Reminds of what is due; of what was missed meanwhile only the latest step is said. */
export const remind =
  (above: Above): PostmortemDecision =>
  (postmortem, { now }) =>
    waits(postmortem).flatMap(({ about, title, owner, dueAt: due, said }) => {
      const step = due && stepsAfter(said).findLast((one) => daysLater(due, DAYS[one]) <= now);
      if (!due || !step) return [];
      const data = {
        about,
        title,
        step,
        dueAt: due,
        asks: asked(step, owner, above),
        restricted: postmortem.restricted,
      };
      return [{ name: 'postmortem-due' as const, data }];
    });

/** With what a clock has said. */
export function saying(postmortem: Postmortem, about: string, said: PostmortemStep): Postmortem {
  if (about === 'whole') return { ...postmortem, said };
  return {
    ...postmortem,
    sections: postmortem.sections.map((one) => (one.key === about ? { ...one, said } : one)),
    asks: postmortem.asks.map((one) => (`ask:${one.id}` === about ? { ...one, said } : one)),
  };
}
