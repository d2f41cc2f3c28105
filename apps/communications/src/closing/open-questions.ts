import type { KeptQuestion } from '../briefing/question-state.js';

const LONGEST = 100;

/** A question that nobody answered. Whoever answers for it goes on being asked only while it has a time. */
export const openQuestions = {
  items: ({ id, incident, words, answer, owner, due }: KeptQuestion) => {
    if (answer !== null) return [];
    const asked = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
    const title = { en: `the question “${asked}”`, fr: `la question « ${asked} »` };
    const link = `/v1/incidents/${incident}/questions/${id}`;
    return [{ incident, id: `question:${id}`, kind: 'question', owner, due, link, title }];
  },
  filters: (incident: string) => [{ 'state.incident': incident, 'state.answer.at': null }],
};
