import type { Shot } from './run.ts'

/** All pictures on one page, those of a screen beside each other. */
export function contactSheet(shots: Shot[], looks: string[]): string {
  const groups = new Set(shots.map(({ name }) => name.split('/')[0]!))
  const sections = [...groups].map((group) => {
    const members = shots.filter(({ name }) => name.startsWith(`${group}/`))
    const rows = members.map(({ name, faults }) => {
      const pictures = looks.map(
        (look) => `<img src="${name.replace('/', '-')}-${look}.png" alt="${look}" loading="lazy">`,
      )
      const notes = faults.map((fault) => `<li>${escaped(fault)}</li>`).join('')
      return `<h3 id="${name}">${name}</h3><ul>${notes}</ul><div>${pictures.join('')}</div>`
    })
    return `<h2>${group}</h2>${rows.join('\n')}`
  })
  return `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body { font: 14px/1.4 system-ui; margin: 24px; background: #8883 }
div { display: flex; gap: 12px; align-items: start; overflow-x: auto }
img { height: 420px; border: 1px solid #8886 }
ul { color: #c00; margin: 4px 0 }
</style><h1>${shots.length} screens</h1>${sections.join('\n')}`
}

const escaped = (text: string) => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
