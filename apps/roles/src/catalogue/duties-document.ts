import type { Localised } from '#contracts';
import { CARRIED_BY, type Carried } from './carried-by.js';
import { CATALOGUE, dutyOf } from './catalogue.js';

const HEAD = `# What each role does, and by what

Made from the catalogue and the contracts by \`npm run duties\`: the 36 pairs of role and duty that come with Muster. A duty is
something one can do: by a command, with a clock that reminds of it, and an event that tells that it was done. Where a part of
Muster is still to come, that is said; until then the duty has its one accountable person, and nothing of its own to press.
`;

const COLUMNS = ['duty', 'key', 'rank', 'commands', 'clocks', 'events', 'waits for'];

const code = (names: readonly { readonly name: string }[]) => names.map(({ name }) => `\`${name}\``).join(', ') || '·';

const cells = ({ commands, clocks, events, waitsFor }: Carried): readonly string[] => [
  code(commands),
  code(clocks),
  code(events),
  waitsFor ?? '·',
];

/** Rows with their columns aligned, as the formatter of this repository wants them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[], fill = ' ') =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!, fill)).join(' | ')} |`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ];
}

const both = ({ en, fr }: Localised): string => `${en} / ${fr}`;

/** The document docs/duties.md: for each of the 36 pairs the command, clock and event that carry it, or what it waits for. */
export function dutiesDocument(): string {
  const sections = CATALOGUE.roles.map((role) => {
    const rows = role.duties.map(({ duty, rank }) => [
      ...[dutyOf(CATALOGUE, duty).name.en, `\`${duty}\``, rank],
      ...cells(CARRIED_BY[duty]!),
    ]);
    return [`## ${both(role.name)} (\`${role.key}\`)`, '', role.purpose.en, '', ...table(COLUMNS, rows)].join('\n');
  });
  return `${[HEAD, ...sections].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;
}
