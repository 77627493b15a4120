/** How much of an investigation is shown: the most items of each sort. */
export interface InvestigationRoom {
  /** Rows of tables of hypotheses. */
  readonly rows: number;
  /** Names in a sentence about what was cleared. */
  readonly names: number;
  /** Hypotheses with their evidence, of each expert. */
  readonly suspects: number;
  /** Sentences of each. */
  readonly evidence: number;
  readonly patchLines: number;
  readonly tasks: number;
  readonly events: number;
}

/** What a page for the whole investigation has room for; from everything to least. */
export const pageRooms: readonly InvestigationRoom[] = [
  { rows: 500, names: 500, suspects: 60, evidence: 12, patchLines: 200, tasks: 60, events: 200 },
  { rows: 100, names: 100, suspects: 20, evidence: 8, patchLines: 80, tasks: 20, events: 60 },
  { rows: 30, names: 30, suspects: 8, evidence: 4, patchLines: 40, tasks: 10, events: 20 },
];

/** A comment, or the output of a check: one screen of it is in sight, the rest is folded. */
export const commentRooms: readonly InvestigationRoom[] = [
  { rows: 8, names: 8, suspects: 8, evidence: 6, patchLines: 40, tasks: 12, events: 20 },
  { rows: 6, names: 6, suspects: 4, evidence: 4, patchLines: 16, tasks: 6, events: 10 },
  { rows: 4, names: 4, suspects: 2, evidence: 2, patchLines: 8, tasks: 3, events: 4 },
  { rows: 2, names: 2, suspects: 0, evidence: 0, patchLines: 0, tasks: 1, events: 0 },
];

/** What the parts of one rendering share. */
export interface InvestigationPage {
  readonly room: InvestigationRoom;
  /** Where the whole investigation is, as Markdown: "investigation.json", with a link where there is one. */
  readonly whole: string;
}
