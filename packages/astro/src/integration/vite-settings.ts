import type { UserConfig } from 'vite'
import { privateFiles } from './private-files.ts'

/**
 * What Vite must know of this package: its modules import virtual ones, so Vite has to process them on both sides.
 * What they import in turn is prepared when the development server starts, or the first visit would reload the page; a
 * build, which starts one to find the content of a site, has no visit.
 */
export function viteSettings(
  name: string,
  { database, isBuild }: { database: string | undefined; isBuild: boolean },
): UserConfig {
  const prepared = isBuild ? [] : ['nanostores', '@dooryard/browser', '@dooryard/ui']
  return {
    ssr: { noExternal: [name] },
    server: { fs: { deny: privateFiles(database) } },
    optimizeDeps: {
      exclude: [name],
      include: prepared.map((dependency) => `${name} > ${dependency}`),
    },
  }
}
