import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  killMarked,
  markedProcesses
} from "./chunk-RPONXC4F.js";
import {
  PreparationError
} from "./chunk-PZ3W4RZL.js";
import {
  groupLives,
  killGroup
} from "./chunk-6C4V474L.js";

// src/measure/page/resolve-package.ts
import { readFileSync } from "node:fs";
import { createRequire as requireFrom } from "node:module";
import { dirname, join } from "node:path";
var manifestOf = (directory, name) => {
  try {
    const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    if (typeof manifest !== "object" || manifest === null) return null;
    const own = "name" in manifest && manifest.name === name;
    return own && "version" in manifest && typeof manifest.version === "string" ? manifest.version : null;
  } catch {
    return null;
  }
};
var versionOf = (file, name) => {
  for (let directory = dirname(file); directory !== dirname(directory); directory = dirname(directory)) {
    const version = manifestOf(directory, name);
    if (version !== null) return version;
  }
  return "unknown";
};
var resolvePackage = (name, from) => {
  try {
    const file = requireFrom(from).resolve(name);
    return { file, version: versionOf(file, name) };
  } catch {
    return null;
  }
};

// src/measure/page/load-lighthouse.ts
import { join as join2 } from "node:path";
import { fileURLToPath } from "node:url";
var knownMajor = "13";
var cure = 'Run "npm install --save-dev lighthouse chrome-launcher" in the directory of the suite.';
var packagePlaces = (directories) => [
  fileURLToPath(import.meta.url),
  ...directories.map((directory) => join2(directory, "package.json"))
];
var findLighthouse = (places) => {
  for (const place of places) {
    const lighthouse = resolvePackage("lighthouse", place);
    if (lighthouse === null) continue;
    if (!lighthouse.version.startsWith(`${knownMajor}.`))
      throw new PreparationError(
        `Lighthouse ${lighthouse.version} is installed (${lighthouse.file}); pages are measured with version ${knownMajor}.`,
        'Run "npm install --save-dev lighthouse@13" in the directory of the suite.'
      );
    const launcher = resolvePackage("chrome-launcher", lighthouse.file) ?? resolvePackage("chrome-launcher", place);
    if (launcher !== null) return { lighthouse, launcher };
  }
  throw new PreparationError("Pages are measured with Lighthouse, which is not installed.", cure);
};

// src/measure/page/visitor/visitors.ts
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join as join3 } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath as fileURLToPath2 } from "node:url";
var entry = fileURLToPath2(new URL(`./visit-main${extname(import.meta.url)}`, import.meta.url));
var browserOf = async (task) => {
  if (task.kind !== "visit") return null;
  const pid = Number(await readFile(join3(task.profile, "chrome.pid"), "utf8").catch(() => ""));
  return Number.isInteger(pid) && pid > 1 ? pid : null;
};
var killTimeout = 5e3;
var markerOf = (id) => `PACEGATE_VISIT=${id}`;
var settled = async (id, group) => {
  const deadline = performance.now() + killTimeout;
  const lives = () => markedProcesses(markerOf(id)).length > 0 || group !== null && groupLives(group);
  while (lives() && performance.now() < deadline) await delay(10);
};
var hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;
var createVisitors = (environment) => {
  const living = /* @__PURE__ */ new Map();
  const kill = (id, child) => {
    if (!hasEnded(child) && child.pid !== void 0) killGroup(child.pid, "SIGKILL");
    killMarked(markerOf(id), "SIGKILL");
  };
  const outcomeOf = (child, task, timeout, signal) => {
    const outcome = Promise.withResolvers();
    let output = "";
    child.stderr?.on("data", (chunk) => {
      output = (output + chunk.toString()).slice(-2e3);
    });
    child.once("message", (reply) => outcome.resolve(reply));
    child.once("error", (error) => outcome.resolve({ kind: "ended", how: error.message, output }));
    child.once("exit", (code, ending) => outcome.resolve({ kind: "ended", how: ending ?? `exit ${code}`, output }));
    child.send(task, (error) => {
      if (error !== null) outcome.resolve({ kind: "ended", how: error.message, output });
    });
    const timer = setTimeout(() => outcome.resolve({ kind: "late" }), timeout);
    const abort = () => outcome.resolve(null);
    signal.addEventListener("abort", abort, { once: true });
    return outcome.promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    });
  };
  return {
    ask: async (task, timeout, signal, own = {}) => {
      signal.throwIfAborted();
      const id = randomUUID();
      const child = fork(entry, [], {
        serialization: "advanced",
        stdio: ["ignore", "ignore", "pipe", "ipc"],
        execArgv: [],
        env: { ...environment, ...own, PACEGATE_VISIT: id },
        // A group of its own: Ctrl-C in a terminal reaches it by way of the orchestration.
        detached: true
      });
      const gone = new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.once("error", () => resolve());
      });
      living.set(id, child);
      let browser = null;
      try {
        const outcome = await outcomeOf(child, task, timeout, signal);
        const left = outcome === null || outcome.kind === "late" || outcome.kind === "ended";
        browser = left ? await browserOf(task) : null;
        if (browser !== null) killGroup(browser, "SIGKILL");
        if (outcome === null) throw signal.reason;
        return outcome;
      } finally {
        kill(id, child);
        await gone;
        await settled(id, browser);
        living.delete(id);
      }
    },
    killSync: () => {
      for (const [id, child] of living) kill(id, child);
    }
  };
};

export {
  resolvePackage,
  packagePlaces,
  findLighthouse,
  createVisitors
};
