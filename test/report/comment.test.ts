import { expect, test } from '@jest/globals';
import { renderComment } from '../../src/report/comment.ts';
import { golden } from '../support/golden.ts';
import { cases } from './cases.ts';

test.each(Object.entries(cases))('the comment of %s', (name, result) => {
  const text = renderComment(result);
  expect(text).toBe(golden(text, new URL(`golden/${name}.md`, import.meta.url)));
});
