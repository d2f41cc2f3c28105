import {
  acceptHandover,
  acceptShift,
  acknowledgeRole,
  addNote,
  assignRole,
  changeIncident,
  changeShift,
  declareIncident,
  declineHandover,
  delegateDuty,
  nameDeputy,
  offerHandover,
  type RequestContract,
  releaseRole,
  shapeRole,
} from '#contracts';
import type { InputGiven } from '#contracts/client';
import type { Deed, Tale } from './step.js';

/** A command of Muster's, ready to be sent. */
export interface Command {
  readonly contract: RequestContract;
  readonly input: unknown;
}

const command = <Contract extends RequestContract>(contract: Contract, input: InputGiven<Contract>): Command => ({
  contract,
  input,
});

/** The command that a step is in Muster; people are named by their addresses. */
export function commandOf(deed: Exclude<Deed, Tale>, incident: string, email: (handle: string) => string): Command {
  switch (deed.kind) {
    case 'declare': {
      const { manager, viewers, ...rest } = deed.value;
      const named = { ...(manager && { manager: email(manager) }), viewers: viewers.map(email) };
      return command(declareIncident, { ...rest, ...named });
    }
    case 'change': {
      const { viewers, ...rest } = deed.value;
      return command(changeIncident, { incident, ...rest, ...(viewers && { viewers: viewers.map(email) }) });
    }
    case 'note': {
      const { value: text, at, occurredAt = at, as: kind, saidBy, tags, links } = deed;
      return command(addNote, { incident, text, occurredAt, kind, saidBy, tags, links });
    }
    case 'take':
      return command(assignRole, { incident, role: deed.value, person: email(deed.by) });
    case 'give':
      return command(assignRole, { incident, role: deed.value.role, person: email(deed.value.to) });
    case 'release':
      return command(releaseRole, { incident, role: deed.value });
    case 'acknowledge':
      return command(acknowledgeRole, { incident, role: deed.value });
    case 'offer':
      return command(offerHandover, { incident, ...deed.value, to: email(deed.value.to) });
    case 'accept':
      return command(acceptHandover, { incident, role: deed.value });
    case 'decline':
      return command(declineHandover, { incident, role: deed.value });
    case 'shape':
      return command(shapeRole, { incident, ...deed.value });
    case 'delegate':
      return command(delegateDuty, { incident, duty: deed.value.duty, to: email(deed.value.to) });
    case 'deputy':
      return command(nameDeputy, { incident, person: email(deed.value) });
    case 'shift':
      return command(changeShift, { incident, ...deed.value, to: email(deed.value.to) });
    case 'accept-shift':
      return command(acceptShift, { incident });
  }
}
