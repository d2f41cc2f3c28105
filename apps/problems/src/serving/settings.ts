import { z } from 'zod';
import { readEnvironment } from '#service';

/** What problems needs besides what every service needs. */
export interface ProblemsSettings {
  /** What the organisation is called in what goes out. */
  readonly organisation: string;
}

const environment = z.object({ ORGANISATION: z.string().max(200).default('Muster') });

/** The settings of problems alone from the environment; throws one error that names what is at fault. */
export function problemsSettings(env: NodeJS.ProcessEnv): ProblemsSettings {
  const given = readEnvironment(environment, env);
  return { organisation: given.ORGANISATION };
}
