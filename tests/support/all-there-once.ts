import type { Api } from './api.js';
import { eventually } from './patient.js';

const AT_ONCE = 16;

/** The titles of all incidents of a run, as the list has them. */
async function titlesOf(api: Api, run: string): Promise<string[]> {
  const titles: string[] = [];
  let after = '';
  do {
    const { body } = await api.get(`/v1/incidents?limit=200${after && `&after=${after}`}`);
    titles.push(...body.incidents.map(({ title }: { title: string }) => title));
    after = body.next;
  } while (after);
  return titles.filter((title) => title.startsWith(`${run} `));
}

/**
 * Expects that the acknowledged incidents of a run (titled `<run> <number>`) are there, each once, with its roster and its
 * record; `more` happened in each of them after it was declared.
 */
export async function allThereOnce(api: Api, run: string, ids: readonly string[], more: readonly string[] = []) {
  const titles = await titlesOf(api, run);
  expect([titles.length, new Set(titles).size, new Set(ids).size]).toEqual([ids.length, ids.length, ids.length]);
  const expected = ['incident-declared', 'roster-opened', ...more].toSorted();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => isThere(api, id, expected)));
  }
}

async function isThere(api: Api, id: string, expected: readonly string[]): Promise<void> {
  // A part that has just started again may be missing at first: the view says so, and is asked again.
  const board = await eventually(
    () => api.get(`/v1/incidents/${id}/board`),
    ({ body }) => body.missing?.length === 0,
  );
  const roster = { orphans: [], manager: { person: { name: 'ana' } } };
  expect(board.body).toMatchObject({ missing: [], roster });
  const told = await eventually(
    () => api.get(`/v1/incidents/${id}/timeline`),
    ({ body }) => body.entries?.length >= expected.length,
  );
  const events = told.body.entries.map((entry: { source: { event: string } }) => entry.source.event);
  expect({ id, events: events.toSorted() }).toEqual({ id, events: expected });
}
