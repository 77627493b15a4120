import Sequencer from '@jest/test-sequencer';

/** Suites that measure for minutes. */
const long = [
  'test/e2e/investigate.test.ts',
  'test/e2e/app-investigate.test.ts',
  'test/e2e/app.test.ts',
  'test/e2e/action.test.ts',
  'test/usecases/run-refresh.test.ts',
  'test/e2e/app-people.test.ts',
  'test/e2e/fork-and-queue.test.ts',
  'test/e2e/app-upload.test.ts',
  'test/e2e/app-restart.test.ts',
];

/**
 * The longest suites first, so that the others run beside them. Jest does so by itself from the second run on; in a
 * fresh clone it knows only the size of the files.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = long.findIndex((it) => path.endsWith(it));
      return place === -1 ? long.length : place;
    };
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
