/** A file that is not kept, and why. */
export class PictureError extends Error {
  override name = 'PictureError'
  readonly reason: 'not_a_picture' | 'too_many_bytes' | 'too_many_pixels'

  constructor(reason: PictureError['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** Where pictures are kept does not answer, or refuses; the message is for the log. */
export class PicturesUnavailableError extends Error {
  override name = 'PicturesUnavailableError'
}
