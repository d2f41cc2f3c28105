import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { ChannelName } from '#contracts';
import { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { CHANNEL_LIST } from './channel-list.js';
import { CHANNELS } from './stores.js';

type Channels = ReadonlyMap<ChannelName, Channel>;

async function open(parts: Parts, settings: CommunicationsSettings): Promise<Channels> {
  const channels = await Promise.all(CHANNEL_LIST.map((make) => make(parts, settings)));
  return new Map(channels.map((channel) => [channel.name, channel]));
}

/** The ways by which words leave Muster. */
@Module({
  providers: [{ provide: CHANNELS, inject: [Parts, SETTINGS], useFactory: open }],
  exports: [CHANNELS],
})
export class ChannelsModule implements OnApplicationShutdown {
  constructor(@Inject(CHANNELS) private readonly channels: Channels) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.channels.values()].map((channel) => channel.close?.()));
  }
}
