import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '#contracts';
import { preferredLanguage } from '#messaging/asking';
import { TRAP } from '../../pages/affected-page.js';
import { affectedPage, affectedRefusedPage } from '../../pages/index.js';
import { pageLink } from '../../pages/links.js';
import type { Answers } from '../answers.js';
import type { Floodgate } from './floodgate.js';
import type { FormTokens } from './form-tokens.js';
import type { PassingOn } from './passing-on.js';
import { publicationToReport, readReport } from './report.js';

const FORM = 'application/x-www-form-urlencoded';
const HTML = 'text/html; charset=utf-8';
/** Where a browser says from where it comes, only from a page of this host, or from nowhere. */
const FROM_HERE = [undefined, 'same-origin', 'none'];
const MOST_BYTES = 16_384;

/** "This affects me": a form, and what becomes of it. Neither who sends it nor from where is kept. */
export class AffectedRoutes {
  constructor(
    private readonly answers: Answers,
    private readonly tokens: FormTokens,
    private readonly gate: Floodgate,
    private readonly passingOn: PassingOn,
  ) {}

  /** Answers at `/affected` in each language, with the headers of every page. */
  register(fastify: FastifyInstance, headed: (reply: FastifyReply) => FastifyReply): void {
    // Apart from all else: nothing but a form is read here, and what goes wrong is told in the reader's words.
    void fastify.register(async (room) => {
      room.removeAllContentTypeParsers();
      room.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
        done(null, new URLSearchParams(body as string)),
      );
      room.addHook('onSend', async (_request, reply) => {
        headed(reply).header('Cache-Control', 'no-store').header('Vary', 'Accept-Language');
      });
      room.setErrorHandler((error: { statusCode?: number }, request, reply) => {
        const status = error.statusCode ?? 500;
        if (status >= 500) throw error;
        return this.refuse(status, request, reply);
      });
      for (const path of ['/affected', ...LANGUAGES.map((language) => `/${language}/affected`)]) {
        room.get(path, (request, reply) => this.show(request, reply));
        room.post(path, (request, reply) => this.take(request, reply));
      }
    });
  }

  private show(request: FastifyRequest, reply: FastifyReply) {
    const asked = this.answers.asked(languageOf(request));
    const { publication: id } = request.query as Record<string, unknown>;
    const publication = publicationToReport(asked.copy, typeof id === 'string' ? id : null, asked.now);
    return reply.type(HTML).send(affectedPage(asked, { token: this.tokens.issue(asked.now), publication }));
  }

  /** Whoever sends a form is thanked, counted or not: a program learns nothing from it. */
  private async take(request: FastifyRequest, reply: FastifyReply) {
    const form = request.body;
    const site = request.headers['sec-fetch-site'];
    if (!(form instanceof URLSearchParams)) return this.refuse(415, request, reply);
    if (!FROM_HERE.includes(site as string | undefined)) return this.refuse(403, request, reply);
    const asked = this.answers.asked(languageOf(request));
    if (this.isMeant(form, asked.now)) {
      const report = readReport(form, asked.copy, asked.language, asked.now);
      if (this.gate.lets(request.ip, asked.now)) await this.passingOn.count(report);
      else this.passingOn.countBeyond(report.publication);
    }
    return reply.redirect(pageLink(asked, '/affected/thanks'), 303);
  }

  /** A person filled it in, as far as that can be told. */
  private isMeant(form: URLSearchParams, now: Date): boolean {
    return (form.get(TRAP) ?? '') === '' && this.tokens.isTimely(form.get('form') ?? '', now);
  }

  private refuse(status: number, request: FastifyRequest, reply: FastifyReply) {
    const page = affectedRefusedPage(this.answers.asked(languageOf(request)));
    return reply.status(status).type(HTML).send(page);
  }
}

/** By the address, or else as the reader prefers. */
function languageOf(request: FastifyRequest): Language {
  const [, first] = request.url.split('/');
  return LANGUAGES.find((one) => one === first) ?? preferredLanguage(request.headers['accept-language']);
}
