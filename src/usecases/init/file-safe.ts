/** `text` as a name of a suite, which becomes a name of files; null where nothing of it can stay. */
export const fileSafe = (text: string): string | null => {
  const name = text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return name === '' ? null : name.slice(0, 40).replace(/[^A-Za-z0-9]+$/, '');
};
