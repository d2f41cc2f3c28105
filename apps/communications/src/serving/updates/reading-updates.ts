import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { getUpdate, InputOf, listUpdates, OutputOf, previewUpdate as previewContract, Update } from '#contracts';
import type { Asked } from '#messaging';
import { type QueryIndex, readCursor, writeCursor } from '#persistence';
import { Parts } from '#service';
import { previewUpdate } from '../../update/preview-update.js';
import { lastSending, shownUpdate } from '../../update/update.js';
import { Audiences } from '../audiences/audiences.js';
import { Surroundings } from './surroundings.js';
import { NEWEST_FIRST, Updates } from './updates.js';

/** One index for each thing that can be asked for of an incident, in the order of the list. */
export const UPDATE_INDEXES: readonly QueryIndex[] = [
  { 'state.incident': 1, ...NEWEST_FIRST },
  { 'state.incident': 1, 'state.audience': 1, ...NEWEST_FIRST },
  { 'state.incident': 1, 'state.status': 1, ...NEWEST_FIRST },
];

type Filter = InputOf<typeof listUpdates>;

/** Finds the updates of an incident after a place. */
export const updatesLike = ({ incident, audience, status, after }: Omit<Filter, 'limit'>) => ({
  'state.incident': incident,
  ...(audience && { 'state.audience': audience }),
  ...(status && { 'state.status': status }),
  ...behind(after),
});

/** Updates as people read them. */
@Injectable()
export class ReadingUpdates {
  constructor(
    @Inject(Updates) private readonly updates: Updates,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A page of the updates of an incident, newest first. */
  async list({ caller }: Asked, input: Filter): Promise<OutputOf<typeof listUpdates>> {
    await this.parts.authority.mustSee(caller, input.incident);
    const found = await this.updates.store.list(updatesLike(input), NEWEST_FIRST, input.limit + 1);
    const updates = found.slice(0, input.limit).map(({ state }) => shownUpdate(state));
    const last = updates.at(-1);
    return { updates, next: found.length > input.limit && last ? writeCursor([last.draftedAt, last.id]) : null };
  }

  /** One update. */
  async get({ caller }: Asked, input: InputOf<typeof getUpdate>): Promise<Update> {
    await this.parts.authority.mustSee(caller, input.incident);
    return shownUpdate(await this.updates.find(input));
  }

  /** What would go out if it were sent now. */
  async preview({ caller }: Asked, input: InputOf<typeof previewContract>): Promise<OutputOf<typeof previewContract>> {
    const incident = await this.updates.incident(caller, input.incident);
    const update = await this.updates.find(input);
    const audience = await this.audiences.mustFind(update.audience);
    const said = lastSending(update) ?? (await this.updates.lastSaid(incident.id, audience.key));
    const around = { incident, audience, organisation: this.surroundings.organisation };
    return previewUpdate(update, around, { now: this.parts.clock.now().toISOString(), saidBefore: said !== undefined });
  }
}

function behind(cursor: string | undefined): object {
  if (cursor === undefined) return {};
  const [draftedAt, id] = readCursor(cursor, z.tuple([z.string(), z.string()]));
  return { $or: [{ 'state.draftedAt': { $lt: draftedAt } }, { 'state.draftedAt': draftedAt, _id: { $lt: id } }] };
}
