import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '#contracts';
import { preferredLanguage } from '#messaging/asking';

/** As the reader prefers. */
export const preferredBy = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  preferredLanguage(headers['accept-language']);

/** By the address, or else as the reader prefers. */
export function readerLanguage(request: Pick<FastifyRequest, 'headers' | 'url'>): Language {
  const [, first] = request.url.split(/[/?]/);
  return LANGUAGES.find((one) => one === first) ?? preferredBy(request);
}
