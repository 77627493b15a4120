// Builds dist/, which is committed: an Action runs from the repository as it is. Says what the bundle consists of.
// node .github/scripts/build.ts [directory]
import { join, resolve } from 'node:path';
import { bundle } from './bundle.ts';
import { bundledPackages } from './licences.ts';

const shown = 12;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0).padStart(6)} KB`;

const metafile = await bundle(resolve(process.argv[2] ?? join(import.meta.dirname, '../../dist')));
const outputs = Object.values(metafile.outputs);
const total = outputs.reduce((sum, { bytes }) => sum + bytes, 0);
const packages = bundledPackages(metafile).toSorted((a, b) => b.bytes - a.bytes);
const foreign = packages.reduce((sum, { bytes }) => sum + bytes, 0);
const rest = packages.slice(shown);

console.log(`dist/: ${outputs.length} files`);
console.log(`${kilobytes(total)}  in all`);
console.log(`${kilobytes(total - foreign)}  of this repository`);
for (const { name, bytes } of packages.slice(0, shown)) console.log(`${kilobytes(bytes)}  ${name}`);
if (rest.length > 0)
  console.log(`${kilobytes(rest.reduce((sum, { bytes }) => sum + bytes, 0))}  ${rest.length} other packages`);
