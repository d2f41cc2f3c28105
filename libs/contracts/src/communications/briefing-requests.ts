import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, paragraphs } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { brief } from './brief.js';
import { questionAnswered, questionTooOften, questionUnknown } from './briefing-rejections.js';
import { question, questionId } from './question.js';

const briefPath = '/v1/incidents/{incident}/executive-brief';
const questionsPath = '/v1/incidents/{incident}/questions';
const one = { incident: incidentId(), question: questionId() } as const;

export const getExecutiveBrief = defineQuery({
  service: 'communications',
  name: 'get-brief',
  summary: 'The brief for executives and stakeholders: status, impact, what is expected, what is needed from them.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: brief,
  rejections: [incidentUnknown],
  http: { method: 'GET', path: briefPath },
});

export const writeExecutiveBrief = defineCommand({
  service: 'communications',
  name: 'write-brief',
  summary: 'Write what executives can expect and what is needed from them. What is left out stays as it is.',
  whoMay: 'whoever is entitled to brief executives, and the incident manager',
  input: z.strictObject({
    incident: incidentId(),
    expected: z
      .strictObject({ words: paragraphs(2_000), at: instant().nullable().optional() })
      .nullable()
      .optional()
      .describe('what will happen, and when where somebody dares to say'),
    needs: paragraphs(2_000).nullable().optional().describe('what is needed from those who read it'),
  }),
  output: brief,
  rejections: [incidentUnknown, notForYou, keyReused],
  http: { method: 'PUT', path: briefPath },
});

export const askQuestion = defineCommand({
  service: 'communications',
  name: 'ask-question',
  summary:
    'Ask as a stakeholder. It goes to whoever answers for briefing executives, not to the responders; who asks word for word what somebody else asks joins them.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId(), words: paragraphs(1_000) }),
  output: question,
  rejections: [incidentUnknown, questionTooOften, keyReused],
  http: { method: 'POST', path: questionsPath, status: () => 201, statuses: [201] },
});

export const joinQuestion = defineCommand({
  service: 'communications',
  name: 'join-question',
  summary: 'Ask an open question too: its answer goes to you as well.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject(one),
  output: question,
  rejections: [incidentUnknown, questionUnknown, questionAnswered, questionTooOften, keyReused],
  http: { method: 'POST', path: `${questionsPath}/{question}/askers` },
});

export const answerQuestion = defineCommand({
  service: 'communications',
  name: 'answer-question',
  summary: 'Answer a question, once for all who ask it.',
  whoMay: 'whoever is entitled to brief executives, and the incident manager',
  input: z.strictObject({ ...one, words: paragraphs(5_000) }),
  output: question,
  rejections: [incidentUnknown, questionUnknown, questionAnswered, notForYou, keyReused],
  http: { method: 'PUT', path: `${questionsPath}/{question}/answer` },
});

export const listQuestions = defineQuery({
  service: 'communications',
  name: 'list-questions',
  summary: 'What stakeholders ask in an incident, open questions first; with words, those like them alone.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    like: line(1_000)
      .optional()
      .describe('what you are about to ask: only questions that are like it, the most alike first'),
  }),
  output: z.object({ incident: z.string(), questions: z.array(question).max(200) }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: questionsPath },
});
