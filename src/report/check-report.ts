import type { Verdict } from '../core/result.ts';

/** A mark on lines of a file of the head. Lines count from 1, both ends included. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'warning' | 'notice';
  /** At most 255 characters. Plain text. */
  readonly title: string;
  /** At most 64 KB. Plain text. */
  readonly message: string;
}

/** A button below the check. GitHub allows three; label 20, description 40, identifier 20 characters. */
export interface CheckButton {
  readonly label: string;
  readonly description: string;
  readonly identifier: 'remeasure' | 'investigate' | 'accept' | 'load';
}

/** What a check run shows, within GitHub's limits. */
export interface CheckReport {
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  /** One line of plain text. */
  readonly title: string;
  /** Markdown, each at most 65,535 characters. */
  readonly summary: string;
  readonly text: string | null;
  /** Any number: whoever posts them sends them in batches. */
  readonly annotations: readonly Annotation[];
  readonly buttons: readonly CheckButton[];
}

/** How a verdict ends the check. GitHub lets a merge through on `neutral`, so an inconclusive that blocks can't be that. */
export const conclusionOf = (verdict: Verdict, inconclusive: 'warn' | 'block'): CheckReport['conclusion'] => {
  switch (verdict) {
    case 'pass':
      return 'success';
    case 'fail':
      return 'failure';
    case 'invalid':
      return 'action_required';
    case 'inconclusive':
      return inconclusive === 'block' ? 'action_required' : 'neutral';
  }
};
