import { Controller, Inject, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  CLOSING,
  type ClosingRequests,
  closingEnded,
  type Envelope,
  type Incident,
  type InputOf,
  type ServiceName,
  statusChanged,
} from '#contracts';
import { addAnswer, Follows } from '#messaging';
import { Parts } from '../parts.js';
import { mustBeOurs } from '../upkeep/administrators.js';

/** A controller by which a service takes part in the closing of incidents: asked, and by what it hears. */
export function closingController(service: ServiceName): Type {
  @Controller()
  class ClosingController {
    constructor(@Inject(Parts) readonly parts: Parts) {}

    /** In any order: what was taken off is not put on again, and the seal of a later closing stays. */
    @Follows(statusChanged, closingEnded)
    async follow(@Payload() event: Envelope): Promise<void> {
      const { id, status, closing } = event.data.incident as Incident;
      if (!closing) return;
      const { attempt, stands } = closing;
      const at = new Date(event.time);
      if (!stands) await this.parts.closing.seals.lift(id, attempt, at);
      else if (status === 'closed') await this.parts.closing.closed(id, attempt, at);
    }
  }
  const { listOpen, sealIncident } = CLOSING.get(service)!;
  addAnswer(
    ClosingController,
    listOpen,
    async ({ parts }, { incident }: InputOf<ClosingRequests['listOpen']>, asked) => {
      mustBeOurs(asked);
      return { items: await parts.closing.list(incident) };
    },
  );
  addAnswer(
    ClosingController,
    sealIncident,
    async ({ parts }, { incident, attempt }: InputOf<ClosingRequests['sealIncident']>, asked) => {
      mustBeOurs(asked);
      return { items: await parts.closing.seal(incident, attempt) };
    },
  );
  return ClosingController;
}
