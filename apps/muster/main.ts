import 'reflect-metadata';
import { SettingsRefused, startTracing, stopOnSignal } from '#service';
import { AddressTaken } from './src/address.js';
import { startMuster } from './src/muster.js';
import { whenOrphaned } from './src/orphaned.js';
import { FolderInUse, ServerNotFound } from './src/servers/index.js';
import { musterSettings } from './src/settings.js';

const startedAt = performance.now();
try {
  const stopTracing = await startTracing('muster', process.env);
  const muster = await startMuster(musterSettings(process.env), (line) => console.error(line));
  const stopNow = stopOnSignal(async () => {
    console.log('\nFinishing what is under way …');
    await muster.stop();
    await stopTracing();
  });
  if (process.env.npm_lifecycle_event) whenOrphaned(stopNow);
  console.log(`
Muster is ready after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.

  Open           ${muster.signInLink}
                 (signs you in once, within 15 minutes; afterwards ${muster.address})
  Status page    ${muster.pageAddress}
  A token        npm run -s token -- --email you@example.org
  Follow events  nats --server "$(npm run -s bus-url)" sub 'muster.evt.>'
  A real story   npm run replay -- examples/gitlab-2017-01-31.yaml

  Data and log   ${muster.dataFolder}
  Stop           Ctrl-C
`);
} catch (error) {
  const expected = [SettingsRefused, AddressTaken, FolderInUse, ServerNotFound].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}
