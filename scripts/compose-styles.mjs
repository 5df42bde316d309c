// Makes the one stylesheet of the components from its parts: those in packages/ui/src/styles, and the
// ones that stand in the folders of the components. One sheet, since two cost more than they save: a page with the
// button of the user alone would load 2 KB less, one that has a form beside it 1.6 KB more, in a request more.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './workspace.mjs'

const source = join(root, 'packages/ui/src')

/** The parts in the order of the cascade: what components share, what each brings along in its folder, what is laid over all. */
const SHARED = ['base', 'card', 'form', 'button', 'code', 'people', 'popover', 'menu']
const OVER_ALL = ['modal', 'ways-of-seeing']

/**
 * The same rules twice. Elements that carry a class name of the site (`cl-custom`) take them from a layer, in which
 * the site's classes win wherever they stand; all others take them from outside of any layer, with a weight that no
 * rule for elements reaches. In the parts, `&` stands for the element that a rule is about.
 *
 * The layer lies within `components`, where Tailwind and others expect such rules: above resets, below utilities.
 */
export async function composeStyles() {
  /** @param {string} path */
  const readPart = (path) => readFile(join(source, path), 'utf8')
  /** @param {string} name */
  const read = (name) => readPart(`styles/${name}.css`)
  const flows = (await readdir(join(source, 'flows'), { recursive: true }))
    .filter((path) => path.endsWith('.css'))
    .sort()
    .map((path) => readPart(`flows/${path}`))
  const parts = await Promise.all([...SHARED.map(read), ...flows, ...OVER_ALL.map(read)])
  const rules = parts.join('\n')
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

const HEADER = '/* Made from the parts in src/styles and src/flows; they say what they are for. */'
