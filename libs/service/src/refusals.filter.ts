import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { failed, notFound } from '#contracts';
import { preferredLanguage, RefusalsPass } from '#messaging';

/** On the bus refusals pass as they are; over HTTP what no route answers is a problem like any other. */
@Catch()
export class Refusals extends RefusalsPass {
  override catch(error: unknown, host?: ArgumentsHost): Observable<never> {
    if (host?.getType() !== 'http') return super.catch(error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, body } = this.answer(error, request);
    void reply.status(status).type('application/problem+json').send(JSON.stringify(body));
    return undefined as never;
  }

  private answer(error: unknown, request: FastifyRequest): { status: number; body: unknown } {
    const language = preferredLanguage(request.headers['accept-language']);
    if (!(error instanceof HttpException)) {
      return { status: 500, body: failed({ reference: crypto.randomUUID() }).problem(language) };
    }
    const path = request.url.split('?', 1)[0]!.slice(0, 200);
    const body = error.getStatus() === 404 ? notFound({ path }).problem(language) : error.getResponse();
    return { status: error.getStatus(), body };
  }
}
