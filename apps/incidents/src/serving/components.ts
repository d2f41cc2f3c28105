import { Inject, Injectable } from '@nestjs/common';
import { type Component, componentUnknown, type InputOf, type registerComponent } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import type { ComponentEvent } from '../component/component-aggregate.js';
import { registerComponent as decide } from '../component/register-component.js';
import { COMPONENTS } from './stores.js';

const BY_KEY = { _id: 1 } as const;
/** The register is small: what one look reads of it. */
const MOST = 10_000;

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
    const found = await this.store.list({}, BY_KEY, MOST);
    return found.map(({ state }) => state);
  }

  /** Refuses keys that the register does not have. */
  async mustExist(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const found = await this.store.list({ _id: { $in: [...keys] } }, BY_KEY, MOST);
    const known = new Set(found.map(({ state }) => state.key));
    const unknown = keys.filter((key) => !known.has(key));
    if (unknown.length > 0) throw componentUnknown({ components: unknown });
  }
}
