import { z } from 'zod';

// C0 and C1 controls, and halves of surrogate pairs: nothing a person types, and what breaks terminals and logs.
const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;
// A paragraph may also have tabs and line breaks.
const PARAGRAPHS = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

/** One line of words, trimmed, 1 to `max` characters, without control characters. */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).regex(ONE_LINE, { error: 'control characters are not allowed' });

/** Several lines of words (Markdown where it is shown), trimmed, 1 to `max` characters. */
export const paragraphs = (max: number) =>
  z.string().trim().min(1).max(max).regex(PARAGRAPHS, { error: 'control characters are not allowed' });

/** A point in time in ISO 8601 with an offset or `Z`; a time without a zone is refused, for it means two things. */
export const instant = () => z.iso.datetime({ offset: true });

/** An address a person can open: http or https, at most 2,000 characters. */
export const webAddress = () => z.url({ protocol: /^https?$/, error: 'an http(s) address is needed' }).max(2_000);

/** A short key for use in addresses and subjects: lower-case letters, digits and hyphens. */
export const slug = () =>
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'lower-case letters, digits and hyphens' });
