/** Lines of a file. They count from 1, both ends included. */
interface Place {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

interface Hunk {
  /** Line of the old file that the body begins at. */
  readonly start: number;
  readonly body: readonly string[];
}

const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/u;

const fileOf = (line: string | undefined): string | undefined => line?.slice(4).split('\t')[0];

const amount = (body: readonly string[], signs: string): number =>
  body.filter((line) => signs.includes(line[0] ?? '?')).length;

/** The one hunk of a unified diff of one file, which is `path` before and after; null for any other patch. */
const onlyHunk = (patch: string, path: string): Hunk | null => {
  const lines = patch.replace(/\n$/u, '').split('\n');
  const at = lines.findIndex((line) => header.test(line));
  const [, start, before = '1', after = '1'] = header.exec(lines[at] ?? '') ?? [];
  if (start === undefined) return null;
  const above = lines.slice(0, at);
  const [from, to] = ['--- ', '+++ '].map((sign) => fileOf(above.find((line) => line.startsWith(sign))));
  if (from !== `a/${path}` || to !== `b/${path}`) return null;
  // An empty line of context often lost its space on the way.
  const body = lines.slice(at + 1).map((line) => (line === '' ? ' ' : line));
  // Anything else that follows, such as a second hunk, is not a line of this one.
  const whole = body.every((line) => ' -+'.includes(line[0] ?? '?'));
  const counted = amount(body, ' -') === Number(before) && amount(body, ' +') === Number(after);
  return whole && counted ? { start: Number(start), body } : null;
};

/**
 * What `patch`, a unified diff, makes of exactly the lines at `place`; null where it changes anything else, does not show all of
 * these lines, or changes nothing. Lines that it adds directly before or after them belong to them.
 */
export const replacementOf = (patch: string, { path, startLine, endLine }: Place): readonly string[] | null => {
  const hunk = onlyHunk(patch, path);
  if (hunk === null) return null;
  const lines: string[] = [];
  let old = hunk.start;
  let [seen, changed] = [0, 0];
  for (const line of hunk.body) {
    const inside = old >= startLine && old <= endLine;
    const added = line.startsWith('+');
    if (!line.startsWith(' ')) {
      if (!inside && !(added && old === endLine + 1)) return null;
      changed += 1;
    }
    if (added || (inside && line.startsWith(' '))) lines.push(line.slice(1));
    if (!added && inside) seen += 1;
    if (!added) old += 1;
  }
  return seen === endLine - startLine + 1 && changed > 0 ? lines : null;
};
