/** Where the store of briefs is injected. */
export const BRIEFS = Symbol('briefs');

/** Where the store of stakeholders' questions is injected. */
export const QUESTIONS = Symbol('questions');
