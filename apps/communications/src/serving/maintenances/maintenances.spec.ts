import {
  announceMaintenance,
  beginMaintenance,
  cancelMaintenance,
  type Envelope,
  endMaintenance,
  getMaintenance,
  listMaintenances,
  type Maintenance,
  prolongMaintenance,
  sayOfMaintenance,
  verifyMaintenance,
} from '#contracts';
import { ClockSweeper } from '#persistence';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf, UpdatesUnderTest } from '../../../../../tests/support/updates-under-test.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { ChangedMaintenances } from './changed-maintenances.js';
import { AS_CHANGED, changedAfter, maintenancesAt, orderOf } from './maintenance-queries.js';
import { Maintenances } from './maintenances.js';

const ADMIN = 'admin.root@example.org';
const WORDS = { en: 'It takes longer.', fr: 'Cela dure.' };
const MINUTE_MS = 60_000;

let updates: UpdatesUnderTest;

beforeAll(async () => {
  updates = await UpdatesUnderTest.start();
  for (const key of ['checkout', 'search']) {
    const component = { key, name: key, owner: 'Shop' };
    await updates.get(KnownIncidents).followComponent({ sequence: 1, data: { component } } as unknown as Envelope);
  }
});

afterAll(() => updates?.stop());

const ask: UpdatesUnderTest['service']['ask'] = (contract, input, email = ADMIN, headers = {}) =>
  updates.service.ask(contract, input, email, headers);

/** The time in so many minutes. */
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

const input = (more: object = {}) => ({
  ...{ title: { en: 'Upgrade', fr: 'Mise à jour' }, words: { en: 'Orders pause.' }, components: ['checkout'] },
  ...{ scheduledFor: inMinutes(60), scheduledUntil: inMinutes(120), ...more },
});
const announce = (more: object = {}, headers = {}): Promise<Maintenance> =>
  ask(announceMaintenance, input(more), ADMIN, headers);

/** Its times come to lie so many minutes from now, as when Muster was down meanwhile. */
async function slept(maintenance: string, from: number, until: number): Promise<void> {
  const { collection } = updates.get(Maintenances).store;
  const times = { 'state.scheduledFor': inMinutes(from), 'state.scheduledUntil': inMinutes(until) };
  await collection.updateOne({ _id: maintenance }, { $set: { ...times, dueAt: new Date() } } as never);
}

/** Two replicas look at the clocks at the same time. */
async function swept(maintenance: string): Promise<Maintenance> {
  const failed = (error: unknown) => {
    throw error;
  };
  const { store } = updates.get(Maintenances);
  const replicas = [1, 2].map(() => new ClockSweeper(store, updates.service.parts.self, failed));
  await Promise.all(replicas.map((one) => one.sweep()));
  return ask(getMaintenance, { maintenance });
}

describe('planned work', () => {
  it('is told by events that carry it whole, each later one with a higher sequence', async () => {
    const { id: maintenance } = await announce();
    const one = { maintenance };
    await ask(sayOfMaintenance, { ...one, words: WORDS });
    await ask(prolongMaintenance, { ...one, words: WORDS, scheduledUntil: inMinutes(180) });
    await ask(beginMaintenance, one);
    await ask(verifyMaintenance, one);
    const over = await ask(endMaintenance, { ...one, words: { fr: 'Fini.' } });
    const told = await updates.events(maintenance);
    expect(told.map(({ name }) => name)).toEqual(
      ['announced', 'said', 'prolonged', 'begun', 'verifying', 'ended'].map((what) => `maintenance-${what}`),
    );
    expect(told.map(({ data }) => (data.maintenance as Maintenance).sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(told.at(-1)?.data.maintenance).toEqual(over);
    expect(told[0]?.subject).toBe('muster.evt._.communications.maintenance-announced');
    expect(await ask(getMaintenance, one, 'cy@example.org')).toEqual(over);
  });

  it.each<[string, typeof beginMaintenance, object]>([
    ['nobody else announces it', announceMaintenance as never, {}],
    ['nobody else begins it', beginMaintenance, {}],
    ['nobody else verifies it', verifyMaintenance, {}],
    ['nobody else ends it', endMaintenance, {}],
    ['nobody else calls it off', cancelMaintenance as never, { words: WORDS }],
    ['nobody else moves it', prolongMaintenance as never, { words: WORDS, scheduledUntil: '2999-01-01T00:00:00Z' }],
    ['nobody else speaks of it', sayOfMaintenance as never, { words: WORDS }],
  ])('is for administrators: %s', async (_what, contract, more) => {
    const isNew = (contract as unknown) === announceMaintenance;
    const given = isNew ? input() : { maintenance: 'mnt-1', ...more };
    expect(await refusalOf(ask(contract, given, 'cy@example.org'))).toMatchObject({ code: 'not-for-you' });
  });

  it('of two people who begin it at once one does, and the other is told who did', async () => {
    const { id: maintenance } = await announce();
    const both = await Promise.allSettled(
      ['admin.a@example.org', 'admin.b@example.org'].map((email) => ask(beginMaintenance, { maintenance }, email)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const second = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(second.reason.problem).toMatchObject({
      ...{ code: 'maintenance-stands-elsewhere', status: 409 },
      by: expect.stringMatching(/^admin\.[ab]$/),
    });
    expect((await ask(getMaintenance, { maintenance })).entries).toHaveLength(2);
  });

  it('has one effect with one key, however often it is sent', async () => {
    const key = { 'idempotency-key': 'upgrade-1' };
    const same = input();
    const [first, second] = await Promise.all([1, 2].map(() => ask(announceMaintenance, same, ADMIN, key)));
    expect(second).toEqual(first);
    const move = { maintenance: first!.id };
    const again = { 'idempotency-key': 'begin-1' };
    const begun = await ask(beginMaintenance, move, ADMIN, again);
    expect(await ask(beginMaintenance, move, ADMIN, again)).toEqual(begun);
    expect(await refusalOf(announce({ components: ['search'] }, key))).toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it.each<[string, object, string]>([
    ['without words', { words: {} }, 'words'],
    ['with empty words', { words: { en: ' ' } }, 'words.en'],
    ['with words that say nothing', { words: { fr: '...' } }, 'words.fr'],
    ['with 100,000 characters', { words: { en: 'x'.repeat(100_000) } }, 'words.en'],
    ['with words that turn', { title: { en: 'abc \u202e def' } }, 'title.en'],
    ['with a title of two lines', { title: { en: 'a\nb' } }, 'title.en'],
    ['in a language nobody knows', { words: { de: 'Hallo' } }, 'words'],
    ['of no component', { components: [] }, 'components'],
    ['at a time without a zone', { scheduledFor: '2026-01-01T00:00:00' }, 'scheduledFor'],
    ['at no time', { scheduledUntil: 'soon' }, 'scheduledUntil'],
    ['with a field nobody knows', { admin: true }, 'admin'],
  ])('is refused %s', async (_what, more, field) => {
    const refused = await refusalOf(announce(more));
    expect(refused).toMatchObject({ code: 'invalid-input', status: 422 });
    expect(refused.errors?.map((error) => error.field)).toContain(field);
  });

  it('that ends before it begins, or that nobody announced, is refused', async () => {
    expect(await refusalOf(announce({ scheduledUntil: inMinutes(30) }))).toMatchObject({
      ...{ code: 'maintenance-ends-before', status: 422, errors: [{ field: 'scheduledUntil' }] },
    });
    const nothing = { maintenance: 'mnt-nothing' };
    expect(await refusalOf(ask(getMaintenance, nothing))).toMatchObject({ code: 'maintenance-unknown', status: 404 });
    expect(await refusalOf(ask(beginMaintenance, nothing))).toMatchObject({ code: 'maintenance-unknown' });
  });

  it('of a component that nobody has heard of waits for the register', async () => {
    expect(await refusalOf(announce({ components: ['checkout', 'nothing'] }))).toMatchObject({ code: 'unavailable' });
  });
});

describe('the clock', () => {
  it('begins it, and ends it', async () => {
    const { id } = await announce();
    await slept(id, 0, 60);
    const begun = await swept(id);
    expect(begun.entries.at(-1)).toMatchObject({
      by: { name: 'Muster' },
      words: { fr: 'Les travaux prévus ont commencé.' },
    });
    await slept(id, -60, 0);
    expect(await swept(id)).toMatchObject({ status: 'completed', begunAt: begun.begunAt, sequence: 3 });
  });

  it('says once what came and went while nobody was there', async () => {
    const { id } = await announce();
    await slept(id, -120, -60);
    const over = await swept(id);
    expect(over).toMatchObject({ status: 'completed', begunAt: over.scheduledFor, endedAt: over.scheduledUntil });
    expect((await updates.events(id)).map(({ name }) => name)).toEqual(['maintenance-announced', 'maintenance-ended']);
  });

  it('asks who announced it where it is done by hand', async () => {
    const { id } = await announce({ byClock: false });
    await slept(id, -90, 60);
    await swept(id);
    const [, due, ...more] = await updates.events(id);
    expect(more).toEqual([]);
    expect(due).toMatchObject({
      name: 'maintenance-due',
      data: { turn: 'begin', hours: 1, asks: [{ name: 'admin.root' }], maintenance: { status: 'scheduled' } },
    });
  });
});

describe('lists', () => {
  it('show what is planned, what goes on and what is over, page by page', async () => {
    const planned = [await announce({ scheduledFor: inMinutes(61) }), await announce({ scheduledFor: inMinutes(62) })];
    const pages: string[] = [];
    let after: string | null | undefined;
    do {
      const page: { maintenances: { id: string }[]; next: string | null } = await ask(listMaintenances, {
        ...{ stage: 'planned', limit: 1, ...(after && { after }) },
      });
      pages.push(...page.maintenances.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(pages.slice(-2)).toEqual(planned.map(({ id }) => id));
    expect(new Set(pages).size).toBe(pages.length);
    const { maintenances } = await ask(listMaintenances, { stage: 'past' }, 'cy@example.org');
    expect(new Set(maintenances.map(({ status }) => status))).toEqual(new Set(['completed']));
    expect(maintenances[0]).toMatchObject({ latest: { status: 'completed' } });
    expect(await refusalOf(ask(listMaintenances, { after: 'x' }))).toMatchObject({ code: 'cursor-unknown' });
  });

  it('of changes go on after the last one that was seen, and miss none', async () => {
    const changes = updates.get(ChangedMaintenances);
    const all = await changes.changedSince(null, 1_000);
    const seen: Maintenance[] = [];
    for (let page = await changes.changedSince(null, 2); page.length > 0; ) {
      seen.push(...page);
      page = await changes.changedSince(page.at(-1)!, 2);
    }
    expect(seen).toEqual(all);
    const latest = all.at(-1)!;
    const first = all.find(({ status }) => status === 'scheduled')!;
    const said = await ask(sayOfMaintenance, { maintenance: first.id, words: WORDS });
    expect(await changes.changedSince(latest, 10)).toEqual([said]);
  });

  const at = { at: '2026-01-01T00:00:00.000Z', id: 'mnt-1' };
  it.each<[string, object, Record<string, 1 | -1>]>([
    ...([null, at] as const).flatMap((place) =>
      [undefined, 'planned' as const, 'under-way' as const, 'past' as const].map(
        (stage): [string, object, Record<string, 1 | -1>] => [
          `${stage ?? 'all'}${place ? ', after a place' : ''}`,
          maintenancesAt(stage, place),
          orderOf(stage),
        ],
      ),
    ),
    ['what changed', changedAfter(null), AS_CHANGED],
    ['what changed after a place', changedAfter(at), AS_CHANGED],
  ])('are read by an index: %s', async (_what, filter, order) => {
    const found = updates
      .get(Maintenances)
      .store.collection.find(filter as never)
      .sort(order)
      .limit(21);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });
});
