import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Language } from '#contracts';
import type { KeptCopy } from '../copy/kept-copy.js';
import { lostPage } from '../pages/index.js';
import type { Asked, Brand, Resource } from '../resource.js';
import type { PublicCopy } from '../standing/public-copy.js';

/** What is sent. */
export interface Answer {
  readonly body: Buffer;
  readonly etag: string;
  readonly type: string;
}

/** Who asks for what. */
export interface Question {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly language: Language;
}

interface Made {
  readonly copy: PublicCopy;
  readonly madeAt: number;
  readonly answer: Answer;
}

/** The age of the news stands in the answers: none is given out for longer than this. */
const FRESH_MS = 10_000;
/** Usual ones are a few; single publications and months are many, and nobody may fill the memory with them. */
const KEPT = {
  max: 500,
  maxSize: 64 * 1_024 * 1_024,
  sizeCalculation: ({ answer }: Made) => Math.max(1, answer.body.length),
};

/** Answers, each made once and kept until the copy changes. */
export class Answers {
  private readonly made = new LRUCache<string, Made>(KEPT);

  constructor(
    private readonly kept: KeptCopy,
    private readonly brand: Brand,
    private readonly address: () => string,
  ) {}

  /** The answer of a resource; null where there is no such thing. */
  of(resource: Resource, { params, query, language }: Question): Answer | null {
    const { copy } = this.kept;
    // Nothing but this is read of a query, so nothing else makes an answer of its own.
    const month: Record<string, string> = /^\d{4}-\d{2}$/.test(query.month ?? '') ? { month: query.month! } : {};
    const key = JSON.stringify([resource.path, params, month, language]);
    const now = Date.now();
    const before = this.made.get(key);
    if (before && before.copy === copy && now - before.madeAt < FRESH_MS) return before.answer;
    const text = resource.make({ ...this.asked(language), params, query: month });
    const answer = text === null ? null : answerWith(text, resource.type);
    // What there is not is not kept: whoever asks for a thousand of those would push out what everybody reads.
    if (answer) this.made.set(key, { copy, madeAt: now, answer });
    return answer;
  }

  /** What a page is made from that is for one reader alone. */
  asked(language: Language, params: Asked['params'] = {}): Asked {
    const { copy } = this.kept;
    return { copy, now: new Date(), params, query: {}, language, brand: this.brand, address: this.address() };
  }

  /** The page for who asks for what there is not. */
  lost(language: Language): string {
    return lostPage(this.asked(language));
  }
}

function answerWith(text: string, type: string): Answer {
  const body = Buffer.from(text);
  return { body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
