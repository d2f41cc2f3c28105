/** Where the store of boxes, one a person, is injected. */
export const NOTICE_BOXES = Symbol('notice boxes');

/** Where the store of snoozes is injected. */
export const SNOOZES = Symbol('snoozes');
