import { assignRoles } from './dist/tests/bench/figures/assign-role.js';
import { Ground } from './dist/tests/bench/ground.js';
import { cpuSeconds } from './dist/tests/bench/processes.js';

const g = await Ground.start(process.env.PROF ? { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/prof' } : {});
const pids = { muster: g.muster.pid, nats: g.servers.nats.pid(), mongod: g.servers.mongod.pid(), me: process.pid };
const b = Object.fromEntries(Object.entries(pids).map(([k, p]) => [k, cpuSeconds(p)]));
const t = performance.now();
console.log(await assignRoles(g, { rounds: 1, seconds: 5 }));
const el = (performance.now() - t) / 1000;
for (const [k, p] of Object.entries(pids))
  console.log(k, (((cpuSeconds(p) - b[k]) / el) * 100).toFixed(0) + '% of a core');
await g.stop();
