import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  longestLoad
} from "./chunk-HVBHZGVJ.js";
import {
  notationOf,
  parseDuration,
  parseShare,
  parseSize
} from "./chunk-4AKL4WDJ.js";
import {
  ConfigurationError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  require_dist
} from "./chunk-H62VT7KO.js";
import {
  isBundleMetric,
  isMetric,
  isPageMetric,
  metricCatalogue,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  formatDuration,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import {
  __commonJS,
  __toESM
} from "./chunk-TZ54PJF2.js";

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest;
  }
});

// src/config/read-configuration-file.ts
import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { resolve } from "node:path";

// src/config/check-text.ts
var shortestExample = "{ version: 1, suites: { api: { type: service, start: node server.js, requests: [{ path: / }] } } }";
var largestFile = 1e6;
var notText = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;
var checkText = (text) => {
  const start = { line: 1, column: 1 };
  if (text.length > largestFile) {
    const problem2 = "The file is larger than 1 MB.";
    return { ...start, problem: problem2, cure: "A configuration has a few hundred lines: check that this is the right file." };
  }
  const found = text.search(notText);
  if (found !== -1) {
    const lines = text.slice(0, found).split("\n");
    const position = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
    const problem2 = "The file holds a control character: it is not a text.";
    return {
      ...position,
      problem: problem2,
      cure: "Remove the character, or check that this is the right file (YAML in UTF-8)."
    };
  }
  const empty = text.split("\n").every((line) => /^\s*(#.*)?$/.test(line.replace(/^\ufeff/, "")));
  if (!empty) return null;
  const problem = /#/.test(text) ? "The file holds only comments." : "The file is empty.";
  return {
    ...start,
    problem,
    cure: `The shortest valid one is ${shortestExample}; docs/configuration.md explains every key.`
  };
};

// src/config/read-configuration-file.ts
var defaultConfigurationFile = ".github/pacegate.yml";
var reason = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
var refusal = (path2, error) => {
  const code = reason(error);
  const options = { cause: error };
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new UsageError(
      `There is no configuration at ${resolve(path2)}.`,
      `Write it, or name another file with --config FILE. The shortest valid one is ${shortestExample}; docs/configuration.md explains every key.`,
      options
    );
  }
  if (code === "EISDIR") {
    const cure2 = `Name the file itself, such as --config ${defaultConfigurationFile}.`;
    return new UsageError(`The configuration ${resolve(path2)} is a directory.`, cure2, options);
  }
  const cure = code === "EACCES" ? "Let your user read it (chmod u+r)." : "Check the path and the disk.";
  return new UsageError(`The configuration ${resolve(path2)} can't be read (${code}).`, cure, options);
};
var readLimited = async (handle) => {
  const buffer = Buffer.alloc(largestFile + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
};
var readConfigurationFile = async (path2) => {
  let bytes;
  try {
    await using handle = await open(path2, "r");
    bytes = await readLimited(handle);
  } catch (error) {
    throw refusal(path2, error);
  }
  if (bytes.length > largestFile) return bytes.toString("utf8");
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const problem = "The file is not text in UTF-8.";
  const cure = "Save it as UTF-8, or check that this is the right file.";
  throw new ConfigurationError(path2, [{ line: 1, column: 1, problem, cure }]);
};

// src/config/nearest.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var plain = (name2) => name2.replaceAll(/([a-z\d])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
var nearestName = (name2, names) => {
  if (name2.length > 100) return null;
  const ranked = names.map((it) => ({ it, away: (0, import_fastest_levenshtein.distance)(plain(name2), plain(it)) })).sort((one, other) => one.away - other.away);
  const best = ranked[0];
  return best !== void 0 && best.away <= Math.max(1, Math.floor(name2.length / 3)) ? best.it : null;
};

// src/config/problem.ts
var isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var entriesOf = (value) => isMapping(value) ? Object.entries(value) : [];
var valueAt = (value, key) => isMapping(value) && Object.hasOwn(value, key) ? value[key] : void 0;
var quoted = (text) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

// src/config/read-yaml.ts
var import_yaml = __toESM(require_dist(), 1);

// src/config/position.ts
var createPositions = (text, lineCounter) => {
  const lines = text.replace(/\n$/, "").split("\n");
  return (offset) => {
    const { line, col } = lineCounter.linePos(Math.max(0, Math.min(offset, text.length)));
    if (line < 1) return { line: 1, column: 1 };
    const last = lines[line - 1];
    if (last === void 0) return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
    return { line, column: Math.max(1, Math.min(col, last.length + 1)) };
  };
};

// src/config/yaml-syntax.ts
var indentation = {
  problem: "The indentation is wrong, or a line above is not finished.",
  cure: "Indent the keys of one mapping by the same number of spaces, and close every quote and bracket."
};
var quoting = {
  problem: "YAML gives a character here another meaning than text.",
  cure: "Put the whole value in single quotes."
};
var anchors = {
  problem: "An anchor (&name), alias (*name) or tag (!name) stands where it may not.",
  cure: "Put text that begins with &, * or ! in single quotes, or define the anchor before its alias."
};
var oneLine = {
  problem: "A key with its colon does not fit here.",
  cure: 'Start every key on a line of its own, and put text that holds ": " in single quotes.'
};
var yamlSyntax = {
  ALIAS_PROPS: anchors,
  BAD_ALIAS: anchors,
  MULTIPLE_ANCHORS: anchors,
  MULTIPLE_TAGS: anchors,
  BAD_PROP_ORDER: anchors,
  TAG_RESOLVE_FAILED: {
    problem: "YAML tags (!name) are not read here, or the value does not fit its tag.",
    cure: "Remove the tag, or put text that begins with ! in single quotes."
  },
  BAD_COLLECTION_TYPE: {
    problem: "YAML tags (!name) are not read here, or the value does not fit its tag.",
    cure: "Remove the tag."
  },
  BAD_DIRECTIVE: {
    problem: "A line that begins with % is a YAML directive, and this one is unknown.",
    cure: "Remove the line, or indent it if it belongs to a text."
  },
  BAD_DQ_ESCAPE: {
    problem: "A backslash in double quotes begins an escape, and this one is unknown.",
    cure: "Put the value in single quotes, or write the backslash twice."
  },
  BAD_INDENT: indentation,
  BAD_SCALAR_START: quoting,
  BLOCK_AS_IMPLICIT_KEY: oneLine,
  MULTILINE_IMPLICIT_KEY: oneLine,
  BLOCK_IN_FLOW: {
    problem: "Inside { } and [ ] entries are separated by commas, not by lines that begin with a dash or are indented.",
    cure: "Separate the entries with commas, or close the bracket."
  },
  DUPLICATE_KEY: {
    problem: "This key stands twice in the same mapping.",
    cure: "Keep one of them."
  },
  IMPOSSIBLE: indentation,
  KEY_OVER_1024_CHARS: {
    problem: "A key is longer than 1,024 characters.",
    cure: 'Put text that holds ": " in single quotes.'
  },
  MISSING_CHAR: {
    problem: "A colon, comma, quote or closing bracket is missing.",
    cure: "Add it; every { needs its }, every [ its ], every quote its pair, and a space follows every colon."
  },
  MULTIPLE_DOCS: {
    problem: "A second YAML document begins here.",
    cure: 'Remove the line "---": the configuration is one document.'
  },
  NON_STRING_KEY: {
    problem: "A list or mapping stands where a key belongs.",
    cure: "Write a name in front of the colon, and put text that begins with { or [ in quotes."
  },
  RESOURCE_EXHAUSTION: {
    problem: "The file is nested too deeply to be read.",
    cure: "A configuration needs fewer than ten levels."
  },
  TAB_AS_INDENT: {
    problem: "The line is indented with a tab.",
    cure: "Indent with spaces; YAML does not allow tabs."
  },
  UNEXPECTED_TOKEN: {
    problem: "Something stands here that YAML does not expect.",
    cure: "Look for a missing comma, quote or line break just before it."
  }
};

// src/config/read-yaml.ts
var maxAliasCount = 100;
var isTextPlace = (path2) => {
  const [suites, , part, index, detail] = path2;
  if (suites !== "suites") return false;
  if (part === "env" || part === "headers" || part === "cookies") return path2.length === 4;
  if (part !== "requests" || typeof index !== "number") return false;
  return detail === "headers" && path2.length === 6 || detail === "params" && typeof path2[6] === "number";
};
var keyName = (key) => String((0, import_yaml.isScalar)(key) ? key.value : key);
var keepSource = (node, path2) => {
  if ((0, import_yaml.isScalar)(node)) {
    const readAsOther = typeof node.value === "number" || typeof node.value === "boolean";
    if (readAsOther && node.source !== void 0 && isTextPlace(path2)) node.value = node.source;
  } else if ((0, import_yaml.isMap)(node)) {
    for (const pair of node.items) keepSource(pair.value, [...path2, keyName(pair.key)]);
  } else if ((0, import_yaml.isSeq)(node)) {
    node.items.forEach((item, index) => keepSource(item, [...path2, index]));
  }
};
var startOf = (node) => ((0, import_yaml.isCollection)(node) || (0, import_yaml.isScalar)(node) || (0, import_yaml.isAlias)(node)) && node.range ? node.range[0] : 0;
var misuse = (document) => {
  const found = [];
  (0, import_yaml.visit)(document, {
    Map: (_, map) => {
      const seen = /* @__PURE__ */ new Set();
      for (const { key } of map.items) {
        if (seen.has(keyName(key))) found.push({ offset: startOf(key), ...yamlSyntax.DUPLICATE_KEY });
        seen.add(keyName(key));
      }
    },
    Pair: (_, pair) => {
      if (keyName(pair.key) === "__proto__") {
        found.push({ offset: startOf(pair.key), problem: "This name is reserved.", cure: "Choose another one." });
      }
    },
    Scalar: (_, node) => {
      if (typeof node.value === "string" && node.value.includes("\0")) {
        found.push({ offset: startOf(node), problem: "The text holds a NUL character.", cure: 'Remove the "\\0".' });
      }
    },
    Alias: (_, alias, ancestors) => {
      const target = alias.resolve(document);
      if (target === void 0) found.push({ offset: startOf(alias), ...yamlSyntax.BAD_ALIAS });
      else if (ancestors.includes(target)) {
        const problem = "This alias stands inside the value that it repeats.";
        found.push({ offset: startOf(alias), problem, cure: "Write the value out instead of the alias." });
      }
    }
  });
  return found;
};
var createFinder = (document) => {
  const indexes = /* @__PURE__ */ new WeakMap();
  const pairOf = (map, key) => {
    const index = indexes.get(map) ?? new Map(map.items.map((pair) => [keyName(pair.key), pair]));
    indexes.set(map, index);
    return index.get(key);
  };
  return ({ path: path2, at: at2 }) => {
    let node = document.contents;
    let start = startOf(node);
    for (const [depth, step] of path2.entries()) {
      if ((0, import_yaml.isAlias)(node)) node = node.resolve(document);
      if ((0, import_yaml.isMap)(node)) {
        const pair = pairOf(node, String(step));
        if (pair === void 0) return start;
        const value = pair.value;
        const empty = !(0, import_yaml.isCollection)(value) && !(0, import_yaml.isAlias)(value) && !((0, import_yaml.isScalar)(value) && value.source !== "");
        const byValue = depth === path2.length - 1 && at2 === "value" && !empty;
        start = startOf(byValue ? value : pair.key);
        node = value;
      } else if ((0, import_yaml.isSeq)(node)) {
        node = node.items[Number(step)];
        if (node === void 0) return start;
        start = startOf(node);
      }
    }
    return start;
  };
};
var tooDeep = { line: 1, column: 1, ...yamlSyntax.RESOURCE_EXHAUSTION };
var readYaml = (text) => {
  const lineCounter = new import_yaml.LineCounter();
  const positionOf = createPositions(text, lineCounter);
  try {
    const document = (0, import_yaml.parseDocument)(text, {
      lineCounter,
      prettyErrors: false,
      schema: "core",
      resolveKnownTags: false,
      stringKeys: true,
      // Its check takes minutes for a hostile file: every key is compared with every other. See misuse.
      uniqueKeys: false,
      logLevel: "error"
    });
    const broken = [...document.errors, ...document.warnings];
    if (broken.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return { problems: [tooDeep] };
    if (broken.length > 0) {
      const firsts = new Map(broken.toReversed().map((error) => [error.pos[0], error]));
      return {
        problems: Array.from(firsts.values(), ({ code, pos }) => ({ ...positionOf(pos[0]), ...yamlSyntax[code] }))
      };
    }
    const misused = misuse(document);
    if (misused.length > 0) {
      return { problems: misused.map(({ offset, problem, cure }) => ({ ...positionOf(offset), problem, cure })) };
    }
    keepSource(document.contents, []);
    const find = createFinder(document);
    const locate = (placed) => ({
      ...positionOf(find(placed)),
      problem: placed.problem,
      cure: placed.cure
    });
    return { content: { value: document.toJS({ maxAliasCount }), locate } };
  } catch (error) {
    if (error instanceof RangeError) return { problems: [tooDeep] };
    if (!(error instanceof ReferenceError)) throw error;
    const problem = "Aliases (*name) repeat too much of the file.";
    return { problems: [{ line: 1, column: 1, problem, cure: "Write the values out instead of the aliases." }] };
  }
};

// src/config/field.ts
var fields = external_exports.registry();
var remember = (schema, facts) => {
  fields.add(schema, facts);
};
var field = (schema, description, facts = {}) => {
  const described = schema.describe(description);
  remember(described, facts);
  return described;
};
var expecting = (schema, expects, facts = {}) => {
  remember(schema, { ...facts, expects });
  return schema;
};
var within = (value, from, to, reject2) => value !== null && value >= from && value <= to ? value : reject2();
var reject = (context) => {
  context.addIssue({ code: "custom", message: "out of range" });
  return external_exports.NEVER;
};
var duration = (from, to, example) => {
  const [least, most] = [parseDuration(from) ?? 0, parseDuration(to) ?? Infinity];
  return expecting(
    external_exports.string().regex(/^\d+(\.\d+)?\s*(us|ms|s|m|h)$/).transform((text, context) => within(parseDuration(text), least, most, () => reject(context))),
    `a duration with its unit from ${from} to ${to}, such as ${example}`
  );
};
var percentage = (from, to, example) => {
  const [least, most] = [parseShare(from) ?? 0, parseShare(to) ?? Infinity];
  return expecting(
    external_exports.string().regex(/^\d+(\.\d+)?\s*%$/).transform((text, context) => within(parseShare(text), least, most, () => reject(context))),
    `a percentage from ${from} to ${to}, such as ${example}`
  );
};
var written = {
  ms: ["a duration with its unit", /^\d+(\.\d+)?\s*(us|ms|s|m|h)$/],
  "ms/request": ["a duration per request with its unit", /^\d+(\.\d+)?\s*(us|ms|s|m|h)$/],
  bytes: ["a size with its unit", /^\d+(\.\d+)?\s*(B|[Kk]B|MB|GB|[KMG]iB)$/],
  "bytes/request": ["a size per request with its unit", /^\d+(\.\d+)?\s*(B|[Kk]B|MB|GB|[KMG]iB)$/],
  share: ["a percentage", /^\d+(\.\d+)?\s*%$/],
  "requests/s": ["requests per second", /^\d+(\.\d+)?\s*((requests)?\/s)?$/],
  "count/request": ["a number per request", /^\d+(\.\d+)?$/],
  count: ["a number", /^\d+(\.\d+)?$/],
  score: ["a number", /^\d+(\.\d+)?$/],
  currency: ["an amount", /^\d+(\.\d+)?$/]
};
var notationPhrase = (unit) => `${written[unit][0]}, such as ${notationOf(unit).example}`;
var metricValue = (unit) => {
  const text = external_exports.string().regex(written[unit][1]);
  const plain2 = notationOf(unit).parse("1") === null ? text : external_exports.union([external_exports.number().min(0), text]);
  return expecting(
    plain2.transform((value, context) => {
      const parsed = typeof value === "number" ? value : notationOf(unit).parse(value);
      return within(parsed, 0, Number.MAX_VALUE, () => reject(context));
    }),
    notationPhrase(unit)
  );
};
var whole = (from, to, example) => expecting(external_exports.int().min(from).max(to), `a whole number from ${from} to ${to}, such as ${example}`);
var anyWhole = (example) => expecting(external_exports.int().min(-1e15).max(1e15), `a whole number, such as ${example}`);
var positive = (to, example) => expecting(external_exports.number().gt(0).max(to), `a number greater than 0 and at most ${to}, such as ${example}`);
var price = (example) => expecting(external_exports.number().min(0).max(1e6), `an amount without its currency from 0 to 1000000, such as ${example}`);
var flag = () => expecting(external_exports.boolean(), "true or false");
var oneOf = (values) => expecting(external_exports.enum(values), `${values.length > 2 ? "one of " : ""}${values.join(values.length > 2 ? ", " : " or ")}`);
var command = (example) => expecting(external_exports.string().regex(/\S/), `a shell command, such as ${example}`, { secret: true });
var textLike = (pattern2, expects, facts = {}) => expecting(external_exports.string().regex(pattern2), expects, facts);
var anyText = (expects = 'text (quoted where YAML asks for it; "" is empty text)') => expecting(external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]).transform(String), expects, { secret: true });
var fileSafeName = (what) => textLike(
  /^(?=[\w.-]{1,64}$)(?!\.{1,2}$)[\w.-]+$/,
  `${what} of at most 64 letters, digits, dots, dashes and underscores`
);
var mapping = (key, value, expects, facts = {}) => expecting(external_exports.record(key, value), expects, facts);
var keyed = (shape, expects, facts = {}) => expecting(external_exports.strictObject(shape), expects, facts);
var listOf = (entry, least, expects) => expecting(external_exports.array(entry).min(least), expects);

// src/config/tolerance-value.ts
var sizeExpected = "a size per request with its unit from 1B to 1GB (it is compared by difference), such as 50B";
var numberExpected = (example) => `a number from 0.001 to 1000 (it is compared by difference), such as ${example}`;
var [smallest, largest] = [1, 1e9];
var size = () => external_exports.string().regex(/^\d+(\.\d+)?\s*(B|[Kk]B|MB|GB|[KMG]iB)$/).transform((text, context) => {
  const bytes = parseSize(text);
  if (bytes !== null && bytes >= smallest && bytes <= largest) return bytes;
  context.addIssue({ code: "custom", message: "out of range" });
  return external_exports.NEVER;
}).register(fields, { expects: sizeExpected });
var number = (example) => external_exports.number().min(1e-3).max(1e3).register(fields, { expects: numberExpected(example) });
var toleranceValue = ({ byDifference, unit }) => {
  if (!byDifference || unit === "share") return percentage("0.1%", "100%", "5%");
  if (unit === "bytes/request") return size();
  if (unit !== "score") return number("0.02");
  const expects = `${numberExpected("0.05")}, or a percentage of 1, such as 5%`;
  return external_exports.union([number("0.05"), percentage("0.1%", "100%", "5%")]).register(fields, { expects });
};

// src/config/policy-schema.ts
var forEachMetric = (schema) => Object.fromEntries(Object.entries(metricCatalogue).map(([id, metric]) => [id, schema(metric)]));
var budget = (metric) => field(
  keyed(
    {
      limit: field(metricValue(metric.unit).optional(), "A head beyond it is blocked.", { absent: "never blocks" }),
      target: field(metricValue(metric.unit).optional(), "A head beyond it gets a warning.", {
        absent: "never warns"
      })
    },
    `a limit, a target or both in braces; each is ${notationPhrase(metric.unit)}`
  ).optional(),
  `Budget for ${metric.title}; ${metric.better} is better.`
);
var budgetsSchema = keyed(
  forEachMetric(budget),
  "a mapping from metrics to budgets, such as latency.p95: { limit: 200ms }",
  { keys: "metric" }
);
var toleranceSchema = keyed(
  {
    default: field(percentage("0.1%", "100%", "5%").prefault("5%"), "For every metric without its own."),
    ...forEachMetric((metric) => field(toleranceValue(metric).optional(), `Accepted change of ${metric.title}.`))
  },
  "a mapping from metrics to accepted changes, such as default: 5%",
  { keys: "metric" }
);
var pricesSchema = keyed(
  {
    "cpu-hour": field(price("0.04"), "Of one CPU for an hour."),
    "gigabyte-hour": field(
      price("0.005"),
      "Of 1 GB (a thousand million bytes) of memory for an hour; 0 where the price of the CPU has it in it."
    )
  },
  "both prices, such as { cpu-hour: 0.04, gigabyte-hour: 0.005 }"
);
var gateSchema = keyed(
  {
    inconclusive: field(
      oneOf(["warn", "block"]).prefault("warn"),
      "Whether a run that ends without a decision lets the merge through."
    ),
    "time-limit": field(
      duration("10s", "6h", "10m").prefault("10m"),
      "Longest run, preparation included. What was decided until then stands."
    ),
    "false-alarm-rate": field(
      percentage("0.01%", "20%", "1%").prefault("1%"),
      "Highest accepted chance that a change without effect is blocked, over all primary comparisons of a run together."
    ),
    "max-blocks": field(whole(4, 64, 16).prefault(16), "The most comparison blocks that one suite gets.")
  },
  "a mapping such as { inconclusive: warn, time-limit: 10m }"
);

// src/config/suite-fields.ts
import { posix } from "node:path";
var pathText = textLike(/^\/[!-"$-~]*$/, 'a path that starts with "/", such as /healthz');
var wayDown = (expects) => textLike(/^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\\]+$/, expects).transform(
  (text) => posix.normalize(text).replace(/(?<=.)\/$/, "")
);
var readySchema = keyed(
  {
    path: field(pathText.optional(), "Ready when a GET of this path answers with a status from 200 to 399.", {
      absent: "not asked"
    }),
    log: field(
      textLike(/\S/, 'a part of the line that the service prints, such as "listening"').optional(),
      "Ready when a line of the output contains this text.",
      { absent: "not looked for" }
    ),
    timeout: field(
      duration("100ms", "30m", "60s").prefault("60s"),
      "Time the service may take before it counts as failed."
    )
  },
  'a path such as /healthz, or { log: "listening", timeout: 60s }'
);
var variableName = textLike(
  /^(?!PORT$)[A-Za-z_][A-Za-z0-9_]*$/,
  'the name of an environment variable (letters, digits, underscores; not PORT, which Pacegate sets: see the key "port")'
);
var suiteFields = {
  directory: field(
    wayDown('a directory inside the repository, relative to its root and without "..", such as packages/api').prefault(
      "."
    ),
    "Where the commands run, relative to the root of the repository."
  ),
  paths: field(
    listOf(
      textLike(/^(?![!/])\S.*$/, "a glob from the root of the repository, such as src/**"),
      1,
      'a list of globs, such as ["src/**", "package*.json"]'
    ).optional(),
    "Globs from the root of the repository. The suite is measured only when a changed file matches one.",
    { absent: "everything under `directory`" }
  ),
  install: field(command("npm ci").optional(), "Installs dependencies, once a side.", {
    absent: "nothing to install"
  }),
  build: field(command("npm run build").optional(), "Builds, once a side.", { absent: "nothing to build" }),
  env: field(
    mapping(variableName, anyText(), "a mapping from names to text, such as { NODE_ENV: production }").prefault({}),
    "Environment of all commands. Values may use `${NAME}` from the environment of Pacegate.",
    { absent: "nothing added" }
  ),
  ready: field(
    external_exports.union([pathText, readySchema]).optional().register(fields, { expects: 'a path such as /healthz, or { log: "listening", timeout: 60s }' }),
    "When the service is ready: a path that answers, or the long form below.",
    { absent: "when the port accepts connections, within 60s" }
  ),
  "stop-timeout": field(
    duration("0s", "5m", "5s").prefault("5s"),
    "Time between SIGTERM and SIGKILL when the service is stopped."
  ),
  port: field(
    whole(1, 65535, 8080).optional(),
    "For a service that can't take `PORT`: the port it listens on. The sides are then measured one at a time, which needs longer and shows less.",
    { absent: "a free port, given as `PORT`" }
  ),
  setup: field(
    command("psql -f db/seed.sql").optional(),
    "Runs before each block, for each side, with the environment of the service.",
    { absent: "nothing to set up" }
  ),
  teardown: field(command("rm -rf tmp/data").optional(), "Runs after each block, for each side.", {
    absent: "nothing to tear down"
  })
};

// src/config/bundle-schema.ts
var bundleSchema = keyed(
  {
    type: field(external_exports.literal("bundle").register(fields, { expects: "bundle" }), "What the suite is: `bundle`."),
    directory: suiteFields.directory,
    paths: suiteFields.paths,
    install: suiteFields.install,
    build: suiteFields.build,
    env: field(
      mapping(
        textLike(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable (letters, digits, underscores)"),
        anyText(),
        "a mapping from names to text, such as { NODE_ENV: production }"
      ).prefault({}),
      "Environment of `install` and `build`. Values may use `${NAME}` from the environment of Pacegate.",
      { absent: "nothing added" }
    ),
    stats: field(
      wayDown(
        'a file below the directory of the suite, relative to it and without "..", such as dist/pacegate-stats.json'
      ).optional(),
      "File that the build writes, from `directory`: what [Pacegate's plugin](bundles.md) writes, statistics of webpack or Rspack, or a metafile of esbuild. Without it sizes are exact all the same, and nothing says why they grew.",
      { absent: "files only: `output` is needed" }
    ),
    output: field(
      wayDown('a directory below that of the suite, relative to it and without "..", such as dist').optional(),
      "Directory with the emitted files, from `directory`.",
      { absent: "what `stats` says, or the directory that it lies in" }
    ),
    entries: field(
      listOf(
        textLike(/^(?=.{1,200}$)\S.*$/, "the name of an entry, such as main"),
        1,
        "a list of entries by their names, such as [main, admin]"
      ).optional(),
      "Entries whose first load is gated, by the names that the bundler gives them. One that is missing on the head makes the run `invalid`.",
      { absent: "all of them" }
    ),
    ignore: field(
      listOf(
        textLike(/^(?![!/])\S.*$/, "a glob from the output directory, such as legacy/**"),
        0,
        'a list of globs, such as ["legacy/**", "*.html"]'
      ).prefault([]),
      "Globs, from the output directory, of emitted files that do not count.",
      { absent: "every file counts, but source maps" }
    )
  },
  "a bundle: a mapping with type, build and stats"
);

// src/config/request-schema.ts
var sourceText = "a range such as { from: 1, to: 500 }, or a list such as [small, large]";
var parameterSource = external_exports.union([
  keyed(
    {
      from: field(anyWhole(1), "First value."),
      to: field(anyWhole(500), "Last value; every whole number between is as likely.")
    },
    sourceText
  ),
  listOf(anyText(), 1, "a list of at least one value")
]).register(fields, { expects: sourceText });
var expectedBody = external_exports.union([
  external_exports.string(),
  keyed(
    {
      json: field(external_exports.unknown().optional(), "The body, read as JSON, equals this.", { absent: "not compared" }),
      contains: field(
        textLike(/\S/, "text that the body must hold", { secret: true }).optional(),
        "The body holds this text.",
        { absent: "not compared" }
      )
    },
    "the exact text, { json: value } or { contains: text }"
  )
]).register(fields, { expects: "the exact text, { json: value } or { contains: text }", secret: true });
var expectSchema = keyed(
  {
    status: field(
      external_exports.union([
        whole(100, 599, 200),
        listOf(whole(100, 599, 200), 1, "a list of at least one status code, such as [200, 304]")
      ]).optional().register(fields, { expects: "a status code such as 201, or a list such as [200, 304]" }),
      "The accepted status codes.",
      { absent: "200 to 399" }
    ),
    body: field(expectedBody.optional(), "What the body must be. A list of the forms is below.", {
      absent: "any body"
    })
  },
  "a mapping such as { status: 201 }"
);
var headersSchema = mapping(
  textLike(/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/, "the name of an HTTP header"),
  anyText().refine((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
  "a mapping from header names to text, such as { accept: text/html }"
);
var requestSchema = keyed(
  {
    name: field(
      textLike(/^(?=.{1,100}$)\S.*$/, "a name of at most 100 characters").optional(),
      "Name of the route in reports, unique in the suite.",
      { absent: "method and path, such as `GET /products`" }
    ),
    method: field(oneOf(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]).prefault("GET"), "HTTP method."),
    path: field(
      textLike(
        /^\/[!-"$-~]*$/,
        'a path that starts with "/" and has no spaces, such as /products/{id}; other characters percent-encoded',
        { secret: true }
      ),
      "Path and query. A `{place}` is filled from `params` for every request."
    ),
    params: field(
      mapping(
        textLike(/^[A-Za-z_][\w-]*$/, "the name of a {place}: letters, digits, dashes and underscores"),
        parameterSource,
        "a mapping from places to their values, such as { id: { from: 1, to: 500 } }"
      ).prefault({}),
      "Values of each `{place}`: a range of whole numbers or a list. Both sides get the same sequence.",
      { absent: "none" }
    ),
    headers: field(headersSchema.prefault({}), "HTTP headers. Values may use `${NAME}` from the environment.", {
      absent: "none"
    }),
    body: field(
      external_exports.union([external_exports.string(), external_exports.record(external_exports.string(), external_exports.unknown()), external_exports.array(external_exports.unknown())]).optional().register(fields, { expects: "text, or a mapping or list to send as JSON", secret: true }),
      "Text is sent as it is; a mapping or list is sent as JSON, with `content-type: application/json` unless `headers` has another. May hold `{place}`s.",
      { absent: "no body" }
    ),
    expect: field(expectSchema.prefault({}), "Which answer is a success. Any other counts as an error.", {
      absent: "a status from 200 to 399"
    }),
    weight: field(positive(1e6, "5").prefault(1), "Share of the mix relative to the other requests.")
  },
  "a request in braces, such as { path: /products }"
);

// src/config/page-schema.ts
var pageSchema = keyed(
  {
    type: field(external_exports.literal("page").register(fields, { expects: "page" }), "What the suite is: `page`."),
    service: field(
      fileSafeName("the name of a service suite").optional(),
      "The suite of type `service` that serves the page. Its `directory`, `install`, `build`, `start`, `ready`, `stop-timeout`, `port`, `env`, `setup` and `teardown` hold, and its `paths` unless the page has its own.",
      { absent: "`serve` or `files` is needed" }
    ),
    serve: field(
      command("npx vite preview --port $PORT").optional(),
      "Starts a server for the page. It gets the port to listen on as `PORT`.",
      { absent: "`service` or `files` is needed" }
    ),
    files: field(
      wayDown('a directory below that of the suite, relative to it and without "..", such as dist').optional(),
      "Directory of files, from `directory`, that Pacegate serves itself, compressed.",
      { absent: "`service` or `serve` is needed" }
    ),
    fallback: field(
      wayDown('a file in the directory that "files" names, such as index.html').optional(),
      "With `files`: the file that unknown paths get, for applications with routes of their own.",
      { absent: "unknown paths get 404" }
    ),
    path: field(
      textLike(
        /^\/(?!\/)[!-"$-~]*$/,
        'a path that starts with one "/" and has no spaces, such as /products/1; other characters percent-encoded',
        { secret: true }
      ).prefault("/"),
      "Path and query of the page."
    ),
    device: field(
      oneOf(["mobile", "desktop"]).prefault("mobile"),
      "Lighthouse's `mobile` (small screen, slower CPU and network) or `desktop`."
    ),
    headers: field(
      headersSchema.prefault({}),
      "HTTP headers of all requests, those to `hosts` included. Values may use `${NAME}` from the environment of Pacegate.",
      {
        absent: "none"
      }
    ),
    cookies: field(
      mapping(
        textLike(/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/, "the name of a cookie"),
        anyText("the value of the cookie: text without semicolons, quoted where YAML asks for it").refine(
          (value) => /^[\x20-\x3a\x3c-\x7e]*$/.test(value)
        ),
        'a mapping from names of cookies to their values, such as { session: "${SESSION}" }'
      ).prefault({}),
      "Cookies for the own host of the page, such as one that needs a login. Values may use `${NAME}` from the environment of Pacegate.",
      { absent: "none" }
    ),
    hosts: field(
      listOf(
        textLike(
          /^(\*\.)?[A-Za-z\d]([A-Za-z\d.-]{0,250}[A-Za-z\d])?(:\d{1,5})?$/,
          "the name of a host without scheme and path, such as fonts.example.com, *.example.com or localhost:4000"
        ),
        0,
        "a list of hosts, such as [fonts.example.com]"
      ).prefault([]),
      "Other hosts that the page may ask. Requests to any other are blocked on both sides, so that what others change does not decide the check.",
      { absent: "none: third parties are blocked" }
    ),
    timeout: field(duration("5s", "10m", "60s").prefault("60s"), "Longest time for one load of the page."),
    directory: suiteFields.directory,
    paths: suiteFields.paths,
    install: suiteFields.install,
    build: suiteFields.build,
    ready: suiteFields.ready,
    "stop-timeout": suiteFields["stop-timeout"],
    port: suiteFields.port,
    env: suiteFields.env,
    setup: suiteFields.setup,
    teardown: suiteFields.teardown
  },
  "a page: a mapping with type, and service, serve or files"
);

// src/config/scenario-schema.ts
var placeName = textLike(/^[A-Za-z_][\w-]*$/, "the name of a {place}: letters, digits, dashes and underscores");
var captureSchema = keyed(
  {
    json: field(
      textLike(/^[^.\s][^\s]{0,199}$/, "names and indexes with dots between them, such as data.items.0.id").optional(),
      "Into the body, read as JSON.",
      { absent: "not looked into" }
    ),
    header: field(
      textLike(/^[!#$%&'*+.^_`|~\dA-Za-z-]{1,100}$/, "the name of a header, such as location").optional(),
      "A header of the answer.",
      { absent: "not looked at" }
    ),
    pattern: field(
      textLike(/^[^]{1,300}$/, "a regular expression, such as token=(\\w+)").optional(),
      "A regular expression on the body: its first group, or all that it matches. It gets 50 ms.",
      { absent: "not searched" }
    )
  },
  "where the value stands, such as { json: data.token }"
);
var { name, method, path, params, body } = requestSchema.shape;
var stepSchema = keyed(
  {
    request: field(
      textLike(/\S/, "the name of a request of this suite").optional(),
      "Name of a request of `requests`. Without it the step is a request of its own, with the keys of one.",
      { absent: "a request of its own" }
    ),
    name,
    method,
    path: field(path.optional(), "Path and query of a request of its own.", { absent: "that of `request`" }),
    params,
    headers: field(
      headersSchema.prefault({}),
      "HTTP headers; beside `request`, in addition to its own. May hold `{place}`s.",
      {
        absent: "none"
      }
    ),
    body,
    expect: field(expectSchema.prefault({}), "Which answer is a success. Any other ends the pass of this user.", {
      absent: "a status from 200 to 399"
    }),
    capture: field(
      mapping(
        placeName,
        captureSchema,
        "a mapping from places to where they come from, such as token: { json: data.token }"
      ).prefault({}),
      "Values of the answer that fill `{place}`s of later steps. One that is not there is an error of this step.",
      { absent: "none" }
    )
  },
  "a step in braces, such as { request: login, capture: { token: { json: token } } }"
);
var stageSchema = keyed(
  {
    duration: field(
      duration("1s", "24h", "5m"),
      "Length of the stage. All are stretched or pressed together where the scenario is to last longer or shorter."
    ),
    rate: field(positive(1e6, "150").optional(), "Requests per second in this stage.", { absent: "closed loop" }),
    connections: field(whole(1, 1e4, 10).optional(), "Users that are kept busy in this stage.", {
      absent: "open model"
    })
  },
  "a stage in braces, such as { duration: 5m, rate: 150 }"
);
var thinkText = "a duration such as 2s, or a range such as { from: 1s, to: 5s }";
var think = external_exports.union([
  duration("0s", "10m", "2s"),
  keyed(
    {
      from: field(duration("0s", "10m", "1s"), "Shortest."),
      to: field(duration("0s", "10m", "5s"), "Longest; any between is as likely.")
    },
    thinkText
  )
]).register(fields, { expects: thinkText });
var latencyLimit = () => metricValue("ms").optional();
var breakSchema = keyed(
  {
    "latency.mean": field(latencyLimit(), "Mean latency.", { absent: "no bound" }),
    "latency.p50": field(latencyLimit(), "Median latency.", { absent: "no bound" }),
    "latency.p95": field(latencyLimit(), "95th percentile of latency.", {
      absent: "with no bound on latency anywhere: five times that of low load, and 1 s at least"
    }),
    "latency.p99": field(latencyLimit(), "99th percentile of latency.", { absent: "no bound" }),
    "errors.rate": field(metricValue("share").optional(), "Share of failed requests.", { absent: "1 %" })
  },
  "a mapping from metrics to bounds, such as latency.p95: 500ms",
  { keys: "metric" }
);
var scenarioSchema = keyed(
  {
    connections: field(
      whole(1, 1e4, 10).optional(),
      "Closed loop: connections that are kept busy. With `rate`: the most requests under way at once.",
      { absent: "10; with `rate` 256" }
    ),
    rate: field(
      positive(1e6, "150").optional(),
      "Open model: requests per second, sent on time however slowly the service answers.",
      { absent: "closed loop" }
    ),
    reuse: field(flag().optional(), "Whether connections are kept for the whole block.", { absent: "`true`" }),
    times: field(
      positive(1e3, "2.5").optional(),
      "That many times scenario `normal`: its rate, or its connections. Stands alone.",
      { absent: "a load of its own" }
    ),
    stages: field(
      listOf(stageSchema, 1, "a list of stages, such as [{ duration: 5m, rate: 150 }]").optional(),
      "Loads one after the other, instead of `rate` or `connections`. For `pacegate measure`.",
      { absent: "one load throughout" }
    ),
    steps: field(
      listOf(stepSchema, 1, "a list of steps, such as [{ request: login }, { request: cart }]").optional(),
      "What each user asks for, one after the other, over and over. For `pacegate measure`.",
      { absent: "the mix of `requests`" }
    ),
    think: field(think.optional(), "How long a user waits before each further step. Needs `steps`.", {
      absent: "not at all"
    }),
    data: field(
      keyed(
        {
          file: field(
            wayDown(
              'a CSV file inside the repository, relative to the directory of the suite and without "..", such as load/users.csv'
            ),
            "CSV (RFC 4180) in UTF-8 with a line of names first. Each pass of a user takes the next row; they start over at the end."
          )
        },
        "a mapping such as { file: load/users.csv }"
      ).optional(),
      "Rows that fill `{place}`s of the steps by the names of the columns. Needs `steps`.",
      { absent: "none" }
    ),
    from: field(positive(1e6, "50").optional(), "Of `stress`: the first rate, requests per second.", {
      absent: "a tenth of what the warm-up shows"
    }),
    to: field(positive(1e6, "5000").optional(), "Of `stress`: the highest rate, requests per second.", {
      absent: "no bound"
    }),
    step: field(
      external_exports.number().min(1.05).max(10).optional().register(fields, { expects: "a number from 1.05 to 10, such as 1.5" }),
      "Of `stress`: each rate of the ramp is this many times the one before.",
      { absent: "1.5" }
    ),
    hold: field(duration("200ms", "1h", "30s").optional(), "Of `stress`: how long each rate is held.", {
      absent: "what the length of the scenario allows"
    }),
    break: field(breakSchema.optional(), "Of `stress`: what must hold for a rate to count as borne.", {
      absent: "the budgets for latency and errors, else defaults"
    })
  },
  "a scenario in braces, such as { connections: 10 } or { rate: 150 }"
);
var stressKeys = ["from", "to", "step", "hold", "break"];
var fullKeys = ["stages", "steps", "think", "data"];

// src/config/service-schema.ts
var warmUpSchema = keyed(
  {
    min: field(duration("0s", "10m", "2s").prefault("2s"), "Shortest warm-up of a fresh process."),
    max: field(duration("0s", "10m", "10s").prefault("10s"), "Longest; warm-up ends earlier once latency is flat.")
  },
  "the shortest and longest warm-up, such as { min: 2s, max: 10s }"
);
var serviceSchema = keyed(
  {
    type: field(external_exports.literal("service").register(fields, { expects: "service" }), "What the suite is: `service`."),
    directory: suiteFields.directory,
    paths: suiteFields.paths,
    install: suiteFields.install,
    build: suiteFields.build,
    start: field(
      command("node dist/server.js"),
      "Starts the service. It gets the port to listen on as `PORT`; any language."
    ),
    ready: suiteFields.ready,
    "stop-timeout": suiteFields["stop-timeout"],
    port: suiteFields.port,
    duet: field(
      flag().prefault(true),
      "Whether both sides may be loaded at the same time. `false` for sides that share a database or another limited resource."
    ),
    probe: field(
      flag().prefault(true),
      "Whether a Node service is started with the probe that counts requests, CPU and allocation inside it."
    ),
    env: suiteFields.env,
    setup: suiteFields.setup,
    teardown: suiteFields.teardown,
    database: field(
      textLike(/\S/, "the address of a PostgreSQL database, such as ${DATABASE_URL}", { secret: true }).optional(),
      "Address of the PostgreSQL database, usually `${DATABASE_URL}`: its statements, tables, waits and plans are read for each side. A side whose `setup` makes a database of its own writes the address of that one into `$PACEGATE_DIRECTORY/database-url`.",
      { absent: "no database metrics" }
    ),
    "database-copy": field(
      variableName.optional(),
      "Gives each side a copy of `database`, made before each block and dropped after it, and its address to `setup`, service and `teardown` in this environment variable. Nobody else may be connected to `database` meanwhile.",
      { absent: "no copies" }
    ),
    requests: field(
      listOf(requestSchema, 1, "a list of at least one request, such as [{ path: /products }]"),
      "The requests that make up the load."
    ),
    scenarios: field(
      mapping(
        fileSafeName("the name of a scenario"),
        scenarioSchema,
        "a mapping from names to scenarios, such as normal: { connections: 10 }"
      ).prefault({ normal: { connections: 10 } }),
      "Loads by name. `stress`, and those with `stages` or `steps`, are for `pacegate measure`; `pacegate check` leaves them out.",
      { absent: "`normal: { connections: 10 }`" }
    ),
    "warm-up": field(warmUpSchema.prefault({}), "How long a fresh process is loaded before measurement begins.", {
      absent: "`{ min: 2s, max: 10s }`"
    })
  },
  "a service: a mapping with type, start and requests"
);

// src/config/suite-schema.ts
var suiteSchema = external_exports.discriminatedUnion("type", [serviceSchema, bundleSchema, pageSchema]).register(fields, {
  expects: "a suite: a mapping with its type (service, bundle or page) and the keys of that type"
});

// src/config/schema.ts
var metricName = external_exports.enum(Object.keys(metricCatalogue)).register(fields, { expects: "a metric, such as latency.p95" });
var baselineSchema = keyed(
  {
    branch: field(
      textLike(
        /^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\x7f]{1,200}$/,
        "the name of a branch, such as pacegate-baselines"
      ).prefault("pacegate-baselines"),
      "Branch that keeps the stored measurements."
    )
  },
  "a mapping such as { branch: pacegate-baselines }"
);
var appSchema = keyed(
  {
    measure: field(
      external_exports.enum(["worker", "workflow"]).register(fields, { expects: "worker or workflow" }).prefault("worker"),
      "Who measures: the App's own workers, or a workflow of the repository that uploads what it measured."
    ),
    artifact: field(
      textLike(/^[^\\/:*?"<>|\r\n]{1,100}$/, "the name of an artifact, such as pacegate").prefault("pacegate"),
      "With `measure: workflow`: the artifact that the workflow uploads."
    ),
    forks: field(
      external_exports.enum(["ask", "measure"]).register(fields, { expects: "ask or measure" }).prefault("ask"),
      "Pull requests from forks: `ask` waits for `/perf check` by someone who may write, `measure` lets any fork run its code on the workers."
    ),
    investigate: field(
      external_exports.enum(["ask", "failed"]).register(fields, { expects: "ask or failed" }).prefault("ask"),
      "When a worker looks for the cause: `ask` waits for `/perf investigate` or the button, `failed` begins after every check that fails."
    ),
    playbook: field(
      external_exports.enum(["store", "pull-request"]).register(fields, { expects: "store or pull-request" }).prefault("store"),
      "Where what an investigation has learnt is kept: in the database, or also in a file that a pull request proposes. The App needs `contents: write` for that, which it does not ask for."
    )
  },
  "a mapping such as { measure: worker, forks: ask }"
);
var goalSchema = keyed(
  {
    metric: field(metricName, "Metric to improve."),
    suite: field(fileSafeName("the name of a suite"), "Suite that is measured."),
    since: field(
      textLike(/^(?!-)[^\s\x7f]{1,200}$/, "a tag, branch or commit, such as v1.0.0"),
      "Commit to compare with."
    ),
    improve: field(percentage("0.1%", "100%", "50%"), "Improvement to reach, relative to `since`.")
  },
  "a goal in braces, such as { metric: latency.p95, suite: api, since: v1.0.0, improve: 50% }"
);
var configurationSchema = keyed(
  {
    version: field(
      external_exports.literal(1).register(fields, { expects: "1, the only version there is" }),
      "Version of this format: `1`."
    ),
    suites: field(
      mapping(
        fileSafeName("the name of a suite"),
        suiteSchema,
        "a mapping from names to suites, such as api: { type: service, start: node server.js, requests: [{ path: / }] }"
      ),
      "What is measured, by name."
    ),
    budgets: field(budgetsSchema.prefault({}), "Absolute bounds that the head must meet.", { absent: "none" }),
    tolerance: field(toleranceSchema.prefault({}), "Change of a metric that the team accepts.", {
      absent: "5 %, and what the [metrics](#metrics) say"
    }),
    prices: field(
      pricesSchema.optional(),
      "What machines cost, in your currency. With it Pacegate tells what a million requests cost.",
      { absent: "no costs are told" }
    ),
    gate: field(gateSchema.prefault({}), "What blocks, and how long a run may take.", {
      absent: "the defaults of its keys"
    }),
    baseline: field(
      baselineSchema.prefault({}),
      "Where the record of the default branch is kept. `pacegate check` works without one.",
      { absent: "`{ branch: pacegate-baselines }`" }
    ),
    app: field(
      appSchema.prefault({}),
      "How the GitHub App measures this repository. It means nothing without the App.",
      {
        absent: "`{ measure: worker, artifact: pacegate, forks: ask, investigate: ask, playbook: store }`"
      }
    ),
    goals: field(
      listOf(goalSchema, 0, "a list of goals").prefault([]),
      "Improvements against a pinned commit, reported as progress. They need stored measurements and never block.",
      { absent: "none" }
    )
  },
  "a mapping with version and suites"
);

// src/config/schema-walk.ts
var bare = (schema) => {
  const own = {
    facts: fields.get(schema) ?? {},
    description: external_exports.globalRegistry.get(schema)?.description ?? ""
  };
  const within2 = (inner, outer) => {
    const rest = bare(inner);
    return {
      schema: rest.schema,
      facts: { ...rest.facts, ...own.facts },
      description: own.description === "" ? rest.description : own.description,
      initial: outer.initial ?? rest.initial,
      optional: outer.optional || rest.optional
    };
  };
  if (schema instanceof external_exports.core.$ZodPrefault) {
    return within2(schema._zod.def.innerType, { initial: schema._zod.def.defaultValue, optional: true });
  }
  if (schema instanceof external_exports.core.$ZodOptional) return within2(schema._zod.def.innerType, { optional: true });
  if (schema instanceof external_exports.core.$ZodPipe) return within2(schema._zod.def.in, { optional: false });
  return { schema, ...own, initial: void 0, optional: false };
};
var isUnion = (schema) => schema instanceof external_exports.core.$ZodUnion;
var fits = (schema, value) => {
  if (schema instanceof external_exports.core.$ZodObject || schema instanceof external_exports.core.$ZodRecord) return isMapping(value);
  return schema instanceof external_exports.core.$ZodArray && Array.isArray(value);
};
var kindsOf = (schema) => {
  if (!(schema instanceof external_exports.core.$ZodDiscriminatedUnion)) return null;
  const { discriminator: key, options } = schema._zod.def;
  const named = options.flatMap(
    (option) => Array.from(option._zod.propValues?.[key] ?? [], (kind) => [String(kind), option])
  );
  return { key, forms: new Map(named) };
};
var meantKind = ({ key, forms }, value) => {
  if (!isMapping(value)) return null;
  const kind = valueAt(value, key);
  const name2 = typeof kind === "string" ? nearestName(kind, [...forms.keys()]) : null;
  if (name2 !== null) return forms.get(name2) ?? null;
  const ranked = Array.from(forms.values(), (form) => {
    const shape = shapeOf(bare(form).schema) ?? {};
    return { form, known: Object.keys(value).filter((it) => Object.hasOwn(shape, it)).length };
  }).sort((one, other) => other.known - one.known);
  const [best, next] = ranked;
  return best !== void 0 && best.known > (next?.known ?? 0) ? best.form : null;
};
var meantForm = (schema, value) => {
  if (!isUnion(schema)) return -1;
  const { options } = schema._zod.def;
  const kinds = kindsOf(schema);
  if (kinds === null) return options.findIndex((option) => fits(bare(option).schema, value));
  const meant = meantKind(kinds, value);
  return options.findIndex((option) => option === meant);
};
var formsOf = (schema) => isUnion(schema) ? schema._zod.def.options : [schema];
var shapeOf = (schema) => schema instanceof external_exports.core.$ZodObject ? schema._zod.def.shape : null;
var childSchema = (schema, key) => {
  if (schema instanceof external_exports.core.$ZodObject) {
    const shape = schema._zod.def.shape;
    return Object.hasOwn(shape, key) ? shape[key] ?? null : null;
  }
  if (schema instanceof external_exports.core.$ZodRecord) return schema._zod.def.valueType;
  return schema instanceof external_exports.core.$ZodArray ? schema._zod.def.element : null;
};
var nameSchema = (schema) => schema instanceof external_exports.core.$ZodRecord ? schema._zod.def.keyType : null;

// src/config/check-fields.ts
var nameOf = (path2) => {
  const last = path2.at(-1);
  if (last === void 0) return "The configuration";
  if (typeof last === "string") return quoted(last);
  const list = path2.at(-2);
  return `Entry ${last + 1}${typeof list === "string" ? ` of ${quoted(list)}` : ""}`;
};
var shown = (value, secret) => {
  if (value === null || value === void 0 || value === "") return "empty";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isMapping(value)) return "a mapping";
  if (secret) return typeof value === "string" ? "text that does not fit here" : `a ${typeof value}`;
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
};
var suggestion = (key, known, kind) => {
  if (key === "<<")
    return "YAML merge keys are not read here: use an alias for the whole value, or write its keys out.";
  const nearest = nearestName(key, known);
  if (nearest !== null) return `Did you mean ${quoted(nearest)}?`;
  const longer = known.filter((it) => it.startsWith(`${key}.`));
  if (longer.length > 0) return `Did you mean ${longer.map(quoted).join(" or ")}?`;
  if (known.length <= 24) return `The keys here are: ${known.join(", ")}.`;
  return `Every ${kind} is listed in docs/configuration.md.`;
};
var keysIn = (form) => Object.keys(shapeOf(bare(form).schema) ?? {});
var elsewhere = (key, kinds) => {
  const owners = Array.from(kinds?.forms ?? []).flatMap(([kind, form]) => keysIn(form).includes(key) ? [kind] : []);
  return owners.length === 0 ? "" : `It is a key of ${kinds?.key ?? ""} ${owners.join(" and ")}. `;
};
var unknownKey = (path2, key, { known, facts, kinds }) => ({
  path: [...path2, key],
  at: "key",
  problem: `Unknown ${facts.keys ?? "key"} ${quoted(key)}.`,
  cure: `${elsewhere(key, kinds)}${suggestion(key, known, facts.keys ?? "key")}`
});
var wrongValue = (path2, value, schema, facts) => {
  const choices = schema instanceof external_exports.core.$ZodEnum ? Object.keys(schema._zod.def.entries) : [];
  const nearest = typeof value === "string" ? nearestName(value, choices) : null;
  return {
    path: path2,
    at: "value",
    problem: `${nameOf(path2)} is ${shown(value, facts.secret ?? false)}.`,
    cure: nearest === null ? `Write ${facts.expects ?? "what docs/configuration.md says"}.` : `Did you mean ${nearest}?`
  };
};
var formAt = ({ schema, value }) => {
  const union = bare(schema).schema;
  return bare(formsOf(union)[meantForm(union, value)] ?? union);
};
var follow = (from, steps) => steps.reduce((place, step) => {
  const key = typeof step === "symbol" ? String(step) : step;
  const child = childSchema(formAt(place).schema, key);
  const value = Array.isArray(place.value) ? place.value[Number(key)] : valueAt(place.value, String(key));
  return {
    path: [...place.path, key],
    schema: child ?? external_exports.unknown(),
    value
  };
}, from);
var missing = (place, facts, rivals) => {
  const key = String(place.path.at(-1));
  if (rivals.some((rival) => rival === "<<" || nearestName(rival, [key]) !== null)) return [];
  const problem = `${nameOf(place.path.slice(0, -1))} has no ${quoted(key)}.`;
  return [{ path: place.path, at: "value", problem, cure: `Add ${quoted(key)}: ${facts.expects ?? "its value"}.` }];
};
var strangers = (value, known) => isMapping(value) ? Object.keys(value).filter((key) => !known.includes(key)) : [];
var explainKind = (holder, { key, forms }) => {
  const { schema, facts } = bare(holder.schema);
  if (!isMapping(holder.value)) return [wrongValue(holder.path, holder.value, schema, facts)];
  const kind = external_exports.enum([...forms.keys()]);
  const expects = { expects: `one of ${[...forms.keys()].join(", ")}` };
  const place = { path: [...holder.path, key], schema: kind, value: valueAt(holder.value, key) };
  const known = [...new Set([...forms.values()].flatMap(keysIn))];
  const unknown = strangers(holder.value, known);
  const wrong = place.value === void 0 ? missing(place, expects, unknown) : [wrongValue(place.path, place.value, kind, expects)];
  const meant = formsOf(schema)[meantForm(schema, holder.value)];
  if (meant === void 0) {
    return [...wrong, ...unknown.map((it) => unknownKey(holder.path, it, { known, facts: {}, kinds: null }))];
  }
  const others = checkPlace({ ...holder, schema: meant });
  return [...wrong, ...others.filter((it) => it.path.length !== place.path.length || it.path.at(-1) !== key)];
};
var explain = (from, issue) => {
  const place = follow(from, issue.path);
  const { schema, facts } = bare(place.schema);
  if (issue.code === "unrecognized_keys") {
    const form = formAt(place);
    const all = { known: keysIn(form.schema), facts: { ...facts, ...form.facts }, kinds: kindsOf(schema) };
    return issue.keys.map((key) => unknownKey(place.path, key, all));
  }
  if (issue.code === "invalid_union") {
    const holder = follow(from, issue.path.slice(0, -1));
    const kinds = kindsOf(bare(holder.schema).schema);
    if (kinds !== null && kinds.key === issue.path.at(-1)) return explainKind(holder, kinds);
    const meant = meantForm(schema, place.value);
    const option = formsOf(schema)[meant];
    if (option !== void 0) return checkPlace({ ...place, schema: option });
  }
  if (issue.code === "invalid_key") {
    const holder = bare(follow(from, issue.path.slice(0, -1)).schema).schema;
    const names = nameSchema(holder);
    const expects = names === null ? void 0 : bare(names).facts.expects;
    const name2 = quoted(String(place.path.at(-1)));
    const cure = `Write ${expects ?? "another name"}.`;
    return [{ path: place.path, at: "key", problem: `${name2} can't be a name here.`, cure }, ...checkPlace(place)];
  }
  if (place.value === void 0 && place.path.length > 0) {
    const holder = follow(from, issue.path.slice(0, -1));
    return missing(place, facts, strangers(holder.value, keysIn(formAt(holder).schema)));
  }
  return [wrongValue(place.path, place.value, schema, facts)];
};
var checkPlace = (place) => {
  const outcome = external_exports.safeParse(place.schema, place.value);
  return outcome.success ? [] : outcome.error.issues.flatMap((issue) => explain(place, issue));
};
var checkFields = (schema, value) => checkPlace({ path: [], schema, value });

// src/config/suite-type-of.ts
var suiteTypeOf = (metric) => {
  if (isBundleMetric(metric)) return "bundle";
  return isPageMetric(metric) ? "page" : "service";
};

// src/config/check-policy.ts
var suiteTypes = ["service", "bundle", "page"];
var checkBudget = (id, budget2) => {
  if (!isMetric(id) || !isMapping(budget2)) return [];
  const { unit, better } = metricOf(id);
  const { parse, example } = notationOf(unit);
  const path2 = ["budgets", id];
  if (Object.keys(budget2).length === 0) {
    const problem2 = `${quoted(id)} has neither a limit nor a target.`;
    return [{ path: path2, at: "value", problem: problem2, cure: `Write at least one, such as { limit: ${example} }.` }];
  }
  const [limit, target] = ["limit", "target"].map((key) => {
    const written2 = valueAt(budget2, key);
    return typeof written2 === "string" || typeof written2 === "number" ? parse(String(written2)) : null;
  });
  if (typeof limit !== "number" || typeof target !== "number") return [];
  if (better === "lower" ? target <= limit : target >= limit) return [];
  const problem = `The target ${formatValue(target, unit)} is beyond the limit ${formatValue(limit, unit)}.`;
  const cure = `${better === "lower" ? "Less" : "More"} is better for ${id}: set the target ${better === "lower" ? "at most" : "at least"} to the limit.`;
  return [{ path: [...path2, "target"], at: "value", problem, cure }];
};
var checkGoal = (goal, index, suites) => {
  const [name2, metric] = [valueAt(goal, "suite"), valueAt(goal, "metric")];
  if (typeof name2 !== "string") return [];
  const path2 = ["goals", index];
  if (Object.hasOwn(suites, name2)) {
    const type = valueAt(suites[name2], "type");
    if (typeof metric !== "string" || !isMetric(metric) || typeof type !== "string") return [];
    const wanted = suiteTypeOf(metric);
    if (type === wanted || !suiteTypes.includes(type)) return [];
    const problem = `Suite ${quoted(name2)} is of type ${type}, which has no ${metric}.`;
    const cure2 = `Name a suite of type ${wanted}, or a metric of a ${type}.`;
    return [{ path: [...path2, "metric"], at: "value", problem, cure: cure2 }];
  }
  const names = Object.keys(suites);
  const nearest = nearestName(name2, names);
  const cure = nearest === null ? `The suites are: ${names.join(", ")}.` : `Did you mean ${quoted(nearest)}?`;
  return [{ path: [...path2, "suite"], at: "value", problem: `There is no suite ${quoted(name2)}.`, cure }];
};
var checkPolicy = (raw) => {
  const suites = valueAt(raw, "suites");
  const goals = valueAt(raw, "goals");
  return [
    ...entriesOf(valueAt(raw, "budgets")).flatMap(([id, budget2]) => checkBudget(id, budget2)),
    ...Array.isArray(goals) && isMapping(suites) && Object.keys(suites).length > 0 ? goals.flatMap((goal, index) => checkGoal(goal, index, suites)) : []
  ];
};

// src/config/check-bundle.ts
var sources = ["stats", "output"];
var checkBundle = (suite, path2) => {
  if (!isMapping(suite) || sources.some((key) => Object.hasOwn(suite, key))) return [];
  const strangers2 = Object.keys(suite).filter((key) => !Object.hasOwn(bundleSchema.shape, key));
  if (strangers2.some((key) => nearestName(key, sources) !== null)) return [];
  const problem = `${quoted(String(path2.at(-1)))} says neither with "stats" nor with "output" what the build emits.`;
  const cure = `Add "stats": the file that Pacegate's plugin or the bundler writes, such as dist/pacegate-stats.json, or "output": the directory of the emitted files, such as dist.`;
  return [{ path: [...path2, "stats"], at: "value", problem, cure }];
};

// src/config/check-headers.ts
var checkHeaders = (holder, path2, own) => {
  const names = entriesOf(valueAt(holder, "headers")).map(([name2]) => name2);
  const firsts = new Map(names.map((name2, index) => [name2.toLowerCase(), index]).toReversed());
  return names.flatMap((name2, index) => {
    const place = { path: [...path2, "headers", name2], at: "key" };
    const cure = own.get(name2.toLowerCase());
    if (cure !== void 0) {
      return [{ ...place, problem: `Pacegate sets the header ${quoted(name2)} itself.`, cure }];
    }
    if (firsts.get(name2.toLowerCase()) === index) return [];
    const problem = `The header ${quoted(name2)} stands here twice: upper and lower case are the same.`;
    return [{ ...place, problem, cure: "Keep one of them." }];
  });
};

// src/config/check-page.ts
var ways = ["service", "serve", "files"];
var idle = {
  service: {
    keys: "directory install build ready stop-timeout port env setup teardown fallback".split(" "),
    why: '"service" brings its own',
    cure: 'Remove it, or serve the page by "serve" or "files" instead.'
  },
  serve: {
    keys: ["fallback"],
    why: 'the server that "serve" starts has its own',
    cure: 'Remove it, or serve the page by "files" instead.'
  },
  files: {
    keys: ["ready", "stop-timeout", "port"],
    why: '"files" starts nothing',
    cure: 'Remove it, or serve the page by "serve" instead.'
  }
};
var checkWays = (suite, path2) => {
  if (!isMapping(suite)) return [];
  const given = ways.filter((way) => Object.hasOwn(suite, way));
  const [first] = given;
  if (first === void 0) {
    const strangers2 = Object.keys(suite).filter((key) => !Object.hasOwn(pageSchema.shape, key));
    if (strangers2.some((key) => nearestName(key, ways) !== null)) return [];
    const problem = `${quoted(String(path2.at(-1)))} does not say what serves the page.`;
    const cure2 = 'Add one of: "service": the name of a service suite; "serve": a command, such as npx vite preview --port $PORT; "files": a directory, such as dist.';
    return [{ path: [...path2, "service"], at: "value", problem, cure: cure2 }];
  }
  if (given.length > 1) {
    const problem = `${given.map(quoted).join(" and ")} stand together: a page is served by one of them.`;
    return [{ path: [...path2, given[1] ?? first], at: "key", problem, cure: "Keep one of them." }];
  }
  const { keys, why, cure } = idle[first];
  return keys.filter((key) => Object.hasOwn(suite, key)).map((key) => ({ path: [...path2, key], at: "key", problem: `${quoted(key)} means nothing here: ${why}.`, cure }));
};
var checkServedBy = (suite, path2, suites) => {
  const name2 = valueAt(suite, "service");
  if (typeof name2 !== "string") return [];
  const place = { path: [...path2, "service"], at: "value" };
  const services = entriesOf(suites).flatMap(([it, other]) => valueAt(other, "type") === "service" ? [it] : []);
  if (services.includes(name2)) return [];
  const nearest = nearestName(name2, services);
  const list = services.length === 0 ? 'There is none of type service: add one, or serve the page by "serve" or "files".' : `Suites of type service are: ${services.join(", ")}.`;
  const cure = nearest === null ? list : `Did you mean ${quoted(nearest)}?`;
  const type = valueAt(valueAt(suites, name2), "type");
  if (valueAt(suites, name2) !== void 0 && type !== "bundle" && type !== "page") return [];
  const problem = type === "bundle" || type === "page" ? `Suite ${quoted(name2)} is of type ${type}, which serves nothing.` : `There is no suite ${quoted(name2)}.`;
  return [{ ...place, problem, cure }];
};
var ownHeaders = new Map([
  ...["connection", "content-length", "host", "transfer-encoding"].map((name2) => [
    name2,
    "Remove it."
  ]),
  ["cookie", 'Remove it, and write each cookie below "cookies".'],
  ["user-agent", 'Remove it: "device" sets it.']
]);
var checkPage = (suite, path2, suites) => [
  ...checkWays(suite, path2),
  ...checkServedBy(suite, path2, suites),
  ...checkHeaders(suite, path2, ownHeaders)
];

// src/config/places.ts
var placePattern = /\{([A-Za-z_][\w-]*)\}/g;
var placesIn = (text) => [
  ...new Set(Array.from(text.matchAll(placePattern), ([, name2 = ""]) => name2))
];

// src/config/check-requests.ts
var bodyText = (body2) => {
  if (typeof body2 === "string") return body2;
  return typeof body2 === "object" && body2 !== null ? JSON.stringify(body2) : null;
};
var routeName = (request) => {
  const name2 = valueAt(request, "name");
  if (typeof name2 === "string") return name2;
  const [method2, path2] = [valueAt(request, "method"), valueAt(request, "path")];
  return `${typeof method2 === "string" ? method2 : "GET"} ${typeof path2 === "string" ? path2 : ""}`;
};
var checkPlaces = (request, path2) => {
  const target = valueAt(request, "path");
  const address = typeof target === "string" ? target : "";
  const body2 = bodyText(valueAt(request, "body")) ?? "";
  const params2 = entriesOf(valueAt(request, "params")).map(([name2]) => name2);
  const used = { path: placesIn(address), body: placesIn(body2) };
  const without = (part) => used[part].filter((name2) => !params2.includes(name2) && (part === "path" || !used.path.includes(name2))).map((name2) => ({
    path: [...path2, part],
    at: "value",
    problem: `{${name2}} has no values.`,
    cure: `Add them to "params", such as { ${name2}: { from: 1, to: 500 } }${part === "body" ? `, or write { ${name2} } with spaces if it is text` : ""}.`
  }));
  const unused = params2.filter((name2) => !used.path.includes(name2) && !used.body.includes(name2)).map((name2) => {
    const problem = `Neither path nor body of this request has the place {${name2}}.`;
    const cure = "Write the place where the value belongs, or remove it here.";
    return { path: [...path2, "params", name2], at: "key", problem, cure };
  });
  const loose = /[{}]/.test(address.replaceAll(placePattern, "")) ? [
    {
      path: [...path2, "path"],
      at: "value",
      problem: "The path holds a brace that belongs to no {place}.",
      cure: "Name a place with letters, digits, dashes and underscores, such as {id}; a brace itself is %7B or %7D."
    }
  ] : [];
  return [...loose, ...without("path"), ...without("body"), ...unused];
};
var checkRanges = (request, path2) => entriesOf(valueAt(request, "params")).flatMap(([name2, source]) => {
  const [from, to] = [valueAt(source, "from"), valueAt(source, "to")];
  if (typeof from !== "number" || typeof to !== "number" || from <= to) return [];
  const problem = `The range runs backwards: from ${from} to ${to}.`;
  return [{ path: [...path2, "params", name2, "from"], at: "value", problem, cure: "Swap the two." }];
});
var ownHeaders2 = new Map(["connection", "content-length", "transfer-encoding"].map((name2) => [name2, "Remove it."]));
var checkNumbers = (value, path2) => {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return [
      { path: path2, at: "value", problem: "JSON has no such number.", cure: "Write a finite number, or put it in quotes." }
    ];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => checkNumbers(item, [...path2, index]));
  return entriesOf(value).flatMap(([key, item]) => checkNumbers(item, [...path2, key]));
};
var checkExpectedBody = (request, path2) => {
  const body2 = valueAt(valueAt(request, "expect"), "body");
  if (!isMapping(body2)) return [];
  const forms = ["json", "contains"].filter((form) => Object.hasOwn(body2, form));
  if (forms.length === 0 && Object.keys(body2).length > 0) return [];
  if (forms.length === 1) return checkNumbers(body2["json"], [...path2, "expect", "body", "json"]);
  const problem = forms.length === 0 ? '"body" says nothing to compare with.' : '"body" has both "json" and "contains".';
  const cure = "Write one of them: { json: value } or { contains: text }.";
  return [{ path: [...path2, "expect", "body"], at: "value", problem, cure }];
};
var checkNames = (requests, path2) => {
  const names = requests.map((it) => typeof valueAt(it, "path") === "string" ? routeName(it) : null);
  const firsts = new Map(names.map((name2, index) => [name2, index]).toReversed());
  return names.flatMap((name2, index) => {
    const first = firsts.get(name2) ?? index;
    if (name2 === null || first === index) return [];
    const named = typeof valueAt(requests[index], "name") === "string";
    const problem = named ? `The name ${quoted(name2)} is taken: it is that of entry ${first + 1}.` : `Entries ${first + 1} and ${index + 1} have the same method and path, and so the same name in reports.`;
    const cure = named ? "Choose another one." : 'Give this one a "name" of its own.';
    return [{ path: [...path2, index, named ? "name" : "path"], at: "value", problem, cure }];
  });
};
var checkRequests = (requests, path2) => {
  if (!Array.isArray(requests)) return [];
  const each = requests.flatMap((request, index) => {
    const place = [...path2, index];
    return [checkPlaces, checkRanges, checkExpectedBody].flatMap((check) => check(request, place)).concat(checkHeaders(request, place, ownHeaders2)).concat(checkNumbers(valueAt(request, "body"), [...place, "body"]));
  });
  return [...each, ...checkNames(requests, path2)];
};

// src/config/check-steps.ts
var problemAt = (path2, at2, problem, cure) => ({
  path: path2,
  at: at2,
  problem,
  cure
});
var isPattern = (pattern2) => {
  try {
    return new RegExp(pattern2, "u") instanceof RegExp;
  } catch {
    return false;
  }
};
var checkCapture = (source, path2) => {
  if (!isMapping(source)) return [];
  const forms = ["json", "header", "pattern"].filter((form) => Object.hasOwn(source, form));
  if (forms.length !== 1) {
    const problem = forms.length === 0 ? "Nothing says where the value stands." : `It has both ${forms.map(quoted).join(" and ")}.`;
    return [problemAt(path2, "value", problem, "Write one of json, header and pattern, such as { json: data.token }.")];
  }
  const pattern2 = source["pattern"];
  if (typeof pattern2 !== "string" || isPattern(pattern2)) return [];
  return [
    problemAt(
      [...path2, "pattern"],
      "value",
      "This is no regular expression.",
      "Correct it; in YAML it is best put in single quotes."
    )
  ];
};
var textsOf = (request) => [valueAt(request, "path"), bodyText(valueAt(request, "body"))].filter((it) => typeof it === "string").join(" ");
var ownKeys = ["name", "method", "path", "params", "body", "expect"];
var asRequest = (step, known) => {
  if (!isMapping(step)) return step;
  const params2 = isMapping(step["params"]) ? step["params"] : {};
  const filled = Object.fromEntries(
    placesIn(textsOf(step)).filter((place) => known.has(place) && !Object.hasOwn(params2, place)).map((place) => [place, [""]])
  );
  return { ...step, params: { ...params2, ...filled } };
};
var checkStep = (step, path2, known, names, hasData) => {
  if (!isMapping(step)) return [];
  const captures = entriesOf(step["capture"]).flatMap(
    ([name2, source]) => checkCapture(source, [...path2, "capture", name2])
  );
  const { request } = step;
  if (request === void 0) {
    if (typeof step["path"] !== "string")
      return [
        ...captures,
        problemAt(
          path2,
          "value",
          "This step asks for nothing.",
          'Name a request of "requests" with "request", or write a "path".'
        )
      ];
    const all = /* @__PURE__ */ new Set([...known, ...hasData ? placesIn(textsOf(step)) : []]);
    const found = checkRequests([asRequest(step, all)], path2).map((it) => ({
      ...it,
      path: [...path2, ...it.path.slice(path2.length + 1)]
    }));
    return [...captures, ...found];
  }
  const both = ownKeys.filter((key) => Object.hasOwn(step, key));
  if (both.length > 0)
    captures.push(
      problemAt(
        [...path2, both[0] ?? ""],
        "key",
        `"request" stands together with ${both.map(quoted).join(" and ")}.`,
        'A named request brings these along: remove them, or remove "request".'
      )
    );
  if (typeof request === "string" && !names.includes(request))
    captures.push(
      problemAt(
        [...path2, "request"],
        "value",
        `There is no request named ${quoted(request)}.`,
        `The requests of this suite are: ${names.slice(0, 12).map(quoted).join(", ")}.`
      )
    );
  return captures;
};
var checkSteps = (scenario, path2, requests) => {
  const steps = valueAt(scenario, "steps");
  if (!Array.isArray(steps)) return [];
  const names = Array.isArray(requests) ? requests.map(routeName) : [];
  const hasData = valueAt(scenario, "data") !== void 0;
  const known = /* @__PURE__ */ new Set();
  return steps.flatMap((step, index) => {
    const found = checkStep(step, [...path2, "steps", index], known, names, hasData);
    for (const [name2] of entriesOf(valueAt(step, "capture"))) known.add(name2);
    return found;
  });
};

// src/config/check-scenarios.ts
var at = "key";
var checkStress = (scenario, keys, path2) => {
  const others = keys.filter((key) => key !== "connections" && !stressKeys.some((it) => it === key));
  const [from, to] = [valueAt(scenario, "from"), valueAt(scenario, "to")];
  const backwards = typeof from === "number" && typeof to === "number" && from >= to;
  return [
    ...others.map((key) => ({
      path: [...path2, key],
      at,
      problem: `Scenario "stress" raises the load by itself and has no ${quoted(key)}.`,
      cure: `Its keys are connections, ${stressKeys.join(", ")}; give a load of your own another name.`
    })),
    ...backwards ? [
      {
        path: [...path2, "from"],
        at: "value",
        problem: `The rate falls from ${from} to ${to}.`,
        cure: 'Make "from" smaller than "to".'
      }
    ] : []
  ];
};
var checkLength = (stages, path2) => {
  const total = stages.reduce((sum, stage) => {
    const text = valueAt(stage, "duration");
    return sum + (typeof text === "string" ? parseDuration(text) ?? 0 : 0);
  }, 0);
  if (total <= longestLoad) return [];
  const hours = (length) => `${Math.ceil(length / 36e5)} h`;
  const problem = `The stages last ${hours(total)} together, and a scenario ${hours(longestLoad)} at most.`;
  return [{ path: path2, at, problem, cure: "Make some of them shorter, or leave them out." }];
};
var checkStages = (stages, path2) => {
  if (!Array.isArray(stages)) return [];
  const long = checkLength(stages, path2);
  const given = stages.map((it) => ["rate", "connections"].filter((key) => valueAt(it, key) !== void 0));
  const wrong = given.flatMap(
    (keys, index) => keys.length === 1 ? [] : [
      {
        path: [...path2, index],
        at: "value",
        problem: keys.length === 0 ? "This stage has no load." : "This stage has both a rate and connections.",
        cure: "Write one of them, such as { duration: 5m, rate: 150 }."
      }
    ]
  );
  if (wrong.length > 0 || new Set(given.flat()).size < 2) return [...wrong, ...long];
  const cure = "Write a rate in all of them, or connections in all of them: latency of the two can not be set side by side.";
  return [{ path: path2, at, problem: "Some stages have a rate and some connections.", cure }, ...long];
};
var checkParts = (scenario, keys, path2) => {
  const strangers2 = stressKeys.filter((key) => keys.includes(key)).map((key) => {
    const problem = `${quoted(key)} is a key of scenario "stress".`;
    return { path: [...path2, key], at, problem, cure: 'Call the scenario "stress", or remove the key.' };
  });
  const needing = ["think", "data"].filter((key) => keys.includes(key) && !keys.includes("steps")).map((key) => {
    const problem = `${quoted(key)} belongs to the steps of a user, and there are none.`;
    return {
      path: [...path2, key],
      at,
      problem,
      cure: 'Add "steps", such as steps: [{ request: login }, { request: cart }].'
    };
  });
  const besides = ["rate", "connections"].filter((key) => keys.includes("stages") && keys.includes(key));
  const [first] = besides;
  const twice = first === void 0 ? [] : [
    {
      path: [...path2, first],
      at,
      problem: `"stages" stands together with ${besides.map(quoted).join(" and ")}.`,
      cure: "Write the load in the stages alone."
    }
  ];
  const think2 = valueAt(scenario, "think");
  const seconds = (key) => Number.parseFloat(String(valueAt(think2, key)));
  const unit = (key) => String(valueAt(think2, key)).replace(/^[\d.\s]+/u, "");
  const turned = isMapping(think2) && unit("from") === unit("to") && seconds("from") > seconds("to") ? [{ path: [...path2, "think", "from"], at: "value", problem: "The range runs backwards.", cure: "Swap the two." }] : [];
  return [
    ...strangers2,
    ...needing,
    ...twice,
    ...turned,
    ...checkStages(valueAt(scenario, "stages"), [...path2, "stages"])
  ];
};
var checkTimes = (name2, keys, all, path2) => {
  const place = [...path2, "times"];
  if (keys.length > 1) {
    const others = keys.filter((key) => key !== "times").map(quoted);
    const problem2 = `"times" stands together with ${others.join(" and ")}.`;
    return [{ path: place, at, problem: problem2, cure: 'Write "times" alone; the rest is as in scenario "normal".' }];
  }
  if (name2 === "normal") {
    const problem2 = 'Scenario "normal" is itself what "times" multiplies.';
    return [{ path: place, at, problem: problem2, cure: "Write a rate or connections, such as { connections: 10 }." }];
  }
  if (valueAt(all, "normal") !== void 0) return [];
  const problem = '"times" multiplies scenario "normal", and there is none.';
  return [{ path: place, at, problem, cure: 'Add normal: { connections: 10 } to "scenarios".' }];
};
var checkOne = (name2, all, path2, requests) => {
  const scenario = valueAt(all, name2);
  if (!isMapping(scenario)) return [];
  const keys = Object.keys(scenario);
  if (name2 === "stress") return checkStress(scenario, keys, path2);
  if (keys.includes("times")) return checkTimes(name2, keys, all, path2);
  return [...checkParts(scenario, keys, path2), ...checkSteps(scenario, path2, requests)];
};
var checkScenarios = (scenarios, path2, requests) => entriesOf(scenarios).flatMap(([name2]) => checkOne(name2, scenarios, [...path2, name2], requests));

// src/config/check-service.ts
var duration2 = (value) => typeof value === "string" ? parseDuration(value) : null;
var checkWarmUp = (suite, path2) => {
  const warmUp = valueAt(suite, "warm-up");
  const [min, max] = [duration2(valueAt(warmUp, "min") ?? "2s"), duration2(valueAt(warmUp, "max") ?? "10s")];
  if (min === null || max === null || min <= max) return [];
  const problem = `The shortest warm-up, ${formatDuration(min)}, is longer than the longest, ${formatDuration(max)}.`;
  return [{ path: [...path2, "warm-up"], at: "value", problem, cure: 'Make "min" at most "max".' }];
};
var checkPort = (suite, path2) => {
  if (valueAt(suite, "port") === void 0 || valueAt(suite, "duet") !== true) return [];
  const problem = '"duet" asks for both sides at the same time, and "port" leaves room for one.';
  const cure = 'Remove "duet", or remove "port" and let the service listen on the port in PORT.';
  return [{ path: [...path2, "duet"], at: "value", problem, cure }];
};
var checkDatabase = (suite, path2) => {
  if (valueAt(suite, "database-copy") === void 0 || valueAt(suite, "database") !== void 0) return [];
  const problem = '"database-copy" says what a copy is called, and not of which database it is made.';
  const cure = 'Add "database" with the address of the one to copy.';
  return [{ path: [...path2, "database-copy"], at: "value", problem, cure }];
};
var checkService = (suite, path2) => [
  ...checkWarmUp(suite, path2),
  ...checkPort(suite, path2),
  ...checkDatabase(suite, path2),
  ...checkRequests(valueAt(suite, "requests"), [...path2, "requests"]),
  ...checkScenarios(valueAt(suite, "scenarios"), [...path2, "scenarios"], valueAt(suite, "requests"))
];

// src/config/variables.ts
var pattern = /\$(\$)?\{([^}]*)\}/g;
var validName = /^[A-Za-z_][A-Za-z0-9_]*$/;
var lookUp = (environment, name2) => Object.hasOwn(environment, name2) ? environment[name2] : void 0;
var fillVariables = (text, environment) => text.replaceAll(
  pattern,
  (_, escaped, name2) => escaped === void 0 ? lookUp(environment, name2) ?? "" : `\${${name2}}`
);
var variableProblems = (text, environment) => Array.from(text.matchAll(pattern)).flatMap(([, escaped, name2 = ""]) => {
  if (escaped !== void 0) return [];
  if (!validName.test(name2)) {
    return [
      {
        problem: "What stands between ${ and } is not the name of an environment variable.",
        cure: "Write ${NAME} with letters, digits and underscores, or $${...} for the text itself."
      }
    ];
  }
  if (lookUp(environment, name2) !== void 0) return [];
  return [
    {
      problem: `The environment variable ${name2} is not set.`,
      cure: `Set ${name2} where Pacegate runs, or write the value here; $\${${name2}} stands for the text itself.`
    }
  ];
});

// src/config/check-variables.ts
var textsBelow = (holder, path2, key) => entriesOf(valueAt(holder, key)).map(([name2, value]) => [[...path2, key, name2], value]);
var checkVariables = (suite, path2, environment) => {
  const requests = valueAt(suite, "requests");
  const texts = [
    ...textsBelow(suite, path2, "env"),
    [[...path2, "database"], valueAt(suite, "database")],
    ...textsBelow(suite, path2, "headers"),
    ...textsBelow(suite, path2, "cookies"),
    ...Array.isArray(requests) ? requests.flatMap((request, index) => textsBelow(request, [...path2, "requests", index], "headers")) : []
  ];
  return texts.flatMap(
    ([place, text]) => typeof text === "string" ? variableProblems(text, environment).map((it) => ({ path: place, at: "value", ...it })) : []
  );
};

// src/config/check-suites.ts
var checkReady = (suite, path2) => {
  const ready = valueAt(suite, "ready");
  if (valueAt(ready, "path") === void 0 || valueAt(ready, "log") === void 0) return [];
  const problem = '"ready" has both "path" and "log".';
  return [{ path: [...path2, "ready"], at: "value", problem, cure: "Keep the one that comes later in the start." }];
};
var checkOfType = (suite, path2, suites) => {
  switch (valueAt(suite, "type")) {
    case "bundle":
      return checkBundle(suite, path2);
    case "page":
      return checkPage(suite, path2, suites);
    default:
      return checkService(suite, path2);
  }
};
var checkSuites = (suites, environment) => {
  const path2 = ["suites"];
  if (isMapping(suites) && Object.keys(suites).length === 0) {
    const cure = "Name what is measured, such as api: { type: service, start: node server.js, requests: [{ path: / }] }.";
    return [{ path: path2, at: "value", problem: '"suites" is empty.', cure }];
  }
  return entriesOf(suites).flatMap(([name2, suite]) => [
    ...checkReady(suite, [...path2, name2]),
    ...checkVariables(suite, [...path2, name2], environment),
    ...checkOfType(suite, [...path2, name2], suites)
  ]);
};

// src/config/notices.ts
var onlyAtFullLength = /* @__PURE__ */ new Set(["capacity"]);
var isObserved = (metric) => isMetric(metric) && !onlyAtFullLength.has(metric);
var ofSuite = (name2, suite) => {
  if (suite.type !== "service") return [];
  return Object.entries(suite.scenarios).filter(([scenario, it]) => scenario === "stress" || fullKeys.some((key) => it[key] !== void 0)).map(
    ([scenario]) => `Scenario "${scenario}" of suite "${name2}" is not part of "pacegate check": "pacegate measure --scenario ${scenario}" runs it.`
  );
};
var ofBudget = (metric, types, hasPrices) => {
  if (!isObserved(metric)) {
    return [`The budget for ${metric} was not judged: "pacegate check" does not observe that metric.`];
  }
  if (metric === "cost.per-million" && !hasPrices) {
    return [`The budget for ${metric} was not judged: the configuration has no "prices".`];
  }
  const type = suiteTypeOf(metric);
  return types.has(type) ? [] : [`The budget for ${metric} was not judged: there is no suite of type ${type}.`];
};
var noticesOf = ({ suites, budgets, prices }) => {
  const types = new Set(Object.values(suites).map(({ type }) => type));
  return [
    ...Object.entries(suites).flatMap(([name2, suite]) => ofSuite(name2, suite)),
    ...Object.keys(budgets).flatMap((metric) => ofBudget(metric, types, prices !== void 0))
  ];
};

// src/config/to-route.ts
var mapValues = (record, change) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
var toExpectedBody = (body2) => {
  if (body2 === void 0) return null;
  if (typeof body2 === "string") return { kind: "exact", text: body2 };
  return body2.contains === void 0 ? { kind: "json", value: body2.json } : { kind: "contains", text: body2.contains };
};
var toStatus = (status) => {
  if (status === void 0) return null;
  return typeof status === "number" ? [status] : status;
};
var toRoute = (request, fill) => {
  const headers = mapValues(request.headers, fill);
  const typed = Object.keys(headers).some((name2) => name2.toLowerCase() === "content-type");
  const json = typeof request.body === "object" && !typed ? { "content-type": "application/json" } : {};
  return {
    name: routeName(request),
    method: request.method,
    path: request.path,
    params: mapValues(
      request.params,
      (source) => Array.isArray(source) ? { kind: "list", values: source } : { kind: "range", ...source }
    ),
    headers: { ...headers, ...json },
    body: bodyText(request.body),
    expect: { status: toStatus(request.expect.status), body: toExpectedBody(request.expect.body) },
    weight: request.weight
  };
};

// src/config/to-bundle-suite.ts
var toBundleSuite = (name2, suite, fill) => ({
  name: name2,
  type: suite.type,
  directory: suite.directory,
  paths: suite.paths ?? null,
  install: suite.install ?? null,
  build: suite.build ?? null,
  env: mapValues(suite.env, fill),
  stats: suite.stats ?? null,
  output: suite.output ?? null,
  entries: suite.entries ?? null,
  ignore: suite.ignore
});

// src/config/full-scenario.ts
var toFull = (scenario) => ({
  ...scenario,
  stages: null,
  steps: null,
  think: null,
  data: null,
  stress: null
});
var defaultStress = { from: null, to: null, step: 1.5, hold: null, budgets: [] };
var stressConnections = 512;

// src/config/to-scenarios.ts
var defaultConnections = { closed: 10, open: 256 };
var toScenario = (name2, { rate, connections, reuse = true }) => {
  const model = rate === void 0 ? "closed" : "open";
  return { name: name2, model, connections: connections ?? defaultConnections[model], rate: rate ?? null, reuse };
};
var multiply = (normal, name2, times) => ({
  ...normal,
  name: name2,
  connections: Math.max(1, Math.round(normal.connections * times)),
  rate: normal.rate === null ? null : normal.rate * times
});
var isFull = (name2, fields2) => name2 === "stress" || fullKeys.some((key) => fields2[key] !== void 0);
var toScenarios = (scenarios) => {
  const normal = toScenario("normal", scenarios["normal"] ?? {});
  const measured = Object.entries(scenarios).filter(([name2, fields2]) => !isFull(name2, fields2)).map(([name2, it]) => it.times === void 0 ? toScenario(name2, it) : multiply(normal, name2, it.times));
  return measured.length === 0 ? [normal] : measured;
};
var toCapture = ({ json, header, pattern: pattern2 }) => {
  if (json !== void 0) return { kind: "json", path: json };
  return header === void 0 ? { kind: "pattern", pattern: pattern2 ?? "" } : { kind: "header", name: header };
};
var toStep = (step, routes, fill) => {
  const capture = mapValues(step.capture, toCapture);
  const named = routes.find(({ name: name2 }) => name2 === step.request);
  if (named !== void 0)
    return { route: { ...named, headers: { ...named.headers, ...mapValues(step.headers, fill) } }, capture };
  return { route: toRoute({ ...step, path: step.path ?? "/", weight: 1 }, fill), capture };
};
var toStress = (name2, { from, to, step, hold, break: bounds = {}, connections }) => ({
  ...toFull({ name: name2, model: "open", connections: connections ?? stressConnections, rate: null, reuse: true }),
  stress: {
    from: from ?? null,
    to: to ?? null,
    step: step ?? defaultStress.step,
    hold: hold ?? null,
    budgets: Object.entries(bounds).flatMap(([metric, limit]) => limit === void 0 ? [] : [{ metric, limit }])
  }
});
var toFullScenarios = (scenarios, routes, fill) => Object.entries(scenarios).filter(([name2, fields2]) => isFull(name2, fields2)).map(([name2, fields2]) => {
  if (name2 === "stress") return toStress(name2, fields2);
  const { stages, steps, think: think2, data } = fields2;
  const open2 = stages?.some(({ rate }) => rate !== void 0) === true;
  const plain2 = toScenario(name2, fields2);
  return {
    ...plain2,
    ...open2 ? { model: "open", connections: fields2.connections ?? defaultConnections.open } : {},
    stages: stages?.map(({ duration: duration3, rate, connections }) => ({
      duration: duration3,
      rate: rate ?? null,
      connections: connections ?? null
    })) ?? null,
    steps: steps?.map((step) => toStep(step, routes, fill)) ?? null,
    think: think2 === void 0 ? null : typeof think2 === "number" ? { from: think2, to: think2 } : think2,
    data: data ?? null,
    stress: null
  };
});

// src/config/to-service-suite.ts
var toReadiness = (ready) => {
  if (ready === void 0 || typeof ready === "string") return { path: ready ?? null, log: null, timeout: 6e4 };
  return { path: ready.path ?? null, log: ready.log ?? null, timeout: ready.timeout };
};
var toServiceSuite = (name2, suite, fill) => {
  const routes = suite.requests.map((request) => toRoute(request, fill));
  const fullScenarios = toFullScenarios(suite.scenarios, routes, fill);
  return {
    name: name2,
    type: suite.type,
    directory: suite.directory,
    paths: suite.paths ?? null,
    install: suite.install ?? null,
    build: suite.build ?? null,
    start: suite.start,
    ready: toReadiness(suite.ready),
    stopTimeout: suite["stop-timeout"],
    port: suite.port ?? null,
    duet: suite.duet,
    probe: suite.probe,
    env: mapValues(suite.env, fill),
    setup: suite.setup ?? null,
    teardown: suite.teardown ?? null,
    database: suite.database === void 0 ? null : fill(suite.database),
    ...suite["database-copy"] === void 0 ? {} : { databaseCopy: suite["database-copy"] },
    routes,
    scenarios: toScenarios(suite.scenarios),
    ...fullScenarios.length === 0 ? {} : { fullScenarios },
    warmUp: suite["warm-up"]
  };
};

// src/config/to-page-suite.ts
var preparing = (page, suites) => {
  if (page.service === void 0) return page;
  const service = suites[page.service];
  if (service?.type !== "service") throw new RangeError(`There is no service named ${JSON.stringify(page.service)}.`);
  return service;
};
var serverOf = (page, by) => {
  if (page.files !== void 0) return { kind: "files", root: page.files, fallback: page.fallback ?? null };
  return {
    kind: "command",
    // A page has one of the three: see check-page.ts.
    start: by.type === "service" ? by.start : by.serve ?? "",
    ready: toReadiness(by.ready),
    stopTimeout: by["stop-timeout"],
    port: by.port ?? null
  };
};
var toPageSuite = (name2, page, suites, fill) => {
  const by = preparing(page, suites);
  return {
    name: name2,
    type: page.type,
    directory: by.directory,
    paths: page.paths ?? by.paths ?? null,
    install: by.install ?? null,
    build: by.build ?? null,
    env: mapValues(by.env, fill),
    setup: by.setup ?? null,
    teardown: by.teardown ?? null,
    server: serverOf(page, by),
    service: page.service ?? null,
    path: page.path,
    headers: mapValues(page.headers, fill),
    cookies: Object.entries(page.cookies).map(([cookie, value]) => ({ name: cookie, value: fill(value) })),
    hosts: page.hosts,
    device: page.device,
    timeout: page.timeout,
    routes: [],
    scenarios: [],
    warmUp: { min: 0, max: 0 }
  };
};

// src/config/to-configuration.ts
var toPolicy = ({ budgets, tolerance, gate, prices }) => {
  const ofMetrics = Object.entries(tolerance).flatMap(
    ([id, change]) => id === "default" || change === void 0 ? [] : [[id, change]]
  );
  return {
    budgets: Object.entries(budgets).flatMap(
      ([metric, budget2]) => budget2 === void 0 ? [] : [{ metric, limit: budget2.limit ?? null, target: budget2.target ?? null }]
    ),
    tolerance: { default: tolerance.default, metrics: Object.fromEntries(ofMetrics) },
    inconclusive: gate.inconclusive,
    timeLimit: gate["time-limit"],
    falseAlarmRate: gate["false-alarm-rate"],
    maxBlocks: gate["max-blocks"],
    ...prices !== void 0 && {
      prices: { cpuHour: prices["cpu-hour"], gigabyteHour: prices["gigabyte-hour"] }
    }
  };
};
var toSuites = ({ suites }, fill) => Object.entries(suites).map(([name2, suite]) => {
  switch (suite.type) {
    case "service":
      return toServiceSuite(name2, suite, fill);
    case "bundle":
      return toBundleSuite(name2, suite, fill);
    case "page":
      return toPageSuite(name2, suite, suites, fill);
  }
});
var toConfiguration = (valid, file, environment) => ({
  file,
  suites: toSuites(valid, (text) => fillVariables(text, environment)),
  unfilled: toSuites(valid, (text) => text),
  policy: toPolicy(valid),
  baseline: { branch: valid.baseline.branch },
  app: valid.app,
  goals: valid.goals.map(({ metric, suite, since, improve }) => ({ metric, suite, since, improve })),
  notices: noticesOf(valid)
});

// src/config/load-configuration.ts
var mostProblems = 50;
var inOrder = (problems) => {
  const once = new Map(problems.map((it) => [`${it.line}:${it.column}:${it.problem}`, it]));
  const sorted = [...once.values()].sort((one, other) => one.line - other.line || one.column - other.column);
  const next = sorted[mostProblems];
  if (next === void 0) return sorted;
  const problem = `From here on there are ${sorted.length - mostProblems} more problems.`;
  return [...sorted.slice(0, mostProblems), { ...next, problem, cure: "Correct those above first." }];
};
var crossChecks = (raw, environment) => [
  ...checkSuites(raw["suites"], environment),
  ...checkPolicy(raw)
];
var parseConfiguration = ({
  file,
  text,
  environment
}) => {
  const unreadable = checkText(text);
  if (unreadable !== null) throw new ConfigurationError(file, [unreadable]);
  const yaml = readYaml(text);
  if ("problems" in yaml) throw new ConfigurationError(file, inOrder(yaml.problems));
  const { value: raw, locate } = yaml.content;
  const placed = [...checkFields(configurationSchema, raw), ...isMapping(raw) ? crossChecks(raw, environment) : []];
  const parsed = configurationSchema.safeParse(raw);
  if (placed.length > 0 || !parsed.success) throw new ConfigurationError(file, inOrder(placed.map(locate)));
  return toConfiguration(parsed.data, file, environment);
};

export {
  defaultConfigurationFile,
  readConfigurationFile,
  require_mod,
  nearestName,
  isMapping,
  valueAt,
  placesIn,
  readYaml,
  baselineSchema,
  appSchema,
  toFull,
  defaultStress,
  stressConnections,
  multiply,
  parseConfiguration
};
