import { type Language, NO_INCIDENT, spokenTime } from '#contracts';
import type { Content } from '../channel/content.js';
import { oneLine } from '../wording/in-one-line.js';
import { asTyped } from './as-typed.js';
import type { KeptNotice } from './kept-notice.js';

/** What one digest shows: the newest, of those that are urgent first. */
export const SHOWN = 50;
const SUBJECT = 200;
const SHORT = 300;

/** A notice as a digest shows it. */
export type Shown = Pick<KeptNotice, 'event' | 'incident' | 'title' | 'isDrill' | 'text' | 'urgent' | 'at'>;

/** What surrounds the words. */
export interface DigestFrame {
  /** What the digest is called, such as `ntc-p-…-7`. */
  readonly id: string;
  readonly language: Language;
  readonly organisation: string;
  /** How many there are, of which only some are shown. */
  readonly count: number;
}

const SAID = {
  en: {
    drill: 'DRILL',
    urgent: 'urgent',
    several: (count: number, incidents: number) =>
      `${count} notices${incidents > 1 ? ` in ${incidents} incidents` : ''}`,
    more: (count: number) => `and ${count} more`,
    others: (count: number) => `${count} more are in the list of your notices in Muster.`,
  },
  fr: {
    drill: 'EXERCICE',
    urgent: 'urgent',
    several: (count: number, incidents: number) =>
      `${count} avis${incidents > 1 ? ` dans ${incidents} incidents` : ''}`,
    more: (count: number) => `et ${count} de plus`,
    others: (count: number) => `${count} de plus se trouvent dans la liste de vos avis, dans Muster.`,
  },
} as const;

const nameOf = ({ incident, title }: Shown): string => (title === null ? incident : `${incident} – ${title}`);

/** By incident, those with something urgent first, then where something happened last. */
function groupsOf(notices: readonly Shown[]): (readonly Shown[])[] {
  const urgent = (group: readonly Shown[]) => Number(group.some((one) => one.urgent));
  const newest = (group: readonly Shown[]) =>
    group
      .map(({ at }) => at)
      .sort()
      .at(-1)!;
  return [...Map.groupBy(notices, ({ incident }) => incident).values()].sort(
    (a, b) => urgent(b) - urgent(a) || newest(b).localeCompare(newest(a)),
  );
}

const inOrder = (group: readonly Shown[]): readonly Shown[] =>
  group.toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || a.at.localeCompare(b.at));

/**
 * Some notices to one person as one message in their language, before a channel gives it its form: of a single one its
 * words are the subject, several are counted; by incident, what is urgent first.
 */
export function composeDigest(notices: readonly Shown[], { id, language, organisation, count }: DigestFrame): Content {
  const said = SAID[language];
  const groups = groupsOf(notices);
  const [first] = inOrder(groups[0]!);
  const isDrill = notices.every((one) => one.isDrill);
  const one = groups.length === 1 && first!.incident !== NO_INCIDENT ? first! : null;
  const mark = isDrill ? `[${said.drill}] ` : '';
  const place = one ? `${one.incident}: ` : '';
  const single = `${place}${first!.text[language]}`;
  const counted = `${said.several(count, groups.length)}${one ? ` – ${nameOf(one)}` : ''}`;
  const body = groups.map((group) => {
    const drill = group[0]!.isDrill ? ` (${said.drill})` : '';
    const head = group[0]!.incident === NO_INCIDENT ? organisation : nameOf(group[0]!);
    const lines = inOrder(group).map(
      ({ at, urgent, text }) =>
        `- ${spokenTime(at, language)}${urgent ? `, ${said.urgent}` : ''}: ${asTyped(text[language])}`,
    );
    return [`**${asTyped(head)}**${drill}`, lines.join('\n')].join('\n\n');
  });
  const left = count - notices.length;
  const others = count > 1 ? ` (${said.more(count - 1)})` : '';
  return {
    ...{ kind: 'notices', language, organisation, isDrill, incident: one?.incident ?? null },
    thread: one ? `${id.slice(0, id.lastIndexOf('-'))}-${one.incident}` : id,
    subject: oneLine(`${mark}${count === 1 ? single : counted}`, SUBJECT),
    body: [...body, ...(left > 0 ? [said.others(left)] : [])].join('\n\n'),
    short: `${oneLine(`${mark}${single}`, SHORT - others.length)}${others}`,
    data: {
      ...{ digest: id, count, drill: isDrill, language },
      notices: notices.map(({ event, incident, text, urgent, at }) => ({
        ...{ id: event, incident: incident === NO_INCIDENT ? null : incident, text: text[language], urgent, at },
      })),
    },
  };
}
