import type { Cause } from '../core/bundle/bundle-growth.ts';
import type { CauseKind } from '../core/bundle/cause-kinds.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import type { Finding } from '../core/result.ts';
import {
  allowedBytes,
  causesOf,
  growthOf,
  metricOfPart,
  type PartState,
  stateOf,
  tellingBytes,
  warningBytes,
} from './bundle-state.ts';
import { bytesText, causeText, chainText, partText, shortName, signedBytes } from './bundle-words.ts';
import { findingId } from './make-finding.ts';
import { evidenceText } from './phrase.ts';
import { severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

// What a change is there for makes a bundle bigger too: new code, a new package. Below the tolerance nobody need hear of it. The
// others are mistakes whatever their size.
const ordinary: ReadonlySet<CauseKind> = new Set([
  'static-import',
  'new-dependency',
  'dependency-grew',
  'module-grew',
  'style-grew',
  'child-grew',
  'data',
  'split-chunks',
  'diffuse-growth',
  'moved-into-first-load',
]);

/** null: too small to be told. */
const severity = (cause: Cause, state: PartState, isLargest: boolean, input: RuleInput): Finding['severity'] | null => {
  const bytes = cause.cost.gzip;
  // Of an entry that is not compared, because it is new or left out, nothing is claimed.
  if (bytes <= 0 || (state.lead === undefined && !state.blocks)) return null;
  if (state.blocks && (isLargest || bytes > warningBytes)) return severityOf(input.policy);
  const warns = bytes > warningBytes && (!ordinary.has(cause.kind) || bytes > allowedBytes(state));
  if (warns) return 'warning';
  const told = ordinary.has(cause.kind) ? warningBytes : tellingBytes;
  return bytes > told ? 'information' : null;
};

const methods = {
  ablation: '',
  exact: '',
  share: ', reckoned by its share of the source',
} as const satisfies Record<Cause['method'], string>;

const costText = ({ cost, entry, method }: Cause): string =>
  `Without it the ${entry === null ? 'files' : 'first load'} would be ${bytesText(cost.gzip)} smaller (gzip), ${bytesText(cost.parsed)} uncompressed${methods[method]}.`;

/** What the whole part did, told once, with its dearest cause. */
const wholeText = (summary: BundleSummary, { entry, cost }: Cause, state: PartState): string[] => {
  const growth = growthOf(summary, entry);
  const regressed = state.regressed.map((it) => evidenceText(it));
  if (growth === undefined) return regressed;
  const { change, explained } = growth;
  if (!state.blocks && change.gzip + tellingBytes < cost.gzip) {
    const whole = entry === null ? 'All files together' : 'The first load as a whole';
    return [`${whole} changed by ${signedBytes(change.gzip)} (gzip): savings elsewhere hide it.`];
  }
  return [...regressed, `Explained: ${signedBytes(explained)} of ${signedBytes(change.gzip)} (gzip).`];
};

/**
 * What is to be done, and what it brought where it was built and measured. The proof is the share of the part's growth that came back;
 * a patch that made nothing smaller is not shown.
 */
const fixOf = (summary: BundleSummary, { fix, cost, entry }: Cause): Finding['fix'] => {
  if (fix === null) return null;
  const { summary: text, patch, measured } = fix;
  if (measured === null) return { summary: text, patch, proof: null };
  if (measured.gzip >= 0) return { summary: text, patch: null, proof: null };
  const change = growthOf(summary, entry)?.change.gzip ?? 0;
  const growth = change > 0 ? change : cost.gzip;
  const share = growth > 0 ? -measured.gzip / growth : 1;
  return {
    summary: `${text.replace(/\.?$/u, '')}: ${signedBytes(measured.gzip)} gzip, measured.`,
    patch,
    proof: { recovery: { estimate: share, low: share, high: share } },
  };
};

const findingOf = (
  summary: BundleSummary,
  cause: Cause,
  state: PartState,
  { input, isLargest }: { readonly input: RuleInput; readonly isLargest: boolean },
): SizedFinding[] => {
  const level = severity(cause, state, isLargest, input);
  if (level === null) return [];
  const { suite } = summary;
  const { entry, kind, cost } = cause;
  // Next.js starts at modules of its own that have no name.
  const chain = cause.chain.filter((name) => name !== '');
  const subject = input.naming.subject({ suite, scenario: null, route: entry });
  const finding: Finding = {
    // Two packages may grow for the same sort of reason.
    id: findingId({ kind: `bundle-${kind}`, suite, scenario: null, route: entry, metric: cause.subject }),
    kind: `bundle-${kind}`,
    severity: level,
    title: `${subject}: ${partText(entry)} ${signedBytes(cost.gzip)} gzip: ${causeText(cause)}`,
    suite,
    scenario: null,
    route: entry,
    metric: metricOfPart(state, entry),
    evidence: [
      ...cause.evidence,
      ...(chain.length > 1 ? [`The way in: ${chainText(chain)}.`] : []),
      costText(cause),
      ...(isLargest ? wholeText(summary, cause, state) : []),
    ],
    location: cause.location,
    fix: fixOf(summary, cause) ?? { summary: nextText(cause), patch: null, proof: null },
  };
  return [{ finding, size: cost.gzip / Math.max(1, state.lead?.base.value ?? cost.gzip) }];
};

const nextText = ({ subject, edge }: Cause): string =>
  edge === null
    ? `Look at what the change does to ${shortName(subject)}, or accept the size.`
    : `Look at the import of ${shortName(edge.request)} in ${shortName(edge.importer)}: import less of it, or import it on demand.`;

/** One finding for each cause of growth, of a kind of its own: "bundle-static-import", "bundle-duplicate-version". */
export const bundleCauses: Rule = (input) =>
  (input.bundles ?? []).flatMap((summary) => {
    const places = [...new Set((summary.growth?.causes ?? []).map(({ entry }) => entry))];
    return places.flatMap((entry) => {
      const state = stateOf(input, summary.suite, entry);
      return causesOf(summary, entry).flatMap((cause, index) =>
        findingOf(summary, cause, state, { input, isLargest: index === 0 }),
      );
    });
  });
