import { DeliveriesUnderTest } from '../../../../../tests/support/deliveries-under-test.js';
import { recipientsAt, someMessage } from '../../../../../tests/support/messages.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { pageOf } from './deliveries.js';
import { DeliveryStore, waiting } from './delivery-store.js';
import { LONGEST_FIRST, UNDER_WAY } from './dispatch-sweeper.js';
import { Dispatches } from './dispatches.js';
import { MessageStore } from './message-store.js';

let communications: DeliveriesUnderTest;

beforeAll(async () => {
  communications = await DeliveriesUnderTest.start();
  await communications.plan(someMessage('upd-1.1'), recipientsAt('http://127.0.0.1/', 200));
});

afterAll(() => communications?.stop());

const now = new Date();
const message = 'upd-1.1';

describe('every look at deliveries has its index', () => {
  it.each<[string, object, Record<string, 1 | -1>]>([
    ['a page of a list', pageOf(message, 'failed', ''), { _id: 1 }],
    ['what is due again', waiting('queued', false, now), { dueAt: 1 }],
    ['what the queue should have', waiting('queued', true, now), { dueAt: 1 }],
    ['what a process that died had', waiting('sending', false, now), { dueAt: 1 }],
  ])('%s, in its order', async (_what, filter, order) => {
    const found = communications
      .get(DeliveryStore)
      .collection.find(filter as never)
      .sort(order)
      .limit(100);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });

  it.each<[string, object]>([
    ['whether something of a message is under way', { message, state: { $in: ['queued', 'sending'] } }],
    ['who got a message', { message: { $in: [message] }, state: { $in: ['sending', 'sent', 'delivered', 'posted'] } }],
    ['what may have come twice', { message: { $in: [message] }, maybeTwice: true }],
    ['what a newer one replaces', { message: { $in: [message] }, state: { $in: ['queued', 'to-post'] } }],
    ['what waits, for the figures', { state: 'queued', inQueue: true, dueAt: { $type: 'date' } }],
  ])('%s', async (_what, filter) => {
    const found = communications.get(DeliveryStore).collection.find(filter as never);
    expect(stagesOf(await found.explain('queryPlanner'))).not.toContain('COLLSCAN');
  });

  it('the messages of an update and of an incident, and what is still to be told', async () => {
    const { collection } = communications.get(MessageStore);
    const later = collection.find({ update: 'upd-1', rank: { $gt: 1 } }).sort({ rank: -1 });
    const ofIncident = collection.find({ incident: 'INC-1', update: { $ne: null } });
    const { store } = communications.get(Dispatches);
    const told = store.collection.find(UNDER_WAY as never).sort(LONGEST_FIRST);
    for (const found of [later, ofIncident, told]) {
      const stages = stagesOf(await found.explain('queryPlanner'));
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toContain('SORT');
    }
  });
});
