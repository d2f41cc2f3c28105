import type { Language } from '#contracts';
import type { PublicCopy } from './standing/public-copy.js';

/** Whose page it is. */
export interface Brand {
  readonly name: string;
  readonly logo: string | null;
  readonly colour: string;
  readonly address: string | null;
}

/** What somebody asks of a page, and what it answers from. */
export interface Asked {
  readonly copy: PublicCopy;
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly brand: Brand;
  readonly address: string;
}

/** Something that the page answers with; null where there is no such thing. */
export interface Resource {
  readonly path: string;
  readonly type: string;
  make(asked: Asked): string | null;
}
