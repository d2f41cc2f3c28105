import { ClientRates } from './client-rates.js';

const at = (seconds: number) => new Date(Date.parse('2026-11-26T14:00:00.000Z') + seconds * 1_000);
const rates = new ClientRates({ atOnce: 20, perSecond: 1 / 30 });

const taken = (address: string, times: number, seconds = 0): number => {
  let count = 0;
  for (let index = 0; index < times; index += 1) {
    if (!rates.hasRoom(address, at(seconds))) continue;
    rates.take(address, at(seconds));
    count += 1;
  }
  return count;
};

it('a client comes twenty times at once and then once each half minute; another one is not held up by it', () => {
  expect(taken('192.0.2.1', 1_000)).toBe(20);
  expect(rates.hasRoom('192.0.2.2', at(0))).toBe(true);
  expect(rates.hasRoom('192.0.2.1', at(29))).toBe(false);
  expect(taken('192.0.2.1', 10, 30)).toBe(1);
  expect(taken('192.0.2.1', 1_000, 24 * 3_600)).toBe(20);
});

it('a hundred thousand clients take no more room than ten thousand', () => {
  for (let index = 0; index < 100_000; index += 1)
    rates.take(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, at(0));
  expect(taken('192.0.2.200', 1_000)).toBe(20);
});
