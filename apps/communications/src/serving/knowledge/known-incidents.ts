import { Injectable } from '@nestjs/common';
import { type Component, type Envelope, getIncident, type Incident } from '#contracts';
import type { Parts } from '#service';
import { LatestCopy, type Seen } from './latest-copy.js';

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

  /** Keeps what an event of an incident carries. */
  follow(event: Envelope): Promise<void> {
    return this.incidents.keep(event.incident, event.sequence, event.data.incident as Incident);
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

  private async ask(incident: string): Promise<Incident> {
    const { client, tokens } = this.parts;
    return (await client.ask(getIncident, { incident }, { token: await tokens.token() })).output;
  }
}
