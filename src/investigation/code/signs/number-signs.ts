import { type Group, type PlacedMark, type Sign, signOf, withinText } from './sign.ts';

interface NumberRule {
  readonly key: RegExp;
  readonly class: string;
  /** Whether the change makes it worse. */
  readonly worse: (base: number, head: number) => boolean;
  readonly title: string;
  readonly weight: number;
}

const isRaised = (base: number, head: number): boolean => head > base;
const isLowered = (base: number, head: number): boolean => head < base;

/** Numbers in code by what they are called. */
const rules: readonly NumberRule[] = [
  {
    key: /^(?:max|pool_?size|max_?connections|max_?sockets|concurrency|limit_?of_?connections)$/iu,
    class: 'pool-reduced',
    worse: isLowered,
    title: 'Fewer at a time',
    weight: 0.36,
  },
  {
    key: /ttl|life_?time|max_?age|expires|stale/iu,
    class: 'cache-lifetime',
    worse: isLowered,
    title: 'A shorter lifetime',
    weight: 0.4,
  },
  {
    key: /^(?:level|quality|brotli\w*|compression\w*)$/iu,
    class: 'compression-level',
    worse: isRaised,
    title: 'A higher level',
    weight: 0.34,
  },
  {
    key: /^(?:limit|page_?size|per_?page|take|top|batch_?size|count|most)$/iu,
    class: 'missing-limit',
    worse: isRaised,
    title: 'More at a time',
    weight: 0.34,
  },
  { key: /time_?out/iu, class: 'timeout-raised', worse: isRaised, title: 'A longer timeout', weight: 0.24 },
  {
    key: /rounds|iterations|cost|salt_?rounds|^n$/iu,
    class: 'sync-crypto',
    worse: isRaised,
    title: 'More rounds',
    weight: 0.26,
  },
  {
    key: /delay|wait|sleep|interval/iu,
    class: 'sequential-awaits',
    worse: isRaised,
    title: 'A longer wait',
    weight: 0.26,
  },
];

const pairs = ({ gained, lost }: Group): readonly { readonly base: PlacedMark; readonly head: PlacedMark }[] =>
  gained
    .filter(({ kind }) => kind === 'number')
    .flatMap((head) => {
      const base = lost.find((it) => it.kind === 'number' && it.what === head.what && it.path === head.path);
      return base === undefined ? [] : [{ base, head }];
    });

/** A number in code that sets how much is done, kept or waited for. */
export const numberSigns = (group: Group): readonly Sign[] =>
  pairs(group).flatMap(({ base, head }) => {
    const [before, after] = [Number(base.value), Number(head.value)];
    const rule = rules.find((it) => it.key.test(head.what) && it.worse(before, after));
    if (rule === undefined) return [];
    return [
      signOf(head, {
        class: rule.class,
        weight: rule.weight,
        title: `${rule.title}: ${head.what.slice(0, 60)}`,
        text: `${head.what.slice(0, 60)} went from ${base.value.slice(0, 20)} to ${head.value.slice(0, 20)}${withinText(head)}.`,
      }),
    ];
  });
