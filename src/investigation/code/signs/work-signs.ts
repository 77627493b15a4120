import { type Group, type PlacedMark, type Sign, signOf, type SignRule, withinText } from './sign.ts';

const inFunctions = ({ depth }: PlacedMark): boolean => depth > 0;

const one = (
  marks: readonly PlacedMark[],
  make: (mark: PlacedMark) => Pick<Sign, 'class' | 'weight' | 'title' | 'text'>,
): readonly Sign[] => marks.slice(0, 1).map((mark) => signOf(mark, make(mark)));

const expressions = ({ gained }: Group): readonly Sign[] =>
  one(
    gained.filter(({ kind }) => kind === 'regex'),
    (mark) => ({
      class: 'catastrophic-regex',
      weight: mark.what === 'exponential' ? 0.46 : 0.36,
      title: 'A regular expression that goes back over its text',
      text: `The time of the expression ${mark.value.slice(0, 60)} may grow ${mark.what === 'exponential' ? 'exponentially' : 'with the square of the length, or more,'} where it does not match.`,
    }),
  );

const searches = ({ gained }: Group): readonly Sign[] => {
  const looped = gained.filter((it) => it.kind === 'search' && it.inLoop && inFunctions(it));
  const nested = gained.filter((it) => it.kind === 'loop' && it.inLoop && inFunctions(it));
  return [
    ...one(looped, (mark) => ({
      class: 'quadratic-loop',
      weight: /^(?:find|filter|index)/iu.test(mark.what.split('.').at(-1) ?? '') ? 0.38 : 0.3,
      title: 'A search for every item',
      text: `${mark.what.slice(0, 60)} looks through a list for each item of another${withinText(mark)}.`,
    })),
    ...one(looped.length > 0 ? [] : nested, (mark) => ({
      class: 'quadratic-loop',
      weight: 0.26,
      title: 'A loop within a loop',
      text: `A loop runs for each round of another${withinText(mark)}.`,
    })),
  ];
};

const copies = ({ gained }: Group): readonly Sign[] => [
  ...one(
    gained.filter((it) => it.kind === 'clone' && inFunctions(it)),
    (mark) => ({
      class: 'deep-clone',
      weight: 0.42,
      title: `A deep copy by ${mark.what}`,
      text: `${mark.what} copies a whole value${withinText(mark)} each time.`,
    }),
  ),
  ...one(
    gained.filter((it) => it.kind === 'copy' && it.inLoop),
    (mark) => ({
      class: 'allocation-churn',
      weight: 0.44,
      title: `${mark.what.slice(0, 60)} copied for every item`,
      text: `All of ${mark.what.slice(0, 60)} is copied for each item that is added to it${withinText(mark)}.`,
    }),
  ),
];

const built = ({ gained }: Group): readonly Sign[] =>
  one(
    gained.filter((it) => it.kind === 'build' && inFunctions(it)),
    (mark) => ({
      class: 'startup-work',
      weight: 0.4,
      title: `${mark.what} made each time`,
      text: `${mark.what.slice(0, 60)} is built${withinText(mark)} at every call; it could be made once.`,
    }),
  );

const leaks = ({ gained, lost, around, marks }: Group): readonly Sign[] => {
  const isRemoved = (what: string): boolean => around.some((it) => it.kind === 'remove' && it.what === what);
  const kept = gained.filter((it) => it.kind === 'insert' && inFunctions(it) && !it.inLoop && !isRemoved(it.what));
  const gone = lost.find((it) => it.kind === 'remove' && inFunctions(it));
  const now =
    gone === undefined
      ? undefined
      : marks.head.find((it) => it.kind === 'remove' && it.what === gone.what && it.conditional);
  const signs: Sign[] = [];
  if (gone !== undefined && (now !== undefined || !isRemoved(gone.what)))
    signs.push(
      signOf(
        now ?? gone,
        {
          // clearInterval(timer) has no object.
          class: gone.what === '' ? 'listener-leak' : 'memory-leak',
          weight: 0.42,
          title: `${gone.what.slice(0, 60) || 'Something'} ${now === undefined ? 'no longer forgets' : 'forgets only sometimes'}`,
          text: `What is put into ${gone.what.slice(0, 60) || 'a collection'} is ${now === undefined ? 'no longer taken out' : 'taken out only under a condition'}${withinText(gone)}.`,
        },
        now !== undefined,
      ),
    );
  const isOwn = (it: PlacedMark): boolean => !around.some((other) => other.kind === 'number' && other.what === it.what);
  return [
    ...signs,
    ...one(kept.filter(isOwn), (mark) => ({
      class: 'memory-leak',
      weight: 0.14,
      title: `${mark.what.slice(0, 60)} that may only grow`,
      text: `${mark.what.slice(0, 60)} is added to${withinText(mark)}, and nothing in the file takes anything out.`,
    })),
    ...one(
      gained.filter((it) => it.kind === 'listen' && inFunctions(it)),
      (mark) => ({
        class: 'listener-leak',
        weight: 0.18,
        title: 'A listener or timer for each call',
        text: `${mark.what} is called${withinText(mark)} each time.`,
      }),
    ),
  ];
};

const logs = ({ gained }: Group): readonly Sign[] => [
  ...one(
    gained.filter((it) => it.kind === 'log' && inFunctions(it)),
    (mark) => ({
      class: 'logging',
      weight: mark.inLoop ? 0.32 : 0.18,
      title: 'More is logged',
      text: `${mark.what} is logged${withinText(mark)}${mark.inLoop ? ' for each item' : ''}.`,
    }),
  ),
  ...one(
    gained.filter(
      (it) => it.kind === 'number' && /^level$/iu.test(it.what) && /^(?:debug|trace|silly|verbose)$/u.test(it.value),
    ),
    (mark) => ({
      class: 'logging',
      weight: 0.4,
      title: 'The log writes more',
      text: `The level of the log is ${mark.value}${withinText(mark)}.`,
    }),
  ),
];

/** Results that were kept by their key. */
const caches = ({ gained, lost, marks }: Group): readonly Sign[] => {
  const read = lost.find((it) => it.kind === 'cache-get');
  if (read === undefined) return [];
  const still = gained.find((it) => it.kind === 'cache-get');
  if (still !== undefined && still.value !== read.value)
    return [
      signOf(still, {
        class: 'cache-key',
        weight: 0.36,
        title: 'Another key of the cache',
        text: `${still.what.slice(0, 60)} is asked for ${still.value.slice(0, 60)} instead of ${read.value.slice(0, 60)}${withinText(still)}.`,
      }),
    ];
  if (still !== undefined) return [];
  const work = marks.head.find(({ kind }) => kind === 'query' || kind === 'await');
  return [
    signOf(
      work ?? marks.head[0] ?? read,
      {
        class: work === undefined ? 'lost-memo' : 'cache-bypassed',
        weight: 0.46,
        title: work === undefined ? 'A result that is no longer kept' : 'The cache is no longer asked',
        text: `${read.what.slice(0, 60)} was asked for ${read.value.slice(0, 60) || 'it'} first${withinText(read)}, and no longer is.`,
      },
      marks.head.length > 0,
    ),
  ];
};

/** Work, memory and results that are made again. */
export const workSigns: readonly SignRule[] = [expressions, searches, copies, built, leaks, logs, caches];
