import { escapeMarkdown, markdownLink } from './escape.ts';

/** Addresses of more about the run, where there are such. */
export interface CommentLinks {
  /** The run's log. */
  readonly run?: string;
  /** result.json and raw data. */
  readonly result?: string;
  /** The HTML report. */
  readonly report?: string;
}

/** The line of links at the end, with an empty line before it; nothing where there are none. */
export const linkLine = (links: CommentLinks): string[] => {
  const entries = [
    ['Report', links.report],
    ['Result and raw data', links.result],
    ['Log of the run', links.run],
  ] as const;
  const shown = entries.flatMap(([text, url]) => (url === undefined ? [] : [markdownLink(text, url)]));
  return shown.length === 0 ? [] : ['', shown.join(' · ')];
};

/** Where the whole result is, for sentences about what is left out. */
export const wholeResult = ({ result, report }: CommentLinks): string => {
  const url = result ?? report;
  return url === undefined ? escapeMarkdown('result.json') : markdownLink('result.json', url);
};
