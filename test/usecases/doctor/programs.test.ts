import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { programsOf } from '../../../src/usecases/doctor/programs.ts';

test.each([
  ['npm ci', ['npm']],
  ['cd ../.. && npm ci', ['npm']],
  ['NODE_ENV=production node server.js', ['node']],
  ['exec env A=1 B=2 java -jar x.jar', ['java']],
  ['python3 -m venv .venv && .venv/bin/pip install .', ['python3']],
  ['./gradlew bootJar', []],
  ['$RUNNER start', []],
  ['npm run build; tar c . | gzip > x & wait', ['npm', 'tar', 'gzip']],
  ['sh -c "foo && bar; baz"', ['sh']],
  ["echo 'a | b' && psql \"$URL\" -f 'x;y.sql'", ['psql']],
  ['if [ -f x ]; then make x; fi', []],
  ['', []],
])('%s calls %j', (line, programs) => {
  expect(programsOf(line)).toEqual(programs);
});

test('it never throws, and names no path', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (line) => {
      for (const program of programsOf(line)) expect(program).toMatch(/^[A-Za-z][\w.+-]*$/);
    }),
  );
});
