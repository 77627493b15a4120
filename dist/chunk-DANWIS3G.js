import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  freePort,
  holderOf,
  listenersOf,
  ownProcesses,
  portIsFree,
  portStaysTaken,
  strangerOn
} from "./chunk-JOA4ZHMT.js";
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
} from "./chunk-LPWOHWK3.js";
import {
  creepsOf
} from "./chunk-WXLTVD37.js";
import {
  currentOwner,
  killMarkedSync,
  moveTo,
  ownerState,
  parseOwner,
  removeTree,
  removeTreeSync,
  shareCores,
  stopProcesses
} from "./chunk-4ESKQVFF.js";
import {
  GitFailure,
  createGit,
  createOutputTail,
  oneLine,
  printable
} from "./chunk-IZZFJMNP.js";
import {
  chooseScenarios,
  chooseSuites,
  comparable,
  conclude,
  describeStored,
  discardReason,
  effectOfWorsening,
  emptyInput,
  findings,
  goalsOf,
  intervalTail,
  judge,
  judgeInput,
  lookAfter,
  meanTime,
  median,
  metricAt,
  needsSolo,
  nextBlockKind,
  noTimeLeft,
  placesOf,
  planBlock,
  planLooks,
  quote,
  reasonOf,
  resolveGoals,
  sayTooShort,
  scaleOf,
  scheduleOf,
  scrubbedEnvironment,
  sharedSuite,
  slicePlan,
  suiteHashes,
  toleratedWorsening,
  trendsOf,
  upperQuantile,
  warmUp,
  worseningOf
} from "./chunk-XTA5BVMZ.js";
import {
  parseConfiguration
} from "./chunk-CIAR5AZL.js";
import {
  hasEnded,
  killMarked,
  listProcesses,
  markedProcesses,
  parseProcessStat,
  readProc
} from "./chunk-VOVNAFVG.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  systemClock
} from "./chunk-NXJSINYX.js";
import {
  defaultDirectory,
  newestOf,
  openArchive
} from "./chunk-6OBYW2M5.js";
import {
  errorCode
} from "./chunk-LPQYZXUD.js";
import {
  otherSide
} from "./chunk-TYXQHNCN.js";
import {
  count,
  placeText,
  renderComment,
  titleAtStart
} from "./chunk-HH3YB5MF.js";
import {
  formatDuration,
  formatPercent,
  formatShare,
  formatValue,
  metricOf
} from "./chunk-XST5D2O7.js";
import {
  LoadError,
  OutputError,
  PreparationError,
  RepositoryError,
  ServiceError
} from "./chunk-E2BLH3JN.js";

// src/usecases/run/start-run.ts
import { join as join12, resolve as resolve2 } from "node:path";

// src/measure/laboratory.ts
import { mkdir as mkdir2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/measure/block/first-error.ts
var firstError = (error) => error instanceof SuppressedError ? firstError(error.suppressed) : error;

// src/measure/service/launch.ts
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as delay2 } from "node:timers/promises";

// src/measure/probe/probe-environment.ts
import { fileURLToPath } from "node:url";
var preload = fileURLToPath(new URL("preload.cjs", import.meta.url));
var quoted = (text) => /[\s"\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text;
var probeEnvironment = (probe, environment) => ({
  NODE_OPTIONS: [environment["NODE_OPTIONS"] ?? "", `--require ${quoted(preload)}`].filter(Boolean).join(" "),
  PACEGATE_PROBE_SOCKET: probe.socketPath
});

// src/measure/process/kill-group.ts
var codeOf = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;
var killGroup = (leader, signal) => {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ESRCH" || code === "EPERM") return false;
    throw error;
  }
};
var groupMembers = (leader) => listProcesses().filter((pid) => {
  const stat3 = parseProcessStat(readProc(`${pid}/stat`) ?? "");
  return stat3 !== null && stat3.group === leader && !hasEnded(stat3);
});
var groupLives = (leader) => {
  try {
    process.kill(-leader, 0);
  } catch (error) {
    return codeOf(error) === "EPERM" && process.platform === "linux" && groupMembers(leader).length > 0;
  }
  return process.platform === "linux" ? groupMembers(leader).length > 0 : true;
};

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
  const text = () => {
    const parts = [...head, ...dropped() > 0 ? [Buffer.from(`
[${dropped()} bytes left out]
`)] : [], lastPart()];
    return Buffer.concat(parts).toString("utf8");
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
    text,
    tail: (count2) => text().split(/\r\n|\n|\r/).map(plainLine).filter((line) => line !== "").slice(-count2)
  };
};

// src/measure/service/start-failure.ts
var howItEnded = ({ code, signal }) => signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
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
var accountOf = (failure3, place) => {
  switch (failure3.kind) {
    case "port-taken":
      return {
        what: `can't have port ${place.port}: the port is taken by ${takenBy(failure3.holder)}.`,
        cure: "Stop that process, or free the port, and run again."
      };
    case "not-started":
      return {
        what: `could not be started: ${plainLine(failure3.reason)}.`,
        cure: `See that the directory ${place.directory} exists and that the machine can start more processes.`
      };
    case "ended":
      return {
        what: `${howItEnded(failure3.death)} after ${formatDuration(failure3.elapsed)}, before it was ready.`,
        cure: endedCure(failure3.death, failure3.leftBehind, place)
      };
    case "never-ready": {
      const { what, cure: cure2 } = neverReady(failure3.knock, place, failure3.listeners);
      return { what: `was not ready within ${formatDuration(place.ready.timeout)}. ${what}`, cure: cure2 };
    }
  }
};
var output = (failure3, lines) => {
  if (failure3.kind === "not-started" || failure3.kind === "port-taken" && lines.length === 0) return "";
  if (lines.length === 0) return "\nIt wrote nothing.";
  return `
Its last output:
${lines.map((line) => `  ${line}`).join("\n")}`;
};
var startFailure = (failure3, place, lines) => {
  const { what, cure: cure2 } = accountOf(failure3, place);
  return new ServiceError(
    `The ${place.side} service (${plainLine(place.command)}) ${what}${output(failure3, lines)}`,
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
var killTree = ({ group, marker }) => {
  if (group !== null) killGroup(group, "SIGKILL");
  killMarked(marker, "SIGKILL");
};
var stopTree = async (tree, grace) => {
  const { group, marker, port } = tree;
  const groupGone = () => group === null || !groupLives(group);
  if (group !== null && grace > 0 && killGroup(group, "SIGTERM")) await until(groupGone, grace);
  killTree(groupGone() ? { ...tree, group: null } : tree);
  await until(() => groupGone() && markedProcesses(marker).length === 0, killTimeout);
  await until(() => portIsFree(port), portTimeout);
};

// src/measure/service/text-watcher.ts
var createTextWatcher = (text) => {
  const wanted = Buffer.from(text);
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
var environmentOf = (options, unique) => ({
  PACEGATE_RUN: unique,
  ...options.environment,
  PORT: String(options.port),
  PACEGATE_SIDE: options.side,
  PACEGATE_RUN_SIDE: unique,
  ...options.probe === null ? {} : probeEnvironment(options.probe, options.environment)
});
var started = (child) => new Promise((resolve3, reject) => {
  child.once("error", reject);
  child.once("spawn", () => child.pid === void 0 ? reject(new Error("no process")) : resolve3(child.pid));
});
var launch = async (options) => {
  const unique = randomUUID();
  const marker = `PACEGATE_RUN_SIDE=${unique}`;
  const log = createServiceLog();
  const shell = ["/bin/sh", "-c", options.command];
  const [program, ...parameters] = options.cores === void 0 ? shell : ["taskset", "-c", options.cores, ...shell];
  const child = spawn(program ?? "/bin/sh", parameters, {
    cwd: options.directory,
    env: environmentOf(options, unique),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let death = null;
  let group = child.pid ?? null;
  let stopping = false;
  let stopped = null;
  const ended = new Promise((resolve3) => {
    child.once("exit", (code, signal) => {
      death = { code, signal };
      if (group !== null && !groupLives(group)) group = null;
      resolve3(death);
    });
  });
  const closed = new Promise((resolve3) => {
    child.once("close", () => resolve3());
  });
  const watchers = [child.stdout, child.stderr].map((stream) => {
    const watcher = createTextWatcher(options.ready.log ?? "");
    stream.on("data", (chunk) => {
      log.append(chunk);
      watcher.append(chunk);
    });
    return watcher;
  });
  const pid = await started(child).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw startFailure({ kind: "not-started", reason }, options, []);
  });
  const tree = () => ({ group, marker, port: options.port });
  child.on("error", () => {
  });
  const stopAll = async (grace) => {
    await stopTree(tree(), grace);
    await Promise.race([closed, delay2(drainTimeout, void 0, { ref: false })]);
  };
  return {
    pid,
    marker,
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
var get = (host, port, path, signal) => new Promise((resolve3) => {
  const tried = request({ host, port, path, agent, signal, headers: { accept: "*/*" } });
  const timer = setTimeout(() => {
    resolve3({ kind: "silent", host });
    tried.destroy();
  }, knockTimeout);
  tried.on("close", () => clearTimeout(timer));
  tried.on("error", (error) => resolve3(failed(host, error)));
  tried.on("response", (response) => {
    resolve3({ kind: "answered", host, status: response.statusCode ?? 0 });
    response.on("error", () => {
    });
    response.destroy();
  });
  tried.end();
});
var open = (host, port, signal) => new Promise((resolve3) => {
  const socket = connect({ host, port, signal });
  const timer = setTimeout(() => {
    resolve3({ kind: "silent", host });
    socket.destroy();
  }, knockTimeout);
  socket.on("close", () => clearTimeout(timer));
  socket.on("error", (error) => resolve3(failed(host, error)));
  socket.on("connect", () => {
    resolve3({ kind: "connected", host });
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
var abortOf = (signal, until2) => new Promise((resolve3) => {
  if (signal.aborted) resolve3(null);
  signal.addEventListener("abort", () => resolve3(null), { once: true, signal: until2 });
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
var waitUntilReady = async (launched, options, begin) => {
  const { port, ready, signal } = options;
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
var serviceOf = (launched, options, host, startup) => {
  const { side, port, stopTimeout } = options;
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
    tail: (count2) => launched.log.tail(count2),
    stop,
    killSync: () => launched.killSync(),
    [Symbol.asyncDispose]: stop
  };
};
var startService = async (options) => {
  const { port, signal, stopTimeout } = options;
  signal.throwIfAborted();
  if (await portStaysTaken(port)) throw startFailure({ kind: "port-taken", holder: holderOf(port) }, options, []);
  signal.throwIfAborted();
  const begin = performance.now();
  const launched = await launch(options);
  const start = await waitUntilReady(launched, options, begin);
  if (start.kind === "ready") return serviceOf(launched, options, start.host, start.startup);
  if (start.kind === "aborted") {
    await launched.stop(0);
    throw signal.reason;
  }
  await launched.stop(stopTimeout);
  throw startFailure(start, options, launched.log.tail(linesInErrors));
};

// src/measure/block/block-order.ts
var playedBy = (order, side) => order.kind === "control" ? "base" : side;

// src/measure/block/side-hooks.ts
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

// src/measure/workspace/run-command.ts
import { spawn as spawn2 } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
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
var runCommand = async (options) => {
  const { command, directory, log, label, timeout, signal } = options;
  signal.throwIfAborted();
  using file = createCappedLog(log);
  file.write(Buffer.from(`# ${label}
$ ${command}
`));
  const step = randomUUID2();
  const started2 = performance.now();
  const child = spawn2("sh", ["-c", command], {
    cwd: directory,
    env: { ...options.environment, PACEGATE_STEP: step },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true
  });
  const stop = new AbortController();
  const tail = createOutputTail(20);
  let failure3 = null;
  for (const stream of [child.stdout, child.stderr]) {
    const lines = tail.stream();
    stream.on("data", (chunk) => {
      lines.write(chunk);
      try {
        if (failure3 === null) file.write(chunk);
      } catch (error) {
        failure3 = error;
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
  if (failure3 !== null) throw failure3;
  const duration = performance.now() - started2;
  return { code: child.exitCode, signal: child.signalCode, duration, tail: tail.lines(), timedOut };
};

// src/measure/block/side-hooks.ts
var hookTimeout = 12e4;
var hookEnvironment = (order, tools, side, port) => {
  const { environment, suite } = order.starts[playedBy(order, side)];
  return {
    ...environment,
    ...suite.env,
    PORT: String(port),
    PACEGATE_SIDE: playedBy(order, side),
    PACEGATE_PORT: String(port),
    PACEGATE_DIRECTORY: join(tools.directory, `${order.suite.name}-${order.index}-${side}`)
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
    log: join(tools.logs.path, log),
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
    `Run it yourself in ${suite.directory} with PORT and PACEGATE_DIRECTORY set. Its whole output is in ${join(tools.logs.shown, log)}.`
  );
};
var setUpSide = async (order, tools, side, port, cleanup) => {
  const kept = hookEnvironment(order, tools, side, port)["PACEGATE_DIRECTORY"] ?? tools.directory;
  await mkdir(kept, { recursive: true });
  cleanup.defer(() => rm(kept, { recursive: true, force: true }));
  cleanup.defer(() => runHook("teardown", order, tools, side, port, new AbortController().signal));
  await runHook("setup", order, tools, side, port, tools.signal);
};

// src/measure/block/run-phase.ts
var startSides = async ({ order, tools, living }, cleanup) => {
  const services = /* @__PURE__ */ new Map();
  const ports = /* @__PURE__ */ new Map();
  for (const side of living) {
    const port = order.starts[playedBy(order, side)].suite.port ?? await freePort();
    ports.set(side, port);
    await setUpSide(order, tools, side, port, cleanup);
  }
  const outcomes = await Promise.allSettled(
    living.map(async (side) => {
      const player = playedBy(order, side);
      const { suite, directory } = order.starts[player];
      const port = ports.get(side) ?? 0;
      const service = await startService({
        side: player,
        command: suite.start,
        directory,
        environment: hookEnvironment(order, tools, side, port),
        port,
        ready: suite.ready,
        stopTimeout: suite.stopTimeout,
        probe: suite.probe ? { socketPath: tools.sockets[side] } : null,
        ...tools.cores === null ? {} : { cores: tools.cores },
        signal: tools.signal
      });
      tools.started(service);
      cleanup.use(service);
      services.set(side, service);
    })
  );
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return services;
};
var deathOf = (order, side, service) => {
  const player = playedBy(order, side);
  const how = service.death?.signal ?? `exit ${service.death?.code ?? "unknown"}`;
  const lines = service.tail(5).join(" | ");
  const innocent = order.kind === "control" ? "" : ` ${otherSide(player)} is not to blame.`;
  return {
    reason: `${player} died in the middle of a block (${how}).${innocent} Its last lines: ${lines === "" ? "none" : lines}`,
    side: player
  };
};
var runPhase = async (options) => {
  const { order, tools, living, loads, watch } = options;
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => watch.start("other"));
  watch.start("start");
  const services = await startSides(options, cleanup);
  const targets = {};
  for (const [side, { host, port, pid }] of services) targets[side] = { host, port, pid };
  const { probes } = await tools.generator.ask(
    {
      kind: "open",
      seed: order.seed,
      label: `${order.suite.name}/${order.index}`,
      routes: order.suite.routes,
      targets,
      probe: living.every((side) => order.starts[playedBy(order, side)].suite.probe)
    },
    tools.signal
  );
  const death = new AbortController();
  const deaths = [];
  for (const [side, service] of services)
    void service.died.then(() => {
      deaths.push(deathOf(order, side, service));
      death.abort();
    });
  const signal = AbortSignal.any([tools.signal, death.signal]);
  const load = (it) => tools.generator.ask({ kind: "load", order: it }, signal);
  const slices = [];
  let warmed = null;
  try {
    watch.start("warmUp");
    const [first] = loads;
    if (first !== void 0)
      warmed = await warmUp({ load, scenario: first.scenario, order: living, ...order.warmUp, slice: first.duration });
    watch.start("load");
    for (const it of loads) {
      const start = watch.elapsed();
      slices.push({ start, ...await load({ ...it, duration: order.slice ?? warmed?.slice ?? it.duration }) });
    }
  } catch (error) {
    if (tools.signal.aborted || !death.signal.aborted) throw error;
  }
  watch.start("other");
  const { memoryPeak } = await tools.generator.ask({ kind: "close" }, tools.signal);
  const sides = {};
  for (const [side, service] of services) {
    const { probe } = order.starts[playedBy(order, side)].suite;
    sides[side] = {
      startup: service.startup,
      memoryPeak: memoryPeak[side] ?? null,
      probe: !probe ? "refused" : probes[side] === true ? "active" : "silent"
    };
  }
  return { warmUp: warmed, slices, sides, discarded: deaths[0] ?? null };
};

// src/measure/block/stopwatch.ts
var createStopwatch = (now = () => performance.now()) => {
  const begun = now();
  const spent = { start: 0, warmUp: 0, load: 0, other: 0 };
  let part = "other";
  let since = begun;
  const settle = () => {
    spent[part] += now() - since;
    since = now();
  };
  return {
    start: (next) => {
      settle();
      part = next;
    },
    elapsed: () => now() - begun,
    total: () => {
      settle();
      return { ...spent };
    }
  };
};

// src/measure/block/run-block.ts
var runBlock = async (order, tools) => {
  const { suite, kind, schedule, random, plan, index, solo } = order;
  const startedAt = (/* @__PURE__ */ new Date()).toISOString();
  const watch = createStopwatch();
  const { startOrder, loads } = planBlock({ suite, kind, schedule, solo, plan, random });
  const groups = schedule === "one-at-a-time" ? startOrder.map((side) => [side]) : [startOrder];
  const phases = [];
  for (const living of groups) {
    const own = loads.filter((load) => load.order.every((side) => living.includes(side)));
    try {
      phases.push(await runPhase({ order, tools, living, loads: own, watch }));
    } catch (error) {
      throw firstError(error);
    }
    if (phases.some(({ discarded }) => discarded !== null)) break;
  }
  const slices = phases.flatMap((phase) => phase.slices);
  const warmed = phases.flatMap(({ warmUp: warmUp2 }) => warmUp2 ?? []);
  const longest = Math.max(plan.duration, order.slice ?? 0, ...warmed.map((it) => it.slice));
  return {
    schema: "pacegate/block@1",
    suite: suite.name,
    index,
    kind,
    schedule,
    seed: `${order.seed}/${suite.name}/${index}`,
    startedAt,
    startOrder,
    warmUp: {
      duration: Math.max(0, ...warmed.map((it) => it.duration)),
      flat: warmed.every((it) => it.flat),
      slice: longest
    },
    sides: { base: null, head: null, ...Object.assign({}, ...phases.map((phase) => phase.sides)) },
    slices,
    time: watch.total(),
    discarded: phases.find(({ discarded }) => discarded !== null)?.discarded ?? discardReason(slices, longest)
  };
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
    ask: (command, signal) => new Promise((resolve3, reject) => {
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
          if (isAnswer(command.kind, answer)) resolve3(answer);
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

// src/measure/laboratory.ts
var openLaboratory = async (options) => {
  const { checkouts, environment, logs, signal, slices = slicePlan } = options;
  const directory = join2(options.directory, "sides");
  await mkdir2(directory, { recursive: true });
  const generator = startLoadGenerator();
  const services = /* @__PURE__ */ new Set();
  const cores = shareCores();
  try {
    if (cores !== null && generator.pid !== null) moveTo(generator.pid, cores.generator);
    const run = environment["PACEGATE_RUN"];
    const { sockets } = await generator.ask(
      { kind: "prepare", directory: options.directory, ...run === void 0 ? {} : { run } },
      signal
    );
    const tools = {
      generator,
      cores: cores?.services ?? null,
      sockets,
      directory,
      logs,
      signal,
      started: (service) => {
        services.add(service);
        void service.died.then(() => services.delete(service));
      }
    };
    return {
      machine: readMachine(options.version),
      runBlock: async ({ own, alone, ...request2 }) => {
        services.clear();
        const start = (side) => ({
          suite: own[side],
          directory: join2(checkouts[alone ? "head" : side], own[side].directory),
          environment
        });
        return runBlock({ ...request2, plan: slices, starts: { base: start("base"), head: start("head") } }, tools);
      },
      killSync: () => {
        for (const service of services) service.killSync();
        generator.killSync();
      },
      [Symbol.asyncDispose]: () => generator[Symbol.asyncDispose]()
    };
  } catch (error) {
    await generator[Symbol.asyncDispose]();
    throw error;
  }
};

// src/measure/repository.ts
import { join as join10 } from "node:path";

// src/measure/workspace/check-out.ts
import { join as join5 } from "node:path";

// src/measure/workspace/borrowing-repository.ts
import { appendFile, copyFile, mkdir as mkdir3, writeFile } from "node:fs/promises";
import { join as join3 } from "node:path";
var alternateLine = (path) => `${/["\n]/.test(path) ? JSON.stringify(path) : path}
`;
var copyIfThere = async (from, to) => {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
};
var createBorrowingRepository = async (options) => {
  const { git, directory, bare, format, objects, settings } = options;
  await mkdir3(directory, { recursive: true });
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
  const gitDirectory = bare ? directory : join3(directory, ".git");
  await mkdir3(join3(gitDirectory, "objects", "info"), { recursive: true });
  await mkdir3(join3(gitDirectory, "info"), { recursive: true });
  await writeFile(join3(gitDirectory, "objects", "info", "alternates"), objects.map(alternateLine).join(""));
  await copyIfThere(options.shallow, join3(gitDirectory, "shallow"));
  await copyIfThere(options.attributes, join3(gitDirectory, "info", "attributes"));
  await copyIfThere(options.exclude, join3(gitDirectory, "info", "exclude"));
  await appendFile(join3(gitDirectory, "config"), formatSettings(settings));
  return gitDirectory;
};

// src/measure/workspace/submodules.ts
import { lstat } from "node:fs/promises";
import { join as join4 } from "node:path";
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
var listSubmodules = async (git, options, commit) => {
  const source = ["config", "--blob", `${commit}:.gitmodules`, "-z", "--get-regexp", "^submodule\\..*\\.(path|url)$"];
  const { code, stdout } = await git.run(source, options);
  if (code !== 0) return [];
  const listed = await git.text(["ls-tree", "-r", "-z", "--full-tree", commit], options);
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
  const top = join4(user.top, path);
  return { top, gitDirectories: [...user.gitDirectories.map((it) => join4(it, "modules", name)), join4(top, ".git")] };
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
  const options = { directory, signal };
  for (const submodule of await listSubmodules(git, options, commit)) {
    const path = place.path === "" ? submodule.path : `${place.path}/${submodule.path}`;
    if (depth === 0) throw failure(place, path, submodule.url, `submodules are nested deeper than ${deepest} levels`);
    const user = userCopyOf(place, submodule);
    const local = await localSource(git, user, submodule.commit, signal);
    const url = local === null ? null : pathToFileURL(local).href;
    if (url !== null) await git.text(["config", `submodule.${submodule.name}.url`, url], options);
    const access = store.access.filter(({ key }) => !key.startsWith("remote."));
    const allowed = url === null ? [] : [{ key: "protocol.file.allow", value: "always" }];
    const settings = [...access, ...store.contents, ...allowed];
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
    const { code, stderr } = await git.run(args, { ...options, settings });
    if (code !== 0) throw failure(place, path, submodule.url, stderr);
    const inner = { ...place, directory: join4(directory, submodule.path), commit: submodule.commit, path, user };
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
    const directory = join4(top, path);
    const own = await lstat(join4(directory, ".git")).catch(() => null);
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
    shallow: join5(store.directory, "shallow"),
    attributes: repository.attributes,
    exclude: repository.exclude,
    settings: [...contents, ...origin]
  });
  const options = { directory, signal };
  const tags = await store.text(["for-each-ref", "--format=create %(refname)%00%(objectname)%00", "refs/tags"]);
  if (tags !== "") {
    await git.run(["update-ref", "--stdin", "-z"], { ...options, input: tags.replaceAll("\0\n", "\0") });
  }
  const { code, stderr } = await git.run(["checkout", "--quiet", "--force", "--detach", commit], {
    ...options,
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
import { isAbsolute, join as join6, relative, resolve, sep } from "node:path";
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
var howItEnded2 = ({ code, signal }) => code === null ? `by ${signal}` : `exit ${code}`;
var failure2 = (side, task, result, log) => {
  const output2 = result.tail.length === 0 ? ["(it wrote nothing)"] : result.tail;
  const what = `${side}: ${task.step} failed (${howItEnded2(result)}): ${printable(task.command)}`;
  return new PreparationError(
    [what, ...output2.map((line) => `  ${line}`)].join("\n"),
    `Make \`${printable(task.command)}\` work in ${printable(task.suite.directory)} on this side. The whole output is in ${log}.`
  );
};
var fileName = (text) => text.replace(/[^\w.-]+/g, "_").slice(0, 80);
var prepareSide = async (options) => {
  const { side, checkout, suites, environment, logs, shownLogs = logs, signal, report } = options;
  await checkDirectories(options);
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
      log: join6(logs, name),
      label: `${side}: ${step}`,
      timeout: null,
      signal
    });
    if (result.code !== 0) throw failure2(side, task, result, join6(shownLogs, name));
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
import { join as join9 } from "node:path";

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
import { dirname as dirname2, join as join7 } from "node:path";
var copyIndex = async ({ repository, directory }) => {
  const copy = join7(directory, "snapshot-index");
  try {
    const { mtimeMs } = await stat2(repository.index);
    await copyFile2(repository.index, copy);
    const time = Math.floor(mtimeMs / 1e3);
    await utimes(copy, time, time);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  for (const name of await readdir(dirname2(repository.index))) {
    if (name.startsWith("sharedindex.")) await copyFile2(join7(dirname2(repository.index), name), join7(directory, name));
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
  await appendFile2(join7(store.directory, "info", "exclude"), "\n.pacegate/\n");
  const variables = { GIT_INDEX_FILE: index, GIT_WORK_TREE: top };
  const text = (args, input = "") => store.text(args, { directory: top, variables, input });
  const unmerged = await text(["ls-files", "--unmerged", "-z"]);
  if (unmerged !== "") {
    const paths = [...new Set(unmerged.split("\0").flatMap((it) => it.split("	")[1] ?? []))];
    throw new RepositoryError(
      `The working tree is in the middle of a merge; these files have conflicts: ${printable(paths.join(", "))}.`,
      "Resolve the conflicts and `git add` the files, or measure a commit instead: --head HEAD."
    );
  }
  const others = (await text(["ls-files", "--others", "--exclude-standard", "-z"])).split("\0");
  const files = others.filter((it) => it !== "" && !it.endsWith("/"));
  const repositories = others.filter((it) => it.endsWith("/"));
  try {
    await text(["add", "--update"]);
    await text(["update-index", "--add", "--remove", "-z", "--stdin"], files.map((it) => `${it}\0`).join(""));
  } catch (error) {
    throw explain(error);
  }
  const notices = repositories.map(
    (it) => `${printable(it)} is a git repository of its own and no submodule: it is not part of the measured head.`
  );
  const tree = await text(["write-tree"]);
  if (tree === await treeOf(store, parent)) return { commit: parent, tree, dirty: false, notices };
  const date = await store.text(["show", "--no-patch", "--format=%ct", parent]);
  const commit = await store.text(["commit-tree", tree, "-p", parent, "-m", "Working tree"], {
    variables: identity(date)
  });
  return { commit, tree, dirty: true, notices };
};

// src/measure/workspace/store.ts
import { join as join8 } from "node:path";
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
  const complete = ({ variables, ...options } = {}) => ({
    directory,
    ...options,
    variables: { GIT_DIR: directory, ...variables },
    settings: access
  });
  const store = {
    directory,
    repository,
    objects: [repository.objects, join8(directory, "objects")],
    access,
    contents,
    git,
    run: (args, options) => git.run(args, complete(options)),
    text: (args, options) => git.text(args, complete(options))
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
var resolveSides = async (options) => {
  const git = createGit(options.environment ?? process.env, options.signal);
  const repository = await openRepository(git, options.cwd);
  const branch = await branchOf(git, repository);
  const tip = await headTip(git, repository, options.head, branch);
  const store = await createStore(git, repository, join9(options.directory, "store.git"));
  const remote = remoteOf(repository, branch);
  const baseOf = await baseTip(store, options.base, remote);
  const commit = await mergeBase(store, baseOf, tip, remote);
  const base = { ref: baseOf.ref, commit, tree: await treeOf(store, commit), dirty: false };
  const { head, notices } = await revisionOf(store, tip, options.head === null);
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
var openRepository2 = async (options) => {
  const { cwd, base, head, directory, environment, signal, step } = options;
  const sides = await resolveSides({ cwd, base, head, directory, signal });
  const checkouts = { base: join10(directory, "base"), head: join10(directory, "head") };
  return {
    sides,
    checkouts,
    read: (side, path) => readFileAt(sides.store, sides[side], path),
    commitOf: (ref) => namedCommit(sides, ref),
    prepare: (side, suites, timeLeft) => within(timeLeft, { signal, side }, async (ending) => {
      step(`${side}: checking out ${sides[side].ref} (${sides[side].commit.slice(0, 10)})`);
      await checkOut({ sides, side, directory: checkouts[side], signal: ending });
      await prepareSide({
        side,
        checkout: checkouts[side],
        suites,
        environment,
        logs: options.logs().path,
        shownLogs: options.logs().shown,
        signal: ending,
        report: (it) => step(stepText(it))
      });
    })
  };
};

// src/measure/workspace/run-directory.ts
import { lstat as lstat2, mkdtemp, readdir as readdir2, readFile, realpath, writeFile as writeFile2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join as join11 } from "node:path";
var prefix = "pacegate-";
var ownerFile = "owner";
var unownedAge = 6e5;
var unknownAge = 2 * 24 * 36e5;
var idOf = (path) => basename(path).slice(prefix.length);
var markerOf = (path) => `PACEGATE_RUN=${idOf(path)}`;
var isStale = async (path) => {
  const stat3 = await lstat2(path);
  if (!stat3.isDirectory() || stat3.uid !== process.getuid?.()) return false;
  const age = Date.now() - stat3.mtimeMs;
  const text = await readFile(join11(path, ownerFile), "utf8").catch(() => "");
  const owner = parseOwner(text);
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && age > unknownAge;
};
var sweep = async (parent) => {
  const names = await readdir2(parent).catch(() => []);
  for (const name of names.filter((it) => it.startsWith(prefix) && it.length > prefix.length)) {
    const path = join11(parent, name);
    try {
      if (!await isStale(path)) continue;
      killMarkedSync(markerOf(path));
      await removeTree(path);
    } catch {
    }
  }
};
var createRunDirectory = async (parent = tmpdir()) => {
  await sweep(parent);
  const path = await (async () => {
    try {
      const made = await mkdtemp(join11(await realpath(parent), prefix));
      await writeFile2(join11(made, ownerFile), JSON.stringify(currentOwner()));
      return made;
    } catch (error) {
      throw new OutputError(
        `No temporary directory can be made in ${parent} (${errorCode(error) ?? "unknown error"}).`,
        "Free space there, or set TMPDIR to a directory that can be written.",
        { cause: error }
      );
    }
  })();
  const marker = markerOf(path);
  const removeSync = () => {
    try {
      killMarkedSync(marker);
      removeTreeSync(path);
    } catch {
    }
  };
  const dispose = async () => {
    await stopProcesses(null, marker);
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

// src/usecases/run/start-run.ts
var startRun = async (options, host) => {
  const { cwd, version } = options;
  const { signal, report } = host;
  const step = (text) => report({ kind: "step", text });
  await using stack = new AsyncDisposableStack();
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(host.onExit(() => run.removeSync()));
  const environment = { ...options.environment, PACEGATE_RUN: run.id };
  let logs = { path: run.path, shown: run.path };
  let output2 = "";
  let opened = 0;
  const openSides = (base, head) => {
    opened += 1;
    const directory = opened === 1 ? run.path : join12(run.path, `attempt-${opened}`);
    return openRepository2({ cwd, base, head, directory, environment, logs: () => logs, signal, step });
  };
  const portsOn = (repository) => {
    const { sides, checkouts } = repository;
    return {
      clock: systemClock,
      repository,
      parse: (file, text) => parseConfiguration({ file, text, environment: options.environment }),
      openArchive: async () => {
        const path = options.out ?? defaultDirectory(sides.top, /* @__PURE__ */ new Date(), sides.head.commit);
        const archive = await openArchive(cwd, path, options.out === null ? join12(sides.top, ".pacegate") : null);
        output2 = resolve2(cwd, path);
        logs = archive.logs;
        step(`results go to ${archive.directory}`);
        return archive;
      },
      openLaboratory: async () => {
        const laboratory = await openLaboratory({
          directory: run.path,
          checkouts,
          environment: { ...scrubbedEnvironment(environment), PACEGATE_RUN: run.id },
          logs,
          version,
          signal
        });
        exits.use(host.onExit(() => laboratory.killSync()));
        return laboratory;
      },
      machine: readMachine(version),
      findings,
      comment: (result) => renderComment(result, options.links === void 0 ? {} : { links: options.links }),
      report,
      signal,
      baseline: options.baseline,
      calibrate: null
    };
  };
  const owned = stack.move();
  return { openSides, portsOn, path: () => output2, [Symbol.asyncDispose]: () => owned.disposeAsync() };
};
var tellSides = ({ base, head }, report) => {
  const short = (commit) => commit.slice(0, 10);
  report({ kind: "step", text: `base ${base.ref} (${short(base.commit)})` });
  const work = head.dirty ? ", with uncommitted work" : "";
  report({ kind: "step", text: `head ${head.ref} (${short(head.commit)}${work})` });
};

// src/usecases/plan-refresh.ts
import { isDeepStrictEqual } from "node:util";
var definition = ({ method, path, params, headers, body, expect }) => ({
  method,
  path,
  params,
  headers,
  body,
  expect
});
var redefined = (suite, previous) => suite.routes.flatMap((route) => {
  const other = previous.routes.find(({ name }) => name === route.name);
  return other === void 0 || isDeepStrictEqual(definition(route), definition(other)) ? [] : [route.name];
});
var whyAlone = (suite, previous, unfilled) => {
  const other = previous.suites.find(({ name }) => name === suite.name);
  if (other === void 0) return "the previous commit does not have it";
  if (!suite.routes.some((route) => other.routes.some(({ name }) => name === route.name)))
    return "it has no request in common with the previous commit";
  const changed = redefined(unfilled, previous.unfilled.find(({ name }) => name === suite.name) ?? other);
  if (changed.length > 0) return `the meaning of request ${quote(changed)} has changed`;
  return null;
};
var newRequests = (suite, other) => {
  const added = suite.routes.map(({ name }) => name).filter((name) => !other.routes.some((it) => it.name === name));
  return added.length === 0 ? [] : [`Suite ${suite.name}: request ${quote(added)} is new and is recorded from the next refresh on.`];
};
var planRefresh = (input) => {
  const { head, previous } = input;
  const solo = needsSolo(head.policy);
  const notices = [...head.notices];
  const suites = chooseSuites(head.suites, input).flatMap((suite) => {
    const scenarios = chooseScenarios(suite, input);
    if (scenarios.length === 0) return [];
    const unfilled = head.unfilled.find(({ name }) => name === suite.name) ?? suite;
    const schedule = scheduleOf(suite);
    const planned = (measured, base, alone) => ({
      suite: measured,
      own: { base, head: suite },
      schedule,
      solo,
      skipped: null,
      alone,
      hashes: suiteHashes(unfilled, measured, schedule)
    });
    const why = previous === null ? null : whyAlone(suite, previous, unfilled);
    const other = previous?.suites.find(({ name }) => name === suite.name);
    if (other === void 0 || why !== null) {
      if (why !== null) notices.push(`Suite ${suite.name} is measured beside itself: ${why}.`);
      return [planned({ ...suite, scenarios }, suite, true)];
    }
    notices.push(...newRequests(suite, other));
    return [planned({ ...sharedSuite(suite, other), scenarios }, other, false)];
  });
  return { policy: head.policy, policyFrom: "given", suites, goals: head.goals, notices };
};
var planAlone = (plan) => ({
  ...plan,
  suites: plan.suites.map((suite) => ({ ...suite, own: { base: suite.own.head, head: suite.own.head }, alone: true }))
});

// src/usecases/baseline/beside-record.ts
var mostLines = 12;
var difference = (it, recorded) => {
  const { unit } = metricOf(it.metric);
  const where = [it.route, it.scenario].filter((part) => part !== null).join(", ");
  const change = recorded > 0 ? `${formatPercent(it.head.value / recorded - 1)}: ` : "";
  return `${it.metric}${where === "" ? "" : ` (${where})`} is ${change}${formatValue(it.head.value, unit)}, recorded ${formatValue(recorded, unit)}`;
};
var besideRecords = (metrics, stored, hashes) => stored.suites.flatMap(({ suite, records }) => {
  const record = newestOf(comparable(records, hashes.get(suite)));
  if (record === null) return [];
  const lines = metrics.filter((it) => it.suite === suite && it.primary).flatMap((it) => {
    const value = metricAt(record, it)?.value;
    return value === void 0 ? [] : [difference(it, value)];
  });
  if (lines.length === 0) return [];
  const blocks = Math.max(...metrics.filter((it) => it.suite === suite).map(({ head }) => head.blocks.length));
  const name = `${record.commit.slice(0, 7)} of ${record.recordedAt.slice(0, 10)}`;
  return [
    {
      id: `stored-baseline:${suite}`,
      kind: "stored-baseline",
      severity: "information",
      title: `${suite}: the head beside the record of commit ${name}`,
      suite,
      scenario: null,
      route: null,
      metric: null,
      evidence: [
        `The base could not be built, so nothing was compared. The head was measured beside itself (${count(blocks, "block")}); numbers of different days differ, which is why they only inform.`,
        ...lines.slice(0, mostLines),
        ...lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : []
      ],
      location: null,
      fix: null
    }
  ];
});

// src/usecases/baseline/look-back.ts
var unrecorded = ({ suites }, metrics) => suites.filter(({ suite }) => !metrics.some((it) => it.suite === suite.name)).map(({ suite: { name } }) => `Nothing was recorded of suite ${name}: too few of its blocks counted.`);
var lookBack = (given) => {
  const { plan, metrics, stored, goals, purpose, withoutBase } = given;
  const unpaired = plan.suites.filter(({ alone }) => alone || withoutBase).map(({ suite }) => suite.name);
  const run = {
    base: given.base,
    head: given.head,
    at: given.at,
    unpaired: new Set(unpaired),
    recorded: purpose === "refresh",
    hashes: new Map(plan.suites.map(({ suite: { name }, hashes }) => [name, hashes]))
  };
  return {
    baseline: describeStored(stored, purpose === "refresh"),
    trends: trendsOf(stored, metrics, run),
    goals: goalsOf(goals, stored, metrics, run),
    notices: purpose === "refresh" ? [...unrecorded(plan, metrics), ...creepsOf(stored, metrics, run, plan.policy.falseAlarmRate)] : [],
    information: withoutBase ? besideRecords(metrics, stored, run.hashes) : []
  };
};

// src/usecases/failed-block.ts
var isMeasuringFailure = (error) => error instanceof ServiceError || error instanceof PreparationError || error instanceof LoadError;
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

// src/usecases/baseline/forecast.ts
var newest = 12;
var margin = 1;
var pooled = (records, place) => {
  let squares = 0;
  let freedom = 0;
  for (const record of records) {
    const metric = metricAt(record, place);
    if (metric === void 0 || metric.spread === null) continue;
    const own = Math.max(1, metric.head.length - 1);
    squares += own * metric.spread ** 2;
    freedom += own;
  }
  return freedom === 0 ? null : Math.sqrt(squares / freedom);
};
var wouldDecide = ({ deviation, tolerated }, n, share) => (upperQuantile(intervalTail * share, n - 1) + margin) * deviation / Math.sqrt(n) < tolerated;
var toleranceFor = ({ place, deviation }, n, share) => Math.abs(
  worseningOf(
    scaleOf(metricOf(place.metric)),
    (upperQuantile(intervalTail * share, n - 1) + margin) * deviation / Math.sqrt(n)
  )
);
var blocksFor = (spreads, looks, most) => {
  const last = looks.looks.at(-1);
  if (last === void 0) return null;
  const decided = (blocks, share) => spreads.every((it) => wouldDecide(it, blocks, share));
  const planned = looks.looks.find(({ blocks, share }) => decided(blocks, share));
  if (planned !== void 0) return planned.blocks;
  for (let blocks = last.blocks + 1; blocks <= most; blocks++) if (decided(blocks, last.share)) return blocks;
  return null;
};
var blockTimeOf = (suite, runs) => {
  const starts = runs.flatMap(
    (record) => record.blocks.map(({ startedAt }) => ({ run: record.recordedAt, suite: record.suite, at: Date.parse(startedAt) }))
  );
  const ofRuns = Map.groupBy(starts, ({ run }) => run);
  const times = [...ofRuns.values()].flatMap((blocks) => {
    const ordered = blocks.toSorted((a, b) => a.at - b.at);
    return ordered.flatMap((block, k) => {
      const next = ordered[k + 1];
      return next === void 0 || block.suite !== suite ? [] : [next.at - block.at];
    });
  });
  return median(times.filter((time) => time > 0));
};
var forecastSuite = ({ suite, records }, shape, looks, options) => {
  const usable = records.filter(({ verdict }) => verdict !== "invalid").slice(-newest);
  const spreads = placesOf(shape).flatMap((place) => {
    const deviation = place.primary ? pooled(usable, place) : null;
    if (deviation === null) return [];
    const tolerance = toleratedWorsening(options.policy, place.metric, false);
    const tolerated = effectOfWorsening(scaleOf(metricOf(place.metric)), tolerance);
    return [{ place, deviation, tolerance, tolerated }];
  });
  if (spreads.length === 0) return null;
  const times = new Set(usable.map(({ recordedAt }) => recordedAt));
  const runs = options.all.flatMap((it) => it.records.filter(({ recordedAt }) => times.has(recordedAt)));
  return {
    suite,
    records: usable.length,
    spreads,
    looks,
    blocks: blocksFor(spreads, looks, looks.looks.at(-1)?.blocks ?? 0),
    blockTime: blockTimeOf(suite, runs)
  };
};
var withControls = 1.2;
var timeOf = ({ blockTime }, blocks) => blockTime === null ? null : blocks * blockTime * withControls;
var shareAt = ({ looks }, blocks) => (lookAfter(looks, blocks - 1) ?? looks.looks.at(-1))?.share ?? 1;

// src/usecases/baseline/forecast-notices.ts
var farthest = 4;
var placeOf = ({ place }, suite) => [place.metric, "of", suite, place.route, place.scenario === null ? null : `in ${place.scenario}`].filter((it) => it !== null).join(" ");
var widest = ({ spreads }) => spreads.toSorted((a, b) => b.deviation / b.tolerated - a.deviation / a.tolerated)[0];
var writable = (share) => formatShare(Math.ceil(share * 200) / 200);
var lastBlocks = ({ looks }) => looks.looks.at(-1)?.blocks ?? 0;
var expectedBlocks = (forecast) => forecast.blocks ?? lastBlocks(forecast);
var totalTime = (forecasts) => forecasts.reduce((sum, it) => {
  const time = timeOf(it, expectedBlocks(it));
  return sum === null || time === null ? null : sum + time;
}, 0);
var undecidable = (forecast) => {
  const worst = widest(forecast);
  if (forecast.blocks !== null || worst === void 0) return [];
  const last = lastBlocks(forecast);
  const needed = blocksFor(forecast.spreads, forecast.looks, farthest * last);
  const time = needed === null ? null : timeOf(forecast, needed);
  const more = needed === null ? "More blocks alone are unlikely to do; " : `Set gate.max-blocks to ${needed}${time === null ? "" : ` (${formatDuration(time)} of measuring)`}, or `;
  const tolerance = writable(toleranceFor(worst, last, shareAt(forecast, last)));
  return [
    `This run is likely to end undecided: by the last ${count(forecast.records, "record")} ${placeOf(worst, forecast.suite)} varies too much for the ${last} blocks that the gate allows. ${more}a tolerance of ${tolerance} would do.`
  ];
};
var tooShort = (forecasts, left, spent) => {
  const time = totalTime(forecasts);
  const [first] = forecasts.toSorted((a, b) => expectedBlocks(b) - expectedBlocks(a));
  if (time === null || time <= left || first === void 0 || first.blocks === null) return [];
  const limit = Math.ceil(1.1 * (spent + time) / 6e4);
  const available = Math.floor(expectedBlocks(first) * Math.max(0, left) / time);
  const worst = widest(first);
  const tolerance = worst === void 0 || available < 2 ? "" : `, or a tolerance of ${writable(toleranceFor(worst, available, shareAt(first, available)))} for ${worst.place.metric}`;
  return [
    `The time limit is likely to come before a decision: by the last ${count(first.records, "record")} it takes about ${count(expectedBlocks(first), "block")}, ${formatDuration(time)}, and ${formatDuration(Math.max(0, left))} are left. Allow ${limit}m with gate.time-limit or --time-limit${tolerance}.`
  ];
};
var forecastNotices = (forecasts, { left, spent }) => [...forecasts.flatMap(undecidable), ...tooShort(forecasts, left, spent)];
var forecastStep = (forecasts) => {
  if (forecasts.length === 0) return null;
  const records = Math.max(...forecasts.map((it) => it.records));
  const time = totalTime(forecasts);
  const blocks = forecasts.length === 1 ? `about ${count(Math.max(...forecasts.map(expectedBlocks)), "block")}` : forecasts.map((it) => `${it.suite} about ${count(expectedBlocks(it), "block")}`).join(", ");
  return `planned from ${count(records, "record")}: ${blocks}${time === null ? "" : `, ${formatDuration(time)}`}`;
};

// src/usecases/foretell.ts
var fewestOfRefresh = 8;
var foretell = (plan, stored, { purpose, left, spent }) => {
  const looks = planLooks(plan.policy.maxBlocks);
  const { suites } = emptyInput(plan, false);
  const forecasts = suites.flatMap((shape) => {
    const ofSuite = stored.suites.find(({ suite }) => suite === shape.name);
    if (shape.skipped !== null || ofSuite === void 0) return [];
    const forecast = forecastSuite(ofSuite, shape, looks, { policy: plan.policy, all: stored.suites });
    return forecast === null ? [] : [forecast];
  });
  const expected = new Map(forecasts.map((it) => [it.suite, expectedBlocks(it)]));
  if (purpose === "check")
    return { step: forecastStep(forecasts), notices: forecastNotices(forecasts, { left, spent }), blocks: expected };
  const last = looks.looks.at(-1)?.blocks ?? fewestOfRefresh;
  const blocks = new Map(
    plan.suites.map(({ suite: { name } }) => [
      name,
      Math.min(last, Math.max(fewestOfRefresh, expected.get(name) ?? fewestOfRefresh))
    ])
  );
  const told = [...blocks].map(([name, count2]) => `${blocks.size > 1 ? `${name} ` : ""}${count2} blocks`).join(", ");
  return { step: `a refresh measures a number of blocks fixed beforehand: ${told}`, notices: [], blocks };
};

// src/usecases/judge-head-alone.ts
var exceededText = ({ metric, value, limit, ...place }) => {
  const { unit } = metricOf(metric);
  const bound = limit === null ? "" : `, beyond its limit of ${formatValue(limit, unit)}`;
  return `${titleAtStart(metric)} in ${placeText(place)} is ${formatValue(value, unit)}${bound}.`;
};
var judgeHeadAlone = ({ judgement }, reason) => ({
  ...judgement,
  verdict: "invalid",
  control: { decision: "none", blocks: 0, comparisons: [] },
  suites: judgement.suites.map((suite) => ({ ...suite, blocks: { ...suite.blocks, control: 0 } })),
  reasons: [reason, ...judgement.budgets.filter(({ decision }) => decision === "exceeded").map(exceededText)],
  notices: []
});

// src/usecases/is-explained.ts
var enoughForFail = 8;
var worsening = ({ better, change }) => better === "lower" ? change.estimate : -change.estimate;
var isExplained = ({ metrics, suites }) => {
  if (suites.every(({ blocks, nextLook }) => blocks.counted >= enoughForFail || nextLook === null)) return true;
  const primaries = metrics.filter(({ primary }) => primary);
  const regressed = primaries.filter(({ decision }) => decision === "regressed");
  const explains = (it) => regressed.some(
    ({ suite, route }) => suite === it.suite && route !== null && (it.route === null || route === it.route)
  );
  return !primaries.some((it) => it.decision === "inconclusive" && worsening(it) >= it.tolerance && !explains(it));
};

// src/usecases/outlook.ts
var estimatesOf = (judgement, suiteName) => {
  const own = judgement.metrics.filter((metric) => metric.primary && metric.suite === suiteName);
  const several = new Set(own.flatMap(({ scenario }) => scenario ?? [])).size > 1;
  return own.map(({ route, scenario, metric, change, tolerance, decision }) => {
    const place = [route ?? suiteName, ...several && scenario !== null ? [scenario] : []];
    return {
      label: [...place, metricOf(metric).title].join(", "),
      estimate: change.estimate,
      low: change.low,
      high: change.high,
      tolerance,
      decision
    };
  });
};
var remainingTime = (judgement, suites, left, blockTime) => {
  let likely = 0;
  let most = 0;
  for (const { plan, looks, expected, fixed } of suites) {
    const own = judgement.suites.find(({ name }) => name === plan.suite.name);
    if (own === void 0 || own.skipped !== null) continue;
    if (fixed && expected !== null) {
      const left2 = Math.max(0, expected - own.blocks.counted) * blockTime * 1.2;
      likely += left2;
      most += left2;
      continue;
    }
    if (own.decided || own.nextLook === null) continue;
    const last = looks.looks.at(-1)?.blocks ?? own.nextLook;
    likely += (Math.min(last, Math.max(own.nextLook, expected ?? 0)) - own.blocks.counted) * blockTime * 1.2;
    most += (last - own.blocks.counted) * blockTime * 1.2;
  }
  if (most === 0) return null;
  const bound = Math.max(0, left) + blockTime;
  return { likely: Math.min(likely, bound), most: Math.min(most, bound) };
};

// src/usecases/measure-suites.ts
var enoughFailures = 3;
var isHopeless = (blocks, { maxBlocks }) => {
  const attempts = blocks.filter(({ kind }) => kind === "comparison");
  const lost = attempts.filter(({ discarded }) => discarded !== null).length;
  return lost > maxBlocks / 4 || lost >= enoughFailures && lost === attempts.length;
};
var measureSuites = async (options) => {
  const { plan, clock, signal, laboratory, archive, report } = options;
  const suites = plan.suites.map((suite) => ({
    plan: suite,
    blocks: [],
    looks: planLooks(plan.policy.maxBlocks),
    expected: options.expected.get(suite.suite.name) ?? null,
    fixed: options.fixed,
    warmUp: suite.suite.warmUp,
    slice: null
  }));
  const judgeNow = (final) => judge(judgeInput(plan, suites, final));
  const measureOne = async (running) => {
    const { suite, own, schedule, solo, alone } = running.plan;
    const index = running.blocks.length;
    const kind = nextBlockKind(running.blocks);
    try {
      const block = await laboratory.runBlock({
        suite,
        own,
        index,
        kind,
        schedule,
        solo,
        alone,
        seed: options.seed,
        random: options.random.fork(`${suite.name}/${index}`),
        warmUp: running.warmUp,
        slice: running.slice
      });
      running.blocks.push(block);
      if (running.slice === null && block.discarded === null) {
        running.warmUp = { min: block.warmUp.duration, max: block.warmUp.duration };
        running.slice = block.warmUp.slice;
      }
      await archive.keepBlock(block);
    } catch (error) {
      if (!isMeasuringFailure(error) || suites.every(({ blocks }) => blocks.length === 0)) throw error;
      const block = failedBlock({ suite: suite.name, index, kind, schedule, seed: options.seed }, clock, error);
      running.blocks.push(block);
      await archive.keepBlock(block);
    }
  };
  const tell = (running, judgement) => {
    const { name } = running.plan.suite;
    const last = running.blocks.at(-1);
    if (last !== void 0 && last.discarded !== null)
      report({ kind: "discarded", suite: name, block: last.index + 1, reason: last.discarded.reason });
    const suite = judgement.suites.find((it) => it.name === name);
    report({
      kind: "block",
      suite: name,
      block: suite?.blocks.counted ?? 0,
      of: (options.fixed ? running.expected : null) ?? plan.policy.maxBlocks,
      look: suite?.nextLook ?? null,
      blockKind: last?.kind ?? "comparison",
      estimates: estimatesOf(judgement, name),
      elapsed: clock.now() - options.started,
      remaining: remainingTime(judgement, suites, options.deadline - clock.now(), meanTime(running.blocks))
    });
  };
  let open2 = suites.filter(({ plan: { skipped } }) => skipped === null);
  while (open2.length > 0) {
    for (const running of open2) {
      if (clock.now() >= options.deadline)
        return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
      await measureOne(running);
      signal.throwIfAborted();
      const judgement2 = judgeNow(false);
      tell(running, judgement2);
      if (!options.fixed && judgement2.verdict === "fail" && isExplained(judgement2))
        return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
    }
    const judgement = judgeNow(false);
    open2 = open2.filter(({ plan: { suite }, blocks, looks, expected }) => {
      const own = judgement.suites.find(({ name }) => name === suite.name);
      const last = looks.looks.at(-1)?.blocks ?? 0;
      const enough = options.fixed ? expected ?? last : last;
      const decided = !options.fixed && own?.decided === true;
      return !decided && (own?.blocks.counted ?? 0) < enough && !isHopeless(blocks, plan.policy);
    });
  }
  return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
};

// src/usecases/measure-head-alone.ts
var blocksEach = 4;
var measureHeadAlone = async (options) => {
  const { clock, laboratory, archive, signal, deadline, seed } = options;
  const plan = planAlone(options.plan);
  const wanted = plan.suites.filter(({ skipped }) => skipped === null);
  const blocks = [];
  const given = /* @__PURE__ */ new Set();
  for (let index = 0; index < blocksEach; index++) {
    for (const { suite, own, schedule, solo } of wanted) {
      if (clock.now() >= deadline || given.has(suite.name)) continue;
      const first = blocks.find((it) => it.suite === suite.name && it.discarded === null);
      const length = first?.warmUp.duration;
      try {
        const block = await laboratory.runBlock({
          suite,
          own,
          index,
          kind: "comparison",
          schedule,
          solo,
          alone: true,
          seed,
          random: options.random.fork(`${suite.name}/${index}`),
          warmUp: length === void 0 ? suite.warmUp : { min: length, max: length },
          slice: first?.warmUp.slice ?? null
        });
        blocks.push({ ...block, kind: "control" });
        await archive.keepBlock({ ...block, kind: "control" });
      } catch (error) {
        signal.throwIfAborted();
        if (!isMeasuringFailure(error)) throw error;
        given.add(suite.name);
      }
      signal.throwIfAborted();
    }
  }
  const judged = (kind) => judge(
    judgeInput(
      plan,
      plan.suites.map((suite) => ({
        plan: suite,
        blocks: blocks.filter((block) => block.suite === suite.suite.name).map((block) => ({ ...block, kind })),
        looks: planLooks(plan.policy.maxBlocks)
      })),
      true
    )
  );
  const shown = judged("comparison");
  return { judgement: { ...judged("control"), budgets: shown.budgets }, blocks, metrics: shown.metrics };
};

// src/usecases/measure-without-base.ts
var measureWithoutBase = async ({
  stored,
  openLaboratory: openLaboratory2,
  report,
  ...options
}) => {
  if (stored.suites.every(({ records }) => records.length === 0)) return null;
  report({ kind: "step", text: "the base could not be prepared; measuring the head for information" });
  try {
    await using laboratory = await openLaboratory2();
    return await measureHeadAlone({ ...options, laboratory });
  } catch (error) {
    options.signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return null;
  }
};

// src/usecases/prepare-sides.ts
var prepareSides = async (repository, suites, timeLeft) => {
  const prepare = async (side) => {
    const own = suites.filter(({ alone }) => side === "head" || !alone).map((suite) => suite.own[side]);
    if (own.length > 0) await repository.prepare(side, own, timeLeft());
  };
  const [base, head] = await Promise.allSettled([prepare("base"), prepare("head")]);
  const failure3 = (outcome) => {
    if (outcome.status === "fulfilled") return null;
    if (isMeasuringFailure(outcome.reason)) return outcome.reason;
    throw outcome.reason;
  };
  return { base: failure3(base), head: failure3(head) };
};

// src/usecases/prepare-and-measure.ts
var unmeasured = (plan, reason) => {
  const judgement = judge(emptyInput(plan, true));
  return {
    judgement: reason === null ? judgement : { ...judgement, verdict: "invalid", reasons: [reason] },
    blocks: []
  };
};
var firstLine = (text) => (text.split("\n")[0] ?? "").replace(/\.$/, "");
var prepareAndMeasure = async (given, ports, options) => {
  const { clock, repository, archive, report, signal } = ports;
  const { seed, started: started2, purpose } = options;
  const deadline = started2 + given.policy.timeLimit;
  const wanted = given.suites.filter(({ skipped }) => skipped === null);
  let plan = given;
  let prepared = null;
  let calibration = null;
  const notices = [];
  const elapsed = () => clock.now() - started2;
  const ended = (measured) => ({
    prepared: prepared ?? elapsed(),
    plan,
    headAlone: null,
    calibration,
    notices,
    ...measured
  });
  if (wanted.length === 0) return ended({ ...unmeasured(plan, null), prepared: 0 });
  const standAlone = (why) => {
    notices.push(`The head was measured beside itself: ${firstLine(why)}.`);
    plan = planAlone(plan);
  };
  try {
    await archive.keepPlan(emptyInput(plan, false));
    const failed2 = await prepareSides(repository, wanted, () => deadline - clock.now());
    prepared = elapsed();
    if (failed2.head !== null) throw failed2.base ?? failed2.head;
    const stored = await options.stored;
    signal.throwIfAborted();
    const measuring = { seed, random: createRandom(seed), deadline, started: started2, clock, signal, archive, report };
    if (failed2.base !== null && purpose === "check") {
      const reason = reasonOf(failed2.base);
      const { openLaboratory: openLaboratory2 } = ports;
      const alone = await measureWithoutBase({ ...measuring, plan, stored, openLaboratory: openLaboratory2 });
      if (alone === null) return ended(unmeasured(plan, reason));
      return ended({ blocks: alone.blocks, judgement: judgeHeadAlone(alone, reason), headAlone: alone.metrics });
    }
    if (failed2.base !== null) standAlone(failed2.base.message);
    calibration = await ports.calibrate?.() ?? null;
    report({ kind: "step", text: "prepared; measuring" });
    const foretold = foretell(plan, stored, { purpose, left: deadline - clock.now(), spent: elapsed() });
    notices.push(...foretold.notices);
    for (const text of [foretold.step, ...foretold.notices]) if (text !== null) report({ kind: "step", text });
    await using laboratory = await ports.openLaboratory();
    const measure = () => measureSuites({ ...measuring, plan, laboratory, expected: foretold.blocks, fixed: purpose === "refresh" });
    const measured = await measure().catch(async (error) => {
      if (purpose === "check" || !isMeasuringFailure(error) || plan.suites.every(({ alone }) => alone)) throw error;
      signal.throwIfAborted();
      standAlone(error.message);
      return measure();
    });
    if (measured.blocks.length === 0) return ended(unmeasured(plan, noTimeLeft(plan, prepared)));
    return ended({ ...measured, judgement: sayTooShort(measured, plan, elapsed()) });
  } catch (error) {
    signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return ended(unmeasured(plan, reasonOf(error)));
  }
};

// src/usecases/carry-out.ts
var carryOut = async (order, ports) => {
  const { clock, repository, signal, report, machine, findings: findings2 } = ports;
  order.stored.catch(() => {
  });
  const archive = await ports.openArchive();
  const measured = await prepareAndMeasure(order.plan, { ...ports, archive }, order);
  const goals = await resolveGoals(measured.plan.goals, repository);
  const history = lookBack({
    plan: measured.plan,
    metrics: measured.headAlone ?? measured.judgement.metrics,
    withoutBase: measured.headAlone !== null,
    stored: await order.stored,
    goals,
    base: repository.sides.base.commit,
    head: repository.sides.head.commit,
    at: order.startedAt.toISOString(),
    purpose: order.purpose
  });
  const duration = clock.now() - order.started;
  const result = conclude({
    sides: repository.sides,
    ...measured,
    machine,
    seed: order.seed,
    startedAt: order.startedAt,
    duration,
    notices: [...order.notices, ...measured.notices, ...history.notices],
    findings: findings2,
    history
  });
  signal.throwIfAborted();
  const comment = ports.comment(result);
  await archive.keepResult(result, comment);
  report({ kind: "verdict", verdict: result.verdict, elapsed: duration });
  return { result, comment, archive, ...measured };
};

export {
  planRefresh,
  planAlone,
  carryOut,
  createStore,
  createRunDirectory,
  startRun,
  tellSides
};
