import type { BaselineRecord } from '../core/baseline-record.ts';

const mostLines = 20;

const short = (commit: string): string => commit.slice(0, 10);

/** Of the commit that stores `records`. Names of suites and classes are checked by then; other text is left out. */
export const commitMessage = (records: readonly BaselineRecord[]): string => {
  const suites = [...new Set(records.map((it) => it.suite))];
  const commits = [...new Set(records.map((it) => it.commit))];
  const [commit] = commits;
  const of = suites.length > 3 ? `${suites.length} suites` : suites.join(', ');
  const at = commits.length === 1 && /^[0-9a-f]{7,64}$/.test(commit ?? '') ? ` at ${short(commit ?? '')}` : '';
  const count = records.length === 1 ? 'Measurement' : `${records.length} measurements`;
  const lines = records.slice(0, mostLines).map((it) => `- ${it.suite} on ${it.environment.class}: ${it.verdict}`);
  const rest = records.length - lines.length;
  return [`${count} of ${of}${at}`, '', ...lines, ...(rest > 0 ? [`- and ${rest} more`] : []), ''].join('\n');
};
