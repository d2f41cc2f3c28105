import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import { addressUnfit, type ChannelName, type Localised } from '#contracts';
import { shownWebAddress } from '../channel/shown-web-address.js';

const UNFIT = {
  email: { en: 'an e-mail address like ada@example.org is needed', fr: 'il faut une adresse comme ada@example.org' },
  sms: { en: 'a telephone number like +33 6 12 34 56 78 is needed', fr: 'il faut un numéro comme +33 6 12 34 56 78' },
  web: {
    en: 'a web address like https://hooks.example.org/… is needed',
    fr: 'il faut une adresse comme https://hooks.example.org/…',
  },
  signedIn: {
    en: 'a web address has no user and no password in it',
    fr: 'une adresse web ne contient ni utilisateur ni mot de passe',
  },
  'by-hand': { en: 'a line of words is needed: where it is posted', fr: "il faut une ligne de mots : où c'est publié" },
} as const;

const EMAIL = z.email().max(320);
const WEB = z.url({ protocol: /^https?$/ }).max(2_000);
const WORDS = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,200}$/u;

const unfit = (channel: ChannelName, reason: Localised) => addressUnfit({ channel, reason });

const CHECKS: Readonly<Record<'email' | 'web' | 'sms' | 'by-hand', (address: string, channel: ChannelName) => string>> =
  {
    email(address, channel) {
      if (!EMAIL.safeParse(address).success) throw unfit(channel, UNFIT.email);
      const at = address.lastIndexOf('@');
      return `${address.slice(0, at)}${address.slice(at).toLowerCase()}`;
    },
    web(address, channel) {
      if (!WEB.safeParse(address).success || !URL.canParse(address)) throw unfit(channel, UNFIT.web);
      const url = new URL(address);
      if (url.username || url.password) throw unfit(channel, UNFIT.signedIn);
      url.hash = '';
      return url.href;
    },
    sms(address, channel) {
      const number = parsePhoneNumberFromString(address);
      if (!number?.isPossible()) throw unfit(channel, UNFIT.sms);
      return number.number;
    },
    'by-hand'(address, channel) {
      if (!WORDS.test(address)) throw unfit(channel, UNFIT['by-hand']);
      return address;
    },
  };

const KIND = { email: 'email', webhook: 'web', slack: 'web', teams: 'web', sms: 'sms', 'by-hand': 'by-hand' } as const;

/**
 * An address in the form in which it is kept: whether it is one at all. Whether it may be reached is decided when something
 * is sent. Throws `address-unfit`.
 */
export const checkAddress = (channel: ChannelName, address: string): string =>
  CHECKS[KIND[channel]](address.trim(), channel);

/** An address as people may see it: whoever knows the path of a webhook could write there. */
export function shownAddress(channel: ChannelName, address: string): string {
  return KIND[channel] === 'web' ? shownWebAddress(address) : address;
}
