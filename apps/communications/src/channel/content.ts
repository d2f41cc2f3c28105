import type { Language } from '#contracts';

/** What goes to people and audiences of an incident. */
const PEOPLES_KINDS = ['first-word', 'update', 'correction', 'withdrawal', 'notices', 'invitation'] as const;

/** What goes to subscribers of the status page. */
const PAGE_KINDS = ['confirmation', 'subscribed', 'publication', 'maintenance'] as const;

/** What a message is, for those who sort by it. */
export const CONTENT_KINDS = [...PEOPLES_KINDS, ...PAGE_KINDS] as const;

/** Whether it goes to a subscriber of the status page: what comes back of it reaches nobody who works on an incident. */
export const isOfThePage = ({ kind }: Pick<Content, 'kind'>): boolean => PAGE_KINDS.some((one) => one === kind);

/** What one reader gets, in one language, before a channel gives it its form. */
export interface Content {
  readonly kind: (typeof CONTENT_KINDS)[number];
  readonly language: Language;
  /** One line. */
  readonly subject: string;
  /** Markdown; HTML in it is words like any other. */
  readonly body: string;
  /** The most important of it, for channels that have little room: at most 300 characters. */
  readonly short: string;
  readonly organisation: string;
  /** Null for what is about several. */
  readonly incident: string | null;
  /** It is an exercise, and says so. */
  readonly isDrill: boolean;
  /** The same for all that belong together: what a mail answers to, what a webhook's receiver replaces. */
  readonly thread: string;
  /** The same facts for programs: what a webhook carries. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What calendars take from a mail (iCalendar, RFC 5545 and 6047): an invitation, or that it is taken back. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string };
}
