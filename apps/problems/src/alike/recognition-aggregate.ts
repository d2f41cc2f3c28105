import { knownErrorRecognised } from '#contracts';
import type { Aggregate } from '#persistence';
import type { KeptRecognition, RecognitionEvent } from './recognition.js';

/** What was recognised, each in the record of its incident. */
export const recognitionAggregate: Aggregate<KeptRecognition, RecognitionEvent> = {
  service: 'problems',
  name: 'recognitions',
  shape: 1,
  events: [knownErrorRecognised] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve: (_, { data: { incident, problem, restricted, likeness } }, { at }) => ({
    ...{ incident, problem, restricted, likeness, at },
  }),
};
