const partOfName = /[\w.@-]/u;

/** Whether `line` has the name of a package as a whole word: not "lodash" in "lodash-es" or "@types/lodash-x". */
export const namesPackage = (line: string, name: string): boolean => {
  if (name === '') return false;
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1)) {
    const [before, after] = [line[at - 1] ?? ' ', line[at + name.length] ?? ' '];
    // "name@1.2.3" and "node_modules/name" are how lock files write it; "@types/name" is another package.
    const scoped = before === '/' && /@[\w.-]+\/$/u.test(line.slice(Math.max(0, at - 220), at));
    if (!partOfName.test(before) && !scoped && (after === '@' || !/[\w./-]/u.test(after))) return true;
  }
  return false;
};
