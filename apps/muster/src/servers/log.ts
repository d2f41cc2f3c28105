/** Takes one line for people; whoever starts the servers decides where it goes. */
export type Log = (line: string) => void;

/** The message of whatever was thrown, with the cause's where there is one (`fetch failed` alone says nothing). */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
