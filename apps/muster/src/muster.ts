import { pino } from 'pino';
import { issueSignInCode } from '#authority';
import { addressOf, mustBeFree } from './address.js';
import { type Running, startAll } from './all-services.js';
import { openKeys } from './keys.js';
import { OPERATOR } from './operator.js';
import { claim, DataFolder } from './servers/index.js';
import type { MusterSettings } from './settings.js';
import { openSurroundings, type Surroundings } from './surroundings.js';

/** A whole Muster that runs in this process. */
export interface Muster {
  readonly address: string;
  /** Of the status page. */
  readonly pageAddress: string;
  readonly dataFolder: string;
  /** A link that signs its reader in once. */
  readonly signInLink: string;
  /** Drains the services, then stops the servers it started. */
  stop(): Promise<void>;
}

/** Starts the servers it needs and every service. Throws, with nothing left running, when one of them cannot start. */
export async function startMuster(settings: MusterSettings, say: (line: string) => void): Promise<Muster> {
  const folder = DataFolder.open(settings.MUSTER_DATA);
  const held = await claim(folder, say);
  let surroundings: Surroundings | undefined;
  let running: Running | undefined;
  const stop = async () => {
    await running?.stop();
    await surroundings?.stop();
    held.release();
  };
  try {
    await mustBeFree(settings.HOST, settings.PORT);
    const keys = await openKeys(folder);
    const given = { natsUrl: settings.NATS_URL, mongodbUrl: settings.MONGODB_URL };
    surroundings = await openSurroundings(folder, given, say, (changes) => held.update(changes));
    running = await startAll(settings, surroundings, keys, logFile(folder));
    const address = addressOf(settings.HOST, running.port);
    held.update({ address });
    const pageAddress = addressOf(settings.statusPage.host, running.pagePort);
    held.update({ pageAddress });
    const code = await issueSignInCode(keys.people, OPERATOR);
    return { address, pageAddress, dataFolder: folder.path, signInLink: `${address}/sign-in?code=${code}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything into a file beside the data; what is wrong also to the terminal. */
function logFile(folder: DataFolder) {
  const file = pino.destination({ dest: folder.at('muster.log'), append: true, mode: 0o600, sync: false });
  return pino.multistream([
    { stream: file, level: 'debug' },
    { stream: process.stderr, level: 'error' },
  ]);
}
