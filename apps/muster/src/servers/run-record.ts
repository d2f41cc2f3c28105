/** Who runs on a data folder now: the content of `run.json`. Readers meet fields that are not theirs. */
export interface RunRecord {
  readonly pid: number;
  /** When the process of that pid began, in the system's words: a pid can be given to a stranger later. */
  readonly beginning: string;
  /** ISO time at which the folder was claimed. */
  readonly startedAt: string;
  /** Where people find this Muster. */
  readonly address?: string | undefined;
  /** Of the status page. */
  readonly pageAddress?: string | undefined;
  readonly natsUrl?: string | undefined;
  readonly natsPid?: number | undefined;
  readonly mongoUrl?: string | undefined;
  readonly mongoPid?: number | undefined;
  readonly [more: string]: unknown;
}

/** What may change while it runs. */
export type RunChanges = Partial<Omit<RunRecord, 'pid' | 'beginning' | 'startedAt'>>;

/** The record's file in the data folder. */
export const RUN_FILE = 'run.json';
