import { z } from 'zod';
import { audienceKey, memberNamed, registerComponent, registerPerson, showComponent } from '#contracts';
import { afterwards } from './afterwards.js';
import { handle, type Step, step } from './step.js';

const component = registerComponent.input.omit({ key: true });
const shown = showComponent.input.omit({ key: true });

/** An incident to play: who was there, what was affected, and what happened when. */
export const story = z
  .strictObject({
    title: z.string().trim().min(1),
    about: z.string().trim().min(1).optional().describe('what it is about, for who reads the record: Markdown'),
    people: z.record(handle(), registerPerson.input),
    components: z.record(registerComponent.input.shape.key, component).default({}),
    audiences: z
      .record(audienceKey(), z.array(memberNamed).min(1))
      .default({})
      .describe('who is told, beside those whom an audience reaches anyhow'),
    page: z
      .record(registerComponent.input.shape.key, shown)
      .default({})
      .describe('the components that the status page shows'),
    steps: z.array(step).min(1),
    afterwards: afterwards.optional().describe('what comes of it when it is over'),
  })
  .superRefine(({ people, steps, afterwards: after }, context) => {
    const inIt = after ? [after.by, after.manager, after.again.by, ...after.remediation.map(({ owner }) => owner)] : [];
    for (const name of inIt.filter((one) => !Object.hasOwn(people, one))) {
      const message = `there is nobody called "${name}" among the people`;
      context.addIssue({ code: 'custom', path: ['afterwards'], message });
    }
    const wrong = (index: number, field: readonly PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: ['steps', index, ...field], message });
    steps.forEach((one, index) => {
      const before = steps[index - 1];
      if (before && Date.parse(one.at) < Date.parse(before.at)) {
        wrong(index, ['at'], `${one.at} is earlier than the step before it`);
      }
      if ((one.kind === 'declare') !== (index === 0)) {
        wrong(index, [], index === 0 ? 'the first step declares the incident' : 'the incident is declared already');
      }
      for (const { field, name } of namedIn(one)) {
        if (!Object.hasOwn(people, name)) wrong(index, field, `there is nobody called "${name}" among the people`);
      }
    });
  });

/** A story as its file tells it. */
export type Story = z.output<typeof story>;
/** Somebody who takes part in a story. */
export type CastMember = Story['people'][string];

interface Named {
  readonly field: readonly PropertyKey[];
  readonly name: string;
}

const named = (field: readonly PropertyKey[], name: string | undefined): Named[] =>
  name === undefined ? [] : [{ field, name }];

/** Steps that say to whom. */
const TO_SOMEBODY: readonly Step['kind'][] = ['give', 'offer', 'delegate', 'shift'];

/** Every person that a step names, and where. */
function namedIn(one: Step): Named[] {
  if (one.kind === 'expect') {
    const { manager, holds = {}, answers = {}, promised = {}, without } = one.value;
    return [
      ...named(['value', 'without', 'person'], without?.person),
      ...Object.entries(without?.answers ?? {}).flatMap(([duty, name]) =>
        named(['value', 'without', 'answers', duty], name),
      ),
      ...named(['value', 'manager'], manager),
      ...Object.entries(holds).flatMap(([role, names]) =>
        names.map((name) => ({ field: ['value', 'holds', role], name })),
      ),
      ...Object.entries(answers).flatMap(([duty, name]) => named(['value', 'answers', duty], name)),
      ...Object.entries(promised).flatMap(([audience, name]) => named(['value', 'promised', audience], name)),
    ];
  }
  const also = TO_SOMEBODY.includes(one.kind) ? named(['value', 'to'], (one.value as { to: string }).to) : [];
  const deputy = one.kind === 'deputy' ? named(['value'], one.value) : [];
  const manager = one.kind === 'declare' ? named(['value', 'manager'], one.value.manager) : [];
  const viewers = one.kind === 'declare' || one.kind === 'change' ? (one.value.viewers ?? []) : [];
  const seeing = viewers.map((name, index) => ({ field: ['value', 'viewers', index], name }));
  return [...named(['by'], one.by), ...also, ...deputy, ...manager, ...seeing];
}
