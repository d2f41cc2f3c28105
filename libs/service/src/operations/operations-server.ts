import Fastify, { type FastifyInstance } from 'fastify';
import { FIGURES_TYPE, figuresAsText } from './figures.js';
import { type Readiness, readinessOf } from './readiness.js';

/** One service of this process, for whoever runs it. */
export interface Operated {
  readonly readiness: Readiness;
  /** Reads figures that stand elsewhere; undefined until the service has its parts. */
  scrape?: (() => Promise<void>) | undefined;
}

/** What runs it looks at: health and figures, never anything of an incident. Started first and stopped last. */
export class OperationsServer {
  private constructor(private readonly fastify: FastifyInstance) {}

  /**
   * Answers `/health/live`, `/health/ready` and `/metrics` on every address of the machine, from before the services have
   * reached what they stand on. Throws when the port is taken.
   */
  static async start(port: number, operated: readonly Operated[]): Promise<OperationsServer> {
    const fastify = Fastify({ forceCloseConnections: true });
    fastify.get('/health/live', async () => ({ alive: true }));
    fastify.get('/health/ready', async (_request, reply) => {
      const report = await readinessOf(operated.map(({ readiness }) => readiness));
      return reply.status(report.ready ? 200 : 503).send(report);
    });
    fastify.get('/metrics', async (_request, reply) => {
      const text = await figuresAsText(operated.flatMap(({ scrape }) => scrape ?? []));
      return reply.type(FIGURES_TYPE).send(text);
    });
    await fastify.listen({ port, host: '0.0.0.0' });
    return new OperationsServer(fastify);
  }

  /** The port it listens on: the one asked for, or the free one that was found for 0. */
  get port(): number {
    return (this.fastify.server.address() as { port: number }).port;
  }

  stop(): Promise<void> {
    return this.fastify.close();
  }
}
