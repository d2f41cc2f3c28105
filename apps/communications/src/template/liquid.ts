import { Liquid, type Template as Parsed } from 'liquidjs';

/** What a template can do: choose words. It has no loops, no files and no way to the outside. */
const TAGS = ['if', 'unless', 'case', 'comment', 'raw', '#'];
const FILTERS = ['default', 'upcase', 'downcase', 'capitalize', 'strip', 'size'];

const engine = new Liquid({
  ...{ strictFilters: true, strictVariables: true, ownPropertyOnly: true, relativeReference: false },
  // Characters to read, milliseconds and memory to render: far more than words need, for a busy machine is no reason to fail.
  ...{ parseLimit: 20_000, renderLimit: 1_000, memoryLimit: 500_000 },
});

for (const tag of Object.keys(engine.tags)) if (!TAGS.includes(tag)) delete engine.tags[tag];
for (const filter of Object.keys(engine.filters)) if (!FILTERS.includes(filter)) delete engine.filters[filter];

/** A template that can be rendered, and what it draws on. */
export interface ReadTemplate {
  readonly variables: readonly string[];
  /** Throws when it names what is not among the values. */
  render(values: Readonly<Record<string, string | null>>): string;
}

/** Reads a template. Throws an error with the reason when it is none, or uses what it may not. */
export function readTemplate(text: string): ReadTemplate {
  const parsed: Parsed[] = engine.parse(text);
  return {
    variables: engine.globalVariablesSync(parsed),
    render: (values) => engine.renderSync(parsed, { ...values }),
  };
}
