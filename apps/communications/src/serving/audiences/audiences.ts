import { Inject, Injectable } from '@nestjs/common';
import type { Audience } from '#contracts';
import type { AggregateStore } from '#persistence';
import type { AudienceEvent } from '../../audience/audience-aggregate.js';
import { BUILT_IN } from '../../audience/built-in-audiences.js';
import { AUDIENCES } from './stores.js';

const BY_KEY = { _id: 1 } as const;
/** There are some tens: what one look reads of them. */
const MOST = 1_000;

/** Who can be told something: the audiences that come with Muster, as they were changed, and the organisation's own. */
@Injectable()
export class Audiences {
  constructor(@Inject(AUDIENCES) private readonly store: AggregateStore<Audience, AudienceEvent>) {}

  /** The audience with this key, or undefined. */
  async find(key: string): Promise<Audience | undefined> {
    return (await this.store.load(key))?.state ?? BUILT_IN.get(key);
  }

  /** All of them, those that come with Muster first; archived ones too. */
  async list(): Promise<Audience[]> {
    const stored = new Map((await this.store.list({}, BY_KEY, MOST)).map(({ state }) => [state.key, state]));
    const builtIn = [...BUILT_IN.values()].map((one) => stored.get(one.key) ?? one);
    return [...builtIn, ...[...stored.values()].filter(({ key }) => !BUILT_IN.has(key))];
  }
}
