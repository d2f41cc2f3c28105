import {
  accountabilityResolved,
  addNote,
  askForRole,
  assignRole,
  candidateAsked,
  changeIncident,
  correctEntry,
  delegateDuty,
  type EventContract,
  entryCorrected,
  entryMarked,
  holdingUnconfirmed,
  managerSilent,
  markEntry,
  markLooked,
  nameDeputy,
  noteAdded,
  offerHandover,
  openWorkstream,
  type RequestContract,
  recordSilent,
  roleAssigned,
  roleShaped,
  shapeRole,
  standDown,
  takeOverCommand,
  timeBoxEnded,
  vacancyDue,
} from '#contracts';

/** A part of Muster that is not built yet. */
export type Coming = 'response' | 'communications' | 'support' | 'status-page' | 'problems';

/** By what a duty can be done in Muster, what reminds of it, and what tells that it was done; or what it waits for. */
export interface Carried {
  readonly commands: readonly RequestContract[];
  readonly clocks: readonly EventContract[];
  readonly events: readonly EventContract[];
  readonly waitsFor: Coming | null;
}

type Event = EventContract<string, never>;

const carried = (
  commands: readonly RequestContract[],
  clocks: readonly unknown[],
  events: readonly unknown[],
  waitsFor: Coming | null = null,
): Carried => ({ commands, clocks: clocks as Event[], events: events as Event[], waitsFor }) as Carried;

const waits = (waitsFor: Coming): Carried => carried([], [], [], waitsFor);

/** Each duty that comes with Muster, by its key. A duty that is only a sentence on a card is not implemented. */
export const CARRIED_BY: Readonly<Record<string, Carried>> = {
  'command-incident': carried(
    [changeIncident, offerHandover, takeOverCommand, nameDeputy, standDown],
    [managerSilent, candidateAsked],
    [accountabilityResolved],
  ),
  'shape-roles': carried([openWorkstream, shapeRole, delegateDuty], [timeBoxEnded], [roleShaped]),
  'answer-for-unassigned': carried(
    [assignRole, askForRole],
    [vacancyDue, holdingUnconfirmed],
    [roleAssigned, accountabilityResolved],
  ),
  'form-theories': waits('response'),
  'decide-changes': waits('response'),
  'lead-technical-team': carried([openWorkstream, assignRole], [timeBoxEnded], [roleAssigned], 'response'),
  'update-responders': waits('communications'),
  'document-theories-and-actions': carried([addNote], [], [noteAdded], 'response'),
  'join-postmortem': waits('problems'),
  'page-responders': waits('response'),
  'send-internal-updates': waits('communications'),
  'send-external-updates': waits('communications'),
  'update-status-page': waits('status-page'),
  'collect-customer-responses': waits('support'),
  'brief-executives': waits('communications'),
  'answer-tickets': waits('support'),
  'answer-calls': waits('support'),
  'answer-social-messages': waits('support'),
  'relay-customer-information': waits('support'),
  'suggest-fixes': waits('response'),
  'implement-fixes': waits('response'),
  'give-context': carried([addNote], [], [noteAdded], 'communications'),
  'page-experts': waits('response'),
  'communicate-on-social': waits('communications'),
  'share-customer-feedback': waits('support'),
  'record-key-information': carried([addNote, correctEntry, markEntry], [recordSilent], [noteAdded, entryMarked]),
  'maintain-timeline': carried(
    [addNote, correctEntry, markEntry, markLooked],
    [recordSilent],
    [noteAdded, entryCorrected],
  ),
  'keep-people-and-activity-record': carried(
    [addNote, correctEntry, markLooked],
    [recordSilent],
    [roleAssigned, noteAdded],
  ),
  'find-root-cause': waits('problems'),
  'propose-preventive-changes': waits('problems'),
  'coordinate-postmortem': waits('problems'),
  'run-postmortem': waits('problems'),
  'record-postmortem': waits('problems'),
  'log-remediation': waits('problems'),
  'track-remediation': waits('problems'),
};
