import { createHash } from 'node:crypto';
import type { Language, PersonReference, Position, RequestContract } from '#contracts';
import type { Caller } from './caller.js';

/** All that came with a request besides its input; handlers get it as their context. */
export class Asked {
  private reached: Position | undefined;
  /** What the answer does not show yet of what was asked for by `Muster-After`. */
  readonly behind: Position[] = [];

  constructor(
    readonly contract: RequestContract,
    readonly caller: Caller,
    /** The caller's own token, for questions asked on their behalf. */
    readonly token: string,
    readonly language: Language,
    readonly correlation: string,
    readonly after: readonly Position[],
    readonly traceparent: string | undefined,
    readonly once: { readonly key: string; readonly command: string; readonly digest: string } | undefined,
    /** The incident that the input names. */
    private readonly names?: string,
  ) {}

  get by(): PersonReference {
    return { id: this.caller.id, name: this.caller.name };
  }

  /** Notes how far an aggregate came with this command, for `Muster-Position`; gives the answer. */
  answered<Answer>(aggregate: string, result: { answer: Answer; sequence: number }): Answer {
    this.reached = { service: this.contract.service, aggregate, sequence: result.sequence };
    return result.answer;
  }

  get position(): Position | undefined {
    return this.reached;
  }

  /** The incident it is about: as the input names it, or the one it made. */
  get incident(): string | undefined {
    const made = this.reached?.aggregate;
    return this.names ?? (made?.startsWith('INC-') ? made : undefined);
  }
}

/** Tells whether two inputs are the same: validation has put their fields in one order. */
export const digestOf = (input: unknown): string =>
  createHash('sha256').update(JSON.stringify(input)).digest('base64url');
