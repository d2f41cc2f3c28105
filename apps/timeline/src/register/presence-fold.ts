import type { Localised, PersonReference, PresenceChange } from '#contracts';

/** A time in which somebody was in the incident; until null: still. */
export interface Stay {
  readonly from: string;
  until: string | null;
}

/** A time in which somebody was in a role, and how much they recorded while they were. */
export interface InRole extends Stay {
  readonly person: PersonReference;
  readonly role: string;
  readonly roleName: Localised;
  readonly scope: string;
  readonly as: 'holder' | 'observer';
  count: number;
}

type Seated = Extract<PresenceChange, { readonly roleName: Localised }>;

/** Who was there from when to when and in which role, folded from what events say of that: no rule of the roles is in it. */
export class PresenceFold {
  readonly stays = new Map<string, { readonly person: PersonReference; readonly stays: Stay[] }>();
  readonly roles: InRole[] = [];
  private open: readonly InRole[] = [];
  /** Ids of who is there also without a role, for they joined. */
  private readonly joined = new Set<string>();

  /** The roles that are taken now. */
  get now(): readonly InRole[] {
    return this.open;
  }

  /** Takes what an event of that time changes. */
  take(changes: readonly PresenceChange[], at: string): void {
    const before = this.open;
    for (const change of changes) this.change(change, at);
    // Who was there for a role alone is there no more without it.
    for (const { person, until } of before) {
      const stays = this.joined.has(person.id) || this.open.some((one) => one.person.id === person.id);
      if (until !== null && !stays) this.gone(person.id, at);
    }
  }

  private change(change: PresenceChange, at: string): void {
    const { change: what } = change;
    if (what === 'joined') this.join(change.person, at);
    else if (what === 'left') this.gone(change.person.id, at);
    else if (what === 'over') {
      this.close((one) => ('role' in change ? one.role === change.role : one.scope === change.scope), at);
    } else if (what === 'holds') this.sit(change, 'holder', at);
    else if (what === 'observes') this.sit(change, 'observer', at);
    else this.close((one) => isOf(one, change) && one.as === (what === 'no-longer-holds' ? 'holder' : 'observer'), at);
  }

  /** Who sits there already keeps their place; who holds a role shadows it no more. */
  private sit(seated: Seated, as: InRole['as'], at: string): void {
    const { person, role, roleName, scope, since = at } = seated;
    if (as === 'holder') this.close((one) => isOf(one, seated) && one.as === 'observer', at);
    this.there(person, since);
    if (this.open.some((one) => isOf(one, seated) && one.as === as)) return;
    const inRole: InRole = { person, role, roleName, scope, as, from: since, until: null, count: 0 };
    this.roles.push(inRole);
    this.open = [...this.open, inRole];
  }

  private close(isOver: (one: InRole) => boolean, at: string): void {
    for (const one of this.open) if (isOver(one)) one.until = at;
    this.open = this.open.filter(({ until }) => until === null);
  }

  private join(person: PersonReference, at: string): void {
    this.joined.add(person.id);
    this.there(person, at);
  }

  private there(person: PersonReference, from: string): void {
    const known = this.stays.get(person.id) ?? { person, stays: [] };
    this.stays.set(person.id, known);
    if (known.stays.at(-1)?.until !== null) known.stays.push({ from, until: null });
  }

  private gone(id: string, at: string): void {
    this.joined.delete(id);
    this.close(({ person }) => person.id === id, at);
    const last = this.stays.get(id)?.stays.at(-1);
    if (last) last.until ??= at;
  }
}

const isOf = (one: InRole, { person, role, scope }: Seated): boolean =>
  one.person.id === person.id && one.role === role && one.scope === scope;
