import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  details,
  headline,
  linkLine,
  mainLines,
  rooms,
  wholeResult
} from "./chunk-RIJFTOSU.js";
import {
  fit,
  proofText
} from "./chunk-DJDUGR34.js";
import {
  count,
  verdictText
} from "./chunk-KJFAOCEL.js";
import {
  escapePlain
} from "./chunk-J3X4RRUV.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";

// src/report/annotations.ts
var levels = {
  blocking: "failure",
  warning: "warning",
  information: "notice"
};
var mostEvidence = 6;
var isInRepository = ({ path, startLine, endLine }) => path !== "" && path.length <= 1e3 && !path.startsWith("/") && !path.split("/").includes("..") && !/[\p{Cc}\p{Cs}\\]/u.test(path) && startLine >= 1 && endLine >= startLine;
var annotationOf = (finding) => {
  const { location, fix } = finding;
  if (location === null || !isInRepository(location)) return [];
  const { path, startLine, endLine } = location;
  const evidence = finding.evidence.slice(0, mostEvidence).map((it) => escapePlain(it, 300));
  const next = fix === null ? [] : [`Next: ${escapePlain(fix.summary, 400)}${proofText(fix)}`];
  return [
    {
      path,
      startLine,
      endLine,
      level: levels[finding.severity],
      title: escapePlain(finding.title, 160),
      message: [...evidence, ...next, escapePlain(finding.id, 40)].join("\n")
    }
  ];
};
var annotationsOf = (findings) => findings.flatMap(annotationOf);

// src/report/buttons.ts
var remeasure = {
  label: "Re-measure",
  description: "Measure this commit once more",
  identifier: "remeasure"
};
var investigate = {
  label: "Investigate",
  description: "Find the cause and prove it",
  identifier: "investigate"
};
var accept = {
  label: "Accept",
  description: "Accept it as it is, with a reason",
  identifier: "accept"
};
var buttonsOf = ({ verdict, metrics, policy }) => {
  const regressed = metrics.some((it) => it.primary && it.decision === "regressed");
  const cause = regressed ? [investigate] : [];
  switch (verdict) {
    case "pass":
      return [];
    case "fail":
      return [remeasure, ...cause, accept];
    case "inconclusive": {
      const blocks = policy.inconclusive === "block" && policy.from !== "head";
      return [remeasure, ...cause, ...blocks ? [accept] : []];
    }
    case "invalid":
      return [remeasure];
  }
};

// src/report/check-report.ts
var conclusionOf = (verdict, inconclusive) => {
  switch (verdict) {
    case "pass":
      return "success";
    case "fail":
      return "failure";
    case "invalid":
      return "action_required";
    case "inconclusive":
      return inconclusive === "block" ? "action_required" : "neutral";
  }
};

// src/report/render-check.ts
var defaultLimits = { bytes: 6e4, annotations: 200 };
var titleOf = (result, text) => {
  const verdict = verdictText(result);
  return `${verdict}: ${escapePlain(text, 160 - (verdict.length - result.verdict.length))}`;
};
var renderCheck = (result, { links = {}, limits = defaultLimits } = {}) => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const whole = wholeResult(links);
  const annotations = annotationsOf(result.findings);
  const unmarked = annotations.length - limits.annotations;
  const cut = unmarked > 0 ? [
    `${count(unmarked, "more finding")} have a place in the code, but no mark beside it; ${whole} has them all.`,
    ""
  ] : [];
  const summary = fit(
    rooms,
    (room) => [...mainLines(result, { naming, room, whole, charts: null }), ...cut, ...linkLine(links).slice(1), ""].join("\n"),
    limits.bytes
  );
  const text = fit(rooms, (room) => [...details(result, { naming, room, whole }).lines, ""].join("\n"), limits.bytes);
  return {
    // The policy of the change itself can't block the change.
    conclusion: conclusionOf(result.verdict, result.policy.from === "head" ? "warn" : result.policy.inconclusive),
    title: titleOf(result, headline(result, naming)),
    summary,
    text: text.trim() === "" ? null : text,
    annotations: annotations.slice(0, limits.annotations),
    buttons: buttonsOf(result)
  };
};

export {
  conclusionOf,
  renderCheck
};
