/** "acme/shop" in its parts. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}
