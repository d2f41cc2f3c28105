/** A public postmortem, as its file tells it. */
export interface Postmortem {
  /** What it is called where it comes from: the same one is one incident, however often it comes. */
  readonly uuid: string;
  readonly title: string;
  readonly url: string | undefined;
  /** ISO 8601 in UTC; undefined where the file does not say. */
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly company: string | undefined;
  readonly product: string | undefined;
  readonly summary: string | undefined;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  /** Markdown; nobody runs what stands in it. */
  readonly body: string;
}

/** Something in a file that keeps it out, and in which line. */
export interface Fault {
  readonly line: number;
  readonly reason: string;
}

/** The file cannot be taken; with all that is wrong with it. */
export class PostmortemRefused extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ line, reason }) => `${line}: ${reason}`).join('\n'));
  }
}
