import { lstat, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { measurePlanFile } from '../../core/raw-names.ts';

/** What Pacegate writes at the top of a directory of results, and beside it for the moment in which it is being written. */
const ownFile =
  /^(?:(?:result|measure|investigation)\.json|(?:comment|measure|investigation|investigation-comment)\.md|report\.html|records\.jsonl|.+-treemap-(?:base|head)\.html)(?:\.[\da-f-]{36})?(?:\.part)?$/;
const ownDirectory = /^(?:raw|logs)\//;

const planFiles = ['raw/plan.json', measurePlanFile];
/** Bytes. No plan is as long. */
const longestPlan = 5_000_000;
/** Somebody who keeps more results in a working tree wants them there. */
const mostDirectories = 200;

/** A path of git below a directory of git, which is "" for the root; null where it is not below it. */
const inside = (directory: string, path: string): string | null =>
  directory === '' ? path : path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : null;

/** Whether Pacegate has written `path` into the directory of results `directory`. Both count from the root of the repository. */
export const isResultIn = (directory: string, path: string): boolean => {
  const name = inside(directory, path);
  return name !== null && (ownFile.test(name) || ownDirectory.test(name));
};

/** Where a path leads once it is made: links are followed as far as it is there. */
const targetOf = async (path: string): Promise<string> => {
  const parent = dirname(path);
  return await realpath(path).catch(async () =>
    parent === path ? path : join(await targetOf(parent), basename(path)),
  );
};

/** Directories as git names them, those outside of the repository left out. */
export const directoriesInside = async (top: string, directories: readonly string[]): Promise<string[]> => {
  const root = await targetOf(top);
  const found = await Promise.all(directories.map(async (it) => relative(root, await targetOf(it))));
  return found
    .filter((it) => !isAbsolute(it) && it !== '..' && !it.startsWith('../'))
    .map((it) => it.replaceAll('\\', '/'));
};

const isPlan = async (path: string): Promise<boolean> => {
  try {
    const stat = await lstat(path);
    if (!stat.isFile() || stat.size > longestPlan) return false;
    const plan: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof plan !== 'object' || plan === null) return false;
    const schema = 'schema' in plan && typeof plan.schema === 'string' ? plan.schema : '';
    return schema.startsWith('pacegate/') || ('policyFrom' in plan && 'policy' in plan && 'suites' in plan);
  } catch {
    return false;
  }
};

/** Directories that hold the results of other runs, known by the plan that each run keeps. `files`: from the root `top`. */
export const earlierResults = async (top: string, files: readonly string[]): Promise<string[]> => {
  const plans = files.flatMap((path) => {
    const name = planFiles.find((it) => path === it || path.endsWith(`/${it}`));
    return name === undefined ? [] : [{ path, directory: path.slice(0, -name.length).replace(/\/$/, '') }];
  });
  const found: string[] = [];
  for (const { path, directory } of plans.slice(0, mostDirectories))
    if (await isPlan(join(top, path))) found.push(directory);
  return found;
};
