import type { EntryGrowth } from '../core/bundle/bundle-growth.ts';
import { isBundleMetric } from '../core/metrics.ts';
import { isOfChunk } from '../core/primary.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import { causesOf, growthOf, stateOf } from './bundle-state.ts';
import { shortName, signedBytes, sizeText } from './bundle-words.ts';
import { makeFinding } from './make-finding.ts';
import { changePhrase, evidenceText, worsening } from './phrase.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

/** The most parts that a sentence names. */
const mostParts = 5;

/** "Grew most: moment +58.1 KB, src/App.jsx +312 B (each compressed alone)."; nothing where no part grew. */
export const grownText = (growth: EntryGrowth | undefined): string[] => {
  const grown = (growth?.parts ?? []).filter(({ base, head }) => head > base);
  if (grown.length === 0) return [];
  const names = grown
    .toSorted((a, b) => b.head - b.base - (a.head - a.base))
    .slice(0, mostParts)
    .map(({ name, base, head }) => `${shortName(name)} ${signedBytes(head - base)}`);
  return [`Grew most: ${names.join(', ')} (each compressed alone).`];
};

const summaryOf = ({ bundles = [] }: RuleInput, suite: string): BundleSummary | undefined =>
  bundles.find((it) => it.suite === suite);

/** Whether a cause tells of it. */
const isExplained = (input: RuleInput, suite: string, route: string | null): boolean => {
  const summary = summaryOf(input, suite);
  return summary !== undefined && causesOf(summary, route).some(({ cost }) => cost.gzip > 0);
};

/** Of files alone there are no treemaps, and nothing says what is in them. */
const nextStep = (summary: BundleSummary | undefined): string =>
  summary?.head?.bundler.name === 'files'
    ? 'Look at what the change imports anew: sizes of files alone do not tell why it grew.'
    : 'Compare the treemaps of both sides: no rule tells why it grew.';

const grewFinding = (input: RuleInput, suite: string, route: string | null): SizedFinding[] => {
  const { regressed: members } = stateOf(input, suite, route);
  const [lead] = members;
  if (lead === undefined || isExplained(input, suite, route)) return [];
  const summary = summaryOf(input, suite);
  const growth = summary === undefined ? undefined : growthOf(summary, route);
  const finding = makeFinding({
    identity: { kind: 'bundle-grew', suite, scenario: null, route, metric: null },
    severity: severityOf(input.policy),
    title: `${input.naming.subject(lead)} ${changePhrase(lead)}`,
    metric: lead.metric,
    scenario: null,
    evidence: [...members.map((it) => evidenceText(it)), ...grownText(growth)],
    next: nextStep(summary),
  });
  return [{ finding, size: worsening(lead) }];
};

/**
 * A part of a bundle that grew beyond its tolerance and whose growth has no known cause: none goes without a finding. A total that
 * grew because a first load did is told by that.
 */
export const bundleGrew: Rule = (input) => {
  const grown = regressed(input.metrics).filter(({ metric }) => isBundleMetric(metric) && !isOfChunk(metric));
  const places = new Map(grown.map((it) => [JSON.stringify([it.suite, it.route]), it]));
  return [...places.values()].flatMap(({ suite, route }) => {
    const own = grown.filter((it) => it.suite === suite);
    const isTold =
      route === null &&
      own.some((it) => it.route !== null) &&
      own.every((it) => it.route !== null || it.metric === 'bundle.total.gzip');
    return isTold ? [] : grewFinding(input, suite, route);
  });
};

/** More that can be loaded later than this, and than the share, is worth a word. Bytes, gzip. */
const noticeable = 5000;
const noticeableShare = 0.05;

const asyncFinding = (input: RuleInput, suite: string, entry: BundleSummary['entries'][number]): SizedFinding[] => {
  const { base, head } = entry.async;
  if (base === null || head === null || !entry.gated) return [];
  const growth = head.gzip - base.gzip;
  if (growth <= Math.max(noticeable, noticeableShare * base.gzip)) return [];
  const finding = makeFinding({
    identity: { kind: 'bundle-async-grew', suite, scenario: null, route: entry.name, metric: null },
    severity: 'warning',
    title: `${input.naming.subject({ suite, scenario: null, route: entry.name })}: ${signedBytes(growth)} gzip of what it loads later`,
    metric: 'bundle.async.gzip',
    scenario: null,
    evidence: [`What it can ask for later: ${sizeText(base.gzip)} on base, ${sizeText(head.gzip)} on head (gzip).`],
    next: 'Nothing is blocked. Look at the chunks that grew in the treemaps of both sides.',
  });
  return [{ finding, size: growth / Math.max(1, base.gzip) }];
};

/** An entry that can load more later than it could, where the suite as a whole is within its tolerance and no cause tells of it. */
export const bundleAsyncGrew: Rule = (input) =>
  (input.bundles ?? []).flatMap(({ suite, entries }) => {
    const told = stateOf(input, suite, null).blocks || isExplained(input, suite, null);
    return told ? [] : entries.flatMap((entry) => asyncFinding(input, suite, entry));
  });

const duplicateKinds = new Set(['duplicate-version', 'two-formats']);

/** Packages that the change bundles more than once, where no cause names them. */
export const bundleDuplicates: Rule = ({ bundles = [], naming }) =>
  bundles.flatMap(({ suite, duplicates: { base, head }, growth }): SizedFinding[] => {
    if (base === null || head === null || head <= base) return [];
    if (growth?.causes.some(({ kind }) => duplicateKinds.has(kind)) === true) return [];
    const more = head - base;
    const finding = makeFinding({
      identity: { kind: 'bundle-duplicates', suite, scenario: null, route: null, metric: null },
      severity: 'warning',
      title: `${naming.subject({ suite, scenario: null, route: null })} bundles ${more} more package${more === 1 ? '' : 's'} more than once`,
      metric: 'bundle.duplicates',
      scenario: null,
      evidence: [`Packages in several folders or formats: ${base} on base, ${head} on head.`],
      next: 'Align their versions: npm dedupe, or an override in package.json.',
    });
    return [{ finding, size: 0 }];
  });
