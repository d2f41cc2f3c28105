import { type Board, INCIDENT_MANAGER, type Language, STATUS_IN_FRENCH } from '#contracts';
import { storyTime } from './story-time.js';
import type { Words } from './words.js';

interface Row {
  readonly role: string;
  readonly who: string;
  readonly since: string;
}

/** A board as lines of text, and what of it a later one is compared with. */
export interface Table {
  readonly lines: readonly string[];
  readonly rows: ReadonlySet<string>;
}

/** How a table is written: `timeOf` gives the story's time of a time on the board. */
export interface Writing {
  readonly words: Words;
  readonly language: Language;
  readonly timeOf: (instant: string) => string;
}

/** The board as aligned columns: every role that is held or asked for; what is new since `before` is marked with a +. */
export function tableOf(board: Board, before: ReadonlySet<string> | undefined, writing: Writing): Table {
  const { words, language } = writing;
  const rows = rowsOf(board, writing);
  const width = (column: 'role' | 'who') => Math.max(...rows.map((row) => row[column].length));
  const [roleWidth, whoWidth] = [width('role'), width('who')];
  const marked = (key: string) => (before && !before.has(key) ? '+ ' : '  ');
  const status = language === 'fr' ? STATUS_IN_FRENCH[board.status]! : board.status;
  const heading = words.heading(board.incident, board.severity, status);
  const rest = notAskedFor(board, words);
  return {
    lines: [
      marked(heading) + heading,
      ...rows.map(
        ({ role, who, since }) => `${marked(role + who)}${role.padEnd(roleWidth)}  ${who.padEnd(whoWidth)}  ${since}`,
      ),
      ...rest.map((line) => `  ${line}`),
    ],
    rows: new Set([heading, ...rest, ...rows.map(({ role, who }) => role + who)]),
  };
}

function rowsOf(board: Board, { words, language, timeOf }: Writing): Row[] {
  const since = (instant: string) => words.since(storyTime(timeOf(instant), language));
  return board.roles.flatMap(({ role, name, vacant, holders, offer, answers }) => {
    if (vacant) {
      const vacancy = board.vacancies.find((one) => one.role === role);
      return vacancy ? [{ role: name, who: words.vacant(answers.name), since: since(vacancy.since) }] : [];
    }
    return holders.map(({ person, acknowledged, ...holding }, index) => {
      const offered = offer?.from.id === person.id && words.offeredTo(offer.to.name);
      const who = [person.name, !acknowledged && words.unconfirmed, offered].filter(Boolean).join(', ');
      return { role: index === 0 ? name : '', who, since: since(holding.since) };
    });
  });
}

/** One line on the roles that nobody holds and nobody misses. */
function notAskedFor(board: Board, words: Words): string[] {
  const roles = board.roles.filter(({ vacant, required, role }) => vacant && !required && role !== INCIDENT_MANAGER);
  if (roles.length === 0) return [];
  return [words.notAskedFor(roles.map(({ name }) => name).join(', '), board.severity, board.manager.person.name)];
}
