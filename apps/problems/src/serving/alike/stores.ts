/** Where the store of recognitions is injected. */
export const RECOGNITIONS = Symbol('recognitions');
