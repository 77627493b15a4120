import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { PlaybookEntry } from '../../../src/core/playbook.ts';
import { symptomsOf } from '../../../src/investigation/synthesis/playbook/fingerprint.ts';
import { playbookEntry } from '../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { playbookFile, readPlaybookFile } from '../../../src/report/investigation/playbook-file.ts';
import { storeResult, storeView } from '../../investigation/synthesis/make-story.ts';
import { stories } from '../../investigation/synthesis/stories.ts';
import { golden } from '../../support/golden.ts';
import { nastyText } from '../arbitrary-result.ts';
import { readMarkdown } from '../read-markdown.ts';

const view = storeView(storeResult());
const entry = playbookEntry(stories.closed, symptomsOf(view.regressions, view), {
  reference: '#123',
  at: '2026-03-02T10:03:25.400Z',
})!;

test('an entry as a file reads as its golden file, and is read back', () => {
  const { path, text } = playbookFile(entry);
  expect(path).toBe('.github/pacegate/playbook/n-plus-one-123.md');
  expect(golden(text, new URL('golden/playbook.md', import.meta.url))).toBe(text);
  expect(readPlaybookFile(text)).toEqual(entry);
});

test('entries of any texts are read back, and mention nobody', () => {
  const arbitrary = fc.record({
    text: nastyText.filter((it) => it.length <= 4000),
    list: fc.array(
      nastyText.filter((it) => it.length <= 4000),
      { maxLength: 4 },
    ),
  });
  fc.assert(
    fc.property(arbitrary, ({ text, list }) => {
      const nasty: PlaybookEntry = {
        ...entry,
        ...Object.fromEntries(
          ['at', 'reference', 'class', 'title', 'cause', 'proof', 'fix', 'prevention', 'monitor'].map((key) => [
            key,
            text,
          ]),
        ),
        symptoms: list,
        fingerprint: { ...entry.fingerprint, class: text, counters: list, shape: list },
      };
      const file = playbookFile(nasty);
      expect(file.path).toMatch(/^\.github\/pacegate\/playbook\/[a-z0-9-]+\.md$/u);
      expect(file.text).not.toMatch(/@[\p{L}\p{N}_-]/u);
      const { html, links, images } = readMarkdown(file.text);
      expect([html, links, images]).toEqual([[], [], []]);
      expect(readPlaybookFile(file.text)).toEqual(JSON.parse(JSON.stringify(nasty)));
    }),
    { numRuns: 60 },
  );
});

test.each(['', 'no entry here', '```json\n{}\n```', '```json\nnot json\n```'])('%j holds none', (text) => {
  expect(readPlaybookFile(text)).toBeNull();
});
