import { heading, indent, withRest } from './frame.ts';

/** Tells the story in a terminal, each line with the time since it began. */
export interface Narrator {
  chapter(title: string): void;
  say(text: string): void;
  /** Text of others, indented under the line before; at most so many lines of it. */
  show(text: string, most?: number): void;
  /** Since the story began, ms. */
  elapsed(): number;
}

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** As wide as the time of a line and the space behind it. */
const margin = ' '.repeat(7);

export const createNarrator = (write: (text: string) => void): Narrator => {
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  return {
    elapsed,
    chapter: (title) => write(heading(title)),
    say: (text) => write(`${clock(elapsed())}  ${text}\n`),
    show: (text, most = Number.POSITIVE_INFINITY) => {
      const lines = withRest(text.trimEnd().split('\n'), most);
      write(`\n${indent(lines.map((line) => `${margin}${line}`))}\n\n`);
    },
  };
};
