import { Inject, Injectable } from '@nestjs/common';
import { detailsChanged, type Envelope, type Incident, incidentDeclared } from '#contracts';
import type { AggregateStore } from '#persistence';
import { eventCall, Parts } from '#service';
import { likenedIncident } from '../../alike/likened.js';
import { isToRecognise, recognise, recognisedAmong } from '../../alike/recognise.js';
import { type KeptRecognition, type RecognitionEvent, recognitionId } from '../../alike/recognition.js';
import { AlikeFinder } from './alike-finder.js';
import { RECOGNITIONS } from './stores.js';

/** What is compared: a change of anything else makes nothing look otherwise. */
const COMPARED = ['title', 'summary', 'impact', 'components', 'labels'];

/** Of known errors, the best; what is further down fits less. */
const MOST_LOOKED_AT = 10;

/** Tells the manager of a new incident when it looks like a known error: at once, and once. */
@Injectable()
export class Recogniser {
  constructor(
    @Inject(AlikeFinder) private readonly finder: AlikeFinder,
    @Inject(Parts) private readonly parts: Parts,
    @Inject(RECOGNITIONS) private readonly recognitions: AggregateStore<KeptRecognition, RecognitionEvent>,
  ) {}

  /** Looks at what an event tells of an incident. Safe to repeat: what was told stays told. */
  async look(event: Envelope): Promise<void> {
    const incident = event.data.incident as Incident;
    if (!looksOtherwise(event) || !isToRecognise(incident, this.parts.clock.now().toISOString())) return;
    const { _id: id, ...likened } = likenedIncident(incident);
    const known = recognisedAmong(await this.finder.knownErrors({ ...likened, id, isProblem: false }, MOST_LOOKED_AT));
    if (known.length === 0) return;
    const manager = await this.managerOf(incident);
    const call = { ...eventCall(event), by: this.parts.self };
    for (const one of known) {
      const decide = () => recognise(incident, one, manager);
      await this.recognitions.createUnlessThere(recognitionId(id, one.id), call, decide);
    }
  }

  /** Whoever manages it now, by the last known table; else who was named when it was declared. */
  private async managerOf({ id, manager }: Incident) {
    const table = await this.parts.authority.copy.find(id);
    const now = table?.table.find(({ accountable }) => accountable.id === table.manager);
    return now?.accountable ?? manager;
  }
}

function looksOtherwise({ type, data }: Envelope): boolean {
  if (type === incidentDeclared.type) return true;
  return type === detailsChanged.type && Object.keys(data.changes as object).some((field) => COMPARED.includes(field));
}
