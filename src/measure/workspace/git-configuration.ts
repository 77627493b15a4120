import { resolve } from 'node:path';

/** One setting of git. `key` is as `git config --list` prints it: section and name in lower case. */
export interface GitSetting {
  readonly key: string;
  readonly value: string;
}

/**
 * The settings of `git config --list --show-scope -z` that belong to one repository (scopes local and worktree): git
 * reads the user's and the system's by itself, wherever it works.
 */
export const parseLocalSettings = (listing: string): GitSetting[] => {
  const fields = listing.split('\0');
  const settings: GitSetting[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const scope = fields[at];
    const entry = fields[at + 1] ?? '';
    if (scope !== 'local' && scope !== 'worktree') continue;
    const end = entry.indexOf('\n');
    // A key without value means true.
    settings.push(
      end === -1 ? { key: entry, value: 'true' } : { key: entry.slice(0, end), value: entry.slice(end + 1) },
    );
  }
  return settings;
};

const contents =
  /^(core\.(autocrlf|eol|safecrlf|symlinks|filemode|ignorecase|precomposeunicode|longpaths|attributesfile|excludesfile|checkroundtripencoding)|filter\..+)$/;

const access =
  /^(remote\..+\.(url|promisor|partialclonefilter|proxy|proxyauthmethod|uploadpack)|(url|http|credential|protocol|lfs)\..+|core\.(sshcommand|gitproxy))$/;

/** Settings that change which files, with which bytes, a checkout of a commit contains. Never hooks. */
export const contentSettings = (settings: readonly GitSetting[]): GitSetting[] =>
  settings.filter((it) => contents.test(it.key));

const isRelativePath = (url: string): boolean => !/^[^/]*:/.test(url) && !url.startsWith('/');

/**
 * Settings by which git reaches the remotes, credentials included: they are passed to single git commands by the
 * environment and never written to a disk. A remote that is a relative path is relative to `top`.
 */
export const accessSettings = (settings: readonly GitSetting[], top: string): GitSetting[] =>
  settings
    .filter((it) => access.test(it.key))
    .map(({ key, value }) =>
      /^remote\..+\.url$/.test(key) && isRelativePath(value) ? { key, value: resolve(top, value) } : { key, value },
    );

/** A URL without user name and password. */
export const withoutCredentials = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** Settings as text of a configuration file, see git-config(1), "Syntax". */
export const formatSettings = (settings: readonly GitSetting[]): string =>
  settings
    .map(({ key, value }) => {
      const first = key.indexOf('.');
      const last = key.lastIndexOf('.');
      const subsection = first === last ? '' : ` ${quoted(key.slice(first + 1, last))}`;
      return `[${key.slice(0, first)}${subsection}]\n\t${key.slice(last + 1)} = ${quoted(value)}\n`;
    })
    .join('');
