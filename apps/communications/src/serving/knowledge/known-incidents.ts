import { Injectable } from '@nestjs/common';
import {
  type Component,
  componentUnknown,
  type Envelope,
  getIncident,
  type Incident,
  listComponents,
} from '#contracts';
import { Refused } from '#messaging';
import { LatestCopy, type Parts, type Seen } from '#service';

/** The incidents and components as they were last heard of. */
@Injectable()
export class KnownIncidents {
  private constructor(
    private readonly parts: Parts,
    readonly incidents: LatestCopy<Incident>,
    private readonly components: LatestCopy<Omit<Component, 'updatedAt'>>,
  ) {}

  static async open(parts: Parts): Promise<KnownIncidents> {
    const incidents = await LatestCopy.open<Incident>(parts.connection, 'known_incidents');
    const components = await LatestCopy.open<Omit<Component, 'updatedAt'>>(parts.connection, 'known_components');
    parts.copies.push(incidents, components);
    return new KnownIncidents(parts, incidents, components);
  }

  /** Keeps what an event of an incident carries; `firstDue` is when its plan is looked at, if it is new here. */
  follow(event: Envelope, firstDue: Date | null): Promise<void> {
    return this.incidents.keep(event.incident, event.sequence, event.data.incident as Incident, firstDue);
  }

  /** Keeps what an event of a component carries. */
  followComponent(event: Envelope): Promise<void> {
    const component = event.data.component as Component;
    return this.components.keep(component.key, event.sequence, component);
  }

  /**
   * The incident as it was last heard of, or as `incidents` says now. Throws `incident-unknown`, and `unavailable` when
   * nobody can say.
   */
  async of(incident: string): Promise<Incident> {
    return (await this.seen(incident))?.known ?? this.ask(incident);
  }

  /** What was heard of an incident and how far it had come; undefined before anything was heard. */
  async seen(incident: string): Promise<Seen<Incident> | undefined> {
    return (await this.incidents.find([incident])).get(incident);
  }

  /** What people call these components, in this order; the key where nothing else is known. */
  async namesOf(components: readonly string[]): Promise<string[]> {
    if (components.length === 0) return [];
    const found = await this.components.find(components);
    return components.map((key) => found.get(key)?.known.name ?? key);
  }

  /**
   * Refuses components that the register does not have; one that was not heard of yet is asked for. Throws
   * `component-unknown`, and `unavailable` when nobody can say.
   */
  async mustBeRegistered(components: readonly string[]): Promise<void> {
    const heard = await this.components.find(components);
    const unheard = components.filter((key) => !heard.has(key));
    if (unheard.length === 0) return;
    const { client, tokens } = this.parts;
    const { output } = await client.ask(listComponents, {}, { token: await tokens.token() });
    const registered = new Set(output.components.map(({ key }) => key));
    const unknown = unheard.filter((key) => !registered.has(key));
    if (unknown.length > 0) throw componentUnknown({ components: unknown });
  }

  /**
   * The incident as `incidents` says it is now, or as it was last heard of while it cannot be asked: for what must not follow
   * from a copy that is being built again, or is hard to take back. Whoever presses does not wait longer than `timeoutMs`
   * for it. Throws as {@link of}.
   */
  async latest(incident: string, timeoutMs?: number): Promise<Incident> {
    try {
      return await this.ask(incident, timeoutMs);
    } catch (error) {
      const known = (await this.seen(incident))?.known;
      const isRefused = error instanceof Refused && error.problem.status < 500;
      if (!known || isRefused) throw error;
      return known;
    }
  }

  private async ask(incident: string, timeoutMs?: number): Promise<Incident> {
    const { client, tokens } = this.parts;
    const sending = { token: await tokens.token(), ...(timeoutMs !== undefined && { timeoutMs }) };
    return (await client.ask(getIncident, { incident }, sending)).output;
  }
}
