// Reads one log in a process of its own, so that its memory is that of the reader alone. node read-log-main.ts FILE DEPLOY
import { readLogs } from '../../../src/measure/logs/read-logs.ts';

const [file = '', deploy = ''] = process.argv.slice(2);
const started = performance.now();
const view = await readLogs({
  files: [file],
  by: ['country'],
  deploys: [{ at: Number(deploy), name: 'v2' }],
  signal: new AbortController().signal,
});
const wall = performance.now() - started;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const { requests, routes, by, changes, notices } = view;
const told = changes.map(({ field, name, metric, at, change, deploys }) => ({
  of: `${field} ${name}`,
  metric,
  at,
  change: change.estimate,
  deploy: deploys[0]?.name ?? null,
}));
process.stdout.write(
  JSON.stringify({
    wall,
    cpu: (userCPUTime + systemCPUTime) / 1000,
    memory: maxRSS * 1024,
    figures: requests.figures,
    routes: routes.segments.map(({ name }) => name),
    values: by[0]?.segments.length ?? 0,
    changes: told,
    notices,
  }),
);
