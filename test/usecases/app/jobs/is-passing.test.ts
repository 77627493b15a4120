import { expect, test } from '@jest/globals';
import {
  BaselineError,
  ConfigurationError,
  DatabaseError,
  GitHubError,
  OutputError,
  UploadError,
  UsageError,
} from '../../../../src/core/errors.ts';
import { isPassing } from '../../../../src/usecases/app/jobs/is-passing.ts';

const github = (status: number | null, message = 'no'): GitHubError => new GitHubError(message, 'x', { status });

test.each([
  ['GitHub is away', github(null)],
  ['GitHub has a fault', github(502)],
  ['the key is refused', github(401)],
  ['too many requests', github(429)],
  ['the hour’s requests are used up', github(403, 'GitHub answered 403 (API rate limit exceeded for installation).')],
  ['too many at a time', github(403, 'You have exceeded a secondary rate limit.')],
  ['the database is away', new DatabaseError('x', 'y')],
  ['its baselines are', new BaselineError('x', 'y')],
  ['the disk is full', new OutputError('x', 'y')],
  ['the process is to end', new DOMException('x', 'AbortError')],
])('%s: later it may be better', (_name, error) => {
  expect(isPassing(error)).toBe(true);
});

test.each([
  ['a permission is missing', github(403, 'Resource not accessible by integration')],
  ['it is gone', github(404)],
  ['it is switched off', github(410)],
  ['it makes no sense', github(422)],
  ['it is a directory', github(200)],
  ['the configuration is wrong', new ConfigurationError('x', [])],
  ['the upload is', new UploadError('x', 'y')],
  ['it was asked wrongly', new UsageError('x', 'y')],
  ['it is a defect', new TypeError('x')],
  ['it is nothing', undefined],
])('%s: that stays so', (_name, error) => {
  expect(isPassing(error)).toBe(false);
});
