import type { BundleModule } from '../../../../core/bundle/bundle-graph.ts';
import { fileKind } from '../file-kind.ts';
import { type Raw, rawAt, textAt } from '../raw.ts';
import { fromBase, type NameBase, plainPath } from '../webpack/module-name.ts';

/** "ns:path" of a plugin, and not "C:\path". */
const namespaced = /^[\w-]{2,}:/;

/** A module's name from the suite's directory. */
export const inputName = (path: string, base: NameBase): string => {
  if (path === '<runtime>' || namespaced.test(path)) return path;
  // What the package.json of a package swaps for nothing in browsers.
  const file = path.replace(/^\(disabled\):/, '').replace(/[?#].*$/s, '');
  return file.startsWith('/') ? plainPath(file) : fromBase(file, base);
};

const extension = (path: string): string => /\.[\w-]+$/.exec(path)?.[0].toLowerCase() ?? '';

/** What an input is. A file that was copied has an output of its own kind; what was put into script or style has none. */
export const inputType = (path: string, input: Raw, outputs: readonly string[]): BundleModule['type'] => {
  if (path === '<runtime>') return 'runtime';
  const format = textAt(input, 'format');
  const file = path.replace(/[?#].*$/s, '');
  if (extension(file) === '.json' || textAt(rawAt(input, 'with') ?? {}, 'type') === 'json') return 'json';
  if (fileKind(file) === 'style') return 'style';
  if (format === 'esm') return 'esm';
  if (format === 'cjs') return 'commonjs';
  if (outputs.some((it) => extension(it) === extension(file)) && fileKind(file) !== 'script') return 'asset-file';
  return fileKind(file) === 'media' ? 'asset-inline' : 'unknown-script';
};
