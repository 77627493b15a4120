import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/report/escape.ts
import { stripVTControlCharacters } from "node:util";
var escapeTerminal = (text) => stripVTControlCharacters(text.toWellFormed()).replaceAll(/\s+/gu, " ").replaceAll(/[\p{Cc}\p{Cf}]/gu, "").trim();
var shorten = (text, most) => {
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length <= most && text.length <= 2 * most + 2 ? text : `${characters.slice(0, most - 1).join("")}…`;
};
var markdownEntities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", $: "&#36;" };
var broken = "&#8203;";
var special = /[&<>$\\`*_[\]|~@]|#(?=\d)|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=\bGH)-(?=\d)/giu;
var escapeCharacter = (character) => {
  if (Object.hasOwn(markdownEntities, character)) return markdownEntities[character] ?? "";
  if ("@#:".includes(character)) return `${character}${broken}`;
  if (character === "." || character === "-") return `${broken}${character}`;
  return `\\${character}`;
};
var escapeStart = (text) => text.replace(/^#/u, String.raw`\#`).replace(/^([-+=])(?=\s|$|[-+=])/u, String.raw`\$1`).replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`);
var escapeMarkdown = (text, most = 200) => {
  const plain = shorten(escapeTerminal(text.slice(0, 8 * most)), most);
  return escapeStart(plain.replaceAll(special, escapeCharacter));
};
var escapeHtml = (text) => text.toWellFormed().replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`).replaceAll(/[^\P{Cc}\n\t]/gu, "");
var longestRun = (text) => Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
var unmention = (text) => text.replaceAll(/@(?=[\p{L}\p{N}_-])/gu, "@​");
var escapePlain = (text, most = 200) => unmention(shorten(escapeTerminal(text.slice(0, 8 * most)), most));
var codeSpan = (text, most = 200) => {
  const plain = escapePlain(text, most);
  const fence = "`".repeat(longestRun(plain) + 1);
  const gap = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return `${fence}${gap}${plain || " "}${gap}${fence}`;
};
var cleanLine = (line) => stripVTControlCharacters(line.toWellFormed()).replaceAll("	", "  ").replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "").trimEnd();
var codeBlock = (lines, { language = "text", most = 20 } = {}) => {
  const kept = lines.slice(-most).map((line) => unmention(shorten(cleanLine(line.slice(0, 2e3)), 200)));
  const fence = "`".repeat(Math.max(3, longestRun(kept.join("\n")) + 1));
  return [`${fence}${language}`, ...kept, fence].join("\n");
};
var markdownLink = (text, url) => {
  const address = URL.parse(url);
  if (address === null || !["http:", "https:"].includes(address.protocol)) return escapeMarkdown(text);
  const href = address.href.replaceAll(/[()<>|`@\s\\]/gu, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${escapeMarkdown(text)}](${href})`;
};

export {
  escapeTerminal,
  shorten,
  escapeMarkdown,
  escapeHtml,
  unmention,
  escapePlain,
  codeSpan,
  codeBlock,
  markdownLink
};
