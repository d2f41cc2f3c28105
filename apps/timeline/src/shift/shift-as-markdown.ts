import { type EntryKind, type Language, type ShiftSummary, STATUS_NAMES, type TimelineEntry } from '#contracts';
import { indented, oneLine } from '../export/markdown-words.js';
import { colon, minuteOf } from '../export/words.js';
import { KIND_NAMES } from '../reading/kind-names.js';

const TOLD = {
  en: {
    title: 'Shift summary',
    span: (from: string, to: string) => `${from} – ${to}, times in UTC.`,
    state: 'State at the end',
    since: 'since',
    milestones: 'Reached',
    key: 'Key entries',
    roles: 'People and roles',
    decisions: 'Decisions',
    questions: 'Open questions',
    withoutWhy: 'Without a reason yet',
    people: 'Recorded by',
    cut: 'There was more than is shown here: the latest 100 of each.',
  },
  fr: {
    title: 'Résumé de la relève',
    span: (from: string, to: string) => `${from} – ${to}, heures en UTC.`,
    state: 'État à la fin',
    since: 'depuis le',
    milestones: 'Étapes atteintes',
    key: 'Entrées essentielles',
    roles: 'Personnes et rôles',
    decisions: 'Décisions',
    questions: 'Questions ouvertes',
    withoutWhy: 'Encore sans raison',
    people: 'Consigné par',
    cut: "Il y en avait plus qu'ici : les 100 derniers de chaque liste.",
  },
} as const;

/** An entry in its own words with its time; a person's words with their name. */
const entryLine =
  (language: Language) =>
  ({ occurredAt, by, kind, text }: TimelineEntry): string =>
    `${minuteOf(occurredAt)} ${kind === 'event' ? '' : `**${oneLine(by.name)}**${colon(language)}`}${indented(text)}`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`\n## ${title}\n`, ...lines.map((line) => `- ${line}`)];

/** The summary as Markdown: what there is none of has no heading. */
export function shiftAsMarkdown(summary: ShiftSummary, language: Language): string {
  const told = TOLD[language];
  const { incident, title, from, to, state, milestones, counts, people, cut } = summary;
  const { severity, status, statusSince } = state;
  const kinds = Object.entries(counts).map(([kind, count]) => `${KIND_NAMES[kind as EntryKind][language]} ${count}`);
  const lines = [
    `# ${told.title}${colon(language)}${incident}, ${oneLine(title)}\n\n${told.span(minuteOf(from), minuteOf(to))}`,
    ...(cut ? [`\n${told.cut}`] : []),
    ...section(told.state, [`${severity}, ${STATUS_NAMES[status][language]} ${told.since} ${minuteOf(statusSince)}`]),
    ...section(
      told.milestones,
      milestones.map(({ at, label }) => `${minuteOf(at)} ${label}`),
    ),
    ...section(told.key, summary.key.map(entryLine(language))),
    ...section(told.roles, summary.roles.map(entryLine(language))),
    ...section(told.decisions, summary.decisions.map(entryLine(language))),
    ...section(told.questions, summary.questions.map(entryLine(language))),
    ...section(told.withoutWhy, summary.withoutWhy.map(entryLine(language))),
    ...section(told.people, [
      ...(kinds.length > 0 ? [kinds.join(', ')] : []),
      ...people.map(({ person, count }) => `${oneLine(person.name)}${colon(language)}${count}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
