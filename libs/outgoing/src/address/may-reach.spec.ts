import fc from 'fast-check';
import { allowedAddresses } from './allowed-addresses.js';
import { mayReach } from './may-reach.js';

const NOTHING = [] as const;

const REFUSED: [what: string, addresses: string[]][] = [
  ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::']],
  ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
  ['a link', ['169.254.1.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1']],
  ['metadata services', ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16']],
  ["a carrier's own network", ['100.64.0.1', '100.127.255.254']],
  ['groups', ['224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255']],
  ['documentation and measuring', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1', '3fff::1']],
  ['what is reserved', ['240.0.0.1', '192.0.0.1', '192.88.99.1', '4000::1', '5f00::1', '100::1', '2001:2::1']],
  ['version 4 within version 6', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '::127.0.0.1', '::8.8.8.8']],
  ['NAT64', ['64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::8.8.8.8', '::ffff:0:10.0.0.1']],
  ['6to4 and Teredo', ['2002:7f00:1::1', '2002:a00:1::', '2002:808:808::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2']],
  ['what is no address', ['', 'localhost', '1.2.3', '1.2.3.4.5', '1.2.3.256', 'fe80::%', ':::', '10.0.0.1/8', 'g::1']],
];

describe('an address beyond the public internet', () => {
  it.each(REFUSED)('is not reached: %s', (_, addresses) => {
    expect(addresses.filter((address) => mayReach(address, NOTHING))).toEqual([]);
  });

  it('is not reached in any notation of version 6, and a public one in the same as itself', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
        const dotted = bytes.join('.');
        const [high, low] = [bytes[0]! * 256 + bytes[1]!, bytes[2]! * 256 + bytes[3]!].map((word) => word.toString(16));
        const mapped = [`::ffff:${dotted}`, `::ffff:${high}:${low}`, `0:0:0:0:0:FFFF:${high}:${low}`];
        const translated = [`64:ff9b::${dotted}`, `64:ff9b::${high}:${low}`];
        const verdicts = [...mapped, ...translated].map((address) => mayReach(address, NOTHING));
        expect(verdicts).toEqual(verdicts.map(() => mayReach(dotted, NOTHING)));
        expect(mayReach(`2002:${high}:${low}::1`, NOTHING)).toBe(false);
      }),
    );
  });

  it('is not reached wherever in a private range it lies', () => {
    const ranges = [
      ...[
        [0x0a000000, 24],
        [0xac100000, 20],
        [0xc0a80000, 16],
        [0x7f000000, 24],
        [0xa9fe0000, 16],
        [0x64400000, 22],
      ],
      ...[
        [0x00000000, 24],
        [0xe0000000, 28],
        [0xf0000000, 28],
      ],
    ] as const;
    const within = fc
      .constantFrom(...ranges)
      .chain(([first, free]) => fc.integer({ min: 0, max: 2 ** free! - 1 }).map((more) => first! + more));
    fc.assert(
      fc.property(within, (number) => {
        const dotted = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
        expect({ dotted, reached: mayReach(dotted, NOTHING) }).toEqual({ dotted, reached: false });
      }),
    );
  });
});

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '11.0.0.1', '223.255.255.254'])(
    'is reached: %s',
    (address) => {
      expect(mayReach(address, NOTHING)).toBe(true);
    },
  );

  it.each(['2606:4700::1111', '2a00:1450:4001::1', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'is reached: %s',
    (address) => {
      expect(mayReach(address, NOTHING)).toBe(true);
    },
  );
});

describe('what an operator lists', () => {
  const allowed = allowedAddresses.parse('127.0.0.1/32, 10.1.0.0/16,fd00:1::/32');

  it('is reached, in whatever notation, and nothing beside it', () => {
    const reached = ['127.0.0.1', '::ffff:127.0.0.1', '64:ff9b::10.1.2.3', '10.1.255.255', 'fd00:1:ffff::1', '8.8.8.8'];
    expect(reached.filter((address) => !mayReach(address, allowed))).toEqual([]);
    const beside = ['127.0.0.2', '10.2.0.0', '10.0.255.255', 'fd00:2::1', '::1', '169.254.169.254', '2002:7f00:1::1'];
    expect(beside.filter((address) => mayReach(address, allowed))).toEqual([]);
  });
});
