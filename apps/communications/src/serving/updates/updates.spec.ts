import {
  defineAudience,
  draftUpdate,
  followInLanguage,
  listUpdates,
  previewUpdate,
  reviseUpdate,
  scheduleUpdate,
  sendFirstWord,
  sendUpdate,
  withdrawUpdate,
} from '#contracts';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { COMMUNICATOR, MANAGER, refusalOf, UpdatesUnderTest } from '../../../../../tests/support/updates-under-test.js';
import { updatesLike } from './reading-updates.js';
import { ScheduledSweeper } from './scheduled-sweeper.js';
import { NEWEST_FIRST, saidTo, Updates } from './updates.js';

let updates: UpdatesUnderTest;

beforeAll(async () => {
  updates = await UpdatesUnderTest.start();
});

afterAll(() => updates?.stop());

const ask: UpdatesUnderTest['service']['ask'] = (contract, input, email = COMMUNICATOR, headers = {}) =>
  updates.service.ask(contract, input, email, headers);
const KEY = { 'Idempotency-Key': 'press-1' };

describe('the first word', () => {
  it('goes out by one press, in the words that were approved before, and says what went out', async () => {
    const { id: incident } = await updates.declared();
    const sent = await ask(sendFirstWord, { incident, audience: 'customers' }, COMMUNICATOR, KEY);
    expect(sent).toMatchObject({
      ...{ status: 'sent', template: 'first-word-customers', awaits: [], approved: { by: { name: 'Muster' } } },
      words: {
        en: { problem: 'We are seeing a problem with checkout.' },
        fr: { problem: 'Nous constatons un problème avec checkout.' },
      },
      sendings: [{ what: 'first-word', by: { name: 'bo' }, facts: { severity: 'SEV2' }, decidedByCopy: true }],
    });
    expect(sent.nextUpdateAt).not.toBeNull();
    const repeated = await ask(sendFirstWord, { incident, audience: 'customers' }, COMMUNICATOR, KEY);
    expect(repeated).toEqual(sent);
    expect((await updates.events(sent.id)).map(({ name }) => name)).toEqual(['update-drafted', 'update-sent']);
  });

  it('is said once: who comes later is told what was said, by whom and when', async () => {
    const { id: incident } = await updates.declared();
    const press = (email?: string) => ask(sendFirstWord, { incident, audience: 'customers' }, email);
    const pressed = await Promise.allSettled([MANAGER, COMMUNICATOR, MANAGER, COMMUNICATOR].map(press));
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = await refusalOf(press(MANAGER));
    expect(refused).toMatchObject({ code: 'already-told', status: 409, said: { en: /problem with checkout/ } });
    expect(refused.detail).toMatch(/told customers on .* “We are looking|told customers on .*“/);
    const { updates: all } = await ask(listUpdates, { incident });
    expect(all).toHaveLength(1);
  });

  it('is for who answers for the audience, who is named to all others', async () => {
    const { id: incident } = await updates.declared();
    const refused = await refusalOf(ask(sendFirstWord, { incident, audience: 'customers' }, 'cy@example.org'));
    expect(refused).toMatchObject({ code: 'not-yours-to-send', status: 403, whoMay: 'bo' });
    const unknown = await refusalOf(ask(sendFirstWord, { incident, audience: 'nobody' }));
    expect(unknown).toMatchObject({ code: 'audience-unknown', known: expect.arrayContaining(['customers']) });
  });

  it('is not said where the incident lives on in another, which is named', async () => {
    const { id: incident } = await updates.declared({ status: 'merged', mergedInto: 'INC-999' });
    const refused = await refusalOf(ask(sendFirstWord, { incident, audience: 'customers' }));
    expect(refused).toMatchObject({ code: 'incident-merged', mergedInto: 'INC-999' });
  });
});

describe('an update', () => {
  it('of two people who send different revisions at once goes out once, and the other is told', async () => {
    const { id: incident } = await updates.declared();
    const { id: update } = await updates.draft(incident);
    const sends = [
      ask(sendUpdate, { incident, update, revision: 1 }),
      ask(reviseUpdate, { incident, update, revision: 1, words: { en: { problem: 'Another.' } } }).then(() =>
        ask(sendUpdate, { incident, update, revision: 2 }, MANAGER),
      ),
      ask(sendUpdate, { incident, update, revision: 1 }, MANAGER),
    ];
    const outcomes = await Promise.allSettled(sends);
    const refused = outcomes.filter((one) => one.status === 'rejected').map(({ reason }) => reason.problem.code);
    expect(refused.every((code) => ['revision-superseded', 'already-sent'].includes(code))).toBe(true);
    const { sendings } = (await ask(listUpdates, { incident })).updates[0]!;
    expect(new Set(sendings.map(({ revision }) => revision)).size).toBe(sendings.length);
    expect(sendings[0]!.what).toBe('first-word');
  });

  it('to the same audience at the same moment as another: one of them is the first word', async () => {
    const { id: incident } = await updates.declared();
    const drafts = await Promise.all([1, 2, 3].map(() => updates.draft(incident)));
    await Promise.all(drafts.map(({ id: update }) => ask(sendUpdate, { incident, update, revision: 1 })));
    const { updates: all } = await ask(listUpdates, { incident, audience: 'customers', status: 'sent' });
    expect(all.map(({ sendings }) => sendings[0]!.what).sort()).toEqual(['first-word', 'update', 'update']);
  });

  it('goes out under restricted subjects from the moment its incident is restricted', async () => {
    const incident = await updates.declared();
    const { id: update } = await updates.draft(incident.id);
    await updates.told({ ...incident, visibility: 'restricted' }, 2);
    await ask(sendUpdate, { incident: incident.id, update, revision: 1 });
    const [drafted, sent] = await updates.events(update);
    expect(drafted?.subject).toBe(`muster.evt.${incident.id}.communications.update-drafted`);
    expect(sent?.subject).toBe(`muster.restricted.${incident.id}.communications.update-sent`);
    expect(sent?.data).toMatchObject({ update: { id: update, status: 'sent' }, audience: 'customers' });
    const refused = await refusalOf(ask(listUpdates, { incident: incident.id }, 'cy@example.org'));
    expect(['incident-unknown', 'unavailable']).toContain(refused.code);
  });

  it('of which a language follows, and that is taken back, tells whoever delivers it whole', async () => {
    const { id: incident } = await updates.declared();
    const { id: update } = await updates.draft(incident, { words: { en: { problem: 'Checkout fails.' } } });
    await ask(sendUpdate, { incident, update, revision: 1 });
    const words = { problem: 'Le paiement échoue.' };
    const followed = await ask(followInLanguage, { incident, update, revision: 1, language: 'fr', words });
    expect(followed.awaits).toEqual([]);
    await ask(withdrawUpdate, { incident, update, reason: 'A false alarm' }, MANAGER);
    const told = await updates.events(update);
    expect(told.slice(1).map(({ name, data }) => [name, (data.update as { status: string }).status])).toEqual([
      ['update-sent', 'sent'],
      ['language-followed', 'sent'],
      ['update-withdrawn', 'withdrawn'],
    ]);
  });

  it('of a drill is recorded as any other', async () => {
    const { id: incident } = await updates.declared({ kind: 'drill' });
    expect(await ask(sendFirstWord, { incident, audience: 'customers' })).toMatchObject({
      kind: 'drill',
      status: 'sent',
    });
  });

  it('is shown before it goes out as each channel would have it, with HTML as it was typed', async () => {
    const { id: incident } = await updates.declared();
    const typed = '<b>Down</b> ![x](https://spy.example.org/x.png) [y](javascript:alert(1))';
    const words = { en: { subject: 'Checkout', problem: typed } };
    const { id: update } = await updates.draft(incident, { words });
    const { what, awaits, nextUpdateAt, previews } = await ask(previewUpdate, { incident, update });
    expect({ what, awaits, languages: previews.map(({ language }) => language) }).toEqual({
      ...{ what: 'first-word', awaits: ['fr'], languages: ['en'] },
    });
    const [english] = previews;
    expect(english!.subject).toBe('Checkout');
    expect(english!.body).toContain(typed);
    expect(english!.html).toContain('&lt;b&gt;Down&lt;/b&gt;');
    expect(english!.html).not.toMatch(/<img|<b>|href="javascript/);
    expect(english!.sms).toMatchObject({ length: english!.sms.text.length, parts: 2 });
    expect(nextUpdateAt).not.toBeNull();
  });
});

describe('what is set for a time', () => {
  const sweep = () => updates.get(ScheduledSweeper).sweep();
  const timed = async (incident: string) => {
    const { id: update } = await updates.draft(incident);
    const inTwo = new Date(Date.now() + 120_000).toISOString();
    await ask(scheduleUpdate, { incident, update, revision: 1, at: inTwo });
    const past = new Date(Date.now() - 1_000);
    const due = { dueAt: past, 'state.scheduledFor': past.toISOString() };
    await updates.get(Updates).store.collection.updateOne({ _id: update } as never, { $set: due } as never);
    return update;
  };

  it('goes out once, however many look for it', async () => {
    const { id: incident } = await updates.declared();
    const update = await timed(incident);
    await Promise.all([sweep(), sweep(), sweep()]);
    const { updates: all } = await ask(listUpdates, { incident });
    expect(all).toMatchObject([{ id: update, status: 'sent', sendings: [{ by: { name: 'bo' } }] }]);
  });

  it('is a draft again when who set it may not send it any more, and they are told', async () => {
    const incident = await updates.declared();
    const update = await timed(incident.id);
    await updates.told(incident, 2, 'cy@example.org');
    await sweep();
    const events = await updates.events(update);
    expect(events.at(-1)).toMatchObject({
      name: 'update-not-sent',
      data: { why: 'not-entitled', tells: { name: 'bo' } },
    });
    const { updates: all } = await ask(listUpdates, { incident: incident.id });
    expect(all).toMatchObject([{ status: 'draft', scheduledFor: null, sendings: [] }]);
  });
});

describe('bad words', () => {
  it.each([
    ['nothing', { en: { problem: '  ' } }, 'words.en.problem'],
    ['what cannot be seen', { en: { problem: '\u200b\u200b' } }, 'words.en.problem'],
    ['a hundred thousand characters', { en: { problem: 'x'.repeat(100_000) } }, 'words.en.problem'],
    ['a header in its subject', { en: { subject: 'Down\r\nBcc: all@example.org', problem: 'x' } }, 'words.en.subject'],
    ['a bell', { en: { problem: 'Down\u0007' } }, 'words.en.problem'],
    ['words that turn round', { en: { problem: 'Pay \u202eereh' } }, 'words.en.problem'],
    ['no language', {}, 'words'],
    ['another language', { de: { problem: 'Kaputt' } }, 'words'],
    ['a part that there is not', { en: { problem: 'x', footer: 'y' } }, 'words.en'],
  ])('are refused: %s', async (_what, words, field) => {
    const { id: incident } = await updates.declared();
    const refused = await refusalOf(updates.draft(incident, { words }));
    expect(refused).toMatchObject({ code: 'invalid-input', status: 422 });
    expect(refused.errors?.some((error) => error.field.startsWith(field))).toBe(true);
    expect((await ask(listUpdates, { incident })).updates).toEqual([]);
  });

  it('are not those of other people: emoji and accents pass', async () => {
    const { id: incident } = await updates.declared();
    const problem = 'Le paiement échoue 👩‍🚒 – « désolés »';
    const { words } = await updates.draft(incident, { words: { fr: { problem } } });
    expect(words.fr?.problem).toBe(problem);
  });
});

it('a draft begins with a template, in the languages of the audience and with what is known', async () => {
  const { id: incident } = await updates.declared();
  const admin = 'admin.root@example.org';
  const partners = { audience: 'partners', name: { en: 'partners', fr: 'partenaires' }, side: 'external' };
  await ask(defineAudience, { ...partners, languages: ['fr'] }, admin);
  const { words, awaits } = await ask(draftUpdate, { incident, audience: 'partners', template: 'identified' });
  expect(words).toEqual({
    fr: {
      problem: 'Nous avons trouvé la cause du problème avec checkout.',
      action: 'Nous travaillons à la correction.',
    },
  });
  expect(awaits).toEqual([]);
  const refused = await refusalOf(ask(draftUpdate, { incident, audience: 'partners', template: 'nothing' }));
  expect(refused).toMatchObject({ code: 'template-unknown', status: 404 });
});

describe('updates', () => {
  it('are listed newest first, in pages', async () => {
    const { id: incident } = await updates.declared();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push((await updates.draft(incident)).id);
    const first = await ask(listUpdates, { incident, limit: 3 });
    const second = await ask(listUpdates, { incident, limit: 3, after: first.next });
    expect([...first.updates, ...second.updates].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.next).toBeNull();
    const broken = await refusalOf(ask(listUpdates, { incident, after: 'x' }));
    expect(broken).toMatchObject({ code: 'cursor-unknown' });
  });

  it.each([
    ['of an incident', updatesLike({ incident: 'INC-1' })],
    ['of an incident and an audience', updatesLike({ incident: 'INC-1', audience: 'customers' })],
    ['of an incident and a status', updatesLike({ incident: 'INC-1', status: 'sent' })],
    ['that went out to an audience', saidTo('INC-1', 'customers')],
  ])('are found by an index: those %s', async (_what, filter) => {
    const { collection } = updates.get(Updates).store;
    const found = collection
      .find(filter as never)
      .sort(NEWEST_FIRST)
      .limit(51);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });
});
