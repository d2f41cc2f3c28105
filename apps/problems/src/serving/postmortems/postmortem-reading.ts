import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type getPostmortem,
  type InputOf,
  noPublicEdition,
  type OutputOf,
  type Plot,
  type Postmortem,
  postmortemUnknown,
  type WrittenSection,
} from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import { revisionOf, revisionOfVersion } from '../../postmortem/approve-postmortem.js';
import type { Form, Whole } from '../../postmortem/rendering/rendered.js';
import { Figures } from '../figures/figures.js';
import { Problems } from '../problems/problems.js';
import { Editions } from './editions.js';
import { PostmortemSections } from './postmortem-sections.js';
import { Postmortems } from './postmortems.js';

type Input = InputOf<typeof getPostmortem>;
type Output = OutputOf<typeof getPostmortem>;

/** A piece of the document, and how much of it was told. */
const place = z.tuple([z.int().min(0), z.int().min(0)]);
/** Characters in one answer: however they are written in UTF-8, the bus takes that. */
const PAGE = 400_000;

/** Postmortems for whoever sees the problem. */
@Injectable()
export class PostmortemReading {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(PostmortemSections) private readonly sections: PostmortemSections,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Figures) private readonly figures: Figures,
  ) {}

  async read(asked: Asked, input: Input): Promise<Output> {
    const postmortem = await this.postmortems.of(asked, input.problem);
    if (input.edition === 'public') return publicly(asked, postmortem, input);
    const version = postmortem.versions.find((one) => one.version === input.version);
    if (input.version !== undefined && !version) throw postmortemUnknown({ problem: input.problem });
    const now = await this.sections.of(postmortem);
    const sections = version ? [...(await this.editions.of(postmortem.id, version.sections)).values()] : now;
    if (input.format === 'json') return asJson(postmortem, sections, revisionOf(now), input);
    const written = new Map(sections.map((one) => [one.key, one]));
    const { language } = asked;
    const plots = input.format === 'html' ? await this.plots(asked, postmortem) : [];
    const whole = { postmortem, written, language, hints: input.hints, version: version?.version ?? null, plots };
    return inPages(await formOf(input.format), whole, input.after);
  }

  /** What can be shown of the problem and its first incident; who carried how much only where names are said. */
  private async plots(asked: Asked, { problem, names }: Postmortem): Promise<Plot[]> {
    const { incidents } = await this.problems.of(asked, problem);
    const shown = await Promise.allSettled([
      this.figures.ofProblem(asked, problem),
      this.figures.ofIncident(asked, incidents[0]!.id),
    ]);
    const all = shown.flatMap((one) => (one.status === 'fulfilled' ? one.value.plots : []));
    return all.filter(({ name }) => names || name !== 'load');
  }
}

/** What makes pages loads when the first one is asked for. */
async function formOf(format: 'markdown' | 'html'): Promise<Form> {
  if (format === 'html') return (await import('../../postmortem/rendering/as-html.js')).asHtml;
  return (await import('../../postmortem/rendering/as-markdown.js')).asMarkdown;
}

async function publicly({ language }: Asked, { publicEdition, title }: Postmortem, { format }: Input): Promise<Output> {
  if (!publicEdition) throw noPublicEdition({});
  const { publicHtml, publicMarkdown } = await import('../../postmortem/rendering/public-words.js');
  const render = format === 'html' ? publicHtml : publicMarkdown;
  return { text: render(publicEdition.words, title, language), next: null };
}

const lengthOf = (section: WrittenSection): number => JSON.stringify(section).length;

function asJson(postmortem: Postmortem, all: readonly WrittenSection[], revision: number, { after }: Input): Output {
  const [from] = after === undefined ? [0] : readCursor(after, place);
  const inOrder = postmortem.sections.flatMap(({ key }) => all.filter((one) => one.key === key && one.revision > 0));
  let [to, length] = [from, 0];
  for (; to < inOrder.length; to += 1) {
    length += lengthOf(inOrder[to]!);
    if (length > PAGE && to > from) break;
  }
  const last = postmortem.versions.at(-1);
  return {
    ...{ postmortem, revision, changedSince: last !== undefined && revisionOfVersion(last.sections) !== revision },
    ...{ sections: inOrder.slice(from, to), next: to < inOrder.length ? writeCursor([to, 0]) : null },
  };
}

/** The pieces from a place on, as many as fit; one that is too long by itself is told in parts. */
function inPages(form: Form, whole: Whole, after: string | undefined): Output {
  const count = whole.postmortem.sections.length;
  const piece = (index: number) =>
    index === 0 ? form.begin(whole) : index <= count ? form.section(whole, index - 1) : form.end(whole);
  let [index, offset] = after === undefined ? [0, 0] : readCursor(after, place);
  let text = '';
  while (index <= count + 1) {
    const rest = piece(index).slice(offset);
    const room = PAGE - text.length;
    if (rest.length > room) return { text: text + rest.slice(0, room), next: writeCursor([index, offset + room]) };
    text += rest;
    [index, offset] = [index + 1, 0];
  }
  return { text, next: null };
}
