import { parseArgs } from 'node:util';
import { assignRoles } from './figures/assign-role.js';
import { closingQuestions } from './figures/closing.js';
import { declareLatency, declareSustained } from './figures/declare.js';
import {
  deliveriesFirst,
  deliveriesHanging,
  deliveriesMemory,
  deliveriesPlan,
  deliveriesTwoWorkers,
} from './figures/deliveries.js';
import { commitToFeed, manyFeeds } from './figures/feeds.js';
import { declareAmongMany, rosterGrowth } from './figures/growth.js';
import { memoryIdle } from './figures/memory.js';
import { postmortemDraft } from './figures/postmortem.js';
import { publisherBacklog } from './figures/publisher.js';
import { recordFirstPage, recordIntake, recordOneIncident, recordVisible } from './figures/record.js';
import { exportMemory, verification } from './figures/record-export.js';
import { holdingsOfOne, largeBoard, rosterCommands } from './figures/rosters.js';
import { statusPageReads, statusPageVisible } from './figures/status-page.js';
import { Ground } from './ground.js';
import type { Figure } from './measuring.js';

// Measures what docs/benchmarks.md tells: `npm run bench`, or `npm run bench -- declare-latency` for one of them.
const FIGURES: Readonly<Record<string, (ground: Ground) => Promise<Figure | Figure[]>>> = {
  'declare-latency': declareLatency,
  'declare-sustained': declareSustained,
  'assign-role': assignRoles,
  publisher: publisherBacklog,
  feed: commitToFeed,
  feeds: manyFeeds,
  memory: memoryIdle,
  growth: declareAmongMany,
  rosters: rosterGrowth,
  board: largeBoard,
  'roster-commands': rosterCommands,
  holdings: holdingsOfOne,
  'record-intake': recordIntake,
  'record-one-incident': recordOneIncident,
  'record-visible': recordVisible,
  'record-first-page': recordFirstPage,
  'record-export': exportMemory,
  verification,
  'deliveries-plan': deliveriesPlan,
  'deliveries-first': deliveriesFirst,
  'deliveries-two-workers': deliveriesTwoWorkers,
  'deliveries-hanging': deliveriesHanging,
  'deliveries-memory': deliveriesMemory,
  postmortem: postmortemDraft,
  'status-page-reads': statusPageReads,
  'status-page-visible': statusPageVisible,
  closing: closingQuestions,
};

const { positionals } = parseArgs({ allowPositionals: true });
const names = positionals.length > 0 ? positionals : Object.keys(FIGURES);
const unknown = names.filter((name) => !FIGURES[name]);
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}.`);
  process.exit(2);
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
console.log(row(['figure', 'measured', 'raw limit, same run', 'compared', 'bar', '']));
console.log(row(Array.from({ length: 6 }, () => '---')));
for (const name of names) {
  const ground = await Ground.start();
  try {
    for (const { figure, measured, raw, value, bar, met } of [await FIGURES[name]!(ground)].flat()) {
      console.log(row([figure, measured, raw, value, bar, met ? 'met' : 'missed']));
    }
  } finally {
    await ground.stop();
  }
}
