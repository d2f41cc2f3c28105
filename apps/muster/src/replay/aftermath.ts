import {
  assignRole,
  callMeeting,
  changeProblem,
  closeIncident,
  closeProblem,
  declareIncident,
  draftPostmortem,
  getIncidentAlike,
  getPostmortem,
  type InputOf,
  type Language,
  linkIncident,
  listProblems,
  logRemediation,
  markRootCause,
  moveRemediation,
  noteFinding,
  type OutputOf,
  openPostmortem,
  type ProblemRecord,
  proposeFactor,
  type RequestContract,
  writeSection,
} from '#contracts';
import type { Afterwards } from './afterwards.js';
import type { Cast } from './cast.js';
import { eventually, patiently } from './patience.js';

const DAY_MS = 24 * 3_600_000;

/** What came of a story when it was over. */
export interface Outcome {
  readonly problem: ProblemRecord;
  /** The incident that was like it, and whether Muster found the problem by it. */
  readonly again: string;
  readonly isRecognised: boolean;
  /** The postmortem in Markdown. */
  readonly postmortem: string;
}

/** Plays what comes after an incident, through the public API, each as whoever the story names. */
export class Aftermath {
  private steps = 0;

  constructor(
    private readonly afterwards: Afterwards,
    private readonly cast: Cast,
    private readonly language: Language,
    /** The idempotency key of a command; no other replay has the same. */
    private readonly keyFor: (what: string) => string,
  ) {}

  /** From the problem that was opened by itself to the like of it that opens it again. Throws what Muster refuses. */
  async play(incident: string): Promise<Outcome> {
    const { by, manager, workaround } = this.afterwards;
    const { problems } = await eventually(
      () => this.ask(by, listProblems, { incident }),
      (found) => found.problems.length > 0,
    );
    const problem = problems[0]?.id;
    if (problem === undefined) throw new Error(`No problem was opened behind ${incident}.`);
    await this.ask(by, assignRole, { incident: problem, role: 'problem-manager', person: this.cast.email(by) });
    if (workaround) await this.ask(by, changeProblem, { problem, workaround });
    const factors = await this.analyse(problem);
    await this.write(problem);
    await this.remedy(problem, factors);
    // With an owner and a date for what is learned, nothing else of that night is in the way but what it waives.
    await this.ask(manager, closeIncident, { incident, waiveOthers: 'It is told in the postmortem.' });
    const { text } = await this.ask(by, getPostmortem, { problem, format: 'markdown', hints: false });
    return { ...(await this.comeAgain(problem)), postmortem: text ?? '' };
  }

  private async analyse(problem: string): Promise<ReadonlyMap<string, string>> {
    const { by, factors, findings } = this.afterwards;
    const ids = new Map<string, string>();
    for (const { key, what, why, 'led-to': ledTo, root } of factors) {
      const effects = ledTo.flatMap((one) => ids.get(one) ?? []);
      const { id: factor } = await this.ask(by, proposeFactor, { problem, what, ...(why && { why }), effects });
      ids.set(key, factor);
      if (root) await this.ask(by, markRootCause, { problem, factor, confidence: root });
    }
    for (const finding of findings) await this.ask(by, noteFinding, { problem, ...finding });
    return ids;
  }

  private async write(problem: string): Promise<void> {
    const { by, sections, meeting } = this.afterwards;
    await this.ask(by, openPostmortem, { problem, language: this.language });
    const startsAt = new Date(Date.now() + meeting['in-days'] * DAY_MS).toISOString();
    const { minutes, agenda } = meeting;
    await this.ask(by, callMeeting, { problem, startsAt, minutes, agenda });
    await this.ask(by, draftPostmortem, { problem });
    for (const [section, text] of Object.entries(sections)) {
      const { sections: written = [] } = await this.ask(by, getPostmortem, { problem });
      const before = written.find((one) => one.key === section);
      const joined = before ? `${text}\n\n${before.text}` : text;
      await this.ask(by, writeSection, { problem, section, text: joined, revision: before?.revision ?? 0 });
    }
  }

  private async remedy(problem: string, factors: ReadonlyMap<string, string>): Promise<void> {
    const { by, remediation } = this.afterwards;
    for (const { owner, cause, done, ...item } of remediation) {
      const given = { problem, ...item, owner: this.cast.email(owner), cause: factors.get(cause) ?? cause };
      const { id } = await this.ask(by, logRemediation, given);
      if (done) {
        const moved = { problem, remediation: id, status: 'done' as const, evidence: { words: done } };
        await this.ask(owner, moveRemediation, moved);
      }
    }
    await this.ask(by, draftPostmortem, { problem });
  }

  /** It is taken for mended; then something like it happens, is recognised, and opens it again. */
  private async comeAgain(problem: string): Promise<Omit<Outcome, 'postmortem'>> {
    const { by, again } = this.afterwards;
    await this.ask(by, closeProblem, { problem, words: 'All that was to change has changed.' });
    const { by: declarer, ...declaration } = again;
    const { id: incident } = await this.ask(declarer, declareIncident, declaration);
    const alike = await eventually(
      () => this.ask(declarer, getIncidentAlike, { incident }),
      (found) => found.problems.some(({ id }) => id === problem),
    );
    const reopened = await this.ask(by, linkIncident, { problem, incident });
    return { problem: reopened, again: incident, isRecognised: alike.problems.some(({ id }) => id === problem) };
  }

  private async ask<Contract extends RequestContract>(
    who: string,
    contract: Contract,
    input: InputOf<Contract> | object,
  ): Promise<OutputOf<Contract>> {
    this.steps += 1;
    const idempotencyKey = this.keyFor(`afterwards-${this.steps}-${contract.name}`);
    const asking = { idempotencyKey, language: this.language };
    return (await patiently(() => this.cast.as(who).ask(contract, input as never, asking)))
      .output as OutputOf<Contract>;
  }
}
