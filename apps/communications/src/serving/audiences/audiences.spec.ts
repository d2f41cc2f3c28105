import { addMembers, archiveAudience, defineAudience, listAudiences, listMembers, removeMembers } from '#contracts';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf, UpdatesUnderTest } from '../../../../../tests/support/updates-under-test.js';
import { MemberStore, membersLike } from './member-store.js';

const ADMIN = 'admin.root@example.org';

let updates: UpdatesUnderTest;

beforeAll(async () => {
  updates = await UpdatesUnderTest.start();
});

afterAll(() => updates?.stop());

const ask: UpdatesUnderTest['service']['ask'] = (contract, input, email = ADMIN, headers = {}) =>
  updates.service.ask(contract, input, email, headers);

let numbers = 0;
/** An audience of one's own, with nobody in it. */
async function anAudience(): Promise<string> {
  numbers += 1;
  const audience = `partners-${numbers}`;
  await ask(defineAudience, { audience, name: { en: 'partners', fr: 'partenaires' }, side: 'external' });
  return audience;
}
const add = (audience: string, members: readonly unknown[]) => ask(addMembers, { audience, members });
const listed = async (audience: string, more: object = {}) => (await ask(listMembers, { audience, ...more })).members;
const mail = (index: number, more: object = {}) => ({ channel: 'email', address: `m${index}@example.org`, ...more });

describe('audiences', () => {
  it('are those that come with Muster, and the organisation’s own', async () => {
    const own = await anAudience();
    const { audiences } = await ask(listAudiences, {}, 'cy@example.org');
    const keys = audiences.map(({ key }) => key);
    expect(keys.slice(0, 6)).toEqual(['responders', 'all-staff', 'executives', 'customers', 'status-page', 'social']);
    expect(keys).toContain(own);
    expect((await ask(archiveAudience, { audience: own })).archived).toBe(true);
    const { audiences: left } = await ask(listAudiences, {});
    expect(left.map(({ key }) => key)).not.toContain(own);
    expect((await ask(defineAudience, { audience: own, archived: false })).archived).toBe(false);
  });

  it.each([
    ['nobody else defines one', defineAudience, { audience: 'mine', side: 'internal', name: { en: 'm', fr: 'm' } }],
    ['nobody else adds members', addMembers, { audience: 'customers', members: [mail(1)] }],
    ['nobody else sees their addresses', listMembers, { audience: 'customers' }],
    ['nobody else takes them out', removeMembers, { audience: 'customers', team: 'x' }],
  ])('are for administrators: %s', async (_what, contract, input) => {
    const refused = await refusalOf(ask(contract as typeof addMembers, input, 'cy@example.org'));
    expect(refused).toMatchObject({ code: 'not-for-you', status: 403, whoMay: 'administrators' });
  });
});

describe('members', () => {
  it('go in together; what cannot be taken is named with its place, and why', async () => {
    const audience = await anAudience();
    const bo = await updates.registered('bo@example.org');
    const outcome = await add(audience, [
      mail(1, { team: 'shop', language: 'fr', severities: ['SEV1'], components: ['checkout'] }),
      { channel: 'email', address: 'nobody' },
      { person: bo.id },
      { person: 'bo@example.org', channel: 'email', address: 'bo@example.org' },
      { channel: 'sms', address: '12' },
      { channel: 'email', address: 'x@example.org\r\nBcc: y@example.org' },
      { channel: 'pigeon', address: 'north' },
      'nothing',
      { person: 'somebody' },
      { ...mail(2), admin: true },
      { channel: 'webhook', address: 'https://169.254.169.254/latest' },
      { channel: 'slack', address: 'http://hooks.example.org/in' },
    ]);
    expect(outcome).toMatchObject({ added: 2, changed: 0, unchanged: 0, secrets: [] });
    expect(outcome.refused.map(({ index, code, field }) => [index, code, field])).toEqual([
      [1, 'address-unfit', 'address'],
      [3, 'invalid-input', 'person'],
      [4, 'address-unfit', 'address'],
      [5, 'invalid-input', 'address'],
      [6, 'invalid-input', 'channel'],
      [7, 'invalid-input', ''],
      [8, 'person-unknown', 'person'],
      [9, 'invalid-input', ''],
      [10, 'address-refused', 'address'],
      [11, 'address-unfit', 'address'],
    ]);
    const members = await listed(audience);
    expect(members).toHaveLength(2);
    expect(members).toContainEqual(
      expect.objectContaining({ address: 'm1@example.org', team: 'shop', language: 'fr', severities: ['SEV1'] }),
    );
    expect(members).toContainEqual(expect.objectContaining({ address: '', person: { id: bo.id, name: 'bo' } }));
  });

  it('are there once, however often and by however many they are added', async () => {
    const audience = await anAudience();
    const rows = Array.from({ length: 50 }, (_, index) => mail(index));
    const outcomes = await Promise.all([1, 2, 3].map(() => add(audience, rows)));
    expect(outcomes.reduce((sum, { added }) => sum + added, 0)).toBe(50);
    const again = await add(audience, [
      mail(1),
      mail(1, { name: 'One' }),
      { channel: 'email', address: 'M1@EXAMPLE.org' },
    ]);
    expect(again).toMatchObject({ added: 0, changed: expect.any(Number), refused: [] });
    expect(await listed(audience)).toHaveLength(50);
  });

  it('that are webhooks get a secret, which is shown once', async () => {
    const audience = await anAudience();
    const hook = { channel: 'webhook', address: 'https://hooks.example.org/in/token' };
    const { secrets } = await add(audience, [mail(1), hook]);
    expect(secrets).toEqual([{ index: 1, member: expect.any(String), secret: expect.stringMatching(/^whsec_/) }]);
    expect(Buffer.from(secrets[0]!.secret.slice(6), 'base64')).toHaveLength(24);
    expect(await add(audience, [{ ...hook, name: 'Ours' }])).toMatchObject({ changed: 1, secrets: [] });
    const [stored] = await updates.get(MemberStore).page(audience, '', 1, { channel: 'webhook' });
    expect(stored).toMatchObject({ secret: secrets[0]!.secret, name: 'Ours' });
    const [shown] = await listed(audience, { channel: 'webhook' });
    expect(shown).toMatchObject({ address: 'https://hooks.example.org/…' });
    expect(JSON.stringify(shown)).not.toMatch(/whsec_|token/);
  });

  it('are listed in pages, by channel, team and person', async () => {
    const audience = await anAudience();
    const bo = await updates.registered('bo@example.org');
    await add(audience, [
      ...Array.from({ length: 7 }, (_, index) => mail(index, { team: index < 3 ? 'shop' : 'press' })),
      { channel: 'by-hand', address: 'the forum', team: 'press' },
      { person: bo.id },
    ]);
    const first = await ask(listMembers, { audience, limit: 5 });
    const second = await ask(listMembers, { audience, limit: 5, after: first.next });
    expect([first.members.length, second.members.length, second.next]).toEqual([5, 4, null]);
    const counts = await Promise.all(
      [{ team: 'shop' }, { channel: 'by-hand' }, { person: bo.id }].map(
        async (by) => (await listed(audience, by)).length,
      ),
    );
    expect(counts).toEqual([3, 1, 1]);
    expect(await ask(removeMembers, { audience, team: 'press' })).toEqual({ removed: 5 });
    const ids = (await listed(audience)).map(({ id }) => id);
    expect(await ask(removeMembers, { audience, members: ids.slice(0, 2) })).toEqual({ removed: 2 });
    expect(await listed(audience)).toHaveLength(2);
    const other = await anAudience();
    expect(await ask(removeMembers, { audience: other, members: ids })).toEqual({ removed: 0 });
  });

  it('leave no address in any event', async () => {
    const audience = await anAudience();
    await add(audience, [mail(77), { channel: 'sms', address: '+33612345678' }]);
    await ask(removeMembers, { audience, team: 'nobody' });
    const told = await updates.events(audience);
    expect(told.map(({ name }) => name)).toEqual(['audience-defined', 'members-changed']);
    expect(told[1]?.data).toMatchObject({ added: 2, changed: 0, removed: 0 });
    const log = await updates.service.parts.connection.collection('event_log').find().toArray();
    expect(JSON.stringify(log)).not.toMatch(/m77@example|612345678|whsec_/);
  });

  it('are a thousand in one request, and not more', async () => {
    const audience = await anAudience();
    const rows = Array.from({ length: 1_001 }, (_, index) => mail(index));
    expect(await add(audience, rows.slice(1))).toMatchObject({ added: 1_000 });
    expect(await refusalOf(add(audience, rows))).toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'members' }],
    });
  });

  it.each([
    ['all', {}],
    ['by channel', { channel: 'sms' as const }],
    ['by team', { team: 'shop' }],
    ['by person', { person: 'p-bo' }],
  ])('are found by an index: %s', async (_what, who) => {
    const { collection } = updates.get(MemberStore);
    const found = collection
      .find(membersLike('customers', '', who))
      .sort({ _id: 1 })
      .limit(201);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });
});
