import { escapeMarkdown, markdownLink } from '../escape.ts';

/** Addresses of more about the investigation, where there are such. */
export interface InvestigationLinks {
  /** investigation.json and investigation.md. */
  readonly investigation?: string;
  /** The HTML report. */
  readonly report?: string;
  /** The run's log. */
  readonly run?: string;
}

export const investigationLinkLine = (links: InvestigationLinks): string[] => {
  const entries = [
    ['Report', links.report],
    ['The whole investigation', links.investigation],
    ['Log of the run', links.run],
  ] as const;
  const shown = entries.flatMap(([text, url]) => (url === undefined ? [] : [markdownLink(text, url)]));
  return shown.length === 0 ? [] : [shown.join(' · ')];
};

/** Where all of it is, for sentences about what is left out. */
export const wholeInvestigation = ({ investigation, report }: InvestigationLinks): string => {
  const url = investigation ?? report;
  return url === undefined ? escapeMarkdown('investigation.json') : markdownLink('investigation.json', url);
};
