import { createBranchStore } from '../../src/baseline/branch-store.ts';
import { createFilesStore } from '../../src/baseline/files-store.ts';
import { createGitBranch } from './git-branch.ts';
import { makeRecord } from './make-record.ts';

// A process to be killed: appends one measurement after the other, each to two suites, and prints the number of each that
// is stored. Arguments: "files" or "git", the directory or bare repository, and the number that it begins with.
const [, , kind, place = '', from = '0'] = process.argv;
const store = kind === 'git' ? createBranchStore(createGitBranch(place)) : createFilesStore({ directory: place });
for (let number = Number(from); ; number++) {
  await store.append([makeRecord({ number }), makeRecord({ number, suite: 'web' })]);
  process.stdout.write(`${number}\n`);
}
