/** True for a password among those that are guessed first, in any case (PW-6). Offline; the list loads when first asked. */
export async function isCommonPassword(password: string): Promise<boolean> {
  return (await commonPasswords()).has(password.normalize('NFKC').toLowerCase())
}

/** Passwords that are guessed first, with the binary logarithm of their ranks. */
export function commonPasswords(): Promise<ReadonlyMap<string, number>> {
  loading ??= load()
  return loading
}

// A constant of the package, not state of a server: all servers of a process share it.
let loading: Promise<ReadonlyMap<string, number>> | undefined

async function load(): Promise<ReadonlyMap<string, number>> {
  const { frontCoded } = await import('./common-list.ts')
  const words = new Map<string, number>()
  let word = ''
  for (const entry of frontCoded.trim().split(/\s+/)) {
    const [shared, magnitude] = [entry[0]!, entry[1]!].map((digit) => Number.parseInt(digit, 36))
    word = word.slice(0, shared) + entry.slice(2)
    words.set(word, magnitude!)
  }
  return words
}
