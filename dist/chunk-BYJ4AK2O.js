import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  clip,
  pad,
  textWidth
} from "./chunk-PTREMZN3.js";
import {
  decisionFaces,
  verdictFaces
} from "./chunk-KJFAOCEL.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  formatChange,
  formatDuration,
  formatShare
} from "./chunk-JGGM5WWA.js";

// src/report/progress.ts
var clean = (text) => shorten(escapeTerminal(text.slice(0, 4e3)), 200);
var remainingText = (remaining) => {
  if (remaining === null) return "";
  const likely = formatDuration(remaining.likely);
  const most = formatDuration(remaining.most);
  return likely === most ? `, up to ${most} to go` : `, about ${likely} to go, at most ${most}`;
};
var blockText = ({ suite, block, of, look, blockKind }) => {
  const control = blockKind === "control" ? "control block (base against base); " : "";
  const next = look === null ? "" : `, next look at ${look}`;
  return `${clean(suite)}: ${control}block ${block} of at most ${of}${next}`;
};
var rank = { regressed: 0, inconclusive: 1, invalid: 2, unchanged: 3, improved: 4 };
var distance = (it) => Math.abs(it.estimate) / (it.tolerance > 0 ? it.tolerance : 1);
var worstFirst = (estimates) => estimates.toSorted((a, b) => rank[a.decision] - rank[b.decision] || distance(b) - distance(a));
var decisionWord = (decision) => decision === "inconclusive" ? "undecided" : decision;
var decidedText = (estimates) => {
  if (estimates.length === 0) return "no estimate yet";
  const undecided = estimates.filter((it) => it.decision === "inconclusive").length;
  return undecided === 0 ? "all decided" : `${undecided} of ${estimates.length} undecided`;
};
var renderProgressLine = (event) => {
  switch (event.kind) {
    case "step":
      return clean(event.text);
    case "discarded":
      return `${clean(event.suite)}: block ${event.block} does not count: ${clean(event.reason)}`;
    case "verdict":
      return `${verdictFaces[event.verdict].sign} ${event.verdict} after ${formatDuration(event.elapsed)}`;
    case "block": {
      const [worst] = worstFirst(event.estimates);
      const estimate = worst === void 0 ? "" : `; ${clean(worst.label)} ${formatChange(worst)}, tolerance ${formatShare(worst.tolerance)}, ${decisionWord(worst.decision)}`;
      return `${blockText(event)}; ${formatDuration(event.elapsed)} gone${remainingText(event.remaining)}; ${decidedText(event.estimates)}${estimate}`;
    }
  }
};
var shownEstimates = 4;
var estimateLines = (estimates, width) => {
  const shown = worstFirst(estimates).slice(0, shownEstimates);
  const changes = shown.map((it) => formatChange(it));
  const changeWidth = Math.max(0, ...changes.map(textWidth));
  const ends = shown.map(
    (it, i) => `  ${pad(changes[i] ?? "", changeWidth, "right")}  ${decisionFaces[it.decision].sign} ${decisionWord(it.decision)}`
  );
  const endWidth = Math.max(0, ...ends.map(textWidth));
  const labelWidth = Math.max(
    8,
    Math.min(width - endWidth - 2, Math.max(0, ...shown.map((it) => textWidth(clean(it.label)))))
  );
  return shown.map((it, i) => `  ${pad(clip(clean(it.label), labelWidth), labelWidth, "left")}${ends[i] ?? ""}`);
};
var renderProgressLive = (event, width) => {
  if (event.kind !== "block") return [clip(renderProgressLine(event), width)];
  const time = `  ${formatDuration(event.elapsed)} gone${remainingText(event.remaining)}; ${decidedText(event.estimates)}`;
  return [blockText(event), time, ...estimateLines(event.estimates, width)].map((line) => clip(line, width));
};

export {
  renderProgressLine,
  renderProgressLive
};
