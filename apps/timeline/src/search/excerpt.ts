import { type Excerpt, LANGUAGES } from '#contracts';
import { formOf, type Word, wordsOfText } from '#words';
import type { Sought } from './sought.js';

/** Characters of an excerpt, without the ellipses. */
const LONGEST = 240;
/** Of these, how many at most stand before the first match. */
const BEFORE = 60;
const LEFT_OUT = '…';

type Span = Excerpt['matches'][number];

/** The words of the text that make up one thing that is looked for, each time it stands there. */
function* spansOf(words: readonly Word[], sought: Sought): Generator<Span> {
  for (const language of LANGUAGES) {
    const wanted = sought[language].trim().split(' ');
    const forms = words.map(({ plain }) => formOf(plain, language));
    for (let at = 0; at + wanted.length <= forms.length; at += 1) {
      if (!wanted.every((form, index) => forms[at + index] === form)) continue;
      yield { start: words[at]!.start, end: words[at + wanted.length - 1]!.end };
    }
  }
}

/** In their order; what overlaps is one. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = all.at(-1);
    if (last && span.start < last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}

function cut(text: string, words: readonly Word[], matches: readonly Span[]): Excerpt {
  const first = matches[0]?.start ?? 0;
  const from = first <= BEFORE ? 0 : (words.find(({ start }) => start >= first - BEFORE)?.start ?? first);
  const fitting = words.findLast(({ end }) => end <= from + LONGEST)?.end ?? 0;
  const to = text.length - from <= LONGEST ? text.length : Math.max(fitting, from + 1);
  const before = from === 0 ? '' : LEFT_OUT;
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + (to === text.length ? '' : LEFT_OUT),
    matches: matches
      .filter(({ end }) => end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

/** A piece of the first of these texts in which something fits, around the first match; else the beginning of the first. */
export function excerptOf(texts: readonly [string, ...string[]], sought: readonly Sought[]): Excerpt {
  const found = texts.map((text) => {
    const words = wordsOfText(text);
    return { text, words, matches: merged(sought.flatMap((one) => [...spansOf(words, one)])) };
  });
  const { text, words, matches } = found.find((one) => one.matches.length > 0) ?? found[0]!;
  return cut(text, words, matches);
}
