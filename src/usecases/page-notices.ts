import type { Block } from '../core/block.ts';
import { escapePlain } from '../report/escape.ts';
import type { SuitePlan } from './plan-check.ts';

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** Where visits ended that were to go somewhere else: most often a page that asks to sign in. */
export const pageNotices = (plans: readonly SuitePlan[], blocks: readonly Block[]): string[] =>
  plans.flatMap(({ suite }): string[] => {
    if (suite.type !== 'page') return [];
    const visits = blocks.filter((block) => block.suite === suite.name).flatMap((block) => block.visits ?? []);
    const others = new Set(visits.map(({ finalUrl }) => pathOf(finalUrl)).filter((it) => it !== pathOf(suite.path)));
    if (others.size === 0) return [];
    const ends = [...others].slice(0, 3).map((it) => escapePlain(it, 100));
    return [
      `${suite.name}: ${escapePlain(suite.path, 100)} led to ${ends.join(', ')}, and that is what was measured. ` +
        'If it asks to sign in, give the suite "cookies" or "headers".',
    ];
  });
