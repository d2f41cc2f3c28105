import { SEVERITIES } from '#contracts';
import { anIncident, aProblem, aWorkaround } from '../../../apps/problems/src/alike/given-alike.js';
import { type Likened, likenedIncident, likenedProblem } from '../../../apps/problems/src/alike/likened.js';
import type { KeptLikened } from '../../../apps/problems/src/serving/alike/likenesses.js';
import type { Ground } from '../ground.js';
import { type Figure, inMs, quantile, timed } from '../measuring.js';
import { residentMiB } from '../processes.js';

const COMPONENTS = Array.from({ length: 120 }, (_, index) => `component-${index}`);
const SYLLABLES = [
  'ba',
  'cor',
  'dis',
  'fen',
  'gli',
  'hum',
  'kel',
  'lor',
  'mon',
  'net',
  'pra',
  'rus',
  'sto',
  'tal',
  'vek',
];
/** Some thousands of words that nobody says, alike in nothing. */
const WORDS = SYLLABLES.flatMap((one) => SYLLABLES.flatMap((two) => SYLLABLES.map((three) => `${one}${two}${three}q`)));

/** The same numbers each time, 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Words as people say them: a few of them all the time, most of them hardly ever. */
const said = (next: () => number, count: number): string =>
  Array.from({ length: count }, () => WORDS[Math.floor(WORDS.length * next() ** 4)]).join(' ');

/** So many incidents, and a problem behind every tenth, half of these known errors. */
function past(count: number): Likened[] {
  const next = numbers(7);
  return Array.from({ length: count }, (_, index): Likened[] => {
    const incident = anIncident({
      ...{ id: `INC-${index + 1_000_001}`, title: said(next, 6), summary: said(next, 40) },
      ...{ components: [COMPONENTS[Math.floor(120 * next() ** 2)]!], severity: SEVERITIES[index % 4]! },
      ...{ labels: { region: `r${index % 3}`, alertname: `a${index % 400}` }, dedupKey: `alert-${index % 900}` },
      declaredAt: new Date(1_700_000_000_000 + index * 60_000).toISOString(),
    });
    if (index % 10 > 0) return [likenedIncident(incident)];
    const known = index % 20 === 0 ? aWorkaround(said(next, 30)) : {};
    const problem = aProblem([incident], { id: `PRB-${index + 1_000_001}`, title: said(next, 6), ...known });
    return [likenedIncident(incident), likenedProblem(problem)];
  }).flat();
}

/** What is like one of 10,000 incidents, like words, and like a problem, over HTTP; and what that leaves in memory. */
export async function alikeAmongMany(ground: Ground, { incidents = 10_000, samples = 400 } = {}): Promise<Figure> {
  const all = past(incidents).map((one): KeptLikened => ({ ...one, sequence: 1 }));
  await ground.database.db('muster_problems').collection<KeptLikened>('likenesses').insertMany(all);
  const next = numbers(11);
  const ask = () => {
    const some = Math.floor(incidents * next());
    const words = encodeURIComponent(said(next, 12));
    return next() < 0.5
      ? ground.ask('GET', `/v1/incidents/INC-${some + 1_000_001}/alike`)
      : ground.ask('GET', `/v1/alike?words=${words}&components=${COMPONENTS[some % 120]}`);
  };
  const round = async (count: number) => {
    const took: number[] = [];
    for (let sample = 0; sample < count; sample += 1) took.push(await timed(ask));
    return { took, memory: residentMiB(ground.muster.pid) };
  };
  // Memory rises to where the collector lets it, and stays there.
  for (let warm = 0; warm < 2; warm += 1) await round(samples);
  const [first, second, third] = [await round(samples), await round(samples), await round(samples)];
  const took = [first, second, third].flatMap((one) => one.took);
  const grown = third.memory - first.memory;
  const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
  return {
    figure: `alike among ${incidents} incidents, over HTTP`,
    measured: `p50 ${inMs(p50)}, p99 ${inMs(p99)}, memory ${first.memory.toFixed(0)} and then ${third.memory.toFixed(0)} MiB`,
    raw: '',
    value: inMs(p99),
    bar: 'p99 under 100 ms, memory growing by at most 15 MiB',
    met: p99 < 100 && grown <= 15,
  };
}
