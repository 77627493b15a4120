import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createFlip,
  createScriptReader,
  createUnitAt,
  createUnitPatches,
  droppedIndex,
  lookAtData,
  mergeSuspects,
  reasonToLeaveOut,
  roleOf,
  sqlStatements,
  startOfPiece
} from "./chunk-MFI476TX.js";
import {
  above,
  applyEdits,
  concernedFunctions,
  createLineIndex,
  diffLocks,
  diffManifests,
  endOf,
  lineRuns,
  namesPackage,
  parseChangedLines,
  parseSource,
  readFunctions,
  readLock,
  splitLines,
  startOf,
  unifiedDiff,
  walk
} from "./chunk-E6LOVTDB.js";
import {
  diffArrays
} from "./chunk-JQYVK4M4.js";
import {
  signalNames,
  signalText,
  signalValue
} from "./chunk-JU7WK37J.js";
import {
  comparePlans,
  compareTables,
  countedBlocks,
  createWork,
  functionKey,
  isForgotten,
  isRepeated,
  isUncached,
  median,
  ownedChanges
} from "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import {
  regressed
} from "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import {
  require_dist
} from "./chunk-H62VT7KO.js";
import {
  classOf
} from "./chunk-LQC57QNM.js";
import {
  hidden,
  isHarmless,
  isSecretKey,
  keyWords,
  maskSecrets,
  maskedShort
} from "./chunk-YNA2QW7M.js";
import {
  changeText,
  metricTitle,
  valueText
} from "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import {
  isMetric,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  anonymous
} from "./chunk-D76HV7KS.js";
import "./chunk-TYXQHNCN.js";
import {
  statementText,
  workText
} from "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import {
  countText
} from "./chunk-WAA62WIU.js";
import {
  formatDuration,
  formatValue
} from "./chunk-JGGM5WWA.js";
import "./chunk-LJ4SIZJZ.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/measure/experts/expert-main.ts
import { parentPort, workerData } from "node:worker_threads";

// src/investigation/units/changes-nothing.ts
var comment = /^\s*(?:\/\/|\/\*|\*\/|\*(?:\s|$)|<!--)/u;
var hash = /^\s*(?:#(?!!)|--)/u;
var inText = (script, from, count) => {
  if (script === null) return false;
  for (let line = from + 1; line <= from + count; line += 1) if (script.textLines().has(line)) return true;
  return false;
};
var essence = (lines) => lines.join("").replaceAll(/\s+/gu, "").replaceAll(/,(?=[)\]}])/gu, "").replaceAll('"', "'");
var changesNothing = (piece4, sides, hashes2) => {
  const { base, head } = piece4;
  const all = [...base, ...head];
  const isBare = (line) => line.trim() === "" || comment.test(line) || hashes2 && hash.test(line);
  const without = (lines) => essence(lines.filter((line) => !isBare(line)));
  const isAllBare = all.every(isBare);
  if (!isAllBare && (hashes2 || without(base) !== without(head))) return null;
  if (inText(sides.base(), piece4.baseAt, base.length) || inText(sides.head(), piece4.at, head.length)) return null;
  if (!isAllBare) return "It changes comments or the layout only.";
  return all.some((line) => line.trim() !== "") ? "It changes comments only." : "It changes empty lines only.";
};

// src/investigation/units/dependency-units.ts
import { posix } from "node:path";

// src/investigation/units/dependency-names.ts
var locksOf = (files) => files.filter(({ role }) => role === "lock").map(({ path, base, head }) => ({
  base: base === null ? null : readLock(path, base),
  head: head === null ? null : readLock(path, head)
}));
var changedIn = ({
  base,
  head
}) => {
  const { added, removed, changed } = diffLocks(base, head);
  return [...added, ...removed, ...changed].map(({ name: name2 }) => name2);
};
var asksFor = (locks, changed) => {
  const asks2 = /* @__PURE__ */ new Map();
  for (const lock2 of locks.flatMap(({ base, head }) => [base, head]))
    for (const { name: name2, askedBy } of lock2?.packages ?? []) {
      if (!changed.has(name2)) continue;
      for (const asker of askedBy) {
        const known = asks2.get(asker.name) ?? /* @__PURE__ */ new Set();
        asks2.set(asker.name, known.add(name2));
      }
    }
  return asks2;
};
var reach = (start, asks2) => {
  const seen = /* @__PURE__ */ new Set([start]);
  for (const name2 of seen) for (const next of asks2.get(name2) ?? []) seen.add(next);
  return seen;
};
var joined = (sets) => sets.reduce((all, set) => {
  const touching = all.filter((other2) => !other2.isDisjointFrom(set));
  const apart = all.filter((other2) => other2.isDisjointFrom(set));
  return [...apart, touching.reduce((sum, other2) => sum.union(other2), set)];
}, []);
var dependencyGroups = (files) => {
  const manifests = files.filter(({ role }) => role === "manifest");
  const asked = new Set(
    manifests.flatMap(({ base, head }) => diffManifests(base, head).dependencies.map(({ name: name2 }) => name2))
  );
  const locks = locksOf(files);
  const changed = /* @__PURE__ */ new Set([...asked, ...locks.flatMap(changedIn)]);
  const asks2 = asksFor(locks, changed);
  const byAsked = joined(Array.from(asked, (name2) => reach(name2, asks2)));
  const covered = new Set(byAsked.flatMap((set) => Array.from(set)));
  const rest = Array.from(changed).filter((name2) => !covered.has(name2));
  const alone = joined(rest.map((name2) => new Set(Array.from(reach(name2, asks2)).filter((it) => !covered.has(it)))));
  return [...byAsked, ...alone].map((packages) => ({
    packages,
    asked: Array.from(packages).filter((name2) => asked.has(name2)).toSorted()
  }));
};

// src/investigation/units/entry-lines.ts
var heading = /^\s*(?:"(?:[^"\\]|\\.)*":\s*)?[{[]\s*$|^\s*[^\s#][^\n]*:\s*$/u;
var closing = /^\s*[\]}]/u;
var nameOf = (line) => line.trim().replace(/,$/u, "");
var entryLines = (lines) => {
  const above2 = [];
  let last = [];
  return lines.map((text) => {
    const indent = text.search(/\S/u);
    if (indent !== -1) {
      const isClosing = closing.test(text);
      while ((above2.at(-1)?.indent ?? -1) >= indent + (isClosing ? 1 : 0)) above2.pop();
      const own = above2.map((it) => it.text);
      if (isClosing) {
        above2.pop();
        last = own;
      } else {
        last = [...own, nameOf(text)];
        if (heading.test(text)) above2.push({ indent, text: nameOf(text) });
      }
    }
    return { text, way: last, key: JSON.stringify([last, text]) };
  });
};

// src/investigation/units/entry-pieces.ts
var mostDifferent = 4e3;
var ownerOf = ({ way }, names2) => {
  for (const line of way) {
    const found = names2.filter((name2) => namesPackage(line, name2)).toSorted((a, b) => line.indexOf(a) - line.indexOf(b));
    if (found[0] !== void 0) return found[0];
    if (/node_modules\//u.test(line)) return null;
  }
  return null;
};
var partsOf = (lines, names2) => {
  const parts = [];
  for (const line of lines) {
    const owner = ownerOf(line, names2);
    const last = parts.at(-1);
    if (last?.owner === owner) last.count += 1;
    else parts.push({ owner, count: 1 });
  }
  return parts;
};
var aligned = (base, head) => {
  const parts = [];
  let [at, next] = [0, 0];
  while (at < base.length || next < head.length) {
    const [was, is] = [base[at], head[next]];
    const inHead = was !== void 0 && head.slice(next).some(({ owner }) => owner === was.owner);
    const inBase = is !== void 0 && base.slice(at).some(({ owner }) => owner === is.owner);
    if (was !== void 0 && is !== void 0 && was.owner === is.owner) {
      parts.push({ owner: was.owner, base: was.count, head: is.count });
      at += 1;
      next += 1;
    } else if (was !== void 0 && !inHead) {
      parts.push({ owner: was.owner, base: was.count, head: 0 });
      at += 1;
    } else if (is !== void 0 && !inBase) {
      parts.push({ owner: is.owner, base: 0, head: is.count });
      next += 1;
    } else return null;
  }
  return parts;
};
var withNeighbours = (parts) => {
  const joined3 = [];
  let waiting = { base: 0, head: 0 };
  for (const { owner, base, head } of parts) {
    if (owner === null) {
      waiting = { base: waiting.base + base, head: waiting.head + head };
      continue;
    }
    joined3.push({ owners: [owner], base: base + waiting.base, head: head + waiting.head });
    waiting = { base: 0, head: 0 };
  }
  const last = joined3.at(-1);
  if (last === void 0) return [{ owners: [], ...waiting }];
  last.base += waiting.base;
  last.head += waiting.head;
  return joined3;
};
var runsOf = (base, head) => {
  const changes = diffArrays(
    base.map(({ key: key2 }) => key2),
    head.map(({ key: key2 }) => key2),
    { maxEditLength: mostDifferent }
  );
  if (changes === void 0) return null;
  const runs = [];
  let [at, baseAt, isOpen2] = [0, 0, false];
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      [at, baseAt, isOpen2] = [at + value.length, baseAt + value.length, false];
      continue;
    }
    if (!isOpen2) runs.push({ at, baseAt, base: [], head: [] });
    isOpen2 = true;
    const run = runs.at(-1);
    if (added) {
      run?.head.push(...head.slice(at, at + value.length));
      at += value.length;
    } else {
      run?.base.push(...base.slice(baseAt, baseAt + value.length));
      baseAt += value.length;
    }
  }
  return runs;
};
var textsOf = (lines) => lines.map(({ text }) => text);
var entryPieces = ({ path, base, head }, names2) => {
  const [old, now] = [splitLines(base ?? ""), splitLines(head ?? "")];
  const runs = runsOf(entryLines(old), entryLines(now));
  if (runs === null) return [{ piece: { path, at: 0, baseAt: 0, base: old, head: now }, packages: names2 }];
  return runs.flatMap((run) => {
    const parts = aligned(partsOf(run.base, names2), partsOf(run.head, names2));
    const owners = new Set([...run.base, ...run.head].flatMap((line) => ownerOf(line, names2) ?? []));
    const cut = parts === null ? [{ owners: Array.from(owners), base: run.base.length, head: run.head.length }] : withNeighbours(parts);
    let [inBase, inHead] = [0, 0];
    return cut.map(({ owners: packages, base: before2, head: after }) => {
      const piece4 = {
        path,
        at: run.at + inHead,
        baseAt: run.baseAt + inBase,
        base: textsOf(run.base.slice(inBase, inBase + before2)),
        head: textsOf(run.head.slice(inHead, inHead + after))
      };
      inBase += before2;
      inHead += after;
      return { piece: piece4, packages };
    });
  });
};

// src/investigation/units/dependency-units.ts
var withTies = (groups, pieces) => pieces.reduce((all, { packages }) => {
  const touched = all.filter((group) => packages.some((name2) => group.packages.has(name2)));
  if (touched.length < 2) return all;
  const one2 = {
    asked: touched.flatMap(({ asked }) => asked).toSorted(),
    packages: new Set(touched.flatMap((it) => Array.from(it.packages)))
  };
  return [...all.filter((it) => !touched.includes(it)), one2];
}, groups);
var dependencyUnits = (files) => {
  const groups = dependencyGroups(files);
  const names2 = groups.flatMap(({ packages }) => Array.from(packages));
  const pieces = files.filter(({ role, base, head }) => (role === "manifest" || role === "lock") && base !== null && head !== null).flatMap((file) => entryPieces(file, names2));
  const tied = withTies(groups, pieces);
  const isOfLock = ({ piece: piece4 }) => posix.basename(piece4.path) !== "package.json";
  return tied.flatMap(({ asked, packages }) => {
    const own = pieces.filter(
      (it) => it.packages.some((name2) => packages.has(name2)) || tied.length === 1 && isOfLock(it)
    );
    if (own.length === 0) return [];
    const named = asked.length > 0 ? asked : Array.from(packages).toSorted();
    return [
      {
        id: `${(own.find((it) => !isOfLock(it)) ?? own[0])?.piece.path ?? ""}#${named.slice(0, 5).join("+")}`,
        kind: "dependency",
        pieces: own.map(({ piece: piece4 }) => piece4),
        innocent: null,
        packages: [...named, ...Array.from(packages).filter((name2) => !named.includes(name2))]
      }
    ];
  });
};

// src/investigation/units/file-pieces.ts
var wholeFile = ({ path, base, head }) => [
  { path, at: 0, baseAt: 0, base: splitLines(base ?? ""), head: splitLines(head ?? "") }
];
var piecesOf = (file) => {
  const { path, base, head } = file;
  if (base === head) return [];
  if (base === null || head === null) return wholeFile(file);
  return lineRuns(base, head)?.map((run) => ({ ...run, path })) ?? wholeFile(file);
};

// src/investigation/units/split-runs.ts
var openings = "([{";
var closings = ")]}";
var isWhole = (line) => {
  const text = line.trim();
  if (text === "" || text.startsWith("//")) return true;
  let depth = 0;
  for (const character of text) {
    if (openings.includes(character)) depth += 1;
    if (closings.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && /[;,]$/u.test(text) && text.split("`").length % 2 === 1;
};
var wordsOf = (line) => new Set(line.match(/[\p{L}\p{N}_$]+/gu) ?? []);
var areAlike = (a, b) => {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return left.intersection(right).size * 2 >= Math.max(1, left.union(right).size);
};
var cutAt = (run, starts) => starts.map(([inBase, inHead], index) => {
  const [baseEnd, headEnd] = starts[index + 1] ?? [run.base.length, run.head.length];
  return {
    at: run.at + inHead,
    baseAt: run.baseAt + inBase,
    base: run.base.slice(inBase, baseEnd),
    head: run.head.slice(inHead, headEnd)
  };
});
var splitPairs = (run) => {
  const { base, head } = run;
  const splits = base.length > 1 && base.length === head.length && base.every((line, index) => {
    const other2 = head[index] ?? "";
    return isWhole(line) && isWhole(other2) && line !== other2 && areAlike(line, other2);
  });
  return splits ? cutAt(
    run,
    base.map((_, index) => [index, index])
  ) : [run];
};
var splitStatements = (run) => {
  if (run.base.length > 0 && run.head.length > 0) return splitPairs(run);
  const isAdded = run.base.length === 0;
  return cutAt(
    run,
    sqlStatements(isAdded ? run.head : run.base).map(({ start }) => isAdded ? [0, start] : [start, 0])
  );
};

// src/investigation/units/read-change.ts
var filesOf = ({ diff, files }) => {
  const previous = new Map(
    parseChangedLines(diff).flatMap(
      ({ path, previousPath, status }) => previousPath === null || status !== "renamed" ? [] : [[path, previousPath]]
    )
  );
  return Object.entries(files).map(([path, { base, head }]) => ({
    path,
    basePath: previous.get(path) ?? path,
    role: roleOf(path, head ?? base),
    base,
    head
  })).toSorted((a, b) => a.path < b.path ? -1 : Number(a.path > b.path));
};
var splitOf = (file, piece4) => {
  const runs = file.role === "sql" ? splitStatements(piece4) : splitPairs(piece4);
  return runs.map((run) => ({ ...run, path: file.path }));
};
var relative = /(['"`])\.{1,2}\/[^'"`]*\1/gu;
var isOfMove = ({ path, basePath }, { base, head }) => path !== basePath && base.join("").replaceAll(relative, "") === head.join("").replaceAll(relative, "");
var hashes = /\.(?:sql|py|rb|sh|bash|zsh|pl|exs?|r|jl|coffee|cr|nim|lua|hs)$/iu;
var codeUnits = (file, read3) => {
  const pieces = piecesOf(file).flatMap((piece4) => splitOf(file, piece4));
  const isScript = file.role === "script";
  const script = (text) => isScript && text !== null ? read3(text, file.path) : null;
  const sides = { base: () => script(file.base), head: () => script(file.head) };
  return pieces.filter((piece4) => !isOfMove(file, piece4)).map((piece4, index) => ({
    id: `${file.path}#${index + 1}`,
    kind: file.role === "sql" ? "migration" : "hunk",
    pieces: [piece4],
    innocent: changesNothing(piece4, sides, hashes.test(file.path)),
    packages: []
  }));
};
var leftOutOf = (file, known) => {
  const { path, basePath, role, base, head } = file;
  const reason = reasonToLeaveOut[role];
  if (reason !== null) return [{ path, reason }];
  if (base === null && head === null) return [{ path, reason: "Its text is not at hand: it is binary or too large." }];
  if (known.has(path)) return [];
  if (base === head) return path === basePath ? [] : [{ path, reason: "It was only moved." }];
  return [
    {
      path,
      reason: role === "manifest" || role === "lock" ? "No dependency changes in it." : "Nothing of it can be undone alone."
    }
  ];
};
var readChange = (facts, read3 = createScriptReader()) => {
  const files = filesOf(facts);
  const code = files.filter(({ role }) => role === "script" || role === "other" || role === "sql").flatMap((file) => codeUnits(file, read3));
  const units = [...code, ...dependencyUnits(files)];
  const known = new Set(units.flatMap(({ pieces }) => pieces.map(({ path }) => path)));
  return {
    files: new Map(files.map((file) => [file.path, file])),
    units,
    leftOut: files.flatMap((file) => leftOutOf(file, known))
  };
};

// src/investigation/code/marks/surroundings.ts
var perItem = /* @__PURE__ */ new Set([
  "map",
  "forEach",
  "flatMap",
  "filter",
  "reduce",
  "reduceRight",
  "some",
  "every",
  "find",
  "findIndex",
  "findLast",
  "sort",
  "toSorted",
  "from",
  "groupBy",
  "mapSeries",
  "eachSeries"
]);
var loops = /* @__PURE__ */ new Set(["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"]);
var isFunction = ({ type }) => type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression" || type === "ObjectMethod" || type === "ClassMethod" || type === "ClassPrivateMethod";
var lastName = (node) => {
  if (node?.type === "Identifier") return node.name;
  if (node?.type === "PrivateName") return `#${node.id.name}`;
  if (node?.type === "ThisExpression") return "this";
  if (node?.type === "MemberExpression" || node?.type === "OptionalMemberExpression")
    return node.computed ? "" : lastName(node.property);
  return "";
};
var firstName = (node) => {
  if (node?.type === "MemberExpression" || node?.type === "OptionalMemberExpression") return firstName(node.object);
  if (node?.type === "CallExpression" || node?.type === "OptionalCallExpression") return firstName(node.callee);
  return lastName(node);
};
var nameOf2 = (step) => {
  const { node, up } = step;
  if ("id" in node && node.id?.type === "Identifier") return node.id.name;
  if ("key" in node && node.key !== null && typeof node.key === "object") return lastName(node.key);
  const holder = up?.node;
  if (holder?.type === "VariableDeclarator") return lastName(holder.id);
  if (holder?.type === "AssignmentExpression") return lastName(holder.left);
  return holder?.type === "ObjectProperty" || holder?.type === "ClassProperty" ? lastName(holder.key) : "";
};
var isPerItem = ({ up, key: key2 }) => up?.node.type === "CallExpression" && key2 === "arguments" && perItem.has(lastName(up.node.callee));
var surroundings = (step) => {
  let [depth, within, inLoop, conditional] = [0, "", false, false];
  let child = step;
  for (const at of above(step)) {
    const { type } = at.node;
    if (isFunction(at.node)) {
      if (depth === 0 || within === "") within = nameOf2(at);
      if (!isPerItem(at)) depth += 1;
    }
    if (depth === 0) {
      if (isFunction(at.node) && isPerItem(at)) inLoop = true;
      const isHead = child.key === "init" || child.key === "right" || child.key === "left";
      if (loops.has(type) && !isHead) inLoop = true;
      conditional ||= (type === "IfStatement" || type === "ConditionalExpression") && child.key !== "test" || type === "LogicalExpression" && child.key === "right";
    }
    child = at;
  }
  return { depth, within, inLoop, conditional };
};

// src/investigation/code/marks/regular-expression.ts
var longest = 1e3;
var quantifier = /^(?:[*+?]|\{(\d*)(,?)(\d*)\})\??/u;
var single = /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[A-Za-z]|\\k<[^>]*>|\\.|[^()|*+?])/su;
var opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>=!]+>|[a-z-]*:))?/u;
var parse = (pattern) => {
  let at = 0;
  const alternatives = (nested) => {
    const all = [[]];
    while (at < pattern.length) {
      const rest = pattern.slice(at);
      if (rest.startsWith(")")) return nested ? all : null;
      if (rest.startsWith("|")) {
        at += 1;
        all.push([]);
        continue;
      }
      let [atom, group, isAnchor] = [null, null, false];
      const open = opening.exec(rest)?.[0];
      if (open === void 0) {
        const found = single.exec(rest)?.[0];
        if (found === void 0) return null;
        at += found.length;
        isAnchor = found === "^" || found === "$" || /^\\[bB]$/u.test(found);
        atom = isAnchor ? null : found;
      } else {
        at += open.length;
        group = alternatives(true);
        if (group === null || pattern[at] !== ")") return null;
        at += 1;
        isAnchor = /[=!]$/u.test(open);
      }
      const many = quantifier.exec(pattern.slice(at));
      at += many?.[0].length ?? 0;
      const first = many?.[0][0] ?? "";
      const unbounded = first === "*" || first === "+" || first === "{" && many?.[2] === "," && many[3] === "";
      const optional = first === "*" || first === "?" || first === "{" && Number(many?.[1]) === 0;
      all.at(-1)?.push({ atom, group, unbounded, optional, isAnchor });
    }
    return nested ? null : all;
  };
  return alternatives(false);
};
var characters = Array.from({ length: 96 }, (_, index) => String.fromCodePoint(index === 95 ? 10 : index + 32));
var matchedBy = (atom) => {
  try {
    const whole2 = new RegExp(`^(?:${atom})$`, "u");
    return new Set(characters.filter((it) => whole2.test(it)));
  } catch {
    return new Set(characters);
  }
};
var atomsOf = (items) => items.reduce((all, { atom, group }) => {
  if (atom !== null) return all.union(matchedBy(atom));
  return (group ?? []).reduce((sum, inner) => sum.union(atomsOf(inner)), all);
}, /* @__PURE__ */ new Set());
var isRepeatedInside = (item) => (item.group ?? []).some((items) => items.some((it) => it.unbounded && !it.isAnchor || isRepeatedInside(it)));
var isNested = (item) => {
  if (item.unbounded && item.group !== null) {
    const tangled = item.group.some((items) => {
      const inner = items.filter((it) => it.unbounded || isRepeatedInside(it));
      const between = items.filter((it) => !it.isAnchor && !it.optional && !inner.includes(it));
      return inner.length > 0 && between.every((it) => !atomsOf([it]).isDisjointFrom(atomsOf(inner)));
    });
    const ambiguous = item.group.some(
      (items, index) => item.group?.slice(index + 1).some((others) => items.length === 1 && others.length === 1 && !atomsOf(items).isDisjointFrom(atomsOf(others)))
    );
    if (tangled || ambiguous) return true;
  }
  return (item.group ?? []).some((items) => items.some(isNested));
};
var flat = (items) => items.flatMap((it) => it.group?.length === 1 && !it.unbounded && !it.optional ? flat(it.group[0] ?? []) : [it]);
var isAdjacent = (items) => items.some((item, index) => {
  if (!item.unbounded || index + 2 >= items.length) return false;
  const next = items.slice(index + 1).find((it) => !it.isAnchor && (it.unbounded || !it.optional));
  return next?.unbounded === true && !atomsOf([item]).isDisjointFrom(atomsOf([next]));
});
var isScanned = (items) => {
  const [first] = items;
  return first?.unbounded === true && items.slice(1).some((it) => it.isAnchor || !it.optional) && atomsOf([first]).size > 12;
};
var superLinear = (pattern, flags) => {
  if (pattern.length > longest) return null;
  let alternatives;
  try {
    alternatives = parse(pattern);
  } catch {
    return null;
  }
  if (alternatives === null) return null;
  if (alternatives.some((items) => items.some(isNested))) return "exponential";
  const rows = alternatives.map(flat);
  const scans = !flags.includes("y") && rows.some(isScanned);
  return scans || rows.some(isAdjacent) ? "polynomial" : null;
};

// src/investigation/code/marks/call-marks.ts
var asks = /^(?:query|execute|findOne\w*|findUnique\w*|findFirst\w*|findMany|findAll|findBy\w*|fetchOne|fetchAll|selectFrom|raw|hget\w*|mget|executeTakeFirst\w*|\$queryRaw\w*)$/u;
var database = /^(?:db|database|pool|client|conn|connection|sql|knex|prisma|repo|repository|transaction|trx|tx|session|redis|mongo|orm|em)$|(?:Repository|Repo|Database|Model|Pool|Dao|Db)$/u;
var logs = /^(?:log|logger|console|pino|winston)$|[lL]og(?:ger)?$/u;
var cacheName = /cache|memo|kept|cached/iu;
var searches = /* @__PURE__ */ new Set(["find", "findIndex", "findLast", "includes", "indexOf", "lastIndexOf", "some", "filter"]);
var inserts = /* @__PURE__ */ new Set(["set", "add", "push", "unshift"]);
var removes = /* @__PURE__ */ new Set([
  "delete",
  "clear",
  "splice",
  "pop",
  "shift",
  "removeListener",
  "off",
  "unref",
  "clearTimeout",
  "clearInterval",
  "removeEventListener"
]);
var listens = /* @__PURE__ */ new Set(["on", "addListener", "addEventListener", "setInterval"]);
var waits = /* @__PURE__ */ new Set(["wait", "sleep", "delay", "setTimeout"]);
var compiles = /* @__PURE__ */ new Set(["compile", "toLocaleString", "toLocaleDateString", "toLocaleTimeString", "localeCompare"]);
var connects = /* @__PURE__ */ new Set(["Client", "Pool", "MongoClient", "PrismaClient", "Sequelize", "Redis", "DataSource", "Knex"]);
var opens = /* @__PURE__ */ new Set(["createConnection", "createPool", "createClient"]);
var builds = /* @__PURE__ */ new Set(["Ajv", "RegExp", "TextDecoder", "TextEncoder", "Intl"]);
var name = (node) => node?.type === "StringLiteral" ? node.value : "";
var ofRegex = (pattern, flags) => {
  const growth = superLinear(pattern, flags);
  return growth === null ? [] : [{ kind: "regex", what: growth, value: pattern }];
};
var given = (arguments_, names2) => arguments_.some((it) => names2.test(lastName(it)));
var callMarks = (node, step, text) => {
  const { callee, arguments: passed } = node;
  const method = lastName(callee);
  const object = callee.type === "MemberExpression" ? lastName(callee.object) : "";
  const isAwaited = step.up?.node.type === "AwaitExpression";
  const found = [];
  const [first] = passed;
  if (method.length > 4 && method.endsWith("Sync")) found.push({ kind: "sync", what: method });
  const isQuery = asks.test(method) && object !== "" || database.test(object) || isAwaited && given(passed, database);
  if (isQuery && !/^(?:map|forEach|release|end|on|close|log\w*)$/u.test(method))
    found.push({ kind: "query", what: method });
  if (firstName(callee) === "Promise" && /^(?:all|allSettled)$/u.test(method))
    found.push({ kind: "together", what: method });
  if (searches.has(method) && object !== "") found.push({ kind: "search", what: `${object}.${method}` });
  if (method === "structuredClone" || method === "cloneDeep") found.push({ kind: "clone", what: method });
  if (method === "parse" && object === "JSON" && first?.type === "CallExpression" && lastName(first.callee) === "stringify")
    found.push({ kind: "clone", what: "JSON.parse(JSON.stringify())" });
  if (inserts.has(method) && object !== "") found.push({ kind: "insert", what: object });
  if (removes.has(method)) found.push({ kind: "remove", what: object });
  if (listens.has(method)) found.push({ kind: "listen", what: method });
  if (logs.test(object) && /^(?:log|trace|debug|info|warn|error|dir|verbose|silly)$/u.test(method))
    found.push({ kind: "log", what: method });
  if (compiles.has(method)) found.push({ kind: "build", what: method });
  if (opens.has(method)) found.push({ kind: "connect", what: method });
  if (waits.has(method) && (isAwaited || /^(?:wait|sleep|delay)$/u.test(method)))
    found.push({ kind: "wait", what: method });
  if (cacheName.test(object) && /^(?:get|has|fetch|wrap|remember|getOrSet)$/u.test(method))
    found.push({ kind: "cache-get", what: object, value: first === void 0 ? "" : text(first).slice(0, 80) });
  if (cacheName.test(object) && /^(?:set|put)$/u.test(method))
    found.push({ kind: "cache-set", what: object, value: first === void 0 ? "" : text(first).slice(0, 80) });
  if (/^(?:limit|take|top|pageSize|slice)$/u.test(method) && object !== "" && method !== "slice")
    found.push({ kind: "limit", what: method });
  if (/^(?:setHeader|set|header|append)$/u.test(method) && /^connection$/iu.test(name(first)) && /^close$/iu.test(name(passed[1])))
    found.push({ kind: "close", what: "connection: close" });
  if (method === "RegExp") found.push({ kind: "build", what: "RegExp" });
  return found;
};
var newMarks = (node) => {
  const made = lastName(node.callee);
  const found = [];
  if (connects.has(made)) found.push({ kind: "connect", what: made });
  if (builds.has(made) || firstName(node.callee) === "Intl") found.push({ kind: "build", what: made });
  if (/^(?:Https?)?(?:Proxy)?Agent$/u.test(made)) found.push({ kind: "agent", what: made });
  const [pattern, flags] = node.arguments;
  if (made === "RegExp" && pattern?.type === "StringLiteral") found.push(...ofRegex(pattern.value, name(flags)));
  return found;
};
var gathersIn = (step) => {
  for (let at = step.up; at !== null; at = at.up) {
    if (!isFunction(at.node)) continue;
    const call = at.up?.node;
    const isReduce = call?.type === "CallExpression" && /^reduce(?:Right)?$/u.test(lastName(call.callee));
    return isReduce && "params" in at.node ? lastName(at.node.params[0]) : "";
  }
  return "";
};
var ofAssignment = ({ left, right }) => {
  const into = lastName(left);
  const isInto = (it) => it?.type === "SpreadElement" && lastName(it.argument) === into;
  const isSpread = right.type === "ArrayExpression" && right.elements.some(isInto) || right.type === "ObjectExpression" && right.properties.some(isInto);
  const isConcat = right.type === "CallExpression" && lastName(right.callee) === "concat" && firstName(right.callee) === into;
  if (into !== "" && (isSpread || isConcat)) return [{ kind: "copy", what: into }];
  const closes = /^(?:shouldKeepAlive|keepAlive)$/u.test(into) && right.type === "BooleanLiteral" && !right.value;
  return closes ? [{ kind: "close", what: into }] : [];
};
var ofProperty = ({ key: key2, value }) => {
  const own = key2.type === "StringLiteral" ? key2.value : lastName(key2);
  if (/^connection$/iu.test(own) && /^close$/iu.test(name(value)))
    return [{ kind: "close", what: "connection: close" }];
  if (own === "keepAlive" && value.type === "BooleanLiteral")
    return [{ kind: "agent", what: own, value: String(value.value) }];
  if (/^(?:limit|take)$/u.test(own)) return [{ kind: "limit", what: own }];
  if (value.type === "StringLiteral" && /^level$/iu.test(own))
    return [{ kind: "number", what: own, value: value.value }];
  return [];
};
var ofNumber = ({ value }, { up, key: key2 }) => {
  const holder = up?.node;
  const isValue = holder?.type === "ObjectProperty" && key2 === "value";
  const own = isValue ? lastName(holder.key) || name(holder.key) : holder?.type === "VariableDeclarator" ? lastName(holder.id) : "";
  return own === "" ? [] : [{ kind: "number", what: own, value: String(value) }];
};
var loops2 = /* @__PURE__ */ new Set(["ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement"]);
var otherMarks = (step) => {
  const { node } = step;
  if (loops2.has(node.type)) return [{ kind: "loop", what: "loop" }];
  if (node.type === "RegExpLiteral") return ofRegex(node.pattern, node.flags);
  if (node.type === "AssignmentExpression") return ofAssignment(node);
  if (node.type === "ObjectProperty") return ofProperty(node);
  if (node.type === "NumericLiteral") return ofNumber(node, step);
  if (node.type === "AwaitExpression") {
    const { argument } = node;
    return [{ kind: "await", what: lastName(argument.type === "CallExpression" ? argument.callee : argument) }];
  }
  if (node.type !== "SpreadElement") return [];
  const gathered = gathersIn(step);
  return gathered !== "" && lastName(node.argument) === gathered ? [{ kind: "copy", what: gathered }] : [];
};

// src/investigation/code/marks/read-marks.ts
var foundAt = (step, text) => {
  const { node } = step;
  if (node.type === "CallExpression") return callMarks(node, step, (it) => text.slice(startOf(it), endOf(it)));
  return node.type === "NewExpression" ? newMarks(node) : otherMarks(step);
};
var mostLevels = 4;
var readMarks = (script, text) => {
  const marks = [];
  const calls = [];
  walk(script.program, (step) => {
    for (const { kind, what, value = "" } of foundAt(step, text))
      marks.push({ kind, what, value, line: script.lineOf(startOf(step.node)), ...surroundings(step) });
    if (step.node.type === "CallExpression") calls.push({ name: lastName(step.node.callee), step });
  });
  const held = new Map(
    marks.filter(({ kind, within }) => kind === "sync" && within !== "").map(({ within, what }) => [within, what])
  );
  const waiting = held.size === 0 ? [] : calls.map((it) => ({ ...it, at: surroundings(it.step) }));
  for (let level = 0; level < mostLevels; level += 1) {
    const before2 = held.size;
    for (const { name: name2, at } of waiting) {
      const what = held.get(name2);
      if (what !== void 0 && at.within !== "" && !held.has(at.within)) held.set(at.within, what);
    }
    if (held.size === before2) break;
  }
  for (const { name: name2, step, at } of waiting) {
    const what = held.get(name2);
    if (what !== void 0)
      marks.push({ kind: "sync", what, value: name2, line: script.lineOf(startOf(step.node)), ...at });
  }
  return marks;
};

// src/investigation/code/sql-texts.ts
var isStatement = /^\s*(?:--[^\n]*\n\s*)*(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|with\s+(?:recursive\s+)?\w+\s+as)\b/iu;
var textOf = (node) => {
  if (node.type === "StringLiteral") return node.value;
  return node.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.raw).join("?") : null;
};
var sqlTexts = ({ program: program2, lineOf }) => {
  const found = [];
  walk(program2, ({ node }) => {
    const text = textOf(node);
    if (text !== null && isStatement.test(text.slice(0, 2e3)))
      found.push({ text: text.slice(0, 2e4), startLine: lineOf(startOf(node)), endLine: lineOf(endOf(node)) });
  });
  return found;
};
var wordsOfSql = (text) => new Set(
  text.slice(0, 2e4).toLowerCase().match(/[a-z_][\w.]*/gu) ?? []
);
var likeness = (a, b) => {
  const all = a.union(b).size;
  return all === 0 ? 0 : a.intersection(b).size / all;
};

// src/investigation/code/sources.ts
var createSources = (change, read3) => {
  const known = /* @__PURE__ */ new Map();
  const make = (path, side) => {
    const file = change.files.get(path);
    const text = file?.[side] ?? null;
    if (file?.role !== "script" || text === null) return null;
    const script = read3(text, path);
    if (script === null) return null;
    let statements;
    let functions;
    return {
      text,
      marks: readMarks(script, text),
      statements: () => statements ??= sqlTexts(script),
      functions: () => functions === void 0 ? functions = readFunctions(text, path) : functions
    };
  };
  return (path, side) => {
    const key2 = `${side}\0${path}`;
    const found = known.get(key2);
    if (found !== void 0) return found;
    const made = make(path, side);
    known.set(key2, made);
    return made;
  };
};
var linesOf = ({ pieces }, side) => pieces.map((piece4) => {
  const start = startOfPiece(piece4, side) + 1;
  return { path: piece4.path, startLine: start, endLine: start + piece4[side].length - 1 };
});
var inLines = (line, { startLine, endLine }) => startLine <= line && line <= endLine;
var marksIn = (units, side, sources) => units.flatMap(
  (unit) => linesOf(unit, side).flatMap(
    (lines) => (sources(lines.path, side)?.marks ?? []).filter(({ line }) => inLines(line, lines)).map((mark) => ({ ...mark, path: lines.path }))
  )
);
var statementsIn = (units, side, sources) => units.flatMap(
  (unit) => linesOf(unit, side).flatMap(
    (lines) => (sources(lines.path, side)?.statements() ?? []).filter((it) => it.startLine <= lines.endLine && lines.startLine <= it.endLine).map((it) => ({ ...it, path: lines.path }))
  )
);

// src/investigation/code/evidence/bundle-evidence.ts
var classes = {
  "development-build": "development-build",
  "minification-off": "development-build",
  "concatenation-off": "development-build",
  "inline-source-map": "development-build",
  "older-target": "polyfills",
  polyfills: "polyfills",
  "split-chunks": "splitting",
  "static-import": "splitting",
  "lost-dynamic-import": "splitting",
  "entry-isolation": "splitting",
  "moved-into-first-load": "splitting",
  barrel: "tree-shaking",
  "commonjs-library": "tree-shaking",
  "require-of-module": "tree-shaking",
  "side-effects": "tree-shaking",
  bailout: "tree-shaking",
  "two-formats": "dependency-heavier",
  "duplicate-version": "dependency-heavier",
  "dependency-grew": "dependency-heavier",
  "new-dependency": "bundle-dependency",
  "near-duplicate": "bundle-dependency",
  "loaded-twice": "splitting",
  "copied-modules": "splitting"
};
var bundleEvidence = (group, bundles) => bundles.flatMap(({ suite, growth }) => {
  const causes = growth?.causes ?? [];
  const total = Math.max(1, ...causes.map(({ cost }) => cost.gzip));
  return causes.flatMap((cause) => {
    const { location } = cause;
    const isHere = location !== null && group.units.some(
      (unit) => linesOf(unit, "head").some(
        (it) => it.path === location.path && it.startLine <= location.endLine && location.startLine <= it.endLine
      )
    );
    const isPackage = group.units.some(({ packages }) => cause.package !== null && packages.includes(cause.package));
    if (!isHere && !isPackage) return [];
    const cost = formatValue(cause.cost.gzip, "bytes");
    const where = cause.entry === null ? "all files" : `the first load of ${cause.entry.slice(0, 60)}`;
    return [
      {
        class: classes[cause.kind] ?? "code-grew",
        weight: (isHere ? 0.6 : 0.5) + 0.35 * Math.max(0, cause.cost.gzip / total),
        title: `${cause.subject.slice(0, 80)} in the bundle`,
        text: `${cause.subject.slice(0, 80)} makes ${where} ${cost} larger (gzip). ${cause.evidence.slice(0, 2).join(" ").slice(0, 400)}`.trim(),
        place: isHere ? { path: location.path, line: location.startLine } : null,
        suite
      }
    ];
  });
});

// src/investigation/code/evidence/dependency-evidence.ts
import { posix as posix3 } from "node:path";

// src/advice/source/locks/ask-chain.ts
var keyOf = (name2, version) => JSON.stringify([name2, version]);
var askChain = (lock2, { name: name2, version }) => {
  const askers = /* @__PURE__ */ new Map();
  for (const it of lock2.packages) {
    const known = askers.get(keyOf(it.name, it.version)) ?? [];
    askers.set(keyOf(it.name, it.version), [...known, ...it.askedBy]);
  }
  const text = (at) => at.version === null ? at.name : `${at.name}@${at.version}`;
  let longest5 = [text({ name: name2, version })];
  const seen = /* @__PURE__ */ new Set([keyOf(name2, version)]);
  const waiting = [{ key: keyOf(name2, version), way: longest5 }];
  for (const at of waiting) {
    const above2 = askers.get(at.key) ?? [];
    const project = above2.find((asker) => asker.version === null);
    if (project !== void 0) return [project.name, ...at.way];
    if (above2.length === 0 && at.way.length > longest5.length) longest5 = at.way;
    for (const asker of above2) {
      const key2 = keyOf(asker.name, asker.version);
      if (seen.has(key2)) continue;
      seen.add(key2);
      waiting.push({ key: key2, way: [text(asker), ...at.way] });
    }
  }
  return longest5;
};

// src/investigation/code/evidence/profile-evidence.ts
import { posix as posix2 } from "node:path";

// src/advice/profile/rank-hunks.ts
var bare = (name2) => name2 === anonymous ? name2 : name2.replace(/^(?:get|set|async) /u, "").split(".").at(-1) ?? name2;
var profiled = (own, { name: name2, startLine }, side) => {
  const alike = own.filter((it) => bare(it.name) === bare(name2));
  const exact = side === "head" ? alike.find((it) => it.line === startLine) : void 0;
  const only = name2 !== anonymous && alike.length === 1 ? alike[0] : void 0;
  return exact ?? only ?? null;
};
var rankHunks = (difference, hunks) => {
  const parsed = /* @__PURE__ */ new Map();
  const read3 = (text, path) => {
    const known = parsed.get(text);
    if (known !== void 0) return known;
    const found = readFunctions(text, path);
    parsed.set(text, found);
    return found;
  };
  const inFile = Map.groupBy(difference.functions, ({ path }) => path);
  const candidates = hunks.map(
    (hunk) => ["head", "base"].flatMap((side) => {
      const its = hunk[side];
      const source = its === null ? null : read3(its.text, hunk.path);
      if (its === null || source === null) return [];
      const own = inFile.get(hunk.path) ?? [];
      return concernedFunctions(source, its.lines).flatMap((fn) => profiled(own, fn, side) ?? []);
    })
  );
  const owned = ownedChanges(difference.flame, new Set(candidates.flat().map(functionKey)));
  const ownedBy = (fn) => owned.get(functionKey(fn)) ?? 0;
  const weight = (fn) => fn.change.estimate + ownedBy(fn);
  return hunks.map((hunk, index) => {
    const best = (candidates[index] ?? []).toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
    return { hunk, fn: best, owned: best === null ? 0 : ownedBy(best), weight: best === null ? 0 : weight(best) };
  }).toSorted((a, b) => b.weight - a.weight).map(({ hunk, fn, owned: share2 }) => ({ hunk, fn, owned: share2 }));
};

// src/investigation/code/evidence/suite-facts.ts
var normal = (directory) => directory.split("/").filter((part3) => part3 !== "" && part3 !== ".").join("/");
var suiteFacts = ({ result, blocks, profiles, directories }) => {
  const workOf = createWork({ ...result, blocks, profiles, directories });
  return result.suites.map(({ name: name2 }) => {
    const work = workOf(name2);
    const metrics = result.metrics.filter((it) => it.suite === name2);
    return {
      suite: name2,
      directory: normal(Object.hasOwn(directories, name2) ? directories[name2] ?? "" : ""),
      work,
      profiles: profiles.filter((it) => it.suite === name2),
      plans: comparePlans(work.blocks),
      tables: compareTables(work.blocks),
      regressed: regressed(metrics),
      metrics
    };
  });
};
var isWithin = (path, { directory }) => directory === "" || path.startsWith(`${directory}/`);

// src/investigation/code/evidence/profile-evidence.ts
var amount = (value, kind) => kind === "cpu" ? formatValue(value / 1e3, "ms") : formatValue(value, "bytes");
var verbs = { cpu: "takes", allocation: "allocates", survivors: "allocates what stays:" };
var profiledText = ({ name: name2, path, line, base, head }, kind) => {
  const place = path === "" ? "" : ` (${path.slice(-120)}${line === null ? "" : `:${line}`})`;
  return `${name2.slice(0, 120)}${place} ${verbs[kind]} ${amount(head.total, kind)} per request with all that it calls, ${amount(base.total, kind)} on the base.`;
};
var floorShare = 0.02;
var told = {
  cpu: { class: "change", title: "More CPU time", least: 0.25, most: 0.62 },
  allocation: { class: "change", title: "More memory allocated", least: 0.22, most: 0.55 },
  survivors: { class: "memory-leak", title: "Memory that stays", least: 0.4, most: 0.75 }
};
var hunkOf = (piece4, file, directory) => {
  const side = (text, first, count) => text === null || count === 0 ? null : { text, lines: { startLine: first + 1, endLine: first + count } };
  return {
    path: posix2.relative(posix2.join("/", directory), posix2.join("/", piece4.path)),
    base: side(file.base, piece4.baseAt, piece4.base.length),
    head: side(file.head, piece4.at, piece4.head.length)
  };
};
var profileEvidence = (units, files, { suite, directory, profiles }) => {
  const found = /* @__PURE__ */ new Map();
  const owned = units.flatMap(
    (unit) => unit.pieces.flatMap((piece4) => {
      const file = files.get(piece4.path);
      const isOwn = file?.role === "script" && isWithin(piece4.path, { directory });
      return isOwn ? [{ unit, piece: piece4, hunk: hunkOf(piece4, file, directory) }] : [];
    })
  );
  const byHunk = new Map(owned.map((it) => [it.hunk, it]));
  for (const difference of profiles) {
    const { kind, flame } = difference;
    const total = Math.max(flame.head - flame.base, 1);
    const rule = told[kind];
    for (const { hunk, fn, owned: own } of rankHunks(difference, [...byHunk.keys()])) {
      const it = byHunk.get(hunk);
      const isWorse2 = fn !== null && fn.change.low > 0 && fn.change.estimate > floorShare * Math.max(flame.base, 1);
      if (it === void 0 || !isWorse2) continue;
      const share2 = Math.min(1, Math.max(0, (own + Math.max(0, fn.change.estimate)) / 2 / total));
      const { path } = it.piece;
      const signs = found.get(it.unit.id) ?? [];
      signs.push({
        class: rule.class,
        title: rule.title,
        weight: rule.least + (rule.most - rule.least) * share2,
        text: profiledText(fn, kind),
        place: { path, line: it.piece.at + 1 },
        suite
      });
      found.set(it.unit.id, signs);
    }
  }
  return found;
};

// src/investigation/code/evidence/dependency-evidence.ts
var orms = /^(?:@?prisma|@prisma\/client|sequelize|typeorm|mongoose|knex|objection|@mikro-orm\/.+|drizzle-orm|kysely|bookshelf)$/u;
var createVersions = (files) => {
  const all = Array.from(files);
  const asked = new Map(
    all.filter(({ role }) => role === "manifest").flatMap(({ base, head }) => diffManifests(base, head).dependencies).map((it) => [it.name, it])
  );
  const locks = all.filter(({ role }) => role === "lock").map(({ path, base, head }) => ({
    base: base === null ? null : readLock(path, base),
    head: head === null ? null : readLock(path, head)
  }));
  const locked = new Map(
    locks.flatMap(({ base, head }) => {
      const { added, removed, changed } = diffLocks(base, head);
      return [...added, ...removed, ...changed].map((it) => [it.name, { ...it, lock: head }]);
    })
  );
  return ({ packages }) => packages.map((name2) => {
    const [range, lock2] = [asked.get(name2), locked.get(name2)];
    const version = lock2?.head.at(-1);
    const chain = lock2?.lock && version !== void 0 ? askChain(lock2.lock, { name: name2, version }) : [];
    const sides = lock2 === void 0 ? range : { base: lock2.base.join(", ") || null, head: lock2.head.join(", ") || null };
    return {
      name: name2,
      base: sides?.base ?? null,
      head: sides?.head ?? null,
      kind: range?.kind ?? null,
      by: range === void 0 && chain.length > 2 ? chain.slice(0, -1).slice(0, 5).join(" > ") : "",
      deprecated: lock2?.lock?.packages.find((it) => it.name === name2 && it.version === version)?.deprecated ?? null
    };
  });
};
var versionText = ({ name: name2, base, head, by, deprecated }) => {
  const asked = by === "" ? "" : `, asked for by ${by.slice(0, 160)}`;
  const package_ = name2.slice(0, 100);
  const warning = deprecated === null ? "" : ` That version is deprecated: ${deprecated.slice(0, 160).replace(/\.$/u, "")}.`;
  if (base === null) return `${package_} ${head ?? ""} is new${asked}.${warning}`;
  if (head === null) return `${package_} ${base} is gone.`;
  return `${package_} went from ${base.slice(0, 60)} to ${head.slice(0, 60)}${asked}.${warning}`;
};
var dependencyEvidence = (unit, versions, suites) => {
  if (unit.kind !== "dependency" || versions.length === 0) return [];
  const [first] = versions;
  const isNew = first?.base === null;
  const isForUse = versions.some(({ kind }) => kind !== null && kind !== "devDependencies");
  const isOrm = versions.some(({ name: name2 }) => orms.test(name2));
  const title = `${unit.packages[0]?.slice(0, 80) ?? "A dependency"} ${isNew ? "added" : first?.head === null ? "removed" : "updated"}`;
  const path = unit.pieces.find((piece4) => posix3.basename(piece4.path) === "package.json") ?? unit.pieces[0];
  const place = path === void 0 ? null : { path: path.path, line: path.at + 1 };
  const own = versions.slice(0, 3).map(versionText);
  const rest = versions.length > 3 ? ` And ${versions.length - 3} more packages.` : "";
  const id = isOrm ? "orm-statements" : isNew ? "dependency-heavier" : "dependency-slower";
  const signs = [
    {
      class: id,
      weight: isForUse ? 0.16 : versions.every(({ kind }) => kind === "devDependencies") ? 0.05 : 0.1,
      title,
      text: own.join(" ") + rest,
      place,
      suite: null
    }
  ];
  for (const facts of suites.filter((it) => place === null || isWithin(place.path, it) || it.directory === ""))
    for (const { kind, flame, functions } of facts.profiles) {
      const slower = functions.filter(
        (it) => it.package !== null && unit.packages.includes(it.package) && it.change.low > 0
      );
      const [worst] = slower.toSorted((a, b) => b.change.estimate - a.change.estimate);
      if (worst === void 0 || worst.change.estimate < 0.02 * Math.max(flame.base, 1)) continue;
      const share2 = Math.min(1, worst.change.estimate / Math.max(1, flame.head - flame.base));
      signs.push({
        class: kind === "survivors" ? "dependency-leak" : isOrm ? "orm-statements" : "dependency-slower",
        weight: 0.45 + 0.35 * share2,
        title,
        text: profiledText(worst, kind),
        place,
        suite: facts.suite
      });
    }
  return signs;
};

// src/investigation/code/evidence/link.ts
var links = {
  /** It is one of the changed lines. */
  same: 1,
  /** The changed lines call the function that it is in. */
  called: 0.92,
  /** It is in the function that was changed. */
  around: 0.85,
  /** It is in the same file. */
  file: 0.3
};
var createLink = (sources) => (location, units) => {
  if (location === null) return 0;
  const functions = sources(location.path, "head")?.functions() ?? null;
  const holding = (functions?.functions ?? []).filter(
    (it) => it.startLine <= location.startLine && location.startLine <= it.endLine
  );
  const called = new Set(holding.slice(-2).map(({ name: name2 }) => name2.replace(/^#/u, "")));
  const named = Array.from(called).filter((name2) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name2));
  const strengths = units.flatMap(
    (unit) => linesOf(unit, "head").map((lines) => {
      const head = unit.pieces.filter(({ path }) => path === lines.path).flatMap((piece4) => piece4.head);
      const calls = named.some(
        (name2) => head.some((line) => new RegExp(`(?<![\\p{L}\\p{N}_$])${RegExp.escape(name2)}\\s*\\(`, "u").test(line))
      );
      if (lines.path !== location.path) return calls && named.length > 0 ? links.called : 0;
      if (lines.startLine <= location.startLine && location.startLine <= lines.endLine) return links.same;
      if (calls) return links.called;
      const range = { startLine: lines.startLine, endLine: Math.max(lines.startLine, lines.endLine) };
      const concerned = functions === null ? [] : concernedFunctions(functions, range);
      const isAround = concerned.some((it) => it.startLine <= location.startLine && location.startLine <= it.endLine);
      return isAround ? links.around : links.file;
    })
  );
  return Math.max(0, ...strengths);
};

// src/investigation/code/evidence/plan-evidence.ts
var shapes = ({ work }, side) => work.blocks.slice(-3).flatMap((block) => block.sides[side]?.database?.plans ?? []);
var lostIndex = (group, facts) => {
  const dropped = group.units.filter(({ kind }) => kind === "migration").flatMap(({ pieces }) => pieces.flatMap((piece4) => droppedIndex(piece4.head.join("")) ?? []));
  return dropped.flatMap((index) => {
    const named = new RegExp(`\\b(?:using|on) "?${RegExp.escape(index)}"?(?![\\w$])`, "iu");
    const used = shapes(facts, "base").find(({ shape }) => named.test(shape));
    if (used === void 0 || shapes(facts, "head").some(({ shape }) => named.test(shape))) return [];
    const change = facts.plans.find(({ text }) => text === used.text);
    const [table] = facts.tables;
    const reads = table === void 0 ? "" : ` Scans of the whole table ${table.table.slice(0, 60)} read ${countText(table.sequential.head)} rows per request, ${countText(table.sequential.base)} on the base.`;
    return [
      {
        class: "lost-index",
        weight: 0.92,
        title: `Index ${index.slice(0, 60)} dropped`,
        text: `On the base a statement used the index ${index.slice(0, 60)}, ${statementText(used.text)}; ${change === void 0 ? "now none can" : `now ${change.change}`}.${reads}`,
        place: null,
        suite: facts.suite
      }
    ];
  });
};
var wholeTable = (group, facts) => group.statements.head.slice(0, 5).flatMap((now) => {
  const planOf = (text, side) => {
    const words = wordsOfSql(text);
    return shapes(facts, side).find((it) => likeness(words, wordsOfSql(it.text)) >= 0.8);
  };
  const after = planOf(now.text, "head");
  const isWhole2 = after?.shape.includes("Seq Scan") === true;
  const before2 = group.statements.base.flatMap((it) => planOf(it.text, "base") ?? []);
  if (!isWhole2 || before2.length === 0 || before2.some(({ shape }) => shape.includes("Seq Scan"))) return [];
  return [
    {
      class: "unindexed-predicate",
      weight: 0.75,
      title: "A condition that no index serves",
      text: `The statement reads a whole table, and did not on the base: ${statementText(after?.text ?? "")}.`,
      place: { path: now.path, line: now.startLine },
      suite: facts.suite
    }
  ];
});
var planEvidence = (group, facts) => [
  ...lostIndex(group, facts),
  ...wholeTable(group, facts)
];

// src/investigation/code/evidence/work-evidence.ts
var noticeable = 0.02;
var rise = ({ base, head }) => head.count - base.count;
var rowsRise = ({ base, head }) => (head.rows ?? 0) - (base.rows ?? 0);
var byText = ({ name: name2 }, { statements }) => {
  const words = wordsOfSql(name2);
  const known = statements.base.some((it) => likeness(words, wordsOfSql(it.text)) >= 0.98);
  const best = Math.max(0, ...statements.head.map((it) => likeness(words, wordsOfSql(it.text))));
  return !known && best >= 0.75 ? 1 : 0;
};
var statementTold = (change, group) => {
  const forgets = group.lost.some(({ kind }) => kind === "cache-get");
  if (isRepeated(change))
    return { class: "n-plus-one", title: "A query for every item", weight: 0.85, counters: ["db.queries"] };
  if (rise(change) > noticeable) {
    const isKnown = change.base.count > 0 && (isUncached(change) || isForgotten(change));
    if (forgets || isKnown)
      return { class: "cache-bypassed", title: "The cache is no longer asked", weight: 0.8, counters: ["db.queries"] };
    return { class: "change", title: "One more statement", weight: 0.7, counters: ["db.queries"] };
  }
  if (rowsRise(change) > 1 && rowsRise(change) > 0.2 * (change.base.rows ?? 0))
    return { class: "missing-limit", title: "More rows", weight: 0.75, counters: ["db.rows"] };
  return null;
};
var callClasses = [
  [/^crypto\.|bcrypt/u, "sync-crypto", "Synchronous crypto"],
  [/^zlib\./u, "sync-compression", "Synchronous compression"]
];
var replacedBy = (change, all) => {
  if (change.base.count > 0) return null;
  const words = wordsOfSql(change.name);
  const gone = all.filter((it) => it.route === change.route && it.base.count > noticeable && it.head.count === 0).map((it) => ({ it, like: likeness(words, wordsOfSql(it.name)) })).filter(({ like }) => like >= 0.4).toSorted((a, b) => b.like - a.like)[0]?.it;
  return gone ?? null;
};
var workEvidence = (group, { suite, work }, link) => {
  const place = (caller) => {
    const at = work.locate(caller);
    return at === null ? null : { path: at.path, line: at.startLine };
  };
  const signs = [];
  for (const change of work.statements) {
    const was = replacedBy(change, work.statements);
    const compared = was === null ? change : { ...change, base: was.base };
    const told2 = statementTold(compared, group);
    if (told2 === null) continue;
    const linked = Math.max(link(work.locate(change.caller), group.units), byText(change, group));
    if (linked === 0) continue;
    signs.push({ ...told2, weight: told2.weight * linked, text: workText(compared), place: place(change.caller), suite });
  }
  for (const change of work.sync.filter((it) => rise(it) > 5e-3)) {
    const linked = link(work.locate(change.caller), group.units);
    if (linked === 0) continue;
    const [, id = "sync-io", title = "Synchronous file access"] = callClasses.find(([pattern]) => pattern.test(change.name)) ?? [];
    const text = workText(change, false);
    signs.push({ class: id, title, weight: 0.85 * linked, text, place: place(change.caller), suite });
  }
  return signs.toSorted((a, b) => b.weight - a.weight).slice(0, 4);
};

// src/investigation/code/marks/mark.ts
var markKey = ({ kind, what, depth, within, inLoop, conditional, value }) => [kind, what, depth, within, inLoop, conditional, value].join("\0");
var beyond = (marks, others) => {
  const left = /* @__PURE__ */ new Map();
  for (const it of others) left.set(markKey(it), (left.get(markKey(it)) ?? 0) + 1);
  return marks.filter((it) => {
    const count = left.get(markKey(it)) ?? 0;
    left.set(markKey(it), count - 1);
    return count <= 0;
  });
};

// src/investigation/code/signs/sign.ts
var withinText = ({ within }) => within === "" ? "" : ` in ${within.slice(0, 60)}`;
var signOf = (mark, sign2, isHere = true) => ({ ...sign2, place: isHere ? { path: mark.path, line: mark.line } : null, suite: null });

// src/investigation/code/signs/number-signs.ts
var isRaised = (base, head) => head > base;
var isLowered = (base, head) => head < base;
var rules = [
  {
    key: /^(?:max|pool_?size|max_?connections|max_?sockets|concurrency|limit_?of_?connections)$/iu,
    class: "pool-reduced",
    worse: isLowered,
    title: "Fewer at a time",
    weight: 0.36
  },
  {
    key: /ttl|life_?time|max_?age|expires|stale/iu,
    class: "cache-lifetime",
    worse: isLowered,
    title: "A shorter lifetime",
    weight: 0.4
  },
  {
    key: /^(?:level|quality|brotli\w*|compression\w*)$/iu,
    class: "compression-level",
    worse: isRaised,
    title: "A higher level",
    weight: 0.34
  },
  {
    key: /^(?:limit|page_?size|per_?page|take|top|batch_?size|count|most)$/iu,
    class: "missing-limit",
    worse: isRaised,
    title: "More at a time",
    weight: 0.34
  },
  { key: /time_?out/iu, class: "timeout-raised", worse: isRaised, title: "A longer timeout", weight: 0.24 },
  {
    key: /rounds|iterations|cost|salt_?rounds|^n$/iu,
    class: "sync-crypto",
    worse: isRaised,
    title: "More rounds",
    weight: 0.26
  },
  {
    key: /delay|wait|sleep|interval/iu,
    class: "sequential-awaits",
    worse: isRaised,
    title: "A longer wait",
    weight: 0.26
  }
];
var pairs = ({ gained, lost }) => gained.filter(({ kind }) => kind === "number").flatMap((head) => {
  const base = lost.find((it) => it.kind === "number" && it.what === head.what && it.path === head.path);
  return base === void 0 ? [] : [{ base, head }];
});
var numberSigns = (group) => pairs(group).flatMap(({ base, head }) => {
  const [before2, after] = [Number(base.value), Number(head.value)];
  const rule = rules.find((it) => it.key.test(head.what) && it.worse(before2, after));
  if (rule === void 0) return [];
  return [
    signOf(head, {
      class: rule.class,
      weight: rule.weight,
      title: `${rule.title}: ${head.what.slice(0, 60)}`,
      text: `${head.what.slice(0, 60)} went from ${base.value.slice(0, 20)} to ${head.value.slice(0, 20)}${withinText(head)}.`
    })
  ];
});

// src/investigation/code/signs/sql-signs.ts
var limit = /\blimit\b|\bfetch\s+(?:first|next)\b|\btop\s+\d/iu;
var star = /(?:\bselect\s+(?:distinct\s+)?|,\s*)(?:\w+\.)?\*(?!\s*\))/iu;
var lock = /\bfor\s+(?:no\s+key\s+)?(?:update|share)\b|\block\s+table\b|\bisolation\s+level\s+(?:serializable|repeatable)/iu;
var wrapped = /\bwhere\b[\s\S]{0,2000}?(?:\b(?:lower|upper|coalesce|date|date_trunc|to_char|cast|trim|substr(?:ing)?|extract)\s*\(\s*(?:\w+\.)?\w+|\w+::\w+\s*(?:=|<|>|like)|\b(?:i?like)\s+(?:'%|'?\$?\d?\s*\|\|\s*'%|concat\s*\(\s*'%))/iu;
var before = ({ text }, others) => {
  const words = wordsOfSql(text);
  const ranked = others.map((it) => ({ it, like: likeness(words, wordsOfSql(it.text)) })).toSorted((a, b) => b.like - a.like);
  return ranked[0] !== void 0 && ranked[0].like >= 0.3 ? ranked[0].it : void 0;
};
var had = (pattern, text) => text !== null && pattern.test(text);
var rules2 = [
  {
    class: "missing-limit",
    isWorse: (base, head) => had(limit, base) && !limit.test(head),
    title: "A statement without its LIMIT",
    text: "The statement lost its LIMIT.",
    weight: 0.48
  },
  {
    class: "over-fetching",
    isWorse: (base, head) => star.test(head) && !had(star, base),
    title: "All columns fetched",
    text: "The statement now fetches every column (*).",
    weight: 0.44
  },
  {
    class: "unindexed-predicate",
    isWorse: (base, head) => wrapped.test(head) && !had(wrapped, base),
    title: "A condition that an index may not serve",
    text: "The condition now wraps a column in a function or a cast, or looks for a pattern that begins with %.",
    weight: 0.4
  },
  {
    class: "isolation-raised",
    isWorse: (base, head) => lock.test(head) && !had(lock, base),
    title: "A lock or a stronger isolation",
    text: "The statement now takes a lock, or asks for a stronger isolation.",
    weight: 0.36
  }
];
var inCode = ({ statements }) => statements.head.flatMap((now) => {
  const was = before(now, statements.base);
  return rules2.filter(({ isWorse: isWorse2 }) => isWorse2(was?.text ?? null, now.text)).map(({ class: id, title, text, weight }) => ({
    class: id,
    title,
    text,
    // A new statement may be one that no measured request sends.
    weight: was === void 0 ? weight * 0.6 : weight,
    place: { path: now.path, line: now.startLine },
    suite: null
  }));
});
var ofBuilders = ({ gained, lost }) => {
  const gone = lost.find(({ kind }) => kind === "limit");
  if (gone === void 0 || gained.some(({ kind }) => kind === "limit")) return [];
  return [
    {
      class: "missing-limit",
      weight: 0.38,
      title: "A query without its limit",
      text: `${gone.what} was taken away: the query brings all rows.`,
      place: null,
      suite: null
    }
  ];
};
var inMigrations = ({ units }) => units.filter(({ kind }) => kind === "migration").flatMap(
  ({ pieces }) => pieces.flatMap((piece4) => {
    const text = piece4.head.join("");
    const index = droppedIndex(text);
    const at = piece4.head.findIndex((line) => /\bdrop\s+index\b/iu.test(line));
    const place = { path: piece4.path, line: piece4.at + 1 + Math.max(0, at) };
    if (index !== null)
      return [
        {
          class: "lost-index",
          weight: 0.46,
          title: `Index ${index.slice(0, 60)} dropped`,
          text: `The migration drops the index ${index.slice(0, 60)}.`,
          place,
          suite: null
        }
      ];
    const isHeavy = /\b(?:create\s+(?:or\s+replace\s+)?trigger|create\s+policy|enable\s+row\s+level)\b/iu.test(
      text
    );
    return isHeavy ? [
      {
        class: "change",
        weight: 0.25,
        title: "A trigger or policy",
        text: "The migration makes a trigger or a policy, which runs with every row.",
        place,
        suite: null
      }
    ] : [];
  })
);
var sqlSigns = [inCode, ofBuilders, inMigrations];

// src/investigation/code/signs/waiting-signs.ts
var has = ({ units }, side, pattern) => units.some(({ pieces }) => pieces.some((piece4) => piece4[side].some((line) => pattern.test(line))));
var perItem2 = ({ gained }) => gained.filter(({ kind, inLoop, depth }) => kind === "query" && inLoop && depth > 0).slice(0, 2).map(
  (mark) => signOf(mark, {
    class: "n-plus-one",
    weight: 0.42,
    title: `A call of ${mark.what.slice(0, 60)} for every item`,
    text: `${mark.what.slice(0, 60)} is now called for each item of a list${withinText(mark)}.`
  })
);
var oneByOne = (group) => {
  const { gained, lost } = group;
  const apart = lost.find(({ kind, depth }) => kind === "together" && depth > 0);
  const awaits = gained.filter(({ kind, depth }) => kind === "await" && depth > 0);
  const [first] = awaits;
  const looped = awaits.find(({ inLoop }) => inLoop);
  if (apart !== void 0 && (first !== void 0 || !gained.some(({ kind }) => kind === "together")))
    return [
      signOf(
        first ?? apart,
        {
          class: "sequential-awaits",
          weight: looped === void 0 ? 0.42 : 0.46,
          title: "Calls that wait for each other",
          text: `Promise.${apart.what} was taken away${withinText(apart)}: what ran together now runs in turn.`
        },
        first !== void 0
      )
    ];
  if (looped !== void 0 && !gained.some(({ kind }) => kind === "together"))
    return [
      signOf(looped, {
        class: "sequential-awaits",
        weight: 0.22,
        title: "A wait for every item",
        text: `${looped.what.slice(0, 60) || "Something"} is awaited for each item of a list${withinText(looped)}, one after the other.`
      })
    ];
  const wait = gained.find(({ kind }) => kind === "wait");
  const isMore = awaits.length > lost.filter(({ kind }) => kind === "await").length;
  const added = wait ?? (isMore ? first : void 0);
  if (added === void 0) return [];
  return [
    signOf(added, {
      class: "sequential-awaits",
      weight: wait === void 0 ? 0.12 : 0.2,
      title: "One more wait",
      text: `One more call is awaited${withinText(added)}: ${added.what.slice(0, 60)}.`
    })
  ];
};
var syncClasses = [
  [
    /^(?:scrypt|pbkdf2|hkdf|generateKey|generateKeyPair|generatePrime|checkPrime|randomFill|hash|compare|bcrypt)\w*Sync$/u,
    "sync-crypto",
    "Synchronous crypto"
  ],
  [
    /^(?:gzip|gunzip|deflate|deflateRaw|inflate|inflateRaw|unzip|brotliCompress|brotliDecompress|zstdCompress|zstdDecompress)Sync$/u,
    "sync-compression",
    "Synchronous compression"
  ]
];
var synchronous = ({ gained }) => gained.filter(({ kind, depth }) => kind === "sync" && depth > 0).slice(0, 2).map((mark) => {
  const [
    ,
    id = "sync-io",
    title = `Synchronous ${/^(?:exec|spawn)/u.test(mark.what) ? "child process" : "file access"}`
  ] = syncClasses.find(([pattern]) => pattern.test(mark.what)) ?? [];
  const by = mark.value === "" ? "" : `, by way of ${mark.value.slice(0, 60)}`;
  return signOf(mark, {
    class: id,
    weight: 0.42,
    title,
    text: `${mark.what.slice(0, 60)} is called${withinText(mark)}${by}: while it lasts nothing else is answered.`
  });
});
var connections = (group) => {
  const { gained, lost } = group;
  const opened = gained.find(({ kind, depth }) => kind === "connect" && depth > 0);
  const closed = gained.find(({ kind }) => kind === "close");
  const agent = gained.find(
    (it) => it.kind === "agent" && (it.value === "false" || it.what !== "keepAlive" && it.depth > 0)
  );
  const dropped = lost.find((it) => it.kind === "agent" && it.value !== "false");
  const signs = [];
  if (opened !== void 0)
    signs.push(
      signOf(opened, {
        class: "pool-bypassed",
        weight: 0.44,
        title: `A ${opened.what.slice(0, 60)} of its own`,
        text: `${opened.what.slice(0, 60)} is made${withinText(opened)}, which opens connections anew each time.`
      })
    );
  if (closed !== void 0)
    signs.push(
      signOf(closed, {
        class: "keep-alive-server",
        weight: 0.46,
        title: "Connections closed after the answer",
        text: `${closed.what}${withinText(closed)} ends every connection after its answer.`
      })
    );
  const lostAgent = agent ?? dropped;
  if (lostAgent !== void 0 && (agent !== void 0 || !has(group, "head", /\bagent\b|keepAlive/iu)))
    signs.push(
      signOf(
        lostAgent,
        {
          class: "keep-alive-client",
          weight: 0.38,
          title: "Connections to another service not kept",
          text: `${agent === void 0 ? "The agent that kept connections was taken away" : "An agent is made, or told not to keep connections,"}${withinText(lostAgent)}.`
        },
        agent !== void 0
      )
    );
  return signs;
};
var waitingSigns = [perItem2, oneByOne, synchronous, connections];

// src/investigation/code/signs/work-signs.ts
var inFunctions = ({ depth }) => depth > 0;
var one = (marks, make) => marks.slice(0, 1).map((mark) => signOf(mark, make(mark)));
var expressions = ({ gained }) => one(
  gained.filter(({ kind }) => kind === "regex"),
  (mark) => ({
    class: "catastrophic-regex",
    weight: mark.what === "exponential" ? 0.46 : 0.36,
    title: "A regular expression that goes back over its text",
    text: `The time of the expression ${mark.value.slice(0, 60)} may grow ${mark.what === "exponential" ? "exponentially" : "with the square of the length, or more,"} where it does not match.`
  })
);
var searches2 = ({ gained }) => {
  const looped = gained.filter((it) => it.kind === "search" && it.inLoop && inFunctions(it));
  const nested = gained.filter((it) => it.kind === "loop" && it.inLoop && inFunctions(it));
  return [
    ...one(looped, (mark) => ({
      class: "quadratic-loop",
      weight: /^(?:find|filter|index)/iu.test(mark.what.split(".").at(-1) ?? "") ? 0.38 : 0.3,
      title: "A search for every item",
      text: `${mark.what.slice(0, 60)} looks through a list for each item of another${withinText(mark)}.`
    })),
    ...one(looped.length > 0 ? [] : nested, (mark) => ({
      class: "quadratic-loop",
      weight: 0.26,
      title: "A loop within a loop",
      text: `A loop runs for each round of another${withinText(mark)}.`
    }))
  ];
};
var copies = ({ gained }) => [
  ...one(
    gained.filter((it) => it.kind === "clone" && inFunctions(it)),
    (mark) => ({
      class: "deep-clone",
      weight: 0.42,
      title: `A deep copy by ${mark.what}`,
      text: `${mark.what} copies a whole value${withinText(mark)} each time.`
    })
  ),
  ...one(
    gained.filter((it) => it.kind === "copy" && it.inLoop),
    (mark) => ({
      class: "allocation-churn",
      weight: 0.44,
      title: `${mark.what.slice(0, 60)} copied for every item`,
      text: `All of ${mark.what.slice(0, 60)} is copied for each item that is added to it${withinText(mark)}.`
    })
  )
];
var built = ({ gained }) => one(
  gained.filter((it) => it.kind === "build" && inFunctions(it)),
  (mark) => ({
    class: "startup-work",
    weight: 0.4,
    title: `${mark.what} made each time`,
    text: `${mark.what.slice(0, 60)} is built${withinText(mark)} at every call; it could be made once.`
  })
);
var leaks = ({ gained, lost, around, marks }) => {
  const isRemoved = (what) => around.some((it) => it.kind === "remove" && it.what === what);
  const kept2 = gained.filter((it) => it.kind === "insert" && inFunctions(it) && !it.inLoop && !isRemoved(it.what));
  const gone = lost.find((it) => it.kind === "remove" && inFunctions(it));
  const now = gone === void 0 ? void 0 : marks.head.find((it) => it.kind === "remove" && it.what === gone.what && it.conditional);
  const signs = [];
  if (gone !== void 0 && (now !== void 0 || !isRemoved(gone.what)))
    signs.push(
      signOf(
        now ?? gone,
        {
          // clearInterval(timer) has no object.
          class: gone.what === "" ? "listener-leak" : "memory-leak",
          weight: 0.42,
          title: `${gone.what.slice(0, 60) || "Something"} ${now === void 0 ? "no longer forgets" : "forgets only sometimes"}`,
          text: `What is put into ${gone.what.slice(0, 60) || "a collection"} is ${now === void 0 ? "no longer taken out" : "taken out only under a condition"}${withinText(gone)}.`
        },
        now !== void 0
      )
    );
  const isOwn = (it) => !around.some((other2) => other2.kind === "number" && other2.what === it.what);
  return [
    ...signs,
    ...one(kept2.filter(isOwn), (mark) => ({
      class: "memory-leak",
      weight: 0.14,
      title: `${mark.what.slice(0, 60)} that may only grow`,
      text: `${mark.what.slice(0, 60)} is added to${withinText(mark)}, and nothing in the file takes anything out.`
    })),
    ...one(
      gained.filter((it) => it.kind === "listen" && inFunctions(it)),
      (mark) => ({
        class: "listener-leak",
        weight: 0.18,
        title: "A listener or timer for each call",
        text: `${mark.what} is called${withinText(mark)} each time.`
      })
    )
  ];
};
var logs2 = ({ gained }) => [
  ...one(
    gained.filter((it) => it.kind === "log" && inFunctions(it)),
    (mark) => ({
      class: "logging",
      weight: mark.inLoop ? 0.32 : 0.18,
      title: "More is logged",
      text: `${mark.what} is logged${withinText(mark)}${mark.inLoop ? " for each item" : ""}.`
    })
  ),
  ...one(
    gained.filter(
      (it) => it.kind === "number" && /^level$/iu.test(it.what) && /^(?:debug|trace|silly|verbose)$/u.test(it.value)
    ),
    (mark) => ({
      class: "logging",
      weight: 0.4,
      title: "The log writes more",
      text: `The level of the log is ${mark.value}${withinText(mark)}.`
    })
  )
];
var caches = ({ gained, lost, marks }) => {
  const read3 = lost.find((it) => it.kind === "cache-get");
  if (read3 === void 0) return [];
  const still = gained.find((it) => it.kind === "cache-get");
  if (still !== void 0 && still.value !== read3.value)
    return [
      signOf(still, {
        class: "cache-key",
        weight: 0.36,
        title: "Another key of the cache",
        text: `${still.what.slice(0, 60)} is asked for ${still.value.slice(0, 60)} instead of ${read3.value.slice(0, 60)}${withinText(still)}.`
      })
    ];
  if (still !== void 0) return [];
  const work = marks.head.find(({ kind }) => kind === "query" || kind === "await");
  return [
    signOf(
      work ?? marks.head[0] ?? read3,
      {
        class: work === void 0 ? "lost-memo" : "cache-bypassed",
        weight: 0.46,
        title: work === void 0 ? "A result that is no longer kept" : "The cache is no longer asked",
        text: `${read3.what.slice(0, 60)} was asked for ${read3.value.slice(0, 60) || "it"} first${withinText(read3)}, and no longer is.`
      },
      marks.head.length > 0
    )
  ];
};
var workSigns = [expressions, searches2, copies, built, leaks, logs2, caches];

// src/investigation/code/groups.ts
var signRules = [...sqlSigns, ...waitingSigns, ...workSigns, numberSigns];
var groupOf = (units, sources) => {
  const marks = { base: marksIn(units, "base", sources), head: marksIn(units, "head", sources) };
  const paths = new Set(units.flatMap(({ pieces }) => pieces.map(({ path }) => path)));
  const placed = (found) => found;
  return {
    units,
    gained: marks.head.length === 0 ? [] : filterBack(marks.head, beyond(marks.head, marks.base)),
    lost: marks.base.length === 0 ? [] : filterBack(marks.base, beyond(marks.base, marks.head)),
    marks,
    around: Array.from(paths).flatMap(
      (path) => placed((sources(path, "head")?.marks ?? []).map((mark) => ({ ...mark, path })))
    ),
    statements: { base: statementsIn(units, "base", sources), head: statementsIn(units, "head", sources) }
  };
};
var filterBack = (all, some) => {
  const kept2 = new Set(some);
  return all.filter((it) => kept2.has(it));
};
var mostFine = 80;
var find = (change, ids) => {
  const wanted2 = new Set(ids);
  return change.units.filter(({ id }) => wanted2.has(id));
};
var candidatesOf = (change, patches, order) => {
  const seeds = change.units.filter(({ innocent }) => innocent === null);
  const ranked = seeds.map((unit) => ({ unit, weight: order(unit) })).toSorted((a, b) => b.weight - a.weight).map(({ unit }) => unit);
  const fine = ranked.slice(0, mostFine).map((unit) => [unit]);
  const coarse = Map.groupBy(ranked.slice(mostFine), ({ pieces }) => pieces[0]?.path ?? "");
  const known = /* @__PURE__ */ new Map();
  for (const units of [...fine, ...coarse.values()]) {
    const ids = units.map(({ id }) => id);
    const undo = patches.undoAll(ids);
    const whole2 = "units" in undo ? undo.units : ids;
    const key2 = JSON.stringify(whole2);
    if (!known.has(key2)) known.set(key2, { units: find(change, whole2), undo });
  }
  return Array.from(known.values());
};

// src/investigation/code/renames.ts
var token = /[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|[^\s\w]/gu;
var isName = /^[\p{L}_$]/u;
var comment2 = /^\s*(?:\/\/|\/\*|\*\/|\*(?:\s|$))/u;
var declaring = /\b(?:const|let|var|function|class|as)\s+([\p{L}_$][\p{L}\p{N}_$]*)|[({,]\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*(?=[,)}=:])/gu;
var codeOf = (units, side) => units.flatMap(
  ({ pieces }) => pieces.flatMap((piece4) => piece4[side].filter((line) => line.trim() !== "" && !comment2.test(line)))
);
var tokensOf = (lines) => lines.flatMap((line) => line.match(token) ?? []);
var declaredIn = (lines) => new Set(lines.flatMap((line) => Array.from(line.matchAll(declaring), ([, a, b]) => a ?? b ?? "")));
var isRenaming = (units) => {
  const [base, head] = [codeOf(units, "base"), codeOf(units, "head")];
  const [old, now] = [tokensOf(base), tokensOf(head)];
  if (old.length === 0 || old.length !== now.length) return false;
  const [before2, after] = [declaredIn(base), declaredIn(head)];
  const [forth, back] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
  return old.every((was, index) => {
    const is = now[index] ?? "";
    if (was === is) return !forth.has(was) && !back.has(is);
    const isOwn = isName.test(was) && isName.test(is) && before2.has(was) && after.has(is);
    if (!isOwn || (forth.get(was) ?? is) !== is || (back.get(is) ?? was) !== was) return false;
    forth.set(was, is);
    back.set(is, was);
    return true;
  });
};
var essence2 = (line) => line.trim().replace(/^export\s+(?:default\s+)?/u, "");
var isMove = (units) => {
  const of = (side) => codeOf(units, side).map(essence2).filter((line) => !/^(?:import\b|export\s*\{)/u.test(line)).toSorted().join("\n");
  const base = of("base");
  return base !== "" && base === of("head");
};
var onlyRearranges = (units) => {
  if (units.some(({ kind }) => kind !== "hunk")) return null;
  if (isRenaming(units)) return "It only renames.";
  return isMove(units) ? "It only moves lines." : null;
};
var sizeOf = (units) => units.reduce((sum, { pieces }) => {
  const lines = pieces.map(
    ({ base, head }) => base.length > 0 && head.length > 0 && base.length + head.length < 400 ? (lineRuns(base.join(""), head.join("")) ?? []).reduce(
      (all, run) => all + Math.max(run.base.length, run.head.length),
      0
    ) : Math.max(base.length, head.length)
  );
  return sum + lines.reduce((all, count) => all + count, 0);
}, 0);

// src/investigation/code/weigh.ts
var isMoved = (id, metric) => {
  const { moves, counters } = classOf(id);
  return [...counters, ...moves].some((it) => it === metric || metric.startsWith(`${it}.`));
};
var metricText = ({ suite, route, metric, base, head }) => {
  const { title, unit } = isMetric(metric) ? metricOf(metric) : { title: metric, unit: "count" };
  const where = [suite, route].filter((it) => it !== null).join(" ");
  return `${title} of ${where.slice(0, 120)}: ${formatValue(base.value, unit)} on the base, ${formatValue(head.value, unit)} on the head.`;
};
var mostOfRule = 0.6;
var mostOfCounter = 0.78;
var weigh = (sign2, regressed2) => {
  if (sign2.suite !== null || regressed2.length === 0) return { sign: sign2, weight: sign2.weight, metric: null };
  const { counters } = classOf(sign2.class);
  const counted = regressed2.find(({ metric }) => counters.includes(metric));
  if (counted !== void 0)
    return { sign: sign2, weight: Math.min(mostOfCounter, sign2.weight + 0.3), metric: metricText(counted) };
  const moved = regressed2.find(({ metric }) => isMoved(sign2.class, metric));
  if (moved !== void 0)
    return {
      sign: sign2,
      weight: Math.min(mostOfRule, counters.length > 0 ? sign2.weight * 0.8 : sign2.weight * 1.2 + 0.04),
      metric: metricText(moved)
    };
  return { sign: sign2, weight: sign2.class === "change" ? sign2.weight : sign2.weight * 0.4, metric: null };
};
var together = (weights) => Math.min(
  0.98,
  1 - weights.toSorted((a, b) => b - a).reduce((left, it, index) => left * (1 - it / (1 + index / 2)), 1)
);

// src/investigation/code/make-suspect.ts
var longest2 = 600;
var mostEvidence = 8;
var kindOf = (units) => units.some(({ kind }) => kind === "migration") ? "migration" : units.some(({ kind }) => kind === "dependency") ? "dependency" : "hunk";
var holds = ({ path, at, head }, place) => path === place.path && at < place.line && place.line <= at + head.length;
var placeIn = (units, places) => {
  const pieces = units.flatMap((unit) => unit.pieces);
  const place = places.find((it) => pieces.some((piece5) => holds(piece5, it)));
  const [largest] = pieces.toSorted((a, b) => b.head.length + b.base.length - (a.head.length + a.base.length));
  const piece4 = place === void 0 ? pieces.find(({ path }) => path === places[0]?.path) ?? largest : pieces.find((it) => holds(it, place));
  if (piece4 === void 0) return null;
  const startLine = piece4.at + 1;
  const location = { path: piece4.path, startLine, endLine: Math.max(startLine, piece4.at + piece4.head.length) };
  return { location, line: place?.line ?? startLine };
};
var companyText = ({ length }) => {
  if (length < 2) return [];
  return length === 2 ? ["With it another place of the change goes back, which needs it or is needed."] : [`With it ${length - 1} other places of the change go back, which need it or are needed.`];
};
var undoOf = ({ candidate: { undo, units }, patches }) => {
  if ("reason" in undo) return null;
  const applied = patches.applyAll(undo.units);
  return {
    kind: kindOf(units),
    patch: undo.patch,
    apply: "reason" in applied ? null : applied.patch,
    units: undo.units
  };
};
var plainWeight = (units) => {
  const [path] = units.flatMap(({ pieces }) => pieces);
  const isNewFile = path !== void 0 && path.base.length === 0 && path.at === 0 && units.length === 1;
  return (isNewFile ? 0.03 : 0.06) + 0.04 * Math.min(1, Math.log2(1 + sizeOf(units)) / 8);
};
var makeSuspect = (parts) => {
  const { candidate, signs, suites } = parts;
  const { units, undo } = candidate;
  const paths = Array.from(new Set(units.flatMap(({ pieces }) => pieces.map(({ path }) => path))));
  const own = suites.filter((suite) => paths.some((path) => isWithin(path, suite)));
  const worse = own.flatMap(({ regressed: regressed2 }) => regressed2);
  const weighed = signs.map((sign2) => weigh(sign2, worse)).toSorted((a, b) => b.weight - a.weight);
  const rearranged = onlyRearranges(units);
  const specific = weighed.find(({ sign: sign2, weight: weight2 }) => sign2.class !== "change" && weight2 >= 0.08);
  const lead = specific ?? weighed[0];
  const id = lead?.sign.class ?? "change";
  const places = weighed.flatMap(({ sign: sign2 }) => sign2.place ?? []);
  const { location, line } = placeIn(units, places) ?? { location: null, line: 0 };
  const where = location === null ? "" : ` in ${location.path.slice(0, 200)}:${line}`;
  const alone = Math.max(0.8, 1 - 0.02 * (units.length - 1));
  const weight = rearranged === null || weighed.some(({ sign: sign2 }) => sign2.suite !== null) ? together([...weighed.slice(0, 4).map((it) => it.weight), plainWeight(units)]) * alone : 0.02;
  const sentences = [
    ...weighed.map(({ sign: sign2 }) => sign2.text),
    ...weighed.flatMap(({ metric }) => metric ?? []),
    ...rearranged === null ? [] : [rearranged],
    ...companyText(units)
  ];
  const measured = Array.from(new Set(weighed.flatMap(({ sign: sign2 }) => sign2.suite ?? [])));
  const observed = new Set(worse.map(({ metric }) => metric));
  const counters = [
    ...classOf(id).counters,
    ...weighed.flatMap(({ sign: sign2 }) => sign2.class === id ? sign2.counters ?? [] : [])
  ];
  return {
    expert: "code",
    class: id,
    title: `${lead?.sign.title ?? "Changed code"}${where}`.slice(0, longest2),
    location,
    evidence: Array.from(new Set(sentences.map((it) => it.slice(0, longest2)))).slice(0, mostEvidence),
    weight,
    undo: undoOf(parts),
    reason: "reason" in undo ? undo.reason : null,
    // A counter that did not move from base to head can't move back.
    counters: Array.from(new Set(counters)).filter((it) => worse.length === 0 || observed.has(it)),
    suites: measured.length > 0 ? measured : own.length === suites.length ? [] : own.map(({ suite }) => suite)
  };
};

// src/investigation/code/code-suspects.ts
var signsOf = (units, byUnit) => {
  const all = units.flatMap(({ id }) => byUnit.get(id) ?? []);
  return Array.from(new Map(all.toSorted((a, b) => a.weight - b.weight).map((it) => [it.text, it])).values());
};
var investigateCode = (facts) => {
  const read3 = createScriptReader();
  const change = readChange(facts, read3);
  const patches = createUnitPatches(change, createFlip(change, read3));
  const sources = createSources(change, read3);
  const link = createLink(sources);
  const suites = suiteFacts(facts);
  const versions = createVersions(change.files.values());
  const profiled2 = suites.map((suite) => profileEvidence(change.units, change.files, suite));
  const isOf = (units, suite) => units.some(({ pieces }) => pieces.some(({ path }) => isWithin(path, suite)));
  const evidenceOf = (units) => {
    const group = groupOf(units, sources);
    const own = suites.filter((suite) => isOf(units, suite));
    return [
      ...signRules.flatMap((rule) => rule(group)),
      ...own.flatMap((suite) => [...workEvidence(group, suite, link), ...planEvidence(group, suite)]),
      ...profiled2.flatMap((byUnit) => signsOf(units, byUnit)),
      ...units.flatMap((unit) => dependencyEvidence(unit, versions(unit), suites)),
      ...bundleEvidence(group, facts.bundles ?? [])
    ];
  };
  const strongest = (unit) => Math.max(0, ...evidenceOf([unit]).map(({ weight }) => weight));
  const candidates = candidatesOf(change, patches, strongest);
  const suspects = candidates.map(
    (candidate) => makeSuspect({ candidate, signs: evidenceOf(candidate.units), suites, patches })
  );
  return { suspects: mergeSuspects(suspects), change, patches };
};

// src/investigation/infrastructure/look-at-infrastructure.ts
import { posix as posix5 } from "node:path";

// src/investigation/infrastructure/read/entry.ts
var idOf = (path) => path.join("\0");
var pathText = (path) => path.map((part3, index) => index === 0 || part3.startsWith("[") ? part3 : `.${part3}`).join("");
var isBelow = (path, above2) => path.length >= above2.length && above2.every((part3, index) => path[index] === part3);
var leafOf = (draft) => ({
  isLeaf: true,
  same: draft.value,
  apart: "lines",
  locked: null,
  via: null,
  also: [],
  ...draft
});
var containerOf = (draft) => ({ ...leafOf({ value: "", ...draft }), isLeaf: false });
var createNaming = () => {
  const seen = /* @__PURE__ */ new Map();
  return (above2, name2) => {
    const path = [...above2, name2];
    const times = (seen.get(idOf(path)) ?? 0) + 1;
    seen.set(idOf(path), times);
    return times === 1 ? path : [...above2, `${name2}#${times}`];
  };
};

// src/investigation/infrastructure/read/value-parts.ts
var part = /(?<![\w.-])(?<name>--[a-z][\w-]*|[A-Za-z_][\w.-]*)(?:(?<equals>=)|(?<between>["']?\s*,?\s*["']?)(?=[\d]))(?<value>(?:(?!["'\s,&;}\]]).)+)/gu;
var joined2 = /(?<![\w-])(?<name>-Xm[sxn]|-Xss)(?<value>\d+[kmgKMG]?)/gu;
var partsOf2 = (raw) => {
  const found = [...raw.matchAll(part), ...raw.matchAll(joined2)].flatMap((it) => {
    const { name: name2 = "", value = "", equals } = it.groups ?? {};
    if (equals === void 0 && !name2.startsWith("-")) return [];
    const end = it.index + it[0].length;
    return [{ name: name2, value, start: end - value.length, end }];
  });
  return found.toSorted((a, b) => a.start - b.start);
};
var skeleton = (raw, parts) => {
  let [rest, last] = ["", 0];
  for (const { start, end } of parts) {
    rest += `${raw.slice(last, start)}\0`;
    last = end;
  }
  return rest + raw.slice(last);
};
var valueParts = (base, head) => {
  const [before2, after] = [partsOf2(base), partsOf2(head)];
  if (before2.length === 0 || new Set(after.map(({ name: name2 }) => name2)).size !== after.length) return null;
  return skeleton(base, before2) === skeleton(head, after) ? { base: before2, head: after } : null;
};
var partValues = (raw) => partsOf2(raw);

// src/investigation/infrastructure/compare-settings.ts
var indexOf = (text) => new Map(text.entries.map((entry) => [idOf(entry.path), entry]));
var isNumbered = (part3) => part3 !== void 0 && /^\[\d*\](?:#\d+)?$/u.test(part3);
var sharedIn = (base, head) => new Set(
  Array.from(base.values()).filter(({ path }) => head.has(idOf(path))).flatMap(({ path }) => path.slice(1).map((_, index) => idOf(path.slice(0, index + 1))))
);
var unitOf = (path, base, head, shared) => {
  for (let length = 1; length < path.length; length += 1) {
    const id2 = idOf(path.slice(0, length));
    const [before2, after] = [base.get(id2), head.get(id2)];
    if (before2 === void 0 && after === void 0) continue;
    const isBoth = before2 !== void 0 && after !== void 0;
    if (isBoth && !before2.isLeaf && !after.isLeaf && shared.has(id2)) continue;
    return !isBoth && isNumbered(path[length - 1]) ? path.slice(0, length - 1) : path.slice(0, length);
  }
  const id = idOf(path);
  return base.has(id) === head.has(id) || !isNumbered(path.at(-1)) ? path : path.slice(0, -1);
};
var placeOf = (entry, base, head) => {
  const above2 = entry.path.slice(0, -1);
  const at = base.entries.indexOf(entry);
  const beside = (it) => it.path.length === entry.path.length && isBelow(it.path, above2);
  const next = base.entries.slice(at + 1).find((it) => beside(it) && head.has(idOf(it.path)));
  const last = base.entries.slice(0, at).findLast((it) => beside(it) && head.has(idOf(it.path)));
  const near = next ?? last;
  return head.get(idOf(near?.path ?? above2)) ?? null;
};
var partsThatDiffer = (base, head) => head.flatMap((part3, index) => {
  const before2 = base[index];
  return before2 === void 0 || before2.value === part3.value ? [] : [{ part: part3, before: before2 }];
});
var isKnownElsewhere = (entry, other2) => entry.path.at(-1) === "*" || entry.via !== null && other2 !== void 0 && other2.via !== null;
var compareSettings = ({ base, head }) => {
  const [before2, after] = [indexOf(base), indexOf(head)];
  const lineOf = createLineIndex(head.text);
  const both = sharedIn(before2, after);
  const shared = (path) => ({
    kind: head.kind,
    path,
    part: null,
    unit: unitOf(path, before2, after, both)
  });
  const changes = head.entries.flatMap((entry) => {
    if (!entry.isLeaf) return [];
    const old = before2.get(idOf(entry.path));
    if (isKnownElsewhere(entry, old)) return [];
    const line = lineOf(entry.from);
    const common = { ...shared(entry.path), line, also: entry.also };
    if (old === void 0 || !old.isLeaf) return [{ ...common, before: null, after: entry.value }];
    if (old.same === entry.same) return [];
    const parts = valueParts(base.text.slice(old.start, old.end), head.text.slice(entry.start, entry.end));
    if (parts === null)
      return [{ ...common, line: lineOf(Math.max(entry.from, entry.start)), before: old.value, after: entry.value }];
    return partsThatDiffer(parts.base, parts.head).map(({ part: part3, before: before3 }) => ({
      ...common,
      part: part3.name,
      line: lineOf(entry.start + part3.start),
      before: before3.value,
      after: part3.value
    }));
  });
  const gone = base.entries.flatMap((entry) => {
    const now = after.get(idOf(entry.path));
    if (!entry.isLeaf || now?.isLeaf === true || isKnownElsewhere(entry, now)) return [];
    const place = placeOf(entry, base, after);
    const line = place === null ? 1 : lineOf(place.from);
    return [{ ...shared(entry.path), line, before: entry.value, after: null, also: entry.also }];
  });
  return [...changes, ...gone];
};

// src/investigation/infrastructure/file-kind.ts
import { posix as posix4 } from "node:path";
var foreign = /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|out|coverage|__snapshots__|fixtures|testdata)\/|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|composer\.lock|Cargo\.lock|poetry\.lock|\.terraform\.lock\.hcl)$|\.min\.\w+$|\.map$/u;
var tooling = /(?:^|\/)(?:\.vscode|\.idea|\.husky|\.devcontainer|\.changeset)\/|(?:^|\/)\.github\/(?!pacegate\.ya?ml$)|(?:^|\/)(?:\.eslintrc|\.prettierrc|\.oxlintrc|\.stylelintrc|\.markdownlint|\.editorconfig|\.lintstagedrc|\.commitlintrc|\.nycrc|\.gitlab-ci|\.travis|\.pre-commit-config|renovate|dependabot|codecov|\.?jest\.config|\.?cypress|\.mocharc|typedoc|lerna|nx|turbo|biome|tsconfig|jsconfig|mkdocs|openapi|swagger)(?:[.-][\w.-]+)?$/iu;
var isTest = /(?:^|\/)(?:tests?|__tests__|spec|e2e)\/|\.(?:test|spec)\.\w+$/u;
var byName = [
  ["manifest", /^package\.json$/u],
  ["compose", /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/u],
  ["dockerfile", /^(?:[\w.-]+\.)?(?:Docker|Container)file(?:[.-][\w.-]+)?$/iu],
  ["env", /^\.env(?:\.[\w.-]+)?$|^[\w.-]+\.env$|^\.?envrc$/u],
  ["postgresql", /^postgresql(?:[.-][\w.-]+)?\.conf$|^postgresql\.auto\.conf$/u],
  ["helm", /^values(?:[.-][\w.-]+)?\.ya?ml$/u],
  ["terraform", /\.(?:tf|tfvars|hcl)$/u],
  ["toml", /\.toml$/u],
  ["json", /\.(?:json|jsonc|json5)$|^\.\w+rc$/u],
  ["properties", /\.properties$/u],
  ["ini", /\.(?:ini|cfg|cnf)$|^\.npmrc$/u],
  // "web: node server.js" is YAML too.
  ["yaml", /\.ya?ml$|^Procfile(?:\.\w+)?$/u],
  ["source", /\.(?:[cm]?[jt]s|[jt]sx)$/u]
];
var isNginx = (path, text) => /nginx|sites-(?:available|enabled)/u.test(path) || /\{/u.test(text) && /;\s*$/mu.test(text);
var isManifest = (text) => /^apiVersion:/mu.test(text) && /^kind:/mu.test(text);
var fileKind = (path, text) => {
  if (foreign.test(path) || tooling.test(path)) return null;
  const name2 = posix4.basename(path);
  const kind = byName.find(([, pattern]) => pattern.test(name2))?.[0] ?? null;
  if (kind === "source" && isTest.test(path)) return null;
  if ((kind === "yaml" || kind === "helm") && isManifest(text)) return "kubernetes";
  if (kind === "yaml" && /(?:^|\/)templates\//u.test(path)) return "kubernetes";
  if (kind !== null) return kind;
  if (!/\.conf(?:\.\w+)?$/u.test(name2)) return null;
  return isNginx(path, text) ? "nginx" : "conf";
};
var deployed = /* @__PURE__ */ new Set([
  "compose",
  "kubernetes",
  "helm",
  "terraform",
  "nginx",
  "dockerfile",
  "postgresql"
]);
var broughtBy = {
  compose: /\bdocker[ -]compose\b|\bpodman-compose\b/u,
  dockerfile: /\bdocker\b|\bpodman\b/u,
  kubernetes: /\bkubectl\b|\bminikube\b|\bkind\b/u,
  helm: /\bhelm\b/u,
  terraform: /\bterraform\b|\btofu\b/u,
  nginx: /\bnginx\b/u,
  postgresql: /postgresql\.conf|config_file/u
};
var actsInMeasurement = (kind, commands) => !deployed.has(kind) || commands.some((command) => broughtBy[kind]?.test(command) ?? false);
var names = {
  yaml: "YAML",
  compose: "Compose",
  kubernetes: "Kubernetes",
  helm: "Helm",
  json: "JSON",
  manifest: "package.json",
  toml: "TOML",
  env: "environment",
  ini: "INI",
  properties: "properties",
  conf: "configuration",
  postgresql: "PostgreSQL",
  nginx: "nginx",
  dockerfile: "Dockerfile",
  terraform: "Terraform",
  source: "source"
};
var kindName = (kind) => names[kind];

// src/investigation/infrastructure/read/logical-lines.ts
var logicalLines = (text, goesOn3) => {
  const lines = [];
  const endOf2 = (from) => {
    const at = text.indexOf("\n", from);
    return at === -1 ? text.length : at;
  };
  const mostLines = 200;
  for (let start = 0; start < text.length; ) {
    const first = endOf2(start);
    let end = first;
    for (let lines2 = 1; lines2 < mostLines && end < text.length && goesOn3(text.slice(start, end)); lines2 += 1)
      end = endOf2(end + 1);
    if (goesOn3(text.slice(start, end))) end = first;
    lines.push({ start, end: text[end - 1] === "\r" ? end - 1 : end });
    start = Math.max(end, text[end] === "\r" ? end + 1 : end) + 1;
  }
  return lines;
};

// src/investigation/infrastructure/read/dockerfile-text.ts
var goesOn = (part3) => !/^\s*#/u.test(part3) && /\\\s*$/u.test(part3);
var assignment = /([A-Za-z_][\w.-]*)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s"'\\]|\\.)*)/gu;
var unquoted = (raw) => raw.replace(/^(["'])([\s\S]*)\1$/u, "$2");
var whole = /* @__PURE__ */ new Set(["FROM", "CMD", "ENTRYPOINT", "HEALTHCHECK", "STOPSIGNAL"]);
var readDockerfile = (text) => {
  const name2 = createNaming();
  const entries = [];
  for (const { start: from, end } of logicalLines(text, goesOn)) {
    const line = text.slice(from, end);
    const [matched = "", word2 = ""] = /^\s*([A-Za-z]+)\s+/u.exec(line) ?? [];
    const instruction = word2.toUpperCase();
    const [start, raw] = [from + matched.length, line.slice(matched.length).trimEnd()];
    if (whole.has(instruction))
      entries.push(leafOf({ path: name2([], instruction), from, start, end: start + raw.length, to: end, value: raw }));
    if (instruction !== "ENV" && instruction !== "ARG") continue;
    const older = /^([A-Za-z_][\w.-]*)(?:\s+(.*))?$/su.exec(raw);
    const found = older === null ? Array.from(raw.matchAll(assignment)) : [];
    if (older !== null) {
      const value = older[2] ?? "";
      const at = start + raw.length - value.length;
      entries.push(
        leafOf({ path: name2([instruction], older[1] ?? ""), from, start: at, end: at + value.length, to: end, value })
      );
    }
    for (const it of found) {
      const [all, key2 = "", value = ""] = it;
      const at = start + it.index;
      const place = { from: found.length === 1 ? from : at, to: found.length === 1 ? end : at + all.length };
      const locked = found.length === 1 ? null : "it shares its instruction with others";
      const end_ = at + all.length;
      entries.push(
        leafOf({
          ...place,
          path: name2([instruction], key2),
          start: end_ - value.length,
          end: end_,
          value: unquoted(value),
          locked
        })
      );
    }
  }
  return { entries, byLines: false, note: null };
};

// src/investigation/infrastructure/read/yaml-text.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/investigation/infrastructure/read/keyed-lines.ts
var keyed = /^([ \t]*)((?:-[ \t]+)*)(["']?)([\w.$/@-][\w .$/@-]*)\3[ \t]*:(?:[ \t]+|$)(.*)$/u;
var withoutComment = (rest) => {
  const bare2 = rest.replace(/[ \t]+#[^"'}]*$/u, "").trimEnd();
  return bare2.startsWith("#") ? "" : bare2.replace(/,$/u, "");
};
var naming = /^(?:name|id|key|host)$/u;
var unquoted2 = (text) => /^(["'])(.*)\1$/u.exec(text)?.[2] ?? text;
var keyedLines = (text, because) => {
  const name2 = createNaming();
  const entries = [];
  const above2 = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    const [, indent = "", dashes = "", quote2 = "", key2, rest = ""] = keyed.exec(line.replace(/\r$/u, "")) ?? [];
    if (key2 !== void 0) {
      const raw = withoutComment(rest);
      const depth = indent.length + dashes.length;
      const isAbove = (it) => it.indent < indent.length || dashes !== "" && it.indent === indent.length && !it.isItem;
      while (above2.length > 0 && !isAbove(above2[above2.length - 1] ?? { indent: 0, path: [], isItem: true }))
        above2.pop();
      if (dashes !== "") {
        const label2 = naming.test(key2) && raw !== "" ? unquoted2(raw) : "";
        above2.push({ indent: indent.length, path: name2(above2.at(-1)?.path ?? [], `[${label2}]`), isItem: true });
      }
      const path = name2(above2.at(-1)?.path ?? [], key2);
      const start = offset + line.indexOf(rest, depth + key2.length + 2 * quote2.length + 1);
      const place = { path, from: offset + depth, start, end: start + raw.length, to: start + raw.length };
      if (raw === "") above2.push({ indent: depth, path, isItem: false });
      entries.push(raw === "" ? containerOf(place) : leafOf({ ...place, value: unquoted2(raw), same: raw }));
    }
    offset += line.length + 1;
  }
  return { entries, byLines: true, note: `is read line by line: ${because}` };
};

// src/investigation/infrastructure/read/yaml-document.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/investigation/infrastructure/read/yaml-nodes.ts
var import_yaml = __toESM(require_dist(), 1);
var namingFields = ["name", "id", "key", "host"];
var rangeOf = (text, node) => {
  if (node.range === null || node.range === void 0) return null;
  const [start, end] = node.range;
  return [start, (0, import_yaml.isScalar)(node) ? end : start + text.slice(start, end).trimEnd().length];
};
var nameOf3 = (item) => {
  if (!(0, import_yaml.isMap)(item)) return null;
  const field = namingFields.map((name2) => item.get(name2, true)).find((it) => (0, import_yaml.isScalar)(it) && it.value !== null);
  return (0, import_yaml.isScalar)(field) ? String(field.value) : null;
};
var sameScalar = (node) => (0, import_yaml.isAlias)(node) ? `*${node.source}` : (0, import_yaml.isScalar)(node) ? `${node.tag ?? ""} ${typeof node.value} ${String(node.value)}` : "";
var sameLeaf = (node) => (0, import_yaml.isMap)(node) ? "map" : (0, import_yaml.isSeq)(node) ? "list []" : sameScalar(node);
var isPlain = (node) => (0, import_yaml.isScalar)(node) || (0, import_yaml.isAlias)(node);
var shownScalar = (node, document) => {
  const target = (0, import_yaml.isAlias)(node) ? node.resolve(document) : node;
  if (!(0, import_yaml.isScalar)(target)) return (0, import_yaml.isAlias)(node) ? `*${node.source}` : "";
  return target.type === "PLAIN" && target.source !== void 0 ? target.source : String(target.value);
};

// src/investigation/infrastructure/read/yaml-document.ts
var mostEntries = 2e4;
var assignment2 = /^([A-Za-z_][\w.-]*)=/u;
var createReader = (text, document) => {
  const entries = [];
  const name2 = createNaming();
  const anchors = /* @__PURE__ */ new Map();
  const push = (entry, { alias }) => {
    if (entries.length >= mostEntries) throw new RangeError("Too many keys.");
    if (alias === null) {
      entries.push(entry);
      return;
    }
    if (!entry.isLeaf && entry.path === alias.path) return;
    const [start, end] = alias.range;
    const via = [...alias.origin, ...entry.path.slice(alias.path.length)];
    entries.push({ ...entry, start, end, from: start, to: end, via, locked: "it comes from an anchor" });
  };
  const shown = (node) => shownScalar(node, document);
  const leaf = (range, place, value, same) => {
    const [start, end] = range;
    push(leafOf({ ...place, start, end, to: end, value, same }), place);
  };
  const assigned = (node, range, place) => {
    const raw = text.slice(...range);
    const at = raw.indexOf("=") + 1;
    const isQuoted = /^["']/u.test(raw);
    const value = shown(node).slice(shown(node).indexOf("=") + 1);
    const end = range[1] - (isQuoted ? 1 : 0);
    push(leafOf({ ...place, start: range[0] + at, end, to: range[1], value }), place);
  };
  const map = (pairs2, apart, place) => {
    for (const { key: key2, value } of pairs2) {
      const keyRange = (0, import_yaml2.isNode)(key2) ? rangeOf(text, key2) : null;
      if (keyRange === null) continue;
      const label2 = (0, import_yaml2.isScalar)(key2) ? String(key2.value) : text.slice(...keyRange);
      const path = name2(place.path, label2);
      const below2 = { path, from: keyRange[0], apart, alias: place.alias };
      if ((0, import_yaml2.isNode)(value)) visit(value, below2);
      else leaf([keyRange[1], keyRange[1]], below2, "", "nothing");
    }
  };
  const list = (items, apart, range, place) => {
    const texts = items.map((item) => (0, import_yaml2.isScalar)(item) && typeof item.value === "string" ? item.value : null);
    const isAssigned = texts.every((it) => it !== null && assignment2.test(it));
    if (!isAssigned && items.every(isPlain)) {
      const values = JSON.stringify(items.map(shown));
      leaf(range, place, values, `list ${JSON.stringify(items.map(sameScalar))}`);
      return;
    }
    const [start, end] = range;
    push(containerOf({ ...place, start, end, to: end }), place);
    const names2 = items.map(nameOf3);
    const isNamed = names2.every((it) => it !== null) && new Set(names2).size === names2.length;
    for (const [index, item] of items.entries()) {
      const itemRange = (0, import_yaml2.isNode)(item) ? rangeOf(text, item) : null;
      if (!(0, import_yaml2.isNode)(item) || itemRange === null) continue;
      const label2 = isAssigned ? assignment2.exec(texts[index] ?? "")?.[1] ?? "" : `[${isNamed ? names2[index] : index}]`;
      const below2 = { path: name2(place.path, label2), from: itemRange[0], apart, alias: place.alias };
      if (isAssigned) assigned(item, itemRange, below2);
      else visit(item, below2);
    }
  };
  const aliased = (node, range, place) => {
    leaf(range, place, shown(node), sameScalar(node));
    const target = node.resolve(document);
    const origin = anchors.get(node.source);
    if (target === void 0 || origin === void 0) return;
    const isScalarThere = (0, import_yaml2.isScalar)(target);
    const path = isScalarThere ? [...place.path, "*"] : place.path;
    const alias = place.alias ?? { range, path, origin };
    if (isScalarThere)
      push(leafOf({ path, from: 0, start: 0, end: 0, to: 0, value: shown(target), same: sameScalar(target) }), {
        ...place,
        alias
      });
    else below(target, rangeOf(text, target) ?? range, { ...place, alias });
  };
  const below = (node, range, place) => {
    const [start, end] = range;
    if ((0, import_yaml2.isMap)(node) && node.items.length > 0) {
      if (place.path.length > 0) push(containerOf({ ...place, start, end, to: end }), place);
      map(node.items, node.flow === true ? "commas" : "lines", place);
    } else if ((0, import_yaml2.isSeq)(node) && node.items.length > 0)
      list(node.items, node.flow === true ? "commas" : "lines", range, place);
    else leaf(range, place, (0, import_yaml2.isMap)(node) ? "{}" : (0, import_yaml2.isSeq)(node) ? "[]" : shown(node), sameLeaf(node));
  };
  const visit = (node, place) => {
    const range = rangeOf(text, node);
    if (range === null) return;
    if ((0, import_yaml2.isAlias)(node)) {
      aliased(node, range, place);
      return;
    }
    if (((0, import_yaml2.isMap)(node) || (0, import_yaml2.isSeq)(node) || (0, import_yaml2.isScalar)(node)) && node.anchor !== void 0)
      anchors.set(node.anchor, place.path);
    below(node, range, place);
  };
  const withUses = () => {
    const uses = /* @__PURE__ */ new Map();
    for (const { via, path } of entries) {
      if (via === null) continue;
      const id = idOf(via.at(-1) === "*" ? via.slice(0, -1) : via);
      const place = path.filter((part3) => part3 !== "*" && !part3.startsWith("<<"));
      uses.set(id, [...uses.get(id) ?? [], place]);
    }
    return entries.map((entry) => ({ ...entry, also: entry.via === null ? uses.get(idOf(entry.path)) ?? [] : [] }));
  };
  return { visit, withUses };
};
var readDocument = (text, document, path) => {
  const { contents } = document;
  if (!(0, import_yaml2.isNode)(contents)) return [];
  const reader = createReader(text, document);
  reader.visit(contents, { path, from: contents.range?.[0] ?? 0, apart: "lines", alias: null });
  return reader.withUses();
};

// src/investigation/infrastructure/read/yaml-text.ts
var template = /^\s*(?:\{\{|\{%)|(?::|-)[ \t]+(?:\{\{|\{%)/mu;
var quoted = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/gu;
var documentPath = (document, index) => {
  const kind = document.getIn(["kind"]);
  const name2 = document.getIn(["metadata", "name"]);
  if (document.has("apiVersion") && typeof kind === "string" && typeof name2 === "string") return [`${kind}/${name2}`];
  return index === 0 ? [] : [`document ${index + 1}`];
};
var read = (text) => {
  const documents = (0, import_yaml3.parseAllDocuments)(text, { uniqueKeys: false, logLevel: "silent", prettyErrors: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return null;
  const name2 = createNaming();
  return documents.flatMap((document, index) => {
    const described = (0, import_yaml3.isMap)(document.contents) ? documentPath(document, index) : [];
    const path = described[0] === void 0 ? [] : name2([], described[0]);
    return readDocument(text, document, path);
  });
};
var readYaml = (text) => {
  if (template.test(text.replaceAll(quoted, '""'))) return keyedLines(text, "it is a template");
  try {
    const entries = read(text);
    if (entries !== null && new Set(entries.map(({ path }) => idOf(path))).size === entries.length)
      return { entries, byLines: false, note: null };
  } catch {
  }
  return keyedLines(text, "it is no valid YAML");
};

// src/investigation/infrastructure/read/json-text.ts
var blank = (text) => text.replaceAll(/[^\r\n]/gu, " ");
var quotedOrComment = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//gu;
var readJson = (text) => {
  const bare2 = text.replaceAll(quotedOrComment, (part3) => part3.startsWith("/") ? blank(part3) : part3);
  const read3 = readYaml(bare2);
  return read3.byLines ? { ...read3, note: "is read line by line: it is no valid JSON" } : read3;
};

// src/investigation/infrastructure/read/line-text.ts
var quote = /^(?:"((?:[^"\\]|\\[\s\S])*)"|'([^']*)')/u;
var isOpen = (part3) => {
  const value = /^[^=#\n]*=\s*(["'][\s\S]*)$/u.exec(part3)?.[1];
  return value !== void 0 && !quote.test(value);
};
var endsInBackslash = (part3) => /(?:^|[^\\])(?:\\\\)*\\\r?$/u.test(part3) && !/^\s*[#!]/u.test(part3);
var never = () => false;
var syntaxes = {
  env: {
    comment: /^\s*#/u,
    key: /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[ \t]*/u,
    tail: /\s+#.*$/u,
    isQuoted: true,
    goesOn: isOpen,
    hasSections: false
  },
  ini: {
    comment: /^\s*[;#]/u,
    key: /^\s*([^=:\s;#[][^=:]*?)\s*[=:][ \t]*/u,
    tail: /\s+[;#].*$/u,
    isQuoted: true,
    goesOn: never,
    hasSections: true
  },
  properties: {
    comment: /^\s*[#!]/u,
    key: /^\s*((?:[^=:\s\\#!]|\\.)(?:[^=:\s\\]|\\.)*)(?:[ \t]*[=:][ \t]*|[ \t]+)/u,
    tail: null,
    isQuoted: false,
    goesOn: endsInBackslash,
    hasSections: false
  },
  conf: {
    comment: /^\s*#/u,
    key: /^\s*([A-Za-z_][\w.-]*)(?:\s*=\s*|[ \t]+)/u,
    tail: /\s+#.*$/u,
    isQuoted: true,
    goesOn: never,
    hasSections: false
  }
};
var valueOf = (rest, { tail, isQuoted }) => {
  const quoted2 = isQuoted ? quote.exec(rest) : null;
  if (quoted2 !== null) return { raw: quoted2[0], value: quoted2[1] ?? quoted2[2] ?? "" };
  const bare2 = (tail === null ? rest : ` ${rest}`.replace(tail, "").slice(1)).trimEnd();
  return { raw: bare2, value: bare2 };
};
var readLines = (text, family) => {
  const syntax = syntaxes[family];
  const name2 = createNaming();
  const entries = [];
  let section = [];
  for (const { start: from, end } of logicalLines(text, syntax.goesOn)) {
    const line = text.slice(from, end);
    if (syntax.comment.test(line)) continue;
    const heading3 = syntax.hasSections ? /^\s*\[([^\]]*)\]/u.exec(line) : null;
    if (heading3 !== null) {
      section = name2([], heading3[1] ?? "");
      entries.push(containerOf({ path: section, from, start: end, end, to: end }));
      continue;
    }
    const [matched = "", key2] = syntax.key.exec(line) ?? [];
    if (key2 === void 0) continue;
    const { raw, value } = valueOf(line.slice(matched.length), syntax);
    const start = from + matched.length;
    entries.push(leafOf({ path: name2(section, key2), from, start, end: start + raw.length, to: end, value }));
  }
  return { entries: withSections(entries), byLines: false, note: null };
};
var withSections = (entries) => {
  const ends = /* @__PURE__ */ new Map();
  for (const { isLeaf, path, to } of entries)
    if (isLeaf) for (let length = 1; length < path.length; length += 1) ends.set(idOf(path.slice(0, length)), to);
  return entries.map((entry) => {
    const to = Math.max(entry.to, entry.isLeaf ? 0 : ends.get(idOf(entry.path)) ?? 0);
    return entry.isLeaf ? entry : { ...entry, end: to, to };
  });
};

// src/investigation/infrastructure/read/scan.ts
var deepest = 200;
var createScanner = (text, space3) => {
  let at = 0;
  const take = (what) => {
    what.lastIndex = at;
    const [found] = what.exec(text) ?? [];
    if (found === void 0) return null;
    at += found.length;
    return found;
  };
  return {
    at: () => at,
    isOver: () => at >= text.length,
    next: () => text[at] ?? "",
    move: (count) => {
      at += count;
    },
    skip: () => void take(space3),
    take
  };
};

// src/investigation/infrastructure/read/nginx-text.ts
var space = /(?:\s|#[^\n]*)*/uy;
var word = /(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\$\{[^}]*\}|\\[\s\S]|[^\s;{}"'\\])+/uy;
var program = /_by_lua_block$/u;
var readNginx = (text) => {
  const scanner = createScanner(text, space);
  const name2 = createNaming();
  const entries = [];
  const open = [];
  const above2 = () => open.at(-1)?.path ?? [];
  for (scanner.skip(); !scanner.isOver() && open.length < deepest; scanner.skip()) {
    const from = scanner.at();
    const words = [];
    for (let start = from, found = scanner.take(word); found !== null; found = scanner.take(word)) {
      words.push({ text: found, start });
      scanner.skip();
      start = scanner.at();
    }
    const sign2 = scanner.next();
    const [first, ...rest] = words;
    scanner.move(1);
    const last = words.at(-1);
    if (sign2 === "{") {
      const path = name2(above2(), words.map((it) => it.text).join(" "));
      open.push({ path, from, index: entries.length });
      entries.push(containerOf({ path, from, start: scanner.at(), end: scanner.at(), to: scanner.at() }));
      if (first !== void 0 && program.test(first.text)) break;
    } else if (first !== void 0 && last !== void 0 && sign2 === ";") {
      const start = rest[0]?.start ?? last.start + last.text.length;
      const end = last.start + last.text.length;
      const value = text.slice(start, end);
      entries.push(
        leafOf({
          path: name2(above2(), first.text),
          from,
          start,
          end,
          to: scanner.at(),
          value,
          same: rest.map((it) => it.text).join(" ")
        })
      );
    }
    if (sign2 === "}") {
      const closed = open.pop();
      const entry = closed === void 0 ? void 0 : entries[closed.index];
      if (entry !== void 0 && closed !== void 0)
        entries[closed.index] = { ...entry, end: scanner.at() - 1, to: scanner.at() };
    }
  }
  const isBroken = open.length > 0;
  return { entries, byLines: isBroken, note: isBroken ? "is read as far as its blocks are known" : null };
};

// src/investigation/infrastructure/read/source-text.ts
var longest3 = 2e5;
var longLine = /[^\n]{5000}/u;
var nameOf4 = (node) => {
  if (node === null || node === void 0) return null;
  if (node.type === "Identifier") return node.name;
  if (node.type === "StringLiteral") return node.value;
  if (node.type === "MemberExpression" && !node.computed) return nameOf4(node.property);
  if (node.type === "MemberExpression") return nameOf4(node.object);
  return null;
};
var isSum = (node) => node.type === "NumericLiteral" || node.type === "BinaryExpression" && /^[*+/-]$/u.test(node.operator) && isSum(node.left) && isSum(node.right);
var sums = {
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "+": (left, right) => left + right,
  "-": (left, right) => left - right
};
var sumOf = (node) => {
  if (node.type === "NumericLiteral") return node.value;
  if (node.type !== "BinaryExpression") return Number.NaN;
  return sums[node.operator]?.(sumOf(node.left), sumOf(node.right)) ?? Number.NaN;
};
var literalOf = (node) => {
  if (node.type === "StringLiteral") return node.value;
  if (node.type === "BooleanLiteral") return String(node.value);
  if (node.type === "NullLiteral") return "null";
  if (node.type === "UnaryExpression" && node.operator === "-" && isSum(node.argument))
    return String(-sumOf(node.argument));
  return isSum(node) ? String(sumOf(node)) : null;
};
var settingOf = (node) => {
  if (node.type === "ObjectProperty" && !node.computed) {
    const name3 = nameOf4(node.key);
    return name3 === null ? null : { name: name3, value: node.value, whole: node };
  }
  if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression") {
    const name3 = nameOf4(node.left);
    return name3 === null ? null : { name: name3, value: node.right, whole: node };
  }
  if (node.type !== "VariableDeclarator" || node.init === null || node.init === void 0) return null;
  const name2 = nameOf4(node.id);
  return name2 === null ? null : { name: name2, value: node.init, whole: node };
};
var titleOf = ({ node, key: key2 }) => {
  if (node.type === "ObjectProperty") return key2 === "key" ? null : nameOf4(node.key);
  if (node.type === "CallExpression" || node.type === "NewExpression") return nameOf4(node.callee);
  if (node.type === "VariableDeclarator" || node.type === "FunctionDeclaration" || node.type === "ClassDeclaration")
    return nameOf4(node.id);
  if (node.type === "AssignmentExpression") return nameOf4(node.left);
  return node.type === "ClassMethod" || node.type === "ObjectMethod" ? nameOf4(node.key) : null;
};
var entryOf = (step, name2) => {
  const found = settingOf(step.node);
  const value = found === null ? null : literalOf(found.value);
  if (found === null || value === null) return null;
  const titles = Array.from(above(step), titleOf).filter((it) => it !== null);
  const member = step.node.type === "AssignmentExpression" ? step.node.left : null;
  const owner = member?.type === "MemberExpression" ? nameOf4(member.object) : null;
  const path = name2([...titles.toReversed(), ...owner === null ? [] : [owner]], found.name);
  const [start, end] = [startOf(found.value), endOf(found.value)];
  const [from, to] = [startOf(found.whole), endOf(found.whole)];
  const same = `${found.value.type === "StringLiteral" ? "text " : ""}${value}`;
  return leafOf({
    path,
    start,
    end,
    from,
    to,
    value,
    same,
    apart: step.node.type === "ObjectProperty" ? "commas" : "lines"
  });
};
var readSource = (text, path) => {
  const entries = [];
  const parsed = text.length > longest3 || longLine.test(text) ? null : parseSource(text, path);
  const name2 = createNaming();
  if (parsed !== null)
    walk(parsed.program, (step) => {
      const entry = entryOf(step, name2);
      if (entry !== null) entries.push(entry);
    });
  return { entries, byLines: false, note: null };
};

// src/investigation/infrastructure/read/terraform-text.ts
var space2 = /(?:[\s,]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/uy;
var label = /"(?:[^"\\\n]|\\.)*"|[\w.-]+|\([^()\n]*\)/uy;
var blanks = /[ \t]*/uy;
var sign = /=(?!=)|:/uy;
var heredoc = /<<-?"?(\w+)"?[^\n]*\n(?:[\s\S]*?\n)??[ \t]*\1(?=\r?\n|$)/uy;
var piece = /"(?:[^"\\]|\\[\s\S])*"|[^\s"#/[\](){},]+|\/(?![/*])|[ \t]+/uy;
var unquoted3 = (text) => /^"([^"]*)"$/u.exec(text)?.[1] ?? text;
var passValue = (scanner, text) => {
  const start = scanner.at();
  if (scanner.take(heredoc) !== null) return scanner.at();
  let depth = 0;
  while (!scanner.isOver()) {
    const next = scanner.next();
    if (/[[({]/u.test(next)) depth += 1;
    else if (/[\])}]/u.test(next)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth > 0) {
      const before2 = scanner.at();
      scanner.skip();
      if (scanner.at() !== before2 || scanner.take(piece) !== null) continue;
    } else if (scanner.take(piece) !== null) continue;
    else break;
    scanner.move(1);
  }
  return start + text.slice(start, scanner.at()).trimEnd().length;
};
var readTerraform = (text) => {
  const scanner = createScanner(text, space2);
  const name2 = createNaming();
  const entries = [];
  const open = [];
  let isBroken = false;
  const push = (path, from) => {
    scanner.move(1);
    open.push({ path, index: entries.length });
    entries.push(containerOf({ path, from, start: scanner.at(), end: scanner.at(), to: scanner.at() }));
  };
  for (scanner.skip(); !scanner.isOver() && open.length < deepest; scanner.skip()) {
    const from = scanner.at();
    const labels = [];
    for (let found = scanner.take(label); found !== null; found = scanner.take(label)) {
      labels.push(unquoted3(found));
      scanner.take(blanks);
    }
    const above2 = open.at(-1)?.path ?? [];
    if (labels.length > 0 && scanner.next() === "{")
      push(name2([...above2, ...labels.slice(0, -1)], labels.at(-1) ?? ""), from);
    else if (labels.length === 1 && scanner.take(sign) !== null) {
      scanner.take(blanks);
      const path = name2(above2, labels[0] ?? "");
      const start = scanner.at();
      if (scanner.next() === "{" && !/^\{\s*for\b/u.test(text.slice(start, start + 40))) push(path, from);
      else {
        const end = passValue(scanner, text);
        const raw = text.slice(start, end);
        entries.push(
          leafOf({ path, from, start, end, to: end, value: unquoted3(raw), same: raw.replaceAll(/\s+/gu, " ") })
        );
      }
    } else {
      const closed = scanner.next() === "}" ? open.pop() : void 0;
      isBroken ||= closed === void 0;
      scanner.move(1);
      const entry = closed === void 0 ? void 0 : entries[closed.index];
      if (closed !== void 0 && entry !== void 0)
        entries[closed.index] = { ...entry, end: scanner.at() - 1, to: scanner.at() };
    }
  }
  isBroken ||= open.length > 0;
  return { entries, byLines: isBroken, note: isBroken ? "is read as far as its blocks are known" : null };
};

// src/investigation/infrastructure/read/toml-text.ts
var keyPart = /"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+/gu;
var part2 = keyPart.source;
var key = String.raw`(?:${part2})(?:[ \t]*\.[ \t]*(?:${part2}))*`;
var heading2 = new RegExp(String.raw`^\s*(\[{1,2})[ \t]*(${key})[ \t]*\]`, "u");
var setting = new RegExp(String.raw`^\s*(${key})[ \t]*=[ \t]*`, "u");
var partsOf3 = (name2) => (name2.match(keyPart) ?? []).map((it) => it.replace(/^["']|["']$/gu, ""));
var piece2 = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|"""|'''|[[\]{}]/gu;
var endOfValue = (text) => {
  let depth = 0;
  for (const { 0: part3, index } of text.matchAll(piece2)) {
    if (part3 === '"""' || part3 === "'''") return null;
    if (part3.startsWith("#") && depth === 0) return text.slice(0, index).trimEnd().length;
    if (part3 === "[" || part3 === "{") depth += 1;
    if (part3 === "]" || part3 === "}") depth -= 1;
  }
  return depth > 0 ? null : text.trimEnd().length;
};
var goesOn2 = (part3) => {
  const [matched] = setting.exec(part3) ?? [];
  return matched !== void 0 && endOfValue(part3.slice(matched.length)) === null;
};
var unquoted4 = (raw) => /^(?:"([^"]*)"|'([^']*)')$/u.exec(raw)?.slice(1).find((it) => it !== void 0) ?? raw;
var readToml = (text) => {
  const name2 = createNaming();
  const entries = [];
  let table = [];
  for (const { start: from, end } of logicalLines(text, goesOn2)) {
    const line = text.slice(from, end);
    const [, brackets, title] = heading2.exec(line) ?? [];
    if (title !== void 0) {
      const parts2 = partsOf3(title);
      table = name2(parts2.slice(0, -1), `${parts2.at(-1) ?? ""}${brackets === "[[" ? "[]" : ""}`);
      entries.push(containerOf({ path: table, from, start: end, end, to: end }));
      continue;
    }
    const [matched, left] = setting.exec(line) ?? [];
    if (matched === void 0 || left === void 0 || /^\s*#/u.test(line)) continue;
    const parts = partsOf3(left);
    const start = from + matched.length;
    const raw = line.slice(matched.length, matched.length + (endOfValue(line.slice(matched.length)) ?? 0));
    const path = name2([...table, ...parts.slice(0, -1)], parts.at(-1) ?? "");
    entries.push(leafOf({ path, from, start, end: start + raw.length, to: end, value: unquoted4(raw), same: raw }));
  }
  return { entries: withSections(entries), byLines: false, note: null };
};

// src/investigation/infrastructure/read/read-settings.ts
var longest4 = 1e6;
var read2 = (kind, text, path) => {
  switch (kind) {
    case "yaml":
    case "compose":
    case "kubernetes":
    case "helm":
      return readYaml(text);
    case "json":
    case "manifest":
      return /\.\w*rc$/u.test(path) && !text.trimStart().startsWith("{") ? readYaml(text) : readJson(text);
    case "toml":
      return readToml(text);
    case "env":
    case "ini":
    case "properties":
    case "conf":
      return readLines(text, kind);
    case "postgresql":
      return readLines(text, "conf");
    case "nginx":
      return readNginx(text);
    case "dockerfile":
      return readDockerfile(text);
    case "terraform":
      return readTerraform(text);
    case "source":
      return readSource(text, path);
  }
};
var readSettings = (kind, text, path) => {
  if (text.length > longest4)
    return { kind, text, entries: [], byLines: true, note: "is not read: it is longer than a configuration" };
  return { kind, text, ...read2(kind, text, path) };
};

// src/investigation/infrastructure/changes.ts
var mostChanges = 400;
var ofDependencies = /* @__PURE__ */ new Set(["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]);
var readFile = (file, texts, baseFile) => {
  const text = texts.head ?? texts.base;
  if (text === null || texts.base === texts.head) return null;
  const kind = fileKind(file, text);
  if (kind === null) return null;
  const sides = {
    base: readSettings(kind, texts.base ?? "", baseFile),
    head: readSettings(kind, texts.head ?? "", file)
  };
  if (sides.base.byLines !== sides.head.byLines && texts.base !== null && texts.head !== null) {
    const notes = [`${file} can be read on one side only: its keys are not compared.`];
    return { file, baseFile, kind, sides, isNew: false, isGone: false, changes: [], notes };
  }
  const changes = compareSettings(sides).filter(
    ({ path: [top = ""] }) => kind !== "manifest" || !ofDependencies.has(top)
  );
  const note = sides.head.note ?? sides.base.note;
  return {
    file,
    baseFile,
    kind,
    sides,
    isNew: texts.base === null,
    isGone: texts.head === null,
    changes: changes.slice(0, mostChanges),
    notes: [
      ...note === null ? [] : [`${file} ${note}.`],
      ...changes.length > mostChanges ? [`${file}: of ${changes.length} changed keys the first ${mostChanges} are looked at.`] : []
    ]
  };
};
var changedFiles = ({ files, diff }) => {
  const previous = new Map(parseChangedLines(diff).map(({ path, previousPath }) => [path, previousPath ?? path]));
  return Object.entries(files).flatMap(([file, texts]) => readFile(file, texts, previous.get(file) ?? file) ?? []);
};

// src/investigation/infrastructure/readings/side-load.ts
var smallest = (values) => values.length === 0 ? null : Math.min(...values);
var sideLoad = (blocks, suite, side) => {
  const counted = countedBlocks(blocks, suite);
  const slices = counted.flatMap(
    (block) => block.slices.flatMap((slice) => {
      const own = slice[side];
      return slice.route !== null || own === null || slice.duration === 0 ? [] : [{ own, duration: slice.duration }];
    })
  );
  const groups = counted.flatMap((block) => block.sides[side]?.signals?.cgroup ?? []);
  return {
    // The sum of how long all requests took, by the time in which they did (Little's law).
    underWay: median(
      slices.map(({ own, duration: duration2 }) => {
        const took = Object.values(own.routes).flatMap(({ durations: durations2 }) => durations2);
        return took.reduce((sum, it) => sum + it, 0) / 1e3 / duration2;
      })
    ),
    cores: median(slices.flatMap(({ own, duration: duration2 }) => own.cpu === null ? [] : [own.cpu / duration2])),
    memory: median(counted.flatMap((block) => block.sides[side]?.memoryPeak ?? [])),
    limits: {
      cores: smallest(groups.flatMap(({ cpuLimit }) => cpuLimit ?? [])),
      memory: smallest(groups.flatMap(({ memoryLimit }) => memoryLimit ?? []))
    }
  };
};

// src/investigation/infrastructure/readings/resource-readings.ts
var noticeable2 = {
  "pool.wait": 0.2,
  "pool.waits": 0.05,
  "pool.opened": 0.02,
  "cgroup.throttled": 0.05,
  "pressure.cpu": 0.15,
  "pressure.memory": 0.02,
  "pressure.io": 0.05,
  descriptors: 20,
  sockets: 10,
  "run-queue": 0.15
};
var clearly = 1.5;
var isWorse = (name2, base, head) => head - base >= noticeable2[name2] && head >= clearly * base;
var telling = [
  {
    name: "pool.wait",
    classes: ["pool-reduced", "long-transaction"],
    text: (base, head) => `A request waits ${head} for a connection of the pool instead of ${base}.`
  },
  {
    name: "pool.opened",
    classes: ["pool-bypassed", "pool-reduced"],
    text: (base, head) => `A request opens ${head} database connections instead of ${base}.`
  },
  {
    name: "cgroup.throttled",
    classes: ["resource-limit"],
    text: (base, head) => `Its limit of CPU stops the service for ${head} per request instead of ${base}.`
  },
  {
    name: "pressure.memory",
    classes: ["resource-limit", "memory-leak"],
    text: (base, head) => `Tasks wait for memory ${head} of the time instead of ${base}.`
  },
  {
    name: "pressure.io",
    classes: ["logging", "sync-io", "resource-limit"],
    text: (base, head) => `Tasks wait for the disk ${head} of the time instead of ${base}.`
  },
  {
    name: "pressure.cpu",
    classes: ["resource-limit", "thread-pool"],
    text: (base, head) => `Tasks wait for a core ${head} of the time instead of ${base}.`
  },
  {
    name: "run-queue",
    classes: ["resource-limit"],
    text: (base, head) => `The main thread waits for a core ${head} of the time instead of ${base}.`
  },
  {
    name: "descriptors",
    classes: ["keep-alive-client", "keep-alive-server", "listener-leak", "pool-bypassed"],
    text: (base, head) => `At the end ${head} file descriptors are open instead of ${base}.`
  },
  {
    name: "sockets",
    classes: ["keep-alive-client", "pool-bypassed"],
    text: (base, head) => `At the end ${head} connections are open instead of ${base}.`
  }
];
var nearLimit = 0.9;
var limitReadings = (suite, base, head) => {
  const readings = [];
  const add = (name2, text) => {
    const of = ({ cores, memory: memory2, limits }) => name2 === "cpu" ? [cores, limits.cores] : [memory2, limits.memory];
    const [[before2], [use, limit3]] = [of(base), of(head)];
    if (use === null || limit3 === null) return;
    const wasNear = before2 !== null && before2 >= nearLimit * (of(base)[1] ?? Infinity);
    const isNear = use >= nearLimit * limit3;
    readings.push({
      suite,
      name: name2,
      base: before2,
      head: use,
      isWorse: isNear && !wasNear,
      classes: ["resource-limit"],
      text: text(use, limit3)
    });
  };
  add(
    "cpu",
    (use, limit3) => `The head uses ${countText(use)} of the ${countText(limit3)} cores that its group may use.`
  );
  add(
    "memory",
    (use, limit3) => `The head's memory reaches ${formatValue(use, "bytes")} of the ${formatValue(limit3, "bytes")} that its group may use.`
  );
  return readings;
};
var resourceReadings = ({ blocks, result }) => {
  const suites = /* @__PURE__ */ new Set([...result.suites.map(({ name: name2 }) => name2), ...blocks.map(({ suite }) => suite)]);
  const readings = Array.from(suites).flatMap((suite) => [
    ...telling.flatMap(({ name: name2, classes: classes2, text }) => {
      const [base, head] = [signalValue(name2, blocks, suite, "base"), signalValue(name2, blocks, suite, "head")];
      if (base === null || head === null) return [];
      const sentence = text(signalText(name2, base), signalText(name2, head));
      return [{ suite, name: name2, base, head, classes: classes2, isWorse: isWorse(name2, base, head), text: sentence }];
    }),
    ...limitReadings(suite, sideLoad(blocks, suite, "base"), sideLoad(blocks, suite, "head"))
  ]);
  return readings.toSorted((a, b) => Number(b.isWorse) - Number(a.isWorse));
};

// src/investigation/infrastructure/edit/lines.ts
var lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;
var lineEnd = (text, at) => {
  const found = text.indexOf("\n", at);
  return found === -1 ? text.length : found + 1;
};
var columnOf = (text, at) => at - lineStart(text, at);
var shifted = (text, by) => {
  if (by === 0) return text;
  return by > 0 ? text.replaceAll(/\n(?=[^\r\n])/gu, `
${" ".repeat(by)}`) : text.replaceAll(new RegExp(`\\n {0,${-by}}`, "gu"), "\n");
};
var breakOf = (text) => text.includes("\r\n") ? "\r\n" : "\n";

// src/investigation/infrastructure/edit/insertions.ts
var besides = (entry, { entries }) => entries.filter((it) => it.path.length === entry.path.length && isBelow(it.path, entry.path.slice(0, -1)));
var neighboursOf = (old, from, into) => {
  const there = new Map(besides(old, into).map((it) => [idOf(it.path), it]));
  const order = besides(old, from);
  const at = order.findIndex((it) => it.from === old.from);
  const known = (list) => list.flatMap((it) => there.get(idOf(it.path)) ?? []);
  const last = Array.from(there.values()).at(-1);
  const before2 = known(order.slice(0, at).toReversed());
  return { after: known(order.slice(at + 1)), before: before2.length > 0 || last === void 0 ? before2 : [last] };
};
var linesOf2 = (old, from, column, lineBreak) => {
  const [start, end] = [lineStart(from.text, old.from), lineEnd(from.text, old.to)];
  const own = from.text.slice(start, end).replace(/\r?\n$/u, "");
  const lead = from.text.slice(start, old.from);
  if (old.apart === "commas") return `${" ".repeat(column)}${from.text.slice(old.from, old.to)}${lineBreak}`;
  const by = column - columnOf(from.text, old.from);
  const text = shifted(`
${own}`, by).slice(1);
  return `${/^\s*$/u.test(lead) || by === 0 ? text : own}${lineBreak}`;
};
var asLines = function* (old, from, into) {
  const { after, before: before2 } = neighboursOf(old, from, into);
  const { text } = into;
  const lineBreak = breakOf(text);
  const at = (place, column2) => {
    const lines = linesOf2(old, from, column2, lineBreak);
    const isLast = place === text.length && text !== "" && !text.endsWith("\n");
    return [{ start: place, end: place, text: isLast ? `${lineBreak}${lines.trimEnd()}` : lines }];
  };
  const [last] = before2;
  const [next] = after;
  if (last !== void 0) yield at(lineEnd(text, last.to), columnOf(text, last.from));
  if (next !== void 0) yield at(lineStart(text, next.from), columnOf(text, next.from));
  for (const it of [...before2, ...after]) yield at(lineEnd(text, it.to), columnOf(text, it.from));
  const own = from.text.slice(old.from, old.to);
  for (const it of before2) yield [{ start: it.to, end: it.to, text: ` ${own}` }];
  for (const it of after) yield [{ start: it.from, end: it.from, text: `${own} ` }];
  const above2 = into.entries.find((it) => idOf(it.path) === idOf(old.path.slice(0, -1)));
  const column = columnOf(from.text, old.from);
  if (above2 !== void 0) {
    yield at(lineEnd(text, above2.start), column);
    yield at(lineStart(text, above2.end), column);
    yield at(lineEnd(text, above2.to), column);
  }
  yield at(text.length, column);
  yield at(0, column);
};
var asItem = function* (old, from, into) {
  const { after, before: before2 } = neighboursOf(old, from, into);
  const { text } = into;
  const own = from.text.slice(old.from, old.to);
  const moved = (it) => shifted(own, columnOf(text, it.from) - columnOf(from.text, old.from));
  for (const it of after.slice(0, 1)) {
    const lead = /(?:\r?\n)?[ \t]*$/u.exec(text.slice(0, it.from))?.[0] ?? "";
    yield [{ start: it.from, end: it.from, text: `${moved(it)},${lead === "" ? " " : lead}` }];
  }
  for (const it of before2.slice(0, 1)) {
    const lead = /(?:\r?\n)?[ \t]*$/u.exec(text.slice(0, it.from))?.[0] ?? "";
    yield [{ start: it.to, end: it.to, text: `,${lead.trim() === "" && lead !== "" ? lead : " "}${moved(it)}` }];
  }
};
var insertions = function* (old, from, into) {
  const apart = besides(old, into)[0]?.apart ?? old.apart;
  if (apart === "commas") yield* asItem(old, from, into);
  else yield* asLines(old, from, into);
};

// src/investigation/infrastructure/edit/removals.ts
var blankOrComment = "(?:\\s|//[^\\n]*\\n|/\\*[\\s\\S]*?\\*/|#[^\\n]*\\n)*";
var commaBehind = new RegExp(`^${blankOrComment},`, "u");
var commaBefore = new RegExp(`,(${blankOrComment})$`, "u");
var removals = function* (entry, { text }) {
  const { from, to } = entry;
  const [start, end] = [lineStart(text, from), lineEnd(text, to)];
  const isAloneBefore = text.slice(start, from).trim() === "" || /^\s*-\s*$/u.test(text.slice(start, from));
  if (entry.apart === "lines") {
    if (isAloneBefore) yield [{ start, end, text: "" }];
    if (isAloneBefore && end === text.length && start > 0) yield [{ start: start - 1, end, text: "" }];
    const next = /\S/u.exec(text.slice(end));
    if (next !== null) yield [{ start: from, end: end + next.index, text: "" }];
    yield [{ start: from, end: to, text: "" }];
    return;
  }
  const behind = commaBehind.exec(text.slice(to))?.[0].length;
  if (behind !== void 0) {
    const after = to + behind;
    const isWholeLine = isAloneBefore && text.slice(after, lineEnd(text, after)).trim() === "";
    if (isWholeLine) yield [{ start, end: lineEnd(text, after), text: "" }];
    const gap = /^[ \t]*/u.exec(text.slice(after))?.[0].length ?? 0;
    yield [{ start: from, end: after + gap, text: "" }];
  }
  const before2 = commaBefore.exec(text.slice(0, from));
  if (before2 !== null) {
    const [, between = ""] = before2;
    if (between.trim() === "") yield [{ start: before2.index, end: to, text: "" }];
    yield [
      { start: before2.index, end: before2.index + 1, text: "" },
      { start: from, end: to, text: "" }
    ];
  }
  yield [{ start: from, end: to, text: "" }];
};

// src/investigation/infrastructure/edit/replacements.ts
var written = ({ same, value }) => {
  if (same.startsWith("list [")) return [value];
  if (/(?:^|:)(?:str|text)\b| string /u.test(same)) return [JSON.stringify(value)];
  return same.includes("null") || value === "" ? ["null"] : [];
};
var replacements = function* (now, old, from, into) {
  const raw = from.text.slice(old.start, old.end);
  const { start, end } = now;
  const isEmpty = start === end;
  const gap = isEmpty && /[:=]$/u.test(into.text.slice(0, start)) && raw !== "" && into.kind !== "env" ? " " : "";
  yield [{ start, end, text: gap + raw }];
  yield [{ start, end, text: gap + shifted(raw, columnOf(into.text, now.from) - columnOf(from.text, old.from)) }];
  yield [{ start, end, text: shifted(raw, columnOf(into.text, start) - columnOf(from.text, old.start)) }];
  const indent = " ".repeat(columnOf(from.text, old.start));
  if (!old.isLeaf || raw.startsWith("-")) yield [{ start, end, text: `
${indent}${raw}` }];
  const head = into.text.slice(0, start);
  const lead = head.length - head.trimEnd().length;
  if (!isEmpty && lead > 0) yield [{ start: start - lead, end, text: ` ${raw}` }];
  for (const text of written(old)) yield [{ start, end, text: gap + text }];
};

// src/investigation/infrastructure/edit/restore-key.ts
var leavesOf = (text) => new Map(Array.from(indexOf(text)).filter(([, entry]) => entry.isLeaf));
var wanted = ({ into, from, unit }) => {
  const there = leavesOf(from);
  const kept2 = Array.from(leavesOf(into)).filter(([, { path }]) => !isBelow(path, unit)).map(
    ([id, { same, via }]) => [id, via !== null && isBelow(via, unit) ? there.get(id)?.same ?? "" : same]
  );
  const back = Array.from(there).filter(
    ([, { path, via }]) => isBelow(path, unit) || via !== null && isBelow(via, unit)
  );
  return new Map([...kept2, ...back.map(([id, { same }]) => [id, same])]);
};
var oneValue = /* @__PURE__ */ new Set(["yaml", "compose", "kubernetes", "helm", "json", "manifest"]);
var says = (text, same, into) => {
  const leaves = leavesOf(text);
  if (text.byLines !== into.byLines || same.size === 0 && oneValue.has(into.kind)) return false;
  return leaves.size === same.size && Array.from(same).every(([id, value]) => leaves.get(id)?.same === value);
};
var restorePart = (facts, old, now, name2) => {
  const [base, head] = [facts.from.text.slice(old.start, old.end), facts.into.text.slice(now.start, now.end)];
  const parts = valueParts(base, head);
  const before2 = parts?.base.find((it) => it.name === name2);
  const after = parts?.head.find((it) => it.name === name2);
  if (before2 === void 0 || after === void 0) return null;
  const edit = { start: now.start + after.start, end: now.start + after.end, text: before2.value };
  const text = applyEdits(facts.into.text, [edit]);
  if (text === null) return null;
  const read3 = readSettings(facts.into.kind, text, facts.file);
  const entry = indexOf(read3).get(idOf(now.path));
  const others = new Map(Array.from(leavesOf(facts.into), ([id, { same }]) => [id, same]));
  if (entry === void 0 || entry.same === now.same) return null;
  others.set(idOf(now.path), entry.same);
  const isBack = partValues(text.slice(entry.start, entry.end)).some(
    (it) => it.name === name2 && it.value === before2.value
  );
  return isBack && says(read3, others, facts.into) ? text : null;
};
var templateReason = "its file is a template or broken: what belongs to the key is not known";
var restoreKey = (facts) => {
  const { into, from, unit, part: part3, file } = facts;
  const [now, old] = [indexOf(into).get(idOf(unit)), indexOf(from).get(idOf(unit))];
  const locked = now?.locked ?? old?.locked ?? null;
  if (locked !== null) return { reason: locked };
  if (now === void 0 && old === void 0) return { reason: "the key is on neither side by itself" };
  if (part3 !== null) {
    const text = now === void 0 || old === void 0 ? null : restorePart(facts, old, now, part3);
    return text === null ? { reason: "it can not be told from the rest of the value" } : { text };
  }
  if ((now === void 0 || old === void 0) && (into.byLines || from.byLines)) return { reason: templateReason };
  const same = wanted(facts);
  const isUsed = [into, from].some(({ entries }) => entries.some(({ via }) => via !== null && isBelow(via, unit)));
  const attempts = now === void 0 && old !== void 0 ? insertions(old, from, into) : now !== void 0 && old === void 0 ? removals(now, into) : now !== void 0 && old !== void 0 ? replacements(now, old, from, into) : [];
  for (const edits of attempts) {
    const text = applyEdits(into.text, edits);
    if (text !== null && says(readSettings(into.kind, text, file), same, into)) return { text };
  }
  return {
    reason: isUsed ? "other places take its value through an alias" : "no edit was found that changes this key and no other"
  };
};

// src/investigation/infrastructure/secrets/hide-values.ts
var shortest = 4;
var isSecretPath = (path, value) => isSecretKey(keyWords(path, null), value) || isSecretKey(keyWords(path.slice(-1), null), value) || (path[0]?.startsWith("Secret/") ?? false) && /^(?:data|stringData)$/u.test(path[1] ?? "");
var secretsOf = ({ entries, text }) => entries.filter((it) => it.isLeaf && isSecretPath(it.path, it.value) && !isHarmless(it.value)).flatMap(({ value, start, end }) => [...value.split("\n"), ...text.slice(start, end).split("\n")]).map((it) => it.trim()).filter((it) => it.length >= shortest && !/^[|>][-+]?$/u.test(it));
var createHiding = (files) => {
  const secrets = Array.from(new Set(files.flatMap(secretsOf))).toSorted((a, b) => b.length - a.length);
  const parts = secrets.slice(0, 1e3).map((it) => `(?<!\\w)${RegExp.escape(it)}(?!\\w)`);
  const pattern = parts.length === 0 ? null : new RegExp(parts.join("|"), "gu");
  return (text) => maskSecrets(pattern === null ? text : text.replaceAll(pattern, hidden));
};

// src/investigation/infrastructure/suspects/key-undo.ts
var unitId = (file, unit, part3) => `${file}:${pathText(unit)}${part3 === null ? "" : ` ${part3}`}`;
var mostText = 2e6;
var undoOf2 = ({ file, unit, part: part3 }) => {
  if (file.isGone) return { reason: "Its file is gone at head." };
  const { base, head } = file.sides;
  const undone = restoreKey({ file: file.file, into: head, from: base, unit, part: part3 });
  if ("reason" in undone) return { reason: `It can not be put back by itself: ${undone.reason}.` };
  const patch = unifiedDiff(file.file, head.text, undone.text);
  if (patch === null) return { reason: "Its file has a name that no patch can hold." };
  const applied = file.isNew ? null : restoreKey({ file: file.baseFile, into: base, from: head, unit, part: part3 });
  const apply = applied === null || "reason" in applied ? null : unifiedDiff(file.baseFile, base.text, applied.text);
  return {
    undo: {
      kind: "configuration",
      patch,
      apply,
      units: [unitId(file.file, unit, part3)],
      shown: createHiding([base, head])(patch)
    }
  };
};
var createKeyUndo = () => {
  const known = /* @__PURE__ */ new Map();
  let left = mostText;
  const undo = (change) => {
    const { base, head } = change.file.sides;
    left -= base.text.length + head.text.length;
    return left < 0 ? { reason: "There is too much configuration to put back its keys one by one." } : undoOf2(change);
  };
  return (change) => {
    const ofFile = known.get(change.file) ?? /* @__PURE__ */ new Map();
    known.set(change.file, ofFile);
    const id = `${idOf(change.unit)} ${change.part ?? ""}`;
    const undone = ofFile.get(id) ?? undo(change);
    ofFile.set(id, undone);
    return undone;
  };
};

// src/investigation/infrastructure/meaning/quantity.ts
var durations = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  min: 6e4,
  h: 36e5,
  hr: 36e5,
  d: 864e5,
  w: 6048e5,
  y: 31536e6
};
var durationWords = [
  [/^(?:msecs?|millis|milliseconds?)$/u, "ms"],
  [/^(?:secs?|seconds?)$/u, "s"],
  [/^(?:mins|minutes?)$/u, "min"],
  [/^(?:hrs|hours?)$/u, "h"],
  [/^days?$/u, "d"]
];
var sizes = { "": 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };
var unitInKey = [
  [/\b(?:ms|millis|milliseconds)$/u, "ms"],
  [/\b(?:s|sec|secs|seconds)$/u, "s"],
  [/\b(?:min|mins|minutes)$/u, "min"],
  [/\b(?:hours)$/u, "h"],
  [/\b(?:days)$/u, "d"]
];
var number = /^[+-]?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?$/iu;
var piece3 = /(\d[\d_]*(?:\.\d+)?)\s*([a-zµ]+)/giu;
var plain = (text) => Number(text.replaceAll("_", ""));
var factorOfDuration = (unit) => {
  const short = durationWords.find(([pattern]) => pattern.test(unit))?.[1] ?? unit;
  return Object.hasOwn(durations, short) ? durations[short] : void 0;
};
var duration = (text, key2) => {
  if (number.test(text)) {
    const unit = unitInKey.find(([pattern]) => pattern.test(key2))?.[1];
    return { value: plain(text) * (unit === void 0 ? 1 : durations[unit] ?? 1), hasUnit: unit !== void 0 };
  }
  const iso = /^p?t?(?=\d)/iu.exec(text)?.[0] ?? "";
  const rest = text.slice(iso.length);
  if (rest.replaceAll(piece3, "").trim() !== "") return null;
  let value = 0;
  for (const [, amount2 = "", unit = ""] of rest.matchAll(piece3)) {
    const factor = factorOfDuration(unit.toLowerCase());
    if (factor === void 0) return null;
    value += plain(amount2) * factor;
  }
  return rest === "" ? null : { value, hasUnit: true };
};
var size = (text) => {
  const [, amount2, unit = ""] = /^(\d[\d_]*(?:\.\d+)?)\s*([kmgt]?)(?:i?b?|ib)$/iu.exec(text) ?? [];
  if (amount2 === void 0) return null;
  return { value: plain(amount2) * (sizes[unit.toLowerCase()] ?? 1), hasUnit: /[a-z]$/iu.test(text) };
};
var cpu = (text) => {
  const [, milli] = /^(\d+(?:\.\d+)?)m$/u.exec(text) ?? [];
  if (milli !== void 0) return { value: Number(milli) / 1e3, hasUnit: true };
  return number.test(text) ? { value: plain(text), hasUnit: true } : null;
};
var share = (text) => {
  const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/u.exec(text) ?? [];
  if (percent !== void 0) return { value: Number(percent) / 100, hasUnit: true };
  return number.test(text) ? { value: plain(text), hasUnit: false } : null;
};
var on = /^(?:true|on|yes|enabled?|always|all|keep-alive|remote_apply|remote_write|local|\*|[1-9]\d*)$/iu;
var off = /^(?:false|off|no|disabled?|never|none|null|nil|0|close|noop|dummy|)$/iu;
var levels = [
  /^(?:silent|off|none|disabled?)$/u,
  /^(?:fatal|panic|emerg|emergency|alert|crit|critical)$/u,
  /^(?:error|err)$/u,
  /^(?:warn|warning)$/u,
  /^(?:notice)$/u,
  /^(?:info|information|log|default)$/u,
  /^(?:http)$/u,
  /^(?:verbose|fine)$/u,
  /^(?:debug|finer)$/u,
  /^(?:trace|silly|all|finest|\*)$/u
];
var logLevel = (text) => {
  const found = text.toLowerCase().split(/[^a-z*]+/u).map((word2) => levels.findIndex((pattern) => pattern.test(word2)));
  const value = Math.max(-1, ...found);
  return value === -1 ? null : { value, hasUnit: true };
};
var endless = /^(?:-1|infinity|inf|unlimited|never|endless|max|none)$/iu;
var amountOf = (value, dimension, key2) => {
  const text = value.trim().replace(/^(["'])(.*)\1$/u, "$2");
  if (text.length > 200) return null;
  if (dimension === "switch") {
    if (off.test(text)) return { value: 0, hasUnit: true };
    return on.test(text) ? { value: 1, hasUnit: true } : null;
  }
  if (dimension === "log-level") return logLevel(text);
  if (dimension === "text") return null;
  if (endless.test(text)) return { value: Infinity, hasUnit: true };
  switch (dimension) {
    case "duration":
      return off.test(text) && text !== "" ? { value: 0, hasUnit: true } : duration(text, key2);
    case "size":
      return size(text);
    case "cpu":
      return cpu(text);
    case "share":
      return share(text);
    case "count":
      return number.test(text) ? { value: plain(text), hasUnit: true } : null;
  }
};

// src/investigation/infrastructure/meaning/judge-change.ts
var unclear = { effect: "unclear", times: 1, text: "" };
var smaller = { duration: "shorter", "log-level": "quieter" };
var larger = { duration: "longer", "log-level": "noisier" };
var timesText = (times) => times >= 10 ? Math.round(times).toLocaleString("en-US") : String(Number(times.toFixed(1)));
var amountText = ({ value, hasUnit }, { dimension }) => {
  if (!hasUnit || !Number.isFinite(value)) return null;
  if (dimension === "duration") return value < 1 && value > 0 ? formatValue(value, "ms") : formatDuration(value);
  if (dimension === "size") return formatValue(value, "bytes");
  return dimension === "cpu" ? `${value} ${value === 1 ? "core" : "cores"}` : null;
};
var textOf2 = (before2, after, { dimension }) => {
  const isLess = after < before2;
  if (dimension === "switch") return isLess ? "switched off" : "switched on";
  if (dimension === "log-level") return isLess ? smaller["log-level"] : larger["log-level"];
  const [low, high] = isLess ? [after, before2] : [before2, after];
  const word2 = dimension === "duration" ? isLess ? smaller.duration : larger.duration : isLess ? "less" : "more";
  if (!Number.isFinite(high)) return isLess ? "a limit where there was none" : "no limit any more";
  if (low <= 0) return isLess ? "down to nothing" : "up from nothing";
  return `${timesText(high / low)} times ${word2}`;
};
var judgeChange = (before2, after, rule, words) => {
  const read3 = (value) => {
    const text2 = value ?? rule.usual;
    const amount2 = text2 === null ? null : amountOf(text2, rule.dimension, words);
    return amount2 !== null && amount2.value === 0 && rule.zeroIsEndless === true ? { ...amount2, value: Infinity } : amount2;
  };
  const [old, now] = [read3(before2), read3(after)];
  if (old === null || now === null) return unclear;
  const isUsual = before2 === null || after === null;
  if (old.hasUnit !== now.hasUnit && !isUsual) return unclear;
  if (old.value === now.value) return { effect: "better", times: 1, text: "the same amount" };
  const isLess = now.value < old.value;
  const isSteps = rule.dimension === "switch" || rule.dimension === "log-level";
  const [low, high] = isLess ? [now.value, old.value] : [old.value, now.value];
  const times = isSteps || low <= 0 ? Infinity : high / low;
  const text = textOf2(old.value, now.value, rule);
  if (rule.worse === "either") return { effect: "unclear", times, text };
  return { effect: isLess === (rule.worse === "lower") ? "worse" : "better", times, text };
};

// src/investigation/infrastructure/meaning/setting-rule.ts
var ruleOf = (common) => (draft) => ({ usual: null, signals: [], ...common, ...draft });

// src/investigation/infrastructure/meaning/rules/caches.ts
var lifetime = ruleOf({ class: "cache-lifetime", dimension: "duration", worse: "lower" });
var cache = ruleOf({ class: "cache-bypassed", dimension: "switch", worse: "lower" });
var cacheRules = [
  lifetime({
    key: /\b(?:ttl|lifetime|life time|time to live|std ?ttl|stale (?:time|ttl|while revalidate)|s ?max ?age)(?: (?:ms|millis|milliseconds|s|secs?|seconds|minutes|hours))?$/u,
    why: "What is forgotten sooner is loaded more often, each time by a request that waits for it."
  }),
  lifetime({
    key: /\bcach(?:e|es|ed|ing)\b.*\b(?:max age|expir(?:y|es|e|ation)(?: (?:time|in|after write|after))?|duration|timeout|seconds|ms|minutes|for|valid|inactive|interval)$|\bproxy cache valid$|\bexpires$/u,
    why: "What is forgotten sooner is loaded more often, each time by a request that waits for it."
  }),
  lifetime({
    key: /\bcach(?:e|es|ed|ing)\b.*\b(?:size|entries|max|max (?:size|entries|items|keys|count|elements)|limit|capacity)$|\b(?:max (?:keys|entries|items)|cache (?:max|size|limit|mb|kb))$|\bmaxmemory$/u,
    dimension: "size",
    why: "A cache with less room forgets what is still asked for."
  }),
  lifetime({
    key: /\bentries$/u,
    dimension: "count",
    why: "A cache with less room forgets what is still asked for."
  }),
  cache({
    key: /\b(?:no ?cache|disable (?:\w+ )?cach(?:e|ing)|(?:cache|caching) disabled?|skip cache|bypass cache)$/u,
    worse: "higher",
    why: "Every request loads what the cache held before."
  }),
  cache({
    key: /\bcach(?:e|es|ing)\b(?:.*\b(?:enabled?|active|on|use|store|driver|backend|type|provider|adapter))?$|\b(?:enable|use|with) (?:\w+ )?cach(?:e|ing)$|\b(?:proxy|fastcgi|uwsgi) cache$|\bopen file cache$/u,
    why: "Every request loads what the cache held before."
  }),
  cache({
    key: /\bmaxmemory policy$/u,
    dimension: "text",
    worse: "either",
    isSlight: true,
    why: "It decides what the cache forgets when it is full."
  })
];

// src/investigation/infrastructure/meaning/rules/databases.ts
var memory = ruleOf({ class: "resource-limit", dimension: "size", worse: "lower", counters: [] });
var planner = ruleOf({ class: "configuration", dimension: "count", worse: "higher", counters: ["db.rows"] });
var writing = ruleOf({ class: "configuration", dimension: "switch", worse: "higher" });
var databaseRules = [
  memory({
    key: /\b(?:shared buffers|innodb buffer pool size|wired tiger cache size gb|buffer pool size)$/u,
    usual: "128MB",
    why: "Pages that do not fit are read from the disk again."
  }),
  memory({
    key: /\b(?:work mem|sort buffer size|join buffer size|hash mem multiplier)$/u,
    usual: "4MB",
    why: "Sorts and hashes that do not fit are written to the disk."
  }),
  memory({
    key: /\b(?:effective cache size)$/u,
    usual: "4GB",
    why: "The planner trusts indexes less when it believes that less is kept in memory."
  }),
  memory({
    key: /\b(?:maintenance work mem|wal buffers|temp buffers|max wal size|tmp table size|max heap table size)$/u,
    isSlight: true,
    why: "Work beside requests takes longer or runs more often."
  }),
  planner({
    key: /\brandom page cost$/u,
    usual: "4",
    why: "The planner takes sequential scans where it used an index before."
  }),
  planner({
    key: /\b(?:seq page cost|cpu tuple cost|cpu index tuple cost|cpu operator cost|jit above cost|parallel setup cost|parallel tuple cost)$/u,
    worse: "either",
    isSlight: true,
    why: "The planner weighs plans by it."
  }),
  planner({
    key: /\benable (?:indexscan|indexonlyscan|bitmapscan|hashjoin|hashagg|mergejoin|nestloop|sort|memoize|material|incremental sort|parallel append)$/u,
    dimension: "switch",
    worse: "lower",
    usual: "on",
    why: "The planner avoids that way of running a statement."
  }),
  planner({
    key: /\b(?:default statistics target|effective io concurrency|from collapse limit|join collapse limit)$/u,
    worse: "lower",
    isSlight: true,
    why: "The planner knows less about the rows, or reads fewer pages ahead."
  }),
  planner({
    key: /\bmax (?:parallel workers(?: per gather)?|worker processes|parallel maintenance workers)$/u,
    worse: "lower",
    counters: [],
    why: "Large statements are run by fewer processes at once."
  }),
  planner({
    key: /\bjit$|\bautovacuum$|\btrack io timing$|\bdefault transaction read only$/u,
    dimension: "switch",
    worse: "either",
    isSlight: true,
    counters: [],
    why: "It changes what the database does beside each statement."
  }),
  writing({
    key: /\b(?:synchronous commit|fsync|full page writes|innodb flush log at trx commit|sync binlog|appendfsync|write concern|journal)$/u,
    usual: "on",
    why: "Every commit waits until it is safe on the disk, or on another server."
  }),
  writing({
    key: /\b(?:default transaction isolation|isolation(?: level)?|transaction isolation)$/u,
    class: "isolation-raised",
    dimension: "text",
    worse: "either",
    why: "Stronger isolation makes transactions wait for each other, or repeat."
  }),
  writing({
    key: /\b(?:ssl|sslmode|ssl mode|tls)(?: enabled| mode)?$/u,
    worse: "either",
    isSlight: true,
    why: "Each new connection needs a handshake, and each byte is encrypted."
  }),
  writing({
    key: /\b(?:prepared statements|prepare|statement cache size|prepared statement cache(?: size)?|cache prep stmts)$/u,
    dimension: "count",
    worse: "lower",
    isSlight: true,
    why: "Statements are parsed and planned anew each time."
  }),
  writing({
    key: /\b(?:proxy buffering|sendfile|tcp nodelay|tcp nopush|proxy request buffering|http2)$/u,
    worse: "lower",
    isSlight: true,
    why: "Answers go out in more, or smaller, pieces."
  }),
  writing({
    key: /\b(?:batch size|bulk size|page size|fetch size|chunk size|high water mark)$/u,
    dimension: "size",
    worse: "either",
    isSlight: true,
    why: "Work is done in other portions: smaller ones ask more often, larger ones hold more at once."
  })
];

// src/investigation/infrastructure/meaning/rules/logs.ts
var log = ruleOf({ class: "logging", dimension: "switch", worse: "higher", counters: ["allocation.per-request"] });
var logRules = [
  log({
    key: /\blog(?:s|ging|ger|gers)?\b(?:.*\b(?:level|verbosity|severity|threshold))$|\blog ?level\b|\b(?:rust|node|app|npm config|npm) log(?:level)?$|\bloglevel$|\blevel$(?<=\blog\b.*)|\blogging level\b.*|\berror log$/u,
    dimension: "log-level",
    usual: "info",
    why: "Each line that is written is made and sent while a request waits, and lower levels write rows and bodies."
  }),
  log({
    key: /(?:^|\b(?:env|environment) )debug$|\b(?:node debug|verbose|debug mode|app debug)$/u,
    usual: "false",
    why: "Libraries write what they do for every request."
  }),
  log({
    key: /\blog min duration (?:statement|sample)$/u,
    dimension: "duration",
    worse: "lower",
    usual: "-1",
    why: "The database writes every statement that takes longer, into its log."
  }),
  log({
    key: /\blog (?:statement|duration|queries|sql|query|parameters|bodies|body|requests|responses|rows)$|\b(?:show|format) sql$|\blog statement stats$|\blog (?:connections|disconnections)$/u,
    usual: "none",
    why: "Every statement or request is written to the log."
  }),
  log({
    key: /\b(?:access log|request log|log requests?)(?: enabled)?$|\blog\b.*\b(?:sync|synchronous|pretty|pretty print|stack|caller|source)$/u,
    isSlight: true,
    why: "Each request writes a line, or writes it at once while others wait."
  }),
  log({
    key: /\blog\b.*\b(?:flush every|flush interval|buffer|buffer size|flush)(?: ms| seconds)?$/u,
    dimension: "duration",
    worse: "lower",
    isSlight: true,
    why: "Lines are written in smaller pieces, more often."
  }),
  log({
    key: /\b(?:sample rate|sampling rate|traces sample rate|profiles sample rate|sampler arg|sampling ratio|sampling probability)$/u,
    dimension: "share",
    why: "Traces are recorded and sent for more requests."
  })
];

// src/investigation/infrastructure/meaning/rules/pools.ts
var pool = ruleOf({ class: "pool-reduced", dimension: "count", worse: "lower", signals: ["pool.wait"] });
var waits2 = "Requests that find every connection taken wait for one: the throughput ends at connections divided by the time that each is held.";
var poolRules = [
  pool({
    key: /\bpool\b.*\b(?:idle (?:timeout|time out)|(?:max )?lifetime|max idle time|eviction interval)(?: ms| millis| seconds)?$/u,
    dimension: "duration",
    zeroIsEndless: true,
    isSlight: true,
    signals: [],
    counters: ["db.connections"],
    why: "Connections that are closed sooner are opened more often, and opening one costs a round trip or several."
  }),
  pool({
    key: /\bpool\b.*\bmin(?:imum)?(?: (?:size|idle|connections))?$|\bmin(?:imum)? (?:pool size|idle)$/u,
    isSlight: true,
    counters: ["db.connections"],
    why: "Connections that are not kept ready are opened while a request waits."
  }),
  pool({
    key: /\bpool\b.*\b(?:max|maximum|size|limit|capacity|max (?:connections|open|size|total|active|count)|maximum pool size|overflow)$|\b(?:pool (?:max|size|limit)|max(?:imum)? pool(?: size)?|connection limit|max (?:open )?conns?(?: open)?|max open connections|max active connections|db max connections)$/u,
    why: waits2
  }),
  pool({
    key: /\b(?:max connections|max client conn|default pool size|max db connections|max user connections|reserve pool size)$/u,
    why: "The server takes fewer sessions at once: whoever comes later waits or is turned away."
  }),
  pool({
    key: /\bmax (?:sockets|free sockets|sockets per host|connections per host|conns per host|idle conns|idle conns per host)$/u,
    signals: [],
    why: "Outgoing calls share that many sockets: the others wait for one, or open a new one each time."
  }),
  pool({
    key: /\b(?:connections|pipelining)$/u,
    kinds: ["source"],
    isSlight: true,
    signals: [],
    why: "Outgoing calls share that many connections."
  })
];

// src/investigation/infrastructure/meaning/rules/resources.ts
var limit2 = ruleOf({ class: "resource-limit", dimension: "size", worse: "lower", zeroIsEndless: true });
var threads = ruleOf({ class: "thread-pool", dimension: "count", worse: "lower" });
var replicas = ruleOf({ class: "autoscaling", dimension: "count", worse: "lower" });
var other = ruleOf({ class: "configuration", dimension: "text", worse: "either" });
var throttled = "A service that asks for more than its share of a core is stopped until the next period.";
var heap = "With less room the garbage collector runs more often, and the process ends when it is not enough.";
var resourceRules = [
  threads({
    key: /\buv threadpool size$/u,
    usual: "4",
    why: "Crypto, compression, files and name look-ups of Node wait for one of these threads while a core may be idle."
  }),
  threads({
    key: /\b(?:thread ?pool|threads?|executor|worker ?pool|piscina)\b.*\b(?:size|max|count|max threads|core size|num)$|\b(?:max |min |num |worker |io |web )?threads$|\bthread count$|\bgomaxprocs$|\bomp num threads$|\btokio worker threads$|\brayon num threads$/u,
    why: "Work that is handed to threads waits for a free one."
  }),
  replicas({
    key: /\b(?:min replicas|replicas|replica count|min instances?|min capacity|desired count|desired capacity|min size|min count|min scale|min machines running|min replica count|minimum instances|autoscaling min)$/u,
    why: "The same requests are shared by fewer processes: each must have the capacity for its part."
  }),
  replicas({
    key: /\b(?:max replicas|max instances?|max capacity|max size|max scale|max replica count|maximum instances|autoscaling max)$/u,
    kinds: ["kubernetes", "helm", "compose", "terraform", "yaml", "toml", "json"],
    isSlight: true,
    why: "At the busiest time no more processes are started than that."
  }),
  replicas({
    key: /\b(?:target (?:cpu|memory) utilization(?: percentage)?|average utilization|target utilization|target value|cpu percent|target concurrency|scale target)$/u,
    dimension: "share",
    worse: "higher",
    why: "New processes are started later, when those that run are busier already."
  }),
  replicas({
    key: /\b(?:autoscaling|hpa|autoscaler)\b.*\b(?:enabled?)$/u,
    dimension: "switch",
    why: "Nobody starts more processes when the load grows."
  }),
  replicas({
    key: /\b(?:web concurrency|workers?|worker (?:count|processes|num)|num workers|cluster (?:workers|instances|size)|processes|instances|max children|pm max children)$/u,
    why: "Fewer processes share the requests, and a core may stay idle."
  }),
  limit2({
    key: /\b(?:limits? cpu|cpu limit|limits cpus|cpus|cpu quota|cpu count|max cpu)$/u,
    dimension: "cpu",
    signals: ["cgroup.throttled"],
    why: throttled
  }),
  limit2({
    key: /\b(?:requests? cpu|cpu requests?|cpu reservation|reservations cpus|cpu shares|cpu|cpu weight)$/u,
    dimension: "cpu",
    kinds: ["kubernetes", "helm", "compose", "terraform", "yaml", "toml", "json"],
    isSlight: true,
    signals: ["cgroup.throttled", "pressure.cpu"],
    why: "On a busy machine the service gets less of the cores."
  }),
  limit2({
    key: /\b(?:limits? memory|memory limit|mem limit|memory|memory size|memory mb|max memory|memory reservation|requests? memory|memswap limit|shm size)$/u,
    kinds: ["kubernetes", "helm", "compose", "terraform", "yaml", "toml", "json"],
    why: heap
  }),
  limit2({
    key: /\bmax (?:old|semi) space size$|\bmax heap(?: size)?$|\bxm[xn]$|\bgomemlimit$|\bmemory limit$/u,
    why: heap,
    counters: ["gc.pause"]
  }),
  limit2({
    key: /\b(?:max concurrency|max concurrent requests|max concurrent|concurrency(?: limit)?|max in flight|queue limit|burst|rate limit|worker connections|max clients|backlog|worker rlimit nofile|ulimits nofile(?: soft| hard)?|max inflight|prefetch(?: count)?)$/u,
    dimension: "count",
    isSlight: true,
    why: "More requests wait in a queue, or are turned away, while the service could take them."
  }),
  limit2({
    key: /\b(?:iops|throughput|provisioned throughput|read capacity|write capacity|storage throughput)$/u,
    kinds: ["terraform", "kubernetes", "helm", "yaml"],
    dimension: "count",
    why: "The disk or the table answers fewer requests per second."
  }),
  limit2({
    key: /\b(?:instance type|instance class|machine type|node type|vm size|sku name|tier|storage class(?: name)?|volume type)$/u,
    kinds: ["terraform", "kubernetes", "helm", "yaml", "toml", "json"],
    dimension: "text",
    worse: "either",
    why: "Another kind of machine or disk is slower or faster at the same work."
  }),
  other({
    key: /\bnode env$|\b(?:rails|rack|app|flask|django|aspnetcore|go) (?:env|environment)$/u,
    why: "Frameworks keep templates and check less in production; elsewhere they write more and keep nothing."
  }),
  other({
    key: /\bengines node$|\bfrom$|\bimage(?: tag)?$|\bnode version$|\bruntime$|\bvolta node$/u,
    isSlight: true,
    why: "Another version of the runtime or of the image is another program."
  }),
  other({
    key: /\b(?:node options|command|cmd|entrypoint|args|scripts (?:start|serve|prod|start prod))$/u,
    isSlight: true,
    why: "It says how the service is started."
  })
];

// src/investigation/infrastructure/meaning/rules/web.ts
var kept = "Without a connection that stays open each request pays for a new one: a round trip, a handshake, and a socket that has to be closed.";
var server = ruleOf({ class: "keep-alive-server", dimension: "duration", worse: "lower" });
var client = ruleOf({
  class: "keep-alive-client",
  dimension: "switch",
  worse: "lower",
  usual: "true",
  signals: ["sockets"]
});
var compression = ruleOf({ class: "compression-level", dimension: "count", worse: "higher" });
var timeout = ruleOf({ class: "timeout-raised", dimension: "duration", worse: "higher", zeroIsEndless: true });
var webRules = [
  client({
    key: /\b(?:agent|client|outgoing|upstream|proxy|axios|fetch|request|got|undici|dispatcher|http agent|https agent)\b.*\bkeep ?alive(?: (?:enabled?|timeout|ms|msecs))?$|\bagent keep alive$/u,
    why: kept
  }),
  client({
    key: /\bupstream\b.*\bkeepalive$/u,
    kinds: ["nginx"],
    dimension: "count",
    usual: "0",
    why: "nginx keeps that many connections to the service open; without them it opens one for every request."
  }),
  server({
    key: /\bkeep ?alive(?: timeout)?(?: (?:ms|secs?|seconds))?$/u,
    why: kept
  }),
  server({
    key: /\bkeep ?alive (?:enabled?|on)$|\benable keep ?alive$|\bkeepalive disable$/u,
    dimension: "switch",
    usual: "true",
    why: kept
  }),
  server({
    key: /\b(?:keepalive requests|max requests per socket|max keep ?alive requests|max requests per connection)$/u,
    dimension: "count",
    zeroIsEndless: true,
    why: "A connection is closed after that many requests."
  }),
  server({
    key: /\bconnection$/u,
    kinds: ["source", "nginx"],
    dimension: "switch",
    usual: "true",
    why: "The answer tells the client to close its connection: the next request pays for a new one."
  }),
  compression({
    key: /\b(?:compress(?:ion|or)?|gzip|brotli|deflate|zlib|zstd)\b.*\b(?:level|quality|comp level)$|\bcomp level$|\bbrotli param quality$/u,
    why: "Higher levels take far more CPU for a few bytes less."
  }),
  compression({
    key: /\b(?:compress(?:ion)?|gzip|brotli)\b.*\b(?:from|threshold|min length|min size|minimum size|min bytes)$/u,
    dimension: "size",
    worse: "lower",
    isSlight: true,
    why: "Smaller answers are compressed too, which costs more than it saves."
  }),
  compression({
    key: /\b(?:compress(?:ion)?|gzip|brotli)(?: enabled?| on| static)?$/u,
    dimension: "switch",
    isSlight: true,
    why: "Whether answers are compressed moves cost between CPU and bytes."
  }),
  timeout({
    key: /\b(?:timeout|time out|deadline)(?: (?:ms|millis|milliseconds|s|secs?|seconds|minutes))?$|\b(?:headers|body|socket|read|write|connect|send|idle|request|statement|lock|query|acquire|connection|command|server selection) timeout\b/u,
    why: "Whatever does not answer is waited for longer, and holds a connection and memory for as long."
  }),
  timeout({
    key: /\b(?:max )?(?:retries|retry (?:count|limit|attempts|max)|attempts|retries max|max attempts)$/u,
    dimension: "count",
    why: "A call that fails is repeated, which multiplies the load on what is slow already."
  }),
  timeout({
    key: /\b(?:retry|back ?off)\b.*\b(?:delay|interval|base|max|min|wait)(?: ms| seconds)?$/u,
    isSlight: true,
    why: "A call that fails is repeated later, and the request waits until then."
  })
];

// src/investigation/infrastructure/meaning/match-rule.ts
var settingRules = [
  ...databaseRules,
  ...poolRules,
  ...logRules,
  ...webRules,
  ...cacheRules,
  ...resourceRules
];
var matchRule = (words, kind) => words.length > 300 ? null : settingRules.find(({ key: key2, kinds }) => (kinds === void 0 || kinds.includes(kind)) && key2.test(words)) ?? null;

// src/investigation/infrastructure/suspects/known-change.ts
var unclear2 = { effect: "unclear", times: 1, text: "" };
var ruleOf2 = ({
  path,
  also,
  part: part3,
  kind
}) => {
  const places = [path, ...also].map((it) => keyWords(it, part3));
  for (const words of places) {
    const rule = matchRule(words, kind);
    if (rule !== null) return { words, rule };
  }
  return { words: places[0] ?? "", rule: null };
};
var isSecretValue = (path, value) => value !== null && !isHarmless(value) && isSecretPath(path, value);
var knownChange = (change, file) => {
  const { path, part: part3, before: before2, after } = change;
  const { words, rule } = ruleOf2(change);
  const place = part3 === null ? path : [...path, part3];
  return {
    ...change,
    file,
    key: `${pathText(path)}${part3 === null ? "" : ` ${part3}`}`,
    words,
    isSecret: isSecretValue(place, before2) || isSecretValue(place, after),
    rule,
    judgement: rule === null ? unclear2 : judgeChange(before2, after, rule, words)
  };
};
var tellingLiterals = (changes) => {
  const nameOf5 = ({ path }) => (path.at(-1) ?? "").replace(/#\d+$/u, "");
  const gone = new Set(changes.filter(({ after }) => after === null).map((it) => `${nameOf5(it)} ${it.before}`));
  return changes.filter(
    (it) => it.judgement.effect === "worse" && it.after !== null && !(it.before === null && gone.has(`${nameOf5(it)} ${it.after}`))
  );
};

// src/investigation/infrastructure/suspects/change-words.ts
var longestKey = 120;
var keyText = ({ key: key2 }) => maskedShort(key2, longestKey);
var shownValue = ({ isSecret }, value) => isSecret ? hidden : value === "" ? '""' : maskedShort(value);
var fromTo = (change) => {
  const { before: before2, after, judgement, isSecret } = change;
  if (isSecret)
    return before2 === null ? "was added" : after === null ? "is gone" : "was changed (its value is not shown)";
  const by = judgement.text === "" ? "" : ` (${judgement.text})`;
  if (before2 === null) return `is new: ${shownValue(change, after ?? "")}${by}`;
  if (after === null) return `is gone; it was ${shownValue(change, before2)}${by}`;
  return `went from ${shownValue(change, before2)} to ${shownValue(change, after)}${by}`;
};
var titleOf2 = (change) => `${keyText(change)} in ${maskedShort(change.file.file, longestKey)} ${fromTo(change)}`;
var unitText = (change) => {
  const { before: before2, after, rule, words } = change;
  if (rule === null || before2 === null || after === null || change.isSecret) return null;
  const [old, now] = [before2, after].map((value) => {
    const amount2 = amountOf(value, rule.dimension, words);
    const text = amount2 === null ? null : amountText(amount2, rule);
    return text === null ? null : `${shownValue(change, value)} is ${text}`;
  });
  return old === null || old === void 0 || now === null || now === void 0 ? null : `${old} and ${now}.`;
};

// src/investigation/infrastructure/suspects/metric-evidence.ts
var isMeant = (metric, meant) => metric === meant || (meant === "latency" || meant === "bundle") && metric.startsWith(`${meant}.`);
var mostSentences = 3;
var sentenceOf = (it) => `${metricTitle(it.metric)} of ${it.route ?? it.suite} went from ${valueText(it.base.value, it.metric, it.unit)} to ${valueText(it.head.value, it.metric, it.unit)}, ${changeText(it)}.`;
var capital = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
var metricEvidence = ({ moves }, counters, { metrics }) => {
  const order = [...counters, ...moves];
  const rank = ({ metric }) => order.findIndex((meant) => isMeant(metric, meant));
  const regressed2 = metrics.filter((it) => it.decision === "regressed" && rank(it) !== -1).toSorted((a, b) => rank(a) - rank(b) || Math.abs(b.change.estimate) - Math.abs(a.change.estimate));
  const [first] = regressed2;
  const counted = metrics.filter(({ metric }) => counters.includes(metric));
  const isCounted = first !== void 0 && counters.includes(first.metric);
  const isFirst = first !== void 0 && moves[0] !== void 0 && isMeant(first.metric, moves[0]);
  return {
    match: isCounted ? "counter" : isFirst ? "first" : first === void 0 ? "none" : "other",
    isAgainst: !isCounted && counted.length > 0 && counted.every(({ decision }) => decision === "unchanged" || decision === "improved"),
    sentences: regressed2.slice(0, mostSentences).map((it) => capital(sentenceOf(it)))
  };
};

// src/investigation/infrastructure/suspects/signal-evidence.ts
var isPool = ({ rule }) => rule?.class === "pool-reduced" && rule.dimension === "count";
var poolText = (change, { blocks }, suite) => {
  const size2 = Number(change.after);
  const load = sideLoad(blocks, suite, "head").underWay;
  const [base, head] = ["base", "head"].map((side) => signalValue("pool.wait", blocks, suite, side));
  if (!Number.isInteger(size2) || base === null || base === void 0 || head === null || head === void 0)
    return null;
  const forWhom = load === null ? "" : ` for ${countText(load)} requests at a time`;
  return `A pool of ${size2}${forWhom}: each request waits ${signalText("pool.wait", head)} for a connection instead of ${signalText("pool.wait", base)}; ${titleOf2(change)}.`;
};
var signalEvidence = (change, measured) => {
  const wanted2 = change.rule?.signals ?? [];
  const own = measured.readings.filter(({ name: name2 }) => wanted2.includes(name2));
  const related = measured.readings.filter(
    (it) => it.isWorse && !own.includes(it) && it.classes.includes(change.rule?.class ?? "")
  );
  const worse = own.filter(({ isWorse: isWorse2 }) => isWorse2);
  const sentences = [...worse, ...related].map((it) => {
    const isWait = it.name === "pool.wait";
    return (isPool(change) && isWait ? poolText(change, measured, it.suite) : null) ?? it.text;
  });
  return {
    isMatch: worse.length > 0 || related.some(({ name: name2 }) => name2 === "cpu" || name2 === "memory"),
    isAgainst: own.length > 0 && worse.length === 0,
    sentences
  };
};

// src/investigation/infrastructure/suspects/weigh.ts
var unknownKey = 0.1;
var highest = 0.95;
var byRule = ({ rule, judgement: { effect, times } }) => {
  if (rule === null) return unknownKey;
  const isSlight = rule.isSlight === true;
  if (effect === "better") return 0.05;
  if (effect === "unclear") return isSlight ? 0.1 : 0.2;
  const size2 = Math.min(1, Math.max(0, Math.log2(times) / 2));
  return (isSlight ? 0.2 : 0.4) + 0.1 * size2;
};
var byMetric = { counter: 0.4, first: 0.25, other: 0.1, none: 0 };
var weigh2 = (change, metrics, signals, acts) => {
  const own = byRule(change);
  if (change.judgement.effect === "better" || change.rule === null) return own;
  const isRefuted = signals.isAgainst && !signals.isMatch && metrics.match !== "counter";
  const share2 = change.judgement.effect === "worse" ? 1 : 0.4;
  const found = isRefuted ? 0 : share2 * Math.max(byMetric[metrics.match], signals.isMatch ? 0.4 : 0);
  const isAgainst = isRefuted || found < share2 * byMetric.first && metrics.isAgainst;
  const sum = (own + found) * (isAgainst ? 0.5 : 1);
  return Math.min(highest, acts ? sum : Math.min(0.25, 0.5 * sum));
};

// src/investigation/infrastructure/suspects/make-suspect.ts
var shownChange = (change) => ({
  file: change.file.file,
  path: keyText(change),
  before: change.before === null ? null : shownValue(change, change.before),
  after: change.after === null ? null : shownValue(change, change.after),
  line: change.line,
  kind: change.kind
});
var anchored = ({ also, rule }) => also.length === 0 ? [] : [
  `It is anchored: ${also.length} other ${also.length === 1 ? "place takes" : "places take"} ${rule === null ? "it" : "the value"} from here and ${also.length === 1 ? "goes" : "go"} back with it.`
];
var elsewhere = ({ kind }) => `It acts where the service is deployed (${kindName(kind)}), not where it is measured: undoing it here would show nothing.`;
var isSignal = (name2) => signalNames.some((it) => it === name2);
var makeSuspect2 = (change, measured, undone, commands) => {
  const { rule, file } = change;
  const cause = classOf(rule?.class ?? "configuration");
  const counters = rule?.counters ?? cause.counters;
  const metrics = metricEvidence(cause, counters, measured);
  const signals = signalEvidence(change, measured);
  const acts = actsInMeasurement(change.kind, commands);
  const unit = unitText(change);
  const isKnown = rule !== null && change.judgement.effect !== "better";
  const back = undone !== null && "undo" in undone ? undone.undo : null;
  const undo = acts ? back : null;
  const reason = undone !== null && "reason" in undone ? undone.reason : null;
  return {
    expert: "infrastructure",
    class: rule?.class ?? "configuration",
    title: titleOf2(change),
    location: file.isGone ? null : { path: file.file, startLine: change.line, endLine: change.line },
    evidence: [
      ...isKnown ? [...signals.sentences, ...metrics.sentences] : [],
      ...unit === null ? [] : [unit],
      ...rule === null ? [] : [rule.why],
      ...rule !== null && change.judgement.effect === "better" ? ["It went the way that costs less."] : [],
      ...isKnown && signals.isAgainst ? ["What it would show by is as it was."] : [],
      ...anchored(change),
      ...acts ? [] : [elsewhere(change)]
    ],
    weight: weigh2(change, metrics, signals, acts),
    undo,
    reason: acts ? reason : elsewhere(change),
    counters,
    suites: measured.suites,
    changes: [shownChange(change)],
    proposal: acts ? null : back?.shown ?? null,
    signals: (rule?.signals ?? []).filter(isSignal)
  };
};
var together2 = (suspects) => {
  const [first, ...others] = suspects.toSorted((a, b) => b.weight - a.weight);
  if (first === void 0) return null;
  const more = others.slice(0, 5).map(({ title }) => `${title}, which goes back with it.`);
  return {
    ...first,
    evidence: [...first.evidence, ...more],
    changes: [first, ...others].flatMap(({ changes }) => changes)
  };
};

// src/investigation/infrastructure/look-at-infrastructure.ts
var most = { suspects: 60, unknown: 20, changes: 1e3 };
var suitesOf = (file, directories) => {
  const names2 = Object.keys(directories);
  const own = names2.filter((name2) => {
    const directory = posix5.join(directories[name2] ?? "", ".");
    return directory === "." || file.startsWith(`${directory.replace(/\/$/u, "")}/`);
  });
  return own.length === names2.length ? [] : own;
};
var createLineUndo = (change) => {
  const unitAt = createUnitAt(change.units);
  const patches = createUnitPatches(change);
  return ({ file, line }) => {
    const unit = unitAt(file.file, "head", line);
    if (unit === null) return { reason: "Its line belongs to nothing that can be undone alone." };
    const made = patches.undoAll([unit.id]);
    if ("reason" in made) return made;
    const reverse = patches.applyAll([unit.id]);
    const { patch, units } = made;
    return {
      undo: { kind: "hunk", patch, apply: "patch" in reverse ? reverse.patch : null, units, shown: maskSecrets(patch) }
    };
  };
};
var isTelling = ({ file, rule }) => rule !== null || !file.isNew && !file.isGone;
var lookAtInfrastructure = (facts, options = {}) => {
  const files = changedFiles(facts);
  const readings = resourceReadings(facts);
  const all = files.flatMap((file) => file.changes.map((change) => knownChange(change, file)));
  const settings = all.filter(({ kind }) => kind !== "source");
  const literals = tellingLiterals(all.filter(({ kind }) => kind === "source"));
  const undoKey = createKeyUndo();
  const undoLine = literals.length === 0 ? null : createLineUndo(options.change ?? readChange(facts));
  const measuredFor = ({ file }) => {
    const suites = suitesOf(file.file, facts.directories);
    const isOwn = (suite) => suites.length === 0 || suites.includes(suite);
    return {
      suites,
      metrics: facts.result.metrics.filter(({ suite }) => isOwn(suite)),
      readings: readings.filter(({ suite }) => isOwn(suite)),
      blocks: facts.blocks
    };
  };
  const undo = (change) => change.kind === "source" && undoLine !== null ? undoLine(change) : undoKey(change);
  const groups = Map.groupBy(
    [...settings.filter(isTelling), ...literals],
    (change) => change.kind === "source" ? `${change.file.file} ${change.line}` : `${change.file.file} ${idOf(change.unit)} ${change.part ?? ""}`
  );
  const suspectOf = (changes, how) => together2(changes.map((it) => makeSuspect2(it, measuredFor(it), how(it), options.commands ?? [])));
  const ranked = Array.from(groups.values(), (changes) => ({
    changes,
    isKnown: changes.some(({ rule }) => rule !== null),
    weight: suspectOf(changes, () => null)?.weight ?? 0
  })).toSorted((a, b) => b.weight - a.weight);
  const unknown = new Set(ranked.filter(({ isKnown }) => !isKnown).slice(most.unknown));
  const kept2 = ranked.filter((it) => !unknown.has(it)).slice(0, most.suspects);
  return {
    suspects: kept2.flatMap(({ changes }) => suspectOf(changes, undo) ?? []),
    changes: [...settings, ...literals].slice(0, most.changes).map(shownChange),
    readings,
    notes: files.flatMap(({ notes }) => notes).map(maskSecrets)
  };
};

// src/measure/experts/expert-order.ts
var experts = {
  data: ({ facts, asked }) => lookAtData(facts, asked),
  code: ({ facts }) => {
    const { suspects, change } = investigateCode(facts);
    return { suspects, change };
  },
  infrastructure: ({ facts, commands }) => lookAtInfrastructure(facts, { commands })
};

// src/measure/experts/expert-main.ts
var answer = ({ expert, order }) => experts[expert](order);
parentPort?.postMessage(answer(workerData));
