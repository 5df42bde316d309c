/** How hard a password is to guess, from 0 to 4, and what would make it harder, by the codes of zxcvbn. */
export interface Strength {
  score: number
  suggestions: string[]
}

/**
 * Characters that are looked at from each end. What it takes grows with the square of the length, and the pages of others
 * wait meanwhile; so many are as hard to guess as is told apart.
 */
const SLICE = 32

/** `words`: what is known of the person. */
export async function strengthOf(
  password: string,
  words: readonly (string | null | undefined)[],
): Promise<Strength> {
  // For instances that ask for strength.
  const { zxcvbn } = await import('./zxcvbn.ts')
  const estimator = await zxcvbn()
  const known = words.flatMap(partsOf).filter((word) => word.length > 2)
  const characters = [...password]
  const head = characters.slice(0, SLICE).join('')
  const tail = characters.slice(SLICE).slice(-SLICE).join('')
  const parts = [head, ...(tail ? [tail] : [])].map((part) => estimator.check(part, known))
  const best = parts.reduce((a, b) => (b.score > a.score ? b : a))
  return { score: best.score, suggestions: best.feedback.suggestions }
}

/** An address or a name, what stands before the `@`, and its words. */
function partsOf(text: string | null | undefined): string[] {
  if (!text) return []
  return [text, text.split('@')[0]!, ...text.split(/[^\p{L}\p{N}]+/u)]
}
