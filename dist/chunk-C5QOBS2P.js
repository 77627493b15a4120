import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  armBlockFile,
  blockFile,
  bundleFile,
  profileFile,
  proofFile
} from "./chunk-MQUC3ZQY.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  OutputError
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
var investigationFiles = ["investigation.json", "investigation.md", "investigation-comment.md"];
var forgetEarlierRun = async (directory) => {
  const raw = join(directory, "raw");
  const names = await readdir(raw).catch(() => []);
  if (!names.includes("plan.json")) return;
  const measured = /^(?:plan|.+-\d{3,}|.+-bundle|.+-profile-[a-z]+)\.json$|^.+-bundle-(?:base|head)\.json\.gz$|\.(?:cpu|heap)profile$/;
  const pages = (await readdir(directory)).filter((name) => /^.+-treemap-(?:base|head)\.html$/.test(name));
  const paths = [
    ...["result.json", "comment.md", "report.html", recordsFile, ...investigationFiles, ...pages].map(
      (name) => join(directory, name)
    ),
    join(directory, proofFile),
    ...names.filter((name) => measured.test(name)).map((name) => join(raw, name))
  ];
  await Promise.all([
    ...paths.map((path) => rm(path, { force: true })),
    rm(join(raw, "arms"), { recursive: true, force: true })
  ]);
};
var shown = (cwd, path) => {
  const inside = relative(cwd, path);
  return inside !== "" && !inside.startsWith("..") ? inside : path;
};
var defaultDirectory = (top, at, head) => join(top, ".pacegate", "runs", `${at.toISOString().replaceAll(/[:.]/g, "-")}-${head.slice(0, 10)}`);
var openArchive = async (cwd, path, ignoredAt, { keeps = false } = {}) => {
  const directory = resolve(cwd, path);
  const logs = join(directory, "logs");
  try {
    await makeDirectory(logs);
    if (!keeps) await forgetEarlierRun(directory);
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
    keepProfile: (profile) => write(join(directory, profileFile(profile)), `${JSON.stringify(profile)}
`),
    keepResult: async (result, comment) => {
      await write(join(directory, "result.json"), `${JSON.stringify(result, null, 2)}
`);
      await write(join(directory, "comment.md"), comment);
    },
    keepReport: (page) => write(join(directory, "report.html"), page),
    keepInvestigation: async (investigation, { whole, comment }) => {
      const [json, markdown, ofComment] = investigationFiles;
      await write(join(directory, json), `${JSON.stringify(investigation, null, 2)}
`);
      await write(join(directory, markdown), whole);
      await write(join(directory, ofComment), comment);
    },
    keepProof: (state) => write(join(directory, proofFile), `${JSON.stringify(state)}
`),
    keepArmBlock: (block, arm, number) => write(join(directory, armBlockFile(block, arm, number)), `${JSON.stringify(block)}
`),
    keepRecords: (records) => write(join(directory, recordsFile), records.map((record) => `${JSON.stringify(record)}
`).join(""))
  };
};

export {
  defaultDirectory,
  openArchive
};
