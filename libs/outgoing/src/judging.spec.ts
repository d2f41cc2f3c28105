import { createServer } from 'node:http';
import { allowedAddresses, Outgoing } from './index.js';

const at = (...addresses: string[]) =>
  new Outgoing(allowedAddresses.parse('127.0.0.1/32,10.1.0.0/16'), (_host, _options, done) => {
    if (addresses.length === 0) done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);
    else
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  });

describe('an address that is judged before anything is sent there', () => {
  it('is public, listed, of a name that nobody knows, or refused', async () => {
    await expect(at('8.8.8.8').judge('https://a.example/')).resolves.toBe('public');
    await expect(at('10.1.2.3').judge('https://a.example/')).resolves.toBe('listed');
    await expect(at('10.1.2.3', '8.8.8.8').judge('https://a.example/')).resolves.toBe('public');
    await expect(at().judge('https://a.example/')).resolves.toBe('unknown');
    await expect(at('10.2.0.1', '::1').judge('https://a.example/')).rejects.toMatchObject({
      ...{ code: 'address-refused', facts: { host: 'a.example', address: '10.2.0.1, ::1' } },
    });
    await expect(at().judge('https://[::1]/')).rejects.toMatchObject({ code: 'address-refused' });
    await expect(at().judge('https://0x7f.1/')).resolves.toBe('listed');
  });
});

it('an answer that is too long is cut for who needs its beginning alone', async () => {
  const server = createServer((_, response) => response.end('x'.repeat(100_000)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  const answer = await at().fetch(`http://127.0.0.1:${port}/`, { mostBytes: 10, cut: true });
  expect([answer.status, await answer.text()]).toEqual([200, 'xxxxxxxxxx']);
  await expect(at().fetch(`http://127.0.0.1:${port}/`, { mostBytes: 10 })).rejects.toThrow('more than 10 bytes');
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
