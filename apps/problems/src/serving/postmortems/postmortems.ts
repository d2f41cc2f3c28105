import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import {
  COMMAND_INCIDENT,
  findPeople,
  type InputOf,
  type OutputOf,
  type openPostmortem as openContract,
  type PersonReference,
  type Postmortem,
  postmortemUnknown,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Answered, type Call, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import { openPostmortem } from '../../postmortem/open-postmortem.js';
import {
  POSTMORTEM_DUTIES,
  type PostmortemDecision,
  type PostmortemEvent,
  postmortemId,
} from '../../postmortem/postmortem.js';
import type { Above } from '../../postmortem/postmortem-clock.js';
import type { Marks } from '../../problem/change-problem.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { Problems } from '../problems/problems.js';
import { PostmortemTemplates } from './postmortem-templates.js';
import { POSTMORTEMS } from './stores.js';

type Opened = OutputOf<typeof openContract>;

/** What was learned of problems: opened, planned, found. */
@Injectable()
export class Postmortems {
  constructor(
    @Inject(POSTMORTEMS) readonly store: AggregateStore<Postmortem, PostmortemEvent>,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
    @Inject(PostmortemTemplates) private readonly templates: PostmortemTemplates,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Opens the one of a problem, or answers with the one that is there. */
  async open(asked: Asked, input: InputOf<typeof openContract>): Promise<Opened> {
    const marks = await this.problems.mustAnswer(asked, input.problem, POSTMORTEM_DUTIES);
    const problem = await this.problems.of(asked, input.problem);
    const id = postmortemId(problem.id);
    const there = await this.store.load(id);
    if (there) return asked.answered(id, { answer: { ...there.state, alreadyOpen: true }, sequence: there.told });
    const answers = await this.answering(problem.id);
    const owner = input.owner ? await this.person(asked, input.owner) : answers(POSTMORTEM_DUTIES[0]);
    const quiet = !(await this.clocks.runs(problem));
    const { dueAt, language, names } = input;
    const template = await this.templates.latest();
    const decide = openPostmortem({ problem, template, owner, answers, dueAt, language, names, quiet }, marks);
    try {
      const created = await this.store.create(id, asked, decide, (one) => ({ ...one, alreadyOpen: false }));
      return asked.answered(id, created);
    } catch (error) {
      // Somebody opened it in this moment: it is one and the same.
      const other = error instanceof UniqueTaken ? await this.store.load(id) : null;
      if (!other) throw error;
      return asked.answered(id, { answer: { ...other.state, alreadyOpen: true }, sequence: other.told });
    }
  }

  /** The one of a problem, for somebody who sees that. Throws `problem-unknown` and `postmortem-unknown`. */
  async of(asked: Pick<Asked, 'caller'>, problem: string): Promise<Postmortem> {
    const { restricted, title } = await this.problems.of(asked, problem);
    const stored = await this.store.load(postmortemId(problem));
    if (!stored) throw postmortemUnknown({ problem });
    return { ...stored.state, restricted, title };
  }

  /** The same for somebody who may bring it about, or fits otherwise; with how that was known. Throws `not-for-you`. */
  async forWriting(
    asked: Pick<Asked, 'caller'>,
    problem: string,
    {
      duties = POSTMORTEM_DUTIES,
      fits = () => false,
    }: { duties?: readonly string[]; fits?: (it: Postmortem) => boolean } = {},
  ): Promise<{ postmortem: Postmortem; marks: Marks }> {
    const postmortem = await this.of(asked, problem);
    if (fits(postmortem)) return { postmortem, marks: {} };
    return { postmortem, marks: await this.problems.mustAnswer(asked, problem, duties) };
  }

  /** Decides something on one, which is restricted as its problem is. Throws what the decision throws. */
  change({ id, restricted, title }: Postmortem, call: Call, decide: PostmortemDecision): Promise<Answered<Postmortem>> {
    const onKnown: Parameters<typeof this.store.change<Postmortem>>[2] = (kept, context) => {
      if (!kept) throw postmortemUnknown({ problem: id });
      return decide({ ...kept, restricted, title }, context);
    };
    return this.store.change(id, call, onKnown, (one) => one!);
  }

  /** Somebody in the directory. Throws `person-unknown`. */
  async person(asked: Asked, named: string): Promise<PersonReference> {
    return (await this.people(asked, [named]))[0]!;
  }

  /** The same of several. */
  async people(asked: Asked, named: readonly string[]): Promise<PersonReference[]> {
    const { output } = await this.parts.client.ask(findPeople, { people: [...named] }, { token: asked.token });
    return output.people.map(({ id, name }) => ({ id, name }));
  }

  /** Who answers for a duty of a problem; null while nobody can say. */
  async answering(problem: string): Promise<(duty: string) => PersonReference | null> {
    const known = await this.parts.authority.tableOf(problem);
    return (duty) => (known && answeringFor(known.table, [duty])?.accountable) ?? null;
  }

  /** Whom the clocks of a problem speak to after the owner; undefined while nobody can say. */
  async above(problem: string): Promise<Above | undefined> {
    const answers = await this.answering(problem);
    const [manager, commander] = [answers(POSTMORTEM_DUTIES[0]), answers(COMMAND_INCIDENT)];
    return manager && commander ? { manager, commander } : undefined;
  }
}
