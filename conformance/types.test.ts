import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compiler, root, run } from '../scripts/workspace.mjs'

const quickstart = join(root, 'examples/quickstart')
const copy = join(import.meta.dirname, '.cache/quickstart')

// Programs of their own, side by side.
describe.concurrent('the pages of the quickstart', () => {
  beforeAll(async () => {
    // From inside this folder `@clerk/astro` resolves to the genuine package, everything else as ever.
    await rm(copy, { recursive: true, force: true })
    await mkdir(copy, { recursive: true })
    for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
      await cp(join(quickstart, name), join(copy, name), { recursive: true, force: true }).catch(
        (error) => {
          if (error.code !== 'ENOENT') throw error
        },
      )
    }
  })

  it('type-check against our types', async () => {
    const { output } = await run('astro', ['check'], { cwd: quickstart, quiet: true })
    expect(output).toMatch(/\b0 errors/)
  })

  it('type-check against the types of genuine @clerk/astro', async () => {
    const { output } = await run('astro', ['check'], { cwd: copy, quiet: true })
    expect(output).toMatch(/\b0 errors/)
  })
})

describe.concurrent('these tests', () => {
  it('call the genuine packages and ours with the types of both', async () => {
    const { code, output } = await run('node', [compiler, '-p', import.meta.dirname], {
      quiet: true,
    })
    expect(output).toBe('')
    expect(code).toBe(0)
  })
})
