import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  bundleKey,
  carryOut,
  lockFileOf,
  packGraph,
  planAlone,
  planRefresh,
  startRun,
  tellSides
} from "./chunk-ZM2Z42UO.js";
import {
  emptyInput,
  environmentClass,
  observe,
  placeKey,
  readConfigurations,
  scaleOf,
  withTimeLimit
} from "./chunk-OB3N2FPT.js";
import {
  chooseSuites
} from "./chunk-V5LBYAPM.js";
import {
  configurationSource
} from "./chunk-ZVDYMXII.js";
import {
  newestOf,
  readStored
} from "./chunk-J4547VCP.js";
import {
  ConfigurationError,
  PacegateError,
  RepositoryError
} from "./chunk-PZ3W4RZL.js";
import {
  median
} from "./chunk-U722ZXNU.js";
import {
  metricOf
} from "./chunk-623PKLHY.js";
import {
  meanAndDeviation
} from "./chunk-42FJ7QRR.js";

// src/measure/calibrate.ts
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
var runLength = 60;
var runs = 7;
var items = 400;
var makeItems = () => {
  let state = 12345;
  return Array.from({ length: items }, (_, index) => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return { key: state, name: `item-${state.toString(36)}`, tags: [`t${index % 7}`, `t${state % 11}`] };
  });
};
var round = (given) => {
  const parsed = JSON.parse(JSON.stringify(given));
  parsed.sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : 1));
  const counts = /* @__PURE__ */ new Map();
  let sum = 0;
  for (const { key, name, tags } of parsed) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + name.length);
    sum = Math.imul(sum, 31) + key | 0;
  }
  const text = [...counts].map(([tag, count]) => `${tag}=${count}`).join("&");
  return createHash("sha256").update(`${text}#${sum}`).digest("hex");
};
var calibrate = async ({ now = () => performance.now() } = {}) => {
  const given = makeItems();
  const measure = () => {
    const start = now();
    let rounds = 0;
    let elapsed = 0;
    do {
      round(given);
      rounds++;
      elapsed = now() - start;
    } while (elapsed < runLength);
    return 1e3 * rounds / elapsed;
  };
  measure();
  const rates = [];
  for (let run = 0; run < runs; run++) {
    await setImmediate();
    rates.push(measure());
  }
  return median(rates) ?? 0;
};

// src/usecases/baseline/records-of.ts
var rounded = (value) => Number(value.toPrecision(6));
var spreadsOf = (blocks, shape) => {
  const seen = blocks.map((block) => observe(block, shape));
  const effects = /* @__PURE__ */ new Map();
  const add = (it) => {
    if (it.kind !== "seen" || scaleOf(metricOf(it.metric)).kind !== "ratio") return;
    const key = placeKey(it);
    effects.set(key, [...effects.get(key) ?? [], it.effect]);
  };
  for (const block of seen) for (const observation of block) add(observation);
  return new Map(
    [...effects].flatMap(([key, values]) => values.length < 2 ? [] : [[key, meanAndDeviation(values).deviation]])
  );
};
var ofBlocks = ({ shape, hashes, alone }, blocks) => {
  const own = blocks.filter(({ suite }) => suite === shape.name).toSorted((a, b) => a.index - b.index);
  const counted = own.filter(({ kind, discarded }) => kind === "comparison" && discarded === null);
  const spreads = spreadsOf(counted, shape);
  return { name: shape.name, schedule: shape.schedule, hashes, alone, blocks: own, spreads, bundle: null };
};
var ofBundle = ({ stored, ...suite }) => ({
  ...suite,
  schedule: null,
  blocks: [],
  spreads: /* @__PURE__ */ new Map(),
  bundle: stored
});
var placeOf = ({ metric, scenario, route }) => ({ metric, scenario, route });
var recordsOf = (result, blocks, context) => [...context.suites.map((it) => ofBlocks(it, blocks)), ...(context.bundles ?? []).map(ofBundle)].flatMap(
  ({ name, schedule, hashes, alone, blocks: own, spreads, bundle }) => {
    const metrics = result.metrics.filter(({ suite }) => suite === name);
    if (metrics.length === 0) return [];
    const beside = alone || result.base.commit === result.head.commit ? null : result.base.commit;
    const { pacegate, node, platform, kernel, cpu, cores, memory } = result.environment;
    return [
      {
        schema: "pacegate/baseline@1",
        suite: name,
        commit: result.head.commit,
        ref: context.ref,
        previous: beside,
        recordedAt: new Date(Date.parse(result.startedAt) + result.duration).toISOString(),
        verdict: result.verdict,
        environment: {
          class: environmentClass(result.environment),
          pacegate,
          node,
          platform,
          kernel,
          cpu,
          cores,
          memory,
          image: context.image
        },
        calibration: context.calibration,
        hashes,
        provenance: context.provenance,
        seed: result.seed,
        schedule,
        blocks: own.map(({ index, kind, startOrder, startedAt, discarded }) => ({
          index,
          kind,
          startOrder,
          startedAt,
          discarded: discarded?.reason ?? null
        })),
        metrics: metrics.map((it) => ({
          scenario: it.scenario,
          route: it.route,
          metric: it.metric,
          unit: it.unit,
          better: it.better,
          primary: it.primary,
          value: rounded(it.head.value),
          change: beside === null ? null : it.change,
          spread: spreads.get(placeKey(placeOf(it))) ?? null,
          base: it.base.blocks.map(rounded),
          head: it.head.blocks.map(rounded)
        })),
        ...bundle === null ? {} : { bundle }
      }
    ];
  }
);

// src/usecases/beside-newest.ts
var isCommit = (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
var besideNewest = async ({ reached, suites }, head, open) => {
  const records = suites.flatMap((it) => [...it.records, ...it.others]);
  const newest = newestOf(records.filter(({ commit, verdict }) => isCommit(commit) && verdict !== "invalid"));
  if (newest === null)
    return { why: reached ? "no earlier commit is recorded" : "the stored baseline could not be read" };
  const name = newest.commit.slice(0, 10);
  if (newest.commit === head) return { why: `${name} is the commit that was recorded last` };
  try {
    const ports = await open(newest.commit);
    if (ports.repository.sides.base.commit === newest.commit) return ports;
    return { why: `${name}, which was recorded last, is no ancestor of it: the branch was forced or rewound` };
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return { why: `git has no ${name}, which was recorded last` };
  }
};

// src/usecases/bundle/recorded-bundles.ts
var recordedBundles = async (plans, graphs, repository) => {
  const recorded = [];
  for (const {
    suite: { name },
    own,
    hashes,
    alone,
    measurement
  } of plans) {
    const head = measurement?.head ?? null;
    const graph = graphs.get(name)?.head;
    const lock = await lockFileOf(repository, "head", own.head.directory);
    const stored = head === null ? null : {
      key: bundleKey(own.head, hashes, lock),
      bundler: head.bundler,
      sizes: { ...head.sizes, chunks: [] },
      reproducible: head.reproducible,
      wobble: head.wobble,
      graph: graph === void 0 ? null : await packGraph(graph)
    };
    recorded.push({ name, hashes, alone, stored });
  }
  return recorded;
};

// src/usecases/refresh.ts
var store = async (to, records) => {
  if (to === null) return { problem: "No store was given, so the records are in the output directory only." };
  if (records.length === 0) return "stored";
  try {
    await to.append(records);
    return "stored";
  } catch (error) {
    if (!(error instanceof PacegateError)) throw error;
    return { problem: `${error.message} ${error.cure}` };
  }
};
var previousConfiguration = async (source, { repository, parse }, head) => {
  if (source.kind === "file") return head;
  const text = await repository.read("base", source.path);
  try {
    return text === null ? null : parse(source.path, text);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return null;
  }
};
var refresh = async (options, ports) => {
  const itself = await ports.open(null);
  const { clock, machine } = itself;
  const started = clock.now();
  const startedAt = clock.date();
  const { head } = await readConfigurations({
    source: options.configuration,
    read: (side, path) => itself.repository.read(side, path),
    parse: itself.parse
  });
  const chosen = { onlySuites: options.suites, onlyScenarios: options.scenarios };
  const names = chooseSuites(head.suites, chosen).map(({ name }) => name);
  const stored = await readStored(ports.store, names, environmentClass(machine));
  const beside = await besideNewest(stored, itself.repository.sides.head.commit, ports.open);
  const paired = "why" in beside ? null : beside;
  const previous = paired === null ? null : await previousConfiguration(options.configuration, paired, head);
  const why = "why" in beside ? beside.why : previous === null ? "the commit that was recorded last has no configuration" : null;
  const used = paired === null || why !== null ? itself : paired;
  const planned = planRefresh({ head, previous: why === null ? previous : null, ...chosen });
  const plan = withTimeLimit(why === null ? planned : planAlone(planned), options.timeLimit);
  const { sides } = used.repository;
  ports.chosen(used.repository);
  const done = await carryOut(
    {
      plan,
      purpose: "refresh",
      stored: Promise.resolve(stored),
      seed: options.seed,
      started,
      startedAt,
      notices: [
        ...sides.notices,
        ...why === null ? [] : [`The head was measured beside itself: ${why}.`],
        ...plan.notices
      ]
    },
    used
  );
  const { result, archive, comment, calibration } = done;
  const { suites } = emptyInput(done.plan, true);
  const records = recordsOf(result, done.blocks, {
    provenance: options.provenance,
    ref: options.ref,
    image: options.image,
    calibration,
    suites: done.plan.suites.flatMap(({ suite, hashes, alone }) => {
      const shape = suites.find(({ name }) => name === suite.name);
      return shape === void 0 ? [] : [{ shape, hashes, alone }];
    }),
    bundles: await recordedBundles(done.plan.bundles, done.graphs, used.repository)
  });
  await archive.keepRecords(records);
  return {
    result,
    directory: archive.directory,
    comment,
    records,
    stored: await store(ports.store, records)
  };
};

// src/usecases/run-refresh.ts
var imageOf = ({ ImageOS, ImageVersion }) => {
  const parts = [ImageOS, ImageVersion].filter((it) => it !== void 0 && it !== "");
  return parts.length === 0 ? null : parts.join(" ");
};
var runRefresh = async (options, host) => {
  await using run = await startRun(options, host);
  const head = options.head ?? "HEAD";
  const itself = await run.openSides(head, head);
  const { cwd, config, suites, scenarios, timeLimit, seed, provenance, ref } = options;
  const refreshed = await refresh(
    {
      configuration: await configurationSource(config, cwd, itself.sides.top),
      suites,
      scenarios,
      timeLimit,
      seed,
      provenance,
      ref,
      image: imageOf(options.environment)
    },
    {
      open: async (base) => {
        const repository = base === null ? itself : await run.openSides(base, head);
        return { ...run.portsOn(repository), calibrate: () => calibrate() };
      },
      store: options.baseline,
      chosen: ({ sides }) => tellSides(sides, host.report)
    }
  );
  return { ...refreshed, path: run.path() };
};

export {
  runRefresh
};
