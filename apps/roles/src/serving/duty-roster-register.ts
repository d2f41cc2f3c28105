import { Inject, Injectable } from '@nestjs/common';
import {
  type addDutyRoster,
  type changeDutyRoster,
  type InputOf,
  type OutputOf,
  type removeDutyRoster,
  roleUnknown,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Decide } from '#persistence';
import { mustAdminister } from '#service';
import { CATALOGUE, roleOf } from '../catalogue/catalogue.js';
import { addDutyRoster as decideAddition } from '../duty-rosters/add-duty-roster.js';
import { changeDutyRoster as decideChange } from '../duty-rosters/change-duty-roster.js';
import {
  type DutyRosterEvent,
  dutyRosterId,
  type KnownDutyRoster,
  shownDutyRoster,
} from '../duty-rosters/duty-roster-aggregate.js';
import { removeDutyRoster as decideRemoval } from '../duty-rosters/remove-duty-roster.js';
import type { CalendarSource } from './kept-calendars.js';
import { DUTY_ROSTERS } from './stores.js';

/** The register is small: what one look reads of it. */
const MOST = 1_000;

type Own = OutputOf<typeof addDutyRoster>;

const own = (roster: KnownDutyRoster): Own => ({ ...shownDutyRoster(roster), url: roster.url });

/** The calendars that say who is on duty; kept by administrators. */
@Injectable()
export class DutyRosterRegister {
  constructor(@Inject(DUTY_ROSTERS) private readonly store: AggregateStore<KnownDutyRoster, DutyRosterEvent>) {}

  async add(asked: Asked, terms: InputOf<typeof addDutyRoster>): Promise<Own> {
    mustBeRoles(terms.gives.roles);
    return this.decide(asked, terms.key, decideAddition(terms));
  }

  async change(asked: Asked, { key, ...change }: InputOf<typeof changeDutyRoster>): Promise<Own> {
    mustBeRoles(change.gives?.roles ?? []);
    return this.decide(asked, key, decideChange(key, change));
  }

  async remove(asked: Asked, { key }: InputOf<typeof removeDutyRoster>): Promise<Own> {
    return this.decide(asked, key, decideRemoval(key));
  }

  /** What is on the register, by key. */
  async list(): Promise<KnownDutyRoster[]> {
    const found = await this.store.list({ 'state.removedAt': null }, { _id: 1 }, MOST);
    return found.map(({ state }) => state);
  }

  /** Where the calendars of the register come from. */
  async sources(): Promise<CalendarSource[]> {
    return (await this.list()).map(({ key, url, timeZone }) => ({ key, url, timeZone }));
  }

  private async decide(asked: Asked, key: string, decision: Decide<KnownDutyRoster, DutyRosterEvent>): Promise<Own> {
    mustAdminister(asked);
    const id = dutyRosterId(key);
    return asked.answered(id, await this.store.change(id, asked, decision, own));
  }
}

/** Refuses roles that the catalogue does not have. */
function mustBeRoles(keys: readonly string[]): void {
  const index = keys.findIndex((key) => !roleOf(CATALOGUE, key));
  if (index === -1) return;
  const role = keys[index]!;
  const known = CATALOGUE.roles.map((one) => one.key);
  throw roleUnknown({ role, known }, [{ field: `gives.roles[${index}]`, message: role }]);
}
