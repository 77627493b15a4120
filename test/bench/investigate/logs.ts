// What reading a large log takes: 1 GB as pino-http writes it, its percentiles held against exact ones.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { formatDuration, formatPercent, formatValue } from '../../../src/core/format.ts';
import { quantile } from '../../../src/statistics/quantile.ts';
import { writeLog } from './write-log.ts';

const run = promisify(execFile);

const readSchema = z.object({
  wall: z.number(),
  cpu: z.number(),
  memory: z.number(),
  figures: z.object({
    count: z.number(),
    latency: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }),
  }),
  routes: z.array(z.string()),
  values: z.number(),
  changes: z.array(
    z.object({ of: z.string(), metric: z.string(), at: z.number(), change: z.number(), deploy: z.string().nullable() }),
  ),
  notices: z.array(z.string()),
});

const quantiles = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

const most = { wall: 60_000, memory: 300e6, error: 0.01 } as const;

const percent = (share: number): string => `${Number((100 * share).toFixed(3))} %`;

const row = (what: string, value: string, limit: string): string => `| ${what} | ${value} | ${limit} |`;

/** Markdown: wall and CPU time, peak memory, and how far percentiles are off. `size` in bytes. */
export const benchLogs = async (size = 1e9): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), 'pacegate-logs-'));
  try {
    const path = join(directory, 'web.log');
    const written = writeLog(path, size);
    const main = join(import.meta.dirname, 'read-log-main.ts');
    const { stdout } = await run(process.execPath, [main, path, String(written.deploy)], { maxBuffer: 1e8 });
    const read = readSchema.parse(JSON.parse(stdout));
    const errors = quantiles.map(([name, q]) => {
      const exact = quantile(written.durations, q);
      return { name, exact, error: Math.abs(read.figures.latency[name] / exact - 1) };
    });
    const slower = read.changes.filter(({ change, metric }) => change > 0.5 && metric === 'p50');
    return [
      '| 1 GB of JSON lines | measured | limit |'.replace('1 GB', formatValue(written.bytes, 'bytes')),
      '| --- | --- | --- |',
      row('wall time', formatDuration(read.wall), formatDuration(most.wall)),
      row('CPU time', formatDuration(read.cpu), ''),
      row('peak memory', formatValue(read.memory, 'bytes'), formatValue(most.memory, 'bytes')),
      row('lines', `${read.figures.count} of ${written.lines}`, 'all'),
      ...errors.map(({ name, exact, error }) =>
        row(`${name}, exactly ${formatValue(exact, 'ms')}`, `${percent(error)} off`, percent(most.error)),
      ),
      row('routes', read.routes.join(', '), '4'),
      row(
        'the slower route',
        slower
          .map(
            (it) =>
              `${it.of}: ${formatPercent(it.change)}, ${formatDuration(Math.abs(it.at - written.deploy))} from the deploy, matched with ${it.deploy ?? 'none'}`,
          )
          .join('; '),
        '/orders/{id} +100 %',
      ),
      row(
        'changes told at other times',
        String(read.changes.filter(({ at }) => Math.abs(at - written.deploy) > 600_000).length),
        '0',
      ),
      '',
    ].join('\n');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
