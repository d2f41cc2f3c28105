import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { allowedAddresses, Outgoing } from './index.js';

const ALLOWED = allowedAddresses.parse('127.0.0.1/32');
const servers: Server[] = [];

/** A server on every address of this machine; gives its port and what it was asked, and at which address. */
async function serving(answer: RequestListener) {
  const asked: { readonly request: IncomingMessage; readonly at: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ request, at: request.socket.localAddress });
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
  return { port: (server.address() as { port: number }).port, asked };
}

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

const failureOf = (asking: Promise<unknown>) => asking.then(() => undefined).catch((error) => error);

/** A directory of names that answers differently each time it is asked, as an attacker's would. */
function namesAt(...answers: string[][]) {
  const asked: string[] = [];
  const resolve: ConstructorParameters<typeof Outgoing>[1] = (host, _options, done) => {
    const addresses = answers[Math.min(asked.push(host), answers.length) - 1]!;
    done(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );
  };
  return { asked, resolve };
}

describe('asking the outside', () => {
  it('sends what is given and gives back what comes, whatever its status', async () => {
    const { port, asked } = await serving((request, response) => {
      request.resume().on('end', () => response.writeHead(418, { 'X-Kind': 'teapot' }).end('short and stout'));
    });
    const answer = await new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/pot?of=tea`, {
      method: 'POST',
      headers: { 'X-From': 'spec' },
      body: 'pour',
    });
    expect([answer.status, answer.headers.get('x-kind'), await answer.text()]).toEqual([
      418,
      'teapot',
      'short and stout',
    ]);
    expect(asked[0]!.request).toMatchObject({ method: 'POST', url: '/pot?of=tea' });
    expect(asked[0]!.request.headers).toMatchObject({ 'x-from': 'spec', 'user-agent': 'Muster' });
  });

  it('takes an answer without a body', async () => {
    const { port } = await serving((_, response) => response.writeHead(204).end());
    expect((await new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/`)).status).toBe(204);
  });

  it('goes past a proxy that the environment names', async () => {
    const { port } = await serving((_, response) => response.end('direct'));
    const proxy = await serving((_, response) => response.end('by proxy'));
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_USE_ENV_PROXY: '1' });
    try {
      const answer = await new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/`);
      expect([await answer.text(), proxy.asked]).toEqual(['direct', []]);
    } finally {
      process.env = before;
    }
  });
});

describe('an address that Muster may not reach', () => {
  it('is refused with host and address and what to do, in English and French, and gets no connection', async () => {
    const { port, asked } = await serving((_, response) => response.end());
    const refusal = await failureOf(new Outgoing([]).fetch(`http://127.0.0.1:${port}/`));
    expect(refusal).toMatchObject({ code: 'address-refused', facts: { host: '127.0.0.1', address: '127.0.0.1' } });
    expect(refusal.problem('en').detail).toMatch(/127\.0\.0\.1 is at 127\.0\.0\.1.*OUTGOING_ALLOWED/);
    expect(refusal.problem('fr').next).toMatch(/OUTGOING_ALLOWED/);
    expect(asked).toEqual([]);
  });

  it.each(['2130706433', '0x7f.1', '017700000001', '127.1', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '0'])(
    'is refused however it is written: %s',
    async (host) => {
      const failure = await failureOf(new Outgoing([]).fetch(`http://${host}:4443/`));
      expect(failure).toMatchObject({ code: 'address-refused' });
    },
  );

  it('is refused by whatever name it goes', async () => {
    const refusal = await failureOf(new Outgoing([]).fetch('https://localhost:4443/'));
    expect(refusal).toMatchObject({ code: 'address-refused', facts: { host: 'localhost' } });
    expect(refusal.facts.address).toMatch(/127\.0\.0\.1|::1/);
  });

  it('is not reached by a name that answers otherwise the second time it is asked', async () => {
    const { port, asked } = await serving((_, response) => response.end('here'));
    const names = namesAt(['127.0.0.1'], ['127.0.0.2']);
    const outgoing = new Outgoing(ALLOWED, names.resolve);
    expect(await (await outgoing.fetch(`http://feeds.example:${port}/`)).text()).toBe('here');
    expect(names.asked).toEqual(['feeds.example']);
    const refusal = await failureOf(outgoing.fetch(`http://feeds.example:${port}/`));
    expect(refusal).toMatchObject({ code: 'address-refused', facts: { host: 'feeds.example', address: '127.0.0.2' } });
    expect(asked.map(({ at }) => at)).toEqual(['127.0.0.1']);
  });

  it('is left out where a name has others too', async () => {
    const { port, asked } = await serving((_, response) => response.end());
    const { resolve } = namesAt(['127.0.0.2', '10.0.0.1', '127.0.0.1']);
    await new Outgoing(ALLOWED, resolve).fetch(`http://feeds.example:${port}/`);
    expect(asked.map(({ at }) => at)).toEqual(['127.0.0.1']);
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'data:text/plain,x', 'nats://example.org/'])(
    'is refused for its kind: %s',
    async (address) => {
      expect(await failureOf(new Outgoing(ALLOWED).fetch(address))).toMatchObject({ name: 'OutgoingFailed' });
    },
  );
});

describe('a redirect', () => {
  const redirecting = (to: string) => serving((_, response) => response.writeHead(302, { Location: to }).end());

  it('is the answer itself unless it is to be followed', async () => {
    const target = await serving((_, response) => response.end('arrived'));
    const address = `http://127.0.0.1:${(await redirecting(`http://127.0.0.1:${target.port}/`)).port}/`;
    const answer = await new Outgoing(ALLOWED).fetch(address);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `http://127.0.0.1:${target.port}/`]);
    expect(target.asked).toEqual([]);
    const followed = await new Outgoing(ALLOWED).fetch(address, { followRedirects: true });
    expect(await followed.text()).toBe('arrived');
  });

  it('is not followed to where Muster may not go', async () => {
    const target = await serving((_, response) => response.end());
    for (const host of ['127.0.0.2', '0x7f000002', 'localhost.localdomain.example']) {
      const { port } = await redirecting(`http://${host}:${target.port}/`);
      const { resolve } = namesAt(['127.0.0.3']);
      const outgoing = new Outgoing(ALLOWED, resolve);
      const refusal = await failureOf(outgoing.fetch(`http://127.0.0.1:${port}/`, { followRedirects: true }));
      expect(refusal).toMatchObject({ code: 'address-refused' });
    }
    const { port } = await redirecting('file:///etc/passwd');
    const failure = await failureOf(
      new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/`, { followRedirects: true }),
    );
    expect(failure).toMatchObject({ name: 'OutgoingFailed' });
    expect(target.asked).toEqual([]);
  });
});

describe('an answer', () => {
  it('that does not come is not waited for, nor one that never ends', async () => {
    const silent = await serving(() => {});
    const endless = await serving((_, response) => void response.writeHead(200).write('a'));
    for (const { port } of [silent, endless]) {
      const startedAt = performance.now();
      const failure = await failureOf(new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/`, { patienceMs: 200 }));
      expect(failure.message).toBe(`127.0.0.1:${port} did not answer within 200 ms`);
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    }
  });

  it('that is too large is not read to its end, also when it is packed', async () => {
    const large = await serving((_, response) => response.end(Buffer.alloc(100_000)));
    const packed = await serving((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
    );
    for (const { port } of [large, packed]) {
      const failure = await failureOf(new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/`, { mostBytes: 50_000 }));
      expect(failure.message).toBe(`127.0.0.1:${port} answered with more than 50000 bytes`);
    }
    const taken = await new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${large.port}/`, { mostBytes: 100_000 });
    expect((await taken.arrayBuffer()).byteLength).toBe(100_000);
  });

  it('of nobody is told with the reason', async () => {
    const { port } = await serving((request) => request.socket.destroy());
    const cut = await failureOf(new Outgoing(ALLOWED).fetch(`http://127.0.0.1:${port}/`));
    expect(cut.message).toMatch(/^127\.0\.0\.1:\d+ could not be asked: /);
    const { resolve } = namesAt(['127.0.0.1']);
    const closed = servers.pop()!;
    await new Promise((done) => closed.close(done));
    const refused = await failureOf(new Outgoing(ALLOWED, resolve).fetch(`http://feeds.example:${port}/`));
    expect(refused.message).toMatch(/^feeds\.example:\d+ could not be asked: .*ECONNREFUSED/);
  });
});
