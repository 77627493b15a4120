import { textWidth } from './text-width.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Of Verdana, the widest of the fonts that a diagram may come in.
const widthOf = (grapheme: string): number => {
  if (/^[WMm@%\u2026]/u.test(grapheme)) return 1.08;
  if (/^[\p{Lu}w+~=]/u.test(grapheme)) return 0.82;
  if (/^[ilj.,:;'|!()[\]/ ]/u.test(grapheme)) return 0.45;
  return textWidth(grapheme) > 1 ? 1.05 : 0.65;
};

/** How wide `text` may be in a usual font, in units of its size: rather too much than too little. */
export const emWidth = (text: string): number => {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOf(segment);
  return width;
};

/** `text` cut to at most `most` ems; an ellipsis takes the place of the rest. */
export const clipToEms = (text: string, most: number): string => {
  if (emWidth(text) <= most) return text;
  let kept = '';
  let width = widthOf('…');
  for (const { segment } of segmenter.segment(text)) {
    width += widthOf(segment);
    if (width > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};
