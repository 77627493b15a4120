import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  changeOfSum,
  linksOf,
  ownLink,
  scaleOf,
  worseningOf
} from "./chunk-OB3N2FPT.js";
import {
  placeText
} from "./chunk-YP2GOVHX.js";
import {
  sumOf
} from "./chunk-SJTKAJBJ.js";
import {
  toleranceWords
} from "./chunk-O6QRDXNH.js";
import {
  isByDifference,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  formatChange
} from "./chunk-JGGM5WWA.js";

// src/usecases/baseline/creep.ts
var farthest = 20;
var fewest = 3;
var worsening = (metric, log) => {
  const scale = scaleOf(metricOf(metric.metric));
  return worseningOf(scale, scale.better === "lower" ? log : -log);
};
var recordsBack = (records, to) => {
  const newestFirst = records.filter(({ verdict }) => verdict !== "invalid").toSorted((a, b) => a.recordedAt > b.recordedAt ? -1 : 1);
  const way = [];
  const seen = /* @__PURE__ */ new Set([to]);
  for (let at = to; way.length < farthest; ) {
    const record = newestFirst.find(
      ({ commit, previous }) => commit === at && previous !== null && !seen.has(previous)
    );
    if (record === void 0 || record.previous === null) break;
    way.push(record);
    seen.add(record.previous);
    at = record.previous;
  }
  return way;
};
var wayBack = (metric, run, records) => {
  const own = run.base === run.head ? [] : [ownLink(metric, run)];
  const links = [...own, ...records.map((record) => linksOf([record], metric)[0] ?? null)];
  const way = [];
  for (const link of links.slice(0, farthest)) {
    if (link === null || Math.abs(worsening(metric, link.mean)) >= metric.tolerance) break;
    way.push(link);
  }
  return way;
};
var creepsOf = (stored, metrics, run, rate) => {
  const primaries = metrics.filter((it) => it.primary && !isByDifference(it));
  const ways = stored.suites.map(({ suite, records, others }) => ({
    suite,
    way: recordsBack([...records, ...others], run.base)
  }));
  return primaries.flatMap((metric) => {
    const ofSuite = ways.find(({ suite }) => suite === metric.suite);
    if (ofSuite === void 0) return [];
    const way = wayBack(metric, run, ofSuite.way);
    const [last, first] = [way[0], way.at(-1)];
    if (way.length < fewest || last === void 0 || first === void 0) return [];
    const tested = sumOf(way, rate / primaries.length);
    const shown = metric.better === "lower" ? tested.low > 0 : tested.high < 0;
    if (!shown || worsening(metric, tested.mean) < metric.tolerance) return [];
    const change = changeOfSum(sumOf(way, 0.05));
    return [
      `Slow creep: ${metricOf(metric.metric).title} in ${placeText(metric)} changed by ${formatChange(change)} from commit ${first.from.slice(0, 10)} to ${last.to.slice(0, 10)}, over ${way.length} measurements of which none alone reached the tolerance of ${toleranceWords(metric)}.`
    ];
  });
};

export {
  creepsOf
};
