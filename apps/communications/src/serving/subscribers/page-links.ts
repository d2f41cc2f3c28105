import type { Parts } from '#service';
import type { PageLinks } from '../../subscriber/subscriber-links.js';
import { subscriptionSecretOf } from '../../subscriber/subscriber-token.js';
import type { CommunicationsSettings } from '../settings.js';

/** What the links of subscribers are signed with, the same for every replica. */
export const secretOf = ({ settings }: Pick<Parts, 'settings'>): string => subscriptionSecretOf(settings.serviceKey.d);

/** Where subscribers are led to; undefined where nobody said where the page is read. */
export const pageLinksOf = (
  parts: Pick<Parts, 'settings'>,
  { pageAddress }: Pick<CommunicationsSettings, 'pageAddress'>,
): PageLinks | undefined => (pageAddress === undefined ? undefined : { address: pageAddress, secret: secretOf(parts) });
