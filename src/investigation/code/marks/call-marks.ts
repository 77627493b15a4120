import type {
  AssignmentExpression,
  CallExpression,
  NewExpression,
  Node,
  NumericLiteral,
  ObjectProperty,
} from '@babel/types';
import type { Step } from '../../../advice/source/walk.ts';
import type { Mark } from './mark.ts';
import { firstName, isFunction, lastName } from './surroundings.ts';
import { superLinear } from './regular-expression.ts';

/** A mark before it is known where it stands. */
export type Found = Pick<Mark, 'kind' | 'what'> & { readonly value?: string };

const asks =
  /^(?:query|execute|findOne\w*|findUnique\w*|findFirst\w*|findMany|findAll|findBy\w*|fetchOne|fetchAll|selectFrom|raw|hget\w*|mget|executeTakeFirst\w*|\$queryRaw\w*)$/u;
const database =
  /^(?:db|database|pool|client|conn|connection|sql|knex|prisma|repo|repository|transaction|trx|tx|session|redis|mongo|orm|em)$|(?:Repository|Repo|Database|Model|Pool|Dao|Db)$/u;
const logs = /^(?:log|logger|console|pino|winston)$|[lL]og(?:ger)?$/u;
const cacheName = /cache|memo|kept|cached/iu;
const searches = new Set(['find', 'findIndex', 'findLast', 'includes', 'indexOf', 'lastIndexOf', 'some', 'filter']);
const inserts = new Set(['set', 'add', 'push', 'unshift']);
const removes = new Set([
  'delete',
  'clear',
  'splice',
  'pop',
  'shift',
  'removeListener',
  'off',
  'unref',
  'clearTimeout',
  'clearInterval',
  'removeEventListener',
]);
const listens = new Set(['on', 'addListener', 'addEventListener', 'setInterval']);
const waits = new Set(['wait', 'sleep', 'delay', 'setTimeout']);
const compiles = new Set(['compile', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'localeCompare']);
const connects = new Set(['Client', 'Pool', 'MongoClient', 'PrismaClient', 'Sequelize', 'Redis', 'DataSource', 'Knex']);
const opens = new Set(['createConnection', 'createPool', 'createClient']);
const builds = new Set(['Ajv', 'RegExp', 'TextDecoder', 'TextEncoder', 'Intl']);

const name = (node: Node | null | undefined): string => (node?.type === 'StringLiteral' ? node.value : '');

const ofRegex = (pattern: string, flags: string): readonly Found[] => {
  const growth = superLinear(pattern, flags);
  return growth === null ? [] : [{ kind: 'regex', what: growth, value: pattern }];
};

const given = (arguments_: CallExpression['arguments'], names: RegExp): boolean =>
  arguments_.some((it) => names.test(lastName(it)));

/** Marks of a call. `text`: what is written between two nodes' ends. */
export const callMarks = (node: CallExpression, step: Step, text: (node: Node) => string): readonly Found[] => {
  const { callee, arguments: passed } = node;
  const method = lastName(callee);
  const object = callee.type === 'MemberExpression' ? lastName(callee.object) : '';
  const isAwaited = step.up?.node.type === 'AwaitExpression';
  const found: Found[] = [];
  const [first] = passed;
  if (method.length > 4 && method.endsWith('Sync')) found.push({ kind: 'sync', what: method });
  const isQuery =
    (asks.test(method) && object !== '') || database.test(object) || (isAwaited && given(passed, database));
  if (isQuery && !/^(?:map|forEach|release|end|on|close|log\w*)$/u.test(method))
    found.push({ kind: 'query', what: method });
  if (firstName(callee) === 'Promise' && /^(?:all|allSettled)$/u.test(method))
    found.push({ kind: 'together', what: method });
  if (searches.has(method) && object !== '') found.push({ kind: 'search', what: `${object}.${method}` });
  if (method === 'structuredClone' || method === 'cloneDeep') found.push({ kind: 'clone', what: method });
  if (
    method === 'parse' &&
    object === 'JSON' &&
    first?.type === 'CallExpression' &&
    lastName(first.callee) === 'stringify'
  )
    found.push({ kind: 'clone', what: 'JSON.parse(JSON.stringify())' });
  if (inserts.has(method) && object !== '') found.push({ kind: 'insert', what: object });
  if (removes.has(method)) found.push({ kind: 'remove', what: object });
  if (listens.has(method)) found.push({ kind: 'listen', what: method });
  if (logs.test(object) && /^(?:log|trace|debug|info|warn|error|dir|verbose|silly)$/u.test(method))
    found.push({ kind: 'log', what: method });
  if (compiles.has(method)) found.push({ kind: 'build', what: method });
  if (opens.has(method)) found.push({ kind: 'connect', what: method });
  if (waits.has(method) && (isAwaited || /^(?:wait|sleep|delay)$/u.test(method)))
    found.push({ kind: 'wait', what: method });
  if (cacheName.test(object) && /^(?:get|has|fetch|wrap|remember|getOrSet)$/u.test(method))
    found.push({ kind: 'cache-get', what: object, value: first === undefined ? '' : text(first).slice(0, 80) });
  if (cacheName.test(object) && /^(?:set|put)$/u.test(method))
    found.push({ kind: 'cache-set', what: object, value: first === undefined ? '' : text(first).slice(0, 80) });
  if (/^(?:limit|take|top|pageSize|slice)$/u.test(method) && object !== '' && method !== 'slice')
    found.push({ kind: 'limit', what: method });
  if (
    /^(?:setHeader|set|header|append)$/u.test(method) &&
    /^connection$/iu.test(name(first)) &&
    /^close$/iu.test(name(passed[1]))
  )
    found.push({ kind: 'close', what: 'connection: close' });
  if (method === 'RegExp') found.push({ kind: 'build', what: 'RegExp' });
  return found;
};

export const newMarks = (node: NewExpression): readonly Found[] => {
  const made = lastName(node.callee);
  const found: Found[] = [];
  if (connects.has(made)) found.push({ kind: 'connect', what: made });
  if (builds.has(made) || firstName(node.callee) === 'Intl') found.push({ kind: 'build', what: made });
  if (/^(?:Https?)?(?:Proxy)?Agent$/u.test(made)) found.push({ kind: 'agent', what: made });
  const [pattern, flags] = node.arguments;
  if (made === 'RegExp' && pattern?.type === 'StringLiteral') found.push(...ofRegex(pattern.value, name(flags)));
  return found;
};

/** The names that the innermost function which a reduce calls gathers in. */
const gathersIn = (step: Step): string => {
  for (let at = step.up; at !== null; at = at.up) {
    if (!isFunction(at.node)) continue;
    const call = at.up?.node;
    const isReduce = call?.type === 'CallExpression' && /^reduce(?:Right)?$/u.test(lastName(call.callee));
    return isReduce && 'params' in at.node ? lastName(at.node.params[0]) : '';
  }
  return '';
};

const ofAssignment = ({ left, right }: AssignmentExpression): readonly Found[] => {
  const into = lastName(left);
  const isInto = (it: Node | null): boolean => it?.type === 'SpreadElement' && lastName(it.argument) === into;
  // `all = [...all, it]` and `all = all.concat(it)`.
  const isSpread =
    (right.type === 'ArrayExpression' && right.elements.some(isInto)) ||
    (right.type === 'ObjectExpression' && right.properties.some(isInto));
  const isConcat =
    right.type === 'CallExpression' && lastName(right.callee) === 'concat' && firstName(right.callee) === into;
  if (into !== '' && (isSpread || isConcat)) return [{ kind: 'copy', what: into }];
  const closes = /^(?:shouldKeepAlive|keepAlive)$/u.test(into) && right.type === 'BooleanLiteral' && !right.value;
  return closes ? [{ kind: 'close', what: into }] : [];
};

const ofProperty = ({ key, value }: ObjectProperty): readonly Found[] => {
  const own = key.type === 'StringLiteral' ? key.value : lastName(key);
  if (/^connection$/iu.test(own) && /^close$/iu.test(name(value)))
    return [{ kind: 'close', what: 'connection: close' }];
  if (own === 'keepAlive' && value.type === 'BooleanLiteral')
    return [{ kind: 'agent', what: own, value: String(value.value) }];
  if (/^(?:limit|take)$/u.test(own)) return [{ kind: 'limit', what: own }];
  if (value.type === 'StringLiteral' && /^level$/iu.test(own))
    return [{ kind: 'number', what: own, value: value.value }];
  return [];
};

const ofNumber = ({ value }: NumericLiteral, { up, key }: Step): readonly Found[] => {
  const holder = up?.node;
  const isValue = holder?.type === 'ObjectProperty' && key === 'value';
  const own = isValue
    ? lastName(holder.key) || name(holder.key)
    : holder?.type === 'VariableDeclarator'
      ? lastName(holder.id)
      : '';
  return own === '' ? [] : [{ kind: 'number', what: own, value: String(value) }];
};

const loops = new Set(['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement']);

/** Marks of nodes that call nothing. */
export const otherMarks = (step: Step): readonly Found[] => {
  const { node } = step;
  if (loops.has(node.type)) return [{ kind: 'loop', what: 'loop' }];
  if (node.type === 'RegExpLiteral') return ofRegex(node.pattern, node.flags);
  if (node.type === 'AssignmentExpression') return ofAssignment(node);
  if (node.type === 'ObjectProperty') return ofProperty(node);
  if (node.type === 'NumericLiteral') return ofNumber(node, step);
  if (node.type === 'AwaitExpression') {
    const { argument } = node;
    return [{ kind: 'await', what: lastName(argument.type === 'CallExpression' ? argument.callee : argument) }];
  }
  if (node.type !== 'SpreadElement') return [];
  const gathered = gathersIn(step);
  return gathered !== '' && lastName(node.argument) === gathered ? [{ kind: 'copy', what: gathered }] : [];
};
