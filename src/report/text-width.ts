const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

// East Asian wide and full-width blocks, and pictures: terminals give these two columns.
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}])/u;

const widthOf = (grapheme: string): number => (wide.test(grapheme) || grapheme.includes('\uFE0F') ? 2 : 1);

/** Columns that `text`, without terminal sequences, takes in a terminal. */
export const textWidth = (text: string): number => {
  // Printable ASCII, the usual case, needs no segmenting.
  if (/^[ -~]*$/u.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOf(segment);
  return width;
};

/** `text` cut to at most `most` columns; an ellipsis takes the place of the rest. */
export const clip = (text: string, most: number): string => {
  if (textWidth(text) <= most) return text;
  let kept = '';
  let width = 1;
  for (const { segment } of segmenter.segment(text)) {
    width += widthOf(segment);
    if (width > most) break;
    kept += segment;
  }
  return most < 1 ? '' : `${kept}…`;
};

/** `text` filled with spaces to `width` columns. */
export const pad = (text: string, width: number, align: 'left' | 'right'): string => {
  const gap = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? `${text}${gap}` : `${gap}${text}`;
};

/** A sentence as lines of at most `width` columns; `indent` stands before every line after the first. */
export const wrap = (text: string, width: number, indent = ''): string[] => {
  const lines: string[] = [];
  const [start = ''] = /^ */u.exec(text) ?? [];
  let line = start;
  let words = 0;
  for (const word of text.slice(start.length).split(' ')) {
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
