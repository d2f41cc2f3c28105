import { POSTMORTEM_STATUS_NAMES, spokenTime } from '#contracts';
import { type Form, LABELS, type Whole } from './rendered.js';

/** Words as one line in which nothing begins a block, a link or HTML. */
const escaped = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>#|~&]/g, '\\$&');

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

function facts({ postmortem, language, version }: Whole): string[] {
  const { owner, dueAt, status, versions, missing } = postmortem;
  const words = LABELS[language];
  const approved = versions.find((one) => one.version === version) ?? (version === null ? versions.at(-1) : undefined);
  return [
    `- ${words.owner} ${escaped(owner?.name ?? words.nobody)}`,
    ...(dueAt ? [`- ${words.due} ${spokenTime(dueAt, language)}`] : []),
    `- ${POSTMORTEM_STATUS_NAMES[status][language]}`,
    ...(approved
      ? [
          `- ${words.version} ${approved.version}, ${words.approved} ${escaped(approved.by.name)} ${words.on} ${spokenTime(approved.at, language)}`,
        ]
      : []),
    ...(missing.length > 0 && version === null ? [`- ${words.missing(missing.join(', '))}`] : []),
  ];
}

/** The postmortem as Markdown. */
export const asMarkdown: Form = {
  begin: (whole) => {
    const { postmortem, language } = whole;
    const heading = LABELS[language].title(postmortem.problem, escaped(postmortem.title));
    return `# ${heading}\n\n${facts(whole).join('\n')}\n`;
  },
  section: ({ postmortem, written, language, hints }, index) => {
    const { key, title, hint } = postmortem.sections[index]!;
    const words = LABELS[language];
    const { text = '', conflicts = [], comments = [] } = written.get(key) ?? {};
    const body = text || (hints ? `_${escaped(hint[language])}_` : '');
    const clashes = conflicts.map(
      ({ standing, offered, by }) =>
        `**${words.conflict(escaped(by.name))}**\n\n${words.standing}\n\n${quoted(standing)}\n\n${words.offered}\n\n${quoted(offered)}`,
    );
    const said = comments.map(
      ({ by, at, confirms, words: saidWords }) =>
        `- ${escaped(by.name)}, ${spokenTime(at, language)}${confirms ? ` (${words.confirms})` : ''}${saidWords ? `: ${escaped(saidWords)}` : ''}`,
    );
    const notes = said.length > 0 ? [`${words.said}\n\n${said.join('\n')}`] : [];
    return `\n${[`## ${escaped(title[language])}`, body, ...clashes, ...notes].filter(Boolean).join('\n\n')}\n`;
  },
  end: () => '',
};
