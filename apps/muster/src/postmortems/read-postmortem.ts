import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { type Fault, type Postmortem, PostmortemRefused } from './postmortem.js';
import { readTime } from './read-time.js';

const FENCE = /^---[ \t]*$/;
/** The front matter begins in the line after the first fence. */
const FIRST_LINE = 2;
const LONGEST_LINE = 200;

/** Nothing a person types, and what a record does not take. */
const UNTYPED = /[\p{Cs}\p{Cc}]/gu;
const cleaned = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(UNTYPED, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '));
const inOneLine = (text: string): string => cleaned(text).replaceAll(/\s+/g, ' ').trim();
const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Reads a postmortem: YAML between two lines of `---`, then Markdown. Throws {@link PostmortemRefused}. */
export function readPostmortem(text: string, now: Date): Postmortem {
  const { front, body } = parted(text);
  const lines = new LineCounter();
  const document = parseDocument(front, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ message, pos }) => ({
    line: lines.linePos(pos[0]).line + FIRST_LINE - 1,
    reason: message,
  }));
  if (broken.length > 0) throw new PostmortemRefused(broken);
  if (!isMap(document.contents)) {
    throw new PostmortemRefused([{ line: FIRST_LINE, reason: 'the front matter has no fields' }]);
  }
  return new Reading(document, lines, now).postmortem(body);
}

function parted(text: string): { front: string; body: string } {
  const all = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (!FENCE.test(all[0] ?? '')) throw new PostmortemRefused([{ line: 1, reason: 'it begins with no line of ---' }]);
  const end = all.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end === -1)
    throw new PostmortemRefused([{ line: all.length, reason: 'the front matter ends with no line of ---' }]);
  return { front: all.slice(1, end).join('\n'), body: cleaned(all.slice(end + 1).join('\n')).trim() };
}

/** Reads the fields of one front matter, and gathers all that is wrong with them. */
class Reading {
  private readonly faults: Fault[] = [];

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly now: Date,
  ) {}

  postmortem(body: string): Postmortem {
    const uuid = this.line('uuid');
    if (uuid === undefined) this.refuse('uuid', 'uuid is missing: by it the same postmortem is recognised');
    const [company, product, summary] = [this.line('company'), this.line('product'), this.text('summary')];
    const title = this.line('title') ?? this.titleFrom(company, product, summary);
    const [startedAt, endedAt] = [this.time('starttime'), this.time('endtime')];
    if (startedAt && endedAt && endedAt < startedAt) this.refuse('endtime', 'endtime is before starttime');
    const [categories, keywords, url] = [this.list('categories'), this.list('keywords'), this.address('url')];
    if (this.faults.length > 0) throw new PostmortemRefused(this.faults);
    return {
      ...{ uuid: uuid!, title: title!, url, startedAt, endedAt, company, product, summary },
      ...{ categories, keywords, body },
    };
  }

  private titleFrom(company?: string, product?: string, summary?: string): string | undefined {
    const said = summary && inOneLine(summary);
    const named = [[company, product].filter(Boolean).join(' '), said].filter(Boolean).join(': ');
    if (named === '') this.refuse('title', 'title is missing, and no company, product or summary says what it is');
    return named === '' ? undefined : cut(named, LONGEST_LINE);
  }

  private text(field: string): string | undefined {
    const given = this.document.get(field);
    if (given === undefined || given === null) return undefined;
    if (typeof given === 'object') {
      this.refuse(field, `${field} is a text`);
      return undefined;
    }
    const text = cleaned(String(given)).trim();
    return text === '' ? undefined : text;
  }

  private line(field: string): string | undefined {
    const text = this.text(field);
    return text === undefined ? undefined : cut(inOneLine(text), LONGEST_LINE);
  }

  private address(field: string): string | undefined {
    const text = this.line(field);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
    this.refuse(field, `${field} is an http(s) address`);
    return undefined;
  }

  private time(field: string): string | undefined {
    const given = this.document.get(field);
    const read = readTime(given);
    if (read === null) this.refuse(field, `${field} is no time with a zone, such as 2017-01-31T22:00:00Z, and no day`);
    else if (read !== undefined && read > this.now.toISOString()) this.refuse(field, `${field} is in the future`);
    return read ?? undefined;
  }

  private list(field: string): string[] {
    const node = this.document.get(field, true);
    const given: unknown = isNode(node) ? node.toJS(this.document) : node;
    if (given === undefined || given === null || given === '') return [];
    const all = Array.isArray(given) ? given : [given];
    if (all.some((one) => typeof one === 'object' && one !== null)) this.refuse(field, `${field} is a list of words`);
    return all.map((one) => inOneLine(String(one ?? ''))).filter((one) => one !== '');
  }

  /** In the line of the field; in the first where it is not there. */
  private refuse(field: string, reason: string): void {
    const node = this.document.get(field, true);
    const at = isNode(node) ? node.range?.[0] : undefined;
    this.faults.push({ line: (at === undefined ? 1 : this.lines.linePos(at).line) + FIRST_LINE - 1, reason });
  }
}
