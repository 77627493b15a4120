import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DatabaseError } from '../../../src/core/errors.ts';
import type { AppEvent } from '../../../src/usecases/app/events/app-event.ts';
import { readAppEvent } from '../../../src/usecases/app/events/read-app-event.ts';
import { receiveDelivery } from '../../../src/usecases/app/receive-delivery.ts';
import { type DeliveryStore, deliveryStore } from './delivery-store.ts';
import {
  appId,
  checkRun,
  checkSuite,
  comment,
  commit,
  installation,
  listedShop,
  mergeGroup,
  pullRequest,
  push,
  repositoryChange,
  repositoryId,
  workflowRun,
} from './payloads.ts';
import { receivedAt } from './planned.ts';

interface Sent {
  readonly id: string;
  readonly event: string;
  readonly payload: unknown;
}

const receive = (sent: Sent, store: Pick<DeliveryStore, 'recordDelivery'>, onIgnored?: (why: string) => void) =>
  receiveDelivery(sent, { store, appId, receivedAt, ...(onIgnored !== undefined && { onIgnored }) });

test('a delivery counts once', async () => {
  const store = deliveryStore();
  const sent = { id: 'a', event: 'pull_request', payload: pullRequest('opened') };
  expect(await receive(sent, store)).toBe('recorded');
  expect(await receive(sent, store)).toBe('repeated');
  expect(await receive({ ...sent, id: 'b' }, store)).toBe('recorded');
  expect(store.records.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('what is ignored is recorded too, and says why once', async () => {
  const store = deliveryStore();
  const reasons: string[] = [];
  const sent = { id: 'a', event: 'issue_comment', payload: comment('Nice.') };
  expect(await receive(sent, store, (why) => reasons.push(why))).toBe('ignored');
  expect(await receive(sent, store, (why) => reasons.push(why))).toBe('repeated');
  expect(reasons).toEqual(['The comment holds no command.']);
  expect(store.records).toMatchObject([{ id: 'a', event: 'issue_comment', action: 'created', command: null }]);
});

test('a database that is gone is told to whoever answers GitHub', async () => {
  const gone = new DatabaseError('The database could not be reached.', 'Start it.');
  const store = { recordDelivery: () => Promise.reject(gone) };
  await expect(receive({ id: 'a', event: 'ping', payload: {} }, store)).rejects.toBe(gone);
});

test('large and deep payloads: only what is needed is looked at', async () => {
  let deep: unknown = 'the end';
  for (let level = 0; level < 200_000; level += 1) deep = level % 2 === 0 ? { deep } : [deep];
  const commits = Array.from({ length: 100_000 }, (_, index) => ({ id: commit(index + 1), modified: ['a', 'b'] }));
  const store = deliveryStore();
  expect(await receive({ id: 'a', event: 'push', payload: push({ commits, deep }) }, store)).toBe('recorded');
  const changed = pullRequest('edited', { more: { changes: { base: deep }, deep } });
  expect(await receive({ id: 'b', event: 'pull_request', payload: changed }, store)).toBe('recorded');
  const wrong = { id: 'c', event: 'pull_request', payload: { ...pullRequest('opened'), pull_request: deep } };
  expect(await receive(wrong, store)).toBe('ignored');
  expect(store.live.size).toBe(2);
});

/** One of each kind that is read. */
const valid: readonly Omit<Sent, 'id'>[] = [
  { event: 'pull_request', payload: pullRequest('synchronize') },
  { event: 'merge_group', payload: mergeGroup('checks_requested') },
  { event: 'push', payload: push() },
  { event: 'issue_comment', payload: comment('/perf check') },
  { event: 'check_run', payload: checkRun('accept') },
  { event: 'check_suite', payload: checkSuite([[12, repositoryId]]) },
  { event: 'workflow_run', payload: workflowRun() },
  { event: 'repository', payload: repositoryChange('renamed') },
  { event: 'installation', payload: installation('created') },
  { event: 'installation_repositories', payload: installation('added', { repositories_added: [listedShop] }) },
];

test('each kind of event is read from what GitHub sends', () => {
  const kinds = valid.map(({ event, payload }) => readAppEvent(event, payload, appId).event.kind);
  const all: AppEvent['kind'][] = ['pull-request', 'merge-group', 'push', 'comment', 'check', 'check', 'upload'];
  expect(kinds).toEqual([...all, 'repository', 'installation', 'installation']);
});

const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('', '\0', '\uD800', -1, 1e300, '9999-99-99T99:99:99Z'));

/** The payload with something else at a place that `way` leads to. */
const damaged = (value: unknown, way: readonly number[], put: unknown): unknown => {
  const [step, ...rest] = way;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (step === undefined || entries.length === 0) return put;
  const chosen = step % entries.length;
  return Object.fromEntries(
    entries.map(([key, inner], index) => [key, index === chosen ? damaged(inner, rest, put) : inner]),
  );
};

const sentSomehow: fc.Arbitrary<Sent> = fc.oneof(
  fc.record({ id: fc.string(), event: fc.constantFrom(...valid.map(({ event }) => event), 'ping'), payload: anything }),
  fc
    .record({ one: fc.constantFrom(...valid), way: fc.array(fc.nat(30), { maxLength: 4 }), put: anything })
    .map(({ one, way, put }) => ({ id: 'damaged', event: one.event, payload: damaged(one.payload, way, put) })),
);

test('no payload throws, and what is recorded can be stored', async () => {
  await fc.assert(
    fc.asyncProperty(sentSomehow, async (sent) => {
      const store = deliveryStore();
      const reasons: string[] = [];
      const outcome = await receive(sent, store, (why) => reasons.push(why));
      expect(['recorded', 'ignored']).toContain(outcome);
      expect(reasons).toHaveLength(outcome === 'ignored' ? 1 : 0);
      // PostgreSQL refuses NUL and halves of surrogate pairs. JSON writes both as escapes.
      expect(JSON.stringify({ ...store.records[0], id: null })).not.toMatch(/\\u(?:0000|d[89a-f])/);
    }),
    { numRuns: 1000 },
  );
});

const news = fc.record({
  action: fc.constantFrom('opened', 'synchronize', 'reopened', 'ready_for_review', 'closed', 'converted_to_draft'),
  head: fc.integer({ min: 1, max: 4 }),
  draft: fc.boolean(),
  state: fc.constantFrom('open', 'closed'),
});

/** What happened to a pull request, one thing a second; and the same deliveries twice each, in any order. */
const story = fc
  .array(news, { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map(({ action, head, draft, state }, second) => ({
      id: `delivery-${second}`,
      event: 'pull_request',
      payload: pullRequest(action, { head: commit(head), draft, state, updatedAt: `2026-03-02T09:00:0${second}Z` }),
      head: commit(head),
      isMeasured: state === 'open' && !draft,
    })),
  )
  .chain((inOrder) => {
    const twice = [...inOrder, ...inOrder];
    const mixed = fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length });
    return fc.record({ inOrder: fc.constant(inOrder), mixed });
  });

const stateAfter = async (deliveries: readonly Sent[]) => {
  const store = deliveryStore();
  for (const it of deliveries) await receive(it, store);
  return { pulls: [...store.pulls.values()], live: [...store.live.values()] };
};

test('replayed and out of order, deliveries come to the same: the newest head, and its run', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ inOrder, mixed }) => {
      const newest = inOrder.at(-1)!;
      const state = await stateAfter(inOrder);
      expect(state.pulls.map(({ headSha }) => headSha)).toEqual([newest.head]);
      expect(state.live.map(({ headSha }) => headSha)).toEqual(newest.isMeasured ? [newest.head] : []);
      expect(await stateAfter(mixed)).toEqual(state);
    }),
  );
});
