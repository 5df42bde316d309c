/** True for a password among those that are guessed first, in any case (PW-6). Offline; the list loads when first asked. */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= load()
  return (await loading).has(password.normalize('NFKC').toLowerCase())
}

// A constant of the package, not state of a server: all servers of a process share it.
let loading: Promise<ReadonlySet<string>> | undefined

async function load(): Promise<ReadonlySet<string>> {
  const { frontCoded } = await import('./common-list.ts')
  const words = new Set<string>()
  let word = ''
  for (const entry of frontCoded.trim().split(/\s+/)) {
    word = word.slice(0, Number.parseInt(entry[0]!, 36)) + entry.slice(1)
    words.add(word)
  }
  return words
}
