import { noticesSnoozed, snoozeEnded } from '#contracts';
import { at, BEN } from './given.js';
import { endSnooze, snoozeNotices } from './snooze.js';
import { type KeptSnooze, type SnoozeEvent, snoozeAggregate } from './snooze-aggregate.js';

const place = { incident: 'INC-42', restricted: false };
const evolve = (snooze: KeptSnooze | undefined, events: readonly SnoozeEvent[], seconds: number) =>
  events.reduce((state, event) => snoozeAggregate.evolve(state, event, { at: at(seconds), by: BEN }), snooze)!;
const asleep = evolve(undefined, snoozeNotices(place, 30, 'asleep')(undefined, { now: at(0), by: BEN }), 0);

describe('a snooze', () => {
  it('lasts as long as was asked, and stands in the record in both languages', () => {
    expect(asleep).toEqual({ ...place, person: BEN, since: at(0), until: at(1_800), reason: 'asleep' });
    const { restricted, ...snooze } = asleep;
    expect(noticesSnoozed.wording!({ data: { snooze, restricted }, by: BEN })).toEqual({
      en: 'Ben silenced the clocks until 1 Mar 2026, 03:30 UTC: asleep',
      fr: "Ben a mis ses rappels en veille jusqu'au 1 mars 2026, 03:30 UTC : asleep",
    });
  });

  it('can be longer or shorter than it was, and ended', () => {
    const longer = evolve(asleep, snoozeNotices(place, 60, null)(asleep, { now: at(60), by: BEN }), 60);
    expect(longer).toMatchObject({ since: at(60), until: at(3_660), reason: null });
    const ended = evolve(longer, endSnooze(place)(longer, { now: at(90), by: BEN }), 90);
    expect(ended.until).toBe(at(90));
    expect(snoozeEnded.wording!({ data: { ...place, person: BEN, at: at(90) }, by: BEN }).fr).toMatch(/^Ben /);
  });

  it('that is over, or never was, cannot be ended', () => {
    const refused = expect.objectContaining({ code: 'not-snoozed' });
    expect(() => endSnooze(place)(undefined, { now: at(0), by: BEN })).toThrow(refused);
    expect(() => endSnooze(place)(asleep, { now: at(1_800), by: BEN })).toThrow(refused);
  });

  it('is told where the incident is: a restricted one stays so', () => {
    const secret = evolve(asleep, endSnooze({ ...place, restricted: true })(asleep, { now: at(9), by: BEN }), 9);
    expect(snoozeAggregate.place(secret)).toEqual({ incident: 'INC-42', restricted: true });
  });
});
