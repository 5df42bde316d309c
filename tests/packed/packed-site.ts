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
  /** The site lists its hosts in `security.allowedDomains`. */
  hosts?: boolean
  /** How it is installed; by npm where nothing is said. */
  install?: (folder: string, overrides: Record<string, string>) => Promise<void>
}

/** An empty folder outside the repository, an installation from tarballs, and the README's five minutes. */
export async function makePackedSite(
  tarballs: Record<string, string>,
  { name, astro, adapter, hosts = false, install = installWithNpm }: PackedSiteOptions,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-site-'))
  const files = Object.entries(tarballs).map(([each, path]) => [each, `file:${path}`])
  const { '@dooryard/astro': sdk, ...others } = Object.fromEntries(files)
  const versions: Record<string, string> = { astro, '@astrojs/node': adapter, [name]: sdk }
  const named = (await readmePackages()).map((each) => (each === '@dooryard/astro' ? name : each))
  const manifest = {
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(named.map((each) => [each, versions[each]])),
    overrides: others,
    resolutions: others,
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await install(folder, others)
  for (const [file, text] of [...(await readmeFiles()), ...Object.entries(EXTRA_PAGES)]) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    const named = text.replaceAll('@dooryard/astro', name)
    await writeFile(join(folder, file), withSettings(named, { astro, hosts }))
  }
  return folder
}

async function installWithNpm(folder: string): Promise<void> {
  await mustRun('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })
}

/** Pages that a cache may keep, one that is guarded, and one that asks for a visitor when there is none. */
const EXTRA_PAGES = {
  'src/pages/cached.astro': `---
import { UserButton } from '@dooryard/astro/components'
Astro.cache?.set({ maxAge: 60 })
if (!Astro.cache) Astro.response.headers.set('cache-control', 'public, max-age=60')
---
<html lang="en"><head><title>Cached</title></head><body><UserButton id="menu" /></body></html>
`,
  'src/pages/ruled.astro': `---
import { UserButton } from '@dooryard/astro/components'
---
<html lang="en"><head><title>Ruled</title></head><body><UserButton id="menu" /></body></html>
`,
  'src/pages/branches.astro': `---
import { Protect, Show, SignedIn } from '@dooryard/astro/components'
---
<html lang="en"><head><title>Branches</title></head><body>
<Show when="signed-in">for members</Show><SignedIn>for members</SignedIn>
<Protect role="org:admin">for members</Protect><Show when="signed-out">for strangers</Show>
</body></html>
`,
  'src/pages/prerendered.astro': `---
export const prerender = true
let answer
try {
  answer = Astro.locals.auth()
} catch (error) {
  answer = error.message
}
---
<html lang="en"><head><title>Prerendered</title></head><body>{answer}</body></html>
`,
  'src/pages/team.astro': `---
const { userId, redirectToSignIn } = Astro.locals.auth()
if (!userId) return redirectToSignIn()
Astro.response.headers.set('cdn-cache-control', 'max-age=60')
---
<html lang="en"><head><title>Team</title></head><body>{userId}</body></html>
`,
}

/** Switches Astro's route cache on, for all that the mount answers too. Astro 5 has none. */
function withSettings(text: string, { astro, hosts }: { astro: string; hosts: boolean }): string {
  const listed = "  output: 'server',\n  security: { allowedDomains: [{ hostname: 'localhost' }] },"
  const config = hosts ? text.replace("  output: 'server',", listed) : text
  const settings =
    "cache: { provider: memoryCache() }, routeRules: { '/ruled': { maxAge: 60 }, '/__clerk/[...path]': { maxAge: 60 } },"
  if (astro.startsWith('5.')) return config
  return config
    .replace('defineConfig }', 'defineConfig, memoryCache }')
    .replace(
      "  output: 'server',",
      `  output: 'server',\n  ${astro.startsWith('6.') ? `experimental: { ${settings} },` : settings}`,
    )
}

async function fiveMinutes(): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  return readme.slice(readme.indexOf('## Five minutes'), readme.indexOf('### In production'))
}

/** What the README tells a reader to install. A strict package manager gives a site nothing else. */
async function readmePackages(): Promise<string[]> {
  const [, names] = /npm install (.+)/.exec(await fiveMinutes()) ?? []
  if (!names) throw new Error('The README says nothing to install')
  return names.split(' ')
}

/** The files that the README tells a reader to write, word for word. */
async function readmeFiles(): Promise<[string, string][]> {
  const section = await fiveMinutes()
  const steps =
    /`(astro\.config\.mjs|src\/[^`]+)`[^`]*?(?:`SignUp` and `([^`]+)` for `(src\/[^`]+)`[^`]*)?\n\n( *)```\w+\n([\s\S]*?)\n *```/g
  const files = [...section.matchAll(steps)].flatMap((match) => {
    const [, file, title, signUp, indent = '', code = ''] = match
    const text = code.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    const other = text.replaceAll('SignIn', 'SignUp').replace('Sign in', title ?? '')
    return [[file, text], ...(signUp ? [[signUp, other]] : [])] as [string, string][]
  })
  if (files.length !== 6) throw new Error(`The README names ${files.length} files instead of 6`)
  return files
}
