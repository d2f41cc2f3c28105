import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES } from '#contracts';
import { affectedPage, affectedRefusedPage } from '../../pages/index.js';
import { pageLink } from '../../pages/links.js';
import { TRAP } from '../../pages/trap.js';
import type { Answers } from '../answers.js';
import { Floodgate } from '../forms/floodgate.js';
import { type FormRoutes, formRoom } from '../forms/form-room.js';
import type { FormTokens } from '../forms/form-tokens.js';
import { readerLanguage } from '../reader-language.js';
import type { PassingOn } from './passing-on.js';
import { publicationToReport, readReport } from './report.js';

const HTML = 'text/html; charset=utf-8';
/** Where a browser says from where it comes, only from a page of this host, or from nowhere. */
const FROM_HERE = [undefined, 'same-origin', 'none'];
/** A company behind one address reports several times; one program does not speak for a thousand people. */
const REPORTS = { ofOne: { atOnce: 20, perSecond: 0.2 }, ofAll: { atOnce: 600, perSecond: 40 } };

/** "This affects me": a form, and what becomes of it. Neither who sends it nor from where is kept. */
export class AffectedRoutes implements FormRoutes {
  private readonly gate = new Floodgate(REPORTS);

  constructor(
    private readonly answers: Answers,
    private readonly tokens: FormTokens,
    private readonly passingOn: PassingOn,
  ) {}

  register(fastify: FastifyInstance, headed: (reply: FastifyReply) => FastifyReply): void {
    const refuse = this.refuse.bind(this);
    const routes = (room: FastifyInstance) => {
      for (const path of ['/affected', ...LANGUAGES.map((language) => `/${language}/affected`)]) {
        room.get(path, (request, reply) => this.show(request, reply));
        room.post(path, (request, reply) => this.take(request, reply));
      }
    };
    formRoom(fastify, { headed, refuse, routes });
  }

  private show(request: FastifyRequest, reply: FastifyReply) {
    const asked = this.answers.asked(readerLanguage(request));
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
    const asked = this.answers.asked(readerLanguage(request));
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
    const page = affectedRefusedPage(this.answers.asked(readerLanguage(request)));
    return reply.status(status).type(HTML).send(page);
  }
}
