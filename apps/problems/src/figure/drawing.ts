import type { Plot } from '#contracts';
import { inMarkup } from '#words/shown';

/** One bar of a drawing: what it is called, how long it is, and how that is said. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly said: string;
}

/** Bars under each other with their words, in units of the drawing. */
const [WIDTH, ROW, LABEL, BARS, TOP] = [640, 28, 200, 320, 8] as const;
/** Characters that fit before a bar. */
const FITS = 28;

// Colours that are read on light and on dark; a page in which it stands can set its own.
const STYLE =
  '.mp-w{fill:var(--plot-words,#1c1e21)}.mp-b{fill:var(--plot-bars,#2f6fb3)}' +
  '@media(prefers-color-scheme:dark){.mp-w{fill:var(--plot-words,#e8eaed)}.mp-b{fill:var(--plot-bars,#7fb2e5)}}';

const shortened = (words: string): string => {
  const letters = [...words];
  return letters.length > FITS ? `${letters.slice(0, FITS - 1).join('')}…` : words;
};

/**
 * Bars as SVG: with a title and a description for who does not see it, no script, nothing that is fetched, and each length in
 * words beside it, so that nobody needs the picture.
 */
export function drawBars(name: string, title: string, bars: readonly Bar[]): Plot {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  const height = TOP * 2 + ROW * bars.length;
  const words = bars.map(({ label, said }) => `${label}: ${said}`);
  const rows = bars.map(({ label, value, said }, index) => {
    const [y, length] = [TOP + ROW * index, Math.max(1, Math.round((value / longest) * BARS))];
    return [
      `<text class="mp-w" x="${LABEL - 8}" y="${y + 18}" text-anchor="end">${inMarkup(shortened(label))}</text>`,
      `<rect class="mp-b" x="${LABEL}" y="${y + 5}" width="${length}" height="${ROW - 10}" rx="2"/>`,
      `<text class="mp-w" x="${LABEL + length + 8}" y="${y + 18}">${inMarkup(said)}</text>`,
    ].join('');
  });
  const [titled, described] = [`mp-${name}-t`, `mp-${name}-d`];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${titled} ${described}" font-family="Helvetica,Arial,sans-serif" font-size="13">`,
    `<title id="${titled}">${inMarkup(title)}</title><desc id="${described}">${inMarkup(words.join('; '))}</desc>`,
    `<style>${STYLE}</style>`,
    ...rows,
    '</svg>',
  ].join('');
  return { name, title, svg, words };
}
