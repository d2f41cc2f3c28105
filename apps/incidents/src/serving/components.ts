import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type Component, componentUnknown, type InputOf, type registerComponent } from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, readFault, type StoredAggregate } from '#persistence';
import type { ComponentEvent } from '../component/component-aggregate.js';
import { registerComponent as decide } from '../component/register-component.js';
import { COMPONENTS } from './stores.js';

/** The register of what can be affected. */
@Injectable()
export class Components {
  constructor(@Inject(COMPONENTS) private readonly store: AggregateStore<Component, ComponentEvent>) {}

  async register(asked: Asked, input: InputOf<typeof registerComponent>): Promise<Component> {
    return asked.answered(
      input.key,
      await this.store.change(input.key, asked, decide(input), (component) => component),
    );
  }

  async list(): Promise<Component[]> {
    const found = await this.find({});
    return found.map(({ state }) => state);
  }

  /** Refuses keys that the register does not have. */
  async mustExist(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const found = await this.find({ _id: { $in: [...keys] } });
    const known = new Set(found.map(({ state }) => state.key));
    const unknown = keys.filter((key) => !known.has(key));
    if (unknown.length > 0) throw componentUnknown({ components: unknown });
  }

  private async find(filter: mongo.Filter<StoredAggregate<Component>>) {
    try {
      return await this.store.collection.find(filter).sort({ _id: 1 }).toArray();
    } catch (error) {
      throw readFault(error);
    }
  }
}
