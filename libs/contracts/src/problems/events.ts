import { ALIKE_EVENTS } from './alike-events.js';
import { ANALYSIS_EVENTS } from './analysis-events.js';
import { FIGURE_EVENTS } from './figure-events.js';
import { MEETING_EVENTS } from './meeting-events.js';
import { POSTMORTEM_EVENTS } from './postmortem-events.js';
import { PROBLEM_EVENTS } from './problem-events.js';
import { REMEDIATION_EVENTS } from './remediation-events.js';

export * from './alike-events.js';
export * from './analysis-events.js';
export * from './figure-events.js';
export * from './meeting-events.js';
export * from './postmortem-events.js';
export * from './problem-events.js';
export * from './remediation-events.js';

/** Every event of problems. */
export const PROBLEMS_EVENTS = [
  ...ALIKE_EVENTS,
  ...ANALYSIS_EVENTS,
  ...FIGURE_EVENTS,
  ...MEETING_EVENTS,
  ...POSTMORTEM_EVENTS,
  ...PROBLEM_EVENTS,
  ...REMEDIATION_EVENTS,
] as const;
