import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/report/text-width.ts
var segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
var wide = new RegExp("^(?:\\p{Emoji_Presentation}|[\\u1100-\\u115F\\u2E80-\\uA4CF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6]|[\\u{1F300}-\\u{1FAFF}\\u{20000}-\\u{3FFFD}])", "u");
var widthOf = (grapheme) => wide.test(grapheme) || grapheme.includes("️") ? 2 : 1;
var textWidth = (text) => {
  if (/^[ -~]*$/u.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOf(segment);
  return width;
};
var clip = (text, most) => {
  if (textWidth(text) <= most) return text;
  let kept = "";
  let width = 1;
  for (const { segment } of segmenter.segment(text)) {
    width += widthOf(segment);
    if (width > most) break;
    kept += segment;
  }
  return most < 1 ? "" : `${kept}…`;
};
var pad = (text, width, align) => {
  const gap = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "left" ? `${text}${gap}` : `${gap}${text}`;
};
var wrap = (text, width, indent = "") => {
  const lines = [];
  const [start = ""] = /^ */u.exec(text) ?? [];
  let line = start;
  let words = 0;
  for (const word of text.slice(start.length).split(" ")) {
    const longer = words === 0 ? `${line}${word}` : `${line} ${word}`;
    if (words > 0 && textWidth(longer) > width) {
      lines.push(clip(line, width));
      line = `${indent}${word}`;
      words = 1;
    } else {
      line = longer;
      words += 1;
    }
  }
  return [...lines, clip(line, width)];
};

export {
  textWidth,
  clip,
  pad,
  wrap
};
