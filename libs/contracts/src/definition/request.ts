import type { z } from 'zod';
import type { AnyRejection } from './rejection.js';
import type { ServiceName } from './service-name.js';

/** How a request is reached over HTTP. Path parameters, query and body together make the input. */
export interface HttpRoute<Output = never> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for what comes from the path. */
  readonly path: string;
  /** The status of success where it is not 200. */
  status?(output: Output): number;
  /** Every status that {@link status} can give, for the documents. */
  readonly statuses?: readonly number[];
  /** Where what was created can be read. */
  location?(output: Output): string;
  /** Other forms than JSON, by media type: the value is put into the input's `format`. */
  readonly representations?: Readonly<Record<string, string>>;
  /** The answer is the texts of all pages in a row, as this media type: for what is too large for one message. */
  readonly joined?: string;
  /** Nobody signs in here: the body itself proves who sent it, and goes along as it is. */
  readonly proven?: Proof;
}

/**
 * How a request proves who sent it without a token: by one of these headers. The bytes of its body become the input's `body`
 * (base64), and these headers and those `along` its `headers`, all in lower case; the service that answers checks them.
 */
export interface Proof {
  readonly by: readonly string[];
  readonly along: readonly string[];
}

/** A command (changes something) or a query (changes nothing), as both sides of the bus and of HTTP know it. */
export interface RequestContract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'command' | 'query';
  readonly service: ServiceName;
  readonly name: string;
  /** `muster.cmd.<service>.<name>` or `muster.qry.<service>.<name>`. */
  readonly subject: string;
  readonly summary: string;
  readonly whoMay: string;
  readonly input: Input;
  readonly output: Output;
  readonly rejections: readonly AnyRejection[];
  readonly http?: HttpRoute<z.output<Output>>;
}

export type InputOf<Contract extends RequestContract> = z.output<Contract['input']>;
export type OutputOf<Contract extends RequestContract> = z.output<Contract['output']>;

type Definition<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  RequestContract<Input, Output>,
  'kind' | 'subject'
>;

/** Defines what changes something. Its input is strict: an unknown field is refused by name. */
export function defineCommand<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
): RequestContract<Input, Output> {
  return { kind: 'command', subject: `muster.cmd.${definition.service}.${definition.name}`, ...definition };
}

/** Defines what only reads. */
export function defineQuery<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
): RequestContract<Input, Output> {
  return { kind: 'query', subject: `muster.qry.${definition.service}.${definition.name}`, ...definition };
}
