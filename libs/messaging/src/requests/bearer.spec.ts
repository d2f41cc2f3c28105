import { bearerToken } from './bearer.js';

describe('an Authorization header', () => {
  it.each([
    ['Bearer eyJh.eyJp.sig-_', 'eyJh.eyJp.sig-_'],
    ['bearer a', 'a'],
    ['BEARER  two-spaces', 'two-spaces'],
    ['Bearer mF_9.B5f-4.1JqM~+/==', 'mF_9.B5f-4.1JqM~+/=='],
  ])('brings its token: %p', (header, token) => expect(bearerToken(header)).toBe(token));

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer a,b',
    'Bearer a=b',
    'Bearera',
    'Basic YTpi',
    'Bearer é',
    ' Bearer a',
  ])('is refused without one: %j', (header) => {
    expect(() => bearerToken(header)).toThrow(expect.objectContaining({ code: 'not-signed-in' }));
  });
});
