import { Inject, Injectable } from '@nestjs/common';
import { getCatalogue, type Language, type ProblemRecord } from '#contracts';
import { Parts } from '#service';
import type { Known } from '../../postmortem/blameless.js';

/** Incidents whose people are looked up. */
const MOST_INCIDENTS = 20;

/** Who had which role in what a problem is about, as far as can be known now. */
@Injectable()
export class KnownPeople {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Whoever answers for something, with the name of their role in that language. Nobody where nobody can say. */
  async of({ id, incidents }: Pick<ProblemRecord, 'id' | 'incidents'>, language: Language): Promise<Known[]> {
    const places = [id, ...incidents.slice(0, MOST_INCIDENTS).map((one) => one.id)];
    const [names, ...tables] = await Promise.all([
      this.roleNames(language),
      ...places.map((place) => this.parts.authority.tableOf(place).catch(() => undefined)),
    ]);
    return tables.flatMap((known) =>
      (known?.table ?? []).map(({ accountable, role }) => ({
        ...accountable,
        role: names.get(role) ?? role.replaceAll('-', ' '),
      })),
    );
  }

  private async roleNames(language: Language): Promise<ReadonlyMap<string, string>> {
    try {
      const sending = { token: await this.parts.tokens.token(), timeoutMs: 1_000 };
      const { output } = await this.parts.client.ask(getCatalogue, {}, sending);
      return new Map(output.roles.map(({ key, name }) => [key, name[language]]));
    } catch {
      // Without them the keys are words enough.
      return new Map();
    }
  }
}
