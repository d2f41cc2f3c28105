import { type Accountability, type Answering, INCIDENT_MANAGER, WHOLE_INCIDENT } from '#contracts';
import type { RoleEntry } from '../catalogue/role-entry.js';
import { catalogueOf, fits, scopesOf } from '../roster/place.js';
import { type Holding, holdersOf, managersHolding, type Roster, seatId } from '../roster/roster.js';
import { delegationId } from '../roster/seating.js';

type Row = Omit<Accountability, 'duty' | 'scope'>;

interface Listing {
  readonly primary: RoleEntry[];
  readonly secondary: RoleEntry[];
}

/** Resolves the duties of one roster. What is asked for every duty and scope is looked up once. */
class Resolution {
  readonly #roster: Roster;
  readonly #listings = new Map<string, Listing>();
  readonly #seats = new Map<string, readonly Holding[]>();
  readonly #manager: Holding;

  constructor(roster: Roster) {
    this.#roster = roster;
    this.#manager = managersHolding(roster);
    const { roles, duties } = catalogueOf(roster);
    for (const { key } of duties) this.#listings.set(key, { primary: [], secondary: [] });
    for (const role of roles) for (const { duty, rank } of role.duties) this.#listings.get(duty)?.[rank].push(role);
    for (const seat of roster.holdings) {
      if (!this.#seats.has(seatId(seat))) this.#seats.set(seatId(seat), holdersOf(roster, seat));
    }
  }

  /** Every duty in every part of the incident where somebody can answer for it apart from the whole. */
  table(): Accountability[] {
    const parts = scopesOf(this.#roster).filter((scope) => scope !== WHOLE_INCIDENT && this.#isUsed(scope));
    return [...this.#listings.keys()].flatMap((duty) => [
      { duty, scope: WHOLE_INCIDENT, ...this.#resolve(duty, WHOLE_INCIDENT) },
      ...parts
        .filter((scope) => this.#isOf(duty, scope))
        .map((scope) => ({ duty, scope, ...this.#resolve(duty, scope) })),
    ]);
  }

  /** A workstream is a part from when it is opened; an audience side from when somebody holds something in it. */
  #isUsed(scope: string): boolean {
    const { workstreams, holdings, delegations } = this.#roster;
    return [...workstreams.map(({ key }) => ({ scope: key })), ...holdings, ...delegations].some(
      (one) => one.scope === scope,
    );
  }

  #isOf(duty: string, scope: string): boolean {
    const { primary, secondary } = this.#listings.get(duty)!;
    const isDelegated = this.#roster.delegations.some((one) => one.duty === duty && one.scope === scope);
    return isDelegated || [...primary, ...secondary].some((role) => fits(this.#roster, role, scope));
  }

  /** The first there is, in that part and then in the whole: a delegate, a holder with it as primary, one as secondary. */
  #resolve(duty: string, scope: string): Row {
    const { primary, secondary } = this.#listings.get(duty)!;
    const places = scope === WHOLE_INCIDENT ? [scope] : [scope, WHOLE_INCIDENT];
    const entitled = this.#entitled(duty, places);
    const delegation = this.#delegation(duty, places);
    if (delegation) {
      const epoch = this.#roster.epochs[delegationId(delegation)] ?? 0;
      const role = primary[0]?.key ?? secondary[0]?.key ?? INCIDENT_MANAGER;
      return { accountable: delegation.to, because: 'delegated', role, heldIn: delegation.scope, entitled, epoch };
    }
    const byPrimary = this.#lead(primary, places);
    const found = byPrimary ?? this.#lead(secondary, places) ?? this.#manager;
    const because = byPrimary
      ? 'primary-role'
      : found.role === INCIDENT_MANAGER
        ? 'incident-manager'
        : 'secondary-role';
    const epoch = this.#roster.epochs[seatId(found)] ?? 0;
    return { accountable: found.person, because, role: found.role, heldIn: found.scope, entitled, epoch };
  }

  #delegation(duty: string, places: readonly string[]) {
    const { delegations } = this.#roster;
    for (const place of places) {
      const found = delegations.find((one) => one.duty === duty && one.scope === place);
      if (found) return found;
    }
    return undefined;
  }

  #lead(roles: readonly RoleEntry[], places: readonly string[]): Holding | undefined {
    for (const scope of places) {
      for (const { key } of roles) {
        const lead = this.#seats.get(seatId({ role: key, scope }))?.[0];
        if (lead) return lead;
      }
    }
    return undefined;
  }

  /** Every holder of a role that lists it, every delegate, and the manager. */
  #entitled(duty: string, places: readonly string[]): string[] {
    const { primary, secondary } = this.#listings.get(duty)!;
    const ids = new Set([this.#manager.person.id]);
    for (const scope of places) {
      for (const { key } of [...primary, ...secondary]) {
        for (const { person } of this.#seats.get(seatId({ role: key, scope })) ?? []) ids.add(person.id);
      }
      for (const { to, ...one } of this.#roster.delegations) {
        if (one.duty === duty && one.scope === scope) ids.add(to.id);
      }
    }
    return [...ids].sort();
  }
}

/** The whole table: every duty, in the whole incident and in each part of it, with its one accountable person. */
export const resolveTable = (roster: Roster): Accountability[] => new Resolution(roster).table();

/** Who answers for a duty in a part of the incident: what is not resolved for that part is as for the whole. */
export const answerFor = (
  table: readonly Accountability[],
  { duty, scope }: { readonly duty: string; readonly scope: string },
): Accountability | undefined =>
  table.find((one) => one.duty === duty && one.scope === scope) ??
  table.find((one) => one.duty === duty && one.scope === WHOLE_INCIDENT);

/** The table with the duties that resolve alike taken together, in the order of their first. */
export function gathered(table: readonly Accountability[]): Answering[] {
  const groups = Map.groupBy(table, ({ duty: _, ...rest }) => JSON.stringify(rest));
  return [...groups.values()].map((alike) => {
    const { duty: _, ...rest } = alike[0]!;
    return { ...rest, duties: alike.map(({ duty }) => duty) };
  });
}
