import { gzipSync } from 'node:zlib';
import { Rejection } from '#contracts';
import { PlainText } from './plain-text.js';
import { typeOfFile } from './type-of-file.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** As whole files are looked at, in pieces of this size. */
async function typeOf(bytes: Buffer, piece = 1_000): Promise<string> {
  const text = new PlainText();
  for (let at = 0; at < bytes.length; at += piece) text.take(bytes.subarray(at, at + piece));
  return typeOfFile(bytes, text.end());
}

const refusal = (bytes: Buffer): Promise<Rejection> =>
  typeOf(bytes).then(
    (type) => {
      throw new Error(`taken as ${type}`);
    },
    (error: Rejection) => error,
  );

const TEXT = 'text/plain; charset=utf-8';

describe('what a file is', () => {
  it.each([
    ['a PNG image', PNG, 'image/png'],
    ['a PNG image that is cut off', PNG.subarray(0, 40), 'image/png'],
    ['a JPEG image', Buffer.from('ffd8ffe000104a46494600', 'hex'), 'image/jpeg'],
    ['a GIF image', latin1('GIF89a\x01\x00\x01\x00\x80'), 'image/gif'],
    ['a WebP image', latin1('RIFF\x1a\x00\x00\x00WEBPVP8 \x00'), 'image/webp'],
    ['a PDF with binary parts', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), 'application/pdf'],
    ['a PDF that could be read as text', latin1('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'), 'application/pdf'],
    ['a log', Buffer.from('22:01 réplication arrêtée\r\n\t22:02 db1 ✗\n'), TEXT],
    ['JSON', Buffer.from('{"lag_s": 4000}'), TEXT],
    ['a log that begins like an image', Buffer.from('GIF conversions failed\n'), TEXT],
    ['a log that begins like a program', Buffer.from('MZ-14 rebooted\n'), TEXT],
    ['a drawing in SVG, which is never shown as one', Buffer.from('<svg onload="alert(1)"/>'), TEXT],
    ['a page in HTML, which is never shown as one', Buffer.from('<!doctype html><script>alert(1)</script>'), TEXT],
  ])('%s', async (_what, bytes, type) => {
    expect(await typeOf(bytes)).toBe(type);
  });

  it('is text wherever its characters are cut', async () => {
    const log = Buffer.from('é€🚒 réplication');
    for (let piece = 1; piece <= 8; piece += 1) expect(await typeOf(log, piece)).toBe(TEXT);
  });

  it.each([
    ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'application/zip'],
    ['what unpacks to more than it is', gzipSync(Buffer.alloc(5_000_000)), 'application/gzip'],
    ['a program of Linux', Buffer.from('7f454c460201010000000000', 'hex'), 'application/x-elf'],
    ['a program of Windows', latin1('MZ\x90\x00\x03\x00'), 'application/x-msdownload'],
    ['bytes of no kind', Buffer.from([1, 2, 3, 250, 0, 7]), 'unknown'],
    ['bytes that could be characters, but for a zero', Buffer.from([1, 2, 65, 0]), 'unknown'],
    ['text with colours', Buffer.from('\u001b[31mred\u001b[0m'), 'control-characters'],
    ['text with a character of the second set of controls', Buffer.from('a\u009bb'), 'control-characters'],
    ['text in UTF-16', Buffer.from('\ufefflog', 'utf16le'), 'unknown'],
    ['text that ends within a character', Buffer.from('é').subarray(0, 1), 'unknown'],
  ])('is refused for %s, with what it is', async (_what, bytes, found) => {
    const refused = await refusal(bytes);
    expect(refused).toBeInstanceOf(Rejection);
    expect(refused).toMatchObject({ code: 'file-type-refused', status: 415, facts: { found } });
  });

  it('is told to people in their language', async () => {
    const refused = await refusal(Buffer.from('\u001b[31m'));
    expect(refused.problem('fr').detail).toMatch(/caractères de commande/);
    expect(refused.problem('en').detail).toMatch(/control characters/);
  });
});
