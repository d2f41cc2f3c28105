import { addressUnfit, type ChannelName } from '#contracts';
import type { Outgoing } from '#outgoing';

const LONGEST = 2_000;

const REASONS = {
  form: {
    en: 'an address that begins with https:// is needed, such as https://hooks.example.org/abc',
    fr: 'il faut une adresse commençant par https://, comme https://hooks.example.org/abc',
  },
  name: {
    en: 'name and password do not belong into it: they would stand in logs on the way',
    fr: "nom et mot de passe n'ont rien à y faire : ils figureraient dans les journaux en chemin",
  },
  open: {
    en: 'without encryption (http://) only addresses are taken that OUTGOING_ALLOWED lists; use https://',
    fr: 'sans chiffrement (http://), seules les adresses de OUTGOING_ALLOWED sont acceptées ; utilisez https://',
  },
} as const;

/**
 * A web address in the form in which it is kept, as things are now: it is checked again whenever something is sent there.
 * Throws `address-unfit`, and `address-refused` for one that Muster may not reach.
 */
export async function webAddress(channel: ChannelName, address: string, outgoing: Outgoing): Promise<string> {
  const unfit = (reason: keyof typeof REASONS) => addressUnfit({ channel, reason: REASONS[reason] });
  if (address.length > LONGEST || !URL.canParse(address) || /[\p{Cc}\s]/u.test(address)) throw unfit('form');
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw unfit('form');
  if (url.username || url.password) throw unfit('name');
  url.hash = '';
  const judgement = await outgoing.judge(url);
  if (url.protocol === 'http:' && judgement !== 'listed') throw unfit('open');
  return url.href;
}

/** Who takes what is sent to an address. */
export const hostOf = (address: string): string => new URL(address).host;
