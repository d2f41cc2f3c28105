// Takes the picture of a page, as it stands in the documents: `node tools/picture.mjs http://127.0.0.1:3001/en docs/status-page.png`.
// Chromium comes inside a package, so nothing has to be installed for it.
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

const [, , address, file] = process.argv;
if (!address || !file) {
  console.error('Give the address of a page, and the file to write.');
  process.exit(2);
}
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
const page = await browser.newPage({ viewport: { width: 880, height: 600 }, colorScheme: 'light' });
await page.goto(address);
await page.screenshot({ path: file, fullPage: true });
await browser.close();
