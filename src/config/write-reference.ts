import { readFile, writeFile } from 'node:fs/promises';
import { configurationJsonSchema } from './json-schema.ts';
import { configurationReference } from './reference.ts';

/** The generated files and what must stand in them. */
export const generatedFiles = (): { readonly name: string; readonly url: URL; readonly content: string }[] => {
  const docs = new URL('../../docs/', import.meta.url);
  return [
    { name: 'configuration.md', content: configurationReference() },
    { name: 'pacegate.schema.json', content: configurationJsonSchema() },
  ].map(({ name, content }) => ({ name: `docs/${name}`, url: new URL(name, docs), content }));
};

const current = async (url: URL): Promise<string | null> => {
  try {
    return await readFile(url, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** The first line in which the file on disk differs from what it should be. */
const firstDifference = (found: string | null, content: string): string => {
  if (found === null) return 'is missing';
  const [have, want] = [found.split('\n'), content.split('\n')];
  const line = want.findIndex((text, index) => text !== have[index]);
  const at = line === -1 ? want.length : line;
  return `differs from line ${at + 1} on: has ${JSON.stringify(have[at] ?? '')}, should have ${JSON.stringify(want[at] ?? '')}`;
};

/** What has drifted, a sentence each; empty when the files on disk are what the schema says. */
export const drift = async (): Promise<string[]> => {
  const checked = generatedFiles().map(async ({ name, url, content }) => {
    const found = await current(url);
    return found === content ? [] : [`${name} ${firstDifference(found, content)}. Run "npm run docs".`];
  });
  return (await Promise.all(checked)).flat();
};

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const drifted = await drift();
    for (const sentence of drifted) console.error(sentence);
    process.exitCode = drifted.length === 0 ? 0 : 1;
  } else {
    for (const { url, content } of generatedFiles()) await writeFile(url, content);
  }
}
