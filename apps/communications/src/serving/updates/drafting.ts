import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import {
  type Audience,
  type approveUpdate as approveContract,
  COMMAND_INCIDENT,
  type draftUpdate as draftContract,
  findPeople,
  HEADERS,
  type Incident,
  type InputOf,
  type PersonReference,
  type ReadyWords,
  type askForReview as reviewContract,
  reviewerOutOfSight,
  type reviseUpdate as reviseContract,
  type Update,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import { draftUpdate } from '../../update/draft-update.js';
import { approveUpdate, askForReview } from '../../update/review-update.js';
import { reviseUpdate } from '../../update/revise-update.js';
import { wordsOf } from '../../update/send-first-word.js';
import { shownUpdate, usualNext } from '../../update/update.js';
import { Audiences } from '../audiences/audiences.js';
import { Templates } from '../templates/templates.js';
import { Surroundings } from './surroundings.js';
import { Updates } from './updates.js';

/** What people do with an update until it is sent. */
@Injectable()
export class Drafting {
  constructor(
    @Inject(Updates) private readonly updates: Updates,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Templates) private readonly templates: Templates,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Begins an update, with words or from a template. */
  async draft(asked: Asked, input: InputOf<typeof draftContract>): Promise<Update> {
    const incident = await this.updates.incident(asked.caller, input.incident);
    const audience = await this.audiences.inUse(input.audience);
    const id = `upd-${randomUUID()}`;
    const { template = null, nextUpdateAt = null } = input;
    const begun = template === null ? {} : await this.fromTemplate(template, incident, audience, nextUpdateAt);
    const draft = { id, words: { ...begun, ...input.words }, nextUpdateAt, template };
    const decide = draftUpdate(draft, { incident, audience });
    const result = await this.updates.store.create(id, asked, decide, shownUpdate);
    return asked.answered(result.answer.id, result);
  }

  /** Changes the words of an update. */
  async revise(asked: Asked, input: InputOf<typeof reviseContract>): Promise<Update> {
    const incident = await this.updates.incident(asked.caller, input.incident);
    return this.updates.change(asked, input, reviseUpdate(input, { incident }));
  }

  /** Asks for a second look. */
  async askForReview(asked: Asked, input: InputOf<typeof reviewContract>): Promise<Update> {
    const incident = await this.updates.incident(asked.caller, input.incident);
    const update = await this.updates.find(input);
    const { revision } = input;
    const named = input.reviewers && (await this.reviewers(asked, input.reviewers, incident));
    const answering = named ? [] : await this.answering(await this.audiences.mustFind(update.audience), incident);
    return this.updates.change(asked, input, askForReview({ revision, named, answering }, { incident }));
  }

  /** Says that a revision can go out. */
  async approve(asked: Asked, input: InputOf<typeof approveContract>): Promise<Update> {
    const around = await this.updates.aroundOf(asked.caller, input);
    const isPerson = asked.caller.kind === 'person';
    return this.updates.change(asked, input, approveUpdate(input.revision, isPerson, around));
  }

  private async fromTemplate(
    key: string,
    incident: Incident,
    audience: Audience,
    given: string | null,
  ): Promise<ReadyWords> {
    const template = await this.templates.inUse(key);
    const nextUpdateAt = given ?? usualNext({ incident, audience }, this.parts.clock.now().toISOString());
    const knowledge = { ...(await this.surroundings.of(incident)), incident, nextUpdateAt };
    return wordsOf(template, audience.languages, knowledge);
  }

  /** Who answers for the audience, then the manager and the deputy. */
  private async answering({ duties, side }: Audience, { id }: Incident): Promise<PersonReference[]> {
    const known = await this.parts.authority.tableOf(id);
    if (!known) return [];
    const accountable = (of: readonly string[], scope?: string) => answeringFor(known.table, of, scope)?.accountable;
    const all = [accountable(duties, side), accountable([COMMAND_INCIDENT]), known.deputy];
    return all.flatMap((person) => person ?? []);
  }

  /** People called by ids or addresses, who see the incident. Throws `person-unknown` and `reviewer-out-of-sight`. */
  private async reviewers(asked: Asked, named: readonly string[], incident: Incident): Promise<PersonReference[]> {
    const people = await this.people(asked, named);
    if (incident.visibility === 'open') return people;
    const sees = (await this.parts.authority.askRoles(incident.id))?.sees ?? [];
    const [stranger] = people.filter(({ id }) => !sees.includes(id));
    if (stranger) throw reviewerOutOfSight({ reviewer: stranger.name });
    return people;
  }

  private async people(asked: Asked, named: readonly string[]): Promise<PersonReference[]> {
    const sending = { token: asked.token, headers: { [HEADERS.language]: asked.language } };
    const { output } = await this.parts.client.ask(findPeople, { people: [...named] }, sending);
    return output.people.map(({ id, name }) => ({ id, name }));
  }
}
