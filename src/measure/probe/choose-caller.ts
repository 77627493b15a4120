import type { FramePlace } from '../../advice/profile/locate-frame.ts';

/** Longer ones are cut in front: the end says which file it is. */
const longest = 300;

const preference = ['own', 'package', 'given'] as const satisfies readonly FramePlace['kind'][];

/** One of the places that a call came through. */
export interface CalledFrom {
  /** null where nobody knows. */
  readonly place: FramePlace | null;
  /** Whether others send their statements through it. */
  readonly isHelper: boolean;
}

/**
 * The place that a call is said to come from: the innermost one of the service's own code, else of a package. The innermost
 * frame alone would name the database's client for every statement. A helper of the service's own is named only where no other
 * place of its own is known. "" when there is none.
 */
export const chooseCaller = (chain: readonly CalledFrom[]): string => {
  const known = chain.flatMap(({ place, isHelper }) =>
    place === null || place.path === '' || place.line === null ? [] : [{ ...place, isHelper }],
  );
  for (const kind of preference) {
    const ofKind = known.filter((it) => it.kind === kind);
    const place = ofKind.find(({ isHelper }) => !isHelper) ?? ofKind[0];
    if (place === undefined) continue;
    const text = `${place.path}:${place.line}`;
    return text.length <= longest ? text : `…${text.slice(1 - longest)}`;
  }
  return '';
};
