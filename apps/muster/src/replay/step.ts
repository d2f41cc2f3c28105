import { z } from 'zod';
import {
  addNote,
  askQuestion,
  audienceKey,
  COMPONENT_STATES,
  changeIncident,
  changeShift,
  declareIncident,
  notePosted,
  offerHandover,
  PUBLICATION_STATUSES,
  publish,
  roleKey,
  severity,
  shapeRole,
  status,
  wordsByLanguage,
} from '#contracts';

/** What the file calls a person. */
export const handle = () =>
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'lower-case letters, digits and hyphens are needed' });
const instant = () =>
  z.iso.datetime({
    offset: true,
    error: ({ input }) => (input === undefined ? undefined : 'a time like 2017-01-31T22:00:00Z is needed'),
  });
const words = () => z.string().trim().min(1);
const oneOrSeveral = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(handle()));

const when = { at: instant() };
/** What somebody does; with `refused` the code of the refusal that they meet. */
const done = { ...when, by: handle(), refused: words().optional() };

/** What the board shows at that moment: only what is named is looked at. */
const expectation = z.strictObject({
  that: words().describe('the same in words, for who reads along'),
  manager: handle().optional(),
  holds: z.record(roleKey(), oneOrSeveral).optional().describe('by role: exactly these people'),
  unconfirmed: z.array(roleKey()).optional().describe('exactly these roles are held, not yet confirmed'),
  vacant: z.array(roleKey()).optional().describe('exactly these roles are asked for and held by nobody'),
  answers: z.record(z.string(), handle()).optional().describe('by duty: who answers for it'),
  promised: z.record(audienceKey(), handle()).optional().describe('by audience: who answers for its next word'),
  without: z
    .strictObject({ person: handle(), answers: z.record(z.string(), handle()) })
    .optional()
    .describe('by duty: who would answer for it, if this person dropped out now'),
  severity: severity.optional(),
  status: status.optional(),
});

/** What a story expects of the board. */
export type Expectation = z.output<typeof expectation>;

const { kind: as, saidBy, tags, links } = addNote.input.shape;

const affected = z.record(z.string(), z.enum(COMPONENT_STATES)).describe('by component: its state');

/** What the public reads; what is not given of the first is as it was approved. */
const { title, words: said, impact } = publish.input.shape;
const spoken = z.strictObject({
  ...{ title, words: said, impact },
  status: z.enum(PUBLICATION_STATUSES).optional(),
  components: affected.optional(),
});

/** One of each kind of step, with what stands under its kind in the file as `value`. */
const shapes = [
  z.strictObject({ ...done, kind: z.literal('declare'), value: declareIncident.input }),
  z.strictObject({ ...done, kind: z.literal('change'), value: changeIncident.input.omit({ incident: true }) }),
  z.strictObject({
    ...done,
    kind: z.literal('note'),
    value: addNote.input.shape.text,
    occurredAt: instant().optional(),
    ...{ as, saidBy, tags, links },
    key: z.literal(true).optional(),
  }),
  z.strictObject({ ...done, kind: z.literal('take'), value: roleKey() }),
  z.strictObject({ ...done, kind: z.literal('give'), value: z.strictObject({ role: roleKey(), to: handle() }) }),
  z.strictObject({ ...done, kind: z.literal('release'), value: roleKey() }),
  z.strictObject({ ...done, kind: z.literal('acknowledge'), value: roleKey() }),
  z.strictObject({
    ...{ ...done, kind: z.literal('offer') },
    value: z.strictObject({ role: roleKey(), to: handle(), brief: offerHandover.input.shape.brief }),
  }),
  z.strictObject({ ...done, kind: z.literal('accept'), value: roleKey() }),
  z.strictObject({ ...done, kind: z.literal('decline'), value: roleKey() }),
  z.strictObject({ ...done, kind: z.literal('shape'), value: shapeRole.input.omit({ incident: true }) }),
  z.strictObject({
    ...{ ...done, kind: z.literal('delegate') },
    value: z.strictObject({ duty: z.string(), to: handle() }),
  }),
  z.strictObject({ ...done, kind: z.literal('deputy'), value: handle() }),
  z.strictObject({
    ...{ ...done, kind: z.literal('shift') },
    value: z.strictObject({ to: handle(), brief: changeShift.input.shape.brief }),
  }),
  z.strictObject({ ...done, kind: z.literal('accept-shift'), value: z.literal(true) }),
  z.strictObject({ ...done, kind: z.literal('first-word'), value: audienceKey() }),
  z.strictObject({
    ...{ ...done, kind: z.literal('say') },
    value: z.strictObject({ to: audienceKey(), words: wordsByLanguage, nextInMinutes: z.int().min(2).optional() }),
  }),
  z.strictObject({
    ...{ ...done, kind: z.literal('follow') },
    value: z.strictObject({ to: audienceKey(), words: wordsByLanguage }),
  }),
  z.strictObject({
    ...{ ...done, kind: z.literal('posted') },
    value: z.strictObject({ to: audienceKey(), link: notePosted.input.shape.link }),
  }),
  z.strictObject({ ...done, kind: z.literal('publish'), value: spoken }),
  z.strictObject({
    ...{ ...done, kind: z.literal('on-page') },
    value: spoken.omit({ title: true }).extend({ words: said.unwrap() }),
  }),
  z.strictObject({ ...done, kind: z.literal('ask'), value: askQuestion.input.shape.words }),
  z.strictObject({ ...done, kind: z.literal('answer'), value: words() }),
  z.strictObject({ ...when, kind: z.literal('expect'), value: expectation }),
] as const;

/** The kinds of step there are. */
export const KINDS: readonly string[] = shapes.map(({ shape }) => shape.kind.value);

/** Which kind a step is, where it names one: `take: scribe` is a take. */
export const kindOf = (given: object): string | undefined => Object.keys(given).find((name) => KINDS.includes(name));

const BESIDES = ['at', 'by', 'refused', 'occurredAt', 'as', 'saidBy', 'tags', 'links', 'key'];

/** `{ at, by, take: scribe }` as `{ at, by, kind: take, value: scribe }`. */
function sorted(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const kind = kindOf(given) ?? Object.keys(given).find((name) => !BESIDES.includes(name));
  if (kind === undefined) return given;
  const { [kind]: value, ...rest } = given as Record<string, unknown>;
  return { ...rest, kind, value };
}

function noSuchKind(input: unknown): string {
  const { kind } = (input ?? {}) as { kind?: unknown };
  const choice = `a step has one of ${KINDS.join(', ')}`;
  return kind === undefined ? choice : `"${kind}" is no kind of step; ${choice}`;
}

/** A step as the file has it; known after reading by its `kind`. */
export const step = z.preprocess(
  sorted,
  z.discriminatedUnion('kind', shapes, { error: ({ input }) => noSuchKind(input) }),
);

/** One step of a story. */
export type Step = z.output<typeof step>;
/** A step in which somebody does something. */
export type Deed = Exclude<Step, { kind: 'expect' }>;

const TELLING = ['first-word', 'say', 'follow', 'posted', 'publish', 'on-page', 'ask', 'answer'] as const;
/** A step in which somebody tells people something, or is asked. */
export type Tale = Extract<Step, { kind: (typeof TELLING)[number] }>;

/** Whether a step tells people something: it may take several commands. */
export const isTale = (deed: Deed): deed is Tale => (TELLING as readonly string[]).includes(deed.kind);
