/** Where the words of others begin: in the mail programs that people use in English and French. */
const QUOTE_BEGINS = [
  /^\s*(on|le)\b.{4,300}\b(wrote|a écrit)\s*:\s*$/i,
  /^\s*-{2,}\s*(original message|forwarded message|message d'origine|message transféré|message original)\s*-{2,}\s*$/i,
  /^\s*_{10,}\s*$/,
];

/** A head of a quoted mail without a line above it: two of these in a row. */
const HEAD = /^\s*\*?(from|de|sent|envoyé|to|à|date|subject|objet)\s*:\*?\s+\S/i;

/** What is below is not meant: a signature (RFC 3676), or what a telephone adds. */
const SIGNATURE = [
  /^--\s?$/,
  /^\s*(sent from my|envoyé de mon|envoyé depuis mon|get outlook for|télécharger outlook)\b/i,
];

/** A long line is no line of a mail program, and is looked at no further. */
const LONGEST_LINE = 400;

/** "On 3 March Ana wrote:" is often broken in two. */
const joined = (lines: readonly string[], at: number): string => `${lines[at]} ${lines[at + 1] ?? ''}`;

function endsAt(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  if (line.length > LONGEST_LINE) return false;
  if (SIGNATURE.some((one) => one.test(line))) return true;
  if (QUOTE_BEGINS.some((one) => one.test(line))) return true;
  const next = lines[at + 1] ?? '';
  if (next.length <= LONGEST_LINE && /:\s*$/.test(next) && QUOTE_BEGINS[0]!.test(joined(lines, at))) return true;
  return HEAD.test(line) && HEAD.test(next);
}

/**
 * What somebody wrote themselves in an answer: without what they quote and without their signature, as far as that can be
 * told. What is written between quoted lines stays.
 */
export function ownWords(text: string): string {
  const lines = text.replaceAll('\r', '').split('\n');
  const end = lines.findIndex((_, at) => endsAt(lines, at));
  const own = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  return (
    own
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      // Nothing that a terminal or a log would stumble over.
      .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
      .trim()
  );
}
