import { cpus, release, totalmem } from 'node:os';

/** A Markdown table; figures stand to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const sides = head.map((_, column) =>
    rows.every((cells) => /^[\d.,<>-]+(?: |$)/.test(cells[column] ?? '')) ? '---:' : '---',
  );
  return [head, sides, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

/** The value below which this share of all lies; NaN of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
};

export const ms = (value: number): string =>
  Number.isNaN(value) ? '-' : `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} ms`;

export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** Machine, day and command: what figures are worth nothing without. */
export const provenance = (command: string): string => {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Linux ${release()}, Node ${process.version}`;
  return `${new Date().toISOString().slice(0, 10)}, \`${command}\`. ${machine}.`;
};
