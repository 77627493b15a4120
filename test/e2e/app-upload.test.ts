import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';
import { addressWith } from '../local-github/shop.ts';
import { quickFiles, rounds, service } from './app/quick-service.ts';
import { openRoom } from './app/room.ts';
import { openStage } from './app/stage.ts';

jest.setTimeout(600_000);

const run = promisify(execFile);
const entry = join(import.meta.dirname, '../../src/cli/pacegate.ts');

/** As a workflow of the repository does: checks out, measures, keeps what it measured. Gives the directory. */
const measure = async (address: string, sha: string, room: string): Promise<string> => {
  const clone = join(room, 'clone');
  const out = join(room, 'measured');
  await run('git', ['clone', '--quiet', address, clone]);
  const args = [entry, 'check', '--base', 'origin/main', '--head', sha, '--out', out];
  // A failed gate is exit code 1, and a measurement like any other.
  await run(process.execPath, args, { cwd: clone }).catch((error: unknown) => {
    // Of Node's own realm, where jest's Error is another class.
    if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 1)) throw error;
  });
  return out;
};

test('what a workflow of the repository measured is judged by the app and posted', async () => {
  await using room = await openRoom('workflow-e2e');
  await using stage = await openStage({
    repositories: { shop: quickFiles({ more: 'app: { measure: workflow }\n', probe: false }) },
  });
  const { github } = stage;
  const shop = stage.shop('shop');
  const { repository } = shop;
  const sha = await shop.push('slow', { 'server.js': service(rounds.slow) });
  const number = await shop.open('slow');
  const waiting = await shop.checkThat(sha, 'The check that waits', () => true);
  expect(waiting).toMatchObject({ status: 'queued', external_id: `pr-${number}` });

  const workflow = await github.actions.startRun({ repository, event: 'pull_request', pullRequest: number });
  const address = addressWith(github, github.token({ repository, as: 'dev' }), repository);
  await workflow.uploadArtifact('pacegate', await measure(address, sha, room.path));
  expect(await shop.check(sha)).toMatchObject({ id: waiting.id, status: 'queued' });
  await workflow.finish();

  const judged = await shop.checkThat(sha, 'The verdict on the upload');
  expect(judged).toMatchObject({ conclusion: 'failure' });
  await shop.sticky(number, 'Pacegate: fail');
});
