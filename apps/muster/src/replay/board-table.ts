import { type Board, type Language, type Seat, type ShownPromise, STATUS_NAMES, spokenDuration } from '#contracts';
import { storyTime } from './story-time.js';
import type { Words } from './words.js';

/** A line of a board; two boards show the same where the keys are the same. */
export interface Line {
  readonly key: string;
  readonly text: string;
}

/** What a board shows of an incident: who holds what, and what each audience is promised. */
export interface Seen {
  readonly board: Board;
  readonly promises: readonly ShownPromise[];
}

/** A board as lines: what it is of, then every role in aligned columns, and what is promised. */
export interface Table {
  readonly heading: Line;
  readonly roles: readonly Line[];
  readonly promises: readonly Line[];
}

/** How a table is written: `timeOf` gives the story's time of a time on the board. */
export interface Writing {
  readonly words: Words;
  readonly language: Language;
  readonly timeOf: (instant: string) => string;
}

interface Row {
  readonly role: string;
  readonly who: string;
  readonly since: string;
}

/** Who holds each role, or who answers for it while nobody does; and who owes which audience the next word, by when. */
export function tableOf({ board, promises }: Seen, writing: Writing): Table {
  const { words, language } = writing;
  const rows = rowsOf(board, writing);
  const width = (column: 'role' | 'who') => Math.max(...rows.map((row) => row[column].length));
  const [roleWidth, whoWidth] = [width('role'), width('who')];
  const status = STATUS_NAMES[board.status][language];
  const heading = `${board.incident} · ${board.severity} · ${status}`;
  return {
    heading: { key: heading, text: heading },
    roles: rows.map(({ key, role, who, since }) => ({
      key,
      text: `${role.padEnd(roleWidth)}  ${who.padEnd(whoWidth)}  ${since && words.since(since)}`.trimEnd(),
    })),
    promises: promises.flatMap((one) => promiseLine(one, writing)),
  };
}

/** What is left of the time goes on by itself and makes no line a new one. */
function promiseLine({ audience, name, owner, due, dueInMs }: ShownPromise, { words, language }: Writing): Line[] {
  if (due === null || dueInMs === null) return [];
  const left = spokenDuration(Math.abs(dueInMs), language);
  const text = dueInMs < 0 ? words.promiseLate : words.promise;
  return [{ key: `${audience}: ${owner.id} ${due}`, text: text(name[language], owner.name, left) }];
}

/** A role's rows; they have one key, for a role of which one row changed is looked at whole. */
function rowsOf(board: Board, writing: Writing): (Row & { key: string })[] {
  return board.roles.flatMap((seat) => {
    const rows = rowsOfSeat(seat, board, writing);
    const key = [seat.role, ...rows.map(({ who }) => who)].join(': ');
    return rows.map((row, index) => ({ ...row, role: index === 0 ? seat.name : '', key: `${key} ${index}` }));
  });
}

function rowsOfSeat(seat: Seat, { vacancies }: Board, { words, language, timeOf }: Writing): Omit<Row, 'role'>[] {
  const since = (instant: string) => storyTime(timeOf(instant), language);
  const { vacant, holders, offer, answers } = seat;
  const vacancy = vacancies.find(({ role }) => role === seat.role);
  if (vacancy) return [{ who: words.vacant(answers.name), since: since(vacancy.since) }];
  if (vacant) return [{ who: words.notAskedFor(answers.name), since: '' }];
  const held = holders.map((holder) => ({
    who: holder.acknowledged ? holder.person.name : words.unconfirmed(holder.person.name),
    since: since(holder.since),
  }));
  return offer ? [...held, { who: words.offeredTo(offer.to.name), since: since(offer.offeredAt) }] : held;
}
