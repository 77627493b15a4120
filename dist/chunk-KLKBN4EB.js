import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createVisitors,
  findLighthouse,
  freePort,
  holderOf,
  listenersOf,
  ownProcesses,
  packagePlaces,
  portIsFree,
  portStaysTaken,
  resolvePackage,
  strangerOn
} from "./chunk-YUV73QK7.js";
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
} from "./chunk-QL6MKMNB.js";
import {
  creepsOf
} from "./chunk-BZ67FGZI.js";
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
} from "./chunk-6WIGEDLC.js";
import {
  systemClock
} from "./chunk-OQZDUZJS.js";
import {
  GitFailure,
  createGit,
  createOutputTail,
  oneLine,
  printable
} from "./chunk-2FHGPCDZ.js";
import {
  bundleHashes,
  bundleInput,
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
  hasVariables,
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
  sharedSuite,
  slicePlan,
  suiteHashes,
  toleratedWorsening,
  trendsOf,
  upperQuantile,
  warmUp,
  worseningOf
} from "./chunk-PBQDYBYB.js";
import {
  defaultDirectory,
  newestOf,
  openArchive
} from "./chunk-HA2ZJA6C.js";
import {
  byImportance,
  count,
  placeText,
  renderComment,
  titleAtStart
} from "./chunk-OONWZWA2.js";
import {
  causeKinds,
  changeText,
  decisionText,
  metricTitle,
  toleranceText,
  valueText
} from "./chunk-YM5E4DEF.js";
import {
  scrubbedEnvironment
} from "./chunk-L3DUQPL2.js";
import {
  parseConfiguration,
  require_dist
} from "./chunk-6WPL3DZZ.js";
import {
  errorCode
} from "./chunk-LPQYZXUD.js";
import {
  escapeHtml,
  escapePlain,
  formatDifference,
  formatDuration,
  formatPercent,
  formatShare,
  formatValue,
  metricOf,
  shorten
} from "./chunk-VMH3NJ5P.js";
import {
  killMarked,
  markedProcesses
} from "./chunk-RPONXC4F.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  otherSide,
  sides
} from "./chunk-TYXQHNCN.js";
import {
  bundleGraphSchema,
  readGraph
} from "./chunk-FZ7HWXME.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import {
  BundleError,
  InterruptedError,
  LoadError,
  OutputError,
  PacegateError,
  PreparationError,
  RepositoryError,
  ServiceError
} from "./chunk-PZ3W4RZL.js";
import {
  groupLives,
  killGroup
} from "./chunk-6C4V474L.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/usecases/run/start-run.ts
import { join as join23, resolve as resolve7 } from "node:path";

// src/measure/bundle/open-bundle-bench.ts
import { join as join6, resolve as resolve6 } from "node:path";

// src/core/bundle/duplicates.ts
var build = /^(?:dist|lib|build|out|src|esm?|es\d+|esnext|modern|module|mjs|cjs|commonjs|legacy|node|umd|browser)$/;
var esmMark = /(?:^|[/._-])(?:esm?|es\d+|esnext|modern|module|mjs)(?=[/._-])|\.mjs$/;
var commonjsMark = /(?:^|[/._-])(?:cjs|commonjs|umd)(?=[/._-])|\.cjs$/;
var formatOf = (path, type) => {
  if (type === "esm" || type === "commonjs") return type;
  if (type !== "unknown-script") return null;
  if (commonjsMark.test(path)) return "commonjs";
  return esmMark.test(path) ? "esm" : "commonjs";
};
var isOfBuild = (part) => part.split(/[-_]/).every((word) => build.test(word));
var keyOf = (path) => {
  const folders = path.replace(/\.[cm]?[jt]sx?$/, "").split("/");
  const [stem = "", ...endings3] = (folders.pop() ?? "").split(".");
  const kept = (parts) => parts.filter((part) => !isOfBuild(part));
  return [...kept(folders), [stem, ...kept(endings3)].join(".")].join("/");
};
var isWrapper = (one2, other) => Math.min(one2, other) * 4 < Math.max(one2, other);
var twice = (graph, instance, members) => {
  const seen = /* @__PURE__ */ new Map();
  const found = /* @__PURE__ */ new Set();
  for (const index2 of members) {
    const it = graph.modules[index2];
    if (it === void 0 || !it.name.startsWith(`${instance}/`)) continue;
    const path = it.name.slice(instance.length + 1);
    const format = formatOf(path, it.type);
    if (format === null) continue;
    const key = keyOf(path);
    const other = seen.get(key);
    if (other === void 0) seen.set(key, { index: index2, format, stat: it.stat });
    else if (other.format !== format && !isWrapper(other.stat, it.stat)) {
      found.add(other.index);
      found.add(index2);
    }
  }
  return [...found].toSorted((a, b) => a - b);
};
var group = (members, keyOf3) => {
  const groups = /* @__PURE__ */ new Map();
  for (const index2 of members) {
    const key = keyOf3(index2);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === void 0) groups.set(key, [index2]);
    else known.push(index2);
  }
  return groups;
};
var duplicatesOf = (graph) => {
  const shipped = graph.modules.flatMap((it, index2) => it.chunks.length > 0 && it.type !== "runtime" ? [index2] : []);
  const found = [];
  for (const [name, modules] of group(shipped, (index2) => graph.modules[index2]?.package ?? null)) {
    const byInstance = group(modules, (index2) => graph.modules[index2]?.instance ?? null);
    const instances = [...byInstance.keys()].toSorted();
    const versionsOf2 = (of) => [...new Set(of.flatMap((index2) => graph.modules[index2]?.version ?? []))].toSorted();
    const versions2 = versionsOf2(modules);
    if (instances.length > 1 || versions2.length > 1) {
      found.push({ package: name, kind: "instances", instances, versions: versions2, modules });
    }
    for (const [instance, members] of byInstance) {
      const both = twice(graph, instance, members);
      if (both.length === 0) continue;
      found.push({
        package: name,
        kind: "formats",
        instances: [instance],
        versions: versionsOf2(members),
        modules: both
      });
    }
  }
  return found.toSorted((a, b) => a.package < b.package ? -1 : a.package > b.package ? 1 : 0);
};

// src/core/bundle/sizes-of.ts
var isCode = (file) => file.kind === "script" || file.kind === "style";
var sizesOf = (graph) => {
  const statOfChunk = graph.chunks.map(() => 0);
  for (const { chunks, stat: stat11, type } of graph.modules) {
    if (type === "runtime") continue;
    for (const chunk of chunks) statOfChunk[chunk] = (statOfChunk[chunk] ?? 0) + stat11;
  }
  const sizes2 = (files, chunks) => {
    const sum = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };
    for (const chunk of new Set(chunks)) sum.stat += statOfChunk[chunk] ?? 0;
    for (const index2 of new Set(files)) {
      const file = graph.files[index2];
      if (file === void 0) continue;
      sum.parsed += file.parsed;
      sum.gzip += file.gzip;
      sum.brotli += file.brotli;
    }
    return sum;
  };
  const codeOf = (indexes) => [...new Set(indexes)].filter((index2) => {
    const file = graph.files[index2];
    return file !== void 0 && isCode(file);
  });
  const filesOf = (chunks) => codeOf(chunks.flatMap((it) => graph.chunks[it]?.files ?? []));
  const entries = graph.entries.map((entry3) => {
    const first = codeOf(entry3.files);
    const initial = new Set(entry3.initial);
    const loaded = new Set(first);
    const later = entry3.async.filter((it) => !initial.has(it));
    return {
      name: entry3.name,
      initial: sizes2(first, entry3.initial),
      async: sizes2(
        filesOf(later).filter((it) => !loaded.has(it)),
        later
      ),
      requests: first.length
    };
  });
  const loadedFirst = new Set(graph.entries.flatMap((it) => it.files));
  const initialChunks = new Set(graph.entries.flatMap((it) => it.initial));
  const all = graph.chunks.map((_, index2) => index2);
  return {
    entries,
    async: sizes2(
      codeOf(graph.files.keys()).filter((it) => !loadedFirst.has(it)),
      all.filter((it) => !initialChunks.has(it))
    ),
    total: sizes2(
      [...graph.files.keys()].filter((it) => graph.files[it]?.kind !== "map"),
      all
    ),
    modules: graph.modules.filter((it) => it.chunks.length > 0 && it.type !== "runtime").length,
    duplicates: duplicatesOf(graph).length
  };
};

// src/measure/bundle/cut-text.ts
var shareOf = (graph, all, lost) => {
  const modules = all.flatMap((index2) => {
    const it = graph.modules[index2];
    return it === void 0 ? [] : [{ index: index2, ...it }];
  });
  const own = modules.filter((it) => it.type !== "runtime");
  const emitted = own.length > 0 && own.every((it) => it.parsed !== null);
  let sum = 0;
  let gone = 0;
  for (const { index: index2, parsed, stat: stat11 } of emitted ? own : modules) {
    const weight = emitted ? parsed ?? 0 : stat11;
    sum += weight;
    if (lost.has(index2)) gone += weight;
  }
  return sum === 0 ? 0 : gone / sum;
};
var unplaced = (graph, { rest }, lost) => {
  const placed = new Set(rest.parts?.map((it) => it.module));
  const missing2 = rest.parts === null ? [] : rest.modules.filter((it) => lost.has(it) && !placed.has(it));
  return missing2.reduce((sum, it) => sum + (graph.modules[it]?.parsed ?? 0), 0);
};
var cutText = (graph, layout, lost, size) => {
  const ranges = [];
  const shares = [];
  const rest = { start: 0, end: 0, ...layout.rest, isRest: true };
  for (const block of [...layout.blocks.map((it) => ({ ...it, isRest: false })), rest]) {
    const { modules, parts, isRest } = block;
    if (!modules.some((it) => lost.has(it))) continue;
    const { start, end } = block;
    if (!isRest && modules.every((it) => lost.has(it))) ranges.push({ start, end });
    else if (parts !== null) ranges.push(...parts.filter((it) => lost.has(it.module)));
    else shares.push({ range: isRest ? null : { start, end }, share: shareOf(graph, modules, lost) });
  }
  if (layout.blocks.length === 0 && size > 0) {
    shares.push({ range: null, share: Math.min(1, unplaced(graph, layout, lost) / size) });
  }
  return { ranges, shares: shares.filter((it) => it.share > 0) };
};

// src/measure/bundle/lost-files.ts
import { posix } from "node:path";
var lostFiles = ({ graph, members }, files, lost) => {
  const gone = /* @__PURE__ */ new Set();
  const isEmptied = (file) => {
    const modules = members.modulesOf(file);
    return modules.length > 0 && modules.every((it) => lost.has(it));
  };
  const assets = [...lost].flatMap((it) => {
    const asset = graph.modules[it];
    return asset?.type === "asset-file" ? [asset] : [];
  });
  const isAsset = (file) => {
    const { name = "", parsed = 0 } = graph.files[file] ?? {};
    return assets.some(
      (it) => posix.extname(it.name) === posix.extname(name.replace(/\?.*$/, "")) && it.stat === parsed
    );
  };
  for (const file of files) {
    const kind = graph.files[file]?.kind;
    if (kind === "script" || kind === "style" ? isEmptied(file) : kind === "media" && isAsset(file)) gone.add(file);
  }
  return gone;
};

// src/measure/bundle/one-place.ts
var isNear = (gap, a, b) => gap < 3 * Math.min(a, b) + 300;
var inOnePlace = (ranges, isScattered) => {
  const places2 = /* @__PURE__ */ new Map();
  for (const range of ranges) {
    const length = range.end - range.start;
    const others = places2.get(range.source) ?? [];
    const last2 = others.at(-1);
    if (last2 !== void 0 && isNear(range.start - last2.end, last2.length, length)) {
      others[others.length - 1] = {
        ranges: [...last2.ranges, range],
        length: last2.length + length,
        end: range.end
      };
    } else others.push({ ranges: [range], length, end: range.end });
    places2.set(range.source, others);
  }
  const kept = /* @__PURE__ */ new Set();
  for (const [source, found] of places2) {
    const largest6 = found.reduce((a, b) => b.length > a.length ? b : a);
    for (const place2 of isScattered(source) ? found : [largest6]) for (const it of place2.ranges) kept.add(it);
  }
  const result = [];
  for (const range of ranges) {
    if (!kept.has(range)) continue;
    const last2 = result.at(-1);
    const start = last2 === void 0 ? ranges[0]?.start ?? range.start : last2.source === range.source ? last2.end : Math.round((last2.end + range.start) / 2);
    if (last2 !== void 0) result[result.length - 1] = { ...last2, end: start };
    result.push({ ...range, start });
  }
  const last = result.at(-1);
  if (last !== void 0) result[result.length - 1] = { ...last, end: ranges.at(-1)?.end ?? last.end };
  return result;
};

// src/measure/bundle/segment-text.ts
var switching = 12;
var missing = -13;
var fewWords = 200;
var mostSteps = 15e7;
var segmentText = (words4, sources) => {
  if (words4.length * sources.length > mostSteps) return null;
  const known = new Set(sources.flatMap((it) => [...it.counts.keys()]));
  const odds = sources.map(({ total }) => Math.log(Math.max(total, fewWords)));
  const score = new Float64Array(sources.length);
  const first = new Int32Array(sources.length);
  const before = sources.map(() => null);
  let best = 0;
  for (const [at, { word }] of words4.entries()) {
    if (!known.has(word)) continue;
    const leaving = (score[best] ?? 0) - switching;
    let way2 = null;
    let next = 0;
    for (let source = 0; source < sources.length; source += 1) {
      let own = score[source] ?? 0;
      if (own < leaving) {
        way2 ??= { source: best, first: first[best] ?? 0, before: before[best] ?? null };
        own = leaving;
        first[source] = at;
        before[source] = way2;
      }
      const count3 = sources[source]?.counts.get(word);
      own += count3 === void 0 ? missing : Math.log(count3) - (odds[source] ?? 0);
      score[source] = own;
      if (own > (score[next] ?? 0)) next = source;
    }
    best = next;
  }
  const segments = [];
  let last = words4.length - 1;
  let way = { source: best, first: first[best] ?? 0, before: before[best] ?? null };
  while (way !== null && last >= 0) {
    segments.push({ source: way.source, first: way.first, last });
    last = way.first - 1;
    way = way.before;
  }
  return segments.toReversed().filter((it) => it.first <= it.last);
};

// src/measure/bundle/word-counts.ts
var words = /(?:[\p{L}\p{N}_$]|\\u[0-9a-fA-F]{4}){3,}/gu;
var plain = (word) => word.includes("\\") ? word.replace(/\\u([0-9a-fA-F]{4})/g, (_, code2) => String.fromCharCode(Number.parseInt(code2, 16))) : word;
var wordsIn = (text, start, end) => [...text.slice(start, end).matchAll(words)].map((match) => ({
  word: plain(match[0]),
  start: start + match.index,
  end: start + match.index + match[0].length
}));
var countWords = (texts) => {
  const counts = /* @__PURE__ */ new Map();
  let total = 0;
  for (const text of texts) {
    for (const [match] of text.matchAll(words)) {
      const word = plain(match);
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total += 1;
    }
  }
  return { counts, total };
};
var bundlerWords = countWords([
  `Array Error Module Object Promise Symbol __esModule __proto__ all apply async await bind call chunk configurable
  const construct currentScript data default defineProperties defineProperty delete document else enumerable error exports
  false find for forEach from function get getAttribute getElementsByTagName getOwnPropertyDescriptor
  getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf globalThis hasOwnProperty head import
  key keys length link miniCss module name new nonce null onerror onload promise propertyIsEnumerable prototype push
  reduce return script self set setAttribute setPrototypeOf setTimeout some splice src string stylesheet then this throw
  toStringTag true type typeof undefined value var void webpackChunk while writable`
]);

// src/measure/bundle/align-sources.ts
var withoutComments = (source) => source.replace(/\/\*[^]*?\*\//g, " ").replace(/(^|\s)\/\/.*$/gm, "$1");
var boundary = (text, from, to) => {
  const middle = Math.round((from + to) / 2);
  for (let away = 0; away <= to - middle; away += 1) {
    for (const at of [middle - away, middle + away]) {
      const character = text[at - 1];
      if (at > from && at <= to && (character === "}" || character === ";")) return at;
    }
  }
  return middle;
};
var rangesOf = (text, window, words4, segments) => {
  const ends = segments.map(({ last }) => {
    const from = words4[last]?.end ?? window.end;
    const to = words4[last + 1]?.start;
    return to === void 0 ? window.end : boundary(text, from, to);
  });
  return segments.map(({ source }, index2) => ({
    source,
    start: index2 === 0 ? window.start : ends[index2 - 1] ?? window.end,
    end: ends[index2] ?? window.end
  }));
};
var align = (text, window, groups, isScattered) => {
  const words4 = wordsIn(text, window.start, window.end);
  const segments = segmentText(words4, [...groups.map((it) => countWords(it.map(withoutComments))), bundlerWords]);
  if (segments === null) return null;
  const ranges = inOnePlace(rangesOf(text, window, words4, segments), (it) => it === groups.length || isScattered(it));
  return ranges.filter((it) => it.source < groups.length);
};
var alignSources = (text, window, sources, lost) => {
  const groups = [...Map.groupBy(sources, (it) => it.instance).values()];
  const found = align(
    text,
    window,
    groups.map((group2) => group2.map((it) => it.source)),
    // The project's own modules stand where they import something, packages between them.
    (group2) => groups[group2]?.[0]?.instance === null
  );
  if (found === null) return null;
  const ranges = [];
  for (const { source, start, end } of found) {
    const group2 = groups[source] ?? [];
    const [one2] = group2;
    if (one2 === void 0) continue;
    const some = group2.filter((it) => lost.has(it.module)).length;
    if (some === 0 || some === group2.length) {
      ranges.push({ module: one2.module, start, end });
      continue;
    }
    const inner = align(
      text,
      { start, end },
      group2.map((it) => [it.source]),
      () => false
    );
    if (inner === null) return null;
    for (const it of inner)
      ranges.push({ module: group2[it.source]?.module ?? one2.module, start: it.start, end: it.end });
  }
  return ranges;
};

// src/measure/bundle/text-range.ts
var withoutRanges = (text, ranges) => {
  const kept = [];
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start > at) kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  kept.push(text.slice(at));
  return kept.join("");
};
var clip = (ranges, windows) => {
  let first = 0;
  return windows.map((window) => {
    while ((ranges[first]?.end ?? Infinity) <= window.start) first += 1;
    const inside = [];
    for (let index2 = first; index2 < ranges.length; index2 += 1) {
      const range = ranges[index2];
      if (range === void 0 || range.start >= window.end) break;
      inside.push({ ...range, start: Math.max(range.start, window.start), end: Math.min(range.end, window.end) });
    }
    return inside;
  });
};
var gapsOf = (ranges, length) => {
  const gaps = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) gaps.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < length) gaps.push({ start: at, end: length });
  return gaps;
};

// src/measure/bundle/refine-layout.ts
var enough = 0.9;
var refineLayout = async (bundle, layout, text, lost) => {
  let isGuessed = false;
  const align2 = async (modules2, windows) => {
    const sources = [];
    let all = 0;
    let known = 0;
    for (const module of modules2) {
      const { type, stat: stat11 = 0, instance = null } = bundle.graph.modules[module] ?? {};
      if (type === "runtime") continue;
      const source = await bundle.source(module);
      all += stat11;
      if (source === null) continue;
      known += stat11;
      sources.push({ module, instance, source });
    }
    if (all === 0 || known < enough * all) return null;
    const ranges = [];
    for (const window of windows) {
      const inside = alignSources(text, window, sources, lost);
      if (inside === null) return null;
      ranges.push(...inside);
    }
    if (ranges.length === 0) return null;
    isGuessed = true;
    return ranges;
  };
  const isUnclear = (modules2, parts2) => parts2 === null && modules2.some((it) => lost.has(it));
  const blocks = [];
  for (const block of layout.blocks) {
    const whole = block.modules.every((it) => lost.has(it));
    const parts2 = whole || !isUnclear(block.modules, block.parts) ? block.parts : await align2(block.modules, [block]);
    blocks.push({ ...block, parts: parts2 });
  }
  const { modules, parts } = layout.rest;
  const rest = isUnclear(modules, parts) ? { modules, parts: await align2(modules, gapsOf(layout.blocks, text.length)) } : layout.rest;
  return { ...layout, blocks, rest, isGuessed };
};

// src/measure/bundle/turns.ts
var createTurns = (places2) => {
  let free = places2;
  const waiting = [];
  return async (run) => {
    if (free > 0) free -= 1;
    else {
      await new Promise((resolve9) => {
        waiting.push(resolve9);
      });
    }
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === void 0) free += 1;
      else next();
    }
  };
};

// src/measure/bundle/bundle-texts.ts
var nothing = { parsed: 0, gzip: 0, brotli: 0 };
var add = (a, b, times3 = 1) => ({
  parsed: a.parsed + b.parsed * times3,
  gzip: a.gzip + b.gzip * times3,
  brotli: a.brotli + b.brotli * times3
});
var wholeOf = ({ parsed, gzip: gzip3, brotli: brotli2 }) => ({ parsed, gzip: gzip3, brotli: brotli2 });
var bundleTexts = (bundle, compression, signal) => {
  const { graph, members } = bundle;
  const turn = createTurns(1);
  const without = async (file, text, ranges) => {
    if (ranges.length === 0) return nothing;
    const left = Buffer.from(withoutRanges(text, ranges));
    const size = await compression.sizeOf(left);
    return {
      parsed: file.parsed - left.length,
      gzip: file.gzip - size.gzip,
      brotli: file.brotli - size.brotli
    };
  };
  const cutFile = async (index2, file, lost) => {
    const text = await bundle.text(index2);
    const layout = await refineLayout(bundle, await bundle.layout(index2), text, lost);
    const { ranges, shares } = cutText(graph, layout, lost, layout.isGuessed ? 0 : file.parsed);
    let bytes3 = await without(file, text, ranges);
    for (const { range, share } of shares) {
      const blocks = await without(file, text, range === null ? layout.blocks : [range]);
      bytes3 = add(bytes3, range === null ? add(wholeOf(file), blocks, -1) : blocks, share);
    }
    return { bytes: bytes3, exact: shares.length === 0 && !layout.isGuessed };
  };
  const cut2 = async ({ entry: entry3, modules }) => {
    const lost = new Set(modules);
    const found = graph.entries.find((it) => it.name === entry3);
    const files = entry3 === null ? [...graph.files.keys()] : found?.files ?? [];
    const chunks = new Set(entry3 === null ? graph.chunks.keys() : found?.initial ?? []);
    const gone = lostFiles(bundle, files, lost);
    let sum = nothing;
    let exact = true;
    for (const index2 of files) {
      signal.throwIfAborted();
      const file = graph.files[index2];
      if (file === void 0) continue;
      if (gone.has(index2)) {
        sum = add(sum, wholeOf(file));
      } else if ((file.kind === "script" || file.kind === "style") && members.inChunksOf(index2).some((it) => lost.has(it))) {
        const part = await cutFile(index2, file, lost);
        sum = add(sum, part.bytes);
        exact &&= part.exact;
      }
    }
    let stat11 = 0;
    for (const index2 of lost) {
      const module = graph.modules[index2];
      if (module !== void 0 && module.type !== "runtime") {
        stat11 += module.stat * module.chunks.filter((it) => chunks.has(it)).length;
      }
    }
    const delta = {
      stat: stat11,
      parsed: Math.round(sum.parsed),
      gzip: Math.round(sum.gzip),
      brotli: Math.round(sum.brotli)
    };
    return { delta, method: exact ? "ablation" : "share" };
  };
  return { cut: (order) => turn(() => cut2(order)) };
};

// src/measure/bundle/compression.ts
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
var toGzip = promisify(gzip);
var toBrotli = promisify(brotliCompress);
var atOnce = 2;
var createCompression = () => {
  const known = /* @__PURE__ */ new Map();
  const turn = createTurns(atOnce);
  const compress = async (content) => {
    if (content.length === 0) return { gzip: 0, brotli: 0 };
    const [zipped, squeezed] = await Promise.all([
      turn(() => toGzip(content, { level: 9 })),
      turn(() => toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    ]);
    return { gzip: zipped.length, brotli: squeezed.length };
  };
  return {
    sizeOf: (content) => {
      const key = createHash("sha256").update(content).digest("base64");
      const size = known.get(key) ?? compress(content);
      known.set(key, size);
      return size;
    }
  };
};

// src/measure/bundle/emitted-bundle.ts
import { relative, sep } from "node:path";

// src/measure/bundle/file-layout.ts
import { createHash as createHash2 } from "node:crypto";

// src/measure/bundle/find-source-map.ts
import { posix as posix2 } from "node:path";
var urlOf = (text) => {
  const at = text.lastIndexOf("sourceMappingURL=");
  if (at === -1) return null;
  return /^[^\s"'*\\]+/.exec(text.slice(at + "sourceMappingURL=".length))?.[0] ?? null;
};
var decodeData = (url) => {
  const comma2 = url.indexOf(",");
  if (comma2 === -1) return null;
  const data = url.slice(comma2 + 1);
  try {
    return url.slice(0, comma2).endsWith(";base64") ? Buffer.from(data, "base64").toString() : decodeURIComponent(data);
  } catch {
    return null;
  }
};
var largest = 128 * 1024 ** 2;
var findSourceMap = async (files, name, text) => {
  const directory = posix2.dirname(name);
  const url = urlOf(text);
  if (url?.startsWith("data:") === true) {
    const json2 = decodeData(url);
    return json2 === null ? null : { json: json2, directory };
  }
  const named2 = url === null || /^[a-z][\w+.-]*:/i.test(url) ? [] : [posix2.join(directory, url.replace(/[?#].*$/, ""))];
  for (const path of /* @__PURE__ */ new Set([...named2, `${name}.map`])) {
    const content = await files.readIfThere(path, largest);
    if (content !== null) return { json: content.toString(), directory: posix2.dirname(path) };
  }
  return null;
};

// src/measure/bundle/module-ranges.ts
var mostTries = 200;
var skipBack = (text, from) => {
  let at = from;
  for (; ; ) {
    while (at > 0 && /\s/.test(text[at - 1] ?? "")) at -= 1;
    if (!text.startsWith("*/", at - 2)) return at;
    const opened = text.lastIndexOf("/*", at - 3);
    if (opened === -1) return at;
    at = opened;
  }
};
var keyBefore = (text, end, id) => {
  for (const key of [id, JSON.stringify(id), `'${id}'`]) {
    const start = end - key.length;
    if (start < 0 || !text.startsWith(key, start)) continue;
    if (key === id && /[\w$]/.test(text[start - 1] ?? "")) continue;
    return start;
  }
  return null;
};
var wrapperAt = (text, at, id) => {
  let end = skipBack(text, at);
  let parentheses = 0;
  while (text[end - 1] === "(") {
    parentheses += 1;
    end = skipBack(text, end - 1);
  }
  const before = text[end - 1];
  const key = keyBefore(text, before === ":" ? skipBack(text, end - 1) : end, id);
  if (key !== null) {
    const start = skipBack(text, key);
    return { start: text[start - 1] === "," ? start - 1 : start, parentheses };
  }
  const isElement = /^\d+$/.test(id) && (before === "," || before === "[");
  return isElement ? { start: end, parentheses } : null;
};
var endOf = (text, from, { start, parentheses }) => {
  let end = from;
  for (let open2 = parentheses; open2 > 0 && text[end] === ")"; open2 -= 1) end += 1;
  return text[start - 1] === "{" && text[end] === "," ? end + 1 : end;
};
var moduleRanges = (text, modules) => {
  const found = [];
  let cursor = 0;
  const find2 = (id, body, from) => {
    let at = text.indexOf(body, from);
    for (let tries2 = 0; at !== -1 && tries2 < mostTries; tries2 += 1) {
      const wrapper = wrapperAt(text, at, id);
      if (wrapper !== null) return { id, start: wrapper.start, end: endOf(text, at + body.length, wrapper) };
      at = text.indexOf(body, at + 1);
    }
    return null;
  };
  for (const [id, body] of Object.entries(modules)) {
    if (body === "") continue;
    const range = find2(id, body, cursor) ?? find2(id, body, 0);
    if (range === null) continue;
    found.push(range);
    cursor = Math.max(range.start, range.end - 1);
  }
  return found.toSorted((a, b) => a.start - b.start);
};

// src/measure/bundle/source-name.ts
import { posix as posix3 } from "node:path";
var scheme = /^webpack(?:-internal)?:\/\/[^/]*\//;
var segmentsOf = (name) => name.split("/").filter((it) => it !== "" && it !== "." && it !== "..");
var packageOf = (name) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(name)?.[0] ?? null;
var commonEnd = (a, b) => {
  let count3 = 0;
  while (count3 < a.length && count3 < b.length && a.at(-1 - count3) === b.at(-1 - count3)) count3 += 1;
  return count3;
};
var bare = (source) => (source.split("!").at(-1) ?? "").replace(/ \+ \d+ modules?$/, "").replace(/\?[^/]*$/, "");
var createSourceMatcher = (modules, mapDirectory) => {
  const byName3 = /* @__PURE__ */ new Map();
  const byBase = /* @__PURE__ */ new Map();
  for (const { name, index: index2 } of modules) {
    if (!byName3.has(name)) byName3.set(name, index2);
    const segments = segmentsOf(name);
    const base = segments.at(-1) ?? "";
    const others = byBase.get(base);
    if (others === void 0) byBase.set(base, [{ index: index2, segments }]);
    else others.push({ index: index2, segments });
  }
  const byEnd = (name) => {
    const segments = segmentsOf(name);
    const near = (byBase.get(segments.at(-1) ?? "") ?? []).map((it) => ({
      index: it.index,
      common: commonEnd(it.segments, segments),
      whole: it.segments.length
    }));
    const most5 = Math.max(0, ...near.map((it) => it.common));
    const best = near.filter((it) => it.common === most5 && it.common >= Math.min(2, it.whole));
    return best.length === 1 ? best[0]?.index ?? null : null;
  };
  const byPackage = /* @__PURE__ */ new Map();
  for (const { name, index: index2 } of modules) {
    const folder = packageOf(name);
    if (folder !== null) byPackage.set(folder, byPackage.has(folder) ? null : index2);
  }
  const alone = (name) => {
    const folder = packageOf(name);
    return folder === null ? null : byPackage.get(folder) ?? null;
  };
  const known = /* @__PURE__ */ new Map();
  return (source) => {
    const before = known.get(source);
    if (before !== void 0) return before;
    const own = scheme.test(source);
    const path = bare(own ? source.replace(scheme, "") : source);
    const name = posix3.normalize(own ? path : posix3.join(mapDirectory, path));
    const index2 = byName3.get(name) ?? byName3.get(posix3.normalize(path)) ?? byEnd(path) ?? alone(name);
    known.set(source, index2);
    return index2;
  };
};

// node_modules/@jridgewell/sourcemap-codec/dist/sourcemap-codec.mjs
var comma = ",".charCodeAt(0);
var semicolon = ";".charCodeAt(0);
var chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var intToChar = new Uint8Array(64);
var charToInt = new Uint8Array(128);
for (let i = 0; i < chars.length; i++) {
  const c = chars.charCodeAt(i);
  intToChar[i] = c;
  charToInt[c] = i;
}
function decodeInteger(reader) {
  let value = 0;
  let shift = 0;
  let integer = 0;
  do {
    const c = reader.next();
    integer = charToInt[c];
    value |= (integer & 31) << shift;
    shift += 5;
  } while (integer & 32);
  return value;
}
function decodeSign(num) {
  return num & 1 ? -2147483648 | -(num >>> 1) : num >>> 1;
}
function hasMoreVlq(reader, max) {
  if (reader.pos >= max) return false;
  return reader.peek() !== comma;
}
var bufLength = 1024 * 16;
var StringReader = class {
  constructor(buffer) {
    this.pos = 0;
    this.buffer = buffer;
  }
  next() {
    return this.buffer.charCodeAt(this.pos++);
  }
  peek() {
    return this.buffer.charCodeAt(this.pos);
  }
  indexOf(char) {
    const { buffer, pos } = this;
    const idx = buffer.indexOf(char, pos);
    return idx === -1 ? buffer.length : idx;
  }
};
function decode(mappings) {
  const { length } = mappings;
  const reader = new StringReader(mappings);
  const decoded = [];
  let genColumn = 0;
  let sourcesIndex = 0;
  let sourceLine = 0;
  let sourceColumn = 0;
  let namesIndex = 0;
  do {
    const semi = reader.indexOf(";");
    const line = [];
    let sorted = true;
    let lastCol = 0;
    genColumn = 0;
    while (reader.pos < semi) {
      let seg;
      genColumn += decodeSign(decodeInteger(reader));
      if (genColumn < lastCol) sorted = false;
      lastCol = genColumn;
      if (hasMoreVlq(reader, semi)) {
        sourcesIndex += decodeSign(decodeInteger(reader));
        sourceLine += decodeSign(decodeInteger(reader));
        sourceColumn += decodeSign(decodeInteger(reader));
        if (hasMoreVlq(reader, semi)) {
          namesIndex += decodeSign(decodeInteger(reader));
          seg = [genColumn, sourcesIndex, sourceLine, sourceColumn, namesIndex];
        } else {
          seg = [genColumn, sourcesIndex, sourceLine, sourceColumn];
        }
      } else {
        seg = [genColumn];
      }
      line.push(seg);
      reader.pos++;
    }
    if (!sorted) sort(line);
    decoded.push(line);
    reader.pos = semi + 1;
  } while (reader.pos <= length);
  return decoded;
}
function sort(line) {
  line.sort(sortComparator);
}
function sortComparator(a, b) {
  return a[0] - b[0];
}

// node_modules/@jridgewell/resolve-uri/dist/resolve-uri.mjs
var schemeRegex = /^[\w+.-]+:\/\//;
var urlRegex = /^([\w+.-]+:)\/\/([^@/#?]*@)?(\[[^\]]+\]|[^:/#?]*)(:\d+)?(\/[^#?]*)?(\?[^#]*)?(#.*)?/;
var fileRegex = /^file:(?:\/\/((?![a-z]:)[^/#?]*)?)?(\/?[^#?]*)(\?[^#]*)?(#.*)?/i;
function isAbsoluteUrl(input) {
  return schemeRegex.test(input);
}
function isSchemeRelativeUrl(input) {
  return input.startsWith("//");
}
function isAbsolutePath(input) {
  return input.startsWith("/");
}
function isFileUrl(input) {
  return input.startsWith("file:");
}
function isRelative(input) {
  return /^[.?#]/.test(input);
}
function parseAbsoluteUrl(input) {
  const match = urlRegex.exec(input);
  return makeUrl(match[1], match[2] || "", match[3], match[4] || "", match[5] || "/", match[6] || "", match[7] || "");
}
function parseFileUrl(input) {
  const match = fileRegex.exec(input);
  const path = match[2];
  return makeUrl("file:", "", match[1] || "", "", isAbsolutePath(path) ? path : "/" + path, match[3] || "", match[4] || "");
}
function makeUrl(scheme2, user, host, port, path, query, hash) {
  return {
    scheme: scheme2,
    user,
    host,
    port,
    path,
    query,
    hash,
    type: 7
  };
}
function parseUrl(input) {
  if (isSchemeRelativeUrl(input)) {
    const url2 = parseAbsoluteUrl("http:" + input);
    url2.scheme = "";
    url2.type = 6;
    return url2;
  }
  if (isAbsolutePath(input)) {
    const url2 = parseAbsoluteUrl("http://foo.com" + input);
    url2.scheme = "";
    url2.host = "";
    url2.type = 5;
    return url2;
  }
  if (isFileUrl(input))
    return parseFileUrl(input);
  if (isAbsoluteUrl(input))
    return parseAbsoluteUrl(input);
  const url = parseAbsoluteUrl("http://foo.com/" + input);
  url.scheme = "";
  url.host = "";
  url.type = input ? input.startsWith("?") ? 3 : input.startsWith("#") ? 2 : 4 : 1;
  return url;
}
function stripPathFilename(path) {
  if (path.endsWith("/.."))
    return path;
  const index2 = path.lastIndexOf("/");
  return path.slice(0, index2 + 1);
}
function mergePaths(url, base) {
  normalizePath(base, base.type);
  if (url.path === "/") {
    url.path = base.path;
  } else {
    url.path = stripPathFilename(base.path) + url.path;
  }
}
function normalizePath(url, type) {
  const rel = type <= 4;
  const pieces = url.path.split("/");
  let pointer = 1;
  let positive = 0;
  let addTrailingSlash = false;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) {
      addTrailingSlash = true;
      continue;
    }
    addTrailingSlash = false;
    if (piece === ".")
      continue;
    if (piece === "..") {
      if (positive) {
        addTrailingSlash = true;
        positive--;
        pointer--;
      } else if (rel) {
        pieces[pointer++] = piece;
      }
      continue;
    }
    pieces[pointer++] = piece;
    positive++;
  }
  let path = "";
  for (let i = 1; i < pointer; i++) {
    path += "/" + pieces[i];
  }
  if (!path || addTrailingSlash && !path.endsWith("/..")) {
    path += "/";
  }
  url.path = path;
}
function resolve(input, base) {
  if (!input && !base)
    return "";
  const url = parseUrl(input);
  let inputType = url.type;
  if (base && inputType !== 7) {
    const baseUrl = parseUrl(base);
    const baseType = baseUrl.type;
    switch (inputType) {
      case 1:
        url.hash = baseUrl.hash;
      // fall through
      case 2:
        url.query = baseUrl.query;
      // fall through
      case 3:
      case 4:
        mergePaths(url, baseUrl);
      // fall through
      case 5:
        url.user = baseUrl.user;
        url.host = baseUrl.host;
        url.port = baseUrl.port;
      // fall through
      case 6:
        url.scheme = baseUrl.scheme;
    }
    if (baseType > inputType)
      inputType = baseType;
  }
  normalizePath(url, inputType);
  const queryHash = url.query + url.hash;
  switch (inputType) {
    // This is impossible, because of the empty checks at the start of the function.
    // case UrlType.Empty:
    case 2:
    case 3:
      return queryHash;
    case 4: {
      const path = url.path.slice(1);
      if (!path)
        return queryHash || ".";
      if (isRelative(base || input) && !isRelative(path)) {
        return "./" + path + queryHash;
      }
      return path + queryHash;
    }
    case 5:
      return url.path + queryHash;
    default:
      return url.scheme + "//" + url.user + url.host + url.port + url.path + queryHash;
  }
}

// node_modules/@jridgewell/trace-mapping/dist/trace-mapping.mjs
function stripFilename(path) {
  if (!path) return "";
  const index2 = path.lastIndexOf("/");
  return path.slice(0, index2 + 1);
}
function resolver(mapUrl, sourceRoot) {
  const from = stripFilename(mapUrl);
  const prefix3 = sourceRoot ? sourceRoot + "/" : "";
  return (source) => resolve(prefix3 + (source || ""), from);
}
var COLUMN = 0;
var SOURCES_INDEX = 1;
var SOURCE_LINE = 2;
var SOURCE_COLUMN = 3;
var NAMES_INDEX = 4;
function maybeSort(mappings, owned) {
  const unsortedIndex = nextUnsortedSegmentLine(mappings, 0);
  if (unsortedIndex === mappings.length) return mappings;
  if (!owned) mappings = mappings.slice();
  for (let i = unsortedIndex; i < mappings.length; i = nextUnsortedSegmentLine(mappings, i + 1)) {
    mappings[i] = sortSegments(mappings[i], owned);
  }
  return mappings;
}
function nextUnsortedSegmentLine(mappings, start) {
  for (let i = start; i < mappings.length; i++) {
    if (!isSorted(mappings[i])) return i;
  }
  return mappings.length;
}
function isSorted(line) {
  for (let j = 1; j < line.length; j++) {
    if (line[j][COLUMN] < line[j - 1][COLUMN]) {
      return false;
    }
  }
  return true;
}
function sortSegments(line, owned) {
  if (!owned) line = line.slice();
  return line.sort(sortComparator2);
}
function sortComparator2(a, b) {
  return a[COLUMN] - b[COLUMN];
}
function memoizedState() {
  return {
    lastKey: -1,
    lastNeedle: -1,
    lastIndex: -1
  };
}
function parse(map) {
  return typeof map === "string" ? JSON.parse(map) : map;
}
var FlattenMap = function(map, mapUrl) {
  const parsed = parse(map);
  if (!("sections" in parsed)) {
    return new TraceMap(parsed, mapUrl);
  }
  const mappings = [];
  const sources = [];
  const sourcesContent = [];
  const names2 = [];
  const ignoreList = [];
  recurse(
    parsed,
    mapUrl,
    mappings,
    sources,
    sourcesContent,
    names2,
    ignoreList,
    0,
    0,
    Infinity,
    Infinity
  );
  const joined = {
    version: 3,
    file: parsed.file,
    names: names2,
    sources,
    sourcesContent,
    mappings,
    ignoreList
  };
  return presortedDecodedMap(joined);
};
function recurse(input, mapUrl, mappings, sources, sourcesContent, names2, ignoreList, lineOffset, columnOffset, stopLine, stopColumn) {
  const { sections } = input;
  for (let i = 0; i < sections.length; i++) {
    const { map, offset } = sections[i];
    let sl = stopLine;
    let sc = stopColumn;
    if (i + 1 < sections.length) {
      const nextOffset = sections[i + 1].offset;
      sl = Math.min(stopLine, lineOffset + nextOffset.line);
      if (sl === stopLine) {
        sc = Math.min(stopColumn, columnOffset + nextOffset.column);
      } else if (sl < stopLine) {
        sc = columnOffset + nextOffset.column;
      }
    }
    addSection(
      map,
      mapUrl,
      mappings,
      sources,
      sourcesContent,
      names2,
      ignoreList,
      lineOffset + offset.line,
      columnOffset + offset.column,
      sl,
      sc
    );
  }
}
function addSection(input, mapUrl, mappings, sources, sourcesContent, names2, ignoreList, lineOffset, columnOffset, stopLine, stopColumn) {
  const parsed = parse(input);
  if ("sections" in parsed) return recurse(...arguments);
  const map = new TraceMap(parsed, mapUrl);
  const sourcesOffset = sources.length;
  const namesOffset = names2.length;
  const decoded = decodedMappings(map);
  const { resolvedSources, sourcesContent: contents, ignoreList: ignores } = map;
  append(sources, resolvedSources);
  append(names2, map.names);
  if (contents) append(sourcesContent, contents);
  else for (let i = 0; i < resolvedSources.length; i++) sourcesContent.push(null);
  if (ignores) for (let i = 0; i < ignores.length; i++) ignoreList.push(ignores[i] + sourcesOffset);
  for (let i = 0; i < decoded.length; i++) {
    const lineI = lineOffset + i;
    if (lineI > stopLine) return;
    const out = getLine(mappings, lineI);
    const cOffset = i === 0 ? columnOffset : 0;
    const line = decoded[i];
    for (let j = 0; j < line.length; j++) {
      const seg = line[j];
      const column = cOffset + seg[COLUMN];
      if (lineI === stopLine && column >= stopColumn) return;
      if (seg.length === 1) {
        out.push([column]);
        continue;
      }
      const sourcesIndex = sourcesOffset + seg[SOURCES_INDEX];
      const sourceLine = seg[SOURCE_LINE];
      const sourceColumn = seg[SOURCE_COLUMN];
      out.push(
        seg.length === 4 ? [column, sourcesIndex, sourceLine, sourceColumn] : [column, sourcesIndex, sourceLine, sourceColumn, namesOffset + seg[NAMES_INDEX]]
      );
    }
  }
}
function append(arr, other) {
  for (let i = 0; i < other.length; i++) arr.push(other[i]);
}
function getLine(arr, index2) {
  for (let i = arr.length; i <= index2; i++) arr[i] = [];
  return arr[index2];
}
var TraceMap = class {
  constructor(map, mapUrl) {
    const isString = typeof map === "string";
    if (!isString && map._decodedMemo) return map;
    const parsed = parse(map);
    const { version, file, names: names2, sourceRoot, sources, sourcesContent } = parsed;
    this.version = version;
    this.file = file;
    this.names = names2 || [];
    this.sourceRoot = sourceRoot;
    this.sources = sources;
    this.sourcesContent = sourcesContent;
    this.ignoreList = parsed.ignoreList || parsed.x_google_ignoreList || void 0;
    const resolve9 = resolver(mapUrl, sourceRoot);
    this.resolvedSources = sources.map(resolve9);
    const { mappings } = parsed;
    if (typeof mappings === "string") {
      this._encoded = mappings;
      this._decoded = void 0;
    } else if (Array.isArray(mappings)) {
      this._encoded = void 0;
      this._decoded = maybeSort(mappings, isString);
    } else if (parsed.sections) {
      throw new Error(`TraceMap passed sectioned source map, please use FlattenMap export instead`);
    } else {
      throw new Error(`invalid source map: ${JSON.stringify(parsed)}`);
    }
    this._decodedMemo = memoizedState();
    this._bySources = void 0;
    this._bySourceMemos = void 0;
  }
};
function cast(map) {
  return map;
}
function decodedMappings(map) {
  var _a;
  return (_a = cast(map))._decoded || (_a._decoded = decode(cast(map)._encoded));
}
function presortedDecodedMap(map, mapUrl) {
  const tracer = new TraceMap(clone(map, []), mapUrl);
  cast(tracer)._decoded = map.mappings;
  return tracer;
}
function clone(map, mappings) {
  return {
    version: map.version,
    file: map.file,
    names: map.names,
    sourceRoot: map.sourceRoot,
    sources: map.sources,
    sourcesContent: map.sourcesContent,
    mappings,
    ignoreList: map.ignoreList || map.x_google_ignoreList
  };
}

// src/measure/bundle/source-map-ranges.ts
var plainMap = external_exports.object({
  version: external_exports.literal(3),
  sources: external_exports.array(external_exports.string().nullable()),
  sourceRoot: external_exports.string().nullish(),
  mappings: external_exports.string()
});
var mapSchema = external_exports.union([
  plainMap,
  external_exports.object({
    version: external_exports.literal(3),
    sections: external_exports.array(external_exports.object({ offset: external_exports.object({ line: external_exports.int().min(0), column: external_exports.int().min(0) }), map: plainMap }))
  })
]);
var readMap = (json2) => {
  try {
    const value = JSON.parse(json2);
    const map = mapSchema.parse(value);
    const slim = ({ version, sources, sourceRoot, mappings }) => ({
      version,
      sources,
      names: [],
      mappings,
      ...sourceRoot === null || sourceRoot === void 0 ? {} : { sourceRoot }
    });
    return "sections" in map ? new FlattenMap({
      version: 3,
      sections: map.sections.map((it) => ({ offset: it.offset, map: slim(it.map) }))
    }) : new FlattenMap(slim(map));
  } catch {
    return null;
  }
};
var sourceMapRanges = (text, json2, match) => {
  const map = readMap(json2);
  if (map === null) return null;
  const owners = map.sources.map(
    (source, index2) => source === null ? null : match(map.resolvedSources[index2] ?? source)
  );
  const ranges = [];
  const add3 = (start, end, source) => {
    const module = source === void 0 ? null : owners[source] ?? null;
    if (module === null || end <= start) return;
    const last = ranges.at(-1);
    if (last !== void 0 && last.module === module && last.end === start) {
      ranges[ranges.length - 1] = { module, start: last.start, end };
    } else ranges.push({ module, start, end });
  };
  let lineStart = 0;
  for (const segments of decodedMappings(map)) {
    if (lineStart >= text.length) break;
    const newline = text.indexOf("\n", lineStart);
    const lineEnd = newline === -1 ? text.length : newline + 1;
    for (const [index2, segment] of segments.entries()) {
      const next = segments[index2 + 1]?.[0];
      add3(
        Math.min(lineStart + segment[0], lineEnd),
        next === void 0 ? lineEnd : Math.min(lineStart + next, lineEnd),
        segment[1]
      );
    }
    lineStart = lineEnd;
  }
  return ranges;
};

// src/measure/bundle/webpack-bundle-analyzer.ts
var parseBundle = async (path, ids) => {
  const { default: parser } = await import("./parseUtils-YOPTMUKW.js");
  for (const sourceType of ["script", "module"]) {
    try {
      const { modules, src } = parser.parseBundle(path, { sourceType, expectedModuleIds: [...ids] });
      return { modules, text: src, isModule: sourceType === "module" };
    } catch (error) {
      if (typeof error !== "object" || error === null || !("pos" in error)) throw error;
    }
  }
  return null;
};
var writeReport = async (stats, options2) => {
  const { default: viewer } = await import("./viewer-OIGAXA6E.js");
  const said = [];
  const keep = (text) => {
    said.push(text);
  };
  const logger = { debug: () => {
  }, info: () => {
  }, warn: keep, error: keep };
  await viewer.generateReport(stats, {
    openBrowser: false,
    reportFilename: options2.file,
    reportTitle: options2.title,
    bundleDir: options2.output,
    logger,
    defaultSizes: options2.output === null ? "stat" : "gzip",
    compressionAlgorithm: "gzip"
  });
  return said;
};

// src/measure/bundle/file-layout.ts
var wraps = (graph) => graph.bundler.name === "webpack" || graph.bundler.name === "rspack";
var rangesOf2 = async (sources, name, text, members) => {
  const key = createHash2("sha256").update(text).digest("base64");
  const known = sources.parsed.get(key);
  if (known !== void 0) return known;
  const ids = [...sources.byId].flatMap(([id, modules]) => modules.some((it) => members.has(it)) ? [id] : []);
  const bundle = await parseBundle(await sources.files.path(name), ids);
  const found = bundle === null || bundle.text !== text ? { ranges: [], isModule: true } : { ranges: moduleRanges(text, bundle.modules), isModule: bundle.isModule };
  sources.parsed.set(key, found);
  return found;
};
var isOwn = (graph, module) => graph.modules[module]?.type !== "runtime";
var fileLayout = async (sources, file, text) => {
  const { graph, members, byId, files, output: output2 } = sources;
  const name = graph.files[file]?.name ?? "";
  const all = members.modulesOf(file);
  const isMember2 = new Set(all);
  const isNear2 = new Set(members.inChunksOf(file));
  const isScript2 = graph.files[file]?.kind === "script";
  const { ranges, isModule: isModule2 } = isScript2 && wraps(graph) ? await rangesOf2(sources, name, text, isNear2) : { ranges: [], isModule: isScript2 };
  const whole = ranges.flatMap(({ id, start, end }) => {
    const near = byId.get(id)?.filter((it) => isNear2.has(it)) ?? [];
    const own = near.filter((it) => isMember2.has(it));
    const modules = own.length > 0 ? own : near;
    return modules.length === 0 ? [] : [{ start, end, modules }];
  });
  const inBlocks = new Set(whole.flatMap((it) => it.modules));
  const left = all.filter((it) => !inBlocks.has(it));
  const isClear = whole.every((it) => it.modules.length === 1) && !left.some((it) => isOwn(graph, it));
  const map = isClear ? null : await findSourceMap(files, name, text);
  const owned = map === null ? null : sourceMapRanges(
    text,
    map.json,
    createSourceMatcher(
      all.flatMap((index2) => isOwn(graph, index2) ? [{ index: index2, name: graph.modules[index2]?.name ?? "" }] : []),
      `${output2}/${map.directory}`
    )
  );
  const inside = owned === null ? null : clip(owned, whole);
  const blocks = whole.map((block, index2) => {
    const own = new Set(block.modules);
    const parts = own.size === 1 ? [] : inside?.[index2]?.filter((it) => own.has(it.module)) ?? [];
    return { ...block, parts: parts.length === 0 ? null : parts };
  });
  const outside2 = owned === null ? [] : clip(owned, gapsOf(whole, text.length)).flat();
  return { blocks, rest: { modules: left, parts: outside2.length === 0 ? null : outside2 }, isModule: isModule2 };
};

// src/measure/bundle/file-members.ts
var isStyle = (graph, file) => graph.files[file]?.kind === "style";
var fileMembers = (graph) => {
  const chunksOfFile = /* @__PURE__ */ new Map();
  for (const [chunk, { files }] of graph.chunks.entries()) {
    for (const file of files) chunksOfFile.set(file, [...chunksOfFile.get(file) ?? [], chunk]);
  }
  const modulesOfChunk = graph.chunks.map(() => []);
  for (const [index2, { chunks }] of graph.modules.entries()) {
    for (const chunk of chunks) modulesOfChunk[chunk]?.push(index2);
  }
  const chunksOf2 = (file) => chunksOfFile.get(file) ?? [];
  const belongs = (file, chunk, module) => {
    const style2 = graph.modules[module]?.type === "style";
    if (isStyle(graph, file)) return style2;
    return !style2 || !(graph.chunks[chunk]?.files.some((it) => isStyle(graph, it)) ?? false);
  };
  return {
    chunksOf: chunksOf2,
    inChunksOf: (file) => [...new Set(chunksOf2(file).flatMap((chunk) => modulesOfChunk[chunk] ?? []))],
    modulesOf: (file) => [
      ...new Set(
        chunksOf2(file).flatMap((chunk) => (modulesOfChunk[chunk] ?? []).filter((it) => belongs(file, chunk, it)))
      )
    ]
  };
};

// src/measure/bundle/module-source.ts
import { readFile, stat } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";
var largest2 = 4 * 1024 ** 2;
var moduleSource = async (directory, name) => {
  if (name.includes("\0")) return null;
  const path = resolve2(directory, name);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true || found.size > largest2) return null;
  return readFile(path, "utf8").catch(() => null);
};

// src/measure/bundle/emitted-bundle.ts
var modulesById = (ids) => {
  const byId = /* @__PURE__ */ new Map();
  for (const [index2, own] of ids.entries()) {
    for (const id of new Set(own)) {
      const others = byId.get(id);
      if (others === void 0) byId.set(id, [index2]);
      else others.push(index2);
    }
  }
  return byId;
};
var emittedBundle = (options2) => {
  const { graph, ids, files, parsed } = options2;
  const members = fileMembers(graph);
  const byId = modulesById(ids);
  const output2 = relative(options2.directory, options2.output).split(sep).join("/");
  const layouts = /* @__PURE__ */ new Map();
  const text = async (file) => (await files.read(graph.files[file]?.name ?? "")).toString();
  const compute = async (file) => fileLayout({ graph, members, byId, files, output: output2, parsed }, file, await text(file));
  return {
    graph,
    members,
    output: options2.output,
    ids,
    text,
    layout: (file) => {
      const layout = layouts.get(file) ?? compute(file);
      layouts.set(file, layout);
      return layout;
    },
    source: (module) => moduleSource(options2.directory, graph.modules[module]?.name ?? "\0")
  };
};

// src/measure/bundle/emitted-files.ts
import { readFile as readFile2, realpath, stat as stat2 } from "node:fs/promises";
import { isAbsolute, join, relative as relative2, sep as sep2 } from "node:path";
var isInside = (directory, path) => {
  const way = relative2(directory, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep2}`) && !isAbsolute(way);
};
var largest3 = 1024 ** 3;
var outside = (name) => new BundleError(
  `The emitted file ${printable(name)} leads out of the output directory.`,
  "Set `output` of the suite to the directory that holds all emitted files, and emit files, not links to other places."
);
var openEmittedFiles = async (output2) => {
  const top = await realpath(output2).catch((cause) => {
    throw new BundleError(
      `No parsed sizes: there is no output directory ${printable(output2)}.`,
      "Correct `output` of the suite, or see that the build writes there.",
      { cause }
    );
  });
  const find2 = async (name) => {
    const path = join(top, name);
    if (name.includes("\0") || isAbsolute(name) || !isInside(top, path)) throw outside(name);
    const bare3 = path.replace(/\?[^/]*$/, "");
    const real = await realpath(path).catch((error) => {
      if (bare3 === path) throw error;
      return realpath(bare3);
    });
    if (!isInside(top, real)) throw outside(name);
    return real;
  };
  const read2 = async (name, most5) => {
    const path = await find2(name);
    const { size } = await stat2(path);
    if (size > most5) {
      throw new BundleError(
        `The emitted file ${printable(name)} has ${size} bytes: more than Pacegate reads.`,
        "Leave it out of the suite with `ignore`."
      );
    }
    return readFile2(path);
  };
  const orMissing = async (name, run) => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof BundleError) throw error;
      const found = errorCode(error) === "ENOENT" ? "no file" : "nothing readable";
      throw new BundleError(
        `No parsed sizes: the statistics name the emitted file ${printable(name)}, but the output directory has ${found} of that name.`,
        "Set `output` of the suite to the directory that the build writes to, and measure right after the build.",
        { cause: error }
      );
    }
  };
  return {
    path: (name) => orMissing(name, () => find2(name)),
    read: (name) => orMissing(name, () => read2(name, largest3)),
    size: async (name) => {
      try {
        return (await stat2(await find2(name))).size;
      } catch {
        return null;
      }
    },
    readIfThere: (name, most5) => read2(name, most5).catch(() => null)
  };
};

// src/measure/bundle/file-sizes.ts
var marker = Buffer.from("sourceMappingURL=data:");
var endsUrl = new Set(Buffer.from(" 	\r\n\"'`*\\"));
var inlineMapsOf = (content) => {
  let length = 0;
  for (let at = content.indexOf(marker); at !== -1; at = content.indexOf(marker, at)) {
    let end = at + marker.length;
    while (end < content.length && !endsUrl.has(content[end] ?? 0)) end += 1;
    length += end - at;
    at = end;
  }
  return length;
};
var linesOf = (content) => {
  let lines = 1;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) lines += 1;
  return lines;
};
var compressed = /\.(?:avif|br|gif|gz|heic|jpe?g|jxl|mp3|mp4|m4a|ogg|png|web[mp]|woff2?|zip|zst)$/i;
var sizeOf = async (file, files, compression) => {
  if (file.kind === "map") {
    const size = await files.size(file.name) ?? 0;
    return { ...file, parsed: size, gzip: size, brotli: size };
  }
  const content = await files.read(file.name);
  const isCode2 = file.kind === "script" || file.kind === "style";
  const parsed = content.length;
  const none2 = { gzip: parsed, brotli: parsed };
  const packed = compressed.test(file.name) ? none2 : await compression.sizeOf(content);
  return {
    ...file,
    parsed,
    gzip: packed.gzip,
    brotli: packed.brotli,
    lines: isCode2 ? linesOf(content) : 0,
    inlineMap: isCode2 ? inlineMapsOf(content) : 0
  };
};
var fileSizes = async (listed, tools3) => {
  const { files, compression, signal } = tools3;
  const turn = createTurns(2);
  const failed3 = new AbortController();
  const stop = AbortSignal.any([signal, failed3.signal]);
  return Promise.all(
    listed.map(
      (file) => turn(async () => {
        stop.throwIfAborted();
        try {
          return await sizeOf(file, files, compression);
        } catch (error) {
          failed3.abort(error);
          throw error;
        }
      })
    )
  );
};

// src/measure/bundle/module-bytes.ts
var moduleBytes = async (bundle, signal) => {
  const bytes3 = /* @__PURE__ */ new Map();
  for (const [index2, { kind, parsed }] of bundle.graph.files.entries()) {
    if (kind !== "script" && kind !== "style") continue;
    signal.throwIfAborted();
    const { blocks, rest } = await bundle.layout(index2);
    const text = await bundle.text(index2);
    const isPlain = text.length === parsed;
    const lengthOf = ({ start, end }) => isPlain ? end - start : Buffer.byteLength(text.slice(start, end));
    const here = /* @__PURE__ */ new Map();
    const add3 = (module, range) => {
      here.set(module, (here.get(module) ?? 0) + lengthOf(range));
    };
    for (const block of blocks) {
      const [only, ...others] = block.modules;
      if (only !== void 0 && others.length === 0) add3(only, block);
      for (const part of block.parts ?? []) add3(part.module, part);
    }
    for (const part of rest.parts ?? []) add3(part.module, part);
    for (const [module, length] of here) bytes3.set(module, Math.max(bytes3.get(module) ?? 0, length));
  }
  return bytes3;
};

// src/measure/bundle/measure-side.ts
var createBundleMemory = () => ({ compression: createCompression(), parsed: /* @__PURE__ */ new Map() });
var measureSide = async (options2) => {
  const { read: read2, directory, signal, memory = createBundleMemory() } = options2;
  const files = await openEmittedFiles(read2.output);
  const sized = {
    ...read2.graph,
    files: await fileSizes(read2.graph.files, { files, compression: memory.compression, signal })
  };
  const { output: output2, ids } = read2;
  const unweighed = emittedBundle({ graph: sized, ids, files, directory, output: output2, parsed: memory.parsed });
  const bytes3 = await moduleBytes(unweighed, signal);
  const graph = {
    ...sized,
    modules: sized.modules.map((it, index2) => ({ ...it, parsed: bytes3.get(index2) ?? it.parsed }))
  };
  const emitted = { ...unweighed, graph };
  return { graph, sizes: sizesOf(graph), texts: bundleTexts(emitted, memory.compression, signal), emitted };
};

// src/measure/bundle/patched-build.ts
import { mkdir, mkdtemp, rm as rm2 } from "node:fs/promises";
import { dirname as dirname3, join as join4, resolve as resolve4 } from "node:path";

// src/measure/workspace/prepare-side.ts
import { stat as stat3 } from "node:fs/promises";
import { isAbsolute as isAbsolute2, join as join2, relative as relative3, resolve as resolve3, sep as sep3 } from "node:path";

// src/measure/workspace/run-command.ts
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
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
    const head2 = chunk.subarray(0, room);
    const rest = chunk.subarray(room);
    guarded(() => {
      for (let at = 0; at < head2.length; ) at += writeSync(descriptor, head2, at);
    });
    written += head2.length;
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
var runCommand = async (options2) => {
  const { command, directory, log, label, timeout, signal } = options2;
  signal.throwIfAborted();
  using file = createCappedLog(log);
  file.write(Buffer.from(`# ${label}
$ ${command}
`));
  const step = randomUUID();
  const started2 = performance.now();
  const child = spawn("sh", ["-c", command], {
    cwd: directory,
    env: { ...options2.environment, PACEGATE_STEP: step },
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

// src/measure/workspace/prepare-side.ts
var tasksOf = (checkout, suites) => {
  const tasks = /* @__PURE__ */ new Map();
  for (const step of ["install", "build"]) {
    for (const suite of suites) {
      const command = suite[step];
      const directory = resolve3(checkout, suite.directory);
      const key = JSON.stringify([step, directory, command]);
      if (command !== null && !tasks.has(key)) tasks.set(key, { step, suite, command, directory });
    }
  }
  return [...tasks.values()];
};
var isInside2 = (parent, path) => {
  const way = relative3(parent, path);
  return way === "" || way !== ".." && !way.startsWith(`..${sep3}`) && !isAbsolute2(way);
};
var checkDirectories = async ({ side, checkout, suites }) => {
  for (const suite of suites) {
    const directory = resolve3(checkout, suite.directory);
    if (!isInside2(checkout, directory)) {
      throw new PreparationError(
        `${side}: the directory of suite ${suite.name}, ${printable(suite.directory)}, is outside of the repository.`,
        "Set `directory` to a directory of the repository."
      );
    }
    const found = await stat3(directory).catch(() => null);
    if (found?.isDirectory() === true) continue;
    throw new PreparationError(
      `${side}: suite ${suite.name} has no directory ${printable(suite.directory)} on this side.`,
      side === "base" ? "A new or moved suite can be compared after the merge. Leave it out with --suite until then." : "Correct `directory` of the suite, or remove the suite from the configuration."
    );
  }
};
var howItEnded = ({ code: code2, signal }) => code2 === null ? `by ${signal}` : `exit ${code2}`;
var failure = (side, task, result, log) => {
  const output2 = result.tail.length === 0 ? ["(it wrote nothing)"] : result.tail;
  const what = `${side}: ${task.step} failed (${howItEnded(result)}): ${printable(task.command)}`;
  return new PreparationError(
    [what, ...output2.map((line) => `  ${line}`)].join("\n"),
    `Make \`${printable(task.command)}\` work in ${printable(task.suite.directory)} on this side. The whole output is in ${log}.`
  );
};
var fileName = (text) => text.replace(/[^\w.-]+/g, "_").slice(0, 80);
var prepareSide = async (options2) => {
  const { side, checkout, suites, environment, logs, shownLogs = logs, signal, report } = options2;
  await checkDirectories(options2);
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
      log: join2(logs, name),
      label: `${side}: ${step}`,
      timeout: null,
      signal
    });
    if (result.code !== 0) throw failure(side, task, result, join2(shownLogs, name));
    report({ side, suite: suite.name, step, command, duration: result.duration });
  }
};

// src/measure/bundle/apply-patch.ts
import { dirname as dirname2 } from "node:path";
var patchedPaths = (patch) => {
  const paths = /* @__PURE__ */ new Set();
  for (const line of patch.split("\n")) {
    const [, name] = /^(?:---|\+\+\+|rename (?:from|to)|copy (?:from|to)) (.+?)\t?\r?$/.exec(line) ?? [];
    if (name === void 0 || name === "/dev/null") continue;
    if (name.startsWith('"')) return null;
    const path = /^(?:---|\+\+\+)/.test(line) ? name.replace(/^[ab]\//, "") : name;
    const parts = path.split("/");
    if (path.startsWith("/") || parts.includes("..") || parts.some((it) => it.toLowerCase() === ".git")) return null;
    paths.add(path);
  }
  return paths.size === 0 ? null : [...paths];
};
var applyPatch = async (checkout, patch, environment, signal, options2 = []) => {
  if (patchedPaths(patch) === null) return "It changes nothing, or files outside of the repository.";
  const git = createGit(environment, signal);
  const { code: code2, stderr } = await git.run(["apply", "--whitespace=nowarn", ...options2, "-"], {
    directory: checkout,
    input: patch.endsWith("\n") ? patch : `${patch}
`,
    // Without a repository of its own git would take that around the directory, and silently leave out files.
    variables: { GIT_CEILING_DIRECTORIES: dirname2(checkout) }
  });
  return code2 === 0 ? null : printable(oneLine(stderr) || "git apply failed", 300);
};

// src/measure/bundle/copy-checkout.ts
import { spawn as spawn2 } from "node:child_process";
import { once as once2 } from "node:events";
import { constants as constants2 } from "node:fs";
import { cp, readdir, rm } from "node:fs/promises";
import { isAbsolute as isAbsolute3, join as join3, relative as relative4, sep as sep4 } from "node:path";
var isBelow = (directory, path) => {
  const way = relative4(directory, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep4}`) && !isAbsolute3(way);
};
var caches = [".cache", ".vite", ".vite-temp"];
var deepest = 5;
var removeCaches = async (directory, depth = 0) => {
  for (const entry3 of await readdir(directory, { withFileTypes: true })) {
    if (!entry3.isDirectory() || entry3.name === ".git") continue;
    const path = join3(directory, entry3.name);
    if (entry3.name === "node_modules")
      for (const name of caches) await rm(join3(path, name), { recursive: true, force: true });
    else if (depth < deepest) await removeCaches(path, depth + 1);
  }
};
var copyBySystem = async (from, to, signal) => {
  if (process.platform !== "linux") return false;
  const child = spawn2("cp", ["--archive", "--reflink=auto", "--no-target-directory", "--", from, to], {
    stdio: "ignore"
  });
  const stop = () => void child.kill("SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code2] = await once2(child, "close");
    signal.throwIfAborted();
    return code2 === 0;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    signal.removeEventListener("abort", stop);
  }
};
var copyTree = async (from, to, signal) => {
  signal.throwIfAborted();
  if (await copyBySystem(from, to, signal)) return;
  await rm(to, { recursive: true, force: true });
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants2.COPYFILE_FICLONE,
    filter: () => {
      signal.throwIfAborted();
      return true;
    }
  });
};
var copyCheckout = async (from, to, earlier, signal) => {
  await copyTree(from, to, signal);
  await removeCaches(to);
  if (earlier === null) return;
  const output2 = join3(to, relative4(from, earlier.output));
  for (const name of earlier.files) {
    const file = join3(output2, name);
    if (isBelow(to, file)) await rm(file, { force: true });
  }
};

// src/measure/bundle/patched-build.ts
var changesPackages = /(?:^|\/)(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|\.npmrc|\.yarnrc\.yml)$/;
var roomIn = async (directory) => {
  await mkdir(directory, { recursive: true });
  return mkdtemp(join4(directory, "patched-"));
};
var restore = async (copy, patch, { graph, output: output2, statsFile }, environment) => {
  try {
    const { signal } = new AbortController();
    for (const { name } of graph.files) await rm2(join4(output2, name), { force: true });
    if (statsFile !== null) await rm2(statsFile, { force: true });
    return patch === null || await applyPatch(copy, patch, environment, signal, ["--reverse"]) === null;
  } catch {
    return false;
  }
};
var buildWithPatch = async (options2) => {
  const { checkout, suite, patch, environment, signal, readGraph: readGraph2, earlier = null, memory } = options2;
  const { kept } = options2;
  const copy = kept?.path ?? join4(await roomIn(options2.directory), "checkout");
  const isFresh = copy !== kept?.path;
  if (kept !== void 0) kept.path = null;
  let emitted = null;
  let isInstalled = true;
  try {
    if (isFresh) await copyCheckout(checkout, copy, earlier, signal);
    const refusal = patch === null ? null : await applyPatch(copy, patch, environment, signal);
    if (refusal !== null) return { failure: `The patch could not be applied: ${refusal}` };
    isInstalled = !(patchedPaths(patch ?? "") ?? []).some((it) => changesPackages.test(it));
    const logs = join4(options2.logs, "patched");
    await mkdir(logs, { recursive: true });
    await prepareSide({
      side: "head",
      checkout: copy,
      suites: [{ ...suite, install: isInstalled ? null : suite.install }],
      environment,
      logs,
      signal,
      report: () => {
      }
    });
    const directory = resolve4(copy, suite.directory);
    const read2 = await readGraph2({ suite, directory, signal });
    emitted = read2;
    const measured = await measureSide({ read: read2, directory, signal, ...memory === void 0 ? {} : { memory } });
    return measured.sizes;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof InterruptedError || !(error instanceof PacegateError)) throw error;
    return { failure: error.message };
  } finally {
    const isKept = kept !== void 0 && emitted !== null && isInstalled && !signal.aborted && await restore(copy, patch, emitted, environment);
    if (isKept) kept.path = copy;
    else await removeTree(dirname3(copy));
  }
};

// src/measure/bundle/read-apart.ts
import { stat as stat4 } from "node:fs/promises";
import { extname, resolve as resolve5 } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
var worthwhile = 8e6;
var entry = fileURLToPath(new URL(`./read-main${extname(import.meta.url)}`, import.meta.url));
var answerSchema = external_exports.discriminatedUnion("kind", [
  external_exports.object({ kind: external_exports.literal("read"), bundle: external_exports.custom((value) => typeof value === "object") }),
  external_exports.object({ kind: external_exports.literal("refused"), message: external_exports.string(), cure: external_exports.string() })
]);
var ask = ({ suite, directory, signal }) => {
  const { promise, resolve: done, reject } = Promise.withResolvers();
  const { name, stats, output: output2, ignore } = suite;
  const worker = new Worker(entry, { workerData: { suite: { name, stats, output: output2, ignore }, directory } });
  const abort = () => {
    void worker.terminate();
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  worker.once("message", (message) => {
    const answer = answerSchema.parse(message);
    if (answer.kind === "read") done(answer.bundle);
    else reject(new BundleError(answer.message, answer.cure));
  });
  worker.once(
    "error",
    (cause) => reject(
      new BundleError(
        `${suite.name}: its statistics could not be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        "Let the build write them by the plugin of Pacegate, which makes them far smaller: docs/bundles.md.",
        { cause }
      )
    )
  );
  worker.once("exit", () => signal.removeEventListener("abort", abort));
  return promise;
};
var readApart = async (options2) => {
  const { suite, directory, signal } = options2;
  signal.throwIfAborted();
  const file = suite.stats === null ? null : await stat4(resolve5(directory, suite.stats)).catch(() => null);
  return file !== null && file.size >= worthwhile ? ask(options2) : readGraph(options2);
};

// src/measure/bundle/write-treemaps.ts
import { mkdir as mkdir2, rm as rm3, stat as stat5 } from "node:fs/promises";
import { join as join5 } from "node:path";

// src/measure/bundle/treemap-stats.ts
var textOf = (layout, text) => {
  const pieces = /* @__PURE__ */ new Map();
  for (const { module, start, end } of layout.rest.parts ?? []) {
    const piece = text.slice(start, end);
    const others = pieces.get(module);
    if (others === void 0) pieces.set(module, [piece]);
    else others.push(piece);
  }
  return new Map([...pieces].map(([module, all]) => [module, all.join("")]));
};
var look = async (bundle, signal) => {
  const texts = /* @__PURE__ */ new Map();
  const esm = /* @__PURE__ */ new Set();
  for (const [file, { kind }] of bundle.graph.files.entries()) {
    if (kind !== "script") continue;
    signal.throwIfAborted();
    const found = await bundle.layout(file);
    if (found.isModule) esm.add(file);
    if (found.rest.parts === null) continue;
    for (const [module, own] of textOf(found, await bundle.text(file))) {
      if (own.length > (texts.get(module)?.length ?? 0)) texts.set(module, own);
    }
  }
  return { texts, esm };
};
var unknown = { texts: /* @__PURE__ */ new Map(), esm: /* @__PURE__ */ new Set() };
var longestName = 500;
var labelOf = (name) => `./${name.replaceAll("!", "_").slice(0, longestName)}`;
var modulesOf = (graph, ids, { texts }) => {
  const leaves = /* @__PURE__ */ new Map();
  for (const [index2, { root }] of graph.modules.entries()) {
    if (root !== null) leaves.set(root, [...leaves.get(root) ?? [], index2]);
  }
  const leaf = (index2) => {
    const { name = "", stat: stat11 = 0, chunks = [] } = graph.modules[index2] ?? {};
    const parsedSrc = texts.get(index2);
    return {
      // Two without an id would be taken for the same module.
      id: ids[index2]?.[0] ?? `#${index2}`,
      identifier: labelOf(name),
      name: labelOf(name),
      size: stat11,
      chunks: [...chunks],
      ...parsedSrc === void 0 ? {} : { parsedSrc }
    };
  };
  return graph.modules.flatMap(({ chunks, root, type, stat: stat11 }, index2) => {
    if (chunks.length === 0 || root !== null || type === "runtime") return [];
    const inner = leaves.get(index2);
    if (inner === void 0) return [leaf(index2)];
    const sum = inner.reduce((total, it) => total + (graph.modules[it]?.stat ?? 0), stat11);
    const whole = [index2, ...inner].flatMap((it) => texts.get(it) ?? []).join("");
    return [
      {
        ...leaf(index2),
        size: sum,
        ...whole === "" ? {} : { parsedSrc: whole },
        modules: [index2, ...inner].map((it) => leaf(it))
      }
    ];
  });
};
var treemapStats = async (graph, emitted, signal) => {
  const known = emitted === null ? unknown : await look(emitted, signal);
  const chunksOf2 = /* @__PURE__ */ new Map();
  for (const [chunk, { files }] of graph.chunks.entries()) {
    for (const file of files) chunksOf2.set(file, [...chunksOf2.get(file) ?? [], chunk]);
  }
  const assets = graph.files.flatMap(
    (file, index2) => file.kind === "script" ? [
      {
        name: file.name,
        type: "asset",
        size: file.parsed,
        chunks: chunksOf2.get(index2) ?? [],
        info: { javascriptModule: known.esm.has(index2) }
      }
    ] : []
  );
  const entrypoints = graph.entries.map((it) => [
    it.name,
    { name: it.name, assets: it.files.flatMap((file) => graph.files[file] ?? []).map(({ name }) => ({ name })) }
  ]);
  return {
    assets,
    modules: modulesOf(graph, emitted?.ids ?? [], known),
    entrypoints: Object.fromEntries(entrypoints)
  };
};

// src/measure/bundle/write-treemaps.ts
var fileName2 = (suite, side) => `${suite.replace(/[^\w.-]+/g, "_").slice(0, 80)}-treemap-${side}.html`;
var isThere = async (file) => {
  const found = await stat5(file).catch(() => null);
  return found !== null && found.size > 0;
};
var writeTreemaps = async (options2) => {
  const { suite, sides: sides2, directory, signal } = options2;
  await mkdir2(directory, { recursive: true });
  const pages = [];
  const notices = [];
  for (const side of sides) {
    const it = sides2[side];
    if (it === null || it.graph.modules.length === 0) continue;
    signal.throwIfAborted();
    const path = fileName2(suite, side);
    const file = join5(directory, path);
    const title = printable(`${suite}, ${side}: treemap`, 120);
    const say = (why) => {
      notices.push(`The treemap of ${side} ${why}.`);
    };
    try {
      const stats = await treemapStats(it.graph, it.emitted, signal);
      await rm3(file, { force: true });
      const said = await writeReport(stats, { file, title, output: it.emitted?.output ?? null });
      if (await isThere(file)) {
        pages.push({ path, title });
        const unread = said.find((text) => text.includes("No bundles were parsed"));
        if (unread !== void 0) say("shows sizes of sources only, because no emitted script could be read");
      } else say(`was not written: ${printable(said.at(-1) ?? "webpack-bundle-analyzer gave no reason", 200)}`);
    } catch (error) {
      signal.throwIfAborted();
      say(`was not written: ${printable(error instanceof Error ? error.message : String(error), 200)}`);
    }
  }
  return { pages, notices };
};

// src/measure/bundle/open-bundle-bench.ts
var longestTimer = 2 ** 31 - 1;
var openBundleBench = (options2) => {
  const { checkouts, directory, environment, signal } = options2;
  const memory = createBundleMemory();
  const earlier = /* @__PURE__ */ new Map();
  const copies = /* @__PURE__ */ new Map();
  const keptFor = (suite) => {
    const kept = copies.get(suite) ?? { path: null };
    copies.set(suite, kept);
    return kept;
  };
  return {
    measure: async (side, suite) => {
      const place2 = resolve6(checkouts[side], suite.directory);
      const read2 = await readApart({ suite, directory: place2, signal });
      const measured = await measureSide({ read: read2, directory: place2, signal, memory });
      if (side === "head")
        earlier.set(suite.name, { output: read2.output, files: measured.graph.files.map(({ name }) => name) });
      return measured;
    },
    rebuild: async (suite, patch, timeLeft) => {
      const timer = AbortSignal.timeout(Math.min(longestTimer, Math.max(1, Math.ceil(timeLeft))));
      try {
        return await buildWithPatch({
          checkout: checkouts.head,
          suite,
          patch,
          directory: join6(directory, "patched"),
          environment,
          logs: options2.logs().path,
          signal: AbortSignal.any([signal, timer]),
          readGraph,
          earlier: earlier.get(suite.name) ?? null,
          memory,
          kept: keptFor(suite.name)
        });
      } catch (error) {
        signal.throwIfAborted();
        if (!timer.aborted) throw error;
        return { failure: "the time limit was over before the build was." };
      }
    },
    treemaps: async (suite, sides2) => {
      const ofSide = (side) => {
        const { graph, emitted } = sides2[side] ?? {};
        return graph === void 0 ? null : { graph, emitted: emitted ?? null };
      };
      const { pages } = await writeTreemaps({
        suite,
        sides: { base: ofSide("base"), head: ofSide("head") },
        directory: options2.output(),
        signal
      });
      return pages;
    }
  };
};

// src/measure/laboratory.ts
import { mkdir as mkdir6 } from "node:fs/promises";
import { join as join14 } from "node:path";

// src/measure/block/first-error.ts
var firstError = (error) => error instanceof SuppressedError ? firstError(error.suppressed) : error;

// src/measure/service/launch.ts
import { spawn as spawn3 } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { setTimeout as delay2 } from "node:timers/promises";

// src/measure/probe/probe-environment.ts
import { fileURLToPath as fileURLToPath2 } from "node:url";
var preload = fileURLToPath2(new URL("preload.cjs", import.meta.url));
var quoted = (text) => /[\s"\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text;
var probeEnvironment = (probe, environment) => ({
  NODE_OPTIONS: [environment["NODE_OPTIONS"] ?? "", `--require ${quoted(preload)}`].filter(Boolean).join(" "),
  PACEGATE_PROBE_SOCKET: probe.socketPath
});

// src/measure/service/plain-line.ts
import { stripVTControlCharacters } from "node:util";
var longestLine = 300;
var plainLine = (line) => {
  const plain4 = stripVTControlCharacters(line).replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").trimEnd();
  return plain4.length > longestLine ? `${plain4.slice(0, longestLine - 1)}…` : plain4;
};

// src/measure/service/service-log.ts
var headBytes = 256 * 1024;
var tailBytes = 64 * 1024;
var createServiceLog = () => {
  const head2 = [];
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
    const parts = [...head2, ...dropped() > 0 ? [Buffer.from(`
[${dropped()} bytes left out]
`)] : [], lastPart()];
    return Buffer.concat(parts).toString("utf8");
  };
  return {
    append: (chunk) => {
      const taken = chunk.subarray(0, headBytes - headSize);
      if (taken.length > 0) head2.push(Buffer.from(taken));
      headSize += taken.length;
      if (taken.length < chunk.length) keepInRing(chunk.subarray(taken.length));
    },
    get dropped() {
      return dropped();
    },
    text,
    tail: (count3) => text().split(/\r\n|\n|\r/).map(plainLine).filter((line) => line !== "").slice(-count3)
  };
};

// src/measure/service/start-failure.ts
var howItEnded2 = ({ code: code2, signal }) => signal === null ? `ended with exit code ${code2}` : `was ended by ${signal}`;
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
var silence = (place2, listeners) => {
  const { port } = place2;
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
var lastKnock = (knock2, place2, listeners) => {
  const { path } = place2.ready;
  switch (knock2.kind) {
    case "refused":
      return silence(place2, listeners);
    case "answered":
      return {
        what: `It answers GET ${path ?? "/"} with status ${knock2.status}.`,
        cure: 'Let "ready" name a path that answers with 200 to 399 once the service can work, and see in its output why this one does not.'
      };
    case "silent":
      return {
        what: `It accepts connections on port ${place2.port}, but gives no answer to GET ${path ?? "/"} within a second.`,
        cure: "See in its output what it waits for: a database or another service that is not there, often."
      };
    case "broken":
      return {
        what: `It does not answer in HTTP on port ${place2.port}: ${plainLine(knock2.message)}.`,
        cure: "Pacegate speaks plain HTTP to the service: let it do without TLS when it is measured."
      };
    case "connected":
      return {
        what: `It accepts connections on port ${place2.port}.`,
        cure: 'Raise "timeout" under "ready".'
      };
  }
};
var neverReady = (knock2, place2, listeners) => {
  if (knock2 !== null) return lastKnock(knock2, place2, listeners);
  const listens = listeners.some(isAt(place2.port)) ? `It listens on port ${place2.port}, though.` : "";
  return {
    what: `No line of its output holds ${JSON.stringify(place2.ready.log)}. ${listens}`.trimEnd(),
    cure: 'Correct the text under "ready: log", raise "timeout" there, or name a path instead.'
  };
};
var accountOf = (failure3, place2) => {
  switch (failure3.kind) {
    case "port-taken":
      return {
        what: `can't have port ${place2.port}: the port is taken by ${takenBy(failure3.holder)}.`,
        cure: "Stop that process, or free the port, and run again."
      };
    case "not-started":
      return {
        what: `could not be started: ${plainLine(failure3.reason)}.`,
        cure: `See that the directory ${place2.directory} exists and that the machine can start more processes.`
      };
    case "ended":
      return {
        what: `${howItEnded2(failure3.death)} after ${formatDuration(failure3.elapsed)}, before it was ready.`,
        cure: endedCure(failure3.death, failure3.leftBehind, place2)
      };
    case "never-ready": {
      const { what, cure: cure2 } = neverReady(failure3.knock, place2, failure3.listeners);
      return { what: `was not ready within ${formatDuration(place2.ready.timeout)}. ${what}`, cure: cure2 };
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
var startFailure = (failure3, place2, lines) => {
  const { what, cure: cure2 } = accountOf(failure3, place2);
  return new ServiceError(
    `The ${place2.side} service (${plainLine(place2.command)}) ${what}${output(failure3, lines)}`,
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
var killTree = ({ group: group2, marker: marker2 }) => {
  if (group2 !== null) killGroup(group2, "SIGKILL");
  killMarked(marker2, "SIGKILL");
};
var stopTree = async (tree, grace) => {
  const { group: group2, marker: marker2, port } = tree;
  const groupGone = () => group2 === null || !groupLives(group2);
  if (group2 !== null && grace > 0 && killGroup(group2, "SIGTERM")) await until(groupGone, grace);
  killTree(groupGone() ? { ...tree, group: null } : tree);
  await until(() => groupGone() && markedProcesses(marker2).length === 0, killTimeout);
  await until(() => portIsFree(port), portTimeout);
};

// src/measure/service/text-watcher.ts
var createTextWatcher = (text) => {
  const wanted2 = Buffer.from(text);
  let found = wanted2.length === 0;
  let rest = Buffer.alloc(0);
  return {
    get found() {
      return found;
    },
    append: (chunk) => {
      if (found) return;
      const joined = Buffer.concat([rest, chunk]);
      found = joined.includes(wanted2);
      rest = Buffer.from(joined.subarray(Math.max(0, joined.length - wanted2.length + 1)));
    }
  };
};

// src/measure/service/launch.ts
var drainTimeout = 500;
var environmentOf = (options2, unique) => ({
  PACEGATE_RUN: unique,
  ...options2.environment,
  PORT: String(options2.port),
  PACEGATE_SIDE: options2.side,
  PACEGATE_RUN_SIDE: unique,
  ...options2.probe === null ? {} : probeEnvironment(options2.probe, options2.environment)
});
var started = (child) => new Promise((resolve9, reject) => {
  child.once("error", reject);
  child.once("spawn", () => child.pid === void 0 ? reject(new Error("no process")) : resolve9(child.pid));
});
var launch = async (options2) => {
  const unique = randomUUID2();
  const marker2 = `PACEGATE_RUN_SIDE=${unique}`;
  const log = createServiceLog();
  const shell2 = ["/bin/sh", "-c", options2.command];
  const [program, ...parameters] = options2.cores === void 0 ? shell2 : ["taskset", "-c", options2.cores, ...shell2];
  const child = spawn3(program ?? "/bin/sh", parameters, {
    cwd: options2.directory,
    env: environmentOf(options2, unique),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let death = null;
  let group2 = child.pid ?? null;
  let stopping = false;
  let stopped = null;
  const ended = new Promise((resolve9) => {
    child.once("exit", (code2, signal) => {
      death = { code: code2, signal };
      if (group2 !== null && !groupLives(group2)) group2 = null;
      resolve9(death);
    });
  });
  const closed = new Promise((resolve9) => {
    child.once("close", () => resolve9());
  });
  const watchers = [child.stdout, child.stderr].map((stream) => {
    const watcher = createTextWatcher(options2.ready.log ?? "");
    stream.on("data", (chunk) => {
      log.append(chunk);
      watcher.append(chunk);
    });
    return watcher;
  });
  const pid = await started(child).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw startFailure({ kind: "not-started", reason }, options2, []);
  });
  const tree = () => ({ group: group2, marker: marker2, port: options2.port });
  child.on("error", () => {
  });
  const stopAll = async (grace) => {
    await stopTree(tree(), grace);
    await Promise.race([closed, delay2(drainTimeout, void 0, { ref: false })]);
  };
  return {
    pid,
    marker: marker2,
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
var get = (host, port, path, signal) => new Promise((resolve9) => {
  const tried = request({ host, port, path, agent, signal, headers: { accept: "*/*" } });
  const timer = setTimeout(() => {
    resolve9({ kind: "silent", host });
    tried.destroy();
  }, knockTimeout);
  tried.on("close", () => clearTimeout(timer));
  tried.on("error", (error) => resolve9(failed(host, error)));
  tried.on("response", (response) => {
    resolve9({ kind: "answered", host, status: response.statusCode ?? 0 });
    response.on("error", () => {
    });
    response.destroy();
  });
  tried.end();
});
var open = (host, port, signal) => new Promise((resolve9) => {
  const socket = connect({ host, port, signal });
  const timer = setTimeout(() => {
    resolve9({ kind: "silent", host });
    socket.destroy();
  }, knockTimeout);
  socket.on("close", () => clearTimeout(timer));
  socket.on("error", (error) => resolve9(failed(host, error)));
  socket.on("connect", () => {
    resolve9({ kind: "connected", host });
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
var abortOf = (signal, until2) => new Promise((resolve9) => {
  if (signal.aborted) resolve9(null);
  signal.addEventListener("abort", () => resolve9(null), { once: true, signal: until2 });
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
var waitUntilReady = async (launched, options2, begin) => {
  const { port, ready, signal } = options2;
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
var serviceOf = (launched, options2, host, startup) => {
  const { side, port, stopTimeout } = options2;
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
    tail: (count3) => launched.log.tail(count3),
    stop,
    killSync: () => launched.killSync(),
    [Symbol.asyncDispose]: stop
  };
};
var startService = async (options2) => {
  const { port, signal, stopTimeout } = options2;
  signal.throwIfAborted();
  if (await portStaysTaken(port)) throw startFailure({ kind: "port-taken", holder: holderOf(port) }, options2, []);
  signal.throwIfAborted();
  const begin = performance.now();
  const launched = await launch(options2);
  const start = await waitUntilReady(launched, options2, begin);
  if (start.kind === "ready") return serviceOf(launched, options2, start.host, start.startup);
  if (start.kind === "aborted") {
    await launched.stop(0);
    throw signal.reason;
  }
  await launched.stop(stopTimeout);
  throw startFailure(start, options2, launched.log.tail(linesInErrors));
};

// src/measure/block/block-order.ts
var playedBy = (order, side) => order.kind === "control" ? "base" : side;

// src/measure/block/side-hooks.ts
import { mkdir as mkdir3, rm as rm4 } from "node:fs/promises";
import { join as join7 } from "node:path";
var hookTimeout = 12e4;
var hookEnvironment = (order, tools3, side, port) => {
  const { environment, suite } = order.starts[playedBy(order, side)];
  return {
    ...environment,
    ...suite.env,
    PORT: String(port),
    PACEGATE_SIDE: playedBy(order, side),
    PACEGATE_PORT: String(port),
    PACEGATE_DIRECTORY: join7(tools3.directory, `${order.suite.name}-${order.index}-${side}`)
  };
};
var runHook = async (name, order, tools3, side, port, signal) => {
  const player = playedBy(order, side);
  const { directory, suite } = order.starts[player];
  const command = suite[name];
  if (command === null) return;
  const log = `${player}-${name}-${suite.name}.log`;
  const environment = hookEnvironment(order, tools3, side, port);
  const outcome = await runCommand({
    command,
    directory,
    environment,
    log: join7(tools3.logs.path, log),
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
    `Run it yourself in ${suite.directory} with PORT and PACEGATE_DIRECTORY set. Its whole output is in ${join7(tools3.logs.shown, log)}.`
  );
};
var setUpSide = async (order, tools3, side, port, cleanup) => {
  const kept = hookEnvironment(order, tools3, side, port)["PACEGATE_DIRECTORY"] ?? tools3.directory;
  await mkdir3(kept, { recursive: true });
  cleanup.defer(() => rm4(kept, { recursive: true, force: true }));
  cleanup.defer(() => runHook("teardown", order, tools3, side, port, new AbortController().signal));
  await runHook("setup", order, tools3, side, port, tools3.signal);
};

// src/measure/block/run-phase.ts
var startSides = async ({ order, tools: tools3, living }, cleanup) => {
  const services = /* @__PURE__ */ new Map();
  const ports = /* @__PURE__ */ new Map();
  for (const side of living) {
    const port = order.starts[playedBy(order, side)].suite.port ?? await freePort();
    ports.set(side, port);
    await setUpSide(order, tools3, side, port, cleanup);
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
        environment: hookEnvironment(order, tools3, side, port),
        port,
        ready: suite.ready,
        stopTimeout: suite.stopTimeout,
        probe: suite.probe ? { socketPath: tools3.sockets[side] } : null,
        ...tools3.cores === null ? {} : { cores: tools3.cores },
        signal: tools3.signal
      });
      tools3.started(service);
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
var runPhase = async (options2) => {
  const { order, tools: tools3, living, loads, watch } = options2;
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => watch.start("other"));
  watch.start("start");
  const services = await startSides(options2, cleanup);
  const targets2 = {};
  for (const [side, { host, port, pid }] of services) targets2[side] = { host, port, pid };
  const { probes } = await tools3.generator.ask(
    {
      kind: "open",
      seed: order.seed,
      label: `${order.suite.name}/${order.index}`,
      routes: order.suite.routes,
      targets: targets2,
      probe: living.every((side) => order.starts[playedBy(order, side)].suite.probe)
    },
    tools3.signal
  );
  const death = new AbortController();
  const deaths = [];
  for (const [side, service] of services)
    void service.died.then(() => {
      deaths.push(deathOf(order, side, service));
      death.abort();
    });
  const signal = AbortSignal.any([tools3.signal, death.signal]);
  const load = (it) => tools3.generator.ask({ kind: "load", order: it }, signal);
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
    if (tools3.signal.aborted || !death.signal.aborted) throw error;
  }
  watch.start("other");
  const { memoryPeak } = await tools3.generator.ask({ kind: "close" }, tools3.signal);
  const sides2 = {};
  for (const [side, service] of services) {
    const { probe } = order.starts[playedBy(order, side)].suite;
    sides2[side] = {
      startup: service.startup,
      memoryPeak: memoryPeak[side] ?? null,
      probe: !probe ? "refused" : probes[side] === true ? "active" : "silent"
    };
  }
  return { warmUp: warmed, slices, sides: sides2, discarded: deaths[0] ?? null };
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
var runBlock = async (order, tools3) => {
  const { suite, kind, schedule, random, plan, index: index2, solo } = order;
  const startedAt = (/* @__PURE__ */ new Date()).toISOString();
  const watch = createStopwatch();
  const { startOrder, loads } = planBlock({ suite, kind, schedule, solo, plan, random });
  const groups = schedule === "one-at-a-time" ? startOrder.map((side) => [side]) : [startOrder];
  const phases = [];
  for (const living of groups) {
    const own = loads.filter((load) => load.order.every((side) => living.includes(side)));
    try {
      phases.push(await runPhase({ order, tools: tools3, living, loads: own, watch }));
    } catch (error) {
      throw firstError(error);
    }
    if (phases.some(({ discarded }) => discarded !== null)) break;
  }
  const slices = phases.flatMap((phase) => phase.slices);
  const warmed = phases.flatMap(({ warmUp: warmUp2 }) => warmUp2 ?? []);
  const longest8 = Math.max(plan.duration, order.slice ?? 0, ...warmed.map((it) => it.slice));
  return {
    schema: "pacegate/block@1",
    suite: suite.name,
    index: index2,
    kind,
    schedule,
    seed: `${order.seed}/${suite.name}/${index2}`,
    startedAt,
    startOrder,
    warmUp: {
      duration: Math.max(0, ...warmed.map((it) => it.duration)),
      flat: warmed.every((it) => it.flat),
      slice: longest8
    },
    sides: { base: null, head: null, ...Object.assign({}, ...phases.map((phase) => phase.sides)) },
    slices,
    time: watch.total(),
    discarded: phases.find(({ discarded }) => discarded !== null)?.discarded ?? discardReason(slices, longest8)
  };
};

// src/measure/load/load-generator.ts
import { fork } from "node:child_process";
import { extname as extname2 } from "node:path";
import { fileURLToPath as fileURLToPath3 } from "node:url";
var entry2 = fileURLToPath3(new URL(`./generator-main${extname2(import.meta.url)}`, import.meta.url));
var isAnswer = (_kind, answer) => typeof answer === "object" && answer !== null;
var cure = "This is a defect of Pacegate: run again, and report it with the lines above if it comes back.";
var startLoadGenerator = () => {
  const child = fork(entry2, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: []
  });
  const waiting = /* @__PURE__ */ new Map();
  let asked2 = 0;
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
  child.on("exit", (code2, signal) => {
    exited.resolve();
    fail(new LoadError(`The load generator ended (${signal ?? `exit ${code2}`}). ${output2.trim()}`, cure));
  });
  return {
    pid: child.pid ?? null,
    ask: (command, signal) => new Promise((resolve9, reject) => {
      const id = asked2 += 1;
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
          if (isAnswer(command.kind, answer)) resolve9(answer);
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

// src/measure/page/page-laboratory.ts
import { join as join13 } from "node:path";

// src/measure/page/page-address.ts
var pageOrigin = "http://localhost";
var loopback = /* @__PURE__ */ new Set(["localhost", "127.0.0.1", "[::1]"]);
var longestUrl = 300;
var parse2 = (url) => URL.canParse(url) ? new URL(url) : null;
var isOwnAddress = (url, { port }) => {
  const parsed = parse2(url);
  return parsed !== null && parsed.protocol === "http:" && loopback.has(parsed.hostname) && (parsed.port === "" ? parsed.hostname === "localhost" : parsed.port === String(port));
};
var shortAddress = (url, target) => {
  const own = isOwnAddress(url, target);
  const { origin, pathname, search, hash } = parse2(url) ?? { origin: "", pathname: url, search: "", hash: "" };
  const front = own ? "" : origin === "null" ? null : origin;
  if (front === null) return url.slice(0, longestUrl);
  const whole = `${front}${pathname}${search}${hash}`;
  return (whole.length > longestUrl ? `${front}${pathname}` : whole).slice(0, longestUrl);
};
var hostOf = (url) => parse2(url)?.host.slice(0, 100) || "an unknown address";
var isHostPattern = (host) => /^[\w.*[\]:-]+$/.test(host);
var ruleOf = (host) => {
  const name = host.replace(/:\d+$/, "");
  if (loopback.has(name)) return `MAP ${host} ${host === name ? "127.0.0.1" : host.replace(name, "127.0.0.1")}`;
  return `EXCLUDE ${name}`;
};
var resolverRules = ({ host, port }, hosts2) => {
  const server = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return [
    ...["localhost:80", `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].map((it) => `MAP ${it} ${server}`),
    ...hosts2.filter(isHostPattern).map(ruleOf),
    "MAP * ~NOTFOUND"
  ].join(", ");
};

// src/measure/page/chrome-flags.ts
var chromeFlags = ({ target, hosts: hosts2, browser, extra, root }) => [
  ...browser,
  `--host-resolver-rules=${resolverRules(target, hosts2)}`,
  // A proxy would resolve names itself.
  "--no-proxy-server",
  // Containers give /dev/shm 64 MB, which one large page fills.
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  // Chrome's sandbox does not work for root, whom most containers run as. The page is the repository's own, as its build is.
  ...root ? ["--no-sandbox"] : [],
  ...extra
];
var readChromeFlags = (text) => (text ?? "").split(/\s+/).filter((flag) => flag.startsWith("-"));

// src/measure/page/find-browser.ts
import { constants as constants3 } from "node:fs";
import { access, mkdir as mkdir4, stat as stat6 } from "node:fs/promises";
import { join as join8 } from "node:path";
var searchTimeout = 3e4;
var unpackTimeout = 18e4;
var headless = ["--headless=new"];
var shell = ["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none"];
var isProgram = async (path) => {
  try {
    await access(path, constants3.X_OK);
    return (await stat6(path)).isFile();
  } catch {
    return false;
  }
};
var pathOf = (outcome) => outcome.kind === "browser" ? outcome.path : null;
var unpack = async (chromium, { directory, visitors, signal }) => {
  const own = join8(directory, "chromium");
  await mkdir4(own, { recursive: true });
  const outcome = await visitors.ask({ kind: "unpack", chromium }, unpackTimeout, signal, { TMPDIR: own });
  const path = pathOf(outcome);
  if (path !== null) return path;
  const why = outcome.kind === "failed" ? outcome.message : outcome.kind === "ended" ? outcome.output : outcome.kind;
  throw new PreparationError(
    `The browser of @sparticuz/chromium could not be unpacked: ${printable(why)}`,
    "See that 300 MB are free in the temporary directory, or set CHROME_PATH to an installed Chrome or Chromium."
  );
};
var findBrowser = async (options2) => {
  const { chosen, launcher, places: places2, visitors, signal } = options2;
  if (chosen !== void 0 && chosen !== "") {
    if (await isProgram(chosen)) return { path: chosen, from: "CHROME_PATH", flags: headless };
    throw new PreparationError(
      `CHROME_PATH is ${printable(chosen)}, which is no program that can be run.`,
      "Set it to the program of Chrome or Chromium, or unset it, so that an installed one is looked for."
    );
  }
  const installed = pathOf(await visitors.ask({ kind: "find", launcher }, searchTimeout, signal));
  if (installed !== null && await isProgram(installed))
    return { path: installed, from: "installed", flags: headless };
  for (const place2 of places2) {
    const chromium = resolvePackage("@sparticuz/chromium", place2);
    if (chromium !== null)
      return { path: await unpack(chromium.file, options2), from: "@sparticuz/chromium", flags: shell };
  }
  throw new PreparationError(
    "Pages are measured in a browser, and none was found.",
    'Install Chrome or Chromium, set CHROME_PATH to its program, or, on Linux, run "npm install --save-dev @sparticuz/chromium".'
  );
};

// src/measure/page/page-block-order.ts
var asService = ({ server, ...suite }) => ({
  name: suite.name,
  type: "service",
  directory: suite.directory,
  paths: suite.paths,
  install: suite.install,
  build: suite.build,
  start: server.kind === "command" ? server.start : "",
  ready: server.kind === "command" ? server.ready : { path: null, log: null, timeout: 0 },
  stopTimeout: server.kind === "command" ? server.stopTimeout : 0,
  port: server.kind === "command" ? server.port : null,
  duet: false,
  probe: false,
  env: suite.env,
  setup: suite.setup,
  teardown: suite.teardown,
  routes: [],
  scenarios: [],
  warmUp: suite.warmUp
});
var asBlockOrder = ({ suite, starts, ...order }) => ({
  ...order,
  suite: asService(suite),
  starts: {
    base: { ...starts.base, suite: asService(starts.base.suite) },
    head: { ...starts.head, suite: asService(starts.head.suite) }
  },
  solo: false,
  plan: { duration: 0, lead: 0, mix: 0, perRoute: 0, solo: 0 },
  warmUp: suite.warmUp,
  slice: null
});
var pageSchedule = ({ schedule, starts }) => schedule === "one-at-a-time" || sides.some((side) => {
  const { server } = starts[side].suite;
  return server.kind === "command" && server.port !== null;
}) ? "one-at-a-time" : "alternate";

// src/measure/page/serve-page.ts
import { join as join11 } from "node:path";

// src/measure/page/server/static-server.ts
import { once as once3 } from "node:events";
import { createReadStream } from "node:fs";
import { realpath as realpath3, stat as stat9 } from "node:fs/promises";
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";

// src/measure/page/server/content-types.ts
import { extname as extname3 } from "node:path";
var types = {
  ".avif": "image/avif",
  ".bmp": "image/bmp",
  ".cjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".eot": "application/vnd.ms-fontobject",
  ".gif": "image/gif",
  ".glb": "model/gltf-binary",
  ".gltf": "model/gltf+json",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".m4a": "audio/mp4",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".ogg": "audio/ogg",
  ".otf": "font/otf",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".rss": "application/rss+xml; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".vtt": "text/vtt; charset=utf-8",
  ".wasm": "application/wasm",
  ".wav": "audio/wav",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xhtml": "application/xhtml+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8"
};
var contentType = (file) => types[extname3(file).toLowerCase()] ?? "application/octet-stream";
var isCompressible = (type) => /^text\/|^application\/(?:javascript|json|xml|wasm|vnd\.ms-fontobject)|\+(?:json|xml)|^font\/(?:ttf|otf)|^image\/(?:bmp|x-icon)/.test(
  type
);

// src/measure/page/server/encode-body.ts
import { promisify as promisify2 } from "node:util";
import { brotliCompress as brotliCompress2, constants as constants4, gzip as gzip2 } from "node:zlib";
var leastBytes = 1024;
var brotliQuality = 5;
var gzipLevel = 6;
var weightOf = (part) => {
  const [, weight] = /;\s*q=([\d.]+)/.exec(part) ?? [];
  return weight === void 0 ? 1 : Number(weight);
};
var chooseEncoding = (accepted) => {
  const parts = (accepted ?? "").split(",").filter((part) => weightOf(part) > 0);
  const names2 = new Set(parts.map((part) => part.split(";")[0]?.trim().toLowerCase()));
  return names2.has("br") ? "br" : names2.has("gzip") ? "gzip" : "identity";
};
var compressors = {
  br: (body) => promisify2(brotliCompress2)(body, {
    params: {
      [constants4.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants4.BROTLI_PARAM_SIZE_HINT]: body.length
    }
  }),
  gzip: (body) => promisify2(gzip2)(body, { level: gzipLevel })
};
var encodeBody = async (body, encoding) => {
  if (encoding === "identity" || body.length < leastBytes) return { encoding: "identity", bytes: body };
  const bytes3 = await compressors[encoding](body);
  return bytes3.length < body.length ? { encoding, bytes: bytes3 } : { encoding: "identity", bytes: body };
};

// src/measure/page/server/find-file.ts
import { realpath as realpath2, stat as stat7 } from "node:fs/promises";
import { extname as extname4, join as join9, sep as sep5 } from "node:path";
var relativePath = (pathname) => {
  try {
    const path = decodeURIComponent(pathname);
    const parts = path.split("/");
    if (!path.startsWith("/") || /[\0\\]/.test(path) || parts.includes("..")) return null;
    return parts.filter((part) => part !== "" && part !== ".").join("/");
  } catch {
    return null;
  }
};
var fileAt = async (root, path) => {
  try {
    const file = await realpath2(join9(root, path));
    return file.startsWith(root + sep5) && (await stat7(file)).isFile() ? file : null;
  } catch {
    return null;
  }
};
var findFile = async (root, pathname, fallback) => {
  const path = relativePath(pathname);
  if (path === null) return null;
  const names2 = path === "" ? ["index.html"] : [path, `${path}.html`, join9(path, "index.html")];
  for (const name of pathname.endsWith("/") ? names2.slice(-1) : names2) {
    const file = await fileAt(root, name);
    if (file !== null) return file;
  }
  if (fallback === null || !["", ".html"].includes(extname4(path))) return null;
  return fileAt(root, fallback);
};

// src/measure/page/server/held-files.ts
import { createHash as createHash3 } from "node:crypto";
import { readdir as readdir2, readFile as readFile3, stat as stat8 } from "node:fs/promises";
import { join as join10 } from "node:path";
var largestHeld = 16 * 1024 * 1024;
var mostPrepared = 48 * 1024 * 1024;
var etagOf = (text) => `"${createHash3("sha1").update(text).digest("base64url")}"`;
var hold = async (file) => {
  const body = await readFile3(file);
  const bodies = /* @__PURE__ */ new Map();
  return {
    etag: etagOf(body),
    encoded: (encoding) => {
      const encoded = bodies.get(encoding) ?? encodeBody(body, encoding);
      bodies.set(encoding, encoded);
      return encoded;
    }
  };
};
var createHeldFiles = () => {
  const files = /* @__PURE__ */ new Map();
  const prepared = /* @__PURE__ */ new Set();
  const get2 = (file) => {
    const held = files.get(file) ?? hold(file);
    files.set(file, held);
    return held;
  };
  return {
    get: get2,
    prepare: async (root) => {
      if (prepared.has(root)) return;
      prepared.add(root);
      let total = 0;
      const entries = await readdir2(root, { recursive: true, withFileTypes: true });
      for (const entry3 of entries) {
        const file = join10(entry3.parentPath, entry3.name);
        if (!entry3.isFile() || file.endsWith(".map") || !isCompressible(contentType(file))) continue;
        const { size } = await stat8(file);
        if (size > largestHeld || total + size > mostPrepared) continue;
        total += size;
        await (await get2(file)).encoded("br");
      }
    }
  };
};

// src/measure/page/server/static-server.ts
var nothing2 = (response, status, headers = {}) => {
  response.writeHead(status, { "content-length": 0, ...headers }).end();
};
var sendFile = async (request3, response, file, files) => {
  const type = contentType(file);
  const { size, mtimeMs } = await stat9(file);
  const held = size > largestHeld ? null : await files.get(file);
  const etag = held?.etag ?? etagOf(`${size}-${mtimeMs}`);
  const headers = {
    "content-type": type,
    "cache-control": type.startsWith("text/html") ? "no-cache" : "public, max-age=3600",
    "x-content-type-options": "nosniff",
    etag,
    ...isCompressible(type) ? { vary: "accept-encoding" } : {}
  };
  if (request3.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const bodiless = request3.method === "HEAD";
  if (held === null) {
    response.writeHead(200, { ...headers, "content-length": size });
    if (bodiless) response.end();
    else await pipeline(createReadStream(file), response);
    return;
  }
  const accepted = request3.headers["accept-encoding"];
  const { encoding, bytes: bytes3 } = await held.encoded(isCompressible(type) ? chooseEncoding(accepted) : "identity");
  if (encoding !== "identity") headers["content-encoding"] = encoding;
  response.writeHead(200, { ...headers, "content-length": bytes3.length });
  response.end(bodiless ? void 0 : bytes3);
};
var openStaticServer = async ({
  root,
  fallback,
  files = createHeldFiles()
}) => {
  const top = await realpath3(root);
  await files.prepare(top);
  const answer = async (request3, response) => {
    if (request3.method !== "GET" && request3.method !== "HEAD") {
      nothing2(response, 405, { allow: "GET, HEAD" });
      return;
    }
    const [pathname = "/"] = (request3.url ?? "/").split(/[?#]/);
    const file = await findFile(top, pathname, fallback);
    if (file === null) nothing2(response, 404);
    else await sendFile(request3, response, file, files);
  };
  const server = createServer((request3, response) => {
    answer(request3, response).catch(() => {
      if (response.headersSent) response.destroy();
      else nothing2(response, 500);
    });
  });
  server.listen({ port: 0, host: "127.0.0.1" });
  await once3(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    host: "127.0.0.1",
    port,
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once3(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    }
  };
};

// src/measure/page/serve-page.ts
var serveFiles = async ({ side, suite, directory, files }, { root, fallback }) => {
  const begin = performance.now();
  try {
    const server = await openStaticServer({ root: join11(directory, root), fallback, files });
    return {
      target: server,
      startup: performance.now() - begin,
      service: null,
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
    };
  } catch (error) {
    throw new PreparationError(
      `${side}: the directory ${root} of suite ${suite.name} can't be served (${errorCode(error) ?? "unknown error"}).`,
      `See that "build" writes it, and that it counts from ${suite.directory}.`,
      { cause: error }
    );
  }
};
var servePage = async (options2) => {
  const { side, suite, directory, environment, port, signal } = options2;
  const { server } = suite;
  if (server.kind === "files") return serveFiles(options2, server);
  const service = await startService({
    side,
    command: server.start,
    directory,
    environment,
    port,
    ready: server.ready,
    stopTimeout: server.stopTimeout,
    // The probe reports what a load costs: here there is none.
    probe: null,
    signal
  });
  options2.started(service);
  return {
    target: service,
    startup: service.startup,
    service,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]()
  };
};

// src/measure/page/visit-page.ts
import { mkdir as mkdir5 } from "node:fs/promises";
import { join as join12 } from "node:path";

// src/measure/page/lighthouse-report.ts
var amount = external_exports.number().nonnegative();
var request2 = external_exports.object({
  url: external_exports.string(),
  kind: external_exports.string(),
  /** -1 where no answer came. */
  status: external_exports.number(),
  failed: external_exports.boolean(),
  /** Bytes over the network, headers included, and of the headers. */
  transfer: external_exports.number(),
  headers: external_exports.number(),
  /** ms on the browser's clock: when the page asked for it, when the network did, when all of it was there. */
  discovered: external_exports.number(),
  requested: external_exports.number(),
  ended: external_exports.number(),
  frame: external_exports.string(),
  cached: external_exports.boolean()
});
var lighthouseReportSchema = external_exports.object({
  lighthouseVersion: external_exports.string(),
  finalDisplayedUrl: external_exports.string().catch(""),
  /** Why the page could not be measured. */
  runtimeError: external_exports.object({ code: external_exports.string(), message: external_exports.string() }).optional(),
  runWarnings: external_exports.array(external_exports.string()).catch([]),
  environment: external_exports.object({ benchmarkIndex: amount.catch(0), hostUserAgent: external_exports.string().catch("") }),
  audits: external_exports.record(
    external_exports.string(),
    external_exports.object({
      /** Absent where Lighthouse could not tell. */
      numericValue: amount.optional().catch(void 0),
      details: external_exports.object({ items: external_exports.array(external_exports.unknown()) }).optional().catch(void 0)
    })
  ),
  requests: external_exports.array(request2)
});
var workItemSchema = external_exports.object({ group: external_exports.string(), duration: amount });

// src/measure/page/read-requests.ts
var mostRows = 500;
var isFavicon = ({ url, kind }) => kind === "Other" && URL.canParse(url) && new URL(url).pathname === "/favicon.ico";
var isOverNetwork = ({ url }) => /^https?:/i.test(url);
var isCounted = (request3) => request3.status > 0 && !request3.cached;
var wanted = (requests) => requests.filter((request3) => isOverNetwork(request3) && !isFavicon(request3));
var countRequests = (requests) => {
  const counted = wanted(requests).filter(isCounted);
  return {
    requests: counted.length,
    transfer: counted.reduce((sum, { transfer, headers }) => sum + Math.max(0, transfer - Math.max(0, headers)), 0)
  };
};
var milliseconds = (time) => Math.max(0, Math.round(time * 10) / 10);
var waterfall = (requests, target) => {
  const rows = wanted(requests).filter(({ cached }) => !cached);
  const begin = Math.min(...rows.map(({ discovered }) => discovered));
  return rows.toSorted((a, b) => a.requested - b.requested).slice(0, mostRows).map(({ url, kind, requested, ended, transfer, status }) => ({
    url: shortAddress(url, target),
    kind: kind.slice(0, 30),
    start: milliseconds(requested - begin),
    end: milliseconds(Math.max(ended, requested) - begin),
    transfer: Math.max(0, Math.round(transfer)),
    status: Math.max(0, Math.trunc(status))
  }));
};

// src/measure/page/read-visit.ts
var metricAudits = {
  "page.lcp": "largest-contentful-paint",
  "page.tbt": "total-blocking-time",
  "page.fcp": "first-contentful-paint",
  "page.si": "speed-index",
  "page.cls": "cumulative-layout-shift"
};
var scriptGroups = /* @__PURE__ */ new Set(["scriptEvaluation", "scriptParseCompile"]);
var rounded = (value) => Math.round(value * 1e4) / 1e4;
var scriptTime = ({ audits }) => {
  const { details } = audits["mainthread-work-breakdown"] ?? {};
  if (details === void 0) return null;
  const items = details.items.flatMap((item2) => workItemSchema.safeParse(item2).data ?? []);
  return items.reduce((sum, { group: group2, duration }) => sum + (scriptGroups.has(group2) ? duration : 0), 0);
};
var valuesOf = (report) => {
  const values = {};
  for (const [metric, audit] of Object.entries(metricAudits)) {
    const value = report.audits[audit]?.numericValue;
    if (value !== void 0) values[metric] = rounded(value);
  }
  const script = scriptTime(report);
  if (script !== null) values["page.script-cpu"] = rounded(script);
  const { requests, transfer } = countRequests(report.requests);
  return { ...values, "page.transfer": transfer, "page.requests": requests };
};
var documents = (requests) => {
  const frame = requests.find(({ kind }) => kind === "Document")?.frame;
  return requests.filter((request3) => request3.kind === "Document" && request3.frame === frame);
};
var elsewhere = (report, target) => {
  const addresses = [...documents(report.requests).map(({ url }) => url), report.finalDisplayedUrl];
  const foreign = addresses.find((url) => /^https?:/i.test(url) && !isOwnAddress(url, target));
  return foreign === void 0 ? null : hostOf(foreign);
};
var plainCodes = {
  NO_FCP: "it painted nothing. See that it shows something without a click, and that its scripts run",
  NO_LCP: "it painted nothing of size",
  PAGE_HUNG: "its scripts did not let go of the main thread",
  TARGET_CRASHED: "its tab crashed",
  NOT_HTML: "it is no HTML document"
};
var loadFailure = ({ runtimeError, requests }) => {
  if (runtimeError === void 0) return null;
  const { code: code2, message } = runtimeError;
  const last = documents(requests).at(-1);
  if (last !== void 0 && last.status >= 400) return `the page answered with status ${last.status}`;
  const plain4 = plainCodes[code2];
  if (plain4 !== void 0) return `the page could not be measured: ${plain4}`;
  return `Lighthouse could not measure the page (${printable(code2, 60)}): ${printable(message)}`;
};
var isUnsettled = ({ runWarnings }) => runWarnings.some((warning) => warning.includes("loaded too slowly to finish within the time limit"));
var readVisit = (report, target, timeout) => {
  const host = elsewhere(report, target);
  if (host !== null)
    return {
      kind: "failed",
      reason: `the page went to another host (${host}), which is not what is to be measured. If it needs a login, give it \`cookies\` or \`headers\``
    };
  const failure3 = loadFailure(report);
  if (failure3 !== null) return { kind: "failed", reason: failure3 };
  if (isUnsettled(report))
    return {
      kind: "failed",
      reason: `the page did not settle within ${Math.round(timeout / 1e3)} s: it keeps asking the network or working. Let it poll less often when it is measured, or raise \`timeout\``
    };
  return {
    kind: "visited",
    browser: /(?:Headless)?Chrom(?:e|ium)\/[\d.]+/.exec(report.environment.hostUserAgent)?.[0] ?? "unknown",
    visit: {
      values: valuesOf(report),
      benchmarkIndex: report.environment.benchmarkIndex,
      finalUrl: shortAddress(report.finalDisplayedUrl, target),
      requests: waterfall(report.requests, target)
    }
  };
};

// src/measure/page/visit-page.ts
var usualPatience = 6e4;
var tries = 2;
var profiles = 0;
var again = (reason, started2 = true) => ({ kind: "again", reason, started: started2 });
var ofStage = (stage, message) => {
  switch (stage) {
    case "launch":
      return again(message, false);
    case "browser":
      return again(`the browser ended in the middle of the visit (${message})`);
    case "lighthouse":
      return again(`Lighthouse failed: ${message}`);
  }
};
var ofReport = (report, target, timeout) => {
  const { data, error } = lighthouseReportSchema.safeParse(report);
  if (data !== void 0) return readVisit(data, target, timeout);
  const [issue] = error.issues;
  const where = issue === void 0 ? "" : `${issue.path.join(".")}: ${issue.message}`;
  return { kind: "failed", reason: `Lighthouse's report can't be read (${printable(where)})` };
};
var attemptOf = (outcome, target, timeout, patience2) => {
  switch (outcome.kind) {
    case "report":
      return ofReport(outcome.report, target, timeout);
    case "failed":
      return ofStage(outcome.stage, printable(outcome.message, 600));
    case "late":
      return again(`the browser gave no result within ${formatDuration(timeout + patience2)}`);
    case "ended":
      return again(
        `Lighthouse ended in the middle of the visit (${outcome.how}) ${printable(outcome.output)}`.trimEnd()
      );
    case "browser":
      return { kind: "failed", reason: "Lighthouse gave another answer than was asked for" };
  }
};
var attempt = async (page, target, tools3) => {
  const { packages: packages2, browser, visitors, signal, patience: patience2 = usualPatience } = tools3;
  const profile = join12(tools3.directory, `profile-${profiles += 1}`);
  await mkdir5(profile, { recursive: true });
  try {
    const outcome = await visitors.ask(
      {
        kind: "visit",
        lighthouse: packages2.lighthouse.file,
        launcher: packages2.launcher.file,
        browser: browser.path,
        flags: chromeFlags({
          target,
          hosts: page.hosts,
          browser: browser.flags,
          extra: tools3.extraFlags,
          root: process.getuid?.() === 0
        }),
        profile,
        url: `${pageOrigin}${page.path}`,
        device: page.device,
        headers: page.headers,
        cookies: page.cookies,
        timeout: page.timeout
      },
      page.timeout + patience2,
      signal
    );
    return attemptOf(outcome, target, page.timeout, patience2);
  } finally {
    await removeTree(profile).catch(() => {
    });
  }
};
var startFailure2 = ({ path, from }, reason) => new PreparationError(
  `The browser ${path} (${from}) does not start: ${reason}`,
  /sandbox/i.test(reason) ? "Chrome can't set up its sandbox here: set PACEGATE_CHROME_FLAGS=--no-sandbox, as the page is this repository's own." : "Start it yourself with --headless and correct what it reports: packages that it needs are missing, often."
);
var visitPage = async (page, target, tools3) => {
  for (let left = tries - 1; ; left--) {
    const result = await attempt(page, target, tools3);
    if (result.kind !== "again") return result;
    if (left > 0) continue;
    if (!result.started) throw startFailure2(tools3.browser, result.reason);
    return { kind: "failed", reason: `${result.reason}, twice` };
  }
};

// src/measure/page/warm-server.ts
var times = 2;
var patience = 1e4;
var warmServer = async (origin, { path, headers, cookies }, signal) => {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  try {
    for (let time = 0; time < times; time++) {
      const response = await fetch(`${origin}${path}`, {
        headers: { accept: "text/html", ...headers, ...cookie === "" ? {} : { cookie } },
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)])
      });
      await response.arrayBuffer();
    }
  } catch {
  }
};

// src/measure/page/run-page-block.ts
var serve = async (order, side, tools3, cleanup) => {
  const player = playedBy(order, side);
  const { suite, directory } = order.starts[player];
  const common2 = asBlockOrder(order);
  const port = common2.starts[player].suite.port ?? await freePort();
  await setUpSide(common2, tools3, side, port, cleanup);
  const environment = hookEnvironment(common2, tools3, side, port);
  const { started: started2, signal, files } = tools3;
  return cleanup.use(await servePage({ side: player, suite, directory, environment, port, files, started: started2, signal }));
};
var deathOf2 = ({ service }, player) => {
  if (service === null || service.death === null) return null;
  const how = service.death.signal ?? `exit ${service.death.code ?? "unknown"}`;
  const lines = service.tail(5).join(" | ");
  return `${player}: the server died in the middle of a block (${how}). Its last lines: ${lines === "" ? "none" : lines}`;
};
var runGroup = async (order, living, visiting, tools3, watch, gathered) => {
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => watch.start("other"));
  watch.start("start");
  const pages = /* @__PURE__ */ new Map();
  for (const side of living) {
    const page = await serve(order, side, tools3, cleanup);
    pages.set(side, page);
    gathered.sides[side] = { startup: page.startup, memoryPeak: null, probe: "refused" };
  }
  watch.start("warmUp");
  for (const { service } of pages.values())
    if (service !== null) await warmServer(service.origin, order.suite, tools3.signal);
  watch.start("load");
  for (const side of visiting.filter((it) => living.includes(it))) {
    const page = pages.get(side);
    if (page === void 0) continue;
    const player = playedBy(order, side);
    const result = await visitPage(order.suite, page.target, tools3);
    const death = deathOf2(page, player);
    if (result.kind === "visited" && death === null) {
      gathered.visits.push({ side, ...result.visit });
      continue;
    }
    gathered.discarded = {
      reason: death ?? `${player}: ${result.kind === "failed" ? result.reason : ""}`,
      side: player
    };
    return;
  }
};
var runPageBlock = async (order, tools3) => {
  const { suite, kind, random, index: index2 } = order;
  const startedAt = (/* @__PURE__ */ new Date()).toISOString();
  const watch = createStopwatch();
  const schedule = pageSchedule(order);
  const startOrder = random.fork("start").shuffle([...sides]);
  const visiting = schedule === "one-at-a-time" ? startOrder : random.fork("visits").shuffle([...sides]);
  const gathered = { visits: [], sides: {}, discarded: null };
  for (const living of schedule === "one-at-a-time" ? startOrder.map((side) => [side]) : [startOrder]) {
    if (gathered.discarded !== null) break;
    try {
      await runGroup(order, living, visiting, tools3, watch, gathered);
    } catch (error) {
      throw firstError(error);
    }
  }
  return {
    schema: "pacegate/block@1",
    suite: suite.name,
    index: index2,
    kind,
    schedule,
    seed: `${order.seed}/${suite.name}/${index2}`,
    startedAt,
    startOrder,
    warmUp: { duration: 0, flat: true, slice: 0 },
    sides: { base: null, head: null, ...gathered.sides },
    slices: [],
    visits: gathered.visits,
    time: watch.total(),
    discarded: gathered.discarded
  };
};

// src/measure/page/page-laboratory.ts
var openPageLaboratory = (options2) => {
  const { checkouts, environment, tools: tools3 } = options2;
  const visitors = createVisitors(environment);
  let visiting = null;
  let versions2 = null;
  const prepare = async (starts) => {
    const places2 = packagePlaces(sides.map((side) => starts[side].directory));
    const packages2 = findLighthouse(places2);
    const browser = await findBrowser({
      chosen: environment["CHROME_PATH"],
      launcher: packages2.launcher.file,
      places: places2,
      directory: tools3.directory,
      visitors,
      signal: tools3.signal
    });
    versions2 = {
      lighthouse: packages2.lighthouse.version,
      launcher: packages2.launcher.version,
      browser: { path: browser.path, from: browser.from }
    };
    return { packages: packages2, browser, extraFlags: readChromeFlags(options2.chromeFlags), visitors, files: createHeldFiles() };
  };
  return {
    runBlock: async ({ own, alone, ...request3 }) => {
      const start = (side) => ({
        suite: own[side],
        directory: join13(checkouts[alone ? "head" : side], own[side].directory),
        environment
      });
      const starts = { base: start("base"), head: start("head") };
      visiting ??= prepare(starts);
      return runPageBlock({ ...request3, starts }, { ...tools3, ...await visiting });
    },
    get versions() {
      return versions2;
    },
    killSync: () => visitors.killSync()
  };
};

// src/measure/laboratory.ts
var openLaboratory = async (options2) => {
  const { checkouts, environment, logs, signal, slices = slicePlan } = options2;
  const directory = join14(options2.directory, "sides");
  await mkdir6(directory, { recursive: true });
  const generator = startLoadGenerator();
  const services = /* @__PURE__ */ new Set();
  const cores = shareCores();
  try {
    if (cores !== null && generator.pid !== null) moveTo(generator.pid, cores.generator);
    const run = environment["PACEGATE_RUN"];
    const { sockets } = await generator.ask(
      { kind: "prepare", directory: options2.directory, ...run === void 0 ? {} : { run } },
      signal
    );
    const tools3 = {
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
    const pages = openPageLaboratory({ checkouts, environment, tools: tools3, chromeFlags: options2.chromeFlags });
    return {
      machine: readMachine(options2.version),
      browser: () => {
        const { versions: versions2 } = pages;
        return versions2 === null ? null : `Lighthouse ${versions2.lighthouse}, chrome-launcher ${versions2.launcher}, browser from ${versions2.browser.from}`;
      },
      runBlock: async ({ suite, own, alone, ...request3 }) => {
        services.clear();
        if (suite.type === "page") {
          const { base, head: head2 } = own;
          if (base.type !== "page" || head2.type !== "page")
            throw new RangeError(`${suite.name} is not a page on both sides.`);
          return pages.runBlock({ ...request3, suite, own: { base, head: head2 }, alone });
        }
        const start = (side) => {
          const ofSide = own[side];
          if (ofSide.type !== "service") throw new RangeError(`${suite.name} is not a service on both sides.`);
          return {
            suite: ofSide,
            directory: join14(checkouts[alone ? "head" : side], ofSide.directory),
            environment
          };
        };
        return runBlock(
          { ...request3, suite, plan: slices, starts: { base: start("base"), head: start("head") } },
          tools3
        );
      },
      killSync: () => {
        for (const service of services) service.killSync();
        pages.killSync();
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
import { join as join21 } from "node:path";

// src/measure/workspace/check-out.ts
import { join as join17 } from "node:path";

// src/measure/workspace/borrowing-repository.ts
import { appendFile, copyFile, mkdir as mkdir7, writeFile } from "node:fs/promises";
import { join as join15 } from "node:path";
var alternateLine = (path) => `${/["\n]/.test(path) ? JSON.stringify(path) : path}
`;
var copyIfThere = async (from, to) => {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
};
var createBorrowingRepository = async (options2) => {
  const { git, directory, bare: bare3, format, objects, settings: settings2 } = options2;
  await mkdir7(directory, { recursive: true });
  const kind = bare3 ? ["--bare"] : [];
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
  const gitDirectory = bare3 ? directory : join15(directory, ".git");
  await mkdir7(join15(gitDirectory, "objects", "info"), { recursive: true });
  await mkdir7(join15(gitDirectory, "info"), { recursive: true });
  await writeFile(join15(gitDirectory, "objects", "info", "alternates"), objects.map(alternateLine).join(""));
  await copyIfThere(options2.shallow, join15(gitDirectory, "shallow"));
  await copyIfThere(options2.attributes, join15(gitDirectory, "info", "attributes"));
  await copyIfThere(options2.exclude, join15(gitDirectory, "info", "exclude"));
  await appendFile(join15(gitDirectory, "config"), formatSettings(settings2));
  return gitDirectory;
};

// src/measure/workspace/submodules.ts
import { lstat } from "node:fs/promises";
import { join as join16 } from "node:path";
import { pathToFileURL } from "node:url";

// src/measure/workspace/submodule-list.ts
var settingsOf = (listing) => {
  const found = /* @__PURE__ */ new Map();
  for (const entry3 of listing.split("\0")) {
    const [, name, key, value] = /^submodule\.([^]+)\.(path|url)\n([^]*)$/.exec(entry3) ?? [];
    if (name === void 0 || key === void 0 || value === void 0) continue;
    const before = found.get(name) ?? { path: null, url: null };
    found.set(name, { ...before, [key]: value });
  }
  return found;
};
var listSubmodules = async (git, options2, commit) => {
  const source = ["config", "--blob", `${commit}:.gitmodules`, "-z", "--get-regexp", "^submodule\\..*\\.(path|url)$"];
  const { code: code2, stdout } = await git.run(source, options2);
  if (code2 !== 0) return [];
  const listed = await git.text(["ls-tree", "-r", "-z", "--full-tree", commit], options2);
  const commits = new Map(
    listed.split("\0").flatMap((line) => {
      const [, id, path] = /^160000 commit ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return id === void 0 || path === void 0 ? [] : [[path, id]];
    })
  );
  return [...settingsOf(stdout.toString())].flatMap(([name, { path, url }]) => {
    const wanted2 = path === null ? void 0 : commits.get(path);
    return path === null || wanted2 === void 0 ? [] : [{ name, path, url, commit: wanted2 }];
  });
};

// src/measure/workspace/submodules.ts
var deepest2 = 10;
var userCopyOf = ({ user }, { name, path }) => {
  const top = join16(user.top, path);
  return { top, gitDirectories: [...user.gitDirectories.map((it) => join16(it, "modules", name)), join16(top, ".git")] };
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
var failure2 = ({ side }, path, url, output2) => new PreparationError(
  `${side}: submodule ${printable(path)} could not be checked out: ${oneLine(output2) || "git did not say why"}`,
  `Run \`git submodule update --init --recursive\` in your repository, so that the commit is there, and run again.` + (url === null ? " .gitmodules gives no url for it." : "")
);
var update = async (store, place2, signal, depth) => {
  const { git } = store;
  const { directory, commit } = place2;
  const options2 = { directory, signal };
  for (const submodule of await listSubmodules(git, options2, commit)) {
    const path = place2.path === "" ? submodule.path : `${place2.path}/${submodule.path}`;
    if (depth === 0) throw failure2(place2, path, submodule.url, `submodules are nested deeper than ${deepest2} levels`);
    const user = userCopyOf(place2, submodule);
    const local = await localSource(git, user, submodule.commit, signal);
    const url = local === null ? null : pathToFileURL(local).href;
    if (url !== null) await git.text(["config", `submodule.${submodule.name}.url`, url], options2);
    const access2 = store.access.filter(({ key }) => !key.startsWith("remote."));
    const allowed = url === null ? [] : [{ key: "protocol.file.allow", value: "always" }];
    const settings2 = [...access2, ...store.contents, ...allowed];
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
    const { code: code2, stderr } = await git.run(args, { ...options2, settings: settings2 });
    if (code2 !== 0) throw failure2(place2, path, submodule.url, stderr);
    const inner = { ...place2, directory: join16(directory, submodule.path), commit: submodule.commit, path, user };
    await update(store, inner, signal, depth - 1);
  }
};
var checkOutSubmodules = async (store, checkout, signal) => {
  const { gitDirectory, commonDirectory, top } = store.repository;
  const user = { top, gitDirectories: [.../* @__PURE__ */ new Set([gitDirectory, commonDirectory])] };
  await update(store, { ...checkout, path: "", user }, signal, deepest2);
};
var submoduleNotices = async (store, commit) => {
  const { top } = store.repository;
  const inStore = { directory: store.directory, variables: { GIT_DIR: store.directory } };
  const notices = [];
  for (const { path } of await listSubmodules(store.git, inStore, commit)) {
    const directory = join16(top, path);
    const own = await lstat(join16(directory, ".git")).catch(() => null);
    if (own === null) continue;
    const { code: code2, stdout } = await store.git.run(["status", "--porcelain", "--ignore-submodules=none"], { directory });
    if (code2 === 0 && stdout.length > 0) {
      notices.push(
        `Uncommitted changes inside the submodule ${printable(path)} are not measured: commit them there first.`
      );
    }
  }
  return notices;
};

// src/measure/workspace/check-out.ts
var checkOut = async ({ sides: sides2, side, directory, signal }) => {
  const { store, remote } = sides2;
  const { git, repository, access: access2, contents } = store;
  const { commit } = sides2[side];
  const key = `remote.${remote ?? ""}.url`;
  const url = access2.find((it) => it.key === key)?.value;
  const origin = url === void 0 ? [] : [{ key, value: withoutCredentials(url) }];
  await createBorrowingRepository({
    git,
    directory,
    bare: false,
    format: repository.format,
    objects: store.objects,
    shallow: join17(store.directory, "shallow"),
    attributes: repository.attributes,
    exclude: repository.exclude,
    settings: [...contents, ...origin]
  });
  const options2 = { directory, signal };
  const tags = await store.text(["for-each-ref", "--format=create %(refname)%00%(objectname)%00", "refs/tags"]);
  if (tags !== "") {
    await git.run(["update-ref", "--stdin", "-z"], { ...options2, input: tags.replaceAll("\0\n", "\0") });
  }
  const { code: code2, stderr } = await git.run(["checkout", "--quiet", "--force", "--detach", commit], {
    ...options2,
    settings: access2
  });
  if (code2 !== 0) {
    throw new PreparationError(
      `${side}: commit ${commit.slice(0, 12)} could not be checked out: ${oneLine(stderr) || "git was stopped"}`,
      "Put right what git reports (a full disk, a filter that fails, objects that were never fetched), and run again."
    );
  }
  await checkOutSubmodules(store, { side, directory, commit }, signal);
};

// src/measure/workspace/diff-text.ts
var largest4 = 5e6;
var settings = ["-c", "core.quotePath=true", "-c", "diff.suppressBlankEmpty=false"];
var options = [
  "-M",
  "-l1000",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "--unified=3",
  "--indent-heuristic"
];
var diffText = async ({
  store,
  base,
  head: head2
}) => {
  const { code: code2, stdout } = await store.run([...settings, "diff-tree", "-p", "-r", ...options, base.tree, head2.tree]);
  return code2 !== 0 || stdout.length > largest4 ? null : stdout.toString();
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

// src/measure/workspace/read-file-at.ts
import { posix as posix4 } from "node:path";
var readFileAt = async (store, revision, path) => {
  const name = posix4.normalize(path);
  if (name.startsWith("../") || name.startsWith("/") || name.includes("\n")) return null;
  const query = `${revision.commit}:${name}
`;
  const answer = await store.text(["cat-file", "--batch", "--follow-symlinks"], { input: query });
  const end = answer.indexOf("\n");
  return /^[0-9a-f]+ blob \d+$/.test(answer.slice(0, end)) ? answer.slice(end + 1) : null;
};

// src/measure/workspace/resolve-sides.ts
import { join as join20 } from "node:path";

// src/measure/workspace/large-files.ts
var hasGitLfs = async (git, top) => (await git.run(["lfs", "version"], { directory: top })).code === 0;
var pointerSettings = async (git, top) => {
  const { code: code2 } = await git.run(["config", "--get-regexp", "^filter\\.lfs\\."], { directory: top });
  if (code2 !== 0 || await hasGitLfs(git, top)) return [];
  const empty2 = ["process", "smudge", "clean"].map((it) => ({ key: `filter.lfs.${it}`, value: "" }));
  return [...empty2, { key: "filter.lfs.required", value: "false" }];
};
var largeFileNotices = async (store, trees) => {
  const pattern3 = ["-F", "-e", "filter=lfs"];
  for (const tree of new Set(trees)) {
    const { code: code2 } = await store.run(["grep", "-q", ...pattern3, tree, "--", ":(glob)**/.gitattributes"]);
    if (code2 !== 0) continue;
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
var mergeBaseOf = async (store, base, head2) => {
  const { code: code2, stdout } = await store.run(["merge-base", base, head2]);
  return code2 === 0 ? stdout.toString().trim() : null;
};
var mergeBase = async (store, base, head2, remote) => {
  const find2 = () => mergeBaseOf(store, base.commit, head2.commit);
  const local = await find2();
  if (local !== null) return local;
  const names2 = `${printable(base.ref, 100)} and ${printable(head2.ref, 100)}`;
  if (await isShallow(store)) {
    const cure2 = `Fetch the history and run again: git fetch --unshallow ${remote ?? "origin"} (in a GitHub workflow: \`fetch-depth: 0\` for actions/checkout).`;
    const missing2 = `This clone is shallow and does not hold the merge base of ${names2}`;
    if (remote === null) throw new RepositoryError(`${missing2}; it has no remote to fetch it from.`, cure2);
    const outcome = await deepenUntil(store, remote, [base.commit, head2.commit], async () => await find2() !== null);
    const deepened = await find2();
    if (deepened !== null) return deepened;
    if (outcome.kind === "failed") {
      throw new RepositoryError(`${missing2}, and fetching it from ${remote} failed: ${outcome.why}`, cure2);
    }
  }
  throw new RepositoryError(
    `${names2} have no common commit: their histories are unrelated.`,
    "Give a --base that the change was started from."
  );
};

// src/measure/workspace/revision.ts
var treeOf = (store, commit) => store.text(["rev-parse", "--verify", "--end-of-options", `${commit}^{tree}`]);

// src/measure/workspace/snapshot.ts
import { copyFile as copyFile2, readdir as readdir3, stat as stat10, utimes } from "node:fs/promises";
import { appendFile as appendFile2 } from "node:fs/promises";
import { dirname as dirname4, join as join18 } from "node:path";
var copyIndex = async ({ repository, directory }) => {
  const copy = join18(directory, "snapshot-index");
  try {
    const { mtimeMs } = await stat10(repository.index);
    await copyFile2(repository.index, copy);
    const time = Math.floor(mtimeMs / 1e3);
    await utimes(copy, time, time);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  for (const name of await readdir3(dirname4(repository.index))) {
    if (name.startsWith("sharedindex.")) await copyFile2(join18(dirname4(repository.index), name), join18(directory, name));
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
  const index2 = await copyIndex(store);
  await appendFile2(join18(store.directory, "info", "exclude"), "\n.pacegate/\n");
  const variables = { GIT_INDEX_FILE: index2, GIT_WORK_TREE: top };
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
import { join as join19 } from "node:path";
var copyTags = async (store, repository, git) => {
  const format = "--format=create %(refname)%00%(objectname)%00";
  const listed = await git.text(["for-each-ref", format, "refs/tags"], { directory: repository.top });
  const commands = listed.replaceAll("\0\n", "\0");
  if (commands !== "") await store.run(["update-ref", "--stdin", "-z"], { input: commands });
};
var createStore = async (git, repository, directory) => {
  const access2 = accessSettings(repository.settings, repository.top);
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
  const complete = ({ variables, ...options2 } = {}) => ({
    directory,
    ...options2,
    variables: { GIT_DIR: directory, ...variables },
    settings: access2
  });
  const store = {
    directory,
    repository,
    objects: [repository.objects, join19(directory, "objects")],
    access: access2,
    contents,
    git,
    run: (args, options2) => git.run(args, complete(options2)),
    text: (args, options2) => git.text(args, complete(options2))
  };
  await copyTags(store, repository, git);
  return store;
};

// src/measure/workspace/resolve-sides.ts
var branchOf = async (git, { top }) => {
  const { code: code2, stdout } = await git.run(["symbolic-ref", "--quiet", "--short", "HEAD"], { directory: top });
  return code2 === 0 ? stdout.toString().trim() : null;
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
    const head3 = { ...tip, tree: await treeOf(store, tip.commit), dirty: false, snapshot: false };
    return { head: head3, notices: [] };
  }
  const { commit, tree, dirty, notices } = await takeSnapshot(store, tip.commit);
  const head2 = { ref: tip.ref, commit, tree, dirty, snapshot: dirty };
  return { head: head2, notices: [...notices, ...await submoduleNotices(store, commit)] };
};
var resolveSides = async (options2) => {
  const git = createGit(options2.environment ?? process.env, options2.signal);
  const repository = await openRepository(git, options2.cwd);
  const branch = await branchOf(git, repository);
  const tip = await headTip(git, repository, options2.head, branch);
  const store = await createStore(git, repository, join20(options2.directory, "store.git"));
  const remote = remoteOf(repository, branch);
  const baseOf2 = await baseTip(store, options2.base, remote);
  const commit = await mergeBase(store, baseOf2, tip, remote);
  const base = { ref: baseOf2.ref, commit, tree: await treeOf(store, commit), dirty: false };
  const { head: head2, notices } = await revisionOf(store, tip, options2.head === null);
  const compared = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", base.tree, head2.tree];
  const changedFiles = (await store.text(compared)).split("\0").filter((it) => it !== "");
  return {
    top: repository.top,
    prefix: repository.prefix,
    base,
    head: head2,
    changedFiles,
    notices: [...notices, ...await largeFileNotices(store, [base.tree, head2.tree])],
    remote,
    store
  };
};

// src/measure/repository.ts
var stepText = ({ side, step, command, duration }) => duration === null ? `${side}: ${step}: ${command}` : `${side}: ${step} done in ${formatDuration(duration)}`;
var longestTimer2 = 2 ** 31 - 1;
var within = async (timeLeft, { signal, side }, work) => {
  const timer = AbortSignal.timeout(Math.min(longestTimer2, Math.max(0, Math.ceil(timeLeft))));
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
var openRepository2 = async (options2) => {
  const { cwd, base, head: head2, directory, environment, signal, step } = options2;
  const sides2 = await resolveSides({ cwd, base, head: head2, directory, signal });
  const checkouts = { base: join21(directory, "base"), head: join21(directory, "head") };
  return {
    sides: sides2,
    checkouts,
    read: (side, path) => readFileAt(sides2.store, sides2[side], path),
    diff: () => diffText(sides2),
    commitOf: (ref) => namedCommit(sides2, ref),
    prepare: (side, suites, timeLeft) => within(timeLeft, { signal, side }, async (ending) => {
      step(`${side}: checking out ${sides2[side].ref} (${sides2[side].commit.slice(0, 10)})`);
      await checkOut({ sides: sides2, side, directory: checkouts[side], signal: ending });
      await prepareSide({
        side,
        checkout: checkouts[side],
        suites,
        environment,
        logs: options2.logs().path,
        shownLogs: options2.logs().shown,
        signal: ending,
        report: (it) => step(stepText(it))
      });
    })
  };
};

// src/measure/workspace/run-directory.ts
import { lstat as lstat2, mkdtemp as mkdtemp2, readdir as readdir4, readFile as readFile4, realpath as realpath4, writeFile as writeFile2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join as join22 } from "node:path";
var prefix = "pacegate-";
var ownerFile = "owner";
var unownedAge = 6e5;
var unknownAge = 2 * 24 * 36e5;
var idOf = (path) => basename(path).slice(prefix.length);
var markerOf = (path) => `PACEGATE_RUN=${idOf(path)}`;
var isStale = async (path) => {
  const stat11 = await lstat2(path);
  if (!stat11.isDirectory() || stat11.uid !== process.getuid?.()) return false;
  const age = Date.now() - stat11.mtimeMs;
  const text = await readFile4(join22(path, ownerFile), "utf8").catch(() => "");
  const owner = parseOwner(text);
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && age > unknownAge;
};
var sweep = async (parent) => {
  const names2 = await readdir4(parent).catch(() => []);
  for (const name of names2.filter((it) => it.startsWith(prefix) && it.length > prefix.length)) {
    const path = join22(parent, name);
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
      const made = await mkdtemp2(join22(await realpath4(parent), prefix));
      await writeFile2(join22(made, ownerFile), JSON.stringify(currentOwner()));
      return made;
    } catch (error) {
      throw new OutputError(
        `No temporary directory can be made in ${parent} (${errorCode(error) ?? "unknown error"}).`,
        "Free space there, or set TMPDIR to a directory that can be written.",
        { cause: error }
      );
    }
  })();
  const marker2 = markerOf(path);
  const removeSync = () => {
    try {
      killMarkedSync(marker2);
      removeTreeSync(path);
    } catch {
    }
  };
  const dispose = async () => {
    await stopProcesses(null, marker2);
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

// src/report/html/difference-tree.ts
var empty = () => ({ base: 0, head: 0, children: /* @__PURE__ */ new Map() });
var bytesOf = ({ parsed, stat: stat11 }) => parsed ?? stat11;
var pathOf2 = ({ name, package: owner, instance }) => {
  if (owner === null) return name.split("/").filter((part) => part !== "" && part !== ".");
  const at = instance === null ? -1 : name.indexOf(`${instance}/`);
  const inside = at < 0 ? name : name.slice(at + (instance ?? "").length + 1);
  return ["node_modules", owner, ...inside.split("/").filter((part) => part !== "")];
};
var add2 = (root, graph, side) => {
  for (const module of graph.modules) {
    if (module.chunks.length === 0 || module.type === "runtime") continue;
    let at = root;
    at[side] += bytesOf(module);
    for (const part of pathOf2(module)) {
      const next = at.children.get(part) ?? empty();
      at.children.set(part, next);
      next[side] += bytesOf(module);
      at = next;
    }
  }
};
var finish = (name, { base, head: head2, children }) => {
  const [only, ...others] = children;
  if (only !== void 0 && others.length === 0 && name !== "" && name !== "node_modules")
    return finish(`${name}/${only[0]}`, only[1]);
  const nodes = [...children].map(([part, child]) => finish(part, child));
  return { name, base, head: head2, children: nodes.toSorted((a, b) => Math.max(b.base, b.head) - Math.max(a.base, a.head)) };
};
var differenceTree = (base, head2) => {
  const root = empty();
  if (base !== void 0) add2(root, base, "base");
  if (head2 !== void 0) add2(root, head2, "head");
  return finish("", root);
};

// node_modules/d3-hierarchy/dist/d3-hierarchy.mjs
function count2(node) {
  var sum = 0, children = node.children, i = children && children.length;
  if (!i) sum = 1;
  else while (--i >= 0) sum += children[i].value;
  node.value = sum;
}
function node_count() {
  return this.eachAfter(count2);
}
function node_each(callback, that) {
  let index2 = -1;
  for (const node of this) {
    callback.call(that, node, ++index2, this);
  }
  return this;
}
function node_eachBefore(callback, that) {
  var node = this, nodes = [node], children, i, index2 = -1;
  while (node = nodes.pop()) {
    callback.call(that, node, ++index2, this);
    if (children = node.children) {
      for (i = children.length - 1; i >= 0; --i) {
        nodes.push(children[i]);
      }
    }
  }
  return this;
}
function node_eachAfter(callback, that) {
  var node = this, nodes = [node], next = [], children, i, n, index2 = -1;
  while (node = nodes.pop()) {
    next.push(node);
    if (children = node.children) {
      for (i = 0, n = children.length; i < n; ++i) {
        nodes.push(children[i]);
      }
    }
  }
  while (node = next.pop()) {
    callback.call(that, node, ++index2, this);
  }
  return this;
}
function node_find(callback, that) {
  let index2 = -1;
  for (const node of this) {
    if (callback.call(that, node, ++index2, this)) {
      return node;
    }
  }
}
function node_sum(value) {
  return this.eachAfter(function(node) {
    var sum = +value(node.data) || 0, children = node.children, i = children && children.length;
    while (--i >= 0) sum += children[i].value;
    node.value = sum;
  });
}
function node_sort(compare2) {
  return this.eachBefore(function(node) {
    if (node.children) {
      node.children.sort(compare2);
    }
  });
}
function node_path(end) {
  var start = this, ancestor = leastCommonAncestor(start, end), nodes = [start];
  while (start !== ancestor) {
    start = start.parent;
    nodes.push(start);
  }
  var k = nodes.length;
  while (end !== ancestor) {
    nodes.splice(k, 0, end);
    end = end.parent;
  }
  return nodes;
}
function leastCommonAncestor(a, b) {
  if (a === b) return a;
  var aNodes = a.ancestors(), bNodes = b.ancestors(), c = null;
  a = aNodes.pop();
  b = bNodes.pop();
  while (a === b) {
    c = a;
    a = aNodes.pop();
    b = bNodes.pop();
  }
  return c;
}
function node_ancestors() {
  var node = this, nodes = [node];
  while (node = node.parent) {
    nodes.push(node);
  }
  return nodes;
}
function node_descendants() {
  return Array.from(this);
}
function node_leaves() {
  var leaves = [];
  this.eachBefore(function(node) {
    if (!node.children) {
      leaves.push(node);
    }
  });
  return leaves;
}
function node_links() {
  var root = this, links = [];
  root.each(function(node) {
    if (node !== root) {
      links.push({ source: node.parent, target: node });
    }
  });
  return links;
}
function* node_iterator() {
  var node = this, current, next = [node], children, i, n;
  do {
    current = next.reverse(), next = [];
    while (node = current.pop()) {
      yield node;
      if (children = node.children) {
        for (i = 0, n = children.length; i < n; ++i) {
          next.push(children[i]);
        }
      }
    }
  } while (next.length);
}
function hierarchy(data, children) {
  if (data instanceof Map) {
    data = [void 0, data];
    if (children === void 0) children = mapChildren;
  } else if (children === void 0) {
    children = objectChildren;
  }
  var root = new Node$1(data), node, nodes = [root], child, childs, i, n;
  while (node = nodes.pop()) {
    if ((childs = children(node.data)) && (n = (childs = Array.from(childs)).length)) {
      node.children = childs;
      for (i = n - 1; i >= 0; --i) {
        nodes.push(child = childs[i] = new Node$1(childs[i]));
        child.parent = node;
        child.depth = node.depth + 1;
      }
    }
  }
  return root.eachBefore(computeHeight);
}
function node_copy() {
  return hierarchy(this).eachBefore(copyData);
}
function objectChildren(d) {
  return d.children;
}
function mapChildren(d) {
  return Array.isArray(d) ? d[1] : null;
}
function copyData(node) {
  if (node.data.value !== void 0) node.value = node.data.value;
  node.data = node.data.data;
}
function computeHeight(node) {
  var height2 = 0;
  do
    node.height = height2;
  while ((node = node.parent) && node.height < ++height2);
}
function Node$1(data) {
  this.data = data;
  this.depth = this.height = 0;
  this.parent = null;
}
Node$1.prototype = hierarchy.prototype = {
  constructor: Node$1,
  count: node_count,
  each: node_each,
  eachAfter: node_eachAfter,
  eachBefore: node_eachBefore,
  find: node_find,
  sum: node_sum,
  sort: node_sort,
  path: node_path,
  ancestors: node_ancestors,
  descendants: node_descendants,
  leaves: node_leaves,
  links: node_links,
  copy: node_copy,
  [Symbol.iterator]: node_iterator
};
function required(f) {
  if (typeof f !== "function") throw new Error();
  return f;
}
function constantZero() {
  return 0;
}
function constant(x) {
  return function() {
    return x;
  };
}
function roundNode(node) {
  node.x0 = Math.round(node.x0);
  node.y0 = Math.round(node.y0);
  node.x1 = Math.round(node.x1);
  node.y1 = Math.round(node.y1);
}
function treemapDice(parent, x0, y0, x1, y1) {
  var nodes = parent.children, node, i = -1, n = nodes.length, k = parent.value && (x1 - x0) / parent.value;
  while (++i < n) {
    node = nodes[i], node.y0 = y0, node.y1 = y1;
    node.x0 = x0, node.x1 = x0 += node.value * k;
  }
}
function TreeNode(node, i) {
  this._ = node;
  this.parent = null;
  this.children = null;
  this.A = null;
  this.a = this;
  this.z = 0;
  this.m = 0;
  this.c = 0;
  this.s = 0;
  this.t = null;
  this.i = i;
}
TreeNode.prototype = Object.create(Node$1.prototype);
function treemapSlice(parent, x0, y0, x1, y1) {
  var nodes = parent.children, node, i = -1, n = nodes.length, k = parent.value && (y1 - y0) / parent.value;
  while (++i < n) {
    node = nodes[i], node.x0 = x0, node.x1 = x1;
    node.y0 = y0, node.y1 = y0 += node.value * k;
  }
}
var phi = (1 + Math.sqrt(5)) / 2;
function squarifyRatio(ratio, parent, x0, y0, x1, y1) {
  var rows = [], nodes = parent.children, row4, nodeValue, i0 = 0, i1 = 0, n = nodes.length, dx, dy, value = parent.value, sumValue, minValue, maxValue, newRatio, minRatio, alpha, beta;
  while (i0 < n) {
    dx = x1 - x0, dy = y1 - y0;
    do
      sumValue = nodes[i1++].value;
    while (!sumValue && i1 < n);
    minValue = maxValue = sumValue;
    alpha = Math.max(dy / dx, dx / dy) / (value * ratio);
    beta = sumValue * sumValue * alpha;
    minRatio = Math.max(maxValue / beta, beta / minValue);
    for (; i1 < n; ++i1) {
      sumValue += nodeValue = nodes[i1].value;
      if (nodeValue < minValue) minValue = nodeValue;
      if (nodeValue > maxValue) maxValue = nodeValue;
      beta = sumValue * sumValue * alpha;
      newRatio = Math.max(maxValue / beta, beta / minValue);
      if (newRatio > minRatio) {
        sumValue -= nodeValue;
        break;
      }
      minRatio = newRatio;
    }
    rows.push(row4 = { value: sumValue, dice: dx < dy, children: nodes.slice(i0, i1) });
    if (row4.dice) treemapDice(row4, x0, y0, x1, value ? y0 += dy * sumValue / value : y1);
    else treemapSlice(row4, x0, y0, value ? x0 += dx * sumValue / value : x1, y1);
    value -= sumValue, i0 = i1;
  }
  return rows;
}
var squarify = (function custom(ratio) {
  function squarify2(parent, x0, y0, x1, y1) {
    squarifyRatio(ratio, parent, x0, y0, x1, y1);
  }
  squarify2.ratio = function(x) {
    return custom((x = +x) > 1 ? x : 1);
  };
  return squarify2;
})(phi);
function index() {
  var tile = squarify, round = false, dx = 1, dy = 1, paddingStack = [0], paddingInner = constantZero, paddingTop = constantZero, paddingRight = constantZero, paddingBottom = constantZero, paddingLeft = constantZero;
  function treemap(root) {
    root.x0 = root.y0 = 0;
    root.x1 = dx;
    root.y1 = dy;
    root.eachBefore(positionNode);
    paddingStack = [0];
    if (round) root.eachBefore(roundNode);
    return root;
  }
  function positionNode(node) {
    var p = paddingStack[node.depth], x0 = node.x0 + p, y0 = node.y0 + p, x1 = node.x1 - p, y1 = node.y1 - p;
    if (x1 < x0) x0 = x1 = (x0 + x1) / 2;
    if (y1 < y0) y0 = y1 = (y0 + y1) / 2;
    node.x0 = x0;
    node.y0 = y0;
    node.x1 = x1;
    node.y1 = y1;
    if (node.children) {
      p = paddingStack[node.depth + 1] = paddingInner(node) / 2;
      x0 += paddingLeft(node) - p;
      y0 += paddingTop(node) - p;
      x1 -= paddingRight(node) - p;
      y1 -= paddingBottom(node) - p;
      if (x1 < x0) x0 = x1 = (x0 + x1) / 2;
      if (y1 < y0) y0 = y1 = (y0 + y1) / 2;
      tile(node, x0, y0, x1, y1);
    }
  }
  treemap.round = function(x) {
    return arguments.length ? (round = !!x, treemap) : round;
  };
  treemap.size = function(x) {
    return arguments.length ? (dx = +x[0], dy = +x[1], treemap) : [dx, dy];
  };
  treemap.tile = function(x) {
    return arguments.length ? (tile = required(x), treemap) : tile;
  };
  treemap.padding = function(x) {
    return arguments.length ? treemap.paddingInner(x).paddingOuter(x) : treemap.paddingInner();
  };
  treemap.paddingInner = function(x) {
    return arguments.length ? (paddingInner = typeof x === "function" ? x : constant(+x), treemap) : paddingInner;
  };
  treemap.paddingOuter = function(x) {
    return arguments.length ? treemap.paddingTop(x).paddingRight(x).paddingBottom(x).paddingLeft(x) : treemap.paddingTop();
  };
  treemap.paddingTop = function(x) {
    return arguments.length ? (paddingTop = typeof x === "function" ? x : constant(+x), treemap) : paddingTop;
  };
  treemap.paddingRight = function(x) {
    return arguments.length ? (paddingRight = typeof x === "function" ? x : constant(+x), treemap) : paddingRight;
  };
  treemap.paddingBottom = function(x) {
    return arguments.length ? (paddingBottom = typeof x === "function" ? x : constant(+x), treemap) : paddingBottom;
  };
  treemap.paddingLeft = function(x) {
    return arguments.length ? (paddingLeft = typeof x === "function" ? x : constant(+x), treemap) : paddingLeft;
  };
  return treemap;
}
var resquarify = (function custom2(ratio) {
  function resquarify2(parent, x0, y0, x1, y1) {
    if ((rows = parent._squarify) && rows.ratio === ratio) {
      var rows, row4, nodes, i, j = -1, n, m = rows.length, value = parent.value;
      while (++j < m) {
        row4 = rows[j], nodes = row4.children;
        for (i = row4.value = 0, n = nodes.length; i < n; ++i) row4.value += nodes[i].value;
        if (row4.dice) treemapDice(row4, x0, y0, x1, value ? y0 += (y1 - y0) * row4.value / value : y1);
        else treemapSlice(row4, x0, y0, value ? x0 += (x1 - x0) * row4.value / value : x1, y1);
        value -= row4.value;
      }
    } else {
      parent._squarify = rows = squarifyRatio(ratio, parent, x0, y0, x1, y1);
      rows.ratio = ratio;
    }
  }
  resquarify2.ratio = function(x) {
    return custom2((x = +x) > 1 ? x : 1);
  };
  return resquarify2;
})(phi);

// src/report/html/element.ts
var isHtml = (part) => typeof part === "object";
var turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
var markupOf = (part) => {
  if (part === null) return "";
  if (Array.isArray(part)) return part.map(({ markup }) => markup).join("\n");
  if (typeof part === "string") return escapeHtml(part.replaceAll(turning, ""));
  if (typeof part === "number") return String(part);
  return "markup" in part && isHtml(part) ? part.markup : "";
};
var dense = (text) => text.replaceAll(/\n\s+/gu, "\n");
var html = (strings, ...parts) => ({
  markup: strings.map((text, index2) => `${dense(text)}${index2 < parts.length ? markupOf(parts[index2] ?? null) : ""}`).join("")
});
var trusted = (markup) => ({ markup });

// src/report/html/difference-treemap.ts
var width = 1120;
var height = 620;
var smallest = 24;
var most = 3e3;
var shareOf2 = ({ base, head: head2 }) => {
  const larger = Math.max(base, head2);
  return larger === 0 ? 0 : (head2 - base) / larger;
};
var colourOf = (node) => {
  const share = shareOf2(node);
  if (Math.abs(share) < 5e-3) return "hsl(212 10% 48%)";
  const depth = Math.min(1, 0.25 + Math.abs(share));
  return share > 0 ? `hsl(3 ${30 + depth * 45}% ${52 - depth * 12}%)` : `hsl(137 ${25 + depth * 35}% ${42 - depth * 10}%)`;
};
var pathOf3 = (place2) => place2.ancestors().toReversed().map(({ data }) => data.name).filter((name) => name !== "").join("/");
var bytes = (value) => formatValue(value, "bytes");
var titleOf = (place2) => {
  const { base, head: head2 } = place2.data;
  const sizes2 = base === 0 ? `new, ${bytes(head2)}` : head2 === 0 ? `gone, was ${bytes(base)}` : `${bytes(base)} → ${bytes(head2)}`;
  return `${shorten(pathOf3(place2), 300)}
${sizes2}${base > 0 && head2 > 0 ? ` (${formatDifference(head2 - base, "bytes")})` : ""}`;
};
var labelOf2 = (place2) => {
  const [w, h] = [place2.x1 - place2.x0, place2.y1 - place2.y0];
  const letters = Math.floor((w - 6) / 6.2);
  if (letters < 4 || h < 14) return null;
  return html`<text class="on" x="${place2.x0 + 4}" y="${place2.y0 + 12}">${shorten(place2.data.name, letters)}</text>`;
};
var rectangle = (place2) => {
  const [w, h] = [place2.x1 - place2.x0, place2.y1 - place2.y0];
  return html`<g
    ><title>${titleOf(place2)}</title
    ><rect
      x="${place2.x0.toFixed(1)}"
      y="${place2.y0.toFixed(1)}"
      width="${w.toFixed(1)}"
      height="${h.toFixed(1)}"
      fill="${colourOf(place2.data)}"
      rx="1.5"
    />${labelOf2(place2)}</g
  >`;
};
var differenceTreemap = (tree, name) => {
  const root = hierarchy(tree, ({ children }) => children).sum(
    ({ base, head: head2, children }) => children.length === 0 ? Math.max(base, head2) : 0
  );
  const placed = index().tile(squarify).size([width, height]).paddingInner(1).paddingTop((node) => node.depth === 0 || node.height === 0 ? 0 : 15).round(false)(root);
  const visible = placed.descendants().filter((it) => it.depth > 0 && (it.x1 - it.x0) * (it.y1 - it.y0) >= smallest).toSorted((a, b) => a.depth - b.depth).slice(0, most);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Difference of the modules of ${name}">
      ${visible.map(rectangle)}
    </svg>
    <p class="legend">
      <span><i style="background:hsl(3 70% 42%)"></i>grew or new</span
      ><span><i style="background:hsl(137 55% 33%)"></i>shrank or gone</span
      ><span><i style="background:hsl(212 10% 48%)"></i>as it was</span
      ><span>Areas are bytes of emitted text, the larger of both sides. Point at one for its figures.</span>
    </p>`;
};

// src/report/html/bundle-section.ts
var bytes2 = (value) => value === void 0 ? "–" : formatValue(value, "bytes");
var kinds = ["gzip", "brotli", "parsed", "stat"];
var changeOf = ({ base, head: head2 }, kind) => {
  if (base === null || head2 === null) return html`<td class="number">–</td>`;
  const difference4 = head2[kind] - base[kind];
  const share = base[kind] > 0 ? ` (${formatPercent(difference4 / base[kind])})` : "";
  const tone2 = difference4 > 0 ? "worse" : difference4 < 0 ? "better" : "soft";
  return html`<td class="number ${tone2}">
    ${difference4 === 0 ? "equal" : `${formatDifference(difference4, "bytes")}${share}`}
  </td>`;
};
var row = (name, what, pair2) => html`<tr>
    <td>${name}</td>
    <td>${what}</td>
    <td class="number">${bytes2(pair2.base?.gzip)}</td>
    <td class="number">${bytes2(pair2.head?.gzip)}</td>
    ${changeOf(pair2, "gzip")} ${kinds.slice(1).map((kind) => changeOf(pair2, kind))}
  </tr>`;
var sizes = ({ entries, async, total }) => html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Entry</th>
          <th>What</th>
          <th class="number">Base, gzip</th>
          <th class="number">Head, gzip</th>
          <th class="number">Change, gzip</th>
          <th class="number">brotli</th>
          <th class="number">uncompressed</th>
          <th class="number">before minifying</th>
        </tr>
      </thead>
      <tbody>
        ${entries.flatMap((it) => [row(it.name, it.gated ? "first load (decides)" : "first load", it.initial), row(it.name, "asked for later", it.async)])}
        ${row("all", "asked for later", async)}${row("all", "everything emitted", total)}
      </tbody>
    </table>
  </div>`;
var growthOf = ({ growth }) => {
  const grown = (growth?.entries ?? []).filter(({ change, parts }) => change.gzip !== 0 || parts.length > 0);
  if (grown.length === 0) return null;
  return html`<h3>What grew and what shrank</h3>
    ${grown.map(
    ({ entry: entry3, change, explained: explained2, unexplained, parts }) => html`<details>
          <summary>
            ${entry3 ?? "Whatever is asked for later"}: ${formatDifference(change.gzip, "bytes")} gzip; explained
            ${formatDifference(explained2, "bytes")}, unexplained ${formatDifference(unexplained, "bytes")}
          </summary>
          <table>
            <thead>
              <tr>
                <th>Package or module</th>
                <th class="number">Base</th>
                <th class="number">Head</th>
                <th class="number">Change</th>
              </tr>
            </thead>
            <tbody>
              ${parts.map(
      ({ name, base, head: head2 }) => html`<tr>
                    <td><code>${name}</code></td>
                    <td class="number">${bytes2(base)}</td>
                    <td class="number">${bytes2(head2)}</td>
                    <td class="number">${formatDifference(head2 - base, "bytes")}</td>
                  </tr>`
    )}
            </tbody>
          </table>
          <p class="soft">Each compressed alone: for the order only, they don't add up to the file.</p>
        </details>`
  )}`;
};
var sideText = (side, name) => {
  if (side === null) return `${name}: not measured`;
  const { bundler, source, reproducible } = side;
  const builder = `${bundler.name}${bundler.version === null ? "" : ` ${bundler.version}`}`;
  const from = source === "stored" ? ", from the stored record" : "";
  return `${name}: ${builder}${from}${reproducible === false ? ", two builds differ" : ""}`;
};
var linkOf = ({ path, title }) => /^[\w.-]+\.html$/.test(path) ? html`<a href="${path}">${title}</a> ` : html`${title} `;
var bundleSection = (summary, extras) => {
  const { suite, pages, base, head: head2 } = summary;
  const graphs = extras.graphs.get(suite);
  const tree = differenceTree(graphs?.base, graphs?.head);
  return html`<section>
    <h2 id="bundle-${suite}">Bundle ${suite}</h2>
    <p class="soft">
      ${sideText(base, "Base")}. ${sideText(head2, "Head")}. Sizes are exact: no noise, and no interval.
    </p>
    ${sizes(summary)}${growthOf(summary)}
    ${tree.children.length === 0 ? null : html`<h3>Difference of the modules</h3>
            ${differenceTreemap(tree, suite)}`}
    ${pages.length === 0 ? null : html`<p>${pages.map(linkOf)}</p>`}
  </section>`;
};

// src/report/html/findings-section.ts
var place = ({ location }) => location === null ? null : html`<p>
        <code
          >${location.path}:${location.startLine}${location.endLine > location.startLine ? html`-${location.endLine}` : null}</code
        >
      </p>`;
var fixOf = ({ fix }) => fix === null ? null : html`<p><strong>What to do:</strong> ${fix.summary}</p>
        ${fix.patch === null ? null : html`<details>
                <summary>
                  ${fix.proof === null ? "Suggested change, not measured" : "Suggested change, measured"}
                </summary>
                <pre>${fix.patch}</pre>
              </details>`}`;
var item = (finding) => html`<article class="finding ${finding.severity}">
    <h3>${finding.title}</h3>
    <p class="soft">${finding.severity} · <code>${finding.id}</code> · ${finding.kind}</p>
    ${place(finding)}
    <ul>
      ${finding.evidence.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${fixOf(finding)}
  </article>`;
var findingsSection = (findings2) => findings2.length === 0 ? null : html`<section>
        <h2 id="findings">Findings</h2>
        ${findings2.map(item)}
      </section>`;

// src/report/html/metrics-section.ts
var tone = {
  regressed: "worse",
  improved: "better",
  unchanged: "",
  inconclusive: "undecided",
  invalid: "undecided"
};
var row2 = (it) => html`<tr>
    <td>${it.suite}</td>
    <td>${it.scenario ?? ""}</td>
    <td>${it.route ?? "whole"}</td>
    <td>${metricTitle(it.metric)}<br /><code>${it.metric}</code></td>
    <td class="number">${valueText(it.base.value, it.metric, it.unit)}</td>
    <td class="number">${valueText(it.head.value, it.metric, it.unit)}</td>
    <td class="number ${tone[it.decision]}">${changeText(it)}</td>
    <td class="number">${toleranceText(it)}</td>
    <td class="${tone[it.decision]}">${decisionText(it)}</td>
  </tr>`;
var table = (metrics) => html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Suite</th>
          <th>Scenario</th>
          <th>Route or entry</th>
          <th>Metric</th>
          <th class="number">Base</th>
          <th class="number">Head</th>
          <th class="number">Change (95 % interval)</th>
          <th class="number">Tolerance</th>
          <th>Decision</th>
        </tr>
      </thead>
      <tbody>
        ${metrics.map(row2)}
      </tbody>
    </table>
  </div>`;
var metricsSection = ({ metrics }) => {
  if (metrics.length === 0) return null;
  const sorted = metrics.toSorted(byImportance);
  const primary = sorted.filter((it) => it.primary);
  const others = sorted.filter((it) => !it.primary);
  return html`<section>
    <h2 id="metrics">Comparisons</h2>
    ${primary.length > 0 ? table(primary) : null}${others.length > 0 ? html`<details>
            <summary>${others.length} comparisons that inform</summary>
            ${table(others)}
          </details>` : null}
  </section>`;
};

// src/report/html/waterfall.ts
var width2 = 560;
var row3 = 16;
var labels = 190;
var most2 = 60;
var colours = {
  Document: "#0969da",
  Script: "#bf8700",
  Stylesheet: "#8250df",
  Image: "#1a7f37",
  Font: "#cf222e",
  Fetch: "#1b7c83",
  XHR: "#1b7c83"
};
var nameOf = ({ url }) => shorten(
  url.split(/[?#]/)[0]?.split("/").findLast((it) => it !== "") ?? url,
  28
);
var timeText = (ms) => ms === 0 ? "0 ms" : formatValue(ms, "ms");
var waterfall2 = ({ requests, side }, until2) => {
  const shown = requests.slice(0, most2);
  const x = (time) => labels + Math.min(time, until2) / until2 * (width2 - labels - 6);
  const height2 = (shown.length + 1.5) * row3;
  const bars = shown.map((it, index2) => {
    const y = (index2 + 1) * row3;
    const colour = it.status === 0 ? "#8c959f" : colours[it.kind] ?? "#6e7781";
    const title = `${it.url}
${it.kind}, status ${it.status === 0 ? "none" : it.status}, ${formatValue(it.transfer, "bytes")}, ${timeText(it.start)} to ${timeText(it.end)}`;
    return html`<g
      ><title>${title}</title><text x="0" y="${y + 11}">${nameOf(it)}</text
      ><rect
        x="${x(it.start).toFixed(1)}"
        y="${y + 3}"
        width="${Math.max(1.5, x(it.end) - x(it.start)).toFixed(1)}"
        height="10"
        rx="2"
        fill="${colour}"
    /></g>`;
  });
  const rest = requests.length - shown.length;
  return html`<figure>
    <figcaption>${side}, ${requests.length} requests, up to ${timeText(until2)}</figcaption>
    <svg viewBox="0 0 ${width2} ${height2}" role="img" aria-label="Requests of the ${side} over time">${bars}</svg
    >${rest > 0 ? html`<p class="soft">and ${rest} more requests</p>` : null}
  </figure>`;
};
var waterfalls = (visits) => {
  const middle = (side) => {
    const own = visits.filter((it) => it.side === side).toSorted((a, b) => (a.values["page.lcp"] ?? 0) - (b.values["page.lcp"] ?? 0));
    return own[Math.floor((own.length - 1) / 2)];
  };
  const chosen = [middle("base"), middle("head")].filter((it) => it !== void 0);
  if (chosen.length === 0) return null;
  const until2 = Math.max(1, ...chosen.flatMap(({ requests }) => requests.map(({ end }) => end)));
  return html`<div class="sides">${chosen.map((it) => waterfall2(it, until2))}</div>`;
};

// src/report/html/page-section.ts
var valuesOf2 = (visits, side, metric) => visits.flatMap((it) => it.side === side ? it.values[metric] ?? [] : []);
var rowOf = (visits, metric) => {
  const cell = (side) => {
    const values = valuesOf2(visits, side, metric);
    const middle = median(values);
    if (middle === null) return html`<td class="number">–</td>`;
    const text = (value) => valueText(value, metric, "");
    return html`<td class="number">
      ${text(middle)}<br /><span class="soft">${text(Math.min(...values))} to ${text(Math.max(...values))}</span>
    </td>`;
  };
  return html`<tr>
    <td>${metricTitle(metric)}<br /><code>${metric}</code></td>
    ${cell("base")}${cell("head")}
  </tr>`;
};
var pageSection = (suite, visits) => {
  const metrics = [...new Set(visits.flatMap(({ values }) => Object.keys(values)))].toSorted();
  return html`<section>
    <h2 id="page-${suite}">Page ${suite}</h2>
    <p class="soft">
      ${visits.length} visits in fresh browser profiles, the sides in turn. The middle value, and the least to the most.
    </p>
    <table>
      <thead>
        <tr>
          <th>Metric</th>
          <th class="number">Base</th>
          <th class="number">Head</th>
        </tr>
      </thead>
      <tbody>
        ${metrics.map((it) => rowOf(visits, it))}
      </tbody>
    </table>
    <h3>Requests over time</h3>
    ${waterfalls(visits)}
  </section>`;
};

// src/report/html/report-extras.ts
var noExtras = { graphs: /* @__PURE__ */ new Map(), visits: /* @__PURE__ */ new Map() };

// src/report/html/run-section.ts
var term = (name, value) => html`<dt>${name}</dt>
    <dd>${value}</dd>`;
var runSection = (result) => {
  const { environment, seed, startedAt, duration, time, policy, control, comparisons, suites } = result;
  const parts = ["prepare", "start", "warmUp", "load", "overhead"].map(
    (part) => `${part === "warmUp" ? "warm-up" : part} ${formatDuration(time[part])}`
  );
  const inBlocks = suites.filter(({ skipped, schedule }) => skipped === null && schedule !== null);
  return html`<section>
    <h2 id="run">How it was measured</h2>
    <dl>
      ${term("Machine", `${environment.cpu}, ${environment.cores} cores, ${formatValue(environment.memory, "bytes")}, ${environment.platform}, kernel ${environment.kernel}`)}
      ${term("Pacegate", `${environment.pacegate}, Node ${environment.node}`)}
      ${term("Started", `${startedAt}, took ${formatDuration(duration)} (${parts.join(", ")})`)}
      ${term("Seed", String(seed))}
      ${term("Policy", `from the ${policy.from}; false-alarm rate ${policy.falseAlarmRate}, time limit ${formatDuration(policy.timeLimit)}`)}
      ${term("Comparisons", `${comparisons.made} made, ${comparisons.expected} expected, ${comparisons.possible} possible`)}
      ${inBlocks.length === 0 ? null : term("Control", `${control.decision}, ${control.blocks} blocks`)}
      ${inBlocks.map((it) => term(`Blocks of ${it.name}`, `${it.blocks.counted} counted, ${it.blocks.control} control, ${it.blocks.discarded} discarded${it.schedule === null ? "" : `, ${it.schedule}`}`))}
    </dl>
  </section>`;
};

// src/report/html/style.ts
var style = `
:root{color-scheme:light dark;--page:light-dark(#fff,#0d1117);--card:light-dark(#f6f8fa,#161b22);--text:light-dark(#1f2328,#e6edf3);
--soft:light-dark(#59636e,#9198a1);--line:light-dark(#d1d9e0,#3d444d);--worse:light-dark(#cf222e,#f85149);--better:light-dark(#1a7f37,#3fb950);
--same:light-dark(#8c959f,#6e7681);--warn:light-dark(#9a6700,#d29922);--accent:light-dark(#0969da,#4493f8)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{font-size:1rem;margin:1.2rem 0 .4rem}p{margin:.4rem 0}
.soft{color:var(--soft)}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.verdict{border-left:.4rem solid var(--same);background:var(--card);padding:.8rem 1.2rem;border-radius:.3rem}
.verdict.fail{border-color:var(--worse)}.verdict.pass{border-color:var(--better)}.verdict.invalid,.verdict.inconclusive{border-color:var(--warn)}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-weight:600;color:var(--soft);white-space:nowrap}tbody tr:hover{background:var(--card)}
.scroll{overflow-x:auto}.worse{color:var(--worse)}.better{color:var(--better)}.undecided{color:var(--warn)}
details{margin:.6rem 0}summary{cursor:pointer;font-weight:600}summary:focus-visible,a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
pre{background:var(--card);padding:.7rem;border-radius:.3rem;overflow-x:auto}
.finding{border:1px solid var(--line);border-radius:.4rem;padding:.7rem 1rem;margin:.7rem 0}
.finding.blocking{border-left:.35rem solid var(--worse)}.finding.warning{border-left:.35rem solid var(--warn)}
svg{display:block;width:100%;height:auto;font:11px system-ui,sans-serif}svg text{fill:var(--text)}svg rect{stroke:var(--page);stroke-width:.6}
svg .on{fill:#fff}.legend{display:flex;gap:1rem;flex-wrap:wrap;font-size:.85rem;color:var(--soft)}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:.15rem;margin-right:.3rem;vertical-align:-.1rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(24rem,1fr));gap:1.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.4rem 0}dt{color:var(--soft)}dd{margin:0}
`;

// src/report/html/render-report.ts
var list = (title, lines) => lines.length === 0 ? null : html`<details>
        <summary>${title}</summary>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;
var head = (result) => {
  const { verdict, reasons, notices, base, head: side } = result;
  const [first = "", ...others] = reasons;
  return html`<header class="verdict ${verdict}">
      <p class="soft">Pacegate</p>
      <h1>${verdict}</h1>
      <p>${first}</p>
      ${others.length > 0 ? html`<ul>
              ${others.map((it) => html`<li>${it}</li>`)}
            </ul>` : null}
      <p class="soft">
        base ${base.ref} <code>${base.commit.slice(0, 10)}</code> · head ${side.ref}
        <code>${side.commit.slice(0, 10)}</code>${side.dirty ? ", with uncommitted work" : ""}
      </p>
    </header>
    ${list(`${notices.length} notices`, notices)}`;
};
var renderReport = (result, extras = noExtras) => html`${trusted("<!DOCTYPE html>")}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>Pacegate: ${result.verdict}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          ${head(result)} ${findingsSection(result.findings)}
          ${(result.bundles ?? []).map((it) => bundleSection(it, extras))}
          ${[...extras.visits].map(([suite, visits]) => pageSection(suite, visits))} ${metricsSection(result)}
          ${runSection(result)}
        </main>
      </body>
    </html> `.markup;

// src/usecases/run/start-run.ts
var startRun = async (options2, host) => {
  const { cwd, version } = options2;
  const { signal, report } = host;
  const step = (text) => report({ kind: "step", text });
  await using stack = new AsyncDisposableStack();
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(host.onExit(() => run.removeSync()));
  const environment = { ...options2.environment, PACEGATE_RUN: run.id };
  let logs = { path: run.path, shown: run.path };
  let output2 = "";
  let opened = 0;
  const openSides = (base, head2) => {
    opened += 1;
    const directory = opened === 1 ? run.path : join23(run.path, `attempt-${opened}`);
    return openRepository2({ cwd, base, head: head2, directory, environment, logs: () => logs, signal, step });
  };
  const portsOn = (repository) => {
    const { sides: sides2, checkouts } = repository;
    return {
      clock: systemClock,
      repository,
      parse: (file, text) => parseConfiguration({ file, text, environment: options2.environment }),
      openArchive: async () => {
        const path = options2.out ?? defaultDirectory(sides2.top, /* @__PURE__ */ new Date(), sides2.head.commit);
        const archive = await openArchive(cwd, path, options2.out === null ? join23(sides2.top, ".pacegate") : null);
        output2 = resolve7(cwd, path);
        logs = archive.logs;
        step(`results go to ${archive.directory}`);
        return archive;
      },
      openLaboratory: async () => {
        const laboratory = await openLaboratory({
          directory: run.path,
          checkouts,
          environment: { ...scrubbedEnvironment(environment), PACEGATE_RUN: run.id },
          chromeFlags: options2.environment["PACEGATE_CHROME_FLAGS"],
          logs,
          version,
          signal
        });
        exits.use(host.onExit(() => laboratory.killSync()));
        return laboratory;
      },
      bundles: openBundleBench({
        checkouts,
        directory: run.path,
        environment,
        logs: () => logs,
        output: () => output2,
        signal
      }),
      machine: readMachine(version),
      findings,
      comment: (result) => renderComment(result, options2.links === void 0 ? {} : { links: options2.links }),
      page: renderReport,
      report,
      signal,
      baseline: options2.baseline,
      calibrate: null
    };
  };
  const owned = stack.move();
  return { openSides, portsOn, path: () => output2, [Symbol.asyncDispose]: () => owned.disposeAsync() };
};
var tellSides = ({ base, head: head2 }, report) => {
  const short = (commit) => commit.slice(0, 10);
  report({ kind: "step", text: `base ${base.ref} (${short(base.commit)})` });
  const work = head2.dirty ? ", with uncommitted work" : "";
  report({ kind: "step", text: `head ${head2.ref} (${short(head2.commit)}${work})` });
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
  if (other?.type !== suite.type) return "the previous commit does not have it";
  if (suite.type !== "service" || other.type !== "service" || unfilled.type !== "service") return null;
  if (!suite.routes.some((route) => other.routes.some(({ name }) => name === route.name)))
    return "it has no request in common with the previous commit";
  const before = previous.unfilled.find(({ name }) => name === suite.name);
  const changed = redefined(unfilled, before?.type === "service" ? before : other);
  if (changed.length > 0) return `the meaning of request ${quote(changed)} has changed`;
  return null;
};
var newRequests = (suite, other) => {
  const added = suite.routes.map(({ name }) => name).filter((name) => !other.routes.some((it) => it.name === name));
  return added.length === 0 ? [] : [`Suite ${suite.name}: request ${quote(added)} is new and is recorded from the next refresh on.`];
};
var planRefresh = (input) => {
  const { head: head2, previous } = input;
  const solo = needsSolo(head2.policy);
  const notices = [...head2.notices];
  const suites = [];
  const bundles = [];
  const planService = (suite, other, unfilled) => {
    const scenarios = chooseScenarios(suite, input);
    if (scenarios.length === 0) return;
    if (other !== null) notices.push(...newRequests(suite, other));
    planMeasured(suite, other, { ...other === null ? suite : sharedSuite(suite, other), scenarios }, unfilled);
  };
  const planMeasured = (suite, other, measured, unfilled) => {
    const schedule = scheduleOf(suite);
    suites.push({
      suite: measured,
      own: { base: other ?? suite, head: suite },
      schedule,
      solo: suite.type === "service" && solo,
      skipped: null,
      alone: other === null,
      hashes: suiteHashes(unfilled, measured, schedule)
    });
  };
  const planBundle = (suite, other, unfilled) => {
    bundles.push({
      suite,
      own: { base: other ?? suite, head: suite },
      skipped: null,
      alone: other === null,
      hashes: bundleHashes(unfilled),
      hasVariables: hasVariables(unfilled),
      measurement: null
    });
  };
  for (const suite of chooseSuites(head2.suites, input)) {
    const unfilled = head2.unfilled.find(({ name }) => name === suite.name) ?? suite;
    const why = previous === null ? null : whyAlone(suite, previous, unfilled);
    const found = why === null ? previous?.suites.find(({ name }) => name === suite.name) : void 0;
    const other = found ?? null;
    if (why !== null) notices.push(`Suite ${suite.name} is measured beside itself: ${why}.`);
    if (suite.type === "bundle" && unfilled.type === "bundle")
      planBundle(suite, other?.type === "bundle" ? other : null, unfilled);
    if (suite.type === "page" && unfilled.type === "page")
      planMeasured(suite, other?.type === "page" ? other : null, suite, unfilled);
    if (suite.type === "service" && unfilled.type === "service")
      planService(suite, other?.type === "service" ? other : null, unfilled);
  }
  return { policy: head2.policy, policyFrom: "given", suites, bundles, goals: head2.goals, notices };
};
var beside = (plan) => ({
  ...plan,
  own: { base: plan.own.head, head: plan.own.head },
  alone: true
});
var planAlone = (plan, atHand = /* @__PURE__ */ new Set()) => ({
  ...plan,
  suites: plan.suites.map((suite) => beside(suite)),
  bundles: plan.bundles.map((it) => it.measurement !== null || atHand.has(it.suite.name) ? it : beside(it))
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
  const blocks = Math.max(...metrics.filter((it) => it.suite === suite).map(({ head: head2 }) => head2.blocks.length));
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
var unrecorded = ({ suites, bundles }, metrics) => {
  const isWithout = ({ suite }) => !metrics.some((it) => it.suite === suite.name);
  return [
    ...suites.filter(isWithout).map(({ suite: { name } }) => `Nothing was recorded of suite ${name}: too few of its blocks counted.`),
    ...bundles.filter(isWithout).map(({ suite: { name } }) => `Nothing was recorded of suite ${name}: its build could not be measured.`)
  ];
};
var lookBack = (given) => {
  const { plan, metrics, stored, goals, purpose, withoutBase } = given;
  const all = [...plan.suites, ...plan.bundles];
  const unpaired = all.filter(({ alone }) => alone || withoutBase).map(({ suite }) => suite.name);
  const run = {
    base: given.base,
    head: given.head,
    at: given.at,
    unpaired: new Set(unpaired),
    recorded: purpose === "refresh",
    hashes: new Map(all.map(({ suite: { name }, hashes }) => [name, hashes]))
  };
  return {
    baseline: describeStored(stored, purpose === "refresh"),
    trends: trendsOf(stored, metrics, run),
    goals: goalsOf(goals, stored, metrics, run),
    notices: purpose === "refresh" ? [...unrecorded(plan, metrics), ...creepsOf(stored, metrics, run, plan.policy.falseAlarmRate)] : [],
    information: withoutBase ? besideRecords(metrics, stored, run.hashes) : []
  };
};

// src/usecases/report-extras.ts
var reportExtras = ({
  blocks,
  graphs
}) => {
  const visits = /* @__PURE__ */ new Map();
  for (const block of blocks) {
    if (block.visits === void 0 || block.kind !== "comparison" || block.discarded !== null) continue;
    visits.set(block.suite, [...visits.get(block.suite) ?? [], ...block.visits]);
  }
  return { graphs, visits };
};

// src/usecases/bundle/bundle-key.ts
import { createHash as createHash4 } from "node:crypto";
var { zlib, brotli } = process.versions;
var compressors2 = [zlib, brotli];
var bundleKey = ({ directory, install, build: build2, stats, output: output2, ignore }, { fixtures }, lock) => createHash4("sha256").update(
  JSON.stringify([directory, install, build2, stats, output2, ignore, fixtures, lock?.path, lock?.text, compressors2])
).digest("hex");

// src/usecases/bundle/lock-files.ts
import { posix as posix5 } from "node:path";
var names = ["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock"];
var upwards = (directory) => {
  const parents = [directory];
  for (let at = directory; at !== "." && at !== ""; at = posix5.dirname(at)) parents.push(posix5.dirname(at));
  return parents;
};
var lockFileOf = async ({ read: read2 }, side, directory) => {
  for (const place2 of upwards(directory))
    for (const name of names) {
      const path = posix5.join(place2, name);
      const text = await read2(side, path);
      if (text !== null) return { path, text };
    }
  return null;
};

// src/usecases/bundle/stored-graph.ts
import { promisify as promisify3 } from "node:util";
import { brotliCompress as brotliCompress3, brotliDecompress, constants as constants5 } from "node:zlib";
var largest5 = 256e6;
var packGraph = async (graph) => {
  const text = Buffer.from(JSON.stringify(graph));
  const packed = await promisify3(brotliCompress3)(text, {
    params: { [constants5.BROTLI_PARAM_QUALITY]: 9, [constants5.BROTLI_PARAM_SIZE_HINT]: text.length }
  });
  return packed.toString("base64");
};
var unpackGraph = async (text) => {
  try {
    const unpacked = await promisify3(brotliDecompress)(Buffer.from(text, "base64"), { maxOutputLength: largest5 });
    return bundleGraphSchema.safeParse(JSON.parse(unpacked.toString())).data ?? null;
  } catch {
    return null;
  }
};

// src/usecases/bundle/find-stored-bundle.ts
var findStoredBundle = async ({ suite: { name }, own, alone, hashes, hasVariables: hasVariables2 }, repository, stored) => {
  const ofSuite = stored.suites.find((it) => it.suite === name);
  if (ofSuite === void 0 || alone || hasVariables2) return null;
  const { commit } = repository.sides.base;
  const records = [...ofSuite.others, ...ofSuite.records].filter((it) => it.commit === commit);
  const candidates = records.flatMap(({ bundle }) => bundle === void 0 ? [] : [bundle]).toReversed();
  if (candidates.length === 0) return null;
  const key = bundleKey(own.base, hashes, await lockFileOf(repository, "base", own.base.directory));
  for (const bundle of candidates) {
    if (bundle.key !== key || bundle.graph === null || bundle.reproducible === false) continue;
    const graph = await unpackGraph(bundle.graph);
    if (graph !== null) return { bundle, graph };
  }
  return null;
};

// src/usecases/bundle/choose-bases.ts
var chooseBases = async (plans, repository, stored) => {
  const bases = /* @__PURE__ */ new Map();
  for (const plan of plans) {
    const base = await findStoredBundle(plan, repository, stored);
    if (base !== null) bases.set(plan.suite.name, base);
  }
  return bases;
};

// src/usecases/failed-block.ts
var isMeasuringFailure = (error) => error instanceof ServiceError || error instanceof PreparationError || error instanceof LoadError || error instanceof BundleError;
var failedBlock = ({
  suite,
  index: index2,
  kind,
  schedule,
  seed
}, clock, error) => ({
  schema: "pacegate/block@1",
  suite,
  index: index2,
  kind,
  schedule,
  seed: `${seed}/${suite}/${index2}`,
  startedAt: clock.date().toISOString(),
  startOrder: [],
  warmUp: { duration: 0, flat: false, slice: 0 },
  sides: { base: null, head: null },
  slices: [],
  time: { start: 0, warmUp: 0, load: 0, other: 0 },
  discarded: { reason: error.message, side: null }
});

// src/advice/growth/growth-plan.ts
var cutKey = (of, side) => JSON.stringify([of, side]);

// src/advice/growth/explain-growth.ts
var none = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };
var combine = (a, b, sign) => ({
  stat: a.stat + sign * b.stat,
  parsed: a.parsed + sign * b.parsed,
  gzip: a.gzip + sign * b.gzip,
  brotli: a.brotli + sign * b.brotli
});
var sizesOf2 = (sizes2, entry3) => entry3 === null ? sizes2.async : sizes2.entries.find((it) => it.name === entry3)?.initial ?? none;
var changeOf2 = ({ base, head: head2 }, { entry: entry3, formerEntry }) => combine(sizesOf2(head2, entry3), entry3 !== null && formerEntry === null ? none : sizesOf2(base, formerEntry), -1);
var shareOf3 = (whole, stat11, parsed) => {
  const scale = whole.parsed === 0 ? 0 : parsed / whole.parsed;
  return {
    stat: Math.round(stat11),
    parsed: Math.round(parsed),
    gzip: Math.round(scale * whole.gzip),
    brotli: Math.round(scale * whole.brotli)
  };
};
var costOf = (exchange, key, whole, costs) => {
  const head2 = costs.get(cutKey(key, "head"));
  const base = costs.get(cutKey(key, "base"));
  const missing2 = exchange.added.length > 0 && head2 === void 0 || exchange.replaced.length > 0 && base === void 0;
  if (missing2) return { delta: shareOf3(whole, exchange.stat, exchange.parsed), method: "share" };
  const cut2 = combine(head2?.delta ?? none, base?.delta ?? none, -1);
  if (exchange.copies === 0) {
    return { delta: cut2, method: head2?.method === "share" || base?.method === "share" ? "share" : "ablation" };
  }
  return { delta: combine(cut2, shareOf3(whole, exchange.copies, exchange.copies), 1), method: "share" };
};
var weigh = (plan, costs, totals) => new Map(
  plan.entries.map((entry3) => {
    const whole = sizesOf2(totals.head, entry3.entry);
    const together = costOf(entry3.together, { entry: entry3.entry }, whole, costs);
    return [entry3.entry, { plan: entry3, change: changeOf2(totals, entry3), whole, together }];
  })
);
var weighCause = (planned, { change, whole, together, plan }, costs) => {
  if (planned.exchange !== null) {
    const { delta, method } = costOf(planned.exchange, { cause: planned.key }, whole, costs);
    return { cost: delta, method };
  }
  const alone = plan.together.added.length === 0 && plan.together.replaced.length === 0 && plan.together.copies === 0;
  return { cost: combine(change, together.delta, -1), method: alone ? "exact" : together.method };
};
var explainCauses = (plan, costs, totals) => {
  const weighed = weigh(plan, costs, totals);
  return plan.causes.flatMap((planned) => {
    const entry3 = weighed.get(planned.entry);
    if (entry3 === void 0) return [];
    const { cost, method } = weighCause(planned, entry3, costs);
    if (cost.gzip < entry3.plan.floor) return [];
    const { kind, subject, package: name, evidence, chain, edge } = planned;
    const cause = {
      kind,
      entry: planned.entry,
      subject,
      package: name,
      evidence: [...evidence],
      chain: [...chain],
      edge,
      location: null,
      cost,
      method,
      fix: { summary: planned.fix, patch: null, measured: null }
    };
    return [{ planned, cause }];
  });
};
var explainGrowth = (plan, costs, totals) => ({
  entries: [...weigh(plan, costs, totals).values()].map(({ plan: entry3, change, whole, together }) => {
    const explained2 = entry3.configured ? change.gzip : together.delta.gzip;
    const compressed2 = (bytes3) => shareOf3(whole, 0, bytes3).gzip;
    return {
      entry: entry3.entry,
      change,
      explained: explained2,
      unexplained: change.gzip - explained2,
      parts: entry3.parts.map(({ name, base, head: head2 }) => ({ name, base: compressed2(base), head: compressed2(head2) }))
    };
  }),
  causes: explainCauses(plan, costs, totals).map((it) => it.cause)
});

// src/advice/growth/adjacency.ts
var adjacencyOf = (size, from, to) => {
  const offsets = new Int32Array(size + 1);
  for (let arc = 0; arc < from.length; arc += 1) {
    const next = (from[arc] ?? 0) + 1;
    offsets[next] = (offsets[next] ?? 0) + 1;
  }
  for (let node = 0; node < size; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  const free = offsets.slice(0, size);
  const targets2 = new Int32Array(from.length);
  for (let arc = 0; arc < from.length; arc += 1) {
    const node = from[arc] ?? 0;
    const at = free[node] ?? 0;
    targets2[at] = to[arc] ?? 0;
    free[node] = at + 1;
  }
  return { size, offsets, targets: targets2 };
};
var distances = ({ size, offsets, targets: targets2 }, roots, closed) => {
  const distance = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  let end = 0;
  const enter = (node, at) => {
    if (distance[node] !== -1 || closed?.[node] === 1) return;
    distance[node] = at;
    queue[end] = node;
    end += 1;
  };
  for (const root of roots) enter(root, 0);
  for (let next = 0; next < end; next += 1) {
    const node = queue[next] ?? 0;
    const at = (distance[node] ?? 0) + 1;
    const last = offsets[node + 1] ?? 0;
    for (let arc = offsets[node] ?? 0; arc < last; arc += 1) enter(targets2[arc] ?? 0, at);
  }
  return distance;
};

// src/advice/growth/change-view.ts
import { posix as posix6 } from "node:path";
var tools = "webpack|rspack|rsbuild|rollup|rolldown|vite|next|nuxt|astro|svelte|esbuild|babel|postcss|tsup|craco|vue|gatsby|swc|tailwind";
var configurationFile = new RegExp(
  [
    String.raw`(?:^|/)(?:(?:${tools})\b[^/]*\.(?:[cm]?[jt]s|json)|[^/]+\.config\.[cm]?[jt]s|build\.[cm]?[jt]s)$`,
    String.raw`(?:^|/)(?:\.babelrc[^/]*|\.browserslistrc|browserslist|\.swcrc|\.postcssrc[^/]*|\.env[^/]*)$`,
    String.raw`(?:^|/)(?:tsconfig[^/]*|angular|project|package)\.json$`,
    String.raw`(?:^|/)(?:config|build|scripts|tools)/[^/]+\.[cm]?[jt]s$`
  ].join("|"),
  "u"
);
var isAbove = (directory, path) => directory === "." || path.startsWith(`${directory}/`);
var viewChange = ({ directory, renames, changedFiles, lock, manifests }) => {
  const changed = /* @__PURE__ */ new Set([...changedFiles, ...renames.map((it) => it.to)]);
  const pathOf7 = (module) => posix6.normalize(posix6.join(directory, module));
  const moduleOf = (path) => posix6.relative(directory, path);
  const former = new Map(renames.map((it) => [moduleOf(it.to), moduleOf(it.from)]));
  const locks = new Map(lock.map((it) => [it.package, it]));
  return {
    touches: (module) => changed.size === 0 || changed.has(pathOf7(module)),
    formerName: (module) => former.get(module) ?? module,
    lockOf: (packageName) => locks.get(packageName) ?? null,
    manifestOver: (module, field) => {
      const path = pathOf7(module);
      const over = manifests.filter(
        (it) => it.fields.includes(field) && !path.includes("node_modules/") && isAbove(posix6.dirname(it.file), path)
      );
      return over.toSorted((a, b) => b.file.length - a.file.length)[0] ?? null;
    },
    manifestsWith: (packageName) => manifests.filter(
      ({ added, changed: others, removed }) => [...added, ...others, ...removed].includes(packageName)
    ),
    manifests,
    configuration: [...changed].filter((it) => configurationFile.test(it)).toSorted()
  };
};

// src/advice/growth/import-pairs.ts
var bit = { effect: 1, value: 2, required: 4, dynamic: 8, dropped: 16 };
var maskOf = ([, , kind, , active]) => {
  if (kind === "dynamic") return active ? bit.dynamic : 0;
  if (kind === "other") return 0;
  if (!active) return bit.dropped;
  if (kind === "side-effect") return bit.effect;
  return kind === "require" ? bit.value | bit.required : bit.value;
};
var isLoaded = (mask) => (mask & (bit.effect | bit.value)) !== 0;
var isDynamic = (mask) => (mask & bit.dynamic) !== 0;
var rank = (kind) => kind === "side-effect" ? 1 : kind === "other" ? 2 : 0;
var importPairs = ({ modules, edges }) => {
  const known = /* @__PURE__ */ new Map();
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  const mask = new Uint8Array(edges.length);
  const keyOf3 = (importer, imported) => importer * modules.length + imported;
  for (const edge of edges) {
    const [importer, imported] = edge;
    const bits = maskOf(edge);
    if (importer === imported || bits === 0) continue;
    const key = keyOf3(importer, imported);
    const pair2 = known.get(key) ?? known.size;
    known.set(key, pair2);
    from[pair2] = importer;
    to[pair2] = imported;
    mask[pair2] = (mask[pair2] ?? 0) | bits;
  }
  const count3 = known.size;
  return {
    from: from.subarray(0, count3),
    to: to.subarray(0, count3),
    mask: mask.subarray(0, count3),
    find: (importer, imported) => known.get(keyOf3(importer, imported)) ?? -1,
    requestOf: (pair2) => {
      const written = edges.filter(([importer, imported, , , active]) => active && importer === from[pair2] && imported === to[pair2]).map(([, , kind, request3]) => ({ kind, request: request3 })).filter(({ request: request3 }) => request3 !== "").toSorted((a, b) => rank(a.kind) - rank(b.kind) || (a.request < b.request ? -1 : 1));
      return written[0]?.request ?? "";
    }
  };
};

// src/advice/growth/match-moved.ts
import { posix as posix7 } from "node:path";

// src/advice/growth/pair-up.ts
var groupBy = (members, keyOf3) => {
  const groups = /* @__PURE__ */ new Map();
  for (const index2 of members) {
    const key = keyOf3(index2);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === void 0) groups.set(key, [index2]);
    else known.push(index2);
  }
  return groups;
};
var pairUp = (match, { base, head: head2 }, keys, alone) => {
  const former = groupBy(
    base.filter((it) => match.toHead[it] === -1),
    keys.base
  );
  let made = 0;
  for (const [key, members] of groupBy(
    head2.filter((it) => match.toBase[it] === -1),
    keys.head
  )) {
    const others = former.get(key) ?? [];
    if (alone && (members.length > 1 || others.length > 1)) continue;
    for (const [at, member] of members.entries()) {
      const other = others[at];
      if (other === void 0) break;
      match.toBase[member] = other;
      match.toHead[other] = member;
      made += 1;
    }
  }
  return made;
};

// src/advice/growth/match-moved.ts
var rounds = 5;
var surroundings = ({ edges }, partnerOf, identity2) => {
  const around = /* @__PURE__ */ new Map();
  const note = (index2, other, way) => {
    if (partnerOf[index2] !== -1 || partnerOf[other] === -1) return;
    const known = around.get(index2) ?? /* @__PURE__ */ new Set();
    known.add(`${way}${identity2(other)}`);
    around.set(index2, known);
  };
  for (const [importer, imported, kind, , active] of edges) {
    if (!active || importer === imported) continue;
    note(importer, imported, kind === "dynamic" ? "~" : ">");
    note(imported, importer, kind === "dynamic" ? "-" : "<");
  }
  return (index2) => {
    const found = around.get(index2);
    return found === void 0 ? null : [...found].toSorted().join();
  };
};
var matchMoved = (match, graphs, left) => {
  const sizes2 = (graph) => (index2) => {
    const it = graph.modules[index2];
    return it === void 0 ? null : `${posix7.basename(it.name)} ${it.type} ${it.stat}`;
  };
  pairUp(match, left, { base: sizes2(graphs.base), head: sizes2(graphs.head) }, true);
  for (let round = 0; round < rounds; round += 1) {
    const around = {
      base: surroundings(graphs.base, match.toHead, (it) => it),
      head: surroundings(graphs.head, match.toBase, (it) => match.toBase[it] ?? -1)
    };
    const keyed = (side, mark) => (index2) => {
      const it = graphs[side].modules[index2];
      const found = around[side](index2);
      return it === void 0 || found === null ? null : `${mark(it.name, it.stat)} ${it.type} ${found}`;
    };
    const pass = (mark) => pairUp(match, left, { base: keyed("base", mark), head: keyed("head", mark) }, true);
    const made = pass((name) => posix7.basename(name)) + pass((_, stat11) => stat11);
    if (made === 0) return;
  }
};

// src/advice/growth/pair-instances.ts
var instancesOf = (graph) => {
  const folders = /* @__PURE__ */ new Map();
  for (const { name, package: packageName, instance, version } of graph.modules) {
    if (packageName === null || instance === null) continue;
    const known = folders.get(instance) ?? { package: packageName, version: null, paths: /* @__PURE__ */ new Set() };
    if (version !== null && (known.version === null || version < known.version)) known.version = version;
    known.paths.add(name.slice(instance.length));
    folders.set(instance, known);
  }
  const packages2 = /* @__PURE__ */ new Map();
  for (const [folder, { package: packageName, version, paths }] of folders) {
    const known = packages2.get(packageName) ?? [];
    known.push({ folder, version, paths });
    packages2.set(packageName, known);
  }
  return packages2;
};
var majorOf = (version) => version?.split(".")[0];
var likeness = (a, b) => {
  const sameVersion = a.version !== null && a.version === b.version ? 4 : 0;
  const sameFolder = a.folder === b.folder ? 2 : 0;
  const sameMajor = majorOf(a.version) === majorOf(b.version) ? 1 : 0;
  const shared = [...a.paths].filter((it) => b.paths.has(it)).length;
  return sameVersion + sameFolder + sameMajor + Math.min(shared, 9999) / 1e4;
};
var pairInstances = (base, head2) => {
  const former = instancesOf(base);
  const pairs2 = /* @__PURE__ */ new Map();
  for (const [packageName, instances] of instancesOf(head2)) {
    const candidates = (former.get(packageName) ?? []).flatMap(
      (a) => instances.map((b) => ({ a: a.folder, b: b.folder, likeness: likeness(a, b) }))
    );
    candidates.sort((x, y) => y.likeness - x.likeness || (`${x.a}
${x.b}` < `${y.a}
${y.b}` ? -1 : 1));
    const taken = /* @__PURE__ */ new Set();
    for (const { a, b } of candidates) {
      if (taken.has(a) || pairs2.has(b)) continue;
      taken.add(a);
      pairs2.set(b, a);
    }
  }
  return pairs2;
};

// src/advice/growth/side-index.ts
var bytesOf2 = ({ parsed, stat: stat11 }) => parsed ?? stat11;
var grownBy = (base, head2) => base.parsed === null || head2.parsed === null ? head2.stat - base.stat : head2.parsed - base.parsed;
var isMade = ({ type, name }) => type === "runtime" || name.startsWith("\0") || name.startsWith("webpack/");
var isOwn2 = (module) => module.package === null && module.type !== "external" && !isMade(module);
var chunksOf = (graph, module) => module.chunks.length > 0 || module.root === null ? module.chunks : graph.modules[module.root]?.chunks ?? [];
var indexSide = (graph) => {
  const inChunks = (counts) => Uint8Array.from(graph.modules, (it) => Number(chunksOf(graph, it).some(counts)));
  return {
    graph,
    shipped: inChunks(() => true),
    firstLoad: ({ initial }) => {
      const chunks = new Set(initial);
      return inChunks((it) => chunks.has(it));
    }
  };
};

// src/advice/growth/match-modules.ts
var formerNames = ({ base, head: head2 }, formerName) => {
  const folders = pairInstances(base, head2);
  const present = new Set(head2.modules.map((it) => it.name));
  return head2.modules.map(({ name, instance }) => {
    if (instance !== null && name.startsWith(instance)) {
      const folder = folders.get(instance);
      return folder === void 0 ? null : folder + name.slice(instance.length);
    }
    const former = formerName(name);
    return present.has(former) ? name : former;
  });
};
var entriesOf = (graph) => {
  const { firstLoad } = indexSide(graph);
  const loads = graph.entries.map((it) => ({ name: it.name, modules: firstLoad(it) })).toSorted((a, b) => a.name < b.name ? -1 : 1);
  return (index2) => loads.filter(({ modules }) => modules[index2] === 1).map(({ name }) => name).join();
};
var matchModules = (sides2, formerName) => {
  const { base, head: head2 } = sides2;
  const match = {
    toBase: new Int32Array(head2.modules.length).fill(-1),
    toHead: new Int32Array(base.modules.length).fill(-1)
  };
  const names2 = formerNames(sides2, formerName);
  const everything = { base: [...base.modules.keys()], head: [...head2.modules.keys()] };
  const nameOf5 = { base: (it) => base.modules[it]?.name ?? null, head: (it) => names2[it] ?? null };
  pairUp(match, everything, nameOf5, true);
  const left = {
    base: everything.base.filter((it) => match.toHead[it] === -1),
    head: everything.head.filter((it) => match.toBase[it] === -1)
  };
  if (left.base.length === 0 || left.head.length === 0) return match;
  const entries = { base: entriesOf(base), head: entriesOf(head2) };
  const keyed = (side, ...marks) => (index2) => {
    const it = sides2[side].modules[index2];
    const name = nameOf5[side](index2);
    if (it === void 0 || name === null) return null;
    const values = marks.map((mark) => mark === "entries" ? entries[side](index2) : it[mark]);
    return [name, ...values].join("\n");
  };
  for (const marks of [["type", "entries", "stat"], ["type", "entries"], ["entries"], ["type"], []]) {
    pairUp(match, left, { base: keyed("base", ...marks), head: keyed("head", ...marks) }, false);
  }
  const own = (graph, indexes) => indexes.filter((it) => {
    const module = graph.modules[it];
    return module !== void 0 && isOwn2(module);
  });
  matchMoved(match, sides2, { base: own(base, left.base), head: own(head2, left.head) });
  return match;
};

// src/advice/growth/comparison.ts
var compareSide = (graph) => {
  const index2 = indexSide(graph);
  const packages2 = /* @__PURE__ */ new Map();
  for (const [at, { package: name }] of graph.modules.entries()) {
    if (name === null || index2.shipped[at] === 0) continue;
    const known = packages2.get(name);
    if (known === void 0) packages2.set(name, [at]);
    else known.push(at);
  }
  const pairs2 = importPairs(graph);
  const loading = [...pairs2.mask.keys()].filter((pair2) => isLoaded(pairs2.mask[pair2] ?? 0));
  return {
    ...index2,
    pairs: pairs2,
    loads: adjacencyOf(
      graph.modules.length,
      loading.map((pair2) => pairs2.from[pair2] ?? 0),
      loading.map((pair2) => pairs2.to[pair2] ?? 0)
    ),
    sizes: sizesOf(graph),
    packages: packages2,
    duplicates: duplicatesOf(graph),
    module: (at) => {
      const found = graph.modules[at];
      if (found === void 0) throw new RangeError(`The graph has no module ${at}.`);
      return found;
    }
  };
};
var compare = (graphs) => {
  const base = compareSide(graphs.base);
  const head2 = compareSide(graphs.head);
  const change = viewChange(graphs.change);
  const match = matchModules(graphs, (name) => change.formerName(name));
  const former = (index2) => match.toBase[index2] ?? -1;
  return {
    base,
    head: head2,
    match,
    change,
    former,
    formerMask: (pair2) => {
      const from = former(head2.pairs.from[pair2] ?? -1);
      const to = former(head2.pairs.to[pair2] ?? -1);
      return from === -1 || to === -1 ? 0 : base.pairs.mask[base.pairs.find(from, to)] ?? 0;
    }
  };
};

// src/advice/growth/quote.ts
var longest = 120;
var quote2 = (name) => {
  const plain4 = name.replaceAll(/[\p{Cc}`]/gu, "");
  return plain4.length > longest ? `${plain4.slice(0, longest / 2)}…${plain4.slice(-longest / 2 + 1)}` : plain4;
};
var quoteSome = (names2, most5 = 3) => {
  const shown = names2.slice(0, most5).map(quote2);
  const more = names2.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  const last = shown.pop();
  return shown.length === 0 ? last ?? "" : `${shown.join(", ")} and ${last}`;
};
var countOf = (count3, noun) => `${count3} ${noun}${count3 === 1 ? "" : "s"}`;

// src/advice/growth/configuration/concatenation-off.ts
var fewest = 3;
var concatenationOff = ({ base, head: head2, match }) => {
  let before = 0;
  let alone = 0;
  for (const [index2, { root }] of base.graph.modules.entries()) {
    const now = match.toHead[index2] ?? -1;
    if (root === null || base.shipped[index2] === 0 || now === -1 || head2.shipped[now] === 0) continue;
    before += 1;
    if (head2.module(now).root === null) alone += 1;
  }
  if (before < fewest || alone < 0.8 * before) return null;
  return {
    kind: "concatenation-off",
    evidence: [
      "Modules are no longer concatenated.",
      `${countOf(alone, "module")} of ${before} that shared a scope with others on the base stand alone on the head.`
    ],
    fix: "Switch the concatenation of modules on again (webpack: optimization.concatenateModules).",
    words: ["concatenateModules", "ModuleConcatenationPlugin", "optimization", "preserveModules", "modules", "mode"],
    everywhere: true
  };
};

// src/advice/growth/configuration/development-build.ts
var developmentFile = /[./-]development(?:\.min)?\.[cm]?js$|\/development\/|react-dom[./-]profiling/u;
var developmentModules = ({ graph, shipped }) => graph.modules.filter((it, index2) => shipped[index2] === 1 && it.package !== null && developmentFile.test(it.name));
var told = {
  kind: "development-build",
  fix: 'Build for production: set the bundler’s mode and NODE_ENV to "production" where the build runs.',
  words: ["mode", "NODE_ENV", "development", "production", "profiling"],
  everywhere: true
};
var looksLikeDevelopment = {
  ...told,
  evidence: ["The head looks like a build for development: it is neither minified nor concatenated."]
};
var developmentBuild = ({ base, head: head2 }) => {
  const mode = head2.graph.mode === "development" && base.graph.mode !== "development";
  const before = new Set(developmentModules(base).map((it) => it.package));
  const modules = developmentModules(head2).filter(
    ({ package: name }) => name !== null && base.packages.has(name) && !before.has(name)
  );
  if (!mode && modules.length === 0) return null;
  const names2 = modules.map((it) => it.name).toSorted();
  return {
    ...told,
    evidence: [
      "The head was built for development.",
      ...mode ? [`The bundler’s mode is "development"; on the base it was "${base.graph.mode ?? "not said"}".`] : [],
      ...names2.length > 0 ? [`Its chunks have ${quoteSome(names2)}, where the base has the builds for production.`] : []
    ]
  };
};

// src/advice/growth/configuration/untouched-growth.ts
var scripts = /* @__PURE__ */ new Set(["esm", "commonjs", "unknown-script"]);
var untouchedGrowth = ({ base, head: head2, change, former }, measure2) => {
  const found = { modules: 0, grown: 0 };
  for (const [index2, module] of head2.graph.modules.entries()) {
    const at = former(index2);
    if (at === -1 || head2.shipped[index2] === 0 || base.shipped[at] === 0 || !scripts.has(module.type)) continue;
    const before = base.module(at)[measure2];
    const after = module[measure2];
    if (before === null || after === null) continue;
    if (measure2 === "stat" && (!isOwn2(module) || change.touches(module.name))) continue;
    found.modules += 1;
    if (after > before * 1.01) found.grown += 1;
  }
  return found;
};

// src/advice/growth/configuration/diffuse-growth.ts
var fewest2 = 8;
var diffuseGrowth = (comparison) => {
  const { base, head: head2, former } = comparison;
  const { modules, grown } = untouchedGrowth(comparison, "parsed");
  const count3 = head2.shipped.reduce((sum, it) => sum + it, 0);
  const news = head2.shipped.reduce((sum, it, index2) => {
    const at = former(index2);
    return sum + (it === 1 && (at === -1 || base.shipped[at] === 0) ? 1 : 0);
  }, 0);
  const sources = untouchedGrowth(comparison, "stat");
  const delivered = grown >= fewest2 && grown >= 0.8 * modules;
  const compiled = sources.grown >= fewest2 && sources.grown >= 0.8 * sources.modules;
  if (!delivered && !compiled || news > 0.02 * count3) return null;
  return {
    kind: "diffuse-growth",
    evidence: [
      "Nearly all modules grew, and none is new.",
      delivered ? `${grown} of ${modules} modules are delivered bigger than on the base.` : `${sources.grown} of ${sources.modules} files that the change does not touch come out of the compiler bigger.`
    ],
    fix: "Look at what changed in the configuration and in the versions of the bundler, compiler and minimiser.",
    words: ["optimization", "minimizer", "minify", "terser", "esbuild", "target", "define", "devtool"],
    everywhere: true
  };
};

// src/advice/growth/configuration/code-files.ts
var codeFiles = ({ graph }, kind) => {
  const sum = { parsed: 0, lines: 0, maps: 0 };
  for (const file of graph.files) {
    if (file.kind !== kind) continue;
    sum.parsed += file.parsed - file.inlineMap;
    sum.lines += file.lines;
    sum.maps += file.inlineMap;
  }
  return sum;
};

// src/advice/growth/configuration/inline-source-map.ts
var inlineSourceMap = ({ base, head: head2 }) => {
  const maps = (side) => codeFiles(side, "script").maps + codeFiles(side, "style").maps;
  const [before, after] = [maps(base), maps(head2)];
  if (after === 0 || before > 0) return null;
  return {
    kind: "inline-source-map",
    evidence: [
      "Source maps are part of the emitted files.",
      `They have ${formatValue(after, "bytes")} of them as data: addresses; the base’s have none.`
    ],
    fix: 'Write source maps to files of their own, or none: "source-map" or false instead of "inline-source-map".',
    words: ["inline-source-map", "inline-cheap", "devtool", "sourcemap", "sourceMap", "inline"],
    everywhere: false
  };
};

// src/advice/growth/configuration/minification-off.ts
var readable = 200;
var kinds2 = [
  { kind: "script", noun: "scripts", times: 1.5 },
  { kind: "style", noun: "style sheets", times: 1.1 }
];
var density = (side, kind) => {
  const { parsed, lines } = codeFiles(side, kind);
  return { perLine: parsed / Math.max(1, lines), parsed };
};
var minificationOff = ({ base, head: head2 }) => {
  const found = kinds2.flatMap(({ kind, noun, times: times3 }) => {
    const [before, after] = [density(base, kind), density(head2, kind)];
    const readableNow = after.perLine < readable && before.perLine > 3 * after.perLine;
    return readableNow && before.parsed > 0 && after.parsed > times3 * before.parsed ? [{ noun, before, after }] : [];
  });
  if (found.length === 0) return null;
  return {
    kind: "minification-off",
    evidence: [
      `The head’s ${found.map((it) => it.noun).join(" and ")} are not minified.`,
      ...found.map(
        ({ noun, before, after }) => `The emitted ${noun} have ${Math.round(after.perLine)} bytes per line; on the base they have ${Math.round(before.perLine)}.`
      )
    ],
    fix: "Switch the minimiser on again.",
    words: ["minimize", "minimizer", "minify", "cssMinify", "cssMinimizer", "mangle", "compress", "whitespace"],
    everywhere: true
  };
};

// src/advice/growth/known-packages.ts
var polyfills = /* @__PURE__ */ new Set([
  "core-js",
  "core-js-pure",
  "core-js-bundle",
  "@babel/polyfill",
  "babel-polyfill",
  "regenerator-runtime",
  "whatwg-fetch",
  "isomorphic-fetch",
  "cross-fetch",
  "es6-promise",
  "promise-polyfill",
  "es5-shim",
  "es6-shim",
  "intersection-observer",
  "resize-observer-polyfill",
  "url-polyfill",
  "url-search-params-polyfill",
  "abortcontroller-polyfill",
  "react-app-polyfill"
]);
var isPolyfill = (name) => polyfills.has(name) || name.startsWith("@formatjs/intl-");
var helpers = /* @__PURE__ */ new Set([
  "@babel/runtime",
  "@babel/runtime-corejs2",
  "@babel/runtime-corejs3",
  "@swc/helpers",
  "@oxc-project/runtime",
  "tslib",
  "regenerator-runtime"
]);
var isHelper = (name) => helpers.has(name);
var alike = [
  ["lodash", "lodash-es", "underscore", "ramda", "es-toolkit", "remeda"],
  ["moment", "moment-timezone", "dayjs", "date-fns", "luxon", "@js-joda/core"],
  ["axios", "ky", "got", "superagent", "node-fetch"],
  ["uuid", "nanoid", "cuid", "ulid"],
  ["chart.js", "echarts", "highcharts", "recharts", "apexcharts"],
  ["react", "preact"],
  ["classnames", "clsx"],
  ["zod", "yup", "joi", "valibot", "superstruct"],
  ["core-js", "core-js-pure"]
];
var similarTo = (name) => alike.filter((group2) => group2.includes(name)).flatMap((group2) => group2.filter((it) => it !== name));
var siblingsOf = (name) => name.endsWith("-es") || name.endsWith("-esm") ? [name.replace(/-esm?$/u, "")] : [`${name}-es`, `${name}-esm`];

// src/advice/growth/configuration/older-target.ts
var fewest3 = 3;
var spread = ({ head: head2, change, former, formerMask }) => {
  const importers = /* @__PURE__ */ new Set();
  const packages2 = /* @__PURE__ */ new Set();
  for (let pair2 = 0; pair2 < head2.pairs.from.length; pair2 += 1) {
    const from = head2.pairs.from[pair2] ?? 0;
    const imported = head2.module(head2.pairs.to[pair2] ?? 0).package;
    const helps = imported !== null && (isHelper(imported) || isPolyfill(imported));
    if (!helps || !isLoaded(head2.pairs.mask[pair2] ?? 0) || isLoaded(formerMask(pair2))) continue;
    const importer = head2.module(from);
    if (former(from) === -1 || !isOwn2(importer) || change.touches(importer.name)) continue;
    importers.add(from);
    packages2.add(imported);
  }
  return { importers: importers.size, packages: [...packages2].toSorted() };
};
var targetFile = /browserslist|babel|swc|tsconfig/u;
var olderTarget = (comparison) => {
  const { change } = comparison;
  const helpers2 = spread(comparison);
  const sources = untouchedGrowth(comparison, "stat");
  const delivered = untouchedGrowth(comparison, "parsed");
  const longer = change.configuration.length > 0 && sources.grown >= fewest3 && sources.grown >= 0.5 * sources.modules;
  const declared2 = change.manifests.some((it) => it.fields.includes("browserslist")) || change.configuration.some((it) => targetFile.test(it));
  const everywhere = declared2 && delivered.grown >= fewest3 && delivered.grown >= 0.5 * delivered.modules;
  if (helpers2.importers < fewest3 && !longer && !everywhere) return null;
  return {
    kind: "older-target",
    evidence: [
      "Scripts are compiled for older browsers than on the base.",
      ...helpers2.importers > 0 ? [
        `${countOf(helpers2.importers, "file")} that the change does not touch now import ${quoteSome(helpers2.packages)}.`
      ] : [],
      ...longer ? [
        `${sources.grown} of ${sources.modules} files that the change does not touch come out of the compiler bigger.`
      ] : [],
      ...everywhere && !longer ? [`${delivered.grown} of ${delivered.modules} modules are delivered bigger than before.`] : []
    ],
    fix: "Raise the targets of the compiler (browserslist, target) to the browsers that the project supports.",
    words: ["browserslist", "targets", "target", "useBuiltIns", "preset-env", "ie 11", "es5", "defaults"],
    everywhere: true
  };
};

// src/advice/growth/configuration/detect-configuration.ts
var detectors = [
  developmentBuild,
  minificationOff,
  concatenationOff,
  inlineSourceMap,
  olderTarget,
  diffuseGrowth
];
var detectConfiguration = (comparison) => {
  const signs = [];
  for (const detect of detectors) {
    const told2 = signs.some((it) => it.everywhere) && (detect === olderTarget || detect === diffuseGrowth);
    const sign = told2 ? null : detect(comparison);
    if (sign !== null) signs.push(sign);
  }
  const neither = ["minification-off", "concatenation-off"].every((kind) => signs.some((it) => it.kind === kind));
  const [first, ...others] = neither && signs[0]?.kind !== "development-build" ? [looksLikeDevelopment, ...signs] : signs;
  if (first === void 0) return null;
  return {
    kind: first.kind,
    evidence: [...first.evidence, ...others.flatMap((it) => it.evidence)],
    fix: (first.kind === "development-build" ? [first] : [first, ...others]).map((it) => it.fix).join(" "),
    words: [first, ...others].flatMap((it) => it.words),
    everywhere: signs.some((it) => it.everywhere)
  };
};

// src/advice/growth/pair-entries.ts
var pairEntries = ({
  base,
  head: head2,
  former
}) => {
  const names2 = new Set(head2.graph.entries.map((it) => it.name));
  const gone = base.graph.entries.filter((it) => !names2.has(it.name));
  const startOf2 = (modules) => modules.toSorted((a, b) => a - b).join();
  return head2.graph.entries.toSorted((a, b) => a.name < b.name ? -1 : 1).map((entry3) => {
    const named2 = base.graph.entries.find((it) => it.name === entry3.name);
    const start = startOf2(entry3.modules.map(former));
    const renamed = gone.find((it) => it.modules.length > 0 && startOf2(it.modules) === start);
    return { head: entry3, base: named2 ?? renamed ?? null };
  });
};

// src/advice/growth/fixes.ts
var fixes = {
  "split-chunks": "Look at the rules by which the bundler puts modules into chunks.",
  "static-import": "Ask for it by import() where it is needed, or import only the part that is used.",
  "lost-dynamic-import": "Ask for it by import() again. What others need of it, such as a constant, can go to a file of its own.",
  barrel: "Import from the file itself, not from the index file.",
  "commonjs-library": "Import only the part that is used, or the library’s build as ES modules.",
  "require-of-module": "Use `import { … } from` instead of require(), so that what is not used can be left out.",
  "two-formats": "Import it in one way everywhere, or give it an alias, so that one of its builds is left.",
  "duplicate-version": "Bring the versions together: raise the range that asks for the older one, or set `overrides` (`resolutions` for yarn), then deduplicate the lock file.",
  context: "Leave out what is not used: import the files by name, or limit the request with IgnorePlugin or ContextReplacementPlugin; or use another library.",
  "side-effects": 'Restore "sideEffects" in package.json, or take away the statement at the top level of the module; calls without effect can be marked /*#__PURE__*/.',
  bailout: "Change what the bundler names, so that exports without use can be left out again.",
  polyfills: "Import only what the supported browsers lack, or raise the targets.",
  data: "Fetch it, or ask for it by import(), when it is needed.",
  "asset-inlined": "Keep it a file of its own: lower the limit below which assets are inlined (webpack: dataUrlCondition.maxSize, Vite: assetsInlineLimit).",
  "new-dependency": "Keep it if it is worth its bytes. Else ask for it by import() where it is needed, import only a part of it, or use a smaller one.",
  "dependency-grew": "Read its change log, and report it to its authors or stay with the version before.",
  "module-grew": "Nothing need be done: code that does more is bigger.",
  "entry-isolation": "Import from the file itself, so that the entry does not take in what others share.",
  "style-grew": "Import only those parts of the style sheets that are used.",
  "child-grew": "Look at what its entry imports now.",
  "moved-into-first-load": "Ask for it by import(), so that it stays in a chunk for later."
};
var isScoped = (kind) => kind in fixes;

// src/advice/growth/headlines.ts
var brings = ({ modules, bytes: bytes3, where }) => `it brings ${modules} (${bytes3} before compression) into ${where}`;
var imports = (told2, how = "") => told2.importer === null ? `${told2.subject} is new in ${told2.where}: ${told2.modules}, ${told2.bytes} before compression.` : `${told2.importer} imports ${told2.request}${how} since this change; ${brings(told2)}.`;
var grew = ({ subject, bytes: bytes3, where, shorter }) => shorter ? `${subject} compresses less well than before in ${where}, though its text is ${bytes3} shorter.` : `${subject} grew by ${bytes3} before compression in ${where}.`;
var headlines = {
  "split-chunks": ({ modules, bytes: bytes3, where }) => `The bundler puts modules into other chunks than before: ${modules} more (${bytes3} before compression) in ${where}.`,
  "static-import": (told2) => imports(told2),
  "lost-dynamic-import": (told2) => imports(told2, " statically"),
  barrel: (told2) => imports(told2, ", an index file or by way of one,"),
  "commonjs-library": (told2) => told2.importer === null ? imports(told2) : `${told2.importer} imports all of ${told2.subject} by ${told2.request} since this change; ${brings(told2)}.`,
  "require-of-module": (told2) => told2.importer === null ? imports(told2) : `${told2.importer} asks for ${told2.request} by require() since this change, so that nothing of it can be left out; ${brings(told2)}.`,
  "two-formats": ({ subject, importer, request: request3, modules, bytes: bytes3, where }) => `${subject} is in the bundle in two formats${importer === null ? "" : `, by ${request3} in ${importer}`}: ${modules} more (${bytes3} before compression) in ${where}.`,
  "duplicate-version": ({ subject, importer, modules, bytes: bytes3, where }) => `${subject} is in the bundle once more${importer === null ? "" : `, for ${importer}`}: ${modules} (${bytes3} before compression) in ${where}.`,
  context: (told2) => told2.importer === null ? imports(told2) : `${told2.importer} takes in a whole folder by ${told2.request} since this change; ${brings(told2)}.`,
  "side-effects": ({ subject, modules, bytes: bytes3, where }) => `${subject} is no longer left out, though nothing of it is used: ${modules} more (${bytes3} before compression) in ${where}.`,
  bailout: ({ subject, bytes: bytes3, where }) => `${subject} can no longer be shaken: ${bytes3} more before compression in ${where}.`,
  polyfills: (told2) => imports(told2),
  data: (told2) => told2.grew ? grew(told2) : imports(told2),
  "asset-inlined": (told2) => told2.importer === null ? `${told2.subject} became part of the text: ${told2.bytes} before compression in ${told2.where}.` : `${told2.importer} imports ${told2.request} since this change, which becomes part of the text: ${told2.bytes} before compression in ${told2.where}.`,
  "new-dependency": (told2) => imports(told2),
  "dependency-grew": grew,
  "module-grew": (told2) => told2.grew ? grew(told2) : imports(told2),
  "entry-isolation": (told2) => imports(told2),
  "style-grew": (told2) => told2.grew ? grew(told2) : imports(told2),
  "child-grew": grew,
  "moved-into-first-load": (told2) => imports(told2)
};

// src/advice/growth/finish-cause.ts
var placeOf = (entry3) => entry3 === null ? "what is asked for later" : `the first load of ${quote2(entry3)}`;
var ascending = (indexes) => [...new Set(indexes)].toSorted((a, b) => a - b);
var exchangeOf = ({ base, head: head2 }, of) => {
  const added = ascending(of.added);
  const replaced = ascending(of.replaced);
  const sum = { stat: of.copies, parsed: of.copies, copies: of.copies };
  for (const it of added.map((at) => head2.module(at))) {
    sum.stat += it.stat;
    sum.parsed += bytesOf2(it);
  }
  for (const it of replaced.map((at) => base.module(at))) {
    sum.stat -= it.stat;
    sum.parsed -= bytesOf2(it);
  }
  return { added, replaced, ...sum };
};
var placesOf2 = ({ comparison: { head: head2, change } }, it, lead) => {
  if (lead === null) return [...it.places];
  const importer = head2.module(lead.from).name;
  const named2 = { kind: "import", importer, request: lead.request };
  return it.placesFirst || !change.touches(importer) ? [...it.places, named2] : [named2, ...it.places];
};
var othersOf = ({ comparison: { head: head2 } }, it, lead) => {
  const importers = new Set(it.pairs.map((pair2) => head2.pairs.from[pair2] ?? 0));
  importers.delete(lead.from);
  return [...importers].map((index2) => head2.module(index2).name).toSorted();
};
var isOpaque = ({ comparison: { head: head2 }, configured }, { kind, added }) => !configured && kind === "asset-inlined" && added.every((index2) => head2.module(index2).parsed === null && head2.module(index2).type === "asset-inline");
var finishCause = (of, it) => {
  const { comparison, scope, ways } = of;
  const { head: head2 } = comparison;
  const lead = ways.lead(it.pairs);
  const end = it.target ?? lead?.to ?? null;
  const chain = end === null ? [] : lead === null ? ways.chainTo(end) : ways.chainThrough(lead, end);
  const exchange = exchangeOf(comparison, it);
  const entered = it.added.filter((index2) => scope.isEntered[index2] === 1);
  const others = lead === null ? [] : othersOf(of, it, lead);
  const told2 = {
    subject: quote2(it.subject),
    importer: lead === null ? null : quote2(head2.module(lead.from).name),
    request: quote2(lead === null || lead.request === "" ? it.subject : lead.request),
    where: placeOf(scope.entry),
    modules: countOf(entered.length, "module"),
    bytes: formatValue(Math.abs(exchange.parsed), "bytes"),
    grew: entered.length === 0,
    shorter: exchange.parsed < 0
  };
  return {
    key: JSON.stringify([
      it.kind,
      scope.entry,
      it.subject,
      lead === null ? null : [head2.module(lead.from).name, lead.request, head2.module(lead.to).name]
    ]),
    kind: it.kind,
    entry: scope.entry,
    subject: it.subject,
    package: it.package,
    evidence: [
      ...isScoped(it.kind) ? [headlines[it.kind](told2)] : [],
      ...it.evidence,
      ...others.length > 0 ? [`It is also imported by ${quoteSome(others)}.`] : []
    ],
    chain: chain.map((index2) => head2.module(index2).name),
    edge: lead === null ? null : { importer: head2.module(lead.from).name, request: lead.request },
    places: placesOf2(of, it, lead),
    fix: isScoped(it.kind) ? fixes[it.kind] : "",
    exchange: isOpaque(of, it) ? null : exchange
  };
};

// src/advice/growth/parts.ts
var most3 = 20;
var partsOf = ({ base, head: head2, match }, scope) => {
  const parts = /* @__PURE__ */ new Map();
  const partOf = (name) => {
    const part = parts.get(name) ?? { base: 0, head: 0 };
    parts.set(name, part);
    return part;
  };
  for (const [index2, it] of head2.graph.modules.entries()) {
    if (scope.inHead[index2] === 1) partOf(it.package ?? it.name).head += bytesOf2(it);
  }
  for (const [index2, it] of base.graph.modules.entries()) {
    if (scope.inBase[index2] !== 1) continue;
    const now = match.toHead[index2] ?? -1;
    const moved = now === -1 ? it : head2.module(now);
    partOf(moved.package ?? moved.name).base += bytesOf2(it);
  }
  return [...parts].map(([name, sizes2]) => ({ name, ...sizes2 })).filter((it) => Math.abs(it.head - it.base) >= scope.floor).toSorted((a, b) => Math.abs(b.head - b.base) - Math.abs(a.head - a.base) || (a.name < b.name ? -1 : 1)).slice(0, most3);
};

// src/advice/growth/dominators.ts
var walkFrom = ({ size, offsets, targets: targets2 }, root) => {
  const number = new Int32Array(size).fill(-1);
  const vertex = new Int32Array(size);
  const parent = new Int32Array(size).fill(-1);
  const next = offsets.slice(0, size);
  const stack = new Int32Array(size);
  let count3 = 1;
  let depth = 1;
  number[root] = 0;
  vertex[0] = root;
  stack[0] = root;
  while (depth > 0) {
    const node = stack[depth - 1] ?? 0;
    const arc = next[node] ?? 0;
    if (arc === offsets[node + 1]) {
      depth -= 1;
      continue;
    }
    next[node] = arc + 1;
    const target = targets2[arc] ?? 0;
    if (number[target] !== -1) continue;
    number[target] = count3;
    vertex[count3] = target;
    parent[count3] = number[node] ?? 0;
    count3 += 1;
    stack[depth] = target;
    depth += 1;
  }
  return { vertex: vertex.subarray(0, count3), parent: parent.subarray(0, count3), number };
};
var predecessors = ({ size, offsets, targets: targets2 }, { vertex, number }) => {
  const from = [];
  const to = [];
  for (let node = 0; node < size; node += 1) {
    const source = number[node] ?? -1;
    if (source === -1) continue;
    const last = offsets[node + 1] ?? 0;
    for (let arc = offsets[node] ?? 0; arc < last; arc += 1) {
      from.push(number[targets2[arc] ?? 0] ?? 0);
      to.push(source);
    }
  }
  return adjacencyOf(vertex.length, from, to);
};
var createForest = (semi) => {
  const ancestor = new Int32Array(semi.length).fill(-1);
  const label = Int32Array.from(semi.keys());
  const stack = new Int32Array(semi.length);
  const shorten2 = (from) => {
    let depth = 0;
    let at = from;
    for (let up = ancestor[at] ?? -1; up !== -1 && ancestor[up] !== -1; up = ancestor[at] ?? -1) {
      stack[depth] = at;
      depth += 1;
      at = up;
    }
    while (depth > 0) {
      depth -= 1;
      const node = stack[depth] ?? 0;
      const up = ancestor[node] ?? 0;
      const [own, upper] = [label[node] ?? 0, label[up] ?? 0];
      if ((semi[upper] ?? 0) < (semi[own] ?? 0)) label[node] = upper;
      ancestor[node] = ancestor[up] ?? -1;
    }
  };
  return {
    link: (parent, node) => {
      ancestor[node] = parent;
    },
    lowest: (node) => {
      if (ancestor[node] === -1) return node;
      shorten2(node);
      return label[node] ?? node;
    }
  };
};
var dominatorTree = (graph, root) => {
  const walk2 = walkFrom(graph, root);
  const { vertex, parent } = walk2;
  const count3 = vertex.length;
  const before = predecessors(graph, walk2);
  const semi = Int32Array.from({ length: count3 }, (_, it) => it);
  const dominator = new Int32Array(count3);
  const first = new Int32Array(count3).fill(-1);
  const following = new Int32Array(count3).fill(-1);
  const { link, lowest } = createForest(semi);
  for (let node = count3 - 1; node > 0; node -= 1) {
    const last = before.offsets[node + 1] ?? 0;
    for (let arc = before.offsets[node] ?? 0; arc < last; arc += 1) {
      const least2 = semi[lowest(before.targets[arc] ?? 0)] ?? 0;
      if (least2 < (semi[node] ?? 0)) semi[node] = least2;
    }
    const bucket = semi[node] ?? 0;
    following[node] = first[bucket] ?? -1;
    first[bucket] = node;
    const above3 = parent[node] ?? 0;
    link(above3, node);
    for (let waiting = first[above3] ?? -1; waiting !== -1; waiting = following[waiting] ?? -1) {
      const least2 = lowest(waiting);
      dominator[waiting] = (semi[least2] ?? 0) < (semi[waiting] ?? 0) ? least2 : above3;
    }
    first[above3] = -1;
  }
  const immediate = new Int32Array(graph.size).fill(-1);
  for (let node = 1; node < count3; node += 1) {
    if (dominator[node] !== semi[node]) dominator[node] = dominator[dominator[node] ?? 0] ?? 0;
    immediate[vertex[node] ?? 0] = vertex[dominator[node] ?? 0] ?? -1;
  }
  return { order: vertex, immediate };
};

// src/advice/growth/blame-gates.ts
var followed = ({ head: head2 }, { entry: entry3 }) => {
  const { mask } = head2.pairs;
  const pairs2 = [];
  for (let pair2 = 0; pair2 < mask.length; pair2 += 1) {
    const bits = mask[pair2] ?? 0;
    if (isLoaded(bits) || entry3 === null && isDynamic(bits)) pairs2.push(pair2);
  }
  return pairs2;
};
var withGates = (comparison, scope, { gates, together }) => {
  const { graph, pairs: pairs2 } = comparison.head;
  const root = graph.modules.length;
  const gateOf = /* @__PURE__ */ new Map();
  const startGate = /* @__PURE__ */ new Map();
  for (const [at, gate] of gates.entries()) {
    for (const pair2 of gate.pairs) gateOf.set(pair2, root + 1 + at);
    for (const start of gate.starts) startGate.set(start, root + 1 + at);
  }
  const from = [];
  const to = [];
  const connect2 = (a, b, gate) => {
    if (gate === void 0) {
      from.push(a);
      to.push(b);
    } else {
      from.push(a, gate);
      to.push(gate, b);
    }
  };
  for (const start of scope.roots) connect2(root, start, startGate.get(start));
  for (const pair2 of followed(comparison, scope)) connect2(pairs2.from[pair2] ?? 0, pairs2.to[pair2] ?? 0, gateOf.get(pair2));
  for (const [at, { asked: asked2, others }] of together.entries()) {
    const chunk = root + 1 + gates.length + at;
    for (const it of asked2) connect2(it, chunk, void 0);
    for (const it of others) connect2(chunk, it, void 0);
  }
  return { root, graph: adjacencyOf(root + 1 + gates.length + together.length, from, to) };
};
var blameGates = (comparison, scope, {
  gates,
  claimed,
  company
}) => {
  if (gates.length === 0) return { blamed: [], together: [] };
  const { root, graph } = withGates(comparison, scope, { gates, together: company });
  const { order, immediate } = dominatorTree(graph, root);
  const counts = (node) => node < root && scope.isEntered[node] === 1 && claimed[node] === 0;
  const weight = new Float64Array(graph.size);
  const closed = new Uint8Array(graph.size);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const node = order[at] ?? 0;
    const bytes3 = (weight[node] ?? 0) + (counts(node) ? bytesOf2(comparison.head.module(node)) : 0);
    if (node > root && node <= root + gates.length && bytes3 >= scope.floor) {
      closed[node] = 1;
      continue;
    }
    const above3 = immediate[node] ?? root;
    weight[above3] = (weight[above3] ?? 0) + bytes3;
  }
  const nearest = new Int32Array(graph.size).fill(-1);
  const modules = /* @__PURE__ */ new Map();
  for (const node of order) {
    const gate = closed[node] === 1 ? node : nearest[immediate[node] ?? -1] ?? -1;
    nearest[node] = gate;
    if (gate === -1 || !counts(node)) continue;
    const known = modules.get(gate);
    if (known === void 0) modules.set(gate, [node]);
    else known.push(node);
  }
  const ascending2 = (values) => values.toSorted((a, b) => a - b);
  const blamed = gates.flatMap((gate, at) => {
    const found = modules.get(root + 1 + at);
    return found === void 0 ? [] : [{ gate, modules: ascending2(found) }];
  });
  const still = distances(graph, [root], closed);
  const together = ascending2([...order].filter((node) => counts(node) && still[node] === -1));
  return { blamed, together };
};

// src/advice/growth/case.ts
var draft = (it) => ({
  package: null,
  replaced: [],
  pairs: [],
  target: null,
  evidence: [],
  places: [],
  placesFirst: false,
  copies: 0,
  ...it
});
var claim = ({ claimed }, { added, replaced }) => {
  for (const it of added) claimed.head[it] = 1;
  for (const it of replaced) claimed.base[it] = 1;
};
var freeEntered = ({ scope, claimed }, modules) => [...modules].filter((it) => scope.isEntered[it] === 1 && claimed.head[it] === 0);
var withPackage = ({ comparison: { base, head: head2 }, scope, claimed, configured }, name, added) => {
  const grown = configured ? [] : scope.grown.filter((it) => head2.module(it.head).package === name && claimed.head[it.head] === 0);
  const left = scope.left.filter((it) => base.module(it).package === name && claimed.base[it] === 0);
  return {
    added: [...added, ...grown.map((it) => it.head)],
    replaced: [...left, ...grown.map((it) => it.base)]
  };
};
var biggestOf = ({ comparison: { head: head2 } }, modules) => modules.toSorted((a, b) => {
  const [one2, other] = [head2.module(a), head2.module(b)];
  const bytes3 = (other.parsed ?? other.stat) - (one2.parsed ?? one2.stat);
  return bytes3 || (one2.name < other.name ? -1 : 1);
})[0] ?? null;
var pairsInto = ({ comparison: { head: head2 } }, modules, counts) => {
  const { from, to, mask } = head2.pairs;
  const found = [];
  for (let pair2 = 0; pair2 < mask.length; pair2 += 1) {
    const source = from[pair2] ?? 0;
    if (modules.has(to[pair2] ?? 0) && !modules.has(source) && counts(mask[pair2] ?? 0, source)) found.push(pair2);
  }
  return found;
};

// src/advice/growth/companions.ts
var companies = ({ head: head2 }, scope, distance) => {
  const entry3 = head2.graph.entries.find((it) => it.name === scope.entry);
  if (entry3 === void 0) return [];
  const members = new Map(entry3.initial.map((chunk) => [chunk, []]));
  for (const [index2, module] of head2.graph.modules.entries()) {
    if (isMade(module)) continue;
    for (const chunk of chunksOf(head2.graph, module)) members.get(chunk)?.push(index2);
  }
  return [...members.values()].flatMap((modules) => {
    if (!modules.every((it) => scope.isEntered[it] === 1)) return [];
    const asked2 = modules.filter((it) => distance[it] !== -1);
    const others = modules.filter((it) => distance[it] === -1);
    return asked2.length === 0 || others.length === 0 ? [] : [{ asked: asked2, others }];
  });
};

// src/advice/growth/versions.ts
var byNumber = (a, b) => a.localeCompare(b, "en", { numeric: true });
var versionsOf = ({ base, head: head2 }, side, name) => {
  const compared = side === "base" ? base : head2;
  const modules = compared.packages.get(name) ?? [];
  return [...new Set(modules.flatMap((it) => compared.module(it).version ?? []))].toSorted(byNumber);
};
var versionChange = (comparison, name) => {
  const from = versionsOf(comparison, "base", name);
  const to = versionsOf(comparison, "head", name);
  if (from.length > 0 && to.length > 0) return from.join() === to.join() ? null : { from, to };
  const lock = comparison.change.lockOf(name);
  return lock === null || lock.from === null || lock.to === null ? null : { from: lock.from, to: lock.to };
};
var askersOf = ({ change }, name) => (change.lockOf(name)?.askedBy ?? []).filter((it) => it !== ".");
var versionsOnHead = (comparison, name) => versionsOf(comparison, "head", name);

// src/advice/growth/gates.ts
var special = /* @__PURE__ */ new Set(["json", "style", "asset-inline", "asset-file"]);
var createKeys = (comparison, scope, configured) => {
  const { base, head: head2, change, former, formerMask } = comparison;
  const wasPart = (index2) => former(index2) !== -1 && scope.inBase[former(index2)] === 1;
  const knownFolders = new Set(
    head2.graph.modules.flatMap(
      ({ package: name, instance }, index2) => name !== null && wasPart(index2) ? [instance ?? name] : []
    )
  );
  const follows = (mask) => isLoaded(mask) || scope.entry === null && isDynamic(mask);
  const revived = (pair2, from, to) => {
    const importer = head2.module(from);
    const imported = head2.module(to);
    const before = base.module(former(from));
    if (importer.used === "all" && before.used !== "all" && importer.bailouts.some((it) => !before.bailouts.includes(it)))
      return { sort: "bailout", of: String(from) };
    const manifest = change.manifestOver(imported.name, "sideEffects");
    if (manifest !== null) return { sort: "effects", of: manifest.file };
    const forEffects = imported.used === "none" || ((head2.pairs.mask[pair2] ?? 0) & bit.value) === 0 || imported.bailouts.some((it) => /side effects/iu.test(it));
    if (!forEffects) return null;
    if (imported.package === null) return { sort: "effects", of: String(to) };
    return versionChange(comparison, imported.package) === null ? { sort: "effects", of: imported.instance ?? imported.package } : null;
  };
  const ordinary = (from, to) => {
    const importer = head2.module(from);
    const imported = head2.module(to);
    if (isMade(imported) || imported.type === "external") return null;
    if (imported.package === null) {
      const oneNewPiece = isOwn2(importer) && former(from) === -1 && former(to) === -1;
      return oneNewPiece && !special.has(imported.type) ? null : { sort: "module", of: String(to) };
    }
    if (importer.package === null) return { sort: "package", of: imported.instance ?? imported.package };
    const folder = importer.instance ?? importer.package;
    if (folder === (imported.instance ?? imported.package)) return null;
    return knownFolders.has(folder) ? { sort: "from", of: folder } : null;
  };
  return (pair2) => {
    const from = head2.pairs.from[pair2] ?? 0;
    const to = head2.pairs.to[pair2] ?? 0;
    const mask = head2.pairs.mask[pair2] ?? 0;
    const before = formerMask(pair2);
    if (!follows(mask)) return null;
    const newlyRequired = (mask & bit.required) !== 0 && (before & bit.required) === 0;
    if (follows(before) && !newlyRequired) return null;
    const importer = head2.module(from);
    const touched = former(from) === -1 || change.touches(importer.name);
    if (configured && !touched) return null;
    if (!touched && base.shipped[former(from)] === 0) return null;
    const context = head2.module(to).type === "context" ? to : importer.type === "context" ? from : null;
    if (context !== null)
      return importer.package !== null && !wasPart(from) ? null : { sort: "context", of: String(context) };
    if ((before & bit.dropped) !== 0 && !follows(before)) {
      if (wasPart(from)) {
        const key = revived(pair2, from, to);
        if (key !== null) return key;
      }
    } else if (!touched && !follows(before) && wasPart(from)) {
      const manifest = change.manifestOver(head2.module(to).name, "sideEffects");
      if (manifest !== null) return { sort: "effects", of: manifest.file };
    }
    return ordinary(from, to);
  };
};
var findGates = (comparison, scope, configured) => {
  const { head: head2, former } = comparison;
  const gates = /* @__PURE__ */ new Map();
  const gateOf = ({ sort: sort2, of }) => {
    const key = `${sort2} ${of}`;
    const gate = gates.get(key) ?? { sort: sort2, of, pairs: [], starts: [] };
    gates.set(key, gate);
    return gate;
  };
  const keyOf3 = createKeys(comparison, scope, configured);
  for (let pair2 = 0; pair2 < head2.pairs.from.length; pair2 += 1) {
    const key = keyOf3(pair2);
    if (key !== null) gateOf(key).pairs.push(pair2);
  }
  const starts = scope.roots.filter((it) => !scope.formerRoots.has(former(it)));
  if (scope.entry !== null && starts.length < scope.roots.length) {
    for (const start of starts) {
      const { package: name, instance } = head2.module(start);
      const key = name === null ? { sort: "module", of: String(start) } : { sort: "package", of: instance ?? name };
      gateOf(key).starts.push(start);
    }
  }
  const label = ({ sort: sort2, of }) => `${sort2} ${head2.graph.modules[Number(of)]?.name ?? of}`;
  return [...gates.values()].toSorted((a, b) => label(a) < label(b) ? -1 : 1);
};

// src/advice/growth/rules/revived-import.ts
var plainBailout = (text) => text.replaceAll(/[\d:.-]+|['"`][^'"`]*['"`]/gu, "").trim();
var sideEffects = /side.?effects/iu;
var sideEffectsLost = (it, { gate, modules }) => {
  const { comparison } = it;
  const { head: head2, change } = comparison;
  const biggest = biggestOf(it, modules);
  if (biggest === null) return [];
  const touched = modules.filter((index2) => {
    const module = head2.module(index2);
    return change.touches(module.name) && module.bailouts.some((text) => sideEffects.test(text));
  });
  const [manifest = null] = modules.flatMap(
    (index2) => change.manifestOver(head2.module(index2).name, "sideEffects") ?? []
  );
  const covered = modules.filter((index2) => change.manifestOver(head2.module(index2).name, "sideEffects") !== null);
  const guilty = biggestOf(it, manifest === null ? touched : covered) ?? biggest;
  const { name, package: packageName, bailouts } = head2.module(guilty);
  const said = bailouts.find((text) => sideEffects.test(text));
  const places2 = manifest === null ? [{ kind: "module", module: name }] : [{ kind: "manifest", file: manifest.file, field: "sideEffects", package: null }];
  return [
    draft({
      kind: "side-effects",
      subject: packageName ?? name,
      package: packageName,
      added: modules,
      pairs: gate.pairs,
      target: guilty,
      evidence: [
        ...manifest === null ? [] : [`The change touches "sideEffects" in ${quote2(manifest.file)}.`],
        ...said === void 0 ? [] : [`The bundler says of ${quote2(name)}: ${quote2(said)}.`]
      ],
      places: places2,
      placesFirst: manifest !== null || touched.length > 0 || !change.touches(name)
    })
  ];
};
var keptByBailout = (it, { gate, modules }) => {
  const { base, head: head2, former } = it.comparison;
  const importer = Number(gate.of);
  const { name, package: packageName, bailouts } = head2.module(importer);
  const before = new Set(base.module(former(importer)).bailouts.map(plainBailout));
  const said = bailouts.filter((text) => !before.has(plainBailout(text)));
  return [
    draft({
      kind: "bailout",
      subject: packageName ?? name,
      package: packageName,
      added: modules,
      pairs: gate.pairs,
      target: biggestOf(it, modules),
      evidence: said.slice(0, 2).map((text) => `The bundler says of ${quote2(name)}: ${quote2(text)}.`),
      places: [{ kind: "module", module: name }],
      placesFirst: true
    })
  ];
};

// src/advice/growth/rules/bailouts.ts
var newBailouts = (it) => {
  const { comparison, scope, claimed, configured } = it;
  const { base, head: head2 } = comparison;
  if (configured) return [];
  return scope.grown.flatMap((grown) => {
    if (grown.by < scope.floor || claimed.head[grown.head] === 1) return [];
    const { name, package: packageName, bailouts, used } = head2.module(grown.head);
    const before = base.module(grown.base);
    const known = new Set(before.bailouts.map(plainBailout));
    const said = bailouts.filter((text) => !known.has(plainBailout(text)));
    if (said.length === 0 || used !== "all" && used === before.used) return [];
    const pairs2 = [...head2.pairs.to.keys()].filter(
      (pair2) => head2.pairs.to[pair2] === grown.head && isLoaded(head2.pairs.mask[pair2] ?? 0)
    );
    return [
      draft({
        kind: "bailout",
        subject: name,
        package: packageName,
        added: [grown.head],
        replaced: [grown.base],
        pairs: pairs2,
        target: grown.head,
        evidence: said.slice(0, 2).map((text) => `The bundler says of ${quote2(name)}: ${quote2(text)}.`),
        places: [{ kind: "module", module: name }],
        placesFirst: comparison.change.touches(name)
      })
    ];
  });
};

// src/advice/growth/scope.ts
var floorOf = (gzip3) => Math.max(100, Math.round(gzip3 / 1e3));
var indexesOf = (flags, counts) => {
  const found = [];
  for (let index2 = 0; index2 < flags.length; index2 += 1) if (flags[index2] === 1 && counts(index2)) found.push(index2);
  return found;
};
var rootsOf = ({ graph }, entry3) => {
  const initial = new Set(entry3.initial);
  const within2 = graph.entries.filter((it) => it.initial.length > 0 && it.initial.every((chunk) => initial.has(chunk)));
  return [.../* @__PURE__ */ new Set([...entry3.modules, ...within2.flatMap((it) => it.modules)])];
};
var difference2 = ({ base, head: head2, match, former }, { inHead, inBase, hadBefore, hasStill }) => {
  const entered = indexesOf(inHead, (it) => former(it) === -1 || !hadBefore(former(it)));
  const left = indexesOf(inBase, (it) => {
    const now = match.toHead[it] ?? -1;
    return now === -1 || !hasStill(now);
  });
  const isEntered = new Uint8Array(inHead.length);
  for (const it of entered) isEntered[it] = 1;
  const grown = indexesOf(inHead, (it) => isEntered[it] === 0).flatMap((it) => {
    const [before, after] = [base.module(former(it)), head2.module(it)];
    const inlined = before.type === "asset-file" && after.type === "asset-inline";
    const by = inlined ? bytesOf2(after) : grownBy(before, after);
    const renamed = !inlined && before.stat === after.stat && by <= 50 + bytesOf2(before) / 20;
    return by > 0 && !renamed ? [{ base: former(it), head: it, by }] : [];
  });
  return { inHead, inBase, entered, isEntered, grown, left };
};
var entryScope = (comparison, entry3) => {
  const { base, head: head2 } = comparison;
  const inHead = head2.firstLoad(entry3.head);
  const inBase = base.firstLoad(entry3.base);
  const gzip3 = base.sizes.entries.find((it) => it.name === entry3.base.name)?.initial.gzip ?? 0;
  return {
    entry: entry3.head.name,
    formerEntry: entry3.base.name,
    roots: rootsOf(head2, entry3.head),
    formerRoots: new Set(rootsOf(base, entry3.base)),
    ...difference2(comparison, {
      inHead,
      inBase,
      hadBefore: (it) => inBase[it] === 1,
      hasStill: (it) => inHead[it] === 1
    }),
    floor: floorOf(gzip3)
  };
};
var laterOf = (side) => {
  const later = side.shipped.slice();
  for (const entry3 of side.graph.entries) {
    for (const [index2, first] of side.firstLoad(entry3).entries()) if (first === 1) later[index2] = 0;
  }
  return later;
};
var laterScope = (comparison) => {
  const { base, head: head2 } = comparison;
  return {
    entry: null,
    formerEntry: null,
    roots: [...new Set(head2.graph.entries.flatMap((it) => it.modules))],
    formerRoots: new Set(base.graph.entries.flatMap((it) => it.modules)),
    ...difference2(comparison, {
      inHead: laterOf(head2),
      inBase: laterOf(base),
      hadBefore: (it) => base.shipped[it] === 1,
      hasStill: (it) => head2.shipped[it] === 1
    }),
    floor: floorOf(base.sizes.async.gzip)
  };
};
var sumOf = (side, modules) => {
  let sum = 0;
  for (const it of modules) sum += bytesOf2(side.module(it));
  return sum;
};

// src/advice/growth/rules/asset-inlined.ts
var assetInlined = (it) => {
  const { comparison, scope, claimed } = it;
  const { head: head2, base, former, change } = comparison;
  const added = [...scope.inHead.keys()].filter((index2) => {
    if (scope.inHead[index2] === 0 || claimed.head[index2] === 1) return false;
    const at = former(index2);
    return at !== -1 && head2.module(index2).type === "asset-inline" && base.module(at).type === "asset-file";
  });
  const target = biggestOf(it, added);
  if (target === null || sumOf(head2, added) < scope.floor) return [];
  const names2 = added.map((index2) => head2.module(index2).name).toSorted();
  return [
    draft({
      kind: "asset-inlined",
      subject: added.length === 1 ? head2.module(target).name : countOf(added.length, "asset"),
      added,
      // Of a file nothing was part of the text but its address.
      replaced: added.map(former).filter((index2) => scope.inBase[index2] === 1 && base.module(index2).parsed !== null),
      target,
      evidence: [
        `On the base ${quoteSome(names2)} ${added.length === 1 ? "was a file of its own" : "were files of their own"}.`
      ],
      places: [
        {
          kind: "configuration",
          files: change.configuration,
          words: [
            "maxSize",
            "dataUrlCondition",
            "asset/inline",
            "assetsInlineLimit",
            "dataurl",
            "limit",
            "url-loader",
            "asset"
          ]
        }
      ],
      placesFirst: true
    })
  ];
};

// src/advice/growth/rules/share-of.ts
var localePath = /(?:^|[/_-])(?:locales?|i18n|lang|langs|languages|translations)(?:[/._-]|$)/u;
var isLocale = (module) => localePath.test(module.name);
var shareOf4 = ({ comparison: { head: head2 } }, modules, counts) => {
  let all = 0;
  let counted = 0;
  for (const it of modules) {
    const bytes3 = bytesOf2(head2.module(it));
    all += bytes3;
    if (counts(head2.module(it))) counted += bytes3;
  }
  return all === 0 ? 0 : counted / all;
};
var nearlyAll = 0.8;

// src/advice/growth/rules/by-content.ts
var leastData = 1e4;
var leastAsset = 4e3;
var dataFile = /\.(?:json5?|geojson|topojson|ya?ml|toml|csv|tsv|txt|md)$/u;
var kindByContent = (it, modules) => {
  const bytes3 = sumOf(it.comparison.head, modules);
  const mostly = (counts) => shareOf4(it, modules, counts) >= nearlyAll;
  if (bytes3 >= leastData && mostly(({ type, name }) => type === "json" || dataFile.test(name))) return "data";
  if (mostly(({ type }) => type === "style")) return "style-grew";
  if (bytes3 >= leastAsset && mostly(({ type }) => type === "asset-inline")) return "asset-inlined";
  return null;
};

// src/advice/growth/rules/context-import.ts
var fewest4 = 5;
var contextImport = (it, { gate, modules }) => {
  const { base, head: head2, change, former } = it.comparison;
  const context = Number(gate.of);
  const { name, package: packageName } = head2.module(context);
  const swept = modules.filter((index2) => index2 !== context);
  const names2 = swept.map((index2) => head2.module(index2).name).toSorted();
  const many = swept.length >= fewest4;
  const biggest = biggestOf(it, swept);
  const pairs2 = gate.pairs.filter((pair2) => head2.pairs.from[pair2] !== context);
  const importers = new Set(pairs2.map((pair2) => former(head2.pairs.from[pair2] ?? -1)));
  const replaced = it.scope.left.filter(
    (index2) => base.module(index2).type === "context" && [...importers].some((importer) => base.pairs.find(importer, index2) !== -1)
  );
  return [
    draft({
      kind: many ? "context" : kindByContent(it, modules) ?? "module-grew",
      subject: packageName ?? (many || biggest === null ? name : head2.module(biggest).name),
      package: packageName,
      added: modules,
      replaced,
      pairs: pairs2,
      target: context,
      evidence: [
        `The computed request ${quote2(name)} takes in ${countOf(swept.length, "file")}${names2.length > 0 ? `: ${quoteSome(names2)}` : ""}.`
      ],
      places: [
        // A request that is put together has no text to look for.
        ...[...new Set(pairs2.map((pair2) => head2.module(head2.pairs.from[pair2] ?? 0).name))].filter((importer) => change.touches(importer)).map((module) => ({ kind: "module", module })),
        {
          kind: "configuration",
          files: change.configuration,
          words: [
            "IgnorePlugin",
            "ContextReplacementPlugin",
            "contextRegExp",
            ...packageName === null ? [] : [packageName]
          ]
        }
      ],
      placesFirst: false
    })
  ];
};

// src/advice/growth/dependency-places.ts
var dependencyPlaces = ({ change }, name) => {
  const lock = change.lockOf(name);
  const manifests = [name, ...lock?.askedBy ?? []].flatMap(
    (asked2) => change.manifestsWith(asked2).map((it) => ({ kind: "manifest", file: it.file, field: null, package: asked2 }))
  );
  return [
    ...manifests,
    ...lock === null ? [] : [{ kind: "lock", file: lock.file, package: name }]
  ];
};

// src/advice/growth/rules/dependencies.ts
var asks = ({ head: head2 }, name) => [...head2.pairs.to.keys()].filter(
  (pair2) => head2.module(head2.pairs.to[pair2] ?? 0).package === name && head2.module(head2.pairs.from[pair2] ?? 0).package === null && isLoaded(head2.pairs.mask[pair2] ?? 0)
);
var named = (folder, { head: head2 }) => head2.graph.modules.find((it) => it.instance === folder || it.package === folder)?.package ?? null;
var dependencies = (it, brought, together) => {
  const { comparison, scope, claimed, configured } = it;
  const { base, head: head2 } = comparison;
  const shared = new Set(together);
  const entered = /* @__PURE__ */ new Map();
  const add3 = (name, modules) => {
    if (name !== null && modules.length > 0) entered.set(name, [...entered.get(name) ?? [], ...modules]);
  };
  for (const { gate, modules } of brought) add3(named(gate.of, comparison), freeEntered(it, modules));
  const ofGates = new Set([...entered.values()].flat());
  for (const index2 of freeEntered(it, scope.entered)) {
    const name = head2.module(index2).package;
    if (name === null || shared.has(index2) || ofGates.has(index2)) continue;
    if (!configured || versionChange(comparison, name) !== null) add3(name, [index2]);
  }
  if (!configured) {
    for (const grown of scope.grown) {
      const { package: name } = head2.module(grown.head);
      if (claimed.head[grown.head] === 0 && name !== null && !entered.has(name)) entered.set(name, []);
    }
  }
  return [...entered.keys()].toSorted().flatMap((name) => {
    const { added, replaced } = withPackage(it, name, entered.get(name) ?? []);
    const before = sumOf(base, replaced);
    if (sumOf(head2, added) < Math.max(scope.floor, 0.7 * before)) return [];
    const version = versionChange(comparison, name);
    const known = base.packages.has(name);
    const others = [...new Set(added.flatMap((index2) => head2.module(index2).package ?? []))].filter(
      (other) => other !== name
    );
    const asked2 = askersOf(comparison, name);
    return [
      draft({
        kind: version !== null ? "dependency-grew" : known ? "module-grew" : "new-dependency",
        subject: name,
        package: name,
        added,
        replaced,
        pairs: asks(comparison, name),
        evidence: [
          ...version === null ? [] : [`Its version was ${version.from.join(", ")} and is ${version.to.join(", ")}.`],
          ...asked2.length > 0 ? [`The lock file has it for ${quoteSome(asked2)}.`] : [],
          ...others.length > 0 ? [`It brings ${quoteSome(others.toSorted())} along.`] : [],
          ...version === null && known ? ["Its version is the same: more of it is used than before."] : []
        ],
        places: dependencyPlaces(comparison, name),
        placesFirst: true
      })
    ];
  });
};

// src/advice/growth/rules/duplicates.ts
var folderOf = (side, index2) => {
  const { instance, package: name } = side.module(index2);
  return instance ?? name ?? "";
};
var byName = (a, b) => a < b ? -1 : 1;
var foldersOf = (side, name) => new Set((side.packages.get(name) ?? []).map((it) => folderOf(side, it)));
var into = (it, modules, folder) => pairsInto(
  it,
  new Set(modules),
  (mask, from) => (isLoaded(mask) || it.scope.entry === null && isDynamic(mask)) && folderOf(it.comparison.head, from) !== folder
);
var duplicateVersions = (it) => {
  const { comparison, scope } = it;
  const { base, head: head2, former } = comparison;
  return [...head2.packages.keys()].toSorted().flatMap((name) => {
    const before = foldersOf(base, name);
    const now = foldersOf(head2, name);
    if (before.size === 0 || now.size <= before.size) return [];
    const shipped = head2.packages.get(name) ?? [];
    const known = new Set(shipped.filter((at) => base.shipped[former(at)] === 1).map((at) => folderOf(head2, at)));
    return [...now].toSorted(byName).flatMap((folder) => {
      if (known.has(folder)) return [];
      const added = freeEntered(
        it,
        shipped.filter((at) => folderOf(head2, at) === folder)
      );
      if (sumOf(head2, added) < scope.floor) return [];
      const versionOf = (of) => shipped.flatMap((at) => folderOf(head2, at) === of ? head2.module(at).version ?? [] : []).toSorted()[0] ?? "of an unknown version";
      const copies = [...now].toSorted(byName).map((of) => `${versionOf(of)} in ${quote2(of)}`);
      const askers = askersOf(comparison, name);
      return [
        draft({
          kind: "duplicate-version",
          subject: name,
          package: name,
          added,
          pairs: into(it, added, folder),
          target: biggestOf(it, added),
          evidence: [
            `The bundle has ${now.size} copies of it: ${copies.join(", ")}.`,
            ...askers.length > 0 ? [`It is asked for by ${quoteSome(askers)}.`] : []
          ],
          places: dependencyPlaces(comparison, name),
          placesFirst: true
        })
      ];
    });
  });
};
var twoFormats = (it) => {
  const { comparison, scope } = it;
  const { base, head: head2 } = comparison;
  const before = new Set(base.duplicates.flatMap((found) => found.kind === "formats" ? [found.package] : []));
  return head2.duplicates.flatMap((found) => {
    const [folder = ""] = found.instances;
    if (found.kind !== "formats" || before.has(found.package) || !base.packages.has(found.package)) return [];
    if (freeEntered(it, found.modules).length === 0) return [];
    const shipped = head2.packages.get(found.package) ?? [];
    const added = freeEntered(
      it,
      shipped.filter((at) => folderOf(head2, at) === folder)
    );
    if (sumOf(head2, added) < scope.floor) return [];
    const pairs2 = into(it, added, folder);
    const lead = it.ways.lead(pairs2);
    const byRequire = lead !== null && isOwn2(head2.module(lead.from)) && pairs2.some((pair2) => head2.pairs.from[pair2] === lead.from && ((head2.pairs.mask[pair2] ?? 0) & bit.required) !== 0);
    return [
      draft({
        kind: byRequire ? "require-of-module" : "two-formats",
        subject: found.package,
        package: found.package,
        ...withPackage(it, found.package, added),
        pairs: pairs2,
        target: biggestOf(it, added),
        evidence: [`The bundle has it twice, as ES modules and as CommonJS; the base’s has it once.`]
      })
    ];
  });
};

// src/advice/growth/rules/own-growth.ts
var most4 = 5;
var growthOf2 = (it, together) => {
  const { comparison, scope, claimed, configured } = it;
  const { head: head2 } = comparison;
  if (configured) return [];
  const shared = new Set(together);
  const counts = (index2) => head2.module(index2).package === null && !isMade(head2.module(index2));
  const entered = freeEntered(it, scope.entered).filter((index2) => counts(index2) && !shared.has(index2)).map((index2) => ({ head: index2, base: -1, by: sumOf(head2, [index2]) }));
  const grown = scope.grown.filter((found) => counts(found.head) && claimed.head[found.head] === 0);
  const nameOf5 = (found) => head2.module(found.head).name;
  return [...entered, ...grown].toSorted((a, b) => b.by - a.by || (nameOf5(a) < nameOf5(b) ? -1 : 1));
};
var isChildEntry = ({ head: head2 }, name) => {
  const { entries } = head2.graph;
  const entry3 = entries.find((it) => it.name === name);
  const others = entries.filter((it) => !it.name.includes("/"));
  if (entry3 === void 0 || !name.includes("/") || others.length === 0) return false;
  const own = /* @__PURE__ */ new Set([...entry3.initial, ...entry3.async]);
  return !others.some((it) => [...it.initial, ...it.async].some((chunk) => own.has(chunk)));
};
var draftOf = (it, kind, growth) => {
  const { head: head2 } = it.comparison;
  const added = growth.map((found) => found.head);
  const biggest = biggestOf(it, added);
  if (biggest === null || growth.reduce((sum, found) => sum + found.by, 0) < it.scope.floor) return [];
  const { name } = head2.module(biggest);
  const names2 = added.map((index2) => head2.module(index2).name);
  return [
    draft({
      kind,
      subject: growth.length === 1 ? name : countOf(growth.length, "module"),
      added,
      replaced: growth.flatMap((found) => found.base === -1 ? [] : [found.base]),
      target: biggest,
      evidence: growth.length === 1 ? [] : [`They are ${quoteSome(names2)}.`],
      places: [{ kind: "module", module: name }],
      placesFirst: true
    })
  ];
};
var ownGrowth = (it, together) => {
  const growth = growthOf2(it, together);
  const { entry: entry3, floor: floor2 } = it.scope;
  if (entry3 !== null && isChildEntry(it.comparison, entry3)) return draftOf(it, "child-grew", growth);
  const styles = growth.filter((found) => it.comparison.head.module(found.head).type === "style");
  const others = growth.filter((found) => !styles.includes(found));
  const large = others.filter((found) => found.by >= floor2).slice(0, most4);
  const rest = others.filter((found) => !large.includes(found));
  return [
    ...draftOf(it, "style-grew", styles),
    ...large.flatMap((found) => {
      const kind = kindByContent(it, [found.head]);
      return draftOf(it, kind === "data" && found.by >= 1e4 ? "data" : "module-grew", [found]);
    }),
    ...draftOf(it, "module-grew", rest)
  ];
};

// src/advice/growth/rules/asked-later.ts
var onlyAskedLater = ({ comparison, scope }, modules) => {
  const { base, former } = comparison;
  if (scope.entry === null) return [];
  const wanted2 = new Map(modules.map((it) => [former(it), it]));
  wanted2.delete(-1);
  const asked2 = /* @__PURE__ */ new Set();
  for (let pair2 = 0; pair2 < base.pairs.to.length; pair2 += 1) {
    const to = base.pairs.to[pair2] ?? -1;
    if (!wanted2.has(to) || scope.inBase[to] === 1 || base.shipped[to] === 0) continue;
    const mask = base.pairs.mask[pair2] ?? 0;
    if (isDynamic(mask) && !isLoaded(mask)) asked2.add(to);
  }
  return modules.filter((it) => asked2.has(former(it)));
};

// src/advice/growth/rules/barrel.ts
import { posix as posix8 } from "node:path";
var fewest5 = 3;
var indexFile = /^(?:index|mod|main)\.[cm]?[jt]sx?$/u;
var isIndexFile = (name) => indexFile.test(posix8.basename(name));
var isBarrel = ({ comparison: { head: head2 } }, index2, modules) => {
  const { name, package: packageName } = head2.module(index2);
  if (!isIndexFile(name)) return false;
  const others = new Set(modules);
  const { from, to, mask } = head2.pairs;
  let direct = 0;
  for (let pair2 = 0; pair2 < mask.length; pair2 += 1) {
    const target = to[pair2] ?? 0;
    if (from[pair2] !== index2 || !others.has(target) || !isLoaded(mask[pair2] ?? 0)) continue;
    if (head2.module(target).package === packageName) direct += 1;
  }
  return direct >= fewest5;
};
var barrelBetween = ({ comparison: { head: head2 } }, from, targets2) => {
  const before = /* @__PURE__ */ new Map([[from, -1]]);
  const { offsets, targets: imported } = head2.loads;
  for (const at of before.keys()) {
    if (targets2.has(at)) {
      let found = null;
      for (let step = before.get(at) ?? -1; step !== -1; step = before.get(step) ?? -1) {
        if (isIndexFile(head2.module(step).name)) found = step;
      }
      if (found !== null) return found;
      continue;
    }
    for (const next of imported.subarray(offsets[at] ?? 0, offsets[at + 1] ?? 0)) {
      if (!before.has(next)) before.set(next, at);
    }
  }
  return null;
};

// src/advice/growth/rules/entry-isolation.ts
var times2 = 5;
var least = 1e4;
var isIsolated = ({ comparison: { base, head: head2, former }, scope }, modules) => {
  if (scope.entry === null || scope.formerEntry === null) return false;
  const all = (flags) => [...flags.keys()].filter((it) => flags[it] === 1);
  const before = sumOf(base, all(scope.inBase));
  if (sumOf(head2, modules) < least || sumOf(head2, all(scope.inHead)) < times2 * before) return false;
  const elsewhere2 = base.graph.entries.filter((it) => it.name !== scope.formerEntry).map((it) => base.firstLoad(it));
  const shared = modules.filter((it) => elsewhere2.some((has) => has[former(it)] === 1));
  return sumOf(head2, shared) >= 0.5 * sumOf(head2, modules);
};

// src/advice/growth/rules/own-import.ts
var largeFeature = 2e4;
var find = (it, { modules }, imported) => {
  const { comparison, scope } = it;
  const { base, head: head2, former } = comparison;
  const biggest = biggestOf(it, modules);
  if (biggest === null) return null;
  const content = kindByContent(it, modules);
  if (content !== null) return { kind: content, subject: biggest, evidence: [] };
  if (isIsolated(it, modules)) {
    const evidence = ["The entry had next to nothing of what it shares now with others."];
    return { kind: "entry-isolation", subject: imported, evidence };
  }
  const later = onlyAskedLater(it, modules);
  if (later.length > 0) {
    const lost = later.includes(imported) ? imported : biggestOf(it, later) ?? imported;
    const barrel = lost === imported ? null : barrelBetween(it, imported, new Set(later));
    const evidence = [
      `On the base ${quote2(head2.module(lost).name)} was only asked for by import(), in a chunk of its own.`
    ];
    if (barrel === null) return { kind: "lost-dynamic-import", subject: lost, evidence };
    const through = `The way there leads through ${quote2(head2.module(barrel).name)}, which loads everything that it passes on.`;
    return { kind: "barrel", subject: lost, evidence: [...evidence, through] };
  }
  if (isBarrel(it, imported, modules)) return { kind: "barrel", subject: imported, evidence: [] };
  const was = former(imported);
  if (scope.entry !== null && was !== -1 && base.shipped[was] === 1) {
    return { kind: "static-import", subject: imported, evidence: ["On the base the first load had nothing of it."] };
  }
  const written = modules.every((index2) => isOwn2(head2.module(index2)));
  const feature = scope.entry === null || written && sumOf(head2, modules) < largeFeature;
  return { kind: feature ? "module-grew" : "static-import", subject: imported, evidence: [] };
};
var ownImport = (it, blamed) => {
  const { head: head2 } = it.comparison;
  const imported = Number(blamed.gate.of);
  const found = find(it, blamed, imported);
  if (found === null) return [];
  const { name, package: packageName } = head2.module(found.subject);
  return [
    draft({
      kind: found.kind,
      subject: name,
      package: packageName,
      added: blamed.modules,
      pairs: blamed.gate.pairs,
      target: found.subject,
      evidence: found.evidence,
      places: [{ kind: "module", module: name }]
    })
  ];
};

// src/advice/growth/rules/moved.ts
var movedIntoFirstLoad = (it, excepted) => {
  const { comparison, scope, configured } = it;
  const { base, head: head2, former } = comparison;
  if (scope.entry === null || configured) return [];
  const added = freeEntered(it, scope.entered).filter(
    (index2) => !excepted.has(index2) && base.shipped[former(index2)] === 1 && !isMade(head2.module(index2))
  );
  const target = biggestOf(it, added);
  if (target === null || sumOf(head2, added) < scope.floor) return [];
  const { name, package: packageName } = head2.module(target);
  const names2 = [...new Set(added.map((index2) => head2.module(index2).package ?? head2.module(index2).name))].toSorted();
  return [
    draft({
      kind: "moved-into-first-load",
      subject: packageName ?? name,
      package: packageName,
      added,
      target,
      evidence: [`On the base other chunks had them: ${quoteSome(names2)}.`],
      places: [
        {
          kind: "configuration",
          files: comparison.change.configuration,
          words: ["splitChunks", "cacheGroups", "dependOn", "runtimeChunk", "entry", "manualChunks"]
        }
      ]
    })
  ];
};

// src/advice/growth/rules/package-import.ts
var leastLibrary = 5e3;
var fewestLocales = 10;
var requiresModule = ({ comparison: { head: head2, base } }, pairs2, name) => {
  const isModule2 = (side) => (side.packages.get(name) ?? []).some((it) => side.module(it).type === "esm");
  const required3 = pairs2.some((it) => ((head2.pairs.mask[it] ?? 0) & bit.required) !== 0);
  return required3 && (isModule2(head2) || isModule2(base));
};
var importedBefore = ({ comparison: { base, head: head2, former } }, pairs2, name) => {
  const importers = new Set(pairs2.map((it) => former(head2.pairs.from[it] ?? -1)));
  return base.pairs.from.some(
    (from, pair2) => importers.has(from) && base.module(base.pairs.to[pair2] ?? 0).package === name && isLoaded(base.pairs.mask[pair2] ?? 0)
  );
};
var kindOf = (it, { gate, modules }, name) => {
  const { comparison, scope } = it;
  const { base, head: head2, former } = comparison;
  const content = kindByContent(it, modules);
  if (content !== null) return content;
  if (requiresModule(it, gate.pairs, name)) return "require-of-module";
  const ofPackage = modules.filter((index2) => head2.module(index2).package === name);
  if (onlyAskedLater(it, ofPackage).length > 0) return "lost-dynamic-import";
  if (isPolyfill(name)) return "polyfills";
  const shippedBefore = base.packages.get(name) ?? [];
  const before = shippedBefore.filter((index2) => scope.inBase[index2] === 1);
  const locales = modules.filter((index2) => isLocale(head2.module(index2)));
  if (before.length > 0 && locales.length >= fewestLocales && locales.length >= 0.6 * modules.length) return "context";
  const targets2 = [...gate.pairs.map((pair2) => head2.pairs.to[pair2] ?? 0), ...gate.starts];
  const commonjs = targets2.some(
    (index2) => head2.module(index2).package === name && head2.module(index2).type === "commonjs"
  );
  const siblings = siblingsOf(name).flatMap((sibling) => base.packages.get(sibling) ?? []);
  const usedBefore = sumOf(base, [...before, ...siblings.filter((index2) => scope.inBase[index2] === 1)]);
  const bytes3 = sumOf(head2, modules);
  const partly = shippedBefore.length > 0 || siblings.length > 0;
  if (commonjs && partly && bytes3 >= leastLibrary && bytes3 > 3 * usedBefore && !modules.some((m) => former(m) !== -1 && base.shipped[former(m)] === 1))
    return "commonjs-library";
  if (shippedBefore.length === 0) return "new-dependency";
  if (isIsolated(it, modules)) return "entry-isolation";
  if (before.length > 0 && targets2.some((index2) => isBarrel(it, index2, modules))) return "barrel";
  return "static-import";
};
var evidenceOf = (it, kind, name, modules) => {
  const { comparison } = it;
  const { base, head: head2 } = comparison;
  const said = [];
  const version = versionChange(comparison, name);
  if (version !== null) said.push(`Its version was ${version.from.join(", ")} and is ${version.to.join(", ")}.`);
  if (!base.packages.has(name)) {
    const versions2 = versionsOnHead(comparison, name);
    said.push(`The base’s bundle has none of it${versions2.length > 0 ? `; this is ${versions2.join(", ")}` : ""}.`);
    const asked2 = askersOf(comparison, name);
    if (asked2.length > 0) said.push(`The lock file has it for ${quoteSome(asked2)}.`);
    const similar = similarTo(name).filter((other) => head2.packages.has(other));
    if (similar.length > 0) said.push(`${quoteSome(similar)}, which does much the same, is in the bundle too.`);
  }
  const locales = modules.filter((index2) => isLocale(head2.module(index2)));
  if (locales.length >= fewestLocales) said.push(`${countOf(locales.length, "file")} of it are locales.`);
  const along = [...new Set(modules.flatMap((index2) => head2.module(index2).package ?? []))].filter(
    (other) => other !== name
  );
  if (along.length > 0) said.push(`It brings ${quoteSome(along.toSorted())} along.`);
  if (kind === "commonjs-library" || kind === "new-dependency" && modules.every((m) => head2.module(m).type === "commonjs"))
    said.push("It is CommonJS, so that nothing of it is left out.");
  return said;
};
var packageOf2 = ({ comparison: { head: head2 } }, { gate }) => {
  const [entryPoint] = [...gate.pairs.map((pair2) => head2.pairs.to[pair2] ?? 0), ...gate.starts];
  return entryPoint === void 0 ? null : head2.module(entryPoint).package;
};
var isUpgrade = (it, blamed) => {
  const { comparison, scope } = it;
  const name = packageOf2(it, blamed);
  if (name === null || versionChange(comparison, name) === null) return false;
  const before = comparison.base.packages.get(name) ?? [];
  return before.some((index2) => scope.inBase[index2] === 1) && importedBefore(it, blamed.gate.pairs, name);
};
var packageImport = (it, blamed) => {
  const { comparison } = it;
  const { head: head2 } = comparison;
  const { gate, modules } = blamed;
  const name = packageOf2(it, blamed);
  if (name === null) return [];
  const kind = kindOf(it, blamed, name);
  const data = kind === "data" ? biggestOf(it, modules) : null;
  return [
    draft({
      kind,
      subject: data === null ? name : head2.module(data).name,
      package: name,
      ...withPackage(it, name, modules),
      pairs: gate.pairs,
      target: data ?? gate.starts[0] ?? null,
      evidence: evidenceOf(it, kind, name, modules),
      places: dependencyPlaces(comparison, name)
    })
  ];
};

// src/advice/growth/rules/split-chunks.ts
var words2 = [
  "splitChunks",
  "cacheGroups",
  "manualChunks",
  "advancedChunks",
  "chunks",
  "LimitChunkCount",
  "eager",
  "inlineDynamicImports"
];
var leastCopies = 1e4;
var namesOf = ({ comparison: { head: head2 } }, modules) => [...new Set(modules.map((it) => head2.module(it).package ?? head2.module(it).name))].toSorted();
var intoFirstLoad = (it) => {
  const { comparison, scope, ways } = it;
  const along = new Set(companies(comparison, scope, ways.distance).flatMap(({ others }) => others));
  const { head: head2, base, former, change } = comparison;
  const stayed = [...scope.inHead.keys()].filter(
    (index2) => scope.inHead[index2] === 1 && scope.isEntered[index2] === 0 && !isMade(head2.module(index2))
  );
  const reached = stayed.filter((index2) => ways.distance[index2] !== -1).length;
  if (stayed.length === 0 || reached < 0.9 * stayed.length) return [];
  const modules = freeEntered(it, scope.entered).filter((index2) => {
    const at = former(index2);
    const module = head2.module(index2);
    const shipped = at !== -1 && base.shipped[at] === 1;
    return ways.distance[index2] === -1 && !along.has(index2) && shipped && !isMade(module) && module.type !== "external";
  });
  if (sumOf(head2, modules) < scope.floor) return [];
  const target = biggestOf(it, modules);
  const set = new Set(modules);
  const asked2 = pairsInto(it, set, (mask, from) => isDynamic(mask) && change.touches(head2.module(from).name));
  return [
    draft({
      kind: "split-chunks",
      subject: target === null ? "chunks" : head2.module(target).package ?? head2.module(target).name,
      package: target === null ? null : head2.module(target).package,
      added: modules,
      pairs: change.configuration.length > 0 ? [] : asked2,
      target,
      evidence: [
        `No static import leads to them: the bundler puts them there. They are ${quoteSome(namesOf(it, modules))}.`
      ],
      places: [{ kind: "configuration", files: change.configuration, words: words2 }],
      placesFirst: change.configuration.length > 0
    })
  ];
};
var copied = (it) => {
  const { comparison, scope } = it;
  const { head: head2, base, former, change } = comparison;
  let copies = 0;
  const modules = [];
  for (const [index2, module] of head2.graph.modules.entries()) {
    const at = former(index2);
    if (at === -1 || scope.inHead[index2] === 0 || scope.isEntered[index2] === 1 || isMade(module)) continue;
    const more = module.chunks.length - base.module(at).chunks.length;
    if (more <= 0 || base.module(at).chunks.length === 0) continue;
    copies += more * (module.parsed ?? module.stat);
    modules.push(index2);
  }
  if (copies < leastCopies) return [];
  const target = biggestOf(it, modules);
  return [
    draft({
      kind: "split-chunks",
      subject: target === null ? "chunks" : head2.module(target).package ?? head2.module(target).name,
      package: target === null ? null : head2.module(target).package,
      added: [],
      copies,
      evidence: [
        `${countOf(modules.length, "module")} are in more chunks than on the base: ${quoteSome(namesOf(it, modules))}.`
      ],
      places: [{ kind: "configuration", files: change.configuration, words: words2 }],
      placesFirst: true
    })
  ];
};
var splitChunks = (it) => it.scope.entry === null ? copied(it) : intoFirstLoad(it);

// src/advice/growth/ways.ts
var findWays = (comparison, scope) => {
  const { head: head2, change } = comparison;
  const { from, to } = head2.pairs;
  const pairs2 = followed(comparison, scope);
  const count3 = head2.graph.modules.length;
  const sources = pairs2.map((it) => from[it] ?? 0);
  const targets2 = pairs2.map((it) => to[it] ?? 0);
  const forward = adjacencyOf(count3, sources, targets2);
  const distance = distances(forward, scope.roots);
  const back = adjacencyOf(count3, targets2, sources);
  const nameOf5 = (module) => head2.module(module).name;
  const walkBack = (far, module) => {
    const chain = [];
    let at = module;
    for (let left = far[module] ?? -1; left >= 0; left -= 1) {
      chain.push(at);
      const before = back.targets.subarray(back.offsets[at] ?? 0, back.offsets[at + 1] ?? 0).filter((it) => far[it] === left - 1);
      at = before.reduce((best, it) => nameOf5(it) < nameOf5(best) ? it : best, before[0] ?? at);
    }
    return chain.toReversed();
  };
  const chainTo = (module) => walkBack(distance, module);
  const named2 = (pair2) => {
    const [source, target] = [from[pair2] ?? 0, to[pair2] ?? 0];
    if (!isMade(head2.module(source))) return { from: source, to: target, request: head2.pairs.requestOf(pair2) };
    const chain = chainTo(source);
    const at = chain.findLastIndex((it) => !isMade(head2.module(it)));
    const importer = chain[at] ?? source;
    const request3 = head2.pairs.requestOf(head2.pairs.find(importer, chain[at + 1] ?? target));
    return { from: importer, to: target, request: request3 };
  };
  return {
    distance,
    chainTo,
    chainThrough: ({ from: importer, to: imported }, module) => {
      const rest = walkBack(distances(forward, [imported]), module);
      return [...chainTo(importer), ...rest.length === 0 ? [imported] : rest];
    },
    lead: (candidates) => {
      const rank2 = (it) => {
        const importer = head2.module(it.from);
        const far = distance[it.from] ?? -1;
        return [
          Number(!change.touches(importer.name)),
          Number(importer.package !== null),
          far === -1 ? Infinity : far,
          `${importer.name}
${nameOf5(it.to)}`
        ];
      };
      const ranked = candidates.map((it) => {
        const found = named2(it);
        return { found, rank: rank2(found) };
      });
      ranked.sort(({ rank: a }, { rank: b }) => {
        const byNumber2 = a[0] - b[0] || a[1] - b[1] || (a[2] === b[2] ? 0 : a[2] - b[2]);
        return byNumber2 || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
      });
      return ranked[0]?.found ?? null;
    }
  };
};

// src/advice/growth/plan-scope.ts
var planScope = (comparison, scope, configured) => {
  const it = {
    comparison,
    scope,
    ways: findWays(comparison, scope),
    configured,
    claimed: {
      head: new Uint8Array(comparison.head.graph.modules.length),
      base: new Uint8Array(comparison.base.graph.modules.length)
    }
  };
  const drafts = [];
  const take = (found) => {
    for (const one2 of found) {
      drafts.push(one2);
      claim(it, one2);
    }
  };
  for (const rule of [splitChunks, assetInlined, duplicateVersions, twoFormats]) take(rule(it));
  const gates = findGates(comparison, scope, configured);
  const { blamed, together } = blameGates(comparison, scope, {
    gates,
    claimed: it.claimed.head,
    company: companies(comparison, scope, it.ways.distance)
  });
  const upgrades = new Set(
    blamed.filter((one2) => one2.gate.sort === "from" || one2.gate.sort === "package" && isUpgrade(it, one2))
  );
  const ofDependencies = new Set([...upgrades].flatMap(({ modules }) => modules));
  const shared = together.filter((index2) => !ofDependencies.has(index2));
  for (const one2 of blamed) if (one2.gate.sort === "context") take(contextImport(it, one2));
  for (const one2 of blamed) if (one2.gate.sort === "effects") take(sideEffectsLost(it, one2));
  for (const one2 of blamed) if (one2.gate.sort === "bailout") take(keptByBailout(it, one2));
  for (const one2 of blamed) if (one2.gate.sort === "package" && !upgrades.has(one2)) take(packageImport(it, one2));
  for (const one2 of blamed) if (one2.gate.sort === "module") take(ownImport(it, one2));
  take(movedIntoFirstLoad(it, /* @__PURE__ */ new Set([...shared, ...ofDependencies])));
  take(newBailouts(it));
  take(dependencies(it, [...upgrades], shared));
  take(ownGrowth(it, shared));
  return { it, drafts, shared: shared.filter((index2) => it.claimed.head[index2] === 0) };
};

// src/advice/growth/plan-entries.ts
var nothing3 = { added: [], replaced: [], stat: 0, parsed: 0, copies: 0 };
var newEntry = (comparison, { name, modules }) => {
  const { head: head2 } = comparison;
  const starts = modules.map((it) => head2.module(it).name).toSorted();
  const [start] = starts;
  const cause = {
    key: JSON.stringify(["new-entry", name]),
    kind: isChildEntry(comparison, name) ? "child-grew" : "module-grew",
    entry: name,
    subject: name,
    package: null,
    evidence: [`The entry ${quote2(name)} is new with this change.`],
    chain: starts,
    edge: null,
    places: start === void 0 ? [] : [{ kind: "module", module: start }],
    fix: "Nothing need be done: there is nothing to compare it with. A budget can bound it.",
    exchange: null
  };
  const plan = { entry: name, formerEntry: null, floor: 100, together: nothing3, configured: true, parts: [] };
  return { plan, causes: [cause] };
};
var savings = ({ head: head2, base, former, match }, { inHead, inBase, isEntered, left }) => {
  const stayed = [...inHead.keys()].filter((index2) => inHead[index2] === 1 && isEntered[index2] === 0);
  const shrunk = stayed.filter((index2) => bytesOf2(head2.module(index2)) < bytesOf2(base.module(former(index2))));
  const came = stayed.filter((index2) => inBase[former(index2)] !== 1);
  const went = [...inBase.keys()].filter((index2) => {
    const now = match.toHead[index2] ?? -1;
    return inBase[index2] === 1 && now !== -1 && inHead[now] !== 1;
  });
  return {
    added: [...shrunk, ...came],
    replaced: [...left, ...went, ...shrunk.filter((index2) => inBase[former(index2)] === 1).map(former)]
  };
};
var ofScope = (comparison, scope, configured, everywhere) => {
  const plan = {
    entry: scope.entry,
    formerEntry: scope.formerEntry,
    floor: scope.floor,
    parts: partsOf(comparison, scope)
  };
  const saved = everywhere ? { added: [], replaced: [] } : savings(comparison, scope);
  const growth = sumOf(comparison.head, scope.entered) + scope.grown.reduce((sum, it2) => sum + it2.by, 0);
  const still = growth < scope.floor && scope.entry !== null;
  const { it, drafts, shared } = still ? { it: null, drafts: [], shared: [] } : planScope(comparison, scope, everywhere);
  const opaque = it === null ? [] : drafts.filter((found) => isOpaque(it, found));
  const cuttable = drafts.filter((found) => !opaque.includes(found));
  const together = exchangeOf(comparison, {
    added: /* @__PURE__ */ new Set([...cuttable.flatMap((found) => found.added), ...shared, ...saved.added]),
    replaced: /* @__PURE__ */ new Set([...cuttable.flatMap((found) => found.replaced), ...saved.replaced]),
    copies: drafts.reduce((sum, found) => sum + found.copies, 0)
  });
  return {
    plan: { ...plan, configured: configured || opaque.length > 0, together },
    causes: it === null ? [] : drafts.map((found) => finishCause(it, found))
  };
};
var planEntries = (comparison, { configured, everywhere }) => [
  ...pairEntries(comparison).map(
    ({ head: head2, base }) => base === null ? newEntry(comparison, head2) : ofScope(comparison, entryScope(comparison, { head: head2, base }), configured, everywhere)
  ),
  ofScope(comparison, laterScope(comparison), configured, everywhere)
];

// src/advice/growth/plan-growth.ts
var grownFirstLoads = (comparison) => {
  const { base, head: head2 } = comparison;
  const gzipOf = (side, name) => side.sizes.entries.find((it) => it.name === name)?.initial.gzip ?? 0;
  return pairEntries(comparison).flatMap((pair2) => {
    if (pair2.base === null) return [];
    const by = gzipOf(head2, pair2.head.name) - gzipOf(base, pair2.base.name);
    return by >= 100 ? [{ name: pair2.head.name, by }] : [];
  }).toSorted((a, b) => b.by - a.by || (a.name < b.name ? -1 : 1));
};
var configurationCause = (comparison, sign) => {
  const { base, head: head2, change } = comparison;
  const [first, ...others] = grownFirstLoads(comparison);
  if (first === void 0 && head2.sizes.async.gzip - base.sizes.async.gzip < 100) return null;
  const places2 = [
    { kind: "configuration", files: change.configuration, words: sign.words },
    ...change.manifests.flatMap(
      (it) => it.fields.map((field) => ({ kind: "manifest", file: it.file, field, package: null }))
    )
  ];
  return {
    key: JSON.stringify([sign.kind]),
    kind: sign.kind,
    entry: first?.name ?? null,
    subject: "the configuration",
    package: null,
    evidence: [
      ...sign.evidence,
      ...others.length > 0 ? [`Other entries grew with it: ${quoteSome(others.map((it) => it.name))}.`] : [],
      ...change.configuration.length > 0 ? [`The change touches ${quoteSome(change.configuration)}.`] : []
    ],
    chain: [],
    edge: null,
    places: places2,
    fix: sign.fix,
    exchange: null
  };
};
var cutsOf = (key, exchange, head2, base) => {
  const order = (entry3, modules) => ({ entry: entry3, modules });
  if (exchange === null) return [];
  return [
    ...exchange.added.length > 0 ? [{ key: cutKey(key, "head"), side: "head", order: order(head2, exchange.added) }] : [],
    ...exchange.replaced.length > 0 ? [{ key: cutKey(key, "base"), side: "base", order: order(base, exchange.replaced) }] : []
  ];
};
var withKeys = (causes) => {
  const seen = /* @__PURE__ */ new Map();
  return causes.map((it) => {
    const count3 = (seen.get(it.key) ?? 0) + 1;
    seen.set(it.key, count3);
    return count3 === 1 ? it : { ...it, key: `${it.key} ${count3}` };
  });
};
var planGrowth = (of) => {
  const comparison = compare(of);
  const sign = detectConfiguration(comparison);
  const configuration = sign === null ? null : configurationCause(comparison, sign);
  const entries = planEntries(comparison, {
    configured: configuration !== null,
    everywhere: configuration !== null && (sign?.everywhere ?? false)
  });
  const found = [...configuration === null ? [] : [configuration], ...entries.flatMap((it) => it.causes)];
  const byRule = (a, b) => causeKinds.indexOf(a.kind) - causeKinds.indexOf(b.kind);
  const causes = withKeys(found.toSorted(byRule));
  const formerEntry = new Map(entries.map((it) => [it.plan.entry, it.plan.formerEntry]));
  const cuts = [
    ...causes.flatMap((it) => cutsOf({ cause: it.key }, it.exchange, it.entry, formerEntry.get(it.entry) ?? null)),
    ...entries.flatMap(({ plan }) => cutsOf({ entry: plan.entry }, plan.together, plan.entry, plan.formerEntry))
  ];
  return { entries: entries.map((it) => it.plan), causes, cuts };
};

// src/usecases/bundle/gather-change.ts
import { posix as posix10 } from "node:path";

// node_modules/diff/libesm/diff/base.js
var Diff = class {
  diff(oldStr, newStr, options2 = {}) {
    let callback;
    if (typeof options2 === "function") {
      callback = options2;
      options2 = {};
    } else if ("callback" in options2) {
      callback = options2.callback;
    }
    const oldString = this.castInput(oldStr, options2);
    const newString = this.castInput(newStr, options2);
    const oldTokens = this.removeEmpty(this.tokenize(oldString, options2));
    const newTokens = this.removeEmpty(this.tokenize(newString, options2));
    return this.diffWithOptionsObj(oldTokens, newTokens, options2, callback);
  }
  diffWithOptionsObj(oldTokens, newTokens, options2, callback) {
    var _a;
    const done = (value) => {
      value = this.postProcess(value, options2);
      if (callback) {
        setTimeout(function() {
          callback(value);
        }, 0);
        return void 0;
      } else {
        return value;
      }
    };
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let editLength = 1;
    let maxEditLength = newLen + oldLen;
    if (options2.maxEditLength != null) {
      maxEditLength = Math.min(maxEditLength, options2.maxEditLength);
    }
    const maxExecutionTime = (_a = options2.timeout) !== null && _a !== void 0 ? _a : Infinity;
    const abortAfterTimestamp = Date.now() + maxExecutionTime;
    const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
    let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options2);
    if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
      return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
    }
    let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
    const execEditLength = () => {
      for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
        let basePath;
        const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
        if (removePath) {
          bestPath[diagonalPath - 1] = void 0;
        }
        let canAdd = false;
        if (addPath) {
          const addPathNewPos = addPath.oldPos - diagonalPath;
          canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
        }
        const canRemove = removePath && removePath.oldPos + 1 < oldLen;
        if (!canAdd && !canRemove) {
          bestPath[diagonalPath] = void 0;
          continue;
        }
        if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) {
          basePath = this.addToPath(addPath, true, false, 0, options2);
        } else {
          basePath = this.addToPath(removePath, false, true, 1, options2);
        }
        newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options2);
        if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
          return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
        } else {
          bestPath[diagonalPath] = basePath;
          if (basePath.oldPos + 1 >= oldLen) {
            maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
          }
          if (newPos + 1 >= newLen) {
            minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
          }
        }
      }
      editLength++;
    };
    if (callback) {
      (function exec() {
        setTimeout(function() {
          if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
            return callback(void 0);
          }
          if (!execEditLength()) {
            exec();
          }
        }, 0);
      })();
    } else {
      while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
        const ret = execEditLength();
        if (ret) {
          return ret;
        }
      }
    }
  }
  addToPath(path, added, removed, oldPosInc, options2) {
    const last = path.lastComponent;
    if (last && !options2.oneChangePerToken && last.added === added && last.removed === removed) {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: last.count + 1, added, removed, previousComponent: last.previousComponent }
      };
    } else {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: 1, added, removed, previousComponent: last }
      };
    }
  }
  extractCommon(basePath, newTokens, oldTokens, diagonalPath, options2) {
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
    while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options2)) {
      newPos++;
      oldPos++;
      commonCount++;
      if (options2.oneChangePerToken) {
        basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
      }
    }
    if (commonCount && !options2.oneChangePerToken) {
      basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
    }
    basePath.oldPos = oldPos;
    return newPos;
  }
  equals(left, right, options2) {
    if (options2.comparator) {
      return options2.comparator(left, right);
    } else {
      return left === right || !!options2.ignoreCase && left.toLowerCase() === right.toLowerCase();
    }
  }
  removeEmpty(array) {
    const ret = [];
    for (let i = 0; i < array.length; i++) {
      if (array[i]) {
        ret.push(array[i]);
      }
    }
    return ret;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  castInput(value, options2) {
    return value;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  tokenize(value, options2) {
    return Array.from(value);
  }
  join(chars2) {
    return chars2.join("");
  }
  postProcess(changeObjects, options2) {
    return changeObjects;
  }
  get useLongestToken() {
    return false;
  }
  buildValues(lastComponent, newTokens, oldTokens) {
    const components2 = [];
    let nextComponent;
    while (lastComponent) {
      components2.push(lastComponent);
      nextComponent = lastComponent.previousComponent;
      delete lastComponent.previousComponent;
      lastComponent = nextComponent;
    }
    components2.reverse();
    const componentLen = components2.length;
    let componentPos = 0, newPos = 0, oldPos = 0;
    for (; componentPos < componentLen; componentPos++) {
      const component = components2[componentPos];
      if (!component.removed) {
        if (!component.added && this.useLongestToken) {
          let value = newTokens.slice(newPos, newPos + component.count);
          value = value.map(function(value2, i) {
            const oldValue = oldTokens[oldPos + i];
            return oldValue.length > value2.length ? oldValue : value2;
          });
          component.value = this.join(value);
        } else {
          component.value = this.join(newTokens.slice(newPos, newPos + component.count));
        }
        newPos += component.count;
        if (!component.added) {
          oldPos += component.count;
        }
      } else {
        component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
        oldPos += component.count;
      }
    }
    return components2;
  }
};

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
  constructor() {
    super(...arguments);
    this.tokenize = tokenize;
  }
  equals(left, right, options2) {
    if (options2.ignoreWhitespace) {
      if (!options2.newlineIsToken || !left.includes("\n")) {
        left = left.trim();
      }
      if (!options2.newlineIsToken || !right.includes("\n")) {
        right = right.trim();
      }
    } else if (options2.ignoreNewlineAtEof && !options2.newlineIsToken) {
      if (left.endsWith("\n")) {
        left = left.slice(0, -1);
      }
      if (right.endsWith("\n")) {
        right = right.slice(0, -1);
      }
    }
    return super.equals(left, right, options2);
  }
};
var lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options2) {
  return lineDiff.diff(oldStr, newStr, options2);
}
function tokenize(value, options2) {
  if (options2.stripTrailingCr) {
    value = value.replace(/\r\n/g, "\n");
  }
  const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
  if (!linesAndNewlines[linesAndNewlines.length - 1]) {
    linesAndNewlines.pop();
  }
  for (let i = 0; i < linesAndNewlines.length; i++) {
    const line = linesAndNewlines[i];
    if (i % 2 && !options2.newlineIsToken) {
      retLines[retLines.length - 1] += line;
    } else {
      retLines.push(line);
    }
  }
  return retLines;
}

// node_modules/diff/libesm/patch/parse.js
function parsePatch(uniDiff) {
  const diffstr = uniDiff.split(/\n/), list2 = [];
  let i = 0;
  function isGitDiffHeader(line) {
    return /^diff --git /.test(line);
  }
  function isDiffHeader(line) {
    return isGitDiffHeader(line) || /^Index:\s/.test(line) || /^diff(?: -r \w+)+\s/.test(line);
  }
  function isFileHeader(line) {
    return /^(---|\+\+\+)\s/.test(line);
  }
  function isHunkHeader(line) {
    return /^@@\s/.test(line);
  }
  function parseIndex() {
    var _a;
    const index2 = {};
    index2.hunks = [];
    list2.push(index2);
    let seenDiffHeader = false;
    while (i < diffstr.length) {
      const line = diffstr[i];
      if (isFileHeader(line) || isHunkHeader(line)) {
        break;
      }
      if (isGitDiffHeader(line)) {
        if (seenDiffHeader) {
          return;
        }
        seenDiffHeader = true;
        index2.isGit = true;
        const paths = parseGitDiffHeader(line);
        if (paths) {
          index2.oldFileName = paths.oldFileName;
          index2.newFileName = paths.newFileName;
        }
        i++;
        while (i < diffstr.length) {
          const extLine = diffstr[i];
          if (isFileHeader(extLine) || isHunkHeader(extLine) || isDiffHeader(extLine)) {
            break;
          }
          const renameFromMatch = /^rename from (.*)/.exec(extLine);
          if (renameFromMatch) {
            index2.oldFileName = "a/" + unquoteIfQuoted(renameFromMatch[1]);
            index2.isRename = true;
          }
          const renameToMatch = /^rename to (.*)/.exec(extLine);
          if (renameToMatch) {
            index2.newFileName = "b/" + unquoteIfQuoted(renameToMatch[1]);
            index2.isRename = true;
          }
          const copyFromMatch = /^copy from (.*)/.exec(extLine);
          if (copyFromMatch) {
            index2.oldFileName = "a/" + unquoteIfQuoted(copyFromMatch[1]);
            index2.isCopy = true;
          }
          const copyToMatch = /^copy to (.*)/.exec(extLine);
          if (copyToMatch) {
            index2.newFileName = "b/" + unquoteIfQuoted(copyToMatch[1]);
            index2.isCopy = true;
          }
          const newFileModeMatch = /^new file mode (\d+)/.exec(extLine);
          if (newFileModeMatch) {
            index2.isCreate = true;
            index2.newMode = newFileModeMatch[1];
          }
          const deletedFileModeMatch = /^deleted file mode (\d+)/.exec(extLine);
          if (deletedFileModeMatch) {
            index2.isDelete = true;
            index2.oldMode = deletedFileModeMatch[1];
          }
          const oldModeMatch = /^old mode (\d+)/.exec(extLine);
          if (oldModeMatch) {
            index2.oldMode = oldModeMatch[1];
          }
          const newModeMatch = /^new mode (\d+)/.exec(extLine);
          if (newModeMatch) {
            index2.newMode = newModeMatch[1];
          }
          if (/^Binary files /.test(extLine)) {
            index2.isBinary = true;
          }
          i++;
        }
        continue;
      } else if (isDiffHeader(line)) {
        if (seenDiffHeader) {
          return;
        }
        seenDiffHeader = true;
        const headerMatch = /^(?:Index:|diff(?: -r \w+)+)\s+/.exec(line);
        if (headerMatch) {
          index2.index = line.substring(headerMatch[0].length).trim();
        }
      }
      i++;
    }
    parseFileHeader(index2);
    parseFileHeader(index2);
    if (index2.oldFileName === void 0 !== (index2.newFileName === void 0)) {
      throw new Error("Missing " + (index2.oldFileName !== void 0 ? '"+++ ..."' : '"--- ..."') + " file header for " + ((_a = index2.oldFileName) !== null && _a !== void 0 ? _a : index2.newFileName));
    }
    while (i < diffstr.length) {
      const line = diffstr[i];
      if (isDiffHeader(line) || isFileHeader(line) || /^===================================================================/.test(line)) {
        break;
      } else if (isHunkHeader(line)) {
        index2.hunks.push(parseHunk());
      } else {
        i++;
      }
    }
  }
  function parseGitDiffHeader(line) {
    const rest = line.substring("diff --git ".length);
    if (rest.startsWith('"')) {
      const oldPath = parseQuotedFileName(rest);
      if (oldPath === null) {
        return null;
      }
      const afterOld = rest.substring(oldPath.rawLength + 1);
      let newFileName;
      if (afterOld.startsWith('"')) {
        const newPath = parseQuotedFileName(afterOld);
        if (newPath === null) {
          return null;
        }
        newFileName = newPath.fileName;
      } else {
        newFileName = afterOld;
      }
      return {
        oldFileName: oldPath.fileName,
        newFileName
      };
    }
    const quoteIdx = rest.indexOf('"');
    if (quoteIdx > 0) {
      const oldFileName = rest.substring(0, quoteIdx - 1);
      const newPath = parseQuotedFileName(rest.substring(quoteIdx));
      if (newPath === null) {
        return null;
      }
      return {
        oldFileName,
        newFileName: newPath.fileName
      };
    }
    if (rest.startsWith("a/")) {
      const splits = [];
      let idx = 0;
      while (true) {
        idx = rest.indexOf(" b/", idx + 1);
        if (idx === -1) {
          break;
        }
        splits.push(idx);
      }
      if (splits.length > 0) {
        const mid = splits[Math.floor(splits.length / 2)];
        return {
          oldFileName: rest.substring(0, mid),
          newFileName: rest.substring(mid + 1)
        };
      }
    }
    return null;
  }
  function unquoteIfQuoted(s) {
    if (s.startsWith('"')) {
      const parsed = parseQuotedFileName(s);
      if (parsed) {
        return parsed.fileName;
      }
    }
    return s;
  }
  function parseQuotedFileName(s) {
    if (!s.startsWith('"')) {
      return null;
    }
    let result = "";
    let j = 1;
    while (j < s.length) {
      if (s[j] === '"') {
        return { fileName: result, rawLength: j + 1 };
      }
      if (s[j] === "\\" && j + 1 < s.length) {
        j++;
        switch (s[j]) {
          case "a":
            result += "\x07";
            break;
          case "b":
            result += "\b";
            break;
          case "f":
            result += "\f";
            break;
          case "n":
            result += "\n";
            break;
          case "r":
            result += "\r";
            break;
          case "t":
            result += "	";
            break;
          case "v":
            result += "\v";
            break;
          case "\\":
            result += "\\";
            break;
          case '"':
            result += '"';
            break;
          case "0":
          case "1":
          case "2":
          case "3":
          case "4":
          case "5":
          case "6":
          case "7": {
            if (j + 2 >= s.length || s[j + 1] < "0" || s[j + 1] > "7" || s[j + 2] < "0" || s[j + 2] > "7") {
              return null;
            }
            const bytes3 = [parseInt(s.substring(j, j + 3), 8)];
            j += 3;
            while (s[j] === "\\" && s[j + 1] >= "0" && s[j + 1] <= "7") {
              if (j + 3 >= s.length || s[j + 2] < "0" || s[j + 2] > "7" || s[j + 3] < "0" || s[j + 3] > "7") {
                return null;
              }
              bytes3.push(parseInt(s.substring(j + 1, j + 4), 8));
              j += 4;
            }
            result += new TextDecoder("utf-8").decode(new Uint8Array(bytes3));
            continue;
          }
          // Note that in C, there are also three kinds of hex escape sequences:
          // - \xhh
          // - \uhhhh
          // - \Uhhhhhhhh
          // We do not bother to parse them here because, so far as we know,
          // they are never emitted by any tools that generate unified diff
          // format diffs, and so for now jsdiff does not consider them legal.
          default:
            return null;
        }
      } else {
        result += s[j];
      }
      j++;
    }
    return null;
  }
  function parseFileHeader(index2) {
    const fileHeaderMatch = /^(---|\+\+\+)\s+/.exec(diffstr[i]);
    if (fileHeaderMatch) {
      const prefix3 = fileHeaderMatch[1], data = diffstr[i].substring(3).trim().split("	", 2), header = (data[1] || "").trim();
      let fileName3 = data[0];
      if (fileName3.startsWith('"')) {
        fileName3 = unquoteIfQuoted(fileName3);
      } else {
        fileName3 = fileName3.replace(/\\\\/g, "\\");
      }
      if (prefix3 === "---") {
        index2.oldFileName = fileName3;
        index2.oldHeader = header;
      } else {
        index2.newFileName = fileName3;
        index2.newHeader = header;
      }
      i++;
    }
  }
  function parseHunk() {
    var _a;
    const chunkHeaderIndex = i, chunkHeaderLine = diffstr[i++], chunkHeader = chunkHeaderLine.split(/@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/);
    const hunk = {
      oldStart: +chunkHeader[1],
      oldLines: typeof chunkHeader[2] === "undefined" ? 1 : +chunkHeader[2],
      newStart: +chunkHeader[3],
      newLines: typeof chunkHeader[4] === "undefined" ? 1 : +chunkHeader[4],
      lines: []
    };
    if (hunk.oldLines === 0) {
      hunk.oldStart += 1;
    }
    if (hunk.newLines === 0) {
      hunk.newStart += 1;
    }
    let addCount = 0, removeCount = 0;
    for (; i < diffstr.length && (removeCount < hunk.oldLines || addCount < hunk.newLines || ((_a = diffstr[i]) === null || _a === void 0 ? void 0 : _a.startsWith("\\"))); i++) {
      const operation = diffstr[i].length == 0 && i != diffstr.length - 1 ? " " : diffstr[i][0];
      if (operation === "+" || operation === "-" || operation === " " || operation === "\\") {
        hunk.lines.push(diffstr[i]);
        if (operation === "+") {
          addCount++;
        } else if (operation === "-") {
          removeCount++;
        } else if (operation === " ") {
          addCount++;
          removeCount++;
        }
      } else {
        throw new Error(`Hunk at line ${chunkHeaderIndex + 1} contained invalid line ${diffstr[i]}`);
      }
    }
    if (!addCount && hunk.newLines === 1) {
      hunk.newLines = 0;
    }
    if (!removeCount && hunk.oldLines === 1) {
      hunk.oldLines = 0;
    }
    if (addCount !== hunk.newLines) {
      throw new Error("Added line count did not match for hunk at line " + (chunkHeaderIndex + 1));
    }
    if (removeCount !== hunk.oldLines) {
      throw new Error("Removed line count did not match for hunk at line " + (chunkHeaderIndex + 1));
    }
    if (i < diffstr.length && diffstr[i] && /^[+ -]/.test(diffstr[i]) && !isFileHeader(diffstr[i])) {
      throw new Error("Hunk at line " + (chunkHeaderIndex + 1) + " has more lines than expected (expected " + hunk.oldLines + " old lines and " + hunk.newLines + " new lines)");
    }
    return hunk;
  }
  while (i < diffstr.length) {
    parseIndex();
  }
  return list2;
}

// node_modules/diff/libesm/patch/create.js
function needsQuoting(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] < " " || s[i] > "~" || s[i] === '"' || s[i] === "\\") {
      return true;
    }
  }
  return false;
}
function quoteFileNameIfNeeded(s) {
  if (!needsQuoting(s)) {
    return s;
  }
  let result = '"';
  const bytes3 = new TextEncoder().encode(s);
  let i = 0;
  while (i < bytes3.length) {
    const b = bytes3[i];
    if (b === 7) {
      result += "\\a";
    } else if (b === 8) {
      result += "\\b";
    } else if (b === 9) {
      result += "\\t";
    } else if (b === 10) {
      result += "\\n";
    } else if (b === 11) {
      result += "\\v";
    } else if (b === 12) {
      result += "\\f";
    } else if (b === 13) {
      result += "\\r";
    } else if (b === 34) {
      result += '\\"';
    } else if (b === 92) {
      result += "\\\\";
    } else if (b >= 32 && b <= 126) {
      result += String.fromCharCode(b);
    } else {
      result += "\\" + b.toString(8).padStart(3, "0");
    }
    i++;
  }
  result += '"';
  return result;
}
var INCLUDE_HEADERS = {
  includeIndex: true,
  includeUnderline: true,
  includeFileHeaders: true
};
var FILE_HEADERS_ONLY = {
  includeIndex: false,
  includeUnderline: false,
  includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options2) {
  let optionsObj;
  if (!options2) {
    optionsObj = {};
  } else if (typeof options2 === "function") {
    optionsObj = { callback: options2 };
  } else {
    optionsObj = options2;
  }
  if (typeof optionsObj.context === "undefined") {
    optionsObj.context = 4;
  }
  const context = optionsObj.context;
  if (optionsObj.newlineIsToken) {
    throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
  }
  if (!optionsObj.callback) {
    return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
  } else {
    const { callback } = optionsObj;
    diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
      const patch = diffLinesResultToPatch(diff);
      callback(patch);
    } }));
  }
  function diffLinesResultToPatch(diff) {
    if (!diff) {
      return;
    }
    diff.push({ value: "", lines: [] });
    function contextLines(lines) {
      return lines.map(function(entry3) {
        return " " + entry3;
      });
    }
    const hunks = [];
    let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
    for (let i = 0; i < diff.length; i++) {
      const current = diff[i], lines = current.lines || splitLines(current.value);
      current.lines = lines;
      if (current.added || current.removed) {
        if (!oldRangeStart) {
          const prev = diff[i - 1];
          oldRangeStart = oldLine;
          newRangeStart = newLine;
          if (prev) {
            curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
            oldRangeStart -= curRange.length;
            newRangeStart -= curRange.length;
          }
        }
        for (const line of lines) {
          curRange.push((current.added ? "+" : "-") + line);
        }
        if (current.added) {
          newLine += lines.length;
        } else {
          oldLine += lines.length;
        }
      } else {
        if (oldRangeStart) {
          if (lines.length <= context * 2 && i < diff.length - 2) {
            for (const line of contextLines(lines)) {
              curRange.push(line);
            }
          } else {
            const contextSize = Math.min(lines.length, context);
            for (const line of contextLines(lines.slice(0, contextSize))) {
              curRange.push(line);
            }
            const hunk = {
              oldStart: oldRangeStart,
              oldLines: oldLine - oldRangeStart + contextSize,
              newStart: newRangeStart,
              newLines: newLine - newRangeStart + contextSize,
              lines: curRange
            };
            hunks.push(hunk);
            oldRangeStart = 0;
            newRangeStart = 0;
            curRange = [];
          }
        }
        oldLine += lines.length;
        newLine += lines.length;
      }
    }
    for (const hunk of hunks) {
      for (let i = 0; i < hunk.lines.length; i++) {
        if (hunk.lines[i].endsWith("\n")) {
          hunk.lines[i] = hunk.lines[i].slice(0, -1);
        } else {
          hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
          i++;
        }
      }
    }
    return {
      oldFileName,
      newFileName,
      oldHeader,
      newHeader,
      hunks
    };
  }
}
function formatPatch(patch, headerOptions) {
  var _a, _b, _c, _d, _e, _f;
  if (!headerOptions) {
    headerOptions = INCLUDE_HEADERS;
  }
  if (Array.isArray(patch)) {
    if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) {
      throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
    }
    return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
  }
  const ret = [];
  if (patch.isGit) {
    headerOptions = INCLUDE_HEADERS;
    if (!patch.oldFileName) {
      throw new Error("oldFileName must be specified for Git patches");
    }
    if (!patch.newFileName) {
      throw new Error("newFileName must be specified for Git patches");
    }
    let gitOldName = patch.oldFileName;
    let gitNewName = patch.newFileName;
    if (patch.isCreate && gitOldName === "/dev/null") {
      gitOldName = gitNewName.replace(/^b\//, "a/");
    } else if (patch.isDelete && gitNewName === "/dev/null") {
      gitNewName = gitOldName.replace(/^a\//, "b/");
    }
    ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
    if (patch.isDelete) {
      ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
    }
    if (patch.isCreate) {
      ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
    }
    if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
      ret.push("old mode " + patch.oldMode);
      ret.push("new mode " + patch.newMode);
    }
    if (patch.isRename) {
      ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
      ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
    }
    if (patch.isCopy) {
      ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
      ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
    }
  } else {
    if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) {
      ret.push("Index: " + patch.oldFileName);
    }
    if (headerOptions.includeUnderline) {
      ret.push("===================================================================");
    }
  }
  const hasHunks = patch.hunks.length > 0;
  if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
    ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
    ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
  }
  for (let i = 0; i < patch.hunks.length; i++) {
    const hunk = patch.hunks[i];
    const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
    const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
    ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
    for (const line of hunk.lines) {
      ret.push(line);
    }
  }
  return ret.join("\n") + "\n";
}
function splitLines(text) {
  const hasTrailingNl = text.endsWith("\n");
  const result = text.split("\n").map((line) => line + "\n");
  if (hasTrailingNl) {
    result.pop();
  } else {
    result.push(result.pop().slice(0, -1));
  }
  return result;
}

// src/advice/source/changed-lines.ts
var linesOf2 = (hunks) => {
  const added = [];
  const removed = [];
  for (const { newStart, lines } of hunks) {
    let line = newStart;
    for (const text of lines) {
      const last = added.at(-1);
      if (text.startsWith("-")) removed.push({ line, text: text.slice(1) });
      else if (text.startsWith("+")) {
        if (last?.endLine === line - 1) added[added.length - 1] = { startLine: last.startLine, endLine: line };
        else added.push({ startLine: line, endLine: line });
      }
      if (text.startsWith("+") || text.startsWith(" ") || text === "") line += 1;
    }
  }
  return { added, removed };
};
var pathOf4 = (name) => name === void 0 || name === "/dev/null" ? null : name.replace(/^[ab]\//u, "");
var statusOf = (patch, base, head2) => {
  if (patch.isRename === true) return "renamed";
  if (patch.isCopy === true) return "copied";
  if (patch.isCreate === true || base === null) return "added";
  return patch.isDelete === true || head2 === null ? "removed" : "modified";
};
var changedLines = (patch) => {
  const [base, head2] = [pathOf4(patch.oldFileName), pathOf4(patch.newFileName)];
  const path = head2 ?? base;
  if (path === null) return [];
  const status = statusOf(patch, base, head2);
  const previousPath = status === "renamed" || status === "copied" ? base : null;
  return [{ path, previousPath, status, ...linesOf2(patch.hunks) }];
};
var parse3 = (text) => {
  try {
    return parsePatch(text);
  } catch {
    return [];
  }
};
var parseChangedLines = (diff) => (
  // One file at a time, so that a broken part spoils no other. Lines of files always have a sign in front.
  diff.split(/^(?=diff --git )/mu).filter((part) => part.trim() !== "").flatMap(parse3).flatMap(changedLines)
);

// src/advice/source/fields.ts
var fieldsOf = (value) => {
  if (value instanceof Map) return Array.from(value, ([key, content]) => [String(key), content]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value);
};
var fieldOf = (value, name) => {
  if (value instanceof Map) return value.get(name);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
};
var textOf2 = (value) => typeof value === "string" ? value : typeof value === "number" ? String(value) : null;
var textsOf = (value) => fieldsOf(value).flatMap(([name, content]) => {
  const text = textOf2(content);
  return text === null ? [] : [[name, text]];
});

// src/advice/source/diff-manifests.ts
var dependencyKinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
var plainFields = [
  "type",
  "main",
  "module",
  "browser",
  "exports",
  "sideEffects",
  "browserslist",
  "babel",
  "alias",
  "packageManager"
];
var longest2 = 5e6;
var parse4 = (text) => {
  if (text === null || text.length > longest2) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
var json = (value) => value === void 0 ? null : JSON.stringify(value);
var wantedBy = (manifest) => {
  const wanted2 = /* @__PURE__ */ new Map();
  for (const kind of dependencyKinds)
    for (const [name, range] of textsOf(fieldOf(manifest, kind)))
      if (!wanted2.has(name)) wanted2.set(name, { range, kind });
  return wanted2;
};
var nested = (manifest) => [
  ...fieldsOf(fieldOf(manifest, "scripts")).map(([name, value]) => [`scripts.${name}`, value]),
  ...fieldsOf(fieldOf(manifest, "overrides")).map(([name, value]) => [`overrides.${name}`, value]),
  ...fieldsOf(fieldOf(manifest, "resolutions")).map(([name, value]) => [`resolutions.${name}`, value]),
  ...fieldsOf(fieldOf(fieldOf(manifest, "pnpm"), "overrides")).map(
    ([name, value]) => [`pnpm.overrides.${name}`, value]
  )
];
var fieldsIn = (manifest) => {
  const found = /* @__PURE__ */ new Map();
  for (const [name, value] of [...plainFields.map((it) => [it, fieldOf(manifest, it)]), ...nested(manifest)]) {
    const text = json(value);
    if (text !== null) found.set(name, text);
  }
  return found;
};
var namesOf2 = (base, head2) => Array.from(/* @__PURE__ */ new Set([...base.keys(), ...head2.keys()])).toSorted();
var diffManifests = (base, head2) => {
  const [before, after] = [parse4(base), parse4(head2)];
  const [wanted2, wants] = [wantedBy(before), wantedBy(after)];
  const [old, now] = [fieldsIn(before), fieldsIn(after)];
  const dependencies2 = namesOf2(wanted2, wants).flatMap((name) => {
    const [from, to] = [wanted2.get(name), wants.get(name)];
    const kind = (to ?? from)?.kind ?? "dependencies";
    return from?.range === to?.range ? [] : [{ name, base: from?.range ?? null, head: to?.range ?? null, kind }];
  });
  const fields = namesOf2(old, now).map((name) => ({ name, base: old.get(name) ?? null, head: now.get(name) ?? null })).filter((it) => it.base !== it.head);
  return { dependencies: dependencies2, fields };
};

// src/advice/source/locks/diff-locks.ts
var numbersOf = (version) => (/^\d+(?:\.\d+)*/u.exec(version)?.[0] ?? "").split(".").map(Number);
var compareVersions = (a, b) => {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference4 = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference4 !== 0) return difference4;
  }
  const isSuffixed = (version) => version.includes("-") ? 0 : 1;
  return isSuffixed(a) - isSuffixed(b) || (a < b ? -1 : Number(a > b));
};
var byName2 = (lock) => {
  const names2 = /* @__PURE__ */ new Map();
  for (const it of lock?.packages ?? []) {
    const versions2 = names2.get(it.name) ?? /* @__PURE__ */ new Map();
    names2.set(it.name, versions2);
    const instances = versions2.get(it.version) ?? [];
    versions2.set(it.version, instances);
    instances.push(it);
  }
  return names2;
};
var askersOf2 = (packages2) => {
  const askers = packages2.flatMap(({ askedBy: askedBy2 }) => askedBy2);
  return Array.from(new Map(askers.map((it) => [JSON.stringify([it.name, it.version, it.range]), it])).values());
};
var versionsIn = (side, name) => Array.from(side.get(name)?.keys() ?? []).toSorted(compareVersions);
var inOrder = (values) => values.toSorted((a, b) => a.name < b.name ? -1 : Number(a.name > b.name));
var diffLocks = (base, head2) => {
  const [before, after] = [byName2(base), byName2(head2)];
  const names2 = /* @__PURE__ */ new Set([...before.keys(), ...after.keys()]);
  const differences = Array.from(names2, (name) => {
    const [old, now] = [versionsIn(before, name), versionsIn(after, name)];
    const fresh = now.filter((version) => !old.includes(version));
    const asked2 = (fresh.length > 0 ? fresh : now).flatMap((version) => after.get(name)?.get(version) ?? []);
    return { name, base: old, head: now, askedBy: askersOf2(asked2) };
  }).filter((it) => it.base.join(" ") !== it.head.join(" "));
  const duplicates = Array.from(after).flatMap(([name, versions2]) => {
    if (versions2.size < 2) return [];
    const parts = versionsIn(after, name).map((version) => {
      const instances = versions2.get(version) ?? [];
      return { version, paths: instances.flatMap(({ path }) => path ?? []), askedBy: askersOf2(instances) };
    });
    return [{ name, versions: parts, isNew: (before.get(name)?.size ?? 0) < versions2.size }];
  });
  return {
    added: inOrder(differences.filter((it) => it.base.length === 0)),
    removed: inOrder(differences.filter((it) => it.head.length === 0)),
    changed: inOrder(differences.filter((it) => it.base.length > 0 && it.head.length > 0)),
    duplicates: inOrder(duplicates)
  };
};

// src/advice/source/locks/read-lock.ts
import { posix as posix9 } from "node:path";

// src/advice/source/locks/add-asker.ts
var addAsker = ({ askedBy: askedBy2 }, asker) => {
  const last = askedBy2.at(-1);
  if (last?.name !== asker.name || last.version !== asker.version) askedBy2.push(asker);
};

// src/advice/source/locks/read-bun-lock.ts
var kinds3 = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
var split = (resolved) => {
  const at = resolved.indexOf("@", 1);
  return at === -1 ? [resolved, ""] : [resolved.slice(0, at), resolved.slice(at + 1)];
};
var above = (key) => key.replace(/\/?(?:@[^/]+\/)?[^/]+$/u, "");
var readBunLock = (content) => {
  const packages2 = fieldOf(content, "packages");
  if (textOf2(fieldOf(content, "lockfileVersion")) === null || packages2 === void 0) return null;
  const gathered = /* @__PURE__ */ new Map();
  const asks2 = [];
  for (const [key, entry3] of fieldsOf(packages2)) {
    const parts = Array.isArray(entry3) ? entry3 : [];
    const [name, version] = split(textOf2(parts[0]) ?? "");
    if (name === "" || version.startsWith("workspace:")) continue;
    gathered.set(key, { name, version, path: null, askedBy: [] });
    const details = parts.find((part) => typeof part === "object" && part !== null);
    asks2.push({ from: key, by: { name, version }, entry: details });
  }
  for (const [folder, entry3] of fieldsOf(fieldOf(content, "workspaces")))
    asks2.push({
      // Folders of a part of the project are keyed by its name.
      from: folder === "" ? "" : textOf2(fieldOf(entry3, "name")) ?? folder,
      by: { name: folder === "" ? "." : folder, version: null },
      entry: entry3
    });
  for (const { from, by, entry: entry3 } of asks2)
    for (const kind of kinds3.filter((it) => by.version === null || it !== "devDependencies"))
      for (const [name, range] of textsOf(fieldOf(entry3, kind))) {
        let at = from;
        while (at !== "" && !gathered.has(`${at}/${name}`)) at = above(at);
        const found = gathered.get(at === "" ? name : `${at}/${name}`);
        if (found !== void 0) addAsker(found, { ...by, range });
      }
  return { manager: "bun", packages: Array.from(gathered.values()) };
};

// src/advice/source/locks/read-indented.ts
var pair = /^(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|([^\s'"#-][^\n]*?)):(?:\s+(.*))?$/u;
var unquoted = (value) => {
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"'))
    return value.slice(1, -1).replace(/\\(.)/gu, "$1");
  return value;
};
var readIndented = (text) => {
  const root = /* @__PURE__ */ new Map();
  const open2 = [{ indent: -1, map: root }];
  for (const line of text.split(/\r?\n/u)) {
    const content = line.trimStart();
    const entry3 = content.startsWith("? ") ? `${content.slice(2)}:` : content;
    const [, single, double, plain4, value = ""] = pair.exec(entry3) ?? [];
    const key = single?.replaceAll("''", "'") ?? double?.replace(/\\(.)/gu, "$1") ?? plain4;
    if (key === void 0) continue;
    const indent = line.length - content.length;
    while ((open2.at(-1)?.indent ?? -1) >= indent) open2.pop();
    const map = open2.at(-1)?.map ?? root;
    if (value !== "") map.set(key, unquoted(value.trim()));
    else {
      const below = /* @__PURE__ */ new Map();
      map.set(key, below);
      open2.push({ indent, map: below });
    }
  }
  return root;
};

// src/advice/source/locks/read-npm-lock.ts
var kinds4 = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
var nameIn = (path) => path.split("node_modules/").at(-1) ?? path;
var resolve8 = (folders, folder, name) => {
  for (let at = folder; ; ) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (folders.has(path)) return path;
    if (at === "") return null;
    const up = at.lastIndexOf("/node_modules/");
    at = up === -1 ? "" : at.slice(0, up);
  }
};
var readFolders = (packages2) => {
  const folders = new Map(fieldsOf(packages2));
  const gathered = /* @__PURE__ */ new Map();
  for (const [path, entry3] of folders) {
    const version = textOf2(fieldOf(entry3, "version"));
    if (!path.includes("node_modules/") || version === null || fieldOf(entry3, "link") === true) continue;
    const name = textOf2(fieldOf(entry3, "name")) ?? nameIn(path);
    gathered.set(path, { name, version, path, askedBy: [] });
  }
  for (const [path, entry3] of folders) {
    const asker = gathered.get(path);
    const isProject = asker === void 0 && !path.includes("node_modules/");
    if (asker === void 0 && !isProject) continue;
    for (const kind of kinds4.filter((it) => isProject || it !== "devDependencies"))
      for (const [name, range] of textsOf(fieldOf(entry3, kind))) {
        const found = gathered.get(resolve8(folders, path, name) ?? "");
        const by = { name: asker?.name ?? (path === "" ? "." : path), version: asker?.version ?? null, range };
        if (found !== void 0) addAsker(found, by);
      }
  }
  return Array.from(gathered.values());
};
var readTree = (dependencies2) => {
  const folders = /* @__PURE__ */ new Map();
  const waiting = [{ above: "", dependencies: dependencies2 }];
  for (let at = waiting.pop(); at !== void 0; at = waiting.pop())
    for (const [name, entry3] of fieldsOf(at.dependencies)) {
      const path = `${at.above}node_modules/${name}`;
      const fields = /* @__PURE__ */ new Map([
        ["version", fieldOf(entry3, "version")],
        ["dependencies", fieldOf(entry3, "requires")]
      ]);
      folders.set(path, fields);
      waiting.push({ above: `${path}/`, dependencies: fieldOf(entry3, "dependencies") });
    }
  return readFolders(folders);
};
var readNpmLock = (content) => {
  const packages2 = fieldOf(content, "packages");
  if (typeof packages2 === "object" && packages2 !== null) return { manager: "npm", packages: readFolders(packages2) };
  if (typeof fieldOf(content, "lockfileVersion") !== "number") return null;
  return { manager: "npm", packages: readTree(fieldOf(content, "dependencies")) };
};

// src/advice/source/locks/read-pnpm-lock.ts
var kinds5 = ["dependencies", "devDependencies", "optionalDependencies"];
var plain2 = (key) => key.replace(/^\//u, "").replace(/\(.*$/su, "");
var split2 = (key) => {
  const at = key.indexOf("@", 1);
  return at === -1 ? null : { name: key.slice(0, at), version: key.slice(at + 1) };
};
var keyOf2 = (name, value) => {
  const version = plain2(value);
  return split2(version) === null ? `${name}@${version}` : version;
};
var readPnpmLock = (content) => {
  const format = Number.parseFloat(textOf2(fieldOf(content, "lockfileVersion")) ?? "");
  if (!(format >= 6)) return null;
  const gathered = /* @__PURE__ */ new Map();
  const entries = [...fieldsOf(fieldOf(content, "packages")), ...fieldsOf(fieldOf(content, "snapshots"))];
  for (const [key, entry3] of entries) {
    const parts = split2(plain2(key));
    if (parts === null || gathered.has(plain2(key))) continue;
    const name = textOf2(fieldOf(entry3, "name")) ?? parts.name;
    const version = textOf2(fieldOf(entry3, "version")) ?? parts.version;
    gathered.set(plain2(key), { name, version, path: null, askedBy: [] });
  }
  const ask2 = (by, name, value) => {
    const found = gathered.get(keyOf2(name, value));
    if (found !== void 0) addAsker(found, by);
  };
  const root = [[".", content]];
  const importers = fieldsOf(fieldOf(content, "importers"));
  for (const [folder, entry3] of importers.length > 0 ? importers : root)
    for (const kind of kinds5)
      for (const [name, dependency] of fieldsOf(fieldOf(entry3, kind))) {
        const version = textOf2(fieldOf(dependency, "version")) ?? textOf2(dependency);
        const by = { name: folder, version: null, range: textOf2(fieldOf(dependency, "specifier")) };
        if (version !== null) ask2(by, name, version);
      }
  for (const [key, entry3] of entries) {
    const asker = gathered.get(plain2(key));
    if (asker === void 0) continue;
    for (const kind of kinds5)
      for (const [name, version] of textsOf(fieldOf(entry3, kind)))
        ask2({ name: asker.name, version: asker.version, range: null }, name, version);
  }
  return { manager: "pnpm", packages: Array.from(gathered.values()) };
};

// src/advice/source/locks/read-yarn-berry.ts
var nameOf2 = (resolution2) => {
  const at = resolution2.indexOf("@", 1);
  return at === -1 ? resolution2 : resolution2.slice(0, at);
};
var folderOf2 = (resolution2) => /@workspace:(.+)$/su.exec(resolution2)?.[1] ?? null;
var keysOf = (name, range) => [`${name}@${range}`, `${name}@npm:${range}`];
var readYarnBerry = (content) => {
  if (fieldOf(content, "__metadata") === void 0) return null;
  const byKey = /* @__PURE__ */ new Map();
  const entries = fieldsOf(content).filter(([key]) => key !== "__metadata");
  const packages2 = entries.flatMap(([key, entry3]) => {
    const resolution2 = textOf2(fieldOf(entry3, "resolution")) ?? key;
    const version = textOf2(fieldOf(entry3, "version"));
    if (version === null || folderOf2(resolution2) !== null) return [];
    const locked = { name: nameOf2(resolution2), version, path: null, askedBy: [] };
    for (const one2 of key.split(/,\s*/u)) byKey.set(one2, locked);
    return [{ key, locked }];
  });
  const lockedOf = new Map(packages2.map(({ key, locked }) => [key, locked]));
  for (const [key, entry3] of entries) {
    const locked = lockedOf.get(key);
    const folder = folderOf2(textOf2(fieldOf(entry3, "resolution")) ?? key);
    if (locked === void 0 && folder === null) continue;
    for (const [name, range] of textsOf(fieldOf(entry3, "dependencies"))) {
      const found = keysOf(name, range).flatMap((it) => byKey.get(it) ?? [])[0];
      found?.askedBy.push({ name: locked?.name ?? folder ?? "", version: locked?.version ?? null, range });
    }
  }
  return { manager: "yarn-berry", packages: packages2.map(({ locked }) => locked) };
};

// src/advice/source/locks/read-yarn-classic.ts
var words3 = /"((?:[^"\\]|\\.)*)"|[^\s",:]+(?::[^\s",:]+)*/gu;
var wordsOf = (line) => Array.from(line.matchAll(words3), ([whole, quoted2]) => quoted2 ?? whole);
var nameOf3 = (key) => {
  const at = key.indexOf("@", 1);
  const [name, range] = at === -1 ? [key, ""] : [key.slice(0, at), key.slice(at + 1)];
  return range.startsWith("npm:") ? nameOf3(range.slice(4)) : name;
};
var blocksOf = (text) => {
  const blocks = [];
  let section = "";
  for (const line of text.split("\n")) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === "" || line.startsWith("#")) continue;
    const block = blocks.at(-1);
    const [first = "", second = ""] = wordsOf(line);
    if (indent === 0) blocks.push({ keys: wordsOf(line), version: null, asks: [] });
    else if (block !== void 0 && indent === 2) {
      section = first;
      if (first === "version") block.version = second;
    } else if (block !== void 0 && /^(?:optionalD|d)ependencies$/u.test(section) && first !== "")
      block.asks.push([first, second]);
  }
  return blocks;
};
var readYarnClassic = (text) => {
  const byKey = /* @__PURE__ */ new Map();
  const all = [];
  for (const block of blocksOf(text)) {
    const [first] = block.keys;
    if (first === void 0 || block.version === null) continue;
    const locked = { name: nameOf3(first), version: block.version, path: null, askedBy: [] };
    all.push({ block, locked });
    for (const key of block.keys) byKey.set(key, locked);
  }
  for (const { block, locked } of all)
    for (const [name, range] of block.asks) {
      const found = byKey.get(`${name}@${range}`);
      found?.askedBy.push({ name: locked.name, version: locked.version, range });
    }
  return { manager: "yarn-classic", packages: all.map(({ locked }) => locked) };
};

// src/advice/source/locks/read-lock.ts
var longest3 = 5e7;
var isLockFile = (path) => /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/u.test(posix9.basename(path));
var withoutLastCommas = (text) => text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/gu, (found) => found === "," ? "" : found);
var read = (path, text) => {
  switch (posix9.basename(path)) {
    case "package-lock.json":
    case "npm-shrinkwrap.json":
      return readNpmLock(JSON.parse(text));
    case "pnpm-lock.yaml":
      return readPnpmLock(readIndented(text));
    case "bun.lock":
      return readBunLock(JSON.parse(withoutLastCommas(text)));
    case "yarn.lock":
      return /^__metadata:/mu.test(text) ? readYarnBerry(readIndented(text)) : readYarnClassic(text);
    default:
      return null;
  }
};
var readLock = (path, text) => {
  if (text.length > longest3) return null;
  try {
    return read(path, text);
  } catch {
    return null;
  }
};

// src/usecases/bundle/gather-change.ts
var isField = (name) => ["sideEffects", "browserslist", "type", "scripts"].includes(name);
var manifestChange = async (file, { read: read2 }) => {
  const base = await read2("base", file.previousPath ?? file.path);
  const { dependencies: dependencies2, fields } = diffManifests(base, await read2("head", file.path));
  return {
    file: file.path,
    added: dependencies2.filter((it) => it.base === null).map(({ name }) => name),
    removed: dependencies2.filter((it) => it.head === null).map(({ name }) => name),
    changed: dependencies2.filter((it) => it.base !== null && it.head !== null).map(({ name }) => name),
    fields: [...new Set(fields.map(({ name }) => name.split(".")[0] ?? name).filter(isField))]
  };
};
var lockChanges = async (repository, directory) => {
  const base = await lockFileOf(repository, "base", directory);
  const head2 = await lockFileOf(repository, "head", directory);
  if (head2 === null || head2.text === base?.text) return [];
  const { added, removed, changed } = diffLocks(
    base === null ? null : readLock(base.path, base.text),
    readLock(head2.path, head2.text)
  );
  const changeOf3 = ({ name, base: from, head: to, askedBy: askedBy2 }) => ({
    file: head2.path,
    package: name,
    from: from.length === 0 ? null : from,
    to: to.length === 0 ? null : to,
    askedBy: askedBy2.map((it) => it.name)
  });
  return [...added, ...removed, ...changed].map(changeOf3);
};
var mostManifests = 50;
var gatherChange = async (repository, directory) => {
  const diff = await repository.diff();
  const changed = diff === null ? [] : parseChangedLines(diff);
  const manifests = [];
  for (const file of changed.filter(({ path }) => posix10.basename(path) === "package.json").slice(0, mostManifests))
    manifests.push(await manifestChange(file, repository));
  return {
    changed,
    facts: {
      directory,
      renames: changed.flatMap(
        ({ previousPath, path, status }) => previousPath === null || status !== "renamed" ? [] : [{ from: previousPath, to: path }]
      ),
      changedFiles: [...repository.sides.changedFiles],
      lock: await lockChanges(repository, directory),
      manifests
    }
  };
};

// src/advice/source/line-range.ts
var overlaps = (a, b) => a.startLine <= b.endLine && b.startLine <= a.endLine;
var touchesAny = (range, others) => others.some((other) => overlaps(range, other));

// src/usecases/bundle/changed-import.ts
import { posix as posix12 } from "node:path";

// src/advice/source/request-text.ts
var requestText = (node) => {
  if (node?.type === "StringLiteral") return { text: node.value, computed: false };
  if (node?.type === "TemplateLiteral") {
    const text = node.quasis[0]?.value.cooked ?? "";
    const computed = node.expressions.length > 0;
    return computed && text === "" ? null : { text, computed };
  }
  let left = node;
  while (left?.type === "BinaryExpression" && left.operator === "+") left = left.left;
  if (left === node || left?.type !== "StringLiteral") return null;
  return { text: left.value, computed: true };
};

// src/advice/source/asked-by.ts
var isMeta = (node) => node.type === "MetaProperty" && node.meta.name === "import";
var dotted = (node) => {
  if (node.type === "Identifier") return node.name;
  if (isMeta(node)) return "import.meta";
  if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return "";
  const { object } = node;
  if (object.type === "MemberExpression") return "";
  return `${dotted(object)}.${node.property.name}`;
};
var asked = (node, kind) => {
  const request3 = requestText(node);
  return request3 === null ? [] : [{ ...request3, kind: request3.computed ? "context" : kind }];
};
var askedByList = (node) => node?.type === "ArrayExpression" ? node.elements.flatMap((element) => asked(element, "require")) : [];
var contexts = /* @__PURE__ */ new Set([
  "require.context",
  "import.meta.webpackContext",
  "import.meta.glob",
  "import.meta.globEager"
]);
var askedByCall = ({ callee, arguments: given }) => {
  const [first, second] = given;
  if (callee.type === "Import") return asked(first, "dynamic");
  const name = dotted(callee);
  if (contexts.has(name)) return asked(first, "context").map((it) => ({ ...it, kind: "context" }));
  if (name === "require.ensure") return askedByList(first);
  if (name === "define" || name === "require") {
    const list2 = [...askedByList(first), ...name === "define" ? askedByList(second) : []];
    return list2.length > 0 || name === "define" ? list2 : asked(first, "require");
  }
  return [];
};
var askedByNew = ({ callee, arguments: [first, second] }) => {
  const isUrl = callee.type === "Identifier" && callee.name === "URL";
  const fromHere = second !== void 0 && dotted(second) === "import.meta.url";
  return isUrl && fromHere ? asked(first, "url") : [];
};
var askedBy = (node) => {
  if (node.type === "ImportExpression") return asked(node.source, "dynamic");
  if (node.type === "CallExpression") return askedByCall(node);
  if (node.type === "NewExpression") return askedByNew(node);
  return [];
};

// src/advice/source/line-index.ts
var createLineIndex = (text) => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
};

// src/advice/source/find-style-imports.ts
var pattern = new RegExp(
  [
    String.raw`/\*[^]*?(?:\*/|$)`,
    String.raw`(?<![:\w("'])//[^\n]*`,
    String.raw`@(?:import|use|forward|require)\s+(?:\([\w, -]*\)\s*)?(?:url\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'();{}]+))`,
    String.raw`\bcomposes\s*:[^;{}\n]{0,300}?\bfrom\s+(?:"([^"\n]*)"|'([^'\n]*)')`,
    String.raw`\burl\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"')]+))`
  ].join("|"),
  "gu"
);
var findStyleImports = (text) => {
  const lineOf2 = createLineIndex(text);
  const places2 = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    const at = groups.findIndex((group2) => group2 !== void 0);
    const specifier = groups[at];
    if (specifier === void 0 || specifier === "" || /^(?:data:|#)/iu.test(specifier)) continue;
    const [start, end] = [match.index, match.index + whole.length];
    places2.push({
      specifier,
      kind: at < 5 ? "style" : "url",
      startLine: lineOf2(start),
      endLine: lineOf2(end - 1),
      start,
      end,
      names: [],
      typeOnly: false
    });
  }
  return places2;
};

// src/advice/source/guess-imports.ts
var longest4 = 5e5;
var pattern2 = new RegExp(
  [
    String.raw`\b(import|export)\s(?:[^'"\x60;()]{0,500}?\sfrom\s*|\s*)(?:"([^"\n]+)"|'([^'\n]+)')`,
    String.raw`\b(import|require)\s*\(\s*(?:"([^"\n]+)"|'([^'\n]+)')`
  ].join("|"),
  "gu"
);
var kindOf2 = (statement, call) => {
  if (call !== void 0) return call === "require" ? "require" : "dynamic";
  return statement === "export" ? "export" : "import";
};
var guessImports = (text) => {
  const lineOf2 = createLineIndex(text);
  return Array.from(text.slice(0, longest4).matchAll(pattern2), (match) => {
    const [whole, statement, ...rest] = match;
    const [, , call] = rest;
    const [start, end] = [match.index, match.index + whole.length];
    return {
      specifier: [rest[0], rest[1], rest[3], rest[4]].find((it) => it !== void 0) ?? "",
      kind: kindOf2(statement, call),
      startLine: lineOf2(start),
      endLine: lineOf2(end - 1),
      start,
      end,
      names: [],
      typeOnly: statement !== void 0 && /^\w+\s+type\s/u.test(whole)
    };
  });
};

// src/advice/source/walk.ts
var isNode = (value) => typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
var walk = (root, visit) => {
  const waiting = [{ node: root, up: null, key: "" }];
  for (let step = waiting.pop(); step !== void 0; step = waiting.pop()) {
    visit(step);
    const fields = Object.entries(step.node);
    for (let at = fields.length - 1; at >= 0; at -= 1) {
      const [key, value] = fields[at] ?? ["", null];
      const values = Array.isArray(value) ? value : [value];
      for (let index2 = values.length - 1; index2 >= 0; index2 -= 1) {
        const node = values[index2];
        if (isNode(node)) waiting.push({ node, up: step, key });
      }
    }
  }
};
var above2 = function* (step) {
  for (let at = step.up; at !== null; at = at.up) yield at;
};
var startOf = (node) => node.start ?? 0;
var endOf2 = (node) => node.end ?? 0;

// src/advice/source/import-names.ts
var nameOf4 = (node) => node.type === "Identifier" ? node.name : node.value;
var isType = (kind) => kind === "type" || kind === "typeof";
var importedName = (specifier, typeOnly) => {
  const local = specifier.local.name;
  if (specifier.type === "ImportDefaultSpecifier") return { imported: "default", local, typeOnly };
  if (specifier.type === "ImportNamespaceSpecifier") return { imported: "*", local, typeOnly };
  const kind = specifier.importKind;
  return { imported: nameOf4(specifier.imported), local, typeOnly: typeOnly || isType(kind) };
};
var namesOfImport = (node) => node.specifiers.map((specifier) => importedName(specifier, isType(node.importKind)));
var namesOfExport = (node) => node.specifiers.map((specifier) => {
  const typeOnly = node.exportKind === "type";
  if (specifier.type === "ExportNamespaceSpecifier") return { imported: "*", local: null, typeOnly };
  if (specifier.type === "ExportDefaultSpecifier") return { imported: "default", local: null, typeOnly };
  return { imported: nameOf4(specifier.local), local: null, typeOnly: typeOnly || specifier.exportKind === "type" };
});
var namesOfPattern = (pattern3) => {
  if (pattern3.type === "Identifier") return [{ imported: "*", local: pattern3.name, typeOnly: false }];
  if (pattern3.type !== "ObjectPattern") return [];
  return pattern3.properties.flatMap((property) => {
    if (property.type !== "ObjectProperty" || property.computed) return [];
    const { key } = property;
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    if (value.type !== "Identifier" || key.type !== "Identifier" && key.type !== "StringLiteral") return [];
    return [{ imported: nameOf4(key), local: value.name, typeOnly: false }];
  });
};
var namesAround = (step) => {
  for (const { node } of above2(step)) {
    if (node.type === "VariableDeclarator") return namesOfPattern(node.id);
    if (node.type.endsWith("Statement") || node.type.endsWith("Declaration")) return [];
  }
  return [];
};

// node_modules/@babel/parser/lib/index.js
var Position = class {
  constructor(line, col, index2) {
    this.line = void 0;
    this.column = void 0;
    if (index2 !== void 0) this.index = void 0;
    this.line = line;
    this.column = col;
    if (index2 !== void 0) this.index = index2;
  }
};
var SourceLocation = class {
  start;
  end;
  filename;
  identifierName;
  constructor(start, end) {
    this.start = start;
    this.end = end;
  }
};
function createPositionWithColumnOffset(position, columnOffset) {
  const {
    line,
    column,
    index: index2
  } = position;
  return new Position(line, column + columnOffset, index2 + columnOffset);
}
var code = "BABEL_PARSER_SOURCETYPE_MODULE_REQUIRED";
var ModuleErrors = {
  ImportMetaOutsideModule: {
    message: `import.meta may appear only with 'sourceType: "module"'`,
    code
  },
  ImportOutsideModule: {
    message: `'import' and 'export' may appear only with 'sourceType: "module"'`,
    code
  }
};
var NodeDescriptions = {
  ArrayPattern: "array destructuring pattern",
  AssignmentExpression: "assignment expression",
  AssignmentPattern: "assignment expression",
  ArrowFunctionExpression: "arrow function expression",
  ConditionalExpression: "conditional expression",
  CatchClause: "catch clause",
  ForOfStatement: "for-of statement",
  ForInStatement: "for-in statement",
  ForStatement: "for-loop",
  FormalParameters: "function parameter list",
  Identifier: "identifier",
  ImportSpecifier: "import specifier",
  ImportDefaultSpecifier: "import default specifier",
  ImportNamespaceSpecifier: "import namespace specifier",
  ObjectPattern: "object destructuring pattern",
  ParenthesizedExpression: "parenthesized expression",
  RestElement: "rest element",
  UpdateExpression: {
    true: "prefix operation",
    false: "postfix operation"
  },
  VariableDeclarator: "variable declaration",
  YieldExpression: "yield expression"
};
var toNodeDescription = (node) => node.type === "UpdateExpression" ? NodeDescriptions.UpdateExpression[`${node.prefix}`] : NodeDescriptions[node.type];
var StandardErrors = {
  AccessorIsGenerator: ({
    kind
  }) => `A ${kind}ter cannot be a generator.`,
  ArgumentsInClass: "'arguments' is only allowed in functions and class methods.",
  AsyncFunctionInSingleStatementContext: "Async functions can only be declared at the top level or inside a block.",
  AwaitBindingIdentifier: "Can not use 'await' as identifier inside an async function.",
  AwaitBindingIdentifierInStaticBlock: "Can not use 'await' as identifier inside a static block.",
  AwaitExpressionFormalParameter: "'await' is not allowed in async function parameters.",
  AwaitUsingNotInAsyncContext: "'await using' is only allowed within async functions and at the top levels of modules.",
  AwaitNotInAsyncContext: "'await' is only allowed within async functions and at the top levels of modules.",
  BadGetterArity: "A 'get' accessor must not have any formal parameters.",
  BadSetterArity: "A 'set' accessor must have exactly one formal parameter.",
  BadSetterRestParameter: "A 'set' accessor function argument must not be a rest parameter.",
  ConstructorClassField: "Classes may not have a field named 'constructor'.",
  ConstructorClassPrivateField: "Classes may not have a private field named '#constructor'.",
  ConstructorIsAccessor: "Class constructor may not be an accessor.",
  ConstructorIsAsync: "Constructor can't be an async function.",
  ConstructorIsGenerator: "Constructor can't be a generator.",
  DeclarationMissingInitializer: ({
    kind
  }) => `Missing initializer in ${kind} declaration.`,
  DecoratorArgumentsOutsideParentheses: "Decorator arguments must be moved inside parentheses: use '@(decorator(args))' instead of '@(decorator)(args)'.",
  DecoratorsBeforeAfterExport: "Decorators can be placed *either* before or after the 'export' keyword, but not in both locations at the same time.",
  DecoratorConstructor: "Decorators can't be used with a constructor. Did you mean '@dec class { ... }'?",
  DecoratorSemicolon: "Decorators must not be followed by a semicolon.",
  DecoratorStaticBlock: "Decorators can't be used with a static block.",
  DeferImportRequiresNamespace: 'Only `import defer * as x from "./module"` is valid.',
  DeferExportInvalidAll: '`export defer * from "./module"` is invalid. Explicitly list the re-exported names.',
  DeletePrivateField: "Deleting a private field is not allowed.",
  DestructureNamedImport: "ES2015 named imports do not destructure. Use another statement for destructuring after the import.",
  DuplicateConstructor: "Duplicate constructor in the same class.",
  DuplicateDefaultExport: "Only one default export allowed per module.",
  DuplicateExport: ({
    exportName
  }) => `\`${exportName}\` has already been exported. Exported identifiers must be unique.`,
  DuplicateProto: "Redefinition of __proto__ property.",
  DuplicateRegExpFlags: "Duplicate regular expression flag.",
  ElementAfterRest: "Rest element must be last element.",
  EscapedCharNotAnIdentifier: "Invalid Unicode escape.",
  ExportBindingIsString: ({
    localName,
    exportName,
    typeModifierIn
  }) => `A string literal cannot be used as an exported binding without \`from\`.
- Did you mean \`export ${typeModifierIn === "declaration" ? "type " : ""}{ ${typeModifierIn === "specifier" ? "type " : ""}'${localName}' as '${exportName}' } from 'some-module'\`?`,
  ExportDefaultFromAsIdentifier: "'from' is not allowed as an identifier after 'export default'.",
  FilteredNamespaceDuplicateName: ({
    name
  }) => `Duplicate name '${name}' in filtered namespace.`,
  FilteredNamespaceRename: "Names in a filtered namespace cannot be renamed using `as`.",
  FilteredNamespaceTypeModifier: "Names in a filtered namespace cannot have a type modifier.",
  ForInOfLoopInitializer: ({
    type
  }) => `'${type === "ForInStatement" ? "for-in" : "for-of"}' loop variable declaration may not have an initializer.`,
  ForInUsing: "For-in loop may not start with 'using' declaration.",
  ForOfAsync: "The left-hand side of a for-of loop may not be 'async'.",
  ForOfLet: "The left-hand side of a for-of loop may not start with 'let'.",
  GeneratorInSingleStatementContext: "Generators can only be declared at the top level or inside a block.",
  IllegalBreakContinue: ({
    type
  }) => `Unsyntactic ${type === "BreakStatement" ? "break" : "continue"}.`,
  IllegalLanguageModeDirective: "Illegal 'use strict' directive in function with non-simple parameter list.",
  IllegalReturn: "'return' outside of function.",
  ImportBindingIsString: ({
    importName
  }) => `A string literal cannot be used as an imported binding.
- Did you mean \`import { "${importName}" as foo }\`?`,
  ImportCallArity: ({
    phase,
    sync
  }) => `\`import${phase ? `.${phase}` : sync ? ".sync" : ""}()\` requires exactly one or two arguments.`,
  ImportCallNotNewExpression: ({
    phase,
    sync
  }) => `Cannot use new with import${phase ? `.${phase}` : sync ? ".sync" : ""}().`,
  ImportCallSpreadArgument: ({
    phase,
    sync
  }) => `\`...\` is not allowed in \`import${phase ? `.${phase}` : sync ? ".sync" : ""}()\`.`,
  IncompatibleRegExpUVFlags: "The 'u' and 'v' regular expression flags cannot be enabled at the same time.",
  InvalidBigIntLiteral: "Invalid BigIntLiteral.",
  InvalidCodePoint: "Code point out of bounds.",
  InvalidCoverDiscardElement: "'void' must be followed by an expression when not used in a binding position.",
  InvalidCoverInitializedName: "Invalid shorthand property initializer.",
  InvalidDigit: ({
    radix
  }) => `Expected number in radix ${radix}.`,
  InvalidEscapeSequence: "Bad character escape sequence.",
  InvalidEscapeSequenceTemplate: "Invalid escape sequence in template.",
  InvalidEscapedReservedWord: ({
    reservedWord
  }) => `Escape sequence in keyword ${reservedWord}.`,
  InvalidIdentifier: ({
    identifierName
  }) => `Invalid identifier ${identifierName}.`,
  InvalidLhs: ({
    ancestor
  }) => `Invalid left-hand side in ${toNodeDescription(ancestor)}.`,
  InvalidLhsBinding: ({
    ancestor
  }) => `Binding invalid left-hand side in ${toNodeDescription(ancestor)}.`,
  InvalidLhsOptionalChaining: ({
    ancestor
  }) => `Invalid optional chaining in the left-hand side of ${toNodeDescription(ancestor)}.`,
  InvalidOrMissingExponent: "Floating-point numbers require a valid exponent after the 'e'.",
  InvalidOrUnexpectedToken: ({
    unexpected
  }) => `Unexpected character '${unexpected}'.`,
  InvalidParenthesizedAssignment: "Invalid parenthesized assignment pattern.",
  InvalidPrivateFieldResolution: ({
    identifierName
  }) => `Private name #${identifierName} is not defined.`,
  InvalidPropertyBindingPattern: "Binding member expression.",
  InvalidRestAssignmentPattern: "Invalid rest operator's argument.",
  LabelRedeclaration: ({
    labelName
  }) => `Label '${labelName}' is already declared.`,
  LetInLexicalBinding: "'let' is disallowed as a lexically bound name.",
  LineTerminatorBeforeArrow: "No line break is allowed before '=>'.",
  MalformedRegExpFlags: "Invalid regular expression flag.",
  MissingClassName: "A class name is required.",
  MissingEqInAssignment: "Only '=' operator can be used for specifying default value.",
  MissingSemicolon: "Missing semicolon.",
  MissingPlugin: ({
    missingPlugin
  }) => `This experimental syntax requires enabling the parser plugin: ${missingPlugin.map((name) => JSON.stringify(name)).join(", ")}.`,
  MissingOneOfPlugins: ({
    missingPlugin
  }) => `This experimental syntax requires enabling one of the following parser plugin(s): ${missingPlugin.map((name) => JSON.stringify(name)).join(", ")}.`,
  MissingUnicodeEscape: "Expecting Unicode escape sequence \\uXXXX.",
  MixingCoalesceWithLogical: "Nullish coalescing operator(??) requires parens when mixing with logical operators.",
  ModuleAttributeInvalidValue: "Only string literals are allowed as module attribute values.",
  ModuleAttributesWithDuplicateKeys: ({
    key
  }) => `Duplicate key "${key}" is not allowed in module attributes.`,
  ModuleExportNameHasLoneSurrogate: ({
    surrogateCharCode
  }) => `An export name cannot include a lone surrogate, found '\\u${surrogateCharCode.toString(16)}'.`,
  ModuleExportUndefined: ({
    localName
  }) => `Export '${localName}' is not defined.`,
  MultipleDefaultsInSwitch: "Multiple default clauses.",
  NewlineAfterThrow: "Illegal newline after throw.",
  NoCatchOrFinally: "Missing catch or finally clause.",
  NumberIdentifier: "Identifier directly after number.",
  NumericSeparatorInEscapeSequence: "Numeric separators are not allowed inside unicode escape sequences or hex escape sequences.",
  ObsoleteAwaitStar: "'await*' has been removed from the async functions proposal. Use Promise.all() instead.",
  OptionalChainingNoNew: "Constructors in/after an Optional Chain are not allowed.",
  OptionalChainingNoTemplate: "Tagged Template Literals are not allowed in optionalChain.",
  OverrideOnConstructor: "'override' modifier cannot appear on a constructor declaration.",
  ParamDupe: "Argument name clash.",
  PatternHasAccessor: "Object pattern can't contain getter or setter.",
  PatternHasMethod: "Object pattern can't contain methods.",
  PrivateInExpectedIn: ({
    identifierName
  }) => `Private names are only allowed in property accesses (\`obj.#${identifierName}\`) or in \`in\` expressions (\`#${identifierName} in obj\`).`,
  PrivateNameRedeclaration: ({
    identifierName
  }) => `Duplicate private name #${identifierName}.`,
  RestTrailingComma: "Unexpected trailing comma after rest element.",
  SloppyFunction: "In non-strict mode code, functions can only be declared at top level or inside a block.",
  SloppyFunctionAnnexB: "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if statement.",
  SourcePhaseImportRequiresDefault: 'Only `import source x from "./module"` is valid.',
  StaticPrototype: "Classes may not have static property named prototype.",
  SuperCallNotNewExpression: "Cannot use new with super(...).",
  SuperNotAllowed: "`super()` is only valid inside a class constructor of a subclass. Maybe a typo in the method name ('constructor') or not extending another class?",
  SuperPrivateField: "Private fields can't be accessed on super.",
  TrailingDecorator: "Decorators must be attached to a class element.",
  UnexpectedArgumentPlaceholder: "Unexpected argument placeholder.",
  UnexpectedDigitAfterHash: "Unexpected digit after hash token.",
  UnexpectedImportExport: "'import' and 'export' may only appear at the top level.",
  UnexpectedKeyword: ({
    keyword
  }) => `Unexpected keyword '${keyword}'.`,
  UnexpectedLeadingDecorator: "Leading decorators must be attached to a class declaration.",
  UnexpectedLexicalDeclaration: "Lexical declaration cannot appear in a single-statement context.",
  UnexpectedNewTarget: "`new.target` can only be used in functions or class properties.",
  UnexpectedNumericSeparator: "A numeric separator is only allowed between two digits.",
  UnexpectedPrivateField: "Unexpected private name.",
  UnexpectedReservedWord: ({
    reservedWord
  }) => `Unexpected reserved word '${reservedWord}'.`,
  UnexpectedSuper: "'super' is only allowed in object methods and classes.",
  UnexpectedToken: ({
    expected,
    unexpected
  }) => `Unexpected token${unexpected ? ` '${unexpected}'.` : ""}${expected ? `, expected "${expected}"` : ""}`,
  UnexpectedTokenUnaryExponentiation: "Illegal expression. Wrap left hand side or entire exponentiation in parentheses.",
  UnexpectedUsingDeclaration: "Using declaration cannot appear in the top level when source type is `script` or in the bare case statement.",
  UnexpectedVoidPattern: "Unexpected void binding.",
  UnsupportedDecoratorExport: "A decorated export must export a class declaration.",
  UnsupportedDefaultExport: "Only expressions, functions or classes are allowed as the `default` export.",
  UnsupportedImport: "`import` can only be used in `import()` or `import.meta`.",
  UnsupportedMetaProperty: ({
    target,
    onlyValidPropertyName
  }) => `The only valid meta property for ${target} is ${target}.${onlyValidPropertyName}.`,
  UnsupportedParameterDecorator: "Decorators cannot be used to decorate parameters.",
  UnsupportedPropertyDecorator: "Decorators cannot be used to decorate object literal properties.",
  UnsupportedSuper: "'super' can only be used with function calls (i.e. super()) or in property accesses (i.e. super.prop or super[prop]).",
  UnterminatedComment: "Unterminated comment.",
  UnterminatedRegExp: "Unterminated regular expression.",
  UnterminatedString: "Unterminated string constant.",
  UnterminatedTemplate: "Unterminated template.",
  UsingDeclarationExport: "Using declaration cannot be exported.",
  UsingDeclarationHasBindingPattern: "Using declaration cannot have destructuring patterns.",
  VarRedeclaration: ({
    identifierName
  }) => `Identifier '${identifierName}' has already been declared.`,
  VoidPatternCatchClauseParam: "A void binding can not be the catch clause parameter. Use `try { ... } catch { ... }` if you want to discard the caught error.",
  VoidPatternInitializer: "A void binding may not have an initializer.",
  YieldBindingIdentifier: "Can not use 'yield' as identifier inside a generator.",
  YieldInParameter: "Yield expression is not allowed in formal parameters.",
  YieldNotInGeneratorFunction: "'yield' is only allowed within generator functions.",
  ZeroDigitNumericSeparator: "Numeric separator can not be used after leading 0."
};
var StrictModeErrors = {
  StrictDelete: "Deleting local variable in strict mode.",
  StrictEvalArguments: ({
    referenceName
  }) => `Assigning to '${referenceName}' in strict mode.`,
  StrictEvalArgumentsBinding: ({
    bindingName
  }) => `Binding '${bindingName}' in strict mode.`,
  StrictFunction: "In strict mode code, functions can only be declared at top level or inside a block.",
  StrictNumericEscape: "The only valid numeric escape in strict mode is '\\0'.",
  StrictOctalLiteral: "Legacy octal literals are not allowed in strict mode.",
  StrictWith: "'with' in strict mode."
};
var ParseExpressionErrors = {
  ParseExpressionEmptyInput: "Unexpected parseExpression() input: The input is empty or contains only comments.",
  ParseExpressionExpectsEOF: ({
    unexpected
  }) => `Unexpected parseExpression() input: The input should contain exactly one expression, but the first expression is followed by the unexpected character \`${String.fromCodePoint(unexpected)}\`.`
};
var UnparenthesizedPipeBodyDescriptions = /* @__PURE__ */ new Set(["ArrowFunctionExpression", "AssignmentExpression", "ConditionalExpression", "YieldExpression"]);
var PipelineOperatorErrors = {
  PipeTopicRequiresHackPipes: 'Topic references are only supported when using the `"proposal": "hack"` version of the pipeline proposal.',
  PipeTopicUnbound: "Topic reference is unbound; it must be inside a pipe body.",
  PipeTopicUnconfiguredToken: ({
    token
  }) => `Invalid topic token ${token}. In order to use ${token} as a topic reference, the pipelineOperator plugin must be configured with { "proposal": "hack", "topicToken": "${token}" }.`,
  PipeTopicUnused: "Hack-style pipe body does not contain a topic reference; Hack-style pipes must use topic at least once.",
  PipeUnparenthesizedBody: ({
    type
  }) => `Hack-style pipe body cannot be an unparenthesized ${toNodeDescription({
    type
  })}; please wrap it in parentheses.`,
  PipelineUnparenthesized: "Cannot mix binary operator with solo-await F#-style pipeline. Please wrap the pipeline in parentheses."
};
var FunctionBindErrors = {
  UnsupportedBind: "Binding should be performed on object property.",
  UnsupportedBindRHS: "The right-hand side of binding can not be super or import."
};
function defineHidden(obj, key, value) {
  Object.defineProperty(obj, key, {
    enumerable: false,
    configurable: true,
    value
  });
}
function toParseErrorConstructor({
  toMessage,
  code: code2,
  reasonCode,
  syntaxPlugin
}) {
  const hasMissingPlugin = reasonCode === "MissingPlugin" || reasonCode === "MissingOneOfPlugins";
  return function constructor(loc, pos, details) {
    const error = new SyntaxError();
    error.code = code2;
    error.reasonCode = reasonCode;
    error.loc = loc;
    error.pos = pos;
    error.syntaxPlugin = syntaxPlugin;
    if (hasMissingPlugin) {
      error.missingPlugin = details.missingPlugin;
    }
    defineHidden(error, "clone", function clone2(overrides = {}) {
      const {
        line,
        column,
        index: index2 = pos
      } = overrides.loc ?? loc;
      return constructor(new Position(line, column), index2, {
        ...details,
        ...overrides.details
      });
    });
    defineHidden(error, "details", details);
    Object.defineProperty(error, "message", {
      configurable: true,
      get() {
        const message = `${toMessage(details)} (${loc.line}:${loc.column})`;
        this.message = message;
        return message;
      },
      set(value) {
        Object.defineProperty(this, "message", {
          value,
          writable: true
        });
      }
    });
    return error;
  };
}
function ParseErrorEnum(argument, syntaxPlugin) {
  if (Array.isArray(argument)) {
    return (parseErrorTemplates) => ParseErrorEnum(parseErrorTemplates, argument[0]);
  }
  const ParseErrorConstructors = {};
  for (const reasonCode of Object.keys(argument)) {
    const template = argument[reasonCode];
    const {
      message,
      ...rest
    } = typeof template === "string" ? {
      message: () => template
    } : typeof template === "function" ? {
      message: template
    } : template;
    const toMessage = typeof message === "string" ? () => message : message;
    ParseErrorConstructors[reasonCode] = toParseErrorConstructor({
      code: "BABEL_PARSER_SYNTAX_ERROR",
      reasonCode,
      toMessage,
      ...syntaxPlugin ? {
        syntaxPlugin
      } : {},
      ...rest
    });
  }
  return ParseErrorConstructors;
}
var Errors = {
  ...ParseErrorEnum(ModuleErrors),
  ...ParseErrorEnum(StandardErrors),
  ...ParseErrorEnum(StrictModeErrors),
  ...ParseErrorEnum(ParseExpressionErrors),
  ...ParseErrorEnum`pipelineOperator`(PipelineOperatorErrors),
  ...ParseErrorEnum`functionBind`(FunctionBindErrors)
};
function createDefaultOptions() {
  return {
    sourceType: "script",
    sourceFilename: void 0,
    startIndex: 0,
    startColumn: 0,
    startLine: 1,
    allowAwaitOutsideFunction: false,
    allowReturnOutsideFunction: false,
    allowNewTargetOutsideFunction: false,
    allowImportExportEverywhere: false,
    allowSuperOutsideMethod: false,
    allowUndeclaredExports: false,
    allowYieldOutsideFunction: false,
    plugins: [],
    strictMode: void 0,
    ranges: false,
    locations: true,
    tokens: false,
    createImportExpressions: true,
    createParenthesizedExpressions: false,
    errorRecovery: false,
    attachComment: true,
    annexB: true
  };
}
function getOptions(opts) {
  const options2 = createDefaultOptions();
  if (opts == null) {
    return options2;
  }
  if (opts.annexB != null && opts.annexB !== false) {
    throw new Error("The `annexB` option can only be set to `false`.");
  }
  for (const key of Object.keys(options2)) {
    if (opts[key] != null) options2[key] = opts[key];
  }
  if (options2.startLine === 1) {
    if (opts.startIndex == null && options2.startColumn > 0) {
      options2.startIndex = options2.startColumn;
    } else if (opts.startColumn == null && options2.startIndex > 0) {
      options2.startColumn = options2.startIndex;
    }
  } else if (opts.startColumn == null || opts.startIndex == null) {
    throw new Error("With a `startLine > 1` you must also specify `startIndex` and `startColumn`.");
  }
  if (options2.sourceType === "commonjs") {
    if (opts.allowAwaitOutsideFunction != null) {
      throw new Error("The `allowAwaitOutsideFunction` option cannot be used with `sourceType: 'commonjs'`.");
    }
    if (opts.allowReturnOutsideFunction != null) {
      throw new Error("`sourceType: 'commonjs'` implies `allowReturnOutsideFunction: true`, please remove the `allowReturnOutsideFunction` option or use `sourceType: 'script'`.");
    }
    if (opts.allowNewTargetOutsideFunction != null) {
      throw new Error("`sourceType: 'commonjs'` implies `allowNewTargetOutsideFunction: true`, please remove the `allowNewTargetOutsideFunction` option or use `sourceType: 'script'`.");
    }
  }
  return options2;
}
function toESTreeLocation(node) {
  if (node.loc) {
    const {
      start,
      end
    } = node.loc;
    node.loc.start = new Position(start.line, start.column);
    node.loc.end = new Position(end.line, end.column);
  }
  return node;
}
var estree = (superClass) => class ESTreeParserMixin extends superClass {
  createPosition(loc) {
    return new Position(loc.line, loc.column);
  }
  parse() {
    const file = super.parse();
    if (this.optionFlags & 512) {
      file.tokens = file.tokens.map(toESTreeLocation);
    }
    return toESTreeLocation(file);
  }
  parseRegExpLiteral({
    pattern: pattern3,
    flags
  }) {
    let regex = null;
    try {
      regex = new RegExp(pattern3, flags);
    } catch (_) {
    }
    const node = this.estreeParseLiteral(regex);
    node.regex = {
      pattern: pattern3,
      flags
    };
    return node;
  }
  parseBigIntLiteral(value) {
    let bigInt;
    try {
      bigInt = BigInt(value);
    } catch {
      bigInt = null;
    }
    const node = this.estreeParseLiteral(bigInt);
    node.bigint = node.value !== null ? String(node.value) : value;
    return node;
  }
  estreeParseLiteral(value) {
    return this.parseLiteral(value, "Literal");
  }
  parseStringLiteral(value) {
    return this.estreeParseLiteral(value);
  }
  parseNumericLiteral(value) {
    return this.estreeParseLiteral(value);
  }
  parseNullLiteral() {
    return this.estreeParseLiteral(null);
  }
  parseBooleanLiteral(value) {
    return this.estreeParseLiteral(value);
  }
  estreeParseChainExpression(node, endNode) {
    const chain = this.startNodeAtNode(node);
    chain.expression = node;
    return this.finishNodeAtNode(chain, "ChainExpression", endNode);
  }
  directiveToStmt(directive) {
    const expression = directive.value;
    delete directive.value;
    this.castNodeTo(expression, "Literal");
    expression.raw = expression.extra.raw;
    expression.value = expression.extra.expressionValue;
    const stmt = this.castNodeTo(directive, "ExpressionStatement");
    stmt.expression = expression;
    stmt.directive = expression.extra.rawValue;
    delete expression.extra;
    return stmt;
  }
  fillOptionalPropertiesForTSESLint(node) {
  }
  cloneEstreeStringLiteral(node) {
    const {
      start,
      end,
      loc,
      range,
      raw,
      value
    } = node;
    const cloned = Object.create(node.constructor.prototype);
    cloned.type = "Literal";
    cloned.start = start;
    cloned.end = end;
    cloned.loc = loc;
    cloned.range = range;
    cloned.raw = raw;
    cloned.value = value;
    return cloned;
  }
  initFunction(node, isAsync) {
    super.initFunction(node, isAsync);
    node.expression = false;
  }
  checkDeclaration(node) {
    if (node != null && this.isObjectProperty(node)) {
      this.checkDeclaration(node.value);
    } else {
      super.checkDeclaration(node);
    }
  }
  getObjectOrClassMethodParams(method) {
    return method.value.params;
  }
  isValidDirective(stmt) {
    return stmt.type === "ExpressionStatement" && stmt.expression.type === "Literal" && typeof stmt.expression.value === "string" && !stmt.expression.extra?.parenthesized;
  }
  parseBlockBody(node, allowDirectives, topLevel, end, afterBlockParse) {
    super.parseBlockBody(node, allowDirectives, topLevel, end, afterBlockParse);
    const directiveStatements = node.directives.map((d) => this.directiveToStmt(d));
    node.body = directiveStatements.concat(node.body);
    delete node.directives;
  }
  parsePrivateName() {
    const node = super.parsePrivateName();
    return this.convertPrivateNameToPrivateIdentifier(node);
  }
  convertPrivateNameToPrivateIdentifier(node) {
    const name = super.getPrivateNameSV(node);
    delete node.id;
    node.name = name;
    return this.castNodeTo(node, "PrivateIdentifier");
  }
  isPrivateName(node) {
    return node.type === "PrivateIdentifier";
  }
  getPrivateNameSV(node) {
    return node.name;
  }
  parseLiteral(value, type) {
    const node = super.parseLiteral(value, type);
    node.raw = node.extra.raw;
    delete node.extra;
    return node;
  }
  parseFunctionBody(node, allowExpression, isMethod = false) {
    super.parseFunctionBody(node, allowExpression, isMethod);
    node.expression = node.body.type !== "BlockStatement";
  }
  parseMethod(node, isGenerator, isAsync, isConstructor, allowDirectSuper, type, inClassScope = false) {
    let funcNode = this.startNode();
    funcNode.kind = node.kind;
    funcNode = super.parseMethod(funcNode, isGenerator, isAsync, isConstructor, allowDirectSuper, type, inClassScope);
    delete funcNode.kind;
    const {
      typeParameters
    } = node;
    if (typeParameters) {
      delete node.typeParameters;
      funcNode.typeParameters = typeParameters;
      this.resetStartLocationFromNode(funcNode, typeParameters);
    }
    const valueNode = this.castNodeTo(funcNode, this.hasPlugin("typescript") && !funcNode.body ? "TSEmptyBodyFunctionExpression" : "FunctionExpression");
    node.value = valueNode;
    if (type === "ClassPrivateMethod") {
      node.computed = false;
    }
    if (this.hasPlugin("typescript")) {
      if (node.abstract) {
        delete node.abstract;
        return this.finishNode(node, "TSAbstractMethodDefinition");
      }
    }
    if (type === "ObjectMethod") {
      if (node.kind === "method") {
        node.kind = "init";
      }
      node.shorthand = false;
      return this.finishNode(node, "Property");
    } else {
      return this.finishNode(node, "MethodDefinition");
    }
  }
  nameIsConstructor(key) {
    if (key.type === "Literal") return key.value === "constructor";
    return super.nameIsConstructor(key);
  }
  parseClassProperty(...args) {
    const propertyNode = super.parseClassProperty(...args);
    if (propertyNode.abstract && this.hasPlugin("typescript")) {
      delete propertyNode.abstract;
      this.castNodeTo(propertyNode, "TSAbstractPropertyDefinition");
    } else {
      this.castNodeTo(propertyNode, "PropertyDefinition");
    }
    return propertyNode;
  }
  parseClassPrivateProperty(...args) {
    const propertyNode = super.parseClassPrivateProperty(...args);
    if (propertyNode.abstract && this.hasPlugin("typescript")) {
      this.castNodeTo(propertyNode, "TSAbstractPropertyDefinition");
    } else {
      this.castNodeTo(propertyNode, "PropertyDefinition");
    }
    propertyNode.computed = false;
    return propertyNode;
  }
  parseClassAccessorProperty(node) {
    const accessorPropertyNode = super.parseClassAccessorProperty(node);
    if (accessorPropertyNode.abstract && this.hasPlugin("typescript")) {
      delete accessorPropertyNode.abstract;
      this.castNodeTo(accessorPropertyNode, "TSAbstractAccessorProperty");
    } else {
      this.castNodeTo(accessorPropertyNode, "AccessorProperty");
    }
    return accessorPropertyNode;
  }
  parseObjectProperty(prop, startLoc, isPattern, refExpressionErrors) {
    const node = super.parseObjectProperty(prop, startLoc, isPattern, refExpressionErrors);
    if (node) {
      node.kind = "init";
      this.castNodeTo(node, "Property");
    }
    return node;
  }
  finishObjectProperty(node) {
    node.kind = "init";
    return this.finishNode(node, "Property");
  }
  isValidLVal(type, disallowCallExpression, isUnparenthesizedInAssign, binding) {
    return type === "Property" ? "value" : super.isValidLVal(type, disallowCallExpression, isUnparenthesizedInAssign, binding);
  }
  isAssignable(node, isBinding) {
    if (node != null && this.isObjectProperty(node)) {
      return this.isAssignable(node.value, isBinding);
    }
    return super.isAssignable(node, isBinding);
  }
  toAssignable(node, isLHS = false) {
    if (node != null && this.isObjectProperty(node)) {
      const {
        key,
        value
      } = node;
      if (this.isPrivateName(key)) {
        this.classScope.usePrivateName(this.getPrivateNameSV(key), key.start);
      }
      this.toAssignable(value, isLHS);
    } else {
      super.toAssignable(node, isLHS);
    }
  }
  toAssignableObjectExpressionProp(prop, isLast, isLHS) {
    if (prop.type === "Property" && (prop.kind === "get" || prop.kind === "set")) {
      this.raise(Errors.PatternHasAccessor, prop.key);
    } else if (prop.type === "Property" && prop.method) {
      this.raise(Errors.PatternHasMethod, prop.key);
    } else {
      super.toAssignableObjectExpressionProp(prop, isLast, isLHS);
    }
  }
  finishCallExpression(unfinished, optional) {
    const node = super.finishCallExpression(unfinished, optional);
    if (node.callee.type === "Import") {
      this.castNodeTo(node, "ImportExpression");
      node.source = node.arguments[0];
      node.options = node.arguments[1] ?? null;
      delete node.arguments;
      delete node.callee;
    } else if (node.type === "OptionalCallExpression") {
      this.castNodeTo(node, "CallExpression");
    } else {
      node.optional = false;
    }
    return node;
  }
  parseExport(unfinished, decorators) {
    const exportStartLoc = this.state.lastTokStartLoc;
    const node = super.parseExport(unfinished, decorators);
    switch (node.type) {
      case "ExportAllDeclaration":
        node.exported = null;
        break;
      case "ExportNamedDeclaration":
        if (node.specifiers.length === 1 && node.specifiers[0].type === "ExportNamespaceSpecifier" && !node.specifiers[0].exportsFilter) {
          this.castNodeTo(node, "ExportAllDeclaration");
          node.exported = node.specifiers[0].exported;
          delete node.specifiers;
        }
      case "ExportDefaultDeclaration":
        {
          const {
            declaration: declaration2
          } = node;
          if (declaration2?.type === "ClassDeclaration" && declaration2.decorators?.length > 0 && declaration2.start === node.start) {
            this.resetStartLocation(node, exportStartLoc);
          }
        }
        break;
    }
    return node;
  }
  stopParseSubscript(base, state) {
    const node = super.stopParseSubscript(base, state);
    if (state.optionalChainMember) {
      return this.estreeParseChainExpression(node, base);
    }
    return node;
  }
  parseMember(base, startLoc, state, computed, optional) {
    const node = super.parseMember(base, startLoc, state, computed, optional);
    if (node.type === "OptionalMemberExpression") {
      this.castNodeTo(node, "MemberExpression");
    } else {
      node.optional = false;
    }
    return node;
  }
  isOptionalMemberExpression(node) {
    if (node.type === "ChainExpression") {
      return node.expression.type === "MemberExpression";
    }
    return super.isOptionalMemberExpression(node);
  }
  hasPropertyAsPrivateName(node) {
    if (node.type === "ChainExpression") {
      node = node.expression;
    }
    return super.hasPropertyAsPrivateName(node);
  }
  isObjectProperty(node) {
    return node.type === "Property" && node.kind === "init" && !node.method;
  }
  isObjectMethod(node) {
    return node.type === "Property" && (node.method || node.kind === "get" || node.kind === "set");
  }
  castNodeTo(node, type) {
    const result = super.castNodeTo(node, type);
    this.fillOptionalPropertiesForTSESLint(result);
    return result;
  }
  cloneIdentifier(node) {
    const cloned = super.cloneIdentifier(node);
    this.fillOptionalPropertiesForTSESLint(cloned);
    return cloned;
  }
  cloneStringLiteral(node) {
    if (node.type === "Literal") {
      return this.cloneEstreeStringLiteral(node);
    }
    return super.cloneStringLiteral(node);
  }
  finishNodeAt(node, type, endLoc) {
    return toESTreeLocation(super.finishNodeAt(node, type, endLoc));
  }
  finishNodeAtNode(node, type, endNode) {
    return toESTreeLocation(super.finishNodeAtNode(node, type, endNode));
  }
  finishNode(node, type) {
    const result = super.finishNode(node, type);
    this.fillOptionalPropertiesForTSESLint(result);
    return result;
  }
  resetStartLocation(node, startLoc) {
    super.resetStartLocation(node, startLoc);
    toESTreeLocation(node);
  }
  resetEndLocation(node, endLoc = this.state.lastTokEndLoc) {
    super.resetEndLocation(node, endLoc);
    toESTreeLocation(node);
  }
};
var beforeExpr = true;
var startsExpr = true;
var isLoop = true;
var isAssign = true;
var prefix2 = true;
var postfix = true;
var ExportedTokenType = class {
  label;
  keyword;
  beforeExpr;
  startsExpr;
  rightAssociative;
  isLoop;
  isAssign;
  prefix;
  postfix;
  binop;
  constructor(label, conf = {}) {
    this.label = label;
    this.keyword = conf.keyword;
    this.beforeExpr = !!conf.beforeExpr;
    this.startsExpr = !!conf.startsExpr;
    this.rightAssociative = !!conf.rightAssociative;
    this.isLoop = !!conf.isLoop;
    this.isAssign = !!conf.isAssign;
    this.prefix = !!conf.prefix;
    this.postfix = !!conf.postfix;
    this.binop = conf.binop != null ? conf.binop : null;
  }
};
var keywords$1 = /* @__PURE__ */ new Map();
function createKeyword(name, options2 = {}) {
  options2.keyword = name;
  const token = createToken(name, options2);
  keywords$1.set(name, token);
  return token;
}
function createBinop(name, binop) {
  return createToken(name, {
    beforeExpr,
    binop
  });
}
var tokenTypeCounter = -1;
var tokenTypes = [];
var tokenLabels = [];
var tokenBinops = [];
var tokenBeforeExprs = [];
var tokenStartsExprs = [];
var tokenPrefixes = [];
function createToken(name, options2 = {}) {
  ++tokenTypeCounter;
  tokenLabels.push(name);
  tokenBinops.push(options2.binop ?? -1);
  tokenBeforeExprs.push(options2.beforeExpr ?? false);
  tokenStartsExprs.push(options2.startsExpr ?? false);
  tokenPrefixes.push(options2.prefix ?? false);
  tokenTypes.push(new ExportedTokenType(name, options2));
  return tokenTypeCounter;
}
function createKeywordLike(name, options2 = {}) {
  ++tokenTypeCounter;
  keywords$1.set(name, tokenTypeCounter);
  tokenLabels.push(name);
  tokenBinops.push(options2.binop ?? -1);
  tokenBeforeExprs.push(options2.beforeExpr ?? false);
  tokenStartsExprs.push(options2.startsExpr ?? false);
  tokenPrefixes.push(options2.prefix ?? false);
  tokenTypes.push(new ExportedTokenType("name", options2));
  return tokenTypeCounter;
}
var tt = {
  bracketL: createToken("[", {
    beforeExpr,
    startsExpr
  }),
  bracketR: createToken("]"),
  braceL: createToken("{", {
    beforeExpr,
    startsExpr
  }),
  braceBarL: createToken("{|", {
    beforeExpr,
    startsExpr
  }),
  braceR: createToken("}"),
  braceBarR: createToken("|}"),
  parenL: createToken("(", {
    beforeExpr,
    startsExpr
  }),
  parenR: createToken(")"),
  comma: createToken(",", {
    beforeExpr
  }),
  semi: createToken(";", {
    beforeExpr
  }),
  colon: createToken(":", {
    beforeExpr
  }),
  doubleColon: createToken("::", {
    beforeExpr
  }),
  dot: createToken("."),
  question: createToken("?", {
    beforeExpr
  }),
  questionDot: createToken("?."),
  arrow: createToken("=>", {
    beforeExpr
  }),
  template: createToken("template"),
  ellipsis: createToken("...", {
    beforeExpr
  }),
  backQuote: createToken("`", {
    startsExpr
  }),
  dollarBraceL: createToken("${", {
    beforeExpr,
    startsExpr
  }),
  templateTail: createToken("...`", {
    startsExpr
  }),
  templateNonTail: createToken("...${", {
    beforeExpr,
    startsExpr
  }),
  at: createToken("@"),
  hash: createToken("#", {
    startsExpr
  }),
  interpreterDirective: createToken("#!..."),
  eq: createToken("=", {
    beforeExpr,
    isAssign
  }),
  assign: createToken("_=", {
    beforeExpr,
    isAssign
  }),
  slashAssign: createToken("_=", {
    beforeExpr,
    isAssign
  }),
  xorAssign: createToken("_=", {
    beforeExpr,
    isAssign
  }),
  moduloAssign: createToken("_=", {
    beforeExpr,
    isAssign
  }),
  incDec: createToken("++/--", {
    prefix: prefix2,
    postfix,
    startsExpr
  }),
  bang: createToken("!", {
    beforeExpr,
    prefix: prefix2,
    startsExpr
  }),
  tilde: createToken("~", {
    beforeExpr,
    prefix: prefix2,
    startsExpr
  }),
  doubleCaret: createToken("^^", {
    startsExpr
  }),
  doubleAt: createToken("@@", {
    startsExpr
  }),
  pipeline: createBinop("|>", 0),
  nullishCoalescing: createBinop("??", 1),
  logicalOR: createBinop("||", 1),
  logicalAND: createBinop("&&", 2),
  bitwiseOR: createBinop("|", 3),
  bitwiseXOR: createBinop("^", 4),
  bitwiseAND: createBinop("&", 5),
  equality: createBinop("==/!=/===/!==", 6),
  lt: createBinop("</>/<=/>=", 7),
  gt: createBinop("</>/<=/>=", 7),
  relational: createBinop("</>/<=/>=", 7),
  bitShift: createBinop("<</>>/>>>", 8),
  bitShiftL: createBinop("<</>>/>>>", 8),
  bitShiftR: createBinop("<</>>/>>>", 8),
  plusMin: createToken("+/-", {
    beforeExpr,
    binop: 9,
    prefix: prefix2,
    startsExpr
  }),
  modulo: createToken("%", {
    binop: 10,
    startsExpr
  }),
  star: createToken("*", {
    binop: 10
  }),
  slash: createBinop("/", 10),
  exponent: createToken("**", {
    beforeExpr,
    binop: 11,
    rightAssociative: true
  }),
  _in: createKeyword("in", {
    beforeExpr,
    binop: 7
  }),
  _instanceof: createKeyword("instanceof", {
    beforeExpr,
    binop: 7
  }),
  _break: createKeyword("break"),
  _case: createKeyword("case", {
    beforeExpr
  }),
  _catch: createKeyword("catch"),
  _continue: createKeyword("continue"),
  _debugger: createKeyword("debugger"),
  _default: createKeyword("default", {
    beforeExpr
  }),
  _else: createKeyword("else", {
    beforeExpr
  }),
  _finally: createKeyword("finally"),
  _function: createKeyword("function", {
    startsExpr
  }),
  _if: createKeyword("if"),
  _return: createKeyword("return", {
    beforeExpr
  }),
  _switch: createKeyword("switch"),
  _throw: createKeyword("throw", {
    beforeExpr,
    prefix: prefix2,
    startsExpr
  }),
  _try: createKeyword("try"),
  _var: createKeyword("var"),
  _const: createKeyword("const"),
  _with: createKeyword("with"),
  _new: createKeyword("new", {
    beforeExpr,
    startsExpr
  }),
  _this: createKeyword("this", {
    startsExpr
  }),
  _super: createKeyword("super", {
    startsExpr
  }),
  _class: createKeyword("class", {
    startsExpr
  }),
  _extends: createKeyword("extends", {
    beforeExpr
  }),
  _export: createKeyword("export"),
  _import: createKeyword("import", {
    startsExpr
  }),
  _null: createKeyword("null", {
    startsExpr
  }),
  _true: createKeyword("true", {
    startsExpr
  }),
  _false: createKeyword("false", {
    startsExpr
  }),
  _typeof: createKeyword("typeof", {
    beforeExpr,
    prefix: prefix2,
    startsExpr
  }),
  _void: createKeyword("void", {
    beforeExpr,
    prefix: prefix2,
    startsExpr
  }),
  _delete: createKeyword("delete", {
    beforeExpr,
    prefix: prefix2,
    startsExpr
  }),
  _do: createKeyword("do", {
    isLoop,
    beforeExpr
  }),
  _for: createKeyword("for", {
    isLoop
  }),
  _while: createKeyword("while", {
    isLoop
  }),
  _arguments: createKeywordLike("arguments", {
    startsExpr
  }),
  _as: createKeywordLike("as", {
    startsExpr
  }),
  _assert: createKeywordLike("assert", {
    startsExpr
  }),
  _async: createKeywordLike("async", {
    startsExpr
  }),
  _await: createKeywordLike("await", {
    startsExpr
  }),
  _defer: createKeywordLike("defer", {
    startsExpr
  }),
  _from: createKeywordLike("from", {
    startsExpr
  }),
  _get: createKeywordLike("get", {
    startsExpr
  }),
  _let: createKeywordLike("let", {
    startsExpr
  }),
  _meta: createKeywordLike("meta", {
    startsExpr
  }),
  _of: createKeywordLike("of", {
    startsExpr
  }),
  _sent: createKeywordLike("sent", {
    startsExpr
  }),
  _set: createKeywordLike("set", {
    startsExpr
  }),
  _source: createKeywordLike("source", {
    startsExpr
  }),
  _static: createKeywordLike("static", {
    startsExpr
  }),
  _struct: createKeywordLike("struct", {
    startsExpr
  }),
  _sync: createKeywordLike("sync", {
    startsExpr
  }),
  _using: createKeywordLike("using", {
    startsExpr
  }),
  _yield: createKeywordLike("yield", {
    startsExpr
  }),
  _asserts: createKeywordLike("asserts", {
    startsExpr
  }),
  _checks: createKeywordLike("checks", {
    startsExpr
  }),
  _exports: createKeywordLike("exports", {
    startsExpr
  }),
  _global: createKeywordLike("global", {
    startsExpr
  }),
  _implements: createKeywordLike("implements", {
    startsExpr
  }),
  _intrinsic: createKeywordLike("intrinsic", {
    startsExpr
  }),
  _infer: createKeywordLike("infer", {
    startsExpr
  }),
  _is: createKeywordLike("is", {
    startsExpr
  }),
  _mixins: createKeywordLike("mixins", {
    startsExpr
  }),
  _proto: createKeywordLike("proto", {
    startsExpr
  }),
  _require: createKeywordLike("require", {
    startsExpr
  }),
  _satisfies: createKeywordLike("satisfies", {
    startsExpr
  }),
  _keyof: createKeywordLike("keyof", {
    startsExpr
  }),
  _readonly: createKeywordLike("readonly", {
    startsExpr
  }),
  _unique: createKeywordLike("unique", {
    startsExpr
  }),
  _abstract: createKeywordLike("abstract", {
    startsExpr
  }),
  _declare: createKeywordLike("declare", {
    startsExpr
  }),
  _enum: createKeywordLike("enum", {
    startsExpr
  }),
  _module: createKeywordLike("module", {
    startsExpr
  }),
  _namespace: createKeywordLike("namespace", {
    startsExpr
  }),
  _interface: createKeywordLike("interface", {
    startsExpr
  }),
  _type: createKeywordLike("type", {
    startsExpr
  }),
  _opaque: createKeywordLike("opaque", {
    startsExpr
  }),
  name: createToken("name", {
    startsExpr
  }),
  placeholder: createToken("%%", {
    startsExpr
  }),
  string: createToken("string", {
    startsExpr
  }),
  num: createToken("num", {
    startsExpr
  }),
  bigint: createToken("bigint", {
    startsExpr
  }),
  regexp: createToken("regexp", {
    startsExpr
  }),
  privateName: createToken("#name", {
    startsExpr
  }),
  eof: createToken("eof"),
  jsxName: createToken("jsxName"),
  jsxText: createToken("jsxText", {
    beforeExpr
  }),
  jsxTagStart: createToken("jsxTagStart", {
    startsExpr
  }),
  jsxTagEnd: createToken("jsxTagEnd")
};
function tokenIsIdentifier(token) {
  return token >= 89 && token <= 132;
}
function tokenKeywordOrIdentifierIsKeyword(token) {
  return token <= 88;
}
function tokenIsKeywordOrIdentifier(token) {
  return token >= 54 && token <= 132;
}
function tokenIsLiteralPropertyName(token) {
  return token >= 54 && token <= 135;
}
function tokenComesBeforeExpression(token) {
  return tokenBeforeExprs[token];
}
function tokenCanStartExpression(token) {
  return tokenStartsExprs[token];
}
function tokenIsAssignment(token) {
  return token >= 25 && token <= 29;
}
function tokenIsFlowInterfaceOrTypeOrOpaque(token) {
  return token >= 128 && token <= 130;
}
function tokenIsLoop(token) {
  return token >= 86 && token <= 88;
}
function tokenIsKeyword(token) {
  return token >= 54 && token <= 88;
}
function tokenIsOperator(token) {
  return token >= 35 && token <= 55;
}
function tokenIsPostfix(token) {
  return token === 30;
}
function tokenIsPrefix(token) {
  return tokenPrefixes[token];
}
function tokenIsTSTypeOperator(token) {
  return token >= 120 && token <= 122;
}
function tokenIsTSDeclarationStart(token) {
  return token >= 123 && token <= 129;
}
function tokenLabelName(token) {
  return tokenLabels[token];
}
function tokenOperatorPrecedence(token) {
  return tokenBinops[token];
}
function tokenIsRightAssociative(token) {
  return token === 53;
}
function tokenIsTemplate(token) {
  return token >= 20 && token <= 21;
}
function getExportedToken(token) {
  return tokenTypes[token];
}
var TokContext = class {
  constructor(token, preserveSpace) {
    this.token = token;
    this.preserveSpace = !!preserveSpace;
  }
  token;
  preserveSpace;
};
var types2 = {
  brace: new TokContext("{"),
  j_oTag: new TokContext("<tag"),
  j_cTag: new TokContext("</tag"),
  j_expr: new TokContext("<tag>...</tag>", true)
};
var bmpIdentifierStart = /[\p{ID_Start}\u0558\u058b\u058c\u088f\u0c5c\u0cdc\u208f\u209d-\u209f\ua7ce\ua7cf\ua7d2\ua7d4\ua7dd\ua7e2\ua7f1\uab6c\uab6d]/u;
var bmpIdentifier = /[\p{ID_Continue}\u0558\u058b\u058c\u088f\u0c5c\u0cdc\u208f\u209d-\u209f\ua7ce\ua7cf\ua7d2\ua7d4\ua7dd\ua7e2\ua7f1\uab6c\uab6d\u05c8\u05c9\u0b53\u0b54\u1acf-\u1af0]/u;
var supplementaryIdentifierStartCodes = [1979, 4, 385, 25, 1388, 2, 18, 21, 3100, 0, 678, 43, 22, 0, 1662, 0, 6, 10, 209, 310, 18458, 24, 3, 24, 287, 4, 6146, 7, 1239, 4, 47, 23, 96, 114, 14, 913, 15, 50, 8017, 5, 64, 0, 9534, 0, 2169, 5, 7, 86, 15, 6, 55, 50, 1729, 30, 2, 2, 2, 1, 2, 6, 3, 4, 10, 1, 53307, 5, 223, 0, 5764, 11, 21763, 4297, 39815, 11327];
var supplementaryIdentifierCodes = [3787, 4, 33, 11, 3173, 7, 633, 9, 7, 0, 45879, 1, 296, 2, 9, 1, 3, 0, 33, 1, 5218, 0, 3, 0, 8, 1, 6, 0];
function isInSupplementarySet(code2, set) {
  let pos = 65536;
  for (let i = 0, length = set.length; i < length; i += 2) {
    pos += set[i];
    if (pos > code2) return false;
    pos += set[i + 1];
    if (pos >= code2) return true;
  }
  return false;
}
function isIdentifierStart(code2) {
  if (code2 < 65) return code2 === 36;
  if (code2 <= 90) return true;
  if (code2 < 97) return code2 === 95;
  if (code2 <= 122) return true;
  if (code2 <= 65535) {
    return code2 >= 170 && bmpIdentifierStart.test(String.fromCharCode(code2));
  }
  return !isNaN(code2) && code2 <= 1114111 && (bmpIdentifierStart.test(String.fromCodePoint(code2)) || isInSupplementarySet(code2, supplementaryIdentifierStartCodes));
}
function isIdentifierChar(code2) {
  if (code2 < 48) return code2 === 36;
  if (code2 < 58) return true;
  if (code2 < 65) return false;
  if (code2 <= 90) return true;
  if (code2 < 97) return code2 === 95;
  if (code2 <= 122) return true;
  if (code2 <= 65535) {
    return code2 >= 170 && bmpIdentifier.test(String.fromCharCode(code2));
  }
  return !isNaN(code2) && code2 <= 1114111 && (bmpIdentifier.test(String.fromCodePoint(code2)) || isInSupplementarySet(code2, supplementaryIdentifierStartCodes) || isInSupplementarySet(code2, supplementaryIdentifierCodes));
}
var reservedWords = {
  keyword: ["break", "case", "catch", "continue", "debugger", "default", "do", "else", "finally", "for", "function", "if", "return", "switch", "throw", "try", "var", "const", "while", "with", "new", "this", "super", "class", "extends", "export", "import", "null", "true", "false", "in", "instanceof", "typeof", "void", "delete"],
  strict: ["implements", "interface", "let", "package", "private", "protected", "public", "static", "yield"],
  strictBind: ["eval", "arguments"]
};
var keywords = new Set(reservedWords.keyword);
var reservedWordsStrictSet = new Set(reservedWords.strict);
var reservedWordsStrictBindSet = new Set(reservedWords.strictBind);
function isReservedWord(word, inModule) {
  return inModule && word === "await" || word === "enum";
}
function isStrictReservedWord(word, inModule) {
  return isReservedWord(word, inModule) || reservedWordsStrictSet.has(word);
}
function isStrictBindOnlyReservedWord(word) {
  return reservedWordsStrictBindSet.has(word);
}
function isStrictBindReservedWord(word, inModule) {
  return isStrictReservedWord(word, inModule) || isStrictBindOnlyReservedWord(word);
}
function isKeyword(word) {
  return keywords.has(word);
}
function isIteratorStart(current, next, next2) {
  return current === 64 && next === 64 && isIdentifierStart(next2);
}
var reservedWordLikeSet = /* @__PURE__ */ new Set(["break", "case", "catch", "continue", "debugger", "default", "do", "else", "finally", "for", "function", "if", "return", "switch", "throw", "try", "var", "const", "while", "with", "new", "this", "super", "class", "extends", "export", "import", "null", "true", "false", "in", "instanceof", "typeof", "void", "delete", "implements", "interface", "let", "package", "private", "protected", "public", "static", "yield", "eval", "arguments", "enum", "await"]);
function canBeReservedWord(word) {
  return reservedWordLikeSet.has(word);
}
var Scope = class {
  flags = 0;
  names = /* @__PURE__ */ new Map();
  firstLexicalName = "";
  constructor(flags) {
    this.flags = flags;
  }
};
var ScopeHandler = class {
  parser;
  scopeStack = [];
  inModule;
  undefinedExports = /* @__PURE__ */ new Map();
  constructor(parser, inModule) {
    this.parser = parser;
    this.inModule = inModule;
  }
  get inTopLevel() {
    return (this.currentScope().flags & 1) > 0;
  }
  get inFunction() {
    return (this.currentVarScopeFlags() & 2) > 0;
  }
  get allowSuper() {
    return (this.currentThisScopeFlags() & 16) > 0;
  }
  get allowDirectSuper() {
    return (this.currentThisScopeFlags() & 32) > 0;
  }
  get allowNewTarget() {
    return (this.currentThisScopeFlags() & 512) > 0;
  }
  get inClass() {
    return (this.currentThisScopeFlags() & 64) > 0;
  }
  get inClassAndNotInNonArrowFunction() {
    const flags = this.currentThisScopeFlags();
    return (flags & 64) > 0 && (flags & 2) === 0;
  }
  get inStaticBlock() {
    for (let i = this.scopeStack.length - 1; ; i--) {
      const {
        flags
      } = this.scopeStack[i];
      if (flags & 128) {
        return true;
      }
      if (flags & (3715 | 64)) {
        return false;
      }
    }
  }
  get inNonArrowFunction() {
    return (this.currentThisScopeFlags() & 2) > 0;
  }
  get inBareCaseStatement() {
    return (this.currentScope().flags & 256) > 0;
  }
  get treatFunctionsAsVar() {
    return this.treatFunctionsAsVarInScope(this.currentScope());
  }
  createScope(flags) {
    return new Scope(flags);
  }
  enter(flags) {
    this.scopeStack.push(this.createScope(flags));
  }
  exit() {
    const scope = this.scopeStack.pop();
    return scope.flags;
  }
  treatFunctionsAsVarInScope(scope) {
    return !!(scope.flags & (2 | 128) || !this.parser.inModule && scope.flags & 1);
  }
  declareName(name, bindingType, loc) {
    let scope = this.currentScope();
    if (bindingType & 8 || bindingType & 16) {
      this.checkRedeclarationInScope(scope, name, bindingType, loc);
      let type = scope.names.get(name) || 0;
      if (bindingType & 16) {
        type = type | 4;
      } else {
        if (!scope.firstLexicalName) {
          scope.firstLexicalName = name;
        }
        type = type | 2;
      }
      scope.names.set(name, type);
      if (bindingType & 8) {
        this.maybeExportDefined(scope, name);
      }
    } else if (bindingType & 4) {
      for (let i = this.scopeStack.length - 1; i >= 0; --i) {
        scope = this.scopeStack[i];
        this.checkRedeclarationInScope(scope, name, bindingType, loc);
        scope.names.set(name, (scope.names.get(name) || 0) | 1);
        this.maybeExportDefined(scope, name);
        if (scope.flags & 3715) break;
      }
    }
    if (this.parser.inModule && scope.flags & 1) {
      this.undefinedExports.delete(name);
    }
  }
  maybeExportDefined(scope, name) {
    if (this.parser.inModule && scope.flags & 1) {
      this.undefinedExports.delete(name);
    }
  }
  checkRedeclarationInScope(scope, name, bindingType, loc) {
    if (this.isRedeclaredInScope(scope, name, bindingType)) {
      this.parser.raise(Errors.VarRedeclaration, loc, {
        identifierName: name
      });
    }
  }
  isRedeclaredInScope(scope, name, bindingType) {
    if (!(bindingType & 1)) return false;
    if (bindingType & 8) {
      return scope.names.has(name);
    }
    const type = scope.names.get(name) || 0;
    if (bindingType & 16) {
      return (type & 2) > 0 || !this.treatFunctionsAsVarInScope(scope) && (type & 1) > 0;
    }
    return (type & 2) > 0 && !(scope.flags & 8 && scope.firstLexicalName === name) || !this.treatFunctionsAsVarInScope(scope) && (type & 4) > 0;
  }
  checkLocalExport(id) {
    const {
      name
    } = id;
    const topLevelScope = this.scopeStack[0];
    if (!topLevelScope.names.has(name)) {
      this.undefinedExports.set(name, id.start);
    }
  }
  currentScope() {
    return this.scopeStack[this.scopeStack.length - 1];
  }
  currentVarScopeFlags() {
    for (let i = this.scopeStack.length - 1; ; i--) {
      const {
        flags
      } = this.scopeStack[i];
      if (flags & 3715) {
        return flags;
      }
    }
  }
  currentThisScopeFlags() {
    for (let i = this.scopeStack.length - 1; ; i--) {
      const {
        flags
      } = this.scopeStack[i];
      if (flags & (3715 | 64) && !(flags & 4)) {
        return flags;
      }
    }
  }
};
var FlowScope = class extends Scope {
  declareFunctions = /* @__PURE__ */ new Set();
};
var FlowScopeHandler = class extends ScopeHandler {
  createScope(flags) {
    return new FlowScope(flags);
  }
  declareName(name, bindingType, loc) {
    const scope = this.currentScope();
    if (bindingType & 2048) {
      this.checkRedeclarationInScope(scope, name, bindingType, loc);
      this.maybeExportDefined(scope, name);
      scope.declareFunctions.add(name);
      return;
    }
    super.declareName(name, bindingType, loc);
  }
  isRedeclaredInScope(scope, name, bindingType) {
    if (super.isRedeclaredInScope(scope, name, bindingType)) return true;
    if (bindingType & 2048 && !scope.declareFunctions.has(name)) {
      const type = scope.names.get(name);
      return (type & 4) > 0 || (type & 2) > 0;
    }
    return false;
  }
  checkLocalExport(id) {
    if (!this.scopeStack[0].declareFunctions.has(id.name)) {
      super.checkLocalExport(id);
    }
  }
};
var reservedTypes = /* @__PURE__ */ new Set(["_", "any", "bool", "boolean", "empty", "extends", "false", "interface", "mixed", "null", "number", "static", "string", "true", "typeof", "void"]);
var FlowErrorTemplates = {
  AmbiguousConditionalArrow: "Ambiguous expression: wrap the arrow functions in parentheses to disambiguate.",
  AmbiguousDeclareModuleKind: "Found both `declare module.exports` and `declare export` in the same module. Modules can only have 1 since they are either an ES module or they are a CommonJS module.",
  AssignReservedType: ({
    reservedType
  }) => `Cannot overwrite reserved type ${reservedType}.`,
  DeclareClassElement: "The `declare` modifier can only appear on class fields.",
  DeclareClassFieldInitializer: "Initializers are not allowed in fields with the `declare` modifier.",
  DuplicateDeclareModuleExports: "Duplicate `declare module.exports` statement.",
  EnumBooleanMemberNotInitialized: ({
    memberName,
    enumName
  }) => `Boolean enum members need to be initialized. Use either \`${memberName} = true,\` or \`${memberName} = false,\` in enum \`${enumName}\`.`,
  EnumDuplicateMemberName: ({
    memberName,
    enumName
  }) => `Enum member names need to be unique, but the name \`${memberName}\` has already been used before in enum \`${enumName}\`.`,
  EnumInconsistentMemberValues: ({
    enumName
  }) => `Enum \`${enumName}\` has inconsistent member initializers. Either use no initializers, or consistently use literals (either booleans, numbers, or strings) for all member initializers.`,
  EnumInvalidExplicitType: ({
    invalidEnumType,
    enumName
  }) => `Enum type \`${invalidEnumType}\` is not valid. Use one of \`boolean\`, \`number\`, \`string\`, or \`symbol\` in enum \`${enumName}\`.`,
  EnumInvalidExplicitTypeUnknownSupplied: ({
    enumName
  }) => `Supplied enum type is not valid. Use one of \`boolean\`, \`number\`, \`string\`, or \`symbol\` in enum \`${enumName}\`.`,
  EnumInvalidMemberInitializerPrimaryType: ({
    enumName,
    memberName,
    explicitType
  }) => `Enum \`${enumName}\` has type \`${explicitType}\`, so the initializer of \`${memberName}\` needs to be a ${explicitType} literal.`,
  EnumInvalidMemberInitializerSymbolType: ({
    enumName,
    memberName
  }) => `Symbol enum members cannot be initialized. Use \`${memberName},\` in enum \`${enumName}\`.`,
  EnumInvalidMemberInitializerUnknownType: ({
    enumName,
    memberName
  }) => `The enum member initializer for \`${memberName}\` needs to be a literal (either a boolean, number, or string) in enum \`${enumName}\`.`,
  EnumInvalidMemberName: ({
    enumName,
    memberName,
    suggestion
  }) => `Enum member names cannot start with lowercase 'a' through 'z'. Instead of using \`${memberName}\`, consider using \`${suggestion}\`, in enum \`${enumName}\`.`,
  EnumNumberMemberNotInitialized: ({
    enumName,
    memberName
  }) => `Number enum members need to be initialized, e.g. \`${memberName} = 1\` in enum \`${enumName}\`.`,
  EnumStringMemberInconsistentlyInitialized: ({
    enumName
  }) => `String enum members need to consistently either all use initializers, or use no initializers, in enum \`${enumName}\`.`,
  GetterMayNotHaveThisParam: "A getter cannot have a `this` parameter.",
  ImportTypeShorthandOnlyInPureImport: "The `type` and `typeof` keywords on named imports can only be used on regular `import` statements. It cannot be used with `import type` or `import typeof` statements.",
  InexactInsideExact: "Explicit inexact syntax cannot appear inside an explicit exact object type.",
  InexactInsideNonObject: "Explicit inexact syntax cannot appear in class or interface definitions.",
  InexactVariance: "Explicit inexact syntax cannot have variance.",
  InvalidNonTypeImportInDeclareModule: "Imports within a `declare module` body must always be `import type` or `import typeof`.",
  MissingTypeParamDefault: "Type parameter declaration needs a default, since a preceding type parameter declaration has a default.",
  NestedDeclareModule: "`declare module` cannot be used inside another `declare module`.",
  NestedFlowComment: "Cannot have a flow comment inside another flow comment.",
  PatternIsOptional: {
    message: "A binding pattern parameter cannot be optional in an implementation signature."
  },
  SetterMayNotHaveThisParam: "A setter cannot have a `this` parameter.",
  SpreadVariance: "Spread properties cannot have variance.",
  ThisParamAnnotationRequired: "A type annotation is required for the `this` parameter.",
  ThisParamBannedInConstructor: "Constructors cannot have a `this` parameter; constructors don't bind `this` like other functions.",
  ThisParamMayNotBeOptional: "The `this` parameter cannot be optional.",
  ThisParamMustBeFirst: "The `this` parameter must be the first function parameter.",
  ThisParamNoDefault: "The `this` parameter may not have a default value.",
  TypeBeforeInitializer: "Type annotations must come before default assignments, e.g. instead of `age = 25: number` use `age: number = 25`.",
  TypeCastInPattern: "The type cast expression is expected to be wrapped with parenthesis.",
  UnexpectedExplicitInexactInObject: "Explicit inexact syntax must appear at the end of an inexact object.",
  UnexpectedReservedType: ({
    reservedType
  }) => `Unexpected reserved type ${reservedType}.`,
  UnexpectedReservedUnderscore: "`_` is only allowed as a type argument to call or new.",
  UnexpectedSpaceBetweenModuloChecks: "Spaces between `%` and `checks` are not allowed here.",
  UnexpectedSpreadType: "Spread operator cannot appear in class or interface definitions.",
  UnexpectedSubtractionOperand: 'Unexpected token, expected "number" or "bigint".',
  UnexpectedTokenAfterTypeParameter: "Expected an arrow function after this type parameter declaration.",
  UnexpectedTypeParameterBeforeAsyncArrowFunction: "Type parameters must come after the async keyword, e.g. instead of `<T> async () => {}`, use `async <T>() => {}`.",
  UnsupportedDeclareExportKind: ({
    unsupportedExportKind,
    suggestion
  }) => `\`declare export ${unsupportedExportKind}\` is not supported. Use \`${suggestion}\` instead.`,
  UnsupportedStatementInDeclareModule: "Only declares and type imports are allowed inside declare module.",
  UnterminatedFlowComment: "Unterminated flow-comment."
};
var FlowErrors = ParseErrorEnum`flow`(FlowErrorTemplates);
function isEsModuleType(bodyElement) {
  return bodyElement.type === "DeclareExportAllDeclaration" || bodyElement.type === "DeclareExportDeclaration" && (!bodyElement.declaration || bodyElement.declaration.type !== "TypeAlias" && bodyElement.declaration.type !== "InterfaceDeclaration");
}
function hasTypeImportKind(node) {
  return node.importKind === "type" || node.importKind === "typeof";
}
var exportSuggestions = {
  const: "declare export var",
  let: "declare export var",
  type: "export type",
  interface: "export interface"
};
function partition(list2, test) {
  const list1 = [];
  const list22 = [];
  for (let i = 0; i < list2.length; i++) {
    (test(list2[i], i, list2) ? list1 : list22).push(list2[i]);
  }
  return [list1, list22];
}
var FLOW_PRAGMA_REGEX = /\*?\s*@((?:no)?flow)\b/;
var flow = (superClass) => class FlowParserMixin extends superClass {
  flowPragma = void 0;
  getScopeHandler() {
    return FlowScopeHandler;
  }
  shouldParseTypes() {
    return this.getPluginOption("flow", "all") || this.flowPragma === "flow";
  }
  finishToken(type, val) {
    if (type !== 133 && type !== 9 && type !== 24) {
      if (this.flowPragma === void 0) {
        this.flowPragma = null;
      }
    }
    super.finishToken(type, val);
  }
  addComment(comment) {
    if (this.flowPragma === void 0) {
      const matches = FLOW_PRAGMA_REGEX.exec(comment.value);
      if (!matches) ;
      else if (matches[1] === "flow") {
        this.flowPragma = "flow";
      } else if (matches[1] === "noflow") {
        this.flowPragma = "noflow";
      } else {
        throw new Error("Unexpected flow pragma");
      }
    }
    super.addComment(comment);
  }
  flowParseTypeInitialiser(tok) {
    const oldInType = this.state.inType;
    this.state.inType = true;
    this.expect(tok || 10);
    const type = this.flowParseType();
    this.state.inType = oldInType;
    return type;
  }
  flowParsePredicate() {
    const node = this.startNode();
    const moduloLoc = this.state.startLoc;
    this.next();
    this.expectContextual(109);
    if (this.state.lastTokStartLoc.index > moduloLoc.index + 1) {
      this.raise(FlowErrors.UnexpectedSpaceBetweenModuloChecks, moduloLoc);
    }
    if (this.eat(6)) {
      node.value = super.parseExpression();
      this.expect(7);
      return this.finishNode(node, "DeclaredPredicate");
    } else {
      return this.finishNode(node, "InferredPredicate");
    }
  }
  flowParseTypeAndPredicateInitialiser(allowLonePredicate) {
    const oldInType = this.state.inType;
    this.state.inType = true;
    this.expect(10);
    let type = null;
    let predicate = null;
    if (allowLonePredicate && this.match(50)) {
      this.state.inType = oldInType;
      predicate = this.flowParsePredicate();
    } else {
      type = this.flowParseType();
      this.state.inType = oldInType;
      if (this.match(50)) {
        predicate = this.flowParsePredicate();
      }
    }
    return [type, predicate];
  }
  flowParseDeclareClass(node) {
    this.next();
    this.flowParseInterfaceish(node, true);
    return this.finishNode(node, "DeclareClass");
  }
  flowParseDeclareFunction(node) {
    this.next();
    const id = node.id = this.parseIdentifier();
    const typeNode = this.startNode();
    const typeContainer = this.startNode();
    if (this.match(43)) {
      typeNode.typeParameters = this.flowParseTypeParameterDeclaration();
    } else {
      typeNode.typeParameters = null;
    }
    this.expect(6);
    const tmp = this.flowParseFunctionTypeParams();
    typeNode.params = tmp.params;
    typeNode.rest = tmp.rest;
    typeNode.this = tmp._this;
    this.expect(7);
    [typeNode.returnType, node.predicate] = this.flowParseTypeAndPredicateInitialiser(false);
    typeContainer.typeAnnotation = this.finishNode(typeNode, "FunctionTypeAnnotation");
    id.typeAnnotation = this.finishNode(typeContainer, "TypeAnnotation");
    this.resetEndLocation(id);
    this.semicolon();
    this.scope.declareName(node.id.name, 2048, node.id.start);
    return this.finishNode(node, "DeclareFunction");
  }
  flowParseDeclare(node, insideModule) {
    if (this.match(76)) {
      return this.flowParseDeclareClass(node);
    } else if (this.match(64)) {
      return this.flowParseDeclareFunction(node);
    } else if (this.match(70)) {
      return this.flowParseDeclareVariable(node);
    } else if (this.eatContextual(126)) {
      if (this.match(12)) {
        return this.flowParseDeclareModuleExports(node);
      } else {
        if (insideModule) {
          this.raise(FlowErrors.NestedDeclareModule, this.state.lastTokStartLoc);
        }
        return this.flowParseDeclareModule(node);
      }
    } else if (this.isContextual(129)) {
      return this.flowParseDeclareTypeAlias(node);
    } else if (this.isContextual(130)) {
      return this.flowParseDeclareOpaqueType(node);
    } else if (this.isContextual(128)) {
      return this.flowParseDeclareInterface(node);
    } else if (this.match(78)) {
      return this.flowParseDeclareExportDeclaration(node, insideModule);
    }
    throw this.unexpected();
  }
  flowParseDeclareVariable(node) {
    this.next();
    node.id = this.flowParseTypeAnnotatableIdentifier();
    this.scope.declareName(node.id.name, 5, node.id.start);
    this.semicolon();
    return this.finishNode(node, "DeclareVariable");
  }
  flowParseDeclareModule(node) {
    this.scope.enter(0);
    if (this.match(133)) {
      node.id = super.parseExprAtom();
    } else {
      node.id = this.parseIdentifier();
    }
    const bodyNode = this.startNode();
    const body = bodyNode.body = [];
    this.expect(2);
    while (!this.match(4)) {
      const bodyNode2 = this.startNode();
      if (this.match(79)) {
        this.next();
        if (!this.isContextual(129) && !this.match(83)) {
          this.raise(FlowErrors.InvalidNonTypeImportInDeclareModule, this.state.lastTokStartLoc);
        }
        body.push(super.parseImport(bodyNode2));
      } else {
        this.expectContextual(124, FlowErrors.UnsupportedStatementInDeclareModule);
        body.push(this.flowParseDeclare(bodyNode2, true));
      }
    }
    this.scope.exit();
    this.expect(4);
    node.body = this.finishNode(bodyNode, "BlockStatement");
    let kind = null;
    let hasModuleExport = false;
    body.forEach((bodyElement) => {
      if (isEsModuleType(bodyElement)) {
        if (kind === "CommonJS") {
          this.raise(FlowErrors.AmbiguousDeclareModuleKind, bodyElement);
        }
        kind = "ES";
      } else if (bodyElement.type === "DeclareModuleExports") {
        if (hasModuleExport) {
          this.raise(FlowErrors.DuplicateDeclareModuleExports, bodyElement);
        }
        if (kind === "ES") {
          this.raise(FlowErrors.AmbiguousDeclareModuleKind, bodyElement);
        }
        kind = "CommonJS";
        hasModuleExport = true;
      }
    });
    node.kind = kind || "CommonJS";
    return this.finishNode(node, "DeclareModule");
  }
  flowParseDeclareExportDeclaration(node, insideModule) {
    this.expect(78);
    if (this.eat(61)) {
      if (this.match(64) || this.match(76)) {
        node.declaration = this.flowParseDeclare(this.startNode());
      } else {
        node.declaration = this.flowParseType();
        this.semicolon();
      }
      node.default = true;
      return this.finishNode(node, "DeclareExportDeclaration");
    } else {
      if (this.match(71) || this.isLet() || (this.isContextual(129) || this.isContextual(128)) && !insideModule) {
        const label = this.state.value;
        throw this.raise(FlowErrors.UnsupportedDeclareExportKind, this.state.startLoc, {
          unsupportedExportKind: label,
          suggestion: exportSuggestions[label]
        });
      }
      if (this.match(70) || this.match(64) || this.match(76) || this.isContextual(130)) {
        node.declaration = this.flowParseDeclare(this.startNode());
        node.default = false;
        return this.finishNode(node, "DeclareExportDeclaration");
      } else if (this.match(51) || this.match(2) || this.isContextual(128) || this.isContextual(129) || this.isContextual(130)) {
        const result = this.parseExport(node, null);
        if (result.type === "ExportNamedDeclaration") {
          result.default = false;
          delete result.exportKind;
          return this.castNodeTo(result, "DeclareExportDeclaration");
        } else {
          return this.castNodeTo(result, "DeclareExportAllDeclaration");
        }
      }
    }
    throw this.unexpected();
  }
  flowParseDeclareModuleExports(node) {
    this.next();
    this.expectContextual(110);
    node.typeAnnotation = this.flowParseTypeAnnotation();
    this.semicolon();
    return this.finishNode(node, "DeclareModuleExports");
  }
  flowParseDeclareTypeAlias(node) {
    this.next();
    const finished = this.flowParseTypeAlias(node);
    this.castNodeTo(finished, "DeclareTypeAlias");
    return finished;
  }
  flowParseDeclareOpaqueType(node) {
    this.next();
    return this.flowParseOpaqueType(node, true);
  }
  flowParseDeclareInterface(node) {
    this.next();
    this.flowParseInterfaceish(node, false);
    return this.finishNode(node, "DeclareInterface");
  }
  flowParseInterfaceish(node, isClass) {
    node.id = this.flowParseRestrictedIdentifier(!isClass, true);
    this.scope.declareName(node.id.name, isClass ? 17 : 8201, node.id.start);
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterDeclaration();
    } else {
      node.typeParameters = null;
    }
    node.extends = [];
    if (this.eat(77)) {
      do {
        node.extends.push(this.flowParseInterfaceExtends());
      } while (!isClass && this.eat(8));
    }
    if (isClass) {
      const implemented = [];
      const mixins = [];
      if (this.eatContextual(116)) {
        do {
          mixins.push(this.flowParseInterfaceExtends());
        } while (this.eat(8));
      }
      if (this.eatContextual(112)) {
        do {
          implemented.push(this.flowParseClassImplements());
        } while (this.eat(8));
      }
      node.implements = implemented;
      node.mixins = mixins;
    }
    node.body = this.flowParseObjectType({
      allowStatic: isClass,
      allowExact: false,
      allowSpread: false,
      allowProto: isClass,
      allowInexact: false
    });
  }
  flowParseInterfaceExtends() {
    const node = this.startNode();
    node.id = this.flowParseQualifiedTypeIdentifier();
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterInstantiation();
    } else {
      node.typeParameters = null;
    }
    return this.finishNode(node, "InterfaceExtends");
  }
  flowParseInterface(node) {
    this.flowParseInterfaceish(node, false);
    return this.finishNode(node, "InterfaceDeclaration");
  }
  checkNotUnderscore(word) {
    if (word === "_") {
      this.raise(FlowErrors.UnexpectedReservedUnderscore, this.state.startLoc);
    }
  }
  checkReservedType(word, startLoc, declaration2) {
    if (!reservedTypes.has(word)) return;
    this.raise(declaration2 ? FlowErrors.AssignReservedType : FlowErrors.UnexpectedReservedType, startLoc, {
      reservedType: word
    });
  }
  flowParseRestrictedIdentifierName(liberal, declaration2) {
    this.checkReservedType(this.state.value, this.state.startLoc, declaration2);
    return this.parseIdentifierName(liberal);
  }
  flowParseRestrictedIdentifier(liberal, declaration2) {
    const node = this.startNode();
    const name = this.flowParseRestrictedIdentifierName(liberal, declaration2);
    return this.createIdentifier(node, name);
  }
  flowParseTypeAlias(node) {
    node.id = this.flowParseRestrictedIdentifier(false, true);
    this.scope.declareName(node.id.name, 8201, node.id.start);
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterDeclaration();
    } else {
      node.typeParameters = null;
    }
    node.right = this.flowParseTypeInitialiser(25);
    this.semicolon();
    return this.finishNode(node, "TypeAlias");
  }
  flowParseOpaqueType(node, declare) {
    this.expectContextual(129);
    node.id = this.flowParseRestrictedIdentifier(true, true);
    this.scope.declareName(node.id.name, 8201, node.id.start);
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterDeclaration();
    } else {
      node.typeParameters = null;
    }
    node.supertype = null;
    if (this.match(10)) {
      node.supertype = this.flowParseTypeInitialiser(10);
    }
    node.impltype = null;
    if (!declare) {
      node.impltype = this.flowParseTypeInitialiser(25);
    }
    this.semicolon();
    return this.finishNode(node, declare ? "DeclareOpaqueType" : "OpaqueType");
  }
  flowParseTypeParameterBound() {
    if (this.match(10) || this.isContextual(77)) {
      const node = this.startNode();
      this.next();
      node.typeAnnotation = this.flowParseType();
      return this.finishNode(node, "TypeAnnotation");
    }
  }
  flowParseTypeParameter(requireDefault = false) {
    const nodeStartLoc = this.state.startLoc;
    const node = this.startNode();
    const variance = this.flowParseVariance();
    node.name = this.flowParseRestrictedIdentifierName();
    node.variance = variance;
    node.bound = this.flowParseTypeParameterBound();
    if (this.match(25)) {
      this.eat(25);
      node.default = this.flowParseType();
    } else {
      if (requireDefault) {
        this.raise(FlowErrors.MissingTypeParamDefault, nodeStartLoc);
      }
    }
    return this.finishNode(node, "TypeParameter");
  }
  flowParseTypeParameterDeclaration() {
    const oldInType = this.state.inType;
    const node = this.startNode();
    node.params = [];
    this.state.inType = true;
    if (this.match(43) || this.match(141)) {
      this.next();
    } else {
      this.unexpected();
    }
    let defaultRequired = false;
    do {
      const typeParameter = this.flowParseTypeParameter(defaultRequired);
      node.params.push(typeParameter);
      if (typeParameter.default) {
        defaultRequired = true;
      }
      if (!this.match(44)) {
        this.expect(8);
      }
    } while (!this.match(44));
    this.expect(44);
    this.state.inType = oldInType;
    return this.finishNode(node, "TypeParameterDeclaration");
  }
  flowInTopLevelContext(cb) {
    if (this.curContext() !== types2.brace) {
      const oldContext = this.state.context;
      this.state.context = [oldContext[0]];
      try {
        return cb();
      } finally {
        this.state.context = oldContext;
      }
    } else {
      return cb();
    }
  }
  flowParseTypeParameterInstantiationInExpression() {
    if (this.reScan_lt() !== 43) return;
    return this.flowParseTypeParameterInstantiation();
  }
  flowParseTypeParameterInstantiation() {
    const node = this.startNode();
    const oldInType = this.state.inType;
    this.state.inType = true;
    node.params = [];
    this.flowInTopLevelContext(() => {
      this.expect(43);
      const oldNoAnonFunctionType = this.state.noAnonFunctionType;
      this.state.noAnonFunctionType = false;
      while (!this.match(44)) {
        node.params.push(this.flowParseType());
        if (!this.match(44)) {
          this.expect(8);
        }
      }
      this.state.noAnonFunctionType = oldNoAnonFunctionType;
    });
    this.state.inType = oldInType;
    if (!this.state.inType && this.curContext() === types2.brace) {
      this.reScan_lt_gt();
    }
    this.expect(44);
    return this.finishNode(node, "TypeParameterInstantiation");
  }
  flowParseTypeParameterInstantiationCallOrNew() {
    if (this.reScan_lt() !== 43) return null;
    const node = this.startNode();
    const oldInType = this.state.inType;
    node.params = [];
    this.state.inType = true;
    this.expect(43);
    while (!this.match(44)) {
      node.params.push(this.flowParseTypeOrImplicitInstantiation());
      if (!this.match(44)) {
        this.expect(8);
      }
    }
    this.expect(44);
    this.state.inType = oldInType;
    return this.finishNode(node, "TypeParameterInstantiation");
  }
  flowParseInterfaceType() {
    const node = this.startNode();
    this.expectContextual(128);
    node.extends = [];
    if (this.eat(77)) {
      do {
        node.extends.push(this.flowParseInterfaceExtends());
      } while (this.eat(8));
    }
    node.body = this.flowParseObjectType({
      allowStatic: false,
      allowExact: false,
      allowSpread: false,
      allowProto: false,
      allowInexact: false
    });
    return this.finishNode(node, "InterfaceTypeAnnotation");
  }
  flowParseObjectPropertyKey() {
    return this.match(134) || this.match(133) ? super.parseExprAtom() : this.parseIdentifier(true);
  }
  flowParseObjectTypeIndexer(node, isStatic, variance) {
    node.static = isStatic;
    if (this.lookahead().type === 10) {
      node.id = this.parseIdentifier(true);
      node.key = this.flowParseTypeInitialiser();
    } else {
      node.id = null;
      node.key = this.flowParseType();
    }
    this.expect(1);
    node.value = this.flowParseTypeInitialiser();
    node.variance = variance;
    return this.finishNode(node, "ObjectTypeIndexer");
  }
  flowParseObjectTypeInternalSlot(node, isStatic) {
    node.static = isStatic;
    node.id = this.parseIdentifier(true);
    this.expect(1);
    this.expect(1);
    if (this.match(43) || this.match(6)) {
      node.method = true;
      node.optional = false;
      node.value = this.flowParseObjectTypeMethodish(this.startNodeAtNode(node));
    } else {
      node.method = false;
      if (this.eat(13)) {
        node.optional = true;
      }
      node.value = this.flowParseTypeInitialiser();
    }
    return this.finishNode(node, "ObjectTypeInternalSlot");
  }
  flowParseObjectTypeMethodish(node) {
    node.params = [];
    node.rest = null;
    node.typeParameters = null;
    node.this = null;
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterDeclaration();
    }
    this.expect(6);
    if (this.match(74)) {
      node.this = this.flowParseFunctionTypeParam(true);
      node.this.name = null;
      if (!this.match(7)) {
        this.expect(8);
      }
    }
    while (!this.match(7) && !this.match(17)) {
      node.params.push(this.flowParseFunctionTypeParam(false));
      if (!this.match(7)) {
        this.expect(8);
      }
    }
    if (this.eat(17)) {
      node.rest = this.flowParseFunctionTypeParam(false);
    }
    this.expect(7);
    node.returnType = this.flowParseTypeInitialiser();
    return this.finishNode(node, "FunctionTypeAnnotation");
  }
  flowParseObjectTypeCallProperty(node, isStatic) {
    const valueNode = this.startNode();
    node.static = isStatic;
    node.value = this.flowParseObjectTypeMethodish(valueNode);
    return this.finishNode(node, "ObjectTypeCallProperty");
  }
  flowParseObjectType({
    allowStatic,
    allowExact,
    allowSpread,
    allowProto,
    allowInexact
  }) {
    const oldInType = this.state.inType;
    this.state.inType = true;
    const nodeStart = this.startNode();
    nodeStart.callProperties = [];
    nodeStart.properties = [];
    nodeStart.indexers = [];
    nodeStart.internalSlots = [];
    let endDelim;
    let exact;
    let inexact = false;
    if (allowExact && this.match(3)) {
      this.expect(3);
      endDelim = 5;
      exact = true;
    } else {
      this.expect(2);
      endDelim = 4;
      exact = false;
    }
    nodeStart.exact = exact;
    while (!this.match(endDelim)) {
      let isStatic = false;
      let protoStartLoc = null;
      let inexactStartLoc = null;
      const node = this.startNode();
      if (allowProto && this.isContextual(117)) {
        const lookahead = this.lookahead();
        if (lookahead.type !== 10 && lookahead.type !== 13) {
          this.next();
          protoStartLoc = this.state.startLoc;
          allowStatic = false;
        }
      }
      if (allowStatic && this.isContextual(103)) {
        const lookahead = this.lookahead();
        if (lookahead.type !== 10 && lookahead.type !== 13) {
          this.next();
          isStatic = true;
        }
      }
      const variance = this.flowParseVariance();
      if (this.eat(0)) {
        if (protoStartLoc != null) {
          this.unexpected(protoStartLoc);
        }
        if (this.eat(0)) {
          if (variance) {
            this.unexpected(variance.start);
          }
          nodeStart.internalSlots.push(this.flowParseObjectTypeInternalSlot(node, isStatic));
        } else {
          nodeStart.indexers.push(this.flowParseObjectTypeIndexer(node, isStatic, variance));
        }
      } else if (this.match(6) || this.match(43)) {
        if (protoStartLoc != null) {
          this.unexpected(protoStartLoc);
        }
        if (variance) {
          this.unexpected(variance.start);
        }
        nodeStart.callProperties.push(this.flowParseObjectTypeCallProperty(node, isStatic));
      } else {
        let kind = "init";
        if (this.isContextual(96) || this.isContextual(101)) {
          const lookahead = this.lookahead();
          if (tokenIsLiteralPropertyName(lookahead.type)) {
            kind = this.state.value;
            this.next();
          }
        }
        const propOrInexact = this.flowParseObjectTypeProperty(node, isStatic, protoStartLoc, variance, kind, allowSpread, allowInexact ?? !exact);
        if (propOrInexact === null) {
          inexact = true;
          inexactStartLoc = this.state.lastTokStartLoc;
        } else {
          nodeStart.properties.push(propOrInexact);
        }
      }
      this.flowObjectTypeSemicolon();
      if (inexactStartLoc && !this.match(4) && !this.match(5)) {
        this.raise(FlowErrors.UnexpectedExplicitInexactInObject, inexactStartLoc);
      }
    }
    this.expect(endDelim);
    if (allowSpread) {
      nodeStart.inexact = inexact;
    }
    const out = this.finishNode(nodeStart, "ObjectTypeAnnotation");
    this.state.inType = oldInType;
    return out;
  }
  flowParseObjectTypeProperty(node, isStatic, protoStartLoc, variance, kind, allowSpread, allowInexact) {
    if (this.eat(17)) {
      const isInexactToken = this.match(8) || this.match(9) || this.match(4) || this.match(5);
      if (isInexactToken) {
        if (!allowSpread) {
          this.raise(FlowErrors.InexactInsideNonObject, this.state.lastTokStartLoc);
        } else if (!allowInexact) {
          this.raise(FlowErrors.InexactInsideExact, this.state.lastTokStartLoc);
        }
        if (variance) {
          this.raise(FlowErrors.InexactVariance, variance);
        }
        return null;
      }
      if (!allowSpread) {
        this.raise(FlowErrors.UnexpectedSpreadType, this.state.lastTokStartLoc);
      }
      if (protoStartLoc != null) {
        this.unexpected(protoStartLoc);
      }
      if (variance) {
        this.raise(FlowErrors.SpreadVariance, variance);
      }
      node.argument = this.flowParseType();
      return this.finishNode(node, "ObjectTypeSpreadProperty");
    } else {
      node.key = this.flowParseObjectPropertyKey();
      node.static = isStatic;
      node.proto = protoStartLoc != null;
      node.kind = kind;
      let optional = false;
      if (this.match(43) || this.match(6)) {
        node.method = true;
        if (protoStartLoc != null) {
          this.unexpected(protoStartLoc);
        }
        if (variance) {
          this.unexpected(variance.start);
        }
        node.value = this.flowParseObjectTypeMethodish(this.startNodeAtNode(node));
        if (kind === "get" || kind === "set") {
          this.flowCheckGetterSetterParams(node);
        } else if (!isStatic && !allowSpread && node.key.name === "constructor" && node.value.this) {
          this.raise(FlowErrors.ThisParamBannedInConstructor, node.value.this);
        }
      } else {
        if (kind !== "init") this.unexpected();
        node.method = false;
        if (this.eat(13)) {
          optional = true;
        }
        node.value = this.flowParseTypeInitialiser();
        node.variance = variance;
      }
      node.optional = optional;
      return this.finishNode(node, "ObjectTypeProperty");
    }
  }
  flowCheckGetterSetterParams(property) {
    const paramCount = property.kind === "get" ? 0 : 1;
    const value = property.value;
    const length = value.params.length + (value.rest ? 1 : 0);
    if (value.this) {
      this.raise(property.kind === "get" ? FlowErrors.GetterMayNotHaveThisParam : FlowErrors.SetterMayNotHaveThisParam, value.this);
    }
    if (length !== paramCount) {
      this.raise(property.kind === "get" ? Errors.BadGetterArity : Errors.BadSetterArity, property);
    }
    if (property.kind === "set" && value.rest) {
      this.raise(Errors.BadSetterRestParameter, property);
    }
  }
  flowObjectTypeSemicolon() {
    if (!this.eat(9) && !this.eat(8) && !this.match(4) && !this.match(5)) {
      this.unexpected();
    }
  }
  flowParseQualifiedTypeIdentifier(startLoc, id) {
    startLoc ??= this.state.startLoc;
    let node = id || this.flowParseRestrictedIdentifier(true);
    while (this.eat(12)) {
      const node2 = this.startNodeAt(startLoc);
      node2.qualification = node;
      node2.id = this.flowParseRestrictedIdentifier(true);
      node = this.finishNode(node2, "QualifiedTypeIdentifier");
    }
    return node;
  }
  flowParseGenericType(startLoc, id) {
    const node = this.startNodeAt(startLoc);
    node.typeParameters = null;
    node.id = this.flowParseQualifiedTypeIdentifier(startLoc, id);
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterInstantiation();
    }
    return this.finishNode(node, "GenericTypeAnnotation");
  }
  flowParseTypeofType() {
    const node = this.startNode();
    this.expect(83);
    node.argument = this.flowParsePrimaryType();
    return this.finishNode(node, "TypeofTypeAnnotation");
  }
  flowParseTupleType() {
    const node = this.startNode();
    node.types = [];
    this.expect(0);
    while (this.state.pos < this.length && !this.match(1)) {
      node.types.push(this.flowParseType());
      if (this.match(1)) break;
      this.expect(8);
    }
    this.expect(1);
    return this.finishNode(node, "TupleTypeAnnotation");
  }
  flowParseFunctionTypeParam(first) {
    let name = null;
    let optional = false;
    let typeAnnotation;
    const node = this.startNode();
    const lh = this.lookahead();
    const isThis = this.state.type === 74;
    if (lh.type === 10 || lh.type === 13) {
      if (isThis && !first) {
        this.raise(FlowErrors.ThisParamMustBeFirst, node);
      }
      name = this.parseIdentifier(isThis);
      if (this.eat(13)) {
        optional = true;
        if (isThis) {
          this.raise(FlowErrors.ThisParamMayNotBeOptional, node);
        }
      }
      typeAnnotation = this.flowParseTypeInitialiser();
    } else {
      typeAnnotation = this.flowParseType();
    }
    node.name = name;
    node.optional = optional;
    node.typeAnnotation = typeAnnotation;
    return this.finishNode(node, "FunctionTypeParam");
  }
  reinterpretTypeAsFunctionTypeParam(type) {
    const node = this.startNodeAtNode(type);
    node.name = null;
    node.optional = false;
    node.typeAnnotation = type;
    return this.finishNode(node, "FunctionTypeParam");
  }
  flowParseFunctionTypeParams(params = []) {
    let rest = null;
    let _this = null;
    if (this.match(74)) {
      _this = this.flowParseFunctionTypeParam(true);
      _this.name = null;
      if (!this.match(7)) {
        this.expect(8);
      }
    }
    while (!this.match(7) && !this.match(17)) {
      params.push(this.flowParseFunctionTypeParam(false));
      if (!this.match(7)) {
        this.expect(8);
      }
    }
    if (this.eat(17)) {
      rest = this.flowParseFunctionTypeParam(false);
    }
    return {
      params,
      rest,
      _this
    };
  }
  flowIdentToTypeAnnotation(startLoc, node, id) {
    switch (id.name) {
      case "any":
        return this.finishNode(node, "AnyTypeAnnotation");
      case "bool":
      case "boolean":
        return this.finishNode(node, "BooleanTypeAnnotation");
      case "mixed":
        return this.finishNode(node, "MixedTypeAnnotation");
      case "empty":
        return this.finishNode(node, "EmptyTypeAnnotation");
      case "number":
        return this.finishNode(node, "NumberTypeAnnotation");
      case "string":
        return this.finishNode(node, "StringTypeAnnotation");
      case "symbol":
        return this.finishNode(node, "SymbolTypeAnnotation");
      default:
        this.checkNotUnderscore(id.name);
        return this.flowParseGenericType(startLoc, id);
    }
  }
  flowParsePrimaryType() {
    const startLoc = this.state.startLoc;
    const node = this.startNode();
    let tmp;
    let type;
    let isGroupedType = false;
    const oldNoAnonFunctionType = this.state.noAnonFunctionType;
    switch (this.state.type) {
      case 2:
        return this.flowParseObjectType({
          allowStatic: false,
          allowExact: false,
          allowSpread: true,
          allowProto: false,
          allowInexact: true
        });
      case 3:
        return this.flowParseObjectType({
          allowStatic: false,
          allowExact: true,
          allowSpread: true,
          allowProto: false,
          allowInexact: false
        });
      case 0:
        this.state.noAnonFunctionType = false;
        type = this.flowParseTupleType();
        this.state.noAnonFunctionType = oldNoAnonFunctionType;
        return type;
      case 43: {
        const node2 = this.startNode();
        node2.typeParameters = this.flowParseTypeParameterDeclaration();
        this.expect(6);
        tmp = this.flowParseFunctionTypeParams();
        node2.params = tmp.params;
        node2.rest = tmp.rest;
        node2.this = tmp._this;
        this.expect(7);
        this.expect(15);
        node2.returnType = this.flowParseType();
        return this.finishNode(node2, "FunctionTypeAnnotation");
      }
      case 6: {
        const node2 = this.startNode();
        this.next();
        if (!this.match(7) && !this.match(17)) {
          if (tokenIsIdentifier(this.state.type) || this.match(74)) {
            const token = this.lookahead().type;
            isGroupedType = token !== 13 && token !== 10;
          } else {
            isGroupedType = true;
          }
        }
        if (isGroupedType) {
          this.state.noAnonFunctionType = false;
          type = this.flowParseType();
          this.state.noAnonFunctionType = oldNoAnonFunctionType;
          if (this.state.noAnonFunctionType || !(this.match(8) || this.match(7) && this.lookahead().type === 15)) {
            this.expect(7);
            return type;
          } else {
            this.eat(8);
          }
        }
        if (type) {
          tmp = this.flowParseFunctionTypeParams([this.reinterpretTypeAsFunctionTypeParam(type)]);
        } else {
          tmp = this.flowParseFunctionTypeParams();
        }
        node2.params = tmp.params;
        node2.rest = tmp.rest;
        node2.this = tmp._this;
        this.expect(7);
        this.expect(15);
        node2.returnType = this.flowParseType();
        node2.typeParameters = null;
        return this.finishNode(node2, "FunctionTypeAnnotation");
      }
      case 133:
        return this.parseLiteral(this.state.value, "StringLiteralTypeAnnotation");
      case 81:
      case 82:
        node.value = this.match(81);
        this.next();
        return this.finishNode(node, "BooleanLiteralTypeAnnotation");
      case 49:
        if (this.state.value === "-") {
          this.next();
          if (this.match(134)) {
            return this.parseLiteralAtNode(-this.state.value, "NumberLiteralTypeAnnotation", node);
          }
          if (this.match(135)) {
            return this.parseLiteralAtNode(-this.state.value, "BigIntLiteralTypeAnnotation", node);
          }
          throw this.raise(FlowErrors.UnexpectedSubtractionOperand, this.state.startLoc);
        }
        throw this.unexpected();
      case 134:
        return this.parseLiteral(this.state.value, "NumberLiteralTypeAnnotation");
      case 135:
        return this.parseLiteral(this.state.value, "BigIntLiteralTypeAnnotation");
      case 84:
        this.next();
        return this.finishNode(node, "VoidTypeAnnotation");
      case 80:
        this.next();
        return this.finishNode(node, "NullLiteralTypeAnnotation");
      case 74:
        this.next();
        return this.finishNode(node, "ThisTypeAnnotation");
      case 51:
        this.next();
        return this.finishNode(node, "ExistsTypeAnnotation");
      case 83:
        return this.flowParseTypeofType();
      default:
        if (tokenIsKeyword(this.state.type)) {
          const label = tokenLabelName(this.state.type);
          this.next();
          return super.createIdentifier(node, label);
        } else if (tokenIsIdentifier(this.state.type)) {
          if (this.isContextual(128)) {
            return this.flowParseInterfaceType();
          }
          return this.flowIdentToTypeAnnotation(startLoc, node, this.parseIdentifier());
        }
    }
    throw this.unexpected();
  }
  flowParsePostfixType() {
    const startLoc = this.state.startLoc;
    let type = this.flowParsePrimaryType();
    let seenOptionalIndexedAccess = false;
    while ((this.match(0) || this.match(14)) && !this.canInsertSemicolon()) {
      const node = this.startNodeAt(startLoc);
      const optional = this.eat(14);
      seenOptionalIndexedAccess = seenOptionalIndexedAccess || optional;
      this.expect(0);
      if (!optional && this.match(1)) {
        node.elementType = type;
        this.next();
        type = this.finishNode(node, "ArrayTypeAnnotation");
      } else {
        node.objectType = type;
        node.indexType = this.flowParseType();
        this.expect(1);
        if (seenOptionalIndexedAccess) {
          node.optional = optional;
          type = this.finishNode(node, "OptionalIndexedAccessType");
        } else {
          type = this.finishNode(node, "IndexedAccessType");
        }
      }
    }
    return type;
  }
  flowParsePrefixType() {
    const node = this.startNode();
    if (this.eat(13)) {
      node.typeAnnotation = this.flowParsePrefixType();
      return this.finishNode(node, "NullableTypeAnnotation");
    } else {
      return this.flowParsePostfixType();
    }
  }
  flowParseAnonFunctionWithoutParens() {
    const param = this.flowParsePrefixType();
    if (!this.state.noAnonFunctionType && this.eat(15)) {
      const node = this.startNodeAtNode(param);
      node.params = [this.reinterpretTypeAsFunctionTypeParam(param)];
      node.rest = null;
      node.this = null;
      node.returnType = this.flowParseType();
      node.typeParameters = null;
      return this.finishNode(node, "FunctionTypeAnnotation");
    }
    return param;
  }
  flowParseIntersectionType() {
    const node = this.startNode();
    this.eat(41);
    const type = this.flowParseAnonFunctionWithoutParens();
    node.types = [type];
    while (this.eat(41)) {
      node.types.push(this.flowParseAnonFunctionWithoutParens());
    }
    return node.types.length === 1 ? type : this.finishNode(node, "IntersectionTypeAnnotation");
  }
  flowParseUnionType() {
    const node = this.startNode();
    this.eat(39);
    const type = this.flowParseIntersectionType();
    node.types = [type];
    while (this.eat(39)) {
      node.types.push(this.flowParseIntersectionType());
    }
    return node.types.length === 1 ? type : this.finishNode(node, "UnionTypeAnnotation");
  }
  flowParseType() {
    const oldInType = this.state.inType;
    this.state.inType = true;
    const type = this.flowParseUnionType();
    this.state.inType = oldInType;
    return type;
  }
  flowParseTypeOrImplicitInstantiation() {
    if (this.state.type === 131 && this.state.value === "_") {
      const startLoc = this.state.startLoc;
      const node = this.parseIdentifier();
      return this.flowParseGenericType(startLoc, node);
    } else {
      return this.flowParseType();
    }
  }
  flowParseTypeAnnotation() {
    const node = this.startNode();
    node.typeAnnotation = this.flowParseTypeInitialiser();
    return this.finishNode(node, "TypeAnnotation");
  }
  flowParseTypeAnnotatableIdentifier() {
    const node = this.startNode();
    const name = this.parseIdentifierName();
    if (this.match(10)) {
      node.typeAnnotation = this.flowParseTypeAnnotation();
    }
    return this.createIdentifier(node, name);
  }
  typeCastToParameter(node) {
    node.expression.typeAnnotation = node.typeAnnotation;
    this.resetEndLocationFromNode(node.expression, node.typeAnnotation);
    return node.expression;
  }
  flowParseVariance() {
    let variance = null;
    if (this.match(49)) {
      variance = this.startNode();
      if (this.state.value === "+") {
        variance.kind = "plus";
      } else {
        variance.kind = "minus";
      }
      this.next();
      return this.finishNode(variance, "Variance");
    }
    return variance;
  }
  parseFunctionBody(node, allowExpressionBody, isMethod = false) {
    if (allowExpressionBody) {
      this.forwardNoArrowParamsConversionAt(node, () => super.parseFunctionBody(node, true, isMethod));
      return;
    }
    super.parseFunctionBody(node, false, isMethod);
  }
  parseFunctionBodyAndFinish(node, type, isMethod = false) {
    if (this.match(10)) {
      const typeNode = this.startNode();
      if (type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression") {
        [typeNode.typeAnnotation, node.predicate] = this.flowParseTypeAndPredicateInitialiser(true);
      } else {
        typeNode.typeAnnotation = this.flowParseTypeInitialiser();
      }
      node.returnType = typeNode.typeAnnotation ? this.finishNode(typeNode, "TypeAnnotation") : null;
    }
    return super.parseFunctionBodyAndFinish(node, type, isMethod);
  }
  parseStatementLike(flags) {
    if (this.state.strict && this.isContextual(128)) {
      const lookahead = this.lookahead();
      if (tokenIsKeywordOrIdentifier(lookahead.type)) {
        const node = this.startNode();
        this.next();
        return this.flowParseInterface(node);
      }
    } else if (this.isContextual(125)) {
      const node = this.startNode();
      this.next();
      return this.flowParseEnumDeclaration(node);
    }
    const stmt = super.parseStatementLike(flags);
    if (this.flowPragma === void 0 && !this.isValidDirective(stmt)) {
      this.flowPragma = null;
    }
    return stmt;
  }
  parseExpressionStatement(node, expr, flags) {
    if (expr.type === "Identifier") {
      if (expr.name === "declare") {
        if (this.match(76) || tokenIsIdentifier(this.state.type) || this.match(64) || this.match(70) || this.match(78)) {
          return this.flowParseDeclare(node);
        }
      } else if (tokenIsIdentifier(this.state.type)) {
        if (expr.name === "interface") {
          return this.flowParseInterface(node);
        } else if (expr.name === "type") {
          return this.flowParseTypeAlias(node);
        } else if (expr.name === "opaque") {
          return this.flowParseOpaqueType(node, false);
        }
      }
    }
    return super.parseExpressionStatement(node, expr, flags);
  }
  shouldParseExportDeclaration() {
    const {
      type
    } = this.state;
    if (type === 125 || tokenIsFlowInterfaceOrTypeOrOpaque(type)) {
      return !this.state.containsEsc;
    }
    return super.shouldParseExportDeclaration();
  }
  isExportDefaultSpecifier() {
    const {
      type
    } = this.state;
    if (type === 125 || tokenIsFlowInterfaceOrTypeOrOpaque(type)) {
      return this.state.containsEsc;
    }
    return super.isExportDefaultSpecifier();
  }
  parseExportDefaultExpression() {
    if (this.isContextual(125)) {
      const node = this.startNode();
      this.next();
      return this.flowParseEnumDeclaration(node);
    }
    return super.parseExportDefaultExpression();
  }
  parseConditional(expr, startLoc, refExpressionErrors) {
    if (!this.match(13)) return expr;
    if (refExpressionErrors != null) {
      const nextCh = this.lookaheadCharCode();
      if (nextCh === 44 || nextCh === 61 || nextCh === 58 || nextCh === 41) {
        this.setOptionalParametersError(refExpressionErrors);
        return expr;
      }
    }
    this.expect(13);
    const state = this.state.clone();
    const node = this.startNodeAt(startLoc);
    let {
      consequent,
      failed: failed3
    } = this.tryParseConditionalConsequent();
    const result = this.getArrowLikeExpressions(consequent);
    let valid = result[0];
    const invalid = result[1];
    if (failed3 || invalid.length > 0) {
      if (invalid.length > 0) {
        this.state = state;
        for (let i = 0; i < invalid.length; i++) {
          this.noArrowAt.add(this.offsetToSourcePos(invalid[i].start));
        }
        ({
          consequent,
          failed: failed3
        } = this.tryParseConditionalConsequent());
        [valid] = this.getArrowLikeExpressions(consequent);
      }
      if (failed3 && valid.length > 1) {
        this.raise(FlowErrors.AmbiguousConditionalArrow, state.startLoc);
      }
      if (failed3 && valid.length === 1) {
        this.state = state;
        this.noArrowAt.add(this.offsetToSourcePos(valid[0].start));
        ({
          consequent
        } = this.tryParseConditionalConsequent());
      }
    }
    this.getArrowLikeExpressions(consequent, true);
    this.expect(10);
    node.test = expr;
    node.consequent = consequent;
    node.alternate = this.forwardNoArrowParamsConversionAt(node, () => this.parseMaybeAssign());
    return this.finishNode(node, "ConditionalExpression");
  }
  tryParseConditionalConsequent() {
    this.state.noArrowParamsConversionAt.push(this.state.start);
    const consequent = this.parseMaybeAssignAllowIn();
    const failed3 = !this.match(10);
    this.state.noArrowParamsConversionAt.pop();
    return {
      consequent,
      failed: failed3
    };
  }
  getArrowLikeExpressions(node, disallowInvalid) {
    const stack = [node];
    const arrows = [];
    while (stack.length !== 0) {
      const node2 = stack.pop();
      if (node2.type === "ArrowFunctionExpression") {
        if (node2.typeParameters || !node2.returnType) {
          this.finishArrowValidation(node2);
        } else {
          arrows.push(node2);
        }
        if (node2.body.type !== "BlockStatement") {
          stack.push(node2.body);
        }
      } else if (node2.type === "ConditionalExpression") {
        stack.push(node2.consequent);
        stack.push(node2.alternate);
      }
    }
    if (disallowInvalid) {
      arrows.forEach((node2) => this.finishArrowValidation(node2));
      return [arrows, []];
    }
    return partition(arrows, (node2) => node2.params.every((param) => this.isAssignable(param, true)));
  }
  finishArrowValidation(node) {
    this.toAssignableList(node.params, node.extra?.trailingCommaLoc, false);
    this.scope.enter(514 | 4);
    super.checkParams(node, false, true);
    this.scope.exit();
  }
  forwardNoArrowParamsConversionAt(node, parse6) {
    let result;
    if (this.state.noArrowParamsConversionAt.includes(this.offsetToSourcePos(node.start))) {
      this.state.noArrowParamsConversionAt.push(this.state.start);
      result = parse6();
      this.state.noArrowParamsConversionAt.pop();
    } else {
      result = parse6();
    }
    return result;
  }
  parseParenItem(node, startLoc) {
    const newNode = super.parseParenItem(node, startLoc);
    if (this.eat(13)) {
      newNode.optional = true;
      this.resetEndLocation(node);
    }
    if (this.match(10)) {
      const typeCastNode = this.startNodeAt(startLoc);
      typeCastNode.expression = newNode;
      typeCastNode.typeAnnotation = this.flowParseTypeAnnotation();
      return this.finishNode(typeCastNode, "TypeCastExpression");
    }
    return newNode;
  }
  assertModuleNodeAllowed(node) {
    if (node.type === "ImportDeclaration" && (node.importKind === "type" || node.importKind === "typeof") || node.type === "ExportNamedDeclaration" && node.exportKind === "type" || node.type === "ExportAllDeclaration" && node.exportKind === "type") {
      return;
    }
    super.assertModuleNodeAllowed(node);
  }
  parseExportDeclaration(node) {
    if (this.isContextual(129)) {
      node.exportKind = "type";
      const declarationNode = this.startNode();
      this.next();
      if (this.match(2)) {
        node.specifiers = this.parseExportSpecifiers(true);
        super.parseExportFrom(node);
        return null;
      } else {
        return this.flowParseTypeAlias(declarationNode);
      }
    } else if (this.isContextual(130)) {
      node.exportKind = "type";
      const declarationNode = this.startNode();
      this.next();
      return this.flowParseOpaqueType(declarationNode, false);
    } else if (this.isContextual(128)) {
      node.exportKind = "type";
      const declarationNode = this.startNode();
      this.next();
      return this.flowParseInterface(declarationNode);
    } else if (this.isContextual(125)) {
      node.exportKind = "value";
      const declarationNode = this.startNode();
      this.next();
      return this.flowParseEnumDeclaration(declarationNode);
    } else {
      return super.parseExportDeclaration(node);
    }
  }
  eatExportStar(node) {
    if (super.eatExportStar(node)) return true;
    if (this.isContextual(129) && this.lookahead().type === 51) {
      node.exportKind = "type";
      this.next();
      this.next();
      return true;
    }
    return false;
  }
  maybeParseExportNamespaceSpecifier(node) {
    const {
      startLoc
    } = this.state;
    const hasNamespace = super.maybeParseExportNamespaceSpecifier(node);
    if (hasNamespace && node.exportKind === "type") {
      this.unexpected(startLoc);
    }
    return hasNamespace;
  }
  maybeParseExportNamedSpecifiers(node) {
    if (!super.maybeParseExportNamedSpecifiers(node)) return false;
    const specifier = node.specifiers[node.specifiers.length - 1];
    if (node.exportKind === "type" && specifier?.type === "ExportNamespaceSpecifier") {
      this.unexpected(specifier.start);
    }
    return true;
  }
  parseClassId(node, isStatement, optionalId) {
    if ((!isStatement || optionalId) && this.isContextual(112)) {
      node.id = null;
      return;
    }
    super.parseClassId(node, isStatement, optionalId);
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterDeclaration();
    }
  }
  parseClassMember(classBody, member, state) {
    const {
      startLoc
    } = this.state;
    if (this.isContextual(124)) {
      if (super.parseClassMemberFromModifier(classBody, member)) {
        return;
      }
      member.declare = true;
    }
    super.parseClassMember(classBody, member, state);
    if (member.declare) {
      if (member.type !== "ClassProperty" && member.type !== "ClassPrivateProperty" && member.type !== "PropertyDefinition") {
        this.raise(FlowErrors.DeclareClassElement, startLoc);
      } else if (member.value) {
        this.raise(FlowErrors.DeclareClassFieldInitializer, member.value);
      }
    }
  }
  isIterator(word) {
    return word === "iterator" || word === "asyncIterator";
  }
  readIterator() {
    const word = super.readWord1();
    const fullWord = "@@" + word;
    if (!this.isIterator(word) || !this.state.inType) {
      this.raise(Errors.InvalidIdentifier, this.state.curPosition(), {
        identifierName: fullWord
      });
    }
    this.finishToken(131, fullWord);
  }
  getTokenFromCode(code2) {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (code2 === 123 && next === 124) {
      this.finishOp(3, 2);
    } else if (this.state.inType && (code2 === 62 || code2 === 60)) {
      this.finishOp(code2 === 62 ? 44 : 43, 1);
    } else if (this.state.inType && code2 === 63) {
      if (next === 46) {
        this.finishOp(14, 2);
      } else {
        this.finishOp(13, 1);
      }
    } else if (isIteratorStart(code2, next, this.input.charCodeAt(this.state.pos + 2))) {
      this.state.pos += 2;
      this.readIterator();
    } else {
      super.getTokenFromCode(code2);
    }
  }
  isAssignable(node, isBinding) {
    if (node.type === "TypeCastExpression") {
      return this.isAssignable(node.expression, isBinding);
    } else {
      return super.isAssignable(node, isBinding);
    }
  }
  toAssignable(node, isLHS = false) {
    if (!isLHS && node.type === "AssignmentExpression" && node.left.type === "TypeCastExpression") {
      node.left = this.typeCastToParameter(node.left);
    }
    super.toAssignable(node, isLHS);
  }
  toAssignableListItem(exprList, index2, isLHS) {
    const node = exprList[index2];
    if (node.type === "TypeCastExpression") {
      exprList[index2] = this.typeCastToParameter(node);
    }
    super.toAssignableListItem(exprList, index2, isLHS);
  }
  toReferencedList(exprList, isParenthesizedExpr) {
    for (let i = 0; i < exprList.length; i++) {
      const expr = exprList[i];
      if (expr?.type === "TypeCastExpression" && !expr.extra?.parenthesized && (exprList.length > 1 || !isParenthesizedExpr)) {
        this.raise(FlowErrors.TypeCastInPattern, expr.typeAnnotation);
      }
    }
    return exprList;
  }
  parseArrayLike(close, refExpressionErrors) {
    const node = super.parseArrayLike(close, refExpressionErrors);
    if (node.type === "ArrayExpression") {
      this.toReferencedList(node.elements);
    }
    return node;
  }
  isValidLVal(type, disallowCallExpression, isParenthesized, binding) {
    return type === "TypeCastExpression" || super.isValidLVal(type, disallowCallExpression, isParenthesized, binding);
  }
  parseClassProperty(node) {
    if (this.match(10)) {
      node.typeAnnotation = this.flowParseTypeAnnotation();
    }
    return super.parseClassProperty(node);
  }
  parseClassPrivateProperty(node) {
    if (this.match(10)) {
      node.typeAnnotation = this.flowParseTypeAnnotation();
    }
    return super.parseClassPrivateProperty(node);
  }
  isClassMethod() {
    return this.match(43) || super.isClassMethod();
  }
  isClassProperty() {
    return this.match(10) || super.isClassProperty();
  }
  isNonstaticConstructor(method) {
    return !this.match(10) && super.isNonstaticConstructor(method);
  }
  pushClassMethod(classBody, method, isGenerator, isAsync, isConstructor, allowsDirectSuper) {
    if (method.variance) {
      this.unexpected(method.variance.start);
    }
    delete method.variance;
    if (this.match(43)) {
      method.typeParameters = this.flowParseTypeParameterDeclaration();
    }
    super.pushClassMethod(classBody, method, isGenerator, isAsync, isConstructor, allowsDirectSuper);
    if (method.params && isConstructor) {
      const params = method.params;
      if (params.length > 0 && this.isThisParam(params[0])) {
        this.raise(FlowErrors.ThisParamBannedInConstructor, method);
      }
    } else if (method.type === "MethodDefinition" && isConstructor && method.value.params) {
      const params = method.value.params;
      if (params.length > 0 && this.isThisParam(params[0])) {
        this.raise(FlowErrors.ThisParamBannedInConstructor, method);
      }
    }
  }
  pushClassPrivateMethod(classBody, method, isGenerator, isAsync) {
    if (method.variance) {
      this.unexpected(method.variance.start);
    }
    delete method.variance;
    if (this.match(43)) {
      method.typeParameters = this.flowParseTypeParameterDeclaration();
    }
    super.pushClassPrivateMethod(classBody, method, isGenerator, isAsync);
  }
  flowParseClassImplements() {
    const node = this.startNode();
    node.id = this.flowParseRestrictedIdentifier(true);
    if (this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterInstantiation();
    } else {
      node.typeParameters = null;
    }
    return this.finishNode(node, "ClassImplements");
  }
  parseClassSuper(node) {
    super.parseClassSuper(node);
    if (node.superClass && (this.match(43) || this.match(47))) {
      node.superTypeArguments = this.flowParseTypeParameterInstantiationInExpression();
    }
    if (this.eatContextual(112)) {
      const implemented = node.implements = [];
      do {
        implemented.push(this.flowParseClassImplements());
      } while (this.eat(8));
    }
  }
  checkGetterSetterParams(method) {
    super.checkGetterSetterParams(method);
    const params = this.getObjectOrClassMethodParams(method);
    if (params.length > 0) {
      const param = params[0];
      if (this.isThisParam(param) && method.kind === "get") {
        this.raise(FlowErrors.GetterMayNotHaveThisParam, param);
      } else if (this.isThisParam(param)) {
        this.raise(FlowErrors.SetterMayNotHaveThisParam, param);
      }
    }
  }
  parsePropertyNamePrefixOperator(node) {
    node.variance = this.flowParseVariance();
  }
  parseObjPropValue(prop, startLoc, isGenerator, isAsync, isPattern, isAccessor, refExpressionErrors) {
    if (prop.variance) {
      this.unexpected(prop.variance.start);
    }
    delete prop.variance;
    let typeParameters;
    if (this.match(43) && !isAccessor) {
      typeParameters = this.flowParseTypeParameterDeclaration();
      if (!this.match(6)) this.unexpected();
    }
    const result = super.parseObjPropValue(prop, startLoc, isGenerator, isAsync, isPattern, isAccessor, refExpressionErrors);
    if (typeParameters) {
      (result.value || result).typeParameters = typeParameters;
    }
    return result;
  }
  parseFunctionParamType(param) {
    if (this.eat(13)) {
      if (param.type !== "Identifier") {
        this.raise(FlowErrors.PatternIsOptional, param);
      }
      if (this.isThisParam(param)) {
        this.raise(FlowErrors.ThisParamMayNotBeOptional, param);
      }
      param.optional = true;
    }
    if (this.match(10)) {
      param.typeAnnotation = this.flowParseTypeAnnotation();
    } else if (this.isThisParam(param)) {
      this.raise(FlowErrors.ThisParamAnnotationRequired, param);
    }
    if (this.match(25) && this.isThisParam(param)) {
      this.raise(FlowErrors.ThisParamNoDefault, param);
    }
    this.resetEndLocation(param);
    return param;
  }
  parseMaybeDefault(startLoc, left) {
    const node = super.parseMaybeDefault(startLoc, left);
    if (node.type === "AssignmentPattern" && node.typeAnnotation && node.right.start < node.typeAnnotation.start) {
      this.raise(FlowErrors.TypeBeforeInitializer, node.typeAnnotation);
    }
    return node;
  }
  parseImportSpecifierLocal(node, specifier, type) {
    specifier.local = hasTypeImportKind(node) ? this.flowParseRestrictedIdentifier(true, true) : this.parseIdentifier();
    node.specifiers.push(this.finishImportSpecifier(specifier, type));
  }
  isPotentialImportPhase(isExport) {
    if (super.isPotentialImportPhase(isExport)) return true;
    if (this.isContextual(129)) {
      if (!isExport) return true;
      const ch = this.lookaheadCharCode();
      return ch === 123 || ch === 42;
    }
    return !isExport && this.isContextual(83);
  }
  applyImportPhase(node, isExport, phase, loc) {
    super.applyImportPhase(node, isExport, phase, loc);
    if (isExport) {
      if (!phase && this.match(61)) {
        return;
      }
      node.exportKind = phase === "type" ? phase : "value";
    } else {
      if (phase === "type" && this.match(51)) this.unexpected();
      node.importKind = phase === "type" || phase === "typeof" ? phase : "value";
    }
  }
  parseNamedOrFilteredImportSpecifiers(node) {
    super.parseNamedOrFilteredImportSpecifiers(node);
    const specifier = node.specifiers[node.specifiers.length - 1];
    if (hasTypeImportKind(node) && specifier?.type === "ImportNamespaceSpecifier") {
      this.unexpected(specifier.start);
    }
  }
  parseImportSpecifier(specifier, importedIsString, isInTypeOnlyImport, isMaybeTypeOnly) {
    const firstIdent = specifier.imported;
    let specifierTypeKind = null;
    if (firstIdent.type === "Identifier") {
      if (firstIdent.name === "type") {
        specifierTypeKind = "type";
      } else if (firstIdent.name === "typeof") {
        specifierTypeKind = "typeof";
      }
    }
    if (this.isContextual(90) && !this.isLookaheadContextual("as")) {
      const as_ident = this.parseIdentifier(true);
      if (specifierTypeKind !== null && !tokenIsKeywordOrIdentifier(this.state.type)) {
        specifier.imported = as_ident;
        specifier.importKind = specifierTypeKind;
        specifier.local = this.cloneIdentifier(as_ident);
      } else {
        specifier.imported = firstIdent;
        specifier.importKind = null;
        specifier.local = this.parseIdentifier();
      }
    } else {
      if (specifierTypeKind !== null && tokenIsKeywordOrIdentifier(this.state.type)) {
        specifier.imported = this.parseIdentifier(true);
        specifier.importKind = specifierTypeKind;
      } else {
        specifier.imported = firstIdent;
        specifier.importKind = null;
      }
      if (this.eatContextual(90)) {
        specifier.local = this.parseIdentifier();
      } else {
        specifier.local = this.cloneIdentifier(specifier.imported);
      }
    }
    return this.finishNode(specifier, "ImportSpecifier");
  }
  checkImportSpecifier(specifier, isInTypeOnlyImport) {
    const specifierIsTypeImport = hasTypeImportKind(specifier);
    const isTypeImport = isInTypeOnlyImport || specifierIsTypeImport;
    if (isTypeImport) {
      if (isInTypeOnlyImport && specifierIsTypeImport) {
        this.raise(FlowErrors.ImportTypeShorthandOnlyInPureImport, specifier);
      }
      const {
        local
      } = specifier;
      this.checkReservedType(local.name, local.start, true);
    }
    super.checkImportSpecifier(specifier, isInTypeOnlyImport, 8201, !isTypeImport);
  }
  parseBindingAtom() {
    switch (this.state.type) {
      case 74:
        return this.parseIdentifier(true);
      default:
        return super.parseBindingAtom();
    }
  }
  parseFunctionParams(node, isConstructor) {
    const kind = node.kind;
    if (kind !== "get" && kind !== "set" && this.match(43)) {
      node.typeParameters = this.flowParseTypeParameterDeclaration();
    }
    super.parseFunctionParams(node, isConstructor);
  }
  parseVarId(decl, kind) {
    super.parseVarId(decl, kind);
    if (this.match(10)) {
      decl.id.typeAnnotation = this.flowParseTypeAnnotation();
      this.resetEndLocation(decl.id);
    }
  }
  parseAsyncArrowFromCallExpression(node, call) {
    if (this.match(10)) {
      const oldNoAnonFunctionType = this.state.noAnonFunctionType;
      this.state.noAnonFunctionType = true;
      node.returnType = this.flowParseTypeAnnotation();
      this.state.noAnonFunctionType = oldNoAnonFunctionType;
    }
    return super.parseAsyncArrowFromCallExpression(node, call);
  }
  parseAsyncArrowHead(startLoc) {
    return this.match(10) ? this.startNodeAt(startLoc) : super.parseAsyncArrowHead(startLoc);
  }
  parseMaybeAssign(refExpressionErrors, isParenItem) {
    let state = null;
    let jsx2;
    if (this.hasPlugin("jsx") && (this.match(141) || this.match(43))) {
      state = this.state.clone();
      jsx2 = this.tryParse(() => super.parseMaybeAssign(refExpressionErrors, isParenItem), state);
      if (!jsx2.error) return jsx2.node;
      const {
        context
      } = this.state;
      const currentContext = context[context.length - 1];
      if (currentContext === types2.j_oTag || currentContext === types2.j_expr) {
        context.pop();
      }
    }
    if (jsx2?.error || this.match(43)) {
      state = state || this.state.clone();
      let typeParameters;
      const arrow = this.tryParse((abort) => {
        typeParameters = this.flowParseTypeParameterDeclaration();
        const arrowExpression2 = this.forwardNoArrowParamsConversionAt(typeParameters, () => {
          const result = super.parseMaybeAssign(refExpressionErrors, isParenItem);
          this.resetStartLocationFromNode(result, typeParameters);
          return result;
        });
        if (arrowExpression2.extra?.parenthesized) abort();
        const expr = this.maybeUnwrapTypeCastExpression(arrowExpression2);
        if (expr.type !== "ArrowFunctionExpression") abort();
        expr.typeParameters = typeParameters;
        this.resetStartLocationFromNode(expr, typeParameters);
        return arrowExpression2;
      }, state);
      let arrowExpression = null;
      if (arrow.node && this.maybeUnwrapTypeCastExpression(arrow.node).type === "ArrowFunctionExpression") {
        if (!arrow.error && !arrow.aborted) {
          if (arrow.node.async) {
            this.raise(FlowErrors.UnexpectedTypeParameterBeforeAsyncArrowFunction, typeParameters);
          }
          return arrow.node;
        }
        arrowExpression = arrow.node;
      }
      if (jsx2?.node) {
        this.state = jsx2.failState;
        return jsx2.node;
      }
      if (arrowExpression) {
        this.state = arrow.failState;
        return arrowExpression;
      }
      if (jsx2?.thrown) throw jsx2.error;
      if (arrow.thrown) throw arrow.error;
      throw this.raise(FlowErrors.UnexpectedTokenAfterTypeParameter, typeParameters);
    }
    return super.parseMaybeAssign(refExpressionErrors, isParenItem);
  }
  parseArrow(node) {
    if (this.match(10)) {
      const result = this.tryParse(() => {
        const oldNoAnonFunctionType = this.state.noAnonFunctionType;
        this.state.noAnonFunctionType = true;
        const typeNode = this.startNode();
        [typeNode.typeAnnotation, node.predicate] = this.flowParseTypeAndPredicateInitialiser(true);
        this.state.noAnonFunctionType = oldNoAnonFunctionType;
        if (this.canInsertSemicolon()) this.unexpected();
        if (!this.match(15)) this.unexpected();
        return typeNode;
      });
      if (result.thrown) return null;
      if (result.error) this.state = result.failState;
      node.returnType = result.node.typeAnnotation ? this.finishNode(result.node, "TypeAnnotation") : null;
    }
    return super.parseArrow(node);
  }
  shouldParseArrow(params) {
    return this.match(10) || super.shouldParseArrow(params);
  }
  setArrowFunctionParameters(node, params) {
    if (this.state.noArrowParamsConversionAt.includes(this.offsetToSourcePos(node.start))) {
      node.params = params;
    } else {
      super.setArrowFunctionParameters(node, params);
    }
  }
  checkParams(node, allowDuplicates, isArrowFunction, strictModeChanged = true) {
    if (isArrowFunction && this.state.noArrowParamsConversionAt.includes(this.offsetToSourcePos(node.start))) {
      return;
    }
    for (let i = 0; i < node.params.length; i++) {
      if (this.isThisParam(node.params[i]) && i > 0) {
        this.raise(FlowErrors.ThisParamMustBeFirst, node.params[i]);
      }
    }
    super.checkParams(node, allowDuplicates, isArrowFunction, strictModeChanged);
  }
  parseParenAndDistinguishExpression(canStartArrow) {
    return super.parseParenAndDistinguishExpression(canStartArrow && !this.noArrowAt.has(this.state.start));
  }
  parseSubscripts(base, startLoc, noCalls) {
    if (base.type === "Identifier" && base.name === "async" && this.noArrowAt.has(this.offsetToSourcePos(startLoc.index))) {
      this.next();
      const node = this.startNodeAt(startLoc);
      node.callee = base;
      node.arguments = super.parseCallExpressionArguments();
      base = this.finishNode(node, "CallExpression");
    } else if (base.type === "Identifier" && base.name === "async" && this.match(43)) {
      const state = this.state.clone();
      const arrow = this.tryParse((abort) => this.parseAsyncArrowWithTypeParameters(startLoc) || abort(), state);
      if (!arrow.error && !arrow.aborted) return arrow.node;
      const result = this.tryParse(() => super.parseSubscripts(base, startLoc, noCalls), state);
      if (result.node && !result.error) return result.node;
      if (arrow.node) {
        this.state = arrow.failState;
        return arrow.node;
      }
      if (result.node) {
        this.state = result.failState;
        return result.node;
      }
      throw arrow.error || result.error;
    }
    return super.parseSubscripts(base, startLoc, noCalls);
  }
  parseSubscript(base, startLoc, noCalls, subscriptState) {
    if (this.match(14) && this.isLookaheadToken_lt()) {
      subscriptState.optionalChainMember = true;
      if (noCalls) {
        subscriptState.stop = true;
        return base;
      }
      this.next();
      const node = this.startNodeAt(startLoc);
      node.callee = base;
      node.typeArguments = this.flowParseTypeParameterInstantiationInExpression();
      this.expect(6);
      node.arguments = this.parseCallExpressionArguments();
      node.optional = true;
      return this.finishCallExpression(node, true);
    } else if (!noCalls && this.shouldParseTypes() && (this.match(43) || this.match(47))) {
      const node = this.startNodeAt(startLoc);
      node.callee = base;
      const result = this.tryParse(() => {
        node.typeArguments = this.flowParseTypeParameterInstantiationCallOrNew();
        this.expect(6);
        node.arguments = super.parseCallExpressionArguments();
        if (subscriptState.optionalChainMember) {
          node.optional = false;
        }
        return this.finishCallExpression(node, subscriptState.optionalChainMember);
      });
      if (result.node) {
        if (result.error) this.state = result.failState;
        return result.node;
      }
    }
    return super.parseSubscript(base, startLoc, noCalls, subscriptState);
  }
  parseNewCallee(node) {
    super.parseNewCallee(node);
    let targs = null;
    if (this.shouldParseTypes() && this.match(43)) {
      targs = this.tryParse(() => this.flowParseTypeParameterInstantiationCallOrNew()).node;
    }
    node.typeArguments = targs;
  }
  parseAsyncArrowWithTypeParameters(startLoc) {
    const node = this.startNodeAt(startLoc);
    this.parseFunctionParams(node, false);
    if (!this.parseArrow(node)) return;
    return super.parseArrowExpression(node, void 0, true);
  }
  readToken_mult_modulo(code2) {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (code2 === 42 && next === 47 && this.state.hasFlowComment) {
      this.state.hasFlowComment = false;
      this.state.pos += 2;
      this.nextToken();
      return;
    }
    super.readToken_mult_modulo(code2);
  }
  readToken_pipe_amp(code2) {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (code2 === 124 && next === 125) {
      this.finishOp(5, 2);
      return;
    }
    super.readToken_pipe_amp(code2);
  }
  parseTopLevel(file, program) {
    const fileNode = super.parseTopLevel(file, program);
    if (this.state.hasFlowComment) {
      this.raise(FlowErrors.UnterminatedFlowComment, this.state.curPosition());
    }
    return fileNode;
  }
  skipBlockComment() {
    if (this.hasPlugin("flowComments") && this.skipFlowComment()) {
      if (this.state.hasFlowComment) {
        throw this.raise(FlowErrors.NestedFlowComment, this.state.startLoc);
      }
      this.hasFlowCommentCompletion();
      const commentSkip = this.skipFlowComment();
      if (commentSkip) {
        this.state.pos += commentSkip;
        this.state.hasFlowComment = true;
      }
      return;
    }
    return super.skipBlockComment(this.state.hasFlowComment ? "*-/" : "*/");
  }
  skipFlowComment() {
    const {
      pos
    } = this.state;
    let shiftToFirstNonWhiteSpace = 2;
    while ([32, 9].includes(this.input.charCodeAt(pos + shiftToFirstNonWhiteSpace))) {
      shiftToFirstNonWhiteSpace++;
    }
    const ch2 = this.input.charCodeAt(shiftToFirstNonWhiteSpace + pos);
    const ch3 = this.input.charCodeAt(shiftToFirstNonWhiteSpace + pos + 1);
    if (ch2 === 58 && ch3 === 58) {
      return shiftToFirstNonWhiteSpace + 2;
    }
    if (this.input.slice(shiftToFirstNonWhiteSpace + pos, shiftToFirstNonWhiteSpace + pos + 12) === "flow-include") {
      return shiftToFirstNonWhiteSpace + 12;
    }
    if (ch2 === 58 && ch3 !== 58) {
      return shiftToFirstNonWhiteSpace;
    }
    return false;
  }
  hasFlowCommentCompletion() {
    const end = this.input.indexOf("*/", this.state.pos);
    if (end === -1) {
      throw this.raise(Errors.UnterminatedComment, this.state.curPosition());
    }
  }
  flowEnumErrorBooleanMemberNotInitialized(loc, names2) {
    this.raise(FlowErrors.EnumBooleanMemberNotInitialized, loc, names2);
  }
  flowEnumErrorInvalidMemberInitializer(loc, enumContext) {
    return this.raise(!enumContext.explicitType ? FlowErrors.EnumInvalidMemberInitializerUnknownType : enumContext.explicitType === "symbol" ? FlowErrors.EnumInvalidMemberInitializerSymbolType : FlowErrors.EnumInvalidMemberInitializerPrimaryType, loc, enumContext);
  }
  flowEnumErrorNumberMemberNotInitialized(loc, details) {
    this.raise(FlowErrors.EnumNumberMemberNotInitialized, loc, details);
  }
  flowEnumErrorStringMemberInconsistentlyInitialized(node, details) {
    this.raise(FlowErrors.EnumStringMemberInconsistentlyInitialized, node, details);
  }
  flowEnumMemberInit() {
    const startLoc = this.state.startLoc;
    const endOfInit = () => this.match(8) || this.match(4);
    switch (this.state.type) {
      case 134: {
        const literal = this.parseNumericLiteral(this.state.value);
        if (endOfInit()) {
          return {
            type: "number",
            loc: literal.start,
            value: literal
          };
        }
        break;
      }
      case 133: {
        const literal = this.parseStringLiteral(this.state.value);
        if (endOfInit()) {
          return {
            type: "string",
            loc: literal.start,
            value: literal
          };
        }
        break;
      }
      case 81:
      case 82: {
        const literal = this.parseBooleanLiteral(this.match(81));
        if (endOfInit()) {
          return {
            type: "boolean",
            loc: literal.start,
            value: literal
          };
        }
      }
    }
    return {
      type: "invalid",
      loc: startLoc
    };
  }
  flowEnumMemberRaw() {
    const loc = this.state.startLoc;
    const id = this.parseIdentifier(true);
    const init = this.eat(25) ? this.flowEnumMemberInit() : {
      type: "none",
      loc
    };
    return {
      id,
      init
    };
  }
  flowEnumCheckExplicitTypeMismatch(loc, context, expectedType) {
    const {
      explicitType
    } = context;
    if (explicitType === null) {
      return;
    }
    if (explicitType !== expectedType) {
      this.flowEnumErrorInvalidMemberInitializer(loc, context);
    }
  }
  flowEnumMembers({
    enumName,
    explicitType
  }) {
    const seenNames = /* @__PURE__ */ new Set();
    const members = {
      booleanMembers: [],
      numberMembers: [],
      stringMembers: [],
      defaultedMembers: []
    };
    let hasUnknownMembers = false;
    while (!this.match(4)) {
      if (this.eat(17)) {
        hasUnknownMembers = true;
        break;
      }
      const memberNode = this.startNode();
      const {
        id,
        init
      } = this.flowEnumMemberRaw();
      const memberName = id.name;
      if (memberName === "") {
        continue;
      }
      if (/^[a-z]/.test(memberName)) {
        this.raise(FlowErrors.EnumInvalidMemberName, id, {
          memberName,
          suggestion: memberName[0].toUpperCase() + memberName.slice(1),
          enumName
        });
      }
      if (seenNames.has(memberName)) {
        this.raise(FlowErrors.EnumDuplicateMemberName, id, {
          memberName,
          enumName
        });
      }
      seenNames.add(memberName);
      const context = {
        enumName,
        explicitType,
        memberName
      };
      memberNode.id = id;
      switch (init.type) {
        case "boolean": {
          this.flowEnumCheckExplicitTypeMismatch(init.loc, context, "boolean");
          memberNode.init = init.value;
          members.booleanMembers.push(this.finishNode(memberNode, "EnumBooleanMember"));
          break;
        }
        case "number": {
          this.flowEnumCheckExplicitTypeMismatch(init.loc, context, "number");
          memberNode.init = init.value;
          members.numberMembers.push(this.finishNode(memberNode, "EnumNumberMember"));
          break;
        }
        case "string": {
          this.flowEnumCheckExplicitTypeMismatch(init.loc, context, "string");
          memberNode.init = init.value;
          members.stringMembers.push(this.finishNode(memberNode, "EnumStringMember"));
          break;
        }
        case "invalid": {
          throw this.flowEnumErrorInvalidMemberInitializer(init.loc, context);
        }
        case "none": {
          switch (explicitType) {
            case "boolean":
              this.flowEnumErrorBooleanMemberNotInitialized(init.loc, context);
              break;
            case "number":
              this.flowEnumErrorNumberMemberNotInitialized(init.loc, context);
              break;
            default:
              members.defaultedMembers.push(this.finishNode(memberNode, "EnumDefaultedMember"));
          }
        }
      }
      if (!this.match(4)) {
        this.expect(8);
      }
    }
    return {
      members,
      hasUnknownMembers
    };
  }
  flowEnumStringMembers(initializedMembers, defaultedMembers, {
    enumName
  }) {
    if (initializedMembers.length === 0) {
      return defaultedMembers;
    } else if (defaultedMembers.length === 0) {
      return initializedMembers;
    } else if (defaultedMembers.length > initializedMembers.length) {
      for (const member of initializedMembers) {
        this.flowEnumErrorStringMemberInconsistentlyInitialized(member, {
          enumName
        });
      }
      return defaultedMembers;
    } else {
      for (const member of defaultedMembers) {
        this.flowEnumErrorStringMemberInconsistentlyInitialized(member, {
          enumName
        });
      }
      return initializedMembers;
    }
  }
  flowEnumParseExplicitType({
    enumName
  }) {
    if (!this.eatContextual(99)) return null;
    if (!tokenIsIdentifier(this.state.type)) {
      throw this.raise(FlowErrors.EnumInvalidExplicitTypeUnknownSupplied, this.state.startLoc, {
        enumName
      });
    }
    const {
      value
    } = this.state;
    this.next();
    if (value !== "boolean" && value !== "number" && value !== "string" && value !== "symbol") {
      this.raise(FlowErrors.EnumInvalidExplicitType, this.state.startLoc, {
        enumName,
        invalidEnumType: value
      });
    }
    return value;
  }
  flowEnumBody(node, id) {
    const enumName = id.name;
    const nameLoc = id.start;
    const explicitType = this.flowEnumParseExplicitType({
      enumName
    });
    this.expect(2);
    const {
      members,
      hasUnknownMembers
    } = this.flowEnumMembers({
      enumName,
      explicitType
    });
    node.hasUnknownMembers = hasUnknownMembers;
    switch (explicitType) {
      case "boolean":
        node.explicitType = true;
        node.members = members.booleanMembers;
        this.expect(4);
        return this.finishNode(node, "EnumBooleanBody");
      case "number":
        node.explicitType = true;
        node.members = members.numberMembers;
        this.expect(4);
        return this.finishNode(node, "EnumNumberBody");
      case "string":
        node.explicitType = true;
        node.members = this.flowEnumStringMembers(members.stringMembers, members.defaultedMembers, {
          enumName
        });
        this.expect(4);
        return this.finishNode(node, "EnumStringBody");
      case "symbol":
        node.members = members.defaultedMembers;
        this.expect(4);
        return this.finishNode(node, "EnumSymbolBody");
      default: {
        const empty2 = () => {
          node.members = [];
          this.expect(4);
          return this.finishNode(node, "EnumStringBody");
        };
        node.explicitType = false;
        const boolsLen = members.booleanMembers.length;
        const numsLen = members.numberMembers.length;
        const strsLen = members.stringMembers.length;
        const defaultedLen = members.defaultedMembers.length;
        if (!boolsLen && !numsLen && !strsLen && !defaultedLen) {
          return empty2();
        } else if (!boolsLen && !numsLen) {
          node.members = this.flowEnumStringMembers(members.stringMembers, members.defaultedMembers, {
            enumName
          });
          this.expect(4);
          return this.finishNode(node, "EnumStringBody");
        } else if (!numsLen && !strsLen && boolsLen >= defaultedLen) {
          for (const member of members.defaultedMembers) {
            this.flowEnumErrorBooleanMemberNotInitialized(member.start, {
              enumName,
              memberName: member.id.name
            });
          }
          node.members = members.booleanMembers;
          this.expect(4);
          return this.finishNode(node, "EnumBooleanBody");
        } else if (!boolsLen && !strsLen && numsLen >= defaultedLen) {
          for (const member of members.defaultedMembers) {
            this.flowEnumErrorNumberMemberNotInitialized(member.start, {
              enumName,
              memberName: member.id.name
            });
          }
          node.members = members.numberMembers;
          this.expect(4);
          return this.finishNode(node, "EnumNumberBody");
        } else {
          this.raise(FlowErrors.EnumInconsistentMemberValues, nameLoc, {
            enumName
          });
          return empty2();
        }
      }
    }
  }
  flowParseEnumDeclaration(node) {
    const id = this.parseIdentifier();
    node.id = id;
    node.body = this.flowEnumBody(this.startNode(), id);
    return this.finishNode(node, "EnumDeclaration");
  }
  jsxParseOpeningElementAfterName(node) {
    if (this.shouldParseTypes()) {
      if (this.match(43) || this.match(47)) {
        node.typeArguments = this.flowParseTypeParameterInstantiationInExpression();
      }
    }
    return super.jsxParseOpeningElementAfterName(node);
  }
  isLookaheadToken_lt() {
    const next = this.nextTokenStart();
    if (this.input.charCodeAt(next) === 60) {
      const afterNext = this.input.charCodeAt(next + 1);
      return afterNext !== 60 && afterNext !== 61;
    }
    return false;
  }
  reScan_lt_gt() {
    const {
      type
    } = this.state;
    if (type === 43) {
      this.state.pos -= 1;
      this.readToken_lt();
    } else if (type === 44) {
      this.state.pos -= 1;
      this.readToken_gt();
    }
  }
  reScan_lt() {
    const {
      type
    } = this.state;
    if (type === 47) {
      this.state.pos -= 2;
      this.finishOp(43, 1);
      return 43;
    }
    return type;
  }
  maybeUnwrapTypeCastExpression(node) {
    return node.type === "TypeCastExpression" ? node.expression : node;
  }
};
var entities = {
  __proto__: null,
  quot: '"',
  amp: "&",
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
  iexcl: "¡",
  cent: "¢",
  pound: "£",
  curren: "¤",
  yen: "¥",
  brvbar: "¦",
  sect: "§",
  uml: "¨",
  copy: "©",
  ordf: "ª",
  laquo: "«",
  not: "¬",
  shy: "­",
  reg: "®",
  macr: "¯",
  deg: "°",
  plusmn: "±",
  sup2: "²",
  sup3: "³",
  acute: "´",
  micro: "µ",
  para: "¶",
  middot: "·",
  cedil: "¸",
  sup1: "¹",
  ordm: "º",
  raquo: "»",
  frac14: "¼",
  frac12: "½",
  frac34: "¾",
  iquest: "¿",
  Agrave: "À",
  Aacute: "Á",
  Acirc: "Â",
  Atilde: "Ã",
  Auml: "Ä",
  Aring: "Å",
  AElig: "Æ",
  Ccedil: "Ç",
  Egrave: "È",
  Eacute: "É",
  Ecirc: "Ê",
  Euml: "Ë",
  Igrave: "Ì",
  Iacute: "Í",
  Icirc: "Î",
  Iuml: "Ï",
  ETH: "Ð",
  Ntilde: "Ñ",
  Ograve: "Ò",
  Oacute: "Ó",
  Ocirc: "Ô",
  Otilde: "Õ",
  Ouml: "Ö",
  times: "×",
  Oslash: "Ø",
  Ugrave: "Ù",
  Uacute: "Ú",
  Ucirc: "Û",
  Uuml: "Ü",
  Yacute: "Ý",
  THORN: "Þ",
  szlig: "ß",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  atilde: "ã",
  auml: "ä",
  aring: "å",
  aelig: "æ",
  ccedil: "ç",
  egrave: "è",
  eacute: "é",
  ecirc: "ê",
  euml: "ë",
  igrave: "ì",
  iacute: "í",
  icirc: "î",
  iuml: "ï",
  eth: "ð",
  ntilde: "ñ",
  ograve: "ò",
  oacute: "ó",
  ocirc: "ô",
  otilde: "õ",
  ouml: "ö",
  divide: "÷",
  oslash: "ø",
  ugrave: "ù",
  uacute: "ú",
  ucirc: "û",
  uuml: "ü",
  yacute: "ý",
  thorn: "þ",
  yuml: "ÿ",
  OElig: "Œ",
  oelig: "œ",
  Scaron: "Š",
  scaron: "š",
  Yuml: "Ÿ",
  fnof: "ƒ",
  circ: "ˆ",
  tilde: "˜",
  Alpha: "Α",
  Beta: "Β",
  Gamma: "Γ",
  Delta: "Δ",
  Epsilon: "Ε",
  Zeta: "Ζ",
  Eta: "Η",
  Theta: "Θ",
  Iota: "Ι",
  Kappa: "Κ",
  Lambda: "Λ",
  Mu: "Μ",
  Nu: "Ν",
  Xi: "Ξ",
  Omicron: "Ο",
  Pi: "Π",
  Rho: "Ρ",
  Sigma: "Σ",
  Tau: "Τ",
  Upsilon: "Υ",
  Phi: "Φ",
  Chi: "Χ",
  Psi: "Ψ",
  Omega: "Ω",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  omicron: "ο",
  pi: "π",
  rho: "ρ",
  sigmaf: "ς",
  sigma: "σ",
  tau: "τ",
  upsilon: "υ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  thetasym: "ϑ",
  upsih: "ϒ",
  piv: "ϖ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwnj: "‌",
  zwj: "‍",
  lrm: "‎",
  rlm: "‏",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  dagger: "†",
  Dagger: "‡",
  bull: "•",
  hellip: "…",
  permil: "‰",
  prime: "′",
  Prime: "″",
  lsaquo: "‹",
  rsaquo: "›",
  oline: "‾",
  frasl: "⁄",
  euro: "€",
  image: "ℑ",
  weierp: "℘",
  real: "ℜ",
  trade: "™",
  alefsym: "ℵ",
  larr: "←",
  uarr: "↑",
  rarr: "→",
  darr: "↓",
  harr: "↔",
  crarr: "↵",
  lArr: "⇐",
  uArr: "⇑",
  rArr: "⇒",
  dArr: "⇓",
  hArr: "⇔",
  forall: "∀",
  part: "∂",
  exist: "∃",
  empty: "∅",
  nabla: "∇",
  isin: "∈",
  notin: "∉",
  ni: "∋",
  prod: "∏",
  sum: "∑",
  minus: "−",
  lowast: "∗",
  radic: "√",
  prop: "∝",
  infin: "∞",
  ang: "∠",
  and: "∧",
  or: "∨",
  cap: "∩",
  cup: "∪",
  int: "∫",
  there4: "∴",
  sim: "∼",
  cong: "≅",
  asymp: "≈",
  ne: "≠",
  equiv: "≡",
  le: "≤",
  ge: "≥",
  sub: "⊂",
  sup: "⊃",
  nsub: "⊄",
  sube: "⊆",
  supe: "⊇",
  oplus: "⊕",
  otimes: "⊗",
  perp: "⊥",
  sdot: "⋅",
  lceil: "⌈",
  rceil: "⌉",
  lfloor: "⌊",
  rfloor: "⌋",
  lang: "〈",
  rang: "〉",
  loz: "◊",
  spades: "♠",
  clubs: "♣",
  hearts: "♥",
  diams: "♦"
};
var lineBreakG = /\r\n|[\r\n\u2028\u2029]/g;
function isNewLine(code2) {
  switch (code2) {
    case 10:
    case 13:
    case 8232:
    case 8233:
      return true;
    default:
      return false;
  }
}
function hasNewLine(input, start, end) {
  for (let i = start; i < end; i++) {
    if (isNewLine(input.charCodeAt(i))) {
      return true;
    }
  }
  return false;
}
var skipWhiteSpace = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/g;
var skipWhiteSpaceAnnexB = /(?:[^\S\n\r\u2028\u2029]|\/\*.*?\*\/)*(?:(?!-->)(?:\s|\/\/.*|\/\*[^]*?\*\/|<!--.*|-->.*)*)?/g;
var skipWhiteSpaceInLine = /(?:[^\S\n\r\u2028\u2029]|\/\/.*|\/\*.*?\*\/)*/g;
function isWhitespace(code2) {
  switch (code2) {
    case 9:
    case 11:
    case 12:
    case 32:
    case 160:
    case 5760:
    case 8192:
    case 8193:
    case 8194:
    case 8195:
    case 8196:
    case 8197:
    case 8198:
    case 8199:
    case 8200:
    case 8201:
    case 8202:
    case 8239:
    case 8287:
    case 12288:
    case 65279:
      return true;
    default:
      return false;
  }
}
var JsxErrorTemplates = {
  AttributeIsEmpty: "JSX attributes must only be assigned a non-empty expression.",
  MissingClosingTagElement: ({
    openingTagName
  }) => `Expected corresponding JSX closing tag for <${openingTagName}>.`,
  MissingClosingTagFragment: "Expected corresponding JSX closing tag for <>.",
  UnexpectedSequenceExpression: "Sequence expressions cannot be directly nested inside JSX. Did you mean to wrap it in parentheses (...)?",
  UnexpectedToken: ({
    unexpected,
    HTMLEntity
  }) => `Unexpected token \`${unexpected}\`. Did you mean \`${HTMLEntity}\` or \`{'${unexpected}'}\`?`,
  UnsupportedJsxValue: "JSX value should be either an expression or a quoted JSX text.",
  UnterminatedJsxContent: "Unterminated JSX contents.",
  UnwrappedAdjacentJSXElements: "Adjacent JSX elements must be wrapped in an enclosing tag. Did you want a JSX fragment <>...</>?"
};
var JsxErrors = ParseErrorEnum`jsx`(JsxErrorTemplates);
function isFragment(object) {
  return object ? object.type === "JSXOpeningFragment" || object.type === "JSXClosingFragment" : false;
}
function getQualifiedJSXName(object) {
  if (object.type === "JSXIdentifier") {
    return object.name;
  }
  if (object.type === "JSXNamespacedName") {
    return object.namespace.name + ":" + object.name.name;
  }
  if (object.type === "JSXMemberExpression") {
    return getQualifiedJSXName(object.object) + "." + getQualifiedJSXName(object.property);
  }
  throw new Error("Node had unexpected type: " + object.type);
}
var jsx = (superClass) => class JSXParserMixin extends superClass {
  jsxReadToken() {
    let out = "";
    let chunkStart = this.state.pos;
    for (; ; ) {
      if (this.state.pos >= this.length) {
        throw this.raise(JsxErrors.UnterminatedJsxContent, this.state.startLoc);
      }
      const ch = this.input.charCodeAt(this.state.pos);
      switch (ch) {
        case 60:
        case 123:
          if (this.state.pos === this.state.start) {
            if (ch === 60 && this.state.canStartJSXElement) {
              ++this.state.pos;
              this.finishToken(141);
            } else {
              super.getTokenFromCode(ch);
            }
            return;
          }
          out += this.input.slice(chunkStart, this.state.pos);
          this.finishToken(140, out);
          return;
        case 38:
          out += this.input.slice(chunkStart, this.state.pos);
          out += this.jsxReadEntity();
          chunkStart = this.state.pos;
          break;
        case 62:
        case 125:
          this.raise(JsxErrors.UnexpectedToken, this.state.curPosition(), {
            unexpected: this.input[this.state.pos],
            HTMLEntity: ch === 125 ? "&rbrace;" : "&gt;"
          });
        default:
          if (isNewLine(ch)) {
            out += this.input.slice(chunkStart, this.state.pos);
            out += this.jsxReadNewLine(true);
            chunkStart = this.state.pos;
          } else {
            ++this.state.pos;
          }
      }
    }
  }
  jsxReadNewLine(normalizeCRLF) {
    const ch = this.input.charCodeAt(this.state.pos);
    let out;
    ++this.state.pos;
    if (ch === 13 && this.input.charCodeAt(this.state.pos) === 10) {
      ++this.state.pos;
      out = normalizeCRLF ? "\n" : "\r\n";
    } else {
      out = String.fromCharCode(ch);
    }
    ++this.state.curLine;
    this.state.lineStart = this.state.pos;
    return out;
  }
  jsxReadString(quote3) {
    let out = "";
    let chunkStart = ++this.state.pos;
    for (; ; ) {
      if (this.state.pos >= this.length) {
        throw this.raise(Errors.UnterminatedString, this.state.startLoc);
      }
      const ch = this.input.charCodeAt(this.state.pos);
      if (ch === quote3) break;
      if (ch === 38) {
        out += this.input.slice(chunkStart, this.state.pos);
        out += this.jsxReadEntity();
        chunkStart = this.state.pos;
      } else if (isNewLine(ch)) {
        out += this.input.slice(chunkStart, this.state.pos);
        out += this.jsxReadNewLine(false);
        chunkStart = this.state.pos;
      } else {
        ++this.state.pos;
      }
    }
    out += this.input.slice(chunkStart, this.state.pos++);
    this.finishToken(133, out);
  }
  jsxReadEntity() {
    const startPos = ++this.state.pos;
    if (this.codePointAtPos(this.state.pos) === 35) {
      ++this.state.pos;
      let radix = 10;
      if (this.codePointAtPos(this.state.pos) === 120) {
        radix = 16;
        ++this.state.pos;
      }
      const codePoint = this.readInt(radix, void 0, false, "bail");
      if (codePoint !== null && codePoint <= 1114111 && this.codePointAtPos(this.state.pos) === 59) {
        ++this.state.pos;
        return String.fromCodePoint(codePoint);
      }
    } else {
      let count3 = 0;
      let semi = false;
      while (count3++ < 10 && this.state.pos < this.length && !(semi = this.codePointAtPos(this.state.pos) === 59)) {
        ++this.state.pos;
      }
      if (semi) {
        const desc = this.input.slice(startPos, this.state.pos);
        const entity = entities[desc];
        ++this.state.pos;
        if (entity) {
          return entity;
        }
      }
    }
    this.state.pos = startPos;
    return "&";
  }
  jsxReadWord() {
    let ch;
    const start = this.state.pos;
    do {
      ch = this.input.charCodeAt(++this.state.pos);
    } while (isIdentifierChar(ch) || ch === 45);
    this.finishToken(139, this.input.slice(start, this.state.pos));
  }
  jsxParseIdentifier() {
    const node = this.startNode();
    if (this.match(139)) {
      node.name = this.state.value;
    } else if (tokenIsKeyword(this.state.type)) {
      node.name = tokenLabelName(this.state.type);
    } else {
      this.unexpected();
    }
    this.next();
    return this.finishNode(node, "JSXIdentifier");
  }
  jsxParseNamespacedName() {
    const startLoc = this.state.startLoc;
    const name = this.jsxParseIdentifier();
    if (!this.eat(10)) return name;
    const node = this.startNodeAt(startLoc);
    node.namespace = name;
    node.name = this.jsxParseIdentifier();
    return this.finishNode(node, "JSXNamespacedName");
  }
  jsxParseElementName() {
    const startLoc = this.state.startLoc;
    let node = this.jsxParseNamespacedName();
    if (node.type === "JSXNamespacedName") {
      return node;
    }
    while (this.eat(12)) {
      const newNode = this.startNodeAt(startLoc);
      newNode.object = node;
      newNode.property = this.jsxParseIdentifier();
      node = this.finishNode(newNode, "JSXMemberExpression");
    }
    return node;
  }
  jsxParseAttributeValue() {
    let node;
    switch (this.state.type) {
      case 2:
        node = this.startNode();
        this.setContext(types2.brace);
        this.next();
        node = this.jsxParseExpressionContainer(node, types2.j_oTag);
        if (node.expression.type === "JSXEmptyExpression") {
          this.raise(JsxErrors.AttributeIsEmpty, node);
        }
        return node;
      case 141:
      case 133:
        return this.parseExprAtom();
      default:
        throw this.raise(JsxErrors.UnsupportedJsxValue, this.state.startLoc);
    }
  }
  jsxParseEmptyExpression() {
    const node = this.startNodeAt(this.state.lastTokEndLoc);
    return this.finishNodeAt(node, "JSXEmptyExpression", this.state.startLoc);
  }
  jsxParseSpreadChild(node) {
    this.next();
    node.expression = this.parseExpression();
    this.setContext(types2.j_expr);
    this.state.canStartJSXElement = true;
    this.expect(4);
    return this.finishNode(node, "JSXSpreadChild");
  }
  jsxParseExpressionContainer(node, previousContext) {
    if (this.match(4)) {
      node.expression = this.jsxParseEmptyExpression();
    } else {
      const expression = this.parseExpression();
      if (expression.type === "SequenceExpression" && !expression.extra?.parenthesized) {
        this.raise(JsxErrors.UnexpectedSequenceExpression, expression.expressions[1]);
      }
      node.expression = expression;
    }
    this.setContext(previousContext);
    this.state.canStartJSXElement = true;
    this.expect(4);
    return this.finishNode(node, "JSXExpressionContainer");
  }
  jsxParseAttribute() {
    if (this.match(2)) {
      const node2 = this.startNode();
      this.setContext(types2.brace);
      this.next();
      this.expect(17);
      node2.argument = this.parseMaybeAssignAllowIn();
      this.setContext(types2.j_oTag);
      this.state.canStartJSXElement = true;
      this.expect(4);
      return this.finishNode(node2, "JSXSpreadAttribute");
    }
    const node = this.startNode();
    node.name = this.jsxParseNamespacedName();
    node.value = this.eat(25) ? this.jsxParseAttributeValue() : null;
    return this.finishNode(node, "JSXAttribute");
  }
  jsxParseOpeningElementAt(startLoc) {
    if (this.eat(142)) {
      const node2 = this.startNodeAt(startLoc);
      return this.finishNode(node2, "JSXOpeningFragment");
    }
    const node = this.startNodeAt(startLoc);
    node.name = this.jsxParseElementName();
    return this.jsxParseOpeningElementAfterName(node);
  }
  jsxParseOpeningElementAfterName(node) {
    const attributes = [];
    while (!this.match(52) && !this.match(142)) {
      attributes.push(this.jsxParseAttribute());
    }
    node.attributes = attributes;
    node.selfClosing = this.eat(52);
    this.expect(142);
    return this.finishNode(node, "JSXOpeningElement");
  }
  jsxParseClosingElementAt(startLoc) {
    if (this.eat(142)) {
      const node2 = this.startNodeAt(startLoc);
      return this.finishNode(node2, "JSXClosingFragment");
    }
    const node = this.startNodeAt(startLoc);
    node.name = this.jsxParseElementName();
    this.expect(142);
    return this.finishNode(node, "JSXClosingElement");
  }
  jsxParseElementAt(startLoc) {
    const node = this.startNodeAt(startLoc);
    const children = [];
    const openingElement = this.jsxParseOpeningElementAt(startLoc);
    let closingElement = null;
    if (!openingElement.selfClosing) {
      contents: for (; ; ) {
        switch (this.state.type) {
          case 141:
            startLoc = this.state.startLoc;
            this.next();
            if (this.eat(52)) {
              closingElement = this.jsxParseClosingElementAt(startLoc);
              break contents;
            }
            children.push(this.jsxParseElementAt(startLoc));
            break;
          case 140:
            children.push(this.parseLiteral(this.state.value, "JSXText"));
            break;
          case 2: {
            const node2 = this.startNode();
            this.setContext(types2.brace);
            this.next();
            if (this.match(17)) {
              children.push(this.jsxParseSpreadChild(node2));
            } else {
              children.push(this.jsxParseExpressionContainer(node2, types2.j_expr));
            }
            break;
          }
          default:
            this.unexpected();
        }
      }
      if (isFragment(openingElement) && !isFragment(closingElement) && closingElement !== null) {
        this.raise(JsxErrors.MissingClosingTagFragment, closingElement);
      } else if (!isFragment(openingElement) && isFragment(closingElement)) {
        this.raise(JsxErrors.MissingClosingTagElement, closingElement, {
          openingTagName: getQualifiedJSXName(openingElement.name)
        });
      } else if (!isFragment(openingElement) && !isFragment(closingElement)) {
        if (getQualifiedJSXName(closingElement.name) !== getQualifiedJSXName(openingElement.name)) {
          this.raise(JsxErrors.MissingClosingTagElement, closingElement, {
            openingTagName: getQualifiedJSXName(openingElement.name)
          });
        }
      }
    }
    if (isFragment(openingElement)) {
      node.openingFragment = openingElement;
      node.closingFragment = closingElement;
    } else {
      node.openingElement = openingElement;
      node.closingElement = closingElement;
    }
    node.children = children;
    if (this.match(43)) {
      throw this.raise(JsxErrors.UnwrappedAdjacentJSXElements, this.state.startLoc);
    }
    return isFragment(openingElement) ? this.finishNode(node, "JSXFragment") : this.finishNode(node, "JSXElement");
  }
  jsxParseElement() {
    const startLoc = this.state.startLoc;
    this.next();
    return this.jsxParseElementAt(startLoc);
  }
  setContext(newContext) {
    const {
      context
    } = this.state;
    context[context.length - 1] = newContext;
  }
  parseExprAtom(refExpressionErrors) {
    if (this.match(141)) {
      return this.jsxParseElement();
    } else if (this.match(43) && this.input.charCodeAt(this.state.pos) !== 33) {
      this.replaceToken(141);
      return this.jsxParseElement();
    } else {
      return super.parseExprAtom(refExpressionErrors);
    }
  }
  skipSpace() {
    const curContext = this.curContext();
    if (!curContext.preserveSpace) super.skipSpace();
  }
  getTokenFromCode(code2) {
    const context = this.curContext();
    if (context === types2.j_expr) {
      this.jsxReadToken();
      return;
    }
    if (context === types2.j_oTag || context === types2.j_cTag) {
      if (isIdentifierStart(code2)) {
        this.jsxReadWord();
        return;
      }
      if (code2 === 62) {
        ++this.state.pos;
        this.finishToken(142);
        return;
      }
      if ((code2 === 34 || code2 === 39) && context === types2.j_oTag) {
        this.jsxReadString(code2);
        return;
      }
    }
    if (code2 === 60 && this.state.canStartJSXElement && this.input.charCodeAt(this.state.pos + 1) !== 33) {
      ++this.state.pos;
      this.finishToken(141);
      return;
    }
    super.getTokenFromCode(code2);
  }
  updateContext(prevType) {
    const {
      context,
      type
    } = this.state;
    if (type === 52 && prevType === 141) {
      context.splice(-2, 2, types2.j_cTag);
      this.state.canStartJSXElement = false;
    } else if (type === 141) {
      context.push(types2.j_oTag);
    } else if (type === 142) {
      const out = context[context.length - 1];
      if (out === types2.j_oTag && prevType === 52 || out === types2.j_cTag) {
        context.pop();
        this.state.canStartJSXElement = context[context.length - 1] === types2.j_expr;
      } else {
        this.setContext(types2.j_expr);
        this.state.canStartJSXElement = true;
      }
    } else {
      this.state.canStartJSXElement = tokenComesBeforeExpression(type);
    }
  }
};
var TypeScriptScope = class extends Scope {
  tsNames = /* @__PURE__ */ new Map();
};
var TypeScriptScopeHandler = class extends ScopeHandler {
  get inTSNamespace() {
    const scopeStack = this.scopeStack;
    return scopeStack.length >= 2 && scopeStack[scopeStack.length - 1].flags === 0 && (scopeStack[scopeStack.length - 2].flags & 2048) > 0;
  }
  importsStack = [];
  createScope(flags) {
    this.importsStack.push(/* @__PURE__ */ new Set());
    return new TypeScriptScope(flags);
  }
  enter(flags) {
    if (flags & (1024 | 2048)) {
      this.importsStack.push(/* @__PURE__ */ new Set());
    }
    super.enter(flags);
  }
  exit() {
    const flags = super.exit();
    if (flags & (1024 | 2048)) {
      this.importsStack.pop();
    }
    return flags;
  }
  hasImport(name, allowShadow) {
    const len = this.importsStack.length;
    if (this.importsStack[len - 1].has(name)) {
      return true;
    }
    if (!allowShadow && len > 1) {
      for (let i = 0; i < len - 1; i++) {
        if (this.importsStack[i].has(name)) return true;
      }
    }
    return false;
  }
  declareName(name, bindingType, loc) {
    const scope = this.currentScope();
    if (bindingType & 4096) {
      if (this.hasImport(name, true)) {
        this.parser.raise(Errors.VarRedeclaration, loc, {
          identifierName: name
        });
      }
      this.importsStack[this.importsStack.length - 1].add(name);
      this.maybeExportDefined(scope, name);
      return;
    }
    let type = scope.tsNames.get(name) || 0;
    if (bindingType & 1024) {
      this.maybeExportDefined(scope, name);
      scope.tsNames.set(name, type | 16);
      return;
    }
    super.declareName(name, bindingType, loc);
    if (bindingType & 2) {
      if (!(bindingType & 1)) {
        this.checkRedeclarationInScope(scope, name, bindingType, loc);
        this.maybeExportDefined(scope, name);
      }
      type = type | 1;
    }
    if (bindingType & 256) {
      type = type | 2;
    }
    if (bindingType & 512) {
      type = type | 4;
    }
    if (bindingType & 128) {
      type = type | 8;
    }
    if (type) scope.tsNames.set(name, type);
  }
  isRedeclaredInScope(scope, name, bindingType) {
    const type = scope.tsNames.get(name);
    if ((type & 2) > 0) {
      if (bindingType & 256) {
        const isConst = (bindingType & 512) > 0;
        const wasConst = (type & 4) > 0;
        return isConst !== wasConst;
      }
      return true;
    }
    if (bindingType & 128 && (type & 8) > 0) {
      if (scope.names.get(name) & 2) {
        return !!(bindingType & 1);
      } else {
        return false;
      }
    }
    if (bindingType & 2 && (type & 1) > 0) {
      return true;
    }
    return super.isRedeclaredInScope(scope, name, bindingType);
  }
  checkLocalExport(id) {
    const {
      name
    } = id;
    if (this.hasImport(name)) return;
    const len = this.scopeStack.length;
    for (let i = len - 1; i >= 0; i--) {
      const scope = this.scopeStack[i];
      const type = scope.tsNames.get(name);
      if ((type & 1) > 0 || (type & 16) > 0) {
        return;
      }
    }
    super.checkLocalExport(id);
  }
};
var BaseParser = class {
  sawUnambiguousESM = false;
  ambiguousScriptDifferentAst = false;
  noArrowAt = /* @__PURE__ */ new Set();
  sourceToOffsetPos(sourcePos) {
    return sourcePos + this.startIndex;
  }
  offsetToSourcePos(offsetPos) {
    return offsetPos - this.startIndex;
  }
  hasPlugin(pluginConfig) {
    if (typeof pluginConfig === "string") {
      return this.plugins.has(pluginConfig);
    } else {
      const [pluginName, pluginOptions] = pluginConfig;
      if (!this.hasPlugin(pluginName)) {
        return false;
      }
      const actualOptions = this.plugins.get(pluginName);
      for (const key of Object.keys(pluginOptions)) {
        if (actualOptions?.[key] !== pluginOptions[key]) {
          return false;
        }
      }
      return true;
    }
  }
  getPluginOption(plugin, name) {
    return this.plugins.get(plugin)?.[name];
  }
};
function setTrailingComments(node, comments) {
  if (node.trailingComments === void 0) {
    node.trailingComments = comments;
  } else {
    node.trailingComments.unshift(...comments);
  }
}
function setLeadingComments(node, comments) {
  if (node.leadingComments === void 0) {
    node.leadingComments = comments;
  } else {
    node.leadingComments.unshift(...comments);
  }
}
function setInnerComments(node, comments) {
  if (node.innerComments === void 0) {
    node.innerComments = comments;
  } else {
    node.innerComments.unshift(...comments);
  }
}
function adjustInnerComments(node, elements, commentWS) {
  let lastElement = null;
  let i = elements.length;
  while (lastElement === null && i > 0) {
    lastElement = elements[--i];
  }
  if (lastElement === null || lastElement.start > commentWS.start) {
    setInnerComments(node, commentWS.comments);
  } else {
    setTrailingComments(lastElement, commentWS.comments);
  }
}
var CommentsParser = class extends BaseParser {
  addComment(comment) {
    if (this.filename) comment.loc.filename = this.filename;
    const {
      commentsLen
    } = this.state;
    if (this.comments.length !== commentsLen) {
      this.comments.length = commentsLen;
    }
    this.comments.push(comment);
    this.state.commentsLen++;
  }
  processComment(node) {
    const {
      commentStack
    } = this.state;
    const commentStackLength = commentStack.length;
    if (commentStackLength === 0) return;
    let i = commentStackLength - 1;
    const lastCommentWS = commentStack[i];
    if (lastCommentWS.start === node.end) {
      lastCommentWS.leadingNode = node;
      i--;
    }
    const nodeStart = node.start;
    for (; i >= 0; i--) {
      const commentWS = commentStack[i];
      const commentEnd = commentWS.end;
      if (commentEnd > nodeStart) {
        commentWS.containingNode = node;
        this.finalizeComment(commentWS);
        commentStack.splice(i, 1);
      } else {
        if (commentEnd === nodeStart) {
          commentWS.trailingNode = node;
        }
        break;
      }
    }
  }
  finalizeComment(commentWS) {
    const {
      comments
    } = commentWS;
    if (commentWS.leadingNode !== null || commentWS.trailingNode !== null) {
      if (commentWS.leadingNode !== null) {
        setTrailingComments(commentWS.leadingNode, comments);
      }
      if (commentWS.trailingNode !== null) {
        setLeadingComments(commentWS.trailingNode, comments);
      }
    } else {
      const node = commentWS.containingNode;
      const commentStart = commentWS.start;
      if (this.input.charCodeAt(this.offsetToSourcePos(commentStart) - 1) === 44) {
        switch (node.type) {
          case "ObjectExpression":
          case "ObjectPattern":
            adjustInnerComments(node, node.properties, commentWS);
            break;
          case "CallExpression":
          case "NewExpression":
          case "OptionalCallExpression":
            adjustInnerComments(node, node.arguments, commentWS);
            break;
          case "ImportExpression":
            adjustInnerComments(node, [node.source, node.options ?? null], commentWS);
            break;
          case "FunctionDeclaration":
          case "FunctionExpression":
          case "ArrowFunctionExpression":
          case "ObjectMethod":
          case "ClassMethod":
          case "ClassPrivateMethod":
          case "TSTypeParameterDeclaration":
            adjustInnerComments(node, node.params, commentWS);
            break;
          case "ArrayExpression":
          case "ArrayPattern":
            adjustInnerComments(node, node.elements, commentWS);
            break;
          case "ExportNamedDeclaration":
          case "ImportDeclaration":
            adjustInnerComments(node, node.specifiers, commentWS);
            break;
          case "ImportNamespaceSpecifier":
          case "ExportNamespaceSpecifier":
            adjustInnerComments(node, node.exportsFilter ?? [], commentWS);
            break;
          case "TSEnumBody":
            adjustInnerComments(node, node.members, commentWS);
            break;
          case "TSInterfaceBody":
            adjustInnerComments(node, node.body, commentWS);
            break;
          default: {
            setInnerComments(node, comments);
          }
        }
      } else {
        setInnerComments(node, comments);
      }
    }
  }
  finalizeRemainingComments() {
    const {
      commentStack
    } = this.state;
    for (let i = commentStack.length - 1; i >= 0; i--) {
      this.finalizeComment(commentStack[i]);
    }
    this.state.commentStack = [];
  }
  resetPreviousNodeTrailingComments(node) {
    const {
      commentStack
    } = this.state;
    const {
      length
    } = commentStack;
    if (length === 0) return;
    const commentWS = commentStack[length - 1];
    if (commentWS.leadingNode === node) {
      commentWS.leadingNode = null;
    }
  }
  replaceNodeInPendingComments(oldNode, newNode) {
    for (const commentWS of this.state.commentStack) {
      if (commentWS.leadingNode === oldNode) commentWS.leadingNode = newNode;
      if (commentWS.trailingNode === oldNode) commentWS.trailingNode = newNode;
    }
  }
  takeSurroundingComments(node, start, end) {
    const {
      commentStack
    } = this.state;
    const commentStackLength = commentStack.length;
    if (commentStackLength === 0) return;
    let i = commentStackLength - 1;
    for (; i >= 0; i--) {
      const commentWS = commentStack[i];
      const commentEnd = commentWS.end;
      const commentStart = commentWS.start;
      if (commentStart === end) {
        commentWS.leadingNode = node;
      } else if (commentEnd === start) {
        commentWS.trailingNode = node;
      } else if (commentEnd < start) {
        break;
      }
    }
  }
};
var State = class _State {
  flags = 1024;
  get strict() {
    return (this.flags & 1) > 0;
  }
  set strict(v) {
    if (v) this.flags |= 1;
    else this.flags &= -2;
  }
  startIndex;
  curLine;
  lineStart;
  startLoc;
  endLoc;
  init({
    strictMode,
    sourceType,
    startIndex,
    startLine,
    startColumn
  }) {
    this.strict = strictMode === false ? false : strictMode === true ? true : sourceType === "module";
    this.startIndex = startIndex;
    this.curLine = startLine;
    this.lineStart = -startColumn;
    this.startLoc = this.endLoc = new Position(startLine, startColumn, startIndex);
  }
  errors = [];
  noArrowParamsConversionAt = [];
  tsArrowReturnTypeRestrictionAt = -1;
  regExpAllowedAt = -1;
  get canStartArrow() {
    return (this.flags & 2) > 0;
  }
  set canStartArrow(v) {
    if (v) this.flags |= 2;
    else this.flags &= -3;
  }
  get inType() {
    return (this.flags & 4) > 0;
  }
  set inType(v) {
    if (v) this.flags |= 4;
    else this.flags &= -5;
  }
  get noAnonFunctionType() {
    return (this.flags & 8) > 0;
  }
  set noAnonFunctionType(v) {
    if (v) this.flags |= 8;
    else this.flags &= -9;
  }
  get hasFlowComment() {
    return (this.flags & 16) > 0;
  }
  set hasFlowComment(v) {
    if (v) this.flags |= 16;
    else this.flags &= -17;
  }
  get isAmbientContext() {
    return (this.flags & 32) > 0;
  }
  set isAmbientContext(v) {
    if (v) this.flags |= 32;
    else this.flags &= -33;
  }
  get inAbstractClass() {
    return (this.flags & 64) > 0;
  }
  set inAbstractClass(v) {
    if (v) this.flags |= 64;
    else this.flags &= -65;
  }
  get inDisallowConditionalTypesContext() {
    return (this.flags & 128) > 0;
  }
  set inDisallowConditionalTypesContext(v) {
    if (v) this.flags |= 128;
    else this.flags &= -129;
  }
  get inHackPipelineBody() {
    return (this.flags & 256) > 0;
  }
  set inHackPipelineBody(v) {
    if (v) this.flags |= 256;
    else this.flags &= -257;
  }
  get seenTopicReference() {
    return (this.flags & 512) > 0;
  }
  set seenTopicReference(v) {
    if (v) this.flags |= 512;
    else this.flags &= -513;
  }
  labels = [];
  commentsLen = 0;
  commentStack = [];
  pos = 0;
  type = 138;
  value = null;
  start = 0;
  end = 0;
  lastTokEndLoc = null;
  lastTokStartLoc = null;
  context = [types2.brace];
  get canStartJSXElement() {
    return (this.flags & 1024) > 0;
  }
  set canStartJSXElement(v) {
    if (v) this.flags |= 1024;
    else this.flags &= -1025;
  }
  get containsEsc() {
    return (this.flags & 2048) > 0;
  }
  set containsEsc(v) {
    if (v) this.flags |= 2048;
    else this.flags &= -2049;
  }
  firstInvalidTemplateEscapePos = null;
  get hasTopLevelAwait() {
    return (this.flags & 4096) > 0;
  }
  set hasTopLevelAwait(v) {
    if (v) this.flags |= 4096;
    else this.flags &= -4097;
  }
  get tsArrowReturnTypeAllowed() {
    return (this.flags & 8192) > 0;
  }
  set tsArrowReturnTypeAllowed(v) {
    if (v) this.flags |= 8192;
    else this.flags &= -8193;
  }
  get tsGenericArrowParams() {
    return (this.flags & 16384) > 0;
  }
  set tsGenericArrowParams(v) {
    if (v) this.flags |= 16384;
    else this.flags &= -16385;
  }
  strictErrors = /* @__PURE__ */ new Map();
  tokensLength = 0;
  curPosition() {
    return new Position(this.curLine, this.pos - this.lineStart, this.pos + this.startIndex);
  }
  clone() {
    const state = new _State();
    state.flags = this.flags;
    state.startIndex = this.startIndex;
    state.curLine = this.curLine;
    state.lineStart = this.lineStart;
    state.startLoc = this.startLoc;
    state.endLoc = this.endLoc;
    state.errors = this.errors.slice();
    state.noArrowParamsConversionAt = this.noArrowParamsConversionAt.slice();
    state.tsArrowReturnTypeRestrictionAt = this.tsArrowReturnTypeRestrictionAt;
    state.regExpAllowedAt = this.regExpAllowedAt;
    state.labels = this.labels.slice();
    state.commentsLen = this.commentsLen;
    state.commentStack = this.commentStack.slice();
    state.pos = this.pos;
    state.type = this.type;
    state.value = this.value;
    state.start = this.start;
    state.end = this.end;
    state.lastTokEndLoc = this.lastTokEndLoc;
    state.lastTokStartLoc = this.lastTokStartLoc;
    state.context = this.context.slice();
    state.firstInvalidTemplateEscapePos = this.firstInvalidTemplateEscapePos;
    state.strictErrors = this.strictErrors;
    state.tokensLength = this.tokensLength;
    return state;
  }
};
var _isDigit = function isDigit(code2) {
  return code2 >= 48 && code2 <= 57;
};
var forbiddenNumericSeparatorSiblings = {
  decBinOct: /* @__PURE__ */ new Set([46, 66, 69, 79, 95, 98, 101, 111, 43, 45]),
  hex: /* @__PURE__ */ new Set([46, 88, 95, 120])
};
var isAllowedNumericSeparatorSibling = {
  bin: (ch) => ch === 48 || ch === 49,
  oct: (ch) => ch >= 48 && ch <= 55,
  dec: (ch) => ch >= 48 && ch <= 57,
  hex: (ch) => ch >= 48 && ch <= 57 || ch >= 65 && ch <= 70 || ch >= 97 && ch <= 102
};
function readStringContents(type, input, pos, lineStart, curLine, errors) {
  const initialPos = pos;
  const initialLineStart = lineStart;
  const initialCurLine = curLine;
  let out = "";
  let firstInvalidLoc = null;
  let chunkStart = pos;
  const {
    length
  } = input;
  for (; ; ) {
    if (pos >= length) {
      errors.unterminated(initialPos, initialLineStart, initialCurLine);
      out += input.slice(chunkStart, pos);
      break;
    }
    const ch = input.charCodeAt(pos);
    if (isStringEnd(type, ch, input, pos)) {
      out += input.slice(chunkStart, pos);
      break;
    }
    if (ch === 92) {
      out += input.slice(chunkStart, pos);
      const res = readEscapedChar(input, pos, lineStart, curLine, type === "template", errors);
      if (res.ch === null && !firstInvalidLoc) {
        firstInvalidLoc = {
          pos,
          lineStart,
          curLine
        };
      } else {
        out += res.ch;
      }
      ({
        pos,
        lineStart,
        curLine
      } = res);
      chunkStart = pos;
    } else if (ch === 8232 || ch === 8233) {
      ++pos;
      ++curLine;
      lineStart = pos;
    } else if (ch === 10 || ch === 13) {
      if (type === "template") {
        out += input.slice(chunkStart, pos) + "\n";
        ++pos;
        if (ch === 13 && input.charCodeAt(pos) === 10) {
          ++pos;
        }
        ++curLine;
        chunkStart = lineStart = pos;
      } else {
        errors.unterminated(initialPos, initialLineStart, initialCurLine);
      }
    } else {
      ++pos;
    }
  }
  return {
    pos,
    str: out,
    firstInvalidLoc,
    lineStart,
    curLine
  };
}
function isStringEnd(type, ch, input, pos) {
  if (type === "template") {
    return ch === 96 || ch === 36 && input.charCodeAt(pos + 1) === 123;
  }
  return ch === (type === "double" ? 34 : 39);
}
function readEscapedChar(input, pos, lineStart, curLine, inTemplate, errors) {
  const throwOnInvalid = !inTemplate;
  pos++;
  const res = (ch2) => ({
    pos,
    ch: ch2,
    lineStart,
    curLine
  });
  const ch = input.charCodeAt(pos++);
  switch (ch) {
    case 110:
      return res("\n");
    case 114:
      return res("\r");
    case 120: {
      let code2;
      ({
        code: code2,
        pos
      } = readHexChar(input, pos, lineStart, curLine, 2, false, throwOnInvalid, errors));
      return res(code2 === null ? null : String.fromCharCode(code2));
    }
    case 117: {
      let code2;
      ({
        code: code2,
        pos
      } = readCodePoint(input, pos, lineStart, curLine, throwOnInvalid, errors));
      return res(code2 === null ? null : String.fromCodePoint(code2));
    }
    case 116:
      return res("	");
    case 98:
      return res("\b");
    case 118:
      return res("\v");
    case 102:
      return res("\f");
    case 13:
      if (input.charCodeAt(pos) === 10) {
        ++pos;
      }
    case 10:
      lineStart = pos;
      ++curLine;
    case 8232:
    case 8233:
      return res("");
    case 56:
    case 57:
      if (inTemplate) {
        return res(null);
      } else {
        errors.strictNumericEscape(pos - 1, lineStart, curLine);
      }
    default:
      if (ch >= 48 && ch <= 55) {
        const startPos = pos - 1;
        const match = /^[0-7]+/.exec(input.slice(startPos, pos + 2));
        let octalStr = match[0];
        let octal = parseInt(octalStr, 8);
        if (octal > 255) {
          octalStr = octalStr.slice(0, -1);
          octal = parseInt(octalStr, 8);
        }
        pos += octalStr.length - 1;
        const next = input.charCodeAt(pos);
        if (octalStr !== "0" || next === 56 || next === 57) {
          if (inTemplate) {
            return res(null);
          } else {
            errors.strictNumericEscape(startPos, lineStart, curLine);
          }
        }
        return res(String.fromCharCode(octal));
      }
      return res(String.fromCharCode(ch));
  }
}
function readHexChar(input, pos, lineStart, curLine, len, forceLen, throwOnInvalid, errors) {
  const initialPos = pos;
  let n;
  ({
    n,
    pos
  } = readInt(input, pos, lineStart, curLine, 16, len, forceLen, false, errors, !throwOnInvalid));
  if (n === null) {
    if (throwOnInvalid) {
      errors.invalidEscapeSequence(initialPos, lineStart, curLine);
    } else {
      pos = initialPos - 1;
    }
  }
  return {
    code: n,
    pos
  };
}
function readInt(input, pos, lineStart, curLine, radix, len, forceLen, allowNumSeparator, errors, bailOnError) {
  const start = pos;
  const forbiddenSiblings = radix === 16 ? forbiddenNumericSeparatorSiblings.hex : forbiddenNumericSeparatorSiblings.decBinOct;
  const isAllowedSibling = radix === 16 ? isAllowedNumericSeparatorSibling.hex : radix === 10 ? isAllowedNumericSeparatorSibling.dec : radix === 8 ? isAllowedNumericSeparatorSibling.oct : isAllowedNumericSeparatorSibling.bin;
  let invalid = false;
  let total = 0;
  for (let i = 0, e = len == null ? Infinity : len; i < e; ++i) {
    const code2 = input.charCodeAt(pos);
    let val;
    if (code2 === 95 && allowNumSeparator !== "bail") {
      const prev = input.charCodeAt(pos - 1);
      const next = input.charCodeAt(pos + 1);
      if (!allowNumSeparator) {
        if (bailOnError) return {
          n: null,
          pos
        };
        errors.numericSeparatorInEscapeSequence(pos, lineStart, curLine);
      } else if (Number.isNaN(next) || !isAllowedSibling(next) || forbiddenSiblings.has(prev)) {
        if (bailOnError) return {
          n: null,
          pos
        };
        errors.unexpectedNumericSeparator(pos, lineStart, curLine);
      }
      ++pos;
      continue;
    }
    if (code2 >= 97) {
      val = code2 - 97 + 10;
    } else if (code2 >= 65) {
      val = code2 - 65 + 10;
    } else if (_isDigit(code2)) {
      val = code2 - 48;
    } else {
      val = Infinity;
    }
    if (val >= radix) {
      if (val <= 9) {
        if (bailOnError) return {
          n: null,
          pos
        };
        errors.invalidDigit(pos, lineStart, curLine, radix);
        val = 0;
      } else if (forceLen) {
        val = 0;
        invalid = true;
      } else {
        break;
      }
    }
    ++pos;
    total = total * radix + val;
  }
  if (pos === start || len != null && pos - start !== len || invalid) {
    return {
      n: null,
      pos
    };
  }
  return {
    n: total,
    pos
  };
}
function readCodePoint(input, pos, lineStart, curLine, throwOnInvalid, errors) {
  const ch = input.charCodeAt(pos);
  let code2;
  if (ch === 123) {
    ++pos;
    ({
      code: code2,
      pos
    } = readHexChar(input, pos, lineStart, curLine, input.indexOf("}", pos) - pos, true, throwOnInvalid, errors));
    ++pos;
    if (code2 !== null && code2 > 1114111) {
      if (throwOnInvalid) {
        errors.invalidCodePoint(pos, lineStart, curLine);
      }
      return {
        code: null,
        pos
      };
    }
  } else {
    ({
      code: code2,
      pos
    } = readHexChar(input, pos, lineStart, curLine, 4, false, throwOnInvalid, errors));
  }
  return {
    code: code2,
    pos
  };
}
function buildPosition(pos, lineStart, curLine) {
  return new Position(curLine, pos - lineStart, pos);
}
var VALID_REGEX_FLAGS = /* @__PURE__ */ new Set([103, 109, 115, 105, 121, 117, 100, 118]);
var Token = class {
  constructor(state) {
    const startIndex = state.startIndex || 0;
    this.type = state.type;
    this.value = state.value;
    this.start = startIndex + state.start;
    this.end = startIndex + state.end;
    this.loc = new SourceLocation(state.startLoc, state.endLoc);
  }
};
var locDataCache;
var asciiIdentifierChar = new Uint8Array(128);
for (let i = 0; i < 128; i++) {
  asciiIdentifierChar[i] = isIdentifierChar(i) ? 1 : 0;
}
var keywordBuckets = [];
var maxKeywordLength = 0;
keywords$1.forEach((type, word) => {
  const index2 = word.length << 7 | word.charCodeAt(0);
  (keywordBuckets[index2] ??= []).push(word, type);
  if (word.length > maxKeywordLength) maxKeywordLength = word.length;
});
function lookupKeyword(word, firstCode) {
  const {
    length
  } = word;
  if (length > maxKeywordLength || firstCode >= 128) return void 0;
  const bucket = keywordBuckets[length << 7 | firstCode];
  if (bucket !== void 0) {
    for (let i = 0; i < bucket.length; i += 2) {
      if (bucket[i] === word) return bucket[i + 1];
    }
  }
  return void 0;
}
var Tokenizer = class extends CommentsParser {
  isLookahead;
  tokens = [];
  constructor(options2, input) {
    super();
    this.state = new State();
    this.state.init(options2);
    this.input = input;
    this.length = input.length;
    this.comments = [];
    this.isLookahead = false;
    if (!locDataCache || locDataCache.length < (this.length + 1) * 2) {
      locDataCache = new Uint32Array((this.length + 1) * 2);
    }
    this.locData = locDataCache;
  }
  setLoc(loc) {
    const dataIndex = this.offsetToSourcePos(loc.index);
    this.locData[dataIndex * 2] = loc.line;
    this.locData[dataIndex * 2 + 1] = loc.column;
  }
  getLoc(locIndex) {
    const dataIndex = this.offsetToSourcePos(locIndex);
    const loc = new Position(this.locData[dataIndex * 2], this.locData[dataIndex * 2 + 1], locIndex);
    return loc;
  }
  pushToken(token) {
    this.tokens.length = this.state.tokensLength;
    this.tokens.push(token);
    ++this.state.tokensLength;
  }
  next() {
    this.checkKeywordEscapes();
    if (this.optionFlags & 512) {
      this.pushToken(new Token(this.state));
    }
    this.state.lastTokEndLoc = this.state.endLoc;
    this.state.lastTokStartLoc = this.state.startLoc;
    this.nextToken();
  }
  eat(type) {
    if (this.match(type)) {
      this.next();
      return true;
    } else {
      return false;
    }
  }
  match(type) {
    return this.state.type === type;
  }
  createLookaheadState(state) {
    return {
      pos: state.pos,
      value: null,
      type: state.type,
      start: state.start,
      end: state.end,
      context: [this.curContext()],
      inType: state.inType,
      strict: state.strict,
      startLoc: state.startLoc,
      lastTokEndLoc: state.lastTokEndLoc,
      curLine: state.curLine,
      lineStart: state.lineStart,
      curPosition: state.curPosition
    };
  }
  lookahead() {
    const old = this.state;
    this.state = this.createLookaheadState(old);
    this.isLookahead = true;
    this.nextToken();
    this.isLookahead = false;
    const curr = this.state;
    this.state = old;
    return curr;
  }
  nextTokenStart() {
    return this.nextTokenStartSince(this.state.pos);
  }
  nextTokenStartSince(pos) {
    const skipWhiteSpaceRe = this.inModule || !(this.optionFlags & 16384) ? skipWhiteSpace : skipWhiteSpaceAnnexB;
    skipWhiteSpaceRe.lastIndex = pos;
    return skipWhiteSpaceRe.test(this.input) ? skipWhiteSpaceRe.lastIndex : pos;
  }
  lookaheadCharCode() {
    return this.lookaheadCharCodeSince(this.state.pos);
  }
  lookaheadCharCodeSince(pos) {
    return this.input.charCodeAt(this.nextTokenStartSince(pos));
  }
  nextTokenInLineStart() {
    return this.nextTokenInLineStartSince(this.state.pos);
  }
  nextTokenInLineStartSince(pos) {
    skipWhiteSpaceInLine.lastIndex = pos;
    return skipWhiteSpaceInLine.test(this.input) ? skipWhiteSpaceInLine.lastIndex : pos;
  }
  lookaheadInLineCharCode() {
    return this.input.charCodeAt(this.nextTokenInLineStart());
  }
  codePointAtPos(pos) {
    let cp2 = this.input.charCodeAt(pos);
    if ((cp2 & 64512) === 55296 && ++pos < this.input.length) {
      const trail = this.input.charCodeAt(pos);
      if ((trail & 64512) === 56320) {
        cp2 = 65536 + ((cp2 & 1023) << 10) + (trail & 1023);
      }
    }
    return cp2;
  }
  setStrict(strict) {
    this.state.strict = strict;
    if (strict) {
      this.state.strictErrors.forEach(([toParseError, at]) => this.raise(toParseError, at));
      this.state.strictErrors.clear();
    }
  }
  curContext() {
    return this.state.context[this.state.context.length - 1];
  }
  nextToken() {
    this.skipSpace();
    this.state.start = this.state.pos;
    if (!this.isLookahead) this.state.startLoc = this.state.curPosition();
    if (this.state.pos >= this.length) {
      this.finishToken(138);
      return;
    }
    this.getTokenFromCode(this.codePointAtPos(this.state.pos));
  }
  skipBlockComment(commentEnd) {
    let startLoc;
    if (!this.isLookahead) startLoc = this.state.curPosition();
    const start = this.state.pos;
    const end = this.input.indexOf(commentEnd, start + 2);
    if (end === -1) {
      throw this.raise(Errors.UnterminatedComment, this.state.curPosition());
    }
    this.state.pos = end + commentEnd.length;
    lineBreakG.lastIndex = start + 2;
    while (lineBreakG.test(this.input) && lineBreakG.lastIndex <= end) {
      ++this.state.curLine;
      this.state.lineStart = lineBreakG.lastIndex;
    }
    if (this.isLookahead) return;
    const comment = {
      type: "CommentBlock",
      value: this.input.slice(start + 2, end),
      start: this.sourceToOffsetPos(start),
      end: this.sourceToOffsetPos(end + commentEnd.length),
      loc: new SourceLocation(startLoc, this.state.curPosition())
    };
    if (this.optionFlags & 512) this.pushToken(comment);
    return comment;
  }
  skipLineComment(startSkip) {
    const start = this.state.pos;
    let startLoc;
    if (!this.isLookahead) startLoc = this.state.curPosition();
    let ch = this.input.charCodeAt(this.state.pos += startSkip);
    if (this.state.pos < this.length) {
      while (!isNewLine(ch) && ++this.state.pos < this.length) {
        ch = this.input.charCodeAt(this.state.pos);
      }
    }
    if (this.isLookahead) return;
    const end = this.state.pos;
    const value = this.input.slice(start + startSkip, end);
    const comment = {
      type: "CommentLine",
      value,
      start: this.sourceToOffsetPos(start),
      end: this.sourceToOffsetPos(end),
      loc: new SourceLocation(startLoc, this.state.curPosition())
    };
    if (this.optionFlags & 512) this.pushToken(comment);
    return comment;
  }
  skipSpace() {
    const spaceStart = this.state.pos;
    const attachComment = (this.optionFlags & 8192) > 0;
    let comments;
    const {
      input,
      length
    } = this;
    let pos = spaceStart;
    loop: while (pos < length) {
      const ch = input.charCodeAt(pos);
      switch (ch) {
        case 32:
        case 160:
        case 9:
          ++pos;
          break;
        case 13:
          if (input.charCodeAt(pos + 1) === 10) {
            ++pos;
          }
        case 10:
        case 8232:
        case 8233:
          ++pos;
          ++this.state.curLine;
          this.state.lineStart = pos;
          break;
        case 47:
          switch (input.charCodeAt(pos + 1)) {
            case 42: {
              this.state.pos = pos;
              const comment = this.skipBlockComment("*/");
              pos = this.state.pos;
              if (comment !== void 0) {
                this.addComment(comment);
                if (attachComment) {
                  (comments ??= []).push(comment);
                }
              }
              break;
            }
            case 47: {
              this.state.pos = pos;
              const comment = this.skipLineComment(2);
              pos = this.state.pos;
              if (comment !== void 0) {
                this.addComment(comment);
                if (attachComment) {
                  (comments ??= []).push(comment);
                }
              }
              break;
            }
            default:
              break loop;
          }
          break;
        default:
          if (isWhitespace(ch)) {
            ++pos;
          } else if (ch === 45 && !this.inModule && this.optionFlags & 16384) {
            if (input.charCodeAt(pos + 1) === 45 && input.charCodeAt(pos + 2) === 62 && (spaceStart === 0 || this.state.lineStart > spaceStart)) {
              this.state.pos = pos;
              const comment = this.skipLineComment(3);
              pos = this.state.pos;
              if (comment !== void 0) {
                this.addComment(comment);
                if (attachComment) {
                  (comments ??= []).push(comment);
                }
              }
            } else {
              break loop;
            }
          } else if (ch === 60 && !this.inModule && this.optionFlags & 16384) {
            if (input.charCodeAt(pos + 1) === 33 && input.charCodeAt(pos + 2) === 45 && input.charCodeAt(pos + 3) === 45) {
              this.state.pos = pos;
              const comment = this.skipLineComment(4);
              pos = this.state.pos;
              if (comment !== void 0) {
                this.addComment(comment);
                if (attachComment) {
                  (comments ??= []).push(comment);
                }
              }
            } else {
              break loop;
            }
          } else {
            break loop;
          }
      }
    }
    this.state.pos = pos;
    if (comments?.length) {
      const end = this.state.pos;
      const commentWhitespace = {
        start: this.sourceToOffsetPos(spaceStart),
        end: this.sourceToOffsetPos(end),
        comments,
        leadingNode: null,
        trailingNode: null,
        containingNode: null
      };
      this.state.commentStack.push(commentWhitespace);
    }
  }
  finishToken(type, val) {
    this.state.end = this.state.pos;
    this.state.endLoc = this.state.curPosition();
    const prevType = this.state.type;
    this.state.type = type;
    this.state.value = val;
    if (!this.isLookahead) {
      this.updateContext(prevType);
    }
  }
  replaceToken(type) {
    this.state.type = type;
    this.updateContext();
  }
  readToken_numberSign() {
    if (this.state.pos === 0 && this.readToken_interpreter()) {
      return;
    }
    const nextPos = this.state.pos + 1;
    const next = this.codePointAtPos(nextPos);
    if (next >= 48 && next <= 57) {
      throw this.raise(Errors.UnexpectedDigitAfterHash, this.state.curPosition());
    }
    if (isIdentifierStart(next)) {
      ++this.state.pos;
      this.finishToken(137, this.readWord1(next));
    } else if (next === 92) {
      ++this.state.pos;
      this.finishToken(137, this.readWord1());
    } else {
      this.finishOp(23, 1);
    }
  }
  readToken_dot() {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next >= 48 && next <= 57) {
      this.readNumber(true);
      return;
    }
    if (next === 46 && this.input.charCodeAt(this.state.pos + 2) === 46) {
      this.state.pos += 3;
      this.finishToken(17);
    } else {
      ++this.state.pos;
      this.finishToken(12);
    }
  }
  readToken_slash() {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next === 61) {
      this.finishOp(27, 2);
    } else {
      this.finishOp(52, 1);
    }
  }
  readToken_interpreter() {
    if (this.state.pos !== 0 || this.length < 2) return false;
    let ch = this.input.charCodeAt(this.state.pos + 1);
    if (ch !== 33) return false;
    const start = this.state.pos;
    this.state.pos += 1;
    while (!isNewLine(ch) && ++this.state.pos < this.length) {
      ch = this.input.charCodeAt(this.state.pos);
    }
    const value = this.input.slice(start + 2, this.state.pos);
    this.finishToken(24, value);
    return true;
  }
  readToken_mult_modulo(code2) {
    let type = code2 === 42 ? 51 : 50;
    let width3 = 1;
    let next = this.input.charCodeAt(this.state.pos + 1);
    if (code2 === 42 && next === 42) {
      width3++;
      next = this.input.charCodeAt(this.state.pos + 2);
      type = 53;
    }
    if (next === 61 && !this.state.inType) {
      width3++;
      type = code2 === 37 ? 29 : 26;
    }
    this.finishOp(type, width3);
  }
  readToken_pipe_amp(code2) {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next === code2) {
      if (this.input.charCodeAt(this.state.pos + 2) === 61) {
        this.finishOp(26, 3);
      } else {
        this.finishOp(code2 === 124 ? 37 : 38, 2);
      }
      return;
    }
    if (code2 === 124) {
      if (next === 62) {
        this.finishOp(35, 2);
        return;
      }
    }
    if (next === 61) {
      this.finishOp(26, 2);
      return;
    }
    this.finishOp(code2 === 124 ? 39 : 41, 1);
  }
  readToken_caret() {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next === 61 && !this.state.inType) {
      this.finishOp(28, 2);
    } else if (next === 94 && this.hasPlugin(["pipelineOperator", {
      proposal: "hack",
      topicToken: "^^"
    }])) {
      this.finishOp(33, 2);
      const lookaheadCh = this.input.codePointAt(this.state.pos);
      if (lookaheadCh === 94) {
        this.unexpected();
      }
    } else {
      this.finishOp(40, 1);
    }
  }
  readToken_atSign() {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next === 64 && this.hasPlugin(["pipelineOperator", {
      proposal: "hack",
      topicToken: "@@"
    }])) {
      this.finishOp(34, 2);
    } else {
      this.finishOp(22, 1);
    }
  }
  readToken_plus_min(code2) {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next === code2) {
      this.finishOp(30, 2);
      return;
    }
    if (next === 61) {
      this.finishOp(26, 2);
    } else {
      this.finishOp(49, 1);
    }
  }
  readToken_lt() {
    const {
      pos
    } = this.state;
    const next = this.input.charCodeAt(pos + 1);
    if (next === 60) {
      if (this.input.charCodeAt(pos + 2) === 61) {
        this.finishOp(26, 3);
        return;
      }
      this.finishOp(47, 2);
      return;
    }
    if (next === 61) {
      this.finishOp(45, 2);
      return;
    }
    this.finishOp(43, 1);
  }
  readToken_gt() {
    const {
      pos
    } = this.state;
    const next = this.input.charCodeAt(pos + 1);
    if (next === 62) {
      const size = this.input.charCodeAt(pos + 2) === 62 ? 3 : 2;
      if (this.input.charCodeAt(pos + size) === 61) {
        this.finishOp(26, size + 1);
        return;
      }
      this.finishOp(48, size);
      return;
    }
    if (next === 61) {
      this.finishOp(45, 2);
      return;
    }
    this.finishOp(44, 1);
  }
  readToken_eq_excl(code2) {
    const next = this.input.charCodeAt(this.state.pos + 1);
    if (next === 61) {
      this.finishOp(42, this.input.charCodeAt(this.state.pos + 2) === 61 ? 3 : 2);
      return;
    }
    if (code2 === 61 && next === 62) {
      this.state.pos += 2;
      this.finishToken(15);
      return;
    }
    this.finishOp(code2 === 61 ? 25 : 31, 1);
  }
  readToken_question() {
    const next = this.input.charCodeAt(this.state.pos + 1);
    const next2 = this.input.charCodeAt(this.state.pos + 2);
    if (next === 63) {
      if (next2 === 61) {
        this.finishOp(26, 3);
      } else {
        this.finishOp(36, 2);
      }
    } else if (next === 46 && !(next2 >= 48 && next2 <= 57)) {
      this.state.pos += 2;
      this.finishToken(14);
    } else {
      ++this.state.pos;
      this.finishToken(13);
    }
  }
  getTokenFromCode(code2) {
    switch (code2) {
      case 46:
        this.readToken_dot();
        return;
      case 40:
        ++this.state.pos;
        this.finishToken(6);
        return;
      case 41:
        ++this.state.pos;
        this.finishToken(7);
        return;
      case 59:
        ++this.state.pos;
        this.finishToken(9);
        return;
      case 44:
        ++this.state.pos;
        this.finishToken(8);
        return;
      case 91:
        ++this.state.pos;
        this.finishToken(0);
        return;
      case 93:
        ++this.state.pos;
        this.finishToken(1);
        return;
      case 123:
        ++this.state.pos;
        this.finishToken(2);
        return;
      case 125:
        ++this.state.pos;
        this.finishToken(4);
        return;
      case 58:
        if (this.hasPlugin("functionBind") && this.input.charCodeAt(this.state.pos + 1) === 58) {
          this.finishOp(11, 2);
        } else {
          ++this.state.pos;
          this.finishToken(10);
        }
        return;
      case 63:
        this.readToken_question();
        return;
      case 96:
        this.readTemplateToken();
        return;
      case 48: {
        const next = this.input.charCodeAt(this.state.pos + 1);
        if (next === 120 || next === 88) {
          this.readRadixNumber(16);
          return;
        }
        if (next === 111 || next === 79) {
          this.readRadixNumber(8);
          return;
        }
        if (next === 98 || next === 66) {
          this.readRadixNumber(2);
          return;
        }
      }
      case 49:
      case 50:
      case 51:
      case 52:
      case 53:
      case 54:
      case 55:
      case 56:
      case 57:
        this.readNumber(false);
        return;
      case 34:
      case 39:
        this.readString(code2);
        return;
      case 47:
        this.readToken_slash();
        return;
      case 37:
      case 42:
        this.readToken_mult_modulo(code2);
        return;
      case 124:
      case 38:
        this.readToken_pipe_amp(code2);
        return;
      case 94:
        this.readToken_caret();
        return;
      case 43:
      case 45:
        this.readToken_plus_min(code2);
        return;
      case 60:
        this.readToken_lt();
        return;
      case 62:
        this.readToken_gt();
        return;
      case 61:
      case 33:
        this.readToken_eq_excl(code2);
        return;
      case 126:
        this.finishOp(32, 1);
        return;
      case 64:
        this.readToken_atSign();
        return;
      case 35:
        this.readToken_numberSign();
        return;
      case 92:
        this.readWord();
        return;
      default:
        if (isIdentifierStart(code2)) {
          this.readWord(code2);
          return;
        }
    }
    throw this.raise(Errors.InvalidOrUnexpectedToken, this.state.curPosition(), {
      unexpected: String.fromCodePoint(code2)
    });
  }
  finishOp(type, size) {
    const str = this.input.slice(this.state.pos, this.state.pos + size);
    this.state.pos += size;
    this.finishToken(type, str);
  }
  readRegexp() {
    const startLoc = this.state.startLoc;
    const start = this.state.start + 1;
    let escaped2, inClass;
    let {
      pos
    } = this.state;
    for (; ; ++pos) {
      if (pos >= this.length) {
        throw this.raise(Errors.UnterminatedRegExp, createPositionWithColumnOffset(startLoc, 1));
      }
      const ch = this.input.charCodeAt(pos);
      if (isNewLine(ch)) {
        throw this.raise(Errors.UnterminatedRegExp, createPositionWithColumnOffset(startLoc, 1));
      }
      if (escaped2) {
        escaped2 = false;
      } else {
        if (ch === 91) {
          inClass = true;
        } else if (ch === 93 && inClass) {
          inClass = false;
        } else if (ch === 47 && !inClass) {
          break;
        }
        escaped2 = ch === 92;
      }
    }
    const content = this.input.slice(start, pos);
    ++pos;
    let mods = "";
    const nextPos = () => createPositionWithColumnOffset(startLoc, pos + 2 - start);
    while (pos < this.length) {
      const cp2 = this.codePointAtPos(pos);
      const char = String.fromCharCode(cp2);
      if (VALID_REGEX_FLAGS.has(cp2)) {
        if (cp2 === 118) {
          if (mods.includes("u")) {
            this.raise(Errors.IncompatibleRegExpUVFlags, nextPos());
          }
        } else if (cp2 === 117) {
          if (mods.includes("v")) {
            this.raise(Errors.IncompatibleRegExpUVFlags, nextPos());
          }
        }
        if (mods.includes(char)) {
          this.raise(Errors.DuplicateRegExpFlags, nextPos());
        }
      } else if (isIdentifierChar(cp2) || cp2 === 92) {
        this.raise(Errors.MalformedRegExpFlags, nextPos());
      } else {
        break;
      }
      ++pos;
      mods += char;
    }
    this.state.pos = pos;
    this.finishToken(136, {
      pattern: content,
      flags: mods
    });
  }
  readInt(radix, len, forceLen = false, allowNumSeparator = true) {
    const {
      n,
      pos
    } = readInt(this.input, this.state.pos, this.state.lineStart, this.state.curLine, radix, len, forceLen, allowNumSeparator, this.errorHandlers_readInt, false);
    this.state.pos = pos;
    return n;
  }
  readLiteralInt(radix) {
    let pos = this.state.pos;
    let val = 0;
    let code2;
    for (; ; ) {
      code2 = this.input.charCodeAt(pos);
      let digit;
      if (code2 >= 48 && code2 <= 57) {
        digit = code2 - 48;
      } else {
        digit = (code2 | 32) - 97;
        if (digit < 0 || digit > 5) break;
        digit += 10;
      }
      if (digit >= radix) break;
      val = val * radix + digit;
      ++pos;
    }
    if (code2 === 95 || code2 >= 48 && code2 <= 57) {
      return this.readInt(radix);
    }
    if (pos === this.state.pos) return null;
    this.state.pos = pos;
    return val;
  }
  readRadixNumber(radix) {
    const start = this.state.pos;
    const startLoc = this.state.curPosition();
    this.state.pos += 2;
    let val = this.readLiteralInt(radix);
    const end = this.state.pos;
    if (val == null) {
      this.raise(Errors.InvalidDigit, createPositionWithColumnOffset(startLoc, 2), {
        radix
      });
    }
    const isBigInt = this.input.charCodeAt(this.state.pos) === 110;
    if (isBigInt) ++this.state.pos;
    if (isIdentifierStart(this.codePointAtPos(this.state.pos))) {
      throw this.raise(Errors.NumberIdentifier, this.state.curPosition());
    }
    if (isBigInt || val !== null && val > Number.MAX_SAFE_INTEGER) {
      const str = this.input.slice(start, end).replaceAll("_", "");
      if (isBigInt) {
        this.finishToken(135, str);
        return;
      }
      val = Number(radix !== 16 && this.optionFlags & 4096 ? str.replace(radix === 2 ? /[2-9]/g : /[89]/g, "0") : str);
    }
    this.finishToken(134, val);
  }
  readNumber(startsWithDot) {
    const start = this.state.pos;
    const startLoc = this.state.curPosition();
    let isFloat = false;
    let isOctal = false;
    const integerValue = startsWithDot ? 0 : this.readLiteralInt(10);
    const hasLeadingZero = this.state.pos - start >= 2 && this.input.charCodeAt(start) === 48;
    if (hasLeadingZero) {
      const integer = this.input.slice(start, this.state.pos);
      this.recordStrictModeErrors(Errors.StrictOctalLiteral, startLoc);
      if (!this.state.strict) {
        const underscorePos = integer.indexOf("_");
        if (underscorePos > 0) {
          this.raise(Errors.ZeroDigitNumericSeparator, createPositionWithColumnOffset(startLoc, underscorePos));
        }
      }
      isOctal = !/[89]/.test(integer);
    }
    let next = this.input.charCodeAt(this.state.pos);
    if (next === 46 && !isOctal) {
      ++this.state.pos;
      this.readLiteralInt(10);
      isFloat = true;
      next = this.input.charCodeAt(this.state.pos);
    }
    if ((next === 69 || next === 101) && !isOctal) {
      next = this.input.charCodeAt(++this.state.pos);
      if (next === 43 || next === 45) {
        ++this.state.pos;
      }
      if (this.readLiteralInt(10) === null) {
        this.raise(Errors.InvalidOrMissingExponent, startLoc);
      }
      isFloat = true;
      next = this.input.charCodeAt(this.state.pos);
    }
    const end = this.state.pos;
    const isBigInt = next === 110;
    if (isBigInt) {
      if (isFloat || hasLeadingZero) {
        this.raise(Errors.InvalidBigIntLiteral, startLoc);
      }
      ++this.state.pos;
    }
    if (isIdentifierStart(this.codePointAtPos(this.state.pos))) {
      throw this.raise(Errors.NumberIdentifier, this.state.curPosition());
    }
    if (!isFloat && !isBigInt && !hasLeadingZero && integerValue <= Number.MAX_SAFE_INTEGER) {
      this.finishToken(134, integerValue);
      return;
    }
    const str = this.input.slice(start, end).replaceAll("_", "");
    if (isBigInt) {
      this.finishToken(135, str);
      return;
    }
    const val = isOctal ? parseInt(str, 8) : parseFloat(str);
    this.finishToken(134, val);
  }
  readCodePoint(throwOnInvalid) {
    const {
      code: code2,
      pos
    } = readCodePoint(this.input, this.state.pos, this.state.lineStart, this.state.curLine, throwOnInvalid, this.errorHandlers_readCodePoint);
    this.state.pos = pos;
    return code2;
  }
  readString(quote3) {
    const {
      str,
      pos,
      curLine,
      lineStart
    } = readStringContents(quote3 === 34 ? "double" : "single", this.input, this.state.pos + 1, this.state.lineStart, this.state.curLine, this.errorHandlers_readStringContents_string);
    this.state.pos = pos + 1;
    this.state.lineStart = lineStart;
    this.state.curLine = curLine;
    this.finishToken(133, str);
  }
  readTemplateContinuation() {
    if (!this.match(4)) {
      this.unexpected(null, 4);
    }
    this.state.pos--;
    this.readTemplateToken();
  }
  readTemplateToken() {
    const opening2 = this.input[this.state.pos];
    const {
      str,
      firstInvalidLoc,
      pos,
      curLine,
      lineStart
    } = readStringContents("template", this.input, this.state.pos + 1, this.state.lineStart, this.state.curLine, this.errorHandlers_readStringContents_template);
    this.state.pos = pos + 1;
    this.state.lineStart = lineStart;
    this.state.curLine = curLine;
    if (firstInvalidLoc) {
      this.state.firstInvalidTemplateEscapePos = new Position(firstInvalidLoc.curLine, firstInvalidLoc.pos - firstInvalidLoc.lineStart, this.sourceToOffsetPos(firstInvalidLoc.pos));
    }
    if (this.input.codePointAt(pos) === 96) {
      this.finishToken(20, firstInvalidLoc ? null : opening2 + str + "`");
    } else {
      this.state.pos++;
      this.finishToken(21, firstInvalidLoc ? null : opening2 + str + "${");
    }
  }
  recordStrictModeErrors(toParseError, at) {
    if (this.isLookahead) return;
    const index2 = at.index;
    if (this.state.strict && !this.state.strictErrors.has(index2)) {
      this.raise(toParseError, at);
    } else {
      this.state.strictErrors.set(index2, [toParseError, at]);
    }
  }
  readWord1(firstCode) {
    this.state.containsEsc = false;
    let word = "";
    const start = this.state.pos;
    let chunkStart = start;
    const {
      input,
      length
    } = this;
    let pos = start;
    if (firstCode !== void 0) {
      pos += firstCode <= 65535 ? 1 : 2;
    }
    while (pos < length) {
      let ch = input.charCodeAt(pos);
      if (ch < 128) {
        if (asciiIdentifierChar[ch] === 1) {
          ++pos;
          continue;
        }
        if (ch !== 92) break;
        this.state.containsEsc = true;
        word += input.slice(chunkStart, pos);
        this.state.pos = pos;
        const escStart = this.state.curPosition();
        const identifierCheck = pos === start ? isIdentifierStart : isIdentifierChar;
        if (input.charCodeAt(++this.state.pos) !== 117) {
          this.raise(Errors.MissingUnicodeEscape, this.state.curPosition());
          chunkStart = this.state.pos - 1;
          pos = this.state.pos;
          continue;
        }
        ++this.state.pos;
        const esc = this.readCodePoint(true);
        if (esc !== null) {
          if (!identifierCheck(esc)) {
            this.raise(Errors.EscapedCharNotAnIdentifier, escStart);
          }
          word += String.fromCodePoint(esc);
        }
        chunkStart = pos = this.state.pos;
      } else {
        if ((ch & 64512) === 55296 && pos + 1 < length) {
          const trail = input.charCodeAt(pos + 1);
          if ((trail & 64512) === 56320) {
            ch = 65536 + ((ch & 1023) << 10) + (trail & 1023);
          }
        }
        if (isIdentifierChar(ch)) {
          pos += ch <= 65535 ? 1 : 2;
        } else {
          break;
        }
      }
    }
    this.state.pos = pos;
    return word + input.slice(chunkStart, pos);
  }
  readWord(firstCode) {
    const word = this.readWord1(firstCode);
    const type = lookupKeyword(word, firstCode === void 0 ? word.charCodeAt(0) : firstCode);
    if (type !== void 0) {
      this.finishToken(type, tokenLabelName(type));
    } else {
      this.finishToken(131, word);
    }
  }
  checkKeywordEscapes() {
    const {
      type
    } = this.state;
    if (tokenIsKeyword(type) && this.state.containsEsc) {
      this.raise(Errors.InvalidEscapedReservedWord, this.state.startLoc, {
        reservedWord: tokenLabelName(type)
      });
    }
  }
  raise(toParseError, at, details = {}) {
    const loc = at instanceof Position ? at : typeof at === "number" ? this.getLoc(at) : this.optionFlags & 256 ? at.loc.start : this.getLoc(at.start);
    const pos = at instanceof Position ? loc.index : typeof at === "number" ? at : at.start;
    const error = toParseError(loc, pos, details);
    if (!(this.optionFlags & 4096)) throw error;
    if (!this.isLookahead) this.state.errors.push(error);
    return error;
  }
  raiseOverwrite(toParseError, at, details = {}) {
    const loc = at instanceof Position ? at : this.optionFlags & 256 ? at.loc.start : this.getLoc(at.start);
    const pos = at instanceof Position ? loc.index : at.start;
    const errors = this.state.errors;
    for (let i = errors.length - 1; i >= 0; i--) {
      const error = errors[i];
      if (error.pos === pos) {
        return errors[i] = toParseError(loc, pos, details);
      }
      if (error.pos < pos) break;
    }
    return this.raise(toParseError, loc, details);
  }
  updateContext(prevType) {
  }
  unexpected(loc, type) {
    throw this.raise(Errors.UnexpectedToken, loc != null ? loc : this.state.startLoc, {
      expected: type ? tokenLabelName(type) : null
    });
  }
  expectPlugin(pluginName, loc) {
    if (this.hasPlugin(pluginName)) {
      return true;
    }
    throw this.raise(Errors.MissingPlugin, loc != null ? loc : this.state.startLoc, {
      missingPlugin: [pluginName]
    });
  }
  expectOnePlugin(pluginNames) {
    if (!pluginNames.some((name) => this.hasPlugin(name))) {
      throw this.raise(Errors.MissingOneOfPlugins, this.state.startLoc, {
        missingPlugin: pluginNames
      });
    }
  }
  errorBuilder(error) {
    return (pos, lineStart, curLine) => {
      this.raise(error, buildPosition(pos, lineStart, curLine));
    };
  }
  errorHandlers_readInt = {
    invalidDigit: (pos, lineStart, curLine, radix) => {
      this.raise(Errors.InvalidDigit, buildPosition(pos, lineStart, curLine), {
        radix
      });
    },
    numericSeparatorInEscapeSequence: this.errorBuilder(Errors.NumericSeparatorInEscapeSequence),
    unexpectedNumericSeparator: this.errorBuilder(Errors.UnexpectedNumericSeparator)
  };
  errorHandlers_readCodePoint = {
    ...this.errorHandlers_readInt,
    invalidEscapeSequence: this.errorBuilder(Errors.InvalidEscapeSequence),
    invalidCodePoint: this.errorBuilder(Errors.InvalidCodePoint)
  };
  errorHandlers_readStringContents_string = {
    ...this.errorHandlers_readCodePoint,
    strictNumericEscape: (pos, lineStart, curLine) => {
      this.recordStrictModeErrors(Errors.StrictNumericEscape, buildPosition(pos, lineStart, curLine));
    },
    unterminated: (pos, lineStart, curLine) => {
      throw this.raise(Errors.UnterminatedString, buildPosition(pos - 1, lineStart, curLine));
    }
  };
  errorHandlers_readStringContents_template = {
    ...this.errorHandlers_readCodePoint,
    strictNumericEscape: this.errorBuilder(Errors.StrictNumericEscape),
    unterminated: (pos, lineStart, curLine) => {
      throw this.raise(Errors.UnterminatedTemplate, buildPosition(pos, lineStart, curLine));
    }
  };
};
var ClassScope = class {
  privateNames = /* @__PURE__ */ new Set();
  loneAccessors = /* @__PURE__ */ new Map();
  undefinedPrivateNames = /* @__PURE__ */ new Map();
};
var ClassScopeHandler = class {
  parser;
  stack = [];
  constructor(parser) {
    this.parser = parser;
  }
  current() {
    return this.stack[this.stack.length - 1];
  }
  enter() {
    this.stack.push(new ClassScope());
  }
  exit() {
    const oldClassScope = this.stack.pop();
    const current = this.current();
    for (const [name, loc] of Array.from(oldClassScope.undefinedPrivateNames)) {
      if (current) {
        if (!current.undefinedPrivateNames.has(name)) {
          current.undefinedPrivateNames.set(name, loc);
        }
      } else {
        this.parser.raise(Errors.InvalidPrivateFieldResolution, loc, {
          identifierName: name
        });
      }
    }
  }
  declarePrivateName(name, elementType, loc) {
    const {
      privateNames,
      loneAccessors,
      undefinedPrivateNames
    } = this.current();
    let redefined2 = privateNames.has(name);
    if (elementType & 3) {
      const accessor = redefined2 && loneAccessors.get(name);
      if (accessor) {
        const oldStatic = accessor & 4;
        const newStatic = elementType & 4;
        const oldKind = accessor & 3;
        const newKind = elementType & 3;
        redefined2 = oldKind === newKind || oldStatic !== newStatic;
        if (!redefined2) loneAccessors.delete(name);
      } else if (!redefined2) {
        loneAccessors.set(name, elementType);
      }
    }
    if (redefined2) {
      this.parser.raise(Errors.PrivateNameRedeclaration, loc, {
        identifierName: name
      });
    }
    privateNames.add(name);
    undefinedPrivateNames.delete(name);
  }
  usePrivateName(name, loc) {
    let classScope;
    for (classScope of this.stack) {
      if (classScope.privateNames.has(name)) return;
    }
    if (classScope) {
      classScope.undefinedPrivateNames.set(name, loc);
    } else {
      this.parser.raise(Errors.InvalidPrivateFieldResolution, loc, {
        identifierName: name
      });
    }
  }
};
var ExpressionScope = class {
  constructor(type = 0) {
    this.type = type;
  }
  canBeArrowParameterDeclaration() {
    return this.type === 2 || this.type === 1;
  }
  isCertainlyParameterDeclaration() {
    return this.type === 3;
  }
  isInitializer() {
    return this.type === 4;
  }
};
var ArrowHeadParsingScope = class extends ExpressionScope {
  declarationErrors = /* @__PURE__ */ new Map();
  constructor(type) {
    super(type);
  }
  recordDeclarationError(ParsingErrorClass, index2) {
    this.declarationErrors.set(index2, ParsingErrorClass);
  }
  clearDeclarationError(index2) {
    this.declarationErrors.delete(index2);
  }
  iterateErrors(iterator) {
    this.declarationErrors.forEach(iterator);
  }
};
var ExpressionScopeHandler = class {
  parser;
  stack = [new ExpressionScope()];
  constructor(parser) {
    this.parser = parser;
  }
  enter(scope) {
    this.stack.push(scope);
  }
  exit() {
    this.stack.pop();
  }
  canBeInParameters() {
    const scope = this.stack[this.stack.length - 1];
    return scope.canBeArrowParameterDeclaration() || scope.isCertainlyParameterDeclaration();
  }
  recordParameterInitializerError(toParseError, loc) {
    const {
      stack
    } = this;
    let i = stack.length - 1;
    let scope = stack[i];
    while (!scope.isCertainlyParameterDeclaration()) {
      if (scope.canBeArrowParameterDeclaration()) {
        scope.recordDeclarationError(toParseError, loc);
      } else if (!scope.isInitializer()) {
        return;
      }
      scope = stack[--i];
    }
    this.parser.raise(toParseError, loc);
  }
  recordArrowParameterBindingError(error, node) {
    const {
      stack
    } = this;
    const scope = stack[stack.length - 1];
    const origin = node.start;
    if (scope.isCertainlyParameterDeclaration()) {
      this.parser.raise(error, origin);
    } else if (scope.canBeArrowParameterDeclaration()) {
      scope.recordDeclarationError(error, origin);
    } else {
      return;
    }
  }
  recordAsyncArrowParametersError(at) {
    const {
      stack
    } = this;
    for (let i = stack.length - 1; ; i--) {
      const scope = stack[i];
      if (scope.canBeArrowParameterDeclaration()) {
        if (scope.type === 2) {
          scope.recordDeclarationError(Errors.AwaitBindingIdentifier, at);
        }
      } else if (!scope.isInitializer()) {
        return;
      }
    }
  }
  validateAsPattern() {
    const {
      stack
    } = this;
    const currentScope = stack[stack.length - 1];
    if (!currentScope.canBeArrowParameterDeclaration()) return;
    currentScope.iterateErrors((toParseError, key) => {
      this.parser.raise(toParseError, key);
      for (let i = stack.length - 2; ; i--) {
        const scope = stack[i];
        if (scope.canBeArrowParameterDeclaration()) {
          scope.clearDeclarationError(key);
        } else if (!scope.isInitializer()) {
          break;
        }
      }
    });
  }
};
function newArrowHeadScope() {
  return new ArrowHeadParsingScope(1);
}
function newAsyncArrowScope() {
  return new ArrowHeadParsingScope(2);
}
var sharedExpressionScope = new ExpressionScope();
var parameterDeclarationScope = new ExpressionScope(3);
var initializerScope = new ExpressionScope(4);
var ProductionParameterHandler = class {
  stacks = [];
  enter(flags) {
    this.stacks.push(flags);
  }
  exit() {
    this.stacks.pop();
  }
  currentFlags() {
    return this.stacks[this.stacks.length - 1];
  }
  get hasAwait() {
    return (this.currentFlags() & 2) > 0;
  }
  get hasYield() {
    return (this.currentFlags() & 1) > 0;
  }
  get hasReturn() {
    return (this.currentFlags() & 4) > 0;
  }
  get hasIn() {
    return (this.currentFlags() & 8) > 0;
  }
  get inFSharpPipelineDirectBody() {
    return (this.currentFlags() & 16) === 0;
  }
};
function functionFlags(isAsync, isGenerator) {
  return (isAsync ? 2 : 0) | (isGenerator ? 1 : 0);
}
var UtilParser = class extends Tokenizer {
  addExtra(node, key, value, enumerable = true) {
    if (!node) return;
    let {
      extra
    } = node;
    if (extra == null) {
      extra = {};
      node.extra = extra;
    }
    if (enumerable) {
      extra[key] = value;
    } else {
      Object.defineProperty(extra, key, {
        enumerable,
        value
      });
    }
  }
  isContextual(token) {
    return this.state.type === token && !this.state.containsEsc;
  }
  isUnparsedContextual(nameStart, name) {
    if (this.input.startsWith(name, nameStart)) {
      const nextCh = this.input.charCodeAt(nameStart + name.length);
      return !(isIdentifierChar(nextCh) || nextCh === 92 || (nextCh & 64512) === 55296);
    }
    return false;
  }
  isLookaheadContextual(name) {
    const next = this.nextTokenStart();
    return this.isUnparsedContextual(next, name);
  }
  eatContextual(token) {
    if (this.isContextual(token)) {
      this.next();
      return true;
    }
    return false;
  }
  expectContextual(token, toParseError) {
    if (!this.eatContextual(token)) {
      if (toParseError != null) {
        throw this.raise(toParseError, this.state.startLoc);
      }
      this.unexpected(null, token);
    }
  }
  canInsertSemicolon() {
    return this.match(138) || this.match(4) || this.hasPrecedingLineBreak();
  }
  hasPrecedingLineBreak() {
    return hasNewLine(this.input, this.offsetToSourcePos(this.state.lastTokEndLoc.index), this.state.start);
  }
  hasFollowingLineBreak() {
    return hasNewLine(this.input, this.state.end, this.nextTokenStart());
  }
  isLineTerminator() {
    return this.eat(9) || this.canInsertSemicolon();
  }
  semicolon(allowAsi = true) {
    if (allowAsi ? this.isLineTerminator() : this.eat(9)) return;
    this.raise(Errors.MissingSemicolon, this.state.lastTokEndLoc);
  }
  expect(type, loc) {
    if (!this.eat(type)) {
      this.unexpected(loc, type);
    }
  }
  snapshotScopeStacks() {
    return {
      scopeDepth: this.scope.scopeStack.length,
      prodParamDepth: this.prodParam.stacks.length,
      classScopeDepth: this.classScope.stack.length,
      expressionScopeDepth: this.expressionScope.stack.length
    };
  }
  restoreScopeStacks(snapshot) {
    const {
      scope
    } = this;
    while (scope.scopeStack.length > snapshot.scopeDepth) scope.exit();
    this.prodParam.stacks.length = snapshot.prodParamDepth;
    this.classScope.stack.length = snapshot.classScopeDepth;
    this.expressionScope.stack.length = snapshot.expressionScopeDepth;
  }
  tryParse(fn, oldState = this.state.clone()) {
    const abortSignal = {
      node: null
    };
    const scopeStacksSnapshot = this.snapshotScopeStacks();
    try {
      const node = fn((node2 = null) => {
        abortSignal.node = node2;
        throw abortSignal;
      });
      if (this.state.errors.length > oldState.errors.length) {
        const failState = this.state;
        this.state = oldState;
        this.state.tokensLength = failState.tokensLength;
        return {
          node,
          error: failState.errors[oldState.errors.length],
          thrown: false,
          aborted: false,
          failState
        };
      }
      return {
        node,
        error: null,
        thrown: false,
        aborted: false,
        failState: null
      };
    } catch (error) {
      const failState = this.state;
      this.state = oldState;
      this.restoreScopeStacks(scopeStacksSnapshot);
      if (error instanceof SyntaxError) {
        return {
          node: null,
          error,
          thrown: true,
          aborted: false,
          failState
        };
      }
      if (error === abortSignal) {
        return {
          node: abortSignal.node,
          error: null,
          thrown: false,
          aborted: true,
          failState
        };
      }
      throw error;
    }
  }
  checkExpressionErrors(refExpressionErrors, andThrow) {
    if (!refExpressionErrors) return false;
    const {
      shorthandAssignLoc,
      doubleProtoLoc,
      privateKeyLoc,
      optionalParametersLoc,
      voidPatternLoc
    } = refExpressionErrors;
    const hasErrors = !!shorthandAssignLoc || !!doubleProtoLoc || !!optionalParametersLoc || !!privateKeyLoc || !!voidPatternLoc;
    if (!andThrow) {
      return hasErrors;
    }
    if (shorthandAssignLoc != null) {
      this.raise(Errors.InvalidCoverInitializedName, shorthandAssignLoc);
    }
    if (doubleProtoLoc != null) {
      this.raise(Errors.DuplicateProto, doubleProtoLoc);
    }
    if (privateKeyLoc != null) {
      this.raise(Errors.UnexpectedPrivateField, privateKeyLoc);
    }
    if (optionalParametersLoc != null) {
      this.unexpected(optionalParametersLoc);
    }
    if (voidPatternLoc != null) {
      this.raise(Errors.InvalidCoverDiscardElement, voidPatternLoc);
    }
  }
  isLiteralPropertyName() {
    return tokenIsLiteralPropertyName(this.state.type);
  }
  isPrivateName(node) {
    return node.type === "PrivateName";
  }
  getPrivateNameSV(node) {
    return node.id.name;
  }
  hasPropertyAsPrivateName(node) {
    return (node.type === "MemberExpression" || node.type === "OptionalMemberExpression") && this.isPrivateName(node.property);
  }
  isObjectProperty(node) {
    return node.type === "ObjectProperty";
  }
  isObjectMethod(node) {
    return node.type === "ObjectMethod";
  }
  initializeScopes(inModule = this.options.sourceType === "module") {
    const oldLabels = this.state.labels;
    this.state.labels = [];
    const oldExportedIdentifiers = this.exportedIdentifiers;
    this.exportedIdentifiers = /* @__PURE__ */ new Set();
    const oldInModule = this.inModule;
    this.inModule = inModule;
    const oldScope = this.scope;
    const ScopeHandler2 = this.getScopeHandler();
    this.scope = new ScopeHandler2(this, inModule);
    const oldProdParam = this.prodParam;
    this.prodParam = new ProductionParameterHandler();
    const oldClassScope = this.classScope;
    this.classScope = new ClassScopeHandler(this);
    const oldExpressionScope = this.expressionScope;
    this.expressionScope = new ExpressionScopeHandler(this);
    return () => {
      this.state.labels = oldLabels;
      this.exportedIdentifiers = oldExportedIdentifiers;
      this.inModule = oldInModule;
      this.scope = oldScope;
      this.prodParam = oldProdParam;
      this.classScope = oldClassScope;
      this.expressionScope = oldExpressionScope;
    };
  }
  enterInitialScopes() {
    let paramFlags = 0;
    if (this.inModule || this.optionFlags & 1) {
      paramFlags |= 2;
    }
    if (this.optionFlags & 32) {
      paramFlags |= 1;
    }
    const isCommonJS = !this.inModule && this.options.sourceType === "commonjs";
    if (isCommonJS || this.optionFlags & 2) {
      paramFlags |= 4;
    }
    this.prodParam.enter(paramFlags);
    let scopeFlags = isCommonJS ? 514 : 1;
    if (this.optionFlags & 4) {
      scopeFlags |= 512;
    }
    if (this.optionFlags & 16) {
      scopeFlags |= 16 | 32;
    }
    this.scope.enter(scopeFlags);
  }
  checkDestructuringPrivate(refExpressionErrors) {
    const {
      privateKeyLoc
    } = refExpressionErrors;
    if (privateKeyLoc !== null) {
      this.expectPlugin("destructuringPrivate", privateKeyLoc);
    }
  }
};
var ExpressionErrors = class {
  shorthandAssignLoc = null;
  doubleProtoLoc = null;
  privateKeyLoc = null;
  optionalParametersLoc = null;
  voidPatternLoc = null;
};
var Node = class {
  constructor(optionFlags, filename, pos, loc) {
    this.start = pos;
    this.end = 0;
    if (loc !== void 0) this.loc = new SourceLocation(loc);
    if (optionFlags & 128) this.range = [pos, 0];
    if (loc !== void 0 && filename) {
      this.loc.filename = filename;
    }
  }
  type = "";
};
var NodePrototype = Node.prototype;
var NodeUtils = class extends UtilParser {
  createPosition(loc) {
    return loc;
  }
  startNode() {
    return this.startNodeAt(this.state.startLoc);
  }
  startNodeAt(loc) {
    this.setLoc(loc);
    const {
      optionFlags,
      filename
    } = this;
    if (!(optionFlags & 256)) {
      return new Node(optionFlags, filename, loc.index);
    }
    return new Node(optionFlags, filename, loc.index, this.createPosition(loc));
  }
  startNodeAtNode(type) {
    const {
      optionFlags,
      filename
    } = this;
    if (!(optionFlags & 256)) {
      return new Node(optionFlags, filename, type.start);
    }
    return new Node(optionFlags, filename, type.start, type.loc.start);
  }
  finishNode(node, type) {
    return this.finishNodeAt(node, type, this.state.lastTokEndLoc);
  }
  finishNodeAt(node, type, endLoc) {
    node.type = type;
    node.end = endLoc.index;
    const {
      optionFlags
    } = this;
    if (optionFlags & 256) {
      node.loc.end = this.createPosition(endLoc);
    }
    if (optionFlags & 128) node.range[1] = endLoc.index;
    if (optionFlags & 8192) this.processComment(node);
    return node;
  }
  finishNodeAtNode(node, type, endNode) {
    node.type = type;
    node.end = endNode.end;
    const {
      optionFlags
    } = this;
    if (optionFlags & 256) {
      node.loc.end = endNode.loc.end;
    }
    if (optionFlags & 128) node.range[1] = node.end;
    if (optionFlags & 8192) this.processComment(node);
    return node;
  }
  resetStartLocation(node, startLoc) {
    node.start = startLoc.index;
    const {
      optionFlags
    } = this;
    if (optionFlags & 256) {
      node.loc.start = this.createPosition(startLoc);
    }
    if (optionFlags & 128) node.range[0] = startLoc.index;
  }
  resetEndLocation(node, endLoc = this.state.lastTokEndLoc) {
    node.end = endLoc.index;
    const {
      optionFlags
    } = this;
    if (optionFlags & 256) {
      node.loc.end = this.createPosition(endLoc);
    }
    if (optionFlags & 128) node.range[1] = endLoc.index;
  }
  resetStartLocationFromNode(node, locationNode) {
    node.start = locationNode.start;
    const {
      optionFlags
    } = this;
    if (optionFlags & 256) {
      node.loc.start = locationNode.loc.start;
    }
    if (optionFlags & 128) node.range[0] = locationNode.start;
  }
  resetEndLocationFromNode(node, locationNode) {
    node.end = locationNode.end;
    const {
      optionFlags
    } = this;
    if (optionFlags & 256) {
      node.loc.end = locationNode.loc.end;
    }
    if (optionFlags & 128) node.range[1] = locationNode.end;
  }
  castNodeTo(node, type) {
    node.type = type;
    return node;
  }
  cloneIdentifier(node) {
    const {
      type,
      start,
      end,
      loc,
      range,
      name
    } = node;
    const cloned = Object.create(NodePrototype);
    cloned.type = type;
    cloned.start = start;
    cloned.end = end;
    cloned.loc = loc;
    cloned.range = range;
    cloned.name = name;
    if (node.extra) cloned.extra = node.extra;
    return cloned;
  }
  cloneStringLiteral(node) {
    const {
      type,
      start,
      end,
      loc,
      range,
      extra
    } = node;
    const cloned = Object.create(NodePrototype);
    cloned.type = type;
    cloned.start = start;
    cloned.end = end;
    cloned.loc = loc;
    cloned.range = range;
    cloned.extra = extra;
    cloned.value = node.value;
    return cloned;
  }
};
var unwrapParenthesizedExpression = (node) => {
  return node.type === "ParenthesizedExpression" ? unwrapParenthesizedExpression(node.expression) : node;
};
var LValParser = class extends NodeUtils {
  raiseOnce(toParseError, node) {
    const {
      errors
    } = this.state;
    const length = errors.length;
    const error = this.raise(toParseError, node);
    if (errors.length === length) return;
    for (let i = length - 1; i >= 0; i--) {
      if (errors[i].pos === error.pos && errors[i].reasonCode === error.reasonCode) {
        errors.pop();
        return;
      }
    }
  }
  toAssignable(node, isLHS = false) {
    let parenthesized = void 0;
    if (node.type === "ParenthesizedExpression" || node.extra?.parenthesized) {
      parenthesized = unwrapParenthesizedExpression(node);
      if (isLHS) {
        if (parenthesized.type === "Identifier") {
          this.expressionScope.recordArrowParameterBindingError(Errors.InvalidParenthesizedAssignment, node);
        } else if (parenthesized.type !== "CallExpression" && parenthesized.type !== "MemberExpression" && !this.isOptionalMemberExpression(parenthesized)) {
          this.raiseOnce(Errors.InvalidParenthesizedAssignment, node);
        }
      } else {
        this.raiseOnce(Errors.InvalidParenthesizedAssignment, node);
      }
    }
    switch (node.type) {
      case "Identifier":
      case "ObjectPattern":
      case "ArrayPattern":
      case "AssignmentPattern":
      case "RestElement":
      case "VoidPattern":
        break;
      case "ObjectExpression":
        this.castNodeTo(node, "ObjectPattern");
        for (let i = 0, length = node.properties.length, last = length - 1; i < length; i++) {
          const prop = node.properties[i];
          const isLast = i === last;
          this.toAssignableObjectExpressionProp(prop, isLast, isLHS);
          if (isLast && prop.type === "RestElement" && node.extra?.trailingCommaLoc) {
            this.raise(Errors.RestTrailingComma, node.extra.trailingCommaLoc);
          }
        }
        break;
      case "ObjectProperty": {
        const {
          key,
          value
        } = node;
        if (this.isPrivateName(key)) {
          this.classScope.usePrivateName(this.getPrivateNameSV(key), key.start);
        }
        this.toAssignable(value, isLHS);
        break;
      }
      case "SpreadElement": {
        throw new Error("Internal @babel/parser error (this is a bug, please report it). SpreadElement should be converted by .toAssignable's caller.");
      }
      case "ArrayExpression":
        this.castNodeTo(node, "ArrayPattern");
        this.toAssignableList(node.elements, node.extra?.trailingCommaLoc, isLHS);
        break;
      case "AssignmentExpression":
        if (node.operator !== "=") {
          this.raise(Errors.MissingEqInAssignment, this.optionFlags & 256 ? node.left.loc.end : node.left);
        }
        this.castNodeTo(node, "AssignmentPattern");
        delete node.operator;
        if (node.left.type === "VoidPattern") {
          this.raise(Errors.VoidPatternInitializer, node.left);
        }
        this.toAssignable(node.left, isLHS);
        break;
      case "ParenthesizedExpression":
        this.toAssignable(parenthesized, isLHS);
        break;
    }
  }
  toAssignableObjectExpressionProp(prop, isLast, isLHS) {
    if (prop.type === "ObjectMethod") {
      this.raise(prop.kind === "get" || prop.kind === "set" ? Errors.PatternHasAccessor : Errors.PatternHasMethod, prop.key);
    } else if (prop.type === "SpreadElement") {
      this.castNodeTo(prop, "RestElement");
      const arg = prop.argument;
      this.checkToRestConversion(arg, false);
      this.toAssignable(arg, isLHS);
      if (!isLast) {
        this.raise(Errors.RestTrailingComma, prop);
      }
    } else {
      this.toAssignable(prop, isLHS);
    }
  }
  toAssignableList(exprList, trailingCommaLoc, isLHS) {
    const end = exprList.length - 1;
    for (let i = 0; i <= end; i++) {
      const elt = exprList[i];
      if (!elt) continue;
      this.toAssignableListItem(exprList, i, isLHS);
      if (elt.type === "RestElement") {
        if (i < end) {
          this.raise(Errors.RestTrailingComma, elt);
        } else if (trailingCommaLoc) {
          this.raise(Errors.RestTrailingComma, trailingCommaLoc);
        }
      }
    }
  }
  toAssignableListItem(exprList, index2, isLHS) {
    const node = exprList[index2];
    if (node.type === "SpreadElement") {
      this.castNodeTo(node, "RestElement");
      const arg = node.argument;
      this.checkToRestConversion(arg, true);
      this.toAssignable(arg, isLHS);
    } else {
      this.toAssignable(node, isLHS);
    }
  }
  isAssignable(node, isBinding) {
    switch (node.type) {
      case "Identifier":
      case "ObjectPattern":
      case "ArrayPattern":
      case "AssignmentPattern":
      case "RestElement":
      case "VoidPattern":
        return true;
      case "ObjectExpression": {
        const last = node.properties.length - 1;
        return node.properties.every((prop, i) => {
          return prop.type !== "ObjectMethod" && (i === last || prop.type !== "SpreadElement") && this.isAssignable(prop);
        });
      }
      case "ObjectProperty":
        return this.isAssignable(node.value);
      case "SpreadElement":
        return this.isAssignable(node.argument);
      case "ArrayExpression":
        return node.elements.every((element) => element === null || this.isAssignable(element));
      case "AssignmentExpression":
        return node.operator === "=";
      case "ParenthesizedExpression":
        return this.isAssignable(node.expression);
      case "MemberExpression":
      case "OptionalMemberExpression":
        return !isBinding;
      default:
        return false;
    }
  }
  toReferencedList(exprList, isParenthesizedExpr) {
    return exprList;
  }
  parseSpread(refExpressionErrors) {
    const node = this.startNode();
    this.next();
    node.argument = this.parseMaybeAssignAllowIn(refExpressionErrors);
    return this.finishNode(node, "SpreadElement");
  }
  parseRestBinding() {
    const node = this.startNode();
    this.next();
    const argument = this.parseBindingAtom();
    if (argument.type === "VoidPattern") {
      this.raise(Errors.UnexpectedVoidPattern, argument);
    }
    node.argument = argument;
    return this.finishNode(node, "RestElement");
  }
  parseBindingAtom() {
    switch (this.state.type) {
      case 0: {
        const node = this.startNode();
        this.next();
        node.elements = this.parseBindingList(1, 93, 1);
        return this.finishNode(node, "ArrayPattern");
      }
      case 2:
        return this.parseObjectLike(4, true);
      case 84:
        return this.parseVoidPattern(null);
    }
    return this.parseIdentifier();
  }
  parseBindingList(close, closeCharCode, flags) {
    const allowEmpty = flags & 1;
    const elts = [];
    let first = true;
    while (!this.eat(close)) {
      if (first) {
        first = false;
      } else {
        this.expect(8);
      }
      if (allowEmpty && this.match(8)) {
        elts.push(null);
      } else if (this.eat(close)) {
        break;
      } else if (this.match(17)) {
        let rest = this.parseRestBinding();
        if (flags & 2) {
          rest = this.parseFunctionParamType(rest);
        }
        elts.push(rest);
        if (!this.checkCommaAfterRest(closeCharCode)) {
          this.expect(close);
          break;
        }
      } else {
        const decorators = [];
        if (flags & 2) {
          if (this.match(22) && this.hasPlugin("decorators")) {
            this.raise(Errors.UnsupportedParameterDecorator, this.state.startLoc);
          }
          while (this.match(22)) {
            decorators.push(this.parseDecorator());
          }
        }
        elts.push(this.parseBindingElement(flags, decorators));
      }
    }
    return elts;
  }
  parseBindingRestProperty(prop) {
    this.next();
    if (this.hasPlugin("discardBinding") && this.match(84)) {
      prop.argument = this.parseVoidPattern(null);
      this.raise(Errors.UnexpectedVoidPattern, prop.argument);
    } else {
      prop.argument = this.parseIdentifier();
    }
    this.checkCommaAfterRest(125);
    return this.finishNode(prop, "RestElement");
  }
  parseBindingProperty() {
    const {
      type,
      startLoc
    } = this.state;
    if (type === 17) {
      return this.parseBindingRestProperty(this.startNode());
    }
    const prop = this.startNode();
    if (type === 137) {
      this.expectPlugin("destructuringPrivate", startLoc);
      this.classScope.usePrivateName(this.state.value, startLoc);
      prop.key = this.parsePrivateName();
    } else {
      this.parsePropertyName(prop);
    }
    prop.method = false;
    return this.parseObjPropValue(prop, startLoc, false, false, true, false);
  }
  parseBindingElement(flags, decorators) {
    const {
      startLoc
    } = this.state;
    const left = this.parseMaybeDefault();
    if (flags & 2) {
      this.parseFunctionParamType(left);
    }
    if (decorators.length) {
      left.decorators = decorators;
      this.resetStartLocationFromNode(left, decorators[0]);
    }
    const elt = this.parseMaybeDefault(startLoc, left);
    return elt;
  }
  parseFunctionParamType(param) {
    return param;
  }
  parseMaybeDefault(startLoc, left) {
    startLoc ??= this.state.startLoc;
    left = left ?? this.parseBindingAtom();
    if (!this.eat(25)) return left;
    const node = this.startNodeAt(startLoc);
    if (left.type === "VoidPattern") {
      this.raise(Errors.VoidPatternInitializer, left);
    }
    node.left = left;
    node.right = this.parseMaybeAssignAllowIn();
    return this.finishNode(node, "AssignmentPattern");
  }
  isValidLVal(type, disallowCallExpression, isUnparenthesizedInAssign, binding) {
    switch (type) {
      case "AssignmentPattern":
        return "left";
      case "RestElement":
        return "argument";
      case "ObjectProperty":
        return "value";
      case "ParenthesizedExpression":
        return "expression";
      case "ArrayPattern":
        return "elements";
      case "ObjectPattern":
        return "properties";
      case "VoidPattern":
        return true;
      case "CallExpression":
        if (!disallowCallExpression && !this.state.strict && this.optionFlags & 16384) {
          return true;
        }
    }
    return false;
  }
  isOptionalMemberExpression(expression) {
    return expression.type === "OptionalMemberExpression";
  }
  checkLVal(expression, ancestor, binding = 64, checkClashes = false, strictModeChanged = false, hasParenthesizedAncestor = false, disallowCallExpression = false) {
    const type = expression.type;
    if (this.isObjectMethod(expression)) return;
    const isOptionalMemberExpression = this.isOptionalMemberExpression(expression);
    if (isOptionalMemberExpression || type === "MemberExpression") {
      if (isOptionalMemberExpression) {
        this.expectPlugin("optionalChainingAssign", expression.start);
        if (ancestor.type !== "AssignmentExpression") {
          this.raise(Errors.InvalidLhsOptionalChaining, expression, {
            ancestor
          });
        }
      }
      if (binding !== 64) {
        this.raise(Errors.InvalidPropertyBindingPattern, expression);
      }
      return;
    }
    if (type === "Identifier") {
      this.checkIdentifier(expression, binding, strictModeChanged);
      const {
        name
      } = expression;
      if (checkClashes) {
        if (checkClashes.has(name)) {
          this.raise(Errors.ParamDupe, expression);
        } else {
          checkClashes.add(name);
        }
      }
      return;
    } else if (type === "VoidPattern" && ancestor.type === "CatchClause") {
      this.raise(Errors.VoidPatternCatchClauseParam, expression);
    }
    const unwrappedExpression = unwrapParenthesizedExpression(expression);
    disallowCallExpression ||= binding !== 64 || unwrappedExpression.type === "CallExpression" && (unwrappedExpression.callee.type === "Import" || unwrappedExpression.callee.type === "Super");
    const validity = this.isValidLVal(type, disallowCallExpression, !(hasParenthesizedAncestor || expression.extra?.parenthesized) && ancestor.type === "AssignmentExpression", binding);
    if (validity === true) return;
    if (validity === false) {
      const ParseErrorClass = binding === 64 ? Errors.InvalidLhs : Errors.InvalidLhsBinding;
      this.raise(ParseErrorClass, expression, {
        ancestor
      });
      return;
    }
    let key, isParenthesizedExpression;
    if (typeof validity === "string") {
      key = validity;
      isParenthesizedExpression = type === "ParenthesizedExpression";
    } else {
      [key, isParenthesizedExpression] = validity;
    }
    const nextAncestor = type === "ArrayPattern" || type === "ObjectPattern" ? {
      type
    } : ancestor;
    const val = expression[key];
    if (Array.isArray(val)) {
      for (const child of val) {
        if (child) {
          this.checkLVal(child, nextAncestor, binding, checkClashes, strictModeChanged, isParenthesizedExpression, true);
        }
      }
    } else if (val) {
      this.checkLVal(val, nextAncestor, binding, checkClashes, strictModeChanged, isParenthesizedExpression, disallowCallExpression);
    }
  }
  checkIdentifier(at, bindingType, strictModeChanged = false) {
    this.checkStrictBindReservedWord(at, bindingType, strictModeChanged);
    if (bindingType & 8192 && at.name === "let") {
      this.raise(Errors.LetInLexicalBinding, at);
    }
    if (!(bindingType & 64)) {
      this.declareNameFromIdentifier(at, bindingType);
    }
  }
  checkStrictBindReservedWord(at, bindingType, strictModeChanged = false) {
    if (this.state.strict && (strictModeChanged ? isStrictBindReservedWord(at.name, this.inModule) : isStrictBindOnlyReservedWord(at.name))) {
      if (bindingType === 64) {
        this.raise(Errors.StrictEvalArguments, at, {
          referenceName: at.name
        });
      } else {
        this.raise(Errors.StrictEvalArgumentsBinding, at, {
          bindingName: at.name
        });
      }
    }
  }
  declareNameFromIdentifier(identifier, binding) {
    this.scope.declareName(identifier.name, binding, identifier.start);
  }
  checkToRestConversion(node, allowPattern) {
    switch (node.type) {
      case "ParenthesizedExpression":
        this.checkToRestConversion(node.expression, allowPattern);
        break;
      case "Identifier":
      case "MemberExpression":
        break;
      case "ArrayExpression":
      case "ObjectExpression":
        if (allowPattern) break;
      default:
        this.raise(Errors.InvalidRestAssignmentPattern, node);
    }
  }
  checkCommaAfterRest(close) {
    if (!this.match(8)) {
      return false;
    }
    this.raise(this.lookaheadCharCode() === close ? Errors.RestTrailingComma : Errors.ElementAfterRest, this.state.startLoc);
    return true;
  }
};
var ExpressionParser = class extends LValParser {
  checkProto(prop, sawProto, refExpressionErrors) {
    if (prop.type === "SpreadElement" || this.isObjectMethod(prop) || prop.computed || prop.shorthand) {
      return sawProto;
    }
    const key = prop.key;
    const name = key.type === "Identifier" ? key.name : key.value;
    if (name === "__proto__") {
      if (sawProto) {
        if (refExpressionErrors) {
          if (refExpressionErrors.doubleProtoLoc === null) {
            refExpressionErrors.doubleProtoLoc = this.getLoc(key.start);
          }
        } else {
          this.raise(Errors.DuplicateProto, key);
        }
      }
      return true;
    }
    return sawProto;
  }
  shouldExitDescending(expr) {
    return expr.type === "ArrowFunctionExpression" && !expr.extra?.parenthesized;
  }
  getExpression() {
    this.enterInitialScopes();
    this.nextToken();
    if (this.match(138)) {
      throw this.raise(Errors.ParseExpressionEmptyInput, this.state.startLoc);
    }
    const expr = this.parseExpression();
    if (!this.match(138)) {
      throw this.raise(Errors.ParseExpressionExpectsEOF, this.state.startLoc, {
        unexpected: this.input.codePointAt(this.state.start)
      });
    }
    this.finalizeRemainingComments();
    expr.comments = this.comments;
    expr.errors = this.state.errors;
    if (this.optionFlags & 512) {
      expr.tokens = createExportedTokens(this.tokens);
    }
    return expr;
  }
  parseExpression(disallowIn, refExpressionErrors) {
    if (disallowIn ? this.enterDisallowIn() : this.enterAllowIn()) {
      try {
        return this.parseExpressionBase(refExpressionErrors);
      } finally {
        this.prodParam.exit();
      }
    }
    return this.parseExpressionBase(refExpressionErrors);
  }
  parseExpressionBase(refExpressionErrors) {
    const startLoc = this.state.startLoc;
    const expr = this.parseMaybeAssign(refExpressionErrors);
    if (this.match(8)) {
      const node = this.startNodeAt(startLoc);
      node.expressions = [expr];
      while (this.eat(8)) {
        node.expressions.push(this.parseMaybeAssign(refExpressionErrors));
      }
      this.toReferencedList(node.expressions);
      return this.finishNode(node, "SequenceExpression");
    }
    return expr;
  }
  parseMaybeAssignDisallowIn(refExpressionErrors) {
    if (this.enterDisallowIn()) {
      try {
        return this.parseMaybeAssign(refExpressionErrors);
      } finally {
        this.prodParam.exit();
      }
    }
    return this.parseMaybeAssign(refExpressionErrors);
  }
  parseMaybeAssignAllowIn(refExpressionErrors, isParenItem) {
    if (this.enterAllowIn()) {
      try {
        return this.parseMaybeAssign(refExpressionErrors, isParenItem);
      } finally {
        this.prodParam.exit();
      }
    }
    return this.parseMaybeAssign(refExpressionErrors, isParenItem);
  }
  setOptionalParametersError(refExpressionErrors) {
    refExpressionErrors.optionalParametersLoc = this.state.startLoc;
  }
  parseMaybeAssign(refExpressionErrors, isParenItem) {
    const startLoc = this.state.startLoc;
    const isYield = this.isContextual(107);
    if (isYield) {
      if (this.prodParam.hasYield) {
        this.next();
        let left2 = this.parseYield(startLoc);
        if (isParenItem) {
          left2 = this.parseParenItem(left2, startLoc);
        }
        return left2;
      }
    }
    let ownExpressionErrors;
    let inInitializerScope = false;
    if (refExpressionErrors) {
      ownExpressionErrors = false;
    } else {
      refExpressionErrors = new ExpressionErrors();
      ownExpressionErrors = true;
      if (this.expressionScope.canBeInParameters()) {
        this.expressionScope.enter(initializerScope);
        inInitializerScope = true;
      }
    }
    this.state.canStartArrow = true;
    let left = this.parseMaybeConditional(refExpressionErrors);
    if (isParenItem) {
      left = this.parseParenItem(left, startLoc);
    }
    if (tokenIsAssignment(this.state.type) && !(this.match(27) && this.state.lastTokEndLoc.index === this.state.regExpAllowedAt)) {
      const node = this.startNodeAt(startLoc);
      const operator = this.state.value;
      node.operator = operator;
      if (this.match(25)) {
        this.toAssignable(left, true);
        node.left = left;
        const startIndex = startLoc.index;
        if (refExpressionErrors.doubleProtoLoc != null && refExpressionErrors.doubleProtoLoc.index >= startIndex) {
          refExpressionErrors.doubleProtoLoc = null;
        }
        if (refExpressionErrors.shorthandAssignLoc != null && refExpressionErrors.shorthandAssignLoc.index >= startIndex) {
          refExpressionErrors.shorthandAssignLoc = null;
        }
        if (refExpressionErrors.privateKeyLoc != null && refExpressionErrors.privateKeyLoc.index >= startIndex) {
          this.checkDestructuringPrivate(refExpressionErrors);
          refExpressionErrors.privateKeyLoc = null;
        }
        if (refExpressionErrors.voidPatternLoc != null && refExpressionErrors.voidPatternLoc.index >= startIndex) {
          refExpressionErrors.voidPatternLoc = null;
        }
      } else {
        node.left = left;
      }
      this.next();
      node.right = this.parseMaybeAssign();
      if (inInitializerScope) this.expressionScope.exit();
      this.checkLVal(left, this.finishNode(node, "AssignmentExpression"), void 0, void 0, void 0, void 0, operator === "||=" || operator === "&&=" || operator === "??=");
      return node;
    } else if (ownExpressionErrors) {
      this.checkExpressionErrors(refExpressionErrors, true);
      if (inInitializerScope) this.expressionScope.exit();
    }
    if (isYield) {
      const {
        type
      } = this.state;
      const startsExpr2 = this.hasPlugin("v8intrinsic") ? tokenCanStartExpression(type) : tokenCanStartExpression(type) && !this.match(50);
      if (startsExpr2 && !this.isAmbiguousPrefixOrIdentifier()) {
        this.raiseOverwrite(Errors.YieldNotInGeneratorFunction, startLoc);
        return this.parseYield(startLoc);
      }
    }
    return left;
  }
  parseMaybeConditional(refExpressionErrors) {
    const startLoc = this.state.startLoc;
    const expr = this.parseExprOps(refExpressionErrors);
    if (this.shouldExitDescending(expr)) {
      return expr;
    }
    return this.parseConditional(expr, startLoc, refExpressionErrors);
  }
  parseConditional(expr, startLoc, refExpressionErrors) {
    if (this.eat(13)) {
      const node = this.startNodeAt(startLoc);
      node.test = expr;
      node.consequent = this.parseMaybeAssignAllowIn();
      this.expect(10);
      node.alternate = this.parseMaybeAssign();
      return this.finishNode(node, "ConditionalExpression");
    }
    return expr;
  }
  parseMaybeUnaryOrPrivate(refExpressionErrors) {
    return this.match(137) ? this.parsePrivateName() : this.parseMaybeUnary(refExpressionErrors);
  }
  parseExprOps(refExpressionErrors) {
    const startLoc = this.state.startLoc;
    const expr = this.parseMaybeUnaryOrPrivate(refExpressionErrors);
    if (this.shouldExitDescending(expr)) {
      return expr;
    }
    return this.parseExprOp(expr, startLoc, -1);
  }
  isEscapedKeywordOperatorAfterLineBreak() {
    return tokenIsKeyword(this.state.type) && this.state.containsEsc && this.hasPrecedingLineBreak();
  }
  isBinaryOperator(op) {
    return tokenIsOperator(op) && (this.prodParam.hasIn || op !== 54) && !this.isEscapedKeywordOperatorAfterLineBreak();
  }
  parseExprOp(left, leftStartLoc, minPrec) {
    const op = this.state.type;
    const isOperator = this.isBinaryOperator(op);
    if (this.isPrivateName(left)) {
      const value = this.getPrivateNameSV(left);
      if (minPrec >= tokenOperatorPrecedence(54) || op !== 54 || !isOperator) {
        this.raise(Errors.PrivateInExpectedIn, leftStartLoc, {
          identifierName: value
        });
      }
      this.classScope.usePrivateName(value, leftStartLoc);
    }
    if (isOperator) {
      let prec = tokenOperatorPrecedence(op);
      if (prec > minPrec) {
        if (op === 35) {
          this.expectPlugin("pipelineOperator");
          if (this.prodParam.inFSharpPipelineDirectBody) {
            return left;
          }
        }
        const node = this.startNodeAt(leftStartLoc);
        node.left = left;
        node.operator = this.state.value;
        const logical = op === 37 || op === 38;
        const coalesce = op === 36;
        if (coalesce) {
          prec = tokenOperatorPrecedence(38);
        }
        this.next();
        node.right = this.parseExprOpRightExpr(op, prec);
        const finishedNode = this.finishNode(node, logical || coalesce ? "LogicalExpression" : "BinaryExpression");
        const nextOp = this.state.type;
        if (coalesce && (nextOp === 37 || nextOp === 38) || logical && nextOp === 36) {
          throw this.raise(Errors.MixingCoalesceWithLogical, this.state.startLoc);
        }
        return this.parseExprOp(finishedNode, leftStartLoc, minPrec);
      }
    }
    return left;
  }
  parseExprOpRightExpr(op, prec) {
    switch (op) {
      case 35:
        switch (this.getPluginOption("pipelineOperator", "proposal")) {
          case "hack":
            return this.withTopicBindingContext(() => {
              return this.parseHackPipeBody();
            });
          case "fsharp":
            return this.parseFSharpPipelineBody(prec);
        }
      default:
        return this.parseExprOpBaseRightExpr(op, prec);
    }
  }
  parseExprOpBaseRightExpr(op, prec) {
    const startLoc = this.state.startLoc;
    this.state.canStartArrow = false;
    return this.parseExprOp(this.parseMaybeUnaryOrPrivate(), startLoc, tokenIsRightAssociative(op) ? prec - 1 : prec);
  }
  parseHackPipeBody() {
    const {
      startLoc
    } = this.state;
    const body = this.parseMaybeAssign();
    const requiredParentheses = UnparenthesizedPipeBodyDescriptions.has(body.type);
    if (requiredParentheses && !body.extra?.parenthesized) {
      this.raise(Errors.PipeUnparenthesizedBody, startLoc, {
        type: body.type
      });
    }
    if (!this.topicReferenceWasUsedInCurrentContext()) {
      this.raise(Errors.PipeTopicUnused, startLoc);
    }
    return body;
  }
  checkExponentialAfterUnary(node) {
    if (this.match(53)) {
      this.raise(Errors.UnexpectedTokenUnaryExponentiation, node.argument);
    }
  }
  parseMaybeUnary(refExpressionErrors, sawUnary) {
    const startLoc = this.state.startLoc;
    const isAwait = this.isContextual(93);
    if (isAwait && this.recordAwaitIfAllowed()) {
      this.next();
      const expr2 = this.parseAwait(startLoc);
      if (!sawUnary) this.checkExponentialAfterUnary(expr2);
      return expr2;
    }
    if (tokenIsPrefix(this.state.type)) {
      const update2 = this.match(30);
      const node = this.startNode();
      node.operator = this.state.value;
      node.prefix = true;
      this.state.canStartArrow = false;
      if (this.match(68)) {
        this.expectPlugin("throwExpressions");
      }
      const isDelete = this.match(85);
      this.next();
      node.argument = this.parseMaybeUnary(null, true);
      this.checkExpressionErrors(refExpressionErrors, true);
      if (this.state.strict && isDelete) {
        const arg = unwrapParenthesizedExpression(node.argument);
        if (arg.type === "Identifier") {
          this.raise(Errors.StrictDelete, node);
        } else if (this.hasPropertyAsPrivateName(arg)) {
          this.raise(Errors.DeletePrivateField, node);
        }
      }
      if (!update2) {
        if (!sawUnary) {
          this.checkExponentialAfterUnary(node);
        }
        return this.finishNode(node, "UnaryExpression");
      }
      const result = this.finishNode(node, "UpdateExpression");
      this.checkLVal(result.argument, result);
      return result;
    }
    const expr = this.parseUpdate(refExpressionErrors);
    if (isAwait) {
      const {
        type
      } = this.state;
      const startsExpr2 = this.hasPlugin("v8intrinsic") ? tokenCanStartExpression(type) : tokenCanStartExpression(type) && !this.match(50);
      if (startsExpr2 && !this.isAmbiguousPrefixOrIdentifier()) {
        this.raiseOverwrite(Errors.AwaitNotInAsyncContext, startLoc);
        return this.parseAwait(startLoc);
      }
    }
    return expr;
  }
  parseUpdate(refExpressionErrors) {
    const startLoc = this.state.startLoc;
    let expr = this.parseExprSubscripts(refExpressionErrors);
    if (this.checkExpressionErrors(refExpressionErrors, false)) return expr;
    while (tokenIsPostfix(this.state.type) && !this.canInsertSemicolon()) {
      const node = this.startNodeAt(startLoc);
      node.operator = this.state.value;
      node.prefix = false;
      node.argument = expr;
      this.next();
      this.checkLVal(expr, expr = this.finishNode(node, "UpdateExpression"));
    }
    return expr;
  }
  parseExprSubscripts(refExpressionErrors) {
    const startLoc = this.state.startLoc;
    if (refExpressionErrors != null && (this.match(2) || this.match(0))) {
      const atomExpressionErrors = new ExpressionErrors();
      const expr2 = this.parseExprAtom(atomExpressionErrors);
      const result = this.parseSubscripts(expr2, startLoc);
      if (result !== expr2) {
        this.checkExpressionErrors(atomExpressionErrors, true);
      } else {
        refExpressionErrors.shorthandAssignLoc ??= atomExpressionErrors.shorthandAssignLoc;
        refExpressionErrors.doubleProtoLoc ??= atomExpressionErrors.doubleProtoLoc;
        refExpressionErrors.privateKeyLoc ??= atomExpressionErrors.privateKeyLoc;
        refExpressionErrors.optionalParametersLoc ??= atomExpressionErrors.optionalParametersLoc;
        refExpressionErrors.voidPatternLoc ??= atomExpressionErrors.voidPatternLoc;
      }
      return result;
    }
    const expr = this.parseExprAtom(refExpressionErrors);
    if (this.shouldExitDescending(expr)) {
      return expr;
    }
    return this.parseSubscripts(expr, startLoc);
  }
  parseSubscripts(base, startLoc, noCalls) {
    const state = {
      optionalChainMember: false,
      maybeAsyncArrow: this.atPossibleAsyncArrow(base),
      stop: false
    };
    do {
      base = this.parseSubscript(base, startLoc, noCalls, state);
      state.maybeAsyncArrow = false;
    } while (!state.stop);
    return base;
  }
  parseSubscript(base, startLoc, noCalls, state) {
    const {
      type
    } = this.state;
    if (!noCalls && type === 11) {
      return this.parseBind(base, startLoc, state);
    } else if (tokenIsTemplate(type)) {
      return this.parseTaggedTemplateExpression(base, startLoc, state);
    }
    let optional = false;
    if (type === 14) {
      if (noCalls) {
        this.raise(Errors.OptionalChainingNoNew, this.state.startLoc);
        if (this.lookaheadCharCode() === 40) {
          return this.stopParseSubscript(base, state);
        }
      }
      state.optionalChainMember = optional = true;
      this.next();
    }
    if (!noCalls && this.match(6)) {
      return this.parseCoverCallAndAsyncArrowHead(base, startLoc, state, optional);
    } else {
      const computed = this.eat(0);
      if (computed || optional || this.eat(12)) {
        return this.parseMember(base, startLoc, state, computed, optional);
      } else {
        return this.stopParseSubscript(base, state);
      }
    }
  }
  stopParseSubscript(base, state) {
    state.stop = true;
    return base;
  }
  parseMember(base, startLoc, state, computed, optional) {
    const node = this.startNodeAt(startLoc);
    node.object = base;
    node.computed = computed;
    if (computed) {
      node.property = this.parseExpression();
      this.expect(1);
    } else if (this.match(137)) {
      if (base.type === "Super") {
        this.raise(Errors.SuperPrivateField, startLoc);
      }
      this.classScope.usePrivateName(this.state.value, this.state.startLoc);
      node.property = this.parsePrivateName();
    } else {
      node.property = this.parseIdentifier(true);
    }
    if (state.optionalChainMember) {
      node.optional = optional;
      return this.finishNode(node, "OptionalMemberExpression");
    } else {
      return this.finishNode(node, "MemberExpression");
    }
  }
  parseBind(base, startLoc, state) {
    const node = this.startNodeAt(startLoc);
    node.object = base;
    this.next();
    const callee = this.parseNoCallExpr((base2) => {
      throw this.raise(Errors.UnsupportedBindRHS, base2);
    });
    if (callee.type === "Super" || callee.type === "Import") {
      throw this.raise(Errors.UnsupportedBindRHS, callee);
    }
    node.callee = callee;
    state.stop = true;
    return this.parseSubscripts(this.finishNode(node, "BindExpression"), startLoc, false);
  }
  parseCoverCallAndAsyncArrowHead(base, startLoc, state, optional) {
    let refExpressionErrors = null;
    this.next();
    const node = this.startNodeAt(startLoc);
    node.callee = base;
    const {
      maybeAsyncArrow,
      optionalChainMember
    } = state;
    if (maybeAsyncArrow) {
      this.expressionScope.enter(newAsyncArrowScope());
      refExpressionErrors = new ExpressionErrors();
    }
    if (optionalChainMember) {
      node.optional = optional;
    }
    if (optional) {
      node.arguments = this.parseCallExpressionArguments();
    } else {
      node.arguments = this.parseCallExpressionArguments(base.type !== "Super", node, refExpressionErrors);
    }
    const finishedNode = this.finishCallExpression(node, optionalChainMember);
    if (maybeAsyncArrow && !optional) {
      const errorsLength = this.state.errors.length;
      const asyncArrowHead = this.parseAsyncArrowHead(startLoc);
      if (asyncArrowHead) {
        const returnTypeErrors = this.state.errors.length > errorsLength ? this.state.errors.splice(errorsLength) : void 0;
        state.stop = true;
        this.checkDestructuringPrivate(refExpressionErrors);
        this.expressionScope.validateAsPattern();
        this.expressionScope.exit();
        if (returnTypeErrors) this.state.errors.push(...returnTypeErrors);
        return this.parseAsyncArrowFromCallExpression(asyncArrowHead, finishedNode);
      }
    }
    if (maybeAsyncArrow) {
      this.checkExpressionErrors(refExpressionErrors, true);
      this.expressionScope.exit();
    }
    this.toReferencedList(node.arguments);
    return finishedNode;
  }
  parseTaggedTemplateExpression(base, startLoc, state) {
    const node = this.startNodeAt(startLoc);
    node.tag = base;
    node.quasi = this.parseTemplate(true);
    if (state.optionalChainMember) {
      this.raise(Errors.OptionalChainingNoTemplate, startLoc);
    }
    return this.finishNode(node, "TaggedTemplateExpression");
  }
  atPossibleAsyncArrow(base) {
    return base.type === "Identifier" && base.name === "async" && this.state.lastTokEndLoc.index === base.end && !this.canInsertSemicolon() && base.end - base.start === 5 && this.state.canStartArrow;
  }
  finishCallExpression(node, optional) {
    if (node.callee.type === "Import") {
      if (node.arguments.length === 0 || node.arguments.length > 2) {
        this.raise(Errors.ImportCallArity, node);
      } else {
        for (const arg of node.arguments) {
          if (arg.type === "SpreadElement") {
            this.raise(Errors.ImportCallSpreadArgument, arg);
          }
        }
      }
    }
    return this.finishNode(node, optional ? "OptionalCallExpression" : "CallExpression");
  }
  parseCallExpressionArguments(allowPlaceholder, nodeForExtra, refExpressionErrors) {
    const elts = [];
    let first = true;
    while (!this.eat(7)) {
      if (first) {
        first = false;
      } else {
        this.expect(8);
        if (this.match(7)) {
          if (nodeForExtra) {
            this.addTrailingCommaExtraToNode(nodeForExtra);
          }
          this.next();
          break;
        }
      }
      elts.push(this.parseExprListItem(7, false, refExpressionErrors, allowPlaceholder));
    }
    return elts;
  }
  parseAsyncArrowHead(startLoc) {
    return this.match(15) && !this.canInsertSemicolon() ? this.startNodeAt(startLoc) : void 0;
  }
  parseAsyncArrowFromCallExpression(node, call) {
    this.resetPreviousNodeTrailingComments(call);
    this.expect(15);
    this.parseArrowExpression(node, call.arguments, true, call.extra?.trailingCommaLoc);
    if (call.innerComments) {
      setInnerComments(node, call.innerComments);
    }
    if (call.callee.trailingComments) {
      setInnerComments(node, call.callee.trailingComments);
    }
    return node;
  }
  parseNoCallExpr(onUnparenthesizedImportExpression) {
    const startLoc = this.state.startLoc;
    const isImport = this.match(79);
    this.state.canStartArrow = false;
    const base = this.parseExprAtom();
    if (isImport && base.type === "ImportExpression") {
      onUnparenthesizedImportExpression(base);
    }
    return this.parseSubscripts(base, startLoc, true);
  }
  parseExprAtom(refExpressionErrors) {
    let node;
    let decorators = null;
    const {
      type
    } = this.state;
    switch (type) {
      case 75:
        return this.parseSuper();
      case 79:
        node = this.startNode();
        this.next();
        if (this.match(12)) {
          return this.parseImportMetaPropertyOrPhaseCallOrSyncCall(node);
        }
        if (this.match(6)) {
          if (this.optionFlags & 1024) {
            return this.parseImportCall(node);
          } else {
            return this.finishNode(node, "Import");
          }
        } else {
          this.raise(Errors.UnsupportedImport, this.state.lastTokStartLoc);
          return this.finishNode(node, "Import");
        }
      case 74:
        node = this.startNode();
        this.next();
        return this.finishNode(node, "ThisExpression");
      case 86: {
        return this.parseDo(this.startNode(), false);
      }
      case 52:
      case 27: {
        this.readRegexp();
        return this.parseRegExpLiteral(this.state.value);
      }
      case 134:
        return this.parseNumericLiteral(this.state.value);
      case 135:
        return this.parseBigIntLiteral(this.state.value);
      case 133:
        return this.parseStringLiteral(this.state.value);
      case 80:
        return this.parseNullLiteral();
      case 81:
        return this.parseBooleanLiteral(true);
      case 82:
        return this.parseBooleanLiteral(false);
      case 6: {
        return this.parseParenAndDistinguishExpression(this.state.canStartArrow);
      }
      case 0: {
        return this.parseArrayLike(1, refExpressionErrors);
      }
      case 2: {
        return this.parseObjectLike(4, false, refExpressionErrors);
      }
      case 64:
        return this.parseFunctionOrFunctionSent();
      case 22:
        decorators = this.parseDecorators();
      case 76:
        return this.parseClass(this.maybeTakeDecorators(decorators, this.startNode()), false);
      case 73:
        return this.parseNewOrNewTarget();
      case 21:
      case 20:
        return this.parseTemplate(false);
      case 11: {
        node = this.startNode();
        this.next();
        node.object = null;
        const callee = node.callee = this.parseNoCallExpr((base) => {
          throw this.raise(Errors.UnsupportedBind, base);
        });
        if (callee.type === "MemberExpression") {
          return this.finishNode(node, "BindExpression");
        } else {
          throw this.raise(Errors.UnsupportedBind, callee);
        }
      }
      case 137: {
        this.raise(Errors.PrivateInExpectedIn, this.state.startLoc, {
          identifierName: this.state.value
        });
        return this.parsePrivateName();
      }
      case 29: {
        return this.parseTopicReferenceThenEqualsSign(50, "%");
      }
      case 28: {
        return this.parseTopicReferenceThenEqualsSign(40, "^");
      }
      case 33:
      case 34: {
        return this.parseTopicReference("hack");
      }
      case 40:
      case 50:
      case 23: {
        const pipeProposal = this.getPluginOption("pipelineOperator", "proposal");
        if (pipeProposal) {
          return this.parseTopicReference(pipeProposal);
        }
        throw this.unexpected();
      }
      case 43: {
        const lookaheadCh = this.input.codePointAt(this.nextTokenStart());
        if (isIdentifierStart(lookaheadCh) || lookaheadCh === 62) {
          this.expectOnePlugin(["jsx", "flow", "typescript"]);
        }
        throw this.unexpected();
      }
      default:
        if (tokenIsIdentifier(type)) {
          if (this.isContextual(126) && this.lookaheadInLineCharCode() === 123) {
            return this.parseModuleExpression();
          }
          const {
            canStartArrow,
            containsEsc
          } = this.state;
          const id = this.parseIdentifier();
          if (!containsEsc && id.name === "async" && !this.canInsertSemicolon()) {
            const {
              type: type2
            } = this.state;
            if (type2 === 64) {
              this.resetPreviousNodeTrailingComments(id);
              this.next();
              return this.parseAsyncFunctionExpression(this.startNodeAtNode(id));
            } else if (tokenIsIdentifier(type2)) {
              if (canStartArrow && this.lookaheadCharCode() === 61) {
                return this.parseAsyncArrowUnaryFunction(this.startNodeAtNode(id));
              } else {
                return id;
              }
            } else if (type2 === 86) {
              this.resetPreviousNodeTrailingComments(id);
              return this.parseDo(this.startNodeAtNode(id), true);
            }
          }
          if (canStartArrow && this.match(15) && !this.canInsertSemicolon()) {
            this.next();
            return this.parseArrowExpression(this.startNodeAtNode(id), [id], false);
          }
          return id;
        } else {
          throw this.unexpected();
        }
    }
  }
  parseTopicReferenceThenEqualsSign(topicTokenType, topicTokenValue) {
    const pipeProposal = this.getPluginOption("pipelineOperator", "proposal");
    if (pipeProposal) {
      this.state.type = topicTokenType;
      this.state.value = topicTokenValue;
      this.state.pos--;
      this.state.end--;
      this.state.endLoc = createPositionWithColumnOffset(this.state.endLoc, -1);
      return this.parseTopicReference(pipeProposal);
    }
    throw this.unexpected();
  }
  parseTopicReference(pipeProposal) {
    const node = this.startNode();
    const startLoc = this.state.startLoc;
    const tokenType = this.state.type;
    this.next();
    return this.finishTopicReference(node, startLoc, pipeProposal, tokenType);
  }
  finishTopicReference(node, startLoc, pipeProposal, tokenType) {
    if (this.testTopicReferenceConfiguration(pipeProposal, startLoc, tokenType)) {
      if (!this.topicReferenceIsAllowedInCurrentContext()) {
        this.raise(Errors.PipeTopicUnbound, startLoc);
      }
      this.registerTopicReference();
      return this.finishNode(node, "TopicReference");
    } else {
      throw this.raise(Errors.PipeTopicUnconfiguredToken, startLoc, {
        token: tokenLabelName(tokenType)
      });
    }
  }
  testTopicReferenceConfiguration(pipeProposal, startLoc, tokenType) {
    switch (pipeProposal) {
      case "hack": {
        return this.hasPlugin(["pipelineOperator", {
          topicToken: tokenLabelName(tokenType)
        }]);
      }
      default:
        throw this.raise(Errors.PipeTopicRequiresHackPipes, startLoc);
    }
  }
  parseAsyncArrowUnaryFunction(node) {
    this.prodParam.enter(functionFlags(true, this.prodParam.hasYield));
    const params = [this.parseIdentifier()];
    this.prodParam.exit();
    if (this.hasPrecedingLineBreak()) {
      this.raise(Errors.LineTerminatorBeforeArrow, this.state.curPosition());
    }
    this.expect(15);
    return this.parseArrowExpression(node, params, true);
  }
  parseDo(node, isAsync) {
    this.expectPlugin("doExpressions");
    if (isAsync) {
      this.expectPlugin("asyncDoExpressions");
    }
    node.async = isAsync;
    this.next();
    const oldLabels = this.state.labels;
    this.state.labels = [];
    if (isAsync) {
      this.expressionScope.enter(sharedExpressionScope);
      this.prodParam.enter(2);
      node.body = this.parseBlock();
      this.prodParam.exit();
      this.expressionScope.exit();
    } else {
      node.body = this.parseBlock();
    }
    this.state.labels = oldLabels;
    return this.finishNode(node, "DoExpression");
  }
  parseSuper() {
    const node = this.startNode();
    this.next();
    if (this.match(6) && !this.scope.allowDirectSuper) {
      this.raise(Errors.SuperNotAllowed, node);
    } else if (!this.scope.allowSuper) {
      this.raise(Errors.UnexpectedSuper, node);
    }
    if (!this.match(6) && !this.match(0) && !this.match(12)) {
      this.raise(Errors.UnsupportedSuper, node);
    }
    return this.finishNode(node, "Super");
  }
  parsePrivateName() {
    const node = this.startNode();
    const id = this.startNodeAt(createPositionWithColumnOffset(this.state.startLoc, 1));
    const name = this.state.value;
    this.next();
    node.id = this.createIdentifier(id, name);
    return this.finishNode(node, "PrivateName");
  }
  parseFunctionOrFunctionSent() {
    const node = this.startNode();
    this.next();
    if (this.prodParam.hasYield && this.match(12)) {
      const meta = this.createIdentifier(this.startNodeAtNode(node), "function");
      this.next();
      if (this.match(100)) {
        this.expectPlugin("functionSent");
      } else if (!this.hasPlugin("functionSent")) {
        this.unexpected();
      }
      return this.parseMetaProperty(node, meta, "sent");
    }
    return this.parseFunction(node);
  }
  parseMetaProperty(node, meta, propertyName) {
    node.meta = meta;
    const containsEsc = this.state.containsEsc;
    node.property = this.parseIdentifier(true);
    if (node.property.name !== propertyName || containsEsc) {
      this.raise(Errors.UnsupportedMetaProperty, node.property, {
        target: meta.name,
        onlyValidPropertyName: propertyName
      });
    }
    return this.finishNode(node, "MetaProperty");
  }
  parseImportMetaPropertyOrPhaseCallOrSyncCall(node) {
    this.next();
    if (this.isContextual(102) || this.isContextual(94)) {
      const isSource = this.match(102);
      this.expectPlugin(isSource ? "sourcePhaseImports" : "deferredImportEvaluation");
      this.next();
      node.phase = isSource ? "source" : "defer";
      return this.parseImportCall(node);
    } else if (this.isContextual(105)) {
      this.expectPlugin("importSync");
      this.next();
      node.sync = true;
      return this.parseImportCall(node);
    } else {
      const id = this.createIdentifierAt(this.startNodeAtNode(node), "import", this.state.lastTokStartLoc);
      if (this.isContextual(98)) {
        if (!this.inModule) {
          this.raise(Errors.ImportMetaOutsideModule, id);
        }
        this.sawUnambiguousESM = true;
      }
      return this.parseMetaProperty(node, id, "meta");
    }
  }
  parseLiteralAtNode(value, type, node) {
    this.addExtra(node, "rawValue", value);
    this.addExtra(node, "raw", this.input.slice(this.offsetToSourcePos(node.start), this.state.end));
    node.value = value;
    this.next();
    return this.finishNode(node, type);
  }
  parseLiteral(value, type) {
    const node = this.startNode();
    return this.parseLiteralAtNode(value, type, node);
  }
  parseStringLiteral(value) {
    return this.parseLiteral(value, "StringLiteral");
  }
  parseNumericLiteral(value) {
    return this.parseLiteral(value, "NumericLiteral");
  }
  parseBigIntLiteral(value) {
    let bigInt;
    try {
      bigInt = BigInt(value);
    } catch {
      bigInt = null;
    }
    const node = this.parseLiteral(bigInt, "BigIntLiteral");
    return node;
  }
  parseRegExpLiteral(value) {
    const node = this.startNode();
    this.addExtra(node, "raw", this.input.slice(this.offsetToSourcePos(node.start), this.state.end));
    node.pattern = value.pattern;
    node.flags = value.flags;
    this.next();
    return this.finishNode(node, "RegExpLiteral");
  }
  parseBooleanLiteral(value) {
    const node = this.startNode();
    node.value = value;
    this.next();
    return this.finishNode(node, "BooleanLiteral");
  }
  parseNullLiteral() {
    const node = this.startNode();
    this.next();
    return this.finishNode(node, "NullLiteral");
  }
  parseParenAndDistinguishExpression(canStartArrow) {
    const startLoc = this.state.startLoc;
    let val;
    this.next();
    this.expressionScope.enter(newArrowHeadScope());
    const innerStartLoc = this.state.startLoc;
    const exprList = [];
    const refExpressionErrors = new ExpressionErrors();
    let first = true;
    let spreadStartLoc;
    let optionalCommaStartLoc;
    while (!this.match(7)) {
      if (first) {
        first = false;
      } else {
        this.expect(8, refExpressionErrors.optionalParametersLoc === null ? null : refExpressionErrors.optionalParametersLoc);
        if (this.match(7)) {
          optionalCommaStartLoc = this.state.startLoc;
          break;
        }
      }
      if (this.match(17)) {
        const spreadNodeStartLoc = this.state.startLoc;
        spreadStartLoc = this.state.startLoc;
        exprList.push(this.parseParenItem(this.parseRestBinding(), spreadNodeStartLoc));
        if (!this.checkCommaAfterRest(41)) {
          break;
        }
      } else {
        exprList.push(this.parseMaybeAssignAllowInOrVoidPattern(7, refExpressionErrors, true));
      }
    }
    const innerEndLoc = this.state.lastTokEndLoc;
    this.expect(7);
    let arrowNode;
    if (canStartArrow && this.shouldParseArrow(exprList) && (arrowNode = this.parseArrow(this.startNodeAt(startLoc)))) {
      this.checkDestructuringPrivate(refExpressionErrors);
      this.expressionScope.validateAsPattern();
      this.expressionScope.exit();
      this.parseArrowExpression(arrowNode, exprList, false);
      return arrowNode;
    }
    this.expressionScope.exit();
    if (!exprList.length) {
      this.unexpected(this.state.lastTokStartLoc);
    }
    if (optionalCommaStartLoc) this.unexpected(optionalCommaStartLoc);
    if (spreadStartLoc) this.unexpected(spreadStartLoc);
    this.checkExpressionErrors(refExpressionErrors, true);
    this.toReferencedList(exprList, true);
    if (exprList.length > 1) {
      val = this.startNodeAt(innerStartLoc);
      val.expressions = exprList;
      this.finishNode(val, "SequenceExpression");
      this.resetEndLocation(val, innerEndLoc);
    } else {
      val = exprList[0];
    }
    return this.wrapParenthesis(startLoc, val);
  }
  wrapParenthesis(startLoc, expression) {
    if (!(this.optionFlags & 2048)) {
      this.addExtra(expression, "parenthesized", true);
      this.addExtra(expression, "parenStart", startLoc.index);
      this.takeSurroundingComments(expression, startLoc.index, this.state.lastTokEndLoc.index);
      return expression;
    }
    const parenExpression = this.startNodeAt(startLoc);
    parenExpression.expression = expression;
    return this.finishNode(parenExpression, "ParenthesizedExpression");
  }
  shouldParseArrow(params) {
    return !this.canInsertSemicolon();
  }
  parseArrow(node) {
    if (this.eat(15)) {
      return node;
    }
  }
  parseParenItem(node, startLoc) {
    return node;
  }
  parseNewOrNewTarget() {
    const node = this.startNode();
    this.next();
    if (this.match(12)) {
      const meta = this.createIdentifier(this.startNodeAtNode(node), "new");
      this.next();
      const metaProp = this.parseMetaProperty(node, meta, "target");
      if (!this.scope.allowNewTarget) {
        this.raise(Errors.UnexpectedNewTarget, metaProp);
      }
      return metaProp;
    }
    return this.parseNew(node);
  }
  parseNew(node) {
    this.parseNewCallee(node);
    if (this.eat(6)) {
      const args = this.parseExprList(7);
      this.toReferencedList(args);
      node.arguments = args;
    } else {
      node.arguments = [];
    }
    return this.finishNode(node, "NewExpression");
  }
  parseNewCallee(node) {
    const callee = this.parseNoCallExpr((base) => {
      this.raise(Errors.ImportCallNotNewExpression, base, base);
    });
    node.callee = callee;
    if (callee.type === "Import") {
      this.raise(Errors.ImportCallNotNewExpression, callee);
    }
    if (callee.type === "Super") {
      this.raise(Errors.SuperCallNotNewExpression, callee);
    }
  }
  parseTemplateElement(isTagged) {
    const {
      start,
      startLoc,
      end,
      value
    } = this.state;
    const elemStart = start + 1;
    const elem = this.startNodeAt(createPositionWithColumnOffset(startLoc, 1));
    if (value === null) {
      if (!isTagged) {
        this.raise(Errors.InvalidEscapeSequenceTemplate, createPositionWithColumnOffset(this.state.firstInvalidTemplateEscapePos, 1));
      }
    }
    const isTail = this.match(20);
    const endOffset = isTail ? -1 : -2;
    const elemEnd = end + endOffset;
    elem.value = {
      raw: this.input.slice(elemStart, elemEnd).replace(/\r\n?/g, "\n"),
      cooked: value === null ? null : value.slice(1, endOffset)
    };
    elem.tail = isTail;
    this.next();
    const finishedNode = this.finishNode(elem, "TemplateElement");
    this.resetEndLocation(finishedNode, createPositionWithColumnOffset(this.state.lastTokEndLoc, endOffset));
    return finishedNode;
  }
  parseTemplate(isTagged) {
    const node = this.startNode();
    let curElt = this.parseTemplateElement(isTagged);
    const quasis = [curElt];
    const substitutions = [];
    while (!curElt.tail) {
      substitutions.push(this.parseTemplateSubstitution());
      this.readTemplateContinuation();
      quasis.push(curElt = this.parseTemplateElement(isTagged));
    }
    node.expressions = substitutions;
    node.quasis = quasis;
    return this.finishNode(node, "TemplateLiteral");
  }
  parseTemplateSubstitution() {
    return this.parseExpression();
  }
  parseObjectLike(close, isPattern, refExpressionErrors) {
    let sawProto = false;
    let first = true;
    const node = this.startNode();
    node.properties = [];
    this.next();
    while (!this.match(close)) {
      if (first) {
        first = false;
      } else {
        this.expect(8);
        if (this.match(close)) {
          this.addTrailingCommaExtraToNode(node);
          break;
        }
      }
      let prop;
      if (isPattern) {
        prop = this.parseBindingProperty();
      } else {
        prop = this.parsePropertyDefinition(refExpressionErrors);
        sawProto = this.checkProto(prop, sawProto, refExpressionErrors);
      }
      node.properties.push(prop);
    }
    this.next();
    const type = isPattern ? "ObjectPattern" : "ObjectExpression";
    return this.finishNode(node, type);
  }
  addTrailingCommaExtraToNode(node) {
    this.addExtra(node, "trailingComma", this.state.lastTokStartLoc.index);
    this.addExtra(node, "trailingCommaLoc", this.state.lastTokStartLoc, false);
  }
  maybeAsyncOrAccessorProp(prop) {
    return !prop.computed && prop.key.type === "Identifier" && (this.isLiteralPropertyName() || this.match(0) || this.match(51));
  }
  parsePropertyDefinition(refExpressionErrors) {
    const decorators = [];
    const decoratorsStartLoc = this.state.startLoc;
    if (this.match(22)) {
      if (this.hasPlugin("decorators")) {
        this.raise(Errors.UnsupportedPropertyDecorator, decoratorsStartLoc);
      }
      while (this.match(22)) {
        decorators.push(this.parseDecorator());
      }
    }
    if (this.match(17)) {
      if (decorators.length) this.unexpected();
      return this.parseSpread();
    }
    const prop = this.startNodeAt(decoratorsStartLoc);
    let isAsync = false;
    let isAccessor = false;
    let startLoc;
    if (decorators.length) {
      prop.decorators = decorators;
    }
    prop.method = false;
    if (refExpressionErrors) {
      startLoc = this.state.startLoc;
    }
    let isGenerator = this.eat(51);
    this.parsePropertyNamePrefixOperator(prop);
    const containsEsc = this.state.containsEsc;
    this.parsePropertyName(prop, refExpressionErrors);
    if (!isGenerator && !containsEsc && this.maybeAsyncOrAccessorProp(prop)) {
      const {
        key
      } = prop;
      const keyName = key.name;
      if (keyName === "async" && !this.hasPrecedingLineBreak()) {
        isAsync = true;
        this.resetPreviousNodeTrailingComments(key);
        isGenerator = this.eat(51);
        this.parsePropertyName(prop);
      }
      if (keyName === "get" || keyName === "set") {
        isAccessor = true;
        this.resetPreviousNodeTrailingComments(key);
        prop.kind = keyName;
        if (this.match(51)) {
          isGenerator = true;
          this.raise(Errors.AccessorIsGenerator, this.state.curPosition(), {
            kind: keyName
          });
          this.next();
        }
        this.parsePropertyName(prop);
      }
    }
    return this.parseObjPropValue(prop, startLoc, isGenerator, isAsync, false, isAccessor, refExpressionErrors);
  }
  getGetterSetterExpectedParamCount(method) {
    return method.kind === "get" ? 0 : 1;
  }
  getObjectOrClassMethodParams(method) {
    return method.params;
  }
  checkGetterSetterParams(method) {
    const paramCount = this.getGetterSetterExpectedParamCount(method);
    const params = this.getObjectOrClassMethodParams(method);
    if (params.length !== paramCount) {
      this.raise(method.kind === "get" ? Errors.BadGetterArity : Errors.BadSetterArity, method);
    }
    if (method.kind === "set" && params[params.length - 1]?.type === "RestElement") {
      this.raise(Errors.BadSetterRestParameter, method);
    }
  }
  parseObjectMethod(prop, isGenerator, isAsync, isPattern, isAccessor) {
    if (isAccessor) {
      const finishedProp = this.parseMethod(prop, isGenerator, false, false, false, "ObjectMethod");
      this.checkGetterSetterParams(finishedProp);
      return finishedProp;
    }
    if (isAsync || isGenerator || this.match(6)) {
      if (isPattern) this.unexpected();
      prop.kind = "method";
      prop.method = true;
      return this.parseMethod(prop, isGenerator, isAsync, false, false, "ObjectMethod");
    }
  }
  parseObjectProperty(prop, startLoc, isPattern, refExpressionErrors) {
    prop.shorthand = false;
    if (this.eat(10)) {
      prop.value = isPattern ? this.parseMaybeDefault(this.state.startLoc) : this.parseMaybeAssignAllowInOrVoidPattern(4, refExpressionErrors);
      return this.finishObjectProperty(prop);
    }
    if (!prop.computed && prop.key.type === "Identifier") {
      this.checkReservedWord(prop.key.name, prop.key.start, true, false);
      if (isPattern) {
        prop.value = this.parseMaybeDefault(startLoc, this.cloneIdentifier(prop.key));
      } else if (this.match(25)) {
        const shorthandAssignLoc = this.state.startLoc;
        if (refExpressionErrors != null) {
          if (refExpressionErrors.shorthandAssignLoc === null) {
            refExpressionErrors.shorthandAssignLoc = shorthandAssignLoc;
          }
        } else {
          this.raise(Errors.InvalidCoverInitializedName, shorthandAssignLoc);
        }
        prop.value = this.parseMaybeDefault(startLoc, this.cloneIdentifier(prop.key));
      } else {
        prop.value = this.cloneIdentifier(prop.key);
      }
      prop.shorthand = true;
      return this.finishObjectProperty(prop);
    }
  }
  finishObjectProperty(node) {
    return this.finishNode(node, "ObjectProperty");
  }
  parseObjPropValue(prop, startLoc, isGenerator, isAsync, isPattern, isAccessor, refExpressionErrors) {
    const node = this.parseObjectMethod(prop, isGenerator, isAsync, isPattern, isAccessor) || this.parseObjectProperty(prop, startLoc, isPattern, refExpressionErrors);
    if (!node) this.unexpected();
    return node;
  }
  parsePropertyName(prop, refExpressionErrors) {
    if (this.eat(0)) {
      prop.computed = true;
      prop.key = this.parseMaybeAssignAllowIn();
      this.expect(1);
    } else {
      const {
        type,
        value
      } = this.state;
      let key;
      if (tokenIsKeywordOrIdentifier(type)) {
        key = this.parseIdentifier(true);
      } else {
        switch (type) {
          case 134:
            key = this.parseNumericLiteral(value);
            break;
          case 133:
            key = this.parseStringLiteral(value);
            break;
          case 135:
            key = this.parseBigIntLiteral(value);
            break;
          case 137: {
            const privateKeyLoc = this.state.startLoc;
            if (refExpressionErrors != null) {
              if (refExpressionErrors.privateKeyLoc === null) {
                refExpressionErrors.privateKeyLoc = privateKeyLoc;
              }
            } else {
              this.raise(Errors.UnexpectedPrivateField, privateKeyLoc);
            }
            key = this.parsePrivateName();
            break;
          }
          default:
            throw this.unexpected();
        }
      }
      prop.key = key;
      if (type !== 137) {
        prop.computed = false;
      }
    }
  }
  initFunction(node, isAsync) {
    node.id = null;
    node.generator = false;
    node.async = isAsync;
  }
  parseMethod(node, isGenerator, isAsync, isConstructor, allowDirectSuper, type, inClassScope = false) {
    this.initFunction(node, isAsync);
    node.generator = isGenerator;
    this.scope.enter(514 | 16 | (inClassScope ? 576 : 0) | (allowDirectSuper ? 32 : 0));
    this.prodParam.enter(functionFlags(isAsync, node.generator));
    this.parseFunctionParams(node, isConstructor);
    const finishedNode = this.parseFunctionBodyAndFinish(node, type, true);
    this.prodParam.exit();
    this.scope.exit();
    return finishedNode;
  }
  parseArrayLike(close, refExpressionErrors) {
    const node = this.startNode();
    this.next();
    node.elements = this.parseExprList(close, true, refExpressionErrors, node);
    return this.finishNode(node, "ArrayExpression");
  }
  parseArrowExpression(node, params, isAsync, trailingCommaLoc) {
    this.scope.enter(514 | 4);
    let flags = functionFlags(isAsync, false);
    const hasBlockBody = this.match(2);
    if (!hasBlockBody) {
      flags |= this.prodParam.currentFlags() & (8 | 16);
    }
    this.prodParam.enter(flags);
    this.initFunction(node, isAsync);
    if (params) {
      this.setArrowFunctionParameters(node, params, trailingCommaLoc);
    }
    this.parseFunctionBody(node, true);
    if (hasBlockBody) {
      this.state.regExpAllowedAt = this.state.lastTokEndLoc.index;
    }
    this.prodParam.exit();
    this.scope.exit();
    return this.finishNode(node, "ArrowFunctionExpression");
  }
  setArrowFunctionParameters(node, params, trailingCommaLoc) {
    this.toAssignableList(params, trailingCommaLoc, false);
    node.params = params;
  }
  parseFunctionBodyAndFinish(node, type, isMethod = false) {
    this.parseFunctionBody(node, false, isMethod);
    return this.finishNode(node, type);
  }
  parseFunctionBody(node, allowExpression, isMethod = false) {
    const isExpression = allowExpression && !this.match(2);
    this.expressionScope.enter(sharedExpressionScope);
    if (isExpression) {
      node.body = this.parseMaybeAssign();
      this.checkParams(node, false, allowExpression, false);
    } else {
      const oldStrict = this.state.strict;
      const oldLabels = this.state.labels;
      this.state.labels = [];
      this.prodParam.enter(this.prodParam.currentFlags() | 4);
      node.body = this.parseBlock(true, false, (hasStrictModeDirective) => {
        const nonSimple = !this.isSimpleParamList(node.params);
        if (hasStrictModeDirective && nonSimple) {
          this.raise(Errors.IllegalLanguageModeDirective, (node.kind === "method" || node.kind === "constructor") && !!node.key ? this.optionFlags & 256 ? node.key.loc.end : node.key : node);
        }
        const strictModeChanged = !oldStrict && this.state.strict;
        this.checkParams(node, !this.state.strict && !allowExpression && !isMethod && !nonSimple, allowExpression, strictModeChanged);
        if (node.id) {
          this.checkStrictBindReservedWord(node.id, 65, strictModeChanged);
        }
      });
      this.prodParam.exit();
      this.state.labels = oldLabels;
    }
    this.expressionScope.exit();
  }
  isSimpleParameter(node) {
    return node.type === "Identifier";
  }
  isSimpleParamList(params) {
    for (let i = 0, len = params.length; i < len; i++) {
      if (!this.isSimpleParameter(params[i])) return false;
    }
    return true;
  }
  checkParams(node, allowDuplicates, isArrowFunction, strictModeChanged = true) {
    const checkClashes = !allowDuplicates && /* @__PURE__ */ new Set();
    const formalParameters = {
      type: "FormalParameters"
    };
    for (const param of node.params) {
      this.checkLVal(param, formalParameters, 5, checkClashes, strictModeChanged);
    }
  }
  parseExprList(close, allowEmpty, refExpressionErrors, nodeForExtra) {
    const elts = [];
    let first = true;
    while (!this.eat(close)) {
      if (first) {
        first = false;
      } else {
        this.expect(8);
        if (this.match(close)) {
          if (nodeForExtra) {
            this.addTrailingCommaExtraToNode(nodeForExtra);
          }
          this.next();
          break;
        }
      }
      elts.push(this.parseExprListItem(close, allowEmpty, refExpressionErrors));
    }
    return elts;
  }
  parseExprListItem(close, allowEmpty, refExpressionErrors, allowPlaceholder) {
    let elt;
    if (this.match(8)) {
      if (!allowEmpty) {
        this.raise(Errors.UnexpectedToken, this.state.curPosition(), {
          unexpected: ","
        });
      }
      elt = null;
    } else if (this.match(17)) {
      const spreadNodeStartLoc = this.state.startLoc;
      elt = this.parseParenItem(this.parseSpread(refExpressionErrors), spreadNodeStartLoc);
    } else if (this.match(13)) {
      this.expectPlugin("partialApplication");
      if (!allowPlaceholder) {
        this.raise(Errors.UnexpectedArgumentPlaceholder, this.state.startLoc);
      }
      const node = this.startNode();
      this.next();
      elt = this.finishNode(node, "ArgumentPlaceholder");
    } else {
      elt = this.parseMaybeAssignAllowInOrVoidPattern(close, refExpressionErrors, true);
    }
    return elt;
  }
  parseIdentifier(liberal) {
    const node = this.startNode();
    const name = this.parseIdentifierName(liberal);
    return this.createIdentifier(node, name);
  }
  createIdentifier(node, name) {
    node.name = name;
    if (this.optionFlags & 256) {
      node.loc.identifierName = name;
    }
    return this.finishNode(node, "Identifier");
  }
  createIdentifierAt(node, name, endLoc) {
    node.name = name;
    if (this.optionFlags & 256) {
      node.loc.identifierName = name;
    }
    return this.finishNodeAt(node, "Identifier", endLoc);
  }
  parseIdentifierName(liberal) {
    let name;
    const {
      start,
      type
    } = this.state;
    if (tokenIsKeywordOrIdentifier(type)) {
      name = this.state.value;
    } else {
      this.unexpected();
    }
    const tokenIsKeyword2 = tokenKeywordOrIdentifierIsKeyword(type);
    if (liberal) {
      if (tokenIsKeyword2) {
        this.replaceToken(131);
      }
    } else {
      this.setLoc(this.state.startLoc);
      this.checkReservedWord(name, this.sourceToOffsetPos(start), tokenIsKeyword2, false);
    }
    this.next();
    return name;
  }
  checkReservedWord(word, startLoc, checkKeywords, isBinding) {
    if (word.length > 10) {
      return;
    }
    if (!canBeReservedWord(word)) {
      return;
    }
    if (checkKeywords && isKeyword(word)) {
      this.raise(Errors.UnexpectedKeyword, startLoc, {
        keyword: word
      });
      return;
    }
    const reservedTest = !this.state.strict ? isReservedWord : isBinding ? isStrictBindReservedWord : isStrictReservedWord;
    if (reservedTest(word, this.inModule)) {
      this.raise(Errors.UnexpectedReservedWord, startLoc, {
        reservedWord: word
      });
      return;
    } else if (word === "yield") {
      if (this.prodParam.hasYield) {
        this.raise(Errors.YieldBindingIdentifier, startLoc);
        return;
      }
    } else if (word === "await") {
      if (this.prodParam.hasAwait) {
        this.raise(Errors.AwaitBindingIdentifier, startLoc);
        return;
      }
      if (this.scope.inStaticBlock) {
        this.raise(Errors.AwaitBindingIdentifierInStaticBlock, startLoc);
        return;
      }
      this.expressionScope.recordAsyncArrowParametersError(startLoc);
    } else if (word === "arguments") {
      if (this.scope.inClassAndNotInNonArrowFunction) {
        this.raise(Errors.ArgumentsInClass, startLoc);
        return;
      }
    }
  }
  recordAwaitIfAllowed() {
    const isAwaitAllowed = this.prodParam.hasAwait;
    if (isAwaitAllowed && !this.scope.inFunction) {
      this.state.hasTopLevelAwait = true;
    }
    return isAwaitAllowed;
  }
  parseAwait(startLoc, soloAwait) {
    const startIndex = startLoc.index;
    const node = this.startNodeAt(startLoc);
    this.expressionScope.recordParameterInitializerError(Errors.AwaitExpressionFormalParameter, startIndex);
    if (this.eat(51)) {
      this.raise(Errors.ObsoleteAwaitStar, startLoc);
    }
    if (!this.scope.inFunction && !(this.optionFlags & 1)) {
      if (this.isAmbiguousPrefixOrIdentifier()) {
        this.ambiguousScriptDifferentAst = true;
      } else {
        this.sawUnambiguousESM = true;
      }
    }
    if (!soloAwait) {
      this.state.canStartArrow = false;
      node.argument = this.parseMaybeUnary(null, true);
    }
    return this.finishNode(node, "AwaitExpression");
  }
  isAmbiguousPrefixOrIdentifier() {
    if (this.hasPrecedingLineBreak()) return true;
    const {
      type
    } = this.state;
    return type === 49 || type === 6 || type === 0 || tokenIsTemplate(type) || type === 99 && !this.state.containsEsc || type === 136 || type === 52 || this.hasPlugin("v8intrinsic") && type === 50;
  }
  parseYield(startLoc) {
    const node = this.startNodeAt(startLoc);
    this.expressionScope.recordParameterInitializerError(Errors.YieldInParameter, startLoc.index);
    let delegating = false;
    let argument = null;
    if (!this.hasPrecedingLineBreak()) {
      delegating = this.eat(51);
      switch (this.state.type) {
        case 9:
        case 138:
        case 4:
        case 7:
        case 1:
        case 5:
        case 10:
        case 8:
          if (!delegating) break;
        case 54:
          if (this.options.annexB && !delegating) break;
        default:
          argument = this.parseMaybeAssign();
      }
    }
    if (!argument) {
      this.state.regExpAllowedAt = this.state.lastTokEndLoc.index;
    }
    node.delegate = delegating;
    node.argument = argument;
    return this.finishNode(node, "YieldExpression");
  }
  parseImportCall(node) {
    this.expect(6);
    const args = this.parseCallExpressionArguments();
    if (args.length === 0 || args.length > 2) {
      this.raise(Errors.ImportCallArity, node, node);
    } else {
      for (const arg of args) {
        if (arg.type === "SpreadElement") {
          this.raise(Errors.ImportCallSpreadArgument, arg, node);
        }
      }
    }
    node.source = args[0];
    node.options = args[1] ?? null;
    return this.finishNode(node, "ImportExpression");
  }
  withTopicBindingContext(callback) {
    const oldInHackPipelineBody = this.state.inHackPipelineBody;
    this.state.inHackPipelineBody = true;
    const oldSeenTopicReference = this.state.seenTopicReference;
    this.state.seenTopicReference = false;
    try {
      return callback();
    } finally {
      this.state.inHackPipelineBody = oldInHackPipelineBody;
      this.state.seenTopicReference = oldSeenTopicReference;
    }
  }
  enterAllowIn() {
    const flags = this.prodParam.currentFlags();
    const prodParamToSet = (8 | 16) & ~flags;
    if (prodParamToSet) {
      this.prodParam.enter(flags | 8 | 16);
      return true;
    }
    return false;
  }
  enterDisallowIn() {
    const flags = this.prodParam.currentFlags();
    const prodParamToClear = 8 & flags;
    const prodParamToSet = 16 & ~flags;
    if (prodParamToClear || prodParamToSet) {
      this.prodParam.enter(flags & -9 | 16);
      return true;
    }
    return false;
  }
  registerTopicReference() {
    this.state.seenTopicReference = true;
  }
  topicReferenceIsAllowedInCurrentContext() {
    return this.state.inHackPipelineBody;
  }
  topicReferenceWasUsedInCurrentContext() {
    return this.state.seenTopicReference;
  }
  parseFSharpPipelineBody(prec) {
    const startLoc = this.state.startLoc;
    this.prodParam.enter(this.prodParam.currentFlags() & -17);
    let ret;
    if (this.isContextual(93) && this.recordAwaitIfAllowed()) {
      this.next();
      ret = this.parseAwait(startLoc, true);
      const nextOp = this.state.type;
      if (nextOp !== 35 && this.isBinaryOperator(nextOp)) {
        this.raise(Errors.PipelineUnparenthesized, startLoc);
      }
    } else {
      this.state.canStartArrow = true;
      ret = this.parseExprOp(this.parseMaybeUnaryOrPrivate(), startLoc, prec);
    }
    this.prodParam.exit();
    return ret;
  }
  parseModuleExpression() {
    this.expectPlugin("moduleBlocks");
    const node = this.startNode();
    this.next();
    if (!this.match(2)) {
      this.unexpected(null, 2);
    }
    const program = this.startNodeAt(this.state.endLoc);
    this.next();
    const revertScopes = this.initializeScopes(true);
    this.enterInitialScopes();
    try {
      node.body = this.parseProgram(program, 4, "module");
    } finally {
      revertScopes();
    }
    return this.finishNode(node, "ModuleExpression");
  }
  parseVoidPattern(refExpressionErrors) {
    this.expectPlugin("discardBinding");
    const node = this.startNode();
    if (refExpressionErrors != null) {
      refExpressionErrors.voidPatternLoc = this.state.startLoc;
    }
    this.next();
    return this.finishNode(node, "VoidPattern");
  }
  parseMaybeAssignAllowInOrVoidPattern(close, refExpressionErrors, isParenItem) {
    if (refExpressionErrors != null && this.match(84)) {
      const nextCode = this.lookaheadCharCode();
      if (nextCode === 44 || nextCode === (close === 1 ? 93 : close === 4 ? 125 : 41) || nextCode === 61) {
        return this.parseMaybeDefault(this.state.startLoc, this.parseVoidPattern(refExpressionErrors));
      }
    }
    return this.parseMaybeAssignAllowIn(refExpressionErrors, isParenItem);
  }
  parsePropertyNamePrefixOperator(prop) {
  }
};
var loopLabel = {
  kind: 1
};
var switchLabel = {
  kind: 2
};
var loneSurrogate = /[\uD800-\uDFFF]/u;
var keywordRelationalOperator = /in(?:stanceof)?/y;
var keywordLikeWord = /[a-z]{2,10}/y;
function createExportedTokens(tokens) {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const {
      type
    } = token;
    if (typeof type === "number") {
      token.type = getExportedToken(type);
    }
  }
  return tokens;
}
var StatementParser = class extends ExpressionParser {
  parseTopLevel(file, program) {
    file.program = this.parseProgram(program, 138, this.options.sourceType === "module" ? "module" : "script");
    file.comments = this.comments;
    if (this.optionFlags & 512) {
      file.tokens = createExportedTokens(this.tokens);
    }
    return this.finishNode(file, "File");
  }
  parseProgram(program, end, sourceType) {
    program.sourceType = sourceType;
    program.interpreter = this.parseInterpreterDirective();
    this.parseBlockBody(program, true, true, end);
    if (this.inModule) {
      if (!(this.optionFlags & 64) && this.scope.undefinedExports.size > 0) {
        for (const [localName, at] of Array.from(this.scope.undefinedExports)) {
          this.raise(Errors.ModuleExportUndefined, at, {
            localName
          });
        }
      }
      this.addExtra(program, "topLevelAwait", this.state.hasTopLevelAwait);
    }
    let finishedProgram;
    if (end === 138) {
      finishedProgram = this.finishNode(program, "Program");
    } else {
      finishedProgram = this.finishNodeAt(program, "Program", createPositionWithColumnOffset(this.state.startLoc, -1));
    }
    return finishedProgram;
  }
  stmtToDirective(stmt) {
    const directive = this.castNodeTo(stmt, "Directive");
    const directiveLiteral = this.castNodeTo(stmt.expression, "DirectiveLiteral");
    const expressionValue = directiveLiteral.value;
    const raw = this.input.slice(this.offsetToSourcePos(directiveLiteral.start), this.offsetToSourcePos(directiveLiteral.end));
    const val = directiveLiteral.value = raw.slice(1, -1);
    this.addExtra(directiveLiteral, "raw", raw);
    this.addExtra(directiveLiteral, "rawValue", val);
    this.addExtra(directiveLiteral, "expressionValue", expressionValue);
    directive.value = directiveLiteral;
    delete stmt.expression;
    return directive;
  }
  parseInterpreterDirective() {
    if (!this.match(24)) {
      return null;
    }
    const node = this.startNode();
    node.value = this.state.value;
    this.next();
    return this.finishNode(node, "InterpreterDirective");
  }
  isLet() {
    if (!this.isContextual(97)) {
      return false;
    }
    return this.hasFollowingBindingAtom();
  }
  isUsing() {
    if (!this.isContextual(106)) {
      return false;
    }
    return this.nextTokenIsIdentifierOnSameLine();
  }
  isForUsing() {
    if (!this.isContextual(106)) {
      return false;
    }
    const next = this.nextTokenInLineStart();
    const nextCh = this.codePointAtPos(next);
    if (this.isUnparsedContextual(next, "of")) {
      const nextCharAfterOf = this.lookaheadCharCodeSince(next + 2);
      if (nextCharAfterOf !== 61 && nextCharAfterOf !== 58 && nextCharAfterOf !== 59) {
        return false;
      }
    }
    if (this.chStartsBindingIdentifier(nextCh, next) || this.isUnparsedContextual(next, "void")) {
      return true;
    }
    return false;
  }
  nextTokenIsIdentifierOnSameLine() {
    const next = this.nextTokenInLineStart();
    const nextCh = this.codePointAtPos(next);
    return this.chStartsBindingIdentifier(nextCh, next);
  }
  isAwaitUsing() {
    if (!this.isContextual(93)) {
      return false;
    }
    let next = this.nextTokenInLineStart();
    if (this.isUnparsedContextual(next, "using")) {
      next = this.nextTokenInLineStartSince(next + 5);
      const nextCh = this.codePointAtPos(next);
      if (this.chStartsBindingIdentifier(nextCh, next)) {
        return true;
      }
    }
    return false;
  }
  chStartsBindingIdentifier(ch, pos) {
    if (isIdentifierStart(ch)) {
      keywordRelationalOperator.lastIndex = pos;
      if (keywordRelationalOperator.test(this.input)) {
        const endCh = this.codePointAtPos(keywordRelationalOperator.lastIndex);
        if (!isIdentifierChar(endCh) && endCh !== 92) {
          return false;
        }
      }
      return true;
    } else if (ch === 92) {
      return true;
    } else {
      return false;
    }
  }
  isReservedWordOnNewLineAfterLet(pos) {
    if (!hasNewLine(this.input, this.state.end, pos)) {
      return false;
    }
    keywordLikeWord.lastIndex = pos;
    if (!keywordLikeWord.test(this.input)) {
      return false;
    }
    const end = keywordLikeWord.lastIndex;
    const endCh = this.codePointAtPos(end);
    if (isIdentifierChar(endCh) || endCh === 92) {
      return false;
    }
    const word = this.input.slice(pos, end);
    return isKeyword(word) || isReservedWord(word, false);
  }
  chStartsBindingPattern(ch) {
    return ch === 91 || ch === 123;
  }
  hasFollowingBindingAtom() {
    const next = this.nextTokenStart();
    const nextCh = this.codePointAtPos(next);
    return this.chStartsBindingPattern(nextCh) || this.chStartsBindingIdentifier(nextCh, next);
  }
  hasInLineFollowingBindingIdentifierOrBrace() {
    const next = this.nextTokenInLineStart();
    const nextCh = this.codePointAtPos(next);
    return nextCh === 123 || this.chStartsBindingIdentifier(nextCh, next);
  }
  allowsUsing() {
    return (this.scope.inModule || !this.scope.inTopLevel) && !this.scope.inBareCaseStatement;
  }
  parseModuleItem() {
    return this.parseStatementLike(1 | 2 | 4 | 8);
  }
  parseStatementListItem() {
    return this.parseStatementLike(2 | 4 | (!this.options.annexB || this.state.strict ? 0 : 8));
  }
  parseStatementOrSloppyAnnexBFunctionDeclaration(allowLabeledFunction = false) {
    let flags = 0;
    if (this.options.annexB && !this.state.strict) {
      flags |= 4;
      if (allowLabeledFunction) {
        flags |= 8;
      }
    }
    return this.parseStatementLike(flags);
  }
  parseStatement() {
    return this.parseStatementLike(0);
  }
  parseStatementLike(flags) {
    let decorators = null;
    if (this.match(22)) {
      decorators = this.parseDecorators(true);
    }
    return this.parseStatementContent(flags, decorators);
  }
  parseStatementContent(flags, decorators) {
    const startType = this.state.type;
    const node = this.startNode();
    const allowDeclaration = !!(flags & 2);
    const allowFunctionDeclaration = !!(flags & 4);
    const topLevel = flags & 1;
    switch (startType) {
      case 56:
        return this.parseBreakContinueStatement(node, true);
      case 59:
        return this.parseBreakContinueStatement(node, false);
      case 60:
        return this.parseDebuggerStatement(node);
      case 86:
        return this.parseDoWhileStatement(node);
      case 87:
        return this.parseForStatement(node);
      case 64:
        if (this.lookaheadCharCode() === 46) break;
        if (!allowFunctionDeclaration) {
          this.raise(this.state.strict ? Errors.StrictFunction : this.options.annexB ? Errors.SloppyFunctionAnnexB : Errors.SloppyFunction, this.state.startLoc);
        }
        return this.parseFunctionStatement(node, false, flags);
      case 76:
        if (!allowDeclaration) this.unexpected();
        return this.parseClass(this.maybeTakeDecorators(decorators, node), true);
      case 104:
        if (!this.state.containsEsc && this.nextTokenIsIdentifierOnSameLine()) {
          this.expectPlugin("structs");
          if (!allowDeclaration) this.unexpected();
          return this.parseStructDeclaration(node, false);
        }
        break;
      case 65:
        return this.parseIfStatement(node);
      case 66:
        return this.parseReturnStatement(node);
      case 67:
        return this.parseSwitchStatement(node);
      case 68:
        return this.parseThrowStatement(node);
      case 69:
        return this.parseTryStatement(node);
      case 93:
        if (this.isAwaitUsing()) {
          if (!this.allowsUsing()) {
            this.raise(Errors.UnexpectedUsingDeclaration, node);
          } else if (!allowDeclaration) {
            this.raise(Errors.UnexpectedLexicalDeclaration, node);
          } else if (!this.recordAwaitIfAllowed()) {
            this.raise(Errors.AwaitUsingNotInAsyncContext, node);
          }
          this.next();
          return this.parseVarStatement(node, "await using");
        }
        break;
      case 106:
        if (this.state.containsEsc || !this.hasInLineFollowingBindingIdentifierOrBrace()) {
          break;
        }
        if (!this.allowsUsing()) {
          this.raise(Errors.UnexpectedUsingDeclaration, this.state.startLoc);
        } else if (!allowDeclaration) {
          this.raise(Errors.UnexpectedLexicalDeclaration, this.state.startLoc);
        }
        return this.parseVarStatement(node, "using");
      case 97: {
        if (this.state.containsEsc) {
          break;
        }
        const next = this.nextTokenStart();
        const nextCh = this.codePointAtPos(next);
        if (nextCh !== 91) {
          if (!allowDeclaration && this.hasFollowingLineBreak()) break;
          if (!this.chStartsBindingIdentifier(nextCh, next) && nextCh !== 123) {
            break;
          }
          if (this.isReservedWordOnNewLineAfterLet(next)) break;
        }
      }
      case 71: {
        if (!allowDeclaration) {
          this.raise(Errors.UnexpectedLexicalDeclaration, this.state.startLoc);
        }
      }
      case 70: {
        const kind = this.state.value;
        return this.parseVarStatement(node, kind);
      }
      case 88:
        return this.parseWhileStatement(node);
      case 72:
        return this.parseWithStatement(node);
      case 2:
        return this.parseBlock();
      case 9:
        return this.parseEmptyStatement(node);
      case 79: {
        const nextTokenCharCode = this.lookaheadCharCode();
        if (nextTokenCharCode === 40 || nextTokenCharCode === 46) {
          break;
        }
      }
      case 78: {
        if (!(this.optionFlags & 8) && !topLevel) {
          this.raise(Errors.UnexpectedImportExport, this.state.startLoc);
        }
        this.next();
        let result;
        if (startType === 79) {
          result = this.parseImport(node);
        } else {
          result = this.parseExport(node, decorators);
        }
        this.assertModuleNodeAllowed(result);
        return result;
      }
      default: {
        if (this.isAsyncFunction()) {
          if (!allowDeclaration) {
            this.raise(Errors.AsyncFunctionInSingleStatementContext, this.state.startLoc);
          }
          this.next();
          return this.parseFunctionStatement(node, true, flags);
        }
      }
    }
    const maybeName = this.state.value;
    if (startType === 89 && this.lookahead().type === 10) {
      const label = this.parseIdentifier(true);
      this.next();
      return this.parseLabeledStatement(node, maybeName, label, flags);
    }
    const expr = this.parseExpression();
    if (tokenIsIdentifier(startType) && expr.type === "Identifier" && this.eat(10)) {
      return this.parseLabeledStatement(node, maybeName, expr, flags);
    } else {
      return this.parseExpressionStatement(node, expr, flags);
    }
  }
  assertModuleNodeAllowed(node) {
    if (!(this.optionFlags & 8) && !this.inModule) {
      this.raise(Errors.ImportOutsideModule, node);
    }
  }
  maybeTakeDecorators(maybeDecorators, classNode, exportNode) {
    if (maybeDecorators) {
      if (classNode.decorators?.length) {
        this.raise(Errors.DecoratorsBeforeAfterExport, classNode.decorators[0]);
        classNode.decorators.unshift(...maybeDecorators);
      } else {
        classNode.decorators = maybeDecorators;
      }
      this.resetStartLocationFromNode(classNode, maybeDecorators[0]);
      if (exportNode) this.resetStartLocationFromNode(exportNode, classNode);
    }
    return classNode;
  }
  canHaveLeadingDecorator() {
    return this.match(76);
  }
  parseDecorators(allowExport) {
    const decorators = [];
    do {
      decorators.push(this.parseDecorator());
    } while (this.match(22));
    if (this.match(78)) {
      if (!allowExport) {
        this.unexpected();
      }
    } else if (!this.canHaveLeadingDecorator()) {
      throw this.raise(Errors.UnexpectedLeadingDecorator, this.state.startLoc);
    }
    return decorators;
  }
  parseDecorator() {
    this.expectOnePlugin(["decorators", "decorators-legacy"]);
    const node = this.startNode();
    this.next();
    if (this.hasPlugin("decorators")) {
      const startLoc = this.state.startLoc;
      let expr;
      if (this.match(6)) {
        const startLoc2 = this.state.startLoc;
        this.next();
        expr = this.parseExpression();
        this.expect(7);
        expr = this.wrapParenthesis(startLoc2, expr);
        const paramsStartLoc = this.state.startLoc;
        node.expression = this.parseMaybeDecoratorArguments(expr, startLoc2);
        if (node.expression !== expr) {
          this.raise(Errors.DecoratorArgumentsOutsideParentheses, paramsStartLoc);
        }
      } else {
        expr = this.parseIdentifier(false);
        while (this.eat(12)) {
          const node2 = this.startNodeAt(startLoc);
          node2.object = expr;
          if (this.match(137)) {
            this.classScope.usePrivateName(this.state.value, this.state.startLoc);
            node2.property = this.parsePrivateName();
          } else {
            node2.property = this.parseIdentifier(true);
          }
          node2.computed = false;
          expr = this.finishNode(node2, "MemberExpression");
        }
        node.expression = this.parseMaybeDecoratorArguments(expr, startLoc);
      }
    } else {
      this.state.canStartArrow = false;
      node.expression = this.parseExprSubscripts();
    }
    return this.finishNode(node, "Decorator");
  }
  parseMaybeDecoratorArguments(expr, startLoc) {
    if (this.eat(6)) {
      const node = this.startNodeAt(startLoc);
      node.callee = expr;
      node.arguments = this.parseCallExpressionArguments();
      this.toReferencedList(node.arguments);
      return this.finishNode(node, "CallExpression");
    }
    return expr;
  }
  parseBreakContinueStatement(node, isBreak) {
    this.next();
    if (this.isLineTerminator()) {
      node.label = null;
    } else {
      node.label = this.parseIdentifier(this.match(89));
      this.semicolon();
    }
    this.verifyBreakContinue(node, isBreak);
    return this.finishNode(node, isBreak ? "BreakStatement" : "ContinueStatement");
  }
  verifyBreakContinue(node, isBreak) {
    let i;
    for (i = 0; i < this.state.labels.length; ++i) {
      const lab = this.state.labels[i];
      if (node.label == null || lab.name === node.label.name) {
        if (lab.kind != null && (isBreak || lab.kind === 1)) {
          break;
        }
        if (node.label && isBreak) break;
      }
    }
    if (i === this.state.labels.length) {
      const type = isBreak ? "BreakStatement" : "ContinueStatement";
      this.raise(Errors.IllegalBreakContinue, node, {
        type
      });
    }
  }
  parseDebuggerStatement(node) {
    this.next();
    this.semicolon();
    return this.finishNode(node, "DebuggerStatement");
  }
  parseHeaderExpression() {
    this.expect(6);
    const val = this.parseExpression();
    this.expect(7);
    return val;
  }
  parseDoWhileStatement(node) {
    this.next();
    this.state.labels.push(loopLabel);
    node.body = this.parseStatement();
    this.state.labels.pop();
    this.expect(88);
    node.test = this.parseHeaderExpression();
    this.eat(9);
    return this.finishNode(node, "DoWhileStatement");
  }
  parseForStatement(node) {
    this.next();
    this.state.labels.push(loopLabel);
    let awaitAt = null;
    if (this.isContextual(93) && this.recordAwaitIfAllowed()) {
      awaitAt = this.state.startLoc;
      this.next();
    }
    this.scope.enter(0);
    this.expect(6);
    if (this.match(9)) {
      if (awaitAt !== null) {
        this.unexpected(awaitAt);
      }
      return this.parseFor(node, null);
    }
    const startsWithLet = this.isContextual(97);
    {
      const startsWithAwaitUsing = this.isAwaitUsing();
      const starsWithUsingDeclaration = startsWithAwaitUsing || this.isForUsing();
      const isLetOrUsing = startsWithLet && this.hasFollowingBindingAtom() || starsWithUsingDeclaration;
      if (this.match(70) || this.match(71) || isLetOrUsing) {
        const initNode = this.startNode();
        let kind;
        if (startsWithAwaitUsing) {
          kind = "await using";
          if (!this.recordAwaitIfAllowed()) {
            this.raise(Errors.AwaitUsingNotInAsyncContext, this.state.startLoc);
          }
          this.next();
        } else {
          kind = this.state.value;
        }
        this.next();
        this.parseVar(initNode, true, kind);
        const init2 = this.finishNode(initNode, "VariableDeclaration");
        const isForIn = this.match(54);
        if (isForIn && starsWithUsingDeclaration) {
          this.raise(Errors.ForInUsing, init2);
        }
        if ((isForIn || this.isContextual(99)) && init2.declarations.length === 1) {
          return this.parseForX(node, init2, awaitAt);
        }
        if (awaitAt !== null) {
          this.unexpected(awaitAt);
        }
        return this.parseFor(node, init2);
      }
    }
    const startsWithAsync = this.isContextual(92);
    const refExpressionErrors = new ExpressionErrors();
    const init = this.parseExpression(true, refExpressionErrors);
    const isForOf = this.isContextual(99);
    if (isForOf) {
      if (startsWithLet) {
        this.raise(Errors.ForOfLet, init);
      }
      if (awaitAt === null && startsWithAsync && init.type === "Identifier") {
        this.raise(Errors.ForOfAsync, init);
      }
    }
    if (isForOf || this.match(54)) {
      this.checkDestructuringPrivate(refExpressionErrors);
      this.toAssignable(init, true);
      const type = isForOf ? "ForOfStatement" : "ForInStatement";
      this.checkLVal(init, {
        type
      });
      return this.parseForX(node, init, awaitAt);
    } else {
      this.checkExpressionErrors(refExpressionErrors, true);
    }
    if (awaitAt !== null) {
      this.unexpected(awaitAt);
    }
    return this.parseFor(node, init);
  }
  parseFunctionStatement(node, isAsync, statementFlags) {
    this.next();
    let flags = 1 | (isAsync ? 8 : 0);
    if (!(statementFlags & 2) && statementFlags & 4) {
      flags |= 16;
      if (!(statementFlags & 8)) {
        flags |= 2;
      }
    }
    return this.parseFunction(node, flags);
  }
  parseIfStatement(node) {
    this.next();
    node.test = this.parseHeaderExpression();
    node.consequent = this.parseStatementOrSloppyAnnexBFunctionDeclaration();
    node.alternate = this.eat(62) ? this.parseStatementOrSloppyAnnexBFunctionDeclaration() : null;
    return this.finishNode(node, "IfStatement");
  }
  parseReturnStatement(node) {
    if (!this.prodParam.hasReturn) {
      this.raise(Errors.IllegalReturn, this.state.startLoc);
    }
    this.next();
    if (this.isLineTerminator()) {
      node.argument = null;
    } else {
      node.argument = this.parseExpression();
      this.semicolon();
    }
    return this.finishNode(node, "ReturnStatement");
  }
  parseSwitchStatement(node) {
    this.next();
    node.discriminant = this.parseHeaderExpression();
    const cases = node.cases = [];
    this.expect(2);
    this.state.labels.push(switchLabel);
    this.scope.enter(256);
    let cur;
    for (let sawDefault; !this.match(4); ) {
      if (this.match(57) || this.match(61)) {
        const isCase = this.match(57);
        if (cur) this.finishNode(cur, "SwitchCase");
        cases.push(cur = this.startNode());
        cur.consequent = [];
        this.next();
        if (isCase) {
          cur.test = this.parseExpression();
        } else {
          if (sawDefault) {
            this.raise(Errors.MultipleDefaultsInSwitch, this.state.lastTokStartLoc);
          }
          sawDefault = true;
          cur.test = null;
        }
        this.expect(10);
      } else {
        if (cur) {
          cur.consequent.push(this.parseStatementListItem());
        } else {
          this.unexpected();
        }
      }
    }
    this.scope.exit();
    if (cur) this.finishNode(cur, "SwitchCase");
    this.next();
    this.state.labels.pop();
    return this.finishNode(node, "SwitchStatement");
  }
  parseThrowStatement(node) {
    this.next();
    if (this.hasPrecedingLineBreak()) {
      this.raise(Errors.NewlineAfterThrow, this.state.lastTokEndLoc);
    }
    node.argument = this.parseExpression();
    this.semicolon();
    return this.finishNode(node, "ThrowStatement");
  }
  parseCatchClauseParam() {
    const param = this.parseBindingAtom();
    this.scope.enter(this.options.annexB && param.type === "Identifier" ? 8 : 0);
    this.checkLVal(param, {
      type: "CatchClause"
    }, 9);
    return param;
  }
  parseTryStatement(node) {
    this.next();
    node.block = this.parseBlock();
    node.handler = null;
    if (this.match(58)) {
      const clause = this.startNode();
      this.next();
      if (this.match(6)) {
        this.expect(6);
        clause.param = this.parseCatchClauseParam();
        this.expect(7);
      } else {
        clause.param = null;
        this.scope.enter(0);
      }
      clause.body = this.parseBlock(false, false);
      this.scope.exit();
      node.handler = this.finishNode(clause, "CatchClause");
    }
    node.finalizer = this.eat(63) ? this.parseBlock() : null;
    if (!node.handler && !node.finalizer) {
      this.raise(Errors.NoCatchOrFinally, node);
    }
    return this.finishNode(node, "TryStatement");
  }
  parseVarStatement(node, kind, allowMissingInitializer = false) {
    this.next();
    this.parseVar(node, false, kind, allowMissingInitializer);
    this.semicolon();
    return this.finishNode(node, "VariableDeclaration");
  }
  parseWhileStatement(node) {
    this.next();
    node.test = this.parseHeaderExpression();
    this.state.labels.push(loopLabel);
    node.body = this.parseStatement();
    this.state.labels.pop();
    return this.finishNode(node, "WhileStatement");
  }
  parseWithStatement(node) {
    if (this.state.strict) {
      this.raise(Errors.StrictWith, this.state.startLoc);
    }
    this.next();
    node.object = this.parseHeaderExpression();
    node.body = this.parseStatement();
    return this.finishNode(node, "WithStatement");
  }
  parseEmptyStatement(node) {
    this.next();
    return this.finishNode(node, "EmptyStatement");
  }
  parseLabeledStatement(node, maybeName, expr, flags) {
    for (const label of this.state.labels) {
      if (label.name === maybeName) {
        this.raise(Errors.LabelRedeclaration, expr, {
          labelName: maybeName
        });
      }
    }
    const kind = tokenIsLoop(this.state.type) ? 1 : this.match(67) ? 2 : null;
    for (let i = this.state.labels.length - 1; i >= 0; i--) {
      const label = this.state.labels[i];
      if (label.statementStart === node.start) {
        label.statementStart = this.sourceToOffsetPos(this.state.start);
        label.kind = kind;
      } else {
        break;
      }
    }
    this.state.labels.push({
      name: maybeName,
      kind,
      statementStart: this.sourceToOffsetPos(this.state.start)
    });
    node.body = flags & 8 ? this.parseStatementOrSloppyAnnexBFunctionDeclaration(true) : this.parseStatement();
    this.state.labels.pop();
    node.label = expr;
    return this.finishNode(node, "LabeledStatement");
  }
  parseExpressionStatement(node, expr, _flags) {
    node.expression = expr;
    this.semicolon();
    return this.finishNode(node, "ExpressionStatement");
  }
  parseBlock(allowDirectives = false, createNewLexicalScope = true, afterBlockParse) {
    const node = this.startNode();
    if (allowDirectives) {
      this.state.strictErrors.clear();
    }
    this.expect(2);
    if (createNewLexicalScope) {
      this.scope.enter(0);
    }
    this.parseBlockBody(node, allowDirectives, false, 4, afterBlockParse);
    if (createNewLexicalScope) {
      this.scope.exit();
    }
    return this.finishNode(node, "BlockStatement");
  }
  isValidDirective(stmt) {
    return stmt.type === "ExpressionStatement" && stmt.expression.type === "StringLiteral" && !stmt.expression.extra.parenthesized;
  }
  parseBlockBody(node, allowDirectives, topLevel, end, afterBlockParse) {
    const body = node.body = [];
    const directives = node.directives = [];
    this.parseBlockOrModuleBlockBody(body, allowDirectives ? directives : void 0, topLevel, end, afterBlockParse);
  }
  parseBlockOrModuleBlockBody(body, directives, topLevel, end, afterBlockParse) {
    const oldStrict = this.state.strict;
    let hasStrictModeDirective = false;
    let parsedNonDirective = false;
    while (!this.match(end)) {
      const stmt = topLevel ? this.parseModuleItem() : this.parseStatementListItem();
      if (directives && !parsedNonDirective) {
        if (this.isValidDirective(stmt)) {
          const directive = this.stmtToDirective(stmt);
          directives.push(directive);
          if (!hasStrictModeDirective && directive.value.value === "use strict") {
            hasStrictModeDirective = true;
            this.setStrict(true);
          }
          continue;
        }
        parsedNonDirective = true;
        this.state.strictErrors.clear();
      }
      body.push(stmt);
    }
    afterBlockParse?.call(this, hasStrictModeDirective);
    if (!oldStrict) {
      this.setStrict(false);
    }
    this.next();
  }
  parseFor(node, init) {
    node.init = init;
    this.semicolon(false);
    node.test = this.match(9) ? null : this.parseExpression();
    this.semicolon(false);
    node.update = this.match(7) ? null : this.parseExpression();
    this.expect(7);
    node.body = this.parseStatement();
    this.scope.exit();
    this.state.labels.pop();
    return this.finishNode(node, "ForStatement");
  }
  parseForX(node, init, awaitAt) {
    const isForIn = this.match(54);
    this.next();
    if (isForIn) {
      if (awaitAt !== null) this.unexpected(awaitAt);
    } else {
      node.await = awaitAt !== null;
    }
    if (init.type === "VariableDeclaration" && init.declarations[0].init != null && (!isForIn || !this.options.annexB || this.state.strict || init.kind !== "var" || init.declarations[0].id.type !== "Identifier")) {
      this.raise(Errors.ForInOfLoopInitializer, init, {
        type: isForIn ? "ForInStatement" : "ForOfStatement"
      });
    }
    if (init.type === "AssignmentPattern") {
      this.raise(Errors.InvalidLhs, init, {
        ancestor: {
          type: "ForStatement"
        }
      });
    }
    node.left = init;
    node.right = isForIn ? this.parseExpression() : this.parseMaybeAssignAllowIn();
    this.expect(7);
    node.body = this.parseStatement();
    this.scope.exit();
    this.state.labels.pop();
    return this.finishNode(node, isForIn ? "ForInStatement" : "ForOfStatement");
  }
  parseVar(node, isFor, kind, allowMissingInitializer = false) {
    const declarations = node.declarations = [];
    node.kind = kind;
    for (; ; ) {
      const decl = this.startNode();
      this.parseVarId(decl, kind);
      decl.init = !this.eat(25) ? null : isFor ? this.parseMaybeAssignDisallowIn() : this.parseMaybeAssignAllowIn();
      if (decl.init === null && !allowMissingInitializer && !(isFor && declarations.length === 0 && (this.match(54) || this.isContextual(99)))) {
        if (decl.id.type !== "Identifier") {
          this.raise(Errors.DeclarationMissingInitializer, this.state.lastTokEndLoc, {
            kind: "destructuring"
          });
        } else if (kind === "const" || kind === "using" || kind === "await using") {
          this.raise(Errors.DeclarationMissingInitializer, this.state.lastTokEndLoc, {
            kind
          });
        }
      }
      declarations.push(this.finishNode(decl, "VariableDeclarator"));
      if (!this.eat(8)) break;
    }
    return node;
  }
  parseVarId(decl, kind) {
    const id = this.parseBindingAtom();
    if (kind === "using" || kind === "await using") {
      if (id.type === "ArrayPattern" || id.type === "ObjectPattern") {
        this.raise(Errors.UsingDeclarationHasBindingPattern, id);
      }
    } else {
      if (id.type === "VoidPattern") {
        this.raise(Errors.UnexpectedVoidPattern, id);
      }
    }
    this.checkLVal(id, {
      type: "VariableDeclarator"
    }, kind === "var" ? 5 : 8201);
    decl.id = id;
  }
  parseAsyncFunctionExpression(node) {
    return this.parseFunction(node, 8);
  }
  parseFunction(node, flags = 0) {
    const isDeclaration = !!(flags & 1);
    const requireId = isDeclaration && !(flags & 4);
    const isAsync = !!(flags & 8);
    this.initFunction(node, isAsync);
    if (this.match(51)) {
      if (flags & 16) {
        this.raise(Errors.GeneratorInSingleStatementContext, this.state.startLoc);
      }
      this.next();
      node.generator = true;
    }
    if (isDeclaration) {
      node.id = this.parseFunctionId(requireId);
    }
    this.scope.enter(514);
    this.prodParam.enter(functionFlags(isAsync, node.generator));
    if (!isDeclaration && tokenIsIdentifier(this.state.type)) {
      this.expressionScope.enter(sharedExpressionScope);
      node.id = this.parseFunctionId();
      this.expressionScope.exit();
    }
    this.parseFunctionParams(node, false);
    this.parseFunctionBodyAndFinish(node, isDeclaration ? "FunctionDeclaration" : "FunctionExpression");
    this.prodParam.exit();
    this.scope.exit();
    if (isDeclaration && !(flags & 2)) {
      this.registerFunctionStatementId(node);
    }
    return node;
  }
  parseFunctionId(requireId) {
    return requireId || tokenIsIdentifier(this.state.type) ? this.parseIdentifier() : null;
  }
  parseFunctionParams(node, isConstructor) {
    this.expect(6);
    this.expressionScope.enter(parameterDeclarationScope);
    node.params = this.parseBindingList(7, 41, 2 | (isConstructor ? 4 : 0));
    this.expressionScope.exit();
  }
  registerFunctionStatementId(node) {
    if (!node.id) return;
    this.scope.declareName(node.id.name, !this.options.annexB || this.state.strict || node.generator || node.async ? this.scope.treatFunctionsAsVar ? 5 : 8201 : 17, node.id.start);
  }
  parseClass(node, isStatement, optionalId) {
    this.next();
    const oldStrict = this.state.strict;
    this.state.strict = true;
    this.parseClassId(node, isStatement, optionalId);
    this.parseClassSuper(node);
    node.body = this.parseClassBody(!!node.superClass, oldStrict);
    return this.finishNode(node, isStatement ? "ClassDeclaration" : "ClassExpression");
  }
  isClassProperty() {
    return this.match(25) || this.match(9) || this.match(4) || this.match(22) && this.hasPrecedingLineBreak();
  }
  isClassMethod() {
    return this.match(6);
  }
  nameIsConstructor(key) {
    return key.type === "Identifier" && key.name === "constructor" || key.type === "StringLiteral" && key.value === "constructor";
  }
  isNonstaticConstructor(method) {
    return !method.computed && !method.static && this.nameIsConstructor(method.key);
  }
  parseClassBody(hadSuperClass, oldStrict) {
    this.classScope.enter();
    const state = {
      hadConstructor: false,
      hadSuperClass
    };
    let decorators = [];
    const classBody = this.startNode();
    classBody.body = [];
    this.expect(2);
    while (!this.match(4)) {
      if (this.eat(9)) {
        if (decorators.length > 0) {
          throw this.raise(Errors.DecoratorSemicolon, this.state.lastTokEndLoc);
        }
        continue;
      }
      if (this.match(22)) {
        decorators.push(this.parseDecorator());
        continue;
      }
      const member = this.startNode();
      if (decorators.length) {
        member.decorators = decorators;
        this.resetStartLocationFromNode(member, decorators[0]);
        decorators = [];
      }
      this.parseClassMember(classBody, member, state);
    }
    this.state.strict = oldStrict;
    this.next();
    if (decorators.length) {
      throw this.raise(Errors.TrailingDecorator, this.state.startLoc);
    }
    this.classScope.exit();
    return this.finishNode(classBody, "ClassBody");
  }
  parseClassMemberFromModifier(classBody, member) {
    const key = this.parseIdentifier(true);
    if (this.isClassMethod()) {
      const method = member;
      method.kind = "method";
      method.computed = false;
      method.key = key;
      method.static = false;
      this.pushClassMethod(classBody, method, false, false, false, false);
      return true;
    } else if (this.isClassProperty()) {
      const prop = member;
      prop.computed = false;
      prop.key = key;
      prop.static = false;
      classBody.body.push(this.parseClassProperty(prop));
      return true;
    }
    this.resetPreviousNodeTrailingComments(key);
    return false;
  }
  parseClassMember(classBody, member, state) {
    const isStatic = this.isContextual(103);
    if (isStatic) {
      if (this.parseClassMemberFromModifier(classBody, member)) {
        return;
      }
      if (this.eat(2)) {
        this.parseClassStaticBlock(classBody, member);
        return;
      }
    }
    this.parseClassMemberWithIsStatic(classBody, member, state, isStatic);
  }
  parseClassMemberWithIsStatic(classBody, member, state, isStatic) {
    const publicMethod = member;
    const privateMethod = member;
    const publicProp = member;
    const privateProp = member;
    const accessorProp = member;
    const method = publicMethod;
    const publicMember = publicMethod;
    member.static = isStatic;
    this.parsePropertyNamePrefixOperator(member);
    if (this.eat(51)) {
      method.kind = "method";
      const isPrivateName = this.match(137);
      this.parseClassElementName(method);
      this.parsePostMemberNameModifiers(method);
      if (isPrivateName) {
        this.pushClassPrivateMethod(classBody, privateMethod, true, false);
        return;
      }
      if (this.isNonstaticConstructor(publicMethod)) {
        this.raise(Errors.ConstructorIsGenerator, publicMethod.key);
      }
      this.pushClassMethod(classBody, publicMethod, true, false, false, false);
      return;
    }
    const isContextual = !this.state.containsEsc && tokenIsIdentifier(this.state.type);
    const key = this.parseClassElementName(member);
    const maybeContextualKw = isContextual ? key.name : null;
    const isPrivate = this.isPrivateName(key);
    const maybeQuestionTokenStartLoc = this.state.startLoc;
    this.parsePostMemberNameModifiers(publicMember);
    if (this.isClassMethod()) {
      method.kind = "method";
      if (isPrivate) {
        this.pushClassPrivateMethod(classBody, privateMethod, false, false);
        return;
      }
      const isConstructor = this.isNonstaticConstructor(publicMethod);
      let allowsDirectSuper = false;
      if (isConstructor) {
        publicMethod.kind = "constructor";
        if (publicMethod.decorators && publicMethod.decorators.length > 0) {
          this.raise(Errors.DecoratorConstructor, member);
        }
        if (state.hadConstructor && !this.hasPlugin("typescript")) {
          this.raise(Errors.DuplicateConstructor, key);
        }
        if (isConstructor && this.hasPlugin("typescript") && member.override) {
          this.raise(Errors.OverrideOnConstructor, key);
        }
        state.hadConstructor = true;
        allowsDirectSuper = state.hadSuperClass;
      }
      this.pushClassMethod(classBody, publicMethod, false, false, isConstructor, allowsDirectSuper);
    } else if (this.isClassProperty()) {
      if (isPrivate) {
        this.pushClassPrivateProperty(classBody, privateProp);
      } else {
        this.pushClassProperty(classBody, publicProp);
      }
    } else if (maybeContextualKw === "async" && !this.isLineTerminator()) {
      this.resetPreviousNodeTrailingComments(key);
      const isGenerator = this.eat(51);
      if (publicMember.optional) {
        this.unexpected(maybeQuestionTokenStartLoc);
      }
      method.kind = "method";
      const isPrivate2 = this.match(137);
      this.parseClassElementName(method);
      this.parsePostMemberNameModifiers(publicMember);
      if (isPrivate2) {
        this.pushClassPrivateMethod(classBody, privateMethod, isGenerator, true);
      } else {
        if (this.isNonstaticConstructor(publicMethod)) {
          this.raise(Errors.ConstructorIsAsync, publicMethod.key);
        }
        this.pushClassMethod(classBody, publicMethod, isGenerator, true, false, false);
      }
    } else if ((maybeContextualKw === "get" || maybeContextualKw === "set") && !(this.match(51) && this.isLineTerminator())) {
      this.resetPreviousNodeTrailingComments(key);
      method.kind = maybeContextualKw;
      const isPrivate2 = this.match(137);
      this.parseClassElementName(publicMethod);
      if (isPrivate2) {
        this.pushClassPrivateMethod(classBody, privateMethod, false, false);
      } else {
        if (this.isNonstaticConstructor(publicMethod)) {
          this.raise(Errors.ConstructorIsAccessor, publicMethod.key);
        }
        this.pushClassMethod(classBody, publicMethod, false, false, false, false);
      }
      this.checkGetterSetterParams(publicMethod);
    } else if (maybeContextualKw === "accessor" && !this.isLineTerminator()) {
      this.expectPlugin("decoratorAutoAccessors");
      this.resetPreviousNodeTrailingComments(key);
      const isPrivate2 = this.match(137);
      this.parseClassElementName(publicProp);
      this.pushClassAccessorProperty(classBody, accessorProp, isPrivate2);
    } else if (this.isLineTerminator()) {
      if (isPrivate) {
        this.pushClassPrivateProperty(classBody, privateProp);
      } else {
        this.pushClassProperty(classBody, publicProp);
      }
    } else {
      this.unexpected();
    }
  }
  parseClassElementName(member) {
    const {
      type,
      value
    } = this.state;
    if ((type === 131 || type === 133) && member.static && value === "prototype") {
      this.raise(Errors.StaticPrototype, this.state.startLoc);
    }
    if (type === 137) {
      if (value === "constructor") {
        this.raise(Errors.ConstructorClassPrivateField, this.state.startLoc);
      }
      const key = this.parsePrivateName();
      member.key = key;
      return key;
    }
    this.parsePropertyName(member);
    return member.key;
  }
  parseClassStaticBlock(classBody, member) {
    this.scope.enter(576 | 128 | 16);
    const oldLabels = this.state.labels;
    this.state.labels = [];
    this.prodParam.enter(0);
    const body = member.body = [];
    this.parseBlockOrModuleBlockBody(body, void 0, false, 4);
    this.prodParam.exit();
    this.scope.exit();
    this.state.labels = oldLabels;
    classBody.body.push(this.finishNode(member, "StaticBlock"));
    if (member.decorators?.length) {
      this.raise(Errors.DecoratorStaticBlock, member);
    }
  }
  pushClassProperty(classBody, prop) {
    if (!prop.computed && this.nameIsConstructor(prop.key)) {
      this.raise(Errors.ConstructorClassField, prop.key);
    }
    classBody.body.push(this.parseClassProperty(prop));
  }
  pushClassPrivateProperty(classBody, prop) {
    const node = this.parseClassPrivateProperty(prop);
    classBody.body.push(node);
    this.classScope.declarePrivateName(this.getPrivateNameSV(node.key), 0, node.key.start);
  }
  pushClassAccessorProperty(classBody, prop, isPrivate) {
    if (!isPrivate && !prop.computed && this.nameIsConstructor(prop.key)) {
      this.raise(Errors.ConstructorClassField, prop.key);
    }
    const node = this.parseClassAccessorProperty(prop);
    classBody.body.push(node);
    if (isPrivate) {
      this.classScope.declarePrivateName(this.getPrivateNameSV(node.key), 0, node.key.start);
    }
  }
  pushClassMethod(classBody, method, isGenerator, isAsync, isConstructor, allowsDirectSuper) {
    classBody.body.push(this.parseMethod(method, isGenerator, isAsync, isConstructor, allowsDirectSuper, "ClassMethod", true));
  }
  pushClassPrivateMethod(classBody, method, isGenerator, isAsync) {
    const node = this.parseMethod(method, isGenerator, isAsync, false, false, "ClassPrivateMethod", true);
    classBody.body.push(node);
    const kind = node.kind === "get" ? node.static ? 6 : 2 : node.kind === "set" ? node.static ? 5 : 1 : 0;
    this.declareClassPrivateMethodInScope(node, kind);
  }
  declareClassPrivateMethodInScope(node, kind) {
    this.classScope.declarePrivateName(this.getPrivateNameSV(node.key), kind, node.key.start);
  }
  parsePostMemberNameModifiers(methodOrProp) {
  }
  parseClassPrivateProperty(node) {
    this.parseInitializer(node);
    this.semicolon();
    return this.finishNode(node, "ClassPrivateProperty");
  }
  parseClassProperty(node) {
    this.parseInitializer(node);
    this.semicolon();
    return this.finishNode(node, "ClassProperty");
  }
  parseClassAccessorProperty(node) {
    this.parseInitializer(node);
    this.semicolon();
    return this.finishNode(node, "ClassAccessorProperty");
  }
  parseInitializer(node) {
    this.scope.enter(576 | 16);
    this.expressionScope.enter(sharedExpressionScope);
    this.prodParam.enter(0);
    node.value = this.eat(25) ? this.parseMaybeAssignAllowIn() : null;
    this.expressionScope.exit();
    this.prodParam.exit();
    this.scope.exit();
  }
  parseClassId(node, isStatement, optionalId, bindingType = 8331) {
    if (tokenIsIdentifier(this.state.type)) {
      node.id = this.parseIdentifier();
      this.checkStrictBindReservedWord(node.id, bindingType);
      if (isStatement) {
        this.declareNameFromIdentifier(node.id, bindingType);
      }
    } else {
      if (optionalId || !isStatement) {
        node.id = null;
      } else {
        throw this.raise(Errors.MissingClassName, this.state.startLoc);
      }
    }
  }
  parseClassSuper(node) {
    if (this.eat(77)) {
      this.state.canStartArrow = false;
      node.superClass = this.parseExprSubscripts();
    } else {
      node.superClass = null;
    }
  }
  parseStructDeclaration(node, optionalId) {
    this.next();
    const oldStrict = this.state.strict;
    this.state.strict = true;
    this.parseClassId(node, true, optionalId);
    this.parseClassSuper(node);
    node.body = this.parseStructBody(!!node.superClass, oldStrict);
    return this.finishNode(node, "StructDeclaration");
  }
  parseStructBody(hadSuperClass, oldStrict) {
    this.classScope.enter();
    const state = {
      hadConstructor: false,
      hadSuperClass
    };
    const structBody = this.startNode();
    structBody.body = [];
    this.expect(2);
    while (!this.match(4)) {
      if (this.eat(9)) {
        continue;
      }
      const member = this.startNode();
      this.parseClassMember(structBody, member, state);
    }
    this.state.strict = oldStrict;
    this.next();
    this.classScope.exit();
    return this.finishNode(structBody, "StructBody");
  }
  parseExport(node, decorators) {
    const maybeDefaultIdentifier = this.parseMaybeImportPhase(node, true);
    const hasDefault = this.maybeParseExportDefaultSpecifier(node, maybeDefaultIdentifier);
    const parseAfterDefault = !hasDefault || this.eat(8);
    const hasStar = parseAfterDefault && this.eatExportStar(node);
    const hasNamespace = hasStar && this.maybeParseExportNamespaceSpecifier(node);
    const parseAfterNamespace = parseAfterDefault && !hasNamespace;
    if (hasStar && !hasNamespace) {
      if (hasDefault) this.unexpected();
      if (decorators) {
        throw this.raise(Errors.UnsupportedDecoratorExport, node);
      }
      if (node.phase === "defer") {
        this.raise(Errors.DeferExportInvalidAll, node);
      }
      this.parseExportFrom(node, true);
      this.sawUnambiguousESM = true;
      return this.finishNode(node, "ExportAllDeclaration");
    }
    const hasSpecifiers = parseAfterNamespace && this.maybeParseExportNamedSpecifiers(node);
    const isFromRequired = hasDefault || hasStar || node.phase === "defer" || hasSpecifiers && node.specifiers[0]?.type === "ExportNamespaceSpecifier";
    if (hasDefault && parseAfterDefault && !hasStar && !hasSpecifiers) {
      this.unexpected(null, 2);
    }
    let hasDeclaration;
    if (isFromRequired || hasSpecifiers) {
      hasDeclaration = false;
      if (decorators) {
        throw this.raise(Errors.UnsupportedDecoratorExport, node);
      }
      this.parseExportFrom(node, isFromRequired);
    } else {
      hasDeclaration = this.maybeParseExportDeclaration(node);
    }
    if (isFromRequired || hasSpecifiers || hasDeclaration) {
      const node2 = node;
      this.checkNamedExport(node2, !!node2.source);
      if (node2.declaration?.type === "ClassDeclaration") {
        this.maybeTakeDecorators(decorators, node2.declaration, node2);
      } else if (decorators) {
        throw this.raise(Errors.UnsupportedDecoratorExport, node);
      }
      if (this.hasPlugin("deferredReexports")) node2.phase ??= null;
      this.sawUnambiguousESM = true;
      return this.finishNode(node2, "ExportNamedDeclaration");
    }
    if (this.eat(61)) {
      const node2 = node;
      const decl = this.parseExportDefaultExpression();
      node2.declaration = decl;
      if (decl.type === "ClassDeclaration") {
        this.maybeTakeDecorators(decorators, decl, node2);
      } else if (decorators) {
        throw this.raise(Errors.UnsupportedDecoratorExport, node);
      }
      this.checkDuplicateExports(node, "default");
      if (this.hasPlugin("exportDefaultFrom")) {
        if (decl.type === "Identifier" && decl.name === "from" && decl.end - decl.start === 4 && !decl.extra?.parenthesized) {
          this.raise(Errors.ExportDefaultFromAsIdentifier, decl);
        }
      }
      this.sawUnambiguousESM = true;
      return this.finishNode(node2, "ExportDefaultDeclaration");
    }
    throw this.unexpected(null, 2);
  }
  eatExportStar(_) {
    return this.eat(51);
  }
  maybeParseExportDefaultSpecifier(node, maybeDefaultIdentifier) {
    if (maybeDefaultIdentifier || this.isExportDefaultSpecifier()) {
      this.expectPlugin("exportDefaultFrom", maybeDefaultIdentifier?.start);
      const id = maybeDefaultIdentifier || this.parseIdentifier(true);
      const specifier = this.startNodeAtNode(id);
      specifier.exported = id;
      node.specifiers = [this.finishNode(specifier, "ExportDefaultSpecifier")];
      return true;
    }
    return false;
  }
  maybeParseExportNamespaceSpecifier(node) {
    if (this.isContextual(90)) {
      node.specifiers ??= [];
      const specifier = this.startNodeAt(this.state.lastTokStartLoc);
      this.next();
      specifier.exported = this.parseModuleExportName();
      node.specifiers.push(this.finishNode(specifier, "ExportNamespaceSpecifier"));
      return true;
    }
    return false;
  }
  maybeParseExportNamedSpecifiers(node) {
    if (this.match(2)) {
      const node2 = node;
      if (!node2.specifiers) node2.specifiers = [];
      const isTypeExport = node2.exportKind === "type";
      const startLoc = this.state.startLoc;
      this.setLoc(startLoc);
      const specifiers = this.parseExportSpecifiers(isTypeExport);
      if (this.isContextual(90) && !this.hasPrecedingLineBreak()) {
        this.expectPlugin("namespaceImportFilter");
        const specifier = this.startNodeAt(startLoc);
        specifier.exportsFilter = this.toNamespaceExportsFilter(specifiers);
        this.next();
        specifier.exported = this.parseModuleExportName();
        node2.specifiers.push(this.finishNode(specifier, "ExportNamespaceSpecifier"));
      } else {
        node2.specifiers.push(...specifiers);
      }
      node2.source = null;
      node2.attributes = [];
      node2.declaration = null;
      return true;
    }
    return false;
  }
  maybeParseExportDeclaration(node) {
    if (this.shouldParseExportDeclaration()) {
      node.specifiers = [];
      node.source = null;
      node.attributes = [];
      node.declaration = this.parseExportDeclaration(node);
      return true;
    }
    return false;
  }
  isAsyncFunction() {
    if (!this.isContextual(92)) return false;
    const next = this.nextTokenInLineStart();
    return this.isUnparsedContextual(next, "function");
  }
  parseExportDefaultExpression() {
    const expr = this.startNode();
    if (this.match(64)) {
      this.next();
      return this.parseFunction(expr, 1 | 4);
    } else if (this.isAsyncFunction()) {
      this.next();
      this.next();
      return this.parseFunction(expr, 1 | 4 | 8);
    }
    if (this.match(76)) {
      return this.parseClass(expr, true, true);
    }
    if (this.isContextual(104)) {
      const next = this.nextTokenInLineStart();
      const nextCh = this.codePointAtPos(next);
      if (nextCh === 123 || this.chStartsBindingIdentifier(nextCh, next)) {
        this.expectPlugin("structs");
        return this.parseStructDeclaration(expr, true);
      }
    }
    if (this.match(22)) {
      return this.parseClass(this.maybeTakeDecorators(this.parseDecorators(false), this.startNode()), true, true);
    }
    if (this.match(71) || this.match(70) || this.isLet() && !this.isReservedWordOnNewLineAfterLet(this.nextTokenStart()) || this.isUsing() || this.isAwaitUsing()) {
      throw this.raise(Errors.UnsupportedDefaultExport, this.state.startLoc);
    }
    const res = this.parseMaybeAssignAllowIn();
    this.semicolon();
    return res;
  }
  parseExportDeclaration(node) {
    if (this.match(76)) {
      const node2 = this.parseClass(this.startNode(), true, false);
      return node2;
    }
    if (this.isContextual(104) && this.nextTokenIsIdentifierOnSameLine()) {
      this.expectPlugin("structs");
      const node2 = this.parseStructDeclaration(this.startNode(), false);
      return node2;
    }
    if (this.isContextual(97)) {
      return this.parseVarStatement(this.startNode(), "let");
    }
    return this.parseStatementListItem();
  }
  isExportDefaultSpecifier() {
    const {
      type
    } = this.state;
    if (tokenIsIdentifier(type)) {
      if (type === 92 && !this.state.containsEsc || type === 97) {
        return false;
      }
      if ((type === 129 || type === 128 || type === 104) && !this.state.containsEsc) {
        const next2 = this.nextTokenStart();
        const nextChar = this.input.charCodeAt(next2);
        if (nextChar === 123 || this.chStartsBindingIdentifier(nextChar, next2) && !this.isUnparsedContextual(next2, "from")) {
          if (type !== 104) {
            this.expectOnePlugin(["flow", "typescript"]);
          }
          return false;
        }
      }
    } else if (!this.match(61)) {
      return false;
    }
    const next = this.nextTokenStart();
    const hasFrom = this.isUnparsedContextual(next, "from");
    if (this.input.charCodeAt(next) === 44 || tokenIsIdentifier(this.state.type) && hasFrom) {
      return true;
    }
    if (this.match(61) && hasFrom) {
      const nextAfterFrom = this.input.charCodeAt(this.hasPlugin("exportDefaultFrom") ? this.nextTokenStartSince(next + 4) : this.nextTokenInLineStartSince(next + 4));
      return nextAfterFrom === 34 || nextAfterFrom === 39;
    }
    return false;
  }
  parseExportFrom(node, expect) {
    if (this.eatContextual(95)) {
      node.source = this.parseImportSource();
      this.maybeParseImportAttributes(node);
    } else if (expect) {
      this.unexpected(null, 95);
    }
    this.semicolon();
  }
  shouldParseExportDeclaration() {
    const {
      type
    } = this.state;
    if (type === 22) {
      this.expectOnePlugin(["decorators", "decorators-legacy"]);
      if (this.hasPlugin("decorators")) {
        return true;
      }
    }
    if (this.isUsing()) {
      this.raise(Errors.UsingDeclarationExport, this.state.startLoc);
      return true;
    }
    if (this.isAwaitUsing()) {
      this.raise(Errors.UsingDeclarationExport, this.state.startLoc);
      return true;
    }
    return type === 70 || type === 71 || type === 64 || type === 76 || this.isLet() || this.isAsyncFunction() || this.isContextual(104) && this.nextTokenIsIdentifierOnSameLine();
  }
  checkNamedExport(node, isFrom) {
    if (node.specifiers?.length) {
      for (const specifier of node.specifiers) {
        const {
          exported
        } = specifier;
        const exportName = exported.type === "Identifier" ? exported.name : exported.value;
        this.checkDuplicateExports(specifier, exportName);
        if (!isFrom && specifier.type === "ExportSpecifier") {
          const {
            local
          } = specifier;
          if (local.type !== "Identifier") {
            this.raise(Errors.ExportBindingIsString, specifier, {
              localName: local.value,
              exportName,
              typeModifierIn: node.exportKind === "type" ? "declaration" : specifier.exportKind === "type" ? "specifier" : void 0
            });
          } else {
            this.checkReservedWord(local.name, local.start, true, false);
            this.scope.checkLocalExport(local);
          }
        }
      }
    } else if (node.declaration) {
      const decl = node.declaration;
      if (decl.type === "FunctionDeclaration" || decl.type === "ClassDeclaration" || decl.type === "StructDeclaration") {
        const {
          id
        } = decl;
        if (!id) throw new Error("Assertion failure");
        this.checkDuplicateExports(node, id.name);
      } else if (decl.type === "VariableDeclaration") {
        for (const declaration2 of decl.declarations) {
          this.checkDeclaration(declaration2.id);
        }
      }
    }
  }
  checkDeclaration(node) {
    if (node.type === "Identifier") {
      this.checkDuplicateExports(node, node.name);
    } else if (node.type === "ObjectPattern") {
      for (const prop of node.properties) {
        this.checkDeclaration(prop);
      }
    } else if (node.type === "ArrayPattern") {
      for (const elem of node.elements) {
        if (elem) {
          this.checkDeclaration(elem);
        }
      }
    } else if (node.type === "ObjectProperty") {
      this.checkDeclaration(node.value);
    } else if (node.type === "RestElement") {
      this.checkDeclaration(node.argument);
    } else if (node.type === "AssignmentPattern") {
      this.checkDeclaration(node.left);
    }
  }
  checkDuplicateExports(node, exportName) {
    if (this.exportedIdentifiers.has(exportName)) {
      if (exportName === "default") {
        this.raise(Errors.DuplicateDefaultExport, node);
      } else {
        this.raise(Errors.DuplicateExport, node, {
          exportName
        });
      }
    }
    this.exportedIdentifiers.add(exportName);
  }
  parseExportSpecifiers(isInTypeExport) {
    const nodes = [];
    let first = true;
    this.expect(2);
    while (!this.eat(4)) {
      if (first) {
        first = false;
      } else {
        this.expect(8);
        if (this.eat(4)) break;
      }
      const isMaybeTypeOnly = this.isContextual(129);
      const isString = this.match(133);
      const node = this.startNode();
      node.local = this.parseModuleExportName();
      nodes.push(this.parseExportSpecifier(node, isString, isInTypeExport, isMaybeTypeOnly));
    }
    return nodes;
  }
  parseExportSpecifier(node, isString, isInTypeExport, isMaybeTypeOnly) {
    if (this.eatContextual(90)) {
      node.exported = this.parseModuleExportName();
    } else if (isString) {
      node.exported = this.cloneStringLiteral(node.local);
    } else if (!node.exported) {
      node.exported = this.cloneIdentifier(node.local);
    }
    return this.finishNode(node, "ExportSpecifier");
  }
  parseModuleExportName() {
    if (this.match(133)) {
      const result = this.parseStringLiteral(this.state.value);
      const surrogate = loneSurrogate.exec(result.value);
      if (surrogate) {
        this.raise(Errors.ModuleExportNameHasLoneSurrogate, result, {
          surrogateCharCode: surrogate[0].charCodeAt(0)
        });
      }
      return result;
    }
    return this.parseIdentifier(true);
  }
  toNamespaceExportsFilter(specifiers) {
    const seen = /* @__PURE__ */ new Set();
    return specifiers.map((specifier) => {
      let name, alias, kind;
      if (specifier.type === "ImportSpecifier") {
        ({
          imported: name,
          local: alias,
          importKind: kind
        } = specifier);
      } else {
        ({
          local: name,
          exported: alias,
          exportKind: kind
        } = specifier);
      }
      const nameString = name.type === "Identifier" ? name.name : this.isStringModuleExportName(name) ? name.value : null;
      if (nameString !== null) {
        if (seen.has(nameString)) {
          this.raise(Errors.FilteredNamespaceDuplicateName, name, {
            name: nameString
          });
        }
        seen.add(nameString);
      }
      let invalid = false;
      if (alias.start !== name.start) {
        this.raise(Errors.FilteredNamespaceRename, alias);
        invalid = true;
      }
      if (kind === "type" || kind === "typeof") {
        this.raise(Errors.FilteredNamespaceTypeModifier, specifier);
        invalid = true;
      }
      if (invalid) {
        return specifier;
      }
      this.replaceNodeInPendingComments(specifier, name);
      return name;
    });
  }
  checkImportPhase(node) {
    if (node.phase == null) {
      return;
    }
    const {
      specifiers
    } = node;
    const singleBindingType = specifiers.length === 1 ? specifiers[0].type : null;
    if (node.phase === "source") {
      if (singleBindingType !== "ImportDefaultSpecifier") {
        this.raise(Errors.SourcePhaseImportRequiresDefault, node);
      }
    } else if (node.phase === "defer") {
      if (singleBindingType !== "ImportNamespaceSpecifier") {
        this.raise(Errors.DeferImportRequiresNamespace, node);
      }
    }
  }
  isPotentialImportPhase(isExport) {
    if (isExport) {
      if (!this.isContextual(94)) return false;
      const ch = this.lookaheadCharCode();
      return ch === 123 || ch === 42;
    }
    return this.isContextual(102) || this.isContextual(94);
  }
  applyImportPhase(node, isExport, phase, loc) {
    if (isExport) {
      if (phase === "defer") {
        this.expectPlugin("deferredReexports", loc);
        node.phase = "defer";
      }
      return;
    }
    if (phase === "source") {
      this.expectPlugin("sourcePhaseImports", loc);
      node.phase = "source";
    } else if (phase === "defer") {
      this.expectPlugin("deferredImportEvaluation", loc);
      node.phase = "defer";
    } else if (this.hasPlugin("sourcePhaseImports") || this.hasPlugin("deferredImportEvaluation")) {
      node.phase = null;
    }
  }
  parseMaybeImportPhase(node, isExport) {
    if (!this.isPotentialImportPhase(isExport)) {
      this.applyImportPhase(node, isExport, null);
      return null;
    }
    const phaseIdentifier = this.startNode();
    const phaseIdentifierName = this.parseIdentifierName(true);
    const {
      type
    } = this.state;
    const isImportPhase = tokenIsKeywordOrIdentifier(type) ? type !== 95 || this.lookaheadCharCode() === 102 : type !== 8;
    if (isImportPhase) {
      this.applyImportPhase(node, isExport, phaseIdentifierName, phaseIdentifier.start);
      return null;
    } else {
      this.applyImportPhase(node, isExport, null);
      return this.createIdentifier(phaseIdentifier, phaseIdentifierName);
    }
  }
  isPrecedingIdImportPhase(phase) {
    const {
      type
    } = this.state;
    return tokenIsIdentifier(type) ? type !== 95 || this.lookaheadCharCode() === 102 : type !== 8;
  }
  parseImport(node) {
    if (this.match(133)) {
      return this.parseImportSourceAndAttributes(node);
    }
    return this.parseImportSpecifiersAndAfter(node, this.parseMaybeImportPhase(node, false));
  }
  parseImportSpecifiersAndAfter(node, maybeDefaultIdentifier) {
    node.specifiers = [];
    const hasDefault = this.maybeParseDefaultImportSpecifier(node, maybeDefaultIdentifier);
    const parseNext = !hasDefault || this.eat(8);
    const hasStar = parseNext && this.maybeParseStarImportSpecifier(node);
    if (parseNext && !hasStar) this.parseNamedOrFilteredImportSpecifiers(node);
    this.expectContextual(95);
    return this.parseImportSourceAndAttributes(node);
  }
  parseImportSourceAndAttributes(node) {
    node.specifiers ??= [];
    node.source = this.parseImportSource();
    this.maybeParseImportAttributes(node);
    this.checkImportPhase(node);
    this.semicolon();
    this.sawUnambiguousESM = true;
    return this.finishNode(node, "ImportDeclaration");
  }
  parseImportSource() {
    if (!this.match(133)) this.unexpected();
    return this.parseExprAtom();
  }
  parseImportSpecifierLocal(node, specifier, type) {
    specifier.local = this.parseIdentifier();
    node.specifiers.push(this.finishImportSpecifier(specifier, type));
  }
  finishImportSpecifier(specifier, type) {
    this.checkLVal(specifier.local, {
      type
    }, 8201);
    return this.finishNode(specifier, type);
  }
  parseImportAttributes() {
    this.expect(2);
    const attrs = [];
    const attrNames = /* @__PURE__ */ new Set();
    do {
      if (this.match(4)) {
        break;
      }
      const node = this.startNode();
      const keyName = this.state.value;
      if (attrNames.has(keyName)) {
        this.raise(Errors.ModuleAttributesWithDuplicateKeys, this.state.startLoc, {
          key: keyName
        });
      }
      attrNames.add(keyName);
      if (this.match(133)) {
        node.key = this.parseStringLiteral(keyName);
      } else {
        node.key = this.parseIdentifier(true);
      }
      this.expect(10);
      if (!this.match(133)) {
        throw this.raise(Errors.ModuleAttributeInvalidValue, this.state.startLoc);
      }
      node.value = this.parseStringLiteral(this.state.value);
      attrs.push(this.finishNode(node, "ImportAttribute"));
    } while (this.eat(8));
    this.expect(4);
    return attrs;
  }
  maybeParseImportAttributes(node) {
    let attributes;
    if (this.match(72)) {
      if (this.hasPrecedingLineBreak() && this.lookaheadCharCode() === 40) {
        return;
      }
      this.next();
      attributes = this.parseImportAttributes();
    } else {
      attributes = [];
    }
    node.attributes = attributes;
  }
  maybeParseDefaultImportSpecifier(node, maybeDefaultIdentifier) {
    if (maybeDefaultIdentifier) {
      const specifier = this.startNodeAtNode(maybeDefaultIdentifier);
      specifier.local = maybeDefaultIdentifier;
      node.specifiers.push(this.finishImportSpecifier(specifier, "ImportDefaultSpecifier"));
      return true;
    } else if (tokenIsKeywordOrIdentifier(this.state.type)) {
      this.parseImportSpecifierLocal(node, this.startNode(), "ImportDefaultSpecifier");
      return true;
    }
    return false;
  }
  maybeParseStarImportSpecifier(node) {
    if (this.match(51)) {
      const specifier = this.startNode();
      this.next();
      this.expectContextual(90);
      this.parseImportSpecifierLocal(node, specifier, "ImportNamespaceSpecifier");
      return true;
    }
    return false;
  }
  parseNamedOrFilteredImportSpecifiers(node) {
    const startLoc = this.state.startLoc;
    this.setLoc(startLoc);
    const specifiersStart = node.specifiers.length;
    this.parseNamedImportSpecifiers(node);
    if (this.isContextual(90)) {
      this.expectPlugin("namespaceImportFilter");
      const specifier = this.startNodeAt(startLoc);
      specifier.exportsFilter = this.toNamespaceExportsFilter(node.specifiers.splice(specifiersStart));
      this.next();
      this.parseImportSpecifierLocal(node, specifier, "ImportNamespaceSpecifier");
      return;
    }
    const isInTypeOnlyImport = node.importKind === "type" || node.importKind === "typeof";
    for (let i = specifiersStart; i < node.specifiers.length; i++) {
      this.checkImportSpecifier(node.specifiers[i], isInTypeOnlyImport);
    }
  }
  parseNamedImportSpecifiers(node) {
    let first = true;
    this.expect(2);
    while (!this.eat(4)) {
      if (first) {
        first = false;
      } else {
        if (this.eat(10)) {
          throw this.raise(Errors.DestructureNamedImport, this.state.startLoc);
        }
        this.expect(8);
        if (this.eat(4)) break;
      }
      const specifier = this.startNode();
      const importedIsString = this.match(133);
      const isMaybeTypeOnly = this.isContextual(129);
      specifier.imported = this.parseModuleExportName();
      const importSpecifier = this.parseImportSpecifier(specifier, importedIsString, node.importKind === "type" || node.importKind === "typeof", isMaybeTypeOnly);
      node.specifiers.push(importSpecifier);
    }
  }
  parseImportSpecifier(specifier, importedIsString, isInTypeOnlyImport, isMaybeTypeOnly) {
    if (this.eatContextual(90)) {
      specifier.local = this.parseIdentifier();
    } else {
      specifier.local ??= this.cloneIdentifier(specifier.imported);
    }
    return this.finishNode(specifier, "ImportSpecifier");
  }
  checkImportSpecifier(specifier, isInTypeOnlyImport, bindingType = 8201, checkReservedWord = true) {
    const {
      imported,
      local
    } = specifier;
    if (this.isStringModuleExportName(local)) {
      throw this.raise(Errors.ImportBindingIsString, specifier, {
        importName: imported.value
      });
    }
    if (checkReservedWord && local.start === imported.start) {
      this.checkReservedWord(local.name, local.start, true, true);
    }
    this.checkLVal(local, {
      type: "ImportSpecifier"
    }, bindingType);
  }
  isStringModuleExportName(node) {
    return node.type === "StringLiteral" || node.type === "Literal";
  }
  isThisParam(param) {
    return param.type === "Identifier" && param.name === "this";
  }
};
var keywordAndTSRelationalOperator = /in(?:stanceof)?|as|satisfies/y;
function nonNull(x) {
  if (x == null) {
    throw new Error(`Unexpected ${x} value.`);
  }
  return x;
}
function assert(x) {
  if (!x) {
    throw new Error("Assert fail");
  }
}
var TSErrorTemplates = {
  AbstractMethodHasImplementation: ({
    methodName
  }) => `Method '${methodName}' cannot have an implementation because it is marked abstract.`,
  AbstractPropertyHasInitializer: ({
    propertyName
  }) => `Property '${propertyName}' cannot have an initializer because it is marked abstract.`,
  AccessorCannotBeOptional: "An 'accessor' property cannot be declared optional.",
  AccessorCannotDeclareThisParameter: "'get' and 'set' accessors cannot declare 'this' parameters.",
  AccessorCannotHaveTypeParameters: "An accessor cannot have type parameters.",
  ClassMethodHasDeclare: "Class methods cannot have the 'declare' modifier.",
  ClassMethodHasReadonly: "Class methods cannot have the 'readonly' modifier.",
  ConstInitializerMustBeStringOrNumericLiteralOrLiteralEnumReference: "A 'const' initializer in an ambient context must be a string or numeric literal or literal enum reference.",
  ConstructorHasTypeParameters: "Type parameters cannot appear on a constructor declaration.",
  DeclaratorDefiniteAssertionRequiresTypeAnnotation: "Declarations with definite assignment assertions must also have type annotations.",
  DeclaratorDefiniteAssertionWithInitializer: "Declarations with initializers cannot also have definite assignment assertions.",
  DeclareAccessor: ({
    kind
  }) => `'declare' is not allowed in ${kind}ters.`,
  DeclareClassFieldHasInitializer: "Initializers are not allowed in ambient contexts.",
  DeclareFunctionHasImplementation: "An implementation cannot be declared in ambient contexts.",
  DecoratorAbstractMethod: ({
    kind
  }) => `Decorators can't be used with ${kind.startsWith("a") ? "an" : "a"} ${kind}.`,
  DuplicateAccessibilityModifier: ({
    modifier
  }) => `Accessibility modifier already seen: '${modifier}'.`,
  DuplicateModifier: ({
    modifier
  }) => `Duplicate modifier: '${modifier}'.`,
  EmptyHeritageClauseType: ({
    token
  }) => `'${token}' list cannot be empty.`,
  EmptyNamespaceName: "Namespace must be given a name.",
  EmptyTypeArguments: "Type argument list cannot be empty.",
  EmptyTypeParameters: "Type parameter list cannot be empty.",
  ExpectedAmbientAfterExportDeclare: "'export declare' must be followed by an ambient declaration.",
  ExportAssignmentInTSNamespace: "An export assignment cannot be used in a namespace.",
  ExportInTSNamespace: "Export declarations are not permitted in a namespace.",
  ImportAliasHasImportType: "An import alias can not use 'import type'.",
  ImportInTSNamespace: "Import declarations in a namespace cannot reference a module.",
  IncompatibleModifiers: ({
    modifiers
  }) => `'${modifiers[0]}' modifier cannot be used with '${modifiers[1]}' modifier.`,
  IndexSignatureHasAbstract: "Index signatures cannot have the 'abstract' modifier.",
  IndexSignatureHasAccessibility: ({
    modifier
  }) => `Index signatures cannot have an accessibility modifier ('${modifier}').`,
  IndexSignatureHasDeclare: "Index signatures cannot have the 'declare' modifier.",
  IndexSignatureHasOverride: "'override' modifier cannot appear on an index signature.",
  IndexSignatureHasStatic: "Index signatures cannot have the 'static' modifier.",
  InitializerNotAllowedInAmbientContext: "Initializers are not allowed in ambient contexts.",
  InlineModuleDeclarationMustUseString: "`module ... {}` declarations must have a string name. Use `namespace ... {}` instead.",
  InvalidHeritageClauseType: ({
    token
  }) => `'${token}' list can only include identifiers or qualified-names with optional type arguments.`,
  InvalidModifierOnAwaitUsingDeclaration: (modifier) => `'${modifier}' modifier cannot appear on an await using declaration.`,
  InvalidModifierOnTypeMember: ({
    modifier
  }) => `'${modifier}' modifier cannot appear on a type member.`,
  InvalidModifierOnTypeParameter: ({
    modifier
  }) => `'${modifier}' modifier cannot appear on a type parameter.`,
  InvalidModifierOnTypeParameterPositions: ({
    modifier
  }) => `'${modifier}' modifier can only appear on a type parameter of a class, interface or type alias.`,
  InvalidModifierOnUsingDeclaration: (modifier) => `'${modifier}' modifier cannot appear on a using declaration.`,
  InvalidModifiersOrder: ({
    orderedModifiers
  }) => `'${orderedModifiers[0]}' modifier must precede '${orderedModifiers[1]}' modifier.`,
  InvalidNamespaceName: (value) => `Namespace name cannot be '${value}'.`,
  InvalidPropertyAccessAfterInstantiationExpression: "Invalid property access after an instantiation expression. You can either wrap the instantiation expression in parentheses, or delete the type arguments.",
  InvalidTupleMemberLabel: "Tuple members must be labeled with a simple identifier.",
  MissingInterfaceName: "'interface' declarations must be followed by an identifier.",
  NamespaceExportInTSNamespace: "Global module exports may only appear at top level.",
  NonAbstractClassHasAbstractMethod: "Abstract methods can only appear within an abstract class.",
  NonClassMethodPropertyHasAbstractModifier: "'abstract' modifier can only appear on a class, method, or property declaration.",
  OptionalTypeBeforeRequired: "A required element cannot follow an optional element.",
  OverrideNotInSubClass: "This member cannot have an 'override' modifier because its containing class does not extend another class.",
  PatternIsOptional: "A binding pattern parameter cannot be optional in an implementation signature.",
  PrivateElementHasAbstract: "Private elements cannot have the 'abstract' modifier.",
  PrivateElementHasAccessibility: ({
    modifier
  }) => `Private elements cannot have an accessibility modifier ('${modifier}').`,
  ReadonlyForMethodSignature: "'readonly' modifier can only appear on a property declaration or index signature.",
  ReservedArrowTypeParam: "This syntax is reserved in files with the .mts or .cts extension. Add a trailing comma, as in `<T,>() => ...`.",
  ReservedTypeAssertion: "This syntax is reserved in files with the .mts or .cts extension. Use an `as` expression instead.",
  SetAccessorCannotHaveOptionalParameter: "A 'set' accessor cannot have an optional parameter.",
  SetAccessorCannotHaveRestParameter: "A 'set' accessor cannot have rest parameter.",
  SetAccessorCannotHaveReturnType: "A 'set' accessor cannot have a return type annotation.",
  SingleTypeParameterWithoutTrailingComma: ({
    typeParameterName
  }) => `Single type parameter ${typeParameterName} should have a trailing comma. Example usage: <${typeParameterName},>.`,
  StaticBlockCannotHaveModifier: "Static class blocks cannot have any modifier.",
  TupleOptionalAfterType: "A labeled tuple optional element must be declared using a question mark after the name and before the colon (`name?: type`), rather than after the type (`name: type?`).",
  TypeAnnotationAfterAssign: "Type annotations must come before default assignments, e.g. instead of `age = 25: number` use `age: number = 25`.",
  TypeImportCannotSpecifyDefaultAndNamed: "A type-only import can specify a default import or named bindings, but not both.",
  TypeModifierIsUsedInTypeExports: "The 'type' modifier cannot be used on a named export when 'export type' is used on its export statement.",
  TypeModifierIsUsedInTypeImports: "The 'type' modifier cannot be used on a named import when 'import type' is used on its import statement.",
  UnexpectedParameterInitializer: "A parameter initializer is only allowed in a function or constructor implementation.",
  UnexpectedParameterModifier: "A parameter property is only allowed in a constructor implementation.",
  UnexpectedReadonly: "'readonly' type modifier is only permitted on array and tuple literal types.",
  UnexpectedTypeAnnotation: "Did not expect a type annotation here.",
  UnexpectedTypeCastInParameter: "Unexpected type cast in parameter position.",
  UnexpectedTypeDeclaration: (type) => `'${type}' declarations can only be declared inside a block.`,
  UnsupportedImportTypeArgument: "Argument in a type import must be a string literal.",
  UnsupportedParameterPropertyKind: "A parameter property may not be declared using a binding pattern.",
  UnsupportedSignatureParameterKind: ({
    type
  }) => `Name in a signature must be an Identifier, ObjectPattern or ArrayPattern, instead got ${type}.`,
  UsingDeclarationInAmbientContext: (kind) => `'${kind}' declarations are not allowed in ambient contexts.`
};
var TSErrors = ParseErrorEnum`typescript`(TSErrorTemplates);
function keywordTypeFromName(value) {
  switch (value) {
    case "any":
      return "TSAnyKeyword";
    case "boolean":
      return "TSBooleanKeyword";
    case "bigint":
      return "TSBigIntKeyword";
    case "never":
      return "TSNeverKeyword";
    case "number":
      return "TSNumberKeyword";
    case "object":
      return "TSObjectKeyword";
    case "string":
      return "TSStringKeyword";
    case "symbol":
      return "TSSymbolKeyword";
    case "undefined":
      return "TSUndefinedKeyword";
    case "unknown":
      return "TSUnknownKeyword";
    default:
      return void 0;
  }
}
function tsIsAccessModifier(modifier) {
  return modifier === "private" || modifier === "public" || modifier === "protected";
}
function tsIsVarianceAnnotations(modifier) {
  return modifier === "in" || modifier === "out";
}
function tsIsEntityName(node) {
  if (node.extra?.parenthesized) {
    return false;
  }
  switch (node.type) {
    case "Identifier":
      return true;
    case "MemberExpression":
      return !node.computed && tsIsEntityName(node.object);
    case "TSInstantiationExpression":
      return tsIsEntityName(node.expression);
    default:
      return false;
  }
}
function tsIsTypeCast(node) {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
      return true;
    default:
      return false;
  }
}
function tsIsInvalidArrowParamsError(error, returnTypeStart) {
  if (error.pos >= returnTypeStart) return false;
  switch (error.reasonCode) {
    case "AwaitBindingIdentifier":
    case "AwaitExpressionFormalParameter":
    case "IllegalLanguageModeDirective":
    case "ParamDupe":
    case "StrictEvalArgumentsBinding":
    case "VarRedeclaration":
    case "YieldInParameter":
      return false;
    default:
      return true;
  }
}
function tsHasUnambiguousArrowParams(params) {
  if (!params?.length) return true;
  let first = params[0];
  if (first?.type === "AssignmentPattern" || first?.type === "AssignmentExpression") {
    first = first.left;
  }
  switch (first?.type) {
    case "RestElement":
    case "SpreadElement":
      return true;
    case "TSTypeCastExpression":
      return first.expression.type === "Identifier" || first.expression.type === "ThisExpression";
    case "Identifier":
      return !!first.typeAnnotation || !!first.optional;
    default:
      return false;
  }
}
var ClassMemberModifiers = buildModifiersMap(["declare", "private", "public", "protected", "override", "abstract", "readonly", "static"], ["in", "out"]);
var IndexSignatureModifiers = buildModifiersMap(["readonly"], ["declare", "abstract", "private", "protected", "public", "static", "override"]);
var BindingElementModifiers = buildModifiersMap(["public", "private", "protected", "override", "readonly"]);
var AccessModifiers = buildModifiersMap(["private", "public", "protected"]);
var typescript = (superClass) => class TypeScriptParserMixin extends superClass {
  getScopeHandler() {
    return TypeScriptScopeHandler;
  }
  tsIsIdentifier() {
    return tokenIsIdentifier(this.state.type);
  }
  tsTokenCanFollowModifier() {
    return this.match(0) || this.match(2) || this.match(51) || this.match(17) || this.match(137) || this.isLiteralPropertyName();
  }
  tsNextTokenOnSameLineAndCanFollowModifier() {
    this.next();
    if (this.hasPrecedingLineBreak()) {
      return false;
    }
    return this.tsTokenCanFollowModifier();
  }
  tsNextTokenCanFollowModifier() {
    if (this.match(103)) {
      this.next();
      return this.tsTokenCanFollowModifier();
    }
    return this.tsNextTokenOnSameLineAndCanFollowModifier();
  }
  tsParseModifier(modifiers, stopOnStartOfClassStaticBlock, hasSeenStaticModifier) {
    if (!tokenIsIdentifier(this.state.type) && this.state.type !== 54 && this.state.type !== 71) {
      return void 0;
    }
    const modifier = this.state.value;
    if (modifiers.has(modifier)) {
      if (hasSeenStaticModifier && this.match(103)) {
        return void 0;
      }
      if (stopOnStartOfClassStaticBlock && this.tsIsStartOfStaticBlocks()) {
        return void 0;
      }
      const escapedKeywordLoc = this.state.containsEsc && !tokenIsIdentifier(this.state.type) ? this.state.startLoc : null;
      if (escapedKeywordLoc) this.state.containsEsc = false;
      if (this.tsTryParse(this.tsNextTokenCanFollowModifier.bind(this))) {
        if (escapedKeywordLoc) {
          this.raise(Errors.InvalidEscapedReservedWord, escapedKeywordLoc, {
            reservedWord: modifier
          });
        }
        return modifier;
      }
      if (escapedKeywordLoc) this.state.containsEsc = true;
    }
    return void 0;
  }
  tsParseModifiers(modifiers, errorTemplate = TSErrors.InvalidModifierOnTypeMember, modified, stopOnStartOfClassStaticBlock = false) {
    const enforceOrder = (loc, modifier, before, after) => {
      if (modifier === before && modified[after]) {
        this.raise(TSErrors.InvalidModifiersOrder, loc, {
          orderedModifiers: [before, after]
        });
      }
    };
    const incompatible = (loc, modifier, mod1, mod2) => {
      if (modified[mod1] && modifier === mod2 || modified[mod2] && modifier === mod1) {
        this.raise(TSErrors.IncompatibleModifiers, loc, {
          modifiers: [mod1, mod2]
        });
      }
    };
    for (; ; ) {
      const {
        startLoc
      } = this.state;
      const modifier = this.tsParseModifier(modifiers, stopOnStartOfClassStaticBlock, modified.static);
      if (!modifier) break;
      if (tsIsAccessModifier(modifier)) {
        if (modified.accessibility) {
          this.raise(TSErrors.DuplicateAccessibilityModifier, startLoc, {
            modifier
          });
        } else {
          enforceOrder(startLoc, modifier, modifier, "override");
          enforceOrder(startLoc, modifier, modifier, "static");
          enforceOrder(startLoc, modifier, modifier, "readonly");
          modified.accessibility = modifier;
        }
      } else if (tsIsVarianceAnnotations(modifier)) {
        if (modified[modifier]) {
          this.raise(TSErrors.DuplicateModifier, startLoc, {
            modifier
          });
        }
        modified[modifier] = true;
        enforceOrder(startLoc, modifier, "in", "out");
      } else {
        if (Object.hasOwn(modified, modifier)) {
          this.raise(TSErrors.DuplicateModifier, startLoc, {
            modifier
          });
        } else {
          enforceOrder(startLoc, modifier, "static", "readonly");
          enforceOrder(startLoc, modifier, "static", "override");
          enforceOrder(startLoc, modifier, "override", "readonly");
          enforceOrder(startLoc, modifier, "abstract", "override");
          incompatible(startLoc, modifier, "declare", "override");
          incompatible(startLoc, modifier, "static", "abstract");
        }
        modified[modifier] = true;
      }
      if (!modifiers.get(modifier)) {
        this.raise(errorTemplate, startLoc, {
          modifier
        });
      }
    }
  }
  tsIsListTerminator(kind) {
    switch (kind) {
      case "EnumMembers":
      case "TypeMembers":
        return this.match(4);
      case "HeritageClauseElement":
        return this.match(2);
      case "TupleElementTypes":
        return this.match(1);
      case "TypeParametersOrArguments":
        return this.match(44);
    }
  }
  tsParseList(kind, parseElement) {
    const result = [];
    while (!this.tsIsListTerminator(kind)) {
      result.push(parseElement());
    }
    return result;
  }
  tsParseDelimitedList(kind, parseElement, refTrailingCommaPos) {
    return nonNull(this.tsParseDelimitedListWorker(kind, parseElement, true, refTrailingCommaPos));
  }
  tsParseDelimitedListWorker(kind, parseElement, expectSuccess, refTrailingCommaPos) {
    const result = [];
    let trailingCommaPos = -1;
    for (; ; ) {
      if (this.tsIsListTerminator(kind)) {
        break;
      }
      trailingCommaPos = -1;
      const element = parseElement();
      if (element == null) {
        return void 0;
      }
      result.push(element);
      if (this.eat(8)) {
        trailingCommaPos = this.state.lastTokStartLoc.index;
        continue;
      }
      if (this.tsIsListTerminator(kind)) {
        break;
      }
      if (expectSuccess) {
        this.expect(8);
      }
      return void 0;
    }
    if (refTrailingCommaPos) {
      refTrailingCommaPos.value = trailingCommaPos;
    }
    return result;
  }
  tsParseBracketedList(kind, parseElement, bracket, skipFirstToken, refTrailingCommaPos) {
    if (!skipFirstToken) {
      if (bracket) {
        this.expect(0);
      } else {
        this.expect(43);
      }
    }
    const result = this.tsParseDelimitedList(kind, parseElement, refTrailingCommaPos);
    if (bracket) {
      this.expect(1);
    } else {
      this.expect(44);
    }
    return result;
  }
  tsParseImportType() {
    const node = this.startNode();
    this.expect(79);
    this.expect(6);
    if (!this.match(133)) {
      this.raise(TSErrors.UnsupportedImportTypeArgument, this.state.startLoc);
      node.source = this.tsParseNonConditionalType();
    } else {
      node.source = this.parseStringLiteral(this.state.value);
    }
    if (this.eat(8)) {
      node.options = this.tsParseImportTypeOptions();
    } else {
      node.options = null;
    }
    this.expect(7);
    if (this.eat(12)) {
      node.qualifier = this.tsParseEntityName(1 | 2);
    }
    if (this.match(43)) {
      node.typeArguments = this.tsParseTypeArguments();
    }
    return this.finishNode(node, "TSImportType");
  }
  tsParseImportTypeOptions() {
    const node = this.startNode();
    this.expect(2);
    const withProperty = this.startNode();
    if (this.isContextual(72)) {
      withProperty.method = false;
      withProperty.key = this.parseIdentifier(true);
      withProperty.computed = false;
      withProperty.shorthand = false;
    } else {
      this.unexpected(null, 72);
    }
    this.expect(10);
    withProperty.value = this.tsParseImportTypeWithPropertyValue();
    node.properties = [this.finishObjectProperty(withProperty)];
    this.eat(8);
    this.expect(4);
    return this.finishNode(node, "ObjectExpression");
  }
  tsParseImportTypeWithPropertyValue() {
    const node = this.startNode();
    const properties = [];
    this.expect(2);
    while (!this.match(4)) {
      const type = this.state.type;
      if (tokenIsIdentifier(type) || type === 133) {
        properties.push(super.parsePropertyDefinition(null));
      } else {
        this.unexpected();
      }
      this.eat(8);
    }
    node.properties = properties;
    this.next();
    return this.finishNode(node, "ObjectExpression");
  }
  tsParseEntityName(flags) {
    let entity;
    if (flags & 1 && this.match(74)) {
      if (flags & 2) {
        entity = this.parseIdentifier(true);
      } else {
        const node = this.startNode();
        this.next();
        entity = this.finishNode(node, "ThisExpression");
      }
    } else {
      entity = this.parseIdentifier(!!(flags & 1));
    }
    while (this.eat(12)) {
      const node = this.startNodeAtNode(entity);
      node.left = entity;
      node.right = this.parseIdentifier(!!(flags & 1));
      entity = this.finishNode(node, "TSQualifiedName");
    }
    return entity;
  }
  tsParseTypeReference() {
    const node = this.startNode();
    node.typeName = this.tsParseEntityName(1);
    if (!this.hasPrecedingLineBreak() && this.match(43)) {
      node.typeArguments = this.tsParseTypeArguments();
    }
    return this.finishNode(node, "TSTypeReference");
  }
  tsParseThisTypePredicate(lhs) {
    this.next();
    const node = this.startNodeAtNode(lhs);
    node.parameterName = lhs;
    node.typeAnnotation = this.tsParseTypeAnnotation(false);
    node.asserts = false;
    return this.finishNode(node, "TSTypePredicate");
  }
  tsParseThisTypeNode() {
    const node = this.startNode();
    this.next();
    return this.finishNode(node, "TSThisType");
  }
  tsParseTypeQuery() {
    const node = this.startNode();
    this.expect(83);
    if (this.match(79)) {
      node.exprName = this.tsParseImportType();
    } else {
      node.exprName = this.tsParseEntityName(1);
    }
    if (!this.hasPrecedingLineBreak() && this.match(43)) {
      node.typeArguments = this.tsParseTypeArguments();
    }
    return this.finishNode(node, "TSTypeQuery");
  }
  tsParseInOutModifiers = this.tsParseModifiers.bind(this, buildModifiersMap(["in", "out"], ["const", "public", "private", "protected", "readonly", "declare", "abstract", "override"]), TSErrors.InvalidModifierOnTypeParameter);
  tsParseConstModifier = this.tsParseModifiers.bind(this, buildModifiersMap(["const"], ["in", "out"]), TSErrors.InvalidModifierOnTypeParameterPositions);
  tsParseInOutConstModifiers = this.tsParseModifiers.bind(this, buildModifiersMap(["in", "out", "const"], ["public", "private", "protected", "readonly", "declare", "abstract", "override"]), TSErrors.InvalidModifierOnTypeParameter);
  tsParseTypeParameter(parseModifiers) {
    const node = this.startNode();
    parseModifiers(node);
    node.name = this.tsParseTypeParameterName();
    node.constraint = this.tsEatThenParseType(77);
    node.default = this.tsEatThenParseType(25);
    return this.finishNode(node, "TSTypeParameter");
  }
  tsTryParseTypeParameters(parseModifiers) {
    if (this.match(43)) {
      return this.tsParseTypeParameters(parseModifiers);
    }
  }
  tsParseTypeParameters(parseModifiers) {
    const node = this.startNode();
    if (this.match(43) || this.match(141)) {
      this.next();
    } else {
      this.unexpected();
    }
    const refTrailingCommaPos = {
      value: -1
    };
    node.params = this.tsParseBracketedList("TypeParametersOrArguments", this.tsParseTypeParameter.bind(this, parseModifiers), false, true, refTrailingCommaPos);
    if (node.params.length === 0) {
      this.raise(TSErrors.EmptyTypeParameters, node);
    }
    if (refTrailingCommaPos.value !== -1) {
      this.addExtra(node, "trailingComma", refTrailingCommaPos.value);
    }
    return this.finishNode(node, "TSTypeParameterDeclaration");
  }
  tsFillSignature(returnToken, signature2) {
    const returnTokenRequired = returnToken === 15;
    const paramsKey = "params";
    const returnTypeKey = "returnType";
    signature2.typeParameters = this.tsTryParseTypeParameters(this.tsParseConstModifier);
    this.expect(6);
    signature2[paramsKey] = this.tsParseBindingListForSignature();
    if (returnTokenRequired) {
      signature2[returnTypeKey] = this.tsParseTypeOrTypePredicateAnnotation(returnToken);
    } else if (this.match(returnToken)) {
      signature2[returnTypeKey] = this.tsParseTypeOrTypePredicateAnnotation(returnToken);
    }
  }
  tsParseBindingListForSignature() {
    const list2 = super.parseBindingList(7, 41, 2);
    for (const pattern3 of list2) {
      const {
        type
      } = pattern3;
      if (type === "AssignmentPattern" || type === "TSParameterProperty") {
        this.raise(TSErrors.UnsupportedSignatureParameterKind, pattern3, {
          type
        });
      }
    }
    return list2;
  }
  tsParseTypeMemberSemicolon() {
    if (!this.eat(8) && !this.isLineTerminator()) {
      this.expect(9);
    }
  }
  tsParseSignatureMember(kind, node) {
    this.tsFillSignature(10, node);
    this.tsParseTypeMemberSemicolon();
    return this.finishNode(node, kind);
  }
  tsIsUnambiguouslyIndexSignature() {
    this.next();
    if (tokenIsIdentifier(this.state.type)) {
      this.next();
      return this.match(10);
    }
    return false;
  }
  tsTryParseIndexSignature(node) {
    if (!(this.match(0) && this.tsLookAhead(this.tsIsUnambiguouslyIndexSignature.bind(this)))) {
      return;
    }
    this.expect(0);
    const id = this.parseIdentifier();
    id.typeAnnotation = this.tsParseTypeAnnotation();
    this.resetEndLocation(id);
    this.expect(1);
    node.parameters = [id];
    const type = this.tsTryParseTypeAnnotation();
    if (type) node.typeAnnotation = type;
    this.tsParseTypeMemberSemicolon();
    return this.finishNode(node, "TSIndexSignature");
  }
  tsParsePropertyOrMethodSignature(node, readonly) {
    if (this.eat(13)) node.optional = true;
    if (this.match(6) || this.match(43)) {
      if (readonly) {
        this.raise(TSErrors.ReadonlyForMethodSignature, node);
      }
      const method = node;
      if (method.kind && this.match(43)) {
        this.raise(TSErrors.AccessorCannotHaveTypeParameters, this.state.curPosition());
      }
      this.tsFillSignature(10, method);
      this.tsParseTypeMemberSemicolon();
      if (method.kind === "get") {
        if (method.params.length > 0) {
          this.raise(Errors.BadGetterArity, this.state.curPosition());
          if (this.isThisParam(method.params[0])) {
            this.raise(TSErrors.AccessorCannotDeclareThisParameter, this.state.curPosition());
          }
        }
      } else if (method.kind === "set") {
        if (method.params.length !== 1) {
          this.raise(Errors.BadSetterArity, this.state.curPosition());
        } else {
          const firstParameter = method.params[0];
          if (this.isThisParam(firstParameter)) {
            this.raise(TSErrors.AccessorCannotDeclareThisParameter, this.state.curPosition());
          }
          if (firstParameter.type === "Identifier" && firstParameter.optional) {
            this.raise(TSErrors.SetAccessorCannotHaveOptionalParameter, this.state.curPosition());
          }
          if (firstParameter.type === "RestElement") {
            this.raise(TSErrors.SetAccessorCannotHaveRestParameter, this.state.curPosition());
          }
        }
        if (method.returnType) {
          this.raise(TSErrors.SetAccessorCannotHaveReturnType, method.returnType);
        }
      } else {
        method.kind = "method";
      }
      return this.finishNode(method, "TSMethodSignature");
    } else {
      const property = node;
      if (readonly) property.readonly = true;
      const type = this.tsTryParseTypeAnnotation();
      if (type) property.typeAnnotation = type;
      this.tsParseTypeMemberSemicolon();
      return this.finishNode(property, "TSPropertySignature");
    }
  }
  tsParseTypeMember() {
    const node = this.startNode();
    if (this.match(6) || this.match(43)) {
      return this.tsParseSignatureMember("TSCallSignatureDeclaration", node);
    }
    if (this.match(73)) {
      const id = this.startNode();
      this.next();
      if (this.match(6) || this.match(43)) {
        return this.tsParseSignatureMember("TSConstructSignatureDeclaration", node);
      } else {
        node.key = this.createIdentifier(id, "new");
        return this.tsParsePropertyOrMethodSignature(node, false);
      }
    }
    this.tsParseModifiers(IndexSignatureModifiers, void 0, node);
    const idx = this.tsTryParseIndexSignature(node);
    if (idx) {
      return idx;
    }
    super.parsePropertyName(node);
    if (!node.computed && node.key.type === "Identifier" && (node.key.name === "get" || node.key.name === "set") && this.tsTokenCanFollowModifier()) {
      node.kind = node.key.name;
      super.parsePropertyName(node);
      if (!this.match(6) && !this.match(43)) {
        this.unexpected(null, 6);
      }
    }
    return this.tsParsePropertyOrMethodSignature(node, !!node.readonly);
  }
  tsParseTypeLiteral() {
    const node = this.startNode();
    node.members = this.tsParseObjectTypeMembers();
    return this.finishNode(node, "TSTypeLiteral");
  }
  tsParseObjectTypeMembers() {
    this.expect(2);
    const members = this.tsParseList("TypeMembers", this.tsParseTypeMember.bind(this));
    this.expect(4);
    return members;
  }
  tsIsStartOfMappedType() {
    this.next();
    if (this.eat(49)) {
      return this.isContextual(121);
    }
    if (this.isContextual(121)) {
      this.next();
    }
    if (!this.match(0)) {
      return false;
    }
    this.next();
    if (!this.tsIsIdentifier()) {
      return false;
    }
    this.next();
    return this.match(54);
  }
  tsParseMappedType() {
    const node = this.startNode();
    this.expect(2);
    if (this.match(49)) {
      node.readonly = this.state.value;
      this.next();
      this.expectContextual(121);
    } else if (this.eatContextual(121)) {
      node.readonly = true;
    }
    this.expect(0);
    node.key = this.tsParseTypeParameterName();
    node.constraint = this.tsExpectThenParseType(54);
    node.nameType = this.eatContextual(90) ? this.tsParseType() : null;
    this.expect(1);
    if (this.match(49)) {
      node.optional = this.state.value;
      this.next();
      this.expect(13);
    } else if (this.eat(13)) {
      node.optional = true;
    }
    node.typeAnnotation = this.tsTryParseType();
    this.semicolon();
    this.expect(4);
    return this.finishNode(node, "TSMappedType");
  }
  tsParseTupleType() {
    const node = this.startNode();
    node.elementTypes = this.tsParseBracketedList("TupleElementTypes", this.tsParseTupleElementType.bind(this), true, false);
    let seenOptionalElement = false;
    node.elementTypes.forEach((elementNode) => {
      const {
        type
      } = elementNode;
      if (seenOptionalElement && type !== "TSRestType" && type !== "TSOptionalType" && !(type === "TSNamedTupleMember" && elementNode.optional)) {
        this.raise(TSErrors.OptionalTypeBeforeRequired, elementNode);
      }
      seenOptionalElement ||= type === "TSNamedTupleMember" && elementNode.optional || type === "TSOptionalType";
    });
    return this.finishNode(node, "TSTupleType");
  }
  tsParseTupleElementType() {
    const restStartLoc = this.state.startLoc;
    const rest = this.eat(17);
    const {
      startLoc
    } = this.state;
    let labeled;
    let label;
    let optional;
    let type;
    const isWord = tokenIsKeywordOrIdentifier(this.state.type);
    const chAfterWord = isWord ? this.lookaheadCharCode() : null;
    if (chAfterWord === 58) {
      labeled = true;
      optional = false;
      label = this.parseIdentifier(true);
      this.expect(10);
      type = this.tsParseType();
    } else if (chAfterWord === 63) {
      optional = true;
      const wordName = this.state.value;
      const typeOrLabel = this.tsParseNonArrayType();
      if (this.lookaheadCharCode() === 58) {
        labeled = true;
        label = this.createIdentifier(this.startNodeAt(startLoc), wordName);
        this.expect(13);
        this.expect(10);
        type = this.tsParseType();
      } else {
        labeled = false;
        type = typeOrLabel;
        this.expect(13);
      }
    } else {
      type = this.tsParseType();
      optional = this.eat(13);
      labeled = this.eat(10);
    }
    if (labeled) {
      let labeledNode;
      if (label) {
        labeledNode = this.startNodeAt(startLoc);
        labeledNode.optional = optional;
        labeledNode.label = label;
        labeledNode.elementType = type;
        if (this.eat(13)) {
          labeledNode.optional = true;
          this.raise(TSErrors.TupleOptionalAfterType, this.state.lastTokStartLoc);
        }
      } else {
        labeledNode = this.startNodeAt(startLoc);
        labeledNode.optional = optional;
        this.raise(TSErrors.InvalidTupleMemberLabel, type);
        labeledNode.label = type;
        labeledNode.elementType = this.tsParseType();
      }
      type = this.finishNode(labeledNode, "TSNamedTupleMember");
    } else if (optional) {
      const optionalTypeNode = this.startNodeAt(startLoc);
      optionalTypeNode.typeAnnotation = type;
      type = this.finishNode(optionalTypeNode, "TSOptionalType");
    }
    if (rest) {
      const restNode = this.startNodeAt(restStartLoc);
      restNode.typeAnnotation = type;
      type = this.finishNode(restNode, "TSRestType");
    }
    return type;
  }
  tsParseParenthesizedType() {
    const node = this.startNode();
    this.expect(6);
    node.typeAnnotation = this.tsParseType();
    this.expect(7);
    return this.finishNode(node, "TSParenthesizedType");
  }
  tsParseFunctionOrConstructorType(type, abstract) {
    const node = this.startNode();
    if (type === "TSConstructorType") {
      node.abstract = !!abstract;
      if (abstract) this.next();
      this.next();
    }
    this.tsInAllowConditionalTypesContext(() => this.tsFillSignature(15, node));
    return this.finishNode(node, type);
  }
  tsParseLiteralTypeNode() {
    const node = this.startNode();
    switch (this.state.type) {
      case 134:
      case 135:
      case 133:
      case 81:
      case 82:
        node.literal = super.parseExprAtom();
        break;
      default:
        this.unexpected();
    }
    return this.finishNode(node, "TSLiteralType");
  }
  tsParseTemplateLiteralType() {
    const startLoc = this.state.startLoc;
    let curElt = this.parseTemplateElement(false);
    const quasis = [curElt];
    if (curElt.tail) {
      const node = this.startNodeAt(startLoc);
      const literal = this.startNodeAt(startLoc);
      literal.expressions = [];
      literal.quasis = quasis;
      node.literal = this.finishNode(literal, "TemplateLiteral");
      return this.finishNode(node, "TSLiteralType");
    } else {
      const substitutions = [];
      while (!curElt.tail) {
        substitutions.push(this.tsParseType());
        this.readTemplateContinuation();
        quasis.push(curElt = this.parseTemplateElement(false));
      }
      const node = this.startNodeAt(startLoc);
      node.types = substitutions;
      node.quasis = quasis;
      return this.finishNode(node, "TSTemplateLiteralType");
    }
  }
  parseTemplateSubstitution() {
    if (this.state.inType) return this.tsParseType();
    return super.parseTemplateSubstitution();
  }
  tsParseThisTypeOrThisTypePredicate() {
    const thisKeyword = this.tsParseThisTypeNode();
    if (this.isContextual(115) && !this.hasPrecedingLineBreak()) {
      return this.tsParseThisTypePredicate(thisKeyword);
    } else {
      return thisKeyword;
    }
  }
  tsParseNonArrayType() {
    switch (this.state.type) {
      case 133:
      case 134:
      case 135:
      case 81:
      case 82:
        return this.tsParseLiteralTypeNode();
      case 49:
        if (this.state.value === "-") {
          const node = this.startNode();
          const nextToken = this.lookahead();
          if (nextToken.type !== 134 && nextToken.type !== 135) {
            this.unexpected();
          }
          node.literal = this.parseMaybeUnary();
          return this.finishNode(node, "TSLiteralType");
        }
        break;
      case 74:
        return this.tsParseThisTypeOrThisTypePredicate();
      case 83:
        return this.tsParseTypeQuery();
      case 79:
        return this.tsParseImportType();
      case 2:
        return this.tsLookAhead(this.tsIsStartOfMappedType.bind(this)) ? this.tsParseMappedType() : this.tsParseTypeLiteral();
      case 0:
        return this.tsParseTupleType();
      case 6:
        if (!(this.optionFlags & 2048)) {
          const startLoc = this.state.startLoc;
          this.next();
          const type = this.tsParseType();
          this.expect(7);
          this.addExtra(type, "parenthesized", true);
          this.addExtra(type, "parenStart", startLoc.index);
          return type;
        }
        return this.tsParseParenthesizedType();
      case 21:
      case 20:
        return this.tsParseTemplateLiteralType();
      default: {
        const {
          type
        } = this.state;
        if (tokenIsIdentifier(type) || type === 84 || type === 80) {
          const nodeType = type === 84 ? "TSVoidKeyword" : type === 80 ? "TSNullKeyword" : keywordTypeFromName(this.state.value);
          if (nodeType !== void 0 && this.lookaheadCharCode() !== 46) {
            const node = this.startNode();
            this.next();
            return this.finishNode(node, nodeType);
          }
          return this.tsParseTypeReference();
        }
      }
    }
    throw this.unexpected();
  }
  tsParseArrayTypeOrHigher() {
    const {
      startLoc
    } = this.state;
    let type = this.tsParseNonArrayType();
    while (!this.hasPrecedingLineBreak() && this.eat(0)) {
      if (this.match(1)) {
        const node = this.startNodeAt(startLoc);
        node.elementType = type;
        this.expect(1);
        type = this.finishNode(node, "TSArrayType");
      } else {
        const node = this.startNodeAt(startLoc);
        node.objectType = type;
        node.indexType = this.tsParseType();
        this.expect(1);
        type = this.finishNode(node, "TSIndexedAccessType");
      }
    }
    return type;
  }
  tsParseTypeOperator() {
    const node = this.startNode();
    const operator = this.state.value;
    this.next();
    node.operator = operator;
    node.typeAnnotation = this.tsParseTypeOperatorOrHigher();
    if (operator === "readonly") {
      this.tsCheckTypeAnnotationForReadOnly(node);
    }
    return this.finishNode(node, "TSTypeOperator");
  }
  tsCheckTypeAnnotationForReadOnly(node) {
    switch (node.typeAnnotation.type) {
      case "TSTupleType":
      case "TSArrayType":
        return;
      default:
        this.raise(TSErrors.UnexpectedReadonly, node);
    }
  }
  tsParseInferType() {
    const node = this.startNode();
    this.expectContextual(114);
    const typeParameter = this.startNode();
    typeParameter.name = this.tsParseTypeParameterName();
    typeParameter.constraint = this.tsTryParse(() => this.tsParseConstraintForInferType());
    node.typeParameter = this.finishNode(typeParameter, "TSTypeParameter");
    return this.finishNode(node, "TSInferType");
  }
  tsParseConstraintForInferType() {
    if (this.eat(77)) {
      const constraint = this.tsInDisallowConditionalTypesContext(() => this.tsParseType());
      if (this.state.inDisallowConditionalTypesContext || !this.match(13)) {
        return constraint;
      }
    }
  }
  tsParseTypeOperatorOrHigher() {
    const isTypeOperator = tokenIsTSTypeOperator(this.state.type) && !this.state.containsEsc;
    return isTypeOperator ? this.tsParseTypeOperator() : this.isContextual(114) ? this.tsParseInferType() : this.tsInAllowConditionalTypesContext(() => this.tsParseArrayTypeOrHigher());
  }
  tsParseUnionOrIntersectionType(kind, parseConstituentType, operator) {
    const startLoc = this.state.startLoc;
    const hasLeadingOperator = this.eat(operator);
    const first = parseConstituentType();
    if (!hasLeadingOperator && !this.match(operator)) {
      return first;
    }
    const node = this.startNodeAt(startLoc);
    const types3 = [first];
    while (this.eat(operator)) types3.push(parseConstituentType());
    node.types = types3;
    return this.finishNode(node, kind);
  }
  tsParseIntersectionTypeOrHigher() {
    return this.tsParseUnionOrIntersectionType("TSIntersectionType", this.tsParseTypeOperatorOrHigher.bind(this), 41);
  }
  tsParseUnionTypeOrHigher() {
    return this.tsParseUnionOrIntersectionType("TSUnionType", this.tsParseIntersectionTypeOrHigher.bind(this), 39);
  }
  tsIsStartOfFunctionType() {
    if (this.match(43)) {
      return true;
    }
    return this.match(6) && this.tsLookAhead(this.tsIsUnambiguouslyStartOfFunctionType.bind(this));
  }
  tsSkipParameterStart() {
    if (tokenIsIdentifier(this.state.type) || this.match(74)) {
      this.next();
      return true;
    }
    const isObjectPattern = this.match(2);
    if (isObjectPattern || this.match(0)) {
      if (!isObjectPattern) this.next();
      const {
        errors
      } = this.state;
      const previousErrorCount = errors.length;
      const scopeStacksSnapshot = this.snapshotScopeStacks();
      try {
        if (isObjectPattern) {
          this.parseObjectLike(4, true);
        } else {
          super.parseBindingList(1, 93, 1);
        }
        return errors.length === previousErrorCount;
      } catch {
        this.restoreScopeStacks(scopeStacksSnapshot);
        return false;
      }
    }
    return false;
  }
  tsIsUnambiguouslyStartOfFunctionType() {
    this.next();
    if (this.match(7) || this.match(17)) {
      return true;
    }
    if (this.tsSkipParameterStart()) {
      if (this.match(10) || this.match(8) || this.match(13) || this.match(25)) {
        return true;
      }
      if (this.match(7)) {
        this.next();
        if (this.match(15)) {
          return true;
        }
      }
    }
    return false;
  }
  tsParseTypeOrTypePredicateAnnotation(returnToken) {
    return this.tsInType(() => {
      const t = this.startNode();
      this.expect(returnToken);
      const startLoc = this.state.startLoc;
      const asserts = this.match(108) && !!this.tsTryParse(this.tsParseTypePredicateAsserts.bind(this));
      if (asserts && this.match(74)) {
        const node2 = this.startNodeAt(startLoc);
        let thisTypePredicate = this.tsParseThisTypeOrThisTypePredicate();
        if (thisTypePredicate.type === "TSThisType") {
          node2.parameterName = thisTypePredicate;
          node2.asserts = true;
          node2.typeAnnotation = null;
          thisTypePredicate = this.finishNode(node2, "TSTypePredicate");
        } else {
          this.resetStartLocationFromNode(thisTypePredicate, node2);
          thisTypePredicate.asserts = true;
        }
        t.typeAnnotation = thisTypePredicate;
        return this.finishNode(t, "TSTypeAnnotation");
      }
      const typePredicateVariable = this.tsIsIdentifier() && this.tsTryParse(this.tsParseTypePredicatePrefix.bind(this));
      if (!typePredicateVariable) {
        if (!asserts) {
          return this.tsParseTypeAnnotation(false, t);
        }
        const node2 = this.startNodeAt(startLoc);
        node2.parameterName = this.parseIdentifier();
        node2.asserts = asserts;
        node2.typeAnnotation = null;
        t.typeAnnotation = this.finishNode(node2, "TSTypePredicate");
        return this.finishNode(t, "TSTypeAnnotation");
      }
      const node = this.startNodeAt(startLoc);
      const type = this.tsParseTypeAnnotation(false);
      node.parameterName = typePredicateVariable;
      node.typeAnnotation = type;
      node.asserts = asserts;
      t.typeAnnotation = this.finishNode(node, "TSTypePredicate");
      return this.finishNode(t, "TSTypeAnnotation");
    });
  }
  tsTryParseTypeOrTypePredicateAnnotation() {
    if (this.match(10)) {
      return this.tsParseTypeOrTypePredicateAnnotation(10);
    }
  }
  tsTryParseTypeAnnotation() {
    if (this.match(10)) {
      return this.tsParseTypeAnnotation();
    }
  }
  tsTryParseType() {
    return this.tsEatThenParseType(10);
  }
  tsParseTypePredicatePrefix() {
    const id = this.parseIdentifier();
    if (this.isContextual(115) && !this.hasPrecedingLineBreak()) {
      this.next();
      return id;
    }
  }
  tsParseTypePredicateAsserts() {
    if (this.state.type !== 108) {
      return false;
    }
    const containsEsc = this.state.containsEsc;
    this.next();
    if (!tokenIsIdentifier(this.state.type) && !this.match(74)) {
      return false;
    }
    if (containsEsc) {
      this.raise(Errors.InvalidEscapedReservedWord, this.state.lastTokStartLoc, {
        reservedWord: "asserts"
      });
    }
    return true;
  }
  tsParseTypeAnnotation(eatColon = true, t = this.startNode()) {
    this.tsInType(() => {
      if (eatColon) this.expect(10);
      t.typeAnnotation = this.tsParseType();
    });
    return this.finishNode(t, "TSTypeAnnotation");
  }
  tsParseType() {
    assert(this.state.inType);
    const type = this.tsParseNonConditionalType();
    if (this.state.inDisallowConditionalTypesContext || this.hasPrecedingLineBreak() || !this.eat(77)) {
      return type;
    }
    const node = this.startNodeAtNode(type);
    node.checkType = type;
    node.extendsType = this.tsInDisallowConditionalTypesContext(() => this.tsParseNonConditionalType());
    this.expect(13);
    node.trueType = this.tsInAllowConditionalTypesContext(() => this.tsParseType());
    this.expect(10);
    node.falseType = this.tsInAllowConditionalTypesContext(() => this.tsParseType());
    return this.finishNode(node, "TSConditionalType");
  }
  isAbstractConstructorSignature() {
    return this.isContextual(123) && this.isLookaheadContextual("new");
  }
  tsParseNonConditionalType() {
    if (this.tsIsStartOfFunctionType()) {
      return this.tsParseFunctionOrConstructorType("TSFunctionType");
    }
    if (this.match(73)) {
      return this.tsParseFunctionOrConstructorType("TSConstructorType");
    } else if (this.isAbstractConstructorSignature()) {
      return this.tsParseFunctionOrConstructorType("TSConstructorType", true);
    }
    return this.tsParseUnionTypeOrHigher();
  }
  tsParseTypeAssertion() {
    if (this.getPluginOption("typescript", "disallowAmbiguousJSXLike")) {
      this.raise(TSErrors.ReservedTypeAssertion, this.state.startLoc);
    }
    const node = this.startNode();
    node.typeAnnotation = this.tsInType(() => {
      this.next();
      return this.match(71) ? this.tsParseTypeReference() : this.tsParseType();
    });
    this.expect(44);
    this.state.canStartArrow = false;
    node.expression = this.parseMaybeUnary();
    return this.finishNode(node, "TSTypeAssertion");
  }
  tsParseHeritageClause(token) {
    const originalStartLoc = this.state.startLoc;
    const delimitedList = this.tsParseDelimitedList("HeritageClauseElement", () => {
      const expression = (this.state.canStartArrow = false, super.parseExprSubscripts());
      if (!tsIsEntityName(expression)) {
        this.raise(TSErrors.InvalidHeritageClauseType, expression.start, {
          token
        });
      }
      const nodeType = token === "extends" ? "TSInterfaceHeritage" : "TSClassImplements";
      if (expression.type === "TSInstantiationExpression") {
        expression.type = nodeType;
        return expression;
      }
      const node = this.startNodeAtNode(expression);
      node.expression = expression;
      if (this.match(43) || this.match(47)) {
        node.typeArguments = this.tsParseTypeArgumentsInExpression();
      }
      return this.finishNode(node, nodeType);
    });
    if (!delimitedList.length) {
      this.raise(TSErrors.EmptyHeritageClauseType, originalStartLoc, {
        token
      });
    }
    return delimitedList;
  }
  tsParseInterfaceDeclaration(node, properties = {}) {
    if (this.hasFollowingLineBreak()) return null;
    this.expectContextual(128);
    if (properties.declare) node.declare = true;
    if (tokenIsIdentifier(this.state.type)) {
      node.id = this.parseIdentifier();
      this.checkIdentifier(node.id, 130);
    } else {
      node.id = null;
      this.raise(TSErrors.MissingInterfaceName, this.state.startLoc);
    }
    node.typeParameters = this.tsTryParseTypeParameters(this.tsParseInOutConstModifiers);
    if (this.eat(77)) {
      node.extends = this.tsParseHeritageClause("extends");
    }
    const body = this.startNode();
    body.body = this.tsInType(this.tsParseObjectTypeMembers.bind(this));
    node.body = this.finishNode(body, "TSInterfaceBody");
    return this.finishNode(node, "TSInterfaceDeclaration");
  }
  tsParseTypeAliasDeclaration(node) {
    node.id = this.parseIdentifier();
    this.checkIdentifier(node.id, 2);
    node.typeAnnotation = this.tsInType(() => {
      node.typeParameters = this.tsTryParseTypeParameters(this.tsParseInOutModifiers);
      this.expect(25);
      if (this.isContextual(113) && this.lookaheadCharCode() !== 46) {
        const node2 = this.startNode();
        this.next();
        return this.finishNode(node2, "TSIntrinsicKeyword");
      }
      return this.tsParseType();
    });
    this.semicolon();
    return this.finishNode(node, "TSTypeAliasDeclaration");
  }
  tsInTopLevelContext(cb) {
    if (this.curContext() !== types2.brace) {
      const oldContext = this.state.context;
      this.state.context = [oldContext[0]];
      try {
        return cb();
      } finally {
        this.state.context = oldContext;
      }
    } else {
      return cb();
    }
  }
  tsInType(cb) {
    const oldInType = this.state.inType;
    this.state.inType = true;
    try {
      return cb();
    } finally {
      this.state.inType = oldInType;
    }
  }
  tsInDisallowConditionalTypesContext(cb) {
    const oldInDisallowConditionalTypesContext = this.state.inDisallowConditionalTypesContext;
    this.state.inDisallowConditionalTypesContext = true;
    try {
      return cb();
    } finally {
      this.state.inDisallowConditionalTypesContext = oldInDisallowConditionalTypesContext;
    }
  }
  tsInAllowConditionalTypesContext(cb) {
    const oldInDisallowConditionalTypesContext = this.state.inDisallowConditionalTypesContext;
    this.state.inDisallowConditionalTypesContext = false;
    try {
      return cb();
    } finally {
      this.state.inDisallowConditionalTypesContext = oldInDisallowConditionalTypesContext;
    }
  }
  tsEatThenParseType(token) {
    if (this.match(token)) {
      return this.tsNextThenParseType();
    }
  }
  tsExpectThenParseType(token) {
    return this.tsInType(() => {
      this.expect(token);
      return this.tsParseType();
    });
  }
  tsNextThenParseType() {
    return this.tsInType(() => {
      this.next();
      return this.tsParseType();
    });
  }
  tsParseEnumMember() {
    const node = this.startNode();
    node.id = this.match(133) ? super.parseStringLiteral(this.state.value) : this.parseIdentifier(true);
    if (this.eat(25)) {
      node.initializer = super.parseMaybeAssignAllowIn();
    }
    return this.finishNode(node, "TSEnumMember");
  }
  tsParseEnumDeclaration(node, properties = {}) {
    if (properties.const) node.const = true;
    if (properties.declare) node.declare = true;
    this.expectContextual(125);
    node.id = this.parseIdentifier();
    this.checkIdentifier(node.id, node.const ? 8971 : 8459);
    node.body = this.tsParseEnumBody();
    return this.finishNode(node, "TSEnumDeclaration");
  }
  tsParseEnumBody() {
    const node = this.startNode();
    this.expect(2);
    node.members = this.tsParseDelimitedList("EnumMembers", this.tsParseEnumMember.bind(this));
    this.expect(4);
    return this.finishNode(node, "TSEnumBody");
  }
  tsParseModuleBlock(isGlobal) {
    const node = this.startNode();
    if (!isGlobal) {
      this.scope.enter(0);
    }
    this.expect(2);
    super.parseBlockOrModuleBlockBody(node.body = [], void 0, true, 4);
    if (!isGlobal) {
      this.scope.exit();
    }
    return this.finishNode(node, "TSModuleBlock");
  }
  tsParseNamespaceDeclaration(node) {
    node.id = this.tsParseEntityName(0);
    if (node.id.type === "Identifier") {
      this.checkIdentifier(node.id, 1024);
    }
    this.scope.enter(2048);
    this.prodParam.enter(0);
    node.body = this.tsParseModuleBlock(false);
    this.prodParam.exit();
    this.scope.exit();
    return this.finishNode(node, "TSModuleDeclaration");
  }
  tsParseAmbientExternalModuleDeclaration(node) {
    const isGlobal = this.isContextual(111);
    if (isGlobal) {
      node.kind = "global";
      node.id = this.parseIdentifier();
    } else {
      node.kind = "module";
      const {
        type,
        value
      } = this.state;
      if (type === 133) {
        node.id = super.parseStringLiteral(value);
      } else if (tokenIsIdentifier(type)) {
        this.raise(TSErrors.InlineModuleDeclarationMustUseString, this.state.startLoc);
        node.id = this.tsParseEntityName(0);
      } else if (type === 2) {
        this.raise(TSErrors.EmptyNamespaceName, this.state.startLoc);
      } else {
        this.raise(TSErrors.InvalidNamespaceName, this.state.startLoc, value);
        node.id = super.parseExprAtom();
      }
    }
    if (this.match(2)) {
      if (!isGlobal) {
        this.scope.enter(1024);
      }
      this.prodParam.enter(0);
      node.body = this.tsParseModuleBlock(isGlobal);
      this.prodParam.exit();
      if (!isGlobal) {
        this.scope.exit();
      }
    } else {
      this.semicolon();
    }
    return this.finishNode(node, "TSModuleDeclaration");
  }
  tsParseImportEqualsDeclaration(node, maybeDefaultIdentifier) {
    node.id = maybeDefaultIdentifier || this.parseIdentifier();
    this.checkIdentifier(node.id, 4096);
    this.expect(25);
    const moduleReference = this.tsParseModuleReference();
    if (node.importKind === "type" && moduleReference.type !== "TSExternalModuleReference") {
      this.raise(TSErrors.ImportAliasHasImportType, moduleReference);
    }
    node.moduleReference = moduleReference;
    this.semicolon();
    return this.finishNode(node, "TSImportEqualsDeclaration");
  }
  tsIsExternalModuleReference() {
    return this.isContextual(118) && this.lookaheadCharCode() === 40;
  }
  tsParseModuleReference() {
    return this.tsIsExternalModuleReference() ? this.tsParseExternalModuleReference() : this.tsParseEntityName(0);
  }
  tsParseExternalModuleReference() {
    const node = this.startNode();
    this.expectContextual(118);
    this.expect(6);
    if (!this.match(133)) {
      this.unexpected();
    }
    node.expression = super.parseExprAtom();
    this.expect(7);
    this.sawUnambiguousESM = true;
    return this.finishNode(node, "TSExternalModuleReference");
  }
  tsLookAhead(f) {
    const state = this.state.clone();
    const res = f();
    this.state = state;
    return res;
  }
  tsTryParseAndCatch(f) {
    const result = this.tryParse((abort) => f() || abort());
    if (result.aborted || !result.node) return;
    if (result.error) this.state = result.failState;
    return result.node;
  }
  tsTryParse(f) {
    const state = this.state.clone();
    const result = f();
    if (result !== void 0 && result !== false) {
      return result;
    }
    this.state = state;
  }
  tsTryParseDeclare(node) {
    if (this.isLineTerminator()) {
      return;
    }
    const startType = this.state.type;
    return this.tsInAmbientContext(() => {
      switch (startType) {
        case 64:
          node.declare = true;
          return super.parseFunctionStatement(node, false, 2);
        case 76:
          node.declare = true;
          return this.parseClass(node, true, false);
        case 125:
          return this.tsParseEnumDeclaration(node, {
            declare: true
          });
        case 111:
          return this.tsParseAmbientExternalModuleDeclaration(node);
        case 97:
          if (this.state.containsEsc) {
            return;
          }
        case 71:
        case 70:
          if (!this.match(71) || !this.isLookaheadContextual("enum")) {
            node.declare = true;
            return this.parseVarStatement(node, this.state.value, true);
          }
          this.expect(71);
          return this.tsParseEnumDeclaration(node, {
            const: true,
            declare: true
          });
        case 106:
          if (this.isUsing()) {
            this.raise(TSErrors.InvalidModifierOnUsingDeclaration, this.state.startLoc, "declare");
            node.declare = true;
            return this.parseVarStatement(node, "using", true);
          }
          break;
        case 93:
          if (this.isAwaitUsing()) {
            this.raise(TSErrors.InvalidModifierOnAwaitUsingDeclaration, this.state.startLoc, "declare");
            node.declare = true;
            this.next();
            return this.parseVarStatement(node, "await using", true);
          }
          break;
        case 128: {
          const result = this.tsParseInterfaceDeclaration(node, {
            declare: true
          });
          if (result) return result;
        }
        default:
          if (tokenIsIdentifier(startType)) {
            return this.tsParseDeclaration(node, this.state.type, true, null);
          }
      }
    });
  }
  tsTryParseExportDeclaration() {
    return this.tsParseDeclaration(this.startNode(), this.state.type, true, null);
  }
  tsParseDeclaration(node, type, next, decorators) {
    switch (type) {
      case 123:
        if (this.tsCheckLineTerminator(next) && (this.match(76) || tokenIsIdentifier(this.state.type))) {
          return this.tsParseAbstractDeclaration(node, decorators);
        }
        break;
      case 126:
        if (this.tsCheckLineTerminator(next)) {
          return this.tsParseAmbientExternalModuleDeclaration(node);
        }
        break;
      case 127:
        if (this.tsCheckLineTerminator(next) && tokenIsIdentifier(this.state.type)) {
          node.kind = "namespace";
          return this.tsParseNamespaceDeclaration(node);
        }
        break;
      case 129:
        if (this.tsCheckLineTerminator(next) && tokenIsIdentifier(this.state.type)) {
          return this.tsParseTypeAliasDeclaration(node);
        }
        break;
    }
  }
  tsCheckLineTerminator(next) {
    if (next) {
      if (this.hasFollowingLineBreak()) return false;
      this.next();
      return true;
    }
    return !this.isLineTerminator();
  }
  tsTryParseGenericAsyncArrowFunction(startLoc) {
    if (!this.match(43)) return;
    const res = this.tsTryParseAndCatch(() => {
      const node = this.startNodeAt(startLoc);
      node.typeParameters = this.tsParseTypeParameters(this.tsParseConstModifier);
      super.parseFunctionParams(node);
      node.returnType = this.tsTryParseTypeOrTypePredicateAnnotation();
      const arrowStartPos = this.offsetToSourcePos(startLoc.index);
      if (node.returnType && this.match(15) && this.tsIsArrowReturnTypeRestrictedAt(arrowStartPos)) {
        this.tsArrowReturnTypeAt.set(arrowStartPos, node.returnType.start);
      }
      this.expect(15);
      return node;
    });
    if (!res) return;
    const startPos = this.offsetToSourcePos(startLoc.index);
    const parse6 = () => res.returnType && this.tsIsArrowReturnTypeRestrictedAt(startPos) ? this.tsParseWithDeferredArrowErrors(() => super.parseArrowExpression(res, null, true)) : super.parseArrowExpression(res, null, true);
    return this.tsIsArrowReturnTypeRestrictedAt(startPos) ? this.tsParseWithRestrictedArrowReturnType(parse6, this.hasPlugin("jsx") || this.state.tsArrowReturnTypeAllowed) : parse6();
  }
  tsParseTypeArgumentsInExpression() {
    if (this.reScan_lt() !== 43) return;
    return this.tsParseTypeArguments();
  }
  tsParseTypeArguments() {
    const node = this.startNode();
    node.params = this.tsInType(() => this.tsInTopLevelContext(() => {
      this.expect(43);
      return this.tsParseDelimitedList("TypeParametersOrArguments", this.tsParseType.bind(this));
    }));
    if (node.params.length === 0) {
      this.raise(TSErrors.EmptyTypeArguments, node);
    } else if (!this.state.inType && this.curContext() === types2.brace) {
      this.reScan_lt_gt();
    }
    this.expect(44);
    return this.finishNode(node, "TSTypeParameterInstantiation");
  }
  tsIsDeclarationStart() {
    return tokenIsTSDeclarationStart(this.state.type);
  }
  isExportDefaultSpecifier() {
    if (this.tsIsDeclarationStart()) return false;
    return super.isExportDefaultSpecifier();
  }
  parseBindingElement(flags, decorators) {
    const startLoc = decorators.length ? null : this.state.startLoc;
    const modified = {};
    this.tsParseModifiers(BindingElementModifiers, void 0, modified);
    const accessibility = modified.accessibility;
    const override = modified.override;
    const readonly = modified.readonly;
    if (!(flags & 4) && (accessibility || readonly || override)) {
      this.raise(TSErrors.UnexpectedParameterModifier, startLoc || decorators[0]);
    }
    const startLoc2 = this.state.startLoc;
    const left = this.parseMaybeDefault(startLoc2);
    if (flags & 2) {
      this.parseFunctionParamType(left);
    }
    const elt = this.parseMaybeDefault(startLoc2, left);
    if (accessibility || readonly || override) {
      const pp = startLoc ? this.startNodeAt(startLoc) : this.startNodeAtNode(decorators[0]);
      if (decorators.length) {
        pp.decorators = decorators;
      }
      if (accessibility) pp.accessibility = accessibility;
      if (readonly) pp.readonly = readonly;
      if (override) pp.override = override;
      if (elt.type !== "Identifier" && elt.type !== "AssignmentPattern") {
        this.raise(TSErrors.UnsupportedParameterPropertyKind, startLoc || decorators[0]);
      }
      pp.parameter = elt;
      return this.finishNode(pp, "TSParameterProperty");
    }
    if (decorators.length) {
      left.decorators = decorators;
    }
    return elt;
  }
  isSimpleParameter(node) {
    return node.type === "TSParameterProperty" && super.isSimpleParameter(node.parameter) || super.isSimpleParameter(node);
  }
  tsDisallowOptionalPattern(node) {
    for (const param of node.params) {
      if (param.type !== "Identifier" && param.optional && !this.state.isAmbientContext) {
        this.raise(TSErrors.PatternIsOptional, param);
      }
    }
  }
  setArrowFunctionParameters(node, params, trailingCommaLoc) {
    super.setArrowFunctionParameters(node, params, trailingCommaLoc);
    this.tsDisallowOptionalPattern(node);
  }
  parseFunctionBodyAndFinish(node, type, isMethod = false) {
    if (this.match(10)) {
      node.returnType = this.tsParseTypeOrTypePredicateAnnotation(10);
    }
    const bodilessType = type === "FunctionDeclaration" ? "TSDeclareFunction" : type === "ClassMethod" || type === "ClassPrivateMethod" ? "TSDeclareMethod" : void 0;
    if (bodilessType && !this.match(2) && this.isLineTerminator()) {
      if (bodilessType === "TSDeclareMethod" && node.kind === "constructor") {
        for (const param of node.params) {
          if (param.type === "TSParameterProperty") {
            this.raise(TSErrors.UnexpectedParameterModifier, param);
          } else if (param.type === "AssignmentPattern") {
            this.raise(TSErrors.UnexpectedParameterInitializer, param);
          }
        }
      } else {
        for (const param of node.params) {
          if (param.type === "AssignmentPattern") {
            this.raise(TSErrors.UnexpectedParameterInitializer, param);
          }
        }
      }
      return this.finishNode(node, bodilessType);
    }
    if (bodilessType && this.state.isAmbientContext) {
      this.raise(TSErrors.DeclareFunctionHasImplementation, this.state.startLoc);
      if (bodilessType === "TSDeclareFunction" && node.declare) {
        return super.parseFunctionBodyAndFinish(node, bodilessType, isMethod);
      }
    }
    this.tsDisallowOptionalPattern(node);
    return super.parseFunctionBodyAndFinish(node, type, isMethod);
  }
  registerFunctionStatementId(node) {
    if (!node.body && node.id) {
      this.checkIdentifier(node.id, 1024);
    } else {
      super.registerFunctionStatementId(node);
    }
  }
  tsCheckForInvalidTypeCasts(items) {
    items.forEach((node) => {
      if (node?.type === "TSTypeCastExpression") {
        this.raise(TSErrors.UnexpectedTypeAnnotation, node.typeAnnotation);
      }
    });
  }
  toReferencedList(exprList, isInParens) {
    this.tsCheckForInvalidTypeCasts(exprList);
    return exprList;
  }
  parseArrayLike(close, refExpressionErrors) {
    const node = super.parseArrayLike(close, refExpressionErrors);
    if (node.type === "ArrayExpression") {
      this.tsCheckForInvalidTypeCasts(node.elements);
    }
    return node;
  }
  parseSubscript(base, startLoc, noCalls, state) {
    if (!this.hasPrecedingLineBreak() && this.match(31)) {
      this.state.canStartJSXElement = false;
      this.next();
      const nonNullExpression = this.startNodeAt(startLoc);
      nonNullExpression.expression = base;
      return this.finishNode(nonNullExpression, "TSNonNullExpression");
    }
    let isOptionalCall = false;
    if (this.match(14) && this.lookaheadCharCode() === 60) {
      if (noCalls) {
        state.stop = true;
        return base;
      }
      state.optionalChainMember = isOptionalCall = true;
      this.next();
    }
    if (this.match(43) || this.match(47)) {
      let missingParenErrorLoc;
      let parsingAsyncArrow = true;
      const parseAttempt = () => {
        if (!noCalls && this.atPossibleAsyncArrow(base)) {
          const asyncArrowFn = this.tsTryParseGenericAsyncArrowFunction(startLoc);
          if (asyncArrowFn) {
            state.stop = true;
            return asyncArrowFn;
          }
        }
        parsingAsyncArrow = false;
        const typeArguments = this.tsParseTypeArgumentsInExpression();
        if (!typeArguments) return;
        if (isOptionalCall && !this.match(6)) {
          missingParenErrorLoc = this.state.curPosition();
          return;
        }
        if (tokenIsTemplate(this.state.type)) {
          const result2 = super.parseTaggedTemplateExpression(base, startLoc, state);
          result2.typeArguments = typeArguments;
          return result2;
        }
        if (!noCalls && this.eat(6)) {
          const node2 = this.startNodeAt(startLoc);
          node2.callee = base;
          node2.arguments = this.parseCallExpressionArguments();
          this.tsCheckForInvalidTypeCasts(node2.arguments);
          node2.typeArguments = typeArguments;
          if (state.optionalChainMember) {
            node2.optional = isOptionalCall;
          }
          return this.finishCallExpression(node2, state.optionalChainMember);
        }
        const tokenType = this.state.type;
        if (tokenType === 44 || tokenType === 48 || tokenType !== 6 && tokenType !== 90 && tokenType !== 119 && tokenCanStartExpression(tokenType) && !this.hasPrecedingLineBreak()) {
          return;
        }
        const node = this.startNodeAt(startLoc);
        node.expression = base;
        node.typeArguments = typeArguments;
        return this.finishNode(node, "TSInstantiationExpression");
      };
      const attempt2 = this.tryParse((abort) => parseAttempt() || abort());
      if (attempt2.thrown && parsingAsyncArrow && this.tsShouldKeepArrowErrorAt(attempt2.error, this.offsetToSourcePos(startLoc.index))) {
        throw attempt2.error;
      }
      const result = attempt2.node;
      if (result && attempt2.error) this.state = attempt2.failState;
      if (missingParenErrorLoc) {
        this.unexpected(missingParenErrorLoc, 6);
      }
      if (result) {
        if (result.type === "TSInstantiationExpression") {
          if (this.match(12) || this.match(14) && this.lookaheadCharCode() !== 40) {
            this.raise(TSErrors.InvalidPropertyAccessAfterInstantiationExpression, this.state.startLoc);
          }
          if (!this.match(12) && !this.match(14)) {
            result.expression = super.stopParseSubscript(base, state);
          }
        }
        return result;
      }
    }
    return super.parseSubscript(base, startLoc, noCalls, state);
  }
  parseNewCallee(node) {
    super.parseNewCallee(node);
    const {
      callee
    } = node;
    if (callee.type === "TSInstantiationExpression" && !callee.extra?.parenthesized) {
      node.typeArguments = callee.typeArguments;
      node.callee = callee.expression;
    }
  }
  parseExprOp(left, leftStartLoc, minPrec) {
    let isSatisfies;
    if (tokenOperatorPrecedence(54) > minPrec && !this.hasPrecedingLineBreak() && (this.isContextual(90) || (isSatisfies = this.isContextual(119)))) {
      const node = this.startNodeAt(leftStartLoc);
      node.expression = left;
      node.typeAnnotation = this.tsInType(() => {
        this.next();
        if (this.match(71)) {
          if (isSatisfies) {
            this.raise(Errors.UnexpectedKeyword, this.state.startLoc, {
              keyword: "const"
            });
          }
          return this.tsParseTypeReference();
        }
        return this.tsParseType();
      });
      const result = this.finishNode(node, isSatisfies ? "TSSatisfiesExpression" : "TSAsExpression");
      this.reScan_lt_gt();
      return this.parseExprOp(result, leftStartLoc, minPrec);
    }
    return super.parseExprOp(left, leftStartLoc, minPrec);
  }
  checkReservedWord(word, startLoc, checkKeywords, isBinding) {
    if (!this.state.isAmbientContext) {
      super.checkReservedWord(word, startLoc, checkKeywords, isBinding);
    }
  }
  checkDuplicateExports() {
  }
  isPotentialImportPhase(isExport) {
    if (super.isPotentialImportPhase(isExport)) return true;
    if (this.isContextual(129)) {
      const ch = this.lookaheadCharCode();
      return isExport ? ch === 123 || ch === 42 : ch !== 61;
    }
    return !isExport && this.isContextual(83);
  }
  applyImportPhase(node, isExport, phase, loc) {
    super.applyImportPhase(node, isExport, phase, loc);
    if (isExport) {
      node.exportKind = phase === "type" ? "type" : "value";
    } else {
      node.importKind = phase === "type" || phase === "typeof" ? phase : "value";
    }
  }
  parseImport(node) {
    if (this.match(133)) {
      node.importKind = "value";
      if (this.scope.inTSNamespace) {
        this.raise(TSErrors.ImportInTSNamespace, node);
      }
      return super.parseImport(node);
    }
    let importNode;
    if (tokenIsIdentifier(this.state.type) && this.lookaheadCharCode() === 61) {
      node.importKind = "value";
      const result = this.tsParseImportEqualsDeclaration(node);
      if (this.scope.inTSNamespace && result.moduleReference.type === "TSExternalModuleReference") {
        this.raise(TSErrors.ImportInTSNamespace, node);
      }
      return result;
    } else if (this.isContextual(129)) {
      const maybeDefaultIdentifier = this.parseMaybeImportPhase(node, false);
      if (this.lookaheadCharCode() === 61) {
        if (this.scope.inTSNamespace) {
          this.raise(TSErrors.ImportInTSNamespace, node);
        }
        return this.tsParseImportEqualsDeclaration(node, maybeDefaultIdentifier);
      } else {
        importNode = super.parseImportSpecifiersAndAfter(node, maybeDefaultIdentifier);
      }
    } else {
      importNode = super.parseImport(node);
    }
    if (importNode.importKind === "type" && importNode.specifiers.length > 1 && importNode.specifiers[0].type === "ImportDefaultSpecifier") {
      this.raise(TSErrors.TypeImportCannotSpecifyDefaultAndNamed, importNode);
    } else if (this.scope.inTSNamespace) {
      this.raise(TSErrors.ImportInTSNamespace, importNode);
    }
    return importNode;
  }
  parseExport(node, decorators) {
    if (this.match(79)) {
      const nodeImportEquals = this.startNode();
      this.next();
      let maybeDefaultIdentifier = null;
      if (this.isContextual(129) && this.isPotentialImportPhase(false)) {
        maybeDefaultIdentifier = this.parseMaybeImportPhase(nodeImportEquals, false);
      } else {
        nodeImportEquals.importKind = "value";
      }
      const declaration2 = this.tsParseImportEqualsDeclaration(nodeImportEquals, maybeDefaultIdentifier);
      node.attributes = [];
      node.declaration = declaration2;
      node.exportKind = "value";
      node.source = null;
      node.specifiers = [];
      return this.finishNode(node, "ExportNamedDeclaration");
    } else if (this.eat(25)) {
      const assign = node;
      assign.expression = super.parseExpression();
      this.semicolon();
      this.sawUnambiguousESM = true;
      if (this.scope.inTSNamespace) {
        this.raise(TSErrors.ExportAssignmentInTSNamespace, assign);
      }
      return this.finishNode(assign, "TSExportAssignment");
    } else if (this.eatContextual(90)) {
      const decl = node;
      this.expectContextual(127);
      decl.id = this.parseIdentifier();
      this.checkIdentifier(decl.id, 8201);
      this.semicolon();
      if (this.scope.inTSNamespace) {
        this.raise(TSErrors.NamespaceExportInTSNamespace, decl);
      }
      return this.finishNode(decl, "TSNamespaceExportDeclaration");
    } else {
      const result = super.parseExport(node, decorators);
      if (this.scope.inTSNamespace && (result.type !== "ExportNamedDeclaration" || result.source || !result.declaration && !this.state.isAmbientContext)) {
        this.raise(TSErrors.ExportInTSNamespace, result);
      }
      return result;
    }
  }
  isAbstractClass() {
    return this.isContextual(123) && this.isLookaheadContextual("class");
  }
  parseExportDefaultExpression() {
    if (this.isAbstractClass()) {
      const cls = this.startNode();
      this.next();
      cls.abstract = true;
      return this.parseClass(cls, true, true);
    }
    if (this.match(128)) {
      const result = this.tsParseInterfaceDeclaration(this.startNode());
      if (result) return result;
    }
    return super.parseExportDefaultExpression();
  }
  parseVarStatement(node, kind, allowMissingInitializer = false) {
    const {
      isAmbientContext
    } = this.state;
    const declaration2 = super.parseVarStatement(node, kind, allowMissingInitializer || isAmbientContext);
    if (isAmbientContext && !node.declare && (kind === "using" || kind === "await using")) {
      this.raiseOverwrite(TSErrors.UsingDeclarationInAmbientContext, node, kind);
      return declaration2;
    }
    for (const declarator of declaration2.declarations) {
      const {
        id,
        init,
        definite
      } = declarator;
      if (definite) {
        if (init) {
          this.raise(TSErrors.DeclaratorDefiniteAssertionWithInitializer, id);
        } else if (!id.typeAnnotation) {
          this.raise(TSErrors.DeclaratorDefiniteAssertionRequiresTypeAnnotation, id);
        }
      }
      if (isAmbientContext && init) {
        if (kind === "var" || kind === "let" || !!id.typeAnnotation) {
          this.raise(TSErrors.InitializerNotAllowedInAmbientContext, init);
        } else if (!isValidAmbientConstInitializer(init, this.hasPlugin("estree"))) {
          this.raise(TSErrors.ConstInitializerMustBeStringOrNumericLiteralOrLiteralEnumReference, init);
        }
      }
    }
    return declaration2;
  }
  parseStatementContent(flags, decorators) {
    const allowDeclaration = !!(flags & 2);
    if (!this.state.containsEsc) {
      switch (this.state.type) {
        case 71: {
          if (this.isLookaheadContextual("enum")) {
            const node = this.startNode();
            this.next();
            return this.tsParseEnumDeclaration(node, {
              const: true
            });
          }
          break;
        }
        case 123:
        case 124: {
          if (this.nextTokenIsIdentifierAndNotTSRelationalOperatorOnSameLine()) {
            const token = this.state.type;
            const node = this.startNode();
            this.next();
            const declaration2 = token === 124 ? this.tsTryParseDeclare(node) : this.tsParseAbstractDeclaration(node, decorators);
            if (declaration2) {
              if (token === 124) {
                declaration2.declare = true;
              }
              return declaration2;
            } else {
              node.expression = this.createIdentifier(this.startNodeAtNode(node), token === 124 ? "declare" : "abstract");
              this.semicolon(false);
              return this.finishNode(node, "ExpressionStatement");
            }
          }
          break;
        }
        case 125:
          return this.tsParseEnumDeclaration(this.startNode());
        case 111: {
          const nextCh = this.lookaheadCharCode();
          if (nextCh === 123) {
            const node = this.startNode();
            return this.tsParseAmbientExternalModuleDeclaration(node);
          }
          break;
        }
        case 128: {
          const result = this.tsParseInterfaceDeclaration(this.startNode());
          if (result) {
            if (!allowDeclaration) {
              this.raise(TSErrors.UnexpectedTypeDeclaration, result, "interface");
            }
            return result;
          }
          break;
        }
        case 126: {
          if (this.nextTokenIsStringLiteralOnSameLine()) {
            const node = this.startNode();
            this.next();
            return this.tsParseDeclaration(node, 126, false, decorators);
          } else if (this.nextTokenIsIdentifierOnSameLine()) {
            this.raise(TSErrors.InlineModuleDeclarationMustUseString, this.state.startLoc);
            const node = this.startNode();
            this.next();
            return this.tsParseDeclaration(node, 127, false, decorators);
          }
          break;
        }
        case 127: {
          if (this.nextTokenIsIdentifierOnSameLine()) {
            const node = this.startNode();
            this.next();
            return this.tsParseDeclaration(node, 127, false, decorators);
          }
          break;
        }
        case 129: {
          if (this.nextTokenIsIdentifierOnSameLine()) {
            const node = this.startNode();
            if (!allowDeclaration) {
              this.raise(TSErrors.UnexpectedTypeDeclaration, node, "type");
            }
            this.next();
            return this.tsParseTypeAliasDeclaration(node);
          }
          break;
        }
      }
    }
    return super.parseStatementContent(flags, decorators);
  }
  parseAccessModifier() {
    return this.tsParseModifier(AccessModifiers);
  }
  tsHasSomeModifiers(member, modifiers) {
    return modifiers.some((modifier) => {
      if (tsIsAccessModifier(modifier)) {
        return member.accessibility === modifier;
      }
      return !!member[modifier];
    });
  }
  tsIsStartOfStaticBlocks() {
    return this.isContextual(103) && this.lookaheadCharCode() === 123;
  }
  parseClassMember(classBody, member, state) {
    this.tsParseModifiers(ClassMemberModifiers, TSErrors.InvalidModifierOnTypeParameterPositions, member, true);
    const callParseClassMemberWithIsStatic = () => {
      if (this.tsIsStartOfStaticBlocks()) {
        this.next();
        this.next();
        if (this.tsHasSomeModifiers(member, ["declare", "private", "public", "protected", "override", "abstract", "readonly", "static"])) {
          this.raise(TSErrors.StaticBlockCannotHaveModifier, this.state.curPosition());
        }
        super.parseClassStaticBlock(classBody, member);
      } else {
        this.parseClassMemberWithIsStatic(classBody, member, state, !!member.static);
      }
    };
    if (member.declare) {
      this.tsInAmbientContext(callParseClassMemberWithIsStatic);
    } else {
      callParseClassMemberWithIsStatic();
    }
    if (member.decorators && member.decorators.length > 0 && !this.hasPlugin("decorators-legacy")) {
      if (member.type === "TSAbstractMethodDefinition" || member.type === "TSDeclareMethod") {
        this.raise(TSErrors.DecoratorAbstractMethod, member, {
          kind: "abstract method"
        });
      } else if (member.type === "ClassProperty" && member.abstract || member.type === "ClassProperty" && member.declare || member.type === "TSAbstractPropertyDefinition" || member.type === "PropertyDefinition" && member.declare) {
        this.raise(TSErrors.DecoratorAbstractMethod, member, {
          kind: member.declare ? "declare field" : "abstract field"
        });
      }
    }
  }
  parseClassMemberWithIsStatic(classBody, member, state, isStatic) {
    const idx = this.tsTryParseIndexSignature(member);
    if (idx) {
      classBody.body.push(idx);
      if (member.abstract) {
        this.raise(TSErrors.IndexSignatureHasAbstract, member);
      }
      if (member.accessibility) {
        this.raise(TSErrors.IndexSignatureHasAccessibility, member, {
          modifier: member.accessibility
        });
      }
      if (member.declare) {
        this.raise(TSErrors.IndexSignatureHasDeclare, member);
      }
      if (member.override) {
        this.raise(TSErrors.IndexSignatureHasOverride, member);
      }
      return;
    }
    if (!this.state.inAbstractClass && member.abstract) {
      this.raise(TSErrors.NonAbstractClassHasAbstractMethod, member);
    }
    if (member.override) {
      if (!state.hadSuperClass) {
        this.raise(TSErrors.OverrideNotInSubClass, member);
      }
    }
    super.parseClassMemberWithIsStatic(classBody, member, state, isStatic);
  }
  parsePostMemberNameModifiers(methodOrProp) {
    const optional = this.eat(13);
    if (optional) methodOrProp.optional = true;
    if (methodOrProp.readonly && this.match(6)) {
      this.raise(TSErrors.ClassMethodHasReadonly, methodOrProp);
    }
    if (methodOrProp.declare && this.match(6)) {
      this.raise(TSErrors.ClassMethodHasDeclare, methodOrProp);
    }
  }
  shouldParseExportDeclaration() {
    if (this.tsIsDeclarationStart()) return true;
    return super.shouldParseExportDeclaration();
  }
  parseConditional(expr, startLoc, refExpressionErrors) {
    if (!this.match(13)) return expr;
    if (refExpressionErrors != null) {
      const nextCh = this.lookaheadCharCode();
      if (nextCh === 44 || nextCh === 61 || nextCh === 58 || nextCh === 41) {
        this.setOptionalParametersError(refExpressionErrors);
        return expr;
      }
    }
    const startPos = this.offsetToSourcePos(startLoc.index);
    const isRestricted = this.tsIsArrowReturnTypeRestrictedAt(startPos);
    const allowsReturnType = isRestricted && this.state.tsArrowReturnTypeAllowed;
    this.next();
    const node = this.startNodeAt(startLoc);
    node.test = expr;
    node.consequent = this.tsParseWithRestrictedArrowReturnType(() => this.parseMaybeAssignAllowIn());
    this.expect(10);
    node.alternate = isRestricted ? this.tsParseWithRestrictedArrowReturnType(() => this.parseMaybeAssign(), allowsReturnType) : this.parseMaybeAssign();
    return this.finishNode(node, "ConditionalExpression");
  }
  tsIsArrowReturnTypeRestrictedAt(sourcePos) {
    return this.state.tsArrowReturnTypeRestrictionAt === sourcePos;
  }
  tsRestrictArrowReturnTypeAt(sourcePos, allowsReturnType, genericParams = false) {
    this.state.tsArrowReturnTypeRestrictionAt = sourcePos;
    this.state.tsArrowReturnTypeAllowed = allowsReturnType;
    this.state.tsGenericArrowParams = genericParams;
  }
  tsParseWithRestrictedArrowReturnType(parse6, allowsReturnType = false, genericParams = false) {
    const oldAllowed = this.state.tsArrowReturnTypeAllowed;
    const oldGeneric = this.state.tsGenericArrowParams;
    const oldStart = this.state.tsArrowReturnTypeRestrictionAt;
    this.tsRestrictArrowReturnTypeAt(this.state.start, allowsReturnType, genericParams);
    const result = parse6();
    this.state.tsArrowReturnTypeRestrictionAt = oldStart;
    this.state.tsArrowReturnTypeAllowed = oldAllowed;
    this.state.tsGenericArrowParams = oldGeneric;
    return result;
  }
  parseParenItem(node, startLoc) {
    const newNode = super.parseParenItem(node, startLoc);
    if (this.eat(13)) {
      newNode.optional = true;
      this.resetEndLocation(node);
    }
    if (this.match(10)) {
      const typeCastNode = this.startNodeAt(startLoc);
      typeCastNode.expression = node;
      typeCastNode.typeAnnotation = this.tsParseTypeAnnotation();
      return this.finishNode(typeCastNode, "TSTypeCastExpression");
    }
    return node;
  }
  parseExportDeclaration(node) {
    if (!this.state.isAmbientContext && this.isContextual(124)) {
      return this.tsInAmbientContext(() => this.parseExportDeclaration(node));
    }
    const startLoc = this.state.startLoc;
    const isDeclare = this.eatContextual(124);
    if (isDeclare && (this.isContextual(124) || !this.shouldParseExportDeclaration())) {
      throw this.raise(TSErrors.ExpectedAmbientAfterExportDeclare, this.state.startLoc);
    }
    const isIdentifier = tokenIsIdentifier(this.state.type);
    const declaration2 = isIdentifier && this.tsTryParseExportDeclaration() || super.parseExportDeclaration(node);
    if (!declaration2) return null;
    if (declaration2.type === "TSInterfaceDeclaration" || declaration2.type === "TSTypeAliasDeclaration" || isDeclare) {
      node.exportKind = "type";
    }
    if (isDeclare && declaration2.type !== "TSImportEqualsDeclaration") {
      this.resetStartLocation(declaration2, startLoc);
      declaration2.declare = true;
    }
    return declaration2;
  }
  parseClassId(node, isStatement, optionalId, bindingType) {
    if ((!isStatement || optionalId) && this.isContextual(112)) {
      node.id = null;
      return;
    }
    super.parseClassId(node, isStatement, optionalId, node.declare ? 1024 : 8331);
    const typeParameters = this.tsTryParseTypeParameters(this.tsParseInOutConstModifiers);
    if (typeParameters) node.typeParameters = typeParameters;
  }
  parseClassPropertyAnnotation(node) {
    if (!node.optional) {
      if (this.eat(31)) {
        node.definite = true;
      } else if (this.eat(13)) {
        node.optional = true;
      }
    }
    const type = this.tsTryParseTypeAnnotation();
    if (type) node.typeAnnotation = type;
    if (node.definite) {
      if (this.match(25)) {
        this.raise(TSErrors.DeclaratorDefiniteAssertionWithInitializer, node);
      } else if (!type) {
        this.raise(TSErrors.DeclaratorDefiniteAssertionRequiresTypeAnnotation, node);
      }
    }
  }
  parseClassProperty(node) {
    this.parseClassPropertyAnnotation(node);
    if (this.state.isAmbientContext && !(node.readonly && !node.typeAnnotation) && this.match(25)) {
      this.raise(TSErrors.DeclareClassFieldHasInitializer, this.state.startLoc);
    }
    if (node.abstract && this.match(25)) {
      const {
        key
      } = node;
      this.raise(TSErrors.AbstractPropertyHasInitializer, this.state.startLoc, {
        propertyName: key.type === "Identifier" && !node.computed ? key.name : `[${this.input.slice(this.offsetToSourcePos(key.start), this.offsetToSourcePos(key.end))}]`
      });
    }
    return super.parseClassProperty(node);
  }
  parseClassPrivateProperty(node) {
    if (node.abstract) {
      this.raise(TSErrors.PrivateElementHasAbstract, node);
    }
    if (node.accessibility) {
      this.raise(TSErrors.PrivateElementHasAccessibility, node, {
        modifier: node.accessibility
      });
    }
    this.parseClassPropertyAnnotation(node);
    return super.parseClassPrivateProperty(node);
  }
  parseClassAccessorProperty(node) {
    this.parseClassPropertyAnnotation(node);
    if (node.optional) {
      this.raise(TSErrors.AccessorCannotBeOptional, node);
    }
    return super.parseClassAccessorProperty(node);
  }
  pushClassMethod(classBody, method, isGenerator, isAsync, isConstructor, allowsDirectSuper) {
    const typeParameters = this.tsTryParseTypeParameters(this.tsParseConstModifier);
    if (typeParameters && isConstructor) {
      this.raise(TSErrors.ConstructorHasTypeParameters, typeParameters);
    }
    const {
      declare = false,
      kind
    } = method;
    if (declare && (kind === "get" || kind === "set")) {
      this.raise(TSErrors.DeclareAccessor, method, {
        kind
      });
    }
    if (typeParameters) method.typeParameters = typeParameters;
    super.pushClassMethod(classBody, method, isGenerator, isAsync, isConstructor, allowsDirectSuper);
  }
  pushClassPrivateMethod(classBody, method, isGenerator, isAsync) {
    const typeParameters = this.tsTryParseTypeParameters(this.tsParseConstModifier);
    if (typeParameters) method.typeParameters = typeParameters;
    super.pushClassPrivateMethod(classBody, method, isGenerator, isAsync);
  }
  declareClassPrivateMethodInScope(node, kind) {
    if (node.type === "TSDeclareMethod") return;
    if (node.type === "MethodDefinition" && node.value.body == null) {
      return;
    }
    super.declareClassPrivateMethodInScope(node, kind);
  }
  parseClassSuper(node) {
    super.parseClassSuper(node);
    if (node.superClass) {
      if (node.superClass.type === "TSInstantiationExpression") {
        const tsInstantiationExpression = node.superClass;
        const superClass2 = tsInstantiationExpression.expression;
        this.takeSurroundingComments(superClass2, superClass2.start, superClass2.end);
        const superTypeArguments = tsInstantiationExpression.typeArguments;
        this.takeSurroundingComments(superTypeArguments, superTypeArguments.start, superTypeArguments.end);
        node.superClass = superClass2;
        node.superTypeArguments = superTypeArguments;
      } else if (this.match(43) || this.match(47)) {
        node.superTypeArguments = this.tsParseTypeArgumentsInExpression();
      }
    }
    if (this.eatContextual(112)) {
      node.implements = this.tsParseHeritageClause("implements");
    }
  }
  parseObjPropValue(prop, startLoc, isGenerator, isAsync, isPattern, isAccessor, refExpressionErrors) {
    const typeParameters = this.tsTryParseTypeParameters(this.tsParseConstModifier);
    if (typeParameters) prop.typeParameters = typeParameters;
    return super.parseObjPropValue(prop, startLoc, isGenerator, isAsync, isPattern, isAccessor, refExpressionErrors);
  }
  parseFunctionParams(node, isConstructor) {
    const typeParameters = this.tsTryParseTypeParameters(this.tsParseConstModifier);
    if (typeParameters) node.typeParameters = typeParameters;
    super.parseFunctionParams(node, isConstructor);
  }
  parseVarId(decl, kind) {
    super.parseVarId(decl, kind);
    if (decl.id.type === "Identifier" && !this.hasPrecedingLineBreak() && this.eat(31)) {
      decl.definite = true;
    }
    const type = this.tsTryParseTypeAnnotation();
    if (type) {
      decl.id.typeAnnotation = type;
      this.resetEndLocation(decl.id);
    }
  }
  parseMaybeAssign(refExpressionErrors, isParenItem) {
    const startPos = this.state.start;
    if (!this.tsIsArrowReturnTypeRestrictedAt(startPos)) {
      return this.tsParseMaybeAssign(refExpressionErrors, isParenItem);
    }
    const oldStart = this.state.tsArrowReturnTypeRestrictionAt;
    const oldAllowed = this.state.tsArrowReturnTypeAllowed;
    const oldGeneric = this.state.tsGenericArrowParams;
    const node = this.match(6) || this.match(43) || this.isContextual(92) ? this.tsParseMaybeArrowWithRestrictedReturnType(startPos, refExpressionErrors, isParenItem) : this.tsParseMaybeAssign(refExpressionErrors, isParenItem);
    this.state.tsArrowReturnTypeRestrictionAt = oldStart;
    this.state.tsArrowReturnTypeAllowed = oldAllowed;
    this.state.tsGenericArrowParams = oldGeneric;
    return node;
  }
  tsParseWithDeferredArrowErrors(parse6) {
    if (this.optionFlags & 4096) return parse6();
    this.optionFlags |= 4096;
    try {
      return parse6();
    } finally {
      this.optionFlags &= -4097;
    }
  }
  tsShouldKeepArrowErrorAt(error, startPos) {
    if (!this.tsIsArrowReturnTypeRestrictedAt(startPos)) return false;
    const returnTypeStart = this.tsArrowReturnTypeAt.get(startPos);
    return returnTypeStart !== void 0 && !tsIsInvalidArrowParamsError(error, returnTypeStart);
  }
  tsArrowReturnTypeAt = /* @__PURE__ */ new Map();
  tsParseMaybeArrowWithRestrictedReturnType(startPos, refExpressionErrors, isParenItem) {
    if (!this.noArrowAt.has(startPos)) {
      const allowsReturnType = this.state.tsArrowReturnTypeAllowed;
      const parse6 = () => this.tsParseMaybeAssign(refExpressionErrors, isParenItem);
      let state = this.state.clone();
      const {
        tokensLength
      } = state;
      this.tsArrowReturnTypeAt.delete(startPos);
      let result = this.tryParse(parse6, state);
      const returnTypeStart = this.tsArrowReturnTypeAt.get(startPos);
      if (result.thrown && returnTypeStart !== void 0 && !tsIsInvalidArrowParamsError(result.error, returnTypeStart) && !(this.optionFlags & 4096)) {
        state = this.state.clone();
        this.optionFlags |= 4096;
        try {
          result = this.tryParse(parse6, state);
        } finally {
          this.optionFlags &= -4097;
        }
      }
      if (result.thrown) {
        if (!this.tsArrowReturnTypeAt.has(startPos)) throw result.error;
      } else {
        if (result.error) this.state = result.failState;
        const node = result.node;
        if (node.type !== "ArrowFunctionExpression" || !node.returnType || node.extra?.parenthesized) {
          return node;
        }
        const {
          start
        } = node.returnType;
        const hasInvalidParams = result.error != null && this.state.errors.slice(state.errors.length).some((error) => tsIsInvalidArrowParamsError(error, start));
        const isUnambiguous = node.typeParameters ? this.hasPlugin("jsx") : tsHasUnambiguousArrowParams(node.params);
        if (!hasInvalidParams && (allowsReturnType || this.match(10)) || isUnambiguous && !(hasInvalidParams && node.async)) {
          if (result.error && !(this.optionFlags & 4096)) {
            throw result.error;
          }
          return node;
        }
      }
      this.noArrowAt.add(startPos);
      this.state = state;
      this.state.tokensLength = tokensLength;
    }
    return this.tsParseMaybeAssign(refExpressionErrors, isParenItem);
  }
  tsParseMaybeAssign(refExpressionErrors, isParenItem) {
    let state;
    let jsx2;
    let typeCast;
    if (this.hasPlugin("jsx") && (this.match(141) || this.match(43))) {
      state = this.state.clone();
      jsx2 = this.tryParse(() => super.parseMaybeAssign(refExpressionErrors, isParenItem), state);
      if (!jsx2.error) return jsx2.node;
      const {
        context
      } = this.state;
      const currentContext = context[context.length - 1];
      if (currentContext === types2.j_oTag || currentContext === types2.j_expr) {
        context.pop();
      }
    }
    if (!jsx2?.error && !this.match(43)) {
      return super.parseMaybeAssign(refExpressionErrors, isParenItem);
    }
    if (!state || state === this.state) state = this.state.clone();
    let typeParameters;
    const arrow = this.tryParse((abort) => {
      const startPos = this.state.start;
      if (this.noArrowAt.has(startPos)) abort();
      const allowsReturnType = !this.match(43) || this.state.tsArrowReturnTypeAllowed;
      const isRestricted = this.tsIsArrowReturnTypeRestrictedAt(startPos);
      typeParameters = this.tsParseTypeParameters(this.tsParseConstModifier);
      let expr;
      if (isRestricted) {
        const paramsStartPos = this.state.start;
        this.tsArrowReturnTypeAt.delete(paramsStartPos);
        try {
          expr = this.tsParseWithRestrictedArrowReturnType(() => super.parseMaybeAssign(refExpressionErrors, isParenItem), allowsReturnType, true);
        } finally {
          const returnTypeStart = this.tsArrowReturnTypeAt.get(paramsStartPos);
          if (returnTypeStart !== void 0) {
            this.tsArrowReturnTypeAt.set(startPos, returnTypeStart);
          }
        }
      } else {
        expr = super.parseMaybeAssign(refExpressionErrors, isParenItem);
      }
      if (expr.type !== "ArrowFunctionExpression" || expr.extra?.parenthesized) {
        abort();
      }
      if (typeParameters?.params.length !== 0) {
        this.resetStartLocationFromNode(expr, typeParameters);
      }
      expr.typeParameters = typeParameters;
      if (this.hasPlugin("jsx") && expr.typeParameters.params.length === 1 && !expr.typeParameters.extra?.trailingComma) {
        const parameter = expr.typeParameters.params[0];
        if (!parameter.constraint) {
          this.raise(TSErrors.SingleTypeParameterWithoutTrailingComma, this.optionFlags & 256 ? createPositionWithColumnOffset(parameter.loc.end, 1) : parameter, {
            typeParameterName: parameter.name.name
          });
        }
      }
      return expr;
    }, state);
    if (jsx2 && arrow.node && arrow.error && !(this.optionFlags & 4096)) {
      throw arrow.error;
    }
    if (arrow.error && this.tsShouldKeepArrowErrorAt(arrow.error, state.start)) {
      if (!arrow.node) throw arrow.error;
      this.state = arrow.failState;
      if (typeParameters) this.reportReservedArrowTypeParam(typeParameters);
      return arrow.node;
    }
    if (!arrow.error && !arrow.aborted) {
      if (typeParameters) this.reportReservedArrowTypeParam(typeParameters);
      return arrow.node;
    }
    if (!jsx2) {
      assert(!this.hasPlugin("jsx"));
      typeCast = this.tryParse(() => super.parseMaybeAssign(refExpressionErrors, isParenItem), state);
      if (!typeCast.error) return typeCast.node;
    }
    if (jsx2?.node) {
      this.state = jsx2.failState;
      return jsx2.node;
    }
    if (arrow.node) {
      this.state = arrow.failState;
      if (typeParameters) this.reportReservedArrowTypeParam(typeParameters);
      return arrow.node;
    }
    if (typeCast?.node) {
      this.state = typeCast.failState;
      return typeCast.node;
    }
    throw jsx2?.error || arrow.error || typeCast?.error;
  }
  reportReservedArrowTypeParam(node) {
    if (node.params.length === 1 && !node.params[0].constraint && !node.extra?.trailingComma && this.getPluginOption("typescript", "disallowAmbiguousJSXLike")) {
      this.raise(TSErrors.ReservedArrowTypeParam, node);
    }
  }
  parseMaybeUnary(refExpressionErrors, sawUnary) {
    if (!this.hasPlugin("jsx") && this.match(43)) {
      return this.tsParseTypeAssertion();
    }
    return super.parseMaybeUnary(refExpressionErrors, sawUnary);
  }
  parseArrow(node) {
    if (this.match(10)) {
      const startPos = this.offsetToSourcePos(node.start);
      if (this.noArrowAt.has(startPos)) return;
      const returnTypeStart = this.sourceToOffsetPos(this.state.start);
      const result = this.tryParse((abort) => {
        const returnType = this.tsParseTypeOrTypePredicateAnnotation(10);
        if (this.canInsertSemicolon() || !this.match(15)) abort();
        return returnType;
      });
      if (result.aborted) return;
      if (!result.thrown) {
        if (result.error) this.state = result.failState;
        node.returnType = result.node;
        if (this.tsIsArrowReturnTypeRestrictedAt(startPos)) {
          this.tsArrowReturnTypeAt.set(startPos, returnTypeStart);
        }
      }
    }
    return super.parseArrow(node);
  }
  parseFunctionParamType(param) {
    if (this.eat(13)) {
      param.optional = true;
    }
    const type = this.tsTryParseTypeAnnotation();
    if (type) param.typeAnnotation = type;
    this.resetEndLocation(param);
    return param;
  }
  isAssignable(node, isBinding) {
    switch (node.type) {
      case "TSTypeCastExpression":
        return this.isAssignable(node.expression, isBinding);
      case "TSParameterProperty":
        return true;
      default:
        return super.isAssignable(node, isBinding);
    }
  }
  toAssignable(node, isLHS = false) {
    if (tsIsTypeCast(node)) {
      if (isLHS) {
        this.expressionScope.recordArrowParameterBindingError(TSErrors.UnexpectedTypeCastInParameter, node);
      } else {
        this.raiseOnce(TSErrors.UnexpectedTypeCastInParameter, node);
      }
      this.toAssignable(node.expression, isLHS);
      return;
    }
    switch (node.type) {
      case "ParenthesizedExpression":
        this.toAssignableParenthesizedExpression(node, isLHS);
        break;
      case "AssignmentExpression":
        if (!isLHS && node.left.type === "TSTypeCastExpression") {
          node.left = this.typeCastToParameter(node.left);
        }
      default:
        super.toAssignable(node, isLHS);
    }
  }
  toAssignableParenthesizedExpression(node, isLHS) {
    if (tsIsTypeCast(node.expression) || node.expression.type === "ParenthesizedExpression") {
      this.toAssignable(node.expression, isLHS);
    } else {
      super.toAssignable(node, isLHS);
    }
  }
  checkToRestConversion(node, allowPattern) {
    if (tsIsTypeCast(node)) {
      this.checkToRestConversion(node.expression, false);
    } else {
      super.checkToRestConversion(node, allowPattern);
    }
  }
  isValidLVal(type, disallowCallExpression, isUnparenthesizedInAssign, binding) {
    switch (type) {
      case "TSTypeCastExpression":
        return true;
      case "TSParameterProperty":
        return "parameter";
      case "TSNonNullExpression":
        return "expression";
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        return (binding !== 64 || !isUnparenthesizedInAssign) && ["expression", true];
      default:
        return super.isValidLVal(type, disallowCallExpression, isUnparenthesizedInAssign, binding);
    }
  }
  parseBindingAtom() {
    if (this.state.type === 74) {
      return this.parseIdentifier(true);
    }
    return super.parseBindingAtom();
  }
  parseMaybeDecoratorArguments(expr, startLoc) {
    if (this.match(43) || this.match(47)) {
      const typeArguments = this.tsParseTypeArgumentsInExpression();
      if (this.match(6)) {
        const call = super.parseMaybeDecoratorArguments(expr, startLoc);
        call.typeArguments = typeArguments;
        return call;
      }
      this.unexpected(null, 6);
    }
    return super.parseMaybeDecoratorArguments(expr, startLoc);
  }
  checkCommaAfterRest(close) {
    if (this.state.isAmbientContext && this.match(8) && this.lookaheadCharCode() === close) {
      this.next();
      return false;
    }
    return super.checkCommaAfterRest(close);
  }
  isClassMethod() {
    return this.match(43) || super.isClassMethod();
  }
  isClassProperty() {
    return this.match(31) || this.match(10) || super.isClassProperty();
  }
  parseMaybeDefault(startLoc, left) {
    const node = super.parseMaybeDefault(startLoc, left);
    if (node.type === "AssignmentPattern" && node.typeAnnotation && node.right.start < node.typeAnnotation.start) {
      this.raise(TSErrors.TypeAnnotationAfterAssign, node.typeAnnotation);
    }
    return node;
  }
  getTokenFromCode(code2) {
    if (this.state.inType) {
      if (code2 === 62) {
        this.finishOp(44, 1);
        return;
      }
      if (code2 === 60) {
        this.finishOp(43, 1);
        return;
      }
    }
    super.getTokenFromCode(code2);
  }
  reScan_lt_gt() {
    const {
      type
    } = this.state;
    if (type === 43) {
      this.state.pos -= 1;
      this.readToken_lt();
    } else if (type === 44) {
      this.state.pos -= 1;
      this.readToken_gt();
    }
  }
  reScan_lt() {
    const {
      type
    } = this.state;
    if (type === 47) {
      this.state.pos -= 2;
      this.finishOp(43, 1);
      return 43;
    }
    return type;
  }
  toAssignableListItem(exprList, index2, isLHS) {
    const node = exprList[index2];
    if (node.type === "TSTypeCastExpression") {
      exprList[index2] = this.typeCastToParameter(node);
    }
    super.toAssignableListItem(exprList, index2, isLHS);
  }
  typeCastToParameter(node) {
    node.expression.typeAnnotation = node.typeAnnotation;
    this.resetEndLocationFromNode(node.expression, node.typeAnnotation);
    return node.expression;
  }
  shouldParseArrow(params) {
    if (this.match(10)) {
      return params.every((expr) => this.isAssignable(expr, true));
    }
    return super.shouldParseArrow(params);
  }
  parseAsyncArrowHead(startLoc) {
    if (!this.match(10)) return super.parseAsyncArrowHead(startLoc);
    const returnTypeStart = this.sourceToOffsetPos(this.state.start);
    const result = this.tryParse((abort) => {
      const returnType = this.tsParseTypeAnnotation();
      if (!this.match(15)) abort();
      return returnType;
    });
    if (result.aborted || result.thrown) return void 0;
    if (result.error) this.state = result.failState;
    const startPos = this.offsetToSourcePos(startLoc.index);
    if (this.tsIsArrowReturnTypeRestrictedAt(startPos)) {
      this.tsArrowReturnTypeAt.set(startPos, returnTypeStart);
    }
    const node = this.startNodeAt(startLoc);
    node.returnType = result.node;
    return node;
  }
  atPossibleAsyncArrow(base) {
    return super.atPossibleAsyncArrow(base) && !this.noArrowAt.has(this.offsetToSourcePos(base.start));
  }
  parseMaybeConditional(refExpressionErrors) {
    if (!this.tsIsArrowReturnTypeRestrictedAt(this.state.start)) {
      return super.parseMaybeConditional(refExpressionErrors);
    }
    const allowsReturnType = this.state.tsArrowReturnTypeAllowed;
    const expr = super.parseMaybeConditional(refExpressionErrors);
    if (tokenIsAssignment(this.state.type)) {
      this.tsRestrictArrowReturnTypeAt(this.nextTokenStart(), allowsReturnType);
    }
    return expr;
  }
  parseArrowExpression(node, params, isAsync, trailingCommaLoc) {
    const startPos = this.offsetToSourcePos(node.start);
    if (this.tsIsArrowReturnTypeRestrictedAt(startPos)) {
      const genericParams = this.state.tsGenericArrowParams;
      const parse6 = () => super.parseArrowExpression(node, params, isAsync, trailingCommaLoc);
      return this.tsParseWithRestrictedArrowReturnType(genericParams && node.returnType ? () => this.tsParseWithDeferredArrowErrors(parse6) : parse6, this.state.tsArrowReturnTypeAllowed || !genericParams && tsHasUnambiguousArrowParams(params));
    }
    return super.parseArrowExpression(node, params, isAsync, trailingCommaLoc);
  }
  canHaveLeadingDecorator() {
    return super.canHaveLeadingDecorator() || this.isAbstractClass();
  }
  jsxParseOpeningElementAfterName(node) {
    if (this.match(43) || this.match(47)) {
      const typeArguments = this.tsTryParseAndCatch(() => this.tsParseTypeArgumentsInExpression());
      if (typeArguments) {
        node.typeArguments = typeArguments;
      }
    }
    return super.jsxParseOpeningElementAfterName(node);
  }
  getGetterSetterExpectedParamCount(method) {
    const baseCount = super.getGetterSetterExpectedParamCount(method);
    const params = this.getObjectOrClassMethodParams(method);
    const firstParam = params[0];
    const hasContextParam = firstParam && this.isThisParam(firstParam);
    return hasContextParam ? baseCount + 1 : baseCount;
  }
  parseCatchClauseParam() {
    const param = super.parseCatchClauseParam();
    const type = this.tsTryParseTypeAnnotation();
    if (type) {
      param.typeAnnotation = type;
      this.resetEndLocation(param);
    }
    return param;
  }
  tsInAmbientContext(cb) {
    const {
      isAmbientContext: oldIsAmbientContext,
      strict: oldStrict
    } = this.state;
    this.state.isAmbientContext = true;
    this.state.strict = false;
    try {
      return cb();
    } finally {
      this.state.isAmbientContext = oldIsAmbientContext;
      this.state.strict = oldStrict;
    }
  }
  parseClass(node, isStatement, optionalId) {
    const oldInAbstractClass = this.state.inAbstractClass;
    this.state.inAbstractClass = !!node.abstract;
    try {
      return super.parseClass(node, isStatement, optionalId);
    } finally {
      this.state.inAbstractClass = oldInAbstractClass;
    }
  }
  tsParseAbstractDeclaration(node, decorators) {
    if (this.match(76)) {
      node.abstract = true;
      return this.maybeTakeDecorators(decorators, this.parseClass(node, true, false));
    } else if (this.isContextual(128)) {
      if (!this.hasFollowingLineBreak()) {
        node.abstract = true;
        this.raise(TSErrors.NonClassMethodPropertyHasAbstractModifier, node);
        return this.tsParseInterfaceDeclaration(node);
      } else {
        return null;
      }
    }
    throw this.unexpected(null, 76);
  }
  parseMethod(node, isGenerator, isAsync, isConstructor, allowDirectSuper, type, inClassScope) {
    const method = super.parseMethod(node, isGenerator, isAsync, isConstructor, allowDirectSuper, type, inClassScope);
    if (method.abstract || method.type === "TSAbstractMethodDefinition") {
      const hasEstreePlugin = this.hasPlugin("estree");
      const methodFn = hasEstreePlugin ? method.value : method;
      if (methodFn.body) {
        const {
          key
        } = method;
        this.raise(TSErrors.AbstractMethodHasImplementation, method, {
          methodName: key.type === "Identifier" && !method.computed ? key.name : `[${this.input.slice(this.offsetToSourcePos(key.start), this.offsetToSourcePos(key.end))}]`
        });
      }
    }
    return method;
  }
  tsParseTypeParameterName() {
    return this.parseIdentifier();
  }
  shouldParseAsAmbientContext() {
    return !!this.getPluginOption("typescript", "dts");
  }
  parse() {
    if (this.shouldParseAsAmbientContext()) {
      this.state.isAmbientContext = true;
    }
    return super.parse();
  }
  getExpression() {
    if (this.shouldParseAsAmbientContext()) {
      this.state.isAmbientContext = true;
    }
    return super.getExpression();
  }
  parseExportSpecifier(node, isString, isInTypeExport, isMaybeTypeOnly) {
    if (!isString && isMaybeTypeOnly) {
      this.parseTypeOnlyExportSpecifier(node, isInTypeExport);
      return this.finishNode(node, "ExportSpecifier");
    }
    node.exportKind = "value";
    return super.parseExportSpecifier(node, isString, isInTypeExport, isMaybeTypeOnly);
  }
  parseImportSpecifier(specifier, importedIsString, isInTypeOnlyImport, isMaybeTypeOnly) {
    if (!importedIsString && isMaybeTypeOnly) {
      this.parseTypeOnlyImportSpecifier(specifier);
      return this.finishNode(specifier, "ImportSpecifier");
    }
    specifier.importKind = "value";
    return super.parseImportSpecifier(specifier, importedIsString, isInTypeOnlyImport, isMaybeTypeOnly);
  }
  checkImportSpecifier(specifier, isInTypeOnlyImport) {
    const hasTypeSpecifier = specifier.importKind === "type";
    if (hasTypeSpecifier && isInTypeOnlyImport) {
      this.raise(TSErrors.TypeModifierIsUsedInTypeImports, specifier);
    }
    super.checkImportSpecifier(specifier, isInTypeOnlyImport, hasTypeSpecifier || isInTypeOnlyImport ? 4098 : 4096);
  }
  parseTypeOnlyImportSpecifier(node) {
    let leftOfAs = node.imported;
    let hasTypeSpecifier = false;
    if (this.isContextual(90)) {
      const firstAs = this.parseIdentifier();
      if (this.isContextual(90)) {
        const secondAs = this.parseIdentifier();
        if (tokenIsKeywordOrIdentifier(this.state.type)) {
          hasTypeSpecifier = true;
          leftOfAs = firstAs;
          node.local = this.parseIdentifier();
        } else {
          node.local = secondAs;
        }
      } else if (tokenIsKeywordOrIdentifier(this.state.type)) {
        node.local = this.parseIdentifier();
      } else {
        hasTypeSpecifier = true;
        leftOfAs = firstAs;
      }
    } else if (this.tsIsStartOfModuleExportName()) {
      hasTypeSpecifier = true;
      leftOfAs = this.parseModuleExportName();
    }
    node.imported = leftOfAs;
    node.importKind = hasTypeSpecifier ? "type" : "value";
    node.local ??= this.eatContextual(90) ? this.parseIdentifier() : this.cloneIdentifier(node.imported);
  }
  parseTypeOnlyExportSpecifier(node, isInTypeOnly) {
    const local = node.local;
    let hasTypeSpecifier = false;
    if (this.isContextual(90)) {
      const firstAs = this.parseIdentifier();
      if (this.isContextual(90)) {
        const secondAs = this.parseIdentifier();
        if (this.tsIsStartOfModuleExportName()) {
          hasTypeSpecifier = true;
          node.local = firstAs;
          node.exported = this.parseModuleExportName();
        } else {
          node.exported = secondAs;
        }
      } else if (this.tsIsStartOfModuleExportName()) {
        node.exported = this.parseModuleExportName();
      } else {
        hasTypeSpecifier = true;
        node.local = firstAs;
      }
    } else if (this.tsIsStartOfModuleExportName()) {
      hasTypeSpecifier = true;
      node.local = this.parseModuleExportName();
    }
    if (hasTypeSpecifier && isInTypeOnly) {
      this.raise(TSErrors.TypeModifierIsUsedInTypeExports, local);
    }
    node.exportKind = hasTypeSpecifier ? "type" : "value";
    node.exported ??= this.eatContextual(90) ? this.parseModuleExportName() : this.isStringModuleExportName(node.local) ? this.cloneStringLiteral(node.local) : this.cloneIdentifier(node.local);
  }
  tsIsStartOfModuleExportName() {
    return tokenIsKeywordOrIdentifier(this.state.type) || this.match(133);
  }
  fillOptionalPropertiesForTSESLint(node) {
    switch (node.type) {
      case "ImportDeclaration":
        node.phase ??= null;
        return;
      case "ExpressionStatement":
        node.directive ??= void 0;
        return;
      case "RestElement":
        node.value = void 0;
      case "Identifier":
      case "ArrayPattern":
      case "AssignmentPattern":
      case "ObjectPattern":
        node.decorators ??= [];
        node.optional ??= false;
        node.typeAnnotation ??= void 0;
        return;
      case "TSParameterProperty":
        node.accessibility ??= void 0;
        node.decorators ??= [];
        node.override ??= false;
        node.readonly ??= false;
        node.static ??= false;
        return;
      case "TSEmptyBodyFunctionExpression":
        node.body = null;
      case "TSDeclareFunction":
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ClassMethod":
      case "ClassPrivateMethod":
        node.declare ??= false;
        node.returnType ??= void 0;
        node.typeParameters ??= void 0;
        return;
      case "Property":
        node.optional ??= false;
        return;
      case "TSMethodSignature":
      case "TSPropertySignature":
        node.optional ??= false;
      case "TSIndexSignature":
        node.accessibility ??= void 0;
        node.readonly ??= false;
        node.static ??= false;
        return;
      case "TSAbstractPropertyDefinition":
      case "PropertyDefinition":
      case "TSAbstractAccessorProperty":
      case "AccessorProperty":
        node.declare ??= false;
        node.definite ??= false;
        node.readonly ??= false;
        node.typeAnnotation ??= void 0;
      case "TSAbstractMethodDefinition":
      case "MethodDefinition":
        node.accessibility ??= void 0;
        node.decorators ??= [];
        node.override ??= false;
        node.optional ??= false;
        return;
      case "ClassExpression":
        node.id ??= null;
      case "ClassDeclaration":
        node.abstract ??= false;
        node.declare ??= false;
        node.decorators ??= [];
        node.implements ??= [];
        node.superTypeArguments ??= void 0;
        node.typeParameters ??= void 0;
        return;
      case "TSTypeAliasDeclaration":
      case "VariableDeclaration":
        node.declare ??= false;
        return;
      case "VariableDeclarator":
        node.definite ??= false;
        return;
      case "TSEnumDeclaration":
        node.const ??= false;
        node.declare ??= false;
        return;
      case "TSEnumMember":
        node.computed ??= false;
        return;
      case "TSImportType":
        node.qualifier ??= null;
        node.options ??= null;
        node.typeArguments ??= null;
        return;
      case "TSInterfaceDeclaration":
        node.declare ??= false;
        node.extends ??= [];
        return;
      case "TSMappedType":
        node.optional ??= false;
        node.readonly ??= void 0;
        return;
      case "TSModuleDeclaration":
        node.declare ??= false;
        node.global ??= node.kind === "global";
        return;
      case "TSTypeParameter":
        node.const ??= false;
        node.in ??= false;
        node.out ??= false;
        return;
    }
  }
  chStartsBindingIdentifierAndNotRelationalOperator(ch, pos) {
    if (isIdentifierStart(ch)) {
      keywordAndTSRelationalOperator.lastIndex = pos;
      if (keywordAndTSRelationalOperator.test(this.input)) {
        const endCh = this.codePointAtPos(keywordAndTSRelationalOperator.lastIndex);
        if (!isIdentifierChar(endCh) && endCh !== 92) {
          return false;
        }
      }
      return true;
    } else if (ch === 92) {
      return true;
    } else {
      return false;
    }
  }
  nextTokenIsIdentifierAndNotTSRelationalOperatorOnSameLine() {
    const next = this.nextTokenInLineStart();
    const nextCh = this.codePointAtPos(next);
    return this.chStartsBindingIdentifierAndNotRelationalOperator(nextCh, next);
  }
  nextTokenIsStringLiteralOnSameLine() {
    const next = this.nextTokenInLineStart();
    const nextCh = this.codePointAtPos(next);
    return nextCh === 34 || nextCh === 39;
  }
};
function isPossiblyLiteralEnum(expression) {
  if (expression.type !== "MemberExpression") return false;
  const {
    computed,
    property
  } = expression;
  if (computed && property.type !== "StringLiteral" && (property.type !== "TemplateLiteral" || property.expressions.length > 0)) {
    return false;
  }
  return isUncomputedMemberExpressionChain(expression.object);
}
function isValidAmbientConstInitializer(expression, estree2) {
  const {
    type
  } = expression;
  if (expression.extra?.parenthesized) {
    return false;
  }
  if (estree2) {
    if (type === "Literal") {
      const {
        value
      } = expression;
      if (typeof value === "string" || typeof value === "boolean") {
        return true;
      }
    }
  } else {
    if (type === "StringLiteral" || type === "BooleanLiteral") {
      return true;
    }
  }
  if (isNumber(expression, estree2) || isNegativeNumber(expression, estree2)) {
    return true;
  }
  if (type === "TemplateLiteral" && expression.expressions.length === 0) {
    return true;
  }
  if (isPossiblyLiteralEnum(expression)) {
    return true;
  }
  return false;
}
function isNumber(expression, estree2) {
  if (estree2) {
    return expression.type === "Literal" && (typeof expression.value === "number" || "bigint" in expression);
  }
  return expression.type === "NumericLiteral" || expression.type === "BigIntLiteral";
}
function isNegativeNumber(expression, estree2) {
  if (expression.type === "UnaryExpression") {
    const {
      operator,
      argument
    } = expression;
    if (operator === "-" && isNumber(argument, estree2)) {
      return true;
    }
  }
  return false;
}
function isUncomputedMemberExpressionChain(expression) {
  if (expression.type === "Identifier") return true;
  if (expression.type !== "MemberExpression" || expression.computed) {
    return false;
  }
  return isUncomputedMemberExpressionChain(expression.object);
}
function buildModifiersMap(allowed, disallow = []) {
  const map = /* @__PURE__ */ new Map();
  for (const modifier of allowed) {
    map.set(modifier, true);
  }
  for (const modifier of disallow) {
    map.set(modifier, false);
  }
  return map;
}
var PlaceholderErrorTemplates = {
  ClassNameIsRequired: "A class name is required.",
  UnexpectedSpace: "Unexpected space in placeholder."
};
var PlaceholderErrors = ParseErrorEnum`placeholders`(PlaceholderErrorTemplates);
var placeholders = (superClass) => class PlaceholdersParserMixin extends superClass {
  parsePlaceholder(expectedNode) {
    if (this.match(132)) {
      const node = this.startNode();
      this.next();
      this.assertNoSpace();
      node.name = super.parseIdentifier(true);
      this.assertNoSpace();
      this.expect(132);
      return this.finishPlaceholder(node, expectedNode);
    }
  }
  finishPlaceholder(node, expectedNode) {
    let placeholder = node;
    if (!placeholder.expectedNode || !placeholder.type) {
      placeholder = this.finishNode(placeholder, "Placeholder");
    }
    placeholder.expectedNode = expectedNode;
    return placeholder;
  }
  getTokenFromCode(code2) {
    if (code2 === 37 && this.input.charCodeAt(this.state.pos + 1) === 37) {
      this.finishOp(132, 2);
    } else {
      super.getTokenFromCode(code2);
    }
  }
  parseExprAtom(refExpressionErrors) {
    return this.parsePlaceholder("Expression") || super.parseExprAtom(refExpressionErrors);
  }
  parseIdentifier(liberal) {
    return this.parsePlaceholder("Identifier") || super.parseIdentifier(liberal);
  }
  checkReservedWord(word, startLoc, checkKeywords, isBinding) {
    if (word !== void 0) {
      super.checkReservedWord(word, startLoc, checkKeywords, isBinding);
    }
  }
  cloneIdentifier(node) {
    const cloned = super.cloneIdentifier(node);
    if (cloned.type === "Placeholder") {
      cloned.expectedNode = node.expectedNode;
    }
    return cloned;
  }
  cloneStringLiteral(node) {
    if (node.type === "Placeholder") {
      return this.cloneIdentifier(node);
    }
    return super.cloneStringLiteral(node);
  }
  parseBindingAtom() {
    return this.parsePlaceholder("Pattern") || super.parseBindingAtom();
  }
  isValidLVal(type, disallowCallExpression, isParenthesized, binding) {
    return type === "Placeholder" || super.isValidLVal(type, disallowCallExpression, isParenthesized, binding);
  }
  toAssignable(node, isLHS) {
    if (node && node.type === "Placeholder" && node.expectedNode === "Expression") {
      node.expectedNode = "Pattern";
    } else {
      super.toAssignable(node, isLHS);
    }
  }
  chStartsBindingIdentifier(ch, pos) {
    if (super.chStartsBindingIdentifier(ch, pos)) {
      return true;
    }
    const next = this.nextTokenStart();
    if (this.input.charCodeAt(next) === 37 && this.input.charCodeAt(next + 1) === 37) {
      return true;
    }
    return false;
  }
  verifyBreakContinue(node, isBreak) {
    if (node.label?.type === "Placeholder") return;
    super.verifyBreakContinue(node, isBreak);
  }
  parseExpressionStatement(node, expr, flags) {
    if (expr.type !== "Placeholder" || expr.extra?.parenthesized) {
      return super.parseExpressionStatement(node, expr, flags);
    }
    if (this.match(10)) {
      const stmt = node;
      stmt.label = this.finishPlaceholder(expr, "Identifier");
      this.next();
      stmt.body = flags & 8 ? super.parseStatementOrSloppyAnnexBFunctionDeclaration(true) : super.parseStatement();
      return this.finishNode(stmt, "LabeledStatement");
    }
    this.semicolon();
    const stmtPlaceholder = node;
    stmtPlaceholder.name = expr.name;
    return this.finishPlaceholder(stmtPlaceholder, "Statement");
  }
  parseBlock(allowDirectives, createNewLexicalScope, afterBlockParse) {
    return this.parsePlaceholder("BlockStatement") || super.parseBlock(allowDirectives, createNewLexicalScope, afterBlockParse);
  }
  parseFunctionId(requireId) {
    return this.parsePlaceholder("Identifier") || super.parseFunctionId(requireId);
  }
  parseClass(node, isStatement, optionalId) {
    const type = isStatement ? "ClassDeclaration" : "ClassExpression";
    this.next();
    const oldStrict = this.state.strict;
    const placeholder = this.parsePlaceholder("Identifier");
    if (placeholder) {
      if (this.match(77) || this.match(132) || this.match(2)) {
        node.id = placeholder;
      } else if (optionalId || !isStatement) {
        node.id = null;
        node.body = this.finishPlaceholder(placeholder, "ClassBody");
        return this.finishNode(node, type);
      } else {
        throw this.raise(PlaceholderErrors.ClassNameIsRequired, this.state.startLoc);
      }
    } else {
      this.parseClassId(node, isStatement, optionalId);
    }
    super.parseClassSuper(node);
    node.body = this.parsePlaceholder("ClassBody") || super.parseClassBody(!!node.superClass, oldStrict);
    return this.finishNode(node, type);
  }
  parseExport(node, decorators) {
    const placeholder = this.parsePlaceholder("Identifier");
    if (!placeholder) return super.parseExport(node, decorators);
    const node2 = node;
    if (!this.isContextual(95) && !this.match(8)) {
      node2.specifiers = [];
      node2.source = null;
      node2.declaration = this.finishPlaceholder(placeholder, "Declaration");
      return this.finishNode(node2, "ExportNamedDeclaration");
    }
    this.expectPlugin("exportDefaultFrom");
    const specifier = this.startNode();
    specifier.exported = placeholder;
    node2.specifiers = [this.finishNode(specifier, "ExportDefaultSpecifier")];
    return super.parseExport(node2, decorators);
  }
  isExportDefaultSpecifier() {
    if (this.match(61)) {
      const next = this.nextTokenStart();
      if (this.isUnparsedContextual(next, "from")) {
        if (this.input.startsWith(tokenLabelName(132), this.hasPlugin("exportDefaultFrom") ? this.nextTokenStartSince(next + 4) : this.nextTokenInLineStartSince(next + 4))) {
          return true;
        }
      }
    }
    return super.isExportDefaultSpecifier();
  }
  maybeParseExportDefaultSpecifier(node, maybeDefaultIdentifier) {
    if (node.specifiers?.length) {
      return true;
    }
    return super.maybeParseExportDefaultSpecifier(node, maybeDefaultIdentifier);
  }
  checkNamedExport() {
  }
  parseImport(node) {
    const placeholder = this.parsePlaceholder("Identifier");
    if (!placeholder) return super.parseImport(node);
    node.specifiers = [];
    if (!this.isContextual(95) && !this.match(8)) {
      node.source = this.finishPlaceholder(placeholder, "StringLiteral");
      this.semicolon();
      return this.finishNode(node, "ImportDeclaration");
    }
    const specifier = this.startNodeAtNode(placeholder);
    specifier.local = placeholder;
    node.specifiers.push(this.finishNode(specifier, "ImportDefaultSpecifier"));
    if (this.eat(8)) {
      const hasStarImport = this.maybeParseStarImportSpecifier(node);
      if (!hasStarImport) this.parseNamedOrFilteredImportSpecifiers(node);
    }
    this.expectContextual(95);
    node.source = this.parseImportSource();
    this.semicolon();
    return this.finishNode(node, "ImportDeclaration");
  }
  parseImportSource() {
    return this.parsePlaceholder("StringLiteral") || super.parseImportSource();
  }
  assertNoSpace() {
    if (this.state.start > this.offsetToSourcePos(this.state.lastTokEndLoc.index)) {
      this.raise(PlaceholderErrors.UnexpectedSpace, this.state.lastTokEndLoc);
    }
  }
};
var v8intrinsic = (superClass) => class V8IntrinsicMixin extends superClass {
  parseV8Intrinsic() {
    if (this.match(50)) {
      const v8IntrinsicStartLoc = this.state.startLoc;
      const node = this.startNode();
      this.next();
      if (tokenIsIdentifier(this.state.type)) {
        this.setLoc(this.state.startLoc);
        const name = this.parseIdentifierName();
        const identifier = this.createIdentifier(node, name);
        this.castNodeTo(identifier, "V8IntrinsicIdentifier");
        if (this.match(6)) {
          return identifier;
        }
      }
      this.unexpected(v8IntrinsicStartLoc);
    }
  }
  parseExprAtom(refExpressionErrors) {
    return this.parseV8Intrinsic() || super.parseExprAtom(refExpressionErrors);
  }
};
var PIPELINE_PROPOSALS = ["fsharp", "hack"];
var TOPIC_TOKENS = ["^^", "@@", "^", "%", "#"];
function validatePlugins(pluginsMap) {
  if (pluginsMap.has("decorators")) {
    if (pluginsMap.has("decorators-legacy")) {
      throw new Error("Cannot use the decorators and decorators-legacy plugin together");
    }
  }
  if (pluginsMap.has("flow") && pluginsMap.has("typescript")) {
    throw new Error("Cannot combine flow and typescript plugins.");
  }
  if (pluginsMap.has("placeholders") && pluginsMap.has("v8intrinsic")) {
    throw new Error("Cannot combine placeholders and v8intrinsic plugins.");
  }
  if (pluginsMap.has("pipelineOperator")) {
    const proposal = pluginsMap.get("pipelineOperator").proposal;
    if (!PIPELINE_PROPOSALS.includes(proposal)) {
      const proposalList = PIPELINE_PROPOSALS.map((p) => `"${p}"`).join(", ");
      throw new Error(`"pipelineOperator" requires "proposal" option whose value must be one of: ${proposalList}.`);
    }
    if (proposal === "hack") {
      if (pluginsMap.has("placeholders")) {
        throw new Error("Cannot combine placeholders plugin and Hack-style pipes.");
      }
      if (pluginsMap.has("v8intrinsic")) {
        throw new Error("Cannot combine v8intrinsic plugin and Hack-style pipes.");
      }
      const topicToken = pluginsMap.get("pipelineOperator").topicToken;
      if (!TOPIC_TOKENS.includes(topicToken)) {
        const tokenList = TOPIC_TOKENS.map((t) => `"${t}"`).join(", ");
        throw new Error(`"pipelineOperator" in "proposal": "hack" mode also requires a "topicToken" option whose value must be one of: ${tokenList}.`);
      }
    }
  }
  if (pluginsMap.has("moduleAttributes")) {
    throw new Error("`moduleAttributes` has been removed in Babel 8, please migrate to import attributes instead.");
  }
  if (pluginsMap.has("importAssertions")) {
    throw new Error("`importAssertions` has been removed in Babel 8, please use import attributes instead.");
  }
  if (pluginsMap.has("deprecatedImportAssert")) {
    console.warn("`deprecatedImportAssert` has been removed in Babel 8, please use import attributes instead.");
  } else if (pluginsMap.has("importAttributes") && pluginsMap.get("importAttributes").deprecatedAssertSyntax) {
    console.warn("The 'importAttributes' plugin has been removed in Babel 8. Please migrate any usage of `assert`-style attributes to `with`.");
  }
  if (pluginsMap.has("recordAndTuple")) {
    throw new Error("The 'recordAndTuple' plugin has been removed in Babel 8. Please remove it from your configuration.");
  }
  if (pluginsMap.has("asyncDoExpressions") && !pluginsMap.has("doExpressions")) {
    const error = new Error("'asyncDoExpressions' requires 'doExpressions', please add 'doExpressions' to parser plugins.");
    error.missingPlugins = "doExpressions";
    throw error;
  }
  if (pluginsMap.has("optionalChainingAssign") && pluginsMap.get("optionalChainingAssign").version !== "2023-07") {
    throw new Error("The 'optionalChainingAssign' plugin requires a 'version' option, representing the last proposal update. Currently, the only supported value is '2023-07'.");
  }
  if (pluginsMap.has("discardBinding") && pluginsMap.get("discardBinding").syntaxType !== "void") {
    throw new Error("The 'discardBinding' plugin requires a 'syntaxType' option. Currently the only supported value is 'void'.");
  }
  if (pluginsMap.has("decimal")) {
    throw new Error("The 'decimal' plugin has been removed in Babel 8. Please remove it from your configuration.");
  }
  if (pluginsMap.has("importReflection")) {
    throw new Error("The 'importReflection' plugin has been removed in Babel 8. Use 'sourcePhaseImports' instead, and replace 'import module' with 'import source' in your code.");
  }
  if (pluginsMap.has("deferredReexports") && !pluginsMap.has("deferredImportEvaluation")) {
    throw new Error("The 'deferredReexports' plugin requires 'deferredImportEvaluation'.");
  }
}
var mixinPlugins = {
  estree,
  jsx,
  flow,
  typescript,
  v8intrinsic,
  placeholders
};
var mixinPluginNames = Object.keys(mixinPlugins);
var Parser = class extends StatementParser {
  constructor(options2, input, pluginsMap) {
    const normalizedOptions = getOptions(options2);
    super(normalizedOptions, input);
    this.options = normalizedOptions;
    this.initializeScopes();
    this.plugins = pluginsMap;
    this.filename = normalizedOptions.sourceFilename;
    this.startIndex = normalizedOptions.startIndex;
    let optionFlags = 0;
    if (normalizedOptions.allowAwaitOutsideFunction) {
      optionFlags |= 1;
    }
    if (normalizedOptions.allowReturnOutsideFunction) {
      optionFlags |= 2;
    }
    if (normalizedOptions.allowImportExportEverywhere) {
      optionFlags |= 8;
    }
    if (normalizedOptions.allowSuperOutsideMethod) {
      optionFlags |= 16;
    }
    if (normalizedOptions.allowUndeclaredExports) {
      optionFlags |= 64;
    }
    if (normalizedOptions.allowNewTargetOutsideFunction) {
      optionFlags |= 4;
    }
    if (normalizedOptions.allowYieldOutsideFunction) {
      optionFlags |= 32;
    }
    if (normalizedOptions.ranges) {
      optionFlags |= 128;
    }
    if (normalizedOptions.locations === true) {
      optionFlags |= 256;
    }
    if (normalizedOptions.tokens) {
      optionFlags |= 512;
    }
    if (normalizedOptions.createImportExpressions) {
      optionFlags |= 1024;
    }
    if (normalizedOptions.createParenthesizedExpressions) {
      optionFlags |= 2048;
    }
    if (normalizedOptions.errorRecovery) {
      optionFlags |= 4096;
    }
    if (normalizedOptions.attachComment) {
      optionFlags |= 8192;
    }
    if (normalizedOptions.annexB) {
      optionFlags |= 16384;
    }
    this.optionFlags = optionFlags;
  }
  getScopeHandler() {
    return ScopeHandler;
  }
  parse() {
    this.enterInitialScopes();
    const file = this.startNode();
    const program = this.startNode();
    this.nextToken();
    file.errors = [];
    const result = this.parseTopLevel(file, program);
    result.errors = this.state.errors;
    result.comments.length = this.state.commentsLen;
    return result;
  }
};
function parse5(input, options2) {
  if (options2?.sourceType === "unambiguous") {
    options2 = {
      ...options2
    };
    try {
      options2.sourceType = "module";
      const parser = getParser(options2, input);
      const ast = parser.parse();
      if (parser.sawUnambiguousESM) {
        return ast;
      }
      if (parser.ambiguousScriptDifferentAst) {
        try {
          options2.sourceType = "script";
          return getParser(options2, input).parse();
        } catch {
        }
      } else {
        ast.program.sourceType = "script";
      }
      return ast;
    } catch (moduleError) {
      try {
        options2.sourceType = "script";
        return getParser(options2, input).parse();
      } catch {
      }
      throw moduleError;
    }
  } else {
    return getParser(options2, input).parse();
  }
}
function generateExportedTokenTypes(internalTokenTypes) {
  const tokenTypes2 = {};
  for (const typeName of Object.keys(internalTokenTypes)) {
    tokenTypes2[typeName] = getExportedToken(internalTokenTypes[typeName]);
  }
  return tokenTypes2;
}
var tokTypes = generateExportedTokenTypes(tt);
function getParser(options2, input) {
  let cls = Parser;
  const pluginsMap = /* @__PURE__ */ new Map();
  if (options2?.plugins) {
    for (const plugin of options2.plugins) {
      let name, opts;
      if (typeof plugin === "string") {
        name = plugin;
      } else {
        [name, opts] = plugin;
      }
      if (!pluginsMap.has(name)) {
        pluginsMap.set(name, opts || {});
      }
    }
    validatePlugins(pluginsMap);
    cls = getParserClass(pluginsMap);
  }
  return new cls(options2, input, pluginsMap);
}
var parserClassCache = /* @__PURE__ */ new Map();
function getParserClass(pluginsMap) {
  const pluginList = [];
  for (const name of mixinPluginNames) {
    if (pluginsMap.has(name)) {
      pluginList.push(name);
    }
  }
  const key = pluginList.join("|");
  let cls = parserClassCache.get(key);
  if (!cls) {
    cls = Parser;
    for (const plugin of pluginList) {
      cls = mixinPlugins[plugin](cls);
    }
    parserClassCache.set(key, cls);
  }
  return cls;
}

// src/advice/source/script-blocks.ts
var opening = /<(script|style)(?=[\s>])/giu;
var closing = { script: /<\/script/giu, style: /<\/style/giu };
var quoteOrEnd = /["'>]/gu;
var isComponent = /\.(?:vue|svelte)$/iu;
var isStyle2 = /\.(?:css|scss|sass|less|styl|stylus|pcss)$/iu;
var blank = (text) => text.replace(/[^\r\n]/gu, (character) => " ".repeat(character.length));
var endOfTag = (text, from) => {
  let at = from;
  for (; ; ) {
    quoteOrEnd.lastIndex = at;
    const found = quoteOrEnd.exec(text);
    if (found === null) return -1;
    if (found[0] === ">") return found.index;
    const close = text.indexOf(found[0], found.index + 1);
    if (close === -1) return -1;
    at = close + 1;
  }
};
var blocksOf2 = (text) => {
  const blocks = [];
  let at = 0;
  for (; ; ) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null) return blocks;
    const name = found[1]?.toLowerCase() === "style" ? "style" : "script";
    const tag = endOfTag(text, opening.lastIndex);
    closing[name].lastIndex = tag;
    const end = tag === -1 ? void 0 : closing[name].exec(text)?.index;
    if (end === void 0) return blocks;
    blocks.push({ name, attributes: text.slice(opening.lastIndex, tag), start: tag + 1, end });
    at = end;
  }
};
var partsOf2 = (text, path) => {
  if (isStyle2.test(path)) return { script: "", style: text, language: null };
  if (!isComponent.test(path)) return { script: text, style: "", language: null };
  const parts = { script: "", style: "" };
  let language = "js";
  let last = 0;
  for (const { name, attributes, start, end } of blocksOf2(text)) {
    parts[name] += blank(text.slice(last, start)) + text.slice(start, end);
    parts[name === "script" ? "style" : "script"] += blank(text.slice(last, end));
    last = end;
    if (name === "script") language = /\blang\s*=\s*["']?(\w+)/u.exec(attributes)?.[1]?.toLowerCase() ?? language;
  }
  const rest = blank(text.slice(last));
  return { script: parts.script + rest, style: parts.style + rest, language };
};

// src/advice/source/parse-source.ts
var longest5 = 2e6;
var common = ["decorators-legacy", "exportDefaultFrom"];
var pluginsOf = (path, language) => {
  const extension = language ?? path.split(".").at(-1)?.toLowerCase() ?? "";
  if (/^[cm]?ts$/u.test(extension)) return [...common, "typescript"];
  if (extension === "tsx") return [...common, "typescript", "jsx"];
  return [...common, "flow", "jsx"];
};
var parseSource = (text, path) => {
  if (text.length > longest5) return null;
  const { script, language } = partsOf2(text, path);
  try {
    const { program, errors } = parse5(script, {
      sourceType: "unambiguous",
      errorRecovery: true,
      attachComment: false,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowUndeclaredExports: true,
      plugins: pluginsOf(path, language)
    });
    return { program, mistakes: errors?.length ?? 0 };
  } catch {
    return null;
  }
};

// src/advice/source/find-imports.ts
var isTypeOnly = (whole, names2) => whole || names2.length > 0 && names2.every(({ typeOnly }) => typeOnly);
var wholeDeclaration = (step) => {
  let at = step;
  while (at.up?.node.type === "MemberExpression" && at.key === "object") at = at.up;
  const declarator = at.up?.node.type === "VariableDeclarator" ? at.up : null;
  const declaration2 = declarator?.up?.node;
  return declaration2?.type === "VariableDeclaration" && declaration2.declarations.length === 1 ? declaration2 : step.node;
};
var declared = (node) => {
  if (node.type === "ImportDeclaration") {
    const names2 = namesOfImport(node);
    const typeOnly = isTypeOnly(node.importKind === "type" || node.importKind === "typeof", names2);
    return { node, specifier: node.source.value, kind: "import", names: names2, typeOnly };
  }
  if (node.type === "ExportNamedDeclaration" && node.source) {
    const names2 = namesOfExport(node);
    return {
      node,
      specifier: node.source.value,
      kind: "export",
      names: names2,
      typeOnly: isTypeOnly(node.exportKind === "type", names2)
    };
  }
  if (node.type === "ExportAllDeclaration") {
    const typeOnly = node.exportKind === "type";
    return {
      node,
      specifier: node.source.value,
      kind: "export",
      names: [{ imported: "*", local: null, typeOnly }],
      typeOnly
    };
  }
  if (node.type === "TSImportEqualsDeclaration" && node.moduleReference.type === "TSExternalModuleReference") {
    const typeOnly = node.importKind === "type";
    const names2 = [{ imported: "*", local: node.id.name, typeOnly }];
    return { node, specifier: node.moduleReference.expression.value, kind: "require", names: names2, typeOnly };
  }
  return null;
};
var placesOf3 = (step) => {
  const { node } = step;
  const found = declared(node);
  if (found !== null) return [found];
  return askedBy(node).map(({ text, kind }) => ({
    node: kind === "require" ? wholeDeclaration(step) : node,
    specifier: text,
    kind,
    names: kind === "url" ? [] : namesAround(step),
    typeOnly: false
  }));
};
var findScriptImports = (text, path) => {
  const parsed = parseSource(text, path);
  if (parsed === null) return guessImports(partsOf2(text, path).script);
  const lineOf2 = createLineIndex(text);
  const places2 = [];
  walk(parsed.program, (step) => {
    for (const { node, ...found } of placesOf3(step)) {
      const [start, end] = [startOf(node), endOf2(node)];
      places2.push({ ...found, startLine: lineOf2(start), endLine: lineOf2(Math.max(start, end - 1)), start, end });
    }
  });
  return places2;
};
var isScript = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|mdx?)$/iu;
var findImports = (text, path) => {
  const { style: style2 } = partsOf2(text, path);
  const scripts2 = isScript.test(path) ? findScriptImports(text, path) : [];
  return [...scripts2, ...findStyleImports(style2)].toSorted((a, b) => a.start - b.start || a.end - b.end);
};

// src/advice/source/find-edge.ts
import { posix as posix11 } from "node:path";
var kindsOfEdge = {
  static: ["import", "export", "style"],
  "side-effect": ["import", "export", "style"],
  dynamic: ["dynamic"],
  require: ["require"],
  context: ["context"],
  url: ["url", "style"],
  other: []
};
var plain3 = (request3) => (request3.split("!").at(-1) ?? "").replace(/[?#].*$/u, "").replace(/(?<=.)\/$/u, "");
var withoutEnding = (path) => path.replace(/\.[a-z]+$/iu, "").replace(/\/index$/u, "");
var packageOf3 = (request3) => {
  const inside = request3.split("node_modules/").at(-1) ?? "";
  return /^(?:@[^/]+\/)?[^/@.][^/]*/u.exec(inside)?.[0] ?? null;
};
var likenesses = [
  (specifier, request3) => specifier === request3,
  (specifier, request3) => plain3(specifier) === plain3(request3),
  // A bundler that only tells what a request was resolved to.
  (specifier, request3, path) => {
    if (!plain3(specifier).startsWith(".")) return false;
    const folder = posix11.dirname(path);
    const written = withoutEnding(posix11.join(folder, plain3(specifier)));
    const asked2 = plain3(request3);
    return written === withoutEnding(posix11.join(folder, asked2)) || written === withoutEnding(posix11.normalize(asked2));
  },
  // An alias: "@/shared/format" for "src/shared/format.ts".
  (specifier, request3) => {
    const [, rest] = /^[@~#$][^/]*\/(.+)$/u.exec(plain3(specifier)) ?? [];
    return rest !== void 0 && withoutEnding(`/${plain3(request3)}`).endsWith(`/${withoutEnding(rest)}`);
  },
  (specifier, request3) => {
    const name = packageOf3(plain3(specifier));
    return name !== null && !plain3(request3).startsWith(".") && packageOf3(plain3(request3)) === name;
  }
];
var alike2 = (places2, { request: request3, path }) => {
  for (const isAlike of likenesses) {
    const found = places2.filter(({ specifier }) => isAlike(specifier, request3, path));
    if (found.length > 0) return found;
  }
  return [];
};
var preferred = (values, holds) => {
  const better = values.filter(holds);
  return better.length > 0 ? better : values;
};
var findEdge = (edge) => {
  const places2 = findImports(edge.text, edge.path).filter(({ typeOnly }) => !typeOnly);
  const kinds7 = kindsOfEdge[edge.kind];
  const ofKind = preferred(alike2(places2, edge), ({ kind }) => kinds7.includes(kind));
  return preferred(ofKind, (it) => touchesAny(it, edge.changedLines))[0] ?? null;
};

// src/advice/source/locate-edge.ts
var locateEdge = (edge) => {
  const place2 = findEdge(edge);
  return place2 === null ? null : { path: edge.path, startLine: place2.startLine, endLine: place2.endLine };
};

// src/usecases/bundle/changed-import.ts
var changedImport = async ({ chain }, { facts: { directory }, changed }, { read: read2 }) => {
  const pathOf7 = (module) => posix12.normalize(posix12.join(directory, module));
  for (let at = chain.length - 2; at >= 0; at -= 1) {
    const [importer = "", imported = ""] = chain.slice(at, at + 2);
    const path = pathOf7(importer);
    const changedLines2 = changed.find((file) => file.path === path)?.added ?? [];
    const text = changedLines2.length === 0 ? null : await read2("head", path);
    if (text === null) continue;
    const request3 = imported.includes("node_modules/") ? imported : pathOf7(imported);
    const location = locateEdge({ text, path, request: request3, kind: "static", changedLines: changedLines2 });
    if (location === null || !touchesAny(location, changedLines2)) continue;
    const written = findImports(text, path).find(
      (it) => it.startLine === location.startLine && it.endLine === location.endLine
    );
    if (written !== void 0) return { edge: { importer, request: written.specifier }, location };
  }
  return null;
};

// src/usecases/bundle/locate-cause.ts
import { posix as posix14 } from "node:path";

// src/advice/source/settings/heading-of.ts
var indentOf = (line) => line.length - line.trimStart().length;
var furthest = 60;
var headingOf = (lines, index2, line) => {
  const indent = indentOf(line);
  for (let at = index2 - 1; at >= Math.max(0, index2 - furthest); at -= 1) {
    const above3 = lines[at] ?? "";
    if (above3.trim() !== "" && indentOf(above3) < indent) return above3;
  }
  return "";
};

// src/advice/source/settings/names-package.ts
var partOfName = /[\w.@-]/u;
var namesPackage = (line, name) => {
  if (name === "") return false;
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1)) {
    const [before, after] = [line[at - 1] ?? " ", line[at + name.length] ?? " "];
    const scoped = before === "/" && /@[\w.-]+\/$/u.test(line.slice(Math.max(0, at - 220), at));
    if (!partOfName.test(before) && !scoped && (after === "@" || !/[\w./-]/u.test(after))) return true;
  }
  return false;
};

// src/advice/source/settings/setting-file.ts
import { posix as posix13 } from "node:path";
var tool = "webpack|rspack|rsbuild|rspress|rollup|rolldown|vite|vitest|esbuild|tsup|tsdown|farm|parcel|next|nuxt|remix|react-router|astro|svelte|vue|gatsby|craco|razzle|preact|metro|modern|umi|angular|nx|turbo";
var kinds6 = [
  ["lock", /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/u],
  ["manifest", /^package\.json$/u],
  ["targets", /^\.?browserslist(?:rc)?$/u],
  [
    "compiler",
    /^(?:babel\.config\.[\w.]+|\.babelrc(?:\.\w+)*|\.swcrc|[tj]sconfig(?:\.[\w-]+)*\.json|postcss\.config\.\w+|\.postcssrc(?:\.\w+)?|tailwind\.config\.\w+)$/u
  ],
  [
    "bundler",
    new RegExp(
      `^\\.?(?:${tool})(?:\\.[\\w-]+){2,}$|^esbuild\\.[cm]?[jt]s$|^(?:angular|project|workspace|\\.parcelrc|nx|config-overrides)(?:\\.jsx?|\\.json)?$`,
      "u"
    )
  ],
  [
    "command",
    /^(?:\.env(?:\.[\w.-]+)?|(?:[\w.-]*\.)?Dockerfile|Dockerfile(?:\.[\w-]+)?|Makefile|Procfile|[\w.-]+\.sh|netlify\.toml|vercel\.json|\.npmrc|pnpm-workspace\.yaml)$/u
  ]
];
var buildFolder = /^(?!(?:.*\/)?src\/)(?:.*\/)?(?:build|config|configs|scripts|tools|webpack|rollup|vite|esbuild)\/(?:[^/]+\/)*[^/]+\.(?:[cm]?[jt]s|jsonc?|ya?ml)$/u;
var buildScript = /^(?:build|bundle|compile)(?:[.-][\w-]+)*\.[cm]?[jt]s$/u;
var settingFileKind = (path) => {
  const name = posix13.basename(path);
  const known = kinds6.find(([, pattern3]) => pattern3.test(name));
  if (known !== void 0) return known[0];
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/u.test(path)) return "command";
  return buildFolder.test(path) || buildScript.test(name) ? "bundler" : null;
};

// src/advice/source/settings/setting-rules.ts
var targets = /\btargets?\b|browsers|\bie\b|\bes(?:5|6|20\d\d|next)\b|\blegacy\b|useBuiltIns|core-?js|preset-(?:env|modules)|esmodules|\blib\b|\blast \d|[<>]=? ?[\d.]+|\bnot dead\b|\bdefaults\b|\b(?:chrome|firefox|safari|edge|ios|android|opera|samsung)\b|downlevel|\bloose\b|\bhelpers\b/iu;
var minify = /minimi[sz]|minif|terser|uglify|\bmangle|\bcompress\b|cssnano|drop_console|lightningcss|whitespace|\bsyntax\b/iu;
var concatenation = /concatenate|usedExports|providedExports|innerGraph|treeshak|tree-?shaking|mangleExports|preserveModules|\bmodules\b|\bmodule\b|commonjs|\bmode\b/iu;
var sideEffects2 = /side-?effects?|treeshak|annotations|__PURE__/iu;
var resolution = /alias|mainFields|conditionNames|\bconditions\b|exportsFields|dedupe|\bresolve|\bmodules?\b|commonjs|interop|externals?\b|\bmain\b|\bexports\b/iu;
var tools2 = /terser|esbuild|\bswc\b|webpack|rspack|rollup|rolldown|\bvite|babel|typescript|core-?js|browserslist|caniuse|minimi[sz]er|plugin|loader/iu;
var union = (...patterns) => new RegExp(patterns.map(({ source }) => source).join("|"), "iu");
var bundlerFirst = ["bundler", "manifest", "command", "compiler"];
var versions = { files: ["manifest", "lock"], words: /(?!)/u, anyLine: false };
var settingRules = {
  "development-build": {
    files: bundlerFirst,
    words: /\bmode\b|NODE_ENV|\bdevelopment\b|\bdev\b|__DEV__|profil|debug/iu,
    anyLine: false
  },
  "minification-off": { files: bundlerFirst, words: minify, anyLine: true },
  "concatenation-off": { files: ["bundler", "compiler", "manifest"], words: concatenation, anyLine: true },
  "inline-source-map": { files: bundlerFirst, words: /devtool|source-?maps?\b/iu, anyLine: true },
  "older-target": { files: ["targets", "compiler", "manifest", "bundler", "command"], words: targets, anyLine: false },
  "split-chunks": {
    files: ["bundler", "manifest"],
    words: /splitChunks|manualChunks|cacheGroups?|advancedChunks|codeSplitting|runtimeChunk|\bchunks?\b|max(?:Initial|Async)Requests|m(?:in|ax)(?:Size|Chunks)|inlineDynamicImports|LimitChunkCount|\bsplitting\b|dependOn|\benforce\b|\bpriority\b|\bvendors?\b/iu,
    anyLine: true
  },
  "diffuse-growth": {
    files: ["targets", "compiler", "bundler", "manifest", "lock"],
    words: union(targets, minify, concatenation, tools2),
    anyLine: true
  },
  "side-effects": { files: ["manifest", "bundler"], words: sideEffects2, anyLine: false },
  bailout: { files: ["bundler", "compiler", "manifest"], words: union(concatenation, sideEffects2), anyLine: false },
  polyfills: {
    files: ["compiler", "targets", "manifest", "bundler"],
    words: union(targets, /polyfill|regenerator|whatwg-fetch/iu),
    anyLine: false
  },
  "asset-inlined": {
    files: ["bundler", "manifest"],
    words: /dataUrl|maxSize|assetsInlineLimit|asset\/|asset-|url-loader|\binline|\blimit\b|\bloader\b|generator/iu,
    anyLine: true
  },
  context: {
    files: ["bundler", "manifest"],
    words: /ContextReplacement|IgnorePlugin|require\.context|import\.meta\.glob|locale/iu,
    anyLine: false
  },
  "two-formats": { files: ["bundler", "manifest", "compiler"], words: resolution, anyLine: false },
  "commonjs-library": { files: ["bundler", "compiler", "manifest"], words: resolution, anyLine: false },
  "require-of-module": { files: ["compiler", "bundler", "manifest"], words: resolution, anyLine: false },
  "lost-dynamic-import": {
    files: ["bundler", "compiler", "manifest"],
    words: /inlineDynamicImports|dynamic-?import|LimitChunkCount|\bsplitting\b|\bmodules?\b/iu,
    anyLine: false
  },
  "style-grew": {
    files: ["compiler", "bundler", "manifest"],
    words: /purge|\bcontent\b|safelist|tailwind|postcss|css/iu,
    anyLine: false
  },
  "duplicate-version": versions,
  "new-dependency": versions,
  "dependency-grew": versions
};

// src/advice/source/settings/locate-setting.ts
var mostLines2 = 2e4;
var isComment = (text) => /^\s*(?:\/\/|\*|\/\*|#)/u.test(text);
var linesOf3 = ({ path, text, changedLines: changedLines2, removed = [] }) => {
  const kind = settingFileKind(path);
  if (kind === null) return [];
  const lines = text.split("\n");
  const found = [];
  const add3 = (line, content) => {
    if (found.length >= mostLines2 || content.trim() === "") return;
    const heading = headingOf(lines, line - 1, content);
    found.push({ path, kind, line: Math.min(Math.max(1, line), lines.length), text: content, heading });
  };
  for (const { startLine, endLine } of changedLines2)
    for (let line = startLine; line <= Math.min(endLine, lines.length); line += 1) add3(line, lines[line - 1] ?? "");
  for (const it of removed) add3(it.line, it.text);
  return found;
};
var fit = (it, rule, name) => {
  const place2 = rule.files.indexOf(it.kind);
  if (place2 === -1) return 0;
  const named2 = name !== null && (namesPackage(it.text, name) || namesPackage(it.heading, name));
  const said = !isComment(it.text) && (rule.words.test(it.text) || it.kind === "targets" && rule.files[0] === "targets");
  const under = !isComment(it.text) && rule.words.test(it.heading);
  const any = rule.anyLine && !isComment(it.text) && it.kind === "bundler";
  const weight = (named2 ? 8 : 0) + (said ? 4 : 0) + (under ? 2 : 0) + (any ? 1 : 0);
  return weight === 0 ? 0 : weight * 10 + (rule.files.length - place2);
};
var locateSetting = ({ files, cause, package: name = null }) => {
  const rule = settingRules[cause];
  if (rule === void 0) return null;
  let best = null;
  for (const line of files.flatMap(linesOf3)) {
    const value = fit(line, rule, name);
    if (value > (best?.fit ?? 0)) best = { line, fit: value };
  }
  return best === null ? null : { path: best.line.path, startLine: best.line.line, endLine: best.line.line };
};

// src/usecases/bundle/locate-cause.ts
var pathOf5 = (directory, module) => {
  const path = posix14.normalize(posix14.join(directory, module));
  return path.startsWith("../") || path.startsWith("/") ? null : path;
};
var changedPlace = ({ path, added, removed }) => {
  const [first] = added;
  if (first !== void 0) return { path, ...first };
  const [gone] = removed;
  return gone === void 0 ? null : { path, startLine: Math.max(1, gone.line), endLine: Math.max(1, gone.line) };
};
var locateCause = async (cause, places2, { facts: { directory }, changed }, { read: read2 }) => {
  const changesOf = (path) => changed.find((it) => it.path === path);
  const ofImport = async (importer, request3) => {
    const path = pathOf5(directory, importer);
    const text = path === null ? null : await read2("head", path);
    if (path === null || text === null) return null;
    const changedLines2 = changesOf(path)?.added ?? [];
    for (const kind of ["static", "dynamic", "require", "context", "url", "other"]) {
      const found = locateEdge({ text, path, request: request3, kind, changedLines: changedLines2 });
      if (found !== null) return found;
    }
    return null;
  };
  const ofSettings = async (only) => {
    const files = [];
    for (const { path, added, removed } of changed) {
      if (only !== null && !only.includes(path)) continue;
      const text = await read2("head", path);
      if (text !== null) files.push({ path, text, changedLines: added, removed });
    }
    return locateSetting({ files, cause: cause.kind, package: cause.package });
  };
  for (const place2 of places2) {
    let found = null;
    if (place2.kind === "import") found = await ofImport(place2.importer, place2.request);
    else if (place2.kind === "module") {
      const path = pathOf5(directory, place2.module);
      const file = path === null ? void 0 : changesOf(path);
      found = file === void 0 ? null : changedPlace(file);
    } else if (place2.kind === "configuration") found = await ofSettings(place2.files);
    else found = await ofSettings([place2.file]);
    if (found !== null) return found;
  }
  return cause.edge === null ? ofSettings(null) : ofImport(cause.edge.importer, cause.edge.request);
};

// src/usecases/bundle/place-cause.ts
var placeCause = async (cause, places2, change, repository) => {
  const location = await locateCause(cause, places2, change, repository);
  const isOfChange = ({ path, ...lines }) => change.changed.some((file) => file.path === path && (file.added.length === 0 || touchesAny(lines, file.added)));
  if (cause.edge === null || location !== null && isOfChange(location)) return { ...cause, location };
  const added = await changedImport(cause, change, repository);
  if (added === null) return { ...cause, location };
  const said = `The change imports ${added.edge.request} in ${added.edge.importer}, and with it what that passes on.`;
  return { ...cause, ...added, evidence: [...cause.evidence, said] };
};

// src/advice/source/patches/attempts.ts
import { posix as posix20 } from "node:path";

// src/advice/source/patches/bypass-barrel.ts
import { posix as posix16 } from "node:path";

// src/advice/source/patches/edits.ts
var applyEdits = (text, edits) => {
  const parts = [];
  let next = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < next || edit.end < edit.start || edit.end > text.length) return null;
    parts.push(text.slice(next, edit.start), edit.text);
    next = edit.end;
  }
  return [...parts, text.slice(next)].join("");
};

// src/advice/source/patches/resolve-request.ts
import { posix as posix15 } from "node:path";
var endings = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte", ".json"];
var resolveRequest = (importer, request3, isThere2) => {
  if (!/^\.{1,2}(?:\/|$)/u.test(request3)) return null;
  const plain4 = posix15.join(posix15.dirname(importer), request3).replace(/\/$/u, "");
  if (plain4.startsWith("..")) return null;
  const stem = plain4.replace(/\.([cm]?)jsx?$/u, "");
  const candidates = [
    ...endings.map((ending) => plain4 + ending),
    ...stem === plain4 ? [] : endings.map((ending) => stem + ending),
    ...endings.slice(1).map((ending) => `${plain4}/index${ending}`)
  ];
  return candidates.find(isThere2) ?? null;
};
var relativeRequest = (importer, path, alike3) => {
  const written = /\.(?:[cm]?[jt]sx?|vue|svelte|json)$/u.exec(alike3)?.[0] ?? null;
  const own = posix15.extname(path);
  const isScript2 = /^\.[cm]?[jt]sx?$/u.test(own);
  const ending = !isScript2 ? own : written === null ? "" : /jsx?$/u.test(written) ? own.replace(/tsx?$/u, "js") : own;
  const folder = posix15.relative(posix15.dirname(importer), posix15.dirname(path));
  const name = posix15.basename(path, own);
  const parts = [...folder.startsWith("..") ? [] : ["."], ...folder === "" ? [] : [folder]];
  const isIndex = name === "index" && ending === "";
  return [...parts, ...isIndex ? [] : [name + ending]].join("/");
};

// src/advice/source/patches/resolve-export.ts
var explicit = (program, exported) => {
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration" && exported === "default") return "own";
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const specifier of statement.specifiers) {
      if (nameOf4(specifier.exported) !== exported) continue;
      const request3 = statement.source?.value;
      if (specifier.type === "ExportNamespaceSpecifier")
        return request3 === void 0 ? null : { request: request3, imported: "*" };
      if (specifier.type === "ExportDefaultSpecifier")
        return request3 === void 0 ? null : { request: request3, imported: "default" };
      const local = nameOf4(specifier.local);
      return request3 === void 0 ? importedAs(program, local) : { request: request3, imported: local };
    }
    const { declaration: declaration2 } = statement;
    if (declaration2?.type === "VariableDeclaration") {
      if (declaration2.declarations.some(({ id }) => id.type === "Identifier" && id.name === exported)) return "own";
    } else if (declaration2 && "id" in declaration2 && declaration2.id?.type === "Identifier") {
      if (declaration2.id.name === exported) return "own";
    }
  }
  return null;
};
var importedAs = (program, local) => {
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.local.name !== local) continue;
      const request3 = statement.source.value;
      if (specifier.type === "ImportDefaultSpecifier") return { request: request3, imported: "default" };
      if (specifier.type === "ImportNamespaceSpecifier") return { request: request3, imported: "*" };
      return { request: request3, imported: nameOf4(specifier.imported) };
    }
  }
  return "own";
};
var stars = (program) => program.body.flatMap((statement) => statement.type === "ExportAllDeclaration" ? [statement.source.value] : []);
var resolveExport = (from, exported, read2, seen = /* @__PURE__ */ new Set()) => {
  const key = JSON.stringify([from, exported]);
  const text = seen.has(key) ? null : read2(from);
  seen.add(key);
  const program = text === null ? void 0 : parseSource(text, from)?.program;
  if (program === void 0) return null;
  const isThere2 = (path) => read2(path) !== null;
  const found = explicit(program, exported);
  if (found === "own") return { path: from, exported };
  if (found !== null) {
    const path = resolveRequest(from, found.request, isThere2);
    if (path === null) return null;
    return found.imported === "*" ? { path, exported: "*" } : resolveExport(path, found.imported, read2, seen);
  }
  if (exported === "default") return null;
  const origins = stars(program).flatMap((request3) => {
    const path = resolveRequest(from, request3, isThere2);
    return path === null ? [] : resolveExport(path, exported, read2, seen) ?? [];
  });
  const [first, ...others] = origins;
  return first !== void 0 && others.every((it) => it.path === first.path && it.exported === first.exported) ? first : null;
};

// src/advice/source/patches/statement-style.ts
var styleOf = (text, statement, request3) => {
  const line = text.lastIndexOf("\n", startOf(statement) - 1) + 1;
  const quote3 = text[startOf(request3)] ?? "'";
  return {
    quote: quote3 === '"' ? '"' : "'",
    semicolon: text[endOf2(statement) - 1] === ";" ? ";" : "",
    lineBreak: text.includes("\r\n") ? "\r\n" : "\n",
    indent: /^\s*/u.exec(text.slice(line, startOf(statement)))?.[0] ?? ""
  };
};
var joinStatements = (statements, { semicolon: semicolon2, lineBreak, indent }) => statements.map((statement) => `${statement}${semicolon2}`).join(`${lineBreak}${indent}`);
var wholeLine = (text, statement) => {
  const before = text.lastIndexOf("\n", startOf(statement) - 1) + 1;
  const [rest = ""] = /^[ \t]*(?:\r?\n|$)/u.exec(text.slice(endOf2(statement))) ?? [];
  const alone = text.slice(before, startOf(statement)).trim() === "" && rest !== "";
  return alone ? { start: before, end: endOf2(statement) + rest.length } : { start: startOf(statement), end: endOf2(statement) };
};

// src/advice/source/patches/whole-imports.ts
var required2 = (statement, request3) => {
  if (statement.type !== "VariableDeclaration" || statement.declarations.length !== 1) return null;
  const [declarator] = statement.declarations;
  if (declarator === void 0) return null;
  const { id, init } = declarator;
  const member = init?.type === "MemberExpression" && !init.computed && init.property.type === "Identifier" ? init.property.name : null;
  const call = init?.type === "MemberExpression" ? init.object : init;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier" || call.callee.name !== "require")
    return null;
  const [source] = call.arguments;
  if (source?.type !== "StringLiteral" || source.value !== request3) return null;
  const whole = { statement, source, form: "require", keyword: statement.kind };
  if (id.type === "Identifier" && !(init?.type === "MemberExpression" && member === null))
    return { ...whole, names: [{ imported: member ?? "*", local: id.name, typeOnly: false }] };
  if (id.type !== "ObjectPattern" || member !== null) return null;
  const names2 = [];
  for (const property of id.properties) {
    if (property.type !== "ObjectProperty" || property.computed || property.key.type !== "Identifier") return null;
    if (property.value.type !== "Identifier") return null;
    names2.push({ imported: property.key.name, local: property.value.name, typeOnly: false });
  }
  return { ...whole, names: names2 };
};
var wholeImports = (program, request3) => program.body.flatMap((statement) => {
  if (statement.type !== "ImportDeclaration") {
    const found = required2(statement, request3);
    return found === null ? [] : [found];
  }
  const { source } = statement;
  if (source.value !== request3 || statement.importKind === "type" || statement.importKind === "typeof") return [];
  return [{ statement, source, form: "import", keyword: "import", names: namesOfImport(statement) }];
});

// src/advice/source/patches/bypass-barrel.ts
var clauseOf = (found) => {
  const wholes = found.filter(({ exported }) => exported === "*").map(({ name }) => `* as ${name.local}`);
  const defaults = found.filter(({ exported }) => exported === "default").map(({ name }) => `${name.local}`);
  const others = found.filter(({ exported }) => exported !== "*" && exported !== "default").map(({ exported, name }) => {
    const written = exported === name.local ? exported : `${exported} as ${name.local}`;
    return name.typeOnly ? `type ${written}` : written;
  });
  const named2 = others.length === 0 ? [] : [`{ ${others.join(", ")} }`];
  const [first, ...more] = defaults;
  const main = [...first === void 0 ? [] : [first], ...named2].join(", ");
  return [...main === "" ? [] : [main], ...more, ...wholes];
};
var requestFor = ({ path, request: request3 }, barrel, origin) => {
  if (request3.startsWith(".")) return relativeRequest(path, origin, request3);
  const below = posix16.relative(posix16.dirname(barrel), origin);
  const isIndex = posix16.basename(barrel).startsWith("index.");
  if (!isIndex || below.startsWith("..")) return relativeRequest(path, origin, request3);
  return `${request3.replace(/\/index$/u, "")}/${below.replace(/\.[cm]?[jt]sx?$/u, "").replace(/\/index$/u, "")}`;
};
var editOf = (whole, facts, barrel) => {
  const byFile = /* @__PURE__ */ new Map();
  for (const name of whole.names) {
    const origin = resolveExport(barrel, name.imported, facts.read);
    if (name.local === null || name.imported === "*" || origin === null || origin.path === barrel) return null;
    byFile.set(origin.path, [...byFile.get(origin.path) ?? [], { ...origin, name }]);
  }
  const style2 = styleOf(facts.text, whole.statement, whole.source);
  const statements = [];
  for (const [origin, found] of byFile) {
    if (origin === facts.path) return null;
    const source = `${style2.quote}${requestFor(facts, barrel, origin)}${style2.quote}`;
    statements.push(...clauseOf(found).map((clause) => `import ${clause} from ${source}`));
  }
  if (statements.length === 0) return null;
  return { start: startOf(whole.statement), end: endOf2(whole.statement), text: joinStatements(statements, style2) };
};
var bypassBarrel = (facts) => {
  const parsed = parseSource(facts.text, facts.path);
  const barrel = resolveRequest(facts.path, facts.request, (it) => facts.read(it) !== null) ?? facts.barrel;
  if (parsed === null || barrel === null || facts.read(barrel) === null) return null;
  const wholes = wholeImports(parsed.program, facts.request);
  if (wholes.length === 0 || wholes.some(({ form }) => form === "require")) return null;
  const edits = [];
  for (const whole of wholes) {
    const edit = editOf(whole, facts, barrel);
    if (edit === null) return null;
    edits.push(edit);
  }
  return applyEdits(facts.text, edits);
};

// src/advice/source/patches/uses-of-name.ts
var otherNames = /* @__PURE__ */ new Set([
  "ObjectProperty.key",
  "ObjectMethod.key",
  "ClassMethod.key",
  "ClassProperty.key",
  "ClassAccessorProperty.key",
  "MemberExpression.property",
  "OptionalMemberExpression.property",
  "JSXMemberExpression.property",
  "JSXAttribute.name",
  "JSXNamespacedName.name",
  "JSXNamespacedName.namespace",
  "ImportSpecifier.imported",
  "ExportSpecifier.exported",
  "ExportNamespaceSpecifier.exported",
  "LabeledStatement.label",
  "BreakStatement.label",
  "ContinueStatement.label",
  "MetaProperty.meta",
  "MetaProperty.property",
  "TSPropertySignature.key",
  "TSMethodSignature.key",
  "TSQualifiedName.right",
  "TSEnumMember.id",
  "FunctionTypeParam.name",
  "ObjectTypeProperty.key",
  "QualifiedTypeIdentifier.id",
  "TSNamedTupleMember.label",
  "ImportAttribute.key"
]);
var namesSomethingElse = ({ up, key }) => {
  if (up === null) return false;
  const computed = "computed" in up.node && up.node.computed;
  if (up.node.type === "ExportSpecifier" && key === "local") {
    const declaration2 = up.up?.node;
    return declaration2?.type === "ExportNamedDeclaration" && declaration2.source !== null && declaration2.source !== void 0;
  }
  return !computed && otherNames.has(`${up.node.type}.${key}`);
};
var variableName = (step) => {
  const { node } = step;
  if (node.type !== "Identifier" && node.type !== "JSXIdentifier") return null;
  return namesSomethingElse(step) ? null : node.name;
};
var usesOfName = (program, name) => {
  const uses = [];
  walk(program, (step) => {
    if (variableName(step) === name) uses.push(step);
  });
  return uses;
};

// src/advice/source/patches/import-instead-of-require.ts
var isModule = (program) => program.body.some(
  ({ type }) => type === "ImportDeclaration" || /^Export(?:Named|Default|All)Declaration$/u.test(type)
);
var exportsCommonJs = (program) => {
  let found = false;
  walk(program, ({ node }) => {
    if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return;
    const { object, property } = node;
    if (object.name === "exports") found = true;
    if (object.name === "module" && property.type === "Identifier" && property.name === "exports") found = true;
  });
  return found;
};
var isMember = ({ up, key }) => (up?.node.type === "MemberExpression" || up?.node.type === "JSXMemberExpression") && key === "object";
var isAssigned = ({ up, key }) => up?.node.type === "AssignmentExpression" && key === "left" || up?.node.type === "UpdateExpression";
var clauseOf2 = (program, { names: names2, statement }) => {
  const [first] = names2;
  if (first === void 0) return null;
  const uses = names2.flatMap(({ local }) => local === null ? [] : usesOfName(program, local));
  const outside2 = uses.filter(({ node }) => startOf(node) < startOf(statement) || endOf2(node) > endOf2(statement));
  if (outside2.some(isAssigned)) return null;
  if (first.imported === "*") return outside2.every(isMember) ? `* as ${first.local}` : null;
  const parts = names2.map(({ imported, local }) => imported === local ? imported : `${imported} as ${local}`);
  return `{ ${parts.join(", ")} }`;
};
var importInsteadOfRequire = (text, path, request3) => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const { program } = parsed;
  const wholes = wholeImports(program, request3).filter(({ form }) => form === "require");
  const calls = findImports(text, path).filter((it) => it.kind === "require" && it.specifier === request3);
  if (wholes.length === 0 || wholes.length < calls.length || !isModule(program) || exportsCommonJs(program))
    return null;
  const edits = [];
  for (const whole of wholes) {
    const clause = clauseOf2(program, whole);
    if (clause === null) return null;
    const { quote: quote3, semicolon: semicolon2 } = styleOf(text, whole.statement, whole.source);
    const statement = `import ${clause} from ${quote3}${request3}${quote3}${semicolon2}`;
    edits.push({ start: startOf(whole.statement), end: endOf2(whole.statement), text: statement });
  }
  return applyEdits(text, edits);
};

// src/advice/source/patches/component-uses.ts
var tagOf = (element) => {
  const { name } = element.openingElement;
  if (name.type === "JSXIdentifier") return name.name;
  return name.type === "JSXMemberExpression" ? name.property.name : "";
};
var isBounded = (step, boundary2) => {
  for (const { node } of above2(step)) if (node.type === "JSXElement" && tagOf(node) === boundary2) return true;
  return false;
};
var passing = /* @__PURE__ */ new Set(["component", "Component", "as"]);
var elementOf = ({ up }) => {
  const [tag, step] = [up, up?.up ?? null];
  if (tag?.node.type !== "JSXOpeningElement" && tag?.node.type !== "JSXClosingElement") return null;
  return step?.node.type === "JSXElement" ? { element: step.node, step } : null;
};
var isPassedToRouter = (step) => {
  const attribute = step.up?.node.type === "JSXExpressionContainer" ? step.up.up?.node : null;
  return attribute?.type === "JSXAttribute" && attribute.name.type === "JSXIdentifier" && passing.has(attribute.name.name);
};
var componentUses = (program, name, { boundary: boundary2, start, end }) => {
  const uses = usesOfName(program, name).filter(({ node }) => endOf2(node) <= start || startOf(node) >= end);
  const open2 = /* @__PURE__ */ new Set();
  for (const use of uses) {
    const found = elementOf(use);
    if (found === null) {
      if (!isPassedToRouter(use) || !isBounded(use, boundary2)) return null;
    } else if (!isBounded(found.step, boundary2)) {
      if (found.step.up?.node.type === "JSXAttribute") return null;
      open2.add(found.element);
    }
  }
  return uses.length === 0 ? null : { open: Array.from(open2) };
};

// src/advice/source/patches/lazy-names.ts
var homes = /* @__PURE__ */ new Set(["react", "preact/compat"]);
var importsOf = (program) => program.body.flatMap(
  (statement) => statement.type === "ImportDeclaration" && statement.importKind !== "type" ? [statement] : []
);
var localOf = (declarations, name) => {
  for (const { specifiers } of declarations)
    for (const specifier of specifiers)
      if (specifier.type === "ImportSpecifier" && nameOf4(specifier.imported) === name) return specifier.local.name;
  return null;
};
var wholeOf2 = (declarations) => {
  for (const { specifiers } of declarations)
    for (const specifier of specifiers) if (specifier.type !== "ImportSpecifier") return specifier.local.name;
  return null;
};
var lazyNames = (program, framework) => {
  const all = importsOf(program);
  const own = all.filter(({ source }) => homes.has(source.value));
  const whole = wholeOf2(own);
  const [lazy, suspense] = [localOf(own, "lazy"), localOf(own, "Suspense")];
  const fallback = (name) => whole === null ? name : `${whole}.${name}`;
  const names2 = { lazy: lazy ?? fallback("lazy"), suspense: suspense ?? fallback("Suspense") };
  const isMissing = (name) => whole === null && (name === "lazy" ? lazy : suspense) === null;
  const named2 = own.find(({ specifiers }) => specifiers.at(-1)?.type === "ImportSpecifier");
  const last = named2?.specifiers.at(-1);
  if (last !== void 0 || whole !== null)
    return {
      ...names2,
      edits: (needed) => {
        const missing2 = needed.filter(isMissing);
        if (missing2.length === 0 || last === void 0) return [];
        return [{ start: endOf2(last), end: endOf2(last), text: `, ${missing2.join(", ")}` }];
      }
    };
  const usesPreact = all.some(({ source }) => /^preact(?:\/|$)/u.test(source.value));
  const home = usesPreact || framework === "preact" ? "preact/compat" : framework;
  const [first] = program.body;
  if (home === null || first === void 0) return null;
  return {
    ...names2,
    edits: (needed, { quote: quote3, semicolon: semicolon2, lineBreak }) => {
      const start = startOf(first);
      const text = `import { ${needed.join(", ")} } from ${quote3}${home}${quote3}${semicolon2}${lineBreak}`;
      return [{ start, end: start, text }];
    }
  };
};

// src/advice/source/patches/import-lazily.ts
var mostBoundaries = 3;
var lastImport = (program) => program.body.findLast((statement) => statement.type === "ImportDeclaration") ?? null;
var boundaries = (elements, suspense) => elements.flatMap((element) => [
  { start: startOf(element), end: startOf(element), text: `<${suspense} fallback={null}>` },
  { start: endOf2(element), end: endOf2(element), text: `</${suspense}>` }
]);
var areNested = (elements) => elements.some((a) => elements.some((b) => a !== b && startOf(a) <= startOf(b) && endOf2(b) <= endOf2(a)));
var declaration = ({ imported, local }, {
  lazy,
  request: request3,
  style: { quote: quote3, semicolon: semicolon2 }
}) => {
  const call = `import(${quote3}${request3}${quote3})`;
  const loaded = imported === "default" ? call : `${call}.then((module) => ({ default: module.${imported} }))`;
  return `const ${local} = ${lazy}(() => ${loaded})${semicolon2}`;
};
var importLazily = ({ path, text, request: request3, framework }) => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const { program } = parsed;
  const [whole, ...others] = wholeImports(program, request3);
  const [name, ...moreNames] = whole?.names ?? [];
  const last = lastImport(program);
  const statics = findImports(text, path).filter(
    (it) => it.specifier === request3 && it.kind !== "dynamic" && !it.typeOnly
  );
  if (whole === void 0 || whole.form === "require" || others.length > 0 || statics.length !== 1) return null;
  if (name === void 0 || moreNames.length > 0 || last === null || name.typeOnly || name.imported === "*")
    return null;
  if (name.local === null || !/^[A-Z]/u.test(name.local) || !/^[\w$]+$/u.test(name.imported)) return null;
  const names2 = lazyNames(program, framework);
  if (names2 === null) return null;
  const { statement } = whole;
  const [start, end] = [startOf(statement), endOf2(statement)];
  const boundary2 = names2.suspense.split(".").at(-1) ?? "";
  const uses = componentUses(program, name.local, { boundary: boundary2, start, end });
  if (uses === null || uses.open.length > mostBoundaries || areNested(uses.open)) return null;
  const style2 = styleOf(text, statement, whole.source);
  const lazily2 = declaration({ imported: name.imported, local: name.local }, { lazy: names2.lazy, request: request3, style: style2 });
  const { lineBreak } = style2;
  const isAlone = program.body.filter(({ type }) => type === "ImportDeclaration").length === 1;
  const moved = statement === last ? [{ start, end, text: `${isAlone ? "" : lineBreak}${lazily2}` }] : [
    { ...wholeLine(text, statement), text: "" },
    { start: endOf2(last), end: endOf2(last), text: `${lineBreak}${lineBreak}${lazily2}` }
  ];
  const needed = ["lazy", ...uses.open.length > 0 ? ["Suspense"] : []];
  return applyEdits(text, [...moved, ...names2.edits(needed, style2), ...boundaries(uses.open, names2.suspense)]);
};

// src/advice/source/patches/one-by-one.ts
var ofWhole = /* @__PURE__ */ new Set([
  "VERSION",
  "chain",
  "mixin",
  "noConflict",
  "runInContext",
  "templateSettings",
  "tap",
  "thru",
  "prototype",
  "default"
]);
var lodash = (root) => ({
  accepts: (exported) => /^[a-z]\w*$/iu.test(exported) && !ofWhole.has(exported) && !exported.startsWith("wrapper"),
  requestOf: (exported) => `${root}/${exported}`
});
var components = (root) => ({
  accepts: (exported) => /^[A-Z][A-Za-z0-9]*$/u.test(exported) && exported !== "ThemeProvider",
  requestOf: (exported) => `${root}/${exported}`
});
var packages = /* @__PURE__ */ new Map([
  ["lodash", lodash("lodash")],
  ["lodash-es", lodash("lodash-es")],
  ["@mui/material", components("@mui/material")],
  ["@mui/icons-material", components("@mui/icons-material")]
]);
var oneByOneOf = (request3) => packages.get(request3) ?? packages.get(request3.replace(/\/(?:lodash|index)(?:\.js)?$/u, "")) ?? null;

// src/advice/source/patches/import-one-by-one.ts
var memberOf = ({
  up,
  key
}) => {
  const node = up?.node;
  if (node?.type !== "MemberExpression" || key !== "object" || node.computed || node.property.type !== "Identifier")
    return null;
  return { name: node.property.name, start: startOf(node), end: endOf2(node) };
};
var freeName = (program, name) => [name, `_${name}`].find((candidate) => usesOfName(program, candidate).length === 0) ?? null;
var takeApart = (program, { statement }, local) => {
  const inside = ({ node }) => startOf(node) >= startOf(statement) && endOf2(node) <= endOf2(statement);
  const uses = usesOfName(program, local).filter((step) => !inside(step));
  const wanted2 = /* @__PURE__ */ new Map();
  const edits = [];
  for (const use of uses) {
    const member = memberOf(use);
    if (member === null) return null;
    const name = wanted2.get(member.name) ?? freeName(program, member.name);
    if (name === null) return null;
    wanted2.set(member.name, name);
    edits.push({ start: member.start, end: member.end, text: name });
  }
  return { wanted: Array.from(wanted2, ([imported, name]) => ({ imported, local: name })), edits };
};
var rewrite = (program, whole) => {
  const wanted2 = [];
  const edits = [];
  for (const { imported, local, typeOnly } of whole.names) {
    if (typeOnly || local === null) return null;
    if (imported !== "*" && imported !== "default") {
      wanted2.push({ imported, local });
      continue;
    }
    const apart = takeApart(program, whole, local);
    if (apart === null) return null;
    wanted2.push(...apart.wanted);
    edits.push(...apart.edits);
  }
  return wanted2.length === 0 ? null : { wanted: wanted2, edits };
};
var importOneByOne = (text, path, request3) => {
  const family = oneByOneOf(request3);
  const parsed = parseSource(text, path);
  if (family === null || parsed === null) return null;
  const wholes = wholeImports(parsed.program, request3);
  const places2 = findImports(text, path).filter((it) => it.specifier === request3 && !it.typeOnly);
  if (wholes.length === 0 || wholes.length < places2.length) return null;
  const edits = [];
  for (const whole of wholes) {
    const rewritten = rewrite(parsed.program, whole);
    if (rewritten === null || !rewritten.wanted.every(({ imported }) => family.accepts(imported))) return null;
    const style2 = styleOf(text, whole.statement, whole.source);
    const statements = rewritten.wanted.map(({ imported, local }) => {
      const source = `${style2.quote}${family.requestOf(imported)}${style2.quote}`;
      return whole.form === "import" ? `import ${local} from ${source}` : `${whole.keyword} ${local} = require(${source})`;
    });
    const [start, end] = [startOf(whole.statement), endOf2(whole.statement)];
    edits.push({ start, end, text: joinStatements(statements, style2) }, ...rewritten.edits);
  }
  return applyEdits(text, edits);
};

// src/advice/source/patches/one-version.ts
import { posix as posix17 } from "node:path";

// src/advice/source/patches/json-object.ts
var expressionOf = (program) => {
  const [statement] = program?.body ?? [];
  return statement?.type === "ExpressionStatement" && statement.expression.type === "ObjectExpression" ? statement.expression : null;
};
var fieldIn = (object, name) => object.properties.find(
  (it) => it.type === "ObjectProperty" && it.key.type === "StringLiteral" && it.key.value === name
) ?? null;
var indentOf2 = (text, object) => {
  const [first] = object.properties;
  if (first === void 0) return "  ";
  const at = startOf(first) - 1;
  return /^[ \t]*/u.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at))?.[0] ?? "  ";
};
var append2 = (text, object, field) => {
  const last = object.properties.at(-1);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  if (last === void 0) {
    const [start, end] = [startOf(object) - 1, endOf2(object) - 1];
    return { start, end, text: `{${lineBreak}${indentOf2(text, object)}${field}${lineBreak}}` };
  }
  const at = endOf2(last) - 1;
  const isOnOneLine = !text.slice(startOf(object) - 1, endOf2(object) - 1).includes("\n");
  return { start: at, end: at, text: isOnOneLine ? `, ${field}` : `,${lineBreak}${indentOf2(text, object)}${field}` };
};
var setInJson = (text, path, value) => {
  let object = expressionOf(parseSource(`(${text}
)`, "package.js")?.program);
  for (const [depth, name] of path.entries()) {
    if (object === null) return null;
    const rest = path.slice(depth + 1);
    const found = fieldIn(object, name);
    if (found === null) {
      const content = rest.reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, JSON.stringify(value));
      return append2(text, object, `${JSON.stringify(name)}: ${content}`);
    }
    if (found.type !== "ObjectProperty" || found.value.type !== "ObjectExpression") return null;
    object = found.value;
  }
  return null;
};

// src/advice/source/patches/one-version.ts
var places = {
  npm: ["overrides"],
  bun: ["overrides"],
  pnpm: ["pnpm", "overrides"],
  "yarn-classic": ["resolutions"],
  "yarn-berry": ["resolutions"]
};
var lineOf = (version) => /^(?:0\.\d+|[1-9]\d*)(?=\.|$)/u.exec(version)?.[0] ?? version;
var valueFor = ({ lock, manifest, package: name }, newest2) => {
  const wanted2 = diffManifests(null, manifest.text).dependencies.some((it) => it.name === name);
  return wanted2 && lock.manager === "npm" ? `$${name}` : newest2;
};
var oneVersion = (facts) => {
  const { lock, manifest, package: name } = facts;
  const versions2 = Array.from(new Set(lock.packages.filter((it) => it.name === name).map(({ version }) => version)));
  const newest2 = versions2.toSorted(compareVersions).at(-1);
  if (posix17.basename(manifest.path) !== "package.json" || newest2 === void 0 || versions2.length < 2) return null;
  if (new Set(versions2.map(lineOf)).size > 1 || !/^\d+\.\d+\.\d+[\w.+-]*$/u.test(newest2)) return null;
  const edit = setInJson(manifest.text, [...places[lock.manager], name], valueFor(facts, newest2));
  return edit === null ? null : applyEdits(manifest.text, [edit]);
};

// src/advice/source/line-runs.ts
var mostDifferent = 4e3;
var splitLines2 = (text) => text === "" ? [] : text.split(/(?<=\n)/u);
var lineRuns = (base, head2) => {
  const changes = diffLines(base, head2, { maxEditLength: mostDifferent });
  if (changes === void 0) return null;
  const runs = [];
  let [at, baseAt] = [0, 0];
  let open2 = false;
  for (const { value, added, removed } of changes) {
    const lines = splitLines2(value);
    if (!added && !removed) {
      at += lines.length;
      baseAt += lines.length;
      open2 = false;
      continue;
    }
    if (!open2) runs.push({ at, baseAt, base: [], head: [] });
    open2 = true;
    runs.at(-1)?.[added ? "head" : "base"].push(...lines);
    if (added) at += lines.length;
    else baseAt += lines.length;
  }
  return runs;
};
var undoRuns = (head2, runs) => {
  const lines = splitLines2(head2);
  const parts = [];
  let next = 0;
  for (const run of runs) {
    parts.push(...lines.slice(next, run.at), ...run.base);
    next = run.at + run.head.length;
  }
  return [...parts, ...lines.slice(next)].join("");
};

// src/advice/source/patches/still-reads.ts
var import_yaml = __toESM(require_dist(), 1);
import { posix as posix18 } from "node:path";

// src/advice/source/patches/undeclared-names.ts
var declaring = /* @__PURE__ */ new Set([
  "VariableDeclarator.id",
  "FunctionDeclaration.id",
  "FunctionExpression.id",
  "ClassDeclaration.id",
  "ClassExpression.id",
  "ImportSpecifier.local",
  "ImportDefaultSpecifier.local",
  "ImportNamespaceSpecifier.local",
  "TSImportEqualsDeclaration.id",
  "TSEnumDeclaration.id",
  "TSModuleDeclaration.id",
  "TSInterfaceDeclaration.id",
  "TSTypeAliasDeclaration.id",
  "TSTypeParameter.name",
  "TSMappedType.key",
  "TypeParameter.name",
  "TypeAlias.id",
  "CatchClause.param"
]);
var isDeclared = (step) => {
  for (let at = step; at.up !== null; at = at.up) {
    const { key } = at;
    const { type } = at.up.node;
    if (declaring.has(`${type}.${key}`) || key === "params" || key === "parameters") return true;
    const inPattern = type === "ObjectPattern" || type === "ArrayPattern" || type === "RestElement" || type === "TSParameterProperty" || type === "ObjectProperty" && key === "value" || type === "AssignmentPattern" && key === "left";
    if (!inPattern) return false;
  }
  return false;
};
var undeclaredNames = (program) => {
  const used = /* @__PURE__ */ new Set();
  const declared2 = /* @__PURE__ */ new Set();
  walk(program, (step) => {
    const name = variableName(step);
    if (name === null || step.node.type === "JSXIdentifier" && /^[a-z]/u.test(name)) return;
    (isDeclared(step) ? declared2 : used).add(name);
  });
  return used.difference(declared2);
};

// src/advice/source/patches/still-reads.ts
var readsAsJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return parseSource(`(${text}
)`, "settings.js")?.mistakes === 0;
  }
};
var readsAsYaml = (text) => {
  try {
    return (0, import_yaml.parseDocument)(text, { prettyErrors: false, uniqueKeys: false, logLevel: "silent" }).errors.length === 0;
  } catch {
    return false;
  }
};
var readsAsScript = (path, after, sides2) => {
  const parsed = parseSource(after, path);
  if (parsed === null) return false;
  const known = sides2.flatMap((text) => parseSource(text, path) ?? []);
  const mistakes = known.length === 0 ? 0 : Math.max(...known.map((it) => it.mistakes));
  const undeclared = new Set(known.flatMap(({ program }) => Array.from(undeclaredNames(program))));
  return parsed.mistakes <= mistakes && undeclaredNames(parsed.program).isSubsetOf(undeclared);
};
var stillReads = (path, after, sides2) => {
  const name = posix18.basename(path);
  if (/\.(?:[cm]?[jt]sx?|vue|svelte)$/iu.test(name)) return readsAsScript(path, after, sides2);
  if (/\.(?:json|jsonc|webmanifest)$|^\.(?:babelrc|swcrc|postcssrc)$/iu.test(name)) return readsAsJson(after);
  if (/\.ya?ml$/iu.test(name) && after.length < 1e6) return readsAsYaml(after);
  return true;
};

// src/advice/source/patches/restore-import.ts
var subjectOf = (request3) => /^(?:@[^/]+\/)?[^./@][^/]*/u.exec(request3)?.[0] ?? request3;
var isAbout = (request3) => ({ specifier, typeOnly }) => !typeOnly && (specifier === request3 || !/^[./]/u.test(request3) && subjectOf(specifier) === subjectOf(request3));
var signature = (places2) => JSON.stringify(
  places2.map(
    ({ kind, specifier, names: names2 }) => JSON.stringify([kind, specifier, names2.map((it) => [it.imported, it.local])])
  ).toSorted()
);
var escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
var wordsOf2 = (places2) => {
  const names2 = places2.flatMap((place2) => place2.names.flatMap(({ local, imported }) => [local ?? "", imported]));
  const words4 = new Set(names2.filter((name) => /^[\w$]+$/u.test(name) && name !== "default"));
  const requests = new Set(places2.map(({ specifier }) => specifier));
  return new RegExp(
    [
      ...Array.from(words4, (word) => `(?<![\\w$])${escaped(word)}(?![\\w$])`),
      ...Array.from(requests, (request3) => `["'\`]${escaped(request3)}["'\`]`)
    ].join("|"),
    "u"
  );
};
var helper = /^\s*<\/?(?:\w+\.)?Suspense\b|\bfrom\s*["'](?:react|preact\/compat|@loadable\/component|next\/dynamic|vue|solid-js)["']/u;
var saysNothing = (line) => /^[\s{}()[\];,]*$|^\s*(?:\/\/|\/\*|\*)/u.test(line);
var significant = ({ base, head: head2 }) => [...base, ...head2].filter((line) => !saysNothing(line));
var touchesHead = ({ at, head: head2 }, places2) => head2.length > 0 && touchesAny({ startLine: at + 1, endLine: at + head2.length }, places2);
var touchesBase = ({ baseAt, base }, places2) => base.length > 0 && touchesAny({ startLine: baseAt + 1, endLine: baseAt + base.length }, places2);
var restoreImport = ({ path, base, head: head2, request: request3 }) => {
  const about = isAbout(request3);
  const [before, now] = [findImports(base, path).filter(about), findImports(head2, path).filter(about)];
  const guilty = now.filter(({ specifier, kind }) => specifier === request3 && kind !== "dynamic");
  const isOnlyEvaluated = guilty.every(({ names: names2, kind }) => names2.length === 0 && kind === "import");
  if (guilty.length === 0 || before.length === 0 && !isOnlyEvaluated) return null;
  const words4 = wordsOf2([...before, ...now]);
  const runs = lineRuns(base, head2)?.filter((run) => {
    const lines = significant(run);
    return lines.length > 0 && lines.every((line) => words4.test(line) || helper.test(line));
  });
  if (runs === void 0) return null;
  const direct = runs.filter(
    (run) => touchesHead(run, guilty) || touchesBase(run, before) || significant(run).some((line) => helper.test(line))
  );
  for (const chosen of [direct, runs, runs.filter((run) => touchesHead(run, guilty))]) {
    if (!guilty.every((place2) => chosen.some((run) => touchesHead(run, [place2])))) continue;
    const text = undoRuns(head2, chosen);
    const isRestored = signature(findImports(text, path).filter(about)) === signature(before);
    if (isRestored && stillReads(path, text, [base, head2])) return text;
  }
  return null;
};

// src/advice/source/patches/restore-setting.ts
var mostLines3 = 12;
var bare2 = (line) => line.trim().replace(/,$/u, "");
var saysNothing2 = (line) => /^[\s{}()[\];,]*$|^\s*(?:\/\/|\/\*|\*|#)/u.test(line);
var wholeRun = (run, isAbout2) => {
  const says = (side) => {
    const others = new Set(run[side === "base" ? "head" : "base"].map(bare2));
    return run[side].flatMap(
      (line, index2) => saysNothing2(line) || others.has(bare2(line)) ? [] : [isAbout2(run, side, index2)]
    );
  };
  const lines = [...says("base"), ...says("head")];
  return lines.length > 0 && lines.length <= mostLines3 && lines.every(Boolean) ? [run] : [];
};
var pairs = (run, isAbout2) => {
  if (run.base.length !== run.head.length) return [];
  return run.head.flatMap((line, index2) => {
    const old = run.base[index2] ?? "";
    const isPair = isAbout2(run, "head", index2) && isAbout2(run, "base", index2) && !saysNothing2(line) && !saysNothing2(old);
    return isPair ? [{ at: run.at + index2, baseAt: run.baseAt + index2, base: [old], head: [line] }] : [];
  });
};
var restoreSetting = ({ path, base, head: head2, cause }) => {
  const kind = settingFileKind(path);
  const rule = settingRules[cause];
  if (kind === null || kind === "lock" || rule === void 0 || !rule.files.includes(kind)) return null;
  const dedicated = kind === "targets" && rule.files[0] === "targets";
  const lines = { base: splitLines2(base), head: splitLines2(head2) };
  const isAbout2 = (run, side, index2) => {
    const line = run[side][index2] ?? "";
    const at = (side === "base" ? run.baseAt : run.at) + index2;
    return dedicated || rule.words.test(line) || rule.words.test(headingOf(lines[side], at, line));
  };
  const runs = lineRuns(base, head2);
  if (runs === null) return null;
  const chosen = runs.flatMap((run) => {
    const whole = wholeRun(run, isAbout2);
    return whole.length > 0 ? whole : pairs(run, isAbout2);
  });
  if (chosen.length === 0) return null;
  const text = undoRuns(head2, chosen);
  return stillReads(path, text, [base, head2]) ? text : null;
};

// src/advice/source/patches/restore-version.ts
import { posix as posix19 } from "node:path";
var changedOf = (files, isWanted) => files.flatMap(
  ({ path, base, head: head2 }) => base === null || head2 === null || base === head2 || !isWanted(path) ? [] : [{ path, base, head: head2 }]
);
var namesChanged = ({ path, base, head: head2 }) => {
  const { added, removed, changed } = diffLocks(readLock(path, base), readLock(path, head2));
  return [...added, ...removed, ...changed].map(({ name }) => name);
};
var restoredManifest = ({ path, base, head: head2 }, name) => {
  const runs = lineRuns(base, head2)?.filter(
    (run) => [...run.base, ...run.head].some((line) => namesPackage(line, name))
  );
  if (runs === void 0 || runs.some((run) => run.base.length !== 1 || run.head.length !== 1)) return null;
  const text = undoRuns(head2, runs);
  return stillReads(path, text, [base, head2]) ? { path, text } : null;
};
var restoreVersion = ({ package: name, files }) => {
  const manifests = changedOf(files, (path) => posix19.basename(path) === "package.json");
  const locks = changedOf(files, isLockFile);
  const asked2 = manifests.flatMap((it) => {
    const { dependencies: dependencies2 } = diffManifests(it.base, it.head);
    return dependencies2.map((dependency2) => ({ file: it, dependency: dependency2 }));
  });
  const [only, ...others] = asked2;
  if (others.length > 0) return null;
  const restoredLocks = locks.map(({ path, base }) => ({ path, text: base }));
  if (only === void 0) {
    const names2 = new Set(locks.flatMap(namesChanged));
    return names2.size === 1 && names2.has(name) ? restoredLocks : null;
  }
  const { file, dependency } = only;
  const isOfIt = dependency.name === name || locks.some((lock) => namesChanged(lock).includes(name));
  if (!isOfIt || dependency.base === null || dependency.head === null) return null;
  const manifest = restoredManifest(file, dependency.name);
  return manifest === null ? null : [manifest, ...restoredLocks];
};

// src/advice/source/patches/attempts.ts
var cut = (text) => text.length > 100 ? `${text.slice(0, 99)}…` : text;
var one = (summary, path, text) => text === null ? null : { summary, texts: [{ path, text }] };
var inRepository = (directory, name) => posix20.join(directory === "" ? "." : directory, name);
var importerOf = ({ cause: { location, edge }, directory, files }) => {
  if (edge === null) return null;
  const paths = /* @__PURE__ */ new Set([inRepository(directory, edge.importer), location?.path]);
  const file = files.find(({ path }) => paths.has(path));
  if (file === void 0 || file.head === null) return null;
  const changedLines2 = location?.path === file.path ? [location] : [];
  const place2 = findEdge({ text: file.head, path: file.path, request: edge.request, kind: "other", changedLines: changedLines2 });
  return { ...file, text: file.head, request: place2?.specifier ?? edge.request };
};
var inImporter = (rewrite2) => (facts) => {
  const importer = importerOf(facts);
  return importer === null ? null : rewrite2(importer, facts);
};
var asBefore = inImporter(({ path, base, text, request: request3 }) => {
  if (base === null) return null;
  const restored = restoreImport({ path, base, head: text, request: request3 });
  const isGone = restored !== null && !restored.includes(request3);
  const summary = isGone ? `Leave out the import of ${cut(request3)}.` : `Import ${cut(request3)} as it was imported before.`;
  return one(summary, path, restored);
});
var oneByOne = inImporter(
  ({ path, text, request: request3 }) => one(`Import only what is used of ${cut(request3)}.`, path, importOneByOne(text, path, request3))
);
var asModule = inImporter(
  ({ path, text, request: request3 }) => one(`Import ${cut(request3)} instead of requiring it.`, path, importInsteadOfRequire(text, path, request3))
);
var frameworkOf = ({ files, directory }) => {
  const manifests = files.filter(({ path }) => posix20.basename(path) === "package.json");
  const own = manifests.find(({ path }) => path === inRepository(directory, "package.json")) ?? manifests[0];
  const names2 = new Set(diffManifests(null, own?.head ?? null).dependencies.map(({ name }) => name));
  if (names2.has("preact")) return "preact";
  return names2.has("react") ? "react" : null;
};
var lazily = inImporter(
  ({ path, text, request: request3 }, facts) => one(
    `Load ${cut(request3)} when it is shown first.`,
    path,
    importLazily({ path, text, request: request3, framework: frameworkOf(facts) })
  )
);
var stepsOf = ({ cause: { chain, edge }, directory, files }) => {
  const steps = chain.flatMap((name, index2) => {
    const next = chain[index2 + 1];
    const file = files.find(({ path }) => path === inRepository(directory, name));
    return next === void 0 || file === void 0 ? [] : [{ file, barrel: inRepository(directory, next) }];
  });
  const first = edge === null ? null : inRepository(directory, edge.importer);
  return steps.toSorted((a, b) => Number(b.file.path === first) - Number(a.file.path === first));
};
var fromItsFile = (facts) => {
  const read2 = (name) => facts.files.find(({ path }) => path === name)?.head ?? null;
  for (const { file, barrel } of stepsOf(facts)) {
    const { path, base, head: text } = file;
    if (text === null || text === base) continue;
    const edge = { text, path, request: barrel, kind: "static", changedLines: [] };
    const request3 = facts.cause.edge?.request ?? "";
    const place2 = findEdge(edge) ?? findEdge({ ...edge, request: request3 });
    if (place2 === null) continue;
    const bypassed = bypassBarrel({ path, text, request: place2.specifier, barrel, read: read2 });
    const summary = `Import from the file that defines it, not through ${cut(place2.specifier)}.`;
    if (bypassed !== null) return one(summary, path, bypassed);
  }
  return null;
};
var settingAsBefore = ({ cause, files }) => {
  const inOrder2 = files.toSorted(
    (a, b) => Number(b.path === cause.location?.path) - Number(a.path === cause.location?.path)
  );
  for (const { path, base, head: head2 } of inOrder2) {
    if (base === null || head2 === null || base === head2) continue;
    const text = restoreSetting({ path, base, head: head2, cause: cause.kind });
    if (text !== null) return one(`Set it in ${cut(path)} as it was before.`, path, text);
  }
  return null;
};
var versionAsBefore = ({ cause, files }) => {
  const texts = cause.package === null ? null : restoreVersion({ package: cause.package, files });
  return texts === null ? null : { summary: `Go back to the version of ${cut(cause.package ?? "")} of before.`, texts };
};
var aligned = ({ cause, directory, files }) => {
  const name = cause.package;
  const locks = files.filter(({ path, head: head2 }) => head2 !== null && isLockFile(path)).filter(
    ({ path }) => `${inRepository(directory, ".")}/`.startsWith(posix20.dirname(path) === "." ? "" : `${posix20.dirname(path)}/`)
  ).toSorted((a, b) => b.path.length - a.path.length);
  const lock = locks[0] === void 0 ? null : readLock(locks[0].path, locks[0].head ?? "");
  const manifest = files.find(({ path }) => path === posix20.join(posix20.dirname(locks[0]?.path ?? ""), "package.json"));
  if (name === null || lock === null || manifest === void 0 || manifest.head === null) return null;
  const text = oneVersion({ package: name, lock, manifest: { path: manifest.path, text: manifest.head } });
  return one(`Let everything use one version of ${cut(name)}.`, manifest.path, text);
};

// src/advice/source/patches/unified-diff.ts
var unusual = /[\p{Cc}"\\]|(?:^|\/)\.\.(?:\/|$)|^\/|^$/u;
var mostDifferent2 = 4e3;
var unifiedDiff = (path, before, after) => {
  if (before === after || unusual.test(path)) return null;
  const options2 = { context: 3, maxEditLength: mostDifferent2 };
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, void 0, void 0, options2);
  return patch === void 0 ? null : `diff --git a/${path} b/${path}
${formatPatch(patch, FILE_HEADERS_ONLY)}`;
};

// src/advice/source/patches/choose-patch.ts
var longest6 = 2e5;
var attempts = {
  "development-build": [settingAsBefore],
  "minification-off": [settingAsBefore],
  "concatenation-off": [settingAsBefore],
  "inline-source-map": [settingAsBefore],
  "older-target": [settingAsBefore],
  "split-chunks": [settingAsBefore],
  "diffuse-growth": [settingAsBefore],
  "side-effects": [settingAsBefore],
  "asset-inlined": [settingAsBefore],
  bailout: [asBefore, settingAsBefore],
  "static-import": [asBefore, oneByOne, lazily, fromItsFile],
  "lost-dynamic-import": [asBefore, fromItsFile, lazily, settingAsBefore],
  "moved-into-first-load": [asBefore, fromItsFile, lazily],
  "entry-isolation": [fromItsFile, asBefore],
  barrel: [fromItsFile, asBefore],
  "commonjs-library": [oneByOne, asBefore],
  "require-of-module": [asModule, asBefore],
  "two-formats": [asModule, asBefore, settingAsBefore],
  "duplicate-version": [versionAsBefore, aligned],
  "dependency-grew": [versionAsBefore],
  "new-dependency": [oneByOne, lazily],
  polyfills: [settingAsBefore, asBefore],
  data: [asBefore],
  context: [asBefore, settingAsBefore],
  "style-grew": [asBefore, settingAsBefore]
};
var patchOf = ({ summary, texts }, files) => {
  const parts = [];
  for (const { path, text } of texts) {
    const file = files.find((it) => it.path === path);
    if (file === void 0 || file.head === null) return null;
    const sides2 = [file.head, ...file.base === null ? [] : [file.base]];
    const diff = stillReads(path, text, sides2) ? unifiedDiff(path, file.head, text) : null;
    if (diff === null) return null;
    parts.push(diff);
  }
  const patch = parts.join("");
  return patch === "" || patch.length > longest6 ? null : { summary, patch, paths: texts.map(({ path }) => path) };
};
var choosePatch = (facts) => {
  for (const attempt2 of attempts[facts.cause.kind] ?? []) {
    const fix = attempt2(facts);
    const patch = fix === null ? null : patchOf(fix, facts.files);
    if (patch !== null) return patch;
  }
  return null;
};

// src/usecases/bundle/patch-files.ts
import { posix as posix21 } from "node:path";
var mostFiles = 100;
var mostPassedOn = 50;
var longest7 = 1e6;
var isText = (path) => /\.(?:[cm]?[jt]sx?|vue|svelte|css|scss|less|json|ya?ml|html?|md)$|(?:^|\/)\.[\w]+rc$/u.test(path);
var endings2 = ["", ".js", ".jsx", ".mjs", ".ts", ".tsx", "/index.js", "/index.ts", "/index.tsx"];
var passedOn = async (path, { read: read2 }) => {
  const text = await read2("head", path);
  if (text === null || text.length > longest7) return [];
  return findImports(text, path).filter(({ kind, specifier }) => kind === "export" && specifier.startsWith(".")).slice(0, mostPassedOn).flatMap(
    ({ specifier }) => endings2.map((ending) => posix21.join(posix21.dirname(path), `${specifier}${ending}`)).filter((it) => isText(it))
  );
};
var patchFiles = async (cause, { facts: { directory }, changed }, repository) => {
  const modules = [...cause.chain, ...cause.edge === null ? [] : [cause.edge.importer]];
  const own = modules.filter((name) => !name.includes("node_modules/")).map((name) => posix21.normalize(posix21.join(directory, name)));
  const lock = await lockFileOf(repository, "head", directory);
  const others = [];
  for (const path of own) others.push(...await passedOn(path, repository));
  const paths = /* @__PURE__ */ new Set([
    ...own,
    ...others,
    posix21.join(directory, "package.json"),
    ...lock === null ? [] : [lock.path],
    ...changed.map(({ path }) => path).slice(0, mostFiles)
  ]);
  const files = [];
  for (const path of paths) {
    if (path.startsWith("../") || path.startsWith("/") || !isText(path) && path !== lock?.path) continue;
    const before = changed.find((it) => it.path === path)?.previousPath ?? path;
    const [base, head2] = [await repository.read("base", before), await repository.read("head", path)];
    if ((base?.length ?? 0) > longest7 || (head2?.length ?? 0) > longest7) continue;
    if (base !== null || head2 !== null) files.push({ path, base, head: head2 });
  }
  return files;
};

// src/usecases/bundle/prove-fixes.ts
var mostBuilds = 4;
var smallest2 = 250;
var enough2 = 0.5;
var sizesAt = (sizes2, entry3) => entry3 === null ? sizes2.async : sizes2.entries.find(({ name }) => name === entry3)?.initial ?? null;
var difference3 = (after, before) => ({
  stat: after.stat - before.stat,
  parsed: after.parsed - before.parsed,
  gzip: after.gzip - before.gzip,
  brotli: after.brotli - before.brotli
});
var withoutPatch = (cause, evidence) => ({
  ...cause,
  evidence: [...cause.evidence, ...evidence],
  fix: cause.fix === null ? null : { ...cause.fix, patch: null, measured: null }
});
var prove = async (cause, { suite, sizes: sizes2, change, timeLeft }, tools3) => {
  const { directory } = suite;
  const files = await patchFiles(cause, change, tools3.repository);
  const chosen = choosePatch({ cause, directory: directory === "." ? "" : directory, files });
  if (chosen === null) return cause;
  tools3.report({ kind: "step", text: `${suite.name}: building an edit that takes ${cause.subject} away` });
  const built = await tools3.bundles.rebuild(suite, chosen.patch, timeLeft());
  if ("failure" in built)
    return withoutPatch(cause, [`An edit was tried, and its build failed, so it is not proposed.`]);
  const [before, after] = [sizesAt(sizes2, cause.entry), sizesAt(built, cause.entry)];
  if (before === null || after === null) return cause;
  const measured = difference3(after, before);
  if (-measured.gzip < Math.max(smallest2, enough2 * cause.cost.gzip))
    return withoutPatch(cause, [
      `An edit was built and gave ${formatValue(Math.max(0, -measured.gzip), "bytes")} gzip back, so it is not proposed.`
    ]);
  return { ...cause, fix: { summary: chosen.summary, patch: chosen.patch, measured } };
};
var proveFixes = async (order, tools3) => {
  const { causes } = order.growth;
  const worthwhile2 = causes.filter(({ cost }) => cost.gzip >= smallest2);
  const costliest = new Set(worthwhile2.toSorted((a, b) => b.cost.gzip - a.cost.gzip).slice(0, mostBuilds));
  const proven = [];
  for (const cause of causes)
    proven.push(costliest.has(cause) && order.timeLeft() > 0 ? await prove(cause, order, tools3) : cause);
  return { ...order.growth, causes: proven };
};

// src/usecases/bundle/explain-bundle.ts
var cutAll = async ({ cuts }, built, signal) => {
  const costs = /* @__PURE__ */ new Map();
  for (const { key, side, order } of cuts) {
    signal.throwIfAborted();
    const texts = built[side]?.texts;
    if (texts !== void 0) costs.set(key, await texts.cut(order));
  }
  return costs;
};
var explainBundle = async ({ plan, base, head: head2, timeLeft }, tools3) => {
  const { repository, report, signal } = tools3;
  const { directory, name } = plan.own.head;
  const change = await gatherChange(repository, directory);
  const growth = planGrowth({ base: base.graph, head: head2.graph, change: change.facts });
  report({ kind: "step", text: `${name}: ${growth.causes.length} causes found; measuring what each adds` });
  const costs = await cutAll(growth, { base: base.built, head: head2 }, signal);
  const sizes2 = { base: base.sizes, head: head2.sizes };
  const causes = [];
  for (const { planned, cause } of explainCauses(growth, costs, sizes2))
    causes.push(await placeCause(cause, planned.places, change, repository));
  return proveFixes(
    {
      growth: { ...explainGrowth(growth, costs, sizes2), causes },
      suite: plan.own.head,
      sizes: head2.sizes,
      change,
      timeLeft
    },
    tools3
  );
};

// src/usecases/bundle/has-grown.ts
var floor = { bytes: 100, share: 1e-3 };
var grew2 = (base, head2) => head2.gzip - base.gzip > Math.max(floor.bytes, floor.share * base.gzip);
var hasGrown = (base, head2) => {
  const before = new Map(base.entries.map((entry3) => [entry3.name, entry3]));
  return grew2(base.async, head2.async) || grew2(base.total, head2.total) || head2.entries.some((entry3) => {
    const other = before.get(entry3.name);
    return other !== void 0 && (grew2(other.initial, entry3.initial) || grew2(other.async, entry3.async));
  });
};

// src/usecases/bundle/reproducibility.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
var wobbleOf = (one2, other) => {
  const seconds = new Map(other.entries.map(({ name, initial }) => [name, initial.gzip]));
  const differences = one2.entries.map(({ name, initial }) => Math.abs(initial.gzip - (seconds.get(name) ?? 0)));
  return Math.max(
    0,
    Math.abs(one2.total.gzip - other.total.gzip),
    Math.abs(one2.async.gzip - other.async.gzip),
    ...differences
  );
};
var confirmed = (side, second) => {
  const reproducible = isDeepStrictEqual2(side.sizes, second);
  return { ...side, reproducible, wobble: reproducible ? 0 : wobbleOf(side.sizes, second) };
};

// src/usecases/bundle/compare-bundle.ts
var failed2 = (failure3) => ({ side: null, graph: null, built: null, failure: failure3 });
var measure = async (side, { own }, { bundles, signal }) => {
  try {
    const built = await bundles.measure(side, own[side]);
    const { graph, sizes: sizes2 } = built;
    const { bundler } = graph;
    return { side: { sizes: sizes2, bundler, source: "built", reproducible: null, wobble: 0 }, graph, built, failure: null };
  } catch (error) {
    signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return failed2(reasonOf(error));
  }
};
var baseOf = async (plan, measured, order, tools3) => {
  if (plan.alone) return { ...await measured, built: null };
  const stored = order.bases.get(plan.suite.name);
  if (stored !== void 0) {
    const { sizes: sizes2, bundler, reproducible, wobble } = stored.bundle;
    const side = { sizes: sizes2, bundler, source: "stored", reproducible, wobble };
    return { side, graph: stored.graph, built: null, failure: null };
  }
  return order.failed === null ? measure("base", plan, tools3) : failed2(reasonOf(order.failed));
};
var isRegressed = (plan, policy) => judge({
  policy,
  policyFrom: "given",
  suites: [],
  bundles: [bundleInput(plan)],
  final: true,
  blockTime: 0
}).metrics.some(({ primary, decision }) => primary && decision === "regressed");
var explained = async (bundles, tools3, notices) => {
  if (!hasGrown(bundles.base.sizes, bundles.head.sizes)) return null;
  try {
    return await explainBundle(bundles, tools3);
  } catch (error) {
    tools3.signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    notices.push(`why it grew could not be told: ${reasonOf(error)}`);
    return null;
  }
};
var noticesOf = (base, head2) => [
  .../* @__PURE__ */ new Set([...base.graph?.notices ?? [], ...head2.graph?.notices ?? []])
];
var compareBundle = async (plan, order, tools3) => {
  const { clock, report, bundles } = tools3;
  const { name } = plan.suite;
  const startedAt = clock.date().toISOString();
  const began = clock.now();
  const measuring = measure("head", plan, tools3);
  const [head2, found] = await Promise.all([measuring, baseOf(plan, measuring, order, tools3)]);
  const isLost = order.purpose === "refresh" && found.failure !== null && head2.side !== null;
  const base = isLost ? { ...head2, built: null } : found;
  const alone = plan.alone || isLost;
  const failures = ["base", "head"].flatMap((side2) => {
    const reason = { base, head: head2 }[side2].failure;
    return reason === null || side2 === "base" && alone ? [] : [{ side: side2, reason }];
  });
  const measured = {
    schema: "pacegate/bundle-comparison@1",
    suite: name,
    startedAt,
    duration: clock.now() - began,
    base: base.side,
    head: head2.side,
    failures,
    growth: null,
    notices: noticesOf(base, head2),
    pages: []
  };
  const graphs = {
    ...base.graph === null ? {} : { base: base.graph },
    ...head2.graph === null ? {} : { head: head2.graph }
  };
  const timeLeft = () => order.deadline - clock.now();
  let { side } = head2;
  const notices = isLost ? [`the head was measured beside itself: ${found.failure?.split("\n")[0] ?? ""}`] : [];
  const regressed = isRegressed({ ...plan, measurement: measured }, order.policy);
  if (side !== null && (regressed || order.purpose === "refresh") && timeLeft() > 0) {
    report({ kind: "step", text: `${name}: building the head a second time, to see whether it gives the same files` });
    const second = await bundles.rebuild(plan.own.head, null, timeLeft());
    if ("failure" in second) notices.push(`the head could not be built a second time: ${second.failure}`);
    else side = confirmed(side, second);
  }
  const growth = !alone && side !== null && head2.built !== null && base.side !== null && base.graph !== null ? await explained(
    {
      plan,
      base: { graph: base.graph, sizes: base.side.sizes, built: base.built },
      head: { ...head2.built, sizes: side.sizes },
      timeLeft
    },
    tools3,
    notices
  ) : null;
  const pages = alone ? [] : await bundles.treemaps(name, {
    ...base.built === null ? {} : { base: base.built },
    ...head2.built === null ? {} : { head: head2.built }
  });
  return {
    measurement: {
      ...measured,
      duration: clock.now() - began,
      head: side,
      growth,
      notices: [...measured.notices, ...notices],
      pages: [...pages]
    },
    graphs,
    alone
  };
};

// src/usecases/bundle/measure-bundles.ts
var measureBundles = async (plan, order, ports) => {
  const graphs = /* @__PURE__ */ new Map();
  const bundles = [];
  for (const bundle of plan.bundles) {
    if (bundle.skipped !== null) {
      bundles.push(bundle);
      continue;
    }
    const { name } = bundle.suite;
    ports.report({ kind: "step", text: `${name}: reading what was built` });
    const compared = await compareBundle(bundle, { ...order, policy: plan.policy }, ports);
    ports.signal.throwIfAborted();
    await ports.archive.keepBundle(compared.measurement, compared.graphs);
    graphs.set(name, compared.graphs);
    bundles.push({ ...bundle, alone: compared.alone, measurement: compared.measurement });
  }
  return { plan: { ...plan, bundles }, graphs };
};

// src/usecases/baseline/forecast.ts
var newest = 12;
var margin = 1;
var pooled = (records, place2) => {
  let squares = 0;
  let freedom = 0;
  for (const record of records) {
    const metric = metricAt(record, place2);
    if (metric === void 0 || metric.spread === null) continue;
    const own = Math.max(1, metric.head.length - 1);
    squares += own * metric.spread ** 2;
    freedom += own;
  }
  return freedom === 0 ? null : Math.sqrt(squares / freedom);
};
var wouldDecide = ({ deviation, tolerated }, n, share) => (upperQuantile(intervalTail * share, n - 1) + margin) * deviation / Math.sqrt(n) < tolerated;
var toleranceFor = ({ place: place2, deviation }, n, share) => Math.abs(
  worseningOf(
    scaleOf(metricOf(place2.metric)),
    (upperQuantile(intervalTail * share, n - 1) + margin) * deviation / Math.sqrt(n)
  )
);
var blocksFor = (spreads, looks, most5) => {
  const last = looks.looks.at(-1);
  if (last === void 0) return null;
  const decided = (blocks, share) => spreads.every((it) => wouldDecide(it, blocks, share));
  const planned = looks.looks.find(({ blocks, share }) => decided(blocks, share));
  if (planned !== void 0) return planned.blocks;
  for (let blocks = last.blocks + 1; blocks <= most5; blocks++) if (decided(blocks, last.share)) return blocks;
  return null;
};
var blockTimeOf = (suite, runs) => {
  const starts = runs.flatMap(
    (record) => record.blocks.map(({ startedAt }) => ({ run: record.recordedAt, suite: record.suite, at: Date.parse(startedAt) }))
  );
  const ofRuns = Map.groupBy(starts, ({ run }) => run);
  const times3 = [...ofRuns.values()].flatMap((blocks) => {
    const ordered = blocks.toSorted((a, b) => a.at - b.at);
    return ordered.flatMap((block, k) => {
      const next = ordered[k + 1];
      return next === void 0 || block.suite !== suite ? [] : [next.at - block.at];
    });
  });
  return median(times3.filter((time) => time > 0));
};
var forecastSuite = ({ suite, records }, shape, looks, options2) => {
  const usable = records.filter(({ verdict }) => verdict !== "invalid").slice(-newest);
  const spreads = placesOf(shape, options2.policy).flatMap((place2) => {
    const deviation = place2.primary ? pooled(usable, place2) : null;
    if (deviation === null) return [];
    const tolerance = toleratedWorsening(options2.policy, place2.metric, false);
    const tolerated = effectOfWorsening(scaleOf(metricOf(place2.metric)), tolerance);
    return [{ place: place2, deviation, tolerance, tolerated }];
  });
  if (spreads.length === 0) return null;
  const times3 = new Set(usable.map(({ recordedAt }) => recordedAt));
  const runs = options2.all.flatMap((it) => it.records.filter(({ recordedAt }) => times3.has(recordedAt)));
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
var placeOf2 = ({ place: place2 }, suite) => [place2.metric, "of", suite, place2.route, place2.scenario === null ? null : `in ${place2.scenario}`].filter((it) => it !== null).join(" ");
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
    `This run is likely to end undecided: by the last ${count(forecast.records, "record")} ${placeOf2(worst, forecast.suite)} varies too much for the ${last} blocks that the gate allows. ${more}a tolerance of ${tolerance} would do.`
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
  const told2 = [...blocks].map(([name, count3]) => `${blocks.size > 1 ? `${name} ` : ""}${count3} blocks`).join(", ");
  return { step: `a refresh measures a number of blocks fixed beforehand: ${told2}`, notices: [], blocks };
};

// src/usecases/judge-head-alone.ts
var exceededText = ({ metric, value, limit, ...place2 }) => {
  const { unit } = metricOf(metric);
  const bound = limit === null ? "" : `, beyond its limit of ${formatValue(limit, unit)}`;
  return `${titleAtStart(metric)} in ${placeText({ ...place2, metric })} is ${formatValue(value, unit)}${bound}.`;
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
    const place2 = [route ?? suiteName, ...several && scenario !== null ? [scenario] : []];
    return {
      label: [...place2, metricOf(metric).title].join(", "),
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
  let most5 = 0;
  for (const { plan, looks, expected, fixed } of suites) {
    const own = judgement.suites.find(({ name }) => name === plan.suite.name);
    if (own === void 0 || own.skipped !== null) continue;
    if (fixed && expected !== null) {
      const left2 = Math.max(0, expected - own.blocks.counted) * blockTime * 1.2;
      likely += left2;
      most5 += left2;
      continue;
    }
    if (own.decided || own.nextLook === null) continue;
    const last = looks.looks.at(-1)?.blocks ?? own.nextLook;
    likely += (Math.min(last, Math.max(own.nextLook, expected ?? 0)) - own.blocks.counted) * blockTime * 1.2;
    most5 += (last - own.blocks.counted) * blockTime * 1.2;
  }
  if (most5 === 0) return null;
  const bound = Math.max(0, left) + blockTime;
  return { likely: Math.min(likely, bound), most: Math.min(most5, bound) };
};

// src/usecases/measure-suites.ts
var enoughFailures = 3;
var isHopeless = (blocks, { maxBlocks }) => {
  const attempts2 = blocks.filter(({ kind }) => kind === "comparison");
  const lost = attempts2.filter(({ discarded }) => discarded !== null).length;
  return lost > maxBlocks / 4 || lost >= enoughFailures && lost === attempts2.length;
};
var measureSuites = async (options2) => {
  const { plan, clock, signal, laboratory, archive, report } = options2;
  const suites = plan.suites.map((suite) => ({
    plan: suite,
    blocks: [],
    looks: planLooks(plan.policy.maxBlocks),
    expected: options2.expected.get(suite.suite.name) ?? null,
    fixed: options2.fixed,
    warmUp: suite.suite.warmUp,
    slice: null
  }));
  const judgeNow = (final) => judge(judgeInput(final ? plan : { ...plan, bundles: [] }, suites, final));
  const measureOne = async (running) => {
    const { suite, own, schedule, solo, alone } = running.plan;
    const index2 = running.blocks.length;
    const kind = nextBlockKind(running.blocks);
    try {
      const block = await laboratory.runBlock({
        suite,
        own,
        index: index2,
        kind,
        schedule,
        solo,
        alone,
        seed: options2.seed,
        random: options2.random.fork(`${suite.name}/${index2}`),
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
      const block = failedBlock({ suite: suite.name, index: index2, kind, schedule, seed: options2.seed }, clock, error);
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
      of: (options2.fixed ? running.expected : null) ?? plan.policy.maxBlocks,
      look: suite?.nextLook ?? null,
      blockKind: last?.kind ?? "comparison",
      estimates: estimatesOf(judgement, name),
      elapsed: clock.now() - options2.started,
      remaining: remainingTime(judgement, suites, options2.deadline - clock.now(), meanTime(running.blocks))
    });
  };
  let open2 = suites.filter(({ plan: { skipped } }) => skipped === null);
  while (open2.length > 0) {
    for (const running of open2) {
      if (clock.now() >= options2.deadline)
        return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
      await measureOne(running);
      signal.throwIfAborted();
      const judgement2 = judgeNow(false);
      tell(running, judgement2);
      if (!options2.fixed && judgement2.verdict === "fail" && isExplained(judgement2))
        return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
    }
    const judgement = judgeNow(false);
    open2 = open2.filter(({ plan: { suite }, blocks, looks, expected }) => {
      const own = judgement.suites.find(({ name }) => name === suite.name);
      const last = looks.looks.at(-1)?.blocks ?? 0;
      const enough3 = options2.fixed ? expected ?? last : last;
      const decided = !options2.fixed && own?.decided === true;
      return !decided && (own?.blocks.counted ?? 0) < enough3 && !isHopeless(blocks, plan.policy);
    });
  }
  return { judgement: judgeNow(true), blocks: suites.flatMap((it) => it.blocks) };
};

// src/usecases/measure-head-alone.ts
var blocksEach = 4;
var measureHeadAlone = async (options2) => {
  const { clock, laboratory, archive, signal, deadline, seed } = options2;
  const plan = planAlone(options2.plan);
  const wanted2 = plan.suites.filter(({ skipped }) => skipped === null);
  const blocks = [];
  const given = /* @__PURE__ */ new Set();
  for (let index2 = 0; index2 < blocksEach; index2++) {
    for (const { suite, own, schedule, solo } of wanted2) {
      if (clock.now() >= deadline || given.has(suite.name)) continue;
      const first = blocks.find((it) => it.suite === suite.name && it.discarded === null);
      const length = first?.warmUp.duration;
      try {
        const block = await laboratory.runBlock({
          suite,
          own,
          index: index2,
          kind: "comparison",
          schedule,
          solo,
          alone: true,
          seed,
          random: options2.random.fork(`${suite.name}/${index2}`),
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
  ...options2
}) => {
  if (stored.suites.every(({ records }) => records.length === 0)) return null;
  report({ kind: "step", text: "the base could not be prepared; measuring the head for information" });
  try {
    await using laboratory = await openLaboratory2();
    return await measureHeadAlone({ ...options2, laboratory });
  } catch (error) {
    options2.signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return null;
  }
};

// src/usecases/page-notices.ts
var pathOf6 = (url) => url.split(/[?#]/)[0] ?? url;
var pageNotices = (plans, blocks) => plans.flatMap(({ suite }) => {
  if (suite.type !== "page") return [];
  const visits = blocks.filter((block) => block.suite === suite.name).flatMap((block) => block.visits ?? []);
  const others = new Set(visits.map(({ finalUrl }) => pathOf6(finalUrl)).filter((it) => it !== pathOf6(suite.path)));
  if (others.size === 0) return [];
  const ends = [...others].slice(0, 3).map((it) => escapePlain(it, 100));
  return [
    `${suite.name}: ${escapePlain(suite.path, 100)} led to ${ends.join(", ")}, and that is what was measured. If it asks to sign in, give the suite "cookies" or "headers".`
  ];
});

// src/usecases/prepare-sides.ts
var prepareSides = async (repository, wanted2, timeLeft) => {
  const prepare = async (side) => {
    if (wanted2[side].length > 0) await repository.prepare(side, wanted2[side], timeLeft());
  };
  const [base, head2] = await Promise.allSettled([prepare("base"), prepare("head")]);
  const failure3 = (outcome) => {
    if (outcome.status === "fulfilled") return null;
    if (isMeasuringFailure(outcome.reason)) return outcome.reason;
    throw outcome.reason;
  };
  return { base: failure3(base), head: failure3(head2) };
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
var prepareAndMeasure = async (given, ports, options2) => {
  const { clock, repository, archive, report, signal } = ports;
  const { seed, started: started2, purpose } = options2;
  const deadline = started2 + given.policy.timeLimit;
  const wanted2 = given.suites.filter(({ skipped }) => skipped === null);
  const bundles = given.bundles.filter(({ skipped }) => skipped === null);
  let plan = given;
  let prepared = null;
  let calibration = null;
  const notices = [];
  let graphs = /* @__PURE__ */ new Map();
  let browser = null;
  const elapsed = () => clock.now() - started2;
  const ended = (measured) => ({
    prepared: prepared ?? elapsed(),
    plan,
    headAlone: null,
    calibration,
    graphs,
    browser,
    notices,
    ...measured
  });
  if (wanted2.length + bundles.length === 0) return ended({ ...unmeasured(plan, null), prepared: 0 });
  const standAlone = (why, atHand) => {
    notices.push(`The head was measured beside itself: ${firstLine(why)}.`);
    plan = planAlone(plan, atHand);
  };
  try {
    await archive.keepPlan(emptyInput(plan, false));
    const bases = bundles.length === 0 ? /* @__PURE__ */ new Map() : await chooseBases(bundles, repository, await options2.stored);
    const failed3 = await prepareSides(
      repository,
      {
        base: [
          ...wanted2.filter(({ alone }) => !alone).map(({ own }) => own.base),
          ...bundles.filter(({ alone, suite }) => !alone && !bases.has(suite.name)).map(({ own }) => own.base)
        ],
        head: [...wanted2, ...bundles].map(({ own }) => own.head)
      },
      () => deadline - clock.now()
    );
    prepared = elapsed();
    if (failed3.head !== null) throw failed3.base ?? failed3.head;
    const stored = await options2.stored;
    signal.throwIfAborted();
    if (failed3.base !== null && purpose === "refresh") standAlone(failed3.base.message, new Set(bases.keys()));
    ({ plan, graphs } = await measureBundles(plan, { bases, failed: failed3.base, deadline, purpose }, ports));
    if (wanted2.length === 0) {
      const judgement = judge(emptyInput(plan, true));
      return ended({ judgement, blocks: [] });
    }
    const measuring = { seed, random: createRandom(seed), deadline, started: started2, clock, signal, archive, report };
    if (failed3.base !== null && purpose === "check") {
      const reason = reasonOf(failed3.base);
      const { openLaboratory: openLaboratory2 } = ports;
      const alone = await measureWithoutBase({ ...measuring, plan, stored, openLaboratory: openLaboratory2 });
      if (alone === null) return ended(unmeasured(plan, reason));
      return ended({ blocks: alone.blocks, judgement: judgeHeadAlone(alone, reason), headAlone: alone.metrics });
    }
    calibration = await ports.calibrate?.() ?? null;
    report({ kind: "step", text: "prepared; measuring" });
    const foretold = foretell(plan, stored, { purpose, left: deadline - clock.now(), spent: elapsed() });
    notices.push(...foretold.notices);
    for (const text of [foretold.step, ...foretold.notices]) if (text !== null) report({ kind: "step", text });
    await using laboratory = await ports.openLaboratory();
    const measure2 = () => measureSuites({ ...measuring, plan, laboratory, expected: foretold.blocks, fixed: purpose === "refresh" });
    const measured = await measure2().catch(async (error) => {
      if (purpose === "check" || !isMeasuringFailure(error) || plan.suites.every(({ alone }) => alone)) throw error;
      signal.throwIfAborted();
      standAlone(error.message);
      return measure2();
    });
    notices.push(...pageNotices(plan.suites, measured.blocks));
    browser = laboratory.browser();
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
  await archive.keepReport(ports.page(result, reportExtras(measured)));
  report({ kind: "verdict", verdict: result.verdict, elapsed: duration });
  return { result, comment, archive, ...measured };
};

export {
  bundleKey,
  lockFileOf,
  packGraph,
  planRefresh,
  planAlone,
  carryOut,
  createStore,
  createRunDirectory,
  startRun,
  tellSides
};
