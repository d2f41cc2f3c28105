import { Inject, Injectable } from '@nestjs/common';
import type { showComponent as contract, InputOf, listShownComponents, OutputOf, ShownComponent } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, QueryIndex } from '#persistence';
import { mustAdminister } from '#service';
import { type ShownComponentEvent, showComponent } from '../../shown-component/show-component.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { SHOWN_COMPONENTS } from './stores.js';

/** Nobody reads a page of more. */
const MOST = 1_000;
const IN_ORDER = { 'state.position': 1, _id: 1 } as const;
const AS_CHANGED = { 'state.changedAt': 1, _id: 1 } as const;

/** What the questions below are answered by. */
export const SHOWN_COMPONENT_INDEXES: readonly QueryIndex[] = [IN_ORDER, AS_CHANGED];

/** The components of the register as the status page shows them. */
@Injectable()
export class ShownComponents {
  constructor(
    @Inject(SHOWN_COMPONENTS) private readonly store: AggregateStore<ShownComponent, ShownComponentEvent>,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
  ) {}

  async show(asked: Asked, input: InputOf<typeof contract>): Promise<ShownComponent> {
    mustAdminister(asked);
    await this.known.mustBeRegistered([input.key]);
    const result = await this.store.change(input.key, asked, showComponent(input), (state) => state);
    return asked.answered(input.key, result);
  }

  async list(): Promise<OutputOf<typeof listShownComponents>> {
    const found = await this.store.list({}, IN_ORDER, MOST);
    return { components: found.map(({ state }) => state) };
  }

  /** What changed after this one did, oldest change first, then by key; from the first on when null. */
  async changedSince(after: { changedAt: string; id: string } | null, limit: number): Promise<ShownComponent[]> {
    const [at, id] = [after?.changedAt ?? '', after?.id ?? ''];
    const beyond = {
      'state.changedAt': { $gte: at },
      $or: [{ 'state.changedAt': { $gt: at } }, { 'state.changedAt': at, _id: { $gt: id } }],
    };
    const found = await this.store.list(after ? beyond : {}, AS_CHANGED, limit);
    return found.map(({ state }) => state);
  }
}
