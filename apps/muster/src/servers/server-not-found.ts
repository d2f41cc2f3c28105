/** What a search needs to say about the server it looks for. */
export interface Sought {
  /** The binary's name on PATH and in the cache, without `.exe`. */
  readonly name: string;
  /** The oldest version that will do, such as `2.12`. */
  readonly atLeast: string;
  /** The environment variable that names a running server instead. */
  readonly variable: string;
}

/** No usable binary: the text lists everything tried with its reason, and what the reader can do. */
export class ServerNotFound extends Error {
  override readonly name = 'ServerNotFound';

  /** Each thing tried, with the reason why it did not do. */
  readonly tried: readonly string[];

  constructor(sought: Sought, tried: readonly string[]) {
    super(
      [
        `${sought.name} was not found. Tried:`,
        ...tried.map((attempt) => `  - ${attempt}`),
        `Put ${sought.name} ${sought.atLeast} or newer on PATH, or set ${sought.variable} to one that already runs.`,
      ].join('\n'),
    );
    this.tried = tried;
  }
}
