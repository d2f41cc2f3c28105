import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type Audience,
  type addMembers,
  type ChannelName,
  type InputOf,
  type listMembers,
  type Member,
  type OutputOf,
  type removeMembers,
} from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import { mustAdminister } from '#service';
import { type Counts, changeMembers } from '../../audience/change-members.js';
import type { Channel } from '../../channel/channel.js';
import { CHANNELS } from '../channels/stores.js';
import { Audiences } from './audiences.js';
import { MemberStore, type StoredMember } from './member-store.js';
import { NamedMembers } from './named-members.js';

/** Who is in an audience. Addresses of people outside are among them: all of this is for administrators. */
@Injectable()
export class Members {
  constructor(
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(MemberStore) private readonly store: MemberStore,
    @Inject(NamedMembers) private readonly named: NamedMembers,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
  ) {}

  /** Takes each member that can be taken; the others are named. The addresses are stored here and are in no event. */
  async add(asked: Asked, input: InputOf<typeof addMembers>): Promise<OutputOf<typeof addMembers>> {
    mustAdminister(asked);
    const audience = await this.audiences.inUse(input.audience);
    const { members, refused } = await this.named.read(asked, audience.key, input.members);
    // The same member may stand there twice: the last one counts, as if it had come later.
    const each = new Map(members.map((one) => [one.member._id, one]));
    const { added, changed } = await this.store.put([...each.values()].map(({ member }) => member));
    await this.tell(asked, audience, { added: added.size, changed, removed: 0 });
    const secrets = [...each.values()].flatMap(({ index, member: { _id, secret } }) =>
      secret && added.has(_id) ? [{ index, member: _id, secret }] : [],
    );
    return { added: added.size, changed, unchanged: each.size - added.size - changed, refused, secrets };
  }

  /** Takes members out. Those that are not there are not missed. */
  async remove(asked: Asked, input: InputOf<typeof removeMembers>): Promise<OutputOf<typeof removeMembers>> {
    mustAdminister(asked);
    const audience = await this.audiences.mustFind(input.audience);
    const ofIt = (input.members ?? []).filter((id) => id.startsWith(`${audience.key}.`));
    const removed = input.team ? await this.store.removeTeam(audience.key, input.team) : await this.store.remove(ofIt);
    await this.tell(asked, audience, { added: 0, changed: 0, removed });
    return { removed };
  }

  /** A page of the members. */
  async list(asked: Asked, input: InputOf<typeof listMembers>): Promise<OutputOf<typeof listMembers>> {
    mustAdminister(asked);
    const { key } = await this.audiences.mustFind(input.audience);
    const after = input.after === undefined ? '' : readCursor(input.after, z.string());
    const page = await this.store.page(key, after, input.limit + 1, input);
    const members = page.slice(0, input.limit).map((one) => this.shown(one));
    return { members, next: page.length > input.limit ? writeCursor(members.at(-1)!.id) : null };
  }

  /** A member as people see it. */
  private shown({ _id, address, secret: _, ...member }: StoredMember): Member {
    const { channel, components, severities } = member;
    return {
      ...{ ...member, components: [...components], severities: [...severities], id: _id },
      address: address === null ? '' : this.channels.get(channel)!.shown(address),
    };
  }

  /** Without the key of the request: a member is there once, and a repeat that changes nobody tells nothing. */
  private async tell({ by, correlation, traceparent }: Asked, audience: Audience, counts: Counts): Promise<void> {
    const call = { by, correlation, ...(traceparent && { traceparent }) };
    const decide = (stored: Audience | undefined) => changeMembers(stored ?? audience, counts);
    await this.audiences.store.change(audience.key, call, decide, () => undefined);
  }
}
