import { type ProblemRecord, Rejection } from '#contracts';
import { connectBus, Refused, RequestClient } from '#messaging';
import type { Chapter, Drafting } from '../../../apps/problems/src/postmortem/chapters/chapter.js';
import {
  affectedChapter,
  customersChapter,
  updatesChapter,
} from '../../../apps/problems/src/postmortem/chapters/communications-chapters.js';
import {
  impactChapter,
  timelineChapter,
  timesChapter,
} from '../../../apps/problems/src/postmortem/chapters/record-chapters.js';
import { rolesChapter } from '../../../apps/problems/src/postmortem/chapters/roles-chapter.js';
import { type Chapters, sectionDrafts } from '../../../apps/problems/src/postmortem/draft-postmortem.js';
import { opening, postmortemAfter, problemOf } from '../../../apps/problems/src/postmortem/given-postmortem.js';
import type { Ground } from '../ground.js';
import { type Figure, inMs, quantile, timed } from '../measuring.js';
import { residentMiB } from '../processes.js';
import { fill, noteIn } from './record-export.js';

const CHAPTERS = [
  ...[impactChapter, timesChapter, timelineChapter, rolesChapter, updatesChapter, customersChapter, affectedChapter],
] as const;
const LOOK_EVERY_MS = 20;

async function said(chapter: Chapter, drafting: Drafting): Promise<[string, object]> {
  try {
    return [chapter.name, await chapter.draft(drafting)];
  } catch (error) {
    if (error instanceof Refused || error instanceof Rejection) throw new Error(`${chapter.name} could not be asked`);
    throw error;
  }
}

/** All chapters of an incident whose record has 10,000 entries, asked of the services, and what sections they make. */
export async function postmortemDraft(ground: Ground, { entries = 10_000, rounds = 20 } = {}): Promise<Figure> {
  const incident = await ground.declare();
  await ground.drained();
  // One in twenty is key, as in a long incident that was kept well.
  await fill(ground, incident, entries, (id, index) => noteIn(id, index, index % 20 === 0 ? { kind: 'decision' } : {}));
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  const client = new RequestClient(bus);
  const [first] = problemOf().incidents;
  const problem: ProblemRecord = problemOf({ incidents: [{ ...first!, id: incident }] });
  const drafting: Drafting = {
    ...{ problem, incidents: problem.incidents, language: 'en' },
    ask: async (contract, input) => (await client.ask(contract, input, { token: ground.token })).output,
  };
  const postmortem = postmortemAfter(opening());
  const draft = async () => {
    const chapters = new Map(await Promise.all(CHAPTERS.map((one) => said(one, drafting)))) as Chapters;
    const text = sectionDrafts(postmortem, chapters).map((one) => one.text);
    if (!text.join('\n').includes('further key entries')) throw new Error('the record was not read to its end');
  };
  await draft();
  const [drafter, answering] = [process.pid, ground.muster.pid];
  const idle = residentMiB(drafter);
  const idleOfAll = residentMiB(answering);
  let [most, mostOfAll] = [idle, idleOfAll];
  const looking = setInterval(() => {
    most = Math.max(most, residentMiB(drafter));
    mostOfAll = Math.max(mostOfAll, residentMiB(answering));
  }, LOOK_EVERY_MS);
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) took.push(await timed(draft));
  clearInterval(looking);
  await bus.drain();
  const slowest = quantile(took, 1);
  const [above, aboveOfAll] = [most - idle, mostOfAll - idleOfAll];
  return {
    figure: `postmortem of an incident with ${entries} entries drafted, ${rounds} times`,
    measured: `p50 ${inMs(quantile(took, 0.5))}, slowest ${inMs(slowest)}; memory of who drafts +${above.toFixed(0)} MiB, of all that answer +${aboveOfAll.toFixed(0)} MiB`,
    ...{
      raw: '',
      value: inMs(slowest),
      bar: '2 s, at most 50 MiB more each',
      met: slowest < 2_000 && above <= 50 && aboveOfAll <= 50,
    },
  };
}
