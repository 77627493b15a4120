import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  isCache
} from "./chunk-CW5DKERV.js";
import {
  sides
} from "./chunk-TYXQHNCN.js";
import {
  mean
} from "./chunk-42FJ7QRR.js";

// src/advice/work.ts
var newEntry = ({ name, route }) => ({
  name,
  route,
  base: { count: 0, time: 0, rows: null },
  head: { count: 0, time: 0, rows: null },
  callers: { base: /* @__PURE__ */ new Map(), head: /* @__PURE__ */ new Map() }
});
var add = (entry, side, { count, time, rows, caller }) => {
  const sum = entry[side];
  sum.count += count;
  sum.time += time;
  if (rows !== null) sum.rows = (sum.rows ?? 0) + rows;
  const callers = entry.callers[side];
  if (caller !== "") callers.set(caller, (callers.get(caller) ?? 0) + count);
};
var mostFrequent = (callers) => [...callers].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))[0]?.[0] ?? "";
var countedBlocks = (blocks, suite) => blocks.filter((block) => block.suite === suite && block.kind === "comparison" && block.discarded === null);
var signalsOf = (blocks, side) => blocks.flatMap((block) => block.sides[side]?.signals ?? []);
var requestsFor = (signals, route) => signals.reduce((sum, { requests }) => {
  const own = Object.hasOwn(requests, route) ? requests[route] ?? 0 : 0;
  return sum + (route === "" ? Object.values(requests).reduce((all, it) => all + it, 0) : own);
}, 0);
var perRequest = ({ count, time, rows }, requests) => requests === 0 ? { count: 0, time: 0, rows: null } : { count: count / requests, time: time / requests, rows: rows === null ? null : rows / requests };
var compareWork = (blocks, suite, rowsOf) => {
  const counted = countedBlocks(blocks, suite);
  const entries = /* @__PURE__ */ new Map();
  const signals = { base: signalsOf(counted, "base"), head: signalsOf(counted, "head") };
  for (const side of sides) {
    for (const row of signals[side].flatMap(rowsOf)) {
      const key = JSON.stringify([row.route, row.name]);
      const entry = entries.get(key) ?? newEntry(row);
      entries.set(key, entry);
      add(entry, side, row);
    }
  }
  const changes = [...entries.values()].map(({ name, route, base, head, callers }) => ({
    name,
    route,
    base: perRequest(base, requestsFor(signals.base, route)),
    head: perRequest(head, requestsFor(signals.head, route)),
    caller: mostFrequent(head.count > 0 ? callers.head : callers.base)
  }));
  return changes.toSorted(
    (a, b) => b.head.count - b.base.count - (a.head.count - a.base.count) || b.head.time - b.base.time - (a.head.time - a.base.time) || (a.name < b.name ? -1 : 1)
  );
};
var ofPlace = (changes, route) => changes.filter((it) => route === null || it.route === route);

// src/statistics/quantile.ts
var quantile = (ascending, q) => {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`There is no ${q} quantile.`);
  const position = (ascending.length - 1) * q;
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === void 0) throw new RangeError("No values have no quantile.");
  const high = ascending[below + 1] ?? low;
  return low + (position - below) * (high - low);
};
var median = (values) => values.length === 0 ? null : quantile(Float64Array.from(values).sort(), 0.5);

// src/gate/requests-served.ts
var at = (amounts, name) => Object.hasOwn(amounts, name) ? amounts[name] ?? 0 : 0;
var totalOf = (amounts) => Object.values(amounts).reduce((sum, it) => sum + it, 0);
var sumByRoute = (rows, amount) => {
  const sums = /* @__PURE__ */ new Map();
  for (const row of rows) sums.set(row.route, (sums.get(row.route) ?? 0) + amount(row));
  return Object.fromEntries(sums);
};
var requestsOf = (block, side) => {
  const served = block.sides[side]?.signals?.requests ?? {};
  if (totalOf(served) > 0) return served;
  const answered2 = block.slices.flatMap(
    (slice) => Object.entries(slice[side]?.routes ?? {}).map(([route, { durations, errors }]) => ({
      route,
      count: durations.length + errors
    }))
  );
  return sumByRoute(answered2, ({ count }) => count);
};
var ofRoute = (amounts, requests, route) => {
  const served = at(requests, route);
  return served === 0 ? null : at(amounts, route) / served;
};
var ofMix = (amounts, requests, routes) => {
  const total = totalOf(requests);
  if (total === 0) return null;
  const served = routes.filter(({ name }) => at(requests, name) > 0);
  const weight = served.reduce((sum, it) => sum + it.weight, 0);
  if (weight === 0) return totalOf(amounts) / total;
  const ofRoutes = served.reduce((sum, { name }) => sum + at(amounts, name), 0);
  const mixed = served.reduce(
    (sum, it) => sum + it.weight / weight * (at(amounts, it.name) / at(requests, it.name)),
    0
  );
  return mixed + (totalOf(amounts) - ofRoutes) / total;
};
var mixShift = (base, head, routes) => {
  const [all, others] = [totalOf(base), totalOf(head)];
  if (all === 0 || others === 0) return 0;
  const shifts = routes.map(({ name }) => {
    const [before, after] = [at(base, name) / all, at(head, name) / others];
    if (before === after) return 0;
    return before === 0 || after === 0 ? 1 : Math.max(before, after) / Math.min(before, after) - 1;
  });
  return Math.max(0, ...shifts);
};

// src/gate/window-values.ts
var fewestAnswers = 5;
var samplesOf = ({ slice, route }) => Object.entries(slice.routes).filter(([name]) => route === null || name === route).map(([, sample]) => sample);
var durationsOf = (window) => samplesOf(window).flatMap(({ durations }) => durations);
var perRequest2 = ({ slice }, amount) => amount === null || slice.requests === 0 ? null : amount / slice.requests;
var answered = (window, value) => {
  const durations = durationsOf(window);
  return durations.length < fewestAnswers ? null : value(durations);
};
var sliceMetrics = {
  "latency.mean": (window) => answered(window, (durations) => mean(durations) / 1e3),
  throughput: (window) => answered(window, (durations) => durations.length / (window.duration / 1e3)),
  "cpu.per-request": (window) => perRequest2(window, window.slice.cpu),
  "allocation.per-request": (window) => perRequest2(window, window.slice.allocated)
};
var quantileMetrics = {
  "latency.p50": { q: 0.5, fewest: 20 },
  "latency.p95": { q: 0.95, fewest: 200 },
  "latency.p99": { q: 0.99, fewest: 1e3 }
};
var mergedDurations = (windows) => Float64Array.from(windows.flatMap(durationsOf), (microseconds) => microseconds / 1e3).sort();
var durationQuantile = (ascending, q, fewest) => ascending.length < fewest ? null : quantile(ascending, q);
var gcPausePerRequest = (windows) => {
  let pause = 0;
  let requests = 0;
  for (const { slice } of windows) {
    if (slice.gcPause === null) return null;
    pause += slice.gcPause;
    requests += slice.requests;
  }
  return requests === 0 ? null : pause / requests;
};
var failuresOf = (windows) => {
  let failed = 0;
  let total = 0;
  for (const { durations, errors } of windows.flatMap(samplesOf)) {
    failed += errors;
    total += errors + durations.length;
  }
  return { failed, total };
};

// src/advice/statements.ts
var compareStatements = (blocks, suite) => {
  const of = (cache) => compareWork(
    blocks,
    suite,
    ({ statements }) => statements.filter(({ client }) => isCache(client) === cache).map(({ text, ...row }) => ({ ...row, name: text }))
  );
  return { statements: of(false), cache: of(true) };
};
var compareSyncCalls = (blocks, suite) => compareWork(
  blocks,
  suite,
  ({ sync }) => sync.map(({ call, ...row }) => ({ ...row, name: call, rows: null }))
);
var fewestRepeats = 3;
var isRepeated = ({ base, head }) => head.count >= fewestRepeats && base.count < fewestRepeats && head.count - base.count >= 2;
var isNew = ({ base, head }) => base.count === 0 && head.count > 0;
var seldom = 0.9;
var isForgotten = ({ base, head }) => head.count < seldom && head.count > 0 && base.count < head.count / 5;
var isUncached = ({ base, head }) => head.count >= seldom && head.count < 2 && base.count < head.count / 5;

// src/advice/plan-changes.ts
var shapesOf = (blocks, side) => new Map(
  blocks.flatMap(
    (block) => (block.sides[side]?.database?.plans ?? []).map(({ text, shape }) => [text, shape])
  )
);
var scanOf = (line) => {
  const [, way = "", table = ""] = /\b((?:[A-Z][a-z]+ )*Scan)\b.*?\bon (?:only )?("[^"]+"|[^\s(]+)/u.exec(line) ?? [];
  return way === "" ? null : { way, table: table.replaceAll('"', "") };
};
var scansOf = (shape) => shape.split("\n").flatMap((line) => scanOf(line) ?? []);
var firstDifference = (base, head) => {
  const [before, after] = [base.split("\n"), head.split("\n")];
  const at2 = after.findIndex((line, k) => line !== before[k]);
  const cut = (line) => (line ?? "nothing").trim().slice(0, 100);
  return `${cut(before[at2])} → ${cut(after[at2])}`;
};
var compare = (text, base, head) => {
  const [before, after] = [scansOf(base), scansOf(head)];
  const isWhole = ({ way }) => way.endsWith("Seq Scan");
  const moved = after.map((scan) => ({ scan, was: before.find((it) => it.table === scan.table) })).filter(({ scan, was }) => was !== void 0 && was.way !== scan.way);
  const [lead] = moved.toSorted((a, b) => Number(isWhole(b.scan)) - Number(isWhole(a.scan)));
  if (lead?.was === void 0) return { text, change: firstDifference(base, head), wholeTable: null };
  return {
    text,
    change: `${lead.was.way} → ${lead.scan.way} on ${lead.scan.table.slice(0, 100)}`,
    wholeTable: isWhole(lead.scan) ? lead.scan.table : null
  };
};
var comparePlans = (blocks) => {
  const [base, head] = [shapesOf(blocks, "base"), shapesOf(blocks, "head")];
  return [...head].flatMap(([text, shape]) => {
    const before = base.get(text);
    return before === void 0 || before === shape ? [] : [compare(text, before, shape)];
  }).toSorted((a, b) => Number(b.wholeTable !== null) - Number(a.wholeTable !== null) || (a.text < b.text ? -1 : 1));
};

// src/advice/table-reads.ts
var perRequest3 = (blocks, side, amount) => {
  const read = blocks.filter(({ sides: sides2 }) => sides2[side]?.database !== void 0);
  const requests = read.reduce((sum, block) => sum + totalOf(requestsOf(block, side)), 0);
  const sums = /* @__PURE__ */ new Map();
  if (requests === 0) return sums;
  for (const block of read)
    for (const table of block.sides[side]?.database?.tables ?? [])
      sums.set(table.name, (sums.get(table.name) ?? 0) + amount(table) / requests);
  return sums;
};
var compareTables = (blocks) => {
  const both = (amount) => ({
    base: perRequest3(blocks, "base", amount),
    head: perRequest3(blocks, "head", amount)
  });
  const [sequential, indexed] = [both(({ seqRows }) => seqRows), both(({ indexRows }) => indexRows)];
  const growth = (it) => it.sequential.head - it.sequential.base + it.indexed.head - it.indexed.base;
  return [.../* @__PURE__ */ new Set([...sequential.base.keys(), ...sequential.head.keys()])].map((table) => ({
    table,
    sequential: { base: sequential.base.get(table) ?? 0, head: sequential.head.get(table) ?? 0 },
    indexed: { base: indexed.base.get(table) ?? 0, head: indexed.head.get(table) ?? 0 }
  })).toSorted((a, b) => growth(b) - growth(a) || (a.table < b.table ? -1 : 1));
};

// src/advice/caller-location.ts
var ofPackage = /^(?:@[^/@]+\/)?[^/@]+@[^/]+\//u;
var callerLocation = (caller, directory = ".") => {
  const [, path = "", digits = ""] = /^(.+?):(\d{1,7})(?::\d+)?$/u.exec(caller) ?? [];
  const line = Number(digits);
  if (path === "" || line < 1 || /^(?:node:|[a-z]+:\/\/|\/|[A-Za-z]:[\\/])/u.test(path)) return null;
  const parts = [...directory.split("/"), ...path.split("/")].filter((part) => part !== "" && part !== ".");
  const isOutside = parts.some((part) => part === ".." || part === "node_modules" || part === "…");
  if (isOutside || ofPackage.test(path)) return null;
  return { path: parts.join("/"), startLine: line, endLine: line };
};

// src/advice/profile/flame-walk.ts
var functionKey = ({ path, name, line }) => [path, name, line].join("\0");
var changeOf = ({ base, head }) => head - base;
var ownedChanges = (flame, owners) => {
  const owned = /* @__PURE__ */ new Map();
  const visit = (node, above) => {
    const key = functionKey(node);
    const owner = owners.has(key) ? key : above;
    const self = changeOf(node) - node.children.reduce((sum, child) => sum + changeOf(child), 0);
    if (owner !== null) owned.set(owner, (owned.get(owner) ?? 0) + self);
    for (const child of node.children) visit(child, owner);
  };
  visit(flame, null);
  return owned;
};

// src/advice/profile/slower-functions.ts
var floorShare = 0.02;
var floor = { cpu: 5, allocation: 200, survivors: 32 };
var ownShare = 0.3;
var isSomebodys = ({ path }) => path !== "" && !path.startsWith("node:") && !path.startsWith("…/");
var slowerFunctions = (difference, most = 3) => {
  const { kind, flame, functions } = difference;
  const least = Math.max(floor[kind], floorShare * flame.base);
  const slower = functions.filter((fn) => fn.change.low > 0 && fn.change.estimate >= least && isSomebodys(fn));
  const owned = ownedChanges(flame, new Set(slower.map(functionKey)));
  const named = slower.filter((fn, index) => {
    const own = owned.get(functionKey(fn)) ?? 0;
    return index === 0 || own >= least && own >= ownShare * fn.change.estimate;
  });
  return named.slice(0, most).map((fn) => ({
    kind,
    name: fn.name,
    path: fn.path,
    line: fn.line,
    package: fn.package,
    base: fn.base.total,
    head: fn.head.total,
    change: fn.change,
    ofAll: flame.base === 0 ? null : fn.change.estimate / flame.base
  }));
};

// src/advice/suite-work.ts
var workOf = (input, suite) => {
  const { blocks = [], profiles = [], directories = {} } = input;
  const counted = countedBlocks(blocks, suite);
  const functionsOf = (kind) => profiles.filter((it) => it.suite === suite && it.kind === kind).flatMap((it) => slowerFunctions(it));
  const directory = Object.hasOwn(directories, suite) ? directories[suite] : void 0;
  return {
    ...compareStatements(counted, suite),
    sync: compareSyncCalls(counted, suite),
    blocks: counted,
    functions: {
      cpu: functionsOf("cpu"),
      allocation: functionsOf("allocation"),
      survivors: functionsOf("survivors")
    },
    locate: (caller) => callerLocation(caller, directory)
  };
};
var createWork = (input) => {
  const known = /* @__PURE__ */ new Map();
  return (suite) => {
    const made = known.get(suite) ?? workOf(input, suite);
    known.set(suite, made);
    return made;
  };
};

// src/gate/windows.ts
var selected = (block, { scenario, sliceRoute }) => block.slices.filter((slice) => slice.scenario === scenario && slice.route === sliceRoute);
var windowOf = (slice, side, route) => {
  const data = slice[side];
  return data === null ? [] : [{ slice: data, duration: slice.duration, route }];
};
var windowPairs = (block, selection) => {
  const slices = selected(block, selection);
  const paired = block.schedule === "duet" ? slices.filter(({ base, head }) => base !== null && head !== null) : slices;
  const bases = paired.flatMap((slice) => windowOf(slice, "base", selection.route));
  const heads = paired.flatMap((slice) => windowOf(slice, "head", selection.route));
  return bases.flatMap((base, k) => {
    const head = heads[k];
    return head === void 0 ? [] : [{ base, head }];
  });
};
var headWindows = (block, selection) => {
  const slices = selected(block, selection).filter(({ head }) => head !== null);
  const alone = slices.filter(({ base }) => base === null);
  return (alone.length > 0 ? alone : slices).flatMap((slice) => windowOf(slice, "head", selection.route));
};

export {
  countedBlocks,
  ofPlace,
  quantile,
  median,
  totalOf,
  sumByRoute,
  requestsOf,
  ofRoute,
  ofMix,
  mixShift,
  windowPairs,
  headWindows,
  sliceMetrics,
  quantileMetrics,
  mergedDurations,
  durationQuantile,
  gcPausePerRequest,
  failuresOf,
  compareStatements,
  compareSyncCalls,
  isRepeated,
  isNew,
  isForgotten,
  isUncached,
  comparePlans,
  compareTables,
  functionKey,
  ownedChanges,
  createWork
};
