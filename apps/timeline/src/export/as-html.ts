import type { Language, TimelineEntry } from '#contracts';
import { inMarkup, inOneLine, PAGE_END, pageBegin, visible } from '#words/shown';
import { STYLE } from './html-style.js';
import { aboutNote, becameOf, LABELS } from './labels.js';
import { noteAsHtml } from './note-markdown.js';
import { dayOf, type Renderer, timeOf } from './rendering.js';

/** Words in one line, kept from reordering what is beside them. */
const bdi = (text: string): string => `<bdi>${inMarkup(inOneLine(text))}</bdi>`;

// Made once: each has memory of its own outside of the heap, which is slow to be given back.
const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }),
};

const dayName = (instant: string, language: Language): string => DAYS[language].format(new Date(instant));

const quiet = (parts: readonly string[]): string =>
  parts.map((part) => `<span class="quiet">${bdi(part)}</span>`).join(' · ');

function words({ kind, text }: TimelineEntry): string {
  if (kind !== 'event') return `<div class="words" dir="auto">${noteAsHtml(visible(text))}</div>`;
  return `<p dir="auto">${inMarkup(text).replaceAll('\n', '<br>')}</p>`;
}

function list(kind: string, items: readonly string[]): string {
  return items.length > 0 ? `<ul class="${kind}">${items.map((one) => `<li>${one}</li>`).join('')}</ul>` : '';
}

function link({ title, url }: TimelineEntry['links'][number]): string {
  const safe = /^https?:\/\//i.test(url);
  return safe
    ? `<a href="${inMarkup(inOneLine(url))}" rel="noopener noreferrer nofollow">${bdi(title)}</a>`
    : bdi(`${title} ${url}`);
}

function item(entry: TimelineEntry, language: Language): string {
  const { id, kind, occurredAt, by, key, links, files } = entry;
  const about = quiet(aboutNote(entry, language));
  const writer = kind === 'event' ? '' : `<strong>${bdi(by.name)}</strong> `;
  const became = quiet(becameOf(entry, language));
  return [
    `<li id="${inMarkup(id)}"${key ? ' class="key"' : ''}>`,
    `<time datetime="${inMarkup(occurredAt)}">${timeOf(occurredAt)}${key ? ' ★' : ''}</time><div class="entry">`,
    writer || about ? `<p>${writer}${about}</p>` : '',
    words(entry),
    list('links', links.map(link)),
    list(
      'files',
      files.map(({ name, sha256 }) => `${LABELS[language].file} ${bdi(name)} <code>sha256 ${inMarkup(sha256)}</code>`),
    ),
    became ? `<p>${became}</p>` : '',
    '</div></li>\n',
  ].join('');
}

const isNewDay = ({ occurredAt }: TimelineEntry, before: string | undefined): boolean =>
  before === undefined || dayOf(before) !== dayOf(occurredAt);

/** The record as one page that needs nothing else, for a screen and for paper. */
export const asHtml: Renderer = {
  begin: ({ incident, title, language }) => {
    const { title: heading, times } = LABELS[language];
    const name = inOneLine(heading(incident, title));
    const head = pageBegin({ title: name, language, style: STYLE });
    return `${head}<h1>${inMarkup(name)}</h1>\n<p class="quiet">${times}</p>\n`;
  },
  entry: (entry, language, before) => {
    if (!isNewDay(entry, before)) return item(entry, language);
    const ending = before === undefined ? '' : '</ol>\n';
    return `${ending}<h2>${inMarkup(dayName(entry.occurredAt, language))}</h2>\n<ol class="day">\n${item(entry, language)}`;
  },
  end: (language, before) => `${before === undefined ? `<p>${LABELS[language].empty}</p>` : '</ol>'}\n${PAGE_END}`,
};
