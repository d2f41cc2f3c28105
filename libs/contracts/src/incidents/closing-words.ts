import { type Language, type Localised, listed, spokenTime } from '../definition/language.js';
import type { OpenItem, SettledItem } from './open-item.js';

/** Items that one sentence names; of the others it says how many there are. */
const MOST_NAMED = 10;

const MORE: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `${count} more`,
  fr: (count) => `${count} de plus`,
};

const someOf = (named: readonly string[], language: Language): string => {
  const beyond = named.length - MOST_NAMED;
  return listed([...named.slice(0, MOST_NAMED), ...(beyond > 0 ? [MORE[language](beyond)] : [])], language);
};

/** Items in a row: “an update to customers that was not sent and the question “How many?””. */
export const itemsNamed = (items: readonly Pick<OpenItem, 'title'>[], language: Language): string =>
  someOf(
    items.map(({ title }) => title[language]),
    language,
  );

/** What is left to people: to whom, and by when. */
export function leftTo(items: readonly Pick<OpenItem, 'title' | 'owner' | 'due'>[], language: Language): string {
  return someOf(
    items.map(({ title, owner, due }) => `${title[language]} (${owner!.name}, ${spokenTime(due!, language)})`),
    language,
  );
}

/** What nobody sees to, and why. */
function waived(settled: readonly SettledItem[], language: Language): string {
  return someOf(
    settled.filter(({ waiver }) => waiver).map(({ title, waiver }) => `${title[language]} (${waiver!.reason})`),
    language,
  );
}

/** What became of what was open, to be put behind the sentence that tells of the closing; empty when nothing was. */
export function settledInWords(settled: readonly SettledItem[]): Localised {
  const given = settled.filter((one) => one.given);
  const left = { en: leftTo(given, 'en'), fr: leftTo(given, 'fr') };
  const by = settled.find(({ waiver }) => waiver)?.waiver?.by.name;
  const without = { en: waived(settled, 'en'), fr: waived(settled, 'fr') };
  return {
    en: `${left.en && ` Left to be done: ${left.en}.`}${without.en && ` Waived by ${by}: ${without.en}.`}`,
    fr: `${left.fr && ` Reste à faire : ${left.fr}.`}${without.fr && ` Abandonné par ${by} : ${without.fr}.`}`,
  };
}
