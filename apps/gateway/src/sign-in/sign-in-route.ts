import { Inject, Injectable, Optional } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { issuePersonToken, PERSON_TOKEN_S, readSignInCode, type SigningKey } from '#authority';
import { notFound, notSignedIn } from '#contracts';
import { COOKIE } from '../http/identity.js';
import { UsedCodes } from './used-codes.js';

/** Where the key that vouches for people is injected; absent where somebody else vouches for them. */
export const PEOPLES_KEY = Symbol("people's key");

/** A one-time link that signs its reader in: it sets an httpOnly cookie, which live feeds of browsers need. */
@Injectable()
export class SignInRoute {
  constructor(
    @Inject(UsedCodes) private readonly used: UsedCodes,
    @Optional() @Inject(PEOPLES_KEY) private readonly key: SigningKey | null,
  ) {}

  register(fastify: FastifyInstance): void {
    // Without HEAD: what only looks at a link must not use it up.
    fastify.get('/sign-in', { exposeHeadRoute: false }, (request, reply) => this.signIn(request, reply));
    fastify.post('/sign-out', (_request, reply) => reply.clearCookie(COOKIE, { path: '/' }).status(204).send());
  }

  private async signIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!this.key) throw notFound({ path: '/sign-in' });
    const { code } = request.query as { code?: unknown };
    if (typeof code !== 'string') throw notSignedIn({ reason: 'the sign-in link has no code' });
    const { id, ...identified } = await readSignInCode(this.key, code);
    await this.used.use(id);
    const token = await issuePersonToken(this.key, identified);
    const options = { httpOnly: true, sameSite: 'strict', path: '/', maxAge: PERSON_TOKEN_S } as const;
    return reply
      .setCookie(COOKIE, token, { ...options, secure: request.protocol === 'https' })
      .header('Cache-Control', 'no-store')
      .header('Referrer-Policy', 'no-referrer')
      .redirect('/reference', 303);
  }
}
