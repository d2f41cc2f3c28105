import {
  changeSubscription,
  confirmSubscription,
  EVENT_STREAM,
  eraseSubscription,
  getSubscription,
  leaveSubscription,
  listPublicChanges,
  PUBLIC_EVENTS,
  reportAffected,
  SERVICES,
  type ServiceName,
  subscribe,
} from '#contracts';
import { WORK_LANES, WORK_STREAM, workConsumer, workSubject } from '../work/work-stream.js';
import { inboxPrefix } from './bus.js';

/** What one account of the bus may do; everything not named is refused. */
export interface BusAccount {
  readonly user: string;
  readonly permissions: {
    readonly publish: readonly string[];
    readonly subscribe: readonly string[];
    /** What it may not publish although a wildcard of `publish` would let it. */
    readonly neverPublish?: readonly string[];
  };
}

/** The account of people and programs outside: follows events, sends requests, answers none. */
export const INTEGRATOR = 'integrator';

/** The account of the status page: hears what communications says, asks for what it missed and for its readers; answers nobody. */
export const STATUS_PAGE = 'status-page' as const;

/**
 * Where answers go: the inboxes of those who may ask. The server could allow a service to answer wherever a request says
 * (`allow_responses`), but then whoever asks could have it write into the stream, or delete it, by the reply's subject.
 */
const INBOXES = [`_INBOX.>`, ...[...SERVICES, STATUS_PAGE].map((service) => `${inboxPrefix(service)}.>`)];

/** Follows its own durable consumer of the stream and makes the stream if it is missing; deletes and alters nothing. */
const follows = (consumer: string) => [
  '$JS.API.INFO',
  `$JS.API.STREAM.INFO.${EVENT_STREAM}`,
  `$JS.API.STREAM.CREATE.${EVENT_STREAM}`,
  `$JS.API.CONSUMER.DURABLE.CREATE.${EVENT_STREAM}.${consumer}`,
  `$JS.API.CONSUMER.INFO.${EVENT_STREAM}.${consumer}`,
  `$JS.API.CONSUMER.MSG.NEXT.${EVENT_STREAM}.${consumer}`,
  `$JS.ACK.${EVENT_STREAM}.${consumer}.>`,
  '$JS.FC.>',
];

/** Hands work to its own processes and takes it, on the lanes that it has; makes them if they are missing. */
const works = (service: ServiceName) => {
  const lanes: readonly string[] = { ...WORK_LANES }[service as keyof typeof WORK_LANES] ?? [];
  if (lanes.length === 0) return [];
  const ofLane = (lane: string) => [
    workSubject(service, lane),
    `$JS.API.CONSUMER.DURABLE.CREATE.${WORK_STREAM}.${workConsumer(service, lane)}`,
    `$JS.API.CONSUMER.INFO.${WORK_STREAM}.${workConsumer(service, lane)}`,
    `$JS.API.CONSUMER.MSG.NEXT.${WORK_STREAM}.${workConsumer(service, lane)}`,
    `$JS.ACK.${WORK_STREAM}.${workConsumer(service, lane)}.>`,
  ];
  return [`$JS.API.STREAM.INFO.${WORK_STREAM}`, `$JS.API.STREAM.CREATE.${WORK_STREAM}`, ...lanes.flatMap(ofLane)];
};

/** The short-lived consumers of feeds. */
const readsBriefly = [
  `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}`,
  `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}.>`,
  `$JS.API.CONSUMER.DELETE.${EVENT_STREAM}.*`,
];

/** The record takes words out of the stream that must not be there: it reads what there is of an incident, and deletes. */
const erases = [`$JS.API.DIRECT.GET.${EVENT_STREAM}`, `$JS.API.STREAM.MSG.DELETE.${EVENT_STREAM}`];

/** What would take another service's events away from it. */
const othersConsumers = SERVICES.filter((service) => service !== 'gateway').flatMap((service) => [
  `$JS.API.CONSUMER.DELETE.${EVENT_STREAM}.${service}`,
  `$JS.API.CONSUMER.DURABLE.CREATE.${EVENT_STREAM}.${service}`,
  `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}.${service}`,
  `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}.${service}.>`,
  `$JS.API.CONSUMER.MSG.NEXT.${EVENT_STREAM}.${service}`,
  `$JS.ACK.${EVENT_STREAM}.${service}.>`,
]);

function serviceAccount(service: ServiceName): BusAccount {
  // The gateway's feeds read the stream by short-lived consumers, whose names the server gives.
  const consumer = service === 'gateway' ? '*' : service;
  return {
    user: service,
    permissions: {
      publish: [
        `muster.evt.*.${service}.*`,
        `muster.restricted.*.${service}.*`,
        'muster.cmd.*.*',
        'muster.qry.*.*',
        ...INBOXES,
        ...follows(consumer),
        ...works(service),
        ...(service === 'gateway' ? readsBriefly : []),
        ...(service === 'timeline' ? erases : []),
      ],
      ...(service === 'gateway' && { neverPublish: othersConsumers }),
      subscribe: [`muster.cmd.${service}.*`, `muster.qry.${service}.*`, '$SRV.>', `${inboxPrefix(service)}.>`],
    },
  };
}

/** What the status page asks: what it missed, and what its readers send by its forms. */
const pageAsks = [
  ...[listPublicChanges, getSubscription],
  ...[subscribe, confirmSubscription, changeSubscription, leaveSubscription, eraseSubscription],
  reportAffected,
].map(({ subject }) => subject);

/** Every account the bus needs: one a service, the status page's, and the integrator's. */
export const BUS_ACCOUNTS: readonly BusAccount[] = [
  ...SERVICES.map(serviceAccount),
  {
    user: STATUS_PAGE,
    permissions: {
      publish: [
        ...pageAsks,
        `$JS.API.STREAM.INFO.${EVENT_STREAM}`,
        // The server gives its short-lived consumer a name; what it sees is in the subject, and nothing else is allowed.
        `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}.*.${PUBLIC_EVENTS}`,
        `$JS.API.CONSUMER.INFO.${EVENT_STREAM}.*`,
        `$JS.API.CONSUMER.MSG.NEXT.${EVENT_STREAM}.*`,
        `$JS.API.CONSUMER.DELETE.${EVENT_STREAM}.*`,
        '$JS.FC.>',
      ],
      neverPublish: [...SERVICES].flatMap((service) => [
        `$JS.API.CONSUMER.DELETE.${EVENT_STREAM}.${service}`,
        `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}.${service}.>`,
        `$JS.API.CONSUMER.MSG.NEXT.${EVENT_STREAM}.${service}`,
      ]),
      subscribe: [`${inboxPrefix(STATUS_PAGE)}.>`],
    },
  },
  {
    user: INTEGRATOR,
    permissions: {
      publish: ['muster.cmd.*.*', 'muster.qry.*.*', '$SRV.>'],
      subscribe: ['muster.evt.>', '_INBOX.>'],
    },
  },
];
