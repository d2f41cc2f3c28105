import type { EntryKind, PersonReference } from '#contracts';
import { presenceIn } from '../entry/presence-in.js';
import { doerOf, type Told } from '../register/register-fold.js';

/** Entries of each list that a summary has: the latest. */
export const MOST = 100;

const byTime = (one: Told, other: Told): number =>
  one.shown.occurredAt < other.shown.occurredAt ? -1 : one.shown.occurredAt > other.shown.occurredAt ? 1 : 0;

/** The latest lines that were put in. */
class Latest {
  private lines: Told[] = [];
  cut = false;

  put(line: Told): void {
    this.lines.push(line);
    if (this.lines.length <= MOST) return;
    this.lines.shift();
    this.cut = true;
  }

  /** As things happened. */
  get told(): readonly Told[] {
    return this.lines.toSorted(byTime);
  }
}

/** What was recorded in a time, folded from its lines in the order they were recorded. */
export class ShiftFold {
  readonly counts: Partial<Record<EntryKind, number>> = {};
  private readonly kept = { key: new Latest(), roles: new Latest(), decisions: new Latest() };
  private readonly byPerson = new Map<string, { readonly person: PersonReference; count: number }>();

  /** The next line. */
  take(line: Told): void {
    const { shown, event } = line;
    if (shown.quiet) return;
    this.counts[shown.kind] = (this.counts[shown.kind] ?? 0) + 1;
    if (shown.key) this.kept.key.put(line);
    if (shown.kind === 'decision') this.kept.decisions.put(line);
    if (presenceIn(event).length > 0) this.kept.roles.put(line);
    const person = doerOf(line);
    if (person.id.startsWith('service:')) return;
    const known = this.byPerson.get(person.id) ?? { person, count: 0 };
    known.count += 1;
    this.byPerson.set(person.id, known);
  }

  get key(): readonly Told[] {
    return this.kept.key.told;
  }

  get decisions(): readonly Told[] {
    return this.kept.decisions.told;
  }

  /** Who came and left, and roles that changed hands. */
  get roles(): readonly Told[] {
    return this.kept.roles.told;
  }

  /** There was more than is kept. */
  get cut(): boolean {
    return Object.values(this.kept).some(({ cut }) => cut);
  }

  /** Who recorded how much, most first. */
  get people(): { person: PersonReference; count: number }[] {
    return [...this.byPerson.values()].sort((one, other) => other.count - one.count);
  }
}
