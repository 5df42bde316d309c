/** The column in which a value that must be unique exists already, when a write failed for that; else null (DB-5). */
export function takenColumn(error: unknown): string | null {
  const { errcode, code, message, detail } = error as Record<string, unknown>
  if (errcode !== 2067 && errcode !== 1555 && code !== '23505') return null // SQLite's two, PostgreSQL's one
  return (
    /failed: \w+\.(\w+)|^Key \((\w+)\)/
      .exec(`${detail ?? message}`)
      ?.slice(1)
      .find(Boolean) ?? ''
  )
}
