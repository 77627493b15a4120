import { useEffect, useState } from 'preact/hooks';

const listeners = new Set();
const tell = () => listeners.forEach((listener) => listener(location.pathname));
addEventListener('popstate', tell);

/** Shows another page of the shop without loading the document again. */
export const go = (path) => {
  history.pushState(null, '', path);
  scrollTo(0, 0);
  tell();
};

/** The path of the page that is shown. */
export const usePath = () => {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    listeners.add(setPath);
    return () => listeners.delete(setPath);
  }, []);
  return path;
};

/** What `pattern` ("/product/:id") takes from the path, or null where it does not fit. */
export const match = (pattern, path) => {
  const [wanted, found] = [pattern, path].map((it) => it.split('/').filter(Boolean));
  if (wanted.length !== found.length) return null;
  const params = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(found[index]);
    else if (part !== found[index]) return null;
  }
  return params;
};
