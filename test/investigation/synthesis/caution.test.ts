import { expect, test } from '@jest/globals';
import { cautionOf, doubtOf } from '../../../src/investigation/synthesis/caution.ts';
import { investigationReport } from '../../../src/report/investigation/check-report.ts';
import { renderInvestigationComment } from '../../../src/report/investigation/render-comment.ts';
import { stories } from './stories.ts';

const { proven, 'no-regression': calm } = stories;
const reasons = ['The head service ended.\nIt said nothing.'];

test('a comparison that may have overlooked a regression is known by what it says of itself', () => {
  for (const doubt of ['invalid', 'inconclusive'] as const) {
    const notices = ['Something else.', ...cautionOf({ verdict: doubt, reasons })];
    const text = `The comparison is ${doubt}, so a regression may be there all the same: The head service ended.`;
    expect(doubtOf({ ...calm, notices })).toEqual({ doubt, text });
    // Where something regressed the comparison has shown it.
    expect(doubtOf({ ...proven, notices })).toBeNull();
  }
  for (const verdict of ['pass', 'fail'] as const) expect(cautionOf({ verdict, reasons })).toEqual([]);
  expect(doubtOf(calm)).toBeNull();
});

test('what could not be compared is never green', () => {
  const doubtful = { ...calm, notices: cautionOf({ verdict: 'invalid', reasons }) };
  expect(investigationReport(calm).conclusion).toBe('success');
  expect(investigationReport(doubtful)).toMatchObject({
    conclusion: 'neutral',
    title: expect.stringMatching(/^no regression shown: /u),
  });
  expect(renderInvestigationComment(calm)).toMatch(/^✅ \*\*Pacegate investigation: no regression\*\*/u);
  expect(renderInvestigationComment(doubtful)).toMatch(/^❔ \*\*Pacegate investigation: no regression shown\*\*/u);
});
