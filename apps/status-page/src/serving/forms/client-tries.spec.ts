import { ClientTries } from './client-tries.js';

let now = 0;
const tries = new ClientTries(() => now);

const tried = (address: string, times: number): number => {
  let taken = 0;
  for (let index = 0; index < times; index += 1) {
    if (!tries.mayTry(address)) continue;
    tries.count(address);
    taken += 1;
  }
  return taken;
};

it('a client sends twenty at once and then one each half minute; another one is not held up by it', () => {
  expect(tried('192.0.2.1', 1_000)).toBe(20);
  expect(tries.mayTry('192.0.2.2')).toBe(true);
  now += 29_000;
  expect(tries.mayTry('192.0.2.1')).toBe(false);
  now += 1_000;
  expect(tried('192.0.2.1', 10)).toBe(1);
  now += 24 * 3_600_000;
  expect(tried('192.0.2.1', 1_000)).toBe(20);
});

it('whoever has a network of IPv6 is one client, and an address of IPv4 is the same however it is written', () => {
  expect(tried('2001:db8:1:2::1', 20)).toBe(20);
  expect(tries.mayTry('2001:db8:1:2:ffff::9')).toBe(false);
  expect(tries.mayTry('2001:db8:1:3::1')).toBe(true);
  expect(tried('198.51.100.7', 20)).toBe(20);
  expect(tries.mayTry('::ffff:198.51.100.7')).toBe(false);
  expect(tries.mayTry('::1')).toBe(true);
});

it('a hundred thousand clients take no more room than ten thousand', () => {
  for (let index = 0; index < 100_000; index += 1)
    tries.count(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
  expect(tried('192.0.2.200', 1_000)).toBe(20);
});
