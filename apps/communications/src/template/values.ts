import { type Incident, type Language, listed, STATUS_NAMES, spokenTime, type TEMPLATE_VARIABLES } from '#contracts';

/** What a template draws on; null: it is not known. */
export type Values = Readonly<Record<(typeof TEMPLATE_VARIABLES)[number], string | null>>;

/** What is known when a template is rendered. */
export interface Knowledge {
  readonly incident: Pick<Incident, 'id' | 'title' | 'severity' | 'status' | 'impact' | 'startedAt'>;
  /** What people call the affected components. */
  readonly components: readonly string[];
  readonly nextUpdateAt: string | null;
  readonly organisation: string;
}

/** The values of all variables, as readers of this language see them. */
export function valuesOf({ incident, components, nextUpdateAt, organisation }: Knowledge, language: Language): Values {
  const time = (instant: string | null) => instant && spokenTime(instant, language);
  const { id, title, severity, status, impact, startedAt } = incident;
  return {
    ...{ incident: id, title, severity, status: STATUS_NAMES[status][language], impact, organisation },
    components: components.length > 0 ? listed(components, language) : null,
    ...{ startedAt: time(startedAt), nextUpdateAt: time(nextUpdateAt) },
  };
}
