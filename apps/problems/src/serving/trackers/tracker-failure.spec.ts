import { failureOf } from './tracker-failure.js';

const NOW = Date.parse('2026-03-01T03:00:00Z');
const code = { name: 'code', project: 'acme/shop' };
const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe('what an answer that is none of success means', () => {
  it.each<[string, Response, number | undefined, boolean]>([
    ['429 with seconds', answer(429, { 'retry-after': '30' }), 30_000, false],
    ['429 with a time', answer(429, { 'retry-after': 'Sun, 01 Mar 2026 03:02:00 GMT' }), 120_000, false],
    ['429 with nonsense', answer(429, { 'retry-after': 'soon' }), 60_000, false],
    ['429 for a year', answer(429, { 'retry-after': '31536000' }), 86_400_000, false],
    [
      '429 with the end of a window',
      answer(429, { 'ratelimit-remaining': '0', 'ratelimit-reset': '1772334060' }),
      60_000,
      false,
    ],
    ['403 as a limit', answer(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772334060' }), 60_000, false],
    ['403 as a secondary limit', answer(403, { 'retry-after': '5' }), 5_000, false],
    [
      '403 with requests left',
      answer(403, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1772334060' }),
      undefined,
      true,
    ],
    ['502', answer(502), 180_000, false],
    ['503 with seconds', answer(503, { 'retry-after': '5' }), 5_000, false],
    ['401', answer(401), undefined, true],
    ['410', answer(410), undefined, true],
  ])('%s', (_what, response, afterMs, lasting) => {
    expect(failureOf(code, response, undefined, NOW)).toMatchObject({ lasting, ...(afterMs && { afterMs }) });
    if (afterMs === undefined) expect(failureOf(code, response, undefined, NOW).afterMs).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [{ message: 'Validation Failed\n\u0007' }, 'code refuses it (422): Validation Failed'],
    [{ errorMessages: [], errors: { summary: 'is required' } }, 'code refuses it (422): {"summary":"is required"}'],
    [{ message: 'x'.repeat(5_000) }, `code refuses it (422): ${'x'.repeat(200)}`],
    ['<html>', 'code refuses it (422)'],
    [null, 'code refuses it (422)'],
  ])('a refusal is told in a few of its own words: %j', (said, words) => {
    expect(failureOf(code, answer(422), said, NOW).reason.en.trim()).toBe(words);
  });
});
