import { Inject, Injectable } from '@nestjs/common';
import { type assignRole, type OutputOf, personNeeded } from '#contracts';
import type { Asked } from '#messaging';
import { seatView } from '../board/seat-view.js';
import { placeOf } from '../roster/place.js';
import type { RosterDecision, RosterEvent, SeatKey } from '../roster/roster.js';
import { Directory } from './directory.js';
import { Rosters, type Seen } from './rosters.js';

/** A role as it is after a command on it. */
export type Seated = OutputOf<typeof assignRole>;

/** What every command on a roster has in common: who may send one, and what it answers. */
@Injectable()
export class RosterCommands {
  constructor(
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Directory) readonly directory: Directory,
  ) {}

  /** Decides a command on one seat; answers with it as it is then. */
  move(asked: Asked, incident: string, seat: SeatKey, decide: RosterDecision): Promise<Seated> {
    return this.change(asked, incident, decide, (seen) => this.seated(seen, seat, asked));
  }

  /** Decides a command on the roster; answers with what `answer` makes of it, and how far the roster has come. */
  async change<Result extends object>(
    asked: Asked,
    incident: string,
    decide: RosterDecision,
    answer: (seen: Seen, events: readonly RosterEvent[]) => Result,
  ) {
    await this.mustBePerson(asked);
    return this.rosters.change(asked, incident, decide, (seen, events) => ({
      ...answer(seen, events),
      ...{ incident, sequence: seen.sequence },
    }));
  }

  /** A seat as the board shows it. */
  seated({ roster, sequence }: Seen, { role, scope }: SeatKey, asked: Asked): Seated {
    const place = placeOf(roster, { role, scope });
    return { ...seatView(roster, place.role, asked.language, scope), incident: roster.incident, sequence };
  }

  /** Roles are held and moved by people; who moves one is in the directory from then on. */
  private async mustBePerson(asked: Asked): Promise<void> {
    if (asked.caller.kind !== 'person') throw personNeeded({});
    await this.directory.introduce(asked);
  }
}
