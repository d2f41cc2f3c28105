import { POSTMORTEM_STATUS_NAMES, type SectionComment, type SectionConflict, spokenTime } from '#contracts';
import { inMarkup } from '#words/shown';
import { PAGE_END, pageBegin } from './page.js';
import { type Form, LABELS, type Whole } from './rendered.js';
import { sectionAsHtml } from './section-markdown.js';

const bdi = (text: string): string => `<bdi>${inMarkup(text)}</bdi>`;

function facts({ postmortem, language, version }: Whole): string {
  const { owner, dueAt, status, versions, missing } = postmortem;
  const words = LABELS[language];
  const approved = versions.find((one) => one.version === version) ?? (version === null ? versions.at(-1) : undefined);
  const all = [
    `${words.owner} ${bdi(owner?.name ?? words.nobody)}`,
    dueAt && `${words.due} <time datetime="${dueAt}">${spokenTime(dueAt, language)}</time>`,
    POSTMORTEM_STATUS_NAMES[status][language],
    approved &&
      `${words.version} ${approved.version}, ${words.approved} ${bdi(approved.by.name)} ${words.on} ${spokenTime(approved.at, language)}`,
    version === null && missing.length > 0 && words.missing(inMarkup(missing.join(', '))),
  ];
  return all.filter(Boolean).join(' · ');
}

const conflict = ({ standing, offered, by }: SectionConflict, words: (typeof LABELS)[keyof typeof LABELS]): string =>
  `<div class="conflict" role="note"><p><strong>${words.conflict(bdi(by.name))}</strong></p>
<p>${words.standing}</p><pre dir="auto">${inMarkup(standing)}</pre>
<p>${words.offered}</p><pre dir="auto">${inMarkup(offered)}</pre></div>`;

const comment = ({ by, at, confirms, words: said }: SectionComment, language: Whole['language']): string =>
  `<li>${bdi(by.name)}, <time datetime="${at}">${spokenTime(at, language)}</time>${confirms ? ` (${LABELS[language].confirms})` : ''}${said ? `: <span dir="auto">${inMarkup(said)}</span>` : ''}</li>`;

/** Each picture says in words what it shows, and is drawn by nobody but us: it is markup as it stands. */
function numbers({ plots = [], language }: Whole): string {
  if (plots.length === 0) return '';
  const figures = plots.map(({ title, svg }) => `<figure><figcaption>${inMarkup(title)}</figcaption>${svg}</figure>`);
  return `<section aria-labelledby="numbers">\n<h2 id="numbers">${LABELS[language].numbers}</h2>\n${figures.join('\n')}\n</section>\n`;
}

/** The postmortem as one page that needs nothing else, for a screen and for paper. */
export const asHtml: Form = {
  begin: (whole) => {
    const { postmortem, language } = whole;
    const title = LABELS[language].title(postmortem.problem, postmortem.title);
    return `${pageBegin(title, language)}<p class="quiet">${facts(whole)}</p>\n`;
  },
  section: ({ postmortem, written, language, hints }, index) => {
    const { key, title, hint } = postmortem.sections[index]!;
    const { text = '', conflicts = [], comments = [] } = written.get(key) ?? {};
    const quiet = hints ? `<p class="quiet">${inMarkup(hint[language])}</p>` : '';
    const said = comments.map((one) => comment(one, language)).join('');
    return [
      `<section aria-labelledby="${key}">\n<h2 id="${key}">${inMarkup(title[language])}</h2>`,
      text ? `<div dir="auto">${sectionAsHtml(text)}</div>` : quiet,
      ...conflicts.map((one) => conflict(one, LABELS[language])),
      said && `<p class="quiet">${LABELS[language].said}</p><ul>${said}</ul>`,
      '</section>\n',
    ]
      .filter(Boolean)
      .join('\n');
  },
  end: (whole) => `${numbers(whole)}${PAGE_END}`,
};
