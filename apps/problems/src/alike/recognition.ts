import type { EventOf, knownErrorRecognised } from '#contracts';

/** What can happen to a recognition. */
export type RecognitionEvent = EventOf<typeof knownErrorRecognised>;

/** That an incident was seen to look like a known error: it is told once. */
export interface KeptRecognition {
  readonly incident: string;
  readonly problem: string;
  readonly restricted: boolean;
  readonly likeness: number;
  readonly at: string;
}

/** One an incident and problem. */
export const recognitionId = (incident: string, problem: string): string => `${incident}.${problem}`;
