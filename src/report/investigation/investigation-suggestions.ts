import type { Investigation } from '../../core/investigation.ts';
import { suggestedFixes } from '../../investigation/synthesis/suggestions-of.ts';
import { type FileHunks, type Suggestion, suggestionsOf } from '../suggestions.ts';

const overlaps = (a: Suggestion, b: Suggestion): boolean =>
  a.path === b.path && a.startLine <= b.endLine && b.startLine <= a.endLine;

/**
 * Measured fixes as suggested changes, causes first. A fix of several pieces is suggested as a whole or not at all: a half of it was not
 * measured, and may not even run. Of two for the same lines the first.
 */
export const investigationSuggestions = (investigation: Investigation, files: readonly FileHunks[]): Suggestion[] => {
  const kept: Suggestion[] = [];
  for (const { findings } of suggestedFixes(investigation)) {
    const suggestions = suggestionsOf({ findings: [...findings] }, files);
    const isWhole = suggestions.length === findings.length;
    if (isWhole && !suggestions.some((it) => kept.some((other) => overlaps(other, it)))) kept.push(...suggestions);
  }
  return kept;
};
