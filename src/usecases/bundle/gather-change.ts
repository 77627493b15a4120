import { posix } from 'node:path';
import type { ChangeFacts, LockChange, ManifestChange, ManifestField } from '../../advice/growth/change-facts.ts';
import { type ChangedLines, parseChangedLines } from '../../advice/source/changed-lines.ts';
import { diffManifests } from '../../advice/source/diff-manifests.ts';
import { diffLocks, type LockedVersions } from '../../advice/source/locks/diff-locks.ts';
import { readLock } from '../../advice/source/locks/read-lock.ts';
import type { Repository } from '../ports.ts';
import { lockFileOf } from './lock-files.ts';

/** What is known of a change apart from what was built. */
export interface GatheredChange {
  readonly facts: ChangeFacts;
  /** The files that differ; empty where the difference is too large to be read. */
  readonly changed: readonly ChangedLines[];
}

const isField = (name: string): name is ManifestField =>
  ['sideEffects', 'browserslist', 'type', 'scripts'].includes(name);

const manifestChange = async (file: ChangedLines, { read }: Pick<Repository, 'read'>): Promise<ManifestChange> => {
  const base = await read('base', file.previousPath ?? file.path);
  const { dependencies, fields } = diffManifests(base, await read('head', file.path));
  return {
    file: file.path,
    added: dependencies.filter((it) => it.base === null).map(({ name }) => name),
    removed: dependencies.filter((it) => it.head === null).map(({ name }) => name),
    changed: dependencies.filter((it) => it.base !== null && it.head !== null).map(({ name }) => name),
    fields: [...new Set(fields.map(({ name }) => name.split('.')[0] ?? name).filter(isField))],
  };
};

const lockChanges = async (repository: Pick<Repository, 'read'>, directory: string): Promise<LockChange[]> => {
  const base = await lockFileOf(repository, 'base', directory);
  const head = await lockFileOf(repository, 'head', directory);
  if (head === null || head.text === base?.text) return [];
  const { added, removed, changed } = diffLocks(
    base === null ? null : readLock(base.path, base.text),
    readLock(head.path, head.text),
  );
  const changeOf = ({ name, base: from, head: to, askedBy }: LockedVersions): LockChange => ({
    file: head.path,
    package: name,
    from: from.length === 0 ? null : from,
    to: to.length === 0 ? null : to,
    askedBy: askedBy.map((it) => it.name),
  });
  return [...added, ...removed, ...changed].map(changeOf);
};

/** More are never looked at. */
const mostManifests = 50;

/** Reads what a change does to the files that rule a suite's bundle. `directory`: of the suite, from the root of the repository. */
export const gatherChange = async (
  repository: Pick<Repository, 'read' | 'diff' | 'sides'>,
  directory: string,
): Promise<GatheredChange> => {
  const diff = await repository.diff();
  const changed = diff === null ? [] : parseChangedLines(diff);
  const manifests: ManifestChange[] = [];
  for (const file of changed.filter(({ path }) => posix.basename(path) === 'package.json').slice(0, mostManifests))
    manifests.push(await manifestChange(file, repository));
  return {
    changed,
    facts: {
      directory,
      renames: changed.flatMap(({ previousPath, path, status }) =>
        previousPath === null || status !== 'renamed' ? [] : [{ from: previousPath, to: path }],
      ),
      changedFiles: [...repository.sides.changedFiles],
      lock: await lockChanges(repository, directory),
      manifests,
    },
  };
};
