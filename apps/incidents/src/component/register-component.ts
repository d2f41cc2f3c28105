import type { Component, registerComponent as contract, InputOf } from '#contracts';
import type { ComponentEvent } from './component-aggregate.js';

/** Puts a component into the register, or changes its name or owner; nothing when it is so already. */
export const registerComponent =
  ({ key, name, owner }: InputOf<typeof contract>) =>
  (known: Component | undefined): readonly ComponentEvent[] =>
    known?.name === name && known.owner === owner
      ? []
      : [{ name: 'component-registered', data: { component: { key, name, owner } } }];
