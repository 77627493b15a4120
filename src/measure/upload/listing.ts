/** A file of an upload. */
export interface ListedFile {
  /** From the top of the upload, with "/" between its parts. */
  readonly name: string;
  /** Its bytes. Throws an UploadError when they are damaged, or more than the limits allow. */
  readonly read: () => Promise<Buffer>;
}

/** Every file of an upload, none of which has been read yet. */
export interface Listing extends AsyncDisposable {
  readonly files: readonly ListedFile[];
}
