import { createServer } from 'node:net';

/** The address that people should open is not to be had. */
export class AddressTaken extends Error {}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else uses it',
  EACCES: 'this user may not listen on it',
  EADDRNOTAVAIL: 'this machine does not have it',
};

/** Makes sure, before anything is started, that the address can be listened on; throws {@link AddressTaken} otherwise. */
export async function mustBeFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new AddressTaken(
      `Cannot listen on ${host} port ${port}: ${WHY[code] ?? message}. Set HOST or PORT to another.`,
    );
  }
  await new Promise((resolve) => server.close(resolve));
}

/** How an address is written that people open: one that listens everywhere is reached as localhost. */
export function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
