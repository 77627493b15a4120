import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  changePoints,
  sumOf
} from "./chunk-SJTKAJBJ.js";
import {
  parseDuration
} from "./chunk-4AKL4WDJ.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  statementText
} from "./chunk-WUXYG5CP.js";
import {
  meanAndDeviation
} from "./chunk-42FJ7QRR.js";
import {
  formatChange,
  formatDuration,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  __commonJS,
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/measure/probe/probe-sql.cjs
var require_probe_sql = __commonJS({
  "src/measure/probe/probe-sql.cjs"(exports, module) {
    "use strict";
    var longestRead = 8e3;
    var longestText = 2e3;
    var standard = [
      String.raw`--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`,
      String.raw`\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$`,
      String.raw`\b[eE]'(?:[^'\\]|\\.|'')*'?`,
      String.raw`(?:\b[bBxXnN])?'(?:[^']|'')*'?`,
      String.raw`\$\d+`,
      String.raw`"(?:[^"]|"")*"?`
    ];
    var mysql = [
      String.raw`(?:--\s|#)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`,
      String.raw`(?:\b[bBxXnN])?'(?:[^'\\]|\\[\s\S]|'')*'?`,
      String.raw`"(?:[^"\\]|\\[\s\S]|"")*"?`,
      "`[^`]*`?"
    ];
    var words2 = [
      String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
      String.raw`\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`,
      String.raw`\.\d+`
    ];
    var pieces = {
      standard: new RegExp([...standard, ...words2].join("|"), "g"),
      mysql: new RegExp([...mysql, ...words2].join("|"), "g")
    };
    var isComment = (piece) => /^(?:--|#|\/\*)/.test(piece);
    var isName = (piece, dialect) => dialect === "standard" && piece.startsWith('"') || piece.startsWith("`") || /^[A-Za-z_\u0080-\uffff]/.test(piece) && !piece.includes("'");
    var normaliseSql2 = (sql, dialect) => {
      const cut = sql.length > longestRead;
      const text = (cut ? sql.slice(0, longestRead) : sql).replace(pieces[dialect], (piece) => {
        if (isComment(piece)) return " ";
        if (isName(piece, dialect)) return piece;
        return piece.startsWith(".") ? ".?" : "?";
      }).replace(/\s+/g, " ").trim().replace(/([([]) | (?=[)\],])/g, "$1").replace(/([([,=<>] ?)[-+]\?/g, "$1?").replace(/([([])\?(?:, ?\?)+,?(?=[)\]]|$)/g, "$1?").replace(/(\((?:[^()]|\([^()]*\))*\))(?:, ?\1)+/g, "$1");
      return cut || text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
    };
    module.exports = { normaliseSql: normaliseSql2 };
  }
});

// src/investigation/data/logs/level-changes.ts
var mostPoints = 48;
var fewestPoints = 8;
var level = 1e-3;
var meanOf = (values) => {
  const weight = values.reduce((sum, it) => sum + it.weight, 0);
  return weight === 0 ? 0 : values.reduce((sum, it) => sum + it.value * it.weight, 0) / weight;
};
var termOf = (values) => {
  const { n, mean, deviation } = meanAndDeviation(values);
  return { mean, error: deviation / Math.sqrt(n), freedom: Math.max(1, n - 1) };
};
var squares = (values) => {
  const centre = meanOf(values);
  return values.reduce((sum, it) => sum + it.weight * (it.value - centre) ** 2, 0);
};
var refine = (values, [from, to], guess, reach) => {
  let best = guess;
  let least2 = Infinity;
  for (let at = Math.max(from + 1, guess - reach); at <= Math.min(to - 1, guess + reach); at++) {
    const spread = squares(values.slice(from, at)) + squares(values.slice(at, to));
    if (spread < least2) [best, least2] = [at, spread];
  }
  return best;
};
var levelChanges = (values, random) => {
  const size = Math.ceil(values.length / mostPoints);
  const points = [];
  for (let at = 0; at < values.length; at += size) points.push(meanOf(values.slice(at, at + size)));
  if (points.length < fewestPoints) return [];
  const found = changePoints(points, { random, level });
  const ends = [0, ...found, points.length];
  return found.flatMap((point, k) => {
    const [from, to] = [(ends[k] ?? 0) * size, Math.min(values.length, (ends[k + 2] ?? points.length) * size)];
    const index = refine(values, [from, to], point * size, size);
    const before = termOf(points.slice(ends[k], point));
    const after = termOf(points.slice(point, ends[k + 2]));
    const difference = sumOf([after, { ...before, mean: -before.mean }], 0.025);
    if (difference.low <= 0 && difference.high >= 0) return [];
    return [{ index, before: meanOf(values.slice(from, index)), after: meanOf(values.slice(index, to)), difference }];
  });
};

// src/investigation/data/logs/find-changes.ts
var least = { latency: 0.1, rate: 0.25, errors: 5e-3, errorsFactor: 1.5 };
var fewestInCell = 5;
var fewestInAll = 200;
var mostFollowed = 12;
var latencyPoints = (cells, metric) => cells.flatMap(
  ({ at, count, [metric]: value }) => value === null || value <= 0 || count < fewestInCell ? [] : [{ at, value: Math.log(value), weight: count }]
);
var ratePoints = (cells, width) => {
  const inner2 = cells.slice(1, -1);
  const [first, last] = [inner2[0], inner2.at(-1)];
  if (first === void 0 || last === void 0) return [];
  const counts = new Map(inner2.map(({ at, count }) => [at, count]));
  const amount = Math.round((last.at - first.at) / width) + 1;
  if (amount > 2 * inner2.length) return [];
  return Array.from({ length: amount }, (_, k) => {
    const at = first.at + k * width;
    return { at, value: Math.log(Math.max(0.5, counts.get(at) ?? 0) / (width / 1e3)), weight: 1 };
  });
};
var errorPoints = (cells) => cells.flatMap(
  ({ at, count, errors }) => count < fewestInCell ? [] : [{ at, value: errors / count, weight: count }]
);
var pointsOf = (metric, cells, width) => {
  switch (metric) {
    case "p50":
    case "p95":
      return latencyPoints(cells, metric);
    case "rate":
      return ratePoints(cells, width);
    case "errors":
      return errorPoints(cells);
  }
};
var isWorthTelling = ({ metric, change, before, after }) => {
  const size = Math.abs(change.estimate);
  if (metric === "rate") return size >= least.rate;
  if (metric !== "errors") return size >= least.latency;
  const [low, high2] = [Math.min(before, after), Math.max(before, after)];
  return size >= least.errors && high2 >= least.errorsFactor * low;
};
var shortlyAfter = 6e5;
var mostDeploys = 3;
var inOrder = (at, a, b) => Number(a.isCommit ?? false) - Number(b.isCommit ?? false) || Math.abs(a.at - at) - Math.abs(b.at - at) || (a.name < b.name ? -1 : 1);
var deploysBefore = (at, width, deploys) => deploys.filter((it) => it.at <= at + width && it.at >= at - width - Math.max(shortlyAfter, 3 * width)).toSorted((a, b) => inOrder(at, a, b)).slice(0, mostDeploys);
var changesOf = (segment, { field, name, metrics }, width, deploys) => {
  if (segment.figures.count < fewestInAll) return [];
  return metrics.flatMap((metric) => {
    const points = pointsOf(metric, segment.cells, width);
    const random = createRandom(1).fork(JSON.stringify([field, name, metric]));
    return levelChanges(points, random).flatMap(({ index, before, after, difference }) => {
      const at = points[index]?.at;
      if (at === void 0) return [];
      const isShare = metric === "errors";
      const { mean: estimate, low, high: high2 } = difference;
      const change = {
        field,
        name,
        metric,
        at,
        before: isShare ? before : Math.exp(before),
        after: isShare ? after : Math.exp(after),
        change: isShare ? { estimate, low, high: high2 } : { estimate: Math.expm1(estimate), low: Math.expm1(low), high: Math.expm1(high2) },
        deploys: deploysBefore(at, width, deploys)
      };
      return isWorthTelling(change) ? [change] : [];
    });
  });
};
var findChanges = (counts, deploys) => {
  const { width, requests, statements, routes, texts, by } = counts;
  const whole = [
    [requests, { field: "requests", name: "", metrics: ["p50", "p95", "errors", "rate"] }],
    [statements, { field: "statements", name: "", metrics: ["p50", "p95", "rate"] }]
  ];
  const segments = [routes, texts, ...by].flatMap(
    ({ field, segments: segments2 }) => segments2.slice(0, mostFollowed).map((segment) => {
      const metrics = field === "statement" ? ["p50", "rate"] : ["p50", "p95", "errors"];
      return [segment, { field, name: segment.name, metrics }];
    })
  );
  return [...whole, ...segments].flatMap(([segment, followed]) => changesOf(segment, followed, width, deploys)).toSorted((a, b) => a.at - b.at);
};

// src/investigation/data/logs/log-notices.ts
var share = (part, of) => of === 0 ? "0 %" : part / of < 1e-3 ? "less than 0.1 %" : `${Number((100 * part / of).toFixed(1))} %`;
var kinds = [
  [(file2) => file2.cut, "are cut or broken"],
  [(file2) => file2.binary, "are not text"],
  [(file2) => file2.tooLong, "are too long to be read"],
  [(file2) => file2.unknown, "are in no format that is known"],
  [(file2) => file2.timeless, "tell no time, and are in the totals only"],
  [(file2) => file2.zoneless, "name no time zone, and were read as UTC"],
  [(file2) => file2.outOfOrder, "come after a later one"],
  [(file2) => file2.offClock, "have a time far from those around them (a wrong clock), and are in the totals only"]
];
var ofFile = (file2) => {
  const counts = kinds.flatMap(([count, text]) => {
    const lines = count(file2);
    return lines === 0 ? [] : [`${lines.toLocaleString("en-US")} (${share(lines, file2.lines)}) ${text}`];
  });
  const total = `${file2.lines.toLocaleString("en-US")} ${file2.lines === 1 ? "line" : "lines"}`;
  return [
    ...counts.length === 0 ? [] : [`${file2.name}: of ${total}, ${counts.join("; ")}.`],
    ...file2.lines === 0 ? [`${file2.name} has no lines.`] : [],
    ...file2.remarks.map((remark) => `${file2.name}: ${remark}`)
  ];
};
var iso = (at) => new Date(at).toISOString();
var apart = (files) => {
  const spans = files.flatMap(({ name, from, to }) => from === null || to === null ? [] : [{ name, from, to }]);
  if (spans.length < 2) return [];
  const latest = Math.max(...spans.map(({ from }) => from));
  const earliest = Math.min(...spans.map(({ to }) => to));
  if (latest <= earliest) return [];
  const texts = spans.map(({ name, from, to }) => `${name} from ${iso(from)} to ${iso(to)}`);
  return [`The files have no time in common: ${texts.join(", ")}. If they should, a clock is in another time zone.`];
};
var logNotices = ({ files, by, requests, statements }) => [
  ...files.flatMap(ofFile),
  ...apart(files),
  ...requests.figures.count === 0 && statements.figures.count === 0 ? ["The logs hold no request and no statement with a duration or a status."] : [],
  ...requests.figures.count > 0 && requests.figures.latency === null ? ["The requests in the logs tell no duration: only rates and errors are known."] : [],
  ...by.flatMap(({ field, segments, partial }) => [
    ...segments.length === 0 ? [`No request in the logs has the field ${field}.`] : [],
    ...partial ? [`${field} has more values than are held: counts of the rarer ones may be too low.`] : []
  ])
];

// src/investigation/data/logs/log-words.ts
var momentText = (at) => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? "an unknown time" : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
};
var longestName = 120;
var segmentText = (field, name) => {
  const cut = name.slice(0, longestName);
  switch (field) {
    case "requests":
      return "all requests";
    case "statements":
      return "all statements";
    case "route":
      return cut;
    case "statement":
      return statementText(name);
    default:
      return `requests with ${field} ${cut}`;
  }
};
var titles = {
  p50: "The median of",
  p95: "The 95th percentile of",
  errors: "The share of errors of",
  rate: "The rate of"
};
var valueText = (metric, value) => formatValue(value, metric === "rate" ? "requests/s" : metric === "errors" ? "share" : "ms");
var changeText = ({ field, name, metric, before, after, change }) => {
  const size = metric === "errors" ? "" : ` (${formatChange(change).replace(" (", "; ").replace(/\)$/u, " at 95 %")})`;
  return `${titles[metric]} ${segmentText(field, name)} ${after > before ? "rose" : "fell"} from ${valueText(metric, before)} to ${valueText(metric, after)}${size}`;
};
var deployName = ({ name, isCommit = false }) => `${name.replaceAll(/\s+/gu, " ").slice(0, longestName)} ${isCommit ? "was made" : "went out"}`;
var deployText = (at, deploy) => {
  const ahead = at - deploy.at;
  const when = Math.abs(ahead) < 1e3 ? "as" : `${formatDuration(Math.abs(ahead))} ${ahead > 0 ? "after" : "before"}`;
  return `${when} ${deployName(deploy)} (${momentText(deploy.at)})`;
};
var latencyText = (latency) => `median ${formatValue(latency.p50, "ms")}, 95th percentile ${formatValue(latency.p95, "ms")}, 99th ${formatValue(latency.p99, "ms")}`;

// src/investigation/data/logs/view-logs.ts
var mostUncovered = 3;
var uncovered = ({ files }, deploys) => {
  const from = Math.min(...files.map((file2) => file2.from ?? Infinity));
  const to = Math.max(...files.map((file2) => file2.to ?? -Infinity));
  if (from > to) return [];
  return deploys.filter((it) => it.isCommit !== true && (it.at < from || it.at > to)).slice(0, mostUncovered).map(
    (it) => it.at < from ? `${deployName(it)} at ${momentText(it.at)}, before the logs begin (${momentText(from)}): they do not show what was before it.` : `${deployName(it)} at ${momentText(it.at)}, after the logs end (${momentText(to)}): they do not show what came of it.`
  );
};
var tooLittle = ({ requests, statements }) => {
  const cells = Math.max(requests.cells.length, statements.cells.length);
  const lines = Math.max(requests.figures.count, statements.figures.count);
  if (cells > 0 && cells < fewestPoints)
    return [
      `The logs cover too little time to show a change: ${cells} stretches of time, at least ${fewestPoints} are needed.`
    ];
  return lines > 0 && lines < fewestInAll ? [
    `The logs hold too little to show a change: ${lines} requests or statements, at least ${fewestInAll} are needed.`
  ] : [];
};
var viewLogs = (counts, deploys = []) => {
  const changes = findChanges(counts, deploys);
  return {
    ...counts,
    changes,
    deploys: deploys.toSorted((a, b) => a.at - b.at),
    notices: [...logNotices(counts), ...tooLittle(counts), ...uncovered(counts, deploys)]
  };
};

// src/measure/logs/log-tally.ts
var import_probe_sql = __toESM(require_probe_sql(), 1);

// src/measure/logs/route-names.ts
var mostNames = { first: 60, further: 20 };
var deepest = 8;
var longestName2 = 40;
var word = /^[A-Za-z][A-Za-z_.~:-]{0,39}\d{0,2}$/u;
var file = /^[A-Za-z][A-Za-z_-]{0,39}\.[a-z][a-z0-9]{1,4}$/u;
var isWord = (part) => {
  if (part.length > longestName2 || !(word.test(part) || file.test(part))) return false;
  return part.length < 16 || /[_.~:-]/u.test(part) || part === part.toLowerCase();
};
var isHex = (part) => /^[0-9a-f]{8,}$/iu.test(part);
var partOf = (part) => isWord(part) && !isHex(part) ? part : "{id}";
var newPlace = () => ({ names: /* @__PURE__ */ new Map(), open: false });
var pathOf = (url) => {
  const path = url.slice(0, 2e3).replace(/^[a-z]+:\/\/[^/?#]*/iu, "").replace(/[?#;].*$/su, "");
  return path.startsWith("/") ? path : path === "" && url.includes("://") ? "/" : null;
};
var createRouteNames = () => {
  const root = newPlace();
  const place = (parts, learn) => {
    let at = root;
    return parts.map((part, depth) => {
      const name = part === "{id}" || at.open ? "{id}" : part;
      let next = at.names.get(name);
      if (next === void 0) {
        next = newPlace();
        if (learn) {
          at.names.set(name, next);
          if (at.names.size > (depth === 0 ? mostNames.first : mostNames.further)) {
            at.open = true;
            at.names.clear();
            at.names.set("{id}", next);
            at = next;
            return "{id}";
          }
        }
      }
      at = next;
      return name;
    });
  };
  const text = (method, parts) => `${method === null ? "" : `${method} `}/${parts.join("/")}`;
  return {
    name: (method, url) => {
      const path = pathOf(url);
      const verb = method !== null && /^[A-Z]{3,10}$/u.test(method) ? method : null;
      if (path === null) return "(no route)";
      const parts = path.split("/").filter((part) => part !== "").slice(0, deepest).map(partOf);
      return text(verb, place(parts, true));
    },
    settled: (name) => {
      const [, verb = null, path] = /^(?:([A-Z]{3,10}) )?\/(.*)$/su.exec(name) ?? [];
      return path === void 0 || path === "" ? name : text(verb, place(path.split("/"), false));
    }
  };
};

// src/measure/logs/histogram.ts
var fine = { bits: 8, lowest: -10, highest: 22 };
var coarse = { bits: 3, lowest: -3, highest: 17 };
var float = new Float64Array(1);
var words = new Uint32Array(float.buffer);
var high = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
var fractionBits = 20;
var exponentOffset = 1023;
var bucketsOf = ({ bits, lowest, highest }) => (highest - lowest) * 2 ** bits + 1;
var bucketOf = (value, { bits, lowest, highest }) => {
  if (!(value >= 2 ** lowest)) return 0;
  float[0] = value;
  const index = ((words[high] ?? 0) >>> fractionBits - bits) - (lowest + exponentOffset << bits);
  return Math.min(index, (highest - lowest) * 2 ** bits - 1) + 1;
};
var startOf = (bucket, { bits, lowest }) => {
  if (bucket <= 0) return 0;
  const steps = 2 ** bits;
  return 2 ** (lowest + Math.floor((bucket - 1) / steps)) * (1 + (bucket - 1) % steps / steps);
};
var quantileOf = (counts, total, q, shape) => {
  if (total === 0) return null;
  const rank = q * (total - 1);
  let before = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const own = counts[bucket] ?? 0;
    if (own > 0 && before + own > rank) {
      const [from, to] = [startOf(bucket, shape), startOf(bucket + 1, shape)];
      return bucket === 0 ? 0 : from + Math.min(1, (rank - before + 0.5) / own) * (to - from);
    }
    before += own;
  }
  return startOf(counts.length - 1, shape);
};
var createHistogram = (shape) => {
  const counts = new Uint32Array(bucketsOf(shape));
  let count = 0;
  let sum = 0;
  let max = 0;
  return {
    add: (value) => {
      const bucket = bucketOf(value, shape);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      count++;
      sum += value;
      if (value > max) max = value;
    },
    merge: (other) => {
      for (let bucket = 0; bucket < counts.length; bucket++) {
        const more = other.counts[bucket] ?? 0;
        if (more > 0) counts[bucket] = (counts[bucket] ?? 0) + more;
      }
      count += other.count;
      sum += other.sum;
      max = Math.max(max, other.max);
    },
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    get max() {
      return max;
    },
    get mean() {
      return count === 0 ? null : sum / count;
    },
    quantile: (q) => {
      const value = quantileOf(counts, count, q, shape);
      return value === null ? null : Math.min(value, max);
    },
    counts
  };
};

// src/measure/logs/tally.ts
var head = 3;
var addTo = (target, source) => {
  for (let k = 0; k < target.length; k++) {
    const more = source[k] ?? 0;
    if (more > 0) target[k] = (target[k] ?? 0) + more;
  }
};
var figuresOf = (histogram) => {
  if (histogram === null || histogram.count === 0) return null;
  const at = (q) => histogram.quantile(q) ?? 0;
  const { count, mean, max } = histogram;
  return { count, mean: mean ?? 0, p50: at(0.5), p95: at(0.95), p99: at(0.99), max };
};
var cellOf = (index, counts, width) => {
  const [count = 0, errors = 0, timed2 = 0] = counts;
  const buckets = counts.subarray(head);
  return {
    at: index * width,
    count,
    errors,
    p50: quantileOf(buckets, timed2, 0.5, coarse),
    p95: quantileOf(buckets, timed2, 0.95, coarse)
  };
};
var mostKept = 16;
var createCounts = () => {
  let errors = 0;
  let histogram = null;
  let cells = /* @__PURE__ */ new Map();
  const cellAt = (index) => {
    const known = cells.get(index);
    if (known !== void 0) return known;
    const made = new Uint32Array(head + bucketsOf(coarse));
    cells.set(index, made);
    return made;
  };
  return {
    add: ({ cell, duration, isError }) => {
      if (isError) errors++;
      if (duration !== null) {
        histogram ??= createHistogram(fine);
        histogram.add(duration);
      }
      if (cell === null) return;
      const counts = cellAt(cell);
      counts[0] = (counts[0] ?? 0) + 1;
      if (isError) counts[1] = (counts[1] ?? 0) + 1;
      if (duration === null) return;
      const bucket = head + bucketOf(duration, coarse);
      counts[2] = (counts[2] ?? 0) + 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    },
    merge: (other) => {
      errors += other.errors();
      const more = other.histogram();
      if (more !== null) {
        histogram ??= createHistogram(fine);
        histogram.merge(more);
      }
      for (const [index, counts] of other.cells()) addTo(cellAt(index), counts);
    },
    coarsen: (factor) => {
      const old = cells;
      cells = /* @__PURE__ */ new Map();
      for (const [index, counts] of old) addTo(cellAt(Math.floor(index / factor)), counts);
    },
    errors: () => errors,
    histogram: () => histogram,
    cells: () => cells
  };
};
var createTally = () => {
  let count = 0;
  let kept = [];
  let counts = null;
  const counted = () => {
    const into = counts ??= createCounts();
    for (const line2 of kept) into.add(line2);
    kept = [];
    return into;
  };
  return {
    add: (cell, duration, isError) => {
      count++;
      if (counts === null && kept.length < mostKept) kept.push({ cell, duration, isError });
      else counted().add({ cell, duration, isError });
    },
    pour: (into) => {
      for (const { cell, duration, isError } of kept) into.add(cell, duration, isError);
      if (counts !== null) into.take(counts, count);
    },
    take: (more, lines) => {
      count += lines;
      counted().merge(more);
    },
    coarsen: (factor) => {
      kept = kept.map((line2) => ({ ...line2, cell: line2.cell === null ? null : Math.floor(line2.cell / factor) }));
      counts?.coarsen(factor);
    },
    get count() {
      return count;
    },
    segment: (name, width, span) => {
      const all = counted();
      return {
        name,
        figures: {
          count,
          errors: all.errors(),
          rate: span === null || span <= 0 ? null : count / (span / 1e3),
          latency: figuresOf(all.histogram())
        },
        cells: [...all.cells()].toSorted(([a], [b]) => a - b).map(([index, it]) => cellOf(index, it, width))
      };
    }
  };
};

// src/measure/logs/tally-group.ts
var mostHeld = 128;
var mostShown = 20;
var byCount = ([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1);
var createTallyGroup = () => {
  let tallies = /* @__PURE__ */ new Map();
  let others = null;
  const dissolve = () => {
    const sorted = [...tallies].toSorted(byCount);
    const rest = others ??= createTally();
    for (const [, tally] of sorted.slice(mostHeld / 2)) tally.pour(rest);
    tallies = new Map(sorted.slice(0, mostHeld / 2));
  };
  return {
    of: (name) => {
      const known = tallies.get(name);
      if (known !== void 0) return known;
      if (tallies.size >= mostHeld) dissolve();
      const made = createTally();
      tallies.set(name, made);
      return made;
    },
    coarsen: (factor) => {
      for (const tally of tallies.values()) tally.coarsen(factor);
      others?.coarsen(factor);
    },
    group: (field, { width, span, settled = (name) => name }) => {
      const named2 = Map.groupBy(tallies, ([name]) => settled(name));
      const joined = [...named2].map(([name, parts]) => {
        const [first, ...further] = parts.map(([, tally]) => tally);
        if (first !== void 0 && further.length === 0) return [name, first];
        const sum = createTally();
        for (const [, tally] of parts) tally.pour(sum);
        return [name, sum];
      });
      const sorted = joined.toSorted(byCount);
      const rest = createTally();
      others?.pour(rest);
      for (const [, tally] of sorted.slice(mostShown)) tally.pour(rest);
      return {
        field,
        segments: sorted.slice(0, mostShown).map(([name, tally]) => tally.segment(name, width, span)),
        others: rest.count === 0 ? null : rest.segment("others", width, span),
        partial: others !== null
      };
    }
  };
};

// src/measure/logs/time-cells.ts
var mostCells = 240;
var factors = [5, 3, 4, 5, 3, 4, 4, 6];
var createTimeCells = (coarsen) => {
  let width = 1e3;
  let step = 0;
  let seen = /* @__PURE__ */ new Set();
  const widen = () => {
    const factor = factors[step++] ?? 4;
    width *= factor;
    seen = new Set([...seen].map((cell) => Math.floor(cell / factor)));
    coarsen(factor);
  };
  return {
    get width() {
      return width;
    },
    at: (time) => {
      seen.add(Math.floor(time / width));
      while (seen.size > mostCells) widen();
      return Math.floor(time / width);
    }
  };
};

// src/measure/logs/log-tally.ts
var slowFrom = 100;
var mostOpen = 1e4;
var longestValue = 60;
var longestStatement = 300;
var valueText2 = (value) => {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  const text = String(value).slice(0, 4 * longestValue).replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return text === "" ? null : text.slice(0, longestValue).toWellFormed();
};
var createLogTally = (by) => {
  const [requests, statements] = [createTally(), createTally()];
  const [routes, texts] = [createTallyGroup(), createTallyGroup()];
  const groups = by.map((field) => ({ field, group: createTallyGroup() }));
  const everything = [requests, statements, routes, texts, ...groups.map(({ group }) => group)];
  const cells = createTimeCells((factor) => {
    for (const each of everything) each.coarsen(factor);
  });
  const names2 = createRouteNames();
  const open2 = /* @__PURE__ */ new Map();
  let errorLines = 0;
  let slow = 0;
  const routeOf = ({ pattern, url, method, status, request }) => {
    const begun2 = request === null ? void 0 : open2.get(request);
    if (request !== null) open2.delete(request);
    if (status === 404 && pattern === null) return "(not found)";
    if (pattern !== null) return `${method === null ? "" : `${method} `}${pattern}`.slice(0, 200);
    return url === null ? begun2 ?? "(no route)" : names2.name(method, url);
  };
  const begin = (entry) => {
    if (entry.request === null) return;
    if (open2.size >= mostOpen) for (const oldest of open2.keys().take(1)) open2.delete(oldest);
    open2.set(entry.request, routeOf(entry));
  };
  const takeStatement = (entry, cell) => {
    const { duration, isError, statement } = entry;
    statements.add(cell, duration, isError);
    if (duration !== null && duration >= slowFrom) slow++;
    if (statement === null) return;
    texts.of((0, import_probe_sql.normaliseSql)(statement, "standard").slice(0, longestStatement)).add(cell, duration, isError);
  };
  const takeRequest = (entry, cell) => {
    const { duration, isError } = entry;
    requests.add(cell, duration, isError);
    routes.of(routeOf(entry)).add(cell, duration, isError);
    for (const { field, group } of groups) {
      const value = valueText2(entry.field(field));
      if (value !== null) group.of(value).add(cell, duration, isError);
    }
  };
  return {
    take: (entry, time) => {
      if (entry.kind === "start") return begin(entry);
      if (entry.kind === "message") {
        if (entry.isError) errorLines++;
        return;
      }
      const cell = time === null ? null : cells.at(time);
      if (entry.kind === "statement") takeStatement(entry, cell);
      else takeRequest(entry, cell);
    },
    counts: (files) => {
      const times = files.flatMap(({ from, to }) => from === null || to === null ? [] : [from, to]);
      const span = times.length === 0 ? null : Math.max(...times) - Math.min(...times);
      const { width } = cells;
      const options = { width, span };
      return {
        files,
        width,
        requests: requests.segment("", width, span),
        statements: statements.segment("", width, span),
        errorLines,
        slow: { from: slowFrom, count: slow },
        routes: routes.group("route", { ...options, settled: (name) => names2.settled(name) }),
        texts: texts.group("statement", options),
        by: groups.map(({ field, group }) => group.group(field, options))
      };
    }
  };
};

// src/measure/logs/read-file.ts
import { basename } from "node:path";

// src/measure/logs/file-clock.ts
var together = 1e3;
var farthest = { back: 864e5, ahead: 31 * 864e5 };
var convincing = 20;
var createFileClock = () => {
  let last = null;
  let latest = -Infinity;
  let from = Infinity;
  let to = -Infinity;
  let outOfOrder = 0;
  let offClock = 0;
  let strange = { last: 0, count: 0 };
  const isNear = (time, reference) => time >= reference - farthest.back && time <= reference + farthest.ahead;
  const accept = (time) => {
    last = time;
    strange = { last: 0, count: 0 };
    if (time < latest - together) outOfOrder++;
    latest = Math.max(latest, time);
    from = Math.min(from, time);
    to = Math.max(to, time);
    return time;
  };
  return {
    take: (time) => {
      if (last === null || isNear(time, last)) return accept(time);
      strange = { last: time, count: strange.count > 0 && isNear(time, strange.last) ? strange.count + 1 : 1 };
      if (strange.count >= convincing) {
        latest = -Infinity;
        return accept(time);
      }
      offClock++;
      return null;
    },
    get outOfOrder() {
      return outOfOrder;
    },
    get offClock() {
      return offClock;
    },
    get from() {
      return from === Infinity ? null : from;
    },
    get to() {
      return to === -Infinity ? null : to;
    }
  };
};

// src/measure/logs/file-bytes.ts
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
var chunk = 1 << 20;
var gzip = [31, 139];
var utf16 = [
  [255, 254],
  [254, 255]
];
var startsWith = (bytes, magic) => magic.every((it, k) => bytes[k] === it);
var readPacked = async (path, { signal, take }) => {
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: chunk / 4 }),
      createGunzip({ chunkSize: chunk / 4 }),
      async (chunks) => {
        for await (const bytes of chunks) take(bytes);
      },
      { signal }
    );
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (!(errorCode(error) ?? "").startsWith("Z_")) throw error;
    return "It is packed and broken: only what stands before the break was read.";
  }
};
var readFrom = async (path, options) => {
  const { signal, take } = options;
  await using file2 = await open(path, "r");
  const buffer = Buffer.allocUnsafe(chunk);
  let isFirst = true;
  for (; ; ) {
    signal.throwIfAborted();
    const { bytesRead } = await file2.read(buffer, 0, chunk, null);
    if (bytesRead === 0) return null;
    let bytes = buffer.subarray(0, bytesRead);
    if (isFirst) {
      if (startsWith(bytes, gzip)) return readPacked(path, options);
      if (utf16.some((mark) => startsWith(bytes, mark)))
        return "It is written in UTF-16, and was not read: convert it to UTF-8 (iconv -f utf-16 -t utf-8).";
      if (startsWith(bytes, [239, 187, 191])) bytes = bytes.subarray(3);
      isFirst = false;
    }
    take(bytes);
  }
};
var readFileBytes = async (path, options) => {
  try {
    return await readFrom(path, options);
  } catch (error) {
    options.signal.throwIfAborted();
    const code = errorCode(error);
    if (code === null) throw error;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a directory" : code;
    throw new UsageError(`The log ${path} can't be read: ${why}.`, "Give --logs files that can be read.", {
      cause: error
    });
  }
};

// src/measure/logs/line-splitter.ts
var newline = 10;
var carriageReturn = 13;
var longestLine = 1e6;
var createLineSplitter = ({ line: line2, tooLong }) => {
  let rest = Buffer.alloc(0);
  let skipping = false;
  const give = (bytes, from, to) => {
    const end = to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
    line2(bytes.toString("utf8", from, end));
  };
  const finish = (chunk2, to) => {
    if (skipping) skipping = false;
    else if (rest.length === 0) give(chunk2, 0, to);
    else {
      const whole = Buffer.concat([rest, chunk2.subarray(0, to)]);
      give(whole, 0, whole.length);
    }
    rest = Buffer.alloc(0);
  };
  return {
    push: (chunk2) => {
      let from = chunk2.indexOf(newline);
      if (from >= 0) {
        finish(chunk2, from);
        from++;
        for (let to = chunk2.indexOf(newline, from); to >= 0; to = chunk2.indexOf(newline, from)) {
          give(chunk2, from, to);
          from = to + 1;
        }
      }
      const tail = chunk2.subarray(Math.max(0, from));
      if (skipping || tail.length === 0) return;
      if (rest.length + tail.length > longestLine) {
        tooLong();
        skipping = true;
        rest = Buffer.alloc(0);
      } else rest = Buffer.concat([rest, tail]);
    },
    end: () => {
      if (!skipping && rest.length > 0) give(rest, 0, rest.length);
      rest = Buffer.alloc(0);
      skipping = false;
    }
  };
};

// src/measure/logs/read-line.ts
import { stripVTControlCharacters as stripVTControlCharacters2 } from "node:util";

// src/measure/logs/log-entry.ts
var entryOf = (format, told) => ({
  format,
  kind: "message",
  moment: null,
  duration: null,
  isError: false,
  status: null,
  method: null,
  url: null,
  pattern: null,
  statement: null,
  request: null,
  field: noField,
  ...told
});
var noField = () => void 0;

// src/measure/logs/time-of.ts
var ofEpoch = (value) => {
  if (!(value > 1e8)) return null;
  const at = value < 1e11 ? value * 1e3 : value < 1e14 ? value : value < 1e17 ? value / 1e3 : value / 1e6;
  return { at, zoneless: false };
};
var iso2 = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?|[A-Z]{1,5})?$/u;
var common = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?([+-]\d{4})?$/u;
var months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
var zones = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
  AEST: 600,
  AEDT: 660
};
var offsetOf = (zone) => {
  if (zone === void 0) return null;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/u.exec(zone) ?? [];
  if (hours !== void 0) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return Object.hasOwn(zones, zone) ? zones[zone] ?? null : null;
};
var ofParts = (parts, fraction, zone) => {
  const [year, month, day, hour, minute, second] = parts;
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  const offset = offsetOf(zone);
  const ms = fraction === void 0 ? 0 : Number(`0.${fraction}`) * 1e3;
  const at = Date.UTC(year, month, day, hour, minute, second) + ms - (offset ?? 0) * 6e4;
  return { at, zoneless: offset === null };
};
var ofText = (text) => {
  const found = iso2.exec(text);
  if (found !== null) {
    const [, year2, month2, day2, hour2, minute2, second2 = "0", fraction2, zone2] = found;
    const parts = [year2, month2, day2, hour2, minute2, second2].map(Number);
    const [y2 = 0, m = 0, d2 = 0, h2 = 0, min2 = 0, s2 = 0] = parts;
    return ofParts([y2, m - 1, d2, h2, min2, s2], fraction2, zone2);
  }
  const [, day, month = "", year, hour, minute, second, fraction, zone] = common.exec(text) ?? [];
  if (day === void 0) return /^\d+(?:\.\d+)?$/u.test(text) ? ofEpoch(Number(text)) : null;
  const [d = 0, y = 0, h = 0, min = 0, s = 0] = [day, year, hour, minute, second].map(Number);
  return ofParts([y, months.indexOf(month), d, h, min, s], fraction, zone);
};
var timeOf = (value) => {
  if (typeof value === "number") return ofEpoch(value);
  return typeof value === "string" && value.length <= 40 ? ofText(value.trim()) : null;
};

// src/measure/logs/access-line.ts
var common2 = /^(?:\S{1,200} )?(\S{1,200}) (\S{1,200}) (\S{1,200}) \[([^\]]{15,40})\] "((?:[^"\\]|\\.)*)" (\d{3}) (\d+|-)(.*)$/u;
var longestRest = 2e3;
var quoted = /"((?:[^"\\]|\\.)*)"/gu;
var named = /(?:^|\s)([A-Za-z_][\w.-]{0,40})=(?:"((?:[^"\\]|\\.)*)"|(\S+))/gu;
var durationNames = /* @__PURE__ */ new Set(["rt", "request_time", "duration", "time", "elapsed", "took", "response_time"]);
var trailing = (rest) => {
  const tokens = rest.replaceAll(quoted, " ").trim().split(/\s+/u);
  const withUnit = tokens.map((it) => /^[\d.]+(?:us|ms|s)$/u.test(it) ? parseDuration(it) : null);
  const unit = withUnit.find((it) => it !== null);
  if (unit !== void 0 && unit !== null) return unit;
  const seconds = tokens.find((it) => /^\d{1,7}\.\d{1,9}$/u.test(it));
  if (seconds !== void 0) return Number(seconds) * 1e3;
  const micro = tokens.find((it) => /^\d{1,12}$/u.test(it));
  return micro === void 0 ? null : Number(micro) / 1e3;
};
var pairsOf = (rest) => new Map([...rest.matchAll(named)].map(([, name = "", text, bare]) => [name, text ?? bare ?? ""]));
var durationIn = (rest, pairs) => {
  for (const [name, value] of pairs) {
    if (!durationNames.has(name)) continue;
    if (/^\d+(?:\.\d+)?$/u.test(value)) return Number(value) * 1e3;
    const withUnit = parseDuration(value);
    if (withUnit !== null) return withUnit;
  }
  return pairs.size > 0 ? null : trailing(rest);
};
var readAccessLine = (line2) => {
  const found = common2.exec(line2);
  if (found === null) return null;
  const [, remote = "", , user = "", time = "", request = "", status = "", bytes = "", behind = ""] = found;
  const rest = behind.slice(0, longestRest);
  const moment = timeOf(time);
  if (moment === null) return null;
  const [, method, url] = /^([A-Z]{3,10}) (\S+)/u.exec(request) ?? [];
  const code = Number(status);
  const texts = () => [...rest.matchAll(quoted)].map(([, text = ""]) => text);
  const pairs = rest.includes("=") ? pairsOf(rest.replace(/^ "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"/u, "")) : /* @__PURE__ */ new Map();
  const fields = {
    remote: () => remote,
    user: () => user === "-" ? void 0 : user,
    method: () => method,
    status: () => status,
    bytes: () => bytes,
    referrer: () => texts()[0],
    agent: () => texts()[1]
  };
  return entryOf("access", {
    kind: "request",
    moment,
    duration: rest === "" ? null : durationIn(rest, pairs),
    isError: code >= 500,
    status: code,
    method: method ?? null,
    url: url ?? null,
    field: (name) => Object.hasOwn(fields, name) ? fields[name]?.() : pairs.get(name)
  });
};

// src/measure/logs/json-line.ts
import { stripVTControlCharacters } from "node:util";

// src/measure/logs/json-duration.ts
var names = [
  ["responseTime", 1],
  ["responseTimeMs", 1],
  ["response_time", 1],
  ["response_time_ms", 1],
  ["durationMs", 1],
  ["duration_ms", 1],
  ["elapsedMs", 1],
  ["elapsed_ms", 1],
  ["latencyMs", 1],
  ["latency_ms", 1],
  ["request_time_ms", 1],
  // As nginx writes it.
  ["request_time", 1e3],
  ["duration_s", 1e3],
  ["duration_seconds", 1e3],
  ["elapsed_seconds", 1e3],
  ["duration", 1],
  ["elapsed", 1],
  ["latency", 1],
  ["took", 1]
];
var plain = /^\d{1,15}(?:\.\d+)?$/u;
var inMs = (value, unit) => {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value * unit : null;
  if (typeof value !== "string" || value.length > 30) return null;
  return plain.test(value) ? Number(value) * unit : parseDuration(value);
};
var durationOf = (parts) => {
  for (const [index, part] of parts.entries()) {
    const isEvent = index === parts.length - 1;
    for (const [name, unit] of names) {
      const value = part[name];
      if (value === void 0) continue;
      const ms = inMs(value, isEvent && name === "duration" ? 1e-6 : unit);
      if (ms !== null) return ms;
    }
  }
  return null;
};

// src/measure/logs/json-record.ts
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var longest = 2e4;
var textIn = (record, key) => {
  const value = record[key];
  return typeof value === "string" && value !== "" ? value.slice(0, longest) : null;
};
var numberIn = (record, key) => {
  const value = record[key];
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d{1,15}(?:\.\d+)?$/u.test(value) ? Number(value) : null;
};

// src/measure/logs/json-line.ts
var timeKeys = ["time", "timestamp", "@timestamp", "ts", "datetime", "date"];
var momentOf = (record) => {
  for (const key of timeKeys) {
    const moment = timeOf(record[key]);
    if (moment !== null) return moment;
  }
  return null;
};
var isErrorLevel = (level2) => {
  if (typeof level2 === "number") return level2 >= 50;
  if (typeof level2 !== "string") return false;
  return /^(?:error|fatal|panic|crit(?:ical)?|alert|emerg(?:ency)?)$/iu.test(stripVTControlCharacters(level2));
};
var morgan = /^(?:HTTP )?([A-Z]{3,10}) (\/\S*)(?: HTTP\/[\d.]+)? (\d{3}) (?:\S+ - )?([\d.]+) ?ms\b/u;
var statementLine = /^duration: ([\d.]+) ms\s+(?:statement|execute [^:]{0,80}): ([\s\S]*)$/u;
var fieldOf = (record) => (name) => {
  if (Object.hasOwn(record, name)) return record[name];
  let at = record;
  for (const key of name.split(".")) {
    if (!isRecord(at) || !Object.hasOwn(at, key)) return void 0;
    at = at[key];
  }
  return at;
};
var inner = (record, key) => {
  const value = record[key];
  return isRecord(value) ? value : {};
};
var unwrapped = (record) => {
  const { log, stream } = record;
  if (typeof log !== "string" || typeof stream !== "string" || !log.startsWith("{")) return record;
  try {
    const value = JSON.parse(log);
    return isRecord(value) ? value : record;
  } catch {
    return record;
  }
};
var readRecord = (outer) => {
  const record = unwrapped(outer);
  const moment = momentOf(record) ?? momentOf(outer);
  const field = fieldOf(record);
  const meta = inner(record, "meta");
  const http = inner(record, "http");
  const req = isRecord(record["req"]) ? record["req"] : isRecord(meta["req"]) ? meta["req"] : inner(record, "request");
  const res = isRecord(record["res"]) ? record["res"] : isRecord(meta["res"]) ? meta["res"] : inner(record, "response");
  const google = inner(record, "httpRequest");
  const message = textIn(record, "msg") ?? textIn(record, "message") ?? "";
  const isError = isErrorLevel(record["level"] ?? record["severity"]) || isErrorLevel(record["error_severity"]);
  const sent = statementLine.exec(message);
  if (sent !== null && record["error_severity"] !== void 0) {
    const [, ms, statement = ""] = sent;
    return entryOf("json", { kind: "statement", moment, duration: Number(ms), statement, field });
  }
  const duration = durationOf([record, meta, res, http, google, inner(record, "event")]);
  const sql = textIn(record, "sql") ?? textIn(record, "query") ?? textIn(record, "statement");
  if (sql !== null && duration !== null && textIn(req, "url") === null) {
    return entryOf("json", { kind: "statement", moment, duration, statement: sql, isError, field });
  }
  const [, morganMethod, morganUrl, morganStatus, morganMs] = duration === null ? morgan.exec(message) ?? [] : [];
  const status = numberIn(res, "statusCode") ?? numberIn(res, "status") ?? numberIn(record, "statusCode") ?? numberIn(record, "status") ?? numberIn(meta, "status") ?? numberIn(inner(http, "response"), "status_code") ?? numberIn(google, "status") ?? (morganStatus === void 0 ? null : Number(morganStatus));
  const url = textIn(req, "url") ?? textIn(record, "url") ?? textIn(meta, "url") ?? textIn(record, "path") ?? textIn(req, "path") ?? textIn(inner(record, "url"), "path") ?? textIn(google, "requestUrl") ?? textIn(record, "uri") ?? morganUrl ?? null;
  const took = duration ?? (morganMs === void 0 ? null : Number(morganMs));
  const isOver = took !== null || status !== null;
  const isRequest = isOver && (url !== null || status !== null || record["res"] !== void 0 || took !== null);
  return entryOf("json", {
    kind: isRequest ? "request" : url === null ? "message" : "start",
    moment,
    duration: took,
    isError: isError || status !== null && status >= 500,
    status,
    method: textIn(req, "method") ?? textIn(record, "method") ?? textIn(meta, "method") ?? textIn(inner(http, "request"), "method") ?? textIn(google, "requestMethod") ?? morganMethod ?? null,
    url,
    pattern: textIn(record, "route") ?? textIn(record, "routerPath") ?? textIn(inner(req, "route"), "path"),
    request: requestOf(record, req),
    field
  });
};
var requestOf = (record, req) => {
  const id = record["reqId"] ?? record["requestId"] ?? record["request_id"] ?? req["id"];
  return typeof id === "string" || typeof id === "number" ? String(id).slice(0, 80) : null;
};
var readJsonLine = (line2) => {
  const start = line2.startsWith("{") ? 0 : line2.slice(0, 200).indexOf('{"');
  if (start < 0) return null;
  try {
    const value = JSON.parse(start === 0 ? line2 : line2.slice(start));
    return isRecord(value) ? readRecord(value) : null;
  } catch {
    return start === 0 ? "cut" : null;
  }
};

// src/measure/logs/postgres-line.ts
var line = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: (?:[A-Z]{1,5}|[+-]\d\d(?::?\d\d)?))?|\d{10}\.\d{3})\b(.{0,300}?)\b(LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG\d?|DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): {1,2}(.*)$/su;
var timed = /^duration: ([\d.]{1,20}) ms(?:\s+(statement|execute|parse|bind|fastpath function call|plan)\b[^:]{0,100}:\s*(.*))?$/su;
var ofPart = /* @__PURE__ */ new Set(["parse", "bind", "plan", "fastpath function call"]);
var failures = /* @__PURE__ */ new Set(["ERROR", "FATAL", "PANIC"]);
var fieldOf2 = (prefix) => (name) => {
  const [, user, database] = /([\w.-]{1,63})@([\w.-]{1,63})/u.exec(prefix) ?? [];
  const [, app] = /app=([\w.-]{1,63})/u.exec(prefix) ?? [];
  return { user, database, application: app }[name];
};
var readPostgresLine = (text) => {
  const found = line.exec(text);
  if (found === null) return null;
  const [, time = "", prefix = "", severity = "", message = ""] = found;
  const moment = timeOf(time);
  const field = fieldOf2(prefix);
  const [, ms, what, statement] = severity === "LOG" ? timed.exec(message) ?? [] : [];
  if (ms === void 0 || what !== void 0 && ofPart.has(what) || !Number.isFinite(Number(ms))) {
    return entryOf("postgres", { moment, isError: failures.has(severity), field });
  }
  return entryOf("postgres", { kind: "statement", moment, duration: Number(ms), statement: statement ?? null, field });
};

// src/measure/logs/read-line.ts
var begun = /^(?:\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.{0,60}LOG: {1,2}dur)/u;
var isBinary = (line2) => {
  const shown = stripVTControlCharacters2(line2.slice(0, 2e3));
  const strange = shown.match(new RegExp("(?!\\t)\\p{Cc}|\\u{fffd}", "gu"))?.length ?? 0;
  return strange > 0 && (line2.includes("\0") || strange * 10 > Math.min(2e3, line2.length));
};
var readLine = (line2) => {
  const first = line2.charCodeAt(0);
  const json = readJsonLine(line2);
  if (json !== null && json !== "cut") return json;
  const entry = json === "cut" ? null : first >= 48 && first <= 57 ? readPostgresLine(line2) ?? readAccessLine(line2) : readAccessLine(line2);
  if (entry !== null) return entry;
  if (isBinary(line2)) return "binary";
  return json === "cut" || begun.test(line2) ? "cut" : "unknown";
};

// src/measure/logs/read-file.ts
var longestStatement2 = 2e4;
var readLogFile = async (path, tally, signal) => {
  const formats = { json: 0, access: 0, postgres: 0 };
  const odd = { cut: 0, binary: 0, unknown: 0, tooLong: 0, timeless: 0, zoneless: 0 };
  const clock = createFileClock();
  let [bytes, lines] = [0, 0];
  let pending = null;
  let isPostgres = false;
  const take = (entry) => {
    const { moment } = entry;
    if (moment === null) odd.timeless++;
    else if (moment.zoneless) odd.zoneless++;
    tally.take(entry, moment === null ? null : clock.take(moment.at));
  };
  const flush = () => {
    if (pending !== null) take(pending);
    pending = null;
  };
  const takeLine = (line2) => {
    lines++;
    if (line2.trim() === "") return;
    if (isPostgres && line2.startsWith("	")) {
      formats.postgres++;
      const { statement = null } = pending ?? {};
      if (pending !== null && statement !== null && statement.length < longestStatement2)
        pending = { ...pending, statement: `${statement}
${line2.slice(1, longestStatement2)}` };
      return;
    }
    flush();
    const entry = readLine(line2);
    isPostgres = typeof entry !== "string" && entry.format === "postgres";
    if (typeof entry === "string") {
      odd[entry]++;
      return;
    }
    formats[entry.format]++;
    if (entry.format === "postgres" && entry.kind === "statement") pending = entry;
    else take(entry);
  };
  const splitter = createLineSplitter({
    line: takeLine,
    tooLong: () => {
      lines++;
      odd.tooLong++;
    }
  });
  const remark = await readFileBytes(path, {
    signal,
    take: (chunk2) => {
      bytes += chunk2.length;
      splitter.push(chunk2);
    }
  });
  splitter.end();
  flush();
  return {
    name: basename(path),
    bytes,
    lines,
    formats,
    ...odd,
    outOfOrder: clock.outOfOrder,
    offClock: clock.offClock,
    from: clock.from,
    to: clock.to,
    remarks: remark === null ? [] : [remark]
  };
};

// src/measure/logs/count-logs.ts
var countLogs = async ({ files, by = [], deploys = [], signal }) => {
  const tally = createLogTally(by);
  const read = [];
  for (const file2 of files) read.push(await readLogFile(file2, tally, signal));
  return viewLogs(tally.counts(read), deploys);
};

export {
  fewestPoints,
  fewestInAll,
  momentText,
  segmentText,
  changeText,
  deployName,
  deployText,
  latencyText,
  countLogs
};
