import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '#contracts';
import { VERSION } from '#service';

interface Served {
  readonly text: string;
  readonly etag: string;
}

const served = (text: string): Served => ({
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
});

type Documents = ReadonlyMap<string, Served>;

/** Loads what makes the documents and makes them: neither a start nor who never asks pays for it. */
async function made(): Promise<Documents> {
  const { jsonSchemas, publishedDocuments } = await import('#contracts/documents');
  return new Map([
    ...[...publishedDocuments(VERSION)].map(([name, text]): [string, Served] => [`/${name}`, served(text)]),
    ['/schemas/', served(index(jsonSchemas()))],
  ]);
}

/** What can be read under `/schemas/`. */
function index(all: Iterable<[string, { readonly title?: string | undefined }]>): string {
  const schemas = [...all].map(([name, { title }]) => ({ name, title, url: `/schemas/${name}.json` }));
  const openapi = '/openapi.json';
  return `${JSON.stringify({ openapi, asyncapi: '/asyncapi.json', schemas }, null, 2)}\n`;
}

/** The published contracts, as they are in docs/contracts, for whoever has only the running system. */
@Injectable()
export class DocumentsRoute {
  /** By path; made when somebody first asks. */
  private documents: Promise<Documents> | undefined;

  register(fastify: FastifyInstance): void {
    for (const path of ['/openapi.json', '/asyncapi.json', '/schemas/', '/schemas/:file'])
      fastify.get(path, (request, reply) => this.send(request, reply));
    fastify.get('/schemas', (_request, reply) => reply.redirect('/schemas/', 302));
  }

  private async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = request.url.split('?', 1)[0]!;
    this.documents ??= made();
    const document = (await this.documents).get(path);
    if (!document) throw notFound({ path });
    // Kept by whoever likes, and asked for again each time: a new version has another tag.
    void reply.header('ETag', document.etag).header('Cache-Control', 'public, no-cache');
    if (isKept(request.headers['if-none-match'], document.etag)) return reply.status(304).send();
    return reply.type('application/json; charset=utf-8').send(document.text);
  }
}

/** Whether the caller has it as it is; a proxy may have marked the tag as weak. */
function isKept(tags: string | undefined, etag: string): boolean {
  return (tags ?? '').split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}
