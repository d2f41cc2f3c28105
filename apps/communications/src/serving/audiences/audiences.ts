import { Inject, Injectable } from '@nestjs/common';
import {
  type Audience,
  type archiveAudience as archiveContract,
  audienceArchived,
  audienceUnknown,
  type defineAudience as defineContract,
  type InputOf,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { mustAdminister } from '#service';
import { archiveAudience } from '../../audience/archive-audience.js';
import type { AudienceEvent } from '../../audience/audience-aggregate.js';
import { BUILT_IN } from '../../audience/built-in-audiences.js';
import { defineAudience } from '../../audience/define-audience.js';
import { AUDIENCES } from './stores.js';

const BY_KEY = { _id: 1 } as const;
/** There are some tens: what one look reads of them. */
const MOST = 1_000;

/** Who can be told something: the audiences that come with Muster, as they were changed, and the organisation's own. */
@Injectable()
export class Audiences {
  constructor(@Inject(AUDIENCES) readonly store: AggregateStore<Audience, AudienceEvent>) {}

  /** The audience with this key, or undefined. */
  async find(key: string): Promise<Audience | undefined> {
    return (await this.store.load(key))?.state ?? BUILT_IN.get(key);
  }

  /** The audience with this key. Throws `audience-unknown` with those there are. */
  async mustFind(key: string): Promise<Audience> {
    return (await this.find(key)) ?? this.unknown(key);
  }

  /** An audience that is still told something. Throws `audience-unknown` and `audience-archived`. */
  async inUse(key: string): Promise<Audience> {
    const audience = await this.mustFind(key);
    if (audience.archived) throw audienceArchived({ audienceName: audience.name });
    return audience;
  }

  /** All of them, those that come with Muster first; archived ones too. */
  async list(): Promise<Audience[]> {
    const stored = new Map((await this.store.list({}, BY_KEY, MOST)).map(({ state }) => [state.key, state]));
    const builtIn = [...BUILT_IN.values()].map((one) => stored.get(one.key) ?? one);
    return [...builtIn, ...[...stored.values()].filter(({ key }) => !BUILT_IN.has(key))];
  }

  async define(asked: Asked, input: InputOf<typeof defineContract>): Promise<Audience> {
    mustAdminister(asked);
    return this.change(asked, input.audience, defineAudience(input));
  }

  async archive(asked: Asked, { audience: key }: InputOf<typeof archiveContract>): Promise<Audience> {
    mustAdminister(asked);
    const known = await this.mustFind(key);
    return this.change(asked, key, (stored) => archiveAudience(stored ?? known));
  }

  /** Decides a change of an audience; answers with it as it is then. */
  private async change(
    asked: Asked,
    key: string,
    decide: (stored: Audience | undefined) => readonly AudienceEvent[],
  ): Promise<Audience> {
    const result = await this.store.change(key, asked, decide, (audience) => audience ?? BUILT_IN.get(key)!);
    return asked.answered(key, result);
  }

  private async unknown(audience: string): Promise<never> {
    const known = (await this.list()).filter(({ archived }) => !archived).map(({ key }) => key);
    throw audienceUnknown({ audience, known });
  }
}
