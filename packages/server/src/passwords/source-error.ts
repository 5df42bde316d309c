/** What it takes to check a password is not at hand: nobody knows whether it is right, and nobody is let in. */
export class PasswordSourceError extends Error {
  override name = 'PasswordSourceError'
}
