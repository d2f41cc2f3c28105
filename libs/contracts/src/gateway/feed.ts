/** The live feed: server-sent events, one incident, resumable. */
export const FEED_PATH = '/v1/incidents/{incident}/feed';

/**
 * Where a feed stands: `<incarnation>.<sequence>.<milliseconds>`. The incarnation is when the stream was made (ms,
 * base 36); in another incarnation, or when the sequence has aged out, the time finds the place in the record.
 */
export interface FeedId {
  readonly incarnation: string;
  readonly sequence: number;
  readonly at: number;
}

export const writeFeedId = ({ incarnation, sequence, at }: FeedId): string => `${incarnation}.${sequence}.${at}`;

/** Reads a `Last-Event-ID`; undefined when it is not one of ours. */
export function readFeedId(text: string): FeedId | undefined {
  const match = /^([0-9a-z]{1,12})\.(\d{1,15})\.(\d{1,15})$/.exec(text);
  if (!match) return undefined;
  return { incarnation: match[1]!, sequence: Number(match[2]), at: Number(match[3]) };
}
