import { useEffect, useState } from 'preact/hooks';

/** What the shop answers at `path`: `data` is null until it comes, `failed` says that it never will. */
export const useJson = (path) => {
  const [state, setState] = useState({ data: null, failed: false });
  useEffect(() => {
    const asked = new AbortController();
    fetch(path, { signal: asked.signal, headers: { accept: 'application/json' } })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
        setState({ data: await answer.json(), failed: false });
      })
      .catch(() => {
        if (!asked.signal.aborted) setState({ data: null, failed: true });
      });
    return () => asked.abort();
  }, [path]);
  return state;
};
