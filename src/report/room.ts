import type { Naming } from '../advice/naming.ts';

/** How much of a result is shown: the most items of each sort. */
export interface Room {
  /** Rows of the table of all comparisons. */
  readonly details: number;
  /** Rows of any other table. */
  readonly rows: number;
  readonly findings: number;
  /** Sentences of each finding. */
  readonly evidence: number;
  /** Items of each list about how it was measured. */
  readonly list: number;
}

/** What the parts of one rendering share. */
export interface Page {
  readonly naming: Naming;
  readonly room: Room;
  /** Where all of the result is, as Markdown: "result.json", with a link where there is one. */
  readonly whole: string;
}

/**
 * From everything that a person would read to least: what is in sight is bounded for the reader's sake, whatever the limit. First
 * go rows of the table of all comparisons, then lists, then rows and findings in sight.
 */
export const rooms: readonly Room[] = [
  { details: Infinity, rows: 40, findings: 20, evidence: 8, list: 20 },
  { details: 3000, rows: 40, findings: 20, evidence: 8, list: 20 },
  { details: 300, rows: 40, findings: 20, evidence: 8, list: 20 },
  { details: 150, rows: 40, findings: 20, evidence: 8, list: 10 },
  { details: 50, rows: 30, findings: 10, evidence: 8, list: 5 },
  { details: 0, rows: 20, findings: 8, evidence: 4, list: 2 },
  { details: 0, rows: 10, findings: 4, evidence: 2, list: 1 },
  { details: 0, rows: 5, findings: 2, evidence: 1, list: 0 },
];
