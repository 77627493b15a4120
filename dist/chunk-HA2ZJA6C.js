import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  errorCode
} from "./chunk-LPQYZXUD.js";
import {
  BaselineError,
  OutputError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";

// src/measure/archive.ts
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
var cures = {
  ENOSPC: "The disk is full: free some space, or name a directory on another disk with --out.",
  EDQUOT: "Your disk quota is used up: free some space, or name another directory with --out.",
  EACCES: "You may not write there: name a directory that you own with --out.",
  ENOENT: "Nothing can be made there: name another directory with --out.",
  EPERM: "Nothing may be made there: name a directory that you own with --out.",
  EROFS: "That file system is read-only: name another directory with --out.",
  ENOTDIR: "A part of the path is a file: name another directory with --out.",
  EEXIST: "There is a file of that name: name another directory with --out."
};
var makeDirectory = async (path) => {
  try {
    await mkdir(path);
  } catch (error) {
    const code = errorCode(error);
    const parent = dirname(path);
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (code !== "ENOENT" || parent === path) throw error;
    await makeDirectory(parent);
    await mkdir(path).catch((late) => {
      if (errorCode(late) !== "EEXIST") throw late;
    });
  }
};
var failure = (path, error) => {
  const code = errorCode(error) ?? "unknown";
  return new OutputError(
    `${path} could not be written (${code}).`,
    cures[code] ?? "Name another directory with --out.",
    { cause: error }
  );
};
var write = async (path, text) => {
  const part = `${path}.${randomUUID()}.part`;
  try {
    await makeDirectory(dirname(path));
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {
    });
    throw failure(path, error);
  }
};
var recordsFile = "records.jsonl";
var forgetEarlierRun = async (directory) => {
  const raw = join(directory, "raw");
  const names = await readdir(raw).catch(() => []);
  if (!names.includes("plan.json")) return;
  const measured = /^(?:plan|.+-\d{3,}|.+-bundle)\.json$|^.+-bundle-(?:base|head)\.json\.gz$/;
  const pages = (await readdir(directory)).filter((name) => /^.+-treemap-(?:base|head)\.html$/.test(name));
  const paths = [
    ...["result.json", "comment.md", "report.html", recordsFile, ...pages].map((name) => join(directory, name)),
    ...names.filter((name) => measured.test(name)).map((name) => join(raw, name))
  ];
  await Promise.all(paths.map((path) => rm(path, { force: true })));
};
var shown = (cwd, path) => {
  const inside = relative(cwd, path);
  return inside !== "" && !inside.startsWith("..") ? inside : path;
};
var blockFile = ({ suite, index }) => `raw/${suite}-${String(index + 1).padStart(3, "0")}.json`;
var bundleFile = ({ suite }) => `raw/${suite}-bundle.json`;
var defaultDirectory = (top, at, head) => join(top, ".pacegate", "runs", `${at.toISOString().replaceAll(/[:.]/g, "-")}-${head.slice(0, 10)}`);
var openArchive = async (cwd, path, ignoredAt) => {
  const directory = resolve(cwd, path);
  const logs = join(directory, "logs");
  try {
    await makeDirectory(logs);
    await forgetEarlierRun(directory);
  } catch (error) {
    throw failure(directory, error);
  }
  if (ignoredAt !== null) await write(join(ignoredAt, ".gitignore"), "*\n");
  return {
    directory: shown(cwd, directory),
    logs: { path: logs, shown: shown(cwd, logs) },
    keepPlan: (plan) => write(join(directory, "raw", "plan.json"), `${JSON.stringify(plan, null, 2)}
`),
    keepBlock: (block) => write(join(directory, blockFile(block)), `${JSON.stringify(block)}
`),
    keepBundle: async (measurement, graphs) => {
      await write(join(directory, bundleFile(measurement)), `${JSON.stringify(measurement)}
`);
      for (const [side, graph] of Object.entries(graphs))
        await write(
          join(directory, "raw", `${measurement.suite}-bundle-${side}.json.gz`),
          await promisify(gzip)(JSON.stringify(graph))
        );
    },
    keepResult: async (result, comment) => {
      await write(join(directory, "result.json"), `${JSON.stringify(result, null, 2)}
`);
      await write(join(directory, "comment.md"), comment);
    },
    keepReport: (page) => write(join(directory, "report.html"), page),
    keepRecords: (records) => write(join(directory, recordsFile), records.map((record) => `${JSON.stringify(record)}
`).join(""))
  };
};

// src/usecases/baseline/read-stored.ts
import { setTimeout as sleep } from "node:timers/promises";
var patience = 2e4;
var mostOthers = 3;
var nothing = (place, environment, suites) => ({
  place,
  environment,
  suites: suites.map((suite) => ({ suite, records: [], others: [] })),
  problems: [],
  reached: true
});
var read = async (store, suites, environment) => {
  const keys = (await store.list()).filter(({ suite }) => suites.includes(suite));
  const isOwn = (key) => key.environment === environment;
  const wanted = [...keys.filter(isOwn), ...keys.filter((key) => !isOwn(key)).slice(0, mostOthers)];
  const series = await Promise.all(wanted.map(async (key) => ({ key, ...await store.read(key) })));
  return {
    suites: suites.map((suite) => {
      const ofSuite = series.filter(({ key }) => key.suite === suite);
      return {
        suite,
        records: ofSuite.filter(({ key }) => isOwn(key)).flatMap(({ records }) => records),
        others: ofSuite.filter(({ key }) => !isOwn(key)).flatMap(({ records }) => records)
      };
    }),
    problems: series.flatMap(({ problems }) => problems)
  };
};
var tooSlow = async (place, signal) => {
  await sleep(patience, void 0, { signal, ref: false });
  throw new BaselineError(`${place} did not answer within ${patience / 1e3} s.`, "Look at it by hand, and run again.");
};
var readStored = async (store, suites, environment) => {
  const empty = nothing(store?.place ?? null, environment, suites);
  if (store === null || suites.length === 0) return empty;
  const timer = new AbortController();
  try {
    return {
      ...empty,
      ...await Promise.race([read(store, suites, environment), tooSlow(store.place, timer.signal)])
    };
  } catch (error) {
    if (!(error instanceof PacegateError)) throw error;
    return { ...empty, problems: [`${error.message} ${error.cure}`], reached: false };
  } finally {
    timer.abort();
  }
};
var newestOf = (records) => records.reduce(
  (newest, record) => newest === null || record.recordedAt >= newest.recordedAt ? record : newest,
  null
);

export {
  blockFile,
  bundleFile,
  defaultDirectory,
  openArchive,
  readStored,
  newestOf
};
