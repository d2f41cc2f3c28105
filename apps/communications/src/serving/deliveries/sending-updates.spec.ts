import {
  type ChannelName,
  type Envelope,
  type Incident,
  type Language,
  listDeliveries,
  notePosted,
  retryDeliveries,
  type Update,
} from '#contracts';
import { DeliveriesUnderTest } from '../../../../../tests/support/deliveries-under-test.js';
import { eventOf } from '../../../../../tests/support/following-service.js';
import { eventually } from '../../../../../tests/support/patient.js';
import { type Channel, NotDelivered, type Outbound } from '../../channel/channel.js';
import { MemberStore, memberId } from '../audiences/member-store.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { Dispatches } from './dispatches.js';
import { UpdateFollower } from './update-follower.controller.js';

const ANA = { id: 'p-ana', name: 'Ana' };
const AT = '2026-03-01T03:00:00.000Z';
const NAMES = { customers: { en: 'customers', fr: 'clients' }, responders: { en: 'responders', fr: 'intervenants' } };
const FACTS = { severity: 'SEV2', status: 'active', impact: null, components: [], title: 'Down' } as const;

let communications: DeliveriesUnderTest;
const sent: Outbound[] = [];
/** Addresses that are out of order. */
const broken = new Set<string>();

beforeAll(async () => {
  communications = await DeliveriesUnderTest.start();
  for (const name of ['email', 'by-hand'] as const) {
    const channel: Channel = {
      ...{ name, missing: null, pauses: [10], limit: Number.POSITIVE_INFINITY },
      check: (address) => address,
      shown: (address) => address.replace(/secret/, '…'),
      providerOf: () => name,
      send: async (message) => {
        if (broken.has(message.address)) throw new NotDelivered('No such mailbox.', { forGood: true, bounced: true });
        sent.push(message);
        return { state: name === 'by-hand' ? 'to-post' : 'sent', reference: null };
      },
    };
    communications.channels.set(name, channel);
  }
  const { authority } = communications.service.parts;
  const mine = { scope: 'incident', accountable: ANA, because: 'incident-manager', role: 'incident-manager' } as const;
  const duties = ['command-incident', 'send-external-updates', 'send-internal-updates', 'update-responders'];
  const entitled = [await idOf('ana')];
  const table = [{ ...mine, duties, heldIn: 'incident', entitled, epoch: 1 }];
  await authority.copy.keep({ incident: 'INC-1', sequence: 1, table, manager: ANA.id, restricted: false, sees: [] });
  const incident = { id: 'INC-1', title: 'Down', visibility: 'open', severity: 'SEV2', components: [] };
  await communications.get(KnownIncidents).incidents.keep('INC-1', 1, incident as unknown as Incident);
  communications.work();
});

afterAll(() => communications?.stop());

/** The id that somebody has here who signs in by this name. */
async function idOf(name: string): Promise<string> {
  const { personIdFor } = await import('#authority');
  return personIdFor(`${name}@example.org`);
}

let numbers = 0;

/** An update to an audience with these members, by address: their language. */
async function updateTo(
  members: Readonly<Record<string, Language | null>>,
  more: Partial<Update> = {},
  channel: ChannelName = 'email',
): Promise<Update> {
  numbers += 1;
  const audience = `audience-${numbers}`;
  const all = Object.entries(members).map(([address, language]) => ({
    ...{ _id: memberId(audience, channel, address), audience, channel, address, person: null, name: null, team: null },
    ...{ language, components: [], severities: [], addedAt: AT, addedBy: ANA },
  }));
  await communications.get(MemberStore).put(all);
  const { AUDIENCES } = await import('../audiences/stores.js');
  const store = communications.get<never>(AUDIENCES) as { create: (...args: unknown[]) => Promise<unknown> };
  const wishes = {
    key: audience,
    name: NAMES.customers,
    side: 'external',
    languages: ['en', 'fr'],
    reaches: 'members',
  };
  const defined = {
    ...wishes,
    cadence: {},
    review: 'none',
    urgent: false,
    duties: ['send-external-updates'],
    builtIn: false,
  };
  const define = () => [{ name: 'audience-defined', data: { audience: { ...defined, archived: false } } }];
  await store.create(audience, { by: ANA, correlation: 'c' }, define, () => undefined);
  return {
    ...{
      id: `upd-${numbers}`,
      incident: 'INC-1',
      kind: 'real',
      audience,
      audienceName: NAMES.customers,
      side: 'external',
    },
    ...{
      urgent: false,
      status: 'sent',
      revision: 1,
      words: { en: { problem: 'It is down.' } },
      languages: ['en', 'fr'],
    },
    ...{ awaits: [], nextUpdateAt: null, template: null, draftedBy: ANA, draftedAt: AT, changedBy: ANA, changedAt: AT },
    ...{ approved: null, scheduledFor: null, scheduledBy: null, sendings: [], withdrawn: null, ...more },
  } as Update;
}

const followed = () => communications.get(UpdateFollower);
const from = { subject: 'muster.evt.INC-1.communications.any' };

const event = (name: string, data: object, more: Partial<Envelope> = {}) =>
  eventOf('communications', name, data, { incident: 'INC-1', actor: ANA.id, actorname: ANA.name, ...more }).event;

/** It is sent in these words; gives the update with what was sent of it. */
async function send(update: Update, words: Update['words'], awaits: Language[] = [], more: Partial<Envelope> = {}) {
  const revision = update.sendings.length + 1;
  const sending = {
    ...{ revision, what: revision > 1 ? 'correction' : 'update', at: AT, by: ANA, languages: Object.keys(words) },
    ...{ nextUpdateAt: null, pastReview: false, decidedByCopy: false, facts: FACTS },
  } as unknown as Update['sendings'][number];
  const after = { ...update, words, sendings: [...update.sendings, sending] };
  const data = { update: after, sending, words, awaits, audience: update.audience, audienceName: update.audienceName };
  const told = event('update-sent', data, more);
  await followed().sent(told, from);
  return { update: after, told };
}

const toldOf = async (message: string) => (await communications.get(Dispatches).store.load(message))?.state;

/** What whoever sent it is told in the end. */
const delivered = (message: string) =>
  eventually(
    () => toldOf(message),
    (state) => state?.told !== null && !state?.underWay,
  );

const sentTo = (address: string) => sent.filter((one) => one.address === address).map(({ content }) => content);

describe('an update that is sent', () => {
  it('reaches everybody in their language; whoever reads one that is not ready is told that it follows', async () => {
    const update = await updateTo({ 'en@a.org': 'en', 'fr@a.org': 'fr', 'any@a.org': null });
    const { update: after } = await send(update, { en: { problem: 'It is down.' } }, ['fr']);
    expect((await delivered(`${update.id}.1`))?.told).toEqual({ sent: 3 });
    expect(sentTo('en@a.org')).toMatchObject([{ language: 'en', kind: 'update' }]);
    expect(sentTo('fr@a.org')[0]!.body).toMatch(/La version française suit.*It is down/s);
    expect(sentTo('any@a.org')[0]!.body).not.toMatch(/suit/);
    const words = { en: { problem: 'It is down.' }, fr: { problem: "C'est en panne." } };
    const data = { update: { ...after, words }, revision: 1, language: 'fr', words, audience: update.audience };
    await followed().followed(event('language-followed', { ...data, audienceName: update.audienceName }), from);
    expect((await delivered(`${update.id}.1.fr`))?.told).toEqual({ sent: 1 });
    expect(sentTo('fr@a.org')[1]!.body).toMatch(/C'est en panne/);
    expect([sentTo('en@a.org').length, sentTo('any@a.org').length]).toEqual([1, 1]);
  });

  it('goes out once, however often its event comes, also to who joins later; and not when it is long ago', async () => {
    const update = await updateTo({ 'once@a.org': null });
    const { told } = await send(update, { en: { problem: 'It is down.' } });
    await delivered(`${update.id}.1`);
    await Promise.all([1, 2].map(() => followed().sent(told, from)));
    const late = await updateTo({ 'late@a.org': null });
    await send(late, { en: { problem: 'Old news.' } }, [], { time: '2026-03-01T03:00:00.000Z' });
    await new Promise((done) => setTimeout(done, 500));
    expect([sentTo('once@a.org').length, sentTo('late@a.org').length]).toEqual([1, 0]);
  });

  it('in a drill shows outside what it would have sent, and sends inside with its mark', async () => {
    const outside = await updateTo({ 'out@a.org': null }, { kind: 'drill' });
    await send(outside, { en: { problem: 'It is down.' } });
    expect((await delivered(`${outside.id}.1`))?.told).toEqual({ withheld: 1 });
    const inside = await updateTo({ 'in@a.org': null }, { kind: 'drill', side: 'internal' });
    await send(inside, { en: { problem: 'It is down.' } });
    expect((await delivered(`${inside.id}.1`))?.told).toEqual({ sent: 1 });
    expect([sentTo('out@a.org').length, sentTo('in@a.org')[0]!.subject]).toEqual([0, '[DRILL] Muster: Down']);
    const later = await updateTo({ 'later@a.org': null }, { kind: 'backfilled', side: 'internal' });
    await send(later, { en: { problem: 'It was down.' } });
    expect((await delivered(`${later.id}.1`))?.told).toEqual({ withheld: 1 });
  });

  it('that is withdrawn is taken back from those who got it, and from nobody else', async () => {
    broken.add('gone@a.org');
    const update = await updateTo({ 'got@a.org': 'fr', 'gone@a.org': null });
    const { update: after } = await send(update, { en: { problem: 'It is down.' }, fr: { problem: 'En panne.' } });
    await delivered(`${update.id}.1`);
    const data = { update: after, audience: update.audience, audienceName: update.audienceName, wasSent: true, at: AT };
    await followed().withdrawn(event('update-withdrawn', { ...data, reason: 'A false alarm.' }), from);
    expect((await delivered(`${update.id}.withdrawn`))?.told).toEqual({ sent: 1 });
    expect(sentTo('got@a.org')[1]).toMatchObject({
      kind: 'withdrawal',
      language: 'fr',
      subject: '[Retiré] Muster: Down',
    });
  });
});

describe('whoever sent it', () => {
  it('sees what failed, why and first of all, and has it tried again', async () => {
    broken.add('secret@b.org');
    const update = await updateTo({ 'secret@b.org': null, 'fine@b.org': null, 'fine2@b.org': null });
    await send(update, { en: { problem: 'It is down.' } });
    expect((await delivered(`${update.id}.1`))?.told).toEqual({ sent: 2, bounced: 1 });
    const list = (more: object = {}) =>
      communications.service.ask(listDeliveries, { incident: 'INC-1', update: update.id, ...more });
    const all = await list();
    expect(all).toMatchObject({ counts: { sent: 2, bounced: 1 }, maybeTwice: 0, next: null });
    expect(all.deliveries[0]).toMatchObject({
      address: '…@b.org',
      state: 'bounced',
      reason: 'No such mailbox.',
      revision: 1,
    });
    const pages = [await list({ limit: 2 })];
    pages.push(await list({ limit: 2, after: pages[0]!.next }));
    expect(pages.flatMap(({ deliveries }) => deliveries.map(({ id }) => id))).toEqual(
      all.deliveries.map(({ id }) => id),
    );
    expect((await list({ state: 'sent' })).deliveries.length).toBe(2);
    broken.delete('secret@b.org');
    const retry = (email: string) =>
      communications.service.ask(retryDeliveries, { incident: 'INC-1', update: update.id }, email);
    await expect(retry('bo@example.org')).rejects.toMatchObject({ problem: { code: 'not-for-you', whoMay: 'Ana' } });
    expect(await retry('ana@example.org')).toMatchObject({ retried: 1 });
    expect((await delivered(`${update.id}.1`))?.told).toEqual({ sent: 3 });
    await expect(retry('ana@example.org')).rejects.toMatchObject({ problem: { code: 'nothing-failed' } });
    expect(sentTo('fine@b.org').length).toBe(1);
  });

  it('is told where somebody posted by hand what Muster cannot send; who comes second is told who was first', async () => {
    const update = await updateTo({ 'https://social.example.org/us': null }, {}, 'by-hand');
    await send(update, { en: { problem: 'It is down.' } });
    const { told } = (await delivered(`${update.id}.1`))!;
    expect(told).toEqual({ 'to-post': 1 });
    const [{ _id: delivery }] = (await communications.deliveriesOf(`${update.id}.1`)) as unknown as [{ _id: string }];
    const post = (link: string) => communications.service.ask(notePosted, { incident: 'INC-1', delivery, link });
    const both = await Promise.allSettled(['https://s.example.org/1', 'https://s.example.org/2'].map(post));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [{ state, reference }] = (await communications.deliveriesOf(`${update.id}.1`)) as never as [
      Record<string, string>,
    ];
    expect(state).toBe('posted');
    expect(both).toContainEqual(
      expect.objectContaining({
        reason: expect.objectContaining({
          problem: expect.objectContaining({ code: 'already-posted', link: reference }),
        }),
      }),
    );
    await expect(post('javascript:alert(1)')).rejects.toMatchObject({ problem: { code: 'invalid-input' } });
  });

  it('is refused what is not there', async () => {
    const ask = communications.service;
    await expect(ask.ask(listDeliveries, { incident: 'INC-1', update: 'upd-none' })).rejects.toMatchObject({
      problem: { code: 'nothing-sent' },
    });
    await expect(ask.ask(listDeliveries, { incident: 'INC-1', after: 'x' })).rejects.toMatchObject({
      problem: { code: 'cursor-unknown' },
    });
    const posted = { incident: 'INC-1', delivery: 'no.such', link: 'https://a.org' };
    await expect(ask.ask(notePosted, posted)).rejects.toMatchObject({ problem: { code: 'delivery-unknown' } });
  });
});
