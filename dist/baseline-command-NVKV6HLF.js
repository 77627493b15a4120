import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  githubAddress
} from "./chunk-QP5WDFDO.js";
import {
  renderBaseline
} from "./chunk-DOKNADZM.js";
import "./chunk-QX3YDQFQ.js";
import {
  runRefresh
} from "./chunk-6FW6GCXA.js";
import {
  createBranchStore,
  createGitHubBranch
} from "./chunk-H6M4475U.js";
import "./chunk-PB234I6M.js";
import {
  createGitHub
} from "./chunk-MJJUUXOH.js";
import {
  createProgressWriter
} from "./chunk-SECSKHPO.js";
import {
  readCheckFlags
} from "./chunk-KULCYLAW.js";
import {
  createFilesStore
} from "./chunk-RITITTGN.js";
import {
  watchInterrupts
} from "./chunk-2UIUTNXM.js";
import {
  verdictExitCodes
} from "./chunk-QSZIDGTK.js";
import "./chunk-ZM2Z42UO.js";
import {
  createRunDirectory,
  createStore
} from "./chunk-VIJOXWVX.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-LNLDPN5N.js";
import {
  commitOf,
  openRepository,
  remoteOf
} from "./chunk-BDZU4IYZ.js";
import "./chunk-WGZ5KSCE.js";
import "./chunk-LOKRMITD.js";
import "./chunk-MS5N73B4.js";
import {
  GitFailure,
  createGit,
  oneLine
} from "./chunk-L3P7WQTL.js";
import "./chunk-QTO22MF4.js";
import "./chunk-C5QOBS2P.js";
import {
  identityOf,
  isSuiteName,
  readLines,
  recordLine,
  seriesPath
} from "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import {
  repositoryText
} from "./chunk-C6DGYUA2.js";
import "./chunk-BYJ4AK2O.js";
import {
  renderTerminal
} from "./chunk-ZDZ7DMKR.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-SCZ2ZM32.js";
import "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import {
  defaultConfiguration
} from "./chunk-ZVDYMXII.js";
import {
  baselineSchema,
  parseConfiguration,
  readConfigurationFile,
  readYaml,
  valueAt
} from "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import "./chunk-QLSJYTOM.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import {
  BaselineError,
  OutputError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-E6LOVTDB.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-JU7WK37J.js";
import "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import {
  isMetric,
  metricOf
} from "./chunk-623PKLHY.js";
import "./chunk-D76HV7KS.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

// src/baseline/exchange.ts
var exchangeFormats = ["pacegate", "bmf", "github-action-benchmark"];
var importedClass = "imported";
var longestName = 200;
var createSkippedList = () => {
  const known = /* @__PURE__ */ new Map();
  return {
    add: (what, why) => {
      const shown = what.slice(0, longestName);
      const identity = JSON.stringify([shown, why]);
      const it = known.get(identity);
      if (it === void 0) known.set(identity, { what: shown, why, count: 1 });
      else it.count += 1;
    },
    all: () => [...known.values()]
  };
};

// src/cli/baseline-flags.ts
var stores = ["files", "branch"];
var text = external_exports.string().optional();
var schema = external_exports.object({
  store: text,
  config: external_exports.string().default(".github/pacegate.yml"),
  suite: external_exports.array(external_exports.string()).default([]),
  format: external_exports.string().default("pacegate"),
  out: text,
  commit: text,
  json: external_exports.boolean().default(false)
});
var oneOf = (flag, value, known) => {
  const found = known.find((it) => it === value);
  if (found !== void 0) return found;
  throw new UsageError(`--${flag} ${JSON.stringify(value)} is not known.`, `Known: ${known.join(", ")}.`);
};
var checkEmpty = (flags) => {
  for (const [name, value] of Object.entries(flags))
    if (value === "" || Array.isArray(value) && value.includes(""))
      throw new UsageError(
        `--${name} has an empty value.`,
        "Leave the option out, or check that the variable it comes from is set."
      );
};
var readStoreChoice = (given) => {
  const { store } = external_exports.object({ store: text }).parse(given);
  return store === void 0 ? null : oneOf("store", store, stores);
};
var readBaselineFlags = (given) => {
  const { config, suite, format, out, commit, json } = schema.parse(given);
  checkEmpty({ config, suite, format, out, commit });
  const formatRead = oneOf("format", format, exchangeFormats);
  if (commit !== void 0 && formatRead !== "bmf")
    throw new UsageError(
      "--commit belongs to --format bmf.",
      "Leave it out: the other formats say themselves which commits were measured."
    );
  return {
    store: readStoreChoice(given),
    config,
    suites: suite,
    format: formatRead,
    out: out ?? null,
    commit: commit ?? null,
    json
  };
};

// src/cli/baseline-export.ts
import { writeFile } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/baseline/benchmark-name.ts
var escaped = (scenario) => scenario.replaceAll("%", "%25").replaceAll("/", "%2F");
var unescaped = (text2) => text2.replaceAll("%2F", "/").replaceAll("%25", "%");
var benchmarkName = ({ suite, scenario, route }) => {
  const parts = [suite, ...scenario === null && route === null ? [] : [escaped(scenario ?? "")]];
  return [...parts, ...route === null ? [] : [route]].join("/");
};
var parseBenchmarkName = (name) => {
  const [suite = "", scenario = "", ...route] = name.split("/");
  if (!isSuiteName(suite)) return null;
  return {
    suite,
    scenario: scenario === "" ? null : unescaped(scenario),
    route: route.length === 0 ? null : route.join("/")
  };
};

// src/baseline/export-bmf.ts
var longestBenchmark = 1024;
var bmfMetric = ({ value, head }) => head.length < 2 ? { value } : {
  value,
  lower_value: head.reduce((least, it) => Math.min(least, it), value),
  upper_value: head.reduce((most, it) => Math.max(most, it), value)
};
var timeOf = ({ records }) => Date.parse(records.at(-1)?.recordedAt ?? "") || 0;
var exportBmf = (series) => {
  const skipped = createSkippedList();
  const report = /* @__PURE__ */ new Map();
  const bySuite = Map.groupBy(
    series.filter((it) => it.records.length > 0),
    ({ key }) => key.suite
  );
  for (const [suite, all] of bySuite) {
    const [newest, ...others] = all.toSorted((one, other) => timeOf(other) - timeOf(one));
    for (const { key } of others)
      skipped.add(`${suite} on ${key.environment}`, "a report of Bencher is of one machine: the newest is taken");
    const records = newest?.records ?? [];
    if (records.length > 1)
      skipped.add(`${suite}: ${records.length - 1} older records`, "a report of Bencher is of one commit");
    for (const metric of records.at(-1)?.metrics ?? []) {
      const name = benchmarkName({ suite, scenario: metric.scenario, route: metric.route });
      if (name.length > longestBenchmark) {
        skipped.add(name, `Bencher's names have at most ${longestBenchmark} characters`);
        continue;
      }
      const measures2 = report.get(name) ?? /* @__PURE__ */ new Map();
      report.set(name, measures2.set(metric.metric, bmfMetric(metric)));
    }
  }
  const benchmarks = Object.fromEntries([...report].map(([name, it]) => [name, Object.fromEntries(it)]));
  return { text: `${JSON.stringify(benchmarks, null, 2)}
`, skipped: skipped.all() };
};

// src/baseline/export-github-action-benchmark.ts
var scriptPrefix = "window.BENCHMARK_DATA = ";
var exportMark = "pacegate/baseline@1";
var higherMark = " (higher is better)";
var tools = { lower: "customSmallerIsBetter", higher: "customBiggerIsBetter" };
var rangeOf = ({ head }) => {
  if (head.length < 2) return {};
  const least = head.reduce((one, other) => Math.min(one, other));
  const most = head.reduce((one, other) => Math.max(one, other));
  return { range: `± ${Number(((most - least) / 2).toPrecision(3))}` };
};
var benchOf = (suite, metric) => ({
  name: `${metric.metric} ${benchmarkName({ suite, scenario: metric.scenario, route: metric.route })}`,
  value: metric.value,
  ...rangeOf(metric),
  unit: metric.unit,
  extra: exportMark
});
var entryOf = (record, better, repositoryUrl) => {
  const user = { name: "unknown", username: "unknown" };
  return {
    commit: {
      author: user,
      committer: user,
      id: record.commit,
      message: `${record.suite} at ${record.ref}`,
      timestamp: record.recordedAt,
      url: repositoryUrl === "" ? "" : `${repositoryUrl}/commit/${record.commit}`
    },
    date: Date.parse(record.recordedAt),
    tool: tools[better],
    benches: record.metrics.filter((it) => it.better === better).map((it) => benchOf(record.suite, it))
  };
};
var exportGitHubActionBenchmark = (series, repositoryUrl) => {
  const lists = series.flatMap(
    ({ key, records }) => ["lower", "higher"].flatMap((better) => {
      const entries = records.map((it) => entryOf(it, better, repositoryUrl)).filter((it) => it.benches.length > 0);
      const name = `${key.suite} on ${key.environment}${better === "higher" ? higherMark : ""}`;
      return entries.length === 0 ? [] : [[name, entries]];
    })
  );
  const dates = lists.flatMap(([, entries]) => entries.map((it) => it.date));
  const data = {
    lastUpdate: dates.reduce((one, other) => Math.max(one, other), 0),
    repoUrl: repositoryUrl,
    entries: Object.fromEntries(lists)
  };
  return { text: `${scriptPrefix}${JSON.stringify(data, null, 2)}`, skipped: [] };
};

// src/baseline/export-pacegate.ts
var exportPacegate = (series) => ({
  text: series.flatMap(({ records }) => records.map((it) => `${recordLine(it).text}
`)).join(""),
  skipped: []
});

// src/cli/open-baseline.ts
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/measure/workspace/tracked-branch.ts
var longestFetch = 6e4;
var fetched = "refs/pacegate/tracked";
var isMissing = (stderr) => /couldn't find remote ref|could not find remote branch/i.test(stderr);
var fetchTip = async (store, remote, branch) => {
  const options = ["--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
  const { code, stderr } = await store.run(["fetch", ...options, "--", remote, `+refs/heads/${branch}:${fetched}`], {
    timeout: longestFetch
  });
  if (code === 0) return { tip: await store.text(["rev-parse", "--verify", `${fetched}^{commit}`]) };
  if (isMissing(stderr)) return { tip: null };
  return { why: oneLine(stderr) || `git fetch did not end within ${longestFetch / 1e3} s` };
};
var openTrackedBranch = async (options) => {
  const { git, repository, branch, directory, tell } = options;
  const store = await createStore(git, repository, directory);
  const remote = remoteOf(repository, null);
  const find = async () => {
    if (remote === null) return commitOf(git, repository, `refs/heads/${branch}`);
    const outcome = await fetchTip(store, remote, branch);
    if ("tip" in outcome) return outcome.tip;
    const last = await commitOf(git, repository, `refs/remotes/${remote}/${branch}`);
    tell(
      `branch ${branch} can't be fetched from ${remote} (${outcome.why}): ${last === null ? "nothing of it was fetched before" : "it is shown as it was fetched last"}`
    );
    return last;
  };
  const tip = await find();
  return {
    place: remote === null ? `branch ${branch}` : `branch ${branch} of ${remote}`,
    tip: async () => tip,
    list: async (commit) => {
      const listed = await store.text(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit]);
      return listed.split("\0").filter((it) => it !== "");
    },
    read: async (commit, path) => {
      const listed = await store.text(["ls-tree", "-z", "--full-tree", commit, "--", path]);
      const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1];
      if (blob === void 0) return null;
      const { code, stdout, stderr } = await store.run(["cat-file", "blob", blob]);
      if (code !== 0) throw new GitFailure("cat-file", code, stderr);
      return stdout.toString();
    }
  };
};

// src/cli/open-baseline.ts
var usualBranch = "pacegate-baselines";
var branchName = async (top, { cwd, config, environment }) => {
  const path = config === defaultConfiguration ? join(top, config) : resolve(cwd, config);
  if (config === defaultConfiguration && !existsSync(path)) return usualBranch;
  const text2 = await readConfigurationFile(path);
  const yaml = readYaml(text2);
  const named2 = "problems" in yaml ? void 0 : valueAt(yaml.content.value, "baseline");
  const { data } = baselineSchema.prefault({}).safeParse(named2);
  return data !== void 0 && !("problems" in yaml) ? data.branch : parseConfiguration({ file: config, text: text2, environment }).baseline.branch;
};
var remoteUrl = (repository) => {
  const remote = remoteOf(repository, null);
  return repository.settings.find(({ key }) => key === `remote.${remote}.url`)?.value ?? null;
};
var tokenOf = ({ GITHUB_TOKEN, GH_TOKEN }) => [GITHUB_TOKEN, GH_TOKEN].find((it) => it !== void 0 && it.trim() !== "") ?? null;
var pagesOf = (apiUrl) => apiUrl.replace(/^https:\/\/api\.(github\.com|[\w-]+\.ghe\.com)\/?$/, "https://$1").replace(/\/api\/v3\/?$/, "");
var readOnlyBranch = async (name, { git, repository }, { onExit, tell }) => {
  await using stack = new AsyncDisposableStack();
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(onExit(() => run.removeSync()));
  const branch = await openTrackedBranch({
    git,
    repository,
    branch: name,
    directory: join(run.path, "store.git"),
    tell
  });
  const owned = stack.move();
  return {
    ...branch,
    advance: () => Promise.reject(
      new BaselineError(
        `${branch.place} can only be read here: there is no token for GitHub, or the repository is not there.`,
        "Set GITHUB_TOKEN (with GitHub's command line: GITHUB_TOKEN=$(gh auth token)), or use --store files."
      )
    ),
    [Symbol.asyncDispose]: () => owned.disposeAsync()
  };
};
var openBaseline = async (options) => {
  const { choice, isWriting, cwd, environment, signal, tell } = options;
  const git = createGit(environment, signal);
  const repository = await openRepository(git, cwd);
  const address = githubAddress(remoteUrl(repository), environment);
  const url = address.known ? `${pagesOf(address.value.apiUrl)}/${repositoryText(address.value.repository)}` : "";
  const opened = { git, repository, url };
  const directory = join(repository.top, ".pacegate", "baselines");
  if ((choice ?? (isWriting || existsSync(directory) ? "files" : "branch")) === "files") {
    const place = `directory ${relative(cwd, directory)}`;
    return { ...opened, store: createFilesStore({ directory, place }), [Symbol.asyncDispose]: async () => {
    } };
  }
  const name = await branchName(repository.top, options);
  const waiting = { sleep: (ms) => sleep(ms, void 0, { signal }) };
  const token = tokenOf(environment);
  if (token !== null && address.known) {
    const { apiUrl, repository: onGitHub } = address.value;
    const github = createGitHub({ token, apiUrl, userAgent: `pacegate/${version}`, log: tell });
    const store = createBranchStore(createGitHubBranch(github, { repository: onGitHub, branch: name }), waiting);
    return { ...opened, store, [Symbol.asyncDispose]: async () => {
    } };
  }
  const branch = await readOnlyBranch(name, opened, options);
  return {
    ...opened,
    store: createBranchStore(branch, waiting),
    [Symbol.asyncDispose]: () => branch[Symbol.asyncDispose]()
  };
};

// src/cli/baseline-session.ts
var mostLines = 20;
var withBaseline = async ({ store: choice, config }, host, isWriting, work) => {
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it) => progress.write(it);
  const tell = (text2) => report({ kind: "step", text: text2 });
  const onExit = (cleanup) => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const options = { choice, isWriting, cwd: host.cwd(), config, environment: host.env, signal, onExit, tell };
  await using opened = await openBaseline(options);
  return await work({ opened, tell, run: { signal, report, onExit } });
};
var readAllSeries = async (store, suites) => {
  const keys = await store.list();
  const known = [...new Set(keys.map(({ suite }) => suite))];
  const unknown2 = suites.find((it) => !known.includes(it));
  if (unknown2 !== void 0 && known.length > 0)
    throw new UsageError(
      `--suite ${JSON.stringify(unknown2)}: there are no stored measurements of that suite in ${store.place}.`,
      `Stored: ${shorten(known.join(", "), 300)}.`
    );
  const wanted = keys.filter(({ suite }) => suites.length === 0 || suites.includes(suite));
  return Promise.all(wanted.map(async (key) => ({ key, ...await store.read(key) })));
};
var nothingStored = ({ place }) => new BaselineError(
  `No baseline: nothing is stored in ${place} yet.`,
  "Measure the default branch with pacegate baseline refresh, import what another tool measured, or name the other --store."
);
var tellSkipped = (skipped, tell) => {
  for (const { what, why, count } of skipped.slice(0, mostLines))
    tell(`left out: ${shorten(what, 120)}${count > 1 ? ` (${count} times)` : ""}: ${why}`);
  if (skipped.length > mostLines) tell(`left out: ${skipped.length - mostLines} more kinds of figures`);
};

// src/cli/baseline-export.ts
var exported = ({ format }, series, url) => {
  switch (format) {
    case "pacegate":
      return exportPacegate(series);
    case "bmf":
      return exportBmf(series);
    case "github-action-benchmark":
      return exportGitHubActionBenchmark(series, url);
  }
};
var write = async (path, out, text2) => {
  try {
    await writeFile(path, text2);
  } catch (error) {
    throw new OutputError(`--out ${out} can't be written.`, "Name a file in a directory that you may write.", {
      cause: error
    });
  }
};
var exportBaseline = (flags, host) => withBaseline(flags, host, false, async ({ opened: { store, url }, tell }) => {
  const series = await readAllSeries(store, flags.suites);
  if (series.every(({ records }) => records.length === 0)) throw nothingStored(store);
  const { text: text2, skipped } = exported(flags, series, url);
  for (const problem of series.flatMap(({ problems }) => problems)) tell(problem);
  tellSkipped(skipped, tell);
  if (flags.out === null) host.stdout.write(text2);
  else await write(resolve2(host.cwd(), flags.out), flags.out, text2);
  return 0;
});

// src/cli/baseline-import.ts
import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { resolve as resolve3 } from "node:path";

// src/baseline/checked-json.ts
var longestImport = 64e6;
var deepest = 30;
var cure = "Import the file as its tool wrote it, and see that it is whole.";
var refused = (what, problem) => new BaselineError(`${what} ${problem}`, cure);
var checkedJson = (text2, what) => {
  if (text2.length > longestImport)
    throw refused(what, `has ${Math.round(text2.length / 1e6)} MB, and at most ${longestImport / 1e6} are read.`);
  let value;
  try {
    value = JSON.parse(text2);
  } catch {
    throw refused(what, "is not JSON.");
  }
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw refused(what, `is nested more than ${deepest} levels deep.`);
    const next = [];
    for (const it of level) {
      if (typeof it === "number" && !Number.isFinite(it))
        throw refused(what, "has a number that is too large to be one (such as 1e999).");
      if (typeof it !== "object" || it === null) continue;
      if (Object.hasOwn(it, "__proto__")) throw refused(what, 'has a key "__proto__", which no tool writes.');
      for (const inner of Object.values(it)) next.push(inner);
    }
    level = next;
  }
  return value;
};

// src/baseline/import-bmf.ts
import { createHash } from "node:crypto";

// src/baseline/imported-record.ts
var unknown = "unknown";
var rest = {
  schema: "pacegate/baseline@1",
  previous: null,
  verdict: "inconclusive",
  environment: {
    class: importedClass,
    pacegate: unknown,
    node: unknown,
    platform: unknown,
    kernel: unknown,
    cpu: unknown,
    cores: 0,
    memory: 0,
    image: null
  },
  calibration: null,
  hashes: { scenarios: unknown, fixtures: unknown },
  seed: 0,
  schedule: null,
  blocks: []
};
var importedRecord = ({ suite, commit, at, from, metrics }) => ({
  ...rest,
  environment: { ...rest.environment },
  hashes: { ...rest.hashes },
  blocks: [],
  suite,
  commit,
  ref: "import",
  recordedAt: at.toISOString(),
  provenance: { source: "import", runId: from.slice(0, longestName), attempt: null, event: null },
  metrics: [...metrics]
});
var importedMetric = (metric, { scenario, route, value }) => {
  const { unit, better } = metricOf(metric);
  return {
    scenario,
    route: route === null ? null : route.slice(0, longestName),
    metric,
    unit,
    better,
    primary: false,
    value,
    change: null,
    spread: null,
    base: [],
    head: []
  };
};
var metricIdentity = ({ scenario, route, metric }) => JSON.stringify([scenario, route, metric]);
var isCommit = (text2) => /^[0-9a-f]{7,64}$/.test(text2);
var suiteNameOf = (text2) => {
  const name = text2.replaceAll(/[^\w.-]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "").slice(0, 64).replace(/[-.]+$/, "");
  return name === "" || name.toLowerCase() === "readme.md" ? null : name;
};

// src/baseline/import-bmf.ts
var bmf = external_exports.record(
  external_exports.string(),
  external_exports.record(
    external_exports.string(),
    external_exports.object({ value: external_exports.number(), lower_value: external_exports.number().nullish(), upper_value: external_exports.number().nullish() })
  )
);
var measures = {
  latency: { metric: "latency.mean", factor: 1e-6 },
  throughput: { metric: "throughput", factor: 1 },
  allocated: { metric: "allocation.per-request", factor: 1 },
  "build-time": { why: "Pacegate does not measure builds" },
  "file-size": { why: "the size of a file, and it does not say whether compressed" }
};
var placeOf = ({ issues }) => {
  const names = issues[0]?.path.map((it) => `"${shorten(escapeTerminal(String(it)), 80)}"`) ?? [];
  return names.length === 0 ? "its outermost value" : names.join(" > ");
};
var shared = /* @__PURE__ */ new Set(["throughput", "capacity"]);
var range = "the range (lower_value, upper_value)";
var onlySuite = (suites) => {
  const [suite, ...others] = suites;
  if (suite === void 0 || others.length > 0)
    throw new UsageError(
      "The figures do not say which suite they belong to, so exactly one must be named.",
      "Add --suite NAME, with the name that the suite has in the configuration."
    );
  if (!isSuiteName(suite))
    throw new UsageError(
      `--suite "${shorten(escapeTerminal(suite), 80)}" can't be the name of a suite.`,
      "A name has at most 64 letters, digits, dashes, underscores and dots inside."
    );
  return suite;
};
var importBmf = (text2, { suites, commit, at }) => {
  const { data, error } = bmf.safeParse(checkedJson(text2, "The file"));
  if (data === void 0)
    throw new BaselineError(
      `The file is not in Bencher Metric Format: ${placeOf(error)} is not what it must be.`,
      'Bencher Metric Format is {"benchmark": {"measure": {"value": 1}}}: see docs/moving.md.'
    );
  const skipped = createSkippedList();
  const benchmarks = Object.entries(data);
  const isOurs = benchmarks.some(([, it]) => Object.keys(it).some((name) => isMetric(name) && !shared.has(name)));
  const kept = /* @__PURE__ */ new Map();
  const keep = (what, suite, metric) => {
    const metrics = kept.get(suite) ?? /* @__PURE__ */ new Map();
    kept.set(suite, metrics);
    if (metrics.has(metricIdentity(metric))) skipped.add(what, `a second figure for ${metric.metric}`);
    else metrics.set(metricIdentity(metric), metric);
  };
  for (const [name, figures] of benchmarks) {
    const place = isOurs ? parseBenchmarkName(name) : null;
    for (const [measure, { value, lower_value, upper_value }] of Object.entries(figures)) {
      const what = `${name}: ${measure}`;
      if (!isOurs && (lower_value ?? upper_value) !== void 0) skipped.add(range, "a record has no place for it");
      if (place !== null) {
        if (suites.length > 0 && !suites.includes(place.suite)) skipped.add(what, "not a suite named by --suite");
        else if (isMetric(measure)) keep(what, place.suite, importedMetric(measure, { ...place, value }));
        else skipped.add(what, "not a metric of Pacegate");
        continue;
      }
      const slug = measure.trim().toLowerCase().replaceAll(" ", "-");
      const known = Object.hasOwn(measures, slug) ? measures[slug] : void 0;
      if (known === void 0) skipped.add(what, "a measure that no metric of Pacegate is");
      else if ("why" in known) skipped.add(what, known.why);
      else
        keep(
          what,
          onlySuite(suites),
          importedMetric(known.metric, { scenario: null, route: name, value: value * known.factor })
        );
    }
  }
  const from = `bmf: ${createHash("sha256").update(text2).digest("hex").slice(0, 16)}`;
  const records = [...kept].map(
    ([suite, metrics]) => importedRecord({ suite, commit, at, from, metrics: [...metrics.values()] })
  );
  return { records, skipped: skipped.all() };
};

// src/baseline/foreign-metric.ts
var times = {
  ns: 1e-6,
  nsec: 1e-6,
  nanoseconds: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  usec: 1e-3,
  microseconds: 1e-3,
  ms: 1,
  msec: 1,
  milliseconds: 1,
  s: 1e3,
  sec: 1e3,
  secs: 1e3,
  seconds: 1e3
};
var sizes = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3
};
var rates = /^(?:ops?|operations?|iters?|iterations?|req|reqs|requests?|rps)?\s*(?:\/|per)\s*(?:s|sec|second)s?$/;
var timeNames = [
  [/\bp99\b|\b99th\b/, "latency.p99"],
  [/\bp95\b|\b95th\b/, "latency.p95"],
  [/\bp50\b|\bmedian\b/, "latency.p50"],
  [/\blcp\b|largest.contentful/, "page.lcp"],
  [/\bfcp\b|first.contentful/, "page.fcp"],
  [/\btbt\b|total.blocking/, "page.tbt"],
  [/speed.index/, "page.si"],
  [/\bcpu\b/, "cpu.per-request"]
];
var sizeNames = [
  [/gzip|\bgz\b/, "bundle.total.gzip"],
  [/brotli|\bbr\b/, "bundle.total.brotli"],
  [/\brss\b|resident/, "memory.rss.peak"],
  [/\bheap\b/, "memory.heap"],
  [/\bbundle\b|minified/, "bundle.total.parsed"],
  [/transfer/, "page.transfer"]
];
var named = (names, name) => names.find(([pattern]) => pattern.test(name))?.[1] ?? null;
var lookUp = (table, unit) => Object.hasOwn(table, unit) ? table[unit] ?? null : null;
var ofOne = /\s*(?:\/|per)\s*(?:ops?|iter|iteration|request|req|call|run)$/;
var foreignMetric = (unitText, nameText) => {
  const unit = unitText.trim().toLowerCase().slice(0, 40);
  const name = nameText.toLowerCase();
  const single = unit.replace(ofOne, "");
  const time = lookUp(times, single);
  if (time !== null) return { metric: named(timeNames, name) ?? "latency.mean", factor: time };
  const size = lookUp(sizes, single);
  if (size !== null && single !== unit) return { metric: "allocation.per-request", factor: size };
  if (size !== null) {
    const metric = named(sizeNames, name);
    return metric === null ? { why: "a size, and its name does not say whether of memory or of a bundle" } : { metric, factor: size };
  }
  if (rates.test(unit) || unit === "rps") return { metric: "throughput", factor: 1 };
  if (/\bcls\b|layout.shift/.test(name)) return { metric: "page.cls", factor: 1 };
  if (unit === "%" && /\berrors?\b|\bfail/.test(name)) return { metric: "errors.rate", factor: 0.01 };
  return { why: "a unit that no metric of Pacegate has" };
};

// src/baseline/import-github-action-benchmark.ts
var bench = external_exports.object({ name: external_exports.string(), value: external_exports.number(), unit: external_exports.string(), extra: external_exports.string().optional() });
var entry = external_exports.object({
  commit: external_exports.object({ id: external_exports.string() }),
  date: external_exports.number(),
  tool: external_exports.string(),
  benches: external_exports.array(external_exports.unknown())
});
var dataJs = external_exports.object({ entries: external_exports.record(external_exports.string(), external_exports.array(external_exports.unknown())) });
var biggerIsBetter = /* @__PURE__ */ new Set(["benchmarkjs", "pytest", "customBiggerIsBetter"]);
var cure2 = "Name the data.js of github-action-benchmark (on its pages branch, below dev/bench), or the file of its external-data-json-path.";
var jsonOf = (text2) => text2.replace(/^\uFEFF?\s*(?:window\.BENCHMARK_DATA\s*=)?/, "").trimEnd().replace(/;$/, "");
var ownFigure = (name, value) => {
  const [metric = "", ...rest2] = name.split(" ");
  const place = parseBenchmarkName(rest2.join(" "));
  return place === null || !isMetric(metric) ? null : { suite: place.suite, metric: importedMetric(metric, { ...place, value }) };
};
var suiteOf = (list, suites) => {
  if (suites.length > 1)
    throw new UsageError(
      "The figures can go to one suite only.",
      "Name one with --suite, or none: then lists give it."
    );
  const suite = suiteNameOf(suites[0] ?? list);
  if (suite === null)
    throw new UsageError(
      `The list "${shorten(escapeTerminal(list), 80)}" has no name that a suite could have.`,
      "Add --suite NAME, with the name that the suite has in the configuration."
    );
  return suite;
};
var figureOf = (list, tool, raw, { suites, skipped }) => {
  const { data } = bench.safeParse(raw);
  if (data === void 0) {
    skipped.add(list, "a figure without name, value or unit");
    return null;
  }
  const { name, value, unit, extra } = data;
  if (extra === exportMark) {
    const figure = ownFigure(name, value);
    if (figure === null) skipped.add(name, "not a metric of Pacegate");
    else if (suites.length === 0 || suites.includes(figure.suite)) return { figure, name };
    else skipped.add(name, "not a suite named by --suite");
    return null;
  }
  const known = foreignMetric(unit, name);
  if ("why" in known) {
    skipped.add(`${name} (${unit})`, known.why);
    return null;
  }
  if (biggerIsBetter.has(tool) !== (metricOf(known.metric).better === "higher")) {
    skipped.add(`${name} (${unit})`, `better in the other direction than ${known.metric}`);
    return null;
  }
  const metric = importedMetric(known.metric, { scenario: null, route: name, value: value * known.factor });
  return { figure: { suite: suiteOf(list, suites), metric }, name };
};
var addEntry = (measurements, list, raw, source) => {
  const { data } = entry.safeParse(raw);
  const { skipped } = source;
  const at = new Date(data?.date ?? Number.NaN);
  if (data === void 0 || Number.isNaN(at.getTime()))
    return skipped.add(list, "a measurement without commit, date or figures");
  const commit = data.commit.id;
  if (!isCommit(commit)) return skipped.add(list, "a measurement of something that is no commit");
  const from = `github-action-benchmark: ${list.endsWith(higherMark) ? list.slice(0, -higherMark.length) : list}`;
  for (const it of data.benches) {
    const found = figureOf(list, data.tool, it, source);
    if (found === null) continue;
    const { suite, metric } = found.figure;
    const identity = JSON.stringify([suite, commit, data.date, from]);
    const known = measurements.get(identity) ?? { suite, commit, at, from, metrics: /* @__PURE__ */ new Map() };
    measurements.set(identity, known);
    if (known.metrics.has(metricIdentity(metric))) skipped.add(found.name, `a second figure for ${metric.metric}`);
    else known.metrics.set(metricIdentity(metric), metric);
  }
};
var importGitHubActionBenchmark = (text2, suites) => {
  const { data } = dataJs.safeParse(checkedJson(jsonOf(text2), "The file"));
  if (data === void 0)
    throw new BaselineError('The file is not data.js of github-action-benchmark: it has no "entries".', cure2);
  const skipped = createSkippedList();
  const measurements = /* @__PURE__ */ new Map();
  for (const [list, entries] of Object.entries(data.entries))
    for (const it of entries) addEntry(measurements, list, it, { suites, skipped });
  const records = [...measurements.values()].map((it) => importedRecord({ ...it, metrics: [...it.metrics.values()] }));
  return { records, skipped: skipped.all() };
};

// src/baseline/import-pacegate.ts
var importPacegate = (text2, suites) => {
  if (text2.length > longestImport)
    throw new BaselineError(
      `The file has ${Math.round(text2.length / 1e6)} MB, and at most ${longestImport / 1e6} are read.`,
      "Import it in parts: it has one measurement a line."
    );
  const skipped = createSkippedList();
  const lines = readLines(text2, null);
  const read2 = lines.flatMap((line, index) => {
    if (line.kind === "record") return [line.record];
    const why = line.kind === "newer" ? "written by a newer version of Pacegate" : line.why;
    skipped.add(`line ${index + 1}`, why);
    return [];
  });
  if (read2.length === 0)
    throw new BaselineError(
      `Nothing of the file is a measurement that this version of Pacegate knows (${lines.length} lines).`,
      "Name a file of pacegate baseline export, or the format of what it is: --format bmf or github-action-benchmark."
    );
  for (const { suite, environment } of read2) seriesPath({ suite, environment: environment.class });
  const records = read2.filter((it) => {
    const isWanted = suites.length === 0 || suites.includes(it.suite);
    if (!isWanted) skipped.add(`suite ${it.suite}`, "not named by --suite");
    return isWanted;
  });
  return { records, skipped: skipped.all() };
};

// src/cli/baseline-import.ts
var cure3 = "Name what pacegate baseline export wrote, or the file of another tool with its --format.";
var readImport = async (path, file) => {
  let bytes;
  try {
    const { size } = await stat(path);
    if (size > 4 * longestImport) throw new UsageError(`${file} has ${Math.round(size / 1e6)} MB.`, cure3);
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} can't be read.`, cure3, { cause: error });
  }
  if (!isUtf8(bytes)) throw new UsageError(`${file} is not text in UTF-8.`, cure3);
  return bytes.toString("utf8");
};
var measuredCommit = async ({ git, repository }, ref) => {
  const commit = await commitOf(git, repository, ref ?? "HEAD");
  if (commit === null)
    throw new UsageError(
      `--commit ${JSON.stringify(ref ?? "HEAD")}: the repository has no such commit.`,
      "Name the commit that the figures were measured at: --commit REF."
    );
  const date = await git.text(["show", "--no-patch", "--format=%cI", commit], { directory: repository.top });
  return { commit, at: new Date(date) };
};
var read = async (text2, { format, suites, commit }, opened) => {
  switch (format) {
    case "pacegate":
      return importPacegate(text2, suites);
    case "bmf":
      return importBmf(text2, { suites, ...await measuredCommit(opened, commit) });
    case "github-action-benchmark":
      return importGitHubActionBenchmark(text2, suites);
  }
};
var summary = async ({ store }, { records }) => {
  const groups = Map.groupBy(records, ({ suite, environment }) => JSON.stringify([suite, environment.class]));
  const lines = [...groups.values()].map(async (group) => {
    const [first] = group;
    if (first === void 0) return "";
    const key = { suite: first.suite, environment: first.environment.class };
    const kept = new Set((await store.read(key)).records.map(identityOf));
    const wanted = new Set(group.map(identityOf));
    const present = [...wanted].filter((it) => kept.has(it)).length;
    const rest2 = present < wanted.size ? ` of ${wanted.size}; older ones do not fit` : "";
    return `${key.suite} on ${key.environment}: ${present}${rest2}`;
  });
  return Promise.all(lines);
};
var importBaseline = (file, flags, host) => withBaseline(flags, host, true, async ({ opened, tell }) => {
  const imported = await read(await readImport(resolve3(host.cwd(), file), file), flags, opened);
  tellSkipped(imported.skipped, tell);
  if (imported.records.length === 0)
    throw new BaselineError(`Nothing of ${file} could be imported.`, "docs/moving.md says what each format gives.");
  await opened.store.append(imported.records);
  const lines = await summary(opened, imported);
  host.stdout.write(
    `Measurements in ${opened.store.place}:
${lines.map((it) => `  ${escapeTerminal(it)}
`).join("")}`
  );
  return 0;
});

// src/cli/baseline-refresh.ts
var provenanceOf = ({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_EVENT_NAME }) => ({
  source: "command-line",
  runId: GITHUB_RUN_ID ?? null,
  attempt: /^\d{1,6}$/.test(GITHUB_RUN_ATTEMPT ?? "") ? Number(GITHUB_RUN_ATTEMPT) : null,
  event: GITHUB_EVENT_NAME ?? null
});
var currentRef = async ({ git, repository }) => {
  const { code, stdout } = await git.run(["symbolic-ref", "--quiet", "--short", "HEAD"], {
    directory: repository.top
  });
  return code === 0 ? stdout.toString().trim() : "HEAD";
};
var refreshBaseline = (given, host) => {
  const { base, ...flags } = readCheckFlags(given);
  if (base !== null)
    throw new UsageError(
      "--base has no meaning for a refresh: the commit is measured beside the one that was recorded last.",
      "Leave it out."
    );
  return withBaseline({ store: readStoreChoice(given), config: flags.config }, host, true, async (session) => {
    const { opened, tell, run } = session;
    run.signal.addEventListener("abort", () => tell("stopping what was started; a second signal does it at once"));
    const options = {
      ...flags,
      base: null,
      cwd: host.cwd(),
      environment: host.env,
      version,
      baseline: opened.store,
      provenance: provenanceOf(host.env),
      ref: flags.head ?? await currentRef(opened)
    };
    const { result, directory, records, stored } = await runRefresh(options, run);
    const { stdout, stderr } = host;
    stdout.write(
      flags.json ? `${JSON.stringify(result, null, 2)}
` : renderTerminal(result, {
        colour: stdout.isTTY && host.env["NO_COLOR"] === void 0,
        width: stdout.columns ?? 100,
        directory
      })
    );
    if (stored !== "stored") {
      stderr.write(`${stored.problem}
To store it later: pacegate baseline import ${directory}/records.jsonl
`);
      return verdictExitCodes[result.verdict === "pass" ? "invalid" : result.verdict];
    }
    const measured = records.length === 1 ? "1 measurement" : `${records.length} measurements`;
    tell(
      records.length === 0 ? "nothing was measured, so nothing was stored" : `${measured} stored in ${opened.store.place}`
    );
    return verdictExitCodes[result.verdict];
  });
};

// src/cli/baseline-show.ts
var showBaseline = (flags, host) => withBaseline(flags, host, false, async ({ opened: { store } }) => {
  const series = await readAllSeries(store, flags.suites);
  const { stdout } = host;
  if (flags.json) {
    const shown = series.map(({ key, problems, records }) => ({ ...key, problems, records }));
    stdout.write(`${JSON.stringify({ store: store.place, series: shown }, null, 2)}
`);
    return 0;
  }
  const colour = stdout.isTTY && host.env["NO_COLOR"] === void 0;
  const title = `Stored measurements: ${escapeTerminal(store.place)}`;
  stdout.write(`${title}

${renderBaseline(series, { colour, width: stdout.columns ?? 100 })}`);
  return 0;
});

// src/cli/baseline-command.ts
var needed = (file) => {
  if (file !== null && file !== "") return file;
  throw new UsageError("There is no file to import.", "Name it: pacegate baseline import FILE.");
};
var baselineCommand = (action, argument, given, host) => {
  if (action === "refresh") return refreshBaseline(given, host);
  const flags = readBaselineFlags(given);
  switch (action) {
    case "show":
      return showBaseline(flags, host);
    case "export":
      return exportBaseline(flags, host);
    case "import":
      return importBaseline(needed(argument), flags, host);
  }
};
export {
  baselineCommand
};
