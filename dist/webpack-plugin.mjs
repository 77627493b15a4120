// src/measure/bundle/plugin/webpack.ts
import { rmSync as rmSync2 } from "node:fs";
import { resolve } from "node:path";

// src/measure/bundle/read/clean-text.ts
var hidden = /[\p{Cc}\p{Cf}\p{Cs}]/u;
var allHidden = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
var cleanText = (text, most = 500) => {
  const bounded = text.length > 4 * most ? text.slice(0, 4 * most) : text;
  const plain = hidden.test(bounded) ? bounded.replaceAll(allHidden, "") : bounded;
  return plain.length > most ? `${plain.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : plain;
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
    const own2 = to.importers.get(from) ?? [];
    const known2 = own2.find((it) => it.kind === kind && it.request === request);
    if (known2 !== void 0) known2.active ||= active;
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

// src/core/errors.ts
var PacegateError = class extends Error {
  code;
  cure;
  constructor(code, message, cure, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.cure = cure;
  }
};
var BundleError = class extends PacegateError {
  constructor(message, cure, options) {
    super("bundle", message, cure, options);
  }
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
var contextOf = (name, identifier) => {
  const path = resourceOf(name);
  const file = resourceOf(identifier.replace(/\|[\da-f]{16,}$/, "")).replace(/^[\w/-]+\|/, "").replace(/\|[^|/\\]*$/, "");
  if (!path.startsWith("./") || !absolute.test(file)) return null;
  const whole = plainPath(file);
  return whole.endsWith(path.slice(1)) ? whole.slice(0, 1 - path.length) || "/" : null;
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
var addTo = (lists, name, key) => {
  lists.set(name, [...lists.get(name) ?? [], key]);
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
  const fields = /* @__PURE__ */ new Map();
  return {
    ...createModuleGatherer(gathered, prefix),
    prefix,
    chunks,
    assets,
    fields,
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
      fields.set(key, value);
    }
  };
};
var laterChunks = ({ chunks }, start, chunksOf) => {
  const children = /* @__PURE__ */ new Map();
  for (const [key, chunk] of chunks) {
    const own2 = children.get(key) ?? /* @__PURE__ */ new Set();
    children.set(key, /* @__PURE__ */ new Set([...own2, ...chunk.children ?? []]));
    if (chunk.children !== null) continue;
    for (const parent of chunk.askers.flatMap(chunksOf))
      children.set(parent, (children.get(parent) ?? /* @__PURE__ */ new Set()).add(key));
  }
  const seen = new Set(start);
  for (const key of seen) for (const child of children.get(key) ?? []) seen.add(child);
  return [...seen].filter((key) => !start.includes(key));
};
var entriesOf = (compilation, chunksOf) => {
  const { prefix, chunks, fields } = compilation;
  const entrypoints = fields.get("entrypoints");
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

// src/measure/bundle/read/webpack/gather-parts.ts
var withoutExtension = (path) => path.replace(/^\.\//, "").replace(/(?:\/index)?\.\w+$/, "");
var startsOf2 = (entry, { prefix, chunks }, { starts, modules }, resolve2) => {
  const named = starts.get(entry.name);
  if (named !== void 0) return named.map(resolve2);
  const initial = new Set(entry.initial);
  const candidates = (starts.get(prefix) ?? []).map(resolve2).filter((key) => modules.get(key)?.chunks.some((it) => initial.has(it)) !== false);
  const requests = new Set(
    [...chunks.values()].flatMap(
      (it) => it.starts.flatMap(([name, request]) => prefix + name === entry.name ? withoutExtension(request) : [])
    )
  );
  const asked = candidates.filter((key) => requests.has(withoutExtension(modules.get(key)?.name ?? "")));
  return asked.length > 0 ? asked : candidates;
};
var titlesOf = (compilations) => {
  const names = new Map(compilations.map(({ prefix, fields }) => [prefix, fields.get("name")]));
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
var gatherParts = ({ gathered, compilations }, find2, resolve2) => {
  const parts = { files: emittedFiles(compilations), chunks: /* @__PURE__ */ new Map(), entries: [] };
  const titleOf = titlesOf(compilations);
  for (const compilation of compilations) {
    const { prefix } = compilation;
    const own2 = entriesOf(compilation, find2).filter((it) => it.files.some((file) => parts.files.has(file)));
    const wanted = new Set(own2.flatMap(({ initial, async }) => [...initial, ...async]));
    for (const [key, chunk] of compilation.chunks) {
      if (prefix !== "" && !wanted.has(key)) continue;
      parts.chunks.set(key, chunk);
      for (const file of chunk.files) parts.files.add(file);
    }
    for (const entry of own2) {
      const name = titleOf(prefix) + entry.name.slice(prefix.length);
      const same = parts.entries.filter((it) => it.name === name).length;
      const modules = startsOf2(entry, compilation, gathered, resolve2);
      parts.entries.push({ ...entry, name: same === 0 ? name : `${name} (${same + 1})`, modules });
    }
  }
  return parts;
};

// src/measure/bundle/read/webpack/finish-webpack.ts
var offsetOf = (directory, context) => {
  if (context === null) return "";
  const way2 = wayTo(directory, context);
  const up = way2.split("/").filter((part) => part === "..").length;
  const shared = directory.split("/").filter((part) => part !== "").length - up;
  return up === 0 || way2 === Array.from({ length: up }, () => "..").join("/") || shared >= 2 && up <= 3 ? way2 : "";
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
var versionOf = (compilations, key) => compilations.flatMap(({ fields }) => textAt(Object.fromEntries(fields), key) ?? [])[0] ?? null;
function* resolved(edges, resolve2) {
  for (const edge of edges) yield { ...edge, from: resolve2(edge.from), to: resolve2(edge.to) };
}
var finishWebpack = (options) => {
  const { gathered, compilations, directory, mode } = options;
  const { aliases, keysByName } = gathered;
  const context = options.context ?? gathered.seen.context;
  const base = { offset: offsetOf(directory, context), directory };
  const resolve2 = (key) => {
    const own2 = aliases.get(key) ?? key;
    return gathered.modules.has(own2) ? own2 : keysByName.get(own2) ?? own2;
  };
  const { files, chunks, entries } = gatherParts(
    options,
    (key) => gathered.modules.get(resolve2(key))?.chunks ?? [],
    resolve2
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
    edges: resolved(gathered.edges, resolve2),
    files,
    chunks,
    entries,
    notices: noticesOf(gathered)
  };
};

// src/measure/bundle/read/webpack/gather-object.ts
var gatherObject = (gathered, statistics, prefix = "") => {
  const compilation = createCompilation(gathered, prefix);
  for (const [key, value] of Object.entries(statistics)) {
    compilation.has.add(key);
    if (!Array.isArray(value) || key === "errors") compilation.field(key, value);
  }
  for (const asset of rawsAt(statistics, "assets")) compilation.asset(asset);
  for (const chunk of rawsAt(statistics, "chunks")) compilation.chunk(chunk);
  for (const module of rawsAt(statistics, "modules").filter(isModule))
    compilation.module(module, rawsAt(module, "modules").filter(isModule).map(compilation.leaf));
  const children = rawsAt(statistics, "children").filter(isRaw);
  return [compilation, ...children.flatMap((child, at) => gatherObject(gathered, child, `${prefix}${at}/`))];
};

// src/measure/bundle/plugin/for-browsers.ts
var elsewhere = /^(?:async-)?node|^(?:electron-(?:main|preload)|nwjs|node-webkit)/;
var isForBrowsers = ({ options, name: own2 }, name) => {
  const compiler = options.name ?? own2;
  if (name !== void 0) return compiler === name;
  if (compiler === "edge-server" || compiler === "server") return false;
  const targets = Array.isArray(options.target) ? options.target : [options.target];
  return !targets.some((target) => typeof target === "string" && elsewhere.test(target));
};

// src/measure/bundle/plugin/stats-options.ts
var statsOptions = (context) => ({
  all: false,
  context,
  version: true,
  errors: true,
  errorsCount: true,
  outputPath: true,
  assets: true,
  cachedAssets: true,
  relatedAssets: false,
  entrypoints: true,
  chunkGroupMaxAssets: Infinity,
  chunks: true,
  chunkRelations: true,
  chunkOrigins: true,
  chunkModules: false,
  modules: true,
  cachedModules: true,
  nestedModules: true,
  orphanModules: true,
  runtimeModules: true,
  dependentModules: true,
  reasons: true,
  usedExports: true,
  providedExports: true,
  optimizationBailout: true,
  ids: true,
  children: true,
  excludeAssets: [],
  excludeModules: [],
  modulesSpace: Infinity,
  nestedModulesSpace: Infinity,
  reasonsSpace: Infinity,
  assetsSpace: Infinity,
  groupModulesByType: false,
  groupModulesByCacheStatus: false,
  groupModulesByPath: false,
  groupModulesByExtension: false,
  groupModulesByAttributes: false,
  groupModulesByLayer: false,
  groupAssetsByInfo: false,
  groupAssetsByPath: false,
  groupAssetsByExtension: false,
  groupAssetsByEmitStatus: false,
  groupAssetsByChunk: false,
  groupReasonsByOrigin: false
});

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

// src/measure/bundle/plugin/webpack.ts
var claims = /* @__PURE__ */ new Map();
var claim = (compiler, file) => {
  const output = compiler.options.output?.path ?? compiler.outputPath;
  const path = resolve(output, file);
  if (!claims.has(path)) {
    claims.set(path, compiler);
    return file;
  }
  const name = (compiler.options.name ?? compiler.name ?? "other").replaceAll(/[^\w.-]/g, "_");
  return file.replace(/(\.json)?$/, `.${name}$1`);
};
var release = (compiler) => {
  for (const [path, owner] of claims) if (owner === compiler) claims.delete(path);
};
var write = (compiler, stats, file) => {
  const output = stats.compilation.outputOptions.path ?? compiler.outputPath;
  const path = resolve(output, file);
  if (stats.hasErrors()) {
    rmSync2(path, { force: true });
    return;
  }
  const json = stats.toJson(statsOptions(compiler.context));
  if (!isRaw(json)) throw new Error("the bundler gave no statistics");
  const gathered = createGatheredModules();
  const context = plainPath(compiler.context);
  const compilations = gatherObject(gathered, json);
  const mode = compiler.options.mode ?? null;
  const draft = finishWebpack({ gathered, compilations, directory: context, context, mode, shown: file });
  writeStatistics({ file: path, context: compiler.context, output, ...finishGraph(draft) });
};
var pacegateWebpack = ({ file = defaultFile, name } = {}) => ({
  apply: (compiler) => {
    if (!isForBrowsers(compiler, name)) return;
    let own2 = file;
    compiler.hooks.environment.tap("Pacegate", () => {
      own2 = claim(compiler, file);
    });
    compiler.hooks.done.tap("Pacegate", (stats) => {
      release(compiler);
      if (compiler.watchMode === true) return;
      try {
        write(compiler, stats, own2);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        compiler.getInfrastructureLogger("Pacegate").warn(`The statistics for Pacegate were not written: ${why}`);
      }
    });
  }
});
export {
  pacegateWebpack
};
