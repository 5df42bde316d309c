import { basename } from 'node:path'

/** Users are in a file unless `DOORYARD_DATABASE` says so. */
export const isPostgres = (database: string) => /^postgres(ql)?:/i.test(database)

/** What Vite's development server keeps to itself; a list of one's own takes the place of it. */
const OF_VITE = [
  '.env',
  '.env.*',
  '*.{crt,pem,key,p12,pfx,cer,der}',
  '.npmrc',
  '.yarnrc.yml',
  '**/.git/**',
]

/**
 * Files that `astro dev` must not give away, as it does with all others of the project: the secret key and the users (SEC-4,
 * SEC-6). `database`: where `DOORYARD_DATABASE` puts them.
 */
export function privateFiles(database: string | undefined): string[] {
  const isFile = database && database !== ':memory:' && !isPostgres(database)
  const named = isFile ? [`${basename(database)}*`] : []
  return [...OF_VITE, '**/.dooryard/**', ...named]
}
