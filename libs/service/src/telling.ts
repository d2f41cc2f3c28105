import type { ServiceName } from '#contracts';
import type { RequestReport, SettledDelivery } from '#messaging';
import type { Log } from './logging.js';
import { requestSeconds, requests, settled } from './operations/figures.js';

/** Logs how a request went and counts it: commands as they are, queries for debugging, faults of ours with the error. */
export function tellRequest(log: Log, report: RequestReport): void {
  const { contract, correlation, asked, incident, problem, fault, elapsedMs } = report;
  const { service, kind, name: request } = contract;
  requests.inc({ service, kind, request, outcome: problem?.code ?? 'done' });
  requestSeconds.observe({ service, request }, elapsedMs / 1_000);
  const told = {
    request: contract.subject,
    incident,
    correlation,
    actor: asked?.caller.id,
    ms: Math.round(elapsedMs),
    ...(problem && { code: problem.code }),
  };
  if (fault) log.error({ ...told, err: fault }, 'a request failed');
  else if (kind === 'command') log.info(told, problem ? 'refused' : 'done');
  else log.debug(told, problem ? 'refused' : 'answered');
}

/** Logs what became of a delivery and counts it. */
export function tellSettled(log: Log, service: ServiceName, report: SettledDelivery): void {
  const { subject, event, error, tries, outcome } = report;
  settled.inc({ service, outcome });
  const told = {
    subject,
    event: event?.id,
    incident: event?.incident,
    correlation: event?.correlationid,
    actor: event?.actor,
    tries,
    outcome,
  };
  if (error) log.warn({ ...told, err: error }, 'event not handled');
  else log.debug(told, 'event handled');
}
