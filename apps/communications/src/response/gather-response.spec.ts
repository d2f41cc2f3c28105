import { type CustomerResponse, responseGathered } from '#contracts';
import { countsOf } from './counts.js';
import { gatherResponse, type Said } from './gather-response.js';
import type { ResponseEvent } from './response.js';
import { responseAggregate } from './response-aggregate.js';
import { answerQuestion, sortResponse } from './sort-response.js';

const ADA = { id: 'p-ada', name: 'Ada' };
const NOW = '2026-03-01T03:00:00.000Z';
const said: Said = {
  ...{ id: 'rsp-1', incident: 'INC-1', restricted: false, audience: 'customers', update: 'upd-1', source: 'support' },
  ...{ words: 'Jane (jane@example.org) cannot log in', from: 'jane@example.org' },
};

const evolve = (response: CustomerResponse | undefined, events: readonly ResponseEvent[]) =>
  events.reduce((state, event) => responseAggregate.evolve(state, event, { at: NOW, by: ADA }), response)!;

const gathered = evolve(undefined, gatherResponse(said, true)({ now: NOW, by: ADA }));

describe('what a customer says', () => {
  it('is taken in with nobody’s address in it', () => {
    const events = gatherResponse(said, true)({ now: NOW, by: ADA });
    expect(JSON.stringify(events)).not.toContain('jane@');
    expect(gathered).toMatchObject({
      from: 'j…@example.org',
      words: 'Jane (j…@example.org) cannot log in',
      waits: 'sorting',
    });
  });

  it('is cut where it is long, and says so', () => {
    const long = gatherResponse({ ...said, words: 'x'.repeat(100_000) }, true)({ now: NOW, by: ADA });
    expect(evolve(undefined, long)).toMatchObject({ cut: true, words: 'x'.repeat(4_000) });
  });

  it('is told in a line of the record, shortened; quietly where many come', () => {
    const data = { response: { ...gathered, words: 'y'.repeat(2_000) } };
    expect(responseGathered.wording!({ data, by: ADA }).en.length).toBeLessThan(600);
    expect(responseGathered.wording!({ data: { response: gathered }, by: ADA }).fr).toBe(
      'Ada a transmis ce que dit un client (support) : « Jane (j…@example.org) cannot log in »',
    );
    expect(gatherResponse(said, false)({ now: NOW, by: ADA })).toMatchObject([{ name: 'response-kept' }]);
  });

  it('waits to be sorted, then as a question for an answer, then for nothing', () => {
    const question = evolve(gathered, sortResponse({ theme: 'login', isQuestion: true })(gathered));
    expect(question).toMatchObject({ theme: 'login', waits: 'answer', sorted: { by: ADA } });
    expect(sortResponse({ theme: 'login' })(question)).toEqual([]);
    const answered = evolve(question, answerQuestion('upd-2')(question));
    expect(answered).toMatchObject({ waits: null, answered: { update: 'upd-2' } });
    expect(answerQuestion('upd-2')(answered)).toEqual([]);
    const renamed = evolve(answered, sortResponse({ theme: 'sign-in' })(answered));
    expect(renamed).toMatchObject({ theme: 'sign-in', isQuestion: true, waits: null });
    expect(evolve(gathered, sortResponse({ isQuestion: false })(gathered)).waits).toBeNull();
  });

  it('is counted by theme, source and update, most first', () => {
    const group = { theme: 'login', source: 'email', update: 'upd-1', waits: null, isQuestion: false } as const;
    expect(
      countsOf([
        { ...group, count: 3 },
        { ...group, isQuestion: true, waits: 'answer', count: 2 },
        { ...group, theme: null, update: null, source: 'support', waits: 'sorting', count: 9 },
      ]),
    ).toEqual({
      ...{ total: 14, sorting: 9, answer: 2, themes: [{ theme: 'login', count: 5, questions: 2 }] },
      sources: [
        { source: 'support', count: 9 },
        { source: 'email', count: 5 },
      ],
      updates: [
        { update: null, count: 9 },
        { update: 'upd-1', count: 5 },
      ],
    });
  });
});
