import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { personIdFor } from '#authority';
import {
  type changePerson,
  type InputOf,
  type listPeople,
  type Person,
  type PersonReference,
  personNeeded,
  personUnknown,
  type registerPerson,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, readCursor, writeCursor } from '#persistence';
import { changePerson as decideChange } from '../people/change-person.js';
import type { KnownPerson, PersonEvent } from '../people/person-aggregate.js';
import { registerPerson as decide } from '../people/register-person.js';
import { shownPerson } from '../people/shown-person.js';
import { PEOPLE } from './stores.js';

/** People of whom this process knows that they are in the directory. */
const REMEMBERED = 10_000;

/** What of an entry no command changes, and so may be remembered. */
const lasting = ({ id, name, email, locale, registeredAt }: KnownPerson): Person => ({
  ...{ id, name, email, locale, registeredAt },
});

/** Everybody who can be given a role. */
@Injectable()
export class Directory {
  private readonly met = new LRUCache<string, Person>({ max: REMEMBERED });

  constructor(@Inject(PEOPLE) private readonly people: AggregateStore<KnownPerson, PersonEvent>) {}

  /** Puts somebody into the directory. */
  async register(asked: Asked, input: InputOf<typeof registerPerson>): Promise<Person> {
    const id = personIdFor(input.email);
    const result = await this.people.change(id, asked, decide(id, input), shownPerson);
    return asked.answered(id, result);
  }

  /** Sees to it that whoever asks is in the directory; they are from the first time they do anything here. */
  async introduce(asked: Asked): Promise<Person> {
    const { id, kind, name, email } = asked.caller;
    if (kind !== 'person' || !email) throw personNeeded({});
    const known = this.met.get(id);
    if (known) return known;
    const { answer } = await this.people.change(
      id,
      { by: asked.by, correlation: asked.correlation },
      (person, context) => (person ? [] : decide(id, { name, email, locale: asked.language })(person, context)),
      lasting,
    );
    this.met.set(id, answer);
    return answer;
  }

  /** Changes what somebody brings. */
  async change(asked: Asked, { person: named, ...change }: InputOf<typeof changePerson>): Promise<Person> {
    const id = idOf(named);
    if (id === asked.caller.id && asked.caller.kind === 'person') await this.introduce(asked);
    const decideOn = decideChange(change, asked.caller.admin);
    const result = await this.people.change(
      id,
      asked,
      (person, context) => {
        if (!person) throw unknown(named, 'person');
        return decideOn(person, context);
      },
      shownPerson,
    );
    return asked.answered(id, result);
  }

  /** The person called by an id or an address; refuses when there is none, naming the field that named them. */
  async reference(named: string, field = 'person'): Promise<PersonReference> {
    const { id, name } = await this.find(named, field);
    return { id, name };
  }

  /** The same with all that no command changes. */
  async find(named: string, field = 'person'): Promise<Person> {
    const id = idOf(named);
    const known = this.met.get(id);
    if (known) return known;
    const stored = await this.people.load(id);
    if (!stored) throw unknown(named, field);
    const person = lasting(stored.state);
    this.met.set(id, person);
    return person;
  }

  /** A page of the directory, by name; `search` fits the beginning of any word of the name, or of the address. */
  async list({ search, limit, after }: InputOf<typeof listPeople>) {
    const filter = { ...startsWith(search), ...behind(after) };
    const page = await this.people.list(filter, { 'state.name': 1, _id: 1 }, limit + 1);
    const people = page.slice(0, limit).map(({ state }) => shownPerson(state));
    const last = people.at(-1);
    return { people, next: page.length > limit && last ? writeCursor([last.name, last.id]) : null };
  }
}

const idOf = (named: string): string => (named.includes('@') ? personIdFor(named) : named);

const unknown = (named: string, field: string) => personUnknown({ person: named }, [{ field, message: named }]);

function startsWith(search: string | undefined) {
  if (search === undefined) return {};
  const literal = search.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { 'state.foundBy': { $regex: `^${literal}` } };
}

function behind(after: string | undefined) {
  if (after === undefined) return {};
  const [name, id] = readCursor(after, z.tuple([z.string(), z.string()]));
  return { $or: [{ 'state.name': { $gt: name } }, { 'state.name': name, _id: { $gt: id } }] };
}
