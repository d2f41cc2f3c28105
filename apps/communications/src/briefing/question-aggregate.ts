import { questionAnsweredForAll, questionAsked, questionDue, questionJoined } from '#contracts';
import type { Aggregate } from '#persistence';
import { nextStepAt } from '../clock/steps.js';
import type { KeptQuestion, QuestionEvent } from './question-state.js';

/** What a stakeholder asks. Its own sweeper reminds those who answer, for it has to look up who that is. */
export const questionAggregate: Aggregate<KeptQuestion, QuestionEvent> = {
  service: 'communications',
  name: 'questions',
  shape: 1,
  events: [questionAsked, questionJoined, questionAnsweredForAll, questionDue] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, event, { at, by }) {
    if (event.name === 'question-asked') return { ...event.data.question, restricted: event.data.restricted };
    if (!before) throw new Error(`a question begins with question-asked, not ${event.name}`);
    switch (event.name) {
      case 'question-joined':
        return { ...before, askers: [...before.askers, event.data.person] };
      case 'question-answered': {
        const { answer: words, decidedByCopy } = event.data;
        return { ...before, answer: { words, by, at, decidedByCopy } };
      }
      case 'question-due':
        return { ...before, step: event.data.step };
    }
  },
  dueAt: ({ answer, askedAt: since, due, step }) =>
    answer === null && due !== null ? nextStepAt({ since, due, step }) : null,
};
