import type { Plugin } from 'vite'

const NAME = 'PUBLIC_CLERK_PUBLISHABLE_KEY'

/**
 * Sites read `import.meta.env.PUBLIC_CLERK_PUBLISHABLE_KEY` themselves. Where no variable holds the key, it is the one
 * that was made for development; in a build that does not know it yet, code on the server reads it when it runs.
 */
export function keyInPages(key: string | null): Plugin {
  const define = (value: string) => ({ define: { [`import.meta.env.${NAME}`]: value } })
  return {
    name: 'dooryard:key-in-pages',
    config: () => (key ? define(JSON.stringify(key)) : null),
    configEnvironment: (_, { consumer }) =>
      key || consumer === 'client' ? null : define(`process.env.${NAME}`),
  }
}
