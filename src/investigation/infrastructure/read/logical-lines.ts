/** A line with those that it goes on with. Offsets of the text, without the last line break. */
export interface LogicalLine {
  readonly start: number;
  readonly end: number;
}

/** Lines of a text; `goesOn` says of what stands from `start` up to `end` whether the next line still belongs to it. */
export const logicalLines = (text: string, goesOn: (part: string) => boolean): readonly LogicalLine[] => {
  const lines: LogicalLine[] = [];
  const endOf = (from: number): number => {
    const at = text.indexOf('\n', from);
    return at === -1 ? text.length : at;
  };
  /** More lines are no value: a quote that is never closed must not swallow the file. */
  const mostLines = 200;
  for (let start = 0; start < text.length;) {
    const first = endOf(start);
    let end = first;
    for (let lines = 1; lines < mostLines && end < text.length && goesOn(text.slice(start, end)); lines += 1)
      end = endOf(end + 1);
    if (goesOn(text.slice(start, end))) end = first;
    lines.push({ start, end: text[end - 1] === '\r' ? end - 1 : end });
    start = Math.max(end, text[end] === '\r' ? end + 1 : end) + 1;
  }
  return lines;
};
