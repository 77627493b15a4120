import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  matchesGlobs
} from "./chunk-WXTMC5PW.js";
import {
  defaultFile
} from "./chunk-OZGR4YV2.js";
import {
  require_picomatch
} from "./chunk-OKUXJVYF.js";
import {
  BundleError
} from "./chunk-PZ3W4RZL.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/measure/bundle/read/files/read-files.ts
import { readFile, realpath, stat } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// src/measure/bundle/read/clean-text.ts
var hidden = /[\p{Cc}\p{Cf}\p{Cs}]/u;
var allHidden = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
var cleanText = (text, most2 = 500) => {
  const bounded = text.length > 4 * most2 ? text.slice(0, 4 * most2) : text;
  const plain = hidden.test(bounded) ? bounded.replaceAll(allHidden, "") : bounded;
  return plain.length > most2 ? `${plain.slice(0, most2 - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : plain;
};

// src/measure/bundle/read/file-kind.ts
var kinds = [
  ["script", /\.[mc]?js$/i],
  ["style", /\.css$/i],
  ["map", /\.map$/i],
  [
    "media",
    /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|apng|woff2?|ttf|otf|eot|mp4|webm|ogv|mov|ogg|mp3|wav|flac|aac|m4a)$/i
  ]
];
var fileKind = (name) => kinds.find(([, ending]) => ending.test(name))?.[0] ?? "other";
var isCode = (name) => ["script", "style"].includes(fileKind(name));

// src/measure/bundle/read/package-of.ts
var own = { package: null, instance: null };
var marker = "node_modules/";
var packageOf = (name) => {
  const at = name.lastIndexOf(marker);
  if (at < 0 || at > 0 && name[at - 1] !== "/") return own;
  const start = at + marker.length;
  if (name[start] === "." || start === name.length) return own;
  const first = name.indexOf("/", start);
  const end = name[start] === "@" && first >= 0 ? name.indexOf("/", first + 1) : first;
  const instance = end < 0 ? name : name.slice(0, end);
  const isScopeAlone = name[start] === "@" && first < 0;
  return isScopeAlone ? own : { package: instance.slice(start), instance };
};

// src/measure/bundle/read/graph/keep-modules.ts
var reach = (start, ways, next) => {
  const seen = new Set(start);
  for (const module of seen) {
    for (const edge of ways.get(module) ?? []) if (edge.active) seen.add(next(edge));
  }
  return seen;
};
var put = (ways, end, edge) => {
  const known2 = ways.get(end);
  if (known2 === void 0) ways.set(end, [edge]);
  else known2.push(edge);
};
var keepModules = (all) => {
  const isEmitted = (module) => module.chunks.size > 0;
  const emitted = all.filter(isEmitted);
  const out = /* @__PURE__ */ new Map();
  const backInto = /* @__PURE__ */ new Map();
  for (const module of all) {
    for (const [from, edges2] of module.importers) {
      for (const edge of edges2) {
        put(out, from, edge);
        if (!isEmitted(from)) put(backInto, module, edge);
      }
    }
  }
  const reachable = reach(emitted, out, ({ to }) => to);
  const leading = reach(emitted, backInto, ({ from }) => from);
  const onTheWay = (module) => reachable.has(module) && leading.has(module);
  const edges = [];
  const leftOut = /* @__PURE__ */ new Set();
  for (const [from, ways] of out) {
    if (!onTheWay(from)) continue;
    for (const edge of ways) {
      if (onTheWay(edge.to)) edges.push(edge);
      else if (isEmitted(from)) {
        leftOut.add(edge.to);
        edges.push({ ...edge, active: false });
      }
    }
  }
  return { modules: all.filter((module) => onTheWay(module) || leftOut.has(module)), edges };
};

// src/measure/bundle/read/graph/merge-modules.ts
var precedence = [
  "style",
  "commonjs",
  "esm",
  "json",
  "asset-inline",
  "asset-file",
  "context",
  "runtime",
  "external",
  "unknown-script",
  "other"
];
var usedFirst = ["all", "some", "none"];
var earlier = (order, a, b) => order.indexOf(a) <= order.indexOf(b) ? a : b;
var mostBailouts = 10;
var begin = (name, { type, used }) => ({
  name,
  type,
  stat: 0,
  parsed: null,
  used,
  chunks: /* @__PURE__ */ new Set(),
  roots: /* @__PURE__ */ new Set(),
  bailouts: /* @__PURE__ */ new Set(),
  ids: /* @__PURE__ */ new Set(),
  importers: /* @__PURE__ */ new Map()
});
var add = (merged, part) => {
  const isEmitted = part.chunks.length > 0;
  if (!isEmitted && merged.chunks.size > 0) return;
  if (isEmitted && merged.chunks.size === 0)
    Object.assign(merged, { type: part.type, used: part.used, stat: 0, parsed: null });
  merged.type = earlier(precedence, merged.type, part.type);
  merged.used = earlier(usedFirst, merged.used, part.used);
  merged.stat += part.stat;
  if (part.parsed !== null) merged.parsed = (merged.parsed ?? 0) + part.parsed;
  for (const chunk of part.chunks) merged.chunks.add(chunk);
  if (part.root !== null) merged.roots.add(part.root);
  if (part.id !== null) merged.ids.add(part.id);
  for (const text of part.bailouts) if (merged.bailouts.size < mostBailouts) merged.bailouts.add(cleanText(text));
};
var counts = (part, from, to) => from.chunks.size === 0 || part !== void 0 && part.chunks.length > 0 || from.type === "style" && isOfStyle(to);
var isOfStyle = ({ type }) => ["style", "asset-file", "asset-inline"].includes(type);
var adoptAssets = (modules) => {
  for (const module of modules) {
    if (module.chunks.size > 0 || !isOfStyle(module)) continue;
    for (const edge of [...module.importers.values()].flat()) {
      if (edge.from.type !== "style") continue;
      edge.active = true;
      for (const chunk of edge.from.chunks) module.chunks.add(chunk);
    }
  }
};
var connect = ({ modules, edges }, byKey) => {
  for (const { from: fromKey, to: toKey, kind, request, active } of edges) {
    const from = byKey.get(fromKey);
    const to = byKey.get(toKey);
    if (from === void 0 || to === void 0 || from === to || !counts(modules.get(fromKey), from, to)) continue;
    const own3 = to.importers.get(from) ?? [];
    const known2 = own3.find((it) => it.kind === kind && it.request === request);
    if (known2 !== void 0) known2.active ||= active;
    else if (own3.push({ from, to, kind, request, active }) === 1) to.importers.set(from, own3);
  }
};
var byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
var mergeModules = (draft) => {
  const byName = /* @__PURE__ */ new Map();
  const byKey = /* @__PURE__ */ new Map();
  for (const [key, part] of draft.modules) {
    const name = cleanText(part.name);
    const merged = byName.get(name) ?? begin(name, part);
    byName.set(name, merged);
    byKey.set(key, merged);
    add(merged, part);
  }
  connect(draft, byKey);
  adoptAssets(byName.values());
  return { modules: [...byName.values()].sort((a, b) => byText(a.name, b.name)), byKey };
};

// src/measure/bundle/read/graph/sort-chunks.ts
var byNumbers = (a, b) => {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};
var sortChunks = ({ chunks }, modules) => {
  const inside2 = new Map([...chunks.keys()].map((key) => [key, []]));
  for (const [at, module] of modules.entries()) for (const key of module.chunks) inside2.get(key)?.push(at);
  const words = (key, what) => [...chunks.get(key)?.[what] ?? []].sort(byText).join("\n");
  return [...chunks.keys()].sort(
    (a, b) => byText(words(a, "names"), words(b, "names")) || byText(words(a, "origins"), words(b, "origins")) || byNumbers(inside2.get(a) ?? [], inside2.get(b) ?? []) || byText(words(a, "files"), words(b, "files"))
  );
};

// src/measure/bundle/read/graph/finish-graph.ts
var placesOf = (values) => new Map(values.map((value, at) => [value, at]));
var find = (values, places) => [...new Set([...values].flatMap((value) => places.get(value) ?? []))].sort((a, b) => a - b);
var unique = (texts) => [...new Set(texts.map((it) => cleanText(it)))].sort(byText);
var isMedia = (name) => fileKind(name) === "media";
var finishModule = (module, { byKey }, modules, chunks) => {
  const roots = [...module.roots].flatMap((key) => byKey.get(key) ?? []).filter((root) => root !== module);
  return {
    name: module.name,
    ...packageOf(module.name),
    version: null,
    type: module.type,
    stat: module.stat,
    parsed: module.parsed,
    chunks: find(module.chunks, chunks),
    root: find(roots, modules)[0] ?? null,
    used: module.used,
    bailouts: [...module.bailouts].sort(byText)
  };
};
var startsOf = (entry, modules, { byKey }) => {
  const named = entry.modules.flatMap((key) => byKey.get(key) ?? []);
  if (named.length > 0) return named;
  const initial = new Set(entry.initial);
  return modules.filter(
    ({ type, chunks, importers }) => type !== "runtime" && importers.size === 0 && [...chunks].some((it) => initial.has(it))
  );
};
var finishEntries = (draft, merged, kept, places) => [...draft.entries].sort((a, b) => byText(a.name, b.name)).map((entry) => {
  const initial = find(entry.initial, places.chunks);
  return {
    name: cleanText(entry.name),
    files: find(entry.files.filter(isCode), places.files),
    initial,
    async: find(entry.async, places.chunks).filter((chunk) => !initial.includes(chunk)),
    modules: find(startsOf(entry, kept, merged), places.modules)
  };
});
var finishGraph = (draft) => {
  const merged = mergeModules(draft);
  const kept = keepModules(merged.modules);
  const chunkKeys = sortChunks(draft, kept.modules);
  const files = [...draft.files].sort(byText);
  const places = { modules: placesOf(kept.modules), chunks: placesOf(chunkKeys), files: placesOf(files) };
  const edges = kept.edges.flatMap(({ from, to, kind, request, active }) => {
    const [start, end] = [places.modules.get(from), places.modules.get(to)];
    return start === void 0 || end === void 0 ? [] : [[start, end, kind, cleanText(request), active]];
  });
  const graph = {
    schema: "pacegate/bundle@1",
    bundler: draft.bundler,
    mode: draft.mode,
    entries: finishEntries(draft, merged, kept.modules, places),
    files: files.map((name) => ({ name, kind: fileKind(name), parsed: 0, gzip: 0, brotli: 0, lines: 0, inlineMap: 0 })),
    chunks: chunkKeys.map((key) => {
      const chunk = draft.chunks.get(key) ?? { names: [], files: [], origins: [] };
      return {
        names: unique(chunk.names),
        files: find(chunk.files.filter(isCode), places.files),
        media: find(chunk.files.filter(isMedia), places.files),
        origins: unique(chunk.origins)
      };
    }),
    modules: kept.modules.map((module) => finishModule(module, merged, places.modules, places.chunks)),
    edges: edges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || byText(a[2], b[2]) || byText(a[3], b[3])),
    notices: [...draft.notices]
  };
  return { graph, ids: kept.modules.map(({ ids }) => [...ids].sort(byText)) };
};

// src/measure/bundle/read/unhashed-name.ts
var isWords = (part) => /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/.test(part);
var isHash = (part) => {
  if (/^[0-9a-f]{6,64}$/.test(part)) return /\d/.test(part) && /[a-f]/.test(part);
  if (/^[0-9A-Z]{8}$/.test(part)) return true;
  if (/^[\w-]{8,32}$/.test(part)) return /[a-z]/.test(part) && /[A-Z]/.test(part) && !isWords(part);
  return /^\d{8,}$/.test(part);
};
var unhashedName = (file) => {
  const slash = file.lastIndexOf("/") + 1;
  const base = file.slice(slash).replace(/(?<=.)\.(?:m?js|cjs|css)$/, "");
  for (const { index } of base.matchAll(/[.~_-]/g)) {
    if (index > 0 && isHash(base.slice(index + 1).replace(/\.(?:min|chunk|bundle)$/, "")))
      return file.slice(0, slash) + base.slice(0, index);
  }
  return file.slice(0, slash) + base;
};

// src/measure/bundle/read/files/html-references.ts
var attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, "i").exec(tag);
  return found === null ? null : found[1] ?? found[2] ?? found[3] ?? null;
};
var isModernScript = (tag) => /^<script/i.test(tag) && !/\snomodule(?:[\s=>]|$)/i.test(tag);
var isLoadedLink = (tag) => /^<link/i.test(tag) && /\b(?:stylesheet|modulepreload)\b/i.test(attribute(tag, "rel") ?? "");
var htmlReferences = (html) => {
  const tags = html.replaceAll(/<!--[\s\S]*?-->/g, "").match(/<(?:script|link)\b[^>]{0,5000}>/gi) ?? [];
  return tags.flatMap((tag) => {
    if (isModernScript(tag)) return attribute(tag, "src") ?? [];
    return isLoadedLink(tag) ? attribute(tag, "href") ?? [] : [];
  });
};
var fileOfAddress = (address, page, files) => {
  let path;
  try {
    path = decodeURI(new URL(address, `http://localhost/${page}`).pathname).slice(1);
  } catch {
    return null;
  }
  for (let rest = path; rest !== ""; rest = rest.includes("/") ? rest.slice(rest.indexOf("/") + 1) : "")
    if (files.has(rest)) return rest;
  return null;
};

// src/measure/bundle/read/files/draft-of-files.ts
var groupBy = (files, nameOf2) => {
  const groups = /* @__PURE__ */ new Map();
  for (const file of files) groups.set(nameOf2(file), [...groups.get(nameOf2(file)) ?? [], file]);
  return [...groups];
};
var depth = (file) => file.split("/").length;
var groupsOf = (code, pages) => {
  const known2 = new Set(code);
  const ofPages = pages.flatMap(({ name, html }) => {
    const files = htmlReferences(html).flatMap((it) => fileOfAddress(it, name, known2) ?? []);
    return files.length === 0 ? [] : [[name.replace(/\.html?$/, ""), [...new Set(files)]]];
  });
  if (ofPages.length > 0) return ofPages;
  const top = Math.min(...code.map(depth));
  return groupBy(
    code.filter((file) => depth(file) === top),
    unhashedName
  );
};
var draftOfFiles = (files, pages) => {
  const code = files.filter(isCode);
  const groups = code.length === 0 ? [] : groupsOf(code, pages);
  const first = new Set(groups.flatMap(([, own3]) => own3));
  const later = code.filter((file) => !first.has(file));
  const entries = groups.map(
    // A page may share files with others: each file is a chunk of its own.
    ([name, own3]) => ({ name, files: own3, initial: own3, async: later, modules: [] })
  );
  return {
    bundler: { name: "files", version: null },
    mode: null,
    modules: /* @__PURE__ */ new Map(),
    edges: [],
    files: new Set(files),
    chunks: new Map(code.map((file) => [file, { names: [unhashedName(file)], files: [file], origins: [] }])),
    entries,
    notices: [
      "There are no statistics of the build, so only sizes of files are known: not which module or package grew, nor why. docs/bundles.md shows how to have statistics written."
    ]
  };
};

// src/measure/bundle/read/files/list-files.ts
import { readdir } from "node:fs/promises";
import { join } from "node:path";
var most = 5e4;
var listFiles = async (directory, signal) => {
  const files = [];
  const open4 = [""];
  for (let folder = open4.pop(); folder !== void 0; folder = open4.pop()) {
    signal.throwIfAborted();
    for (const entry of await readdir(join(directory, folder), { withFileTypes: true })) {
      const name = `${folder}${entry.name}`;
      if (entry.isDirectory() && !["node_modules", ".git"].includes(entry.name)) open4.push(`${name}/`);
      else if (entry.isFile() && cleanText(name) === name) files.push(name);
      if (files.length > most)
        throw new BundleError(
          `The output directory has more than ${most} files.`,
          "Set `output` to the directory that holds only what the build emits."
        );
    }
  }
  return files.sort();
};

// src/measure/bundle/read/files/read-files.ts
var mostPages = 200;
var largestPage = 5 * 2 ** 20;
var readPages = async (output, files) => {
  if (!files.includes("index.html")) return [];
  const pages = [];
  for (const name of ["index.html", ...files.filter((it) => /\.html?$/.test(it) && it !== "index.html")].slice(
    0,
    mostPages
  )) {
    const path = join2(output, name);
    if ((await stat(path)).size <= largestPage) pages.push({ name, html: await readFile(path, "utf8") });
  }
  return pages;
};
var checkedOutput = async ({ suite, directory }) => {
  if (suite.output === null)
    throw new BundleError(
      `Suite ${suite.name} has neither statistics nor a directory of emitted files.`,
      "Set `stats` to what the bundler writes, or `output` to the directory that the build writes to."
    );
  const output = resolve(await realpath(directory).catch(() => directory), suite.output);
  const about = await stat(output).catch(() => null);
  if (about?.isDirectory() === true) return output;
  throw new BundleError(
    `Suite ${suite.name} has no directory of emitted files: ${suite.output} is not there.`,
    "Set `output` to the directory that the build writes to, and look at the output of the build."
  );
};
var readFiles = async (options) => {
  const { suite, signal } = options;
  const output = await checkedOutput(options);
  const all = await listFiles(output, signal);
  const names = new Set(all);
  const files = all.filter(
    (name) => !matchesGlobs(name, suite.ignore) && !name.endsWith(defaultFile) && !(/\.(?:gz|br|zst)$/.test(name) && names.has(name.replace(/\.\w+$/, "")))
  );
  const draft = draftOfFiles(files, await readPages(output, files));
  if (draft.entries.length === 0)
    throw new BundleError(
      `The directory of emitted files of suite ${suite.name}, ${suite.output}, has no scripts and no styles.`,
      "Set `output` to the directory that the build writes to, and look at the output of the build."
    );
  const { graph, ids } = finishGraph(draft);
  return { graph, ids, output, statsFile: null, source: "files" };
};

// src/measure/bundle/read/files/read-routes.ts
import { open, readFile as readFile2, realpath as realpath2 } from "node:fs/promises";
import { dirname, join as join3, resolve as resolve2 } from "node:path";

// src/measure/bundle/read/raw.ts
var isRaw = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var textAt = (raw, key) => {
  const value = raw[key];
  return typeof value === "string" ? value : null;
};
var bytesAt = (raw, key) => {
  const value = raw[key];
  return typeof value === "number" && value > 0 && value < Number.MAX_SAFE_INTEGER ? Math.round(value) : 0;
};
var listAt = (raw, key) => {
  const value = raw[key];
  return Array.isArray(value) ? value : [];
};
var rawsAt = (raw, key) => listAt(raw, key).filter(isRaw);
var textsAt = (raw, key) => listAt(raw, key).filter((it) => typeof it === "string");
var rawAt = (raw, key) => {
  const value = raw[key];
  return isRaw(value) ? value : null;
};
var idsAt = (raw, key) => listAt(raw, key).flatMap((it) => typeof it === "string" || typeof it === "number" ? [String(it)] : []);

// src/measure/bundle/read/files/read-routes.ts
var largest = 16 * 2 ** 20;
var mostRoutes = 5e3;
var belowStatic = (path) => {
  const slashed2 = path.replaceAll("\\", "/");
  const at = slashed2.lastIndexOf("/static/");
  return at === -1 ? slashed2 : slashed2.slice(at + "/static/".length);
};
var routesOf = (value) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostRoutes) return null;
  const routes = value.flatMap((it) => {
    if (!isRaw(it)) return [];
    const name = textAt(it, "route");
    return name === null || !Array.isArray(it["firstLoadChunkPaths"]) ? [] : [{ name: cleanText(name, 200), files: textsAt(it, "firstLoadChunkPaths").map(belowStatic) }];
  });
  return routes.length === value.length ? routes : null;
};
var readList = async (path) => {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    if (!/^\s*\[/.test(buffer.toString("utf8", 0, bytesRead)) || (await file.stat()).size > largest) return null;
    return JSON.parse(await readFile2(path, "utf8"));
  } catch {
    return null;
  }
};
var readRoutes = async (options) => {
  const { suite, signal, stats } = options;
  const directory = await realpath2(options.directory).catch(() => options.directory);
  const statsFile = resolve2(directory, stats);
  const routes = routesOf(await readList(statsFile));
  if (routes === null) return null;
  const output = suite.output === null ? join3(dirname(statsFile), "../static") : resolve2(directory, suite.output);
  const all = await listFiles(output, signal).catch((error) => {
    if (error instanceof BundleError) throw error;
    return [];
  });
  const there = new Set(all);
  const lost = routes.flatMap(({ files: files2 }) => files2).find((it) => !there.has(it));
  if (lost !== void 0)
    throw new BundleError(
      `The statistics ${cleanText(stats, 200)} of suite ${suite.name} name ${cleanText(lost, 200)}, which is not among the emitted files.`,
      "Build anew before they are read; with another directory of emitted files than .next/static, set `output`."
    );
  const files = all.filter((name) => !matchesGlobs(name, suite.ignore));
  const code = files.filter(isCode);
  const first = new Set(routes.flatMap((it) => it.files));
  const later = code.filter((it) => !first.has(it));
  const { graph, ids } = finishGraph({
    bundler: { name: "files", version: null },
    mode: null,
    modules: /* @__PURE__ */ new Map(),
    edges: [],
    files: new Set(files),
    // Named by their content alone: nothing on one side has its counterpart by a name.
    chunks: new Map(code.map((file) => [file, { names: [], files: [file], origins: [] }])),
    entries: routes.map(({ name, files: own3 }) => ({ name, files: own3, initial: own3, async: later, modules: [] })),
    notices: [
      "Turbopack writes no graph of its modules, so only sizes are known: of the scripts of each route’s first load, of the rest, and of everything; not which package grew, nor why."
    ]
  });
  return { graph, ids, output, statsFile, source: "files" };
};

// src/measure/bundle/read/read-statistics.ts
import { realpath as realpath3, stat as stat2 } from "node:fs/promises";
import { dirname as dirname3, join as join6, resolve as resolve4, sep as sep3 } from "node:path";

// src/measure/bundle/read/esbuild/esbuild-places.ts
import { access } from "node:fs/promises";
import { dirname as dirname2, join as join4, resolve as resolve3, sep as sep2 } from "node:path";

// src/measure/bundle/read/inside.ts
import { isAbsolute, relative, sep } from "node:path";
var inside = (directory, path) => {
  const way = relative(directory, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way.split(sep).join("/");
};

// src/measure/bundle/read/esbuild/esbuild-places.ts
var mostLevels = 6;
var exists = (path) => access(path).then(
  () => true,
  () => false
);
var levelOf = async (metafile, directory) => {
  const paths = [...metafile.outputs.values()].flatMap((it) => textAt(it, "entryPoint") ?? []).slice(0, 1);
  for (let level = 0; level < mostLevels; level++) {
    const base = resolve3(directory, ...Array.from({ length: level }, () => ".."));
    for (const path of paths) if (await exists(join4(base, path))) return level;
  }
  return 0;
};
var commonDirectory = (paths) => {
  const [first = ""] = paths;
  let common = dirname2(first);
  while (paths.some((path) => inside(common, path) === null) && common !== dirname2(common)) common = dirname2(common);
  return common;
};
var esbuildPlaces = async (metafile, { directory, output }) => {
  const up = Array.from({ length: await levelOf(metafile, directory) }, () => "..");
  const base = resolve3(directory, ...up);
  const top = output ?? commonDirectory([...metafile.outputs.keys()].map((path) => resolve3(base, path.split("/").join(sep2))));
  return { output: top, offset: up.join("/"), fileOf: (path) => inside(top, resolve3(base, path)) };
};

// src/measure/bundle/read/esbuild/read-esbuild.ts
var import_picomatch = __toESM(require_picomatch(), 1);

// src/measure/bundle/read/webpack/module-name.ts
var contextMode = /[ |](?:sync|lazy|lazy-once|eager|weak|async-weak)(?:[ |]|$)/;
var absolute = /^(?:\/|[A-Za-z]:[\\/])/;
var plainPath = (path) => {
  const parts = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/");
};
var wayTo = (directory, path) => {
  const from = plainPath(directory).split("/");
  const to = plainPath(path).split("/");
  if (/^[A-Za-z]:$/.test(to[0] ?? "") && from[0]?.toLowerCase() !== to[0]?.toLowerCase()) return to.join("/");
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [
    ...from.slice(common).filter((it) => it !== "").map(() => ".."),
    ...to.slice(common)
  ].join("/");
};
var isContextName = (name) => contextMode.test(name);
var resourceOf = (name) => name.replace(/ \+ \d+ modules?$/, "").slice(name.lastIndexOf("!") + 1).replace(/^css (?=[./@\w])/, "").replace(/^\((?!webpack\))[\w-]+\)\/(?=\.{1,2}\/|\/)/, "").replace(/\?.*$/s, "").replace(/\.webpack\[[^\]]*\]$/, "");
var contextRest = (rest) => rest.startsWith("|") ? ` ${rest.slice(1).replace(/\|\/(.*)\/[a-z]*$/, " $1").replaceAll("|", " ")}` : rest;
var fromBase = (path, { offset, directory }) => {
  if (offset === "") return plainPath(path);
  return directory === null ? plainPath(`${offset}/${path}`) : wayTo(directory, plainPath(`${directory}/${offset}/${path}`));
};
var moduleName = (raw, { offset, directory }) => {
  const mode = contextMode.exec(raw);
  const path = mode === null ? resourceOf(raw) : raw.slice(0, mode.index);
  const rest = mode === null ? "" : contextRest(raw.slice(mode.index));
  if (absolute.test(path)) return (directory === null ? plainPath(path) : wayTo(directory, path)) + rest;
  if (/^\.{1,2}(?:[\\/]|$)/.test(path)) return fromBase(path, { offset, directory }) + rest;
  return path + rest;
};
var contextOf = (name, identifier2) => {
  const path = resourceOf(name);
  const file = resourceOf(identifier2.replace(/\|[\da-f]{16,}$/, "")).replace(/^[\w/-]+\|/, "").replace(/\|[^|/\\]*$/, "");
  if (!path.startsWith("./") || !absolute.test(file)) return null;
  const whole = plainPath(file);
  return whole.endsWith(path.slice(1)) ? whole.slice(0, 1 - path.length) || "/" : null;
};

// src/measure/bundle/read/esbuild/input.ts
var namespaced = /^[\w-]{2,}:/;
var inputName = (path, base) => {
  if (path === "<runtime>" || namespaced.test(path)) return path;
  const file = path.replace(/^\(disabled\):/, "").replace(/[?#].*$/s, "");
  return file.startsWith("/") ? plainPath(file) : fromBase(file, base);
};
var extension = (path) => /\.[\w-]+$/.exec(path)?.[0].toLowerCase() ?? "";
var inputType = (path, input, outputs) => {
  if (path === "<runtime>") return "runtime";
  const format = textAt(input, "format");
  const file = path.replace(/[?#].*$/s, "");
  if (extension(file) === ".json" || textAt(rawAt(input, "with") ?? {}, "type") === "json") return "json";
  if (fileKind(file) === "style") return "style";
  if (format === "esm") return "esm";
  if (format === "cjs") return "commonjs";
  if (outputs.some((it) => extension(it) === extension(file)) && fileKind(file) !== "script") return "asset-file";
  return fileKind(file) === "media" ? "asset-inline" : "unknown-script";
};

// src/measure/bundle/read/esbuild/read-esbuild.ts
var kinds2 = {
  "import-statement": "static",
  "require-call": "require",
  "require-resolve": "require",
  "dynamic-import": "dynamic",
  "import-rule": "url",
  "url-token": "url",
  "composes-from": "other"
};
var own2 = (raw) => rawsAt(raw, "imports").filter((it) => it["external"] !== true);
var targets = (output, kind) => output === void 0 ? [] : own2(output).flatMap((it) => kind(textAt(it, "kind") ?? "") ? textAt(it, "path") ?? [] : []);
var isDynamic = (kind) => kind === "dynamic-import";
var isStatic = (kind) => kind === "import-statement" || kind === "require-call";
var isBeside = (kind) => kind === "url-token" || kind === "file-loader" || kind === "import-rule";
var readEdges = ({ inputs }) => [...inputs].flatMap(
  ([from, input]) => own2(input).flatMap((it) => {
    const to = textAt(it, "path");
    const request = textAt(it, "original") ?? to ?? "";
    return to === null ? [] : [{ from, to, kind: kinds2[textAt(it, "kind") ?? ""] ?? "other", request, active: true }];
  })
);
var readPatterns = ({ inputs }) => [...inputs].flatMap(
  ([from, input]) => rawsAt(input, "imports").flatMap((it) => {
    const request = textAt(it, "path") ?? "";
    if (it["external"] !== true || !/^\.{1,2}\/.*\*/.test(request)) return [];
    const fits = (0, import_picomatch.default)(plainPath(`${from}/../${request}`));
    return [...inputs.keys()].flatMap(
      (to) => fits(to) ? [{ from, to, kind: "context", request, active: true }] : []
    );
  })
);
var closure = ({ outputs }, start, kind) => {
  const seen = new Set(start);
  for (const path of seen) for (const next of targets(outputs.get(path), kind)) if (outputs.has(next)) seen.add(next);
  return seen;
};
var styleOf = (output) => {
  const style = output === void 0 ? null : textAt(output, "cssBundle");
  return style === null ? [] : [style];
};
var entryName = (file, entryPoint) => {
  const base = entryPoint.replace(/^.*[/\\]/, "").replace(/\.\w+$/, "");
  const slash = file.lastIndexOf("/") + 1;
  return file.slice(slash).startsWith(`${base}-`) || file.slice(slash).startsWith(`${base}.`) ? file.slice(0, slash) + base : unhashedName(file);
};
var holdersOf = ({ outputs }, path) => isCode(path) ? [path] : [...outputs].flatMap(([holder, output]) => targets(output, isBeside).includes(path) ? [holder] : []);
var requestsOf = ({ inputs }) => {
  const requests = /* @__PURE__ */ new Map();
  for (const input of inputs.values()) {
    for (const it of own2(input)) {
      const [path, original] = [textAt(it, "path"), textAt(it, "original")];
      if (path === null || original === null || !isDynamic(textAt(it, "kind") ?? "")) continue;
      requests.set(path, [...requests.get(path) ?? [], original]);
    }
  }
  return requests;
};
var readModules = (metafile, base) => {
  const places = /* @__PURE__ */ new Map();
  for (const [path, output] of metafile.outputs) {
    const holders = holdersOf(metafile, path);
    for (const [input, part] of Object.entries(rawAt(output, "inputs") ?? {})) {
      const place = places.get(input) ?? { chunks: [], outputs: [], bytes: 0 };
      const bytes = isRaw(part) ? bytesAt(part, "bytesInOutput") : 0;
      places.set(input, {
        chunks: [...place.chunks, ...holders],
        outputs: [...place.outputs, path],
        bytes: Math.max(place.bytes, bytes)
      });
    }
  }
  const inputs = new Map([
    ...[...places.keys()].map((path) => [path, {}]),
    ...metafile.inputs
  ]);
  return new Map(
    [...inputs].map(([path, input]) => {
      const place = places.get(path);
      return [
        path,
        {
          name: inputName(path, base),
          type: inputType(path, input, place?.outputs ?? []),
          stat: bytesAt(input, "bytes"),
          parsed: place?.bytes ?? null,
          chunks: place?.chunks ?? [],
          root: null,
          used: "all",
          bailouts: [],
          id: null
        }
      ];
    })
  );
};
var readEsbuild = (metafile, {
  fileOf,
  base,
  shown
}) => {
  const { outputs } = metafile;
  const asked = new Set([...outputs.values()].flatMap((it) => targets(it, isDynamic)));
  const requests = requestsOf(metafile);
  const styles = new Set([...outputs.values()].flatMap(styleOf));
  const files = (paths) => [...paths].flatMap((path) => fileOf(path) ?? []);
  const chunks = /* @__PURE__ */ new Map();
  const entries = [];
  for (const [path, output] of outputs) {
    if (!isCode(path)) continue;
    const beside = targets(output, isBeside);
    const start = textAt(output, "entryPoint");
    const isEntry = start !== null && !asked.has(path) && !styles.has(path);
    const file = fileOf(path) ?? path;
    chunks.set(path, {
      names: isEntry && start !== null ? [entryName(file, start)] : [],
      files: files([path, ...styleOf(output), ...beside]),
      origins: asked.has(path) && start !== null ? requests.get(start) ?? [] : []
    });
    if (!isEntry || start === null) continue;
    const initial = closure(metafile, [path], isStatic);
    const later = closure(metafile, initial, (kind) => isStatic(kind) || isDynamic(kind));
    entries.push({
      name: entryName(file, start),
      files: files([...initial, ...styleOf(output)]),
      initial: [...initial, ...styleOf(output)],
      async: [...later].filter((it) => !initial.has(it)),
      modules: [start]
    });
  }
  if (entries.length === 0)
    throw new BundleError(
      `The metafile ${shown} has no output of an entry point.`,
      "Look at the entry points and at the output of the build: esbuild lists what it wrote."
    );
  return {
    bundler: { name: "esbuild", version: null },
    mode: null,
    modules: readModules(metafile, base),
    edges: [...readEdges(metafile), ...readPatterns(metafile)],
    files: new Set(files([...outputs.keys()])),
    chunks,
    entries,
    notices: []
  };
};

// src/measure/bundle/read/graph/rename-modules.ts
var isPath = (name) => !/^(?:webpack\/|rspack\/|external |\(|[\w-]{2,}:)/.test(name);
var renameModules = ({ graph, ids }, base) => {
  if (base.offset === "") return { graph, ids };
  const renamed = graph.modules.map((module, at) => {
    const isOwn = !["runtime", "external"].includes(module.type) && isPath(module.name) && !module.name.startsWith("/");
    const name = isOwn ? fromBase(module.name, base) : module.name;
    return { at, module: { ...module, name, ...packageOf(name) } };
  });
  const order = renamed.sort((a, b) => byText(a.module.name, b.module.name));
  const places = new Map(order.map(({ at }, place2) => [at, place2]));
  const place = (at) => places.get(at) ?? at;
  const edges = graph.edges.map(([from, to, ...rest]) => [
    place(from),
    place(to),
    ...rest
  ]);
  return {
    graph: {
      ...graph,
      modules: order.map(({ module }) => ({ ...module, root: module.root === null ? null : place(module.root) })),
      entries: graph.entries.map((it) => ({ ...it, modules: it.modules.map(place).sort((a, b) => a - b) })),
      edges: edges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || byText(a[2], b[2]) || byText(a[3], b[3]))
    },
    ids: order.map(({ at }) => ids[at] ?? [])
  };
};

// src/measure/bundle/read/json/scan-file.ts
import { open as open2 } from "node:fs/promises";

// src/measure/bundle/read/json/json-fault.ts
var JsonFault = class extends Error {
  kind;
  offset;
  constructor(kind, offset) {
    super(`${kind} at byte ${offset}`);
    this.kind = kind;
    this.offset = offset;
  }
};

// src/measure/bundle/read/json/captures.ts
var largest2 = 256 * 2 ** 20;
var nothing = Buffer.from("null");
var add2 = (capture, chunk, to) => {
  if (capture.start === null || capture.start >= to) return;
  capture.parts.push(Buffer.from(chunk.subarray(capture.start, to)));
  capture.size += to - capture.start;
};
var finish = (capture, chunk, to) => {
  if (capture.parts.length === 0) return chunk.subarray(capture.start ?? to, to);
  add2(capture, chunk, to);
  return Buffer.concat(capture.parts);
};
var createCaptures = () => {
  const values = [];
  let key = null;
  const carry = (capture, chunk, passed) => {
    if (capture.start === null) return;
    add2(capture, chunk, chunk.length);
    capture.start = 0;
    if (capture.size > largest2) throw new JsonFault("too-big", passed + chunk.length);
  };
  return {
    open: (start) => {
      values.push({ parts: [], size: 0, start });
    },
    suspend: (chunk, at) => {
      const capture = values.at(-1);
      if (capture === void 0) return;
      add2(capture, chunk, at);
      capture.start = null;
    },
    resume: (at) => {
      const capture = values.at(-1);
      if (capture === void 0) return;
      capture.parts.push(nothing);
      capture.start = at;
    },
    close: (chunk, at) => {
      const capture = values.pop();
      return capture === void 0 ? nothing : finish(capture, chunk, at);
    },
    openKey: (start) => {
      key = { parts: [], size: 0, start };
    },
    closeKey: (chunk, at) => {
      const text = key === null ? nothing : finish(key, chunk, at);
      key = null;
      return text;
    },
    carry: (chunk, passed) => {
      for (const capture of values) carry(capture, chunk, passed);
      if (key !== null) carry(key, chunk, passed);
    }
  };
};

// src/measure/bundle/read/json/skimmer.ts
var quote = 34;
var backslash = 92;
var createSkimmer = () => {
  let depth2 = 0;
  let quoted = false;
  let escaped = false;
  const text = (chunk, from) => {
    const end = chunk.length;
    let at = from;
    if (escaped && at < end) {
      escaped = false;
      at++;
    }
    while (at < end) {
      const code = chunk[at++];
      if (code === quote) {
        quoted = false;
        return at;
      }
      if (code === backslash) {
        if (at < end) at++;
        else escaped = true;
      }
    }
    quoted = true;
    return at;
  };
  const container = (chunk, from) => {
    const end = chunk.length;
    let level = depth2;
    let at = quoted ? text(chunk, from) : from;
    while (at < end) {
      const code = chunk[at++] ?? 0;
      if (code === quote) at = text(chunk, at);
      else if ((code | 32) === 123) level++;
      else if ((code | 32) === 125 && --level === 0) break;
    }
    depth2 = level;
    return at;
  };
  return {
    openText: () => {
      depth2 = 0;
      quoted = true;
      escaped = false;
    },
    openContainer: () => {
      depth2 = 1;
      quoted = false;
      escaped = false;
    },
    text,
    container,
    isOpen: () => quoted || depth2 > 0,
    close: () => {
      depth2 = 0;
      quoted = false;
      escaped = false;
    }
  };
};

// src/measure/bundle/read/json/members.ts
var mark = (length, first) => length * 256 + first;
var cutNames = (names) => {
  const byMark = /* @__PURE__ */ new Map();
  for (const name of names) {
    const bytes = Buffer.from(name);
    const own3 = mark(bytes.length, bytes[0] ?? 0);
    byMark.set(own3, (byMark.get(own3) ?? /* @__PURE__ */ new Set()).add(name));
  }
  return byMark;
};
var isSpace = (code) => code === 32 || code === 10 || code === 13 || code === 9;
var comma = 44;
var colon = 58;
var backslash2 = 92;
var endOfValue = (chunk, from, skimmer) => {
  const code = chunk[from];
  if (code === quote) {
    skimmer.openText();
    const at2 = skimmer.text(chunk, from + 1);
    return skimmer.isOpen() ? -1 : at2;
  }
  if (code === 123 || code === 91) {
    skimmer.openContainer();
    const at2 = skimmer.container(chunk, from + 1);
    return skimmer.isOpen() ? -1 : at2;
  }
  let at = from;
  while (at < chunk.length && chunk[at] !== comma && chunk[at] !== 125 && !isSpace(chunk[at])) at++;
  return at > from && at < chunk.length ? at : -1;
};
var endOfName = (chunk, from) => {
  for (let at = from; at < chunk.length; at++) {
    if (chunk[at] === quote) return at;
    if (chunk[at] === backslash2) return -1;
  }
  return -1;
};
var passMembers = (chunk, from, { names, isFirst, skimmer }) => {
  let done = from;
  for (; ; ) {
    let at = done;
    if (!isFirst || done > from) {
      while (isSpace(chunk[at])) at++;
      if (chunk[at] !== comma) return done;
      at++;
    }
    while (isSpace(chunk[at])) at++;
    if (chunk[at] !== quote) return done;
    const end = endOfName(chunk, at + 1);
    if (end < 0) return done;
    if (names.get(mark(end - at - 1, chunk[at + 1] ?? 0))?.has(chunk.toString("latin1", at + 1, end)) === true)
      return done;
    at = end + 1;
    while (isSpace(chunk[at])) at++;
    if (chunk[at] !== colon) return done;
    at++;
    while (isSpace(chunk[at])) at++;
    const close = endOfValue(chunk, at, skimmer);
    if (close < 0) {
      skimmer.close();
      return done;
    }
    done = close;
  }
};

// src/measure/bundle/read/json/json-scanner.ts
var isSpace2 = (code) => code === 32 || code === 10 || code === 13 || code === 9;
var startsScalar = (code) => code >= 48 && code <= 57 || code === 45 || code === 116 || code === 102 || code === 110;
var endsScalar = (code) => code === 44 || code === 125 || code === 93 || isSpace2(code);
var createJsonScanner = (visitor) => {
  const frames = [];
  const path = [];
  const captures = createCaptures();
  const skimmer = createSkimmer();
  let state = "value";
  let wish = "skip";
  let passed = 0;
  const fault = (at) => new JsonFault("syntax", passed + at);
  const parse = (text, at) => {
    try {
      return JSON.parse(text);
    } catch {
      throw fault(at);
    }
  };
  const settle = (at) => {
    const frame = frames.at(-1);
    if (frame?.apart === true) {
      frame.apart = false;
      captures.resume(at);
    }
    state = frame === void 0 ? "done" : "comma";
    return at;
  };
  const deliver = (chunk, at) => {
    const text = captures.close(chunk, at);
    if (visitor.isNeeded?.(path, text) === false) return;
    visitor.value(path, parse(text.toString(), at));
  };
  const endValue = (chunk, at) => {
    if (wish === "take") deliver(chunk, at);
    return settle(at);
  };
  const closeFrame = (chunk, at) => {
    const frame = frames.pop();
    path.pop();
    if (frame !== void 0 && frame.cut !== null) deliver(chunk, at + 1);
    return settle(at + 1);
  };
  const ask = (chunk, at, shape) => {
    const frame = frames.at(-1);
    if (frame === void 0 || frame.cut === null) return visitor.begin(path, shape);
    if (!frame.cut.has(String(path.at(-1)))) return "part";
    captures.suspend(chunk, at);
    frame.apart = true;
    return visitor.begin(path, shape);
  };
  const prepared = /* @__PURE__ */ new Map();
  const namesOf = (cut2) => {
    const names = prepared.get(cut2) ?? cutNames(cut2);
    prepared.set(cut2, names);
    return names;
  };
  const openFrame = (isObject, cut2) => {
    frames.push({ isObject, cut: cut2, names: cut2 === null ? null : namesOf(cut2), apart: false });
    path.push(isObject ? "" : 0);
    state = isObject ? "first-key" : "first-value";
  };
  const beginValue = (chunk, at, code) => {
    const isObject = code === 123;
    const isContainer = isObject || code === 91;
    if (!isContainer && code !== quote && !startsScalar(code)) throw fault(at);
    const asked = ask(chunk, at, isObject ? "object" : isContainer ? "array" : "scalar");
    const isTaken = asked === "take" || typeof asked === "object";
    if (isTaken) captures.open(at);
    if (isContainer && asked === "enter") openFrame(isObject, null);
    else if (isObject && typeof asked === "object") openFrame(true, asked);
    else {
      wish = isTaken ? "take" : asked === "part" ? "part" : "skip";
      state = isContainer ? "in-container" : code === quote ? "in-text" : "in-scalar";
      if (isContainer) skimmer.openContainer();
      else if (code === quote) skimmer.openText();
    }
    return at + 1;
  };
  const endKey = (chunk, at) => {
    const text = captures.closeKey(chunk, at).toString("utf8");
    path[path.length - 1] = text.includes("\\") ? String(parse(text, at)) : text.slice(1, -1);
    state = "colon";
    return at;
  };
  const afterValue = (chunk, at, code) => {
    const isObject = frames.at(-1)?.isObject === true;
    if (code === (isObject ? 125 : 93)) return closeFrame(chunk, at);
    if (code !== 44) throw fault(at);
    const last = path.at(-1);
    if (typeof last === "number") path[path.length - 1] = last + 1;
    state = isObject ? "key" : "value";
    return at + 1;
  };
  const structure = (chunk, at) => {
    const code = chunk[at] ?? 0;
    if (isSpace2(code) || code >= 187 && passed + at < 3 && state === "value") return at + 1;
    if (state === "comma") return afterValue(chunk, at, code);
    if (state === "value") return beginValue(chunk, at, code);
    if (state === "first-value") return code === 93 ? closeFrame(chunk, at) : beginValue(chunk, at, code);
    if (state === "first-key" && code === 125) return closeFrame(chunk, at);
    if (state === "colon" && code === 58) state = "value";
    else if ((state === "first-key" || state === "key") && code === quote) {
      captures.openKey(at);
      skimmer.openText();
      state = "in-key";
    } else throw fault(at);
    return at + 1;
  };
  const scalar = (chunk, from) => {
    let at = from;
    while (at < chunk.length && !endsScalar(chunk[at] ?? 0)) at++;
    return at < chunk.length ? endValue(chunk, at) : at;
  };
  const skim = (chunk, from) => {
    const at = state === "in-container" ? skimmer.container(chunk, from) : skimmer.text(chunk, from);
    if (skimmer.isOpen()) return at;
    return state === "in-key" ? endKey(chunk, at) : endValue(chunk, at);
  };
  const skipMembers = (chunk, at) => {
    const names = frames.at(-1)?.names ?? null;
    if (names === null || state !== "comma" && state !== "first-key") return at;
    const next = passMembers(chunk, at, { names, isFirst: state === "first-key", skimmer });
    if (next > at) state = "comma";
    return next;
  };
  const step = (chunk, at) => {
    if (state === "in-scalar") return scalar(chunk, at);
    if (state === "in-container" || state === "in-text" || state === "in-key") return skim(chunk, at);
    const next = skipMembers(chunk, at);
    return next > at ? next : structure(chunk, at);
  };
  return {
    push: (chunk) => {
      let at = 0;
      while (at < chunk.length) at = step(chunk, at);
      captures.carry(chunk, passed);
      passed += chunk.length;
    },
    end: () => {
      if (state === "in-scalar" && frames.length === 0) endValue(Buffer.alloc(0), 0);
      if (state === "done") return;
      throw new JsonFault(state === "value" && frames.length === 0 ? "none" : "truncated", passed);
    }
  };
};

// src/measure/bundle/read/json/scan-file.ts
var chunkSize = 2 ** 20;
var rebuild = "Look at the output of the build, and run it again.";
var explain = ({ kind, offset }, shown, size) => {
  switch (kind) {
    case "none":
      return new BundleError(`The statistics ${shown} are empty.`, rebuild);
    case "truncated":
      return new BundleError(
        `The statistics ${shown} break off at byte ${offset}: the build probably ended before they were written.`,
        rebuild
      );
    case "too-big":
      return new BundleError(
        `The statistics ${shown} have one value of more than 256 MB that ends after byte ${offset}.`,
        "Let Pacegate's plugin write them: it asks for what is needed and no more. docs/bundles.md shows how."
      );
    case "syntax":
      return new BundleError(
        `The statistics ${shown} are not JSON: byte ${offset} of ${size} is wrong.`,
        offset === 0 ? "A redirected output begins with lines of npm or of the bundler: let the bundler write the file itself, as in `webpack --json=stats.json`." : rebuild
      );
  }
};
var scanFile = async ({ file, shown, signal }, visitor) => {
  await using handle = await open2(file);
  const { size } = await handle.stat();
  const buffers = [Buffer.allocUnsafe(chunkSize), Buffer.allocUnsafe(chunkSize)];
  const scanner = createJsonScanner(visitor);
  try {
    let next = handle.read(buffers[0], 0, chunkSize);
    for (let turn = 1; ; turn++) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) break;
      signal.throwIfAborted();
      next = handle.read(buffers[turn % 2 === 0 ? 0 : 1], 0, chunkSize);
      try {
        scanner.push(buffer.subarray(0, bytesRead));
      } catch (error) {
        await next.catch(() => null);
        throw error;
      }
    }
    scanner.end();
  } catch (error) {
    throw error instanceof JsonFault ? explain(error, shown, size) : error;
  }
};

// src/measure/bundle/read/missing-statistics.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join5 } from "node:path";
var writers = [
  [
    /^next$/,
    () => "add Pacegate's webpack plugin to next.config.js and build with `next build --webpack`, or name Turbopack's .next/diagnostics/route-bundle-stats.json in `stats`"
  ],
  [/^(?:vite|rollup|rolldown|rolldown-vite)$/, () => "add Pacegate's Rollup plugin to the configuration"],
  [
    /^@rspack\/|^@rsbuild\//,
    (stats) => `add Pacegate's webpack plugin to the configuration, or \`--json=${stats}\` to rspack's command`
  ],
  [
    /^webpack(?:-cli)?$/,
    (stats) => `add Pacegate's webpack plugin to the configuration, or \`--json=${stats}\` to webpack's command`
  ],
  [/^esbuild$/, (stats) => `add \`--metafile=${stats}\` to esbuild's command`]
];
var packagesOf = async (directory) => {
  try {
    const manifest = JSON.parse(await readFile3(join5(directory, "package.json"), "utf8"));
    return isRaw(manifest) ? ["dependencies", "devDependencies"].flatMap((key) => Object.keys(rawAt(manifest, key) ?? {})) : [];
  } catch {
    return [];
  }
};
var missingStatistics = async (suite, shown, directory, cause) => {
  const packages = await packagesOf(directory);
  const writer = writers.find(([pattern]) => packages.some((name) => pattern.test(name)))?.[1];
  return new BundleError(
    `The build of suite ${suite} did not write its statistics ${shown}.`,
    writer === void 0 ? "Correct `stats` of the suite, or let the bundler write that file. docs/bundles.md shows how, for each bundler." : `To have them written, ${writer(shown)}. Or correct \`stats\` of the suite. docs/bundles.md shows how.`,
    { cause }
  );
};

// src/measure/bundle/read/esbuild/esbuild-visitor.ts
var createEsbuildVisitor = () => {
  const inputs = /* @__PURE__ */ new Map();
  const outputs = /* @__PURE__ */ new Map();
  return {
    metafile: { inputs, outputs },
    begin: (path, shape) => {
      if (path.length < 2) return path.length === 0 || path[0] === "inputs" || path[0] === "outputs" ? "enter" : "skip";
      return shape === "object" ? "take" : "skip";
    },
    value: ([list, path], value) => {
      if (isRaw(value)) (list === "inputs" ? inputs : outputs).set(String(path), value);
    }
  };
};

// src/measure/bundle/read/own/own-visitor.ts
var createOwnVisitor = () => {
  const graph = {};
  const members = { graph };
  return {
    members,
    begin: (path) => path.length === 0 || path.length === 1 && path[0] === "graph" ? "enter" : "take",
    value: ([first, second], value) => {
      if (second === void 0) members[String(first)] = value;
      else graph[String(second)] = value;
    }
  };
};

// src/measure/bundle/read/webpack/gather-compilation.ts
import { stripVTControlCharacters } from "node:util";

// src/measure/bundle/read/webpack/edge-kind.ts
var exact = {
  "import()": "dynamic",
  // They don't part anything: the module lies where it is asked for.
  "import() eager": "static",
  "import() weak": "other",
  "require.ensure": "dynamic",
  "require.ensure item": "dynamic",
  "new Worker()": "dynamic",
  "new URL()": "url",
  worklet: "dynamic",
  "amd require": "require",
  "amd define": "require"
};
var isEntryReason = (type) => /^(?:single |multi )?entry$/.test(type ?? "");
var isModuleSyntax = (type) => /^(?:harmony|esm) /.test(type ?? "");
var isRequire = (type) => /^(?:cjs|commonjs|require)\b/.test(type ?? "");
var kindOf = (type) => {
  if (Object.hasOwn(exact, type)) return exact[type] ?? "other";
  if (/context/i.test(type)) return "context";
  if (/^harmony side effect evaluation$|^esm (?:export )?import$/.test(type)) return "side-effect";
  if (isModuleSyntax(type)) return "static";
  if (isRequire(type)) return "require";
  return /url|css|@import/i.test(type) ? "url" : "other";
};
var known = /* @__PURE__ */ new Map();
var edgeKind = (type, isOfContext) => {
  if (type === null) return "other";
  if (isOfContext !== null) return isOfContext === "lazy" ? "dynamic" : "context";
  const kind = known.get(type) ?? kindOf(type);
  if (known.size < 1e3) known.set(type, kind);
  return kind;
};

// src/measure/bundle/read/webpack/module-type.ts
var exact2 = {
  "javascript/esm": "esm",
  "javascript/dynamic": "commonjs",
  json: "json",
  runtime: "runtime",
  "asset/resource": "asset-file",
  "asset/inline": "asset-inline",
  "asset/source": "asset-inline",
  "asset/bytes": "asset-inline"
};
var saysCommonJs = (raw) => textsAt(raw, "optimizationBailout").some(
  (it) => /CommonJS bailout|^(?:ModuleConcatenation bailout: )?Module is not (?:an ECMAScript module|in strict mode)/.test(
    it
  )
);
var isFile = (raw) => isRaw(raw["sizes"]) && "asset" in raw["sizes"];
var moduleType = (raw) => {
  const type = textAt(raw, "moduleType") ?? "";
  const name = textAt(raw, "name") ?? "";
  if (name.startsWith("external ") || (textAt(raw, "identifier") ?? "").startsWith("external ")) return "external";
  if (isContextName(name)) return "context";
  if (/^(?:css|style)\b/.test(type)) return "style";
  if (Object.hasOwn(exact2, type)) return exact2[type] ?? "other";
  if (type === "asset") return isFile(raw) ? "asset-file" : "asset-inline";
  if (type === "javascript/auto" || type === "") return saysCommonJs(raw) ? "commonjs" : "unknown-script";
  return "other";
};
var usedOf = (raw) => {
  const used = raw["usedExports"];
  if (used === false) return "none";
  if (!Array.isArray(used)) return "all";
  if (used.length === 0) return "none";
  const provided = textsAt(raw, "providedExports");
  const known2 = new Set(used);
  return provided.length > 0 && provided.every((name) => known2.has(name)) ? "all" : "some";
};

// src/measure/bundle/read/webpack/gather-modules.ts
var createGatheredModules = () => ({
  modules: /* @__PURE__ */ new Map(),
  edges: [],
  aliases: /* @__PURE__ */ new Map(),
  keysByName: /* @__PURE__ */ new Map(),
  esm: /* @__PURE__ */ new Set(),
  requiring: /* @__PURE__ */ new Set(),
  required: /* @__PURE__ */ new Set(),
  inner: /* @__PURE__ */ new Set(),
  starts: /* @__PURE__ */ new Map(),
  seen: {
    context: null,
    reasons: false,
    orphans: false,
    concatenated: false,
    placed: false,
    grouped: false,
    bailouts: false
  }
});
var concatenation = / \+ \d+ modules?$/;
var addTo = (lists2, name, key) => {
  lists2.set(name, [...lists2.get(name) ?? [], key]);
};
var createModuleGatherer = (gathered, prefix) => {
  const { modules, edges, aliases, keysByName, esm, requiring, required, inner, starts, seen } = gathered;
  const texts = /* @__PURE__ */ new Map();
  const one = (text) => {
    const known2 = texts.get(text);
    if (known2 === void 0) texts.set(text, text);
    return known2 ?? text;
  };
  const addReason = (reason, to) => {
    const type = textAt(reason, "type");
    if (isEntryReason(type)) return addTo(starts, prefix + (textAt(reason, "loc") ?? ""), to);
    const shown = textAt(reason, "resolvedModule") ?? textAt(reason, "moduleName") ?? textAt(reason, "module");
    const importer = textAt(reason, "resolvedModuleIdentifier") ?? textAt(reason, "moduleIdentifier") ?? shown;
    if (importer === null || importer === "") return;
    const from = one(importer);
    if (isModuleSyntax(type)) esm.add(from);
    else if (isRequire(type) && from !== to) {
      requiring.add(from);
      required.add(to);
    }
    const context = shown !== null && isContextName(shown) ? /[ |]lazy(?:[ |]|$)/.test(shown) ? "lazy" : "sync" : null;
    edges.push({
      from,
      to,
      kind: edgeKind(type, context),
      request: textAt(reason, "userRequest") ?? "",
      active: reason["active"] !== false
    });
  };
  const explained = /* @__PURE__ */ new Set();
  const addReasons = (raw, to) => {
    if (!Array.isArray(raw["reasons"])) return;
    seen.reasons = true;
    if (explained.has(to)) return;
    explained.add(to);
    for (const reason of rawsAt(raw, "reasons")) addReason(reason, to);
  };
  const leaf = (raw) => {
    const name = textAt(raw, "name") ?? textAt(raw, "identifier") ?? "";
    const key = one(textAt(raw, "identifier") ?? name);
    seen.context ??= contextOf(name, key);
    const id = raw["id"];
    const module = {
      name,
      type: moduleType(raw),
      // Of a file that is copied, the script with its address is the smaller part.
      stat: Math.max(bytesAt(raw, "size"), bytesAt(rawAt(raw, "sizes") ?? {}, "asset")),
      chunks: idsAt(raw, "chunks").map((chunk) => one(prefix + chunk)),
      root: null,
      used: usedOf(raw),
      bailouts: textsAt(raw, "optimizationBailout"),
      id: typeof id === "string" && id !== "" || typeof id === "number" ? String(id) : null
    };
    if (Array.isArray(raw["optimizationBailout"])) seen.bailouts = true;
    addReasons(raw, key);
    return { key, module };
  };
  const put2 = (key, module) => {
    const known2 = modules.get(key);
    keysByName.set(module.name, key);
    if (known2 === void 0) {
      modules.set(key, module);
      return;
    }
    modules.set(key, {
      ...known2,
      type: known2.type === "unknown-script" ? module.type : known2.type,
      stat: Math.max(known2.stat, module.stat),
      chunks: [.../* @__PURE__ */ new Set([...known2.chunks, ...module.chunks])],
      root: known2.root ?? module.root,
      bailouts: [.../* @__PURE__ */ new Set([...known2.bailouts, ...module.bailouts])],
      id: known2.id ?? module.id
    });
  };
  return {
    leaf,
    module: (raw, leaves) => {
      const { key, module } = leaf(raw);
      if (module.chunks.length > 0) seen.placed = true;
      if (raw["orphan"] === true) seen.orphans = true;
      const rootName = module.name.replace(concatenation, "");
      const root = leaves.find((it) => it.module.name === rootName) ?? leaves[0];
      if (rootName !== module.name) seen.concatenated = true;
      if (root === void 0) return put2(key, { ...module, name: rootName });
      aliases.set(key, root.key);
      for (const part of leaves) {
        const isRoot = part === root;
        inner.add(part.key);
        put2(part.key, {
          ...part.module,
          chunks: module.chunks,
          root: isRoot ? null : root.key,
          bailouts: isRoot ? [...part.module.bailouts, ...module.bailouts] : part.module.bailouts,
          id: module.id
        });
      }
    }
  };
};
var isModule = (value) => isRaw(value) && (value["name"] !== void 0 || value["identifier"] !== void 0);

// src/measure/bundle/read/webpack/gather-compilation.ts
var fileName = (name) => name.replace(/\?.*$/s, "");
var fileNames = (values) => values.flatMap((it) => {
  const name = isRaw(it) ? textAt(it, "name") : it;
  return typeof name === "string" ? [fileName(name)] : [];
});
var failed = (first, count) => {
  const said = isRaw(first) ? textAt(first, "message") ?? textAt(first, "details") : first;
  const text = typeof said === "string" ? `: ${cleanText(stripVTControlCharacters(said).replaceAll(/\s+/g, " "), 300)}` : ".";
  return new BundleError(
    `The statistics say that the build failed, with ${count} error${count === 1 ? "" : "s"}${text}`,
    "Make the build succeed: what a failed build leaves is not what people would get."
  );
};
var readChunk = (raw, prefix) => {
  const isStart = (it) => (textAt(it, "moduleIdentifier") ?? textAt(it, "module") ?? "") === "";
  const origins = rawsAt(raw, "origins").filter((it) => !isStart(it));
  return {
    names: textsAt(raw, "names"),
    files: [...fileNames(listAt(raw, "files")), ...fileNames(listAt(raw, "auxiliaryFiles"))],
    origins: origins.flatMap((it) => textAt(it, "request") ?? []),
    isEntry: raw["entry"] === true,
    children: Array.isArray(raw["children"]) ? idsAt(raw, "children").map((id) => prefix + id) : null,
    askers: origins.flatMap((it) => textAt(it, "moduleIdentifier") ?? []),
    starts: rawsAt(raw, "origins").filter(isStart).map((it) => [textAt(it, "loc") ?? "", textAt(it, "request") ?? ""])
  };
};
var createCompilation = (gathered, prefix) => {
  const chunks = /* @__PURE__ */ new Map();
  const assets = /* @__PURE__ */ new Set();
  const fields2 = /* @__PURE__ */ new Map();
  return {
    ...createModuleGatherer(gathered, prefix),
    prefix,
    chunks,
    assets,
    fields: fields2,
    has: /* @__PURE__ */ new Set(),
    chunk: (raw) => {
      const [id] = idsAt({ id: [raw["id"]] }, "id");
      if (id !== void 0) chunks.set(prefix + id, readChunk(raw, prefix));
    },
    asset: (raw) => {
      const name = textAt(raw, "name");
      if (name !== null && name !== "") assets.add(fileName(name));
    },
    field: (key, value) => {
      if (key === "errors" && Array.isArray(value) && value.length > 0) throw failed(value[0], value.length);
      if (key === "errorsCount" && typeof value === "number" && value > 0) throw failed(null, value);
      fields2.set(key, value);
    }
  };
};
var laterChunks = ({ chunks }, start, chunksOf) => {
  const children = /* @__PURE__ */ new Map();
  for (const [key, chunk] of chunks) {
    const own3 = children.get(key) ?? /* @__PURE__ */ new Set();
    children.set(key, /* @__PURE__ */ new Set([...own3, ...chunk.children ?? []]));
    if (chunk.children !== null) continue;
    for (const parent of chunk.askers.flatMap(chunksOf))
      children.set(parent, (children.get(parent) ?? /* @__PURE__ */ new Set()).add(key));
  }
  const seen = new Set(start);
  for (const key of seen) for (const child of children.get(key) ?? []) seen.add(child);
  return [...seen].filter((key) => !start.includes(key));
};
var entriesOf = (compilation, chunksOf) => {
  const { prefix, chunks, fields: fields2 } = compilation;
  const entrypoints = fields2.get("entrypoints");
  const named = isRaw(entrypoints) ? Object.entries(entrypoints).flatMap(([name, raw]) => isRaw(raw) ? [[name, raw]] : []) : [...chunks].flatMap(
    ([key, { names, isEntry }]) => isEntry ? names.map((name) => [name, { chunks: [key.slice(prefix.length)] }]) : []
  );
  return named.map(([name, raw]) => {
    const initial = idsAt(raw, "chunks").map((id) => prefix + id);
    const listed = fileNames(listAt(raw, "assets"));
    return {
      name: prefix + name,
      // A long list is cut by webpack's `chunkGroupMaxAssets`.
      files: listed.length > 0 ? listed : initial.flatMap((key) => chunks.get(key)?.files ?? []),
      initial,
      async: laterChunks(compilation, initial, chunksOf)
    };
  });
};

// src/measure/bundle/read/webpack/webpack-visitor.ts
var fields = /* @__PURE__ */ new Set([
  "version",
  "rspackVersion",
  "errors",
  "errorsCount",
  "outputPath",
  "name",
  "entrypoints",
  "target"
]);
var lists = /* @__PURE__ */ new Set(["modules", "chunks", "assets"]);
var cut = /* @__PURE__ */ new Set(["modules", "source", "issuerPath", "profile"]);
var cutOfAsset = /* @__PURE__ */ new Set(["related", "info"]);
var orphan = Buffer.from('"orphan":true');
var identifier = Buffer.from('"identifier":"');
var depthOf = (path) => {
  let at = 0;
  while (path[at] === "children" && typeof path[at + 1] === "number") at += 2;
  return at;
};
var createWebpackVisitor = () => {
  const gathered = createGatheredModules();
  const compilations = /* @__PURE__ */ new Map();
  let leaves = [];
  const inner = { all: 0, cut: 0 };
  const compilationAt = (path, depth2) => {
    let prefix = "";
    for (let at = 1; at < depth2; at += 2) prefix += `${path[at]}/`;
    const known2 = compilations.get(prefix);
    const compilation = known2 ?? createCompilation(gathered, prefix);
    if (known2 === void 0) compilations.set(prefix, compilation);
    return compilation;
  };
  const beginMember = (path, depth2, isArray) => {
    const key = String(path[depth2]);
    if (key === "children") return isArray ? "enter" : "skip";
    if (!fields.has(key) && !lists.has(key)) return "skip";
    if (lists.has(key) && !isArray) return "skip";
    compilationAt(path, depth2).has.add(key);
    return lists.has(key) ? "enter" : "take";
  };
  const begin2 = (path, shape) => {
    const depth2 = depthOf(path);
    const below = path.length - depth2;
    if (below === 0) return shape === "object" ? "enter" : "skip";
    if (below === 1) return beginMember(path, depth2, shape === "array");
    const list = path[depth2];
    if (below === 2) {
      if (list === "modules") leaves = [];
      return list === "assets" ? cutOfAsset : cut;
    }
    if (below === 3) return list === "modules" && path[depth2 + 2] === "modules" && shape === "array" ? "enter" : "skip";
    if (below === 5) inner.cut++;
    if (below !== 4) return "skip";
    return ++inner.all > 100 && inner.cut === 0 ? "take" : cut;
  };
  const takeElement = (compilation, list, raw) => {
    if (list === "chunks") compilation.chunk(raw);
    else if (list === "assets") compilation.asset(raw);
    else if (isModule(raw)) compilation.module(raw, leaves);
    else gathered.seen.grouped = true;
  };
  const isKnownOrphan = (text) => {
    if (!text.includes(orphan)) return false;
    const start = text.indexOf(identifier) + identifier.length;
    const end = text.indexOf(34, start);
    const isThere = start >= identifier.length && end > start && gathered.inner.has(text.toString("utf8", start, end));
    if (isThere) gathered.seen.orphans = true;
    return isThere;
  };
  return {
    gathered,
    isNeeded: (path, text) => path.at(-2) !== "modules" || path.length - depthOf(path) !== 2 || !isKnownOrphan(text),
    compilations: () => [...compilations.values()],
    begin: begin2,
    value: (path, value) => {
      const depth2 = depthOf(path);
      const compilation = compilationAt(path, depth2);
      const below = path.length - depth2;
      if (below === 1) compilation.field(String(path[depth2]), value);
      else if (!isRaw(value)) return;
      else if (below === 2) takeElement(compilation, path[depth2], value);
      else if (below === 4 && isModule(value)) leaves.push(compilation.leaf(value));
    }
  };
};

// src/measure/bundle/read/statistics-reader.ts
var cure = "Set `stats` to the statistics of webpack or Rspack (`--json=FILE`), the metafile of esbuild (`--metafile=FILE`) or the file that Pacegate's plugin for Rollup, Vite, webpack or Rspack writes. docs/bundles.md shows how.";
var others = [
  [/^(?:nodeMetas|nodeParts)$/, "rollup-plugin-visualizer's, which does not say how modules are imported"],
  [/\.(?:html|[jt]sx?)$/, "a manifest, which says nothing of modules"],
  [/^(?:pages|rootMainFiles|polyfillFiles)$/, "Next.js's build manifest, which says nothing of modules"]
];
var unknown = (shown, keys) => {
  const other = others.find(([pattern]) => keys.some((key) => pattern.test(key)))?.[1];
  const members = keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 40)));
  const what = other ?? (keys.length === 0 ? "an empty object" : `an object of ${members.join(", ")}`);
  return new BundleError(`${shown} is of no bundler that Pacegate can read: it is ${what}.`, cure);
};
var createStatisticsReader = (shown) => {
  const webpack = createWebpackVisitor();
  const esbuild = createEsbuildVisitor();
  const own3 = createOwnVisitor();
  let chosen = null;
  const keys = [];
  const choose2 = (key) => {
    if (key === "schema") return { visitor: own3, taken: { format: "own", members: own3.members } };
    if (key === "inputs" || key === "outputs")
      return { visitor: esbuild, taken: { format: "esbuild", metafile: esbuild.metafile } };
    return { visitor: webpack, taken: { format: "webpack", visitor: webpack } };
  };
  return {
    begin: (path, shape) => {
      if (path.length === 0) {
        if (shape === "object") return "enter";
        const what = shape === "array" ? "a list, as webpack-bundle-analyzer's report is" : "a single value";
        throw new BundleError(`${shown} is of no bundler that Pacegate can read: it is ${what}.`, cure);
      }
      if (path.length === 1 && keys.length < 50) keys.push(String(path[0]));
      chosen ??= choose2(String(path[0]));
      return chosen.visitor.begin(path, shape);
    },
    value: (path, value) => chosen?.visitor.value(path, value),
    taken: () => {
      if (chosen === null) throw unknown(shown, keys);
      const { taken } = chosen;
      const isKnown = taken.format !== "webpack" || webpack.compilations().some(({ has }) => ["assets", "modules", "chunks", "entrypoints"].some((key) => has.has(key)));
      if (!isKnown) throw unknown(shown, keys);
      return taken;
    }
  };
};

// src/measure/bundle/read/webpack/check-webpack.ts
var plugin = "Or let Pacegate's plugin write them: it asks for what is needed. docs/bundles.md shows how.";
var lacking = (shown, what, option) => new BundleError(
  `The statistics ${shown} have no ${what}.`,
  `Switch on \`stats: { ${option} }\` in the bundler's configuration. ${plugin}`
);
var grouped = (shown) => new BundleError(
  `The modules in the statistics ${shown} are put into groups, as \`stats: { all: true }\` does.`,
  `Switch the groups off (\`groupModulesByPath: false\` and the others of its kind), or leave \`all\` out. ${plugin}`
);
var checkWebpack = ({
  gathered: { modules, seen },
  compilations,
  shown
}, entries) => {
  const has = (key) => compilations.some((it) => it.has.has(key));
  if (!has("assets")) throw lacking(shown, "emitted files (`assets`)", "assets: true, cachedAssets: true");
  if (compilations.every(({ assets }) => assets.size === 0))
    throw new BundleError(
      `The statistics ${shown} list no emitted files: the build made nothing.`,
      "Look at the output of the build: does it have an entry, and does it write files?"
    );
  if (!has("entrypoints") && entries === 0) throw lacking(shown, "entry points (`entrypoints`)", "entrypoints: true");
  if (seen.grouped && modules.size === 0) throw grouped(shown);
  if (!has("modules") || modules.size === 0)
    throw lacking(
      shown,
      "modules (`modules`)",
      "modules: true, nestedModules: true, reasons: true, orphanModules: true"
    );
  if (!has("chunks"))
    throw lacking(shown, "chunks (`chunks`)", "chunks: true, chunkRelations: true, chunkOrigins: true");
  if (!seen.placed) throw lacking(shown, "identifiers that tell which chunk a module is in", "ids: true");
  if (entries === 0)
    throw new BundleError(
      `The statistics ${shown} have no entry that emitted a file.`,
      "Look at `entry` in the configuration of the bundler and at the output of the build."
    );
};
var noticesOf = ({ seen, aliases }) => {
  const why = "so why something grew can only be told in part.";
  if (!seen.reasons)
    return [
      `The statistics do not say who imports a module, ${why} Switch on \`stats: { reasons: true, orphanModules: true }\`.`
    ];
  if (!seen.concatenated) return [];
  if (aliases.size === 0)
    return [
      `The statistics do not say what is inside of concatenated modules, ${why} Switch on \`stats: { nestedModules: true, orphanModules: true }\`.`
    ];
  return seen.orphans ? [] : [
    `The statistics lack the imports inside of concatenated modules, ${why} Switch on \`stats: { orphanModules: true }\`.`
  ];
};

// src/measure/bundle/read/webpack/gather-parts.ts
var withoutExtension = (path) => path.replace(/^\.\//, "").replace(/(?:\/index)?\.\w+$/, "");
var startsOf2 = (entry, { prefix, chunks }, { starts, modules }, resolve6) => {
  const named = starts.get(entry.name);
  if (named !== void 0) return named.map(resolve6);
  const initial = new Set(entry.initial);
  const candidates = (starts.get(prefix) ?? []).map(resolve6).filter((key) => modules.get(key)?.chunks.some((it) => initial.has(it)) !== false);
  const requests = new Set(
    [...chunks.values()].flatMap(
      (it) => it.starts.flatMap(([name, request]) => prefix + name === entry.name ? withoutExtension(request) : [])
    )
  );
  const asked = candidates.filter((key) => requests.has(withoutExtension(modules.get(key)?.name ?? "")));
  return asked.length > 0 ? asked : candidates;
};
var titlesOf = (compilations) => {
  const names = new Map(compilations.map(({ prefix, fields: fields2 }) => [prefix, fields2.get("name")]));
  const title = (prefix) => {
    if (prefix === "") return "";
    const parent = prefix.replace(/[^/]+\/$/, "");
    const name = names.get(prefix);
    return `${title(parent)}${typeof name === "string" && name !== "" ? name : prefix.slice(parent.length, -1)}/`;
  };
  return title;
};
var emittedFiles = (compilations) => {
  const listing = compilations.filter(({ assets }) => assets.size > 0);
  const outermost = listing.filter(
    ({ prefix }) => !listing.some((it) => it.prefix !== prefix && prefix.startsWith(it.prefix))
  );
  return new Set(outermost.flatMap(({ assets }) => [...assets]));
};
var gatherParts = ({ gathered, compilations }, find2, resolve6) => {
  const parts = { files: emittedFiles(compilations), chunks: /* @__PURE__ */ new Map(), entries: [] };
  const titleOf = titlesOf(compilations);
  for (const compilation of compilations) {
    const { prefix } = compilation;
    const own3 = entriesOf(compilation, find2).filter((it) => it.files.some((file) => parts.files.has(file)));
    const wanted = new Set(own3.flatMap(({ initial, async }) => [...initial, ...async]));
    for (const [key, chunk] of compilation.chunks) {
      if (prefix !== "" && !wanted.has(key)) continue;
      parts.chunks.set(key, chunk);
      for (const file of chunk.files) parts.files.add(file);
    }
    for (const entry of own3) {
      const name = titleOf(prefix) + entry.name.slice(prefix.length);
      const same = parts.entries.filter((it) => it.name === name).length;
      const modules = startsOf2(entry, compilation, gathered, resolve6);
      parts.entries.push({ ...entry, name: same === 0 ? name : `${name} (${same + 1})`, modules });
    }
  }
  return parts;
};

// src/measure/bundle/read/webpack/finish-webpack.ts
var offsetOf = (directory, context) => {
  if (context === null) return "";
  const way = wayTo(directory, context);
  const up = way.split("/").filter((part) => part === "..").length;
  const shared = directory.split("/").filter((part) => part !== "").length - up;
  return up === 0 || way === Array.from({ length: up }, () => "..").join("/") || shared >= 2 && up <= 3 ? way : "";
};
var scriptType = (key, module, gathered) => {
  const { esm, requiring, required, inner, seen } = gathered;
  const { type, chunks } = module;
  if (type === "commonjs" && esm.has(key) && !module.bailouts.some((it) => it.startsWith("CommonJS bailout")))
    return "esm";
  if (type !== "unknown-script") return type;
  if (esm.has(key)) return "esm";
  if (requiring.has(key) || required.has(key)) return "commonjs";
  return inner.has(key) || seen.concatenated && seen.bailouts && chunks.length > 0 ? "esm" : type;
};
var versionOf = (compilations, key) => compilations.flatMap(({ fields: fields2 }) => textAt(Object.fromEntries(fields2), key) ?? [])[0] ?? null;
function* resolved(edges, resolve6) {
  for (const edge of edges) yield { ...edge, from: resolve6(edge.from), to: resolve6(edge.to) };
}
var finishWebpack = (options) => {
  const { gathered, compilations, directory, mode } = options;
  const { aliases, keysByName } = gathered;
  const context = options.context ?? gathered.seen.context;
  const base = { offset: offsetOf(directory, context), directory };
  const resolve6 = (key) => {
    const own3 = aliases.get(key) ?? key;
    return gathered.modules.has(own3) ? own3 : keysByName.get(own3) ?? own3;
  };
  const { files, chunks, entries } = gatherParts(
    options,
    (key) => gathered.modules.get(resolve6(key))?.chunks ?? [],
    resolve6
  );
  checkWebpack(options, entries.length);
  const modules = /* @__PURE__ */ new Map();
  const withoutContext = (text) => context === null ? text : text.replaceAll(`${context}/`, "./");
  for (const [key, module] of gathered.modules) {
    const name = moduleName(module.name, base);
    const type = scriptType(key, module, gathered);
    const bailouts = module.bailouts.map(withoutContext);
    modules.set(key, {
      ...module,
      name,
      type,
      bailouts,
      parsed: null,
      chunks: module.chunks.filter((it) => chunks.has(it))
    });
  }
  const rspack = versionOf(compilations, "rspackVersion");
  return {
    bundler: rspack === null ? { name: "webpack", version: versionOf(compilations, "version") } : { name: "rspack", version: rspack },
    mode,
    modules,
    edges: resolved(gathered.edges, resolve6),
    files,
    chunks,
    entries,
    notices: noticesOf(gathered)
  };
};

// src/measure/bundle/read/read-statistics.ts
var slashed = (path) => path.split(sep3).join("/");
var finish2 = async (taken, place) => {
  const { directory, statsFile, shown } = place;
  const beside = dirname3(statsFile);
  switch (taken.format) {
    case "webpack": {
      const { gathered, compilations } = taken.visitor;
      const all = compilations();
      const draft = finishWebpack({
        gathered,
        compilations: all,
        directory: slashed(directory),
        context: null,
        mode: null,
        shown
      });
      const said = all.flatMap(({ fields: fields2 }) => fields2.get("outputPath") ?? []).filter((it) => typeof it === "string");
      return { ...finishGraph(draft), outputs: [...said.slice(0, 1).map((it) => resolve4(it)), beside] };
    }
    case "esbuild": {
      const { offset, output, fileOf } = await esbuildPlaces(taken.metafile, place);
      return {
        ...finishGraph(readEsbuild(taken.metafile, { fileOf, base: { offset, directory: slashed(directory) }, shown })),
        outputs: [output]
      };
    }
    case "own": {
      const { checkOwn } = await import("./check-own-4JHPVNK2.js");
      const file = checkOwn(taken.members, shown);
      const context = plainPath(slashed(join6(beside, file.context)));
      return {
        ...renameModules(file, { offset: wayTo(slashed(directory), context), directory: slashed(directory) }),
        outputs: [resolve4(beside, file.output)]
      };
    }
  }
};
var readStatistics = async ({
  suite,
  stats,
  directory,
  signal
}) => {
  const shown = cleanText(stats, 200);
  const real = await realpath3(directory).catch(() => directory);
  const statsFile = resolve4(real, stats);
  const found = await stat2(statsFile).catch(async (error) => {
    throw await missingStatistics(suite.name, shown, real, error);
  });
  if (!found.isFile())
    throw new BundleError(
      `The statistics ${shown} of suite ${suite.name} are not a file.`,
      "Correct `stats` of the suite."
    );
  const reader = createStatisticsReader(shown);
  await scanFile({ file: statsFile, shown, signal }, reader);
  const output = suite.output === null ? null : resolve4(real, suite.output);
  const finished = await finish2(reader.taken(), { directory: real, output, statsFile, shown });
  return { ...finished, statsFile, shown };
};

// src/measure/bundle/read/settle-output.ts
import { stat as stat3 } from "node:fs/promises";
import { join as join7, relative as relative2, resolve as resolve5 } from "node:path";

// src/measure/bundle/read/graph/without-files.ts
var withoutFiles = (graph, isGone) => {
  const places = /* @__PURE__ */ new Map();
  const files = graph.files.filter(({ name }, at) => {
    if (isGone(name)) return false;
    places.set(at, places.size);
    return true;
  });
  if (files.length === graph.files.length) return graph;
  const move = (list) => list.flatMap((at) => places.get(at) ?? []);
  return {
    ...graph,
    files,
    chunks: graph.chunks.map((it) => ({ ...it, files: move(it.files), media: move(it.media) })),
    entries: graph.entries.map((it) => ({ ...it, files: move(it.files) }))
  };
};

// src/measure/bundle/read/settle-output.ts
var isFile2 = (path) => stat3(path).then(
  (it) => it.isFile(),
  () => false
);
var isDirectory = (path) => stat3(path).then(
  (it) => it.isDirectory(),
  () => false
);
var absentFrom = async (output, names) => {
  const found = await Promise.all(
    names.map(async (name) => cleanText(name) === name && await isFile2(join7(output, name)))
  );
  return new Set(names.filter((_, at) => found[at] !== true));
};
var nameOf = (directory, path) => cleanText(relative2(directory, path) || ".", 200);
var choose = async ({ suite, directory, statistics }) => {
  const { graph, shown, outputs } = statistics;
  const set = suite.output === null ? null : resolve5(directory, suite.output);
  const candidates = set === null ? outputs : [set, ...outputs.filter((it) => inside(set, it) !== null)];
  const needed = [...new Set(graph.entries.flatMap(({ files }) => files.flatMap((at) => graph.files[at]?.name ?? [])))];
  const names = graph.files.map(({ name }) => name);
  let wanting = null;
  for (const output of new Set(candidates)) {
    if (!await isDirectory(output)) continue;
    const absent = await absentFrom(output, names);
    const missing = needed.find((name) => absent.has(name));
    if (missing === void 0) return { output, absent };
    wanting ??= `${cleanText(missing, 200)}, which is not in ${nameOf(directory, output)}`;
  }
  if (wanting !== null)
    throw new BundleError(
      `The statistics ${shown} of suite ${suite.name} list ${wanting}: they are of another build, or files were moved after it.`,
      "Set `output` to the directory of the emitted files. Leave no statistics of earlier builds in the repository."
    );
  const [first = directory] = candidates;
  throw new BundleError(
    `Suite ${suite.name} has no directory of emitted files: ${nameOf(directory, first)} is not there.`,
    "Set `output` to the directory that the build writes to."
  );
};
var isCopy = (name, names) => /\.(?:gz|br|zst)$/.test(name) && names.has(name.replace(/\.\w+$/, ""));
var noticeOf = (absent) => absent.length === 0 ? [] : [
  `${absent.length} of the files in the statistics are not in the output directory and do not count: ${absent.slice(0, 3).map((it) => cleanText(it, 100)).join(", ")}${absent.length > 3 ? ", …" : ""}.`
];
var settleOutput = async (options) => {
  const { suite, statistics } = options;
  const { graph, ids, statsFile } = statistics;
  const { output, absent } = await choose(options);
  const names = new Set(graph.files.map(({ name }) => name));
  const isGone = (name) => absent.has(name) || isCopy(name, names) || resolve5(output, name) === statsFile || suite.ignore.length > 0 && matchesGlobs(name, suite.ignore);
  const shown = [...absent].filter((name) => !isCopy(name, names));
  const left = withoutFiles(graph, isGone);
  return { graph: { ...left, notices: [...left.notices, ...noticeOf(shown)] }, ids, output };
};

// src/measure/bundle/read/package-versions.ts
import { open as open3 } from "node:fs/promises";
import { join as join8 } from "node:path";
var largest3 = 2 ** 20;
var mostAtOnce = 32;
var version = /^\d[\w.+-]{0,63}$/;
var ofArchive = (instance) => /-npm-(\d[\w.+-]*?)-[0-9a-f]{10}(?:-[0-9a-f]+)?(?:\.zip)?\//.exec(instance)?.[1] ?? null;
var readVersion = async (file) => {
  try {
    await using handle = await open3(file);
    const about = await handle.stat();
    if (!about.isFile() || about.size > largest3) return null;
    const manifest = JSON.parse(await handle.readFile("utf8"));
    const found = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : null;
    return typeof found === "string" && version.test(found) ? found : null;
  } catch {
    return null;
  }
};
var withVersions = async (graph, directory) => {
  const instances = [...new Set(graph.modules.flatMap(({ instance }) => instance ?? []))];
  const versions = /* @__PURE__ */ new Map();
  const next = instances.values();
  const work = async () => {
    for (const instance of next)
      versions.set(
        instance,
        ofArchive(`${instance}/`) ?? await readVersion(join8(directory, instance, "package.json"))
      );
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return {
    ...graph,
    modules: graph.modules.map(
      (module) => module.instance === null ? module : { ...module, version: versions.get(module.instance) ?? null }
    )
  };
};

// src/measure/bundle/read-graph.ts
var readGraph = async ({ suite, directory, signal }) => {
  if (suite.stats === null) return readFiles({ suite, directory, signal });
  const routes = await readRoutes({ suite, directory, signal, stats: suite.stats });
  if (routes !== null) return routes;
  const statistics = await readStatistics({ suite, stats: suite.stats, directory, signal });
  const { graph, ids, output } = await settleOutput({ suite, directory, statistics });
  signal.throwIfAborted();
  return {
    graph: await withVersions(graph, directory),
    ids,
    output,
    statsFile: statistics.statsFile,
    source: graph.bundler.name
  };
};

export {
  readGraph
};
