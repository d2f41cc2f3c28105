// Runs a compiled program in this process, compiled anew first when a source is newer: `node tools/run.mjs PROGRAM ARGUMENTS`.
// One process, so that a signal to it is a signal to the program.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';

const [node, , program, ...rest] = process.argv;
buildIfStale();
process.argv = [node, resolve(program), ...rest];
await import(pathToFileURL(resolve(program)).href);
