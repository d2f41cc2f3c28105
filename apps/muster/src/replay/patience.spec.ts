import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acknowledgeRole, outcomeUnknown, roleNotHeld, unavailable } from '#contracts';
import { HttpClient, HttpRefused } from '#contracts/client';
import { patiently } from './patience.js';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const behaviours: Behaviour[] = [];
const keys: unknown[] = [];
const server = createServer((request, response) => {
  keys.push(request.headers['idempotency-key']);
  behaviours.shift()?.(request, response);
});
let client: HttpClient;

const refuse =
  (rejection: { problem(language: 'en'): object; status: number }, retryAfter?: string): Behaviour =>
  (_request, response) => {
    response.writeHead(rejection.status, {
      'content-type': 'application/problem+json',
      ...(retryAfter && { 'retry-after': retryAfter }),
    });
    response.end(JSON.stringify(rejection.problem('en')));
  };
const breakOff: Behaviour = (request) => request.socket.destroy();
const answer: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'muster-position': 'roles/INC-1@7' });
  response.end('{"role":"scribe"}');
};

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  client = new HttpClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => 'token');
});
beforeEach(() => {
  keys.length = 0;
});
afterAll(() => new Promise((done) => server.close(done)));

const confirm = (longestMs?: number) =>
  patiently(
    () => client.ask(acknowledgeRole, { incident: 'INC-1', role: 'scribe' }, { idempotencyKey: 'story:4' }),
    longestMs,
  );

describe('a command that is sent patiently', () => {
  it('goes out again with the same key until its outcome is known', async () => {
    behaviours.push(refuse(unavailable({ missing: 'roles' }), '0'), refuse(outcomeUnknown({}), '0'), breakOff, answer);
    const { output, position } = await confirm();
    expect(output.role).toBe('scribe');
    expect(position).toBe('roles/INC-1@7');
    expect(keys).toEqual(['story:4', 'story:4', 'story:4', 'story:4']);
  });

  it('waits as long as it is told', async () => {
    behaviours.push(refuse(unavailable({ missing: 'roles' }), '1'), answer);
    const startedAt = performance.now();
    await confirm();
    expect(performance.now() - startedAt).toBeGreaterThan(990);
  });

  it('that is refused is not sent again', async () => {
    behaviours.push(refuse(roleNotHeld({ role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' } })));
    const refusal = await confirm().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(HttpRefused);
    expect((refusal as HttpRefused).problem).toMatchObject({ code: 'role-not-held', detail: 'Nobody holds Scribe.' });
    expect(keys).toHaveLength(1);
  });

  it('ends with the last failure when nothing helps', async () => {
    behaviours.push(refuse(unavailable({ missing: 'roles' }), '1'));
    await expect(confirm(500)).rejects.toMatchObject({ status: 503, retryAfter: 1 });
  });

  it('tells a page of somebody else as what it is', async () => {
    behaviours.push((_request, response) => response.writeHead(502).end('<html>Bad Gateway</html>'));
    await expect(confirm()).rejects.toMatchObject({ status: 502, problem: { code: 'http-502', title: 'Bad Gateway' } });
  });
});
