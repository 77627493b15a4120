/** A line of package.json or of a lock file, with the headings that it stands below. */
export interface EntryLine {
  readonly text: string;
  /** From the outermost; ends with the line's own heading, where it is one or closes one, or with the line itself. */
  readonly way: readonly string[];
  /** Tells the line from equal ones of other entries. */
  readonly key: string;
}

/** `"node_modules/a": {`, `a@^1.0.0:`, `  /a@1.0.0:`, `      a:`: what others stand below. */
const heading = /^\s*(?:"(?:[^"\\]|\\.)*":\s*)?[{[]\s*$|^\s*[^\s#][^\n]*:\s*$/u;
const closing = /^\s*[\]}]/u;

/** What comes after the name of an entry changes with it; a comma at the end says only that more comes. */
const nameOf = (line: string): string => line.trim().replace(/,$/u, '');

/**
 * The lines of a file whose layout is by indentation, as npm, pnpm and Yarn write theirs. Lines of different entries never have the same
 * key, so a comparison can't take a bracket of one for that of another.
 */
export const entryLines = (lines: readonly string[]): readonly EntryLine[] => {
  const above: { readonly indent: number; readonly text: string }[] = [];
  let last: readonly string[] = [];
  return lines.map((text) => {
    const indent = text.search(/\S/u);
    // An empty line belongs to the entry before it.
    if (indent !== -1) {
      const isClosing = closing.test(text);
      while ((above.at(-1)?.indent ?? -1) >= indent + (isClosing ? 1 : 0)) above.pop();
      const own = above.map((it) => it.text);
      if (isClosing) {
        above.pop();
        last = own;
      } else {
        last = [...own, nameOf(text)];
        if (heading.test(text)) above.push({ indent, text: nameOf(text) });
      }
    }
    return { text, way: last, key: JSON.stringify([last, text]) };
  });
};
