import type { Ground } from '../ground.js';
import { type Figure, inMs, median, quantile, timed } from '../measuring.js';

/** Of each of three kinds, in the incident that is asked about. */
const OPEN = 50;
/** Beside it there are others, with something open in each. */
const OTHERS = 200;
const LOOKS = 500;
const READERS = 4;

const draft = { audience: 'customers', words: { en: { problem: 'The checkout fails' } } };

/** An incident in which every service has something open. */
async function busyIncident(ground: Ground): Promise<string> {
  const incident = await ground.declare();
  const path = `/v1/incidents/${incident}`;
  for (let index = 0; index < OPEN; index += 1) {
    await ground.ask('POST', `${path}/updates`, draft);
    await ground.ask('POST', `${path}/questions`, { words: `How long until part ${index} is back?` });
    await ground.ask('POST', `${path}/timeline`, { text: `Who has key ${index}?`, kind: 'question' });
  }
  await ground.ask('POST', `${path}/responses`, { words: 'I cannot pay', source: 'support' });
  await ground.ask('POST', '/v1/publications', { incident, title: { en: 'It fails' }, words: { en: 'We look.' } });
  await ground.ask('POST', '/v1/problems', { incident });
  return path;
}

/** What is open over all services, asked by several people at once, and what a closing takes in which nothing is. */
export async function closingQuestions(ground: Ground): Promise<Figure[]> {
  const path = await busyIncident(ground);
  for (let index = 0; index < OTHERS; index += 1) {
    await ground.ask('POST', `/v1/incidents/${await ground.declare()}/updates`, draft);
  }
  await ground.drained();
  const look = () => ground.ask('GET', `${path}/open-items`);
  const first = (await look()).items as { kind: string }[];
  const times: number[] = [];
  let unasked = 0;
  const reader = async () => {
    for (let index = 0; index < LOOKS / READERS; index += 1) {
      times.push(
        await timed(async () => {
          const { items } = (await look()) as { items: { kind: string }[] };
          unasked += items.filter(({ kind }) => kind === 'service').length;
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  const closings: number[] = [];
  for (let index = 0; index < 50; index += 1) {
    const incident = await ground.declare();
    closings.push(await timed(() => ground.ask('POST', `/v1/incidents/${incident}/close`, {})));
  }
  const [p99, closed] = [quantile(times, 0.99), quantile(closings, 0.99)];
  return [
    {
      figure: `closing: what is open over all services (${first.length} items), ${READERS} people at once`,
      measured: `p50 ${inMs(median(times))}, p99 ${inMs(p99)}, ${unasked} not asked in time`,
      ...{ raw: '', value: inMs(p99), bar: 'p99 under 300 ms', met: p99 < 300 && unasked === 0 },
    },
    {
      figure: 'closing: an incident in which nothing is open, one after the other',
      measured: `p50 ${inMs(median(closings))}, p99 ${inMs(closed)}`,
      ...{ raw: '', value: inMs(closed), bar: 'p99 under 1 s', met: closed < 1_000 },
    },
  ];
}
