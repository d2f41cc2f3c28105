import { Inject, Injectable } from '@nestjs/common';
import { NO_INCIDENT, unavailable } from '#contracts';
import { Parts } from '#service';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { isProblem, KnownProblems } from '../knowledge/known-problems.js';

/** Whether people still see what they were told of: an incident can become restricted, and people leave it. */
@Injectable()
export class Sight {
  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(KnownIncidents) private readonly incidents: KnownIncidents,
    @Inject(KnownProblems) private readonly problems: KnownProblems,
  ) {}

  /** Those of these incidents that this person may see now. Throws `unavailable` when nobody can say. */
  async among(
    person: string,
    incidents: Iterable<string>,
  ): Promise<ReadonlyMap<string, { readonly restricted: boolean }>> {
    const looked = await Promise.all(
      [...new Set(incidents)].map(async (incident) => [incident, await this.lookAt(incident)] as const),
    );
    return new Map(looked.filter(([, { restricted, sees }]) => !restricted || sees.includes(person)));
  }

  private async lookAt(incident: string): Promise<{ restricted: boolean; sees: readonly string[] }> {
    if (incident === NO_INCIDENT) return { restricted: false, sees: [] };
    if (isProblem(incident) && !(await this.problems.of(incident)).restricted) return { restricted: false, sees: [] };
    const visibility = (await this.incidents.seen(incident))?.known.visibility;
    const table = await this.parts.authority.tableOf(incident);
    if (!table && visibility !== 'open') throw unavailable({ missing: 'roles' });
    // Either may have heard of it first.
    return { restricted: table?.restricted || visibility === 'restricted', sees: table?.sees ?? [] };
  }
}
