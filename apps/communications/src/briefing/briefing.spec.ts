import { BRIEFING_EVENTS, type WrittenBrief } from '#contracts';
import { ANA, at, BO, CY, incident, sent } from '../plan/given-plan.js';
import { isSameQuestion, likeness, questionsLike } from './alike.js';
import { answerQuestion } from './answer-question.js';
import { askQuestion } from './ask-question.js';
import { type BriefEvent, briefAggregate } from './brief-aggregate.js';
import { joinQuestion } from './join-question.js';
import { noteSaid, noteSaidToo, noteTakenBack } from './note-said.js';
import { passOnQuestion } from './pass-on-question.js';
import { questionAggregate } from './question-aggregate.js';
import type { KeptQuestion, QuestionEvent } from './question-state.js';
import { remindOfQuestion } from './remind-of-question.js';
import { writeBrief } from './write-brief.js';

const evolved = (question: KeptQuestion | undefined, events: readonly QuestionEvent[], by = CY, minute = 0) =>
  events.reduce((state, event) => questionAggregate.evolve(state, event, { at: at(minute), by }), question)!;
const asked = (words = 'When is it back?', more: Parameters<typeof incident>[0] = {}) =>
  askQuestion({ id: 'qst-1', words }, incident(more), { owner: BO, sequence: 2 })({ now: at(0), by: CY });
const words = (events: readonly (QuestionEvent | BriefEvent)[], by = CY) =>
  events.map(({ name, data }) => BRIEFING_EVENTS.find((one) => one.name === name)!.wording!({ data, by } as never));
const notified = (events: readonly QuestionEvent[], by = CY) =>
  events.map(({ name, data }) =>
    BRIEFING_EVENTS.find((one) => one.name === name)!
      .notifies?.({ data, by } as never)
      .map(({ person, urgent }) => [person.name, urgent]),
  );

describe('a question of a stakeholder', () => {
  it('goes to whoever answers executives at once, and to nobody else', () => {
    expect(notified(asked())).toEqual([[['Bo', true]]]);
    expect(words(asked())).toEqual([
      {
        en: expect.stringMatching(/^Cy asks: “When is it back\?” \(for Bo to answer by .*03:15 UTC\)$/),
        fr: expect.stringMatching(/^Cy demande : « When is it back\? » \(réponse attendue de Bo avant le .*\)$/),
      },
    ]);
  });

  it.each([
    ['SEV1', at(15)],
    ['SEV2', at(30)],
    ['SEV3', at(120)],
    ['SEV4', null],
  ] as const)('of a %s is to be answered by %s', (severity, due) => {
    expect(evolved(undefined, asked('x', { severity })).due).toBe(due);
  });

  it('has no clock in what is only told afterwards', () => {
    expect(evolved(undefined, asked('x', { kind: 'backfilled' })).due).toBeNull();
  });

  it('reminds whoever answers, then the deputy too, then the manager too, each once', () => {
    const people = { owner: BO, deputy: CY, manager: ANA };
    let question = evolved(undefined, asked());
    const said: string[][] = [];
    for (const minute of [11, 11.25, 12, 15, 16, 22.5, 500]) {
      const events = remindOfQuestion(people)(question, { now: at(minute) });
      said.push(...notified(events).map((all) => all!.map(([name]) => String(name))));
      question = evolved(question, events);
    }
    expect(said).toEqual([['Bo'], ['Bo', 'Cy'], ['Bo', 'Cy', 'Ana']]);
    expect(questionAggregate.dueAt!(question)).toBeNull();
    const late = remindOfQuestion(people)(evolved(undefined, asked()), { now: at(20) });
    expect(words(late)).toEqual([
      {
        en: 'The answer to “When is it back?” is late by 5 min: Bo and Cy, please see to it.',
        fr: "La réponse à « When is it back? » est en retard de 5 min : Bo et Cy, merci d'y veiller.",
      },
    ]);
  });

  it('is answered once for all who asked it', () => {
    const question = evolved(undefined, asked());
    const joined = evolved(question, joinQuestion()(question, { now: at(1), by: ANA }), ANA);
    expect(joinQuestion()(joined, { now: at(2), by: ANA })).toEqual([]);
    const answer = answerQuestion('By five.', false)(joined);
    expect(notified(answer, BO)).toEqual([
      [
        ['Cy', true],
        ['Ana', true],
      ],
    ]);
    const answered = evolved(joined, answer, BO, 5);
    expect(answered.answer).toEqual({ words: 'By five.', by: BO, at: at(5), decidedByCopy: false });
    expect(questionAggregate.dueAt!(answered)).toBeNull();
    expect(() => answerQuestion('By six.', false)(answered)).toThrow('question-answered');
    expect(() => joinQuestion()(answered, { now: at(6), by: BO })).toThrow('question-answered');
    expect(remindOfQuestion({ owner: BO, deputy: null, manager: ANA })(answered, { now: at(60) })).toEqual([]);
  });

  it('that is open is left to a successor or to the manager, once and never by an older table', () => {
    const question = evolved(undefined, asked());
    const passes = (owner: typeof BO, sequence: number, of = question) =>
      passOnQuestion({ owner, manager: ANA, sequence })(of);
    expect([passes(BO, 3), passes(CY, 2)]).toEqual([[], []]);
    const fell = passes(ANA, 4);
    expect(notified(fell, BO)).toEqual([[['Ana', true]]]);
    expect(words([...fell, ...passes(CY, 4)], BO)).toEqual([
      {
        en: 'It falls to the incident manager, Ana, to answer “When is it back?”, after Bo.',
        fr: "Il revient au gestionnaire d'incident, Ana, de répondre à « When is it back? », après Bo.",
      },
      {
        en: 'Cy is now to answer “When is it back?”, after Bo.',
        fr: "C'est désormais à Cy de répondre à « When is it back? », après Bo.",
      },
    ]);
    expect(passes(BO, 4, evolved(question, fell))).toEqual([]);
    expect(passes(CY, 9, evolved(question, answerQuestion('Soon.', false)(question), BO))).toEqual([]);
  });

  it('is the same, or like another one, by its words', () => {
    expect(isSameQuestion('When is it back?', '  when IS it back ')).toBe(true);
    expect(isSameQuestion('Quand revient-il ?', 'Quand revient il')).toBe(true);
    expect(likeness('When will the checkout be back?', 'When is the checkout working again?')).toBeGreaterThan(0.4);
    expect(likeness('Do we lose orders?', 'Who tells the press?')).toBe(0);
    const questions = ['Who tells the press?', 'Will the checkout be back today?', 'Is checkout back?'].map(
      (text, index) => ({ ...evolved(undefined, asked(text)), id: `qst-${index}` }),
    );
    expect(questionsLike('When is the checkout back', questions).map(({ id }) => id)).toEqual(['qst-2', 'qst-1']);
  });
});

describe('the brief for executives', () => {
  const evolve = (brief: WrittenBrief | undefined, events: readonly BriefEvent[]) =>
    events.reduce<WrittenBrief | undefined>(
      (state, event) => briefAggregate.evolve(state, event, { at: at(0), by: BO }),
      brief,
    );
  const written = (input: object, before?: WrittenBrief) =>
    writeBrief({ incident: 'INC-42', ...input }, { restricted: false, decidedByCopy: false })(before, {
      by: BO,
      now: at(1),
    });

  it('says what is expected and what is needed; what is left out stays', () => {
    const first = evolve(undefined, written({ expected: { words: 'Back by five', at: '2026-03-01T06:00:00+01:00' } }))!;
    expect(first).toMatchObject({ expected: { words: 'Back by five', at: at(120) }, needs: null });
    const events = written({ needs: 'No calls' }, first);
    expect(evolve(first, events)).toMatchObject({ expected: first.expected, needs: 'No calls', written: { by: BO } });
    expect(words(events, BO)[0]!.en).toMatch(
      /^Bo wrote the brief for executives\. Expected: Back by five \(.*05:00 UTC\)\. Needed from them: No calls$/,
    );
    expect(written({ needs: 'No calls' }, evolve(first, events))).toEqual([]);
    expect(evolve(first, written({ expected: null }, first))).toMatchObject({ expected: null });
  });

  it('shows what was last said to executives, in every language it is there in, until it is taken back', () => {
    const said = (brief: WrittenBrief | undefined, minute: number) =>
      evolve(brief, noteSaid(sent('executives', minute), false)(brief))!;
    const latest = said(said(undefined, 8), 20);
    expect(said(latest, 8)).toBe(latest);
    expect(latest.said).toMatchObject({ update: 'upd-20', words: { en: { problem: 'Down' } } });
    const french = { ...sent('executives', 20), revision: 1, language: 'fr' as const };
    const both = noteSaidToo({ ...french, words: { fr: { problem: 'En panne' } } })(latest);
    const followed = evolve(latest, both)!;
    expect(followed.said?.words).toEqual({ en: { problem: 'Down' }, fr: { problem: 'En panne' } });
    expect(noteSaidToo({ ...french, words: { fr: { problem: 'En panne' } } })(followed)).toEqual([]);
    const takenBack = { ...sent('executives', 20), reason: 'false', wasSent: true, at: at(30) };
    expect(evolve(followed, noteTakenBack(takenBack, false)(followed))!.said).toBeNull();
  });
});
