import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  isExact,
  surelyWorse
} from "./chunk-O6QRDXNH.js";
import {
  formatShare
} from "./chunk-JGGM5WWA.js";

// src/report/words.ts
var verdictFaces = {
  pass: { emoji: "✅", sign: "✓", colour: "green" },
  fail: { emoji: "❌", sign: "✗", colour: "red" },
  invalid: { emoji: "🚫", sign: "!", colour: "yellow" },
  inconclusive: { emoji: "❔", sign: "?", colour: "yellow" }
};
var decisionFaces = {
  regressed: { emoji: "❌", sign: "✗", colour: "red" },
  improved: { emoji: "🎉", sign: "✓", colour: "green" },
  unchanged: { emoji: "✅", sign: "✓", colour: "dim" },
  inconclusive: { emoji: "❔", sign: "?", colour: "yellow" },
  invalid: { emoji: "🚫", sign: "!", colour: "yellow" }
};
var budgetFaces = {
  exceeded: { emoji: "❌", sign: "✗", colour: "red" },
  "missed-target": { emoji: "⚠️", sign: "!", colour: "yellow" },
  met: { emoji: "✅", sign: "✓", colour: "dim" }
};
var severityFaces = {
  blocking: { emoji: "❌", sign: "✗", colour: "red" },
  warning: { emoji: "⚠️", sign: "!", colour: "yellow" },
  information: { emoji: "ℹ️", sign: "i", colour: "cyan" }
};
var decisionText = (it) => {
  if (it.decision !== "unchanged") return it.decision;
  return surelyWorse(it) ? "worse, tolerated" : "unchanged";
};
var budgetText = (decision) => decision === "missed-target" ? "target missed" : decision;
var count = (amount, noun) => `${amount.toLocaleString("en-US")} ${noun}${amount === 1 ? "" : "s"}`;
var moreText = (amount, noun, whole = "result.json") => `${amount.toLocaleString("en-US")} more ${noun}${amount === 1 ? " is" : "s are"} left out here; ${whole} has them all.`;
var idleText = (amount) => amount === 1 ? "1 count that is 0 on both sides is left out." : `${amount.toLocaleString("en-US")} counts that are 0 on both sides are left out.`;
var oftenText = (rate) => {
  const times = 1 / rate;
  return Math.abs(times - Math.round(times)) < 1e-6 ? `1 time in ${Math.round(times)}` : `${formatShare(rate)} of the time`;
};
var falseAlarmText = ({ falseAlarmRate }) => `an unchanged pull request is blocked at most ${oftenText(falseAlarmRate)}`;
var isAllExact = ({ metrics }) => {
  const primaries = metrics.filter((it) => it.primary);
  return primaries.length > 0 && primaries.every(isExact);
};
var exactText = "what decides is counted, not estimated";
var missText = ({ metrics }) => {
  const confidence = metrics.find((it) => it.primary && !isExact(it))?.change.confidence;
  if (confidence === void 0 || !(confidence < 1)) return null;
  return `a regression as large as its tolerance is missed at most ${oftenText(Number(((1 - confidence) / 2).toFixed(6)))}`;
};
var isPlainPass = ({ verdict, accepted = [] }) => verdict === "pass" && accepted.length === 0;
var verdictText = (result) => result.verdict === "pass" && !isPlainPass(result) ? "pass (accepted)" : result.verdict;

export {
  verdictFaces,
  decisionFaces,
  budgetFaces,
  severityFaces,
  decisionText,
  budgetText,
  count,
  moreText,
  idleText,
  falseAlarmText,
  isAllExact,
  exactText,
  missText,
  isPlainPass,
  verdictText
};
