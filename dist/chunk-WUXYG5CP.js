import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  countText
} from "./chunk-WAA62WIU.js";
import {
  formatValue
} from "./chunk-JGGM5WWA.js";

// src/advice/statement-text.ts
var longest = 110;
var clip = (text) => {
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
};
var longestColumns = 24;
var statementText = (text) => {
  const line = text.slice(0, 4e3).replaceAll(/\s+/gu, " ").replaceAll("`", "'").trim();
  const short = line.replace(
    /^(select )(.*?)( from )/iu,
    (whole, select, columns, from) => columns.length > longestColumns ? `${select}…${from}` : whole
  );
  return `\`${clip(short)}\``;
};
var timesText = (count) => {
  if (count >= 0.98 && count <= 1.02) return "once";
  return count > 0 && count <= 0.5 ? `in 1 of ${countText(1 / count)} requests` : `${countText(count)} times`;
};
var callerText = (caller) => caller === "" ? "" : `, from ${caller.slice(0, 300)}`;
var workText = ({ name, base, head, caller }, isStatement = true) => {
  const what = isStatement ? statementText(name) : name.slice(0, longest);
  const time = `${formatValue(base.time, "ms")} → ${formatValue(head.time, "ms")}`;
  const rows = (base.rows ?? 0) === 0 && (head.rows ?? 0) === 0 ? "" : `, ${countText(base.rows ?? 0)} → ${countText(head.rows ?? 0)} rows`;
  return `${what}: ${countText(base.count)} → ${countText(head.count)} per request, ${time}${rows}${callerText(caller)}.`;
};

export {
  statementText,
  timesText,
  callerText,
  workText
};
