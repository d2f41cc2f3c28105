import { DeliveriesUnderTest } from '../../../../../tests/support/deliveries-under-test.js';
import { recipientsAt, someContent, someMessage } from '../../../../../tests/support/messages.js';
import { eventually } from '../../../../../tests/support/patient.js';
import { Receiver } from '../../../../../tests/support/receiver.js';
import { type Channel, NotDelivered } from '../../channel/channel.js';
import type { StoredDelivery } from '../../delivery/delivery.js';
import { DeliveryStore } from './delivery-store.js';
import { DeliverySweeper } from './delivery-sweeper.js';
import { WORK } from './stores.js';
import type { CommunicationsWork } from './work.js';

let communications: DeliveriesUnderTest;
let receiver: Receiver;
/** What the receiver answers to a path. */
const answers = new Map<string, number | 'never'>();

beforeAll(async () => {
  receiver = await Receiver.start(5, ({ url }) => answers.get(url!) ?? 200);
  communications = await DeliveriesUnderTest.start({ limits: new Map([['sms', 20]]) });
  communications.work();
});

afterAll(async () => {
  await communications?.stop();
  await receiver?.stop();
});

const statesOf = (all: readonly StoredDelivery[]) =>
  Object.entries(Object.groupBy(all, ({ state }) => state)).map(([state, some]) => [state, some!.length]);

/** A channel that does as it is told. */
const spoken = (name: string, send: Channel['send'], more: Partial<Channel> = {}): Channel =>
  ({
    ...{ name, missing: null, pauses: [10, 10], limit: Number.POSITIVE_INFINITY, send },
    ...{ check: (one: string) => one, shown: (one: string) => one, providerOf: () => name },
    ...more,
  }) as Channel;

describe('a message', () => {
  it('reaches each of its recipients once, however often it is planned', async () => {
    const [message, recipients] = [someMessage('upd-a.1'), recipientsAt(receiver.url('/a/'), 300)];
    await Promise.all([1, 2, 3].map(() => communications.plan(message, recipients)));
    const all = await communications.settled(message.id);
    expect(statesOf(all)).toEqual([['delivered', 300]]);
    expect([receiver.came.size, receiver.doubles]).toEqual([300, 0]);
    expect(all.every(({ tries, dueAt }) => tries === 1 && dueAt === null)).toBe(true);
  });

  it('that is withheld is stored and sent to nobody', async () => {
    const message = someMessage('upd-w.1', { withheld: 'drill' });
    await communications.plan(message, recipientsAt(receiver.url('/w/'), 5));
    expect(statesOf(await communications.settled(message.id))).toEqual([['withheld', 5]]);
    expect([...receiver.came.keys()].filter((id) => id.startsWith('upd-w'))).toEqual([]);
  });

  it('is told in the language of each where that is ready, else in the first that is', async () => {
    const contents = { fr: someContent({ language: 'fr' }), en: someContent() };
    const message = someMessage('upd-l.1', { contents, withheld: 'drill' });
    const [one, two, three] = recipientsAt(receiver.url('/l/'), 3);
    await communications.plan(message, [{ ...one!, language: 'en' }, two!, { ...three!, language: 'fr' }]);
    expect((await communications.deliveriesOf(message.id)).map(({ language }) => language)).toEqual(['en', 'fr', 'fr']);
  });

  it('that a newer revision replaces is not sent any more', async () => {
    await communications.plan(someMessage('upd-s.2', { revision: 2 }), recipientsAt(receiver.url('/s/'), 3));
    await communications.plan(someMessage('upd-s.1', { revision: 1 }), recipientsAt(receiver.url('/s/'), 3));
    expect(statesOf(await communications.settled('upd-s.1'))).toEqual([['superseded', 3]]);
    expect(statesOf(await communications.settled('upd-s.2'))).toEqual([['delivered', 3]]);
  });
});

describe('a delivery that fails', () => {
  it('is tried again, and failed at last with what the receiver said; one of others does not matter to it', async () => {
    let times = 0;
    const send: Channel['send'] = async ({ address }) => {
      times += 1;
      if (address.endsWith('0')) throw new NotDelivered('The line is busy.', { forGood: false });
      if (address.endsWith('1')) throw new NotDelivered('Nobody here.', { forGood: true, bounced: true });
      if (address.endsWith('2')) throw new Error('a fault of the channel');
      return { state: 'sent', reference: `ref ${address}` };
    };
    communications.channels.set('teams', spoken('teams', send));
    await communications.plan(someMessage('upd-f.1'), recipientsAt('t', 4, { channel: 'teams' }));
    expect(await communications.settled('upd-f.1')).toMatchObject([
      { state: 'failed', tries: 3, reason: 'The line is busy.' },
      { state: 'bounced', tries: 1, reason: 'Nobody here.' },
      { state: 'failed', tries: 3, reason: 'a fault of the channel' },
      { state: 'sent', tries: 1, reference: 'ref t3', reason: null },
    ]);
    expect(times).toBe(8);
  });

  it('has no channel here: it fails at once and says so', async () => {
    communications.channels.delete('by-hand');
    communications.channels.set(
      'slack',
      spoken('slack', async () => ({ state: 'sent', reference: null }), { missing: 'Not set up.' }),
    );
    await communications.plan(someMessage('upd-m.1'), [
      ...recipientsAt('s', 1, { channel: 'slack' }),
      ...recipientsAt('b', 1, { channel: 'by-hand', key: 'b' }),
    ]);
    const all = await communications.settled('upd-m.1');
    expect(all.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'There is no by hand here.'],
      ['failed', 'Not set up.'],
    ]);
  });
});

describe('what a process that died had under way', () => {
  it('is sent again; whether it may have come twice is said where the receiver cannot tell', async () => {
    const store = communications.get(DeliveryStore);
    communications.channels.set(
      'teams',
      spoken('teams', async () => ({ state: 'sent', reference: null })),
    );
    const message = someMessage('upd-k.1', { withheld: 'drill' });
    await communications.plan(message, [
      ...recipientsAt(receiver.url('/k/'), 2),
      ...recipientsAt('k', 1, { channel: 'teams', key: 'z' }),
    ]);
    const under = { state: 'sending', claim: 'of one that died', tries: 1, dueAt: new Date(0) } as const;
    await store.move({ message: message.id }, under);
    const all = await communications.settled(message.id);
    expect(all).toMatchObject([
      { state: 'delivered', crashes: 1, tries: 1, maybeTwice: false },
      { state: 'delivered', crashes: 1, maybeTwice: false },
      { state: 'sent', crashes: 1, maybeTwice: true },
    ]);
  });

  it('and what the queue has lost is found and queued again', async () => {
    const store = communications.get(DeliveryStore);
    const message = someMessage('upd-q.1', { withheld: 'drill' });
    await communications.plan(message, recipientsAt(receiver.url('/q/'), 2));
    await store.move({ message: message.id }, { state: 'queued', inQueue: true, dueAt: new Date(0) });
    expect(
      await eventually(
        () => communications.get<CommunicationsWork>(WORK).waiting('bulk'),
        (left) => left === 0,
      ),
    ).toBe(0);
    await communications.get(DeliverySweeper).findLost();
    expect(statesOf(await communications.settled(message.id))).toEqual([['delivered', 2]]);
  });
});

describe('a limit', () => {
  it('holds, and lets everything through in the end', async () => {
    const times: number[] = [];
    const send: Channel['send'] = async () => {
      times.push(performance.now());
      return { state: 'sent', reference: null };
    };
    communications.channels.set('sms', spoken('sms', send));
    await communications.plan(someMessage('upd-r.1'), recipientsAt('+33', 50, { channel: 'sms' }));
    expect(statesOf(await communications.settled('upd-r.1'))).toEqual([['sent', 50]]);
    // 20 a second, a fifth of a second's worth at once: of any second no more than 24.
    const within = times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length);
    expect(Math.max(...within)).toBeLessThanOrEqual(25);
  });
});

describe('what is urgent', () => {
  it('overtakes what is not', async () => {
    const order: string[] = [];
    const send: Channel['send'] = async ({ id }) => {
      order.push(id.split('.')[0]!);
      await new Promise((done) => setTimeout(done, 20));
      return { state: 'sent', reference: null };
    };
    communications.channels.set('teams', spoken('teams', send));
    await communications.plan(someMessage('upd-bulk.1'), recipientsAt('b', 2_000, { channel: 'teams' }));
    await communications.plan(
      someMessage('upd-urgent.1', { urgent: true }),
      recipientsAt('u', 500, { channel: 'teams' }),
    );
    await communications.settled('upd-urgent.1');
    const last = order.lastIndexOf('upd-urgent');
    const first = order.indexOf('upd-urgent');
    const between = order.slice(first, last).filter((one) => one === 'upd-bulk').length;
    expect(between).toBeLessThan(150);
    await communications.settled('upd-bulk.1');
  });
});
