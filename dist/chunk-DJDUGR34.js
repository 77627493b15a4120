import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  moreText,
  severityFaces
} from "./chunk-KJFAOCEL.js";
import {
  codeBlock,
  codeSpan,
  escapeMarkdown
} from "./chunk-J3X4RRUV.js";
import {
  formatChange,
  formatPercent
} from "./chunk-JGGM5WWA.js";

// src/report/fit.ts
var commentLimit = 6e4;
var encoder = new TextEncoder();
var byteLength = (text) => encoder.encode(text).length;
var note = "\n\nThe rest is cut: it is too long for this place.\n";
var after = ({ fence, folds }, line) => {
  const [, found = ""] = /^ *(`{3,})/u.exec(line) ?? [];
  if (fence !== "") return { fence: found === fence ? "" : fence, folds };
  return { fence: found, folds: folds + Number(line === "<details>") - Number(line === "</details>") };
};
var closing = ({ fence, folds }) => `${fence === "" ? "" : `
${fence}`}${"\n\n</details>".repeat(Math.max(0, folds))}`;
var cut = (text, limit) => {
  const kept = [];
  let opened = { fence: "", folds: 0 };
  let used = byteLength(note);
  for (const line of text.split("\n")) {
    const next = after(opened, line);
    used += byteLength(line) + 1;
    if (used + byteLength(closing(next)) > limit) break;
    kept.push(line);
    opened = next;
  }
  return `${kept.join("\n")}${closing(opened)}${note}`;
};
var fit = (rooms, render, limit) => {
  let text = "";
  for (const room of rooms) {
    text = render(room);
    if (byteLength(text) <= limit) return text;
  }
  return cut(text, limit);
};

// src/report/comment-findings.ts
var mostPatchLines = 40;
var locationText = (location) => {
  if (location === null) return "";
  const { path, startLine, endLine } = location;
  return ` in ${codeSpan(`${path}:${startLine}${endLine === startLine ? "" : `-${endLine}`}`)}`;
};
var proofText = ({ proof }) => {
  if (proof === null) return "";
  const { estimate, low, high } = proof.recovery;
  return low === high ? ` It wins back ${formatPercent(estimate).replace("+", "")} of the growth.` : ` Measured: it wins back ${formatChange(proof.recovery).replace("+", "")} of the loss.`;
};
var patchLines = (patch, whole) => {
  const lines = patch.trimEnd().split("\n");
  const block = codeBlock(lines.slice(0, mostPatchLines), { language: "diff", most: mostPatchLines });
  const more = lines.length - mostPatchLines;
  const rest = more > 0 ? [moreText(more, "line", whole)] : [];
  return ["", ...block.split("\n"), ...rest].map((line) => line === "" ? "" : `    ${line}`).concat("");
};
var fixLines = (fix, whole) => {
  if (fix === null) return [];
  const next = `  - **Next:** ${escapeMarkdown(fix.summary, 400)}${proofText(fix)}`;
  return [next, ...fix.patch === null ? [] : patchLines(fix.patch, whole)];
};
var findingLines = (finding, { evidence, told, whole }) => [
  `- ${severityFaces[finding.severity].emoji} **${escapeMarkdown(finding.title, 240)}**${locationText(finding.location)} ${codeSpan(finding.id, 20)}`,
  ...finding.evidence.filter((it) => !told.has(it)).slice(0, evidence).map((it) => `  - ${escapeMarkdown(it, 300)}`),
  ...fixLines(finding.fix, whole)
];
var findingsSection = (findings, room) => {
  const shown = findings.slice(0, room.findings);
  if (shown.length === 0) return [];
  const rest = findings.length - shown.length;
  return [
    ...shown.flatMap((it) => findingLines(it, room)),
    ...rest > 0 ? [`- ${moreText(rest, "finding", room.whole)}`] : []
  ];
};

export {
  commentLimit,
  byteLength,
  fit,
  proofText,
  findingsSection
};
