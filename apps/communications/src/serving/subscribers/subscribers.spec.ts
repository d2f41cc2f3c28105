import { randomUUID } from 'node:crypto';
import {
  changeSubscription,
  confirmSubscription,
  type Envelope,
  eraseSubscription,
  exportSubscribers,
  getSubscription,
  importSubscribers,
  leaveSubscription,
  type Subscription,
  showComponent,
  subscribe,
} from '#contracts';
import { RequestClient } from '#messaging';
import { DeliveriesUnderTest } from '../../../../../tests/support/deliveries-under-test.js';
import { MailServer } from '../../../../../tests/support/mail-server.js';
import { eventually } from '../../../../../tests/support/patient.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf } from '../../../../../tests/support/updates-under-test.js';
import { WebReceiver } from '../../../../../tests/support/web-receiver.js';
import { planned as plannedWork } from '../../maintenance/given-maintenance.js';
import { shownMaintenance } from '../../maintenance/maintenance.js';
import { subscriptionTokenOf } from '../../subscriber/subscriber-token.js';
import { DeliveryStore } from '../deliveries/delivery-store.js';
import { MessageStore } from '../deliveries/message-store.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { AddressStore } from './address-store.js';
import { secretOf } from './page-links.js';
import { PageNews } from './page-news.js';
import { SubscriberFollower } from './subscriber-follower.controller.js';
import { SubscriberSweeper } from './subscriber-sweeper.js';
import { Subscribers } from './subscribers.js';
import { confirmedAfter, toldAfter } from './subscription-queries.js';

const ADMIN = 'admin.root@example.org';
const PAGE = 'https://status.example.org';

let mails: MailServer;
let under: DeliveriesUnderTest;
let numbers = 0;

const ask: DeliveriesUnderTest['service']['ask'] = (contract, input, email = ADMIN) =>
  under.service.ask(contract, input, email);
const fresh = (): string => {
  numbers += 1;
  return `ana-${numbers}@example.org`;
};
const row = (more: object = {}) => ({ channel: 'email', address: fresh(), components: [], language: 'en', ...more });
const mailsTo = (address: string) => mails.taken.filter(({ to }) => to[0] === address);
/** The words of a mail, as a program reads them. */
const words = (raw: string): string =>
  raw
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, (it) => Buffer.from(it.replaceAll('=', ''), 'hex').toString());
const rowOf = (address: string) => under.get(AddressStore).collection.findOne({ address });
const token = (kind: 'confirm' | 'leave' | 'manage', id: string): string =>
  subscriptionTokenOf(secretOf(under.service.parts), kind, id);

async function confirmed(more: object = {}): Promise<Subscription & { address: string }> {
  const asked = row(more);
  await ask(subscribe, asked);
  const { subscription } = (await rowOf(asked.address))!;
  return { ...(await ask(confirmSubscription, { token: token('confirm', subscription) })), address: asked.address };
}

beforeAll(async () => {
  mails = await MailServer.start();
  under = await DeliveriesUnderTest.start({
    ...{ organisation: 'Shop', pageAddress: PAGE },
    mail: { smtpUrl: mails.url, from: 'Shop <status@shop.example>' },
  });
  for (const key of ['checkout', 'search']) {
    const component = { key, name: key, owner: 'Shop' };
    await under.get(KnownIncidents).followComponent({ sequence: 1, data: { component } } as unknown as Envelope);
    await ask(showComponent, { key, name: { en: key } });
  }
  // What happens reaches whoever follows it, as by the stream.
  under.service.parts.bus.connection.subscribe('muster.evt._.communications.*', {
    callback: (_error, message) => {
      const event = message.json<Envelope>();
      const follower = under.get(SubscriberFollower);
      if (event.type.includes('subscription-asked')) void follower.asked(event);
      if (/subscription-(left|lapsed|erased)/.test(event.type)) void follower.over(event);
    },
  });
  under.work();
});

afterAll(async () => {
  await under?.stop();
  await mails?.stop();
});

/** A publication as its event tells of it. */
function told(more: { id?: string; sequence?: number; components?: string[]; words?: string } = {}, ago = 0) {
  const { id = `pub-${randomUUID()}`, sequence = 1, components = ['checkout'], words: said = 'No orders.' } = more;
  const at = new Date(Date.now() - ago).toISOString();
  const by = { id: 'p-bo', name: 'Bo Secret' };
  const affected = components.map((component) => ({ component, state: 'major_outage' as const }));
  const entry = {
    ...{ id: `${id}.1`, status: 'investigating' as const, impact: 'major' as const, components: affected },
    ...{ words: { en: said }, at, by, changedAt: at },
  };
  const publication = {
    ...{ id, incident: 'INC-7', title: { en: 'Orders fail' }, status: entry.status, impact: entry.impact },
    ...{ components: affected, entries: [entry], startedAt: at, publishedAt: at, changedAt: at, resolvedAt: null },
    ...{ withdrawn: null, sequence },
  };
  return { event: { id: randomUUID(), time: at } as Envelope, publication };
}

const tell = async ({ event, publication }: ReturnType<typeof told>): Promise<string> => {
  await under.get(PageNews).ofPublication(event, publication);
  return `${publication.id}.${publication.sequence}`;
};

/** All who get a message are known. */
const planned = (message: string) =>
  eventually(
    () => under.get(MessageStore).isPlanned(message),
    (is) => is === true,
  );

describe('an address', () => {
  it('is told nothing but a link before it confirms, in its language, and all it asked for afterwards', async () => {
    const asked = row({ components: ['checkout'], language: 'fr' });
    expect(await ask(subscribe, asked)).toEqual({ asked: true });
    const [mail] = await eventually(
      async () => mailsTo(asked.address),
      (all) => all.length > 0,
    );
    const { subscription } = (await rowOf(asked.address))!;
    const link = `${PAGE}/confirm/${token('confirm', subscription)}`;
    expect(words(mail!.raw)).toContain(link);
    expect(words(mail!.raw)).toContain('Confirmez');
    expect(mail!.raw).not.toMatch(/^List-Unsubscribe/m);
    await planned(await tell(told()));
    expect(mailsTo(asked.address)).toHaveLength(1);
    const now = await ask(confirmSubscription, { token: token('confirm', subscription) });
    expect(now).toMatchObject({ status: 'confirmed', components: ['checkout'], language: 'fr' });
    await under.settled(await tell(told({ words: 'It burns.' })));
    const [, news] = await eventually(
      async () => mailsTo(asked.address),
      (all) => all.length > 1,
    );
    expect(news!.raw.replace(/\r\n[ \t]+/g, ' ')).toContain(
      `List-Unsubscribe: <${PAGE}/leave/${token('leave', subscription)}>`,
    );
    expect(news!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(words(news!.raw)).toContain('It burns.');
    expect(words(news!.raw)).toContain(`${PAGE}/fr/incidents/pub-`);
    expect(news!.raw).not.toMatch(/Bo Secret|INC-7/);
  });

  it('gets three mails however often somebody sends it, and the answer is always the same', async () => {
    const asked = row();
    const answers = new Set<string>();
    for (let index = 0; index < 50; index += 1) answers.add(JSON.stringify(await ask(subscribe, asked)));
    answers.add(JSON.stringify(await ask(subscribe, row())));
    expect([...answers]).toEqual(['{"asked":true}']);
    await eventually(
      async () => mailsTo(asked.address),
      (all) => all.length >= 3,
    );
    await under.service.parts.publisher.drain();
    expect(mailsTo(asked.address)).toHaveLength(3);
    expect(await under.get(AddressStore).collection.countDocuments({ address: asked.address })).toBe(1);
  });

  it('keeps its wishes when somebody else sends it, and is told so once more', async () => {
    const { address, id } = await confirmed({ components: ['search'] });
    await ask(subscribe, { ...row(), address: address.toUpperCase().replace('EXAMPLE.ORG', 'example.org') });
    const all = await eventually(
      async () => mails.taken.filter(({ to }) => to[0]!.toLowerCase() === address),
      (some) => some.length > 1,
    );
    expect(words(all.at(-1)!.raw)).toContain('already');
    expect(await ask(getSubscription, { token: token('manage', id) })).toMatchObject({ components: ['search'] });
  });

  it('of a hundred who send the same new one at once is there once', async () => {
    const asked = row();
    await Promise.all(Array.from({ length: 20 }, () => ask(subscribe, asked)));
    expect(await under.get(AddressStore).collection.countDocuments({ address: asked.address })).toBe(1);
  });
});

describe('who leaves', () => {
  it('is told nothing more, not even what waits, and their address is nowhere any more', async () => {
    const { id, address } = await confirmed();
    await under.settled(await tell(told()));
    expect(await ask(leaveSubscription, { token: token('leave', id) })).toMatchObject({ status: 'left' });
    expect((await ask(leaveSubscription, { token: token('leave', id) })).sequence).toBe(3);
    const gone = await eventually(
      () => rowOf(address),
      (found) => found === null,
    );
    expect(gone).toBeNull();
    expect(await under.get(DeliveryStore).collection.countDocuments({ address })).toBe(0);
    const { refused } = await ask(importSubscribers, { subscribers: [row({ address })] });
    expect(refused).toMatchObject([{ index: 0, code: 'subscriber-has-left' }]);
    expect(await rowOf(address)).toBeNull();
    await ask(subscribe, row({ address }));
    expect((await rowOf(address))!.subscription).toBe(id);
  });

  it('and wants everything erased leaves nothing', async () => {
    const { id, address } = await confirmed();
    expect(await ask(eraseSubscription, { token: token('manage', id) })).toMatchObject({ status: 'erased' });
    const rows = () => under.get(AddressStore).collection.countDocuments({ subscription: id });
    expect(await eventually(rows, (count) => count === 0)).toBe(0);
    await under.service.parts.publisher.drain();
    for (const { collectionName } of await under.service.parts.connection.db!.collections()) {
      const all = await under.service.parts.connection.db!.collection(collectionName).find({}).toArray();
      expect([collectionName, JSON.stringify(all).includes(address)]).toEqual([collectionName, false]);
    }
    expect((await refusalOf(ask(getSubscription, { token: token('manage', id) }))).code).toBe('subscription-unknown');
  });

  it('never confirmed is forgotten after seven days', async () => {
    const asked = row();
    await ask(subscribe, asked);
    const { subscription } = (await rowOf(asked.address))!;
    const weekAgo = new Date(Date.now() - 7 * 24 * 3_600_000 - 1_000).toISOString();
    await under.get(Subscribers).store.collection.updateOne({ _id: subscription }, {
      $set: { 'state.askedAt': weekAgo, dueAt: new Date() },
    } as never);
    expect(
      await eventually(
        () => rowOf(asked.address),
        (found) => found === null,
      ),
    ).toBeNull();
    expect((await refusalOf(ask(confirmSubscription, { token: token('confirm', subscription) }))).code).toBe(
      'subscription-expired',
    );
  });
});

describe('what the page says', () => {
  it('goes to those of its components and of all, once, and to nobody who came later', async () => {
    const [all, search] = [await confirmed(), await confirmed({ components: ['search'] })];
    const before = told({ components: ['search'] }, 60_000);
    const news = told({ components: ['search'] });
    const checkout = await confirmed({ components: ['checkout'] });
    const early = await tell(before);
    const message = await tell(news);
    await tell(news);
    const to = (await under.settled(message)).map(({ subscription }) => subscription);
    expect(to).toEqual(expect.arrayContaining([all.id, search.id]));
    expect(to).not.toContain(checkout.id);
    expect(new Set(to).size).toBe(to.length);
    const some = (await under.deliveriesOf(early)).map(({ subscription }) => subscription);
    expect(some).not.toContain(all.id);
  });

  it('last supersedes what is not sent yet, in whatever order it comes', async () => {
    await confirmed();
    const id = `pub-${randomUUID()}`;
    const newer = await tell(told({ id, sequence: 2, words: 'Newer.' }));
    await under.settled(newer);
    const older = await tell(told({ id, sequence: 1, words: 'Older.' }));
    await planned(older);
    expect(await under.deliveriesOf(older)).toEqual([]);
    expect(mails.taken.some(({ raw }) => words(raw).includes('Older.'))).toBe(false);
  });

  it('and was planned by nobody is planned by the next who looks', async () => {
    const { id } = await confirmed();
    const message = await tell(told());
    await under.settled(message);
    await under.service.parts.connection
      .collection('messages')
      .updateOne({ _id: message as never }, { $set: { unplannedSince: new Date(0) } });
    await under.get(DeliveryStore).collection.deleteMany({ message, subscription: id });
    await under.get(SubscriberSweeper).sweep();
    const again = await eventually(
      () => under.deliveriesOf(message),
      (found) => found.some((one) => one.subscription === id),
    );
    expect(again.map(({ subscription }) => subscription)).toContain(id);
  });

  it('of planned work tells when, and not who works on it', async () => {
    const { address } = await confirmed({ components: ['checkout'] });
    const event = { id: randomUUID(), time: new Date().toISOString() } as Envelope;
    await under.get(PageNews).ofMaintenance(event, shownMaintenance(plannedWork()));
    const all = await eventually(
      async () => mailsTo(address),
      (some) => some.length > 1,
    );
    expect(words(all[1]!.raw)).toContain('Planned from');
  });

  it('reaches programs whole and signed, and one that says 410 is told no more', async () => {
    const receiver = await WebReceiver.start();
    const address = `https://hooks.example.org/${randomUUID()}`;
    await ask(importSubscribers, { subscribers: [row({ channel: 'webhook', address })] });
    const rows = under.get(AddressStore).collection;
    const { subscription } = (await rows.findOneAndUpdate({ address }, { $set: { address: receiver.address } }))!;
    await under.settled(await tell(told()));
    const { body, headers } = await eventually(
      async () => receiver.last,
      (one) => one !== undefined,
    );
    expect(headers['webhook-signature']).toMatch(/^v1,/);
    const payload = JSON.parse(body);
    expect(payload).toMatchObject({
      type: 'page.publication',
      data: { publication: { incident: null, entries: [{ words: { en: 'No orders.' } }] } },
    });
    expect(payload.data.links.leave).toContain('/leave/leave.sub-');
    expect(body).not.toMatch(/Bo Secret|INC-7/);
    receiver.says(410);
    await under.settled(await tell(told()));
    await under.get(SubscriberSweeper).sweep();
    const kept = await under.get(Subscribers).store.load(subscription);
    expect(kept!.state.status).toBe('left');
    await receiver.stop();
  });
});

describe('what is wrong', () => {
  it('is refused by name: no address, a component that is not shown, one that may not be reached', async () => {
    const refused = async (more: object) => (await refusalOf(ask(subscribe, row(more)))).code;
    expect(await refused({ address: 'nobody' })).toBe('invalid-input');
    expect(await refused({ address: `${'a'.repeat(100_000)}@example.org` })).toBe('invalid-input');
    expect(await refused({ components: ['nothing'] })).toBe('component-unknown');
    expect(await refused({ channel: 'webhook', address: 'https://10.0.0.1/x' })).toBe('address-refused');
    expect(await refused({ channel: 'webhook', address: 'https://a:b@hooks.example.org/' })).toBe('address-unfit');
  });

  it('of a link is always the same, and a link does nothing else than it says', async () => {
    const { id } = await confirmed();
    const forged = [
      ...['', 'x', 'leave.sub-1', 'é'.repeat(300)],
      `${token('leave', id).slice(0, -1)}A!`,
      token('confirm', id),
    ];
    for (const one of forged) {
      const { code, status } = await refusalOf(ask(leaveSubscription, { token: one }));
      expect(['subscription-unknown', 'invalid-input']).toContain(code);
      expect(status).toBeLessThan(500);
    }
    expect((await refusalOf(ask(eraseSubscription, { token: token('leave', id) }))).code).toBe('subscription-unknown');
    expect((await refusalOf(ask(changeSubscription, { token: token('leave', id) }))).code).toBe('subscription-unknown');
    const unknown = token('leave', `sub-${randomUUID()}`);
    expect((await refusalOf(ask(leaveSubscription, { token: unknown }))).code).toBe('subscription-unknown');
  });

  it('nobody but the page and administrators subscribes somebody else', async () => {
    expect((await refusalOf(ask(subscribe, row(), 'ana@example.org'))).code).toBe('not-for-you');
    const { id } = await confirmed();
    const other = ask(leaveSubscription, { token: token('leave', id) }, 'ana@example.org');
    expect((await refusalOf(other)).code).toBe('not-for-you');
    const { parts } = under.service;
    const asked = row();
    await new RequestClient(parts.bus).ask(subscribe, asked, { token: await parts.tokens.token() });
    expect(await rowOf(asked.address)).not.toBeNull();
  });
});

it('a list is brought with its broken rows named, again without a change, and taken as it was brought', async () => {
  const good = [row({ components: ['search'], language: 'fr' }), row()];
  const bad = [{ channel: 'email', address: 'no' }, row({ components: ['nothing'] }), 7];
  const subscribers = [good[0], ...bad, good[1]];
  const came = await ask(importSubscribers, { subscribers });
  expect(came).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
  expect(came.refused.map(({ index }) => index)).toEqual([1, 2, 3]);
  expect(await ask(importSubscribers, { subscribers: good })).toMatchObject({ added: 0, unchanged: 2, refused: [] });
  const taken: object[] = [];
  for (let after: string | undefined; ; ) {
    const page = await ask(exportSubscribers, { limit: 3, ...(after && { after }) });
    taken.push(...page.subscribers);
    if (page.next === null) break;
    after = page.next;
  }
  for (const one of good) expect(taken).toContainEqual(one);
  expect((await refusalOf(ask(exportSubscribers, {}, 'ana@example.org'))).code).toBe('not-for-you');
});

it('what a process left half done is undone by the next who looks', async () => {
  const addresses = under.get(AddressStore);
  const address = fresh();
  await addresses.hold('email', address);
  await under.get(SubscriberSweeper).sweep();
  expect(await rowOf(address)).not.toBeNull();
  await under.get(SubscriberSweeper).sweep(Date.now() + 11 * 60_000);
  expect(await rowOf(address)).toBeNull();
});

it('nobody is found by looking at all of them', async () => {
  const { collection } = under.get(Subscribers).store;
  const which = { components: ['checkout'], confirmedBy: new Date().toISOString() };
  for (const filter of [confirmedAfter(''), toldAfter(which, 'sub-1')]) {
    const plan = await collection
      .find(filter as never)
      .sort({ 'state.status': 1, _id: 1 })
      .explain();
    expect(stagesOf(plan)).toContain('IXSCAN');
    expect(stagesOf(plan)).not.toContain('SORT');
  }
  const rows = under.get(AddressStore).collection;
  for (const filter of [{ subscription: { $in: ['sub-1'] } }, { open: { $type: 'date', $lte: new Date() } }]) {
    expect(stagesOf(await rows.find(filter as never).explain())).toContain('IXSCAN');
  }
  const deliveries = under.get(DeliveryStore).collection;
  expect(stagesOf(await deliveries.find({ subscription: 'sub-1' }).explain())).toContain('IXSCAN');
});
