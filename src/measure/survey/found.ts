/** Something read out of a repository, and where: "src/app.js:20", "scripts.start of package.json". */
export interface Found<T> {
  readonly value: T;
  readonly from: string;
}

export const found = <T>(value: T, from: string): Found<T> => ({ value, from });
