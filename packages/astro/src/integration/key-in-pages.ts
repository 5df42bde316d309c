import type { Plugin } from 'vite'

const NAME = 'PUBLIC_CLERK_PUBLISHABLE_KEY'

/**
 * Sites read `import.meta.env.PUBLIC_CLERK_PUBLISHABLE_KEY` themselves. Where no variable holds the key, it is the one
 * that was made for development; in a build that does not know it yet, code on the server reads it when it runs.
 */
export function keyInPages(key: string | null): Plugin {
  return {
    name: 'dooryard:key-in-pages',
    configEnvironment(_, { consumer }) {
      if (key) return { define: { [`import.meta.env.${NAME}`]: JSON.stringify(key) } }
      return consumer === 'client'
        ? null
        : { define: { [`import.meta.env.${NAME}`]: `process.env.${NAME}` } }
    },
  }
}
