import { getAccountability, incidentUnknown, unavailable, WHOLE_INCIDENT } from '#contracts';
import { type Caller, Refused, type RequestClient } from '#messaging';
import type { ServiceTokens } from '../identity/issuing.js';
import type { AccountabilityCopy, AccountabilityTable } from './accountability-copy.js';
import { answeringFor } from './answering-for.js';

/** A person who waits for an answer does not wait longer than this for roles. */
const PATIENCE_MS = 700;

/** Whether a caller may do something that is hard to take back. */
export interface Verdict {
  readonly allowed: boolean;
  /** The name of the one who answers for the duty. */
  readonly whoMay: string;
  /** Roles could not be asked; the last table seen decided. The act is marked so. */
  readonly decidedByCopy: boolean;
}

/** Who may do what in an incident: the copy for what is asked often, `roles` itself for what is hard to take back. */
export class Authority {
  constructor(
    readonly copy: AccountabilityCopy,
    private readonly client: RequestClient,
    private readonly tokens: ServiceTokens,
  ) {}

  /**
   * Whether this caller sees the incident. A "no" of the copy is asked again of `roles`, for somebody may have been given
   * a role a moment ago. `sees` is who sees it by what the asking service knows itself.
   */
  async maySee(caller: Caller, place: { incident: string; restricted: boolean; sees?: readonly string[] }) {
    if (!place.restricted || caller.kind === 'service' || place.sees?.includes(caller.id)) return true;
    const copy = await this.copy.find(place.incident);
    if (copy?.sees.includes(caller.id)) return true;
    const now = await this.askRoles(place.incident);
    return now?.sees.includes(caller.id) ?? false;
  }

  /**
   * Refuses whoever may not see the incident as if it were not there; gives what is known of it otherwise. For services
   * that know nothing of incidents themselves. Throws `unavailable` when neither the copy nor `roles` can say.
   */
  async mustSee(caller: Caller, incident: string): Promise<{ readonly restricted: boolean }> {
    const table = await this.tableOf(incident);
    if (!table) throw unavailable({ missing: 'roles' });
    const sees = await this.maySee(caller, { incident, restricted: table.restricted, sees: table.sees });
    if (!sees) throw incidentUnknown({ incident });
    return table;
  }

  /**
   * Whether this caller is entitled at this moment to a duty, or to any of several, in a part of the incident. Throws
   * `unavailable` when neither roles nor a copy can say.
   */
  async mayDo(
    caller: Caller,
    incident: string,
    duties: string | readonly string[],
    scope: string = WHOLE_INCIDENT,
  ): Promise<Verdict> {
    const now = await this.askRoles(incident);
    const table = now ?? (await this.copy.find(incident));
    const entry = table && answeringFor(table.table, [duties].flat(), scope);
    if (!entry) throw unavailable({ missing: 'roles' });
    const allowed = caller.kind === 'service' || entry.entitled.includes(caller.id);
    return { allowed, whoMay: entry.accountable.name, decidedByCopy: now === undefined };
  }

  /** The table of an incident as it was last seen, or as `roles` says it now; undefined when nobody can say. */
  async tableOf(incident: string): Promise<AccountabilityTable | undefined> {
    return (await this.copy.find(incident)) ?? (await this.askRoles(incident));
  }

  /** The table as it is now, from `roles`; undefined when it cannot be asked. What it says is kept, if it can be. */
  async askRoles(incident: string): Promise<AccountabilityTable | undefined> {
    try {
      const sending = { token: await this.tokens.token(), timeoutMs: PATIENCE_MS };
      const { output } = await this.client.ask(getAccountability, { incident }, sending);
      this.copy.keep(output).catch(() => {});
      return output;
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) throw error;
      return undefined;
    }
  }
}
