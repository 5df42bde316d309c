/** The first with a SQLite that is safe for WAL (3.51.3), and with argon2 in `node:crypto`. */
const FLOOR = [24, 15] as const

/**
 * What to tell on a Node.js that the server cannot run on; null when it can. Imports nothing, so that it can be asked
 * before anything is imported that such a version lacks.
 */
export function nodeProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return null
  return (
    `Dooryard's server needs Node.js ${FLOOR.join('.')} or later, and this is ${version}. ` +
    'Install a newer Node.js, or use a server elsewhere by its publishable key.'
  )
}
