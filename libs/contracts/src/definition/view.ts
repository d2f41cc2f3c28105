import { z } from 'zod';
import { defineQuery, type HttpRoute, type RequestContract } from './request.js';

/** A query of a view, and how long the view waits for it. */
export interface ViewPart {
  readonly query: RequestContract;
  readonly deadlineMs: number;
}

/** Several queries asked side by side and joined by name; what does not answer in time is listed in `missing`. */
export interface ViewContract extends RequestContract {
  readonly parts: Readonly<Record<string, ViewPart>>;
}

/** Defines a view. Every part gets the same input; a refusal of a part is the refusal of the view. */
export function defineView(definition: {
  name: string;
  summary: string;
  whoMay: string;
  input: z.ZodType;
  parts: Record<string, ViewPart>;
  http: HttpRoute;
}): ViewContract {
  const { parts, ...rest } = definition;
  const shape = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.query.output.optional()]));
  const output = z.object({
    ...shape,
    missing: z.array(z.string()).describe('the parts that did not answer in time; ask again for them'),
  });
  const rejections = [...new Set(Object.values(parts).flatMap((part) => part.query.rejections))];
  return { ...defineQuery({ ...rest, service: 'gateway', output, rejections }), parts };
}
