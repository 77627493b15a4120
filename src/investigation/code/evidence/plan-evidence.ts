import { countText } from '../../../core/count-text.ts';
import { statementText } from '../../../advice/statement-text.ts';
import type { Side } from '../../../core/side.ts';
import { droppedIndex } from '../../units/sql-statements.ts';
import type { Group, Sign } from '../signs/sign.ts';
import { likeness, wordsOfSql } from '../sql-texts.ts';
import type { SuiteFacts } from './suite-facts.ts';

const shapes = ({ work }: SuiteFacts, side: Side): readonly { readonly text: string; readonly shape: string }[] =>
  work.blocks.slice(-3).flatMap((block) => block.sides[side]?.database?.plans ?? []);

/** A dropped index that plans of the base used, and those of the head can't. */
const lostIndex = (group: Group, facts: SuiteFacts): readonly Sign[] => {
  const dropped = group.units
    .filter(({ kind }) => kind === 'migration')
    .flatMap(({ pieces }) => pieces.flatMap((piece) => droppedIndex(piece.head.join('')) ?? []));
  return dropped.flatMap((index): readonly Sign[] => {
    const named = new RegExp(`\\b(?:using|on) "?${RegExp.escape(index)}"?(?![\\w$])`, 'iu');
    const used = shapes(facts, 'base').find(({ shape }) => named.test(shape));
    if (used === undefined || shapes(facts, 'head').some(({ shape }) => named.test(shape))) return [];
    const change = facts.plans.find(({ text }) => text === used.text);
    const [table] = facts.tables;
    const reads =
      table === undefined
        ? ''
        : ` Scans of the whole table ${table.table.slice(0, 60)} read ${countText(table.sequential.head)} rows per request, ${countText(table.sequential.base)} on the base.`;
    return [
      {
        class: 'lost-index',
        weight: 0.92,
        title: `Index ${index.slice(0, 60)} dropped`,
        text: `On the base a statement used the index ${index.slice(0, 60)}, ${statementText(used.text)}; ${change === undefined ? 'now none can' : `now ${change.change}`}.${reads}`,
        place: null,
        suite: facts.suite,
      },
    ];
  });
};

/** A statement written anew that reads a whole table, where the one before did not. */
const wholeTable = (group: Group, facts: SuiteFacts): readonly Sign[] =>
  group.statements.head.slice(0, 5).flatMap((now): readonly Sign[] => {
    const planOf = (text: string, side: Side) => {
      const words = wordsOfSql(text);
      return shapes(facts, side).find((it) => likeness(words, wordsOfSql(it.text)) >= 0.8);
    };
    const after = planOf(now.text, 'head');
    const isWhole = after?.shape.includes('Seq Scan') === true;
    const before = group.statements.base.flatMap((it) => planOf(it.text, 'base') ?? []);
    if (!isWhole || before.length === 0 || before.some(({ shape }) => shape.includes('Seq Scan'))) return [];
    return [
      {
        class: 'unindexed-predicate',
        weight: 0.75,
        title: 'A condition that no index serves',
        text: `The statement reads a whole table, and did not on the base: ${statementText(after?.text ?? '')}.`,
        place: { path: now.path, line: now.startLine },
        suite: facts.suite,
      },
    ];
  });

/** What the database's plans say of migrations and statements. */
export const planEvidence = (group: Group, facts: SuiteFacts): readonly Sign[] => [
  ...lostIndex(group, facts),
  ...wholeTable(group, facts),
];
