import type { Language, Localised } from './language.js';

/** One thing wrong with one field; `field` is a path such as `links[0].url`, or empty for the whole. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a kind of refusal is called, which HTTP status it has, and how it is said to a person. */
export interface RejectionDefinition<Parameters extends object> {
  /** Stable: programs branch on it. */
  readonly code: string;
  readonly status: number;
  readonly title: Localised;
  /** What happened, with names and times in it. */
  readonly detail: (parameters: Parameters) => Localised;
  /** What the person can do now. */
  readonly next: Localised;
  /** The input field that is at fault, where there is always the same one. */
  readonly field?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** RFC 9457, with a stable code, what to do next, and the facts of the refusal as further members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly next: string;
  readonly errors?: readonly FieldError[];
  readonly [fact: string]: unknown;
}

/** A refusal: thrown by domain code, carried to the caller as a {@link Problem}. */
export class Rejection extends Error {
  constructor(
    readonly definition: RejectionDefinition<never>,
    readonly facts: object,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(definition.code);
    this.name = 'Rejection';
  }

  get code(): string {
    return this.definition.code;
  }

  get status(): number {
    return this.definition.status;
  }

  /** The refusal as a person reads it. */
  problem(language: Language): Problem {
    const { code, status, title, next, field } = this.definition;
    const detail = this.definition.detail(this.facts as never)[language];
    const errors = this.errors.length > 0 ? this.errors : field ? [{ field, message: detail }] : undefined;
    return {
      ...this.facts,
      type: `urn:muster:problem:${code}`,
      title: title[language],
      status,
      detail,
      code,
      next: next[language],
      ...(errors && { errors }),
    };
  }
}

/** Makes a named refusal; the result is called with its facts and gives the {@link Rejection} to throw. */
export function defineRejection<Facts extends object>(definition: RejectionDefinition<Facts>) {
  const make = (facts: Facts, errors?: readonly FieldError[]) =>
    new Rejection(definition as RejectionDefinition<never>, facts, errors);
  return Object.assign(make, { definition: definition as RejectionDefinition<never>, code: definition.code });
}

/** What {@link defineRejection} makes, of any facts. */
export type AnyRejection = { readonly definition: RejectionDefinition<never>; readonly code: string };
