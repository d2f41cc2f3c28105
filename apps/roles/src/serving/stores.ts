/** Where the stores of this service are injected. */
export const ROSTERS = Symbol('rosters');
/** Where the store of the catalogue is injected. */
export const CATALOGUES = Symbol('catalogues');
/** Where the store of the staffing matrix is injected. */
export const STAFFINGS = Symbol('staffings');
/** Where the store of people is injected. */
export const PEOPLE = Symbol('people');

/** Where the answer limits of this service are injected. */
export const LIMITS = Symbol('answer limits');
/** Where the store of duty rosters is injected. */
export const DUTY_ROSTERS = Symbol('duty rosters');
/** Where the way to the outside is injected. */
export const OUTGOING = Symbol('outgoing');
