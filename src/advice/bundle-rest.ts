import type { BundleGrowth, EntryGrowth } from '../core/bundle/bundle-growth.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import { grownText } from './bundle-grew.ts';
import { allowedBytes, causesOf, metricOfPart, stateOf, warningBytes } from './bundle-state.ts';
import { bytesText, shortName, signedBytes } from './bundle-words.ts';
import { makeFinding } from './make-finding.ts';
import { severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

/** A rest of the growth that is larger than this share of it is told. */
const largeRest = 0.1;

const restFinding = (input: RuleInput, { suite }: BundleSummary, growth: EntryGrowth): SizedFinding[] => {
  const { entry, change, explained, unexplained } = growth;
  const state = stateOf(input, suite, entry);
  if (!state.blocks || unexplained <= Math.max(warningBytes, largeRest * change.gzip)) return [];
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = makeFinding({
    identity: { kind: 'bundle-unexplained', suite, scenario: null, route: entry, metric: null },
    severity: severityOf(input.policy),
    title: `${subject}: ${bytesText(unexplained)} gzip of the growth of ${entry === null ? 'all files' : 'the first load'} is unexplained`,
    metric: metricOfPart(state, entry),
    scenario: null,
    evidence: [`Explained: ${signedBytes(explained)} of ${signedBytes(change.gzip)} (gzip).`, ...grownText(growth)],
    next: 'Compare the treemaps of both sides.',
  });
  // What is known comes before what is not, however much.
  return [{ finding, size: 0 }];
};

/** What the known causes of a growth leave over: it is told once, never spread over them. */
export const bundleUnexplained: Rule = (input) =>
  (input.bundles ?? []).flatMap((summary) =>
    (summary.growth?.entries ?? []).flatMap((growth) =>
      // Without any cause the growth itself has a finding.
      causesOf(summary, growth.entry).length === 0 ? [] : restFinding(input, summary, growth),
    ),
  );

/** Growth of one package or module, gzip bytes, that is told whatever the sum. */
const largePart = 5000;
const mostParts = 5;

const isTold = (name: string, entry: string | null, { causes }: BundleGrowth): boolean =>
  causes.some((it) => it.entry === entry && (it.subject === name || it.package === name || it.chain.includes(name)));

const hiddenFinding = (input: RuleInput, { suite, growth }: BundleSummary, own: EntryGrowth): SizedFinding[] => {
  const { entry, change, parts } = own;
  const state = stateOf(input, suite, entry);
  if (growth === null || state.blocks || state.lead === undefined) return [];
  const allowed = Math.max(largePart, allowedBytes(state));
  const grown = parts
    .filter(({ name, base, head }) => head - base > allowed && !isTold(name, entry, growth))
    .toSorted((a, b) => b.head - b.base - (a.head - a.base));
  const [largest] = grown;
  if (largest === undefined) return [];
  const more = grown.length > 1 ? ` and ${grown.length - 1} more` : '';
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding = makeFinding({
    identity: { kind: 'bundle-hidden-growth', suite, scenario: null, route: entry, metric: null },
    severity: 'warning',
    title: `${subject}: ${shortName(largest.name)}${more} grew; savings elsewhere hide it`,
    metric: metricOfPart(state, entry),
    scenario: null,
    evidence: [
      ...grown
        .slice(0, mostParts)
        .map(
          ({ name, base, head }) => `${shortName(name)}: about ${signedBytes(head - base)} (gzip, compressed alone).`,
        ),
      `${entry === null ? 'All files together' : 'The first load as a whole'} changed by ${signedBytes(change.gzip)} (gzip).`,
    ],
    next: 'Nothing is blocked. Look whether the growth is meant: the saving would have been larger without it.',
  });
  return [{ finding, size: (largest.head - largest.base) / Math.max(1, state.lead.base.value) }];
};

/** Growth of a part that the sum does not show because another part shrank, and that no cause tells of. */
export const bundleHiddenGrowth: Rule = (input) =>
  (input.bundles ?? []).flatMap((summary) =>
    (summary.growth?.entries ?? []).flatMap((own) => hiddenFinding(input, summary, own)),
  );
