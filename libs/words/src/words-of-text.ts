/** A word of a text, and where it stands. */
export interface Word {
  /** Lower case, without accents. */
  readonly plain: string;
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

// Letters and digits, with what may stand among them unseen: accents, zero-width characters.
const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu;
const UNSEEN = /[^\p{L}\p{N}]/gu;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
/** Longer ones are found by their beginning. */
const LONGEST = 64;

const plain = (run: string): string =>
  run
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(UNSEEN, '')
    .replaceAll(/[œæß]/g, (letter) => LIGATURES[letter]!)
    .slice(0, LONGEST);

/** The words of a text in their order: accents, case and characters that nobody sees do not matter. */
export const wordsOfText = (text: string): Word[] =>
  Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({
    ...{ plain: plain(run), start: index, end: index + run.length },
  }));
