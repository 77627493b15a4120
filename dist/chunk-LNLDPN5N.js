import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  markedProcesses,
  processTree
} from "./chunk-RPONXC4F.js";
import {
  ServiceError
} from "./chunk-PZ3W4RZL.js";
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

export {
  portIsFree,
  portStaysTaken,
  freePort,
  listenersOf,
  ownProcesses,
  holderOf,
  strangerOn
};
