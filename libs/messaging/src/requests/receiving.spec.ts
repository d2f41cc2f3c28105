import { once } from 'node:events';
import { connect as dial } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { importJWK, SignJWT } from 'jose';
import { generateSigningKey } from '#authority';
import {
  outsider,
  peopleKey,
  read,
  type SpeakingService,
  say,
  startSpeaking,
} from '../../../../tests/support/speaking-service.js';
import { type SpecBus, specBus } from '../../../../tests/support/spec-servers.js';

let server: SpecBus;
let service: SpeakingService;
let outside: Awaited<ReturnType<typeof outsider>>;
let ask: typeof outside.ask;
let refusal: typeof outside.refusal;

beforeAll(async () => {
  server = await specBus();
  service = await startSpeaking(server.url);
  outside = await outsider(server.url);
  ({ ask, refusal } = outside);
});
afterAll(async () => {
  await outside.connection.close();
  await service.stop();
  await server.stop();
});

describe('a request', () => {
  it.each([
    ['{"text": ', 400],
    ['\u0000\u0001', 400],
    ['null', 422],
    ['[]', 422],
    ['"text"', 422],
  ])('of %j is refused as %i', async (body, status) => {
    expect((await refusal(say.subject, body)).status).toBe(status);
  });

  it('in another encoding than UTF-8 is refused', async () => {
    const latin = Buffer.from('{"text":"Où ça ?"}', 'latin1');
    const { headers } = await outside.connection.request(say.subject, latin);
    expect(headers?.get('Nats-Service-Error')).toBe('not-signed-in');
    expect((await refusal(say.subject, latin)).code).toBe('malformed');
  });

  it('with fields that are unknown or wrong is told each of them by name, in French', async () => {
    const body = '{"text": "a", "tags": [1, "b"], "texte": 1, "sévérité": 2}';
    const problem = await refusal(say.subject, body, { 'Accept-Language': 'fr' });
    expect(problem.code).toBe('invalid-input');
    const errors = Object.fromEntries(problem.errors!.map(({ field, message }) => [field, message]));
    expect(Object.keys(errors).sort()).toEqual(['sévérité', 'tags[1]', 'text', 'texte']);
    expect(errors.texte).toMatch(/Clé.*texte/);
    expect(errors.texte).not.toContain('sévérité');
    expect(errors.text).toMatch(/caractères/);
  });

  const unknown = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`f${index}`, index]));
  it.each([
    ['thousands of unknown fields', JSON.stringify(unknown)],
    ['a field with an endless name', JSON.stringify({ ['x'.repeat(1_900_000)]: 1 })],
    ['thousands of wrong values', JSON.stringify({ text: 'abc', tags: Array(100_000).fill('') })],
    ['endless depth', `{"text":"abc","tags":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ])('with %s is refused in few words', async (_, body) => {
    const { text, body: problem } = await ask(say.subject, body);
    expect(problem.status).toBe(422);
    expect(text.length).toBeLessThan(30_000);
  });

  it('with a key that nobody could type is refused', async () => {
    for (const key of ['a b', 'x'.repeat(201)]) {
      const problem = await refusal(say.subject, '{"text":"hello"}', { 'Idempotency-Key': key });
      expect(problem.errors![0]!.field).toBe('Idempotency-Key');
    }
  });

  it('whose headers are no headers is refused, and the service goes on', async () => {
    const socket = dial(server.port, '127.0.0.1');
    await once(socket, 'data');
    const head = 'NATS/1.0\r\nbad name: 1\r\n\r\n';
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.write('CONNECT {"verbose":false,"headers":true}\r\nSUB _INBOX.raw 1\r\n');
    socket.write(`HPUB ${read.subject} _INBOX.raw ${head.length} ${head.length + 2}\r\n${head}{}\r\nPING\r\n`);
    while (!heard.includes('"malformed"')) await sleep(10);
    socket.destroy();
    expect((await ask(read.subject, '{}')).body).toEqual({ read: true });
  });
});

describe('who sends a request', () => {
  const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;
  const claims = { iss: 'muster', aud: 'muster', sub: 'p-0123456789abcdef', exp: inAnHour };
  const eve = { ...claims, name: 'Eve', email: 'eve@example.org' };
  const signed = async (differs: object, key = peopleKey) =>
    `Bearer ${await new SignJWT({ ...eve, ...differs })
      .setProtectedHeader({ alg: 'ES256', kid: 'people' })
      .sign(await importJWK(key, 'ES256'))}`;
  const unsigned = [{ alg: 'none', kid: 'people' }, eve]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

  it('is known by a token of ours', async () => {
    const { body } = await ask(say.subject, '{"text":"hello"}', { Authorization: await signed({}) });
    expect(body).toMatchObject({ by: { id: 'p-0123456789abcdef', name: 'Eve' } });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['no token', () => ''],
    ['no bearer', () => 'Basic YWRhOmFkYQ=='],
    ['nonsense', () => 'Bearer nonsense'],
    ['an unsigned token', () => `Bearer ${unsigned}.`],
    ['the token of a stranger', async () => signed({}, await generateSigningKey('people'))],
    ['an expired token', () => signed({ exp: inAnHour - 3_601 })],
    ['a token that never ends', () => signed({ exp: undefined })],
    ['a token for others', () => signed({ aud: 'others' })],
    ['the token of another issuer', () => signed({ iss: 'others' })],
    ['a token of nobody', () => signed({ sub: undefined })],
    ['a token of a service by the key for people', () => signed({ sub: 'service:roles' })],
    ['a changed token', () => `Bearer ${outside.token.slice(0, -10)}AAAAAAAAAA`],
    ['an endless token', () => `Bearer ${'x'.repeat(100_000)}`],
  ])('is not known by %s', async (_, authorization) => {
    const problem = await refusal(say.subject, '{"nonsense":1}', { Authorization: await authorization() });
    expect(problem).toMatchObject({ status: 401, code: 'not-signed-in' });
  });
});
