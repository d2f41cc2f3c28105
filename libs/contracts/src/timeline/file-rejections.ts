import type { Localised } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const fileUnknown = defineRejection<{ file: string }>({
  code: 'file-unknown',
  status: 404,
  field: 'file',
  title: { en: 'There is no such file', fr: "Il n'y a pas de tel fichier" },
  detail: ({ file }) => ({
    en: `There is no file ${file} here.`,
    fr: `Il n'y a pas de fichier ${file} ici.`,
  }),
  next: {
    en: 'Upload it to this incident first, to the end: what is left unfinished for an hour is removed.',
    fr: "Transmettez-le d'abord à cet incident, jusqu'au bout : ce qui reste inachevé une heure est supprimé.",
  },
});

/** Its bytes were taken out of the record; that it was there remains. */
export const fileRemoved = defineRejection<{ file: string; at: string }>({
  code: 'file-removed',
  status: 410,
  field: 'file',
  title: { en: 'This file was removed', fr: 'Ce fichier a été retiré' },
  detail: ({ file, at }) => ({
    en: `What was in ${file} was taken out of the record at ${at}.`,
    fr: `Le contenu de ${file} a été retiré de la chronologie le ${at}.`,
  }),
  next: {
    en: 'The timeline says who took it out and why. It cannot be had back.',
    fr: "La chronologie dit qui l'a retiré et pourquoi. Il ne peut pas être rétabli.",
  },
});

/** What bytes were found to be where that is no media type. */
const FOUND: Readonly<Record<string, Localised>> = {
  'control-characters': {
    en: 'text with control characters, such as codes for colours',
    fr: 'du texte avec des caractères de commande, comme des codes de couleur',
  },
  unknown: {
    en: 'neither text in UTF-8 nor of a kind that is known here',
    fr: "ni du texte en UTF-8 ni d'une nature connue ici",
  },
};

export const fileTypeRefused = defineRejection<{ found: string }>({
  code: 'file-type-refused',
  status: 415,
  title: { en: 'Files of this kind are not taken', fr: 'Les fichiers de cette nature ne sont pas acceptés' },
  detail: ({ found }) => ({
    en: `By what is in it, this file is ${FOUND[found]?.en ?? found}.`,
    fr: `D'après son contenu, ce fichier est ${FOUND[found]?.fr ?? `de type ${found}`}.`,
  }),
  next: {
    en: 'Send a PNG, JPEG, GIF or WebP image, a PDF, or plain text in UTF-8; link to anything else.',
    fr: 'Envoyez une image PNG, JPEG, GIF ou WebP, un PDF ou du texte simple en UTF-8 ; pour le reste, mettez un lien.',
  },
});

export const fileEmpty = defineRejection<object>({
  code: 'file-empty',
  status: 422,
  title: { en: 'There is nothing in the file', fr: "Il n'y a rien dans le fichier" },
  detail: () => ({ en: 'No byte of it has come.', fr: "Aucun octet n'en est arrivé." }),
  next: { en: 'Send what is in it.', fr: 'Envoyez son contenu.' },
});

export const fileNotYours = defineRejection<{ file: string }>({
  code: 'file-not-yours',
  status: 403,
  field: 'file',
  title: { en: 'Somebody else is uploading this file', fr: "Quelqu'un d'autre transmet ce fichier" },
  detail: ({ file }) => ({
    en: `Only whoever started ${file} goes on with it.`,
    fr: `Seule la personne qui a commencé ${file} peut continuer.`,
  }),
  next: { en: 'Start an upload of your own.', fr: 'Commencez votre propre transmission.' },
});

export const fileUnfinished = defineRejection<{ received: number; size: number }>({
  code: 'file-unfinished',
  status: 409,
  field: 'file',
  title: { en: 'Not all of the file is there yet', fr: "Le fichier n'est pas encore complet" },
  detail: ({ received, size }) => ({
    en: `${received} of ${size} bytes have come.`,
    fr: `${received} octets sur ${size} sont arrivés.`,
  }),
  next: {
    en: 'Send the chunks that are missing, then finish it; or start again with the right size.',
    fr: 'Envoyez les morceaux manquants, puis terminez ; ou recommencez avec la bonne taille.',
  },
});

export const fileDiffers = defineRejection<{ sha256: string }>({
  code: 'file-differs',
  status: 422,
  field: 'sha256',
  title: { en: 'What came is not what was sent', fr: "Ce qui est arrivé n'est pas ce qui a été envoyé" },
  detail: ({ sha256 }) => ({
    en: `The bytes that came have the SHA-256 digest ${sha256}.`,
    fr: `Les octets arrivés ont l'empreinte SHA-256 ${sha256}.`,
  }),
  next: { en: 'Upload the file again.', fr: 'Transmettez de nouveau le fichier.' },
});

export const chunkOutOfOrder = defineRejection<{ number: number }>({
  code: 'chunk-out-of-order',
  status: 409,
  field: 'number',
  title: { en: 'The chunk before this one is missing', fr: 'Il manque le morceau précédent' },
  detail: ({ number }) => ({
    en: `Chunk ${number} comes when all before it are there.`,
    fr: `Le morceau ${number} vient quand tous ceux qui le précèdent sont là.`,
  }),
  next: { en: 'Send the chunks in order, from 0.', fr: "Envoyez les morceaux dans l'ordre, à partir de 0." },
});

export const chunkAfterLast = defineRejection<{ number: number; bytes: number }>({
  code: 'chunk-after-last',
  status: 409,
  field: 'number',
  title: { en: 'The chunk before this one was the last', fr: 'Le morceau précédent était le dernier' },
  detail: ({ number, bytes }) => ({
    en: `Chunk ${number - 1} has fewer than ${bytes} bytes, so the file ends there.`,
    fr: `Le morceau ${number - 1} a moins de ${bytes} octets : le fichier s'arrête là.`,
  }),
  next: {
    en: 'Finish the file; or start again, with every chunk but the last full.',
    fr: 'Terminez le fichier ; ou recommencez, chaque morceau complet sauf le dernier.',
  },
});

export const chunkDiffers = defineRejection<{ number: number }>({
  code: 'chunk-differs',
  status: 409,
  field: 'bytes',
  title: { en: 'This chunk came before with other bytes', fr: "Ce morceau est déjà arrivé avec d'autres octets" },
  detail: ({ number }) => ({
    en: `Chunk ${number} is there already, and is another.`,
    fr: `Le morceau ${number} est déjà là, et il est différent.`,
  }),
  next: { en: 'Start a new upload.', fr: 'Commencez une nouvelle transmission.' },
});

export const chunkUnknown = defineRejection<{ number: number; chunks: number }>({
  code: 'chunk-unknown',
  status: 404,
  field: 'number',
  title: { en: 'The file has no such chunk', fr: "Le fichier n'a pas de tel morceau" },
  detail: ({ number, chunks }) => ({
    en: `There is no chunk ${number}: there are ${chunks}, counted from 0.`,
    fr: `Il n'y a pas de morceau ${number} : il y en a ${chunks}, comptés à partir de 0.`,
  }),
  next: { en: 'Read until "next" is null.', fr: "Lisez jusqu'à ce que « next » soit null." },
});

export const tooManyFiles = defineRejection<{ most: number }>({
  code: 'too-many-files',
  status: 409,
  title: { en: 'This incident takes no more files', fr: "Cet incident n'accepte plus de fichiers" },
  detail: ({ most }) => ({
    en: `An incident has at most ${most} files.`,
    fr: `Un incident a au plus ${most} fichiers.`,
  }),
  next: {
    en: 'Keep it elsewhere and link to it from a note.',
    fr: 'Conservez-le ailleurs et mettez un lien dans une note.',
  },
});

export const tooManyUploads = defineRejection<{ most: number; files: readonly string[] }>({
  code: 'too-many-uploads',
  status: 429,
  title: { en: 'Finish what you started first', fr: "Terminez d'abord ce que vous avez commencé" },
  detail: ({ most, files }) => ({
    en: `At most ${most} uploads of yours are unfinished at a time; there are ${files.length}.`,
    fr: `Au plus ${most} de vos transmissions sont inachevées à la fois ; il y en a ${files.length}.`,
  }),
  next: {
    en: 'Finish or abandon one of "files"; what is left unfinished for an hour is removed.',
    fr: 'Terminez ou abandonnez un de « files » ; ce qui reste inachevé une heure est supprimé.',
  },
  retryAfter: 5,
});
