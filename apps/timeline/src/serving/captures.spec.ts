import { captureEntry, correctEntry, readTimeline } from '#contracts';
import { Refused } from '#messaging';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { TimelineModule } from './timeline.module.js';

let service: ServiceUnderTest;

beforeAll(async () => {
  service = await ServiceUnderTest.start('timeline', TimelineModule);
  await service.parts.authority.copy.keep({
    ...{ incident: 'INC-1', sequence: 1, table: [], manager: 'p-ana', restricted: false, sees: [] },
  });
});

afterAll(() => service?.stop());

const deployed = (externalId: string, more: object = {}) => ({
  ...{ incident: 'INC-1', text: 'web 1.2 is out', source: { system: 'deploys', externalId } },
  ...more,
});
const capture = (input: object, email?: string) => service.ask(captureEntry, input, email);
const record = async () => (await service.ask(readTimeline, { incident: 'INC-1' })).entries!;

async function refusal(sent: Promise<unknown>) {
  const error = await sent.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).problem;
}

describe('what a program tells', () => {
  it('is one entry, whoever sends it how often, and says where it comes from', async () => {
    const source = { system: 'deploys', externalId: 'job/1', url: 'https://ci.example.org/1' };
    const first = await capture(deployed('job/1', { source, kind: 'action' }));
    expect(first).toMatchObject({ alreadyThere: false, kind: 'action', by: { name: 'ana' }, source });
    const again = await capture(deployed('job/1', { source, kind: 'action' }), 'bo@example.org');
    expect(again).toEqual({ ...first, alreadyThere: true });
    expect((await record()).filter(({ id }) => id === first.id)).toHaveLength(1);
  });

  it('sent many times in one moment is made once', async () => {
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, index) => capture(deployed('job/50'), `p${index}@a.org`)),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent.filter(({ alreadyThere }) => !alreadyThere)).toHaveLength(1);
    expect((await record()).filter(({ source }) => source.externalId === 'job/50')).toHaveLength(1);
  });

  it('with other words under the same id is refused, with the entry, its time and its sender', async () => {
    const first = await capture(deployed('job/2'));
    const problem = await refusal(capture(deployed('job/2', { text: 'web 1.3 is out' }), 'bo@example.org'));
    expect(problem).toMatchObject({
      ...{ code: 'capture-reused', status: 409, entry: first.id, by: 'ana', at: first.recordedAt },
      errors: [{ field: 'source.externalId' }],
    });
  });

  it('comes again with its first words after somebody corrected it, and the correction stays', async () => {
    const { id } = await capture(deployed('job/3'));
    await service.ask(correctEntry, { incident: 'INC-1', entry: id, text: 'web 1.2 is back', reason: 'it was not' });
    expect(await capture(deployed('job/3'))).toMatchObject({ id, alreadyThere: true, text: 'web 1.2 is back' });
  });

  it.each([
    [
      'an endless id',
      { source: { system: 'deploys', externalId: 'x'.repeat(201) } },
      'invalid-input',
      'source.externalId',
    ],
    ['a system in words', { source: { system: 'Our deploys', externalId: '1' } }, 'invalid-input', 'source.system'],
    [
      'a script as its address',
      { source: { system: 'a', externalId: '1', url: 'javascript:1' } },
      'invalid-input',
      'source.url',
    ],
    ['no source', { source: undefined }, 'invalid-input', 'source'],
    ['the future', { occurredAt: '2999-01-01T00:00:00Z' }, 'time-in-future', 'occurredAt'],
    ['what a source cannot say', { about: 'e-1' }, 'invalid-input', 'about'],
  ])('is refused with %s', async (_what, more, code, field) => {
    const before = await record();
    const problem = await refusal(capture(deployed('bad', more)));
    expect(problem).toMatchObject({ code, errors: [{ field }] });
    expect(await record()).toEqual(before);
  });
});
