import type { Plugin } from 'vite'
import { packageFolder } from './own-files.ts'
import type { SiteConfig } from './virtual-modules.ts'

const OWN = /\/ui-styles\.css(\?|$)/

/**
 * The stylesheet of the components in the layer that the site asks for, and after it the rules of its appearance. It is
 * written as it is loaded: other plugins (Tailwind's) take the imports out of a stylesheet before ours could see them.
 */
export function ownStyles({ appearanceCss, cssLayerName }: SiteConfig): Plugin {
  return {
    name: 'dooryard:own-styles',
    enforce: 'pre',
    load(id) {
      if (!OWN.test(id)) return
      const layer = cssLayerName ? ` layer(${cssLayerName})` : ''
      return `@import '@dooryard/ui/styles.css'${layer};\n${appearanceCss}`
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
    transform(code, id) {
      if (!STYLESHEET.test(id) || !code.includes('.cl-')) return
      if (OWN.test(id) || id.startsWith(own)) return
      return { code: raiseOurNames(code), map: null }
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
