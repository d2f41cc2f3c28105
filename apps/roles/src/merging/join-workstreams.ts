import { isPartTaken } from '../shaping/open-workstream.js';
import { freeKey } from './free-key.js';
import type { Joining } from './joining.js';

/** The parts of the source as they are called in the target. */
export interface Parts {
  /** The workstream that the source as a whole becomes. */
  readonly own: string;
  /** A scope of the source; the whole incident and the audience sides are the same in both. */
  readonly scopeOf: (scope: string) => string;
}

/** The source becomes a workstream of the target, and its workstreams are opened beside that one. */
export function joinWorkstreams(joining: Joining): Parts {
  const free = (wanted: string) => freeKey(wanted, joining.prefix, (key) => isPartTaken(joining.target, key));
  const { incident, workstreams, timeBoxesSaid } = joining.source;
  const own = free(joining.prefix);
  const opened = { key: own, name: incident, goal: null, timeBox: null, chatUrl: null, openedAt: joining.now };
  joining.happens({ name: 'workstream-opened', data: { workstream: opened } });
  const keys = new Map<string, string>();
  for (const workstream of workstreams) {
    const key = free(workstream.key);
    keys.set(workstream.key, key);
    const name = joining.nameFor(workstream.name, { wanted: workstream.key, given: key });
    // That its time is over was said already, and is not said a second time.
    const timeBox = timeBoxesSaid.includes(workstream.key) ? null : workstream.timeBox;
    joining.happens({ name: 'workstream-opened', data: { workstream: { ...workstream, key, name, timeBox } } });
  }
  return { own, scopeOf: (scope) => keys.get(scope) ?? scope };
}
