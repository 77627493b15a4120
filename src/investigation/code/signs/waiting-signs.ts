import { type Group, type Sign, signOf, type SignRule, withinText } from './sign.ts';

const has = ({ units }: Group, side: 'base' | 'head', pattern: RegExp): boolean =>
  units.some(({ pieces }) => pieces.some((piece) => piece[side].some((line) => pattern.test(line))));

/** A statement or a call for each item of a list. */
const perItem = ({ gained }: Group): readonly Sign[] =>
  gained
    .filter(({ kind, inLoop, depth }) => kind === 'query' && inLoop && depth > 0)
    .slice(0, 2)
    .map((mark) =>
      signOf(mark, {
        class: 'n-plus-one',
        weight: 0.42,
        title: `A call of ${mark.what.slice(0, 60)} for every item`,
        text: `${mark.what.slice(0, 60)} is now called for each item of a list${withinText(mark)}.`,
      }),
    );

/** Calls that ran together and now wait for each other. */
const oneByOne = (group: Group): readonly Sign[] => {
  const { gained, lost } = group;
  const apart = lost.find(({ kind, depth }) => kind === 'together' && depth > 0);
  const awaits = gained.filter(({ kind, depth }) => kind === 'await' && depth > 0);
  const [first] = awaits;
  const looped = awaits.find(({ inLoop }) => inLoop);
  if (apart !== undefined && (first !== undefined || !gained.some(({ kind }) => kind === 'together')))
    return [
      signOf(
        first ?? apart,
        {
          class: 'sequential-awaits',
          weight: looped === undefined ? 0.42 : 0.46,
          title: 'Calls that wait for each other',
          text: `Promise.${apart.what} was taken away${withinText(apart)}: what ran together now runs in turn.`,
        },
        first !== undefined,
      ),
    ];
  if (looped !== undefined && !gained.some(({ kind }) => kind === 'together'))
    return [
      signOf(looped, {
        class: 'sequential-awaits',
        weight: 0.22,
        title: 'A wait for every item',
        text: `${looped.what.slice(0, 60) || 'Something'} is awaited for each item of a list${withinText(looped)}, one after the other.`,
      }),
    ];
  const wait = gained.find(({ kind }) => kind === 'wait');
  const isMore = awaits.length > lost.filter(({ kind }) => kind === 'await').length;
  const added = wait ?? (isMore ? first : undefined);
  if (added === undefined) return [];
  return [
    signOf(added, {
      class: 'sequential-awaits',
      weight: wait === undefined ? 0.12 : 0.2,
      title: 'One more wait',
      text: `One more call is awaited${withinText(added)}: ${added.what.slice(0, 60)}.`,
    }),
  ];
};

const syncClasses: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:scrypt|pbkdf2|hkdf|generateKey|generateKeyPair|generatePrime|checkPrime|randomFill|hash|compare|bcrypt)\w*Sync$/u,
    'sync-crypto',
    'Synchronous crypto',
  ],
  [
    /^(?:gzip|gunzip|deflate|deflateRaw|inflate|inflateRaw|unzip|brotliCompress|brotliDecompress|zstdCompress|zstdDecompress)Sync$/u,
    'sync-compression',
    'Synchronous compression',
  ],
];

/** Work that holds the event loop. */
const synchronous = ({ gained }: Group): readonly Sign[] =>
  gained
    .filter(({ kind, depth }) => kind === 'sync' && depth > 0)
    .slice(0, 2)
    .map((mark) => {
      const [
        ,
        id = 'sync-io',
        title = `Synchronous ${/^(?:exec|spawn)/u.test(mark.what) ? 'child process' : 'file access'}`,
      ] = syncClasses.find(([pattern]) => pattern.test(mark.what)) ?? [];
      const by = mark.value === '' ? '' : `, by way of ${mark.value.slice(0, 60)}`;
      return signOf(mark, {
        class: id,
        weight: 0.42,
        title,
        text: `${mark.what.slice(0, 60)} is called${withinText(mark)}${by}: while it lasts nothing else is answered.`,
      });
    });

/** Connections that are opened, or given up, where one was kept. */
const connections = (group: Group): readonly Sign[] => {
  const { gained, lost } = group;
  const opened = gained.find(({ kind, depth }) => kind === 'connect' && depth > 0);
  const closed = gained.find(({ kind }) => kind === 'close');
  const agent = gained.find(
    (it) => it.kind === 'agent' && (it.value === 'false' || (it.what !== 'keepAlive' && it.depth > 0)),
  );
  const dropped = lost.find((it) => it.kind === 'agent' && it.value !== 'false');
  const signs: Sign[] = [];
  if (opened !== undefined)
    signs.push(
      signOf(opened, {
        class: 'pool-bypassed',
        weight: 0.44,
        title: `A ${opened.what.slice(0, 60)} of its own`,
        text: `${opened.what.slice(0, 60)} is made${withinText(opened)}, which opens connections anew each time.`,
      }),
    );
  if (closed !== undefined)
    signs.push(
      signOf(closed, {
        class: 'keep-alive-server',
        weight: 0.46,
        title: 'Connections closed after the answer',
        text: `${closed.what}${withinText(closed)} ends every connection after its answer.`,
      }),
    );
  const lostAgent = agent ?? dropped;
  if (lostAgent !== undefined && (agent !== undefined || !has(group, 'head', /\bagent\b|keepAlive/iu)))
    signs.push(
      signOf(
        lostAgent,
        {
          class: 'keep-alive-client',
          weight: 0.38,
          title: 'Connections to another service not kept',
          text: `${agent === undefined ? 'The agent that kept connections was taken away' : 'An agent is made, or told not to keep connections,'}${withinText(lostAgent)}.`,
        },
        agent !== undefined,
      ),
    );
  return signs;
};

/** Waits, connections, and work that holds up everything else. */
export const waitingSigns: readonly SignRule[] = [perItem, oneByOne, synchronous, connections];
