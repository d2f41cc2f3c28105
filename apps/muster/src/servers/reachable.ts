import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Connects to a loopback port again and again until it accepts; with `greeting`, until it begins to speak with that. */
export async function untilReachable(
  host: string,
  port: number,
  signal: AbortSignal,
  greeting?: string,
): Promise<void> {
  while (!(await answers(host, port, signal, greeting))) await sleep(15, undefined, { signal });
}

async function answers(host: string, port: number, signal: AbortSignal, greeting?: string): Promise<boolean> {
  signal.throwIfAborted();
  const socket = connect(port, host);
  try {
    await once(socket, 'connect', { signal });
    if (!greeting) return true;
    const [first] = await once(socket, 'data', { signal });
    return String(first).startsWith(greeting);
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    socket.destroy();
  }
}
