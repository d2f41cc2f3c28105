import { LANGUAGES, type Language, spokenTime } from '#contracts';
import type { ReceivedMail } from './mail-catcher.js';
import type { ToldUpdate } from './telling.js';

const HEADERS = { from: 'From', to: 'To', subject: 'Subject', list: 'List-Id', language: 'Content-Language' } as const;

/** The mails of a replay as they were received, one for each update and language, with the times of the story; as Markdown. */
export function writeMails(title: string, updates: readonly ToldUpdate[], mails: readonly ReceivedMail[]): string {
  const inOrder = mails.toSorted((one, other) => compare(addressOf(one), addressOf(other)));
  const sections = updates.flatMap((told) =>
    LANGUAGES.flatMap((language) => {
      const mail = inOrder.find((one) => isOf(one, told) && header(one, 'content-language') === language);
      return mail ? [section(mail, told, language)] : [];
    }),
  );
  const about = `Each mail once in each language, as a mail server received it while the incident was played; the times are those of the
story. Made by \`npm run replay\` with \`--mails\`.`;
  return [`# Mails: ${title}`, about, ...sections].join('\n\n').trimEnd().concat('\n');
}

const addressOf = (mail: ReceivedMail): string => mail.to?.[0]?.address ?? '';
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const header = (mail: ReceivedMail, key: string): string | undefined =>
  mail.headers.find((one) => one.key === key)?.value;

/** What goes to an audience names it as a list; its words tell one update from another. */
function isOf(mail: ReceivedMail, { update, next }: ToldUpdate): boolean {
  const language = header(mail, 'content-language') as Language;
  const words = update.words[language] ?? update.words.en ?? update.words.fr;
  const isToThem = header(mail, 'list-id')?.includes(`<${update.audience}.`) ?? false;
  const text = mail.text ?? '';
  const isInTime = !next || text.includes(spokenTime(next.played, language));
  return isToThem && isInTime && words !== undefined && text.includes(words.problem);
}

function section(mail: ReceivedMail, { update, at, next }: ToldUpdate, language: Language): string {
  const lines = [
    `${HEADERS.from}: ${shown(mail.from)}`,
    `${HEADERS.to}: ${shown(mail.to?.[0])}`,
    `${HEADERS.subject}: ${mail.subject ?? ''}`,
    `${HEADERS.list}: ${header(mail, 'list-id') ?? ''}`,
    `${HEADERS.language}: ${language}`,
  ];
  const text = (mail.text ?? '').trimEnd().replace(/ +$/gm, '');
  const told = next ? text.replaceAll(spokenTime(next.played, language), spokenTime(next.story, language)) : text;
  const heading = `## ${spokenTime(at, 'en')}: ${update.audienceName[language]}`;
  return [heading, '', '```text', ...lines, '', told, '```'].join('\n');
}

const shown = (one: ReceivedMail['from']): string =>
  one?.address ? (one.name ? `${one.name} <${one.address}>` : one.address) : '';
