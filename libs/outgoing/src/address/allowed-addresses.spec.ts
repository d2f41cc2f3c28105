import { allowedAddresses } from './allowed-addresses.js';

const refusalOf = (text: string) => allowedAddresses.safeParse(text).error?.issues[0]?.message;

describe('a list of addresses', () => {
  it.each(['10.1.2.3', '10.0.0.0/8', ' 10.0.0.0/8 , ::1 ', 'fd00::/8,0.0.0.0/0', '::/0'])('is read: %s', (text) => {
    expect(allowedAddresses.parse(text)).toHaveLength(text.split(',').length);
  });

  it.each(['localhost', '10.0.0.0/33', '::/129', '10.1', '0x7f.0.0.1', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', ''])(
    'is refused: %j',
    (text) => expect(refusalOf(text)).toMatch(/^addresses or ranges like .*; these are none: "/),
  );

  it('names each entry at fault, and no other', () => {
    expect(refusalOf('10.0.0.1,ten,::1,::ffff:10.0.0.1')).toMatch(/these are none: "ten", "::ffff:10.0.0.1"$/);
  });
});
