import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every link of a page that leads to a file of this project. */
const linksOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('/'));

const PAGES = ['README.md', ...globSync('docs/**/*.md')];

it.each(PAGES)('%s links only to what is there', (page) => {
  const lost = linksOf(page).filter((target) => !existsSync(join(dirname(page), target)));
  expect(lost).toEqual([]);
});

it('pages do link', () => {
  expect(PAGES.flatMap(linksOf).length).toBeGreaterThan(8);
});
