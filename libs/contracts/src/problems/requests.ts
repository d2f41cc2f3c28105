export * from './alike-requests.js';
export * from './analysis-requests.js';
export * from './figure-requests.js';
export * from './meeting-requests.js';
export * from './postmortem-requests.js';
export * from './problem-requests.js';
export * from './remediation-requests.js';
