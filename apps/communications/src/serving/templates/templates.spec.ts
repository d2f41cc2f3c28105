import { approveTemplate, archiveTemplate, defineTemplate, listTemplates, sendFirstWord } from '#contracts';
import { COMMUNICATOR, refusalOf, UpdatesUnderTest } from '../../../../../tests/support/updates-under-test.js';

const ADMIN = 'admin.root@example.org';

let updates: UpdatesUnderTest;

beforeAll(async () => {
  updates = await UpdatesUnderTest.start();
});

afterAll(() => updates?.stop());

const ask: UpdatesUnderTest['service']['ask'] = (contract, input, email = ADMIN, headers = {}) =>
  updates.service.ask(contract, input, email, headers);

const statement = (more: object = {}) => ({
  ...{ template: 'checkout-down', name: { en: 'Checkout is down', fr: 'Paiement en panne' }, use: 'holding' },
  ...{ audiences: ['customers'], components: ['checkout'] },
  words: {
    en: { problem: 'Nobody can pay at {{ organisation }} at the moment.' },
    fr: { problem: 'Personne ne peut payer chez {{ organisation }} pour le moment.' },
  },
  ...more,
});

describe('a holding statement', () => {
  it('goes out from the moment it is approved, until it is changed', async () => {
    const first = async () => {
      const { id: incident } = await updates.declared();
      return (await ask(sendFirstWord, { incident, audience: 'customers' }, COMMUNICATOR)).words.en!.problem;
    };
    const { version } = await ask(defineTemplate, statement(), 'cy@example.org');
    expect(await first()).toBe('We are seeing a problem with checkout.');
    expect(
      await refusalOf(ask(approveTemplate, { template: 'checkout-down', version }, 'cy@example.org')),
    ).toMatchObject({ code: 'not-for-you' });
    await ask(approveTemplate, { template: 'checkout-down', version });
    expect(await first()).toBe('Nobody can pay at Shop at the moment.');
    const changed = statement({ components: ['checkout', 'search'] });
    expect(await refusalOf(ask(defineTemplate, changed, 'cy@example.org'))).toMatchObject({
      ...{ code: 'template-is-approved', by: 'admin.root' },
    });
    expect(await ask(defineTemplate, changed)).toMatchObject({ version: 2, approved: null });
    expect(await first()).toBe('We are seeing a problem with checkout.');
    await ask(archiveTemplate, { template: 'checkout-down' });
    const { templates } = await ask(listTemplates, { use: 'holding', audience: 'customers' });
    expect(templates.map(({ key }) => key)).toEqual(['first-word-customers', 'first-word-anybody']);
  });

  it('that cannot be read is refused with the field, the language and the variable', async () => {
    const words = { ...statement().words, fr: { problem: 'x', action: '{{ client }}' } };
    expect(await refusalOf(ask(defineTemplate, statement({ words })))).toMatchObject({
      ...{ code: 'template-variable-unknown', status: 422, variable: 'client', language: 'fr', part: 'action' },
      errors: [{ field: 'words.fr.action' }],
    });
    const long = { ...statement().words, en: { problem: 'x'.repeat(100_000) } };
    expect(await refusalOf(ask(defineTemplate, statement({ words: long })))).toMatchObject({ code: 'invalid-input' });
  });
});
