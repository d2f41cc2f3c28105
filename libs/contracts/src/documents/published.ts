import { asyncApiDocument } from './async-api/index.js';
import { jsonSchemas } from './json-schemas.js';
import { openApiDocument } from './open-api.js';

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every document that is published of the contracts, by file name under docs/contracts and by path of a gateway. */
export const publishedDocuments = (version: string): ReadonlyMap<string, string> =>
  new Map([
    ['openapi.json', text(openApiDocument(version))],
    ['asyncapi.json', text(asyncApiDocument(version))],
    ...[...jsonSchemas()].map(([name, schema]): [string, string] => [`schemas/${name}.json`, text(schema)]),
  ]);
