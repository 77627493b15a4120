import { expect, test } from '@jest/globals';
import type { Result } from '../../../../src/core/result.ts';
import { carryOutCommand } from '../../../../src/usecases/app/commands/carry-out-command.ts';
import { useNock } from '../../../github/github-support.ts';
import { cases } from '../../../report/cases.ts';
import { makeRequest, openScene, type Scene } from './command-support.ts';

useNock();

const say = (scene: Scene, text: string, differences: Parameters<typeof makeRequest>[1] = {}): Promise<void> =>
  carryOutCommand(makeRequest(text, differences), scene.tools);

const slow: Result = cases['fail-cpu-of-one-route'];

test('what is accepted is kept with the result that it makes pass', async () => {
  const scene = openScene();
  scene.keep(slow);
  await say(scene, '/perf accept all for 14d the new ranking is worth it');
  const [stored] = scene.state.acceptances;
  expect(stored).toMatchObject({
    id: '501',
    number: 12,
    acceptance: {
      target: 'all',
      by: 'alice',
      reason: 'the new ranking is worth it',
      until: '2026-03-16T10:00:00.000Z',
    },
  });
  const kept = scene.state.kept.get('measured-1');
  expect(kept?.result).toMatchObject({ verdict: 'pass', accepted: [stored?.acceptance] });
  expect(kept?.comment).toMatch(/^✅ \*\*Pacegate: pass \(accepted\)\*\*/u);
  expect(scene.replies[0]).toContain('Accepted until 2026-03-16, no worse than this:');
  expect(scene.replies[0]).toContain('- GET /search: CPU time per request up to +21 %, mean latency up to +21 %');
  expect(scene.replies[0]).toContain('is now `pass (accepted)`');
  expect(scene.state.asked).toEqual([]);
});

test('what is left is said', async () => {
  const scene = openScene();
  scene.keep(slow);
  await say(scene, '/perf accept latency.mean known');
  expect(scene.replies[0]).toContain('is now `fail`');
  expect(scene.replies[0]).toContain(
    'This still blocks:\n\n- `cpu.per-request`: CPU time per request changed by +19 %',
  );
  await say(scene, '/perf accept cpu.per-request known', { source: { kind: 'comment', id: '502' } });
  expect(scene.replies[1]).toContain('is now `pass (accepted)`');
  expect(scene.state.kept.get('measured-1')?.result.accepted).toHaveLength(2);
});

test('the newest result counts, of the newest commit', async () => {
  const scene = openScene();
  await say(scene, '/perf accept all known');
  expect(scene.replies[0]).toContain('there is no result of');
  scene.keep(slow);
  scene.keep(cases.pass);
  await say(scene, '/perf accept all known', { source: { kind: 'comment', id: '502' } });
  expect(scene.replies[1]).toContain('because nothing blocks');
  expect(scene.state.acceptances).toEqual([]);
});

test('a button is a command without a comment: no reaction, and a reason of its own', async () => {
  const scene = openScene();
  scene.keep(slow);
  await say(scene, '/perf accept all', { source: { kind: 'button', id: '99:delivery' } });
  expect(scene.reactions).toEqual([]);
  expect(scene.state.acceptances[0]?.acceptance.reason).toBe('accepted with the button');
});
