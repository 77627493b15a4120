import { writeFile } from 'node:fs/promises';
import { actionFile } from './action-file.ts';
import { actionReference } from './action-reference.ts';

/** The generated files and what must stand in them. */
export const generatedFiles = (): readonly { readonly url: URL; readonly content: string }[] => [
  { url: new URL('../../action.yml', import.meta.url), content: actionFile() },
  { url: new URL('../../docs/action.md', import.meta.url), content: actionReference() },
];

if (import.meta.main) for (const { url, content } of generatedFiles()) await writeFile(url, content);
