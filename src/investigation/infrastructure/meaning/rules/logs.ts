import { ruleOf, type SettingRule } from '../setting-rule.ts';

const log = ruleOf({ class: 'logging', dimension: 'switch', worse: 'higher', counters: ['allocation.per-request'] });

/** What is written while requests are served. */
export const logRules: readonly SettingRule[] = [
  log({
    key: /\blog(?:s|ging|ger|gers)?\b(?:.*\b(?:level|verbosity|severity|threshold))$|\blog ?level\b|\b(?:rust|node|app|npm config|npm) log(?:level)?$|\bloglevel$|\blevel$(?<=\blog\b.*)|\blogging level\b.*|\berror log$/u,
    dimension: 'log-level',
    usual: 'info',
    why: 'Each line that is written is made and sent while a request waits, and lower levels write rows and bodies.',
  }),
  log({
    key: /(?:^|\b(?:env|environment) )debug$|\b(?:node debug|verbose|debug mode|app debug)$/u,
    usual: 'false',
    why: 'Libraries write what they do for every request.',
  }),
  log({
    key: /\blog min duration (?:statement|sample)$/u,
    dimension: 'duration',
    worse: 'lower',
    usual: '-1',
    why: 'The database writes every statement that takes longer, into its log.',
  }),
  log({
    key: /\blog (?:statement|duration|queries|sql|query|parameters|bodies|body|requests|responses|rows)$|\b(?:show|format) sql$|\blog statement stats$|\blog (?:connections|disconnections)$/u,
    usual: 'none',
    why: 'Every statement or request is written to the log.',
  }),
  log({
    key: /\b(?:access log|request log|log requests?)(?: enabled)?$|\blog\b.*\b(?:sync|synchronous|pretty|pretty print|stack|caller|source)$/u,
    isSlight: true,
    why: 'Each request writes a line, or writes it at once while others wait.',
  }),
  log({
    key: /\blog\b.*\b(?:flush every|flush interval|buffer|buffer size|flush)(?: ms| seconds)?$/u,
    dimension: 'duration',
    worse: 'lower',
    isSlight: true,
    why: 'Lines are written in smaller pieces, more often.',
  }),
  log({
    key: /\b(?:sample rate|sampling rate|traces sample rate|profiles sample rate|sampler arg|sampling ratio|sampling probability)$/u,
    dimension: 'share',
    why: 'Traces are recorded and sent for more requests.',
  }),
];
