import { EventPattern } from '@nestjs/microservices';
import type { EventContract, ServiceName } from '#contracts';

/** What a handler follows: one event, all events of a service, or everything. */
export type Followed = EventContract | { readonly service: ServiceName } | 'everything';

/** `<service>.<event>`, with `*` for any. */
export function patternOf(followed: Followed): string {
  if (followed === 'everything') return '*.*';
  return `${followed.service}.${'name' in followed ? followed.name : '*'}`;
}

/** Marks the controller method that handles these events. It gets each one at least once, in any order. */
export const Follows = (...followed: readonly Followed[]): MethodDecorator =>
  EventPattern([...new Set(followed.map(patternOf))]) as MethodDecorator;

/** Whether an event of this service and name is meant by a pattern. */
export function covers(pattern: string, service: string, name: string): boolean {
  const [wantedService, wantedName] = pattern.split('.');
  return (wantedService === '*' || wantedService === service) && (wantedName === '*' || wantedName === name);
}

/** The subjects that together bring all patterns, none twice: the server refuses filters that overlap. */
export function filterSubjects(patterns: readonly string[]): string[] {
  const needed = patterns.filter(
    (pattern) =>
      !patterns.some((other) => other !== pattern && covers(other, ...(pattern.split('.') as [string, string]))),
  );
  return [...new Set(needed)].flatMap((pattern) => [`muster.evt.*.${pattern}`, `muster.restricted.*.${pattern}`]);
}
