import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DatabaseError } from '../../src/core/errors.ts';
import { type AppJob, readAppJob, readMeasurement } from '../../src/database/app-job.ts';
import { measurementId } from '../../src/database/job-id.ts';
import type { AppJob as PortJob } from '../../src/usecases/app/ports.ts';

const anyJob: fc.Arbitrary<PortJob> = fc.oneof(
  fc.record({ kind: fc.constantFrom('open' as const, 'post' as const), runId: fc.uuid() }),
  fc.record({ kind: fc.constant('upload' as const), repositoryId: fc.nat(), workflowRunId: fc.maxSafeNat() }),
  fc.record({
    kind: fc.constant('alert' as const),
    repositoryId: fc.nat(),
    alert: fc.string({ unit: 'grapheme' }),
    group: fc.string(),
    news: fc.constantFrom('no-deploys' as const, 'resolved' as const),
    at: fc.option(fc.string()),
  }),
  fc.record({
    kind: fc.constant('command' as const),
    command: fc.record({
      repositoryId: fc.nat(),
      number: fc.nat(),
      source: fc.record({ kind: fc.constantFrom('comment' as const, 'button' as const), id: fc.string() }),
      by: fc.string(),
      text: fc.string({ unit: 'grapheme' }),
      at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
      headSha: fc.option(fc.string()),
    }),
  }),
);

test('every job comes back from JSON as it was', () => {
  fc.assert(
    fc.property(anyJob, (job) => {
      // Both are one shape: each is assigned to the other.
      const queued: AppJob = job;
      const read: PortJob = readAppJob(JSON.parse(JSON.stringify(queued)));
      expect(read).toEqual(job);
    }),
  );
});

test.each([null, 'open', {}, { kind: 'later' }, { kind: 'open' }, { kind: 'command', command: { at: 'never' } }])(
  '%j is no job of this version',
  (data) => {
    expect(() => readAppJob(data)).toThrow(DatabaseError);
    expect(() => readMeasurement(data)).toThrow(DatabaseError);
  },
);

test('the job of a run is always the same UUID, and of another run another one', () => {
  expect(measurementId('a')).toBe(measurementId('a'));
  expect(measurementId('a')).not.toBe(measurementId('b'));
  expect(measurementId('a')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
});
