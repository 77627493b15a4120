import { renderBaseline } from '../report/baseline-table.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { BaselineFlags } from './baseline-flags.ts';
import { readAllSeries, withBaseline } from './baseline-session.ts';

/** `pacegate baseline show`. No baseline is told, and is no error. */
export const showBaseline = (flags: BaselineFlags, host: NodeJS.Process): Promise<number> =>
  withBaseline(flags, host, false, async ({ opened: { store } }) => {
    const series = await readAllSeries(store, flags.suites);
    const { stdout } = host;
    if (flags.json) {
      const shown = series.map(({ key, problems, records }) => ({ ...key, problems, records }));
      stdout.write(`${JSON.stringify({ store: store.place, series: shown }, null, 2)}\n`);
      return 0;
    }
    const colour = stdout.isTTY && host.env['NO_COLOR'] === undefined;
    const title = `Stored measurements: ${escapeTerminal(store.place)}`;
    stdout.write(`${title}\n\n${renderBaseline(series, { colour, width: stdout.columns ?? 100 })}`);
    return 0;
  });
