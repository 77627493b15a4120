import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  killGroup
} from "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

// src/measure/page/visitor/visit-main.ts
import { setTimeout as delay } from "node:timers/promises";

// src/measure/page/visitor/ask-lighthouse.ts
var audits = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "speed-index",
  "cumulative-layout-shift",
  "mainthread-work-breakdown"
];
var mostRequests = 5e3;
var typeOf = (record) => {
  let last = record;
  for (let hops = 0; last.redirectDestination !== void 0 && hops < 50; hops++) last = last.redirectDestination;
  return last.resourceType ?? record.resourceType ?? "Other";
};
var plain = (record) => ({
  // A data address may hold megabytes.
  url: record.url.slice(0, 4e3),
  kind: typeOf(record),
  status: record.statusCode,
  failed: record.failed,
  transfer: record.transferSize,
  headers: record.responseHeadersTransferSize,
  requested: record.networkRequestTime,
  discovered: record.rendererStartTime,
  ended: record.networkEndTime,
  frame: record.frameId ?? "",
  cached: record.fromDiskCache || record.fromMemoryCache || record.fetchedViaServiceWorker
});
var pick = (from, names) => typeof from === "object" && from !== null ? Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name))) : {};
var requestsOf = async (lighthouse, artifacts) => {
  const log = artifacts["DevtoolsLog"] ?? artifacts["DevtoolsLogError"];
  if (!Array.isArray(log)) return [];
  const records = await lighthouse.NetworkRecords.request(log, { computedCache: /* @__PURE__ */ new Map() });
  return records.slice(0, mostRequests).map(plain);
};
var askLighthouse = async (lighthouse, { url, device, headers, timeout }, port) => {
  const result = await lighthouse.default(
    url,
    {
      port,
      logLevel: "silent",
      locale: "en-US",
      maxWaitForLoad: timeout,
      maxWaitForFcp: Math.min(timeout, 3e4),
      extraHeaders: headers,
      // The profile is new: there is nothing to be removed, and the cookies must stay.
      disableStorageReset: true,
      disableFullPageScreenshot: true
    },
    {
      extends: "lighthouse:default",
      settings: {
        ...device === "desktop" ? lighthouse.desktopConfig.settings : {},
        onlyAudits: [...audits],
        throttlingMethod: "simulate"
      }
    }
  );
  if (result === void 0) throw new Error("no result");
  const { lhr, artifacts } = result;
  return {
    ...pick(lhr, ["lighthouseVersion", "finalDisplayedUrl", "runtimeError", "runWarnings"]),
    environment: pick(lhr["environment"], ["benchmarkIndex", "hostUserAgent"]),
    audits: pick(lhr["audits"], audits),
    requests: await requestsOf(lighthouse, artifacts)
  };
};

// src/measure/page/visitor/packages.ts
import { pathToFileURL } from "node:url";
var has = (module, name) => typeof module === "object" && module !== null && name in module;
var isLauncher = (module) => has(module, "Launcher");
var isLighthouse = (module) => has(module, "default") && has(module, "NetworkRecords");
var isChromium = (module) => has(module, "default");
var load = async (file, is) => {
  const module = await import(pathToFileURL(file).href);
  if (!is(module)) throw new Error(`${file} is not the package that it should be`);
  return module;
};
var loadLauncher = (file) => load(file, isLauncher);
var loadLighthouse = (file) => load(file, isLighthouse);
var loadChromium = (file) => load(file, isChromium);

// src/measure/page/visitor/set-cookies.ts
var debuggerAddress = async (port) => {
  const response = await fetch(`http://127.0.0.1:${port}/json/version`);
  const version = await response.json();
  if (typeof version === "object" && version !== null && "webSocketDebuggerUrl" in version && typeof version.webSocketDebuggerUrl === "string")
    return version.webSocketDebuggerUrl;
  throw new Error("the browser tells no address of its debugger");
};
var setCookies = async (port, cookies, url) => {
  if (cookies.length === 0) return;
  const socket = new WebSocket(await debuggerAddress(port));
  const answer = Promise.withResolvers();
  socket.addEventListener("message", ({ data }) => answer.resolve(String(data)));
  socket.addEventListener("error", () => answer.reject(new Error("the connection to the browser broke")));
  socket.addEventListener("close", () => answer.reject(new Error("the browser hung up")));
  socket.addEventListener(
    "open",
    () => socket.send(
      JSON.stringify({
        id: 1,
        method: "Storage.setCookies",
        params: { cookies: cookies.map(({ name, value }) => ({ name, value, url })) }
      })
    )
  );
  try {
    const reply = JSON.parse(await answer.promise);
    if (typeof reply === "object" && reply !== null && "error" in reply)
      throw new Error(`the browser refuses a cookie (${cookies.map(({ name }) => name).join(", ")})`);
  } finally {
    socket.close();
  }
};

// src/measure/page/visitor/start-chrome.ts
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
var startTimeout = 3e4;
var pollInterval = 50;
var lastWords = async (profile) => {
  const text = await readFile(join(profile, "chrome-err.log"), "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(-5).join(" | ").slice(-1500);
};
var startChrome = async ({ Launcher }, { browser, flags, profile }) => {
  const ended = Promise.withResolvers();
  let child = null;
  const kill = () => {
    if (child?.pid !== void 0) killGroup(child.pid, "SIGKILL");
  };
  const launcher = new Launcher(
    {
      chromePath: browser,
      chromeFlags: flags,
      userDataDir: profile,
      handleSIGINT: false,
      logLevel: "silent",
      connectionPollInterval: pollInterval,
      maxConnectionRetries: startTimeout / pollInterval
    },
    {
      // The launcher looks at the port alone, and would wait for a browser that has ended.
      spawn: (...parameters) => {
        const started = spawn(...parameters);
        child = started;
        started.once("exit", (code, signal) => ended.resolve(signal ?? `exit ${code}`));
        started.once("error", (error) => ended.resolve(error.message));
        return started;
      }
    }
  );
  try {
    const how = await Promise.race([launcher.launch().then(() => null), ended.promise]);
    if (how !== null) throw new Error(`it ended at once (${how})`);
    return { port: launcher.port ?? 0, ended: ended.promise, kill };
  } catch (error) {
    kill();
    const words = await lastWords(profile);
    throw new Error(
      `${error instanceof Error ? error.message : "it failed"}${words === "" ? "" : `. It said: ${words}`}`,
      {
        cause: error
      }
    );
  }
};

// src/measure/page/visitor/visit-main.ts
var chrome = null;
var messageOf = (error) => (error instanceof Error ? error.message : String(error)).slice(0, 2e3) || "no reason given";
var failed = (stage, error) => ({ kind: "failed", stage, message: messageOf(error) });
var find = async (file) => {
  const launcher = await loadLauncher(file);
  try {
    return { kind: "browser", path: launcher.getChromePath() };
  } catch {
    return { kind: "browser", path: null };
  }
};
var unpack = async (file) => {
  const { default: chromium } = await loadChromium(file);
  chromium.setGraphicsMode = false;
  return { kind: "browser", path: await chromium.executablePath() };
};
var visit = async (task) => {
  const [launcher, lighthouse] = await Promise.all([loadLauncher(task.launcher), loadLighthouse(task.lighthouse)]);
  try {
    chrome = await startChrome(launcher, task);
  } catch (error) {
    return failed("launch", error);
  }
  const { port, ended } = chrome;
  const work = async () => {
    await setCookies(port, task.cookies, task.url);
    return { kind: "report", report: await askLighthouse(lighthouse, task, port) };
  };
  const end = { how: null };
  const over = ended.then((how) => {
    end.how = how;
    return failed("browser", new Error(how));
  });
  try {
    return await Promise.race([work(), over]);
  } catch (error) {
    await Promise.race([ended, delay(200)]);
    return end.how === null ? failed("lighthouse", error) : failed("browser", new Error(end.how));
  } finally {
    if (end.how === null) chrome.kill();
    await ended;
  }
};
var carryOut = (task) => {
  switch (task.kind) {
    case "find":
      return find(task.launcher);
    case "unpack":
      return unpack(task.chromium);
    case "visit":
      return visit(task);
  }
};
process.once("message", (task) => {
  carryOut(task).catch((error) => failed("lighthouse", error)).then((reply) => process.send?.(reply, () => process.exit())).catch(() => process.exit(1));
});
process.on("disconnect", () => {
  chrome?.kill();
  process.exit();
});
