import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  FILE_PATH,
  FILES_PATH,
  type FileReference,
  getFile,
  HEADERS,
  MOST_FILE_BYTES,
  type OutputOf,
  readFileChunk,
  tooLarge,
} from '#contracts';
import { type Reply, traced } from '#messaging';
import { Parts } from '#service';
import { Callers } from '../http/callers.js';
import { forwardedHeaders } from '../http/forwarded-headers.js';
import { refuseOtherMethods, routerPath } from '../http/other-methods.js';
import { withPath } from '../http/request-input.js';
import { contentDisposition } from './content-disposition.js';
import { LIMIT } from './in-chunks.js';
import { type Along, Uploading } from './uploading.js';

/** A sender who was refused may read the refusal while it still sends; then it is cut off. */
const LAST_WORD_MS = 2_000;

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Files in and out: any body in, bytes that no browser runs out. */
@Injectable()
export class FileRoutes {
  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(Uploading) private readonly uploading: Uploading,
  ) {}

  /** Adds the routes in a scope of their own: bodies are any bytes here, and are not read before somebody wants them. */
  register(fastify: FastifyInstance): void {
    fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
      scope.addHook('onResponse', async ({ raw }) => {
        if (raw.complete) return;
        raw.resume();
        setTimeout(() => raw.complete || raw.destroy(), LAST_WORD_MS).unref();
      });
      const [files, file] = [routerPath(FILES_PATH), routerPath(FILE_PATH)];
      scope.post(
        files,
        this.handled(`POST ${FILES_PATH}`, (request, reply) => this.take(request, reply)),
      );
      refuseOtherMethods(scope, files, ['POST']);
      const give: Handler = (request, reply) => this.give(request, reply);
      scope.route({
        method: ['GET', 'HEAD'],
        url: file,
        exposeHeadRoute: false,
        handler: this.handled(`GET ${FILE_PATH}`, give),
      });
      refuseOtherMethods(scope, file, ['GET']);
    });
  }

  private handled(name: string, handler: Handler): Handler {
    return (request, reply) => {
      const parent = forwardedHeaders(request)[HEADERS.traceparent];
      return traced(name, { kind: SpanKind.SERVER, parent }, () => handler(request, reply));
    };
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const along = await this.along(request);
    const { 'content-length': length } = request.headers;
    const size = length === undefined ? undefined : Number(length);
    if (size !== undefined && size > MOST_FILE_BYTES) throw tooLarge({ limit: LIMIT });
    const path = request.params as { incident: string };
    const input = { ...withPath(request.query as object, path), ...(size !== undefined && { size }) };
    const body = (request.body ?? Readable.from([])) as Readable;
    const file = await this.uploading.bring(input, body, along);
    void reply.header('Location', `/v1/incidents/${path.incident}/files/${file.id}`);
    return reply.status(201).header('Cache-Control', 'no-store').send(file);
  }

  private async give(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const along = await this.along(request);
    const which = withPath(request.query as object, request.params as Record<string, string>);
    const { output: file } = await this.parts.client.ask(getFile, which, along);
    const etag = `"${file.sha256}"`;
    void reply.headers({
      ETag: etag,
      // It is asked again each time: a file can be removed, and an incident be restricted.
      'Cache-Control': 'private, no-cache',
      Vary: 'Authorization, Cookie',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Disposition': contentDisposition(file.name, file.type),
    });
    if (has(request.headers['if-none-match'], etag)) return reply.status(304).send();
    void reply.headers({ 'Content-Type': file.type, 'Content-Length': file.size });
    if (request.method === 'HEAD') return reply.send();
    return reply.send(Readable.from(this.bytesOf(file, which, along), { objectMode: false, highWaterMark: 1 }));
  }

  /** Chunk by chunk, each asked for when the reader has had the one before. */
  private async *bytesOf({ id: file }: FileReference, which: object, along: Along): AsyncGenerator<Buffer> {
    let next: number | null = 0;
    while (next !== null) {
      const answer: Reply<OutputOf<typeof readFileChunk>> = await this.parts.client.ask(
        readFileChunk,
        { ...which, file, number: next },
        along,
      );
      const { bytes, next: following } = answer.output;
      yield Buffer.from(bytes, 'base64');
      next = following;
    }
  }

  private async along(request: FastifyRequest): Promise<Along> {
    const { token } = await this.callers.of(request);
    return { token, headers: forwardedHeaders(request) };
  }
}

/** Whether the reader has one with this tag already. */
function has(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.some((tag) => tag === etag || tag === '*');
}
