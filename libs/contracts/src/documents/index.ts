export { asyncApiDocument } from './async-api/index.js';
export { breakingChanges, isEventType } from './breaking-change/index.js';
export { eventSchemas, jsonSchemas } from './json-schemas.js';
export { openApiDocument } from './open-api.js';
export { publishedDocuments } from './published.js';
export type { JsonSchema } from './schema-of.js';
