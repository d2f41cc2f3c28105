import type { TrackerKind } from '#contracts';
import type { Dialect } from './dialect.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { jira } from './jira.js';

/** How each kind of tracker is spoken to. */
export const DIALECTS: Readonly<Record<TrackerKind, Dialect>> = { github, gitlab, jira };
