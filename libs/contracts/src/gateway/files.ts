/** Where the files of an incident are uploaded: the body is the file. */
export const FILES_PATH = '/v1/incidents/{incident}/files';

/** Where the bytes of a file are. */
export const FILE_PATH = `${FILES_PATH}/{file}`;
