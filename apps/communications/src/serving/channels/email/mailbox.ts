import type { SigningKey } from '#authority';
import type { Mailbox } from '../../../response/mail-addresses.js';
import { mailSecretOf } from '../../../response/mail-token.js';
import type { MailSettings } from '../../settings.js';

/** Where answers to mails of this deployment come in, the same for every replica; undefined where none is set. */
export const mailboxOf = ({ d }: Pick<SigningKey, 'd'>, { repliesAddress }: MailSettings): Mailbox | undefined =>
  repliesAddress === undefined ? undefined : { address: repliesAddress.toLowerCase(), secret: mailSecretOf(d) };
