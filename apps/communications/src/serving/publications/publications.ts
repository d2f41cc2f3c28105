import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type Incident,
  type InputOf,
  LANGUAGES,
  type ListedPublication,
  type listPublications,
  notForYou,
  type OutputOf,
  type Publication,
  publicationOpenAlready,
  publicationUnknown,
  type publish as publishContract,
  type ReadyWords,
  Rejection,
} from '#contracts';
import { type Asked, type Caller, Refused } from '#messaging';
import { type AggregateStore, readCursor, UniqueTaken, writeCursor } from '#persistence';
import { mustAdminister, Parts } from '#service';
import {
  type Deciding,
  type KeptPublication,
  type PublicationDecision,
  type PublicationEvent,
  publicPart,
  shownPublication,
  type Verdict,
} from '../../publication/publication.js';
import { publish } from '../../publication/publish.js';
import { wordsOf } from '../../update/send-first-word.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { Templates } from '../templates/templates.js';
import { Surroundings } from '../updates/surroundings.js';
import { LATEST_FIRST, publicationsAt } from './publication-queries.js';
import { PUBLICATIONS } from './stores.js';

/** By what somebody may speak to the public: the page's own duty, or else that of telling those outside. */
export const PAGE_DUTIES = ['update-status-page', 'send-external-updates'] as const;

/** What the page is called among audiences. */
const PAGE = 'status-page';

/** Who may say more of something, to those who may not know of which incident. */
const WHO_MAY = 'who answers for the status page in its incident';

/** Whoever presses does not wait longer than this for `incidents`. */
const PATIENCE_MS = 700;

const place = z.object({ at: z.string(), id: z.string() });

const listed = ({ entries, ...publication }: Publication): ListedPublication => ({
  ...publication,
  latest: entries.at(-1)!,
});

/** What the public reads of what went wrong. */
@Injectable()
export class Publications {
  constructor(
    @Inject(PUBLICATIONS) readonly store: AggregateStore<KeptPublication, PublicationEvent>,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Templates) private readonly templates: Templates,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async publish(asked: Asked, input: InputOf<typeof publishContract>): Promise<Publication> {
    const verdict = await this.verdict(asked, input.incident ?? null);
    const incident = input.incident ? await this.known.latest(input.incident, PATIENCE_MS) : null;
    await this.known.mustBeRegistered(input.components.map(({ component }) => component));
    const holding = incident && !(input.title && input.words) ? await this.holding(incident) : undefined;
    const id = `pub-${randomUUID()}`;
    const decide = publish(id, input, { verdict, incident, holding });
    try {
      const result = await this.store.create(id, asked, decide, shownPublication);
      return asked.answered(result.answer.id, result);
    } catch (error) {
      throw incident && error instanceof UniqueTaken ? await this.openAlready(incident.id, error) : error;
    }
  }

  /** Decides something on one that is there. Throws `publication-unknown`, and what the decision throws. */
  async change(
    asked: Asked,
    { id, sequence, components = [] }: { id: string; sequence?: number | undefined; components?: readonly string[] },
    decide: (deciding: Deciding) => PublicationDecision,
  ): Promise<Publication> {
    const { incident } = (await this.stored(id)).state;
    const { restricted, ...verdict } = await this.verdictOn(asked, incident);
    await this.known.mustBeRegistered(components);
    const decision = decide({ verdict, restricted, sequence });
    const onKnown = (state: KeptPublication | undefined, context: Parameters<PublicationDecision>[1]) => {
      if (!state) throw publicationUnknown({ publication: id });
      return decision(state, context);
    };
    try {
      return asked.answered(id, await this.store.change(id, asked, onKnown, shownPublication));
    } catch (error) {
      // It was to be opened again.
      throw incident && error instanceof UniqueTaken ? await this.openAlready(incident, error) : error;
    }
  }

  /** What the public reads; who sees its incident reads also which, and who said what. Throws `publication-unknown`. */
  async of({ caller }: Asked, id: string): Promise<Publication> {
    return this.shownTo(caller, (await this.stored(id)).state);
  }

  /** The same of several. Of a named incident only to who sees it: throws `incident-unknown`. */
  async list(
    { caller }: Asked,
    { limit, after, ...which }: InputOf<typeof listPublications>,
  ): Promise<OutputOf<typeof listPublications>> {
    if (which.incident) await this.parts.authority.mustSee(caller, which.incident);
    const beyond = after === undefined ? null : readCursor(after, place);
    const found = await this.store.list(publicationsAt(which, beyond), LATEST_FIRST, limit + 1);
    const page = found.slice(0, limit).map(({ state }) => state);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeCursor({ at: last.startedAt, id: last.id }) : null;
    const shown = await Promise.all(page.map((one) => this.shownTo(caller, one)));
    return { publications: shown.map(listed), next };
  }

  private async shownTo(caller: Caller, kept: KeptPublication): Promise<Publication> {
    const publication = shownPublication(kept);
    const { incident } = kept;
    if (incident === null || (await this.seenBy(caller, incident))) return publication;
    return publicPart(publication);
  }

  /** Whether they see its incident as it is now, which may have been open when this was said; "no" when nobody can say. */
  private async seenBy(caller: Caller, incident: string): Promise<{ readonly restricted: boolean } | undefined> {
    try {
      return await this.parts.authority.mustSee(caller, incident);
    } catch (error) {
      if (error instanceof Rejection || error instanceof Refused) return undefined;
      throw error;
    }
  }

  private async stored(id: string) {
    const stored = await this.store.load(id);
    if (!stored) throw publicationUnknown({ publication: id });
    return stored;
  }

  /** The words that were approved for the page beforehand, as they are for this incident. */
  private async holding(incident: Incident): Promise<ReadyWords | undefined> {
    const template = await this.templates.holdingFor({ audience: PAGE, components: incident.components });
    if (!template) return undefined;
    const around = { ...(await this.surroundings.of(incident)), incident, nextUpdateAt: null };
    return wordsOf(template, LANGUAGES, around);
  }

  /** Another is open for this incident, or was a moment ago. */
  private async openAlready(incident: string, error: unknown): Promise<unknown> {
    const [open] = await this.store.list(publicationsAt({ incident, open: true }, null), LATEST_FIRST, 1);
    return open ? publicationOpenAlready({ publication: open.state.id, incident, title: open.state.title }) : error;
  }

  /**
   * The same for what is published already. Who does not see its incident is refused in words that do not name it. Throws
   * `not-for-you`.
   */
  private async verdictOn(asked: Asked, incident: string | null): Promise<Verdict & { restricted: boolean }> {
    try {
      const verdict = await this.verdict(asked, incident);
      const seen = incident === null ? undefined : await this.parts.authority.tableOf(incident);
      return { ...verdict, restricted: seen?.restricted ?? false };
    } catch (error) {
      throw error instanceof Rejection && error.code === 'incident-unknown' ? notForYou({ whoMay: WHO_MAY }) : error;
    }
  }

  /** Whether this caller may publish of an incident they see; without one administrators may. */
  private async verdict(asked: Asked, incident: string | null): Promise<Verdict> {
    if (incident !== null) {
      await this.parts.authority.mustSee(asked.caller, incident);
      return this.parts.authority.mayDo(asked.caller, incident, PAGE_DUTIES, 'external');
    }
    mustAdminister(asked);
    return { allowed: true, whoMay: asked.by.name, decidedByCopy: false };
  }
}
