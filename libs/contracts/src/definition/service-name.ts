/** The services that answer requests and publish events; also the second token of their subjects. */
export const SERVICES = ['incidents', 'roles', 'timeline', 'communications', 'problems', 'gateway'] as const;

export type ServiceName = (typeof SERVICES)[number];
