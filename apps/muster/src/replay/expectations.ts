import { personIdFor } from '#authority';
import {
  type Board,
  type OutputOf,
  type PersonReference,
  type previewAbsence,
  type ShownPromise,
  WHOLE_INCIDENT,
} from '#contracts';
import type { Cast } from './cast.js';
import type { Expectation } from './step.js';
import type { Words } from './words.js';

/** One thing that the board shows otherwise than expected, in words. */
export interface Deviation {
  readonly what: string;
  readonly expected: string;
  readonly shown: string;
}

/** What is looked at: the board, and what would be if somebody dropped out, where the story asks for that. */
export interface Seen {
  readonly board: Board;
  readonly absence: OutputOf<typeof previewAbsence> | undefined;
  readonly promises: readonly ShownPromise[];
}

/** Compares the board with what the story expects of it at this moment; that every duty has somebody is expected always. */
export function deviations(
  expected: Expectation,
  { board, absence, promises }: Seen,
  cast: Cast,
  words: Words,
): Deviation[] {
  const found: Deviation[] = [];
  const list = (all: readonly string[], none: string) => [...all].sort().join(', ') || none;
  const same = (what: string, wanted: string | undefined, shown: string) => {
    if (wanted !== undefined && wanted !== shown) found.push({ what, expected: wanted, shown });
  };
  const set = (what: string, wanted: readonly string[] | undefined, shown: readonly string[]) =>
    same(what, wanted && list(wanted, words.none), list(shown, words.none));
  const people = (what: string, wanted: readonly string[], shown: readonly PersonReference[]) => {
    const ids = wanted.map((handle) => personIdFor(cast.email(handle)));
    if (
      list(ids, '') ===
      list(
        shown.map(({ id }) => id),
        '',
      )
    )
      return;
    const names = shown.map(({ name }) => name);
    found.push({ what, expected: list(wanted.map(cast.name), words.nobody), shown: list(names, words.nobody) });
  };

  same(words.fields.severity!, expected.severity, board.severity);
  same(words.fields.status!, expected.status, board.status);
  if (expected.manager) people(words.what.manager, [expected.manager], [board.manager.person]);
  for (const [role, wanted] of Object.entries(expected.holds ?? {})) {
    const seat = board.roles.find((one) => one.role === role);
    if (seat)
      people(
        seat.name,
        wanted,
        seat.holders.map(({ person }) => person),
      );
    else same(role, list(wanted, words.nobody), words.noSuchRole);
  }
  for (const [duty, wanted] of Object.entries(expected.answers ?? {})) {
    const one = board.duties.find((candidate) => candidate.duty === duty);
    if (one) people(one.name, [wanted], [one.accountable]);
    else same(duty, wanted, words.noSuchDuty);
  }
  for (const [audience, wanted] of Object.entries(expected.promised ?? {})) {
    const one = promises.find((candidate) => candidate.audience === audience && candidate.due !== null);
    people(words.what.promised(audience), [wanted], one ? [one.owner] : []);
  }
  for (const [duty, wanted] of Object.entries(expected.without?.answers ?? {})) {
    const row = absence?.duties.find((one) => one.duty === duty && one.scope === WHOLE_INCIDENT);
    const next = row?.next ? [row.next.accountable] : [];
    people(words.without(cast.name(expected.without!.person), row?.name ?? duty), [wanted], next);
  }
  const unconfirmed = board.roles.filter(({ holders }) => holders.some(({ acknowledged }) => !acknowledged));
  set(
    words.what.unconfirmed,
    expected.unconfirmed,
    unconfirmed.map(({ role }) => role),
  );
  set(
    words.what.vacant,
    expected.vacant,
    board.vacancies.map(({ role }) => role),
  );
  set(words.what.orphans, [], board.orphans);
  return found;
}
