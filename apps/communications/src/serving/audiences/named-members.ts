import { Inject, Injectable } from '@nestjs/common';
import { personIdFor } from '#authority';
import {
  type addMembers,
  type ChannelName,
  invalidInput,
  type Language,
  memberNamed,
  type OutputOf,
  type Person,
  personUnknown,
  Rejection,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import { CHANNELS } from '../channels/stores.js';
import { newSecret } from '../channels/webhook/new-secret.js';
import { KnownPeople } from '../knowledge/known-people.js';
import { memberId, type StoredMember } from './member-store.js';

type Refused = OutputOf<typeof addMembers>['refused'][number];
type Read = ReturnType<typeof memberNamed.safeParse>;
type About = Pick<StoredMember, 'audience' | 'addedAt' | 'addedBy'>;

const fieldErrors = ({ issues }: NonNullable<Read['error']>) =>
  issues.map(({ path, message }) => ({ field: path.join('.'), message }));

function asRejection(fault: unknown): Rejection {
  if (fault instanceof Rejection) return fault;
  throw fault;
}

function refusal(fault: Rejection, index: number, language: Language): Refused {
  const { code, detail, errors } = fault.problem(language);
  const [first] = errors ?? [];
  return { index, code, field: first?.field ?? 'address', message: first?.message ?? detail };
}

const idOf = (named: string): string => (named.includes('@') ? personIdFor(named) : named);

/** Members as somebody names them, with the people among them found. */
@Injectable()
export class NamedMembers {
  constructor(
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Those that can be taken, by their place among all; and why the others cannot. Throws `unavailable`. */
  async read(asked: Asked, audience: string, rows: readonly unknown[]) {
    const read = rows.map((row) => memberNamed.safeParse(row));
    const named = read.flatMap(({ data }) => (data?.person ? [idOf(data.person)] : []));
    const people = new Map((await this.people.of([...new Set(named)])).map((person) => [person.id, person]));
    const about = { audience, addedAt: this.parts.clock.now().toISOString(), addedBy: asked.by };
    const taken = await Promise.all(read.map((row) => this.member(row, people, about).catch(asRejection)));
    return {
      members: taken.flatMap((one, index) => (one instanceof Rejection ? [] : [{ index, member: one }])),
      refused: taken.flatMap((one, index) => (one instanceof Rejection ? [refusal(one, index, asked.language)] : [])),
    };
  }

  /** Throws `invalid-input`, `person-unknown`, `address-unfit` and `address-refused`. */
  private async member(
    { data, error }: Read,
    people: ReadonlyMap<string, Person>,
    about: About,
  ): Promise<StoredMember> {
    if (!data) throw invalidInput({}, fieldErrors(error));
    const { name = null, team = null, language = null, components = [], severities = [] } = data;
    const common = { ...about, name, team, language, components, severities };
    if (data.person) {
      const person = people.get(idOf(data.person));
      if (!person) throw personUnknown({ person: data.person });
      const who = { person: { id: person.id, name: person.name }, channel: 'email', address: null } as const;
      return { ...common, ...who, _id: memberId(about.audience, 'email', person.id) };
    }
    const channel = data.channel!;
    const address = await this.channels.get(channel)!.check(data.address!);
    const secret = channel === 'webhook' && { secret: newSecret() };
    return { ...common, person: null, channel, address, ...secret, _id: memberId(about.audience, channel, address) };
  }
}
