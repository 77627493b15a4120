import { writeFile } from 'node:fs/promises';
import { commandLineReference } from './command-line-reference.ts';

/** Where the reference is kept. */
export const commandLineFile = new URL('../../docs/command-line.md', import.meta.url);

if (import.meta.main) await writeFile(commandLineFile, commandLineReference());
