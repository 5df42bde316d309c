/**
 * The pages that every site of this folder has, whatever its UI framework: both are without an island.
 * @returns {import('astro').AstroIntegration}
 */
export function pages() {
  const file = (/** @type {string} */ name) => new URL(`./pages/${name}.astro`, import.meta.url)
  return {
    name: 'pages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: '/', entrypoint: file('index') })
        injectRoute({ pattern: '/sign-in', entrypoint: file('sign-in') })
      },
    },
  }
}
