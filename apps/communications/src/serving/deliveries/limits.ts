import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { ChannelName } from '#contracts';
import { DURABLE, reading } from '#persistence';
import { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import { CHANNELS } from '../channels/stores.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';

/** So many messages a second under one name, over all processes. */
export interface Limit {
  readonly key: string;
  readonly perSecond: number;
}

interface Bucket {
  readonly _id: string;
  readonly tokens: number;
  readonly at: Date;
  readonly granted: number;
}

/** What may go at once after a pause, as a part of what may go in a second: in no second is it more than a fifth above the limit. */
const BURST = 0.2;

/** How many may go at once. */
const burstOf = (perSecond: number): number => Math.max(1, Math.floor(perSecond * BURST));

/** How fast messages may go, by channel and provider, over all processes: one document a limit, changed in one step. */
@Injectable()
export class Limits {
  private readonly buckets: mongo.Collection<Bucket>;

  constructor(
    @Inject(SETTINGS) private readonly settings: CommunicationsSettings,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(Parts) parts: Parts,
  ) {
    this.buckets = parts.connection.db!.collection<Bucket>('limits');
  }

  /** The limit that counts: the provider's own, else the channel's, else what the channel asks for by provider; or none. */
  of(channel: ChannelName, provider: string): Limit | undefined {
    const { limits } = this.settings;
    const ofProvider = `${channel}/${provider}`;
    const [own, whole] = [limits.get(ofProvider), limits.get(channel)];
    if (own !== undefined) return { key: ofProvider, perSecond: own };
    if (whole !== undefined) return { key: channel, perSecond: whole };
    const byNature = this.channels.get(channel)?.limit ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(byNature) ? { key: ofProvider, perSecond: byNature } : undefined;
  }

  /** Whether what a provider carries has to be asked for by itself. */
  readonly isByProvider = (channel: ChannelName, provider: string): boolean => this.of(channel, provider) !== undefined;

  /** How many of so many may go now. */
  async grant({ key, perSecond }: Limit, wanted: number): Promise<number> {
    const burst = burstOf(perSecond);
    const passed = { $divide: [{ $subtract: ['$$NOW', { $ifNull: ['$at', '$$NOW'] }] }, 1_000] };
    const filled = { $add: [{ $ifNull: ['$tokens', burst] }, { $multiply: [{ $max: [0, passed] }, perSecond] }] };
    const steps = [
      { $set: { tokens: { $min: [burst, filled] }, at: '$$NOW' } },
      { $set: { granted: { $min: [wanted, { $floor: '$tokens' }] } } },
      { $set: { tokens: { $subtract: ['$tokens', '$granted'] } } },
    ];
    const options = { upsert: true, returnDocument: 'after', projection: { granted: 1 }, ...FORGETTABLE } as const;
    const found = await reading(this.buckets.findOneAndUpdate({ _id: key }, steps, options));
    return found?.granted ?? 0;
  }

  /** How long it takes until so many may go, if nobody else comes first. */
  static waitMs({ perSecond }: Limit, wanted: number): number {
    return (Math.min(wanted, burstOf(perSecond)) / perSecond) * 1_000;
  }
}

/** A database that crashes may forget the last fraction of a second: the limit then holds from there on. */
const FORGETTABLE = { writeConcern: { w: 1 }, ignoreUndefined: DURABLE.ignoreUndefined } as const;
