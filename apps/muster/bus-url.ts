import { INTEGRATOR } from '#messaging';
import { DataFolder, runningOn } from './src/servers/index.js';
import { musterSettings } from './src/settings.js';
import { busUrl } from './src/surroundings.js';

/** Prints the address of the bus with the integrator's credentials, and nothing else. */
const settings = musterSettings(process.env);
if (settings.NATS_URL) {
  console.log(settings.NATS_URL);
} else {
  const folder = DataFolder.open(settings.MUSTER_DATA);
  const natsUrl = runningOn(folder)?.natsUrl;
  if (!natsUrl) {
    console.error(`No Muster runs on ${folder.path}. Start one with npm start, or set MUSTER_DATA or NATS_URL.`);
    process.exit(1);
  }
  console.log(busUrl(folder, natsUrl, INTEGRATOR));
}
