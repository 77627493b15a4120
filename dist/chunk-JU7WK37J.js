import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  countedBlocks,
  median
} from "./chunk-U722ZXNU.js";
import {
  countText
} from "./chunk-WAA62WIU.js";
import {
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";

// src/investigation/infrastructure/readings/signal-values.ts
var signalNames = [
  "pool.wait",
  "pool.waits",
  "pool.opened",
  "cgroup.throttled",
  "pressure.cpu",
  "pressure.memory",
  "pressure.io",
  "descriptors",
  "sockets",
  "run-queue"
];
var signalUnits = {
  /** Time that requests waited for a connection of the pool. */
  "pool.wait": "ms/request",
  "pool.waits": "count/request",
  "pool.opened": "count/request",
  /** Time that the service was stopped by its limit of CPU. */
  "cgroup.throttled": "ms/request",
  "pressure.cpu": "share",
  "pressure.memory": "share",
  "pressure.io": "share",
  descriptors: "count",
  /** Connections that are open at the end. */
  sockets: "count",
  /** Share of the time in which the main thread waited for a core. */
  "run-queue": "share"
};
var signalText = (name, value) => {
  switch (signalUnits[name]) {
    case "ms/request":
      return value === 0 ? "0 ms" : formatValue(value, "ms");
    case "share":
      return formatShare(Math.round(100 * value) / 100);
    case "count/request":
      return countText(value);
    case "count":
      return String(Math.round(value));
  }
};
var requestsOf = ({ requests }) => Object.values(requests).reduce((sum, it) => sum + it, 0);
var perRequest = (signals, of) => {
  const known = signals.flatMap((it) => {
    const value = of(it);
    return value === null ? [] : [{ value, requests: requestsOf(it) }];
  });
  const requests = known.reduce((sum, it) => sum + it.requests, 0);
  return requests === 0 ? null : known.reduce((sum, { value }) => sum + value, 0) / requests;
};
var middle = (signals, of) => median(signals.map(of).filter((it) => it !== null && it !== void 0));
var signalValue = (name, blocks, suite, side) => {
  const counted = countedBlocks(blocks, suite);
  const signals = counted.flatMap((block) => block.sides[side]?.signals ?? []);
  switch (name) {
    case "pool.wait":
      return perRequest(signals, ({ pool }) => pool?.waitTime ?? null);
    case "pool.waits":
      return perRequest(signals, ({ pool }) => pool?.waits ?? null);
    case "pool.opened":
      return perRequest(signals, ({ pool }) => pool?.opened ?? null);
    case "cgroup.throttled":
      return perRequest(signals, ({ cgroup }) => cgroup?.throttledTime ?? null);
    case "pressure.cpu":
      return middle(signals, ({ pressure }) => pressure?.cpu);
    case "pressure.memory":
      return middle(signals, ({ pressure }) => pressure?.memory);
    case "pressure.io":
      return middle(signals, ({ pressure }) => pressure?.io);
    case "descriptors":
      return middle(signals, ({ descriptors }) => descriptors);
    case "sockets":
      return middle(signals, ({ sockets }) => sockets?.["ESTABLISHED"] ?? (sockets === null ? null : 0));
    case "run-queue":
      return median(counted.flatMap(({ slices }) => slices.flatMap((slice) => slice[side]?.wait ?? [])));
  }
};

export {
  signalNames,
  signalUnits,
  signalText,
  signalValue
};
