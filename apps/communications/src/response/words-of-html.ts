/** Most of a mail's HTML is style; what is beyond is not looked at. */
const LONGEST = 400_000;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const isScalar = (code: number): boolean => code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return isScalar(code) ? String.fromCodePoint(code) : '';
}

/** Takes out all from each opening to its end; by position, so that no input makes it slow. */
function without(html: string, opening: RegExp, closing: string): string {
  const lower = html.toLowerCase();
  let [kept, at] = ['', 0];
  for (const { index } of lower.matchAll(opening)) {
    if (index < at) continue;
    const end = lower.indexOf(closing, index);
    kept += html.slice(at, index);
    if (end === -1) return kept;
    at = end + closing.length;
  }
  return kept + html.slice(at);
}

/** The words of a mail that is HTML alone: a line for each block, quotations left out. Nothing of it is run or shown. */
export function wordsOfHtml(html: string): string {
  let rest = html.slice(0, LONGEST);
  rest = without(rest, /<!--/g, '-->');
  for (const element of ['style', 'script', 'head', 'blockquote']) {
    rest = without(rest, new RegExp(`<${element}\\b`, 'g'), `</${element}>`);
  }
  return rest
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,500}>/gi, '\n')
    .replace(/<[a-z/!][^<>]{0,5000}>/gi, '')
    .replace(/&(#?\w{1,10});/g, entity)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
