import fc from 'fast-check';
import { Floodgate } from './floodgate.js';

const at = (seconds: number) => new Date(Date.parse('2026-11-26T14:00:00.000Z') + seconds * 1_000);
const RATES = {
  ofOne: { atOnce: 3, perSecond: 0.1 },
  ofAll: { atOnce: 10, perSecond: 1 },
};

/** How many of so many are let by at one moment. */
const letBy = (gate: Floodgate, address: string, tries: number, seconds = 0) =>
  Array.from({ length: tries }, () => gate.lets(address, at(seconds))).filter(Boolean).length;

describe('what is sent', () => {
  it('from one address is let by some at once, then one after the other; what comes from elsewhere is not held up', () => {
    const gate = new Floodgate(RATES);
    expect(letBy(gate, '192.0.2.1', 1_000)).toBe(3);
    expect(letBy(gate, '192.0.2.2', 2)).toBe(2);
    expect(letBy(gate, '192.0.2.1', 9, 9)).toBe(0);
    expect(letBy(gate, '192.0.2.1', 9, 25)).toBe(2);
  });

  it('from anywhere is let by as fast as all may', () => {
    const gate = new Floodgate(RATES);
    const addresses = Array.from({ length: 100 }, (_, index) => `192.0.2.${index}`);
    expect(addresses.filter((address) => gate.lets(address, at(0)))).toHaveLength(10);
    expect(addresses.filter((address) => gate.lets(address, at(4)))).toHaveLength(4);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::1', '::2', true],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['fe80::1%eth0', 'fe80::2%eth1', true],
  ])('from %s and %s comes from one network: %s', (one, other, isSame) => {
    const gate = new Floodgate({ ...RATES, ofOne: { atOnce: 1, perSecond: 0 } });
    expect(gate.lets(one, at(0))).toBe(true);
    expect(gate.lets(other, at(0))).toBe(!isSame);
  });

  it('is never more than the rate allows, whenever they come and from wherever', () => {
    const one = fc.record({ seconds: fc.integer({ min: 0, max: 300 }), address: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 400 }), (all) => {
        const gate = new Floodgate(RATES);
        const times = all.toSorted((a, b) => a.seconds - b.seconds);
        const passed = times.filter(({ seconds, address }) => gate.lets(`192.0.2.${address}`, at(seconds)));
        const span = (times.at(-1)?.seconds ?? 0) - (times[0]?.seconds ?? 0);
        expect(passed.length).toBeLessThanOrEqual(RATES.ofAll.atOnce + span * RATES.ofAll.perSecond);
        for (const [, own] of Map.groupBy(passed, ({ address }) => address))
          expect(own.length).toBeLessThanOrEqual(RATES.ofOne.atOnce + span * RATES.ofOne.perSecond);
      }),
    );
  });
});
