import { expect, jest, test } from '@jest/globals';
import { makeRoute } from '../../load/load-support.ts';
import { createSignalsBench } from './signals-bench.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const file = `import http from 'node:http'; import { accessSync, existsSync, lstatSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
const echo = (response) => (parts) => {
  statSync('.');
  response.on('finish', () => existsSync('.')).on('close', () => accessSync('.'));
  response.end(Buffer.concat(parts));
};
const gather = (stream, done) => {
  const parts = [];
  stream.on('data', (part) => { lstatSync('.'); parts.push(part); }).once('end', () => done(parts));
};
http.createServer((request, response) => {
  if (request.url === '/') response.end('ok');
  if (request.url === '/events') gather(request, echo(response));
  if (request.url === '/piped') gather(request.pipe(new Transform({ transform: (part, _, done) => done(null, part) })), echo(response));
  if (request.url === '/awaited') (async () => echo(response)(await Array.fromAsync(request)))();
}).listen(process.env.PORT, '127.0.0.1');
`;

test('what is done when the body of a request has come belongs to the request, whatever reads it', async () => {
  await using bench = await createSignalsBench({ 'service.mjs': file });
  await using service = await bench.start('node service.mjs');
  const names = ['events', 'piped', 'awaited'];
  const body = 'y'.repeat(50_000);
  const { sync, requests } = await bench.counted(
    service,
    async () => {
      for (const name of names)
        for (let sent = 0; sent < 5; sent++) {
          const answer = await fetch(`${service.origin}/${name}`, { method: 'POST', body });
          expect(await answer.text()).toBe(body);
        }
    },
    { routes: names.map((name) => makeRoute(name, { method: 'POST' })) },
  );
  expect(requests).toEqual({ events: 5, piped: 5, awaited: 5 });
  for (const name of names)
    for (const call of ['fs.statSync', 'fs.existsSync', 'fs.accessSync'])
      expect([name, call, sync.find((it) => it.call === call && it.route === name)?.count]).toEqual([name, call, 5]);
  for (const name of ['events', 'piped'])
    expect(sync.find((it) => it.call === 'fs.lstatSync' && it.route === name)?.count).toBeGreaterThanOrEqual(5);
});
