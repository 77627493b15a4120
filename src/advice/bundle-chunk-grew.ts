import { isBundleMetric } from '../core/metrics.ts';
import { isOfChunk } from '../core/primary.ts';
import { makeFinding } from './make-finding.ts';
import { changePhrase, evidenceText, worsening } from './phrase.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule } from './rule.ts';

/** A chunk for later that grew beyond the tolerance which the team has set for single chunks. */
export const bundleChunkGrew: Rule = ({ metrics, naming, policy }) => {
  const grown = regressed(metrics).filter(({ metric }) => isBundleMetric(metric) && isOfChunk(metric));
  const places = new Map(grown.map((it) => [JSON.stringify([it.suite, it.route]), it]));
  return [...places.values()].map((lead) => {
    const { suite, route, metric } = lead;
    const members = grown.filter((it) => it.suite === suite && it.route === route);
    const finding = makeFinding({
      identity: { kind: 'bundle-chunk-grew', suite, scenario: null, route, metric: null },
      severity: severityOf(policy),
      title: `${naming.subject(lead)} ${changePhrase(lead)}`,
      metric,
      scenario: null,
      evidence: members.map((it) => evidenceText(it)),
      next: 'Look at what the chunk holds now in the treemaps of both sides; what only one way needs can be asked for there.',
    });
    return { finding, size: worsening(lead) };
  });
};
