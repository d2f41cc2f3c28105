/** How far an aggregate had come: what an answer to a command carries and a later read can bring. */
export interface Position {
  readonly service: string;
  readonly aggregate: string;
  readonly sequence: number;
}

const FORM = /^([a-z-]+)\/([\w.-]{1,100})@(\d{1,12})$/;

/** `roles/INC-42@17`. */
export const writePosition = ({ service, aggregate, sequence }: Position): string =>
  `${service}/${aggregate}@${sequence}`;

/** Reads one position or several (comma-separated); what is not one gives undefined. */
export function readPositions(text: string): Position[] | undefined {
  const positions = text.split(',').map((part) => FORM.exec(part.trim()));
  if (!positions.every((match) => match !== null)) return undefined;
  return positions.map((match) => ({ service: match[1]!, aggregate: match[2]!, sequence: Number(match[3]) }));
}
