/** True when a write failed because a value that must be unique exists already (DB-5). */
export function isUniqueViolation(error: unknown): boolean {
  const { errcode, code } = error as { errcode?: number; code?: string }
  return errcode === 2067 || errcode === 1555 || code === '23505' // SQLite's two, PostgreSQL's one
}
