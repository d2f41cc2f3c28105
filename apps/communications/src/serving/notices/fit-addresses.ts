import { ADDRESSED_CHANNELS, type AddressedChannel, type ChannelName, noticeAddressUnfit, Rejection } from '#contracts';
import type { Channel } from '../../channel/channel.js';
import type { PreferenceChange } from '../../notice/preferences.js';

type Addresses = NonNullable<PreferenceChange['addresses']>;

/** Why a channel does not take an address, said of the field in which it was given. */
function unfit(channel: AddressedChannel, fault: unknown): Rejection {
  if (!(fault instanceof Rejection)) throw fault;
  const [en, fr] = [fault.problem('en').detail, fault.problem('fr').detail];
  return noticeAddressUnfit({ channel, reason: { en, fr } }, [{ field: `addresses.${channel}`, message: en }]);
}

/** The addresses that are given in the form in which their channels keep them. Throws `notice-address-unfit`. */
export async function fitAddresses(
  channels: ReadonlyMap<ChannelName, Channel>,
  given: Addresses = {},
): Promise<Addresses> {
  const fit: Addresses = { ...given };
  for (const channel of ADDRESSED_CHANNELS) {
    const address = given[channel];
    if (!address) continue;
    try {
      fit[channel] = await channels.get(channel)!.check(address);
    } catch (fault) {
      throw unfit(channel, fault);
    }
  }
  return fit;
}
