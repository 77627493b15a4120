import { sides } from '../core/side.ts';
import type { SuiteView } from './suite-view.ts';
import { count } from './wording.ts';

/** A probe that answers on one side alone: what it counts can't be compared, and the cause is the change, most likely. */
export const lonelyProbes = ({ suite, counted }: Pick<SuiteView, 'suite' | 'counted'>): string[] =>
  sides.flatMap((side) => {
    const other = side === 'base' ? 'head' : 'base';
    const number = counted.filter(
      (block) => block.sides[side]?.probe === 'active' && block.sides[other]?.probe === 'silent',
    ).length;
    return number === 0
      ? []
      : [
          `${suite.name}: the probe was loaded on the ${side} alone in ${count(number, 'block')}, so nothing that it counts is compared there. Look how the ${other} starts the service: NODE_OPTIONS that are replaced, another runtime, or a wrapper that drops the environment.`,
        ];
  });
