import { readFileSync } from 'node:fs';

/** The last lines of a log as a text to put behind an error's message; empty when there is no log. */
export function tailOf(file: string, lines = 8): string {
  try {
    const last = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines);
    return `; the end of ${file}:\n${last.map((line) => `  ${line.slice(0, 400)}`).join('\n')}`;
  } catch {
    return '';
  }
}
