import { comments, mark } from './comments.ts';
import { bundleLines, pageLines } from './front-end-text.ts';
import type { Proposal } from './proposal.ts';
import { serviceLines } from './service-text.ts';
import { indented, scalar } from './yaml-text.ts';

const policyLines = ({ service, bundles }: Proposal): string[] => [
  '# What gets worse than its tolerance blocks: 5 % by default, with a few exceptions that the reference lists.',
  '# tolerance:',
  '#   default: 5%',
  '# Bounds that hold whatever the base does:',
  '# budgets:',
  ...(service === null ? [] : ['#   latency.p95: { limit: 200ms }', '#   memory.rss.peak: { limit: 300MB }']),
  ...(bundles.length === 0 ? [] : ['#   bundle.initial.gzip: { limit: 250KB } # of every entry']),
];

const appLines = [
  '# The GitHub App measures this repository, with workers of its own. The code of a fork runs on them only when someone who',
  '# may write asks for it, with the comment "/perf check <commit>".',
  'app: { measure: worker, forks: ask }',
];

export interface TextOptions {
  /** Where the keys are explained. */
  readonly reference: string;
  /** Whether the GitHub App measures, and no workflow. */
  readonly app: boolean;
}

const suites = ({ service, bundles, page }: Proposal): string[] => [
  ...(service === null ? [] : [`${scalar(service.suite)}:`, ...indented(serviceLines(service), 2)]),
  ...bundles.flatMap((it) => [`${scalar(it.suite)}:`, ...indented(bundleLines(it), 2)]),
  ...(page === null ? [] : pageLines(page)),
];

const titles = ({ service, bundles }: Proposal): string =>
  [...new Set([service?.title ?? null, ...bundles.map(({ title }) => title)])].filter((it) => it !== null).join(', ');

/** The text of a configuration that does what `proposal` says. */
export const configurationText = (proposal: Proposal, { reference, app }: TextOptions): string =>
  `${[
    ...comments(
      `What Pacegate measures, as "pacegate init" found it${titles(proposal) === '' ? '' : `: ${titles(proposal)}`}.`,
    ),
    ...comments(`Look at the lines marked ${mark}. Every key: ${reference}`),
    ...proposal.notes.flatMap((it) => comments(`${mark}: ${it}`)),
    'version: 1',
    'suites:',
    ...indented(suites(proposal), 2),
    ...policyLines(proposal),
    ...(app ? appLines : []),
  ].join('\n')}\n`;
