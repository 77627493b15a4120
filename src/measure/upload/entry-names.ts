import { refusal } from './refuse.ts';

const longest = 1000;

/** What is wrong with the name of an entry, or null. Names count from the top of the upload; a directory's ends with "/". */
const faultOf = (name: string): string | null => {
  // oxlint-disable-next-line no-control-regex -- a NUL ends a name early for those who write in C
  if (/[\x00-\x1f\x7f]/.test(name)) return 'has a control character in its name';
  if (name.length > longest) return `has a name of more than ${longest} characters`;
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'is an absolute path';
  const parts = name.replace(/\/$/, '').split('/');
  if (parts.includes('..')) return 'leads out of the upload';
  if (parts.some((part) => part === '' || part === '.')) return 'is not a plain path';
  return null;
};

/** Looks at every name of an upload in turn. Throws an UploadError for one that is unsafe, or that was there before. */
export const createNameCheck = (): ((name: string) => void) => {
  const seen = new Set<string>();
  return (name) => {
    const fault = faultOf(name);
    if (fault !== null) throw refusal(name, fault);
    // Two names that are one file where upper and lower case, or two spellings of "é", are the same.
    const key = name.replace(/\/$/, '').normalize('NFC').toLowerCase();
    if (seen.has(key)) throw refusal(name, 'is there twice');
    seen.add(key);
  };
};
