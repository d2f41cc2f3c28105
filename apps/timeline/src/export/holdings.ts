import {
  type Envelope,
  handoverAccepted,
  INCIDENT_MANAGER,
  incidentDeclared,
  type Localised,
  managerTakenOver,
  type PersonReference,
  participantLeft,
  peopleStoodDown,
  roleAssigned,
  roleDropped,
  roleReleased,
  workstreamClosed,
} from '#contracts';

const MANAGER: Localised = { en: 'Incident manager', fr: "Gestionnaire d'incident" };

interface Seat {
  readonly role: string;
  readonly roleName: Localised;
  readonly scope: string;
}

interface Holding extends Seat {
  readonly person: string;
  readonly from: string;
  to: string | null;
}

/** The facts of the events that move roles, as far as they are looked at. */
interface Facts extends Seat {
  readonly person: PersonReference;
  readonly replaces: PersonReference | null;
  readonly from: PersonReference;
  readonly to: PersonReference;
  readonly former: PersonReference;
  readonly incident: { readonly manager: PersonReference };
  readonly workstream: { readonly id: string };
  readonly released: readonly (Seat & PersonReference)[];
  readonly people: readonly { readonly person: PersonReference; readonly released: readonly Seat[] }[];
}

type Move = (facts: Facts, holdings: Holdings, at: string) => void;

const left: Move = ({ person, released }, holdings, at) => {
  for (const seat of released) holdings.end(at, { ...seat, person: person.id });
};

const MOVES = new Map<string, Move>([
  [incidentDeclared.type, ({ incident }, holdings, at) => holdings.begin(at, incident.manager, managing)],
  [
    roleAssigned.type,
    (facts, holdings, at) => {
      if (facts.replaces) holdings.end(at, { ...facts, person: facts.replaces.id });
      holdings.begin(at, facts.person, facts);
    },
  ],
  [roleReleased.type, (facts, holdings, at) => holdings.end(at, { ...facts, person: facts.person.id })],
  [
    handoverAccepted.type,
    (facts, holdings, at) => {
      holdings.end(at, { ...facts, person: facts.from.id });
      holdings.begin(at, facts.to, facts);
    },
  ],
  [
    managerTakenOver.type,
    ({ person, former }, holdings, at) => {
      holdings.end(at, { role: INCIDENT_MANAGER, person: former.id });
      holdings.begin(at, person, managing);
    },
  ],
  [participantLeft.type, left],
  [
    peopleStoodDown.type,
    ({ people }, holdings, at) => {
      for (const one of people) left(one as Facts, holdings, at);
    },
  ],
  [roleDropped.type, ({ role }, holdings, at) => holdings.end(at, { role })],
  [
    workstreamClosed.type,
    ({ released }, holdings, at) => {
      for (const { role, scope } of released) holdings.end(at, { role, scope });
    },
  ],
]);

const managing: Seat = { role: INCIDENT_MANAGER, roleName: MANAGER, scope: 'incident' };

/** Who held which role when, as far as the events of a record tell; taken in the order of the chain. */
export class Holdings {
  private readonly all: Holding[] = [];

  /** Takes note of an event that moves a role; of others nothing. */
  take({ type, time, data }: Envelope): void {
    try {
      MOVES.get(type)?.(data as unknown as Facts, this, time);
    } catch {
      // A newer version may tell other facts.
    }
  }

  /** The role that somebody held just before that time: the command before others, then what they held longest. */
  of(person: string, at: string): Localised | undefined {
    const held = this.all.filter((one) => one.person === person && one.from < at && (one.to === null || one.to >= at));
    return (held.find(({ role }) => role === INCIDENT_MANAGER) ?? held[0])?.roleName;
  }

  begin(at: string, { id }: PersonReference, { role, roleName, scope }: Seat): void {
    this.all.push({ person: id, role, roleName, scope, from: at, to: null });
  }

  end(at: string, { role, scope, person }: { role: string; scope?: string; person?: string }): void {
    for (const one of this.all) {
      const isMeant = one.to === null && one.role === role && person === (person && one.person);
      if (isMeant && (scope === undefined || one.scope === scope)) one.to = at;
    }
  }
}
