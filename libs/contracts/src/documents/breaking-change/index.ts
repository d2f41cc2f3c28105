export { breakingChanges, isEventType } from './breaking-changes.js';
