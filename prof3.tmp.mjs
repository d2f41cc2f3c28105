import { Ground } from './dist/tests/bench/ground.js';
import { median, quantile, timed } from './dist/tests/bench/measuring.js';

const hp = 34567;
const g = await Ground.start({ HEALTH_PORT: String(hp), LOG_LEVEL: 'debug' });
const ids = [];
for (let i = 0; i < 32; i++) {
  ids.push(await g.declare());
  await g.ask('POST', '/v1/people', { name: `E ${i}`, email: `e${i}@example.org` });
}
await g.drained();
const one = async (i, k) => {
  const p = `/v1/incidents/${ids[i]}/roles/subject-matter-expert`;
  if (k % 2 === 0) await g.ask('PUT', p, { person: `e${i}@example.org` });
  else await g.ask('DELETE', p + `?person=${encodeURIComponent(`e${i}@example.org`)}`);
};
const t1 = [];
for (let k = 0; k < 100; k++) {
  t1.push(await timed(() => one(0, k)));
}
console.log('1 client closed', median(t1).toFixed(1), quantile(t1, 0.95).toFixed(1));
const t2 = [];
for (let k = 0; k < 60; k++) {
  t2.push(await timed(() => one(0, k)));
  await g.drained();
}
console.log('1 client drained', median(t2).toFixed(1), quantile(t2, 0.95).toFixed(1));
for (const n of [4, 16, 32]) {
  const t3 = [];
  const s = performance.now();
  await Promise.all(
    Array.from({ length: n }, async (_, i) => {
      for (let k = 0; k < 40; k++) t3.push(await timed(() => one(i, k)));
    }),
  );
  console.log(
    n,
    'clients',
    median(t3).toFixed(1),
    quantile(t3, 0.95).toFixed(1),
    ((n * 40000) / (performance.now() - s)).toFixed(0) + '/s',
  );
  await g.drained();
}
const m = await (await fetch(`http://127.0.0.1:${hp}/metrics`)).text();
console.log(
  m
    .split('\n')
    .filter((l) => /retries|commits_total|duration_seconds_(sum|count).*assign|publish/.test(l))
    .join('\n'),
);
await g.stop();
