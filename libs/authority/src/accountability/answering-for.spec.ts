import type { Answering } from '#contracts';
import { answeringFor } from './answering-for.js';

const ADA = { id: 'p-ada', name: 'Ada' };
const BEN = { id: 'p-ben', name: 'Ben' };
const CLEO = { id: 'p-cleo', name: 'Cleo' };

const entry = (duties: string[], scope: string, accountable: typeof ADA, entitled: string[]): Answering => ({
  ...{ duties, scope, accountable, entitled, because: 'primary-role', role: 'any', heldIn: scope, epoch: 1 },
});

const table = [
  entry(['command-incident'], 'incident', ADA, ['p-ada']),
  entry(['send-external-updates', 'brief-executives'], 'incident', ADA, ['p-ada']),
  entry(['send-external-updates'], 'external', BEN, ['p-ada', 'p-ben']),
  entry(['communicate-on-social'], 'incident', CLEO, ['p-ada', 'p-cleo']),
];

describe('who answers for one of several duties', () => {
  it('is who answers for it in that part of the incident, or else in the whole', () => {
    expect(answeringFor(table, ['send-external-updates'], 'external')).toEqual({
      ...{ accountable: BEN, entitled: ['p-ada', 'p-ben'] },
    });
    expect(answeringFor(table, ['send-external-updates'])?.accountable).toBe(ADA);
    expect(answeringFor(table, ['communicate-on-social'], 'external')?.accountable).toBe(CLEO);
  });

  it('answers for the first; each of them entitles', () => {
    expect(answeringFor(table, ['communicate-on-social', 'send-external-updates'], 'external')).toEqual({
      ...{ accountable: CLEO, entitled: ['p-ada', 'p-cleo', 'p-ben'] },
    });
  });

  it('is the incident manager where a catalogue has none of them; nobody where nothing is known', () => {
    expect(answeringFor(table, ['read-tea-leaves'])).toEqual({ accountable: ADA, entitled: ['p-ada'] });
    expect(answeringFor([], ['send-external-updates'])).toBeUndefined();
  });
});
