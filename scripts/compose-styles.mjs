// Makes the one stylesheet of the components from its parts in packages/ui/src/styles.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './workspace.mjs'

const folder = join(root, 'packages/ui/src/styles')

/** In the order of the cascade. */
export const parts = [
  'base',
  'card',
  'form',
  'button',
  'code',
  'people',
  'user-button',
  'modal',
  'ways-of-seeing',
]

/**
 * The same rules twice. Elements that carry a class name of the site (`cl-custom`) take them from a layer, in which
 * the site's classes win wherever they stand; all others take them from outside of any layer, with a weight that no
 * rule for elements reaches. In the parts, `&` stands for the element that a rule is about.
 *
 * The layer lies within `components`, where Tailwind and others expect such rules: above resets, below utilities.
 */
export async function composeStyles() {
  /** @param {string} name */
  const read = (name) => readFile(join(folder, `${name}.css`), 'utf8')
  const rules = (await Promise.all(parts.map(read))).join('\n')
  return `${HEADER}
@layer base, components, utilities;

${await read('page')}
:not(.cl-custom):not(#_) {
${rules}}

@layer components.dooryard {
  :where(.cl-custom) {
${rules}  }
}

${await read('custom')}`
}

const HEADER = '/* Made from the parts in src/styles; they say what they are for. */'
