/** A place such as `{id}` in a path or body that is filled for every request. The first group is its name. */
export const placePattern = /\{([A-Za-z_][\w-]*)\}/g;

/** The names of the places in `text`, each once, in their order. */
export const placesIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(placePattern), ([, name = '']) => name)),
];
