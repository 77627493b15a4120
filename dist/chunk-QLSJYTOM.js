import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  plainName,
  plainPath
} from "./chunk-D76HV7KS.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/measure/load/draw-requests.ts
var variety = 512;
var mixLength = 2e3;
var stratum = 20;
var drawValues = ({ params }, random) => new Map(
  Object.entries(params).map(([name, source]) => [
    name,
    source.kind === "range" ? String(random.integer(source.from, source.to)) : source.values[random.integer(0, source.values.length - 1)] ?? ""
  ])
);
var fillPlaces = (text, values, encode2) => text.replace(/\{([\w-]+)\}/g, (place, name) => {
  const value = values.get(name);
  return value === void 0 ? place : encode2(value);
});
var fillRequest = (route, values) => ({
  route: route.name,
  method: route.method,
  path: fillPlaces(route.path, values, encodeURIComponent),
  headers: route.headers,
  body: route.body === null ? null : fillPlaces(route.body, values, (value) => JSON.stringify(value).slice(1, -1)),
  expect: route.expect
});
var drawOne = (route, random) => fillRequest(route, drawValues(route, random));
var pickMix = (routes, random) => {
  const total = routes.reduce((sum, route) => sum + route.weight, 0);
  const pick = (share) => {
    let rest = share * total;
    const index = routes.findIndex((route) => (rest -= route.weight) < 0);
    return index === -1 ? routes.length - 1 : index;
  };
  return Array.from({ length: mixLength / stratum }).flatMap(
    () => random.shuffle(Array.from({ length: stratum }, (_, k) => pick((k + random.next()) / stratum)))
  );
};
var createRequestSequence = (routes, random) => {
  const requests = new Map(
    routes.map((route) => {
      const own = random.fork(`route ${route.name}`);
      return [route.name, Array.from({ length: variety }, () => drawOne(route, own))];
    })
  );
  const mix = pickMix(routes, random.fork("mix"));
  const used = /* @__PURE__ */ new Map();
  const advance = (key) => {
    const position = used.get(key) ?? 0;
    used.set(key, position + 1);
    return position;
  };
  const ofRoute = (name) => {
    const request = requests.get(name)?.[advance(name) % variety];
    if (request === void 0) throw new RangeError(`There is no route named ${JSON.stringify(name)}.`);
    return request;
  };
  return {
    next: (route) => ofRoute(route ?? routes[mix[advance(null) % mixLength] ?? 0]?.name ?? "")
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
function makeUrl(scheme, user, host, port, path, query, hash) {
  return {
    scheme,
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
  const index = path.lastIndexOf("/");
  return path.slice(0, index + 1);
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
  const index = path.lastIndexOf("/");
  return path.slice(0, index + 1);
}
function resolver(mapUrl, sourceRoot) {
  const from = stripFilename(mapUrl);
  const prefix = sourceRoot ? sourceRoot + "/" : "";
  return (source) => resolve(prefix + (source || ""), from);
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
var found = false;
function binarySearch(haystack, needle, low, high) {
  while (low <= high) {
    const mid = low + (high - low >> 1);
    const cmp = haystack[mid][COLUMN] - needle;
    if (cmp === 0) {
      found = true;
      return mid;
    }
    if (cmp < 0) {
      low = mid + 1;
    } else {
      high = mid - 1;
    }
  }
  found = false;
  return low - 1;
}
function upperBound(haystack, needle, index) {
  for (let i = index + 1; i < haystack.length; index = i++) {
    if (haystack[i][COLUMN] !== needle) break;
  }
  return index;
}
function lowerBound(haystack, needle, index) {
  for (let i = index - 1; i >= 0; index = i--) {
    if (haystack[i][COLUMN] !== needle) break;
  }
  return index;
}
function memoizedState() {
  return {
    lastKey: -1,
    lastNeedle: -1,
    lastIndex: -1
  };
}
function memoizedBinarySearch(haystack, needle, state, key) {
  const { lastKey, lastNeedle, lastIndex } = state;
  let low = 0;
  let high = haystack.length - 1;
  if (key === lastKey) {
    if (needle === lastNeedle) {
      found = lastIndex !== -1 && haystack[lastIndex][COLUMN] === needle;
      return lastIndex;
    }
    if (needle >= lastNeedle) {
      low = lastIndex === -1 ? 0 : lastIndex;
    } else {
      high = lastIndex;
    }
  }
  state.lastKey = key;
  state.lastNeedle = needle;
  return state.lastIndex = binarySearch(haystack, needle, low, high);
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
  const names = [];
  const ignoreList = [];
  recurse(
    parsed,
    mapUrl,
    mappings,
    sources,
    sourcesContent,
    names,
    ignoreList,
    0,
    0,
    Infinity,
    Infinity
  );
  const joined = {
    version: 3,
    file: parsed.file,
    names,
    sources,
    sourcesContent,
    mappings,
    ignoreList
  };
  return presortedDecodedMap(joined);
};
function recurse(input, mapUrl, mappings, sources, sourcesContent, names, ignoreList, lineOffset, columnOffset, stopLine, stopColumn) {
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
      names,
      ignoreList,
      lineOffset + offset.line,
      columnOffset + offset.column,
      sl,
      sc
    );
  }
}
function addSection(input, mapUrl, mappings, sources, sourcesContent, names, ignoreList, lineOffset, columnOffset, stopLine, stopColumn) {
  const parsed = parse(input);
  if ("sections" in parsed) return recurse(...arguments);
  const map = new TraceMap(parsed, mapUrl);
  const sourcesOffset = sources.length;
  const namesOffset = names.length;
  const decoded = decodedMappings(map);
  const { resolvedSources, sourcesContent: contents, ignoreList: ignores } = map;
  append(sources, resolvedSources);
  append(names, map.names);
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
function getLine(arr, index) {
  for (let i = arr.length; i <= index; i++) arr[i] = [];
  return arr[index];
}
var LINE_GTR_ZERO = "`line` must be greater than 0 (lines start at line 1)";
var COL_GTR_EQ_ZERO = "`column` must be greater than or equal to 0 (columns start at column 0)";
var LEAST_UPPER_BOUND = -1;
var GREATEST_LOWER_BOUND = 1;
var TraceMap = class {
  constructor(map, mapUrl) {
    const isString = typeof map === "string";
    if (!isString && map._decodedMemo) return map;
    const parsed = parse(map);
    const { version, file, names, sourceRoot, sources, sourcesContent } = parsed;
    this.version = version;
    this.file = file;
    this.names = names || [];
    this.sourceRoot = sourceRoot;
    this.sources = sources;
    this.sourcesContent = sourcesContent;
    this.ignoreList = parsed.ignoreList || parsed.x_google_ignoreList || void 0;
    const resolve2 = resolver(mapUrl, sourceRoot);
    this.resolvedSources = sources.map(resolve2);
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
function originalPositionFor(map, needle) {
  let { line, column, bias } = needle;
  line--;
  if (line < 0) throw new Error(LINE_GTR_ZERO);
  if (column < 0) throw new Error(COL_GTR_EQ_ZERO);
  const decoded = decodedMappings(map);
  if (line >= decoded.length) return OMapping(null, null, null, null);
  const segments = decoded[line];
  const index = traceSegmentInternal(
    segments,
    cast(map)._decodedMemo,
    line,
    column,
    bias || GREATEST_LOWER_BOUND
  );
  if (index === -1) return OMapping(null, null, null, null);
  const segment = segments[index];
  if (segment.length === 1) return OMapping(null, null, null, null);
  const { names, resolvedSources } = map;
  return OMapping(
    resolvedSources[segment[SOURCES_INDEX]],
    segment[SOURCE_LINE] + 1,
    segment[SOURCE_COLUMN],
    segment.length === 5 ? names[segment[NAMES_INDEX]] : null
  );
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
function OMapping(source, line, column, name) {
  return { source, line, column, name };
}
function traceSegmentInternal(segments, memo, line, column, bias) {
  let index = memoizedBinarySearch(segments, column, memo, line);
  if (found) {
    index = (bias === LEAST_UPPER_BOUND ? upperBound : lowerBound)(segments, column, index);
  } else if (bias === LEAST_UPPER_BOUND) index++;
  if (index === -1 || index === segments.length) return -1;
  return index;
}

// src/advice/profile/original-position.ts
import { posix } from "node:path";

// src/advice/profile/script-path.ts
var scriptPath = (url) => {
  if (url.startsWith("/")) return url;
  if (!url.startsWith("file://")) return null;
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
};

// src/advice/profile/original-position.ts
var bundled = /^(?:webpack|webpack-internal|rspack|turbopack|ng|vite):\/\/[^/]*\//u;
var asUrl = (path) => `file://${path.split("/").map(encodeURIComponent).join("/")}`;
var open = ({ map, directory: own }, directory) => {
  try {
    const url = `${asUrl(own)}/map.json`;
    const trace = "sections" in map ? new FlattenMap(map, url) : new TraceMap(map, url);
    const paths = trace.resolvedSources.flatMap((resolved, index) => {
      const written = trace.sources[index] ?? resolved;
      const path = bundled.test(written) ? posix.join(directory, written.replace(bundled, "").replace(/\?[^/]*$/u, "")) : scriptPath(resolved);
      return path === null ? [] : [[resolved, path]];
    });
    return { trace, paths: new Map(paths) };
  } catch {
    return null;
  }
};
var originalFiles = (map, directory) => open(map, directory)?.paths.values() ?? [];
var createOriginals = (maps, directory) => {
  const byScript = new Map(maps.map((map) => [map.script, map]));
  const opened = /* @__PURE__ */ new Map();
  const mapOf = (script) => {
    const known = opened.get(script);
    if (known !== void 0) return known;
    const map = byScript.get(script);
    const found2 = map === void 0 ? null : open(map, directory);
    opened.set(script, found2);
    return found2;
  };
  return ({ url, lineNumber, columnNumber, functionName }) => {
    const script = scriptPath(url);
    const map = script === null || lineNumber < 0 ? null : mapOf(script);
    if (map === null) return null;
    try {
      const { source, line, name } = originalPositionFor(map.trace, {
        line: lineNumber + 1,
        column: Math.max(0, columnNumber)
      });
      const path = source === null ? void 0 : map.paths.get(source);
      if (path === void 0 || line === null) return null;
      return { path, line, name: functionName === "" ? null : name };
    } catch {
      return null;
    }
  };
};

// src/advice/profile/package-place.ts
var marker = "node_modules/";
var packagePlace = (path) => {
  const at = path.lastIndexOf(`/${marker}`);
  const start = at === -1 ? path.startsWith(marker) ? marker.length : -1 : at + 1 + marker.length;
  if (start === -1) return null;
  const parts = path.slice(start).split("/");
  const length = parts[0]?.startsWith("@") === true ? 2 : 1;
  const name = parts.slice(0, length).join("/");
  if (parts.length <= length || name === "") return null;
  return { directory: path.slice(0, start) + name, name, inner: parts.slice(length).join("/") };
};

// src/advice/profile/locate-frame.ts
import { posix as posix2 } from "node:path";
var isInside = (directory, path) => path.startsWith(`${directory}/`);
var createFrameLocator = (files) => {
  const { directory, checkout, profiler, packages, maps } = files;
  const originalOf = createOriginals(maps, directory);
  const placeOf = (path) => {
    const inPackage = packagePlace(path);
    if (inPackage !== null) {
      const { name, inner } = inPackage;
      const version = (Object.hasOwn(packages, inPackage.directory) ? packages[inPackage.directory] : null) ?? null;
      return {
        path: plainPath(`${name}${version === null ? "" : `@${version}`}/${inner}`),
        kind: "package",
        package: { name: plainPath(name), version, inner: plainPath(inner) }
      };
    }
    if (isInside(directory, path) || isInside(checkout, path))
      return { path: plainPath(posix2.relative(directory, path)), kind: "own", package: null };
    return { path: plainPath(`…/${path.split("/").slice(-2).join("/")}`), kind: "given", package: null };
  };
  const locate = (frame) => {
    const { url, functionName } = frame;
    const line = frame.lineNumber < 0 ? null : frame.lineNumber + 1;
    const name = plainName(functionName);
    if (url === "") return { name, path: "", line: null, kind: "given", package: null };
    const original = originalOf(frame);
    if (original !== null)
      return {
        name: original.name === null ? name : plainName(original.name),
        line: original.line,
        ...placeOf(original.path)
      };
    const path = scriptPath(url);
    if (path === profiler) return null;
    if (path !== null) return { name, line, ...placeOf(path) };
    const isNodes = url.startsWith("node:") || /^(?:internal\/)?[\w/-]+\.js$/u.test(url);
    const shown = isNodes && !url.startsWith("node:") ? `node:${url.replace(/\.js$/u, "")}` : url;
    return { name, path: plainPath(shown), line, kind: "given", package: null };
  };
  const known = /* @__PURE__ */ new Map();
  return (frame) => {
    const key = [frame.url, frame.lineNumber, frame.columnNumber, frame.functionName].join("\0");
    const before = known.get(key);
    if (before !== void 0) return before;
    const place = locate(frame);
    known.set(key, place);
    return place;
  };
};

// src/measure/profile/plain-file.ts
import { constants, open as open2 } from "node:fs/promises";
var readPlainFile = async (path, most) => {
  try {
    await using file = await open2(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = await file.stat();
    return stat.isFile() && stat.size <= most ? await file.readFile("utf8") : null;
  } catch {
    return null;
  }
};
var readPlainJson = async (path, most) => {
  const text = await readPlainFile(path, most);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

// src/measure/profile/find-maps.ts
import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// src/advice/profile/slim-map.ts
var plain = external_exports.object({
  version: external_exports.literal(3),
  sources: external_exports.array(external_exports.string().nullable()),
  sourceRoot: external_exports.string().nullish(),
  names: external_exports.array(external_exports.string()).default([]),
  mappings: external_exports.string()
}).transform(({ sourceRoot, ...map }) => ({ ...map, sourceRoot: sourceRoot ?? "" }));
var sectioned = external_exports.object({
  version: external_exports.literal(3),
  sections: external_exports.array(external_exports.object({ offset: external_exports.object({ line: external_exports.int().min(0), column: external_exports.int().min(0) }), map: plain }))
});
var parseSlimMap = (json) => {
  try {
    const value = JSON.parse(json);
    return external_exports.union([plain, sectioned]).safeParse(value).data ?? null;
  } catch {
    return null;
  }
};

// src/measure/profile/find-maps.ts
var largest = 64 * 1024 ** 2;
var largestSum = 128 * 1024 ** 2;
var mostMaps = 5e3;
var mostMissing = 5;
var decodeData = (url) => {
  const comma2 = url.indexOf(",");
  if (comma2 === -1 || url.length > largest) return null;
  const data = url.slice(comma2 + 1);
  try {
    return url.slice(0, comma2).endsWith(";base64") ? Buffer.from(data, "base64").toString() : decodeURIComponent(data);
  } catch {
    return null;
  }
};
var readNamed = async (path, name, checkout) => {
  try {
    const bare = decodeURIComponent(name.replace(/[?#].*$/u, ""));
    const real = await realpath(join(dirname(path), bare));
    const json = real.startsWith(`${checkout}/`) ? await readPlainFile(real, largest) : null;
    return json === null ? null : { json, directory: dirname(real) };
  } catch {
    return null;
  }
};
var readMap = async (path, name, checkout) => {
  if (!name.startsWith("data:")) return readNamed(path, name, checkout);
  const json = decodeData(name);
  return json === null ? null : { json, directory: dirname(path) };
};
var findMaps = async ({ named, urls, checkout }) => {
  const maps = [];
  const missing = [];
  let size = 0;
  const names = new Map(Object.entries(named).map(([url, name]) => [scriptPath(url), name]));
  for (const path of new Set([...urls].map(scriptPath))) {
    if (maps.length >= mostMaps || size >= largestSum) break;
    if (path === null || !path.startsWith(`${checkout}/`) || path.includes("/node_modules/")) continue;
    const name = names.get(path) ?? null;
    const found2 = await readMap(path, name ?? `${basename(path)}.map`, checkout);
    const map = found2 === null ? null : parseSlimMap(found2.json);
    if (found2 !== null && map !== null) {
      size += found2.json.length;
      maps.push({ script: path, directory: found2.directory, map });
    } else if (name !== null && missing.length < mostMissing)
      missing.push({
        what: `source map of ${plainPath(path.slice(checkout.length + 1))}`,
        reason: found2 === null ? "It can not be read." : "It is no source map."
      });
  }
  return { maps, missing };
};

// src/measure/profile/find-packages.ts
import { join as join2 } from "node:path";
var largest2 = 1024 ** 2;
var mostPackages = 2e3;
var manifest = external_exports.object({ version: external_exports.string().regex(/^[\w.+-]{1,64}$/u) });
var findPackages = async (paths) => {
  const directories = /* @__PURE__ */ new Set();
  for (const path of paths) {
    const place = packagePlace(path);
    if (place !== null && directories.size < mostPackages) directories.add(place.directory);
  }
  const versions = {};
  for (const directory of directories) {
    const { data } = manifest.safeParse(await readPlainJson(join2(directory, "package.json"), largest2));
    if (data !== void 0) versions[directory] = data.version;
  }
  return versions;
};

export {
  FlattenMap,
  decodedMappings,
  scriptPath,
  originalFiles,
  packagePlace,
  createFrameLocator,
  drawValues,
  fillPlaces,
  fillRequest,
  createRequestSequence,
  readPlainFile,
  readPlainJson,
  findMaps,
  findPackages
};
