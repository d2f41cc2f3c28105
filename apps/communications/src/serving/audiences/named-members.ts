import { Inject, Injectable } from '@nestjs/common';
import { personIdFor } from '#authority';
import {
  type addMembers,
  invalidInput,
  type MemberNamed,
  memberNamed,
  type OutputOf,
  type Person,
  personUnknown,
  Rejection,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import { checkAddress } from '../../audience/check-address.js';
import { newSecret } from '../channels/webhook/new-secret.js';
import { KnownPeople } from '../knowledge/known-people.js';
import { memberId, type StoredMember } from './member-store.js';

type Refused = OutputOf<typeof addMembers>['refused'][number];

const idOf = (named: string): string => (named.includes('@') ? personIdFor(named) : named);

/** Members as somebody names them, with the people among them found. */
@Injectable()
export class NamedMembers {
  constructor(
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Those that can be taken, by their place among all; and why the others cannot. Throws `unavailable`. */
  async read(asked: Asked, audience: string, rows: readonly unknown[]) {
    const read = rows.map((row) => memberNamed.safeParse(row));
    const named = read.flatMap(({ data }) => (data?.person ? [idOf(data.person)] : []));
    const people = new Map((await this.people.of([...new Set(named)])).map((person) => [person.id, person]));
    const about = { audience, addedAt: this.parts.clock.now().toISOString(), addedBy: asked.by };
    const members: { readonly index: number; readonly member: StoredMember }[] = [];
    const refused: Refused[] = [];
    read.forEach(({ data, error }, index) => {
      try {
        if (!data)
          throw invalidInput(
            {},
            error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
          );
        members.push({ index, member: stored(data, people, about) });
      } catch (fault) {
        if (!(fault instanceof Rejection)) throw fault;
        const { code, detail, errors } = fault.problem(asked.language);
        const [first] = errors ?? [];
        refused.push({ index, code, field: first?.field ?? '', message: first?.message ?? detail });
      }
    });
    return { members, refused };
  }
}

type About = Pick<StoredMember, 'audience' | 'addedAt' | 'addedBy'>;

/** Throws `person-unknown` and `address-unfit`. */
function stored(named: MemberNamed, people: ReadonlyMap<string, Person>, about: About): StoredMember {
  const { name = null, team = null, language = null, components = [], severities = [] } = named;
  const common = { ...about, name, team, language, components, severities };
  if (named.person) {
    const person = people.get(idOf(named.person));
    if (!person) throw personUnknown({ person: named.person });
    const who = { person: { id: person.id, name: person.name }, channel: 'email', address: null } as const;
    return { ...common, ...who, _id: memberId(about.audience, 'email', person.id) };
  }
  const channel = named.channel!;
  const address = checkAddress(channel, named.address!);
  const secret = channel === 'webhook' && { secret: newSecret() };
  return { ...common, person: null, channel, address, ...secret, _id: memberId(about.audience, channel, address) };
}
