// src/measure/bundle/plugin/rollup.ts
import { dirname as dirname2, resolve } from "node:path";

// src/measure/bundle/read/clean-text.ts
var hidden = /[\p{Cc}\p{Cf}\p{Cs}]/u;
var allHidden = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
var cleanText = (text, most = 500) => {
  const bounded = text.length > 4 * most ? text.slice(0, 4 * most) : text;
  const plain2 = hidden.test(bounded) ? bounded.replaceAll(allHidden, "") : bounded;
  return plain2.length > most ? `${plain2.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : plain2;
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
  const known = ways.get(end);
  if (known === void 0) ways.set(end, [edge]);
  else known.push(edge);
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
    const own2 = to.importers.get(from) ?? [];
    const known = own2.find((it) => it.kind === kind && it.request === request);
    if (known !== void 0) known.active ||= active;
    else if (own2.push({ from, to, kind, request, active }) === 1) to.importers.set(from, own2);
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
  const inside = new Map([...chunks.keys()].map((key) => [key, []]));
  for (const [at, module] of modules.entries()) for (const key of module.chunks) inside.get(key)?.push(at);
  const words = (key, what) => [...chunks.get(key)?.[what] ?? []].sort(byText).join("\n");
  return [...chunks.keys()].sort(
    (a, b) => byText(words(a, "names"), words(b, "names")) || byText(words(a, "origins"), words(b, "origins")) || byNumbers(inside.get(a) ?? [], inside.get(b) ?? []) || byText(words(a, "files"), words(b, "files"))
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

// src/measure/bundle/read/own/statistics-file.ts
var statisticsSchema = "pacegate/stats@1";
var defaultFile = "pacegate-stats.json";

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

// src/measure/bundle/plugin/find-requests.ts
var statement = /\b(?:from|import|require)\s*\(?\s*(?:\/\*[\s\S]{0,200}?\*\/\s*)?(["'`])([^"'`\n\\]{1,500})\1/g;
var writtenRequests = (code) => [
  ...new Set([...code.matchAll(statement)].flatMap((match) => match[2] ?? []))
];
var bare = (path) => path.replace(/^\0/, "").replace(/[?#].*$/s, "").replaceAll("\\", "/").replace(/(?:\/index)?\.[a-z]+$/i, "");
var likeness = (request, id) => {
  const parts = bare(request).split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  const path = `/${bare(id)}/`;
  let common = 0;
  for (let from = parts.length - 1; from >= 0; from--)
    if (path.includes(`/${parts.slice(from).join("/")}/`)) common = parts.length - from;
  const isWhole = common === parts.length && common > 0;
  return common + (isWhole ? 1 : 0) + (isWhole && path.endsWith(`/${parts.join("/")}/`) ? 1 : 0);
};
var matchRequests = (code, ids) => {
  const written = writtenRequests(code);
  const pairs = ids.flatMap((id2) => written.map((request2) => ({ id: id2, request: request2, points: likeness(request2, id2) })));
  const found = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  for (const { id: id2, request: request2, points } of pairs.sort((a, b) => b.points - a.points)) {
    if (points === 0 || found.has(id2) || taken.has(request2)) continue;
    found.set(id2, request2);
    taken.add(request2);
  }
  const open = ids.filter((id2) => !found.has(id2));
  const rest = written.filter((request2) => !taken.has(request2));
  const [id, request] = [open[0], rest[0]];
  if (open.length === 1 && rest.length === 1 && id !== void 0 && request !== void 0) found.set(id, request);
  return found;
};

// src/measure/bundle/plugin/draft-of-rollup.ts
var encoder = new TextEncoder();
var bytes = (text) => encoder.encode(text).length;
var plain = (id) => id.replace(/^\0+/, "");
var isCommonJs = ({ meta, inputFormat }) => {
  const commonjs = meta?.["commonjs"];
  const says = typeof commonjs === "object" && commonjs !== null && "isCommonJS" in commonjs ? commonjs.isCommonJS : false;
  return inputFormat === "cjs" || says !== false && says !== void 0 && says !== null;
};
var typeOf = (info) => {
  const file = plain(info.id).replace(/[?#].*$/s, "");
  if (info.id.startsWith("\0") && !/[/\\]/.test(file)) return "runtime";
  if (file.endsWith(".json")) return "json";
  if (/\.(?:css|s[ac]ss|less|styl(?:us)?|pcss|postcss)$/.test(file)) return "style";
  if (fileKind(file) === "media") return /["'`]data:/.test(info.code ?? "") ? "asset-inline" : "asset-file";
  return isCommonJs(info) ? "commonjs" : "esm";
};
var usedOf = ({ renderedExports = [], removedExports = [] }) => {
  if (removedExports.length === 0) return "all";
  return renderedExports.length === 0 ? "none" : "some";
};
var chunksOf = (bundle) => Object.values(bundle).flatMap((it) => it.type === "chunk" ? [it] : []);
var readModules = ({ bundle, modules, context }) => {
  const rendered = /* @__PURE__ */ new Map();
  for (const chunk of chunksOf(bundle)) {
    for (const [id, module] of Object.entries(chunk.modules)) {
      const known = rendered.get(id);
      rendered.set(id, { chunks: [...known?.chunks ?? [], chunk.fileName], module });
    }
  }
  return new Map(
    modules.flatMap((info) => {
      if (info.isExternal === true) return [];
      const place = rendered.get(info.id);
      const text = place?.module.code;
      return [
        [
          info.id,
          {
            name: moduleName(plain(info.id), { offset: "", directory: context }),
            type: typeOf(info),
            // What is left of it before the minimiser comes: a part of the whole that can be added up.
            stat: typeof text === "string" ? bytes(text) : place?.module.renderedLength ?? bytes(info.code ?? ""),
            parsed: null,
            chunks: place?.chunks ?? [],
            root: null,
            used: place === void 0 ? "none" : usedOf(place.module),
            bailouts: [],
            id: null
          }
        ]
      ];
    })
  );
};
var readEdges = ({ modules }) => modules.flatMap((info) => {
  const requests = matchRequests(info.code ?? "", [...info.importedIds, ...info.dynamicallyImportedIds]);
  const edge = (to, kind) => ({
    from: info.id,
    to,
    kind,
    request: requests.get(to) ?? "",
    active: true
  });
  return [
    ...info.importedIds.map((to) => edge(to, isCommonJs(info) ? "require" : "static")),
    ...info.dynamicallyImportedIds.map((to) => edge(to, "dynamic"))
  ];
});
var closure = (start, next) => {
  const seen = new Set(start);
  for (const file of seen) for (const other of next(file)) seen.add(other);
  return [...seen];
};
var besideOf = (chunk) => [
  ...chunk?.viteMetadata?.importedCss ?? [],
  ...chunk?.viteMetadata?.importedAssets ?? []
];
var draftOfRollup = (build) => {
  const { bundle, bundler, mode } = build;
  const chunks = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
  const edges = readEdges(build);
  const statically = (file) => (chunks.get(file)?.imports ?? []).filter((it) => chunks.has(it));
  const later = (file) => [
    ...statically(file),
    ...(chunks.get(file)?.dynamicImports ?? []).filter((it) => chunks.has(it))
  ];
  const drafts = /* @__PURE__ */ new Map();
  const entries = [];
  for (const [file, chunk] of chunks) {
    const asked = edges.filter((it) => it.kind === "dynamic" && it.to === chunk.facadeModuleId).map(({ request }) => request);
    drafts.set(file, {
      names: chunk.name === "" ? [] : [chunk.name],
      files: [file, ...besideOf(chunk)],
      origins: chunk.isEntry ? [] : asked.filter((it) => it !== "")
    });
    if (!chunk.isEntry) continue;
    const initial = closure([file], statically);
    entries.push({
      name: chunk.name,
      files: initial.flatMap((it) => [it, ...besideOf(chunks.get(it))]),
      initial,
      async: closure(initial, later).filter((it) => !initial.includes(it)),
      modules: chunk.facadeModuleId === null ? [] : [chunk.facadeModuleId]
    });
  }
  const files = new Set(Object.values(bundle).map(({ fileName }) => fileName));
  return { bundler, mode, modules: readModules(build), edges, files, chunks: drafts, entries, notices: [] };
};

// src/measure/bundle/plugin/join-drafts.ts
var joinModule = (a, b) => ({
  ...a,
  chunks: [.../* @__PURE__ */ new Set([...a.chunks, ...b.chunks])]
});
var joinDrafts = (first, second, format) => {
  const modules = new Map(first.modules);
  for (const [key, module] of second.modules) {
    const known = modules.get(key);
    modules.set(key, known === void 0 ? module : joinModule(known, module));
  }
  const names = new Set(first.entries.map(({ name }) => name));
  return {
    ...first,
    modules,
    edges: [...first.edges, ...second.edges],
    files: /* @__PURE__ */ new Set([...first.files, ...second.files]),
    chunks: new Map([...first.chunks, ...second.chunks]),
    entries: [
      ...first.entries,
      ...second.entries.map((it) => names.has(it.name) ? { ...it, name: `${format}/${it.name}` } : it)
    ]
  };
};

// src/measure/bundle/plugin/write-statistics.ts
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
var way = (from, to) => relative(from, to).split(sep).join("/");
var writeStatistics = ({ file, context, output, graph, ids }) => {
  const directory = dirname(file);
  const content = {
    schema: statisticsSchema,
    context: way(directory, context),
    output: way(directory, output),
    graph,
    ids
  };
  mkdirSync(directory, { recursive: true });
  const unfinished = join(directory, `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(unfinished, JSON.stringify(content));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
};

// src/measure/bundle/plugin/rollup.ts
var modulesOf = (context) => [...context.getModuleIds()].flatMap((id) => context.getModuleInfo(id) ?? []);
var isForBrowsers = ({ environment }, vite) => {
  if (environment !== void 0) return environment.config?.consumer !== "server" && environment.name !== "ssr";
  return vite === null || vite.build.ssr === void 0 || vite.build.ssr === false;
};
var pacegateRollup = ({ file = defaultFile } = {}) => {
  let vite = null;
  const drafts = /* @__PURE__ */ new Map();
  return {
    name: "pacegate",
    apply: "build",
    enforce: "post",
    configResolved: (configuration) => {
      vite = configuration;
    },
    buildStart: () => {
      drafts.clear();
    },
    writeBundle(options, bundle) {
      try {
        if (!isForBrowsers(this, vite)) return;
        const context = resolve(vite?.root ?? process.cwd());
        const output = resolve(context, options.dir ?? dirname2(options.file ?? "."));
        const path = resolve(output, file);
        const { rollupVersion, viteVersion } = this.meta ?? {};
        const draft = draftOfRollup({
          bundle,
          modules: modulesOf(this),
          context: plainPath(context),
          bundler: vite === null ? { name: "rollup", version: rollupVersion ?? null } : { name: "vite", version: viteVersion ?? null },
          mode: vite?.mode ?? null
        });
        const known = drafts.get(path);
        const whole = known === void 0 ? draft : joinDrafts(known, draft, options.format ?? "other");
        drafts.set(path, whole);
        writeStatistics({ file: path, context, output, ...finishGraph(whole) });
      } catch (error) {
        this.warn(
          `The statistics for Pacegate were not written: ${error instanceof Error ? error.message : String(error)}`
        );
      }
    }
  };
};
export {
  pacegateRollup
};
