import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  changeWorkstream,
  closeWorkstream,
  delegateDuty,
  dropRole,
  endDelegation,
  type InputOf,
  markNeeded,
  markNotNeeded,
  nameLead,
  type OutputOf,
  openWorkstream,
  shapeRole,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { answerFor, resolveTable } from '../accountability/resolve.js';
import * as delegation from '../delegation/delegate-duty.js';
import { seatOf } from '../roster/roster.js';
import * as workstream from '../shaping/change-workstream.js';
import { nameLead as decideLead } from '../shaping/name-lead.js';
import { openWorkstream as decideOpening } from '../shaping/open-workstream.js';
import * as shaping from '../shaping/shape-role.js';
import * as need from '../staffing/mark-needed.js';
import { RosterCommands, type Seated } from './roster-commands.js';
import type { Seen } from './rosters.js';

/** The form of one incident: its workstreams, roles of its own, leads, delegations, and what it does not need. */
@Controller()
export class ShapingController {
  constructor(@Inject(RosterCommands) private readonly commands: RosterCommands) {}

  @Answers(openWorkstream)
  open(
    @Payload() input: InputOf<typeof openWorkstream>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof openWorkstream>> {
    const { incident, ...opened } = input;
    return this.commands.change(asked, incident, decideOpening(opened), named(input.key));
  }

  @Answers(changeWorkstream)
  change(
    @Payload() { incident, workstream: key, ...changed }: InputOf<typeof changeWorkstream>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof changeWorkstream>> {
    return this.commands.change(asked, incident, workstream.changeWorkstream(key, changed), named(key));
  }

  @Answers(closeWorkstream)
  close(
    @Payload() input: InputOf<typeof closeWorkstream>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof closeWorkstream>> {
    return this.commands.change(asked, input.incident, workstream.closeWorkstream(input.workstream), () => ({}));
  }

  @Answers(shapeRole)
  shape(@Payload() input: InputOf<typeof shapeRole>, @Ctx() asked: Asked): Promise<Seated> {
    const { incident, duties, ...role } = input;
    const newDuties = duties.flatMap(({ duty, name }) => (name ? [{ key: duty, name }] : []));
    const listed = duties.map(({ duty, rank }) => ({ duty, rank }));
    return this.commands.move(
      asked,
      incident,
      seatOf(role.key),
      shaping.shapeRole({ ...role, duties: listed, newDuties }),
    );
  }

  @Answers(dropRole)
  drop(@Payload() input: InputOf<typeof dropRole>, @Ctx() asked: Asked): Promise<OutputOf<typeof dropRole>> {
    return this.commands.change(asked, input.incident, shaping.dropRole(input.role), () => ({}));
  }

  @Answers(nameLead)
  async lead(@Payload() input: InputOf<typeof nameLead>, @Ctx() asked: Asked): Promise<Seated> {
    const person = await this.commands.directory.reference(input.person);
    return this.commands.move(asked, input.incident, input, decideLead(input, person));
  }

  @Answers(delegateDuty)
  async delegate(
    @Payload() input: InputOf<typeof delegateDuty>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof delegateDuty>> {
    const to = await this.commands.directory.reference(input.to, 'to');
    const { duty, scope, until } = input;
    const decide = delegation.delegateDuty({ duty, scope }, to, until);
    return this.commands.change(asked, input.incident, decide, answered(input));
  }

  @Answers(endDelegation)
  end(@Payload() input: InputOf<typeof endDelegation>, @Ctx() asked: Asked): Promise<OutputOf<typeof endDelegation>> {
    const { duty, scope } = input;
    return this.commands.change(asked, input.incident, delegation.endDelegation({ duty, scope }), answered(input));
  }

  @Answers(markNotNeeded)
  notNeeded(@Payload() input: InputOf<typeof markNotNeeded>, @Ctx() asked: Asked): Promise<Seated> {
    const decide = need.markNotNeeded(input.role, input.reason ?? null);
    return this.commands.move(asked, input.incident, seatOf(input.role), decide);
  }

  @Answers(markNeeded)
  needed(@Payload() input: InputOf<typeof markNeeded>, @Ctx() asked: Asked): Promise<Seated> {
    return this.commands.move(asked, input.incident, seatOf(input.role), need.markNeeded(input.role));
  }
}

/** The workstream of this key. */
const named =
  (key: string) =>
  ({ roster }: Seen) => ({ workstream: roster.workstreams.find((one) => one.key === key)! });

/** Who answers for the duty after the command. */
const answered =
  (key: { readonly duty: string; readonly scope: string }) =>
  ({ roster }: Seen) =>
    answerFor(resolveTable(roster), key)!;
