import type { Template } from '#contracts';

/** What differs between the templates that come with Muster. */
export type BuiltInWords = Pick<Template, 'key' | 'name' | 'words'> & { readonly audiences?: readonly string[] };
