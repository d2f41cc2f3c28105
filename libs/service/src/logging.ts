import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines; never a token, a password or a key, whatever object they come in. */
export function makeLog(service: string, level: string, destination?: DestinationStream): Log {
  const secret = ['token', 'password', 'authorization', 'Authorization', 'cookie', 'd'];
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own messages in the same log: its chatter at the start is for debugging. */
export function nestLogger(log: Log): LoggerService {
  const write =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...more: unknown[]) =>
      message instanceof Error ? log[level]({ err: message }) : log[level]({ context: more.at(-1) }, String(message));
  return {
    log: write('debug'),
    verbose: write('debug'),
    debug: write('debug'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
}
