import type { IssueState, TrackerKind } from '#contracts';

/** A tracker as whoever runs Muster has set it up. */
export interface TrackerSettings {
  readonly name: string;
  readonly kind: TrackerKind;
  /** Where its API is, without a slash at the end. */
  readonly url: string;
  /** As the tracker names it: `owner/repository`, a path or number of GitLab, a key of Jira. */
  readonly project: string;
  readonly token: string;
  /** Of Jira Cloud: whose token it is. */
  readonly user?: string | undefined;
  /** Of Jira: what kind of issue is made. */
  readonly issueType: string;
  readonly webhookSecret?: string | undefined;
  /** It may have the words of problems that only few may see. */
  readonly restricted: boolean;
}

/** An issue as far as an item follows it. */
export interface Issue {
  readonly key: string;
  readonly url: string;
  readonly state: IssueState;
  readonly changedAt: string;
}

/** What an issue says, and the mark by which it is found again. */
export interface IssueWords {
  readonly title: string;
  readonly body: string;
  readonly mark: string;
}

/** A request to a tracker. */
export interface TrackerRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How one kind of tracker is spoken to: requests to send, and what its answers say. Undefined: that is not what it answers. */
export interface Dialect {
  make(tracker: TrackerSettings, words: IssueWords): TrackerRequest;
  made(tracker: TrackerSettings, answer: unknown, now: string): Issue | undefined;
  /** Looks for what may have been made already. */
  find(tracker: TrackerSettings, mark: string): TrackerRequest;
  /** Null: there is none with this mark. */
  found(tracker: TrackerSettings, answer: unknown, mark: string): Issue | null | undefined;
  /** Up to {@link PAGE} issues that changed since then, what changed first first. */
  changed(tracker: TrackerSettings, since: string, now: string): TrackerRequest;
  listed(tracker: TrackerSettings, answer: unknown): readonly Issue[] | undefined;
  /** Whether a webhook's bytes were sent by who knows its secret. Header names are in lower case. */
  isProven(headers: Readonly<Record<string, string>>, body: Buffer, secret: string): boolean;
  /** The issue of this project that a webhook tells of. */
  told(tracker: TrackerSettings, payload: unknown): Issue | undefined;
}

/** Issues of one answer at most. */
export const PAGE = 100;
