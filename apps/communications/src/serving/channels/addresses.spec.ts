import { allowedAddresses, Outgoing } from '#outgoing';
import { WebReceiver } from '../../../../../tests/support/web-receiver.js';
import type { NotDelivered } from '../../channel/channel.js';
import { givenOutbound } from '../../channel/given-content.js';
import { ByHandChannel } from './by-hand/by-hand-channel.js';
import { SmsChannel } from './sms/sms-channel.js';
import { WebhookChannel } from './webhook/webhook-channel.js';

const SECRET = `whsec_${Buffer.from('a secret of 24 bytes!!!!').toString('base64')}`;

/** Addresses of version 4 that no webhook leads to. */
const PRIVATE = [
  ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.254', '192.168.0.1'],
  ...['192.168.255.254', '169.254.169.254', '169.254.1.1', '100.64.0.1', '100.100.100.200', '0.0.0.0', '192.0.0.192'],
  ...['168.63.129.16', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
];

const hex = (number: number, digits = 0) => number.toString(16).padStart(digits, '0');
const octal = (number: number) => `0${number.toString(8)}`;

/** All the ways in which one address is written that a browser or a system library understands. */
function spellings(address: string): string[] {
  const bytes = address.split('.').map(Number) as [number, number, number, number];
  const whole = bytes.reduce((all, byte) => all * 256 + byte, 0);
  const [high, low] = [bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]];
  const tail = bytes[1] * 65_536 + bytes[2] * 256 + bytes[3];
  return [
    ...[address, `${whole}`, `0x${hex(whole)}`, `0X${hex(whole, 8).toUpperCase()}`, octal(whole)],
    ...[bytes.map((one) => `0x${hex(one)}`).join('.'), bytes.map(octal).join('.'), `${bytes[0]}.${tail}`],
    ...[`0x${hex(bytes[0])}.${tail}`, `${bytes[0]}.${bytes[1]}.${low}`, `${octal(bytes[0])}.${bytes[1]}.0x${hex(low)}`],
    ...[`${address}.`, `[::ffff:${address}]`, `[::ffff:${hex(high)}:${hex(low)}]`, `[0:0:0:0:0:FFFF:${address}]`],
    ...[`[64:ff9b::${hex(high)}:${hex(low)}]`, `[2002:${hex(high)}:${hex(low)}::1]`, `[::${address}]`],
    `${address.replaceAll('.', '%2e')}`,
    address.replaceAll('.', '。'),
  ];
}

const SPELLINGS = [
  ...PRIVATE.flatMap(spellings),
  ...[
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[fec0::1]',
    'localhost',
  ],
];

const refusalOf = (work: () => unknown): Promise<{ code: string }> =>
  Promise.resolve()
    .then(work)
    .then(
      (kept) => ({ code: `was taken as ${kept}` }),
      (error) => error,
    );

describe('a private or metadata address', () => {
  const channel = new WebhookChannel(new Outgoing([]));

  it('is refused in more than 300 spellings, when it is given and when something is sent there', async () => {
    expect(SPELLINGS.length).toBeGreaterThan(300);
    const taken: string[] = [];
    for (const host of SPELLINGS) {
      for (const scheme of ['https', 'http']) {
        const address = `${scheme}://${host}/hook`;
        const { code } = await refusalOf(() => channel.check(address));
        if (code !== 'address-refused' && code !== 'address-unfit') taken.push(`${address} ${code}`);
        if (!URL.canParse(address)) continue;
        const failure = (await refusalOf(() => channel.send(givenOutbound(address, { secret: SECRET })))) as unknown;
        // A name that the system does not know (`localhost` may be one) is as good as refused.
        if (!(failure as NotDelivered).how) taken.push(`${address} was sent to`);
      }
    }
    expect(taken).toEqual([]);
  }, 60_000);

  it('is refused at the sending where its name led elsewhere when it was given', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    const receiver = await WebReceiver.start();
    const outgoing = new Outgoing([], (_host, _options, done) =>
      done(null, [{ address: answers.length > 1 ? answers.shift()! : answers[0]!, family: 4 }]),
    );
    const rebinding = new WebhookChannel(outgoing);
    const address = await rebinding.check(`https://rebinding.example:${receiver.port}/hook`);
    const failure = (await refusalOf(() =>
      rebinding.send(givenOutbound(address, { secret: SECRET })),
    )) as unknown as NotDelivered;
    expect([failure.how, receiver.received]).toEqual([{ forGood: true }, []]);
    expect(failure.message).toContain('127.0.0.1');
    await receiver.stop();
  });
});

describe('a web address', () => {
  const resolves = (address: string) =>
    new Outgoing(allowedAddresses.parse('10.1.0.0/16'), (_host, _options, done) =>
      done(null, [{ address, family: 4 }]),
    );

  it('is kept without what is not sent, and shown without what is secret in it', async () => {
    const channel = new WebhookChannel(resolves('93.184.216.34'));
    const kept = await channel.check('https://Hooks.Example.org/T0/B1?x=1#part');
    expect(kept).toBe('https://hooks.example.org/T0/B1?x=1');
    expect([channel.shown(kept), channel.providerOf(kept)]).toEqual([
      'https://hooks.example.org/…',
      'hooks.example.org',
    ]);
  });

  it('may be unencrypted only where the operator listed it', async () => {
    await expect(new WebhookChannel(resolves('10.1.2.3')).check('http://inside.example/x')).resolves.toBeTruthy();
    expect(await refusalOf(() => new WebhookChannel(resolves('8.8.8.8')).check('http://out.example/x'))).toMatchObject({
      code: 'address-unfit',
    });
  });

  it.each([
    '',
    'no',
    'ftp://x.example',
    'https://u:p@x.example/',
    'https://x.example/a b',
    `https://x.example/${'a'.repeat(3_000)}`,
    'https://x.example/\r\nX: y',
    'javascript:alert(1)',
  ])('is none: %s', async (address) => {
    const channel = new WebhookChannel(resolves('8.8.8.8'));
    expect(await refusalOf(() => channel.check(address))).toMatchObject({
      code: 'address-unfit',
      facts: { channel: 'webhook' },
    });
  });
});

describe('a telephone number', () => {
  const channel = new SmsChannel(undefined, new Outgoing([]));

  it('is kept in one form, and shown without its middle', () => {
    expect(channel.check('+33 6 12 34 56 78')).toBe('+33612345678');
    expect(channel.shown('+33612345678')).toBe('+33…78');
  });

  it.each(['', '0612345678', '+33', '+1 555', 'ana@example.org', `+33${'1'.repeat(100)}`, '+33612345678;ext=1'])(
    'is none: %s',
    async (address) => {
      expect(await refusalOf(() => channel.check(address))).toMatchObject({ code: 'address-unfit' });
    },
  );
});

describe('a place where somebody posts', () => {
  it('is named in one line', async () => {
    const channel = new ByHandChannel();
    expect(channel.check(' LinkedIn ')).toBe('LinkedIn');
    await expect(channel.send()).resolves.toEqual({ state: 'to-post', reference: null });
    for (const wrong of ['', ' ', 'a\nb', '\u202eevil', 'x'.repeat(201)]) {
      expect(await refusalOf(() => channel.check(wrong))).toMatchObject({ code: 'address-unfit' });
    }
  });
});
