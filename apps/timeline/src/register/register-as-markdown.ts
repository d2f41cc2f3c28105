import type { EntryKind, Language, RegisteredActivity, RegisteredPerson } from '#contracts';
import { indented, oneLine } from '../export/markdown-words.js';
import { colon, minuteOf } from '../export/words.js';
import { KIND_NAMES } from '../reading/kind-names.js';

const TOLD = {
  en: {
    title: (incident: string) => `# People and activities of ${incident}\n\nTimes in UTC.`,
    still: 'still',
    there: 'in the incident',
    observer: 'as observer',
    did: 'recorded',
  },
  fr: {
    title: (incident: string) => `# Personnes et activités de ${incident}\n\nHeures en UTC.`,
    still: 'toujours',
    there: "dans l'incident",
    observer: 'en observation',
    did: 'a consigné',
  },
} as const;

const span = ({ from, until }: { from: string; until: string | null }, language: Language): string =>
  `${minuteOf(from)} – ${until === null ? TOLD[language].still : minuteOf(until)}`;

const inRole = (name: string, as: 'holder' | 'observer', language: Language): string =>
  as === 'observer' ? `${oneLine(name)} (${TOLD[language].observer})` : oneLine(name);

function personLines({ person, stays, roles, counts, key }: RegisteredPerson, language: Language): string[] {
  const { there, did } = TOLD[language];
  const acts = Object.entries(counts).map(([kind, count]) => `${KIND_NAMES[kind as EntryKind][language]} ${count}`);
  return [
    `\n## ${oneLine(person.name)}\n`,
    ...stays.map((stay) => `- ${span(stay, language)}${colon(language)}${there}`),
    ...roles.map((one) => `- ${span(one, language)}${colon(language)}${inRole(one.name, one.as, language)}`),
    ...(acts.length > 0 ? [`- ${did}${colon(language)}${acts.join(', ')}`] : []),
    ...key.map(({ occurredAt, text }) => `- ${minuteOf(occurredAt)} ${indented(text)}`),
  ];
}

function activityLines({ name, people }: RegisteredActivity, language: Language): string[] {
  const line = ({ person, spans, count }: RegisteredActivity['people'][number]) =>
    spans.length === 0
      ? [`- ${oneLine(person.name)}${colon(language)}${count}`]
      : spans.map((one) => `- ${span(one, language)}${colon(language)}${inRole(person.name, one.as, language)}`);
  return [`\n## ${oneLine(name)}\n`, ...people.flatMap(line)];
}

/** The register by person as Markdown. */
export const peopleAsMarkdown = (incident: string, people: readonly RegisteredPerson[], language: Language): string =>
  `${[TOLD[language].title(incident), ...people.flatMap((one) => personLines(one, language))].join('\n')}\n`;

/** The register by activity as Markdown. */
export const activitiesAsMarkdown = (
  incident: string,
  activities: readonly RegisteredActivity[],
  language: Language,
): string =>
  `${[TOLD[language].title(incident), ...activities.flatMap((one) => activityLines(one, language))].join('\n')}\n`;
