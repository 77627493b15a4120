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
} from "./chunk-BDZU4IYZ.js";
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
} from "./chunk-ZVDYMXII.js";
import {
  measurePlanFile
} from "./chunk-MQUC3ZQY.js";
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
} from "./chunk-JGGM5WWA.js";
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
import { join as join9 } from "node:path";

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
  const { git, directory, bare, format, objects, settings: settings3 } = options2;
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
  await appendFile(join(gitDirectory, "config"), formatSettings(settings3));
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
    listed.split("\0").flatMap((line2) => {
      const [, id, path] = /^160000 commit ([0-9a-f]+)\t([^]*)$/.exec(line2) ?? [];
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
  const top2 = join2(user.top, path);
  return { top: top2, gitDirectories: [...user.gitDirectories.map((it) => join2(it, "modules", name)), join2(top2, ".git")] };
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
    const settings3 = [...access, ...store.contents, ...allowed];
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
    const { code, stderr } = await git.run(args, { ...options2, settings: settings3 });
    if (code !== 0) throw failure(place, path, submodule.url, stderr);
    const inner = { ...place, directory: join2(directory, submodule.path), commit: submodule.commit, path, user };
    await update(store, inner, signal, depth - 1);
  }
};
var checkOutSubmodules = async (store, checkout, signal) => {
  const { gitDirectory, commonDirectory, top: top2 } = store.repository;
  const user = { top: top2, gitDirectories: [.../* @__PURE__ */ new Set([gitDirectory, commonDirectory])] };
  await update(store, { ...checkout, path: "", user }, signal, deepest);
};
var submoduleNotices = async (store, commit) => {
  const { top: top2 } = store.repository;
  const inStore = { directory: store.directory, variables: { GIT_DIR: store.directory } };
  const notices = [];
  for (const { path } of await listSubmodules(store.git, inStore, commit)) {
    const directory = join2(top2, path);
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
var headHistory = async ({ store, head }) => {
  const { code, stdout } = await store.run([
    "log",
    "--first-parent",
    "--no-show-signature",
    "--no-color",
    `--max-count=${most}`,
    "--format=%H %ct %s",
    head.commit
  ]);
  const lines = code === 0 ? stdout.toString().split("\n") : [];
  return lines.flatMap((line2) => {
    const [, commit, seconds, title = ""] = /^([0-9a-f]{40,64}) (\d+) (.*)$/u.exec(line2) ?? [];
    const isUncommitted = head.dirty && commit === head.commit;
    return commit === void 0 || isUncommitted ? [] : [{ commit, at: 1e3 * Number(seconds), title }];
  });
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
var plainNames = ["-c", "core.quotePath=false"];
var patchTo = async ({ store, head }, commit) => {
  const { code, stdout } = await store.run(
    [
      ...settings,
      ...plainNames,
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
  const step2 = randomUUID();
  const started2 = performance.now();
  const child = spawn("sh", ["-c", command], {
    cwd: directory,
    env: { ...options2.environment, PACEGATE_STEP: step2 },
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
    stops.push(stopProcesses(child.pid ?? null, `PACEGATE_STEP=${step2}`));
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
  for (const step2 of ["install", "build"]) {
    for (const suite of suites) {
      const command = suite[step2];
      const directory = resolve(checkout, suite.directory);
      const key = JSON.stringify([step2, directory, command]);
      if (command !== null && !tasks.has(key)) tasks.set(key, { step: step2, suite, command, directory });
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
    [what, ...output2.map((line2) => `  ${line2}`)].join("\n"),
    `Make \`${printable(task.command)}\` work in ${printable(task.suite.directory)} on this side. The whole output is in ${log}.`
  );
};
var fileName = (text3) => text3.replace(/[^\w.-]+/g, "_").slice(0, 80);
var prepareSide = async (options2) => {
  const { side, checkout, suites, environment, logs, shownLogs = logs, signal, report } = options2;
  await checkDirectories(options2);
  const run = environment["PACEGATE_RUN"];
  const scrubbed = { ...scrubbedEnvironment(environment), ...run === void 0 ? {} : { PACEGATE_RUN: run } };
  for (const task of tasksOf(checkout, suites)) {
    const { step: step2, suite, command, directory } = task;
    const name = `${side}-${step2}-${fileName(suite.name)}.log`;
    report({ side, suite: suite.name, step: step2, command, duration: null });
    const result = await runCommand({
      command,
      directory,
      environment: { ...scrubbed, ...suite.env, PACEGATE_SIDE: side },
      log: join4(logs, name),
      label: `${side}: ${step2}`,
      timeout: null,
      signal
    });
    if (result.code !== 0) throw failure2(side, task, result, join4(shownLogs, name));
    report({ side, suite: suite.name, step: step2, command, duration: result.duration });
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
import { join as join8 } from "node:path";

// src/measure/workspace/large-files.ts
var hasGitLfs = async (git, top2) => (await git.run(["lfs", "version"], { directory: top2 })).code === 0;
var pointerSettings = async (git, top2) => {
  const { code } = await git.run(["config", "--get-regexp", "^filter\\.lfs\\."], { directory: top2 });
  if (code !== 0 || await hasGitLfs(git, top2)) return [];
  const empty = ["process", "smudge", "clean"].map((it) => ({ key: `filter.lfs.${it}`, value: "" }));
  return [...empty, { key: "filter.lfs.required", value: "false" }];
};
var largeFileNotices = async (store, trees) => {
  const pattern = ["-F", "-e", "filter=lfs"];
  for (const tree of new Set(trees)) {
    const { code } = await store.run(["grep", "-q", ...pattern, tree, "--", ":(glob)**/.gitattributes"]);
    if (code !== 0) continue;
    const top2 = store.repository.top;
    const configured = await store.git.run(["config", "--get-regexp", "^filter\\.lfs\\."], { directory: top2 });
    if (configured.code === 0 && await hasGitLfs(store.git, top2)) return [];
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
import { dirname as dirname3, join as join6 } from "node:path";

// src/measure/workspace/own-results.ts
import { lstat as lstat2, readFile, realpath } from "node:fs/promises";
import { basename, dirname as dirname2, isAbsolute as isAbsolute2, join as join5, relative as relative2 } from "node:path";
var ownFile = /^(?:(?:result|measure|investigation)\.json|(?:comment|measure|investigation|investigation-comment)\.md|report\.html|records\.jsonl|.+-treemap-(?:base|head)\.html)(?:\.[\da-f-]{36})?(?:\.part)?$/;
var ownDirectory = /^(?:raw|logs)\//;
var planFiles = ["raw/plan.json", measurePlanFile];
var longestPlan = 5e6;
var mostDirectories = 200;
var inside = (directory, path) => directory === "" ? path : path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : null;
var isResultIn = (directory, path) => {
  const name = inside(directory, path);
  return name !== null && (ownFile.test(name) || ownDirectory.test(name));
};
var targetOf = async (path) => {
  const parent = dirname2(path);
  return await realpath(path).catch(
    async () => parent === path ? path : join5(await targetOf(parent), basename(path))
  );
};
var directoriesInside = async (top2, directories) => {
  const root = await targetOf(top2);
  const found = await Promise.all(directories.map(async (it) => relative2(root, await targetOf(it))));
  return found.filter((it) => !isAbsolute2(it) && it !== ".." && !it.startsWith("../")).map((it) => it.replaceAll("\\", "/"));
};
var isPlan = async (path) => {
  try {
    const stat3 = await lstat2(path);
    if (!stat3.isFile() || stat3.size > longestPlan) return false;
    const plan = JSON.parse(await readFile(path, "utf8"));
    if (typeof plan !== "object" || plan === null) return false;
    const schema = "schema" in plan && typeof plan.schema === "string" ? plan.schema : "";
    return schema.startsWith("pacegate/") || "policyFrom" in plan && "policy" in plan && "suites" in plan;
  } catch {
    return false;
  }
};
var earlierResults = async (top2, files) => {
  const plans = files.flatMap((path) => {
    const name = planFiles.find((it) => path === it || path.endsWith(`/${it}`));
    return name === void 0 ? [] : [{ path, directory: path.slice(0, -name.length).replace(/\/$/, "") }];
  });
  const found = [];
  for (const { path, directory } of plans.slice(0, mostDirectories))
    if (await isPlan(join5(top2, path))) found.push(directory);
  return found;
};

// src/measure/workspace/take-back-results.ts
var entriesOf = (lines) => new Map(
  lines.split("\0").flatMap((line2) => {
    const [, mode, object, path] = /^(\d+) (?:\w+ )?([\da-f]{40,64})(?: \d)?\t(.+)$/su.exec(line2) ?? [];
    return mode === void 0 || object === void 0 || path === void 0 ? [] : [[path, `${mode} ${object}`]];
  })
);
var takeBackResults = async (text3, parent, directories) => {
  if (directories.length === 0) return [];
  const now = entriesOf(await text3(["ls-files", "--stage", "-z"]));
  const before = entriesOf(await text3(["ls-tree", "-r", "-z", "--full-tree", parent]));
  const changed = [.../* @__PURE__ */ new Set([...now.keys(), ...before.keys()])].filter(
    (path) => now.get(path) !== before.get(path) && directories.some((it) => isResultIn(it, path))
  );
  if (changed.length === 0) return [];
  const gone = `0 ${"0".repeat(parent.length)}`;
  const lines = changed.map((path) => `${before.get(path) ?? gone}	${path}\0`);
  await text3(["update-index", "-z", "--index-info"], lines.join(""));
  return directories.filter((it) => changed.some((path) => isResultIn(it, path)));
};

// src/measure/workspace/snapshot.ts
var copyIndex = async ({ repository, directory }) => {
  const copy = join6(directory, "snapshot-index");
  try {
    const { mtimeMs } = await stat2(repository.index);
    await copyFile2(repository.index, copy);
    const time = Math.floor(mtimeMs / 1e3);
    await utimes(copy, time, time);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  for (const name of await readdir(dirname3(repository.index))) {
    if (name.startsWith("sharedindex.")) await copyFile2(join6(dirname3(repository.index), name), join6(directory, name));
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
var mostNamed = 5;
var resultsNotices = (directories) => {
  if (directories.length === 0) return [];
  const names = directories.map((it) => it === "" ? "the root of the repository" : `${printable(it, 100)}/`);
  const more = names.length - mostNamed;
  const rest = more > 0 ? ` and ${more} more` : "";
  return [`Results of Pacegate in ${names.slice(0, mostNamed).join(", ")}${rest} are not part of the measured head.`];
};
var takeSnapshot = async (store, parent, outputs) => {
  const { top: top2 } = store.repository;
  const index = await copyIndex(store);
  await appendFile2(join6(store.directory, "info", "exclude"), "\n.pacegate/\n");
  const variables = { GIT_INDEX_FILE: index, GIT_WORK_TREE: top2 };
  const text3 = (args, input = "") => store.text(args, { directory: top2, variables, input });
  const unmerged = await text3(["ls-files", "--unmerged", "-z"]);
  if (unmerged !== "") {
    const paths = [...new Set(unmerged.split("\0").flatMap((it) => it.split("	")[1] ?? []))];
    throw new RepositoryError(
      `The working tree is in the middle of a merge; these files have conflicts: ${printable(paths.join(", "))}.`,
      "Resolve the conflicts and `git add` the files, or measure a commit instead: --head HEAD."
    );
  }
  const others2 = (await text3(["ls-files", "--others", "--exclude-standard", "-z"])).split("\0");
  const untracked = others2.filter((it) => it !== "" && !it.endsWith("/"));
  const named = await directoriesInside(top2, outputs);
  const results = [.../* @__PURE__ */ new Set([...named, ...await earlierResults(top2, untracked)])];
  const isOwn = (path) => results.some((it) => isResultIn(it, path));
  const files = untracked.filter((it) => !isOwn(it));
  const repositories = others2.filter((it) => it.endsWith("/"));
  let takenBack = [];
  try {
    await text3(["add", "--update"]);
    await text3(["update-index", "--add", "--remove", "-z", "--stdin"], files.map((it) => `${it}\0`).join(""));
    takenBack = await takeBackResults(text3, parent, named);
  } catch (error) {
    throw explain(error);
  }
  const leftOut = results.filter((it) => takenBack.includes(it) || untracked.some((path) => isResultIn(it, path)));
  const notices = [
    ...resultsNotices(leftOut),
    ...repositories.map(
      (it) => `${printable(it)} is a git repository of its own and no submodule: it is not part of the measured head.`
    )
  ];
  const tree = await text3(["write-tree"]);
  if (tree === await treeOf(store, parent)) return { commit: parent, tree, dirty: false, notices };
  const date = await store.text(["show", "--no-patch", "--format=%ct", parent]);
  const commit = await store.text(["commit-tree", tree, "-p", parent, "-m", "Working tree"], {
    variables: identity(date)
  });
  return { commit, tree, dirty: true, notices };
};

// src/measure/workspace/store.ts
import { join as join7 } from "node:path";
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
    objects: [repository.objects, join7(directory, "objects")],
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
var branchOf = async (git, { top: top2 }) => {
  const { code, stdout } = await git.run(["symbolic-ref", "--quiet", "--short", "HEAD"], { directory: top2 });
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
var revisionOf = async (store, tip, { head: given, outputs = [] }) => {
  if (given !== null) {
    const head2 = { ...tip, tree: await treeOf(store, tip.commit), dirty: false, snapshot: false };
    return { head: head2, notices: [] };
  }
  const { commit, tree, dirty, notices } = await takeSnapshot(store, tip.commit, outputs);
  const head = { ref: tip.ref, commit, tree, dirty, snapshot: dirty };
  return { head, notices: [...notices, ...await submoduleNotices(store, commit)] };
};
var resolveSides = async (options2) => {
  const git = createGit(options2.environment ?? process.env, options2.signal);
  const repository = await openRepository(git, options2.cwd);
  const branch = await branchOf(git, repository);
  const tip = await headTip(git, repository, options2.head, branch);
  const store = await createStore(git, repository, join8(options2.directory, "store.git"));
  const remote = remoteOf(repository, branch);
  const baseOf = await baseTip(store, options2.base, remote);
  const commit = await mergeBase(store, baseOf, tip, remote);
  const base = { ref: baseOf.ref, commit, tree: await treeOf(store, commit), dirty: false };
  const { head, notices } = await revisionOf(store, tip, options2);
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
var stepText = ({ side, step: step2, command, duration }) => duration === null ? `${side}: ${step2}: ${command}` : `${side}: ${step2} done in ${formatDuration(duration)}`;
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
  const { cwd, base, head, directory, outputs = [], environment, signal, step: step2 } = options2;
  const sides = await resolveSides({ cwd, base, head, directory, outputs, signal });
  const checkouts = { base: join9(directory, "base"), head: join9(directory, "head") };
  return {
    sides,
    checkouts,
    read: (side, path) => readFileAt(sides.store, sides[side], path),
    diff: () => diffText(sides),
    commits: () => changeCommits(sides),
    history: () => headHistory(sides),
    patchTo: (commit) => patchTo(sides, commit),
    commitOf: (ref) => namedCommit(sides, ref),
    prepare: (side, suites, timeLeft) => within(timeLeft, { signal, side }, async (ending) => {
      step2(`${side}: checking out ${sides[side].ref} (${sides[side].commit.slice(0, 10)})`);
      await checkOut({ sides, side, directory: checkouts[side], signal: ending });
      await prepareSide({
        side,
        checkout: checkouts[side],
        suites,
        environment,
        logs: options2.logs().path,
        shownLogs: options2.logs().shown,
        signal: ending,
        report: (it) => step2(stepText(it))
      });
    })
  };
};

// src/measure/workspace/run-directory.ts
import { lstat as lstat3, mkdtemp, readdir as readdir2, readFile as readFile2, realpath as realpath2, writeFile as writeFile2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename as basename2, join as join10 } from "node:path";
var prefix = "pacegate-";
var ownerFile = "owner";
var unownedAge = 6e5;
var unknownAge = 2 * 24 * 36e5;
var idOf = (path) => basename2(path).slice(prefix.length);
var markerOf = (path) => `PACEGATE_RUN=${idOf(path)}`;
var sweepQuiet = 100;
var isStale = async (path) => {
  const stat3 = await lstat3(path);
  if (!stat3.isDirectory() || stat3.uid !== process.getuid?.()) return false;
  const age = Date.now() - stat3.mtimeMs;
  const text3 = await readFile2(join10(path, ownerFile), "utf8").catch(() => "");
  const owner = parseOwner(text3);
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && age > unknownAge;
};
var sweep = async (parent) => {
  const names = await readdir2(parent).catch(() => []);
  for (const name of names.filter((it) => it.startsWith(prefix) && it.length > prefix.length)) {
    const path = join10(parent, name);
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
      const made = await mkdtemp(join10(await realpath2(parent), prefix));
      await writeFile2(join10(made, ownerFile), JSON.stringify(currentOwner()));
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
import { join as join11 } from "node:path";
var sidePlace = ({ directory, suite }) => {
  const steps = suite.directory.split("/").filter((part) => part !== "." && part !== "");
  return { directory, checkout: join11(directory, ...steps.map(() => "..")) };
};

// src/measure/database/address-file.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join as join12 } from "node:path";
var longest = 4e3;
var addressFile = (directory) => join12(directory, "database-url");
var readAddressFile = async (directory) => {
  try {
    await using file = await open(
      addressFile(directory),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    );
    if (!(await file.stat()).isFile()) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
    const text3 = buffer.toString("utf8", 0, bytesRead).trim();
    return text3 === "" ? null : text3;
  } catch {
    return null;
  }
};

// src/measure/database/database-address.ts
var protocols = /* @__PURE__ */ new Set(["postgres:", "postgresql:"]);
var longest2 = 4e3;
var decoded = (text3) => {
  try {
    return decodeURIComponent(text3);
  } catch {
    return text3;
  }
};
var parse = (text3) => {
  const url = text3.length > longest2 ? null : URL.parse(text3.trim());
  if (url === null || !protocols.has(url.protocol)) return null;
  return [url.pathname, url.search, url.hash].some((it) => it.includes("@")) ? null : url;
};
var parseDatabaseAddress = (text3) => {
  const url = parse(text3);
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
var quoted = (name) => /^[a-z_][a-z0-9_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

// src/measure/database/side-watch.ts
import { setTimeout as delay2 } from "node:timers/promises";

// src/measure/database/compare-snapshots.ts
var none = { sessions: 0, returned: 0, fetched: 0, deadlocks: 0 };
var tableDifference = (before, after) => ({
  ...after,
  seqScans: after.seqScans - (before?.seqScans ?? 0),
  seqRows: after.seqRows - (before?.seqRows ?? 0),
  indexScans: after.indexScans - (before?.indexScans ?? 0),
  indexRows: after.indexRows - (before?.indexRows ?? 0)
});
var statementDifference = (before, after) => ({
  key: after.key,
  calls: after.calls - (before?.calls ?? 0),
  time: after.time - (before?.time ?? 0),
  rows: after.rows - (before?.rows ?? 0),
  blocksRead: after.blocksRead - (before?.blocksRead ?? 0),
  blocksHit: after.blocksHit - (before?.blocksHit ?? 0)
});
var isNegative = (counts) => Object.values(counts).some((it) => typeof it === "number" && it < 0);
var restarted = "PostgreSQL was restarted in the middle of the block";
var reset = "the statistics were reset in the middle of the block";
var ofStatements = (before, after) => {
  if (before.statements === null || after.statements === null) return { statements: null, missing: [] };
  const lost = (reason) => ({ statements: null, missing: [{ what: parts.statements, reason }] });
  if (before.statements.reset !== after.statements.reset) return lost(reset);
  const earlier = before.statements.counts;
  const forgotten = after.statements.forgotten > before.statements.forgotten;
  const counts = [...after.statements.counts.values()].map((it) => {
    const difference = statementDifference(earlier.get(it.key), it);
    return forgotten && isNegative(difference) ? it : difference;
  });
  if (counts.some(isNegative)) return lost(reset);
  const missing = forgotten ? [
    {
      what: "all statements",
      reason: "there are more than the server keeps, and it forgot some in the middle: raise pg_stat_statements.max"
    }
  ] : [];
  return { statements: counts.filter(({ calls }) => calls > 0), missing };
};
var compareSnapshots = (before, after) => {
  const lost = (reason) => ({
    tables: [],
    totals: none,
    transactions: null,
    own: 0,
    statements: null,
    missing: [missingFor(reason, parts.tables, parts.statements, parts.connections)]
  });
  if (before.totals.started !== after.totals.started) return lost(restarted);
  const { statements, missing } = ofStatements(before, after);
  const tables = [...after.tables.values()].map((it) => tableDifference(before.tables.get(it.id), it));
  const differenceOf = (part) => after.totals[part] - before.totals[part];
  const sessions = (after.totals.sessions ?? 0) - (before.totals.sessions ?? 0);
  const totals = {
    sessions,
    returned: differenceOf("returned"),
    fetched: differenceOf("fetched"),
    deadlocks: differenceOf("deadlocks")
  };
  const transactions = differenceOf("transactions");
  const own = (after.own ?? 0) - (before.own ?? 0);
  if (before.totals.reset !== after.totals.reset || tables.some(isNegative) || isNegative({ ...totals, transactions }))
    return {
      ...lost(reset),
      statements,
      missing: [...missing, missingFor(reset, parts.tables, parts.connections)]
    };
  return {
    tables: tables.filter(({ seqScans, indexScans, seqRows, indexRows }) => seqScans + indexScans + seqRows + indexRows > 0).map(({ name, seqScans, seqRows, indexScans, indexRows }) => ({
      name,
      seqScans,
      seqRows,
      indexScans,
      indexRows
    })),
    totals,
    transactions: before.own === null || after.own === null ? null : transactions - own,
    own,
    statements,
    missing: [
      ...missing,
      ...after.totals.sessions === null ? [{ what: parts.connections, reason: "PostgreSQL counts them from version 14 on" }] : []
    ]
  };
};

// src/measure/database/database-connection.ts
import { Socket as Socket2 } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
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
    await Promise.race([client.end().catch(() => void 0), delay(goodbyeTimeout, void 0, { ref: false })]);
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
  const ask = async (text3) => {
    asked += 1;
    try {
      return (await client.query(text3)).rows;
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
    query: async (row5, text3) => {
      const rows = await ask(text3);
      return rows.map((it) => row5.parse(it));
    },
    run: async (text3) => {
      await ask(text3);
    },
    [Symbol.asyncDispose]: async () => {
      signal.removeEventListener("abort", onAbort);
      await end();
    }
  };
};

// src/measure/database/plan-shape.ts
var mostNodes = 60;
var longestLine = 160;
var step = 6;
var top = -4;
var planShape = (lines) => {
  const columns = [];
  const nodes = lines.flatMap((line2, at) => {
    const [, indent = "", arrow = "", node = ""] = /^(\s*)(->\s+)?(.*?)\s*$/u.exec(line2) ?? [];
    if (at > 0 && arrow === "") return [];
    const column = at === 0 ? top : indent.length;
    while (columns.length > 0 && column < (columns.at(-1) ?? top) + step) columns.pop();
    const depth = columns.length;
    columns.push(column);
    return [`${"  ".repeat(depth)}${node}`.slice(0, longestLine)];
  });
  return nodes.slice(0, mostNodes).join("\n");
};

// src/measure/database/statement-text.ts
var longest4 = 2e3;
var comments = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/u;
var planned = /^(?:\(\s*)*(?:select|insert|update|delete|merge|with|values)\b/iu;
var values = /\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)|'(?:[^']|'')*'?/gu;
var shownStatement = (text3) => {
  const line2 = text3.slice(0, 4 * longest4).replaceAll(values, "'?'").replaceAll(/\s+/gu, " ").trim();
  return line2.length > longest4 ? `${line2.slice(0, longest4 - 1)}…` : line2;
};
var longestExplained = 1e4;
var isExplainable = (text3) => text3.length <= longestExplained && !text3.includes(";") && planned.test(text3.replace(comments, ""));
var parametersOf = (text3) => Math.max(0, ...Array.from(text3.matchAll(/\$(\d{1,5})\b/gu), ([, number]) => Number(number)));

// src/measure/database/explain-statements.ts
var longestPlan2 = 1e3;
var longestAll = 5e3;
var mostPlans = 40;
var line = external_exports.object({ "QUERY PLAN": external_exports.string() });
var oldestGeneric = 16e4;
var explain2 = async (connection, facts, text3) => {
  const lines = async (statement) => (await connection.query(line, statement)).map((it) => it["QUERY PLAN"]);
  if (facts.number >= oldestGeneric) return lines(`explain (generic_plan, costs off) ${text3}`);
  const parameters = parametersOf(text3);
  if (parameters === 0) return lines(`explain (costs off) ${text3}`);
  await connection.run(`prepare pacegate_plan as ${text3}`);
  try {
    const nulls = Array.from({ length: parameters }, () => "null").join(", ");
    await connection.run("savepoint pacegate_plan");
    return await lines(`explain (costs off) execute pacegate_plan(${nulls})`);
  } catch (error) {
    await connection.run("rollback to savepoint pacegate_plan");
    throw error;
  } finally {
    await connection.run("deallocate pacegate_plan");
  }
};
var settings2 = [
  // Nothing is run, and nothing could be changed.
  `begin ${marker} read only`,
  `set local statement_timeout = ${longestPlan2}`,
  `set local lock_timeout = ${longestPlan2 / 2}`,
  "set local plan_cache_mode = force_generic_plan"
];
var explainStatements = async (connection, facts, texts) => {
  const begun = performance.now();
  const plans = /* @__PURE__ */ new Map();
  const failures = [];
  const chosen = texts.filter(isExplainable).slice(0, mostPlans);
  for (const text3 of chosen) {
    if (performance.now() - begun > longestAll) {
      failures.push("planning took too long");
      break;
    }
    try {
      for (const setting of settings2) await connection.run(setting);
      const shape = planShape(await explain2(connection, facts, text3));
      if (shape !== "") plans.set(shownStatement(text3), shape);
    } catch (error) {
      failures.push(reasonOf(error));
    } finally {
      await connection.run("rollback").catch(() => void 0);
    }
  }
  const [first] = failures;
  const left = chosen.length - plans.size;
  return {
    plans: [...plans].map(([text3, shape]) => ({ text: text3, shape })),
    missing: first === void 0 ? [] : [{ what: parts.plans, reason: `${left} of ${chosen.length} statements could not be planned (${first})` }]
  };
};

// src/measure/database/snapshot.ts
var amount = external_exports.number();
var totalsRow = external_exports.object({
  started: amount,
  reset: external_exports.string(),
  transactions: amount,
  returned: amount,
  fetched: amount,
  deadlocks: amount,
  /** Told from version 14 on. */
  sessions: amount.nullable()
});
var tableRow = external_exports.object({
  id: external_exports.string(),
  name: external_exports.string(),
  seqScans: amount,
  seqRows: amount,
  indexScans: amount,
  indexRows: amount
});
var statementRow = external_exports.object({
  key: external_exports.string(),
  calls: amount,
  time: amount,
  rows: amount,
  blocksRead: amount,
  blocksHit: amount
});
var infoRow = external_exports.object({ reset: external_exports.string(), forgotten: amount });
var mostTables = 5e3;
var mostStatements = 2e4;
var totalsText = (facts) => `select ${marker}
  extract(epoch from pg_postmaster_start_time())::float8 as started,
  concat(d.stats_reset, ' ', (select stats_reset from pg_stat_bgwriter)) as reset,
  (d.xact_commit + d.xact_rollback)::float8 as transactions,
  d.tup_returned::float8 as returned, d.tup_fetched::float8 as fetched, d.deadlocks::float8 as deadlocks,
  ${facts.number >= 14e4 ? "d.sessions::float8" : "null"} as sessions
  from pg_stat_database d where d.datid = ${facts.database}`;
var tablesText = `select ${marker} relid::text as id,
  case when schemaname = 'public' then relname::text else concat(schemaname, '.', relname) end as name,
  coalesce(seq_scan, 0)::float8 as "seqScans", coalesce(seq_tup_read, 0)::float8 as "seqRows",
  coalesce(idx_scan, 0)::float8 as "indexScans", coalesce(idx_tup_fetch, 0)::float8 as "indexRows"
  from pg_stat_user_tables order by coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) desc limit ${mostTables}`;
var statementKey = ({ columns }) => `concat(userid, '/', queryid${columns?.has("toplevel") === true ? `, '/', toplevel` : ""})`;
var statementsText = (facts) => `select ${marker} ${statementKey(facts)} as key,
  calls::float8 as calls, total_exec_time::float8 as time, rows::float8 as rows,
  shared_blks_read::float8 as "blocksRead", shared_blks_hit::float8 as "blocksHit"
  from ${facts.schema ?? ""}.pg_stat_statements(false)
  where dbid = ${facts.database} and queryid is not null limit ${mostStatements}`;
var infoText = ({ schema }) => `select ${marker}
  coalesce(stats_reset::text, '') as reset, dealloc::float8 as forgotten from ${schema ?? ""}.pg_stat_statements_info`;
var countsStatements = ({ columns }) => columns?.has("total_exec_time") === true;
var readStatements = async (connection, facts) => {
  if (!countsStatements(facts)) return null;
  const [info] = facts.hasInfo ? await connection.query(infoRow, infoText(facts)) : [];
  const counts = await connection.query(statementRow, statementsText(facts));
  return {
    reset: info?.reset ?? "",
    forgotten: info?.forgotten ?? 0,
    counts: new Map(counts.map((it) => [it.key, it]))
  };
};
var oldestFlush = 15e4;
var takeSnapshot2 = async (connection, facts) => {
  if (facts.number >= oldestFlush) await connection.run(`select ${marker} pg_stat_force_next_flush()`);
  const own = connection.asked;
  const [totals] = await connection.query(totalsRow, totalsText(facts));
  if (totals === void 0) throw new Error("pg_stat_database says nothing about the database");
  const tables = await connection.query(tableRow, tablesText);
  const statements = await readStatements(connection, facts);
  return { own, totals, tables: new Map(tables.map((it) => [it.id, it])), statements };
};

// src/measure/database/missing-rights.ts
var ofStatements2 = (facts) => {
  const { name, schema, tracking, columns } = facts;
  if (tracking === null)
    return "the server was started without the module pg_stat_statements: ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements', and restart it";
  if (tracking === "none") return "counting them is off: ALTER SYSTEM SET pg_stat_statements.track = 'top'";
  if (schema === null)
    return `the extension is not in the database: as a superuser, CREATE EXTENSION pg_stat_statements in ${quoted(name)}`;
  if (columns?.size === 0)
    return `the role ${quoted(facts.role)} may not look into the schema of the extension: GRANT USAGE ON SCHEMA ${schema} TO ${quoted(facts.role)}`;
  return countsStatements(facts) ? null : "the extension is of an older version: ALTER EXTENSION pg_stat_statements UPDATE";
};
var grantText = ({ role }) => `the role ${quoted(role)} may not see those of others: GRANT pg_read_all_stats TO ${quoted(role)}`;
var missingRights = (facts) => {
  const statements = ofStatements2(facts);
  return [
    ...statements === null ? [] : [missingFor(statements, parts.statements, parts.plans)],
    ...facts.counting === "on" ? [] : [{ what: parts.tables, reason: "counting them is off: ALTER SYSTEM SET track_counts = on" }],
    ...facts.hidden > 0 && !facts.allStatistics ? [{ what: parts.waits, reason: grantText(facts) }] : [],
    ...facts.pooled ? [{ what: parts.connections, reason: "a pooler stands between: those to the server are its own" }] : []
  ];
};

// src/measure/database/read-statements.ts
var mostStatements2 = 200;
var mostTexts = 2e3;
var row = external_exports.object({ key: external_exports.string(), text: external_exports.string() });
var textsOf = (facts, keys) => {
  const list = keys.map((key) => `'${key.replaceAll("'", "''")}'`).join(", ");
  return `select ${marker} key, text from (
    select ${statementKey(facts)} as key, left(query, ${longestExplained + 1}) as text
    from ${facts.schema ?? ""}.pg_stat_statements where dbid = ${facts.database} and queryid is not null
  ) s where key in (${list}) and text is not null`;
};
var add = (one, counts, text3) => ({
  text: text3,
  calls: (one?.calls ?? 0) + counts.calls,
  time: (one?.time ?? 0) + Math.max(0, counts.time),
  rows: (one?.rows ?? 0) + counts.rows,
  blocksRead: (one?.blocksRead ?? 0) + counts.blocksRead,
  blocksHit: (one?.blocksHit ?? 0) + counts.blocksHit
});
var others = "other statements";
var hiddenText = ({ schema, database }) => `select ${marker} exists (
  select from ${schema ?? ""}.pg_stat_statements(false) where dbid = ${database} and queryid is null) as hidden`;
var readStatements2 = async (connection, facts, counts) => {
  const [rights] = await connection.query(external_exports.object({ hidden: external_exports.boolean() }), hiddenText(facts));
  const hidden = rights?.hidden === true && !facts.allStatistics;
  if (counts.length === 0) return { statements: [], whole: [], hidden };
  const ordered = counts.toSorted((a, b) => b.time - a.time).slice(0, mostTexts);
  const texts = new Map(
    (await connection.query(
      row,
      textsOf(
        facts,
        ordered.map(({ key }) => key)
      )
    )).map(({ key, text: text3 }) => [key, text3])
  );
  const own = new Set(ordered.flatMap(({ key }) => texts.get(key)?.includes(marker) === true ? [key] : []));
  const merged = /* @__PURE__ */ new Map();
  for (const it of counts) {
    if (own.has(it.key)) continue;
    const whole = texts.get(it.key) ?? others;
    const shown = shownStatement(whole);
    merged.set(shown, { statement: add(merged.get(shown)?.statement, it, shown), whole });
  }
  const all = [...merged.values()].toSorted((a, b) => b.statement.time - a.statement.time);
  const kept = all.slice(0, mostStatements2).map(({ statement }) => statement);
  const rest = all.slice(mostStatements2).reduce((sum2, { statement }) => add(sum2, { key: "", ...statement }, others), void 0);
  const frequent = all.toSorted((a, b) => b.statement.calls - a.statement.calls);
  const important = all.flatMap((it, at) => [it.whole, frequent[at]?.whole ?? it.whole]);
  return {
    statements: rest === void 0 ? kept : [...kept, rest],
    whole: [...new Set(important)],
    hidden
  };
};

// src/measure/database/server-facts.ts
var row2 = external_exports.object({
  number: external_exports.number(),
  version: external_exports.string(),
  started: external_exports.number(),
  database: external_exports.string().regex(/^\d+$/u),
  name: external_exports.string(),
  role: external_exports.string(),
  allStatistics: external_exports.boolean(),
  process: external_exports.number(),
  schema: external_exports.string().nullable(),
  tracking: external_exports.string().nullable(),
  counting: external_exports.string(),
  hidden: external_exports.number()
});
var oldestVersion = 13e4;
var factsText = `select ${marker}
  current_setting('server_version_num')::int as number,
  current_setting('server_version') as version,
  extract(epoch from pg_postmaster_start_time())::float8 as started,
  (select oid::text from pg_database where datname = current_database()) as database,
  current_database()::text as name,
  current_user::text as role,
  pg_has_role(current_user, 'pg_read_all_stats', 'usage') as "allStatistics",
  pg_backend_pid() as process,
  (select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where e.extname = 'pg_stat_statements') as schema,
  current_setting('pg_stat_statements.track', true) as tracking,
  current_setting('track_counts') as counting,
  (select count(*)::int from pg_stat_activity where datname = current_database() and backend_type is null) as hidden`;
var columnsText = (schema) => `select ${marker} a.attname::text as name from pg_attribute a
  where a.attrelid = to_regclass('${schema.replaceAll("'", "''")}.pg_stat_statements') and a.attnum > 0`;
var infoText2 = (schema) => `select ${marker} to_regclass('${schema.replaceAll("'", "''")}.pg_stat_statements_info') is not null as there`;
var readServerFacts = async (connection) => {
  const [facts] = await connection.query(row2, factsText);
  if (facts === void 0) throw new Error("the server says nothing about itself");
  const pooled = connection.processId !== null && connection.processId !== facts.process;
  if (facts.schema === null || facts.tracking === null) return { ...facts, pooled, columns: null, hasInfo: false };
  const names = await connection.query(external_exports.object({ name: external_exports.string() }), columnsText(facts.schema));
  const [info] = await connection.query(external_exports.object({ there: external_exports.boolean() }), infoText2(facts.schema));
  return { ...facts, pooled, columns: new Set(names.map(({ name }) => name)), hasInfo: info?.there === true };
};

// src/measure/database/settle-counts.ts
var latest = 1e3;
var noticeable = { count: 3, share: 5e-3 };
var sum = ({ statements, own }) => (statements ?? []).reduce((total, { calls }) => total + calls, -own);
var measuredShare = (whole, measured, duration) => {
  const [all, own] = [sum(whole), sum(measured)];
  const told = measured.transactions ?? 0;
  if (all <= 0 || own <= 0 || whole.transactions === null || whole.transactions <= 0 || told <= 0) return 1;
  const done = own / all * whole.transactions;
  if (told - done < Math.max(noticeable.count, noticeable.share * told)) return 1;
  return Math.max(done / told, duration / (duration + latest));
};
var settleCounts = ({ tables, totals }, share) => {
  const settle2 = (count) => Math.round(count * share);
  return {
    tables: tables.map((it) => ({
      name: it.name,
      seqScans: settle2(it.seqScans),
      seqRows: settle2(it.seqRows),
      indexScans: settle2(it.indexScans),
      indexRows: settle2(it.indexRows)
    })),
    totals: {
      sessions: Math.round(totals.sessions),
      returned: settle2(totals.returned),
      fetched: settle2(totals.fetched),
      deadlocks: Math.round(totals.deadlocks)
    }
  };
};

// src/measure/database/side-watch.ts
var oldestPrompt = 15e4;
var collectorDelay = 600;
var longestGoodbye = 1e3;
var interval = 50;
var attempts = 8;
var betweenAttempts = 1e3;
var settle = async (facts) => {
  if (facts.number < oldestPrompt) await delay2(collectorDelay);
};
var countText = (facts) => `select ${marker} count(*)::int as count from pg_stat_activity
  where datid = ${facts.database} and pid <> pg_backend_pid() and backend_type = 'client backend'
    and application_name <> 'pacegate'`;
var isAlone = async (connection, facts) => {
  if (facts.pooled) return false;
  const until2 = performance.now() + longestGoodbye;
  for (; ; ) {
    const [row5] = await connection.query(external_exports.object({ count: external_exports.number() }), countText(facts));
    if (row5?.count === 0) return true;
    if (performance.now() > until2) return false;
    await delay2(interval);
  }
};
var readingOf = ({ facts, difference, share, read, plans, waits }) => ({
  version: facts.version.slice(0, 100),
  statements: read.statements,
  ...settleCounts(difference, share),
  waits: waits ?? [],
  plans: plans.plans,
  missing: [
    ...missingRights(facts),
    ...difference.missing,
    ...plans.missing,
    ...read.hidden ? [{ what: parts.statements, reason: grantText(facts) }] : [],
    ...waits === null ? [{ what: parts.waits, reason: "the connection that looks for them was lost" }] : []
  ]
});
var nothing = { plans: [], missing: [], statements: [], whole: [], hidden: false };
var connect = async ({ url }, signal) => {
  await using stack = new AsyncDisposableStack();
  const connection = stack.use(await connectDatabase(url, signal));
  const facts = await readServerFacts(connection);
  stack.move();
  return { connection, facts };
};
var reconnect = async (address, signal) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await connect(address, signal)).connection;
    } catch (error) {
      if (attempt === attempts || signal.aborted) throw error;
      await delay2(betweenAttempts, void 0, { signal });
    }
  }
};
var openSideWatch = async (address, signal) => {
  await using opening = new AsyncDisposableStack();
  const { connection, facts } = await connect(address, signal);
  opening.use(connection);
  if (facts.number < oldestVersion)
    return `PostgreSQL ${facts.version} is older than ${oldestVersion / 1e4}, the oldest version that is read`;
  const first = await takeSnapshot2(connection, facts);
  let before = null;
  let failure4 = "the block ended before anything was measured";
  let begun = 0;
  const owned = opening.move();
  const finish = async (at, waits) => {
    if (before === null) return unread(facts.version, failure4);
    const duration = performance.now() - begun;
    const alone = await isAlone(at, facts);
    await settle(facts);
    const after = { ...await takeSnapshot2(at, facts), ...at === connection ? {} : { own: null } };
    const difference = compareSnapshots(before, after);
    const whole = compareSnapshots(first, after);
    const read = difference.statements === null ? nothing : await readStatements2(at, facts, difference.statements);
    const plans = await explainStatements(at, facts, read.whole);
    return readingOf({
      facts,
      difference,
      share: alone && !read.hidden ? measuredShare(whole, difference, duration) : 1,
      read,
      plans,
      waits
    });
  };
  return {
    facts,
    connection,
    begin: async () => {
      try {
        await settle(facts);
        before = await takeSnapshot2(connection, facts);
        begun = performance.now();
      } catch (error) {
        failure4 = `it could not be read when the measured part began (${reasonOf(error)})`;
      }
    },
    end: async (waits) => {
      try {
        return await finish(connection, waits);
      } catch {
        return finish(owned.use(await reconnect(address, signal)), waits);
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync()
  };
};
var unreadable = (error, { place }) => unread("", `${place} can't be read (${reasonOf(error)})`);

// src/measure/database/within.ts
import { setTimeout as delay3 } from "node:timers/promises";
var within2 = async (limit, work) => {
  const done = new AbortController();
  try {
    return await Promise.race([
      work,
      delay3(limit, void 0, { ref: false, signal: done.signal }).then(() => {
        throw new Error("it took too long");
      })
    ]);
  } finally {
    done.abort();
    work.catch(() => void 0);
  }
};

// src/measure/database/look-at-side.ts
var longestOpening = 15e3;
var badAddress = (source) => unread("", `${source} is not the address of a PostgreSQL database, such as postgres://user:password@host:5432/name`);
var lookAtSide = async (side, { url, directories, signal }) => {
  const own = await readAddressFile(directories[side] ?? "");
  const address = parseDatabaseAddress(own ?? url);
  if (address === null)
    return {
      side,
      address,
      kind: "unread",
      reading: badAddress(own === null ? '"database"' : "what setup wrote into database-url")
    };
  const opening = openSideWatch(address, signal);
  try {
    const watch = await within2(longestOpening, opening);
    return typeof watch === "string" ? { side, address, kind: "unread", reading: unread("", watch) } : { side, address, kind: "watched", watch };
  } catch (error) {
    void opening.then((late) => typeof late === "string" ? void 0 : late[Symbol.asyncDispose]()).catch(() => void 0);
    return { side, address, kind: "unread", reading: unreadable(error, address) };
  }
};
var identityOf = ({ facts }) => `${facts.started} ${facts.database} ${facts.name}`;
var shared = (name) => `both sides use the database ${name}, so what either does in it can't be told apart: have "setup" make each side one of its own and write its address into $PACEGATE_DIRECTORY/database-url`;
var separateSides = (looked) => looked.map((it) => {
  if (it.kind === "unread") return it;
  const isShared = looked.some(
    (other) => other.kind === "watched" && other.side !== it.side && identityOf(other.watch) === identityOf(it.watch)
  );
  const { version, name } = it.watch.facts;
  return isShared ? { side: it.side, address: it.address, kind: "unread", reading: unread(version, shared(name)) } : it;
});

// src/measure/database/watch-waits.ts
import { setTimeout as delay4 } from "node:timers/promises";
var interval2 = 50;
var mostKinds = 200;
var row3 = external_exports.object({ database: external_exports.string(), type: external_exports.string(), event: external_exports.string(), seen: external_exports.number() });
var text = (databases) => `select ${marker} datid::text as database,
  case when state = 'active' then coalesce(wait_event_type, 'CPU') else 'Transaction' end as type,
  case when state = 'active' then coalesce(wait_event, 'running') else 'idle in transaction' end as event,
  count(*)::float8 as seen
  from pg_stat_activity
  where datid in (${databases.join(", ")}) and backend_type = 'client backend' and pid <> pg_backend_pid()
    and (state = 'active' or state like 'idle in transaction%')
  group by 1, 2, 3`;
var watchWaits = (connection, databases) => {
  const stopped = new AbortController();
  const seen = /* @__PURE__ */ new Map();
  let broken = false;
  const look = async () => {
    for (const it of await connection.query(row3, text(databases))) {
      const kinds = seen.get(it.database) ?? /* @__PURE__ */ new Map();
      seen.set(it.database, kinds);
      const key = JSON.stringify([it.type, it.event]);
      const before = kinds.get(key)?.seen ?? 0;
      if (before > 0 || kinds.size < mostKinds)
        kinds.set(key, { type: it.type.slice(0, 100), event: it.event.slice(0, 100), seen: before + it.seen });
    }
  };
  const watching = (async () => {
    try {
      while (!stopped.signal.aborted) {
        await look();
        await delay4(interval2, void 0, { signal: stopped.signal, ref: false }).catch(() => void 0);
      }
    } catch {
      broken = true;
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await watching;
      const waits = new Map(
        [...seen].map(
          ([database, kinds]) => [database, [...kinds.values()].toSorted((a, b) => b.seen - a.seen)]
        )
      );
      return { waits, broken };
    }
  };
};

// src/measure/database/open-database-reading.ts
var longest5 = { begin: 1e4, end: 3e4 };
var watchServers = (watches) => {
  const servers = Map.groupBy(watches, ({ facts }) => `${facts.started}`);
  return new Map(
    [...servers.values()].flatMap((group) => {
      const [first] = group;
      if (first === void 0) return [];
      const waits = watchWaits(
        first.connection,
        group.map(({ facts }) => facts.database)
      );
      return group.map((it) => [it, waits]);
    })
  );
};
var openDatabaseReading = async (options2) => {
  const { directories } = options2;
  const living = ["base", "head"].filter((side) => directories[side] !== void 0);
  const opened = await Promise.all(living.map((side) => lookAtSide(side, options2)));
  const looked = separateSides(opened);
  const watched = looked.flatMap((it) => it.kind === "watched" ? [it.watch] : []);
  let waits = /* @__PURE__ */ new Map();
  const readingOf2 = async (it) => {
    if (it.kind === "unread") return it.reading;
    try {
      const seen = await waits.get(it.watch)?.stop();
      const own = seen === void 0 || seen.broken ? null : seen.waits.get(it.watch.facts.database) ?? [];
      return await it.watch.end(own);
    } catch (error) {
      return it.address === null ? unread("", "it was lost") : unreadable(error, it.address);
    }
  };
  return {
    begin: async () => {
      await Promise.all(
        // One that fails now is found out at the end.
        watched.map((watch) => within2(longest5.begin, watch.begin()).catch(() => void 0))
      );
      waits = watchServers(watched);
    },
    end: async () => {
      const readings = await Promise.all(
        looked.map(async (it) => {
          const reading = await within2(longest5.end, readingOf2(it)).catch(
            (error) => it.address === null ? unread("", "it was lost") : unreadable(error, it.address)
          );
          return [it.side, reading];
        })
      );
      return Object.fromEntries(readings);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...waits.values()].map((it) => within2(longest5.begin, it.stop()).catch(() => void 0)));
      for (const it of opened) if (it.kind === "watched") await it.watch[Symbol.asyncDispose]();
    }
  };
};

// src/measure/service/launch.ts
import { spawn as spawn2 } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { setTimeout as delay6 } from "node:timers/promises";

// src/measure/probe/probe-environment.ts
import { fileURLToPath } from "node:url";
var preload = fileURLToPath(new URL("preload.cjs", import.meta.url));
var quoted2 = (text3) => /[\s"\\]/.test(text3) ? `"${text3.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text3;
var probeEnvironment = (probe, environment) => ({
  NODE_OPTIONS: [environment["NODE_OPTIONS"] ?? "", `--require ${quoted2(preload)}`].filter(Boolean).join(" "),
  PACEGATE_PROBE_SOCKET: probe.socketPath
});

// src/measure/service/plain-line.ts
import { stripVTControlCharacters } from "node:util";
var longestLine2 = 300;
var plainLine = (line2) => {
  const plain = stripVTControlCharacters(line2).replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").trimEnd();
  return plain.length > longestLine2 ? `${plain.slice(0, longestLine2 - 1)}…` : plain;
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
  const text3 = () => {
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
    text: text3,
    tail: (count) => text3().split(/\r\n|\n|\r/).map(plainLine).filter((line2) => line2 !== "").slice(-count)
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
${lines.map((line2) => `  ${line2}`).join("\n")}`;
};
var startFailure = (failure4, place, lines) => {
  const { what, cure: cure2 } = accountOf(failure4, place);
  return new ServiceError(
    `The ${place.side} service (${plainLine(place.command)}) ${what}${output(failure4, lines)}`,
    cure2
  );
};

// src/measure/service/stop-tree.ts
import { setTimeout as delay5 } from "node:timers/promises";
var killTimeout = 5e3;
var portTimeout = 2e3;
var until = async (done, timeout) => {
  const end = performance.now() + timeout;
  for (let pause = 10; ; pause = Math.min(50, pause * 1.3)) {
    if (await done()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await delay5(Math.min(pause, left));
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
var createTextWatcher = (text3) => {
  const wanted = Buffer.from(text3);
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
    await Promise.race([closed, delay6(drainTimeout, void 0, { ref: false })]);
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
    drained: () => Promise.race([closed, delay6(drainTimeout, void 0, { ref: false })]),
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
import { setTimeout as delay7 } from "node:timers/promises";

// src/measure/service/knock.ts
import { Agent, request } from "node:http";
import { connect as connect2 } from "node:net";
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
var open2 = (host, port, signal) => new Promise((resolve2) => {
  const socket = connect2({ host, port, signal });
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
    const outcome = path === null ? await open2(host, port, signal) : await get(host, port, path, signal);
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
    await delay7(knockEvery);
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
import { join as join13 } from "node:path";

// src/measure/database/copy-database.ts
import { writeFile as writeFile3 } from "node:fs/promises";

// src/measure/database/copy-name.ts
import { createHash } from "node:crypto";
var prefix2 = "pacegate_copy";
var hash = (text3, length) => createHash("sha256").update(text3).digest("hex").slice(0, length);
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

// src/measure/database/sweep-copies.ts
var unknownAge2 = 2 * 24 * 36e5;
var row4 = external_exports.object({ name: external_exports.string(), made: external_exports.string().nullable() });
var text2 = `select ${marker} datname::text as name, shobj_description(oid, 'pg_database') as made
  from pg_database where datname like '${copyPattern}'`;
var isStale2 = ({ name, made }, now) => {
  const state = copyState(name);
  const age = made === null ? Number.NaN : now - Date.parse(made);
  return state === "gone" || state === "unknown" && age > unknownAge2;
};
var dropDatabase = (connection, name) => connection.run(`drop database if exists ${quoted(name)} with (force)`);
var sweepCopies = async (connection) => {
  const copies = await connection.query(row4, text2).catch(() => []);
  for (const copy of copies)
    if (isStale2(copy, Date.now())) await dropDatabase(connection, copy.name).catch(() => void 0);
};

// src/measure/database/copy-database.ts
var longest6 = 12e4;
var connectBeside = async (address, signal) => {
  try {
    return await connectDatabase(withDatabase(address, "postgres"), signal, longest6);
  } catch {
    return connectDatabase(address.url, signal, longest6);
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
    return `Nobody else may be connected to ${quoted(source)} while it is copied${users === "" ? "" : `: ${users}`}. Close these connections, or name a database that is only there to be copied.`;
  }
  if (code === "42501")
    return `The role needs the right to make databases, and to copy this one: ALTER ROLE … CREATEDB, and ALTER DATABASE ${quoted(source)} IS_TEMPLATE true.`;
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
      await connection.run(`create database ${quoted(name)} template ${quoted(source)}`);
      await connection.run(`comment on database ${quoted(name)} is '${(/* @__PURE__ */ new Date()).toISOString()}'`);
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
var keptDirectory = (order, tools, side) => join13(tools.directory, `${order.suite.name}-${order.index}-${side}`);
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
    log: join13(tools.logs.path, log),
    label: `${player}: ${name}`,
    timeout: hookTimeout,
    signal
  });
  if (outcome.code === 0) return;
  const how = outcome.timedOut ? "took over 2 minutes" : `failed (${outcome.signal ?? `exit ${outcome.code}`})`;
  throw new PreparationError(
    [`${player}: ${name} of suite ${suite.name} ${how}: ${command}`, ...outcome.tail.map((line2) => `  ${line2}`)].join(
      "\n"
    ),
    `Run it yourself in ${suite.directory} with PORT and PACEGATE_DIRECTORY set. Its whole output is in ${join13(tools.logs.shown, log)}.`
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
      const settle2 = () => signal?.removeEventListener("abort", abort);
      waiting.set(id, {
        resolve: (answer) => {
          settle2();
          if (isAnswer(command.kind, answer)) resolve2(answer);
          else reject(new LoadError(`The load generator gave no answer to "${command.kind}".`, cure));
        },
        reject: (error) => {
          settle2();
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
  openDatabaseReading,
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
