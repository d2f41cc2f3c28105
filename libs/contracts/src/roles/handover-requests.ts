import { z } from 'zod';
import { personNamed } from '../definition/person.js';
import { defineCommand } from '../definition/request.js';
import { paragraphs } from '../definition/text.js';
import { hasLeft, observesOnly } from './participation-rejections.js';
import { alreadyHolder, noOffer, notEntitled, offerPending, personUnknown, roleNotHeld } from './rejections.js';
import { always, moved, rolePath, which } from './seat-command.js';

export const offerHandover = defineCommand({
  service: 'roles',
  name: 'offer-handover',
  summary: 'Offer a held role to somebody else; the present holder answers until it is accepted.',
  whoMay: 'the holder; the incident manager',
  input: z.strictObject({ ...which, to: personNamed(), brief: paragraphs(10_000).optional() }),
  output: moved,
  rejections: [...always, personUnknown, roleNotHeld, alreadyHolder, offerPending, notEntitled, observesOnly, hasLeft],
  http: { method: 'POST', path: `${rolePath}/handover` },
});

export const acceptHandover = defineCommand({
  service: 'roles',
  name: 'accept-handover',
  summary: 'Accept: you hold the role from now, the earlier holder is released.',
  whoMay: 'whom it was offered to',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, noOffer],
  http: { method: 'POST', path: `${rolePath}/handover/accept` },
});

export const declineHandover = defineCommand({
  service: 'roles',
  name: 'decline-handover',
  summary: 'Decline: the present holder keeps the role.',
  whoMay: 'whom it was offered to',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, noOffer],
  http: { method: 'POST', path: `${rolePath}/handover/decline` },
});

export const withdrawHandover = defineCommand({
  service: 'roles',
  name: 'withdraw-handover',
  summary: 'Take an offer back.',
  whoMay: 'who offered it; the holder; the incident manager',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, noOffer, notEntitled],
  http: { method: 'POST', path: `${rolePath}/handover/withdraw` },
});
