import { z } from 'zod';
import { type FieldError, invalidInput, type Language, malformed, type RequestContract } from '#contracts';

const messages = { en: z.locales.en().localeError, fr: z.locales.fr().localeError };

/** `links[0].url` */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );

/** Faults told in one answer, and characters of a name or a message: what comes in must not grow on its way back. */
const MOST_ERRORS = 50;
const LONGEST = 200;

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Each unknown field is an error of its own, worded for itself alone. */
function oneByOne(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys
    .slice(0, MOST_ERRORS)
    .map((key) => ({ ...issue, keys: [shortened(key)], path: [...issue.path, key] }));
}

function fieldError(issue: z.core.$ZodIssue, language: Language): FieldError {
  const worded = issue.code === 'unrecognized_keys' ? messages[language](issue as z.core.$ZodRawIssue) : issue.message;
  const message = typeof worded === 'string' ? worded : (worded?.message ?? issue.message);
  return { field: shortened(pathOf(issue.path)), message: shortened(message) };
}

/** Bytes to a value; refuses what is not JSON in UTF-8. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw malformed({ reason: 'it is not JSON in UTF-8' });
  }
}

/** The input as the contract has it; refuses with the fields at fault (50 at most), in the reader's language. */
export function readInput(contract: RequestContract, given: unknown, language: Language): unknown {
  const read = contract.input.safeParse(given, { error: messages[language] });
  if (read.success) return read.data;
  const issues = read.error.issues.slice(0, MOST_ERRORS).flatMap(oneByOne).slice(0, MOST_ERRORS);
  throw invalidInput(
    {},
    issues.map((issue) => fieldError(issue, language)),
  );
}
