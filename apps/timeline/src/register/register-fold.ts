import { actorOf, type EntryKind, type PersonReference } from '#contracts';
import type { Line } from '../chain/line.js';
import { noteIn } from '../entry/note-in.js';
import { presenceIn } from '../entry/presence-in.js';
import { type InRole, PresenceFold, type Stay } from './presence-fold.js';

/** Key entries of one person that are kept. */
const MOST_KEY = 20;

/** A line as far as the register needs it. */
export type Told = Pick<Line, '_id' | 'incident' | 'position' | 'event' | 'shown' | 'redaction'>;

/** What somebody did in an incident, when they were in it, and in which roles. */
export interface Registered {
  readonly person: PersonReference;
  readonly stays: readonly Stay[];
  readonly roles: readonly InRole[];
  readonly firstAct: string | null;
  readonly lastAct: string | null;
  readonly counts: Partial<Record<EntryKind, number>>;
  readonly key: readonly Told[];
}

interface Acts {
  readonly person: PersonReference;
  readonly firstAct: string;
  lastAct: string;
  readonly counts: Partial<Record<EntryKind, number>>;
  key: Told[];
}

/** Who did what a line tells: of what was brought along from another record, who did it there. */
export const doerOf = ({ event }: Pick<Told, 'event'>): PersonReference => noteIn(event).original?.by ?? actorOf(event);

/** The register of an incident, folded from its lines in the order they were recorded. */
export class RegisterFold {
  private readonly presence = new PresenceFold();
  private readonly acts = new Map<string, Acts>();

  /** The next line. What a clock did was done by nobody; what is quiet is no act of its own. */
  take(line: Told): void {
    const { event, shown } = line;
    this.presence.take(presenceIn(event), event.time);
    const person = doerOf(line);
    if (shown.quiet || person.id.startsWith('service:')) return;
    const acts = this.acts.get(person.id) ?? { person, firstAct: event.time, lastAct: '', counts: {}, key: [] };
    this.acts.set(person.id, acts);
    acts.lastAct = event.time;
    acts.counts[shown.kind] = (acts.counts[shown.kind] ?? 0) + 1;
    if (shown.key) acts.key = [...acts.key, line].slice(-MOST_KEY);
    for (const inRole of this.presence.now) if (inRole.person.id === person.id) inRole.count += 1;
  }

  /** Everybody, in the order in which they came or first did something. */
  get people(): readonly Registered[] {
    const ids = [...new Set([...this.presence.stays.keys(), ...this.acts.keys()])];
    const all = ids.map((id): Registered => {
      const there = this.presence.stays.get(id);
      const acts = this.acts.get(id);
      return {
        person: (acts ?? there)!.person,
        stays: there?.stays ?? [],
        roles: this.presence.roles.filter(({ person }) => person.id === id),
        ...{ firstAct: acts?.firstAct ?? null, lastAct: acts?.lastAct ?? null },
        ...{ counts: acts?.counts ?? {}, key: acts?.key ?? [] },
      };
    });
    const first = ({ stays, firstAct }: Registered) => [stays[0]?.from, firstAct].filter(Boolean).sort()[0] ?? '';
    return all.sort((one, other) => (first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : 0));
  }
}
