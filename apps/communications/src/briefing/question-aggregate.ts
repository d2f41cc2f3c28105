import { questionAnsweredForAll, questionAsked, questionDue, questionJoined, questionPassedOn } from '#contracts';
import type { Aggregate } from '#persistence';
import { nextStepAt } from '../clock/steps.js';
import type { KeptQuestion, QuestionEvent } from './question-state.js';

/** What a stakeholder asks. Its own sweeper reminds those who answer, for it has to look up who that is. */
export const questionAggregate: Aggregate<KeptQuestion, QuestionEvent> = {
  service: 'communications',
  name: 'questions',
  shape: 1,
  events: [questionAsked, questionJoined, questionAnsweredForAll, questionDue, questionPassedOn] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, event, { at, by }) {
    if (event.name === 'question-asked') {
      const { question, restricted, asks, standing = 0 } = event.data;
      return { ...question, restricted, owner: asks[0]!, standing };
    }
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
      case 'question-passed-on':
        return { ...before, owner: event.data.to, standing: event.data.standing };
    }
  },
  dueAt: ({ answer, askedAt: since, due, step }) =>
    answer === null && due !== null ? nextStepAt({ since, due, step }) : null,
};
