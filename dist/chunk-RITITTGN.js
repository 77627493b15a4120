import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  appendToSeries,
  checkCase,
  checkSize,
  defaultBounds,
  groupBySeries,
  readSeries,
  seriesOf,
  seriesPath
} from "./chunk-AMKDHHI6.js";
import {
  BaselineError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";

// src/baseline/files-store.ts
import { mkdir as mkdir3 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/baseline/directory-lock.ts
import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/baseline/file-failure.ts
var errorCode = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;
var cures = {
  ENOSPC: "The disk is full: free some space and run again.",
  EDQUOT: "Your disk quota is used up: free some space and run again.",
  EACCES: "Let your user read and write the directory (chmod -R u+rwX), and run again.",
  EPERM: "The file system does not allow it: use a directory that you own, on a local disk.",
  EROFS: "That file system is read-only: use --store branch, or a directory that can be written.",
  ENOTDIR: "A part of the path is a file: move it away.",
  EISDIR: "Something else is where a file belongs: move it away.",
  ELOOP: "A link is where a file belongs: replace it by the file."
};
var fileFailure = (what, error) => {
  if (error instanceof PacegateError) return error;
  const code = errorCode(error);
  return new BaselineError(
    `${what} (${code ?? (error instanceof Error ? error.message : "unknown error")}).`,
    (code === null ? void 0 : cures[code]) ?? "Look at the directory and the disk, and run again.",
    { cause: error }
  );
};

// src/baseline/lock-owner.ts
import { readFileSync, readlinkSync } from "node:fs";
var startOf = (pid) => {
  try {
    const stat2 = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat2.slice(stat2.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
  } catch {
    return "-";
  }
};
var currentSpace = () => {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}/${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "-";
  }
};
var exists = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
};
var currentOwner = () => `${process.pid} ${startOf(process.pid)} ${currentSpace()}`;
var ownerState = (owner) => {
  const [pid, start, space] = owner.trim().split(" ");
  if (pid === void 0 || !/^[1-9]\d{0,9}$/.test(pid) || space !== currentSpace()) return "unknown";
  return exists(Number(pid)) && startOf(Number(pid)) === start ? "running" : "gone";
};

// src/baseline/directory-lock.ts
var leftOverAge = 6e5;
var turnOf = (name) => {
  const [, number, free] = /^(\d{1,15})(\.free)?$/.exec(name) ?? [];
  return number === void 0 ? null : { number: Number(number), isFree: free !== void 0 };
};
var newestOf = (names) => {
  let newest = { number: 0, isFree: true };
  for (const name of names) {
    const turn = turnOf(name);
    if (turn === null || turn.number < newest.number) continue;
    if (turn.number > newest.number || turn.isFree) newest = turn;
  }
  return newest;
};
var isOlder = async (path, age) => stat(path).then(
  ({ mtimeMs }) => Date.now() - mtimeMs > age,
  () => false
);
var isAbandoned = async (path, foreignAge) => {
  const owner = await readFile(path, "utf8").catch((error) => {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  });
  if (owner === null) return false;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && await isOlder(path, foreignAge);
};
var removeOld = async (directory, names, turn) => {
  for (const name of names) {
    const path = join(directory, name);
    const isEarlier = (turnOf(name)?.number ?? turn) < turn;
    if (isEarlier || name.endsWith(".new") && await isOlder(path, leftOverAge)) await rm(path, { force: true });
  }
};
var lockDirectory = async (directory, { timeLimit = 6e4, foreignAge = 15e3 } = {}) => {
  await mkdir(directory, { recursive: true });
  const own = join(directory, `${randomUUID()}.new`);
  const pathOf = (turn2) => join(directory, String(turn2));
  const deadline = performance.now() + timeLimit;
  const isOwn = (names, turn2) => {
    const newest = newestOf(names);
    return newest.number === turn2 && !newest.isFree;
  };
  const take = async () => {
    const newest = newestOf(await readdir(directory));
    if (!newest.isFree && !await isAbandoned(pathOf(newest.number), foreignAge)) return null;
    const turn2 = newest.number + 1;
    try {
      await link(own, pathOf(turn2));
    } catch (error) {
      if (errorCode(error) === "EEXIST") return null;
      throw error;
    }
    const names = await readdir(directory);
    if (!isOwn(names, turn2)) {
      await rm(pathOf(turn2), { force: true });
      return null;
    }
    await removeOld(directory, names, turn2);
    return turn2;
  };
  const wait = async () => {
    for (; ; ) {
      const turn2 = await take();
      if (turn2 !== null) return turn2;
      if (performance.now() > deadline)
        throw new BaselineError(
          `Others have been writing for ${Math.round(timeLimit / 1e3)} s: ${directory} is locked.`,
          "Wait for them and run again. If none of them is Pacegate, remove that directory."
        );
      await sleep(2 + 30 * Math.random());
    }
  };
  const turn = await (async () => {
    try {
      await writeFile(own, currentOwner());
      return await wait();
    } finally {
      await rm(own, { force: true });
    }
  })();
  return {
    check: async () => {
      if (isOwn(await readdir(directory), turn)) return;
      throw new BaselineError(
        "This process was stopped for so long that another one took over its lock: nothing was stored.",
        "Run again."
      );
    },
    [Symbol.asyncDispose]: async () => {
      await rename(pathOf(turn), `${pathOf(turn)}.free`).catch((error) => {
        if (errorCode(error) !== "ENOENT") throw error;
      });
    }
  };
};

// src/baseline/staged-files.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir as mkdir2, open, readdir as readdir2, rename as rename2, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";
var pending = ".pending";
var staged = ".staged-";
var ignored = ".gitignore";
var ignoring = "# To commit stored measurements, remove the line with the star.\n*\n.lock\n.pending\n.staged-*\n";
var orNull = async (work) => work.catch((error) => {
  if (errorCode(error) === "ENOENT") return null;
  throw error;
});
var syncDirectory = async (path) => {
  await using handle = await open(path, "r");
  await handle.sync();
};
var namesIn = async (directory) => await orNull(readdir2(directory)) ?? [];
var filesBelow = async (root) => {
  const entries = await orNull(readdir2(root, { withFileTypes: true })) ?? [];
  const directories = entries.filter((it) => it.isDirectory() && !it.name.startsWith(".")).map(({ name }) => name);
  const lists = await Promise.all(
    directories.map(async (name) => (await namesIn(join2(root, name))).map((file) => `${name}/${file}`))
  );
  return lists.flat();
};
var readText = async (path) => {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = await orNull(open(path, flags));
  if (opened === null) return null;
  await using handle = opened;
  const stat2 = await handle.stat();
  if (!stat2.isFile()) throw Object.assign(new Error(`${path} is no file`), { code: "EISDIR" });
  checkSize(path, stat2.size);
  return await handle.readFile("utf8");
};
var recover = async (root) => {
  const from = join2(root, pending);
  for (const path of await filesBelow(from)) {
    const directory = join2(root, dirname(path));
    await mkdir2(directory, { recursive: true });
    if (!(await lstat(directory)).isDirectory())
      throw Object.assign(new Error(`${directory} is a link`), { code: "ENOTDIR" });
    await rename2(join2(from, path), join2(root, path));
    await syncDirectory(directory);
  }
  const rests = (await namesIn(root)).filter((name) => name === pending || name.startsWith(staged));
  for (const name of rests) await rm2(join2(root, name), { recursive: true, force: true });
};
var listFiles = async (root) => [
  .../* @__PURE__ */ new Set([...await filesBelow(join2(root, pending)), ...await filesBelow(root)])
];
var readStored = async (root, path) => await readText(join2(root, pending, path)) ?? await readText(join2(root, path));
var replaceFiles = async (root, files, check) => {
  const aside = join2(root, `${staged}${randomUUID2()}`);
  await mkdir2(aside);
  try {
    for (const { path, text } of files) {
      const target = join2(aside, path);
      await mkdir2(dirname(target), { recursive: true });
      await writeFile2(target, text, { flush: true });
    }
    for (const directory of new Set(files.map(({ path }) => dirname(path))))
      await syncDirectory(join2(aside, directory));
    await syncDirectory(aside);
    await check();
    await rename2(aside, join2(root, pending));
  } catch (error) {
    await rm2(aside, { recursive: true, force: true }).catch(() => {
    });
    throw error;
  }
  await syncDirectory(root);
  await recover(root);
};
var ignoreInGit = async (root) => {
  await writeFile2(join2(root, ignored), ignoring, { flag: "wx" }).catch((error) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
};

// src/baseline/files-store.ts
var createFilesStore = ({
  directory,
  place = `directory ${directory}`,
  bounds = defaultBounds,
  lock = {}
}) => {
  const told = async (what, work) => {
    try {
      return await work();
    } catch (error) {
      throw fileFailure(`The stored measurements in ${place} can't be ${what}`, error);
    }
  };
  return {
    place,
    list: () => told("listed", async () => seriesOf(await listFiles(directory))),
    read: (key) => told("read", async () => {
      const text = await readStored(directory, seriesPath(key));
      return text === null ? { records: [], problems: [] } : readSeries(text, key);
    }),
    append: (records) => told("written", async () => {
      const additions = groupBySeries(records);
      if (additions.length === 0) return;
      await mkdir3(directory, { recursive: true });
      await using held = await lockDirectory(join3(directory, ".lock"), lock);
      await recover(directory);
      const series = seriesOf(await listFiles(directory));
      if (series.length === 0) await ignoreInGit(directory);
      checkCase([...series, ...additions.map(({ key }) => key)].map(({ suite }) => suite));
      const files = [];
      for (const { path, key, records: added } of additions) {
        const text = appendToSeries(await readStored(directory, path), key, added, bounds);
        if (text !== null) files.push({ path, text });
      }
      if (files.length > 0) await replaceFiles(directory, files, () => held.check());
    })
  };
};

export {
  fileFailure,
  ignoreInGit,
  createFilesStore
};
