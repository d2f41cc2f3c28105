import type { Asked } from './resource.js';
import { GIVEN_COPY, NOW } from './standing/given-copy.js';

/** Somebody asks in English on a bad day: for specs. */
export const asking = (more: Partial<Asked> = {}): Asked => ({
  ...{ copy: GIVEN_COPY, now: NOW, params: {}, query: {}, language: 'en', address: 'https://status.example.org' },
  brand: { name: 'Example', logo: null, colour: '#2b4c7e', address: 'https://example.org' },
  ...more,
});
