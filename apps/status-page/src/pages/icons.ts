import type { ComponentState } from '#contracts';
import type { Indicator } from '../standing/overall.js';
import { Markup, markup } from '../words/markup.js';

/** How something is shown: each has a shape of its own beside its colour and its words. */
export type Tone = ComponentState | 'unknown';

/** The tone of how all is. */
export const TONE_OF: Readonly<Record<Indicator, ComponentState>> = {
  none: 'operational',
  maintenance: 'under_maintenance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

const CIRCLE = '<circle cx="12" cy="12" r="9.5"/>';
const SHAPES: Readonly<Record<Tone, string>> = {
  operational: `${CIRCLE}<path d="m7.5 12.3 3 3 6-6.3"/>`,
  under_maintenance: `${CIRCLE}<path d="M9.5 8v8m5-8v8"/>`,
  degraded_performance: '<path d="M12 3 2.5 20.5h19zM12 9.5v5m0 2.6v.4"/>',
  partial_outage: `${CIRCLE}<path fill="currentColor" d="M12 2.5a9.5 9.5 0 0 1 0 19z"/>`,
  major_outage: `${CIRCLE}<path d="m8.5 8.5 7 7m0-7-7 7"/>`,
  unknown: `${CIRCLE}<path d="M9.3 9.4a2.8 2.8 0 1 1 3.9 2.7c-.8.4-1.2.9-1.2 1.9m0 2.8v.4"/>`,
};

/** The shape of a tone; what it means always stands beside it in words. */
export const icon = (tone: Tone): Markup =>
  markup`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${new Markup(SHAPES[tone])}</svg>`;

/** How something is: a shape, a colour and words. */
export const stateTag = (tone: Tone, words: string): Markup =>
  markup`<span class="state ${tone}">${icon(tone)}${words}</span>`;
