import { generateSigningKey } from '#authority';
import { FormTokens } from './form-tokens.js';

const GIVEN = new Date('2026-11-26T14:00:00.000Z');
const later = (ms: number) => new Date(GIVEN.getTime() + ms);

let tokens: FormTokens;
let token: string;

beforeAll(async () => {
  tokens = new FormTokens(await generateSigningKey('service:status-page'), 'affected');
  token = tokens.issue(GIVEN);
});

describe('a form', () => {
  it.each([
    [1_999, false],
    [2_000, true],
    [86_400_000, true],
    [86_400_001, false],
    [-5_000, false],
  ])('that comes back after %d ms is timely: %s', (ms, isTimely) => {
    expect(tokens.isTimely(token, later(ms))).toBe(isTimely);
  });

  it('is not timely where its time was changed, or it was signed elsewhere or for something else', async () => {
    const [time, sign] = token.split('.');
    const key = await generateSigningKey('service:status-page');
    const elsewhere = new FormTokens(key, 'affected').issue(GIVEN);
    const otherwise = new FormTokens(key, 'subscribe').isTimely(elsewhere, later(5_000));
    const forged = [
      '',
      '.',
      'x',
      `${time}`,
      `.${sign}`,
      `1${time}.${sign}`,
      `${time}.${sign}.`,
      `${time}.${'é'.repeat(22)}`,
    ];
    for (const one of [...forged, elsewhere, 'x'.repeat(100_000)])
      expect(tokens.isTimely(one, later(5_000))).toBe(false);
    expect(otherwise).toBe(false);
  });
});
