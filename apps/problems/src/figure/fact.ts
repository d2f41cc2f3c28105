import { actorOf, type Envelope, eventOfType, type PresenceChange } from '#contracts';

/** What figures keep of an event: no more than they count by, and none of its words. */
export interface Fact {
  /** The event's id: however often it comes, it is one fact. */
  readonly id: string;
  /** The incident or the problem that it belongs to. */
  readonly place: string;
  readonly at: string;
  /** The event's name, such as `promise-kept`. */
  readonly name: string;
  readonly presence?: readonly PresenceChange[];
  /** What it is about where only one of each counts: a seat and its holder, a role, an audience, an item. */
  readonly about?: string;
  readonly step?: string;
  readonly status?: string;
  readonly lateMs?: number;
  /** By when an item has to be done. */
  readonly due?: string | null;
}

type Data = Readonly<Record<string, unknown>>;
type Read = (data: Data) => Partial<Fact>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const seatOf = ({ role, scope, person }: Data): string =>
  [role, scope, (person as { id?: string } | undefined)?.id].map(text).join('/');

/** Of what is done or owed so that it does not come back; read tolerantly, for several events tell of it. */
const item: Read = ({ remediation }) => {
  const { id, due, status } = (remediation ?? {}) as Data;
  return {
    about: text(id),
    due: typeof due === 'string' ? due : null,
    ...(status !== undefined && { status: text(status) }),
  };
};

/** What is read of which event. */
const READ: Readonly<Record<string, Read>> = {
  'incidents.status-changed': ({ to }) => ({ status: text(to) }),
  'roles.role-assigned': (data) => (data.acknowledged === false ? { about: seatOf(data) } : {}),
  'roles.holding-unconfirmed': (data) => ({ about: seatOf(data) }),
  'roles.manager-silent': () => ({}),
  'roles.vacancy-due': ({ role, step }) => ({ about: text(role), step: text(step) }),
  'roles.handover-accepted': () => ({}),
  'roles.handover-declined': () => ({}),
  'roles.handover-expired': () => ({}),
  'communications.promise-kept': ({ audience, lateMs }) => ({ about: text(audience), lateMs: Number(lateMs) || 0 }),
  'communications.promise-due': ({ audience, step }) => ({ about: text(audience), step: text(step) }),
  'problems.root-cause-marked': () => ({}),
  'problems.postmortem-approved': () => ({}),
  'problems.remediation-logged': item,
  'problems.remediation-changed': item,
  'problems.remediation-moved': item,
  'problems.remediation-done': (data) => ({ ...item(data), status: 'done' }),
};

/** What figures keep of an event; undefined for what they do not count by. */
export function factOf(event: Envelope): Fact | undefined {
  const [, service, name] = event.type.split('.');
  const presence = eventOfType(event.type)?.presence?.({ data: event.data, by: actorOf(event) });
  const read = READ[`${service}.${name}`];
  if (!read && !presence?.length) return undefined;
  const base = { id: event.id, place: event.incident, at: event.time, name: name! };
  return { ...base, ...read?.(event.data as Data), ...(presence?.length && { presence }) };
}
