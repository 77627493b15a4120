import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which something is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  /** From the root, such as node_modules/zod. */
  readonly path: string;
  /** In the bundle. */
  readonly bytes: number;
}

const packagePath = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)(?=\/)/;

/** What is in the bundle, by name. */
export const bundledPackages = ({ outputs }: Metafile): BundledPackage[] => {
  const found = new Map<string, BundledPackage>();
  for (const { inputs } of Object.values(outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const [path, name] = packagePath.exec(file) ?? [];
      if (path === undefined || name === undefined || bytesInOutput === 0) continue;
      found.set(path, { name, path, bytes: (found.get(path)?.bytes ?? 0) + bytesInOutput });
    }
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
};

const isLicence = (file: string): boolean => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file);

const textField = (manifest: unknown, key: string): string => {
  const value: unknown =
    typeof manifest === 'object' && manifest !== null ? Object.entries(manifest).find(([it]) => it === key)?.[1] : null;
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
};

const entryOf = async (root: string, { path }: BundledPackage): Promise<string> => {
  const directory = join(root, path);
  const manifest: unknown = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  const files = (await readdir(directory)).filter(isLicence).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')));
  const [name, version, licence, author] = ['name', 'version', 'license', 'author'].map((it) =>
    textField(manifest, it),
  );
  const title = `${name} ${version} (${licence})`;
  // Some packages ship no text of their licence: then its name and the author are all there is to keep.
  const given = texts.length > 0 ? texts.map((it) => it.trim()) : [`${licence}${author ? `, ${author}` : ''}`];
  return [title, '-'.repeat(title.length), ...given].join('\n\n').replaceAll('\r\n', '\n');
};

/** The licences of the packages that the bundle holds parts of. */
export const licencesText = async (root: string, packages: readonly BundledPackage[]): Promise<string> => {
  const entries = await Promise.all(packages.map((it) => entryOf(root, it)));
  return `${['The files beside this one hold parts of these packages.', ...entries].join('\n\n\n')}\n`;
};
