import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  acceptHandover,
  acknowledgeRole,
  assignRole,
  declineHandover,
  INCIDENT_MANAGER,
  type InputOf,
  nameDeputy,
  type OutputOf,
  offerHandover,
  releaseRole,
  takeOverCommand,
  withdrawHandover,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import * as deputy from '../command/name-deputy.js';
import * as command from '../command/take-over-command.js';
import * as handover from '../handover/answer-handover.js';
import { offerHandover as decideOffer } from '../handover/offer-handover.js';
import { withdrawHandover as decideWithdrawal } from '../handover/withdraw-handover.js';
import { acknowledgeRole as decideAcknowledgement } from '../roster/acknowledge-role.js';
import { assignRole as decideAssignment } from '../roster/assign-role.js';
import { observeRole } from '../roster/observe-role.js';
import { releaseRole as decideRelease } from '../roster/release-role.js';
import { seatOf } from '../roster/roster.js';
import { RosterCommands, type Seated } from './roster-commands.js';

/** Who holds which role: given, taken, confirmed, handed over, released; and who commands. */
@Controller()
export class RosterController {
  constructor(@Inject(RosterCommands) private readonly commands: RosterCommands) {}

  @Answers(assignRole)
  async assign(@Payload() input: InputOf<typeof assignRole>, @Ctx() asked: Asked): Promise<Seated> {
    const { directory } = this.commands;
    const person = await directory.reference(input.person);
    const inPlaceOf = input.inPlaceOf && (await directory.reference(input.inPlaceOf, 'inPlaceOf'));
    const decide = input.observer
      ? observeRole(input, person)
      : decideAssignment({ seat: input, person, ...(inPlaceOf && { inPlaceOf }) });
    return this.commands.move(asked, input.incident, input, decide);
  }

  @Answers(releaseRole)
  async release(@Payload() input: InputOf<typeof releaseRole>, @Ctx() asked: Asked): Promise<Seated> {
    const person = input.person ? await this.commands.directory.reference(input.person) : asked.by;
    return this.commands.move(asked, input.incident, input, decideRelease(input, person));
  }

  @Answers(acknowledgeRole)
  acknowledge(@Payload() input: InputOf<typeof acknowledgeRole>, @Ctx() asked: Asked): Promise<Seated> {
    return this.commands.move(asked, input.incident, input, decideAcknowledgement(input));
  }

  @Answers(offerHandover)
  async offer(@Payload() input: InputOf<typeof offerHandover>, @Ctx() asked: Asked): Promise<Seated> {
    const to = await this.commands.directory.reference(input.to, 'to');
    return this.commands.move(asked, input.incident, input, decideOffer(input, to, input.brief ?? null));
  }

  @Answers(acceptHandover)
  accept(@Payload() input: InputOf<typeof acceptHandover>, @Ctx() asked: Asked): Promise<Seated> {
    return this.commands.move(asked, input.incident, input, handover.acceptHandover(input));
  }

  @Answers(declineHandover)
  decline(@Payload() input: InputOf<typeof declineHandover>, @Ctx() asked: Asked): Promise<Seated> {
    return this.commands.move(asked, input.incident, input, handover.declineHandover(input));
  }

  @Answers(withdrawHandover)
  withdraw(@Payload() input: InputOf<typeof withdrawHandover>, @Ctx() asked: Asked): Promise<Seated> {
    return this.commands.move(asked, input.incident, input, decideWithdrawal(input));
  }

  @Answers(takeOverCommand)
  takeOver(
    @Payload() input: InputOf<typeof takeOverCommand>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof takeOverCommand>> {
    return this.commands.change(asked, input.incident, command.takeOverCommand(input.reason), (seen, events) => ({
      ...this.commands.seated(seen, seatOf(INCIDENT_MANAGER), asked),
      outcome: events[0]?.name === 'manager-taken-over' ? ('taken' as const) : ('called' as const),
    }));
  }

  @Answers(nameDeputy)
  async deputy(
    @Payload() input: InputOf<typeof nameDeputy>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof nameDeputy>> {
    const person = input.person === null ? null : await this.commands.directory.reference(input.person);
    return this.commands.change(asked, input.incident, deputy.nameDeputy(person), ({ roster }) => ({
      deputy: roster.deputy,
    }));
  }
}
