import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  alreadyTold,
  type sendFirstWord as contract,
  type InputOf,
  noHoldingStatement,
  spokenWords,
  type Update,
} from '#contracts';
import type { Asked } from '#messaging';
import { UniqueTaken } from '#persistence';
import { type FirstWord, sendFirstWord } from '../../update/send-first-word.js';
import { type AroundSending, type KeptUpdate, lastSending, shownUpdate } from '../../update/update.js';
import { Audiences } from '../audiences/audiences.js';
import { Templates } from '../templates/templates.js';
import { Surroundings } from './surroundings.js';
import { Updates } from './updates.js';

/** Words of an earlier update that a refusal repeats. */
const REPEATED = 300;

/** The first word to an audience, by one press. */
@Injectable()
export class FirstWords {
  constructor(
    @Inject(Updates) private readonly updates: Updates,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Templates) private readonly templates: Templates,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  /** Sends the holding statement that fits best, waiting for nobody's review. */
  async send(asked: Asked, input: InputOf<typeof contract>): Promise<Update> {
    const [incident, audience] = await Promise.all([
      this.updates.incident(asked.caller, input.incident),
      this.audiences.inUse(input.audience),
    ]);
    const [around, said, template, knowledge] = await Promise.all([
      this.updates.around(asked.caller, incident, audience),
      this.updates.lastSaid(incident.id, audience.key),
      this.templates.holdingFor({ audience: audience.key, components: incident.components }),
      this.surroundings.of(incident),
    ]);
    const id = `upd-${randomUUID()}`;
    const decide = (context: Parameters<ReturnType<typeof sendFirstWord>>[0]) => {
      if (said) throw toldAlready(said);
      if (!template) throw noHoldingStatement({ audienceName: audience.name });
      return sendFirstWord({ id, template, knowledge } satisfies FirstWord, around)(context);
    };
    const sending = this.updates.store.create(id, asked, decide, shownUpdate);
    const result = await sending.catch((error: unknown) => this.atOnce(error, around));
    return asked.answered(result.answer.id, result);
  }

  /** At the same moment somebody else said it. */
  private async atOnce(error: unknown, { incident, audience }: AroundSending): Promise<never> {
    const said = error instanceof UniqueTaken && (await this.updates.lastSaid(incident.id, audience.key));
    throw said ? toldAlready(said) : error;
  }
}

function toldAlready(said: KeptUpdate) {
  const { audience, audienceName, words, id: update } = said;
  const { by, at } = lastSending(said)!;
  const cut = (text: string) => (text.length > REPEATED ? `${text.slice(0, REPEATED)}…` : text);
  const repeated = { en: cut(spokenWords(words, 'en')), fr: cut(spokenWords(words, 'fr')) };
  return alreadyTold({ audience, audienceName, update, by: by.name, at, said: repeated });
}
