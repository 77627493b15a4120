import { createNaming, type Entry, leafOf, type ReadEntries } from './entry.ts';
import { logicalLines } from './logical-lines.ts';

const goesOn = (part: string): boolean => !/^\s*#/u.test(part) && /\\\s*$/u.test(part);

/** NAME=value and NAME="a value", several in a line; the older form is one NAME and the rest of the line. */
const assignment = /([A-Za-z_][\w.-]*)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s"'\\]|\\.)*)/gu;

const unquoted = (raw: string): string => raw.replace(/^(["'])([\s\S]*)\1$/u, '$2');

/** Instructions that say how the service runs. What RUN and COPY do is code. */
const whole = new Set(['FROM', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'STOPSIGNAL']);

/** Reads a Dockerfile: variables and arguments by name, and the instructions that say how the service runs. */
export const readDockerfile = (text: string): ReadEntries => {
  const name = createNaming();
  const entries: Entry[] = [];
  for (const { start: from, end } of logicalLines(text, goesOn)) {
    const line = text.slice(from, end);
    const [matched = '', word = ''] = /^\s*([A-Za-z]+)\s+/u.exec(line) ?? [];
    const instruction = word.toUpperCase();
    const [start, raw] = [from + matched.length, line.slice(matched.length).trimEnd()];
    if (whole.has(instruction))
      entries.push(leafOf({ path: name([], instruction), from, start, end: start + raw.length, to: end, value: raw }));
    if (instruction !== 'ENV' && instruction !== 'ARG') continue;
    const older = /^([A-Za-z_][\w.-]*)(?:\s+(.*))?$/su.exec(raw);
    const found = older === null ? Array.from(raw.matchAll(assignment)) : [];
    if (older !== null) {
      const value = older[2] ?? '';
      const at = start + raw.length - value.length;
      entries.push(
        leafOf({ path: name([instruction], older[1] ?? ''), from, start: at, end: at + value.length, to: end, value }),
      );
    }
    for (const it of found) {
      const [all, key = '', value = ''] = it;
      const at = start + it.index;
      const place = { from: found.length === 1 ? from : at, to: found.length === 1 ? end : at + all.length };
      const locked = found.length === 1 ? null : 'it shares its instruction with others';
      const end_ = at + all.length;
      entries.push(
        leafOf({
          ...place,
          path: name([instruction], key),
          start: end_ - value.length,
          end: end_,
          value: unquoted(value),
          locked,
        }),
      );
    }
  }
  return { entries, byLines: false, note: null };
};
