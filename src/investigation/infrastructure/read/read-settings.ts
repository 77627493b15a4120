import type { FileKind } from '../file-kind.ts';
import { readDockerfile } from './dockerfile-text.ts';
import type { ReadEntries, SettingText } from './entry.ts';
import { readJson } from './json-text.ts';
import { readLines } from './line-text.ts';
import { readNginx } from './nginx-text.ts';
import { readSource } from './source-text.ts';
import { readTerraform } from './terraform-text.ts';
import { readToml } from './toml-text.ts';
import { readYaml } from './yaml-text.ts';

/** Longer files hold data. UTF-16 units. */
const longest = 1_000_000;

const read = (kind: FileKind, text: string, path: string): ReadEntries => {
  switch (kind) {
    case 'yaml':
    case 'compose':
    case 'kubernetes':
    case 'helm':
      return readYaml(text);
    case 'json':
    case 'manifest':
      // Files such as .babelrc and .prettierrc are the one or the other.
      return /\.\w*rc$/u.test(path) && !text.trimStart().startsWith('{') ? readYaml(text) : readJson(text);
    case 'toml':
      return readToml(text);
    case 'env':
    case 'ini':
    case 'properties':
    case 'conf':
      return readLines(text, kind);
    case 'postgresql':
      return readLines(text, 'conf');
    case 'nginx':
      return readNginx(text);
    case 'dockerfile':
      return readDockerfile(text);
    case 'terraform':
      return readTerraform(text);
    case 'source':
      return readSource(text, path);
  }
};

/** All keys of a text with their values, as its kind is written. Never throws. */
export const readSettings = (kind: FileKind, text: string, path: string): SettingText => {
  if (text.length > longest)
    return { kind, text, entries: [], byLines: true, note: 'is not read: it is longer than a configuration' };
  return { kind, text, ...read(kind, text, path) };
};
