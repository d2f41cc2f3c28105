/** Where the store of planned work is injected. */
export const MAINTENANCES = Symbol('maintenances');
