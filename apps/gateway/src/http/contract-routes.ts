import { Inject, Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HEADERS, type HttpRoute, REQUESTS, type RequestContract } from '#contracts';
import { type Reply, traced } from '#messaging';
import { Parts } from '#service';
import { Callers } from './callers.js';
import { forwardedHeaders } from './forwarded-headers.js';
import { refuseOtherMethods, routerPath } from './other-methods.js';
import { provenInput, takeBytes } from './proven-input.js';
import { type Form, formOf } from './representation.js';
import { inputOf } from './request-input.js';

type Routed = RequestContract & { readonly http: HttpRoute<unknown> };

const ROUTED = REQUESTS.filter((contract): contract is Routed => contract.http !== undefined);

/** A route for each contract that has one: HTTP in, a request on the bus, its answer out. No domain rule is known here. */
@Injectable()
export class ContractRoutes {
  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(Callers) private readonly callers: Callers,
  ) {}

  /** Adds the routes; a path answers 405 to every method that it has no contract for. */
  register(fastify: FastifyInstance): void {
    const [proven, signedIn] = [ROUTED.filter(({ http }) => http.proven), ROUTED.filter(({ http }) => !http.proven)];
    for (const contract of signedIn) this.route(fastify, contract);
    fastify.register(async (scope) => {
      takeBytes(scope);
      for (const contract of proven) this.route(scope, contract);
    });
    for (const [path, contracts] of Map.groupBy(ROUTED, ({ http }) => http.path)) {
      refuseOtherMethods(
        fastify,
        routerPath(path),
        contracts.map(({ http }) => http.method),
      );
    }
  }

  private route(fastify: FastifyInstance, contract: Routed): void {
    const { method, path } = contract.http;
    const handler = (request: FastifyRequest, reply: FastifyReply) => {
      const parent = forwardedHeaders(request)[HEADERS.traceparent];
      const span = { kind: SpanKind.SERVER, parent };
      return traced(`${method} ${path}`, span, () => this.handle(contract, request, reply));
    };
    fastify.route({ method, url: routerPath(path), handler });
  }

  private async handle(contract: Routed, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { proven } = contract.http;
    // Nobody is signed in who proves it by the body: the gateway asks in its own name, and who answers checks the proof.
    const token = proven ? await this.parts.tokens.token() : (await this.callers.of(request)).token;
    const form = formOf(contract.http, request);
    const input = proven ? provenInput(proven, request) : inputOf(contract, request, form?.format);
    const ask = (more: object) =>
      this.parts.client.ask(contract, { ...input, ...more }, { token, headers: forwardedHeaders(request) });
    const answer = await ask({});
    copyHeaders(answer, reply);
    void reply.header('Vary', 'Accept, Accept-Language').header('Cache-Control', 'no-store');
    if (form) return reply.headers(headersOf(form)).send(await wholeText(answer, ask));
    const { http } = contract;
    const location = http.location?.(answer.output);
    if (location) void reply.header('Location', location);
    return reply.status(http.status?.(answer.output) ?? 200).send(answer.output);
  }
}

/** A page that people wrote words for runs nothing and loads nothing. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headersOf = ({ type }: Form) => ({
  'Content-Type': `${type}; charset=utf-8`,
  ...(type === 'text/html' && { 'Content-Security-Policy': PAGE_POLICY }),
});

function copyHeaders({ headers }: Reply<unknown>, reply: FastifyReply): void {
  for (const name of [HEADERS.position, HEADERS.behind]) {
    const value = headers?.get(name);
    if (value) void reply.header(name, value);
  }
}

/** All pages of a text, one after the other; a text that knows no pages is one. */
async function wholeText(
  first: Reply<unknown>,
  ask: (more: object) => Promise<Reply<unknown>>,
): Promise<ReadableStream> {
  let page = first.output as { text?: string; next?: string | null };
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      if (!isFirst) page = (await ask({ after: page.next })).output as typeof page;
      isFirst = false;
      controller.enqueue(new TextEncoder().encode(page.text ?? ''));
      if (!page.next) controller.close();
    },
  });
}
