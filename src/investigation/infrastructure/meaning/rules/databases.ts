import { ruleOf, type SettingRule } from '../setting-rule.ts';

const memory = ruleOf({ class: 'resource-limit', dimension: 'size', worse: 'lower', counters: [] });
const planner = ruleOf({ class: 'configuration', dimension: 'count', worse: 'higher', counters: ['db.rows'] });
const writing = ruleOf({ class: 'configuration', dimension: 'switch', worse: 'higher' });

/** Settings of databases, in their own files and wherever they are handed over. */
export const databaseRules: readonly SettingRule[] = [
  memory({
    key: /\b(?:shared buffers|innodb buffer pool size|wired tiger cache size gb|buffer pool size)$/u,
    usual: '128MB',
    why: 'Pages that do not fit are read from the disk again.',
  }),
  memory({
    key: /\b(?:work mem|sort buffer size|join buffer size|hash mem multiplier)$/u,
    usual: '4MB',
    why: 'Sorts and hashes that do not fit are written to the disk.',
  }),
  memory({
    key: /\b(?:effective cache size)$/u,
    usual: '4GB',
    why: 'The planner trusts indexes less when it believes that less is kept in memory.',
  }),
  memory({
    key: /\b(?:maintenance work mem|wal buffers|temp buffers|max wal size|tmp table size|max heap table size)$/u,
    isSlight: true,
    why: 'Work beside requests takes longer or runs more often.',
  }),
  planner({
    key: /\brandom page cost$/u,
    usual: '4',
    why: 'The planner takes sequential scans where it used an index before.',
  }),
  planner({
    key: /\b(?:seq page cost|cpu tuple cost|cpu index tuple cost|cpu operator cost|jit above cost|parallel setup cost|parallel tuple cost)$/u,
    worse: 'either',
    isSlight: true,
    why: 'The planner weighs plans by it.',
  }),
  planner({
    key: /\benable (?:indexscan|indexonlyscan|bitmapscan|hashjoin|hashagg|mergejoin|nestloop|sort|memoize|material|incremental sort|parallel append)$/u,
    dimension: 'switch',
    worse: 'lower',
    usual: 'on',
    why: 'The planner avoids that way of running a statement.',
  }),
  planner({
    key: /\b(?:default statistics target|effective io concurrency|from collapse limit|join collapse limit)$/u,
    worse: 'lower',
    isSlight: true,
    why: 'The planner knows less about the rows, or reads fewer pages ahead.',
  }),
  planner({
    key: /\bmax (?:parallel workers(?: per gather)?|worker processes|parallel maintenance workers)$/u,
    worse: 'lower',
    counters: [],
    why: 'Large statements are run by fewer processes at once.',
  }),
  planner({
    key: /\bjit$|\bautovacuum$|\btrack io timing$|\bdefault transaction read only$/u,
    dimension: 'switch',
    worse: 'either',
    isSlight: true,
    counters: [],
    why: 'It changes what the database does beside each statement.',
  }),
  writing({
    key: /\b(?:synchronous commit|fsync|full page writes|innodb flush log at trx commit|sync binlog|appendfsync|write concern|journal)$/u,
    usual: 'on',
    why: 'Every commit waits until it is safe on the disk, or on another server.',
  }),
  writing({
    key: /\b(?:default transaction isolation|isolation(?: level)?|transaction isolation)$/u,
    class: 'isolation-raised',
    dimension: 'text',
    worse: 'either',
    why: 'Stronger isolation makes transactions wait for each other, or repeat.',
  }),
  writing({
    key: /\b(?:ssl|sslmode|ssl mode|tls)(?: enabled| mode)?$/u,
    worse: 'either',
    isSlight: true,
    why: 'Each new connection needs a handshake, and each byte is encrypted.',
  }),
  writing({
    key: /\b(?:prepared statements|prepare|statement cache size|prepared statement cache(?: size)?|cache prep stmts)$/u,
    dimension: 'count',
    worse: 'lower',
    isSlight: true,
    why: 'Statements are parsed and planned anew each time.',
  }),
  writing({
    key: /\b(?:proxy buffering|sendfile|tcp nodelay|tcp nopush|proxy request buffering|http2)$/u,
    worse: 'lower',
    isSlight: true,
    why: 'Answers go out in more, or smaller, pieces.',
  }),
  writing({
    key: /\b(?:batch size|bulk size|page size|fetch size|chunk size|high water mark)$/u,
    dimension: 'size',
    worse: 'either',
    isSlight: true,
    why: 'Work is done in other portions: smaller ones ask more often, larger ones hold more at once.',
  }),
];
