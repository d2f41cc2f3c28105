import type { FactoryProvider, InjectionToken } from '@nestjs/common';
import type { Position } from '#contracts';
import { Sightings } from '#messaging';
import { Parts } from './parts.js';

/** Where what a service has seen of others is injected. */
export const SIGHTINGS = Symbol('sightings');

/** Lets reads of a service wait for other services' events: `look` asks the injected part whether it has seen one. */
export const sightings = <Part>(
  part: InjectionToken<Part>,
  look: (part: Part, position: Position) => Promise<boolean>,
): FactoryProvider<Sightings> => ({
  provide: SIGHTINGS,
  inject: [Parts, part],
  useFactory: (parts: Parts, seer: Part) => {
    parts.sightings = new Sightings((position) => look(seer, position));
    return parts.sightings;
  },
});
