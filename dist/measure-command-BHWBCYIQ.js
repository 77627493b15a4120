import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  renderMeasureTerminal
} from "./chunk-BKPBARNR.js";
import {
  renderMeasureMarkdown
} from "./chunk-EGA6SFP2.js";
import {
  sparkline
} from "./chunk-QX3YDQFQ.js";
import {
  loadText,
  planMeasure,
  plannedPart
} from "./chunk-TCY6LHTG.js";
import {
  capacityOf,
  concludeMeasure,
  judgeTrial,
  limitsOf,
  nextRate,
  pointValues,
  trialsOf,
  tried
} from "./chunk-C25CGDAN.js";
import "./chunk-Q2HQCF2V.js";
import {
  readCheckFlags
} from "./chunk-KULCYLAW.js";
import {
  watchInterrupts
} from "./chunk-2UIUTNXM.js";
import {
  exitCodeOf,
  verdictExitCodes
} from "./chunk-QSZIDGTK.js";
import {
  createRunDirectory,
  firstError,
  hookEnvironment,
  isMeasuringFailure,
  keptDirectory,
  openDatabaseReading,
  openRepository,
  readMachine,
  setUpSide,
  sidePlace,
  startLoadGenerator,
  startService
} from "./chunk-VIJOXWVX.js";
import {
  freePort
} from "./chunk-LNLDPN5N.js";
import "./chunk-BDZU4IYZ.js";
import {
  moveTo,
  shareCores
} from "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import {
  defaultDirectory,
  openArchive
} from "./chunk-C5QOBS2P.js";
import {
  systemClock
} from "./chunk-3J3VBDEH.js";
import {
  renderProgressLine
} from "./chunk-BYJ4AK2O.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-VV4RV6Q7.js";
import {
  reasonOf,
  slicePlan
} from "./chunk-V5LBYAPM.js";
import "./chunk-YP2GOVHX.js";
import {
  configurationSource,
  scrubbedEnvironment
} from "./chunk-ZVDYMXII.js";
import {
  parseConfiguration,
  placesIn,
  readYaml
} from "./chunk-6A772AGG.js";
import {
  clip
} from "./chunk-PTREMZN3.js";
import {
  seriesFile
} from "./chunk-MQUC3ZQY.js";
import "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  mergeCounts,
  quantileOf
} from "./chunk-5XYAAJQ7.js";
import {
  unseenParts
} from "./chunk-6WMFCKXS.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import {
  longestLoad
} from "./chunk-HVBHZGVJ.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  parseDuration
} from "./chunk-4AKL4WDJ.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  ConfigurationError,
  OutputError,
  ServiceError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  missingStatements
} from "./chunk-CW5DKERV.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import {
  formatDuration,
  formatShare,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

// src/usecases/measure/run-measure.ts
import { join as join3, resolve as resolve2 } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

// src/measure/scenario/measure-archive.ts
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
var failure = (path, error) => new OutputError(
  `${path} could not be written (${errorCode(error) ?? "unknown"}).`,
  "What was measured until then is kept. Free some space, or name another directory with --out.",
  { cause: error }
);
var write = async (path, text) => {
  try {
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => {
    });
    throw failure(path, error);
  }
};
var forgetEarlierRun = async (directory) => {
  const raw = join(directory, "raw");
  const names = await readdir(raw).catch(() => []);
  if (!names.includes("measure-plan.json")) return;
  const paths = [
    ...["measure.json", "measure.md"].map((name) => join(directory, name)),
    ...names.filter((name) => name === "measure-plan.json" || name.endsWith(".jsonl")).map((name) => join(raw, name))
  ];
  await Promise.all(paths.map((path) => rm(path, { force: true })));
};
var openSeries = async (directory, header) => {
  const path = seriesFile(header);
  const whole = join(directory, path);
  try {
    const handle = await open(whole, "w");
    const add = async (line) => {
      try {
        await handle.appendFile(`${JSON.stringify(line)}
`);
        await handle.datasync();
      } catch (error) {
        throw failure(whole, error);
      }
    };
    await add(header);
    return { path, add, [Symbol.asyncDispose]: () => handle.close() };
  } catch (error) {
    if (error instanceof OutputError) throw error;
    throw failure(whole, error);
  }
};
var openMeasureArchive = async (cwd, path, ignoredAt) => {
  const { directory: shown, logs } = await openArchive(cwd, path, ignoredAt);
  const directory = resolve(cwd, path);
  try {
    await forgetEarlierRun(directory);
    await mkdir(join(directory, "raw"), { recursive: true });
  } catch (error) {
    throw failure(directory, error);
  }
  return {
    directory: shown,
    logs,
    keepPlan: (plan) => write(join(directory, "raw", "measure-plan.json"), `${JSON.stringify(plan, null, 2)}
`),
    openSeries: (header) => openSeries(directory, header),
    keep: async (measurement, markdown) => {
      await write(join(directory, "measure.json"), `${JSON.stringify(measurement, null, 2)}
`);
      await write(join(directory, "measure.md"), markdown);
    }
  };
};

// src/measure/scenario/scenario-laboratory.ts
import { mkdir as mkdir2 } from "node:fs/promises";
import { join as join2 } from "node:path";
var orderOf = ({ suite, seed }, index, options) => {
  const start = { suite, directory: join2(options.checkout, suite.directory), environment: options.environment };
  return {
    suite,
    starts: { base: start, head: start },
    index,
    kind: "comparison",
    schedule: "alternate",
    solo: false,
    seed,
    random: createRandom(seed),
    plan: slicePlan,
    warmUp: suite.warmUp,
    slice: null
  };
};
var deathText = (service) => {
  const { death } = service;
  const lines = service.tail(5).join(" | ");
  return `The service died (${death?.signal ?? `exit ${death?.code ?? "unknown"}`}). Its last lines: ${lines === "" ? "none" : lines}`;
};
var blindText = (suite, isActive) => {
  if (!suite.probe) return 'the suite has "probe: false"';
  return isActive ? null : "the service is no Node process, or the probe could not be loaded into it";
};
var whileOpening = async (signal, open2) => {
  const opening = new AbortController();
  const stop = () => opening.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (signal.aborted) stop();
    return await open2(opening.signal);
  } finally {
    signal.removeEventListener("abort", stop);
  }
};
var openService = async (request, order, tools) => {
  const { suite, scenario, data, seed } = request;
  const { generator, signal } = tools;
  await using stack = new AsyncDisposableStack();
  const port = suite.port ?? await freePort();
  await setUpSide(order, tools, "head", port, stack);
  const service = await startService({
    side: "head",
    command: suite.start,
    directory: order.starts.head.directory,
    environment: hookEnvironment(order, tools, "head", port),
    port,
    ready: suite.ready,
    stopTimeout: suite.stopTimeout,
    probe: suite.probe ? { socketPath: tools.sockets.head } : null,
    ...tools.cores === null ? {} : { cores: tools.cores },
    signal
  });
  tools.started(service);
  stack.use(service);
  const target = { host: service.host, port: service.port, pid: service.pid };
  const { routes, probe } = suite;
  const label = `${suite.name}/${scenario.name}`;
  const { probes } = await generator.ask(
    { kind: "open", seed, label, routes, targets: { head: target }, probe },
    signal
  );
  const { steps, think, connections, reuse } = scenario;
  await generator.ask({
    kind: "drive",
    order: { seed, label, target, routes, scenario: { steps, think, connections, reuse }, data, probe }
  });
  const { database: url } = suite;
  const database = url === null ? null : stack.use(
    await whileOpening(
      signal,
      (opening) => openDatabaseReading({ url, directories: { head: keptDirectory(order, tools, "head") }, signal: opening })
    )
  );
  let isWatched = false;
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return null;
    isOpen = false;
    return (await generator.ask({ kind: "close" })).memoryPeak.head ?? null;
  };
  stack.defer(async () => void await close());
  const owned = stack.move();
  return {
    startup: service.startup,
    blind: blindText(suite, probes.head === true),
    get death() {
      return service.death === null ? null : deathText(service);
    },
    demand: async (demand, forget = false) => void await generator.ask({ kind: "demand", demand, forget }),
    interval: () => generator.ask({ kind: "interval" }),
    begin: async (heap) => void await generator.ask({ kind: "begin", heap }),
    end: async () => {
      const { signals } = await generator.ask({ kind: "end", places: { head: sidePlace(order.starts.head) } });
      return signals.head ?? null;
    },
    watchDatabase: async () => {
      if (database === null || isWatched) return;
      isWatched = true;
      await database.begin();
    },
    close,
    readDatabase: async () => {
      if (database === null || !isWatched) return null;
      isWatched = false;
      await service.stop();
      return (await database.end()).head ?? null;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync()
  };
};
var openScenarioLaboratory = async (options) => {
  const { environment, logs, signal } = options;
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
    const started = (service) => {
      services.add(service);
      void service.died.then(() => services.delete(service));
    };
    const tools = { generator, cores: cores?.services ?? null, sockets, directory, logs, signal, started };
    let opened = 0;
    return {
      open: async (request) => {
        opened += 1;
        try {
          return await openService(request, orderOf(request, opened, options), tools);
        } catch (error) {
          throw firstError(error);
        }
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

// src/usecases/measure/load-data.ts
import { posix } from "node:path";

// src/config/read-csv.ts
var unclosed = (line) => ({ line, problem: "A quoted value begins here and does not end." });
var readRecords = (text) => {
  const records = [];
  let [at, line, begun] = [0, 1, 1];
  let values = [];
  const separator = /[,\r\n]/gu;
  const endRecord = () => {
    if (values.length > 1 || values[0] !== "") records.push({ line: begun, values });
    values = [];
    line += 1;
    begun = line;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const from = line;
      let value = "";
      for (at += 1; ; at += 2) {
        const end = text.indexOf('"', at);
        if (end === -1) return unclosed(from);
        value += text.slice(at, end);
        at = end;
        if (text[end + 1] !== '"') break;
        value += '"';
      }
      at += 1;
      line += value.split("\n").length - 1;
      values.push(value);
      if (at < text.length && !/[,\r\n]/u.test(text[at] ?? ""))
        return {
          line,
          problem: "Text follows the quote that ends a value. A quote inside a quoted value is written twice."
        };
    } else {
      separator.lastIndex = at;
      const end = separator.exec(text)?.index ?? text.length;
      values.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) break;
    if (text[at] === ",") {
      at += 1;
      if (at >= text.length || /[\r\n]/u.test(text[at] ?? "")) values.push("");
      else continue;
    }
    if (at < text.length) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRecord();
    }
  }
  if (values.length > 0) endRecord();
  return records;
};
var readCsv = (text) => {
  const records = readRecords(text.replace(/^\ufeff/u, ""));
  if (!Array.isArray(records)) return records;
  const [head, ...rows] = records;
  if (head === void 0) return { line: 1, problem: "The file is empty." };
  const columns = head.values.map((name) => name.trim());
  const unfit = columns.find((name) => !/^[A-Za-z_][\w-]*$/u.test(name));
  if (unfit !== void 0)
    return {
      line: head.line,
      problem: `The first line must name the columns with letters, digits, dashes and underscores: ${JSON.stringify(unfit.slice(0, 60))} is none.`
    };
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== void 0) return { line: head.line, problem: `Two columns are named ${JSON.stringify(twice)}.` };
  if (rows.length === 0) return { line: head.line, problem: "There are no rows below the names of the columns." };
  const uneven = rows.find(({ values }) => values.length !== columns.length);
  if (uneven !== void 0)
    return {
      line: uneven.line,
      problem: `This row has ${uneven.values.length} values, and there are ${columns.length} columns.`
    };
  return { columns, rows: rows.map(({ values }) => values) };
};

// src/usecases/measure/load-data.ts
var unfilled = ({ scenario }, columns) => {
  const known = new Set(columns);
  return (scenario.steps ?? []).flatMap(({ route, capture }) => {
    const params = Object.keys(route.params);
    const missing = placesIn(`${route.path} ${route.body ?? ""}`).filter(
      (it) => !known.has(it) && !params.includes(it)
    );
    for (const name of Object.keys(capture)) known.add(name);
    return missing;
  });
};
var loadData = async (part, { file, text, read }) => {
  const { suite, scenario } = part;
  const { data } = scenario;
  const refuse = (problem, cure, key = "data") => {
    const path2 = [
      "suites",
      suite.name,
      "scenarios",
      scenario.name,
      ...key === "data" ? ["data", "file"] : [key]
    ];
    const yaml = readYaml(text);
    const placed = { path: path2, at: "value", problem, cure };
    throw new ConfigurationError(file, [
      "content" in yaml ? yaml.content.locate(placed) : { line: 1, column: 1, problem, cure }
    ]);
  };
  if (data === null) return null;
  const path = posix.join(suite.directory, data.file);
  const content = await read(path);
  if (content === null)
    return refuse(
      `There is no ${path} in this commit.`,
      "Add the file (untracked files count in the working tree, ignored ones do not), or correct its name."
    );
  const table = readCsv(content);
  if ("problem" in table)
    return refuse(
      `${path}, line ${table.line}: ${table.problem}`,
      "Correct the file (RFC 4180, a line of names first)."
    );
  const [missing] = unfilled(part, table.columns);
  if (missing !== void 0)
    return refuse(
      `{${missing}} has no values: ${path} has the columns ${table.columns.slice(0, 12).join(", ")}.`,
      "Name a column so, or capture the value in a step before.",
      "steps"
    );
  return table;
};

// src/usecases/measure/observe.ts
var CutShort = class extends Error {
};
var leastTick = 0.3;
var shortestTick = 0.5;
var cutOf = async (sleep) => {
  try {
    await sleep;
    return null;
  } catch (error) {
    if (error instanceof CutShort) return error;
    throw error;
  }
};
var createObserver = ({ service, series, clock, sleep, told }) => {
  let begun = null;
  const elapsed = () => begun === null ? 0 : clock.now() - begun;
  return {
    elapsed,
    stay: async ({ phase, trial, demand, length, tick, until }) => {
      begun ??= clock.now();
      await service.demand(demand);
      await service.interval();
      const points = [];
      const start = clock.now();
      for (let at = 0; length - at > shortestTick; at = clock.now() - start) {
        const left = length - at;
        const from = elapsed();
        const cut = await cutOf(sleep(left < tick * (1 + leastTick) ? left : tick));
        const interval = await service.interval();
        const routes = Object.values(interval.routes);
        if (cut !== null && routes.every(({ ok: ok2, errors }) => ok2 + errors === 0)) throw cut;
        const latency = mergeCounts(routes.map((it) => it.latency));
        const ok = routes.reduce((sum2, it) => sum2 + it.ok, 0);
        const point = {
          kind: "point",
          phase,
          trial: trial ?? null,
          at: from,
          asked: demand.rate,
          connections: demand.connections,
          served: interval.length === 0 ? 0 : ok * 1e3 / interval.length,
          p50: quantileOf(latency, 0.5),
          p95: quantileOf(latency, 0.95),
          p99: quantileOf(latency, 0.99),
          errors: routes.reduce((sum2, it) => sum2 + it.errors, 0),
          ...interval
        };
        points.push(point);
        await series.add(point);
        told(point);
        if (cut !== null) throw cut;
        if (service.death !== null) throw new CutShort(service.death);
        if (until?.(point) === true) break;
      }
      return points;
    }
  };
};

// src/gate/measure/database-totals.ts
var sum = (rows, amount) => rows.reduce((total2, row) => total2 + amount(row), 0);
var databaseTotals = (reading, requests) => {
  const { statements, tables, totals, missing } = reading;
  const isBlind = (what) => missing.some((it) => what.test(it.what));
  const seesStatements = statements.length > 0 || missingStatements(reading).length === 0;
  const rows = tables.length > 0 ? sum(tables, (it) => it.seqRows + it.indexRows) : totals.returned;
  const values = {
    "db.queries": seesStatements ? sum(statements, ({ calls }) => calls) : null,
    "db.time": seesStatements ? sum(statements, ({ time }) => time) : null,
    "db.rows": isBlind(/^rows/u) ? null : rows,
    "db.connections": isBlind(/connections/u) ? null : totals.sessions
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(
      ([metric, value]) => value === null || requests === 0 ? [] : [[metric, value / requests]]
    )
  );
};

// src/gate/measure/signal-totals.ts
var total = (values) => values.reduce((sum2, it) => sum2 + it, 0);
var signalTotals = (signals) => {
  const { eventLoop, requests, statements, sync, pool, missing } = signals;
  const served = total(Object.values(requests));
  const isBlind = (what) => missing.some((it) => what.test(it.what));
  const per = (amount) => served === 0 ? null : amount / served;
  const seesStatements = statements.length > 0 || !isBlind(/statement/iu);
  const hasRows = statements.every(({ rows }) => rows !== null);
  const values = {
    "eventloop.delay.p99": eventLoop?.p99 ?? null,
    "io.sync-calls": sync.length === 0 && isBlind(/^sync/iu) ? null : per(total(sync.map(({ count }) => count))),
    "db.queries": seesStatements ? per(total(statements.map(({ count }) => count))) : null,
    "db.time": seesStatements ? per(total(statements.map(({ time }) => time))) : null,
    "db.rows": seesStatements && hasRows ? per(total(statements.map(({ rows }) => rows ?? 0))) : null,
    "db.connections": pool === null ? null : per(pool.opened)
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([metric, value]) => value === null ? [] : [[metric, value]])
  );
};

// src/usecases/measure/demand-at.ts
var stretches = ({ stages, rate, connections }, duration) => {
  const plain = { duration, demand: rate === null ? { rate: null, connections } : { rate, connections: null } };
  const parts = stages?.map((it) => ({
    duration: it.duration,
    demand: { rate: it.rate, connections: it.connections }
  })) ?? [plain];
  const total2 = parts.reduce((sum2, part) => sum2 + part.duration, 0);
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += part.duration * duration / total2;
    return { from, to: at, demand: part.demand };
  });
};

// src/usecases/measure/run-load.ts
var shortLoad = 6e5;
var usualTick = 5e3;
var mostPoints = 2e4;
var mostHistograms = 86400;
var tickOf = (duration, routes) => duration <= shortLoad ? Math.min(1e3, Math.max(250, duration / 20)) : Math.max(usualTick, duration / mostPoints, duration * routes / mostHistograms);
var partOf = (duration, tick) => Math.max(tick, Math.min(6e5, Math.max(2e3, duration / 20)));
var heapsDiffer = /* @__PURE__ */ new Set([unseenParts.heap, unseenParts.processes]);
var rest = { rate: null, connections: null };
var heapNow = async (service) => {
  await service.begin(true);
  return (await service.end())?.heap?.after ?? null;
};
var runLoad = async (options) => {
  const { scenario, routes, duration, service, observer, series, requests } = options;
  const sees = service.blind === null;
  await service.demand(rest, true);
  const before = sees ? await heapNow(service) : null;
  const [tick, first] = [tickOf(duration, routes), requests()];
  let begun = null;
  const said = /* @__PURE__ */ new Set();
  let comparable = true;
  const tell = async () => {
    const at = begun;
    begun = null;
    const signals = sees && at !== null ? await service.end() : null;
    if (signals === null || at === null) return;
    if (signals.missing.some(({ what }) => heapsDiffer.has(what))) comparable = false;
    const missing = signals.missing.filter((it) => !said.has(JSON.stringify(it)));
    for (const it of missing) said.add(JSON.stringify(it));
    const line = { kind: "signals", at, length: observer.elapsed() - at, values: signalTotals(signals) };
    await series.add(missing.length === 0 ? line : { ...line, missing });
  };
  const tellHeap = async () => {
    if (before === null || !comparable) return;
    await service.demand(rest, true);
    const after = await heapNow(service);
    if (after !== null) await series.add({ kind: "heap", before, after, requests: requests() - first });
  };
  try {
    for (const { from, to, demand } of stretches(scenario, duration)) {
      const number = Math.max(1, Math.round((to - from) / partOf(duration, tick)));
      for (let index = 0; index < number; index++) {
        begun = observer.elapsed();
        await service.begin(false);
        await observer.stay({ phase: "load", demand, length: (to - from) / number, tick });
        await tell();
      }
    }
  } catch (error) {
    if (error instanceof CutShort) {
      await tell();
      if (service.death === null) await tellHeap();
    }
    throw error;
  }
  await tellHeap();
};

// src/usecases/measure/run-stress.ts
var shortestHold = 300;
var longestHold = 3e4;
var fewestRequests = 60;
var usualTrials = 32;
var searchShare = 0.85;
var overloadTimes = 1.5;
var shortestWatch = 8e3;
var longestRecovery = 6e4;
var mostLate = 3;
var rest2 = { rate: null, connections: null };
var runStress = async (options) => {
  const { stress, duration, warm, policy, service, observer } = options;
  const hold = stress.hold ?? Math.min(longestHold, Math.max(shortestHold, duration * searchShare / usualTrials));
  const holdAt = (rate) => Math.min(longestHold * 2, Math.max(hold, fewestRequests * 1e3 / rate));
  const tickAt = (length) => Math.min(5e3, length / 4);
  const from = stress.from ?? Math.min(stress.to ?? Infinity, Math.max(1, warm / 10));
  const begun = observer.elapsed();
  const left = () => duration * searchShare - (observer.elapsed() - begun);
  const points = [];
  const low = holdAt(from);
  points.push(
    ...await observer.stay({
      phase: "low",
      demand: { rate: from, connections: null },
      length: low,
      tick: tickAt(low)
    })
  );
  const limits = limitsOf(points, stress, policy);
  const bounds = { from, to: stress.to, factor: stress.step };
  const drain = async () => {
    await service.demand(rest2, true);
    const usual2 = 10;
    const length = Math.max(hold, 5e3);
    await observer.stay({
      phase: "drain",
      demand: rest2,
      length,
      // A hold of an hour is no reason for a point every 50 ms of it.
      tick: Math.max(50, length / 600),
      until: ({ underWay }) => underWay <= usual2
    });
  };
  let late = 0;
  for (let trial = 0; ; trial++) {
    const trials2 = tried(trialsOf(points, limits, false));
    const rate = nextRate(trials2, bounds);
    if (rate === null || late >= mostLate || left() < holdAt(rate)) break;
    const length = holdAt(rate);
    const held = await observer.stay({
      phase: "trial",
      trial,
      demand: { rate, connections: null },
      length,
      tick: tickAt(length)
    });
    points.push(...held);
    const { brake } = judgeTrial(held, limits, false);
    late = brake === "generator" ? late + 1 : 0;
    if (brake !== null) await drain();
  }
  const trials = tried(trialsOf(points, limits, false));
  const capacity = capacityOf(trials, bounds);
  if (capacity === null) return;
  const over = capacity.estimate * overloadTimes;
  await observer.stay({
    phase: "overload",
    demand: { rate: over, connections: null },
    length: holdAt(over),
    tick: tickAt(holdAt(over))
  });
  const usual = Math.min(options.normal ?? Infinity, capacity.estimate / 2);
  const tick = Math.max(250, Math.min(1e3, fewestRequests * 1e3 / usual / 3));
  let good = 0;
  await observer.stay({
    phase: "recovery",
    demand: { rate: usual, connections: null },
    length: Math.min(longestRecovery, Math.max(shortestWatch, hold * 10)),
    tick,
    until: (point) => {
      good = judgeTrial([point], limits, false).held ? good + 1 : 0;
      return good >= 3;
    }
  });
};

// src/usecases/measure/run-part.ts
var flatness = 0.08;
var warmTick = 500;
var warmUp = async (part, observer) => {
  const { min, max } = part.suite.warmUp;
  const costs = [];
  let passed = 0;
  const points = await observer.stay({
    phase: "warm-up",
    demand: { rate: null, connections: Math.min(10, Math.max(1, part.scenario.connections)) },
    length: max,
    tick: warmTick,
    until: (point) => {
      passed += point.length;
      costs.push(pointValues([point])["cpu.per-request"] ?? null);
      const [before, last] = [costs.at(-3) ?? null, costs.at(-1) ?? null];
      return passed >= min && (before === null || last === null || last >= before * (1 - flatness));
    }
  });
  return Math.max(1, ...points.slice(-2).map(({ served }) => served));
};
var load = async (part, tools, keep) => {
  const { suite, scenario, duration, data } = part;
  await using service = await tools.laboratory.open({ suite, scenario, data, seed: tools.seed });
  const { clock, sleep, told } = tools;
  let requests = 0;
  const counted = (point) => {
    requests += Object.values(point.routes).reduce((sum2, { ok, errors }) => sum2 + ok + errors, 0);
    told(part, point);
  };
  const observer = createObserver({ service, series: keep, clock, sleep, told: counted });
  let complete = false;
  try {
    const warm = await warmUp(part, observer);
    await service.watchDatabase();
    requests = 0;
    if (scenario.stress === null) {
      const routes = scenario.steps?.length ?? suite.routes.length;
      const ended = () => requests;
      await runLoad({ scenario, routes, duration, service, observer, series: keep, requests: ended });
    } else {
      const normal = suite.scenarios.find(({ name }) => name === "normal")?.rate ?? null;
      const { stress } = scenario;
      await runStress({ scenario, stress, duration, warm, normal, policy: tools.policy, service, observer });
    }
    complete = true;
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    await keep.add({
      kind: "event",
      at: observer.elapsed(),
      what: service.death === null ? "stopped" : "died",
      text: error.message
    });
  } finally {
    const { startup, blind } = service;
    const at = observer.elapsed();
    const memoryPeak = await service.close().catch(() => null);
    const reading = await service.readDatabase();
    if (reading !== null) {
      const { missing } = reading;
      await keep.add({ kind: "database", requests, values: databaseTotals(reading, requests), missing });
    }
    await keep.add({ kind: "end", at, complete, startup, memoryPeak, blind });
  }
};
var runPart = async (part, tools) => {
  const { suite, scenario, duration } = part;
  const header = {
    schema: "pacegate/series@1",
    suite: suite.name,
    scenario: scenario.name,
    steps: scenario.steps?.map(({ route }) => route.name) ?? null,
    duration,
    startedAt: tools.clock.date().toISOString()
  };
  const lines = [];
  await using series = await tools.archive.openSeries(header);
  const keep = {
    path: series.path,
    add: async (line) => {
      await series.add(line);
      lines.push(line);
    },
    [Symbol.asyncDispose]: () => Promise.resolve()
  };
  try {
    await load(part, tools, keep);
  } catch (thrown) {
    const error = firstError(thrown);
    const measured = lines.some((it) => it.kind === "point" && it.phase !== "warm-up");
    if (!isMeasuringFailure(error) || !(measured || error instanceof ServiceError)) throw error;
    await keep.add({ kind: "event", at: 0, what: "failed", text: reasonOf(error) });
  }
  return { part, path: series.path, series: { header, lines } };
};

// src/usecases/measure/run-measure.ts
var longestTimer = 2 ** 31 - 1;
var courseLength = 40;
var shareOfErrors = ({ routes }) => {
  const all = Object.values(routes);
  const errors = all.reduce((sum2, it) => sum2 + it.errors, 0);
  return errors === 0 ? 0 : errors / (errors + all.reduce((sum2, it) => sum2 + it.ok, 0));
};
var teller = (report) => {
  let course = [];
  let current = null;
  let begun = null;
  return (part, point) => {
    if (current !== part) [course, begun] = [[], null];
    current = part;
    if (point.phase !== "warm-up") begun ??= point.at;
    if (point.p95 !== null) course = [...course, point.p95].slice(-courseLength);
    const { at, length, phase, asked, served, p95, rss } = point;
    const place = { suite: part.suite.name, scenario: part.scenario.name, planned: part.duration };
    report({
      kind: "load",
      ...place,
      phase,
      elapsed: at + length - (begun ?? 0),
      asked,
      served,
      p95,
      errors: shareOfErrors(point),
      rss,
      course
    });
  };
};
var runMeasure = async (options, host) => {
  const { cwd, ref, version: version2, seed, timeLimit } = options;
  const { signal, report } = host;
  const clock = systemClock;
  const [started, startedAt] = [clock.now(), clock.date()];
  const step = (text2) => report({ kind: "step", text: text2 });
  const timer = timeLimit === null ? null : AbortSignal.timeout(Math.min(longestTimer, timeLimit));
  const stop = timer === null ? signal : AbortSignal.any([signal, timer]);
  const stopText = () => signal.aborted ? signal.reason instanceof Error ? signal.reason.message : "Stopped." : `The time limit of ${formatDuration(timeLimit ?? 0)} was over.`;
  await using stack = new AsyncDisposableStack();
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(host.onExit(() => run.removeSync()));
  const environment = { ...options.environment, PACEGATE_RUN: run.id };
  let logs = { path: run.path, shown: run.path };
  const repository = await openRepository({
    cwd,
    base: ref ?? "HEAD",
    head: ref,
    directory: run.path,
    outputs: options.out === null ? [] : [resolve2(cwd, options.out)],
    environment,
    logs: () => logs,
    signal,
    step
  });
  const { sides, checkouts } = repository;
  const { ref: name, commit, tree, dirty } = sides.head;
  step(`measuring ${name} (${commit.slice(0, 10)}${dirty ? ", with uncommitted work" : ""})`);
  const source = await configurationSource(options.config, cwd, sides.top);
  const text = source.kind === "file" ? source.text : await repository.read("head", source.path);
  if (text === null)
    throw new UsageError(
      `There is no ${source.path} in this commit.`,
      "Write one (docs/configuration.md has a complete example), or name another file with --config."
    );
  const configuration = parseConfiguration({ file: source.path, text, environment: options.environment });
  const plan = planMeasure(configuration, options);
  const read = (path) => repository.read("head", path);
  const parts = [];
  for (const part of plan.parts) parts.push({ ...part, data: await loadData(part, { file: source.path, text, read }) });
  const out = options.out ?? defaultDirectory(sides.top, startedAt, commit);
  const archive = await openMeasureArchive(cwd, out, options.out === null ? join3(sides.top, ".pacegate") : null);
  logs = archive.logs;
  step(`results go to ${archive.directory}`);
  const record = {
    schema: "pacegate/measure-plan@1",
    commit: { ref: name, commit, tree, dirty },
    full: options.full,
    environment: readMachine(version2),
    seed,
    startedAt: startedAt.toISOString(),
    notices: [...sides.notices, ...plan.notices],
    policy: configuration.policy,
    parts: parts.map(plannedPart)
  };
  await archive.keepPlan(record);
  const kept = /* @__PURE__ */ new Map();
  let reason = null;
  const sleep = async (ms) => {
    try {
      await delay(ms, void 0, { signal: stop });
    } catch {
      throw new CutShort(stopText());
    }
  };
  try {
    const suites = [...new Set(parts.map(({ suite }) => suite))];
    await repository.prepare("head", suites, timeLimit === null ? longestTimer : timeLimit - (clock.now() - started));
    await using laboratory = await openScenarioLaboratory({
      directory: run.path,
      checkout: checkouts.head,
      environment: { ...scrubbedEnvironment(environment), PACEGATE_RUN: run.id },
      logs,
      signal
    });
    exits.use(host.onExit(() => laboratory.killSync()));
    const told = teller(report);
    for (const part of parts) {
      if (stop.aborted) break;
      step(
        `${part.suite.name} ${part.scenario.name}: ${loadText(part.scenario)}, for ${formatDuration(part.duration)}`
      );
      const tools = { laboratory, archive, clock, sleep, told, seed, policy: configuration.policy.budgets };
      const { path, series } = await runPart(part, tools);
      kept.set(path, series);
    }
    if (stop.aborted) reason = stopText();
  } catch (error) {
    if (kept.size === 0) signal.throwIfAborted();
    if (!signal.aborted && !isMeasuringFailure(error)) throw error;
    reason = isMeasuringFailure(error) ? reasonOf(error) : stopText();
  }
  const measurement = concludeMeasure(record, kept, { duration: clock.now() - started, reason });
  const markdown = renderMeasureMarkdown(measurement);
  await archive.keep(measurement, markdown);
  report({ kind: "verdict", verdict: measurement.verdict, elapsed: measurement.duration });
  return { measurement, directory: archive.directory, path: resolve2(cwd, out), report: markdown };
};

// src/cli/measure-flags.ts
var schema = external_exports.object({ full: external_exports.boolean().default(false), duration: external_exports.string().optional() });
var shortest = 1e3;
var readMeasureFlags = (given) => {
  const { base: _, head: __, ...common } = readCheckFlags(given);
  const { full, duration } = schema.parse(given);
  const length = duration === void 0 ? null : parseDuration(duration);
  if (duration !== void 0 && (length === null || length < shortest || length > longestLoad))
    throw new UsageError(
      `--duration ${JSON.stringify(duration)} is not a duration from 1s to 168h.`,
      "Write it with its unit, such as 10s, 30m or 24h."
    );
  return { ...common, full, duration: length };
};

// src/report/measure-progress.ts
var phaseWords = {
  "warm-up": "warming up",
  load: "under load",
  low: "low load",
  trial: "raising the rate",
  drain: "waiting for what piled up",
  overload: "overloading",
  recovery: "watching it recover"
};
var clean = (text) => shorten(escapeTerminal(text), 60);
var rateText = ({ asked, served }) => asked === null ? formatValue(served, "requests/s") : `${formatValue(served, "requests/s")} of ${formatValue(asked, "requests/s")}`;
var figures = (it) => [
  rateText(it),
  ...it.p95 === null ? [] : [`p95 ${formatValue(it.p95, "ms")}`],
  ...it.errors === 0 ? [] : [`errors ${formatShare(it.errors)}`],
  ...it.rss === null ? [] : [`memory ${formatValue(it.rss, "bytes")}`]
].join(", ");
var placeText = ({ suite, scenario, phase }) => `${clean(suite)} ${clean(scenario)}: ${phaseWords[phase]}`;
var timeText = ({ elapsed, planned }) => `${formatDuration(elapsed)} of ${formatDuration(planned)}`;
var renderMeasureLine = (event) => event.kind === "load" ? `${placeText(event)}, ${timeText(event)}; ${figures(event)}` : renderProgressLine(event);
var renderMeasureLive = (event, width) => [
  `${placeText(event)}, ${timeText(event)}`,
  `  ${figures(event)}`,
  ...event.course.length < 2 ? [] : [`  p95 ${sparkline(event.course, 40)}`]
].map((line) => clip(line, width));

// src/cli/measure-progress-writer.ts
var lineEvery = (planned) => Math.max(5e3, Math.min(6e4, planned / 10));
var createMeasureProgressWriter = (output) => {
  let drawn = 0;
  let last = null;
  const erase = () => {
    if (drawn > 0) output.write(`\x1B[${drawn}A\r\x1B[0J`);
    drawn = 0;
  };
  const isNews = (it) => last === null || last.scenario !== it.scenario || last.suite !== it.suite || last.phase === "warm-up" && it.phase !== "warm-up" || it.elapsed - last.elapsed >= lineEvery(it.planned);
  return {
    write: (progress) => {
      erase();
      if (progress.kind !== "load") output.write(`${renderMeasureLine(progress)}
`);
      else if (output.isTTY === true) {
        const lines = renderMeasureLive(progress, output.columns ?? 80);
        output.write(`${lines.join("\n")}
`);
        drawn = lines.length;
      } else if (isNews(progress)) {
        last = progress;
        output.write(`${renderMeasureLine(progress)}
`);
      }
    },
    [Symbol.dispose]: erase
  };
};

// src/cli/measure-command.ts
var measureCommand = async (ref, given, host) => {
  const flags = readMeasureFlags(given);
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createMeasureProgressWriter(host.stderr);
  signal.addEventListener(
    "abort",
    () => progress.write({ kind: "step", text: "stopping; what was measured is kept. A second signal does it at once" })
  );
  const onExit = (cleanup) => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const { measurement, directory } = await runMeasure(
    { ...flags, ref, cwd: host.cwd(), environment: host.env, version },
    { signal, report: (it) => progress.write(it), onExit }
  );
  progress[Symbol.dispose]();
  const { stdout } = host;
  stdout.write(
    flags.json ? `${JSON.stringify(measurement, null, 2)}
` : renderMeasureTerminal(measurement, {
      colour: stdout.isTTY && host.env["NO_COLOR"] === void 0,
      width: stdout.columns ?? 100,
      directory
    })
  );
  return signal.aborted ? exitCodeOf(signal.reason) : verdictExitCodes[measurement.verdict];
};
export {
  measureCommand
};
