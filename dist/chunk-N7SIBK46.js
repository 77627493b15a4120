import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  holderOf,
  listenersOf,
  ownProcesses,
  portIsFree,
  portStaysTaken,
  strangerOn
} from "./chunk-LNLDPN5N.js";
import {
  accessSettings,
  baseTip,
  commitOf,
  contentSettings,
  deepenUntil,
  fetchCommit,
  formatSettings,
  isShallow,
  openRepository,
  remoteOf,
  unknownRef,
  withoutCredentials
} from "./chunk-2BVEQOM6.js";
import {
  currentOwner,
  ownerState,
  parseOwner,
  removeTree,
  removeTreeSync
} from "./chunk-MS5N73B4.js";
import {
  GitFailure,
  createGit,
  createOutputTail,
  oneLine,
  printable
} from "./chunk-L3P7WQTL.js";
import {
  scrubbedEnvironment
} from "./chunk-HBJC6O4M.js";
import {
  killMarkedSync,
  killMarkedUntilQuiet,
  stopProcesses
} from "./chunk-E2WFFPZN.js";
import {
  killMarked,
  markedProcesses
} from "./chunk-RPONXC4F.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  BundleError,
  LoadError,
  OutputError,
  PreparationError,
  RepositoryError,
  ServiceError
} from "./chunk-PZ3W4RZL.js";
import {
  formatDuration
} from "./chunk-K7X535ND.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import {
  groupLives,
  killGroup
} from "./chunk-6C4V474L.js";

// src/usecases/failed-block.ts
var isMeasuringFailure = (error) => error instanceof ServiceError || error instanceof PreparationError || error instanceof LoadError || error instanceof BundleError;
var failedBlock = ({
  suite,
  index,
  kind,
  schedule,
  seed
}, clock, error) => ({
  schema: "pacegate/block@1",
  suite,
  index,
  kind,
  schedule,
  seed: `${seed}/${suite}/${index}`,
  startedAt: clock.date().toISOString(),
  startOrder: [],
  warmUp: { duration: 0, flat: false, slice: 0 },
  sides: { base: null, head: null },
  slices: [],
  time: { start: 0, warmUp: 0, load: 0, other: 0 },
  discarded: { reason: error.message, side: null }
});

// src/measure/machine.ts
import { arch, cpus, platform, release, totalmem } from "node:os";
var readMachine = (pacegate) => ({
  pacegate,
  node: process.version,
  platform: `${platform()} ${arch()}`,
  kernel: release(),
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memory: totalmem()
});

// src/measure/repository.ts
import { join as join8 } from "node:path";

// src/measure/workspace/check-out.ts
import { join as join3 } from "node:path";

// src/measure/workspace/borrowing-repository.ts
import { appendFile, copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
var alternateLine = (path) => `${/["\n]/.test(path) ? JSON.stringify(path) : path}
`;
var copyIfThere = async (from, to) => {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
};
var createBorrowingRepository = async (options2) => {
  const { git, directory, bare, format, objects, settings: settings2 } = options2;
  await mkdir(directory, { recursive: true });
  const kind = bare ? ["--bare"] : [];
  const init = [
    "init",
    "--quiet",
    "--template=",
    "--initial-branch=pacegate",
    `--object-format=${format}`,
    ...kind,
    "."
  ];
  await git.text(init, { directory });
  const gitDirectory = bare ? directory : join(directory, ".git");
  await mkdir(join(gitDirectory, "objects", "info"), { recursive: true });
  await mkdir(join(gitDirectory, "info"), { recursive: true });
  await writeFile(join(gitDirectory, "objects", "info", "alternates"), objects.map(alternateLine).join(""));
  await copyIfThere(options2.shallow, join(gitDirectory, "shallow"));
  await copyIfThere(options2.attributes, join(gitDirectory, "info", "attributes"));
  await copyIfThere(options2.exclude, join(gitDirectory, "info", "exclude"));
  await appendFile(join(gitDirectory, "config"), formatSettings(settings2));
  return gitDirectory;
};

// src/measure/workspace/submodules.ts
import { lstat } from "node:fs/promises";
import { join as join2 } from "node:path";
import { pathToFileURL } from "node:url";

// src/measure/workspace/submodule-list.ts
var settingsOf = (listing) => {
  const found = /* @__PURE__ */ new Map();
  for (const entry2 of listing.split("\0")) {
    const [, name, key, value] = /^submodule\.([^]+)\.(path|url)\n([^]*)$/.exec(entry2) ?? [];
    if (name === void 0 || key === void 0 || value === void 0) continue;
    const before = found.get(name) ?? { path: null, url: null };
    found.set(name, { ...before, [key]: value });
  }
  return found;
};
var listSubmodules = async (git, options2, commit) => {
  const source = ["config", "--blob", `${commit}:.gitmodules`, "-z", "--get-regexp", "^submodule\\..*\\.(path|url)$"];
  const { code, stdout } = await git.run(source, options2);
  if (code !== 0) return [];
  const listed = await git.text(["ls-tree", "-r", "-z", "--full-tree", commit], options2);
  const commits = new Map(
    listed.split("\0").flatMap((line) => {
      const [, id, path] = /^160000 commit ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return id === void 0 || path === void 0 ? [] : [[path, id]];
    })
  );
  return [...settingsOf(stdout.toString())].flatMap(([name, { path, url }]) => {
    const wanted = path === null ? void 0 : commits.get(path);
    return path === null || wanted === void 0 ? [] : [{ name, path, url, commit: wanted }];
  });
};

// src/measure/workspace/submodules.ts
var deepest = 10;
var userCopyOf = ({ user }, { name, path }) => {
  const top = join2(user.top, path);
  return { top, gitDirectories: [...user.gitDirectories.map((it) => join2(it, "modules", name)), join2(top, ".git")] };
};
var localSource = async (git, copy, commit, signal) => {
  for (const directory of copy.gitDirectories) {
    const isDirectory = await lstat(directory).then(
      (it) => it.isDirectory(),
      () => false
    );
    if (!isDirectory) continue;
    const args = [`--git-dir=${directory}`, "cat-file", "-e", `${commit}^{commit}`];
    if ((await git.run(args, { directory, signal })).code === 0) return directory;
  }
  return null;
};
var failure = ({ side }, path, url, output2) => new PreparationError(
  `${side}: submodule ${printable(path)} could not be checked out: ${oneLine(output2) || "git did not say why"}`,
  `Run \`git submodule update --init --recursive\` in your repository, so that the commit is there, and run again.` + (url === null ? " .gitmodules gives no url for it." : "")
);
var update = async (store, place, signal, depth) => {
  const { git } = store;
  const { directory, commit } = place;
  const options2 = { directory, signal };
  for (const submodule of await listSubmodules(git, options2, commit)) {
    const path = place.path === "" ? submodule.path : `${place.path}/${submodule.path}`;
    if (depth === 0) throw failure(place, path, submodule.url, `submodules are nested deeper than ${deepest} levels`);
    const user = userCopyOf(place, submodule);
    const local = await localSource(git, user, submodule.commit, signal);
    const url = local === null ? null : pathToFileURL(local).href;
    if (url !== null) await git.text(["config", `submodule.${submodule.name}.url`, url], options2);
    const access = store.access.filter(({ key }) => !key.startsWith("remote."));
    const allowed = url === null ? [] : [{ key: "protocol.file.allow", value: "always" }];
    const settings2 = [...access, ...store.contents, ...allowed];
    const args = [
      "submodule",
      "--quiet",
      "update",
      "--init",
      "--checkout",
      "--no-recommend-shallow",
      "--",
      submodule.path
    ];
    const { code, stderr } = await git.run(args, { ...options2, settings: settings2 });
    if (code !== 0) throw failure(place, path, submodule.url, stderr);
    const inner = { ...place, directory: join2(directory, submodule.path), commit: submodule.commit, path, user };
    await update(store, inner, signal, depth - 1);
  }
};
var checkOutSubmodules = async (store, checkout, signal) => {
  const { gitDirectory, commonDirectory, top } = store.repository;
  const user = { top, gitDirectories: [.../* @__PURE__ */ new Set([gitDirectory, commonDirectory])] };
  await update(store, { ...checkout, path: "", user }, signal, deepest);
};
var submoduleNotices = async (store, commit) => {
  const { top } = store.repository;
  const inStore = { directory: store.directory, variables: { GIT_DIR: store.directory } };
  const notices = [];
  for (const { path } of await listSubmodules(store.git, inStore, commit)) {
    const directory = join2(top, path);
    const own = await lstat(join2(directory, ".git")).catch(() => null);
    if (own === null) continue;
    const { code, stdout } = await store.git.run(["status", "--porcelain", "--ignore-submodules=none"], { directory });
    if (code === 0 && stdout.length > 0) {
      notices.push(
        `Uncommitted changes inside the submodule ${printable(path)} are not measured: commit them there first.`
      );
    }
  }
  return notices;
};

// src/measure/workspace/check-out.ts
var checkOut = async ({ sides, side, directory, signal }) => {
  const { store, remote } = sides;
  const { git, repository, access, contents } = store;
  const { commit } = sides[side];
  const key = `remote.${remote ?? ""}.url`;
  const url = access.find((it) => it.key === key)?.value;
  const origin = url === void 0 ? [] : [{ key, value: withoutCredentials(url) }];
  await createBorrowingRepository({
    git,
    directory,
    bare: false,
    format: repository.format,
    objects: store.objects,
    shallow: join3(store.directory, "shallow"),
    attributes: repository.attributes,
    exclude: repository.exclude,
    settings: [...contents, ...origin]
  });
  const options2 = { directory, signal };
  const tags = await store.text(["for-each-ref", "--format=create %(refname)%00%(objectname)%00", "refs/tags"]);
  if (tags !== "") {
    await git.run(["update-ref", "--stdin", "-z"], { ...options2, input: tags.replaceAll("\0\n", "\0") });
  }
  const { code, stderr } = await git.run(["checkout", "--quiet", "--force", "--detach", commit], {
    ...options2,
    settings: access
  });
  if (code !== 0) {
    throw new PreparationError(
      `${side}: commit ${commit.slice(0, 12)} could not be checked out: ${oneLine(stderr) || "git was stopped"}`,
      "Put right what git reports (a full disk, a filter that fails, objects that were never fetched), and run again."
    );
  }
  await checkOutSubmodules(store, { side, directory, commit }, signal);
};

// src/measure/workspace/change-commits.ts
var most = 200;
var changeCommits = async ({
  store,
  base,
  head
}) => {
  const { code, stdout } = await store.run([
    "rev-list",
    "--first-parent",
    `--max-count=${most}`,
    `${base.commit}..${head.commit}`
  ]);
  const listed = code === 0 ? stdout.toString().split("\n") : [];
  return listed.filter((it) => it !== "").toReversed();
};

// src/measure/workspace/diff-text.ts
var largest = 5e6;
var settings = ["-c", "core.quotePath=true", "-c", "diff.suppressBlankEmpty=false"];
var options = [
  "-M",
  "-l1000",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "--unified=3",
  "--indent-heuristic"
];
var diffText = async ({
  store,
  base,
  head
}) => {
  const { code, stdout } = await store.run([...settings, "diff-tree", "-p", "-r", ...options, base.tree, head.tree], {
    most: largest
  });
  return code !== 0 ? null : stdout.toString();
};
var patchTo = async ({ store, head }, commit) => {
  const { code, stdout } = await store.run(
    [
      ...settings,
      "diff-tree",
      "-p",
      "-r",
      "--binary",
      "--full-index",
      "--no-renames",
      ...options.filter((it) => !/^-[Ml]/.test(it)),
      head.tree,
      `${commit}^{tree}`
    ],
    { most: largest }
  );
  return code !== 0 ? null : stdout.toString();
};

// src/measure/workspace/named-commit.ts
var isFetchable = (ref) => /^(?!-)[^\s:^~*?[\\\x7f]{1,200}$/.test(ref) && !ref.includes("@{");
var namedCommit = async ({ store, remote }, ref) => {
  try {
    return (await baseTip(store, ref, remote)).commit;
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return remote !== null && isFetchable(ref) ? fetchCommit(store, remote, ref) : null;
  }
};

// src/measure/workspace/prepare-side.ts
import { stat } from "node:fs/promises";
import { isAbsolute, join as join4, relative, resolve, sep } from "node:path";

// src/measure/workspace/run-command.ts
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

// src/measure/workspace/capped-log.ts
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
var headLimit = 5e6;
var endLimit = 65536;
var writeFailure = (file, error) => {
  const why = errorCode(error) === "ENOSPC" ? "the disk is full" : String(errorCode(error) ?? error);
  return new OutputError(
    `The log ${file} can't be written: ${why}.`,
    "Free space or choose another directory for the output, then run again.",
    { cause: error }
  );
};
var createCappedLog = (file) => {
  const guarded = (action) => {
    try {
      return action();
    } catch (error) {
      throw writeFailure(file, error);
    }
  };
  const descriptor = guarded(() => {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, "w");
  });
  let written = 0;
  let beyond = 0;
  let end = Buffer.alloc(0);
  const write = (chunk) => {
    const room = Math.max(0, headLimit - written);
    const head = chunk.subarray(0, room);
    const rest = chunk.subarray(room);
    guarded(() => {
      for (let at = 0; at < head.length; ) at += writeSync(descriptor, head, at);
    });
    written += head.length;
    if (rest.length === 0) return;
    beyond += rest.length;
    end = Buffer.concat([end, rest]).subarray(-endLimit);
  };
  const dispose = () => {
    const left = beyond - end.length;
    try {
      if (left > 0) writeSync(descriptor, `
[Pacegate left out ${left} bytes here]
`);
      if (end.length > 0) writeSync(descriptor, end);
    } catch {
    } finally {
      closeSync(descriptor);
    }
  };
  return { write, [Symbol.dispose]: dispose };
};

// src/measure/workspace/run-command.ts
var drain = 300;
var abandon = (stream) => {
  stream.removeAllListeners("data");
  stream.resume();
  if (stream instanceof Socket) stream.unref();
};
var runCommand = async (options2) => {
  const { command, directory, log, label, timeout, signal } = options2;
  signal.throwIfAborted();
  using file = createCappedLog(log);
  file.write(Buffer.from(`# ${label}
$ ${command}
`));
  const step = randomUUID();
  const started2 = performance.now();
  const child = spawn("sh", ["-c", command], {
    cwd: directory,
    env: { ...options2.environment, PACEGATE_STEP: step },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true
  });
  const stop = new AbortController();
  const tail = createOutputTail(20);
  let failure4 = null;
  for (const stream of [child.stdout, child.stderr]) {
    const lines = tail.stream();
    stream.on("data", (chunk) => {
      lines.write(chunk);
      try {
        if (failure4 === null) file.write(chunk);
      } catch (error) {
        failure4 = error;
        stop.abort();
      }
    });
  }
  const ended = once(child, "exit").catch((error) => {
    throw new PreparationError(
      `${label} could not be started in ${directory}: ${error instanceof Error ? error.message : String(error)}.`,
      "Check that the directory exists and that `sh` is installed.",
      { cause: error }
    );
  });
  const closed = once(child, "close").catch(() => {
  });
  const timer = timeout === null ? null : AbortSignal.timeout(Math.max(0, Math.ceil(timeout)));
  const stopped = AbortSignal.any([signal, stop.signal, ...timer === null ? [] : [timer]]);
  const stops = [];
  const onStop = () => {
    stops.push(stopProcesses(child.pid ?? null, `PACEGATE_STEP=${step}`));
  };
  stopped.addEventListener("abort", onStop, { once: true });
  try {
    await ended;
    await Promise.race([closed, sleep(drain, null, { ref: false })]);
    await Promise.all(stops);
  } finally {
    stopped.removeEventListener("abort", onStop);
    abandon(child.stdout);
    abandon(child.stderr);
  }
  const timedOut = stops.length > 0 && timer?.aborted === true;
  if (stops.length > 0) signal.throwIfAborted();
  if (failure4 !== null) throw failure4;
  const duration = performance.now() - started2;
  return { code: child.exitCode, signal: child.signalCode, duration, tail: tail.lines(), timedOut };
};

// src/measure/workspace/prepare-side.ts
var tasksOf = (checkout, suites) => {
  const tasks = /* @__PURE__ */ new Map();
  for (const step of ["install", "build"]) {
    for (const suite of suites) {
      const command = suite[step];
      const directory = resolve(checkout, suite.directory);
      const key = JSON.stringify([step, directory, command]);
      if (command !== null && !tasks.has(key)) tasks.set(key, { step, suite, command, directory });
    }
  }
  return [...tasks.values()];
};
var isInside = (parent, path) => {
  const way = relative(parent, path);
  return way === "" || way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};
var checkDirectories = async ({ side, checkout, suites }) => {
  for (const suite of suites) {
    const directory = resolve(checkout, suite.directory);
    if (!isInside(checkout, directory)) {
      throw new PreparationError(
        `${side}: the directory of suite ${suite.name}, ${printable(suite.directory)}, is outside of the repository.`,
        "Set `directory` to a directory of the repository."
      );
    }
    const found = await stat(directory).catch(() => null);
    if (found?.isDirectory() === true) continue;
    throw new PreparationError(
      `${side}: suite ${suite.name} has no directory ${printable(suite.directory)} on this side.`,
      side === "base" ? "A new or moved suite can be compared after the merge. Leave it out with --suite until then." : "Correct `directory` of the suite, or remove the suite from the configuration."
    );
  }
};
var howItEnded = ({ code, signal }) => code === null ? `by ${signal}` : `exit ${code}`;
var failure2 = (side, task, result, log) => {
  const output2 = result.tail.length === 0 ? ["(it wrote nothing)"] : result.tail;
  const what = `${side}: ${task.step} failed (${howItEnded(result)}): ${printable(task.command)}`;
  return new PreparationError(
    [what, ...output2.map((line) => `  ${line}`)].join("\n"),
    `Make \`${printable(task.command)}\` work in ${printable(task.suite.directory)} on this side. The whole output is in ${log}.`
  );
};
var fileName = (text2) => text2.replace(/[^\w.-]+/g, "_").slice(0, 80);
var prepareSide = async (options2) => {
  const { side, checkout, suites, environment, logs, shownLogs = logs, signal, report } = options2;
  await checkDirectories(options2);
  const run = environment["PACEGATE_RUN"];
  const scrubbed = { ...scrubbedEnvironment(environment), ...run === void 0 ? {} : { PACEGATE_RUN: run } };
  for (const task of tasksOf(checkout, suites)) {
    const { step, suite, command, directory } = task;
    const name = `${side}-${step}-${fileName(suite.name)}.log`;
    report({ side, suite: suite.name, step, command, duration: null });
    const result = await runCommand({
      command,
      directory,
      environment: { ...scrubbed, ...suite.env, PACEGATE_SIDE: side },
      log: join4(logs, name),
      label: `${side}: ${step}`,
      timeout: null,
      signal
    });
    if (result.code !== 0) throw failure2(side, task, result, join4(shownLogs, name));
    report({ side, suite: suite.name, step, command, duration: result.duration });
  }
};

// src/measure/workspace/read-file-at.ts
import { posix } from "node:path";
var readFileAt = async (store, revision, path) => {
  const name = posix.normalize(path);
  if (name.startsWith("../") || name.startsWith("/") || name.includes("\n")) return null;
  const query = `${revision.commit}:${name}
`;
  const answer = await store.text(["cat-file", "--batch", "--follow-symlinks"], { input: query });
  const end = answer.indexOf("\n");
  return /^[0-9a-f]+ blob \d+$/.test(answer.slice(0, end)) ? answer.slice(end + 1) : null;
};

// src/measure/workspace/resolve-sides.ts
import { join as join7 } from "node:path";

// src/measure/workspace/large-files.ts
var hasGitLfs = async (git, top) => (await git.run(["lfs", "version"], { directory: top })).code === 0;
var pointerSettings = async (git, top) => {
  const { code } = await git.run(["config", "--get-regexp", "^filter\\.lfs\\."], { directory: top });
  if (code !== 0 || await hasGitLfs(git, top)) return [];
  const empty = ["process", "smudge", "clean"].map((it) => ({ key: `filter.lfs.${it}`, value: "" }));
  return [...empty, { key: "filter.lfs.required", value: "false" }];
};
var largeFileNotices = async (store, trees) => {
  const pattern = ["-F", "-e", "filter=lfs"];
  for (const tree of new Set(trees)) {
    const { code } = await store.run(["grep", "-q", ...pattern, tree, "--", ":(glob)**/.gitattributes"]);
    if (code !== 0) continue;
    const top = store.repository.top;
    const configured = await store.git.run(["config", "--get-regexp", "^filter\\.lfs\\."], { directory: top });
    if (configured.code === 0 && await hasGitLfs(store.git, top)) return [];
    return [
      "Files in Git LFS are measured as small pointer files, because git-lfs is not set up. Install it and run `git lfs install`."
    ];
  }
  return [];
};

// src/measure/workspace/merge-base.ts
var mergeBaseOf = async (store, base, head) => {
  const { code, stdout } = await store.run(["merge-base", base, head]);
  return code === 0 ? stdout.toString().trim() : null;
};
var mergeBase = async (store, base, head, remote) => {
  const find = () => mergeBaseOf(store, base.commit, head.commit);
  const local = await find();
  if (local !== null) return local;
  const names = `${printable(base.ref, 100)} and ${printable(head.ref, 100)}`;
  if (await isShallow(store)) {
    const cure2 = `Fetch the history and run again: git fetch --unshallow ${remote ?? "origin"} (in a GitHub workflow: \`fetch-depth: 0\` for actions/checkout).`;
    const missing = `This clone is shallow and does not hold the merge base of ${names}`;
    if (remote === null) throw new RepositoryError(`${missing}; it has no remote to fetch it from.`, cure2);
    const outcome = await deepenUntil(store, remote, [base.commit, head.commit], async () => await find() !== null);
    const deepened = await find();
    if (deepened !== null) return deepened;
    if (outcome.kind === "failed") {
      throw new RepositoryError(`${missing}, and fetching it from ${remote} failed: ${outcome.why}`, cure2);
    }
  }
  throw new RepositoryError(
    `${names} have no common commit: their histories are unrelated.`,
    "Give a --base that the change was started from."
  );
};

// src/measure/workspace/revision.ts
var treeOf = (store, commit) => store.text(["rev-parse", "--verify", "--end-of-options", `${commit}^{tree}`]);

// src/measure/workspace/snapshot.ts
import { copyFile as copyFile2, readdir, stat as stat2, utimes } from "node:fs/promises";
import { appendFile as appendFile2 } from "node:fs/promises";
import { dirname as dirname2, join as join5 } from "node:path";
var copyIndex = async ({ repository, directory }) => {
  const copy = join5(directory, "snapshot-index");
  try {
    const { mtimeMs } = await stat2(repository.index);
    await copyFile2(repository.index, copy);
    const time = Math.floor(mtimeMs / 1e3);
    await utimes(copy, time, time);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  for (const name of await readdir(dirname2(repository.index))) {
    if (name.startsWith("sharedindex.")) await copyFile2(join5(dirname2(repository.index), name), join5(directory, name));
  }
  return copy;
};
var identity = (date) => ({
  GIT_AUTHOR_NAME: "Pacegate",
  GIT_AUTHOR_EMAIL: "pacegate@localhost",
  GIT_AUTHOR_DATE: `${date} +0000`,
  GIT_COMMITTER_NAME: "Pacegate",
  GIT_COMMITTER_EMAIL: "pacegate@localhost",
  GIT_COMMITTER_DATE: `${date} +0000`
});
var explain = (error) => error instanceof GitFailure ? new RepositoryError(
  `The working tree can't be read: ${oneLine(error.output)}`,
  "Make these files readable or ignore them with .gitignore, or measure a commit: --head HEAD.",
  { cause: error }
) : error;
var takeSnapshot = async (store, parent) => {
  const { top } = store.repository;
  const index = await copyIndex(store);
  await appendFile2(join5(store.directory, "info", "exclude"), "\n.pacegate/\n");
  const variables = { GIT_INDEX_FILE: index, GIT_WORK_TREE: top };
  const text2 = (args, input = "") => store.text(args, { directory: top, variables, input });
  const unmerged = await text2(["ls-files", "--unmerged", "-z"]);
  if (unmerged !== "") {
    const paths = [...new Set(unmerged.split("\0").flatMap((it) => it.split("	")[1] ?? []))];
    throw new RepositoryError(
      `The working tree is in the middle of a merge; these files have conflicts: ${printable(paths.join(", "))}.`,
      "Resolve the conflicts and `git add` the files, or measure a commit instead: --head HEAD."
    );
  }
  const others = (await text2(["ls-files", "--others", "--exclude-standard", "-z"])).split("\0");
  const files = others.filter((it) => it !== "" && !it.endsWith("/"));
  const repositories = others.filter((it) => it.endsWith("/"));
  try {
    await text2(["add", "--update"]);
    await text2(["update-index", "--add", "--remove", "-z", "--stdin"], files.map((it) => `${it}\0`).join(""));
  } catch (error) {
    throw explain(error);
  }
  const notices = repositories.map(
    (it) => `${printable(it)} is a git repository of its own and no submodule: it is not part of the measured head.`
  );
  const tree = await text2(["write-tree"]);
  if (tree === await treeOf(store, parent)) return { commit: parent, tree, dirty: false, notices };
  const date = await store.text(["show", "--no-patch", "--format=%ct", parent]);
  const commit = await store.text(["commit-tree", tree, "-p", parent, "-m", "Working tree"], {
    variables: identity(date)
  });
  return { commit, tree, dirty: true, notices };
};

// src/measure/workspace/store.ts
import { join as join6 } from "node:path";
var copyTags = async (store, repository, git) => {
  const format = "--format=create %(refname)%00%(objectname)%00";
  const listed = await git.text(["for-each-ref", format, "refs/tags"], { directory: repository.top });
  const commands = listed.replaceAll("\0\n", "\0");
  if (commands !== "") await store.run(["update-ref", "--stdin", "-z"], { input: commands });
};
var createStore = async (git, repository, directory) => {
  const access = accessSettings(repository.settings, repository.top);
  const contents = [...contentSettings(repository.settings), ...await pointerSettings(git, repository.top)];
  await createBorrowingRepository({
    git,
    directory,
    bare: true,
    format: repository.format,
    objects: [repository.objects],
    shallow: repository.shallow,
    attributes: repository.attributes,
    exclude: repository.exclude,
    settings: contents
  });
  const complete = ({ variables, ...options2 } = {}) => ({
    directory,
    ...options2,
    variables: { GIT_DIR: directory, ...variables },
    settings: access
  });
  const store = {
    directory,
    repository,
    objects: [repository.objects, join6(directory, "objects")],
    access,
    contents,
    git,
    run: (args, options2) => git.run(args, complete(options2)),
    text: (args, options2) => git.text(args, complete(options2))
  };
  await copyTags(store, repository, git);
  return store;
};

// src/measure/workspace/resolve-sides.ts
var branchOf = async (git, { top }) => {
  const { code, stdout } = await git.run(["symbolic-ref", "--quiet", "--short", "HEAD"], { directory: top });
  return code === 0 ? stdout.toString().trim() : null;
};
var headTip = async (git, repository, given, branch) => {
  const commit = await commitOf(git, repository, given ?? "HEAD");
  if (commit !== null) return { ref: given ?? branch ?? "HEAD", commit };
  if (given === null || await commitOf(git, repository, "HEAD") === null) {
    throw new RepositoryError(
      "This repository has no commit yet, so there is nothing to compare with.",
      "Commit what you have (`git add -A && git commit`), make your change, and run again."
    );
  }
  throw await unknownRef(git, repository, given, "--head");
};
var revisionOf = async (store, tip, fromWorkingTree) => {
  if (!fromWorkingTree) {
    const head2 = { ...tip, tree: await treeOf(store, tip.commit), dirty: false, snapshot: false };
    return { head: head2, notices: [] };
  }
  const { commit, tree, dirty, notices } = await takeSnapshot(store, tip.commit);
  const head = { ref: tip.ref, commit, tree, dirty, snapshot: dirty };
  return { head, notices: [...notices, ...await submoduleNotices(store, commit)] };
};
var resolveSides = async (options2) => {
  const git = createGit(options2.environment ?? process.env, options2.signal);
  const repository = await openRepository(git, options2.cwd);
  const branch = await branchOf(git, repository);
  const tip = await headTip(git, repository, options2.head, branch);
  const store = await createStore(git, repository, join7(options2.directory, "store.git"));
  const remote = remoteOf(repository, branch);
  const baseOf = await baseTip(store, options2.base, remote);
  const commit = await mergeBase(store, baseOf, tip, remote);
  const base = { ref: baseOf.ref, commit, tree: await treeOf(store, commit), dirty: false };
  const { head, notices } = await revisionOf(store, tip, options2.head === null);
  const compared = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", base.tree, head.tree];
  const changedFiles = (await store.text(compared)).split("\0").filter((it) => it !== "");
  return {
    top: repository.top,
    prefix: repository.prefix,
    base,
    head,
    changedFiles,
    notices: [...notices, ...await largeFileNotices(store, [base.tree, head.tree])],
    remote,
    store
  };
};

// src/measure/repository.ts
var stepText = ({ side, step, command, duration }) => duration === null ? `${side}: ${step}: ${command}` : `${side}: ${step} done in ${formatDuration(duration)}`;
var longestTimer = 2 ** 31 - 1;
var within = async (timeLeft, { signal, side }, work) => {
  const timer = AbortSignal.timeout(Math.min(longestTimer, Math.max(0, Math.ceil(timeLeft))));
  try {
    await work(AbortSignal.any([signal, timer]));
  } catch (error) {
    if (signal.aborted || !timer.aborted) throw error;
    throw new PreparationError(
      `${side}: check-out, install and build were not done within the time limit, so nothing was measured.`,
      "Make `install` and `build` faster, or allow more with gate.time-limit or --time-limit.",
      { cause: error }
    );
  }
};
var openRepository2 = async (options2) => {
  const { cwd, base, head, directory, environment, signal, step } = options2;
  const sides = await resolveSides({ cwd, base, head, directory, signal });
  const checkouts = { base: join8(directory, "base"), head: join8(directory, "head") };
  return {
    sides,
    checkouts,
    read: (side, path) => readFileAt(sides.store, sides[side], path),
    diff: () => diffText(sides),
    commits: () => changeCommits(sides),
    patchTo: (commit) => patchTo(sides, commit),
    commitOf: (ref) => namedCommit(sides, ref),
    prepare: (side, suites, timeLeft) => within(timeLeft, { signal, side }, async (ending) => {
      step(`${side}: checking out ${sides[side].ref} (${sides[side].commit.slice(0, 10)})`);
      await checkOut({ sides, side, directory: checkouts[side], signal: ending });
      await prepareSide({
        side,
        checkout: checkouts[side],
        suites,
        environment,
        logs: options2.logs().path,
        shownLogs: options2.logs().shown,
        signal: ending,
        report: (it) => step(stepText(it))
      });
    })
  };
};

// src/measure/workspace/run-directory.ts
import { lstat as lstat2, mkdtemp, readdir as readdir2, readFile, realpath, writeFile as writeFile2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join as join9 } from "node:path";
var prefix = "pacegate-";
var ownerFile = "owner";
var unownedAge = 6e5;
var unknownAge = 2 * 24 * 36e5;
var idOf = (path) => basename(path).slice(prefix.length);
var markerOf = (path) => `PACEGATE_RUN=${idOf(path)}`;
var sweepQuiet = 100;
var isStale = async (path) => {
  const stat3 = await lstat2(path);
  if (!stat3.isDirectory() || stat3.uid !== process.getuid?.()) return false;
  const age = Date.now() - stat3.mtimeMs;
  const text2 = await readFile(join9(path, ownerFile), "utf8").catch(() => "");
  const owner = parseOwner(text2);
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && age > unknownAge;
};
var sweep = async (parent) => {
  const names = await readdir2(parent).catch(() => []);
  for (const name of names.filter((it) => it.startsWith(prefix) && it.length > prefix.length)) {
    const path = join9(parent, name);
    try {
      if (!await isStale(path)) continue;
      await killMarkedUntilQuiet(markerOf(path), sweepQuiet);
      await removeTree(path);
    } catch {
    }
  }
};
var createRunDirectory = async (parent = tmpdir()) => {
  await sweep(parent);
  const path = await (async () => {
    try {
      const made = await mkdtemp(join9(await realpath(parent), prefix));
      await writeFile2(join9(made, ownerFile), JSON.stringify(currentOwner()));
      return made;
    } catch (error) {
      throw new OutputError(
        `No temporary directory can be made in ${parent} (${errorCode(error) ?? "unknown error"}).`,
        "Free space there, or set TMPDIR to a directory that can be written.",
        { cause: error }
      );
    }
  })();
  const marker2 = markerOf(path);
  const removeSync = () => {
    try {
      killMarkedSync(marker2);
      removeTreeSync(path);
    } catch {
    }
  };
  const dispose = async () => {
    await stopProcesses(null, marker2);
    await removeTree(path).catch((error) => {
      throw new OutputError(
        `The temporary directory ${path} can't be removed (${errorCode(error) ?? "unknown error"}).`,
        `Remove it by hand: something in it belongs to another user or is still in use.`,
        { cause: error }
      );
    });
  };
  return { path, id: idOf(path), removeSync, [Symbol.asyncDispose]: dispose };
};

// src/measure/block/first-error.ts
var firstError = (error) => error instanceof SuppressedError ? firstError(error.suppressed) : error;

// src/measure/block/side-place.ts
import { join as join10 } from "node:path";
var sidePlace = ({ directory, suite }) => {
  const steps = suite.directory.split("/").filter((part) => part !== "." && part !== "");
  return { directory, checkout: join10(directory, ...steps.map(() => "..")) };
};

// src/measure/service/launch.ts
import { spawn as spawn2 } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { setTimeout as delay2 } from "node:timers/promises";

// src/measure/probe/probe-environment.ts
import { fileURLToPath } from "node:url";
var preload = fileURLToPath(new URL("preload.cjs", import.meta.url));
var quoted = (text2) => /[\s"\\]/.test(text2) ? `"${text2.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text2;
var probeEnvironment = (probe, environment) => ({
  NODE_OPTIONS: [environment["NODE_OPTIONS"] ?? "", `--require ${quoted(preload)}`].filter(Boolean).join(" "),
  PACEGATE_PROBE_SOCKET: probe.socketPath
});

// src/measure/service/plain-line.ts
import { stripVTControlCharacters } from "node:util";
var longestLine = 300;
var plainLine = (line) => {
  const plain = stripVTControlCharacters(line).replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").trimEnd();
  return plain.length > longestLine ? `${plain.slice(0, longestLine - 1)}…` : plain;
};

// src/measure/service/service-log.ts
var headBytes = 256 * 1024;
var tailBytes = 64 * 1024;
var createServiceLog = () => {
  const head = [];
  let headSize = 0;
  const ring = Buffer.alloc(tailBytes);
  let total = 0;
  const keepInRing = (rest) => {
    const kept = rest.subarray(Math.max(0, rest.length - tailBytes));
    const start = (total + rest.length - kept.length) % tailBytes;
    const first = kept.copy(ring, start);
    kept.copy(ring, 0, first);
    total += rest.length;
  };
  const lastPart = () => {
    const end = total % tailBytes;
    return total <= tailBytes ? ring.subarray(0, total) : Buffer.concat([ring.subarray(end), ring.subarray(0, end)]);
  };
  const dropped = () => Math.max(0, total - tailBytes);
  const text2 = () => {
    const parts2 = [...head, ...dropped() > 0 ? [Buffer.from(`
[${dropped()} bytes left out]
`)] : [], lastPart()];
    return Buffer.concat(parts2).toString("utf8");
  };
  return {
    append: (chunk) => {
      const taken = chunk.subarray(0, headBytes - headSize);
      if (taken.length > 0) head.push(Buffer.from(taken));
      headSize += taken.length;
      if (taken.length < chunk.length) keepInRing(chunk.subarray(taken.length));
    },
    get dropped() {
      return dropped();
    },
    text: text2,
    tail: (count) => text2().split(/\r\n|\n|\r/).map(plainLine).filter((line) => line !== "").slice(-count)
  };
};

// src/measure/service/start-failure.ts
var howItEnded2 = ({ code, signal }) => signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
var endedCure = (death, leftBehind, { side }) => {
  if (leftBehind) return 'Let the start command stay in the foreground: leave out "&", --daemon, --detach or the like.';
  if (death.code === 127)
    return 'The shell did not find the command: see that "install" provides it, and that its name is right.';
  if (death.code === 126) return "The shell may not run the command: make the file executable.";
  if (death.code === 0) return "Let the start command run the service in the foreground until it is stopped.";
  if (death.signal === "SIGKILL") return 'Something killed it: see whether the machine ran out of memory ("dmesg").';
  return `Run the command yourself on the ${side}, in the suite's directory with PORT set, and correct what it reports.`;
};
var takenBy = (holder) => holder === null ? "a process of another user" : `process ${holder.pid} (${plainLine(holder.name)})`;
var isAt = (port) => (listener) => listener.port === port;
var silence = (place, listeners) => {
  const { port } = place;
  const same = listeners.find(isAt(port));
  if (same !== void 0)
    return {
      what: `It listens on ${same.address}:${port}, which can't be reached on 127.0.0.1 or ::1.`,
      cure: "Let it listen on 127.0.0.1, or on all addresses."
    };
  const ports = [...new Set(listeners.map((it) => it.port))];
  if (ports.length === 0)
    return {
      what: `Nothing listens on port ${port}.`,
      cure: 'If it only needs longer, raise "timeout" under "ready". If not, let it listen on the port in the environment variable PORT.'
    };
  return {
    what: `Nothing listens on port ${port}, but it listens on port ${ports.join(", ")}.`,
    cure: `Let it read the port from the environment variable PORT, which is ${port} here.`
  };
};
var lastKnock = (knock2, place, listeners) => {
  const { path } = place.ready;
  switch (knock2.kind) {
    case "refused":
      return silence(place, listeners);
    case "answered":
      return {
        what: `It answers GET ${path ?? "/"} with status ${knock2.status}.`,
        cure: 'Let "ready" name a path that answers with 200 to 399 once the service can work, and see in its output why this one does not.'
      };
    case "silent":
      return {
        what: `It accepts connections on port ${place.port}, but gives no answer to GET ${path ?? "/"} within a second.`,
        cure: "See in its output what it waits for: a database or another service that is not there, often."
      };
    case "broken":
      return {
        what: `It does not answer in HTTP on port ${place.port}: ${plainLine(knock2.message)}.`,
        cure: "Pacegate speaks plain HTTP to the service: let it do without TLS when it is measured."
      };
    case "connected":
      return {
        what: `It accepts connections on port ${place.port}.`,
        cure: 'Raise "timeout" under "ready".'
      };
  }
};
var neverReady = (knock2, place, listeners) => {
  if (knock2 !== null) return lastKnock(knock2, place, listeners);
  const listens = listeners.some(isAt(place.port)) ? `It listens on port ${place.port}, though.` : "";
  return {
    what: `No line of its output holds ${JSON.stringify(place.ready.log)}. ${listens}`.trimEnd(),
    cure: 'Correct the text under "ready: log", raise "timeout" there, or name a path instead.'
  };
};
var accountOf = (failure4, place) => {
  switch (failure4.kind) {
    case "port-taken":
      return {
        what: `can't have port ${place.port}: the port is taken by ${takenBy(failure4.holder)}.`,
        cure: "Stop that process, or free the port, and run again."
      };
    case "not-started":
      return {
        what: `could not be started: ${plainLine(failure4.reason)}.`,
        cure: `See that the directory ${place.directory} exists and that the machine can start more processes.`
      };
    case "ended":
      return {
        what: `${howItEnded2(failure4.death)} after ${formatDuration(failure4.elapsed)}, before it was ready.`,
        cure: endedCure(failure4.death, failure4.leftBehind, place)
      };
    case "never-ready": {
      const { what, cure: cure2 } = neverReady(failure4.knock, place, failure4.listeners);
      return { what: `was not ready within ${formatDuration(place.ready.timeout)}. ${what}`, cure: cure2 };
    }
  }
};
var output = (failure4, lines) => {
  if (failure4.kind === "not-started" || failure4.kind === "port-taken" && lines.length === 0) return "";
  if (lines.length === 0) return "\nIt wrote nothing.";
  return `
Its last output:
${lines.map((line) => `  ${line}`).join("\n")}`;
};
var startFailure = (failure4, place, lines) => {
  const { what, cure: cure2 } = accountOf(failure4, place);
  return new ServiceError(
    `The ${place.side} service (${plainLine(place.command)}) ${what}${output(failure4, lines)}`,
    cure2
  );
};

// src/measure/service/stop-tree.ts
import { setTimeout as delay } from "node:timers/promises";
var killTimeout = 5e3;
var portTimeout = 2e3;
var until = async (done, timeout) => {
  const end = performance.now() + timeout;
  for (let pause = 10; ; pause = Math.min(50, pause * 1.3)) {
    if (await done()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await delay(Math.min(pause, left));
  }
};
var killTree = ({ group, marker: marker2 }) => {
  if (group !== null) killGroup(group, "SIGKILL");
  killMarked(marker2, "SIGKILL");
};
var stopTree = async (tree, grace) => {
  const { group, marker: marker2, port } = tree;
  const groupGone = () => group === null || !groupLives(group);
  if (group !== null && grace > 0 && killGroup(group, "SIGTERM")) await until(groupGone, grace);
  killTree(groupGone() ? { ...tree, group: null } : tree);
  await until(() => groupGone() && markedProcesses(marker2).length === 0, killTimeout);
  await until(() => portIsFree(port), portTimeout);
};

// src/measure/service/text-watcher.ts
var createTextWatcher = (text2) => {
  const wanted = Buffer.from(text2);
  let found = wanted.length === 0;
  let rest = Buffer.alloc(0);
  return {
    get found() {
      return found;
    },
    append: (chunk) => {
      if (found) return;
      const joined = Buffer.concat([rest, chunk]);
      found = joined.includes(wanted);
      rest = Buffer.from(joined.subarray(Math.max(0, joined.length - wanted.length + 1)));
    }
  };
};

// src/measure/service/launch.ts
var drainTimeout = 500;
var environmentOf = (options2, unique) => ({
  PACEGATE_RUN: unique,
  ...options2.environment,
  PORT: String(options2.port),
  PACEGATE_SIDE: options2.side,
  PACEGATE_RUN_SIDE: unique,
  ...options2.probe === null ? {} : probeEnvironment(options2.probe, options2.environment)
});
var started = (child) => new Promise((resolve2, reject) => {
  child.once("error", reject);
  child.once("spawn", () => child.pid === void 0 ? reject(new Error("no process")) : resolve2(child.pid));
});
var launch = async (options2) => {
  const unique = randomUUID2();
  const marker2 = `PACEGATE_RUN_SIDE=${unique}`;
  const log = createServiceLog();
  const shell = ["/bin/sh", "-c", options2.command];
  const [program, ...parameters] = options2.cores === void 0 ? shell : ["taskset", "-c", options2.cores, ...shell];
  const child = spawn2(program ?? "/bin/sh", parameters, {
    cwd: options2.directory,
    env: environmentOf(options2, unique),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let death = null;
  let group = child.pid ?? null;
  let stopping = false;
  let stopped = null;
  const ended = new Promise((resolve2) => {
    child.once("exit", (code, signal) => {
      death = { code, signal };
      if (group !== null && !groupLives(group)) group = null;
      resolve2(death);
    });
  });
  const closed = new Promise((resolve2) => {
    child.once("close", () => resolve2());
  });
  const watchers = [child.stdout, child.stderr].map((stream) => {
    const watcher = createTextWatcher(options2.ready.log ?? "");
    stream.on("data", (chunk) => {
      log.append(chunk);
      watcher.append(chunk);
    });
    return watcher;
  });
  const pid = await started(child).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw startFailure({ kind: "not-started", reason }, options2, []);
  });
  const tree = () => ({ group, marker: marker2, port: options2.port });
  child.on("error", () => {
  });
  const stopAll = async (grace) => {
    await stopTree(tree(), grace);
    await Promise.race([closed, delay2(drainTimeout, void 0, { ref: false })]);
  };
  return {
    pid,
    marker: marker2,
    log,
    get lineSeen() {
      return watchers.some(({ found }) => found);
    },
    get death() {
      return death;
    },
    get stopping() {
      return stopping;
    },
    ended,
    drained: () => Promise.race([closed, delay2(drainTimeout, void 0, { ref: false })]),
    stop: (grace) => {
      stopping = true;
      stopped ??= stopAll(grace).finally(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      });
      return stopped;
    },
    killSync: () => {
      stopping = true;
      killTree(tree());
    }
  };
};

// src/measure/service/wait-until-ready.ts
import { setTimeout as delay3 } from "node:timers/promises";

// src/measure/service/knock.ts
import { Agent, request } from "node:http";
import { connect } from "node:net";
var hosts = ["127.0.0.1", "::1"];
var knockTimeout = 1e3;
var agent = new Agent({ keepAlive: false });
var unreachable = /* @__PURE__ */ new Set(["ECONNREFUSED", "EADDRNOTAVAIL", "EAFNOSUPPORT", "ENETUNREACH", "EHOSTUNREACH"]);
var failed = (host, error) => unreachable.has(error.code ?? "") ? { kind: "refused" } : { kind: "broken", host, message: error.message };
var get = (host, port, path, signal) => new Promise((resolve2) => {
  const tried = request({ host, port, path, agent, signal, headers: { accept: "*/*" } });
  const timer = setTimeout(() => {
    resolve2({ kind: "silent", host });
    tried.destroy();
  }, knockTimeout);
  tried.on("close", () => clearTimeout(timer));
  tried.on("error", (error) => resolve2(failed(host, error)));
  tried.on("response", (response) => {
    resolve2({ kind: "answered", host, status: response.statusCode ?? 0 });
    response.on("error", () => {
    });
    response.destroy();
  });
  tried.end();
});
var open = (host, port, signal) => new Promise((resolve2) => {
  const socket = connect({ host, port, signal });
  const timer = setTimeout(() => {
    resolve2({ kind: "silent", host });
    socket.destroy();
  }, knockTimeout);
  socket.on("close", () => clearTimeout(timer));
  socket.on("error", (error) => resolve2(failed(host, error)));
  socket.on("connect", () => {
    resolve2({ kind: "connected", host });
    socket.destroy();
  });
});
var knock = async (port, path, signal) => {
  for (const host of hosts) {
    const outcome = path === null ? await open(host, port, signal) : await get(host, port, path, signal);
    if (outcome.kind !== "refused") return outcome;
  }
  return { kind: "refused" };
};

// src/measure/service/wait-until-ready.ts
var knockEvery = 25;
var isReady = (outcome) => outcome.kind === "connected" || outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 400;
var abortOf = (signal, until2) => new Promise((resolve2) => {
  if (signal.aborted) resolve2(null);
  signal.addEventListener("abort", () => resolve2(null), { once: true, signal: until2 });
});
var knockUntilReady = async (launched, port, ready, giveUp, tried) => {
  while (!giveUp.aborted) {
    if (launched.lineSeen) {
      const outcome = await knock(port, ready.path, giveUp);
      if (isReady(outcome)) return outcome.host;
      if (!giveUp.aborted) tried(outcome);
    }
    await delay3(knockEvery);
  }
  return null;
};
var asEnded = async (launched, port, elapsed) => {
  const death = await launched.ended;
  await launched.drained();
  const leftBehind = ownProcesses(launched).length > 0;
  const inUse = /EADDRINUSE|address already in use/i.test(launched.log.text());
  if (inUse && !leftBehind && await portStaysTaken(port)) return { kind: "port-taken", holder: holderOf(port) };
  return { kind: "ended", death, elapsed, leftBehind };
};
var waitUntilReady = async (launched, options2, begin) => {
  const { port, ready, signal } = options2;
  const giveUp = new AbortController();
  const late = setTimeout(() => giveUp.abort(), ready.timeout);
  let last = null;
  const knocking = knockUntilReady(launched, port, ready, giveUp.signal, (outcome) => {
    last = outcome;
  });
  const host = await Promise.race([knocking, launched.ended.then(() => null), abortOf(signal, giveUp.signal)]);
  const elapsed = performance.now() - begin;
  clearTimeout(late);
  giveUp.abort();
  await knocking;
  if (signal.aborted) return { kind: "aborted" };
  if (launched.death !== null) return asEnded(launched, port, elapsed);
  if (host === null) return { kind: "never-ready", knock: last, listeners: listenersOf(ownProcesses(launched)) };
  const holder = strangerOn(port, launched);
  return holder === null ? { kind: "ready", host, startup: elapsed } : { kind: "port-taken", holder };
};

// src/measure/service/start-service.ts
var linesInErrors = 20;
var deathUnasked = async (launched) => {
  const death = await launched.ended;
  return launched.stopping ? new Promise(() => {
  }) : death;
};
var serviceOf = (launched, options2, host, startup) => {
  const { side, port, stopTimeout } = options2;
  const stop = () => launched.stop(stopTimeout);
  return {
    side,
    pid: launched.pid,
    host,
    port,
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    startup,
    died: deathUnasked(launched),
    get death() {
      return launched.death;
    },
    log: () => launched.log.text(),
    tail: (count) => launched.log.tail(count),
    stop,
    killSync: () => launched.killSync(),
    [Symbol.asyncDispose]: stop
  };
};
var startService = async (options2) => {
  const { port, signal, stopTimeout } = options2;
  signal.throwIfAborted();
  if (await portStaysTaken(port)) throw startFailure({ kind: "port-taken", holder: holderOf(port) }, options2, []);
  signal.throwIfAborted();
  const begin = performance.now();
  const launched = await launch(options2);
  const start = await waitUntilReady(launched, options2, begin);
  if (start.kind === "ready") return serviceOf(launched, options2, start.host, start.startup);
  if (start.kind === "aborted") {
    await launched.stop(0);
    throw signal.reason;
  }
  await launched.stop(stopTimeout);
  throw startFailure(start, options2, launched.log.tail(linesInErrors));
};

// src/measure/block/side-hooks.ts
import { mkdir as mkdir2, rm } from "node:fs/promises";
import { join as join12 } from "node:path";

// src/measure/database/copy-database.ts
import { writeFile as writeFile3 } from "node:fs/promises";

// src/measure/database/address-file.ts
import { constants } from "node:fs";
import { open as open2 } from "node:fs/promises";
import { join as join11 } from "node:path";
var longest = 4e3;
var addressFile = (directory) => join11(directory, "database-url");
var readAddressFile = async (directory) => {
  try {
    await using file = await open2(
      addressFile(directory),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    );
    if (!(await file.stat()).isFile()) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
    const text2 = buffer.toString("utf8", 0, bytesRead).trim();
    return text2 === "" ? null : text2;
  } catch {
    return null;
  }
};

// src/measure/database/copy-name.ts
import { createHash } from "node:crypto";
var prefix2 = "pacegate_copy";
var hash = (text2, length) => createHash("sha256").update(text2).digest("hex").slice(0, length);
var spaceOf = ({ space }) => hash(space ?? "", 8);
var copyName = (directory) => {
  const owner = currentOwner();
  return [prefix2, spaceOf(owner), owner.pid, owner.startTime ?? 0, hash(directory, 12)].join("_");
};
var copyPattern = `${prefix2.replaceAll("_", String.raw`\_`)}\\_%`;
var copyState = (name) => {
  const [, space, pid, startTime] = /^pacegate_copy_([0-9a-f]{8})_(\d{1,10})_(\d{1,20})_[0-9a-f]{12}$/u.exec(name) ?? [];
  if (space === void 0 || pid === void 0 || startTime === void 0) return "none";
  const current = currentOwner();
  if (space !== spaceOf(current)) return "unknown";
  return ownerState({ pid: Number(pid), startTime: startTime === "0" ? null : startTime, space: current.space });
};

// src/measure/database/database-address.ts
var protocols = /* @__PURE__ */ new Set(["postgres:", "postgresql:"]);
var longest2 = 4e3;
var decoded = (text2) => {
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
};
var parse = (text2) => {
  const url = text2.length > longest2 ? null : URL.parse(text2.trim());
  if (url === null || !protocols.has(url.protocol)) return null;
  return [url.pathname, url.search, url.hash].some((it) => it.includes("@")) ? null : url;
};
var parseDatabaseAddress = (text2) => {
  const url = parse(text2);
  if (url === null) return null;
  const host = decoded(url.searchParams.get("host") ?? url.hostname) || "localhost";
  const port = (url.searchParams.get("port") ?? url.port) || "5432";
  const name = decoded(url.pathname.slice(1));
  return { url: url.href, place: `${host}:${port}${name === "" ? "" : `/${name}`}`.slice(0, 200) };
};
var withDatabase = ({ url }, name) => {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
};
var databaseNameOf = ({ url }) => decoded(new URL(url).pathname.slice(1));

// src/measure/database/database-connection.ts
import { Socket as Socket2 } from "node:net";
import { setTimeout as delay4 } from "node:timers/promises";
var marker = "/* pacegate */";
var connectTimeout = 5e3;
var answerTimeout = 1e4;
var goodbyeTimeout = 1e3;
var isTimeout = (error) => error instanceof Error && error.message === "Query read timeout";
var connectDatabase = async (url, signal, timeout = answerTimeout) => {
  signal.throwIfAborted();
  const { default: pg } = await import("./esm-4PTWKKZ4.js");
  const socket = new Socket2();
  const client = new pg.Client({
    // One that waits for an answer ends only with it.
    stream: () => socket,
    connectionString: url,
    application_name: "pacegate",
    connectionTimeoutMillis: connectTimeout,
    query_timeout: timeout
  });
  client.on("error", () => void 0);
  const end = async () => {
    await Promise.race([client.end().catch(() => void 0), delay4(goodbyeTimeout, void 0, { ref: false })]);
    socket.destroy();
  };
  const onAbort = () => void socket.destroy();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    await client.connect();
  } catch (error) {
    signal.removeEventListener("abort", onAbort);
    await end();
    throw error;
  }
  let asked = 0;
  const ask = async (text2) => {
    asked += 1;
    try {
      return (await client.query(text2)).rows;
    } catch (error) {
      if (isTimeout(error)) await end();
      throw error;
    }
  };
  return {
    processId: "processID" in client && typeof client.processID === "number" ? client.processID : null,
    get asked() {
      return asked;
    },
    query: async (row2, text2) => {
      const rows = await ask(text2);
      return rows.map((it) => row2.parse(it));
    },
    run: async (text2) => {
      await ask(text2);
    },
    [Symbol.asyncDispose]: async () => {
      signal.removeEventListener("abort", onAbort);
      await end();
    }
  };
};

// src/measure/database/missing.ts
var parts = {
  tables: "rows of tables",
  statements: "statements",
  connections: "new connections",
  waits: "waits",
  plans: "plans"
};
var longest3 = 250;
var reasonOf = (error) => {
  const words = typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
  const said = words === "" ? errorCode(error) ?? "no reason given" : words;
  return said.replaceAll(/\s+/gu, " ").trim().slice(0, longest3);
};
var missingFor = (reason, ...what) => ({
  what: [what.slice(0, -1).join(", "), ...what.slice(-1)].filter((it) => it !== "").join(" and "),
  reason
});
var unread = (version, reason) => ({
  version,
  statements: [],
  tables: [],
  totals: { sessions: 0, returned: 0, fetched: 0, deadlocks: 0 },
  waits: [],
  plans: [],
  missing: [missingFor(reason, ...Object.values(parts))]
});
var quoted2 = (name) => /^[a-z_][a-z0-9_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

// src/measure/database/sweep-copies.ts
var unknownAge2 = 2 * 24 * 36e5;
var row = external_exports.object({ name: external_exports.string(), made: external_exports.string().nullable() });
var text = `select ${marker} datname::text as name, shobj_description(oid, 'pg_database') as made
  from pg_database where datname like '${copyPattern}'`;
var isStale2 = ({ name, made }, now) => {
  const state = copyState(name);
  const age = made === null ? Number.NaN : now - Date.parse(made);
  return state === "gone" || state === "unknown" && age > unknownAge2;
};
var dropDatabase = (connection, name) => connection.run(`drop database if exists ${quoted2(name)} with (force)`);
var sweepCopies = async (connection) => {
  const copies = await connection.query(row, text).catch(() => []);
  for (const copy of copies)
    if (isStale2(copy, Date.now())) await dropDatabase(connection, copy.name).catch(() => void 0);
};

// src/measure/database/copy-database.ts
var longest4 = 12e4;
var connectBeside = async (address, signal) => {
  try {
    return await connectDatabase(withDatabase(address, "postgres"), signal, longest4);
  } catch {
    return connectDatabase(address.url, signal, longest4);
  }
};
var usersText = (name) => `select ${marker}
  concat(nullif(application_name, ''), ' (', coalesce(usename::text, 'server'), ')') as who from pg_stat_activity
  where datname = '${name.replaceAll("'", "''")}' and pid <> pg_backend_pid() limit 5`;
var usersOf = async (connection, name) => {
  try {
    const users = await connection.query(external_exports.object({ who: external_exports.string() }), usersText(name));
    return users.map(({ who }) => who.slice(0, 80)).join(", ");
  } catch {
    return "";
  }
};
var cureOf = async (error, connection, source) => {
  const code = errorCode(error);
  if (code === "55006") {
    const users = await usersOf(connection, source);
    return `Nobody else may be connected to ${quoted2(source)} while it is copied${users === "" ? "" : `: ${users}`}. Close these connections, or name a database that is only there to be copied.`;
  }
  if (code === "42501")
    return `The role needs the right to make databases, and to copy this one: ALTER ROLE … CREATEDB, and ALTER DATABASE ${quoted2(source)} IS_TEMPLATE true.`;
  return 'See that the server answers and has room for two copies, or remove "database-copy" and have "setup" make a database for each side.';
};
var failure3 = (place, error, cure2) => new PreparationError(`The database ${place} could not be copied for a side (${reasonOf(error)}).`, cure2, {
  cause: error
});
var drop = async (address, name) => {
  try {
    await using connection = await connectBeside(address, new AbortController().signal);
    await dropDatabase(connection, name);
  } catch {
  }
};
var copyDatabase = async ({ database, directory, signal }) => {
  const address = parseDatabaseAddress(database);
  const source = address === null ? "" : databaseNameOf(address);
  if (address === null || source === "")
    throw new PreparationError(
      '"database" is not the address of a PostgreSQL database, so no side can get a copy of it.',
      "Write it as postgres://user:password@host:5432/name, with special characters of the password as %XX (/ is %2F, @ is %40)."
    );
  const name = copyName(directory);
  await using undo = new AsyncDisposableStack();
  try {
    await using connection = await connectBeside(address, signal);
    await sweepCopies(connection);
    undo.defer(() => drop(address, name));
    try {
      await dropDatabase(connection, name);
      await connection.run(`create database ${quoted2(name)} template ${quoted2(source)}`);
      await connection.run(`comment on database ${quoted2(name)} is '${(/* @__PURE__ */ new Date()).toISOString()}'`);
    } catch (error) {
      throw failure3(address.place, error, await cureOf(error, connection, source));
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PreparationError ? error : failure3(
      address.place,
      error,
      'See whether the server runs, and whether "database" names it with the right user and password.'
    );
  }
  await writeFile3(addressFile(directory), withDatabase(address, name), { mode: 384 });
  return undo.move();
};

// src/measure/database/copy-environment.ts
var copyEnvironment = ({ database, databaseCopy }, directory) => {
  const address = database === null ? null : parseDatabaseAddress(database);
  if (address === null || databaseCopy === void 0) return {};
  return { [databaseCopy]: withDatabase(address, copyName(directory)) };
};

// src/measure/block/block-order.ts
var playedBy = (order, side) => order.kind === "control" ? "base" : side;

// src/measure/block/side-hooks.ts
var hookTimeout = 12e4;
var keptDirectory = (order, tools, side) => join12(tools.directory, `${order.suite.name}-${order.index}-${side}`);
var hookEnvironment = (order, tools, side, port) => {
  const { environment, suite } = order.starts[playedBy(order, side)];
  const kept = keptDirectory(order, tools, side);
  return {
    ...environment,
    ...suite.env,
    PORT: String(port),
    PACEGATE_SIDE: playedBy(order, side),
    PACEGATE_PORT: String(port),
    PACEGATE_DIRECTORY: kept,
    ...copyEnvironment(order.suite, kept)
  };
};
var runHook = async (name, order, tools, side, port, signal) => {
  const player = playedBy(order, side);
  const { directory, suite } = order.starts[player];
  const command = suite[name];
  if (command === null) return;
  const log = `${player}-${name}-${suite.name}.log`;
  const environment = hookEnvironment(order, tools, side, port);
  const outcome = await runCommand({
    command,
    directory,
    environment,
    log: join12(tools.logs.path, log),
    label: `${player}: ${name}`,
    timeout: hookTimeout,
    signal
  });
  if (outcome.code === 0) return;
  const how = outcome.timedOut ? "took over 2 minutes" : `failed (${outcome.signal ?? `exit ${outcome.code}`})`;
  throw new PreparationError(
    [`${player}: ${name} of suite ${suite.name} ${how}: ${command}`, ...outcome.tail.map((line) => `  ${line}`)].join(
      "\n"
    ),
    `Run it yourself in ${suite.directory} with PORT and PACEGATE_DIRECTORY set. Its whole output is in ${join12(tools.logs.shown, log)}.`
  );
};
var setUpSide = async (order, tools, side, port, cleanup) => {
  const kept = keptDirectory(order, tools, side);
  const { database, databaseCopy } = order.suite;
  await mkdir2(kept, { recursive: true });
  cleanup.defer(() => rm(kept, { recursive: true, force: true }));
  if (database !== null && databaseCopy !== void 0)
    cleanup.use(await copyDatabase({ database, directory: kept, signal: tools.signal }));
  cleanup.defer(() => runHook("teardown", order, tools, side, port, new AbortController().signal));
  await runHook("setup", order, tools, side, port, tools.signal);
};

// src/measure/load/load-generator.ts
import { fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";
var entry = fileURLToPath2(new URL(`./generator-main${extname(import.meta.url)}`, import.meta.url));
var isAnswer = (_kind, answer) => typeof answer === "object" && answer !== null;
var cure = "This is a defect of Pacegate: run again, and report it with the lines above if it comes back.";
var startLoadGenerator = () => {
  const child = fork(entry, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: []
  });
  const waiting = /* @__PURE__ */ new Map();
  let asked = 0;
  let output2 = "";
  child.stderr?.on("data", (chunk) => {
    output2 = (output2 + chunk.toString()).slice(-4e3);
  });
  const fail = (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  child.on("message", (reply) => {
    const asking = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("error" in reply) asking?.reject(new LoadError(`The load generator failed: ${reply.error}`, cure));
    else asking?.resolve(reply.answer);
  });
  child.on("error", (error) => fail(new LoadError(`The load generator did not start: ${error.message}`, cure)));
  const exited = Promise.withResolvers();
  child.on("exit", (code, signal) => {
    exited.resolve();
    fail(new LoadError(`The load generator ended (${signal ?? `exit ${code}`}). ${output2.trim()}`, cure));
  });
  return {
    pid: child.pid ?? null,
    ask: (command, signal) => new Promise((resolve2, reject) => {
      const id = asked += 1;
      const abort = () => {
        waiting.delete(id);
        reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"));
      };
      if (signal?.aborted === true) {
        abort();
        return;
      }
      signal?.addEventListener("abort", abort, { once: true });
      const settle = () => signal?.removeEventListener("abort", abort);
      waiting.set(id, {
        resolve: (answer) => {
          settle();
          if (isAnswer(command.kind, answer)) resolve2(answer);
          else reject(new LoadError(`The load generator gave no answer to "${command.kind}".`, cure));
        },
        reject: (error) => {
          settle();
          reject(error);
        }
      });
      child.send({ id, command }, (error) => {
        if (error !== null)
          waiting.get(id)?.reject(new LoadError(`The load generator is gone: ${error.message}`, cure));
      });
    }),
    killSync: () => void child.kill("SIGKILL"),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await exited.promise;
      }
    }
  };
};

export {
  isMeasuringFailure,
  failedBlock,
  prepareSide,
  firstError,
  sidePlace,
  readAddressFile,
  parseDatabaseAddress,
  parts,
  reasonOf,
  missingFor,
  unread,
  quoted2 as quoted,
  marker,
  connectDatabase,
  startService,
  playedBy,
  keptDirectory,
  hookEnvironment,
  setUpSide,
  startLoadGenerator,
  readMachine,
  createStore,
  openRepository2 as openRepository,
  createRunDirectory
};
