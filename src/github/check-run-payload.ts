import type { Annotation, CheckReport } from '../report/check-report.ts';
import { cutLine, cutMarkdown, cutPlain } from './cut-text.ts';

/** GitHub takes so many annotations a request; later requests append. */
export const annotationsPerRequest = 50;

// GitHub documents characters, and answers "exceeds a maximum bytesize of 65535".
const textLimit = 65_535;
const messageLimit = 64 * 1024;
const titleLimit = 255;

const annotationOf = ({ path, startLine, endLine, level, title, message }: Annotation) => {
  const first = Math.max(1, Math.trunc(startLine));
  return {
    path,
    // Columns are never sent: GitHub refuses them where the lines differ.
    start_line: first,
    end_line: Math.max(first, Math.trunc(endLine)),
    annotation_level: level,
    title: cutLine(title, titleLimit),
    // An empty message is refused.
    message: cutPlain(message, messageLimit) || cutLine(title, titleLimit) || 'See the check.',
  };
};

export type SentAnnotation = ReturnType<typeof annotationOf>;

/** Annotations as they are sent: batches of at most 50, in order. None for none. */
export const annotationBatches = (annotations: readonly Annotation[]): readonly (readonly SentAnnotation[])[] => {
  const sent = annotations.map(annotationOf);
  return Array.from({ length: Math.ceil(sent.length / annotationsPerRequest) }, (_, index) =>
    sent.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
};

/** Title, summary and text. All are sent with each update: it is not documented that those left out stay. */
export const outputOf = ({ title, summary, text }: Pick<CheckReport, 'title' | 'summary' | 'text'>) => ({
  title: cutLine(title, titleLimit) || 'Pacegate',
  summary: cutMarkdown(summary, textLimit) || cutLine(title, titleLimit),
  ...(text !== null && text !== '' && { text: cutMarkdown(text, textLimit) }),
});

/** At most three buttons; GitHub shows them once the check is completed. */
export const actionsOf = (buttons: CheckReport['buttons']) =>
  buttons.slice(0, 3).map(({ label, description, identifier }) => ({
    label: cutLine(label, 20),
    description: cutLine(description, 40),
    identifier,
  }));
