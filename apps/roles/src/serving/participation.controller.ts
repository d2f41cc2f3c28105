import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  acceptShift,
  askForRole,
  changeShift,
  endRequest,
  type InputOf,
  joinIncident,
  leaveIncident,
  type OutputOf,
  type PersonReference,
  previewAbsence,
  standDown,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import * as shift from '../handover/change-shift.js';
import * as request from '../participation/ask-for-role.js';
import { joinIncident as decideJoining } from '../participation/join-incident.js';
import { leaveIncident as decideLeaving } from '../participation/leave-incident.js';
import { standDown as decideStandDown } from '../participation/stand-down.js';
import { withoutThem } from '../participation/without-them.js';
import { dutyIn } from '../roster/place.js';
import { managerOf } from '../roster/roster.js';
import { RosterCommands, type Seated } from './roster-commands.js';
import { Rosters } from './rosters.js';

/** People coming into an incident, asking for roles, changing shifts, and leaving. */
@Controller()
export class ParticipationController {
  constructor(
    @Inject(RosterCommands) private readonly commands: RosterCommands,
    @Inject(Rosters) private readonly rosters: Rosters,
  ) {}

  @Answers(joinIncident)
  async join(
    @Payload() input: InputOf<typeof joinIncident>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof joinIncident>> {
    const person = await this.themOr(input.person, asked);
    return this.commands.change(asked, input.incident, decideJoining(person, input.as), ({ roster }) => ({
      participants: [...roster.participants],
    }));
  }

  @Answers(leaveIncident)
  async leave(
    @Payload() input: InputOf<typeof leaveIncident>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof leaveIncident>> {
    const person = await this.commands.directory.reference(input.person);
    const decide = decideLeaving(person, input.leaveToManager);
    return this.commands.change(asked, input.incident, decide, ({ roster }, events) => {
      const left = events.find((event) => event.name === 'participant-left');
      return { released: left?.data.released ?? [], fallsTo: managerOf(roster) };
    });
  }

  @Answers(standDown)
  async standDown(
    @Payload() input: InputOf<typeof standDown>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof standDown>> {
    const people = await this.all(input.people, 'people');
    return this.commands.change(asked, input.incident, decideStandDown(people), () => ({ people }));
  }

  @Answers(askForRole)
  ask(@Payload() input: InputOf<typeof askForRole>, @Ctx() asked: Asked): Promise<Seated> {
    return this.commands.move(asked, input.incident, input, request.askForRole(input, input.words ?? null));
  }

  @Answers(endRequest)
  async endRequest(@Payload() input: InputOf<typeof endRequest>, @Ctx() asked: Asked): Promise<Seated> {
    const person = await this.commands.directory.reference(input.person);
    return this.commands.move(asked, input.incident, input, request.endRequest(input, person));
  }

  @Answers(changeShift)
  async changeShift(
    @Payload() input: InputOf<typeof changeShift>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof changeShift>> {
    const from = await this.themOr(input.from, asked, 'from');
    const to = input.to === undefined ? undefined : await this.commands.directory.reference(input.to, 'to');
    const successors = await this.all(
      input.apart.map((one) => one.to),
      'apart',
    );
    const apart = input.apart.map((one, index) => ({ ...one, to: successors[index]! }));
    const decide = shift.changeShift(from, { to, apart }, input.brief ?? null);
    return this.commands.change(asked, input.incident, decide, (_seen, events) => ({
      offered: events.flatMap((event) =>
        event.name === 'handover-offered'
          ? [{ role: event.data.role, roleName: event.data.roleName, scope: event.data.scope, to: event.data.to }]
          : [],
      ),
    }));
  }

  @Answers(acceptShift)
  acceptShift(
    @Payload() { incident }: InputOf<typeof acceptShift>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof acceptShift>> {
    return this.commands.change(asked, incident, shift.acceptShift, (_seen, events) => ({
      taken: events.flatMap((event) =>
        event.name === 'handover-accepted'
          ? [{ role: event.data.role, roleName: event.data.roleName, scope: event.data.scope }]
          : [],
      ),
    }));
  }

  @Answers(previewAbsence)
  async absence(
    @Payload() input: InputOf<typeof previewAbsence>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof previewAbsence>> {
    const person = await this.commands.directory.reference(input.person);
    const { roster } = await this.rosters.see(asked, input.incident);
    const { duties, vacant, managesIt } = withoutThem(roster, person.id, roster.openedAt);
    return {
      ...{ incident: input.incident, person, managesIt },
      duties: duties.map((row) => ({ ...row, name: dutyIn(roster, row.duty)!.name[asked.language] })),
      vacant: vacant.map(({ role, scope, roleName }) => ({ role, scope, name: roleName[asked.language] })),
    };
  }

  private async themOr(named: string | undefined, asked: Asked, field?: string): Promise<PersonReference> {
    return named === undefined ? asked.by : this.commands.directory.reference(named, field);
  }

  private all(named: readonly string[], field: string): Promise<PersonReference[]> {
    return Promise.all(named.map((one) => this.commands.directory.reference(one, field)));
  }
}
