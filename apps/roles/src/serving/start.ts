import { z } from 'zod';
import { type Log, type RunningService, readEnvironment, type ServiceSettings, startService } from '#service';
import { ANSWER_LIMITS, type AnswerLimits, answerLimits } from '../command/answer-limits.js';
import { RolesModule } from './roles.module.js';

/** What roles needs besides what every service needs. */
export interface RolesSettings {
  readonly answerLimits: AnswerLimits;
}

const environment = z.object({ MANAGER_ANSWERS_WITHIN: answerLimits.default(ANSWER_LIMITS) });

/** The settings of roles alone from the environment; throws one error that names what is at fault. */
export const rolesSettings = (env: NodeJS.ProcessEnv): RolesSettings => ({
  answerLimits: readEnvironment(environment, env).MANAGER_ANSWERS_WITHIN,
});

/** Starts `roles`: who answers for what. */
export const startRoles = (own: RolesSettings, settings: ServiceSettings, log?: Log): Promise<RunningService> =>
  startService({ name: 'roles', module: RolesModule.with(own.answerLimits), settings, ...(log && { log }) });
