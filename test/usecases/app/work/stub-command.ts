import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../../../../src/measure/archive.ts';
import { commit, git, repositoryAt } from '../../../measure/workspace/repositories.ts';
import { configurationText } from '../../harness.ts';
import { type HonestRun, honestRun, type Truth } from '../../upload/honest-run.ts';

export interface Change {
  readonly base: string;
  readonly head: string;
}

/** A repository `acme/shop` as a server keeps it below `room`, with a change in a pull request. */
export const serveChange = (room: string): Change => {
  const path = repositoryAt(join(room, 'server/acme/shop.git'));
  commit(path, { 'server.js': 'one\n', '.github/pacegate.yml': configurationText() }, 'service');
  const base = git(path, 'rev-parse', 'HEAD');
  const head = commit(path, { 'server.js': 'two\n' }, 'change');
  git(path, 'update-ref', 'refs/pull/5/head', head);
  return { base, head };
};

/** What an honest `check` of this change would have written, below `room`/template. */
export const writeTemplate = async (room: string, { base, head }: Change, truth: Truth = {}): Promise<HonestRun> => {
  const revision = (ref: string, id: string) => ({ ref, commit: id, tree: id, dirty: false });
  const text = configurationText();
  const run = await honestRun(truth, {
    base: text,
    sides: { base: revision('main', base), head: revision(head, head) },
  });
  const archive = await openArchive(room, 'template', null);
  if (typeof run.upload.plan === 'object' && run.upload.plan !== null) await archive.keepPlan(run.upload.plan);
  for (const block of run.upload.blocks) await archive.keepBlock(block);
  await archive.keepResult(run.result, 'comment');
  return run;
};

/**
 * A command line that writes the template to where its output is to go, as if it had just been measured, and notes down what it
 * was started with. `more` is run before; `code` is how it ends.
 */
export const stubCommand = (room: string, { more = '', code = 0 }: { more?: string; code?: number } = {}): string[] => {
  const script = join(room, 'stub.mjs');
  const text = `
    import { execFileSync } from 'node:child_process';
    import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    const args = process.argv.slice(2);
    const out = args[args.findIndex((it) => it === '--out' || it === '--result') + 1];
    const git = (...given) => execFileSync('git', given, { encoding: 'utf8' }).trim();
    const noted = {
      args, cwd: process.cwd(), environment: process.env,
      config: readFileSync('.git/config', 'utf8'),
      stored: existsSync('.pacegate/baselines/api') ? readdirSync('.pacegate/baselines/api') : [],
      commits: git('rev-list', '--no-walk', '--all').split('\\n'),
    };
    writeFileSync(${JSON.stringify(join(room, 'noted.json'))}, JSON.stringify(noted));
    console.error('api: block 1 of at most 32');
    ${more}
    const template = ${JSON.stringify(join(room, 'template'))};
    if (existsSync(template)) {
      cpSync(template, out, { recursive: true });
    }
    if (existsSync(join(out, 'result.json'))) {
      const read = (name) => JSON.parse(readFileSync(join(out, name), 'utf8'));
      const result = read('result.json');
      const shift = Date.now() - result.duration - Date.parse(result.startedAt);
      const later = (text) => new Date(Date.parse(text) + shift).toISOString();
      writeFileSync(join(out, 'result.json'), JSON.stringify({ ...result, startedAt: later(result.startedAt) }));
      for (const name of existsSync(join(out, 'raw')) ? readdirSync(join(out, 'raw')) : []) {
        if (name === 'plan.json') continue;
        const block = read('raw/' + name);
        writeFileSync(join(out, 'raw', name), JSON.stringify({ ...block, startedAt: later(block.startedAt) }));
      }
      if (existsSync(join(out, 'records.jsonl'))) {
        const lines = readFileSync(join(out, 'records.jsonl'), 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
        const now = lines.map((it) => JSON.stringify({ ...it, recordedAt: new Date().toISOString() }) + '\\n');
        writeFileSync(join(out, 'records.jsonl'), now.join(''));
      }
    }
    process.exitCode = ${code};
  `;
  mkdirSync(room, { recursive: true });
  writeFileSync(script, text);
  return [process.execPath, script];
};

export interface Noted {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly config: string;
  readonly stored: readonly string[];
  readonly commits: readonly string[];
}

export const notedBy = (room: string): Noted => JSON.parse(readFileSync(join(room, 'noted.json'), 'utf8'));
