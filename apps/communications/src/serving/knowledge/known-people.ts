import { Injectable } from '@nestjs/common';
import { type Envelope, findPeople, type Person, personUnknown } from '#contracts';
import { Refused } from '#messaging';
import { LatestCopy, type Parts } from '#service';

/** The directory as it was last heard of. */
@Injectable()
export class KnownPeople {
  private constructor(
    private readonly parts: Parts,
    private readonly people: LatestCopy<Person>,
  ) {}

  static async open(parts: Parts): Promise<KnownPeople> {
    const people = await LatestCopy.open<Person>(parts.connection, 'known_people');
    parts.copies.push(people);
    return new KnownPeople(parts, people);
  }

  /** Keeps what an event of a person carries. */
  follow(event: Envelope): Promise<void> {
    const person = event.data.person as Person;
    return this.people.keep(person.id, event.sequence, person);
  }

  /** Those of these ids that are in the directory, in no order; who was not heard of is asked of `roles`. */
  async of(ids: readonly string[]): Promise<Person[]> {
    const found = await this.people.find(ids);
    const missing = ids.filter((id) => id.startsWith('p-') && !found.has(id));
    const asked = await Promise.all(missing.map((id) => this.ask(id)));
    return [...[...found.values()].map(({ known }) => known), ...asked.filter((person) => person !== undefined)];
  }

  /** The next people of the directory by id, at most `limit`. */
  page(after: string, limit: number): Promise<Person[]> {
    return this.people.page(after, limit);
  }

  private async ask(id: string): Promise<Person | undefined> {
    const { client, tokens } = this.parts;
    try {
      const { output } = await client.ask(findPeople, { people: [id] }, { token: await tokens.token() });
      return output.people[0];
    } catch (error) {
      if (error instanceof Refused && error.problem.code === personUnknown.code) return undefined;
      throw error;
    }
  }
}
