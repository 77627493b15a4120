import { findings } from '../../src/advice/find.ts';
import type { FindingInput } from '../../src/advice/rule.ts';
import type { Finding } from '../../src/core/result.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeJudgeInput, makeSuiteInput } from './make-judge-input.ts';
import { makeResult } from './make-result.ts';
import { makeSignalBlocks, type SideSketch, type SignalBlockOptions, type SignalSketch } from './make-signals.ts';

export const probed = (sketch: SignalSketch): SideSketch => ({ signals: sketch });

/** The findings of a whole run of eight blocks: judged, then explained. */
export const findingsOf = (of: SignalBlockOptions, extra: Partial<FindingInput> = {}): Finding[] => {
  const blocks = makeSignalBlocks(8, { ...of, slices: true });
  const { verdict, metrics, budgets, suites } = judge(makeJudgeInput([makeSuiteInput(blocks)]));
  return findings({ ...makeResult({ verdict, metrics, budgets, suites }), blocks, ...extra });
};

/** The one finding of a kind. Throws where there is none, or more. */
export const onlyOf = (all: readonly Finding[], kind: string): Finding => {
  const [first, ...rest] = all.filter((it) => it.kind === kind);
  if (first === undefined || rest.length > 0) throw new Error(`There is not one finding of ${kind}.`);
  return first;
};
