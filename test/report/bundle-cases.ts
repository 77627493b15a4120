import { findings } from '../../src/advice/find.ts';
import { defaultPolicy, type Policy } from '../../src/core/policy.ts';
import { type Result, resultSchema } from '../../src/core/result.ts';
import type { BundleInput, SuiteInput } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import {
  makeBundleInput,
  makeBundleSide,
  makeCause,
  makeDelta,
  makeEntryGrowth,
  makeGrowth,
} from '../support/make-bundle.ts';
import { makeJudgeInput } from '../support/make-judge-input.ts';
import { makePageBlock, makePageBlocks, makePageInput } from '../support/make-page-block.ts';
import { makeResult } from '../support/make-result.ts';

interface Measured {
  readonly bundles?: readonly BundleInput[];
  readonly suites?: readonly SuiteInput[];
  readonly budgets?: Policy['budgets'];
  readonly tolerance?: Policy['tolerance'];
}

/** A result as the judge and the rules make it. */
export const judged = ({ bundles = [], suites = [], ...policy }: Measured): Result => {
  const judgement = judge(makeJudgeInput(suites, { bundles, policy: { ...defaultPolicy, ...policy } }));
  const { bundles: summaries, suites: own, ...parts } = judgement;
  const result = makeResult({
    ...parts,
    suites: resultSchema.shape.suites.parse(own),
    ...(summaries !== undefined && { bundles: summaries }),
  });
  return { ...result, findings: findings(result) };
};

const lazyPatch = [
  '--- a/web/src/App.jsx',
  '+++ b/web/src/App.jsx',
  '@@ -2,3 +2,3 @@',
  " import React from 'react';",
  "-import moment from 'moment';",
  "+const moment = import('moment');",
  ' ',
  '',
].join('\n');

const pages = [
  { path: 'web-base.html', title: 'Treemap of the base' },
  { path: 'web-head.html', title: 'Treemap of the head' },
];

const heavyImport = makeCause({
  fix: { summary: 'Import it on demand.', patch: lazyPatch, measured: makeDelta(-58_100) },
});

const parts = [
  { name: 'moment', base: 0, head: 61_400 },
  { name: 'src/App.jsx', base: 4100, head: 4320 },
];

const failing = {
  head: makeBundleSide({ entries: { main: 240_300 }, modules: 415 }, { reproducible: true }),
  base: makeBundleSide({}, { source: 'stored' }),
  growth: makeGrowth([makeEntryGrowth(58_300, { explained: 58_100, unexplained: 200, parts })], [heavyImport]),
  pages,
} as const;

const hidden = {
  base: makeBundleSide({ entries: { main: 182_000, admin: 40_000 } }),
  head: makeBundleSide({ entries: { main: 182_150, admin: 40_000 } }),
  growth: makeGrowth([
    makeEntryGrowth(150, {
      parts: [
        { name: 'chart.js', base: 0, head: 48_200 },
        { name: 'lodash', base: 49_100, head: 900 },
      ],
    }),
  ]),
} as const;

const hostile = '@team <img src=x onerror=alert(1)> [a](http://evil.test) `c` |d|\n# e \u001B[31mred\u202E';

const shift = (index: number) => ({
  head: { 'page.transfer': 298_100, 'page.requests': 15, 'page.lcp': 1800 + index },
});

/** Results of bundle and page suites, by the name of their golden file. */
export const bundleCases = {
  'bundle-fail': judged({ bundles: [makeBundleInput(failing)] }),
  'bundle-hidden-growth': judged({ bundles: [makeBundleInput(hidden)] }),
  'bundle-chunks': judged({
    tolerance: { default: 0.05, metrics: { 'bundle.chunk.gzip': 0.1 } },
    bundles: [
      makeBundleInput({
        base: makeBundleSide({
          chunks: { main: [182_000, 'first'], admin: [40_000, 'later'], charts: [50_000, 'later'] },
        }),
        head: makeBundleSide({
          chunks: {
            main: [182_000, 'first'],
            admin: [46_000, 'later'],
            charts: [40_000, 'first'],
            [hostile]: [4000, 'later'],
          },
        }),
      }),
    ],
  }),
  'bundle-pass': judged({ bundles: [makeBundleInput()] }),
  'bundle-invalid': judged({
    bundles: [
      makeBundleInput({
        head: null,
        failures: [
          {
            side: 'head',
            reason:
              'dist/stats.json has no modules. Switch on "modules" in the statistics, or use the plugin of Pacegate: pacegate doctor says how.\nstats: { preset: "errors-only" }',
          },
        ],
      }),
    ],
  }),
  'bundle-budget': judged({
    bundles: [makeBundleInput(hidden)],
    budgets: [{ metric: 'bundle.initial.gzip', limit: 180_000, target: 150_000 }],
  }),
  'bundle-not-reproducible': judged({
    bundles: [
      makeBundleInput({ head: makeBundleSide({ entries: { main: 186_000 } }, { reproducible: false, wobble: 800 }) }),
    ],
  }),
  'bundle-unexplained': judged({
    bundles: [
      makeBundleInput({
        ...failing,
        growth: makeGrowth(
          [makeEntryGrowth(58_300, { explained: 31_000, unexplained: 27_300, parts })],
          [
            makeCause({
              kind: 'duplicate-version',
              subject: 'lodash',
              package: 'lodash',
              cost: makeDelta(21_000),
              location: { path: 'web/package-lock.json', startLine: 812, endLine: 812 },
              edge: null,
            }),
            makeCause({
              kind: 'module-grew',
              subject: 'src/format.js',
              package: null,
              cost: makeDelta(10_000),
              method: 'share',
              edge: null,
              chain: [],
              location: null,
            }),
          ],
        ),
      }),
    ],
  }),
  'bundle-hostile-names': judged({
    bundles: [
      makeBundleInput(
        {
          base: makeBundleSide({ entries: { [hostile]: 182_000 } }, { bundler: { name: hostile, version: hostile } }),
          head: makeBundleSide({ entries: { [hostile]: 240_300 } }),
          growth: makeGrowth(
            [makeEntryGrowth(58_300, { entry: hostile, parts: [{ name: hostile, base: 0, head: 9e4 }] })],
            [
              makeCause({
                entry: hostile,
                subject: hostile,
                evidence: [hostile],
                chain: [hostile, hostile],
                edge: { importer: hostile, request: hostile },
                location: { path: hostile, startLine: 1, endLine: 1 },
                fix: { summary: hostile, patch: hostile, measured: makeDelta(-1) },
              }),
            ],
          ),
          notices: [hostile],
          pages: [{ path: hostile, title: hostile }],
        },
        { name: hostile },
      ),
    ],
  }),
  'page-fail': judged({
    suites: [makePageInput([...makePageBlocks(6, shift), makePageBlock({ index: 6, kind: 'control' })])],
  }),
  'page-slower': judged({
    suites: [makePageInput(makePageBlocks(6, (index) => ({ head: { 'page.lcp': 1800 + index } })))],
  }),
  'bundle-and-page': judged({
    bundles: [makeBundleInput(failing)],
    suites: [makePageInput(makePageBlocks(6, shift))],
  }),
} as const satisfies Record<string, Result>;
