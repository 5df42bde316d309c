const early = (column: string) =>
  `CREATE INDEX users_early_${column} ON users ((created_at - ${column})) WHERE ${column} < created_at`

/**
 * By how much somebody was active, or signed in, before they were made, as clocks and imports may have it. Hardly anybody is in
 * these: they say where whoever looks for people who were not active lately may begin among those who were made last.
 */
export const earlyTimes = {
  name: '012-early',
  statements: [early('last_active_at'), early('last_sign_in_at')],
} as const
