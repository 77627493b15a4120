import { expect, test } from '@jest/globals';
import { renderComment } from '../../src/report/comment.ts';
import { golden } from '../support/golden.ts';
import { cases } from './cases.ts';
import { withoutLongLists } from './without-long-lists.ts';

test.each(Object.entries(cases))('the comment of %s', (name, result) => {
  const text = withoutLongLists(renderComment(result));
  expect(text).toBe(golden(text, new URL(`golden/${name}.md`, import.meta.url)));
});
