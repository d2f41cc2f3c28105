import type {
  EventOf,
  gatheringNoted,
  Incident,
  pouringSince,
  responseAnswered,
  responseGathered,
  responseKept,
  responseSorted,
  responsesPouredIn,
  responsesWaiting,
  WaitingStep,
  waitingSince,
} from '#contracts';

/** What can happen to what somebody said. */
export type ResponseEvent =
  | EventOf<typeof responseGathered>
  | EventOf<typeof responseKept>
  | EventOf<typeof responseSorted>
  | EventOf<typeof responseAnswered>;

/** What is known of all that is said about one incident: small, whatever the number. The words are each their own. */
export interface Gathering {
  readonly incident: string;
  readonly restricted: boolean;
  readonly severity: Incident['severity'];
  readonly status: Incident['status'];
  readonly kind: Incident['kind'];
  /** The incident's own sequence that this is from. */
  readonly sequence: number;
  /** Since when somebody has to sort what is said; null: nobody has to. */
  readonly watchedSince: string | null;
  /** When the oldest came that is not sorted, as far as the clock had to know; null: none waits. */
  readonly since: string | null;
  /** How far the clock has come since then. */
  readonly said: WaitingStep | null;
  /** When the clock spoke last. */
  readonly spokenAt: string | null;
  /** Since when more comes than the record tells one by one, and is still to be counted in it. */
  readonly pouringSince: string | null;
}

/** What can happen to it. */
export type GatheringEvent =
  | EventOf<typeof gatheringNoted>
  | EventOf<typeof waitingSince>
  | EventOf<typeof responsesWaiting>
  | EventOf<typeof pouringSince>
  | EventOf<typeof responsesPouredIn>;
