import {
  accountabilityResolved,
  addNote,
  addPublicationEntry,
  answerQuestion,
  answerQuestions,
  askForRole,
  assignRole,
  briefWritten,
  candidateAsked,
  changeIncident,
  changeRemediation,
  correctEntry,
  correctPublicationEntry,
  delegateDuty,
  deliveryPosted,
  draftUpdate,
  type EventContract,
  entryCorrected,
  entryMarked,
  followInLanguage,
  gatherResponse,
  holdingUnconfirmed,
  languageDue,
  logRemediation,
  managerSilent,
  markEntry,
  markLooked,
  moveRemediation,
  nameDeputy,
  noteAdded,
  notePosted,
  offerHandover,
  openWorkstream,
  promiseDue,
  promiseKept,
  publicationCorrected,
  publicationDue,
  publicationPublished,
  publicationUpdated,
  publicationWithdrawn,
  publish,
  questionAnsweredForAll,
  questionDue,
  type RequestContract,
  recordSilent,
  remediationAssigned,
  remediationChanged,
  remediationDue,
  remediationLogged,
  remediationMissing,
  remediationMoved,
  responseAnswered,
  responseGathered,
  responseSorted,
  responsesWaiting,
  roleAssigned,
  roleShaped,
  sendFirstWord,
  sendUpdate,
  shapeRole,
  sortResponses,
  standDown,
  takeOverCommand,
  timeBoxEnded,
  updateSent,
  vacancyDue,
  withdrawPublication,
  withdrawUpdate,
  writeExecutiveBrief,
} from '#contracts';

/** A part of Muster that is not built yet. */
export type Coming = 'response' | 'support' | 'problems';

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
  'update-responders': carried([draftUpdate, sendUpdate], [promiseDue], [updateSent, promiseKept]),
  'document-theories-and-actions': carried([addNote], [], [noteAdded], 'response'),
  'join-postmortem': waits('problems'),
  'page-responders': waits('response'),
  'send-internal-updates': carried(
    [sendFirstWord, draftUpdate, sendUpdate, followInLanguage, withdrawUpdate],
    [promiseDue, languageDue],
    [updateSent, promiseKept],
  ),
  'send-external-updates': carried(
    [sendFirstWord, draftUpdate, sendUpdate, followInLanguage, withdrawUpdate],
    [promiseDue, languageDue],
    [updateSent, promiseKept],
  ),
  'update-status-page': carried(
    [publish, addPublicationEntry, correctPublicationEntry, withdrawPublication, sendUpdate, notePosted],
    [publicationDue, promiseDue],
    [publicationPublished, publicationUpdated, publicationCorrected, publicationWithdrawn, updateSent, deliveryPosted],
  ),
  'collect-customer-responses': carried(
    [gatherResponse, sortResponses, answerQuestions],
    [responsesWaiting],
    [responseGathered, responseSorted, responseAnswered],
  ),
  'brief-executives': carried(
    [writeExecutiveBrief, answerQuestion, sendUpdate],
    [questionDue, promiseDue],
    [briefWritten, questionAnsweredForAll, updateSent],
  ),
  'answer-tickets': waits('support'),
  'answer-calls': waits('support'),
  'answer-social-messages': waits('support'),
  'relay-customer-information': carried([gatherResponse], [responsesWaiting], [responseGathered], 'support'),
  'suggest-fixes': waits('response'),
  'implement-fixes': waits('response'),
  'give-context': carried([addNote, draftUpdate, sendUpdate], [promiseDue], [noteAdded, updateSent]),
  'page-experts': waits('response'),
  'communicate-on-social': carried(
    [sendFirstWord, draftUpdate, sendUpdate, notePosted],
    [promiseDue],
    [updateSent, deliveryPosted],
  ),
  'share-customer-feedback': carried([gatherResponse], [responsesWaiting], [responseGathered], 'support'),
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
  'propose-preventive-changes': carried(
    [logRemediation, changeRemediation],
    [remediationMissing],
    [remediationLogged, remediationChanged],
  ),
  'coordinate-postmortem': waits('problems'),
  'run-postmortem': waits('problems'),
  'record-postmortem': waits('problems'),
  'log-remediation': carried([logRemediation], [remediationMissing], [remediationLogged]),
  'track-remediation': carried(
    [changeRemediation, moveRemediation],
    [remediationDue],
    [remediationAssigned, remediationMoved],
  ),
};
