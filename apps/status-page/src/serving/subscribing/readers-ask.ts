import type { ServiceTokens } from '#authority/identity';
import type { InputOf, OutputOf, RequestContract } from '#contracts';
import { Refused } from '#messaging/asking';
import type { Log } from '#service/alone';
import type { Following } from '../following.js';

/** Readers whose forms are on their way at once: more are asked to come again. */
const AT_ONCE = 50;
/** How long a reader who sent a form waits. */
const PATIENCE_MS = 3_000;

/** What came of what a reader sent: done, refused for a reason, or nobody can be asked. */
export interface Asking<Output> {
  readonly done?: Output;
  /** The code of the refusal. */
  readonly refused?: string;
}

/** Nobody can be asked. */
const AWAY = {} as const;

/** Passes on what readers send. */
export class ReadersAsk {
  private underWay = 0;

  constructor(
    private readonly following: Pick<Following, 'asking'>,
    private readonly tokens: ServiceTokens,
    private readonly log: Log,
  ) {}

  /** Never throws: whoever cannot be asked is away, whatever the reason. */
  async ask<Contract extends RequestContract>(
    contract: Contract,
    input: InputOf<Contract>,
  ): Promise<Asking<OutputOf<Contract>>> {
    if (this.underWay >= AT_ONCE) return AWAY;
    this.underWay += 1;
    try {
      const sending = { token: await this.tokens.token(), timeoutMs: PATIENCE_MS };
      return { done: (await this.following.asking.ask(contract, input, sending)).output };
    } catch (error) {
      if (error instanceof Refused && (error.problem.status < 500 || error.problem.code === 'subscribing-not-set-up')) {
        return { refused: error.problem.code };
      }
      this.log.warn(
        { reason: (error as Error).message, asked: contract.name },
        'what a reader sent could not be taken',
      );
      return AWAY;
    } finally {
      this.underWay -= 1;
    }
  }
}
