import type { Call } from './call.ts';

/** One page of a list, and the Link header that GitHub sends with it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly headers: Readonly<Record<string, string>>;
}

const positive = (text: string | null, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
};

/** 30 a page unless told, at most `most` (100 nearly everywhere). */
export const paginate = <Item>(
  call: Call,
  url: string,
  all: readonly Item[],
  { usual = 30, most = 100 }: { readonly usual?: number; readonly most?: number } = {},
): Page<Item> => {
  const size = Math.min(positive(call.query.get('per_page'), usual), most);
  const page = positive(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, name: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${url}${call.path}?${query.toString()}>; rel="${name}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  const headers: Record<string, string> = links.length === 0 ? {} : { link: links.join(', ') };
  return { items: all.slice((page - 1) * size, page * size), headers };
};
