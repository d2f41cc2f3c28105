import { Inject, Injectable } from '@nestjs/common';
import { type endSnooze, type InputOf, noticesForPeople, type Snooze, type snoozeNotices } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Decide, QueryIndex } from '#persistence';
import { Parts } from '#service';
import * as deciding from '../../notice/snooze.js';
import { type KeptSnooze, type SnoozeEvent, snoozeId } from '../../notice/snooze-aggregate.js';
import { SNOOZES } from './stores.js';

/** More than people snooze at once. */
const MOST = 500;
const LATEST_FIRST = { 'state.until': -1 } as const;

/** Who is snoozed where, and where somebody is. */
export const SNOOZE_INDEXES: readonly QueryIndex[] = [
  { 'state.person.id': 1, ...LATEST_FIRST },
  { 'state.incident': 1, ...LATEST_FIRST },
];

/** What a person has snoozed. */
export const snoozedBy = (person: string, now: string) => ({ 'state.person.id': person, 'state.until': { $gt: now } });
/** Who has snoozed an incident. */
export const snoozedIn = (incident: string, now: string) => ({
  ...{ 'state.incident': incident, 'state.until': { $gt: now } },
});

const shown = ({ restricted: _, ...snooze }: KeptSnooze): Snooze => snooze;

/** To whom the clocks of an incident do not speak for a while. */
@Injectable()
export class Snoozes {
  constructor(
    @Inject(SNOOZES) readonly store: AggregateStore<KeptSnooze, SnoozeEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What this person has snoozed at this time. Throws `unavailable`. */
  async of(person: string, now: string): Promise<Snooze[]> {
    return (await this.store.list(snoozedBy(person, now), LATEST_FIRST, MOST)).map(({ state }) => shown(state));
  }

  /** Who has snoozed an incident that the caller sees. Throws `incident-unknown`. */
  async in(asked: Asked, incident: string): Promise<Snooze[]> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const now = this.parts.clock.now().toISOString();
    return (await this.store.list(snoozedIn(incident, now), LATEST_FIRST, MOST)).map(({ state }) => shown(state));
  }

  /** The clocks are silent for the caller. */
  snooze(asked: Asked, { incident, minutes, reason }: InputOf<typeof snoozeNotices>): Promise<Snooze> {
    return this.decide(asked, incident, (place) => deciding.snoozeNotices(place, minutes, reason ?? null));
  }

  /** The clocks speak to the caller again. Throws `not-snoozed`. */
  end(asked: Asked, { incident }: InputOf<typeof endSnooze>): Promise<Snooze> {
    return this.decide(asked, incident, deciding.endSnooze);
  }

  private async decide(
    asked: Asked,
    incident: string,
    decision: (place: deciding.Place) => Decide<KeptSnooze, SnoozeEvent>,
  ): Promise<Snooze> {
    const { authority } = this.parts;
    if (asked.caller.kind !== 'person') throw noticesForPeople({});
    const { restricted } = await authority.mustSee(asked.caller, incident);
    const id = snoozeId(incident, asked.caller.id);
    return asked.answered(id, await this.store.change(id, asked, decision({ incident, restricted }), shown));
  }
}
