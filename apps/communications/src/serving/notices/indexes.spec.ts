import { NoticesUnderTest } from '../../../../../tests/support/notices-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { behind, listOf } from './my-notices.js';
import { dueBy, NEWEST_FIRST, NoticeStore, noticeId, URGENT_FIRST, waitingFor } from './notice-store.js';
import { Snoozes, snoozedBy, snoozedIn } from './snoozes.js';

const NOW = '2026-03-01T03:00:00.000Z';
const LATEST = { 'state.until': -1 } as const;

let muster: NoticesUnderTest;
beforeAll(async () => {
  muster = await NoticesUnderTest.start();
});
afterAll(() => muster?.stop());

describe('every question about notices is answered by an index', () => {
  it.each<[string, object, Record<string, 1 | -1>]>([
    ['what waits for somebody, urgent first', waitingFor('p-bo', NOW), URGENT_FIRST],
    ['what somebody was told, newest first', listOf('p-bo', false), NEWEST_FIRST],
    ['a later page of it', { ...listOf('p-bo', false), ...behind([NOW, 'e-1']) }, NEWEST_FIRST],
    ['what of it is unread', listOf('p-bo', true), NEWEST_FIRST],
    ['what of it is to be marked as read', { ...listOf('p-bo', true), at: { $lte: NOW } }, NEWEST_FIRST],
  ])('%s', async (_what, filter, order) => {
    const found = muster.get(NoticeStore).collection.find(filter).sort(order).limit(51);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
    expect(stages).not.toContain('COLLSCAN');
  });

  it.each<[string, object]>([
    ['for whom anything is due', dueBy(NOW)],
    ['what was held back of an incident', { person: 'p-bo', incident: 'INC-1', byClock: true, ...dueBy(NOW) }],
    ['what was gathered', { _id: { $in: [noticeId('p-bo', 'e-1')] }, dueAt: { $exists: true } }],
  ])('%s', async (_what, filter) => {
    const stages = stagesOf(await muster.get(NoticeStore).collection.find(filter).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
  });

  it('how many are unread, from the index alone', async () => {
    const steps = [{ $match: listOf('p-bo', true) }, { $group: { _id: '$incident', count: { $sum: 1 } } }];
    const explained = await muster.get(NoticeStore).collection.aggregate(steps).explain('queryPlanner');
    expect(JSON.stringify(explained)).toContain('IXSCAN');
    expect(JSON.stringify(explained)).not.toContain('COLLSCAN');
  });

  it.each<[string, object]>([
    ['what somebody snoozed', snoozedBy('p-bo', NOW)],
    ['who snoozed an incident', snoozedIn('INC-1', NOW)],
  ])('%s', async (_what, filter) => {
    const found = muster.get(Snoozes).store.collection.find(filter).sort(LATEST).limit(500);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });
});
