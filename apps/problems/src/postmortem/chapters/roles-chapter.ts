import { getBoard, type Language, spokenTime, type Tenure, whoHeld } from '#contracts';
import type { Known } from '../blameless.js';
import { type Chapter, type Drafting, ofEach } from './chapter.js';

const WORDS = {
  en: { from: 'from', until: 'until', still: 'still', after: 'taken over from', unconfirmed: 'never confirmed' },
  fr: { from: 'du', until: 'au', still: 'encore', after: 'repris de', unconfirmed: 'jamais confirmé' },
} as const;

interface Held {
  readonly name: string;
  readonly holders: readonly Tenure[];
}

/** One after the other: of who comes after somebody else it is said from whom. */
function told({ name, holders }: Held, language: Language): string[] {
  const words = WORDS[language];
  return holders.map(({ person, from, until, acknowledgedAt }) => {
    const before = holders.find((one) => one.until === from && one.person.id !== person.id);
    const end = until === null ? words.still : `${words.until} ${spokenTime(until, language)}`;
    const notes = [before && `${words.after} ${before.person.name}`, acknowledgedAt === null && words.unconfirmed];
    const more = notes.filter(Boolean).join('; ');
    return `- ${name}: ${person.name}, ${words.from} ${spokenTime(from, language)}, ${end}${more && ` (${more})`}`;
  });
}

/** Roles that are asked about at once. */
const AT_ONCE = 8;

async function held({ ask }: Pick<Drafting, 'ask'>, incident: string): Promise<Held[]> {
  const { roles } = await ask(getBoard, { incident });
  const all: Held[] = [];
  for (let at = 0; at < roles.length; at += AT_ONCE) {
    const some = roles.slice(at, at + AT_ONCE);
    all.push(...(await Promise.all(some.map(({ role, scope }) => ask(whoHeld, { incident, role, scope })))));
  }
  return all.filter(({ holders }) => holders.length > 0);
}

/** Who held which role from when to when, and what was handed over. */
export const rolesChapter: Chapter = {
  name: 'roles',
  asks: 'roles',
  draft: async (drafting) => {
    const people: Known[] = [];
    const text = await ofEach(drafting, async ({ id }) => {
      const roles = await held(drafting, id);
      for (const { name, holders } of roles) people.push(...holders.map(({ person }) => ({ ...person, role: name })));
      return roles.flatMap((one) => told(one, drafting.language));
    });
    return { text, people };
  },
};
