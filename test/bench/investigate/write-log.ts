import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom } from '../../../src/core/random.ts';

export interface Written {
  readonly lines: number;
  readonly bytes: number;
  /** ms, ascending. */
  readonly durations: Float64Array;
  /** When the deploy that made one route twice as slow went out, ms since 1970. */
  readonly deploy: number;
}

const start = Date.UTC(2026, 2, 2);
const routes = ['/products/', '/orders/', '/users/', '/carts/'];
const countries = ['DE', 'FR', 'GB', 'US', 'PL', 'AT'];

/** Writes lines as pino-http does, until the file has `size` bytes. From its middle on one route takes twice as long. */
export const writeLog = (path: string, size: number): Written => {
  const random = createRandom(7);
  const durations: number[] = [];
  const deploy = start + 12 * 3_600_000;
  // About 460 bytes a line over one day.
  const step = (24 * 3_600_000) / (size / 460);
  const file = openSync(path, 'w');
  let bytes = 0;
  try {
    for (let lines = 0; bytes < size;) {
      let text = '';
      for (let k = 0; k < 2000; k++, lines++) {
        const time = Math.round(start + lines * step);
        const route = routes[random.integer(0, 3)] ?? '';
        const normal = random.next() + random.next() + random.next() + random.next() - 2;
        const tail = random.next() < 0.02 ? 12 : 1;
        const slower = time >= deploy && route === '/orders/' ? 2 : 1;
        const responseTime = Math.exp(2.5 + 0.8 * normal) * tail * slower;
        durations.push(responseTime);
        const record = {
          level: 30,
          time,
          pid: 4242,
          hostname: 'web-1',
          req: {
            id: lines,
            method: 'GET',
            url: `${route}${random.integer(1, 50_000)}?page=2`,
            headers: {
              host: 'shop.example',
              'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
              accept: '*/*',
            },
            remoteAddress: '10.0.0.7',
            remotePort: 40_000 + (lines % 20_000),
          },
          country: countries[lines % countries.length],
          res: {
            statusCode: random.next() < 0.004 ? 500 : 200,
            headers: { 'content-type': 'application/json; charset=utf-8' },
          },
          responseTime,
          msg: 'request completed',
        };
        text += `${JSON.stringify(record)}\n`;
      }
      const chunk = Buffer.from(text);
      writeSync(file, chunk);
      bytes += chunk.length;
    }
  } finally {
    closeSync(file);
  }
  return { lines: durations.length, bytes, durations: Float64Array.from(durations).sort(), deploy };
};
