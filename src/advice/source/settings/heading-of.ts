const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Lines that are looked back over: what is further away is out of a reader's sight too. */
const furthest = 60;

/**
 * The nearest line above that is less indented than `line`, which stands, or stood, at `index`: in a configuration the setting that it
 * is a part of. "" without one.
 */
export const headingOf = (lines: readonly string[], index: number, line: string): string => {
  const indent = indentOf(line);
  for (let at = index - 1; at >= Math.max(0, index - furthest); at -= 1) {
    const above = lines[at] ?? '';
    if (above.trim() !== '' && indentOf(above) < indent) return above;
  }
  return '';
};
