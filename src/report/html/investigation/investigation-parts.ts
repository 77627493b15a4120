import type { Investigation } from '../../../core/investigation.ts';
import { limitsOf } from '../../investigation/limits-lines.ts';
import type { Html } from '../element.ts';
import type { Stop } from '../navigation.ts';
import { answerSection } from './answer-section.ts';
import { experimentSection } from './experiment-section.ts';
import { planSection } from './plan-section.ts';
import { suspectsSection } from './suspects-section.ts';

/**
 * The sections of an investigation, each with its place in the navigation. Texts are those of strangers: their secrets are hidden, and
 * none becomes markup.
 */
export const investigationParts = (investigation: Investigation): (Stop & { readonly body: Html | null })[] => [
  { id: 'investigation', name: 'Investigation', body: answerSection(investigation) },
  { id: 'experiment', name: 'Experiment', body: experimentSection(investigation) },
  { id: 'suspects', name: 'Suspects', body: suspectsSection(investigation) },
  {
    id: 'plan',
    name: 'Plan',
    body: planSection(investigation, limitsOf(investigation)),
  },
];
