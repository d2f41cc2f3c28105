export { captureEntry } from './capture-requests.js';
export { correctEntry, markEntry } from './correction-requests.js';
export { abandonFile, finishFile, getFile, putFileChunk, readFileChunk, startFile } from './file-requests.js';
export { addNote } from './note-requests.js';
export { getProof } from './proof-requests.js';
export { getEntry, readTimeline, replayEvents } from './reading-requests.js';
export { redactWords } from './redaction-requests.js';
export { searchTimeline } from './search-requests.js';
