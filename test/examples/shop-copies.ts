import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { z } from 'zod';
import { quickDirectory } from '../support/quick-directory.ts';

const run = promisify(execFile);

const examples = join(import.meta.dirname, '..', '..', 'docs', 'examples');
export const shop = join(examples, 'shop');
export const patches = join(examples, 'shop-patches');

/** As Fastify's `inject` takes it. */
export interface ShopRequest {
  readonly method: string;
  readonly url: string;
  readonly payload?: unknown;
}

const answers = z.array(z.object({ status: z.int(), body: z.string() }));
export type Answer = z.infer<typeof answers>[number];

/** Copies of the shop, patched or not, that share one installation of its dependencies. */
export interface ShopCopies extends AsyncDisposable {
  /** A copy of the shop as a git repository; `patch` is applied with what `git apply` demands, or null. */
  copy(name: string, patch: string | null): Promise<string>;
}

export const createShopCopies = async (): Promise<ShopCopies> => {
  const root = await quickDirectory('pacegate-shop-');
  // Node looks for packages in the folders above too, so the copies need none of their own.
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(shop, file), join(root, file));
  await run('npm', ['ci'], { cwd: root });
  return {
    copy: async (name, patch) => {
      const path = join(root, name);
      await cp(shop, path, { recursive: true, filter: (from) => !from.endsWith('node_modules') });
      await run('git', ['init', '--quiet'], { cwd: path });
      if (patch !== null) {
        await run('git', ['apply', '--whitespace=error', join(patches, patch)], { cwd: path });
      }
      return path;
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
};

/** What a copy of the shop answers, asked in a fresh process. */
export const askShop = async (path: string, requests: readonly ShopRequest[]): Promise<Answer[]> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'answers.js'), path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(requests));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return answers.parse(JSON.parse(output));
};

/** Starts the shop as its configuration does, asks /healthz, stops it with SIGTERM. */
export const startAndStop = async (path: string): Promise<{ status: number; exitCode: number | null }> => {
  const child = spawn(process.execPath, ['src/server.js'], {
    cwd: path,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const exit = once(child, 'exit');
    const address = await new Promise<string>((found, failed) => {
      let log = '';
      child.stdout.on('data', (part: Buffer) => {
        log += part.toString();
        const [match] = /http:\/\/127\.0\.0\.1:\d+/.exec(log) ?? [];
        if (match !== undefined) found(match);
      });
      child.once('exit', () => failed(new Error(`The shop ended before it listened: ${log}`)));
    });
    const { status } = await fetch(`${address}/healthz`);
    child.kill('SIGTERM');
    await exit;
    return { status, exitCode: child.exitCode };
  } finally {
    child.kill('SIGKILL');
  }
};
