import { Inject, Injectable } from '@nestjs/common';
import { personIdFor } from '#authority';
import type { PersonReference } from '#contracts';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { KnownDutyRoster } from '../duty-rosters/duty-roster-aggregate.js';
import { addressesIn, type Called, type OnDuty, onDutyAt } from '../duty-rosters/on-duty.js';
import type { Shift } from '../duty-rosters/read-calendar.js';
import type { KnownPerson, PersonEvent } from '../people/person-aggregate.js';
import { DutyRosterRegister } from './duty-roster-register.js';
import { type KeptCalendar, KeptCalendars } from './kept-calendars.js';
import { PEOPLE } from './stores.js';

/** A duty roster, what is kept of its calendar, and whom that puts on duty now. */
export interface RosterNow extends OnDuty {
  readonly roster: KnownDutyRoster;
  /** Undefined until its calendar was looked at for the first time. */
  readonly calendar: KeptCalendar | undefined;
}

/** Who is on duty, by every roster of the register. */
@Injectable()
export class OnDutyNow {
  constructor(
    @Inject(DutyRosterRegister) private readonly register: DutyRosterRegister,
    @Inject(KeptCalendars) private readonly calendars: KeptCalendars,
    @Inject(PEOPLE) private readonly people: AggregateStore<KnownPerson, PersonEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async all(): Promise<RosterNow[]> {
    const rosters = await this.register.list();
    const calendars = await this.calendars.now(rosters.map(({ key }) => key));
    const called = await this.called([...calendars.values()].flatMap(({ shifts }) => shifts));
    const now = this.parts.clock.now().toISOString();
    return rosters.map((roster) => {
      const known = calendars.get(roster.key);
      // What is kept may still be of an address that the roster had before.
      const calendar = known?.url === roster.url && known.timeZone === roster.timeZone ? known : undefined;
      return { roster, calendar, ...onDutyAt(calendar?.shifts ?? [], now, called) };
    });
  }

  /** Everybody whom these shifts may mean. */
  private async called(shifts: readonly Shift[]): Promise<Called> {
    const addresses = shifts.flatMap(({ attendees, organizer, summary }) => [
      ...[...attendees, ...addressesIn(summary)],
      ...(organizer ? [organizer] : []),
    ]);
    const ids = [...new Set(addresses.map((address) => personIdFor(address)))];
    const names = [...new Set(shifts.map(({ summary }) => nameOf(summary)))];
    const filter = { $or: [{ _id: { $in: ids } }, { 'state.foundBy': { $in: names } }] };
    const found = await this.people.list(filter, { _id: 1 }, ids.length + names.length * SAME_NAME);
    const people = found.map(({ state: { id, name } }): PersonReference => ({ id, name }));
    const byId = new Map(people.map((person) => [person.id, person]));
    const byName = Map.groupBy(people, ({ name }) => nameOf(name));
    return {
      byAddress: (address) => byId.get(personIdFor(address)),
      // Of two people of one name neither is meant for certain.
      byName: (name) => (byName.get(nameOf(name))?.length === 1 ? byName.get(nameOf(name))![0] : undefined),
    };
  }
}

/** People who are found by the same words, as far as anybody looks. */
const SAME_NAME = 50;

/** A name as it is compared. */
const nameOf = (words: string): string => words.toLowerCase().trim().replaceAll(/\s+/g, ' ');
