import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { packageFolder } from './own-files.ts'
import type { SiteConfig } from './virtual-modules.ts'

const OWN = /\/ui-styles\.css(\?|$)/

/**
 * The stylesheet of the components in the layer that the site asks for, and after it the rules of its appearance. It has no
 * import, for which Vite would read all of it with PostCSS, once for the server and twice for browsers; and other plugins
 * (Tailwind's) take imports out of a stylesheet before ours could see them.
 */
export function ownStyles({ appearanceCss, cssLayerName }: SiteConfig): Plugin {
  return {
    name: 'dooryard:own-styles',
    enforce: 'pre',
    load: {
      filter: { id: OWN },
      async handler(id) {
        if (!OWN.test(id)) return
        const file = fileURLToPath(import.meta.resolve('@dooryard/ui/styles.css'))
        this.addWatchFile(file)
        const css = await readFile(file, 'utf8')
        const layered = cssLayerName ? `@layer ${cssLayerName} {\n${css}\n}` : css
        return `${layered}\n${appearanceCss}`
      },
    },
  }
}

/**
 * What a site says of our elements by their stable names (`.cl-card { … }`) is meant for them, and weighs more than our
 * rules, though those withstand whatever is said of elements in general. Sees stylesheets when they are plain CSS.
 */
export function siteStyles(): Plugin {
  const own = packageFolder('@dooryard/ui')
  return {
    name: 'dooryard:site-styles',
    transform: {
      filter: { id: STYLESHEET, code: '.cl-' },
      handler(code, id) {
        if (!STYLESHEET.test(id) || !code.includes('.cl-')) return
        if (OWN.test(id) || id.startsWith(own)) return
        return { code: raiseOurNames(code), map: null }
      },
    },
  }
}

const STYLESHEET = /\.(css|scss|sass|less|styl|stylus|pcss|postcss)(\?|$)/

/** As in `@dooryard/ui`, whose rules have the weight of one id. */
const ABOVE_OURS = ':not(#_#_)'

/** Only in selectors: what stands before an opening brace. An escaped dot is part of another name. */
export function raiseOurNames(css: string): string {
  return css.replace(/[^{};]+(?=\{)/g, (selectors) =>
    selectors.replace(/(?<!\\)\.cl-[a-z][\w-]*/gi, (name) => name + ABOVE_OURS),
  )
}
