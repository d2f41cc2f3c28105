import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { ProblemsSettings } from './settings.js';

/** Where the settings of problems alone are injected. */
export const SETTINGS = Symbol('settings');

/** The settings, for everybody in the service. */
@Global()
@Module({})
export class SettingsModule {
  static with(own: ProblemsSettings): DynamicModule {
    return { module: SettingsModule, providers: [{ provide: SETTINGS, useValue: own }], exports: [SETTINGS] };
  }
}
