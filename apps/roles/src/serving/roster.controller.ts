import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  acceptHandover,
  acknowledgeRole,
  assignRole,
  declineHandover,
  INCIDENT_MANAGER,
  type InputOf,
  type OutputOf,
  offerHandover,
  personNeeded,
  releaseRole,
  roleUnknown,
  takeOverCommand,
  withdrawHandover,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { seatView } from '../board/seat-view.js';
import { CATALOGUE, roleOf } from '../catalogue/catalogue.js';
import type { RoleEntry } from '../catalogue/role-entry.js';
import * as command from '../command/take-over-command.js';
import * as handover from '../handover/answer-handover.js';
import { offerHandover as decideOffer } from '../handover/offer-handover.js';
import { withdrawHandover as decideWithdrawal } from '../handover/withdraw-handover.js';
import { acknowledgeRole as decideAcknowledgement } from '../roster/acknowledge-role.js';
import { assignRole as decideAssignment } from '../roster/assign-role.js';
import { observeRole } from '../roster/observe-role.js';
import { releaseRole as decideRelease } from '../roster/release-role.js';
import type { RosterDecision } from '../roster/roster.js';
import { Directory } from './directory.js';
import { Rosters } from './rosters.js';

type Seated = OutputOf<typeof assignRole>;

/** Every command on a roster: finds the people and the role it names, then lets its decision decide. */
@Controller()
export class RosterController {
  constructor(
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Answers(assignRole)
  async assign(@Payload() input: InputOf<typeof assignRole>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    const person = await this.directory.reference(input.person);
    const inPlaceOf = input.inPlaceOf && (await this.directory.reference(input.inPlaceOf, 'inPlaceOf'));
    const decide = input.observer
      ? observeRole(role, person)
      : decideAssignment({ role, person, ...(inPlaceOf && { inPlaceOf }) });
    return this.move(asked, input.incident, role, decide);
  }

  @Answers(releaseRole)
  async release(@Payload() input: InputOf<typeof releaseRole>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    const person = input.person ? await this.directory.reference(input.person) : asked.by;
    return this.move(asked, input.incident, role, decideRelease(role, person));
  }

  @Answers(acknowledgeRole)
  async acknowledge(@Payload() input: InputOf<typeof acknowledgeRole>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    return this.move(asked, input.incident, role, decideAcknowledgement(role));
  }

  @Answers(offerHandover)
  async offer(@Payload() input: InputOf<typeof offerHandover>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    const to = await this.directory.reference(input.to, 'to');
    return this.move(asked, input.incident, role, decideOffer(role, to, input.brief ?? null));
  }

  @Answers(acceptHandover)
  async accept(@Payload() input: InputOf<typeof acceptHandover>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    return this.move(asked, input.incident, role, handover.acceptHandover(role));
  }

  @Answers(declineHandover)
  async decline(@Payload() input: InputOf<typeof declineHandover>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    return this.move(asked, input.incident, role, handover.declineHandover(role));
  }

  @Answers(withdrawHandover)
  async withdraw(@Payload() input: InputOf<typeof withdrawHandover>, @Ctx() asked: Asked): Promise<Seated> {
    const role = this.role(input.role);
    return this.move(asked, input.incident, role, decideWithdrawal(role));
  }

  @Answers(takeOverCommand)
  async takeOver(
    @Payload() input: InputOf<typeof takeOverCommand>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof takeOverCommand>> {
    const role = this.role(INCIDENT_MANAGER);
    await this.mustBePerson(asked);
    return this.rosters.change(asked, input.incident, command.takeOverCommand(input.reason), (seen, events) => ({
      ...this.seated(seen, role, asked),
      outcome: events[0]?.name === 'manager-taken-over' ? 'taken' : 'called',
    }));
  }

  private async move(asked: Asked, incident: string, role: RoleEntry, decide: RosterDecision): Promise<Seated> {
    await this.mustBePerson(asked);
    return this.rosters.change(asked, incident, decide, (seen) => this.seated(seen, role, asked));
  }

  private seated(
    { roster, sequence }: Parameters<Parameters<Rosters['change']>[3]>[0],
    role: RoleEntry,
    asked: Asked,
  ): Seated {
    return { ...seatView(roster, role, asked.language), incident: roster.incident, sequence };
  }

  private role(key: string): RoleEntry {
    const role = roleOf(CATALOGUE, key);
    if (!role) throw roleUnknown({ role: key, known: CATALOGUE.roles.map((one) => one.key) });
    return role;
  }

  /** Roles are held and moved by people; who moves one is in the directory from then on. */
  private async mustBePerson(asked: Asked): Promise<void> {
    if (asked.caller.kind !== 'person') throw personNeeded({});
    await this.directory.introduce(asked);
  }
}
