import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  answerLine,
  commentRooms,
  detailLines,
  investigationLinkLine,
  mainLines,
  wholeInvestigation
} from "./chunk-HWTYMVDZ.js";
import {
  doubtOf,
  stateText
} from "./chunk-OB3N2FPT.js";
import {
  fit
} from "./chunk-DJDUGR34.js";
import {
  escapePlain
} from "./chunk-J3X4RRUV.js";
import {
  GitHubError
} from "./chunk-PZ3W4RZL.js";
import {
  maskSecrets
} from "./chunk-YNA2QW7M.js";

// src/usecases/posting/post-result.ts
var hasProvenFix = ({ findings }) => findings.some(({ fix }) => fix !== null && fix.patch !== null && fix.proof !== null);
var postResult = async (posting, { check, report, comment, result, findPlace }) => {
  const refused = [];
  const attempt = async (post) => {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      refused.push(error);
      return null;
    }
  };
  await attempt(() => check.complete(report));
  const place = await attempt(findPlace);
  if (place === null) return refused;
  await attempt(() => posting.comment(place.number, comment));
  if (hasProvenFix(result)) await attempt(() => posting.suggest(place, result));
  return refused;
};

// src/report/investigation/render-check.ts
var limit = 6e4;
var renderInvestigationCheck = (investigation, { links = {} } = {}) => {
  const whole = wholeInvestigation(links);
  const lines = (render) => fit(commentRooms, (room) => [...render(room), ""].join("\n"), limit);
  return {
    title: `${stateText(investigation)}: ${escapePlain(maskSecrets(investigation.summary.slice(0, 2e3)), 150)}`,
    summary: lines((room) => [
      answerLine(investigation),
      "",
      ...mainLines(investigation, { room, whole }),
      ...investigationLinkLine(links)
    ]),
    text: lines((room) => detailLines(investigation, { room, whole }))
  };
};

// src/report/investigation/check-report.ts
var plain = (text, most) => escapePlain(maskSecrets(text.slice(0, 8 * most)), most);
var mark = (level, word, { id, title, location, evidence }) => location === null ? [] : [
  {
    ...location,
    level,
    title: plain(`${word}: ${title}`, 160),
    message: [...evidence.slice(0, 6).map((it) => plain(it, 300)), id].join("\n")
  }
];
var annotationsOf = ({ hypotheses, rootCause, contributing }) => hypotheses.flatMap((it) => {
  if (it.id === rootCause) return mark("failure", "Root cause", it);
  return contributing.includes(it.id) ? mark("warning", "Contributing", it) : [];
});
var investigationReport = (investigation) => {
  const { title, summary, text } = renderInvestigationCheck(investigation);
  const { state } = investigation;
  const isGood = state === "no-regression" && doubtOf(investigation) === null || state === "closed";
  return {
    conclusion: isGood ? "success" : "neutral",
    title,
    summary,
    text: text.trim() === "" ? null : text,
    annotations: annotationsOf(investigation),
    buttons: [{ label: "Investigate again", description: "Look once more for the cause", identifier: "investigate" }]
  };
};

export {
  postResult,
  investigationReport
};
