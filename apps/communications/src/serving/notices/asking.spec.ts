import { personIdFor } from '#authority';
import {
  endSnooze,
  getNoticePreferences,
  listMyNotices,
  listSnoozes,
  markNoticesRead,
  setNoticePreferences,
  snoozeNotices,
} from '#contracts';
import { Refused } from '#messaging';
import { NoticesUnderTest, SEAT } from '../../../../../tests/support/notices-under-test.js';
import { NoticeFollower } from './notice-follower.controller.js';

let muster: NoticesUnderTest;
let numbers = 0;
let ana: { id: string; name: string };
let bo: { id: string; name: string };
let mail: string;

beforeAll(async () => {
  muster = await NoticesUnderTest.start();
});
beforeEach(async () => {
  numbers += 1;
  mail = `bo${numbers}@example.org`;
  ana = await muster.person(personIdFor('ana@example.org'), { name: 'ana', email: 'ana@example.org' });
  bo = await muster.person(personIdFor(mail), { name: 'bo', email: mail });
  muster.planned.messages.clear();
  muster.at = null;
  await muster.incident('INC-1');
});
afterAll(() => muster?.stop());

const assigned = (more = {}) => muster.event('roles.role-assigned', { ...SEAT, person: bo, replaces: null }, more, ana);
const unconfirmed = () =>
  muster.event('roles.holding-unconfirmed', { ...SEAT, person: bo, step: 'giver', asks: [ana] });
const refused = async (asking: Promise<unknown>) => {
  const error = await asking.catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).problem;
};
const list = (more: object = {}) => muster.service.ask(listMyNotices, more, mail);

describe('the list of what somebody was told', () => {
  it('is theirs alone, newest first, in pages, with how much is unread', async () => {
    const events = [3, 2, 1].map((minutes) =>
      assigned({ time: new Date(Date.now() - minutes * 60_000).toISOString() }),
    );
    await muster.arrive(...events);
    const first = await list({ limit: 2 });
    expect(first.notices.map(({ id }) => id)).toEqual([events[2]!.id, events[1]!.id]);
    expect(first.notices[0]).toMatchObject({ incident: 'INC-1', title: 'The database is slow', by: ana, readAt: null });
    expect(first.unread).toBe(3);
    const second = await list({ limit: 2, after: first.next });
    expect([second.notices.map(({ id }) => id), second.next]).toEqual([[events[0]!.id], null]);
    const others = await muster.service.ask(listMyNotices, {}, 'cy@example.org');
    expect(others).toEqual({ notices: [], unread: 0, next: null });
    expect(await refused(list({ after: 'nonsense' }))).toMatchObject({ code: 'cursor-unknown' });
  });

  it('is read one by one or up to a time', async () => {
    const events = [3, 2, 1].map((minutes) =>
      assigned({ time: new Date(Date.now() - minutes * 60_000).toISOString() }),
    );
    await muster.arrive(...events);
    const read = (input: object) => muster.service.ask(markNoticesRead, input, mail);
    expect(await read({ notices: [events[2]!.id, 'e-unknown'] })).toEqual({ unread: 2 });
    const unread = await list({ unread: true });
    expect(unread.notices.map(({ id }) => id)).toEqual([events[1]!.id, events[0]!.id]);
    expect((await list()).notices[0]!.readAt).toEqual(expect.any(String));
    expect(await read({ until: events[1]!.time })).toEqual({ unread: 0 });
    expect(await refused(read({}))).toMatchObject({ code: 'invalid-input' });
  });

  it('has nothing of an incident that they no longer see', async () => {
    await muster.incident('INC-7', { visibility: 'restricted' }, [bo.id]);
    await muster.arrive(assigned({ incident: 'INC-7' }), assigned());
    expect(await list()).toMatchObject({ unread: 2 });
    await muster.incident('INC-7', { visibility: 'restricted' }, [], 2);
    expect(await list()).toMatchObject({ unread: 1, notices: [{ incident: 'INC-1' }] });
  });
});

describe('how somebody is told', () => {
  const set = (input: object, email = mail) => muster.service.ask(setNoticePreferences, input, email);

  it('is by the ways that they choose: a signed webhook for what is urgent, nothing for the rest', async () => {
    const webhook = 'https://bo.example.org/hook?token=1';
    const { webhookSecret, ...shown } = await set({ urgent: ['webhook'], digest: [], addresses: { webhook } });
    expect(webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    expect(shown.addresses.webhook).toBe('https://bo.example.org/…');
    expect(await muster.service.ask(getNoticePreferences, {}, mail)).toEqual(shown);
    await muster.arrive(assigned());
    await muster.sweep();
    const signed = { channel: 'webhook', address: webhook, secret: webhookSecret };
    expect(muster.planned.recipients(bo.id)).toMatchObject([signed]);
    muster.at = Date.now() + 120_000;
    await muster.arrive(muster.event('roles.delegation-ended', { to: bo, dutyName: SEAT.roleName, how: 'time' }));
    muster.at += 60_000;
    await muster.sweep();
    expect(muster.planned.recipients(bo.id)).toHaveLength(1);
    expect(await list()).toMatchObject({ unread: 2 });
  });

  it('is theirs to say: an administrator may for them, nobody else', async () => {
    expect(await refused(set({ person: 'ana@example.org', digest: [] }))).toMatchObject({ code: 'not-for-you' });
    expect(await refused(set({ urgent: ['sms'] }))).toMatchObject({ code: 'notice-address-missing' });
    expect(await refused(set({ urgent: ['email', 'email'] }))).toMatchObject({ code: 'invalid-input' });
  });

  it.each([
    ['sms', '0612345678'],
    ['sms', '+331'],
    ['slack', 'http://hooks.example.org/x'],
    ['teams', 'javascript:alert(1)'],
    ['webhook', 'https://user:password@example.org/'],
    ['webhook', 'https://169.254.169.254/latest'],
    ['webhook', 'not an address'],
  ])('is not by %s at %s, and the refusal does not repeat the address', async (channel, address) => {
    const unfit = await refused(set({ addresses: { [channel]: address } }));
    expect(unfit).toMatchObject({ code: 'notice-address-unfit', errors: [{ field: `addresses.${channel}` }] });
    expect(JSON.stringify(unfit)).not.toContain(`"${address}`);
  });
});

describe('a snooze', () => {
  const snooze = (minutes: number) =>
    muster.service.ask(snoozeNotices, { incident: 'INC-1', minutes, reason: 'asleep' }, mail);
  const follow = () => muster.get(NoticeFollower).snoozed(muster.event('communications.snooze-ended', {}, {}, bo));
  const counts = () => muster.planned.to(mail).map(({ contents }) => contents.en!.data.count);

  it('holds back what clocks say in that incident and nothing else; it comes in one mail at its end', async () => {
    const started = Date.now();
    muster.at = started;
    await snooze(30);
    const { snoozes } = await muster.service.ask(listSnoozes, { incident: 'INC-1' });
    expect(snoozes).toMatchObject([{ person: { id: bo.id }, reason: 'asleep' }]);
    await muster.arrive(unconfirmed(), unconfirmed(), assigned());
    await muster.sweep();
    expect(counts()).toEqual([1]);
    muster.at = started + 29 * 60_000;
    await muster.sweep();
    expect(counts()).toEqual([1]);
    muster.at = started + 30 * 60_000;
    await muster.sweep();
    expect(counts()).toEqual([1, 2]);
    expect(await muster.service.ask(listSnoozes, { incident: 'INC-1' })).toEqual({ snoozes: [] });
  });

  it('can be ended early, and what was held comes at once', async () => {
    await snooze(240);
    await muster.arrive(unconfirmed());
    await muster.sweep();
    expect(counts()).toEqual([]);
    await muster.service.ask(endSnooze, { incident: 'INC-1' }, mail);
    await follow();
    await muster.sweep();
    expect(counts()).toEqual([1]);
    expect(await refused(muster.service.ask(endSnooze, { incident: 'INC-1' }, mail))).toMatchObject({
      code: 'not-snoozed',
    });
  });

  it('that becomes shorter ends then', async () => {
    const started = Date.now();
    muster.at = started;
    await snooze(240);
    await muster.arrive(unconfirmed());
    await muster.sweep();
    await snooze(10);
    await follow();
    await muster.sweep();
    expect(counts()).toEqual([]);
    muster.at = started + 10 * 60_000;
    await muster.sweep();
    expect(counts()).toEqual([1]);
  });

  it('is of an incident that one sees, of at most four hours', async () => {
    await muster.incident('INC-8', { visibility: 'restricted' }, [bo.id]);
    const asked = { incident: 'INC-8', minutes: 5 };
    expect(await muster.service.ask(snoozeNotices, asked, mail)).toMatchObject({ incident: 'INC-8' });
    const { snoozes } = await muster.service.ask(listSnoozes, { incident: 'INC-8' }, mail);
    expect(snoozes).toHaveLength(1);
    expect(await refused(snooze(241))).toMatchObject({ code: 'invalid-input' });
  });
});
