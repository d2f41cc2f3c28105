import { createHash } from 'node:crypto';

const SUM_LENGTH = 16;

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, SUM_LENGTH);

/** A line of a file with what shows that it is as it was written. */
export const signedLine = (value: object): string => {
  const text = JSON.stringify(value);
  return `${sumOf(text)} ${text}\n`;
};

/** What such a line says; undefined for one that is cut short or changed. Never throws. */
export function readSignedLine(line: string): Record<string, unknown> | undefined {
  const text = line.slice(SUM_LENGTH + 1);
  if (line[SUM_LENGTH] !== ' ' || line.slice(0, SUM_LENGTH) !== sumOf(text)) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
