import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { kindOf } from './step.js';
import { type Story, story } from './story.js';

/** The file cannot be played; the message has a line for each thing wrong, with the file and the place in it. */
export class StoryRefused extends Error {}

/** Reads a story from a YAML file. Throws {@link StoryRefused}. */
export function readStory(file: string): Story {
  const given = contentOf(file);
  const read = story.safeParse(given, { error: plainly });
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `${file}: ${place(issue.path, given)}${issue.message}`);
  throw new StoryRefused([...new Set(lines)].join('\n'));
}

function contentOf(file: string): unknown {
  const document = parseDocument(textOf(file), { prettyErrors: true });
  const faults = document.errors.map(({ message, linePos }) => {
    const position = linePos ? `${file}:${linePos[0].line}:${linePos[0].col}` : file;
    return `${position}: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`;
  });
  if (faults.length > 0) throw new StoryRefused(faults.join('\n'));
  try {
    return document.toJS();
  } catch (error) {
    // A text that begins with * and is not in quotes: YAML takes it for a reference.
    throw new StoryRefused(`${file}: ${(error as Error).message}`);
  }
}

/** What a person who wrote the file by hand reads more easily than zod's own words. */
function plainly({ code, input }: z.core.$ZodRawIssue): string | undefined {
  if (input === undefined) return 'is missing';
  return code === 'invalid_key' ? 'is no key: lower-case letters, digits and hyphens are needed' : undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StoryRefused(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** `step 7, give.to: ` for the seventh step, `people.scribe.email: ` elsewhere. */
function place(path: z.core.$ZodIssue['path'], given: unknown): string {
  const [first, index, ...inStep] = path;
  if (first !== 'steps' || typeof index !== 'number') return path.length > 0 ? `${path.join('.')}: ` : '';
  const written = (given as { steps: object[] }).steps[index];
  const kind = written && kindOf(written);
  const field = inStep
    .map((part, at) => (at === 0 && part === 'value' ? kind : part))
    .filter((part) => part !== 'kind');
  return `step ${index + 1}${field.length > 0 ? `, ${field.join('.')}` : ''}: `;
}
