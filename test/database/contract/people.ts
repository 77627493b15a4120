import { expect, test } from '@jest/globals';
import { makeAcceptance, makeCommand } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

export const peopleContract = (open: () => Promise<Stage>): void => {
  test('an acceptance is kept once a source, in the order of accepting', async () => {
    const { store, repository } = await open();
    const [first, second] = [makeAcceptance(), makeAcceptance({ target: 'cpu.per-request', reason: 'a\0b "c"' })];
    await store.saveAcceptance(repository.id, 12, '1001', first);
    await store.saveAcceptance(repository.id, 12, '1002', second);
    await store.saveAcceptance(repository.id, 12, '1001', makeAcceptance({ reason: 'again' }));
    await store.saveAcceptance(repository.id, 13, '1003', makeAcceptance());
    const stored = await store.acceptances(repository.id, 12);
    expect(stored.map(({ acceptance }) => acceptance)).toEqual([first, second]);
    expect(stored[0]).toEqual({ id: expect.any(String), repositoryId: repository.id, number: 12, acceptance: first });
    expect(new Set(stored.map(({ id }) => id)).size).toBe(2);
    expect(await store.acceptances(repository.id + 1_000_000, 12)).toEqual([]);
  });

  test('a command is claimed once, by whoever is first', async () => {
    const { store, repository } = await open();
    const command = makeCommand(repository.id, { text: '/perf check\0', headSha: null });
    const claims = await Promise.all(Array.from({ length: 10 }, () => store.claimCommand(command)));
    expect(claims.toSorted()).toEqual(['claimed', ...Array.from({ length: 9 }, () => 'held')]);
    await store.commandAnswered(command.source, 'Measuring.');
    expect(await store.claimCommand(command)).toBe('answered');
    expect(await store.claimCommand(makeCommand(repository.id))).toBe('claimed');
  });

  test('a button is no comment, even where their numbers are the same', async () => {
    const { store, repository } = await open();
    const command = makeCommand(repository.id);
    const button = { ...command, source: { kind: 'button', id: command.source.id } } as const;
    expect([await store.claimCommand(command), await store.claimCommand(button)]).toEqual(['claimed', 'claimed']);
    await store.commandAnswered(command.source, 'Measuring.');
    expect([await store.claimCommand(command), await store.claimCommand(button)]).toEqual(['answered', 'held']);
  });

  test('a command whose holder was killed is claimed anew a minute later', async () => {
    const { store, repository, pass } = await open();
    const command = makeCommand(repository.id);
    await store.claimCommand(command);
    pass(59_000);
    expect(await store.claimCommand(command)).toBe('held');
    pass(1000);
    const claims = await Promise.all(Array.from({ length: 5 }, () => store.claimCommand(command)));
    expect(claims.filter((it) => it === 'claimed')).toHaveLength(1);
    await store.commandAnswered(command.source, 'Measuring.');
    pass(3_600_000);
    expect(await store.claimCommand(command)).toBe('answered');
  });

  test('a command that is given back is claimed at once, unless it was answered', async () => {
    const { store, repository } = await open();
    const command = makeCommand(repository.id);
    await store.claimCommand(command);
    await store.returnCommand(command.source);
    expect(await store.claimCommand(command)).toBe('claimed');
    await store.commandAnswered(command.source, 'Measuring.');
    await store.returnCommand(command.source);
    expect(await store.claimCommand(command)).toBe('answered');
  });

  test('work is one holder’s, until that one is silent for too long', async () => {
    const { store, repository } = await open();
    const work = `work of ${repository.id}`;
    const asked = await Promise.all(['a', 'b', 'c'].map((holder) => store.lead(work, holder, 60_000)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    const first = ['a', 'b', 'c'][asked.indexOf(true)]!;
    expect(await store.lead(work, first, 1)).toBe(true);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    expect(await store.lead(work, 'd', 60_000)).toBe(true);
    expect(await store.lead(work, first, 60_000)).toBe(false);
    expect(await store.lead(`other ${work}`, first, 60_000)).toBe(true);
  });

  test('a topic has one open issue, until it is closed', async () => {
    const { store, repository } = await open();
    expect(await store.openIssue(repository.id, 'creep/api')).toBeNull();
    await store.saveIssue(repository.id, 'creep/api', 31, 'open');
    await store.saveIssue(repository.id, 'shift/web', 32, 'open');
    expect(await store.openIssue(repository.id, 'creep/api')).toBe(31);
    expect(await store.openIssues(repository.id)).toEqual([
      { topic: 'creep/api', issue: 31 },
      { topic: 'shift/web', issue: 32 },
    ]);
    await store.saveIssue(repository.id, 'creep/api', 31, 'closed');
    expect(await store.openIssue(repository.id, 'creep/api')).toBeNull();
    await store.saveIssue(repository.id, 'creep/api', 40, 'open');
    expect(await store.openIssue(repository.id, 'creep/api')).toBe(40);
    expect(await store.openIssues(repository.id + 1_000_000)).toEqual([]);
  });
};
