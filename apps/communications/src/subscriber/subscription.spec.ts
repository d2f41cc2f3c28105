import fc from 'fast-check';
import { Rejection, SUBSCRIBER_EVENTS } from '#contracts';
import { changeSubscription, eraseSubscription, leaveSubscription } from './change-subscription.js';
import { confirmSubscription, lapse } from './confirm-subscription.js';
import { at, became, type Decision, pending, WISHES } from './given-subscription.js';
import { exportedRow, importSubscription, readRows } from './import-subscribers.js';
import { subscribe } from './subscribe.js';
import { type KeptSubscription, shownSubscription } from './subscriber.js';
import { subscriptionAggregate } from './subscription-aggregate.js';

const WEEK = 7 * 24;

const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Rejection).code;
  }
};

const confirmed = (): KeptSubscription => became(pending(), confirmSubscription, 1);
const left = (): KeptSubscription => became(confirmed(), leaveSubscription, 2);
const asked = (kept: KeptSubscription | undefined, hour: number) => subscribe(WISHES)(kept, { now: at(hour) });

describe('who asks to be told', () => {
  it('is told nothing but the link before they confirm, and all they asked for afterwards', () => {
    expect(asked(undefined, 0)).toMatchObject([{ name: 'subscription-asked', data: { sends: 'confirmation' } }]);
    expect(pending()).toMatchObject({ status: 'pending', components: ['checkout'], language: 'fr', sequence: 1 });
    expect(exportedRow(pending(), 'a@example.org')).toBeUndefined();
    expect(confirmed()).toMatchObject({ status: 'confirmed', confirmedAt: at(1), sequence: 2 });
    expect(confirmSubscription(confirmed(), { now: at(9_999) })).toEqual([]);
  });

  it('gets three mails a day, whoever sends the form a thousand times', () => {
    let kept: KeptSubscription | undefined;
    let mails = 0;
    for (let index = 0; index < 1_000; index += 1) {
      const events = asked(kept, index / 1_000);
      mails += events.length;
      kept = became(kept, () => events, index / 1_000);
    }
    expect(mails).toBe(3);
    expect(asked(kept, 26)).toHaveLength(1);
  });

  it('keeps their wishes when somebody else sends the form with their address', () => {
    const other = { ...WISHES, components: [], language: 'en' as const };
    expect(subscribe(other)(confirmed(), { now: at(2) })).toMatchObject([{ data: { sends: 'already' } }]);
    expect(became(confirmed(), subscribe(other), 2)).toMatchObject({ components: ['checkout'], language: 'fr' });
  });

  it('confirms within seven days, or is dropped', () => {
    expect(subscriptionAggregate.dueAt!(pending())).toBe(at(WEEK));
    expect(lapse(pending(), { now: at(WEEK - 1) })).toEqual([]);
    expect(refusal(() => confirmSubscription(pending(), { now: at(WEEK) }))).toBe('subscription-expired');
    const lapsed = became(pending(), lapse, WEEK);
    expect(lapsed.status).toBe('expired');
    expect(refusal(() => confirmSubscription(lapsed, { now: at(WEEK + 1) }))).toBe('subscription-expired');
    expect(became(lapsed, subscribe(WISHES), WEEK + 2)).toMatchObject({ status: 'pending', askedAt: at(WEEK + 2) });
    expect(lapse(confirmed(), { now: at(9_999) })).toEqual([]);
  });
});

describe('a subscriber', () => {
  it('changes what they are told of, once they confirmed', () => {
    const changed = became(confirmed(), changeSubscription({ components: ['search', 'search'] }), 2);
    expect(changed).toMatchObject({ components: ['search'], language: 'fr' });
    expect(changeSubscription({ components: ['search'] })(changed, { now: at(3) })).toEqual([]);
    expect(refusal(() => changeSubscription({ language: 'en' })(pending(), { now: at(2) }))).toBe(
      'subscription-not-confirmed',
    );
  });

  it('leaves by one press, however often it is pressed', () => {
    expect(left()).toMatchObject({ status: 'left', leftAt: at(2), components: [] });
    expect(leaveSubscription(left(), { now: at(3) })).toEqual([]);
    expect(became(pending(), leaveSubscription, 1).status).toBe('left');
    expect(refusal(() => confirmSubscription(left(), { now: at(3) }))).toBe('subscription-unknown');
  });

  it('who left comes back by themselves, and not by an import', () => {
    const row = importSubscription({ ...WISHES });
    expect(refusal(() => row(left(), { now: at(3) }))).toBe('subscriber-has-left');
    const again = became(left(), subscribe(WISHES), 3);
    expect(refusal(() => row(again, { now: at(3) }))).toBe('subscriber-has-left');
    expect(became(again, lapse, 3 + WEEK).status).toBe('left');
    expect(became(again, confirmSubscription, 4)).toMatchObject({ status: 'confirmed', leftAt: null });
  });

  it('is erased, and nothing is done to them any more', () => {
    const erased = became(confirmed(), eraseSubscription, 5);
    expect(erased).toMatchObject({ status: 'erased', components: [], confirmedAt: null, leftAt: null });
    expect(eraseSubscription(erased, { now: at(6) })).toEqual([]);
    expect(asked(erased, 6)).toEqual([]);
    for (const decide of [confirmSubscription, leaveSubscription, changeSubscription({ language: 'en' })]) {
      expect(refusal(() => decide(erased, { now: at(6) }))).toBe('subscription-unknown');
    }
  });
});

describe('a list from elsewhere', () => {
  it('is taken row by row: the broken ones are named, the others are in', () => {
    const { rows, refused } = readRows([
      { channel: 'email', address: 'a@example.org' },
      { channel: 'email', address: 'nobody' },
      { channel: 'webhook', address: 'http://hooks.example.org/in' },
      { channel: 'pigeon', address: 'north' },
      'nothing',
      null,
      { channel: 'email', address: 'b@example.org', language: 'de' },
      { channel: 'email', address: 'b@example.org', admin: true },
      { channel: 'email', address: 'c@example.org\r\nBcc: d@example.org' },
      { channel: 'webhook', address: 'https://hooks.example.org/in', components: ['checkout'], language: 'fr' },
      { channel: 'email', address: 'A@Example.org', language: 'fr' },
    ]);
    expect(rows.map(({ index }) => index)).toEqual([10, 9]);
    expect(refused.map(({ index, field }) => [index, field])).toEqual([
      ...[
        [1, 'address'],
        [2, 'address'],
        [3, 'channel'],
        [4, ''],
        [5, ''],
        [6, 'language'],
        [7, ''],
        [8, 'address'],
      ],
    ]);
    expect(refused.every(({ code, message }) => code === 'invalid-input' && message.length > 0)).toBe(true);
  });

  it('comes out again as it went in, and a second time it changes nothing', () => {
    const row = fc.record({
      channel: fc.constant('email' as const),
      address: fc.integer({ min: 0, max: 999 }).map((one) => `m${one}@example.org`),
      components: fc.uniqueArray(fc.constantFrom('checkout', 'search', 'login')),
      language: fc.constantFrom('en' as const, 'fr' as const),
    });
    fc.assert(
      fc.property(row, (given) => {
        const { rows } = readRows([given]);
        const { address, ...wishes } = rows[0]!.row;
        const bring = importSubscription({ id: 'sub-1', ...wishes });
        const kept = became(undefined, bring, 0);
        expect(exportedRow(kept, address)).toEqual(given);
        expect(bring(kept, { now: at(1) })).toEqual([]);
      }),
    );
  });
});

describe('whatever is done', () => {
  const step = fc.constantFrom<Decision>(
    ...[subscribe(WISHES), subscribe(WISHES), confirmSubscription, lapse, leaveSubscription, eraseSubscription],
    ...[changeSubscription({ language: 'en' }), importSubscription({ ...WISHES, components: [] })],
  );

  it('nobody is subscribed who did not confirm or was not imported, and its sequence only rises', () => {
    const story = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), step), { maxLength: 40 });
    fc.assert(
      fc.property(story, (steps) => {
        let kept = pending();
        let hour = 0;
        for (const [hours, decide] of steps) {
          hour += hours;
          const before = kept;
          try {
            const events = decide(kept as never, { now: at(hour) });
            kept = became(kept, () => events, hour);
            const isLet = events.some(({ name }) => /-(confirmed|imported)$/.test(name));
            if (before.status !== 'confirmed') expect(kept.status === 'confirmed').toBe(isLet);
            if (events.length > 0) expect(kept.sequence).toBe(before.sequence + 1);
          } catch (error) {
            expect(error).toBeInstanceOf(Rejection);
          }
          if (before.status === 'erased') expect(kept).toBe(before);
          expect(kept.mailedAt.length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it('no event has room for an address, and each is told in both languages', () => {
    const subscription = shownSubscription(confirmed());
    expect(JSON.stringify(subscription)).not.toMatch(/@|https?:/);
    for (const { data, wording } of SUBSCRIBER_EVENTS) {
      const given = { subscription: { ...subscription, address: 'a@example.org' }, sends: 'already', address: 'a@b.c' };
      expect(JSON.stringify(data.parse(given))).not.toContain('@');
      const told = wording!({ data: { subscription, sends: 'already' } as never, by: { id: 'p-ada', name: 'Ada' } });
      expect(told.en.length > 0 && told.fr.length > 0).toBe(true);
    }
  });
});
