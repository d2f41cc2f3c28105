import { Controller, Inject, type Type } from '@nestjs/common';
import { type InputOf, type ServiceName, UPKEEP, type Upkeep } from '#contracts';
import { addAnswer } from '#messaging';
import { logPage } from '#persistence';
import { Parts } from '../parts.js';
import { lookForWords } from '../redaction/look-for-words.js';
import { takeOutWords } from '../redaction/take-out-words.js';
import { mustAdminister, mustBeOurs } from './administrators.js';
import { discardLetters, listLetters, replayLetters } from './letters.js';
import { lift } from './lifting.js';
import { rebuild } from './rebuilding.js';
import { republish } from './republishing.js';

type Handler = (parts: Parts, input: never) => Promise<unknown>;

/** What administrators ask of any service, by its name in the contracts. */
const FOR_ADMINISTRATORS = {
  listDeadLetters: listLetters,
  replayDeadLetters: replayLetters,
  discardDeadLetters: discardLetters,
  republishEvents: republish,
  rebuildCopies: rebuild,
  liftStoredShapes: lift,
} satisfies Partial<Record<keyof Upkeep, Handler>>;

/** A controller that answers the requests of upkeep of one service. */
export function upkeepController(service: ServiceName): Type {
  @Controller()
  class UpkeepController {
    constructor(@Inject(Parts) readonly parts: Parts) {}
  }
  const upkeep = UPKEEP.get(service)!;
  for (const [name, handler] of Object.entries(FOR_ADMINISTRATORS)) {
    addAnswer(UpkeepController, upkeep[name as keyof Upkeep], async ({ parts }, input, asked) => {
      mustAdminister(asked);
      return (handler as Handler)(parts, input);
    });
  }
  addAnswer(UpkeepController, upkeep.lookForWords, ({ parts }, input: InputOf<Upkeep['lookForWords']>, asked) => {
    mustBeOurs(asked);
    return lookForWords(parts, input);
  });
  addAnswer(UpkeepController, upkeep.takeOutWords, ({ parts }, input: InputOf<Upkeep['takeOutWords']>, asked) => {
    mustBeOurs(asked);
    return takeOutWords(parts, input);
  });
  addAnswer(UpkeepController, upkeep.readEventLog, async ({ parts }, input: InputOf<Upkeep['readEventLog']>, asked) => {
    mustBeOurs(asked);
    const { events, next } = await logPage(parts.connection, input);
    return { events: events.map(({ subject, event }) => ({ subject, event })), next };
  });
  return UpkeepController;
}
