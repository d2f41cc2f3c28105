import type { InputOf, Language, OutputOf, ProblemIncident, ProblemRecord, RequestContract } from '#contracts';
import type { Known } from '../blameless.js';

/** What a chapter is drafted from: it asks other services what it needs, page by page. */
export interface Drafting {
  readonly problem: ProblemRecord;
  /** The incidents that are told of, the earliest first; of many only some. */
  readonly incidents: readonly ProblemIncident[];
  readonly language: Language;
  /** Asks a service as Muster itself, in the language of the draft. Throws what it refuses, and `unavailable`. */
  ask<Contract extends RequestContract>(
    contract: Contract,
    input: InputOf<Contract> | object,
  ): Promise<OutputOf<Contract>>;
}

/** What a chapter says. */
export interface Drafted {
  /** Markdown; empty: it has nothing to say. Names stand in it as they are: the rule for them comes after. */
  readonly text: string;
  /** Whom it names. */
  readonly people?: readonly Known[];
}

/** A part of a draft that somebody knows how to fill; sections of the template name it. */
export interface Chapter {
  readonly name: string;
  /** The service it asks, as people read that where it could not be asked. */
  readonly asks: string;
  draft(drafting: Drafting): Promise<Drafted>;
}

const HEADING = /^#{1,6}\s/gm;
const LONGEST = 500;

/** Words of people in one line, which begin no block of their own. */
export function inOneLine(text: string): string {
  const line = text.replace(HEADING, '').replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}

/** What is said of each incident, under its name where there are several. */
export async function ofEach(
  { incidents }: Drafting,
  say: (incident: ProblemIncident) => Promise<readonly string[]>,
): Promise<string> {
  const parts: string[] = [];
  for (const incident of incidents) {
    const lines = await say(incident);
    if (lines.length === 0) continue;
    const heading = incidents.length > 1 ? [`**${incident.id}: ${inOneLine(incident.title)}**`, ''] : [];
    parts.push([...heading, ...lines].join('\n'));
  }
  return parts.join('\n\n');
}
