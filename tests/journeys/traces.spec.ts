import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';
import { TraceCollector } from '../support/trace-collector.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

let collector: TraceCollector;
let muster: MusterProcess;

beforeAll(async () => {
  collector = await TraceCollector.start();
  muster = await MusterProcess.start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' });
}, 60_000);

afterAll(async () => {
  await muster?.remove();
  collector?.stop();
});

const ofTrace = () => collector.spans.filter(({ traceId }) => traceId === TRACE);
const named = (name: string) => ofTrace().filter((span) => span.name === name);
const by = (span: { attributes: (typeof collector.spans)[number]['attributes'] }) =>
  span.attributes.find(({ key }) => key === 'muster.by')?.value.stringValue;

it('one trace goes from HTTP through the bus to every consumer, and to what they do in turn', async () => {
  const ana = await muster.as('ana@example.org');
  await ana.get('/v1/roles');
  await ana.post('/v1/incidents', { title: 'Slow', severity: 'SEV2' }, { traceparent: `00-${TRACE}-${CALLER}-01` });
  const handled = 'handle muster.roles.accountability-resolved.v1';
  await eventually(
    async () => named(handled),
    (spans) => spans.length >= 2,
  );

  const [http] = named('POST /v1/incidents');
  expect(http?.parentSpanId).toBe(CALLER);
  const [sent, answered] = ['CLIENT', 'SERVER'].map(
    (_, index) => named('muster.cmd.incidents.declare-incident')[index],
  );
  const [asked, served] = sent?.parentSpanId === http?.spanId ? [sent, answered] : [answered, sent];
  expect(asked?.parentSpanId).toBe(http?.spanId);
  expect(served?.parentSpanId).toBe(asked?.spanId);
  expect(named('publish muster.incidents.incident-declared.v1')[0]?.parentSpanId).toBe(served?.spanId);

  const followed = named('handle muster.incidents.incident-declared.v1');
  expect(followed.map(by).sort()).toEqual(['communications', 'problems', 'roles', 'timeline']);
  expect(followed.every(({ parentSpanId }) => parentSpanId === served?.spanId)).toBe(true);
  const opening = followed.find((span) => by(span) === 'roles')!;
  expect(named('publish muster.roles.roster-opened.v1')[0]?.parentSpanId).toBe(opening.spanId);
  expect(named('handle muster.roles.roster-opened.v1').map(by).sort()).toEqual([
    'communications',
    'problems',
    'timeline',
  ]);
  expect(named(handled).map(by).sort()).toEqual(expect.arrayContaining(['incidents', 'timeline']));
});
