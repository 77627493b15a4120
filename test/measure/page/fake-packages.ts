import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import type { Browser } from '../../../src/measure/page/find-browser.ts';
import { findLighthouse, packagePlaces } from '../../../src/measure/page/load-lighthouse.ts';
import type { VisitTools } from '../../../src/measure/page/visit-page.ts';
import { createVisitors } from '../../../src/measure/page/visitor/visitors.ts';

/** Starts the "browser", and tells the fake Lighthouse where the page's address leads and which process it is. */
const launcher = `
import { openSync, writeFileSync } from 'node:fs';
export const getChromePath = () => { if (process.env.FAKE_CHROME) return process.env.FAKE_CHROME; throw new Error('none'); };
export class Launcher {
  port = 1;
  constructor(options, { spawn }) { Object.assign(this, { options, spawn }); }
  async launch() {
    const { chromePath, chromeFlags, userDataDir } = this.options;
    const errors = openSync(userDataDir + '/chrome-err.log', 'a');
    const child = this.spawn(chromePath, chromeFlags, { detached: true, stdio: ['ignore', 'ignore', errors] });
    writeFileSync(userDataDir + '/chrome.pid', String(child.pid));
    globalThis.fake = { pid: child.pid, server: /MAP localhost:80 ([^,]+),/.exec(chromeFlags.join(' '))[1] };
    await new Promise((resolve) => chromePath.includes('broken') ? undefined : setTimeout(resolve, 50));
  }
}
`;

/** Behaves as the page's path says. A path that ends in "-once" misbehaves the first time. */
const lighthouse = `
import { existsSync, writeFileSync } from 'node:fs';
const isTime = (path, name) => {
  if (!path.startsWith('/' + name)) return false;
  if (!path.endsWith('-once')) return true;
  const state = process.env.FAKE_STATE + '/' + name;
  if (existsSync(state)) return false;
  writeFileSync(state, '');
  return true;
};
const request = (url, status, transfer, more) => ({
  url, resourceType: 'Document', statusCode: status, failed: status < 0, transferSize: transfer + 200,
  responseHeadersTransferSize: 200, networkRequestTime: 1000, networkEndTime: 1010, rendererStartTime: 999,
  frameId: 'main', fromDiskCache: false, fromMemoryCache: false, fetchedViaServiceWorker: false, ...more,
});
export default async (url, flags, config) => {
  const path = new URL(url).pathname;
  if (isTime(path, 'hang')) await new Promise(() => setInterval(() => {}, 1000));
  if (isTime(path, 'crash')) process.kill(process.pid, 'SIGKILL');
  if (isTime(path, 'throw')) throw new Error('PROTOCOL_TIMEOUT <b>');
  if (isTime(path, 'die')) { process.kill(globalThis.fake.pid, 'SIGKILL'); await new Promise(() => {}); }
  if (isTime(path, 'nonsense')) return { lhr: { audits: 7 }, artifacts: {} };
  const response = await fetch('http://' + globalThis.fake.server + path, { headers: flags.extraHeaders, redirect: 'manual' }).catch(() => null);
  const body = response === null ? 0 : (await response.arrayBuffer()).byteLength;
  const status = response?.status ?? -1;
  const { settings } = config;
  return {
    lhr: {
      lighthouseVersion: '13.9.0', finalDisplayedUrl: url, runWarnings: [],
      ...(status >= 400 || status < 0 ? { runtimeError: { code: 'ERRORED_DOCUMENT_REQUEST', message: 'status' } } : {}),
      environment: { benchmarkIndex: 1500, hostUserAgent: 'Mozilla HeadlessChrome/153.0.1' },
      audits: Object.fromEntries(settings.onlyAudits.map((id) => [id, { numericValue: 100, details: { items: [{ group: 'scriptEvaluation', duration: 30 }] } }])),
    },
    artifacts: { DevtoolsLog: [request(url, status, body)] },
  };
};
export const desktopConfig = { settings: { formFactor: 'desktop' } };
export const NetworkRecords = { request: async (log) => log };
`;

const manifest = (name: string, version: string): string =>
  JSON.stringify({ name, version, type: 'module', main: './index.js' });

const program = async (file: string, text: string): Promise<string> => {
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
  return file;
};

/** Writes a package into `directory`'s node_modules. */
export const writePackage = async (directory: string, name: string, version: string, code: string): Promise<void> => {
  const place = join(directory, 'node_modules', name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), manifest(name, version));
  await writeFile(join(place, 'index.js'), code);
};

export interface FakePlace extends AsyncDisposable {
  readonly directory: string;
  readonly run: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly tools: VisitTools;
  readonly browsers: Readonly<Record<'working' | 'broken', Browser>>;
  /** What visits left of profiles. */
  profiles(): Promise<string[]>;
  left(): number[];
}

/** Packages and browsers that behave as they are told to. Disposing it fails when a process is left. */
export const createFakePlace = async (): Promise<FakePlace> => {
  const directory = await mkdtemp(join(tmpdir(), 'page test '));
  await writePackage(directory, 'lighthouse', '13.9.0', lighthouse);
  await writePackage(directory, 'chrome-launcher', '1.9.0', launcher);
  const kept = join(directory, 'kept');
  await mkdir(kept);
  const run = randomUUID();
  const environment = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    PACEGATE_RUN: run,
    FAKE_STATE: directory,
  };
  const browser = (path: string): Browser => ({ path, from: 'CHROME_PATH', flags: [] });
  const working = browser(await program(join(directory, 'browser'), 'sleep 300 & exec sleep 300'));
  const broken = browser(await program(join(directory, 'broken'), 'echo "no <display>" >&2; exit 4'));
  const left = (): number[] => markedProcesses(`PACEGATE_RUN=${run}`);
  return {
    directory,
    run,
    environment,
    browsers: { working, broken },
    tools: {
      packages: findLighthouse(packagePlaces([directory]).slice(1)),
      browser: working,
      extraFlags: [],
      unsandboxed: false,
      visitors: createVisitors(environment),
      directory: kept,
      signal: new AbortController().signal,
    },
    profiles: () => readdir(kept),
    left,
    [Symbol.asyncDispose]: async () => {
      const processes = left();
      await rm(directory, { recursive: true, force: true });
      if (processes.length > 0) throw new Error(`Processes were left behind: ${processes.join(', ')}`);
    },
  };
};
