import type { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import type { CommunicationsSettings } from '../settings.js';

/** Makes a channel of a deployment. */
export type MakeChannel = (parts: Parts, settings: CommunicationsSettings) => Channel | Promise<Channel>;
