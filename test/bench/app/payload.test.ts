import { expect, test } from '@jest/globals';
import { readAppEvent } from '../../../src/usecases/app/events/read-app-event.ts';
import { payloadText, plannedDelivery, plannedIndex, repositoryCount, repositoryName } from './payload.ts';

const indexes = Array.from({ length: 2000 }, (_, index) => index);

test('every delivery of the burst can be told from the others, and asks for a run of its own', () => {
  const planned = indexes.map(plannedDelivery);
  expect(new Set(planned.map(({ id }) => id)).size).toBe(2000);
  expect(new Set(planned.map(({ head }) => head)).size).toBe(2000);
  expect(new Set(planned.map(({ repository, number }) => `${repository}#${number}`)).size).toBe(2000);
  expect(new Set(planned.map(({ repositoryId }) => repositoryId)).size).toBe(repositoryCount);
  expect(planned.every(({ id }) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id))).toBe(true);
});

test('the delivery of a pull request is found again by its repository and number', () => {
  for (const index of [0, 1, 199, 200, 1234, 1999]) {
    const { repository, repositoryId, number } = plannedDelivery(index);
    expect(repository).toBe(`acme/${repositoryName(repositoryId)}`);
    expect(plannedIndex(Number(repository.split('-').at(-1)), number)).toBe(index);
  }
});

test('payloads have the size of real ones, and the app reads from them what was planned', () => {
  const sizes = indexes.slice(0, 50).map((index) => payloadText(index).length);
  expect(Math.min(...sizes)).toBeGreaterThan(15_000);
  expect(Math.max(...sizes)).toBeLessThan(30_000);
  for (const index of indexes.slice(0, 50)) {
    const { head, number, action, asksForRun } = plannedDelivery(index);
    const { event } = readAppEvent('pull_request', JSON.parse(payloadText(index)), 4242);
    expect([action, event.kind]).toEqual([action, asksForRun ? 'pull-request' : 'ignored']);
    expect(event).toMatchObject(asksForRun ? { pull: { headSha: head, number, isOpen: true } } : {});
  }
});
