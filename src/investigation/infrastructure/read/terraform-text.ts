import { containerOf, createNaming, type Entry, leafOf, type ReadEntries } from './entry.ts';
import { createScanner, deepest, type Scanner } from './scan.ts';

const space = /(?:[\s,]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/uy;
const label = /"(?:[^"\\\n]|\\.)*"|[\w.-]+|\([^()\n]*\)/uy;
const blanks = /[ \t]*/uy;
const sign = /=(?!=)|:/uy;
const heredoc = /<<-?"?(\w+)"?[^\n]*\n(?:[\s\S]*?\n)??[ \t]*\1(?=\r?\n|$)/uy;
/** What a value is made of besides brackets; a comment or the end of the line ends it outside of them. */
const piece = /"(?:[^"\\]|\\[\s\S])*"|[^\s"#/[\](){},]+|\/(?![/*])|[ \t]+/uy;

const unquoted = (text: string): string => /^"([^"]*)"$/u.exec(text)?.[1] ?? text;

/** Past one value; gives where it ends, without the space behind it. */
const passValue = (scanner: Scanner, text: string): number => {
  const start = scanner.at();
  if (scanner.take(heredoc) !== null) return scanner.at();
  let depth = 0;
  while (!scanner.isOver()) {
    const next = scanner.next();
    if (/[[({]/u.test(next)) depth += 1;
    else if (/[\])}]/u.test(next)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth > 0) {
      const before = scanner.at();
      scanner.skip();
      if (scanner.at() !== before || scanner.take(piece) !== null) continue;
    } else if (scanner.take(piece) !== null) continue;
    else break;
    scanner.move(1);
  }
  return start + text.slice(start, scanner.at()).trimEnd().length;
};

interface Open {
  readonly path: readonly string[];
  readonly index: number;
}

/**
 * Reads what Terraform and others write in HCL: attributes with the path of their blocks. Expressions are kept as they are written. Never
 * throws.
 */
export const readTerraform = (text: string): ReadEntries => {
  const scanner = createScanner(text, space);
  const name = createNaming();
  const entries: Entry[] = [];
  const open: Open[] = [];
  let isBroken = false;
  const push = (path: readonly string[], from: number): void => {
    scanner.move(1);
    open.push({ path, index: entries.length });
    entries.push(containerOf({ path, from, start: scanner.at(), end: scanner.at(), to: scanner.at() }));
  };
  for (scanner.skip(); !scanner.isOver() && open.length < deepest; scanner.skip()) {
    const from = scanner.at();
    const labels: string[] = [];
    for (let found = scanner.take(label); found !== null; found = scanner.take(label)) {
      labels.push(unquoted(found));
      scanner.take(blanks);
    }
    const above = open.at(-1)?.path ?? [];
    if (labels.length > 0 && scanner.next() === '{')
      push(name([...above, ...labels.slice(0, -1)], labels.at(-1) ?? ''), from);
    else if (labels.length === 1 && scanner.take(sign) !== null) {
      scanner.take(blanks);
      const path = name(above, labels[0] ?? '');
      const start = scanner.at();
      if (scanner.next() === '{' && !/^\{\s*for\b/u.test(text.slice(start, start + 40))) push(path, from);
      else {
        const end = passValue(scanner, text);
        const raw = text.slice(start, end);
        entries.push(
          leafOf({ path, from, start, end, to: end, value: unquoted(raw), same: raw.replaceAll(/\s+/gu, ' ') }),
        );
      }
    } else {
      const closed = scanner.next() === '}' ? open.pop() : undefined;
      isBroken ||= closed === undefined;
      scanner.move(1);
      const entry = closed === undefined ? undefined : entries[closed.index];
      if (closed !== undefined && entry !== undefined)
        entries[closed.index] = { ...entry, end: scanner.at() - 1, to: scanner.at() };
    }
  }
  isBroken ||= open.length > 0;
  return { entries, byLines: isBroken, note: isBroken ? 'is read as far as its blocks are known' : null };
};
