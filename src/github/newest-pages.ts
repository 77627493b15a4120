interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
}

const pageNumber = (link: string | undefined, relation: string): number | null => {
  const [, address] = new RegExp(`<([^>]+)>;\\s*rel="${relation}"`).exec(link ?? '') ?? [];
  const page = Number(URL.parse(address ?? '')?.searchParams.get('page') ?? Number.NaN);
  return Number.isInteger(page) && page > 0 ? page : null;
};

/**
 * The items of a list that GitHub gives only from the oldest on, page after page from the newest. Short lists take one
 * request; of long ones no more pages are read than the caller asks for.
 */
export async function* newestPages<T>(read: (page: number) => Promise<Page<T>>): AsyncGenerator<readonly T[], void> {
  const first = await read(1);
  const last = pageNumber(first.headers.link, 'last');
  for (let page = last ?? 1; page > 1; page--) yield (await read(page)).data.toReversed();
  // A server that names no last page is read forwards.
  const later: T[] = [];
  for (let next = last === null ? pageNumber(first.headers.link, 'next') : null; next !== null;) {
    const page: Page<T> = await read(next);
    later.push(...page.data);
    next = pageNumber(page.headers.link, 'next');
  }
  yield [...first.data, ...later].toReversed();
}
