import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { problemOf, problemReport } from '../../../src/usecases/posting/problem.ts';
import { InterruptedError, PreparationError, UsageError } from '../../../src/core/errors.ts';

const runUrl = 'https://ghe.example/acme/shop/actions/runs/99';

test('what Pacegate foresees is told with its cure', () => {
  expect(problemOf(new UsageError('There is no main.', 'Name another base.'))).toEqual({
    title: 'Nothing was measured',
    message: 'There is no main.',
    cure: 'Name another base.',
  });
});

test('what came first is what is told, not what went wrong while things were put away', () => {
  const first = new PreparationError('The build failed.', 'Repair it.');
  const later = new SuppressedError(new TypeError('rm'), new SuppressedError(new TypeError('kill'), first));
  expect(problemOf(later)).toMatchObject({ message: 'The build failed.' });
});

test.each([[new TypeError('x')], ['text'], [null], [undefined], [{ status: 500 }]])('%p is a defect', (thrown) => {
  expect(problemOf(thrown).title).toBe('Pacegate itself failed');
});

test('a check that says why there is no verdict blocks, and leads to the log', () => {
  const report = problemReport(new InterruptedError('SIGTERM'), runUrl);
  expect(report).toMatchObject({ conclusion: 'action_required', title: 'Stopped before there was a result' });
  expect(report.summary).toContain(`](${runUrl})`);
});

test('text of others stays text, whatever it holds and however long it is', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('\n', '```', '@team', '<img>', '[a](b)'), fc.string())), (parts) => {
      const { summary } = problemReport(new UsageError(parts.join(''), parts.join('')), runUrl);
      const fence = /^`{3,}/.exec(summary)?.[0] ?? '';
      const [, , after = ''] = summary.split(`${fence}text\n`)[1]?.split(`\n${fence}`) ?? ['', '', ''];
      expect(after).toBe('');
      expect(summary).not.toMatch(/@team/);
      expect(summary.slice(summary.lastIndexOf(`\n${fence}`))).not.toMatch(/<img>/);
    }),
  );
  const long = new UsageError('x\n'.repeat(100_000), 'y'.repeat(100_000));
  expect(problemReport(long, runUrl).summary.length).toBeLessThan(20_000);
});
