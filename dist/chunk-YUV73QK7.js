import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  killMarked,
  markedProcesses,
  processTree
} from "./chunk-RPONXC4F.js";
import {
  PreparationError,
  ServiceError
} from "./chunk-PZ3W4RZL.js";
import {
  groupLives,
  killGroup
} from "./chunk-6C4V474L.js";
import {
  listProc,
  listProcesses,
  parseProcessStat,
  readProc
} from "./chunk-RN5MM66G.js";

// src/measure/service/free-port.ts
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
var given = /* @__PURE__ */ new Set();
var listenOnce = (port, host) => new Promise((resolve) => {
  const server = createServer();
  server.on(
    "error",
    (error) => (
      // A machine without IPv6 has no ::1 that could be taken.
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT" ? port : null)
    )
  );
  server.listen({ port, host, exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
  });
});
var portIsFree = async (port) => await listenOnce(port, "127.0.0.1") !== null && await listenOnce(port, "::1") !== null;
var portStaysTaken = async (port) => {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await portIsFree(port)) return false;
    await delay(40);
  }
  return true;
};
var freePort = async () => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = await listenOnce(0, "127.0.0.1");
    if (port === null || given.has(port)) continue;
    given.add(port);
    if (await portIsFree(port)) return port;
  }
  throw new ServiceError(
    "No free port could be found on 127.0.0.1.",
    'See what holds the ports of this machine ("ss -tln"), and whether the loopback interface is up.'
  );
};

// src/measure/service/port-holder.ts
import { basename } from "node:path";

// src/measure/process/listeners.ts
import { readlinkSync } from "node:fs";
var listening = "0A";
var parseAddress = (hex) => {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).toReversed());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join(".");
  const groups = Array.from({ length: 8 }, (_, at) => `${bytes[2 * at] ?? ""}${bytes[2 * at + 1] ?? ""}`);
  const url = `http://[${groups.join(":")}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : hex;
};
var parseListeners = (text) => text.split("\n").flatMap((line) => {
  const fields = line.trim().split(/\s+/);
  const [, address, port] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(fields[1] ?? "") ?? [];
  const inode = fields[9];
  if (fields[3] !== listening || address === void 0 || port === void 0 || inode === void 0) return [];
  return [{ port: Number.parseInt(port, 16), address: parseAddress(address), inode }];
});
var allListeners = () => ["net/tcp", "net/tcp6"].flatMap((path) => parseListeners(readProc(path) ?? ""));
var socketsOf = (pid) => new Set(
  listProc(`${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  })
);
var listenersOf = (pids) => {
  const sockets = pids.map(socketsOf);
  return allListeners().filter(({ inode }) => sockets.some((held) => held.has(inode)));
};
var holdersOf = (port) => {
  const inodes = allListeners().filter((listener) => listener.port === port).map(({ inode }) => inode);
  if (inodes.length === 0) return [];
  return listProcesses().filter((pid) => {
    const held = socketsOf(pid);
    return inodes.some((inode) => held.has(inode));
  });
};

// src/measure/service/port-holder.ts
var ownProcesses = ({ pid, marker }) => [
  .../* @__PURE__ */ new Set([...processTree(pid), ...markedProcesses(marker)])
];
var programOf = (pid) => basename(readProc(`${pid}/cmdline`)?.split("\0")[0] || "name unknown");
var asHolder = (pid) => pid === void 0 ? null : { pid, name: programOf(pid) };
var holderOf = (port) => asHolder(holdersOf(port)[0]);
var startOf = (pid) => parseProcessStat(readProc(`${pid}/stat`) ?? "")?.startTicks ?? 0;
var isMeasured = (pid) => (readProc(`${pid}/environ`) ?? "").includes("PACEGATE_RUN_SIDE=");
var strangerOn = (port, service) => {
  if (listenersOf(ownProcesses(service)).some((listener) => listener.port === port)) return null;
  const start = startOf(service.pid);
  return asHolder(holdersOf(port).find((pid) => startOf(pid) < start || isMeasured(pid)));
};

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
import { setTimeout as delay2 } from "node:timers/promises";
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
  while (lives() && performance.now() < deadline) await delay2(10);
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
  portIsFree,
  portStaysTaken,
  freePort,
  listenersOf,
  ownProcesses,
  holderOf,
  strangerOn,
  resolvePackage,
  packagePlaces,
  findLighthouse,
  createVisitors
};
