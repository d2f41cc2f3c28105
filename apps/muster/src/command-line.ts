import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command line of a program cannot be understood; the message says why, and how it is written. */
export class UsageRefused extends Error {}

/** How a program is called: its options, and what is told to whoever calls it otherwise. */
export class CommandLine<const Options extends NonNullable<ParseArgsConfig['options']>> {
  constructor(
    private readonly usage: string,
    private readonly options: Options,
  ) {}

  /** What was given, by name and by place. Throws {@link UsageRefused} for an option that there is not. */
  read(given: readonly string[]) {
    try {
      return parseArgs({ args: [...given], options: this.options, allowPositionals: true });
    } catch (error) {
      throw this.refusal((error as Error).message);
    }
  }

  /** To be thrown: why it cannot be understood, and how it is written. */
  refusal(reason: string): UsageRefused {
    return new UsageRefused(`${reason}\n\n${this.usage}`);
  }
}
