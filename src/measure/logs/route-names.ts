/** Names requests by their route: what differs from request to request, and may tell who made it, is left out. */
export interface RouteNames {
  /** The route of a request, as far as it is known by now: "GET /orders/{id}". */
  name(method: string | null, url: string): string;
  /** The same route as all lines show it: names that turned out to be values are replaced too. */
  settled(name: string): string;
}

/** More names in one place than this are values: a shop has a thousand products, and no thousand kinds of things. */
const mostNames = { first: 60, further: 20 } as const;
const deepest = 8;
const longestName = 40;

const word = /^[A-Za-z][A-Za-z_.~:-]{0,39}\d{0,2}$/u;
const file = /^[A-Za-z][A-Za-z_-]{0,39}\.[a-z][a-z0-9]{1,4}$/u;

/** Without an e-mail's sign, without a token's mixture of capitals. */
const isWord = (part: string): boolean => {
  if (part.length > longestName || !(word.test(part) || file.test(part))) return false;
  return part.length < 16 || /[_.~:-]/u.test(part) || part === part.toLowerCase();
};

const isHex = (part: string): boolean => /^[0-9a-f]{8,}$/iu.test(part);

const partOf = (part: string): string => (isWord(part) && !isHex(part) ? part : '{id}');

interface Place {
  readonly names: Map<string, Place>;
  /** Whether all names here are values. */
  open: boolean;
}

const newPlace = (): Place => ({ names: new Map(), open: false });

/** The path of a URL without origin, query and parameters; null where it is none. */
const pathOf = (url: string): string | null => {
  const path = url
    .slice(0, 2000)
    .replace(/^[a-z]+:\/\/[^/?#]*/iu, '')
    .replace(/[?#;].*$/su, '');
  return path.startsWith('/') ? path : path === '' && url.includes('://') ? '/' : null;
};

/** Starts without knowing any route; the more lines it has seen, the surer it is. */
export const createRouteNames = (): RouteNames => {
  const root = newPlace();

  const place = (parts: readonly string[], learn: boolean): string[] => {
    let at = root;
    return parts.map((part, depth) => {
      const name = part === '{id}' || at.open ? '{id}' : part;
      let next = at.names.get(name);
      if (next === undefined) {
        next = newPlace();
        if (learn) {
          at.names.set(name, next);
          if (at.names.size > (depth === 0 ? mostNames.first : mostNames.further)) {
            at.open = true;
            at.names.clear();
            at.names.set('{id}', next);
            at = next;
            return '{id}';
          }
        }
      }
      at = next;
      return name;
    });
  };

  const text = (method: string | null, parts: readonly string[]): string =>
    `${method === null ? '' : `${method} `}/${parts.join('/')}`;

  return {
    name: (method, url) => {
      const path = pathOf(url);
      const verb = method !== null && /^[A-Z]{3,10}$/u.test(method) ? method : null;
      if (path === null) return '(no route)';
      const parts = path
        .split('/')
        .filter((part) => part !== '')
        .slice(0, deepest)
        .map(partOf);
      return text(verb, place(parts, true));
    },
    settled: (name) => {
      const [, verb = null, path] = /^(?:([A-Z]{3,10}) )?\/(.*)$/su.exec(name) ?? [];
      return path === undefined || path === '' ? name : text(verb, place(path.split('/'), false));
    },
  };
};
