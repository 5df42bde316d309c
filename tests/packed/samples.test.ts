import { existsSync, globSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { compiler, root, run } from '../../scripts/workspace.mjs'

const documents = globSync(['*.md', 'docs/*.md', 'packages/*/README.md'], { cwd: root }).map(
  (path) => join(root, path),
)

/** What a sample may take for granted: what Astro, or the text around it, gives. */
const SURROUNDINGS = `
/// <reference types="astro/client" />
/// <reference types="@dooryard/astro/env" />
import type { APIContext, AstroGlobal } from 'astro'
import type { clerkClient as makeClient } from '@dooryard/astro/server'
declare global {
  const Astro: AstroGlobal
  const context: APIContext
  const request: Request
  const clerkClient: typeof makeClient
  const dooryard: typeof import('@dooryard/astro').default
  const userId: string, clientAddress: string, secretKey: string, publishableKey: string, jwtKey: string
  namespace JSX { interface IntrinsicElements { [name: string]: object } }
}
`
const BROUGHT_ALONG = `
declare module 'astro:actions' {
  export const actions: { transfer(input: object): Promise<{ data: object; error: undefined }> }
  export function defineAction<Output>(action: {
    handler: (input: object, context: import('astro').APIContext) => Output
  }): Output
}
declare module 'react' {
  export function useState<Value>(initial: Value): [Value, (next: Value) => void]
}
`

interface Sample {
  name: string
  language: string
  code: string
}

async function samplesOf(document: string): Promise<Sample[]> {
  const text = await readFile(document, 'utf8')
  const fences = text.matchAll(/^( *)```(ts|tsx|js)\n([\s\S]*?)\n *```/gm)
  return [...fences].map(({ index, 1: indent, 2: language = '', 3: code = '' }) => ({
    name: `${relative(root, document).replaceAll(/\W/g, '-')}-${text.slice(0, index).split('\n').length}`,
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** Settings stand alone in the text, as they do within `instance`; what a page or an endpoint does is in a function. */
function asModule({ code }: Sample): string {
  if (/^\w+: /.test(code)) {
    const settings = `({\n${code.replace(/[^,]$/, '$&\n')}\n}) satisfies SettingsInput`
    return `import type { SettingsInput } from 'dooryard'\n${settings}`
  }
  if (!/^(if \(.*\) )?return /m.test(code)) return `${code}\nexport {}`
  const imports = code.match(/^import .*$/gm) ?? []
  return `${imports.join('\n')}\nasync () => {\n${code.replaceAll(/^import .*$/gm, '')}\n}`
}

test('every sample of the documentation compiles as it is written', async () => {
  // Below the packages that it imports.
  const folder = join(root, 'node_modules/.cache/samples')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const samples = (await Promise.all(documents.map(samplesOf))).flat()
  expect(samples.length).toBeGreaterThan(20)
  const files = samples.map((each) => [
    `${each.name}.${each.language.replace('js', 'ts')}`,
    asModule(each),
  ])
  const options = {
    strict: true,
    noEmit: true,
    jsx: 'preserve',
    target: 'ES2023',
    skipLibCheck: true,
  }
  const compilerOptions = {
    ...options,
    module: 'ESNext',
    moduleResolution: 'Bundler',
    types: ['node'],
  }
  files.push(['surroundings.d.ts', SURROUNDINGS], ['brought-along.d.ts', BROUGHT_ALONG])
  files.push(['tsconfig.json', JSON.stringify({ compilerOptions, include: ['*'] })])
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name!), text!)))
  const { output } = await run('node', [compiler, '-p', folder], { quiet: true })
  expect(output).toBe('')
})

test('every link of the documentation leads to what is there', async () => {
  const lost: string[] = []
  let count = 0
  for (const document of documents) {
    const text = (await readFile(document, 'utf8')).replaceAll(/```[\s\S]*?```/g, '')
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      count++
      const [path, fragment] = target.split('#')
      const file = path ? join(dirname(document), path) : document
      const isThere = fragment
        ? anchorsOf(await readFile(file, 'utf8').catch(() => '')).includes(fragment)
        : existsSync(file)
      if (!isThere) lost.push(`${relative(root, document)}: ${target}`)
    }
  }
  expect(lost).toEqual([])
  expect(count).toBeGreaterThan(20)
})

const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )
