import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { SigningKey } from '#authority';
import { FORMS, makeLog, type RunningService, readEnvironment, type ServiceSettings, startService } from '#service';
import { GatewayModule } from './gateway.module.js';
import { BODY_LIMIT, sendProblem } from './http/problems.js';

/** What the gateway needs besides what every service needs. */
export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  readonly peoplesKey: SigningKey | null;
}

const environment = z.object({
  PORT: FORMS.port.default(3_000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MUSTER_PEOPLE_KEY: FORMS.privateKey.optional(),
});

/** The gateway's own settings from the environment. */
export function gatewaySettings(env: NodeJS.ProcessEnv): GatewaySettings {
  const { HOST, PORT, MUSTER_PEOPLE_KEY } = readEnvironment(environment, env);
  return { host: HOST, port: PORT, peoplesKey: MUSTER_PEOPLE_KEY ?? null };
}

/** Starts `gateway`: HTTP, live feeds, sign-in. It serves its health on its own port. */
export function startGateway(
  own: GatewaySettings,
  settings: ServiceSettings,
  log = makeLog('gateway', settings.logLevel),
): Promise<RunningService> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // Its refusal would not tell a client to try again; what still comes while it closes can be answered as ever.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded fails before any route's own way to refuse.
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => sendProblem(reply, error, log),
  });
  return startService({
    name: 'gateway',
    module: GatewayModule.with(own.peoplesKey),
    settings,
    log,
    http: { adapter, ...own },
  });
}
