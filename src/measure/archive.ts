import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { BaselineRecord } from '../core/baseline-record.ts';
import type { Block } from '../core/block.ts';
import type { BundleGraph } from '../core/bundle/bundle-graph.ts';
import type { Investigation } from '../core/investigation.ts';
import type { BundleMeasurement } from '../core/bundle/bundle-measurement.ts';
import { OutputError } from '../core/errors.ts';
import type { ProfileDifference } from '../core/profile.ts';
import { armBlockFile, blockFile, bundleFile, profileFile, proofFile } from '../core/raw-names.ts';
import type { Result } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { errorCode } from '../core/error-code.ts';

/** Everything that a run keeps, below one directory. */
export interface RunArchive {
  /** As shown to people: relative to where the command was given, where that is shorter. */
  readonly directory: string;
  /** Of the output of install, build, setup and teardown: absolute, and as shown to people. */
  readonly logs: { readonly path: string; readonly shown: string };
  /** What the blocks were judged by: with raw/ it is enough to recompute the verdict. */
  keepPlan(plan: object): Promise<void>;
  keepBlock(block: Block): Promise<void>;
  /** The comparison that the verdict is recomputed from, and the graphs that it was made from, compressed. */
  keepBundle(measurement: BundleMeasurement, graphs: Readonly<Partial<Record<Side, BundleGraph>>>): Promise<void>;
  /** What the profiles of one kind say together. The profiles themselves are kept as they are taken. */
  keepProfile(profile: ProfileDifference): Promise<void>;
  keepResult(result: Result, comment: string): Promise<void>;
  /** The page with pictures, HTML. */
  keepReport(page: string): Promise<void>;
  /** What is to be stored of a refresh, one record a line: kept here first, so that no store can lose it. */
  keepRecords(records: readonly BaselineRecord[]): Promise<void>;
  /** How far an investigation has come, as data, as the whole text and as the comment. */
  keepInvestigation(investigation: Investigation, texts: InvestigationTexts): Promise<void>;
  /** The state of its experiments: whoever goes on begins with it. */
  keepProof(state: object): Promise<void>;
  /** `number`: of the arm in its suite, from 1. */
  keepArmBlock(block: Block, arm: string, number: number): Promise<void>;
}

/** Markdown. */
export interface InvestigationTexts {
  readonly whole: string;
  readonly comment: string;
}

const cures: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space, or name a directory on another disk with --out.',
  EDQUOT: 'Your disk quota is used up: free some space, or name another directory with --out.',
  EACCES: 'You may not write there: name a directory that you own with --out.',
  ENOENT: 'Nothing can be made there: name another directory with --out.',
  EPERM: 'Nothing may be made there: name a directory that you own with --out.',
  EROFS: 'That file system is read-only: name another directory with --out.',
  ENOTDIR: 'A part of the path is a file: name another directory with --out.',
  EEXIST: 'There is a file of that name: name another directory with --out.',
};

/**
 * Makes a directory with its parents. Not by mkdir's own `recursive`: that never returns below /proc, where a parent that
 * exists refuses children as if it did not.
 */
const makeDirectory = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
  } catch (error) {
    const code = errorCode(error);
    const parent = dirname(path);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || parent === path) throw error;
    // Another run may have made the parent since: it is asked for again, and only then is it the file system that refuses.
    await makeDirectory(parent);
    await mkdir(path).catch((late: unknown) => {
      if (errorCode(late) !== 'EEXIST') throw late;
    });
  }
};

const failure = (path: string, error: unknown): OutputError => {
  const code = errorCode(error) ?? 'unknown';
  return new OutputError(
    `${path} could not be written (${code}).`,
    cures[code] ?? 'Name another directory with --out.',
    { cause: error },
  );
};

/**
 * Written beside its place and moved there, so that a file is either whole or not there at all. The name beside it is its
 * own: two runs in one repository write the same .gitignore.
 */
const write = async (path: string, text: string | Uint8Array): Promise<void> => {
  const part = `${path}.${randomUUID()}.part`;
  try {
    await makeDirectory(dirname(path));
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw failure(path, error);
  }
};

const recordsFile = 'records.jsonl';
const investigationFiles = ['investigation.json', 'investigation.md', 'investigation-comment.md'] as const;

/** Removes what an earlier run kept in the same directory: its blocks beside this run's would make another verdict. */
const forgetEarlierRun = async (directory: string): Promise<void> => {
  const raw = join(directory, 'raw');
  const names = await readdir(raw).catch((): string[] => []);
  if (!names.includes('plan.json')) return;
  const measured =
    /^(?:plan|.+-\d{3,}|.+-bundle|.+-profile-[a-z]+)\.json$|^.+-bundle-(?:base|head)\.json\.gz$|\.(?:cpu|heap)profile$/;
  const pages = (await readdir(directory)).filter((name) => /^.+-treemap-(?:base|head)\.html$/.test(name));
  const paths = [
    ...['result.json', 'comment.md', 'report.html', recordsFile, ...investigationFiles, ...pages].map((name) =>
      join(directory, name),
    ),
    join(directory, proofFile),
    ...names.filter((name) => measured.test(name)).map((name) => join(raw, name)),
  ];
  await Promise.all([
    ...paths.map((path) => rm(path, { force: true })),
    rm(join(raw, 'arms'), { recursive: true, force: true }),
  ]);
};

const shown = (cwd: string, path: string): string => {
  const inside = relative(cwd, path);
  return inside !== '' && !inside.startsWith('..') ? inside : path;
};

/** The default directory of a run: `.pacegate/runs/<time>-<head>` below the repository's root. */
export const defaultDirectory = (top: string, at: Date, head: string): string =>
  join(top, '.pacegate', 'runs', `${at.toISOString().replaceAll(/[:.]/g, '-')}-${head.slice(0, 10)}`);

/**
 * Opens the archive of a run; the directory is made. `ignored` writes a .gitignore beside it, so that what Pacegate
 * keeps never becomes part of a working tree. Throws an OutputError when the directory can't be made.
 */
export const openArchive = async (
  cwd: string,
  path: string,
  ignoredAt: string | null,
  { keeps = false }: { /** Whether an earlier run in it is gone on with. */ readonly keeps?: boolean } = {},
): Promise<RunArchive> => {
  const directory = resolve(cwd, path);
  const logs = join(directory, 'logs');
  try {
    await makeDirectory(logs);
    if (!keeps) await forgetEarlierRun(directory);
  } catch (error) {
    throw failure(directory, error);
  }
  if (ignoredAt !== null) await write(join(ignoredAt, '.gitignore'), '*\n');
  return {
    directory: shown(cwd, directory),
    logs: { path: logs, shown: shown(cwd, logs) },
    keepPlan: (plan) => write(join(directory, 'raw', 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`),
    keepBlock: (block) => write(join(directory, blockFile(block)), `${JSON.stringify(block)}\n`),
    keepBundle: async (measurement, graphs) => {
      await write(join(directory, bundleFile(measurement)), `${JSON.stringify(measurement)}\n`);
      for (const [side, graph] of Object.entries(graphs))
        await write(
          join(directory, 'raw', `${measurement.suite}-bundle-${side}.json.gz`),
          await promisify(gzip)(JSON.stringify(graph)),
        );
    },
    keepProfile: (profile) => write(join(directory, profileFile(profile)), `${JSON.stringify(profile)}\n`),
    keepResult: async (result, comment) => {
      await write(join(directory, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
      await write(join(directory, 'comment.md'), comment);
    },
    keepReport: (page) => write(join(directory, 'report.html'), page),
    keepInvestigation: async (investigation, { whole, comment }) => {
      const [json, markdown, ofComment] = investigationFiles;
      await write(join(directory, json), `${JSON.stringify(investigation, null, 2)}\n`);
      await write(join(directory, markdown), whole);
      await write(join(directory, ofComment), comment);
    },
    keepProof: (state) => write(join(directory, proofFile), `${JSON.stringify(state)}\n`),
    keepArmBlock: (block, arm, number) =>
      write(join(directory, armBlockFile(block, arm, number)), `${JSON.stringify(block)}\n`),
    keepRecords: (records) =>
      write(join(directory, recordsFile), records.map((record) => `${JSON.stringify(record)}\n`).join('')),
  };
};
