import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type InputOf,
  type ListedPublication,
  type listPublications,
  type OutputOf,
  type Publication,
  publicationUnknown,
  type publish as publishContract,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, readCursor, writeCursor } from '#persistence';
import { mustAdminister, Parts } from '#service';
import {
  type Deciding,
  type KeptPublication,
  type PublicationDecision,
  type PublicationEvent,
  shownPublication,
  type Verdict,
} from '../../publication/publication.js';
import { publish } from '../../publication/publish.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { LATEST_FIRST, publicationsAt } from './publication-queries.js';
import { PUBLICATIONS } from './stores.js';

/** By what somebody may speak to the public: the page's own duty, or else that of telling those outside. */
export const PAGE_DUTIES = ['update-status-page', 'send-external-updates'] as const;

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
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async publish(asked: Asked, input: InputOf<typeof publishContract>): Promise<Publication> {
    const verdict = await this.verdict(asked, input.incident ?? null);
    const incident = input.incident ? await this.known.latest(input.incident, PATIENCE_MS) : null;
    await this.known.mustBeRegistered(input.components.map(({ component }) => component));
    const id = `pub-${randomUUID()}`;
    const result = await this.store.create(id, asked, publish(id, input, { verdict, incident }), shownPublication);
    return asked.answered(result.answer.id, result);
  }

  /** Decides something on one that is there. Throws `publication-unknown`, and what the decision throws. */
  async change(
    asked: Asked,
    { id, sequence, components = [] }: { id: string; sequence?: number | undefined; components?: readonly string[] },
    decide: (deciding: Deciding) => PublicationDecision,
  ): Promise<Publication> {
    const { incident } = await this.of(id);
    const verdict = await this.verdict(asked, incident);
    await this.known.mustBeRegistered(components);
    const decision = decide({ verdict, sequence });
    const onKnown = (state: KeptPublication | undefined, context: Parameters<PublicationDecision>[1]) => {
      if (!state) throw publicationUnknown({ publication: id });
      return decision(state, context);
    };
    return asked.answered(id, await this.store.change(id, asked, onKnown, shownPublication));
  }

  async of(id: string): Promise<Publication> {
    const stored = await this.store.load(id);
    if (!stored) throw publicationUnknown({ publication: id });
    return shownPublication(stored.state);
  }

  async list({ limit, after, ...which }: InputOf<typeof listPublications>): Promise<OutputOf<typeof listPublications>> {
    const beyond = after === undefined ? null : readCursor(after, place);
    const found = await this.store.list(publicationsAt(which, beyond), LATEST_FIRST, limit + 1);
    const page = found.slice(0, limit).map(({ state }) => state);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeCursor({ at: last.startedAt, id: last.id }) : null;
    return { publications: page.map((one) => listed(shownPublication(one))), next };
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
