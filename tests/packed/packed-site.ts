import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mustRun, root } from '../../scripts/workspace.mjs'

export interface PackedSiteOptions {
  /** The name the SDK is installed and imported under. */
  name: '@dooryard/astro' | '@clerk/astro'
  astro: string
  /** The version of @astrojs/node that goes with it. */
  adapter: string
}

/** An empty folder outside the repository, an installation from tarballs, and the README's five minutes. */
export async function makePackedSite(
  tarballs: Record<string, string>,
  { name, astro, adapter }: PackedSiteOptions,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-site-'))
  const files = Object.entries(tarballs).map(([each, path]) => [each, `file:${path}`])
  const { '@dooryard/astro': sdk, ...others } = Object.fromEntries(files)
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { astro, '@astrojs/node': adapter, [name]: sdk },
    overrides: others,
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await mustRun('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })
  for (const [file, text] of await readmeFiles()) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    const named = text.replaceAll('@dooryard/astro', name)
    await writeFile(join(folder, file), astro.startsWith('5.') ? withAllowedHost(named) : named)
  }
  return folder
}

/**
 * Astro 5 behind the Node adapter knows its own host only when it is listed, and refuses every form otherwise,
 * with or without us.
 */
function withAllowedHost(config: string): string {
  return config.replace(
    "  output: 'server',",
    "  output: 'server',\n  security: { allowedDomains: [{ hostname: 'localhost' }] },",
  )
}

/** The files that the README tells a reader to write, word for word. */
async function readmeFiles(): Promise<[string, string][]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const section = readme.slice(
    readme.indexOf('## Five minutes'),
    readme.indexOf('### In production'),
  )
  const steps =
    /`(astro\.config\.mjs|src\/[^`]+)`[^`]*?(?:`SignUp` for `(src\/[^`]+)`[^`]*)?\n\n( *)```\w+\n([\s\S]*?)\n *```/g
  const files = [...section.matchAll(steps)].flatMap(([, file, signUp, indent = '', code = '']) => {
    const text = code.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    const twin = signUp ? [[signUp, text.replaceAll('SignIn', 'SignUp')]] : []
    return [[file, text], ...twin] as [string, string][]
  })
  if (files.length !== 6) throw new Error(`The README names ${files.length} files instead of 6`)
  return files
}
