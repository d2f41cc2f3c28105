import { asCsv } from '../export/as-csv.js';
import { asMarkdown } from '../export/as-markdown.js';
import type { Renderer } from '../export/rendering.js';

/** A form for people. What makes pages loads when the first one is asked for: most services never make one. */
export async function rendererOf(format: 'csv' | 'markdown' | 'html'): Promise<Renderer> {
  if (format === 'html') return (await import('../export/as-html.js')).asHtml;
  return format === 'csv' ? asCsv : asMarkdown;
}
