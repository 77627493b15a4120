// The visitor's process: Lighthouse and the browser that it drives may crash, hang and leak here. It does one task.
import { setTimeout as delay } from 'node:timers/promises';
import { askLighthouse } from './ask-lighthouse.ts';
import { loadChromium, loadLauncher, loadLighthouse } from './packages.ts';
import type { Reply, Stage, Task, VisitTask } from './protocol.ts';
import { setCookies } from './set-cookies.ts';
import { type Chrome, startChrome } from './start-chrome.ts';

let chrome: Chrome | null = null;

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 2000) || 'no reason given';

const failed = (stage: Stage, error: unknown): Reply => ({ kind: 'failed', stage, message: messageOf(error) });

const find = async (file: string): Promise<Reply> => {
  const launcher = await loadLauncher(file);
  try {
    return { kind: 'browser', path: launcher.getChromePath() };
  } catch {
    return { kind: 'browser', path: null };
  }
};

const unpack = async (file: string): Promise<Reply> => {
  const { default: chromium } = await loadChromium(file);
  chromium.setGraphicsMode = false;
  return { kind: 'browser', path: await chromium.executablePath() };
};

const visit = async (task: VisitTask): Promise<Reply> => {
  const [launcher, lighthouse] = await Promise.all([loadLauncher(task.launcher), loadLighthouse(task.lighthouse)]);
  try {
    chrome = await startChrome(launcher, task);
  } catch (error) {
    return failed('launch', error);
  }
  const { port, ended } = chrome;
  const work = async (): Promise<Reply> => {
    await setCookies(port, task.cookies, task.url);
    return { kind: 'report', report: await askLighthouse(lighthouse, task, port) };
  };
  const end: { how: string | null } = { how: null };
  const over = ended.then((how) => {
    end.how = how;
    return failed('browser', new Error(how));
  });
  try {
    return await Promise.race([work(), over]);
  } catch (error) {
    // Lighthouse may hear of the end before the process's exit is known.
    await Promise.race([ended, delay(200)]);
    return end.how === null ? failed('lighthouse', error) : failed('browser', new Error(end.how));
  } finally {
    if (end.how === null) chrome.kill();
    await ended;
  }
};

const carryOut = (task: Task): Promise<Reply> => {
  switch (task.kind) {
    case 'find':
      return find(task.launcher);
    case 'unpack':
      return unpack(task.chromium);
    case 'visit':
      return visit(task);
  }
};

process.once('message', (task: Task) => {
  carryOut(task)
    .catch((error: unknown) => failed('lighthouse', error))
    .then((reply) => process.send?.(reply, () => process.exit()))
    .catch(() => process.exit(1));
});

// The channel breaks when the orchestration was killed: then nobody else is left to end the browser.
process.on('disconnect', () => {
  chrome?.kill();
  process.exit();
});
