import {
  type Envelope,
  INCIDENT_MANAGER,
  type Incident,
  incidentDeclared,
  type Localised,
  managersSeat,
} from '#contracts';
import { presenceIn } from '../entry/presence-in.js';
import { PresenceFold } from '../register/presence-fold.js';

/** Who held which role when, as far as the events of a record tell; taken in the order of the chain. */
export class Holdings {
  private readonly presence = new PresenceFold();

  /** Takes note of an event that moves a role; of others nothing. */
  take(event: Envelope): void {
    // Who declares manages from this event on: the roster opens a moment later.
    const { manager } = event.type === incidentDeclared.type ? ((event.data.incident ?? {}) as Partial<Incident>) : {};
    if (manager) this.presence.take([{ change: 'holds', ...managersSeat, person: manager }], event.time);
    this.presence.take(presenceIn(event), event.time);
  }

  /** The role that somebody held just before that time: the command before others, then what they held longest. */
  of(person: string, at: string): Localised | undefined {
    const held = this.presence.roles.filter(
      ({ as, from, until, ...one }) =>
        as === 'holder' && one.person.id === person && from < at && (until === null || until >= at),
    );
    return (held.find(({ role }) => role === INCIDENT_MANAGER) ?? held[0])?.roleName;
  }
}
