export * from './board-requests.js';
export * from './candidate-requests.js';
export * from './change-person.js';
export * from './duty-roster-requests.js';
export * from './handover-requests.js';
export * from './people-requests.js';
export * from './roster-requests.js';
