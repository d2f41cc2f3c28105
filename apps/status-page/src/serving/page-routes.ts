import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '#contracts';
import { API_RESOURCES } from '../api/index.js';
import type { KeptCopy } from '../copy/kept-copy.js';
import { FEED_RESOURCES } from '../feeds/index.js';
import { PAGE_RESOURCES } from '../pages/index.js';
import type { Resource } from '../resource.js';
import type { Answers } from './answers.js';
import type { FormRoutes } from './forms/form-room.js';
import { guarded } from './guarded.js';
import { preferredBy, readerLanguage } from './reader-language.js';

/** What is older may no longer be so. */
const OLD_MS = 60_000;
const FRESH = 'public, max-age=10, stale-while-revalidate=30, stale-if-error=86400';
/** A cache asks again each time, and may give out what it has while nobody answers. */
const OLD = 'public, max-age=0, must-revalidate, stale-if-error=86400';

const READERS_OWN = ['', ...LANGUAGES.map((language) => `/${language}`)].flatMap((folder) =>
  ['confirm', 'leave', 'manage'].map((kind) => `${folder}/${kind}/`),
);

/** What programs read that ask for what is not there, or want to write. */
const [NOT_HERE, ONLY_READ] = ['There is nothing here.', 'This can only be read: GET or HEAD.'];

/** All may be found but what leads to one reader alone. */
const ROBOTS: Resource = {
  path: '/robots.txt',
  type: 'text/plain; charset=utf-8',
  make: () => ['User-agent: *', ...READERS_OWN.map((path) => `Disallow: ${path}`), ''].join('\n'),
};

/** Whether a client that has these already has this one (RFC 9110, 13.1.2). */
const hasAlready = (given: string | undefined, etag: string): boolean =>
  given?.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag) ?? false;

/** Answers everything that the page has, and refuses what it has not. */
export class PageRoutes {
  constructor(
    private readonly answers: Answers,
    private readonly kept: KeptCopy,
    private readonly rooms: readonly FormRoutes[],
  ) {}

  register(fastify: FastifyInstance): void {
    for (const resource of [...API_RESOURCES, ...FEED_RESOURCES, ROBOTS]) {
      fastify.get(resource.path, (request, reply) => {
        void reply.header('Access-Control-Allow-Origin', '*').header('Vary', 'Accept-Language');
        return this.send(resource, preferredBy(request), request, reply);
      });
    }
    for (const resource of PAGE_RESOURCES) {
      fastify.get(resource.path, (request, reply) => {
        void reply.header('Vary', 'Accept-Language');
        return this.send(resource, preferredBy(request), request, reply);
      });
      for (const language of LANGUAGES) {
        const path = `/${language}${resource.path === '/' ? '' : resource.path}`;
        fastify.get(path, (request, reply) => this.send(resource, language, request, reply));
      }
    }
    for (const room of this.rooms) room.register(fastify, (reply) => this.aged(reply));
    fastify.setNotFoundHandler((request, reply) => this.refuse(request, reply));
    fastify.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) throw error;
      return this.refuse(request, reply);
    });
  }

  private send(resource: Resource, language: Language, request: FastifyRequest, reply: FastifyReply) {
    const params = request.params as Record<string, string>;
    const answer = this.answers.of(resource, { params, query: request.query as Record<string, string>, language });
    if (!answer) return this.refuse(request, reply);
    this.aged(reply).header('ETag', answer.etag);
    if (hasAlready(request.headers['if-none-match'], answer.etag)) return reply.status(304).send();
    return reply.type(answer.type).send(answer.body);
  }

  /** Says how old the news is, and how long it may be kept. */
  private aged(reply: FastifyReply): FastifyReply {
    const { confirmedAt } = this.kept;
    const isOld = confirmedAt === null || Date.now() - Date.parse(confirmedAt) > OLD_MS;
    if (confirmedAt !== null) void reply.header('Last-Modified', new Date(confirmedAt).toUTCString());
    return guarded(reply)
      .header('Muster-News-As-Of', confirmedAt ?? 'never')
      .header('Cache-Control', isOld ? OLD : FRESH);
  }

  private refuse(request: FastifyRequest, reply: FastifyReply) {
    const mayAsk = request.method === 'GET' || request.method === 'HEAD';
    if (!mayAsk) void reply.header('Allow', 'GET, HEAD');
    this.aged(reply)
      .header('Cache-Control', 'no-store')
      .status(mayAsk ? 404 : 405);
    if (request.url.startsWith('/api/')) return reply.send({ error: mayAsk ? NOT_HERE : ONLY_READ });
    return reply.type('text/html; charset=utf-8').send(this.answers.lost(readerLanguage(request)));
  }
}
