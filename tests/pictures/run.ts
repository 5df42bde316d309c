// `npm run pictures`: every screen in light, dark and 360 pixels, into pictures/, with index.html to look at.
// `-- sign-in profile/name` takes those whose name begins so; `--more` adds right to left, 320 pixels and forced colours;
// `--check` asks axe about each; `--docs` keeps those that illustrate the documentation in docs/images.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import sharp from 'sharp'
import { root } from '../../scripts/workspace.mjs'
import { signIn } from '../browser/people.ts'
import { openBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { cutOff } from './cut-off.ts'
import { createKind } from './people.ts'
import { type Screen, screens } from './screens.ts'
import { contactSheet } from './sheet.ts'
import { type SiteName, sites } from './sites.ts'

export interface Shot {
  name: string
  /** What went wrong on the way, and what there is to mend. */
  faults: string[]
}

interface Look {
  dark?: true
  width?: number
  rtl?: true
  forced?: true
}

const USUAL: Record<string, Look> = { light: {}, dark: { dark: true }, 360: { width: 360 } }
const MORE: Record<string, Look> = {
  rtl: { rtl: true },
  320: { width: 320, dark: true },
  forced: { forced: true },
}

const WIDE = { width: 1000, height: 760 }
/** What the pages of the site lie on. */
const PAGE = '#f6f6f4'
/** Pages that are looked at side by side. */
const AT_ONCE = 3

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const chosen = screens.filter(
  ({ name }) => names.length === 0 || names.some((begin) => name.startsWith(begin)),
)
const looks = { ...USUAL, ...(options.includes('--more') && MORE) }
const folder = join(root, 'pictures')
const axe = createRequire(import.meta.url).resolve('axe-core')

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const chromium = await openBrowser()
const running = await startSites(new Set(chosen.map(({ site = 'plain' }) => site)))
const shots: Shot[] = []
try {
  const queue = [...chosen]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) shots.push(await shoot(next))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
} finally {
  await chromium.close()
  await Promise.all([...running.values()].map((site) => site.stop()))
}
const inOrder = chosen.flatMap(({ name }) => shots.find((shot) => shot.name === name) ?? [])
await writeFile(join(folder, 'index.html'), contactSheet(inOrder, Object.keys(looks)))
const faulty = inOrder.filter(({ faults }) => faults.length > 0)
for (const { name, faults } of faulty) console.log(`✗ ${name}\n  ${faults.join('\n  ')}`)
console.log(`${inOrder.length} screens, ${faulty.length} with faults: pictures/index.html`)
process.exitCode = faulty.length > 0 ? 1 : 0

/** One after the other: builds of one folder share what Astro writes there. */
async function startSites(wanted: Set<SiteName>): Promise<Map<SiteName, Site>> {
  const example = join(root, 'tests/fixtures/pictured')
  const found = new Map<SiteName, Site>()
  for (const name of wanted) {
    const env = { SITE_INSTANCE: JSON.stringify(sites[name]) }
    found.set(name, await startSite({ example, mode: 'production', env }))
  }
  return found
}

async function shoot(screen: Screen): Promise<Shot> {
  const { name, path = '/sign-in', site: siteName = 'plain', who = 'ada', isIn, by = [] } = screen
  const site = running.get(siteName)!
  const faults: string[] = []
  const page = await chromium.newPage({
    ...{ viewport: WIDE, reducedMotion: 'reduce', colorScheme: 'light', deviceScaleFactor: 1 },
    javaScriptEnabled: !screen.bare,
    bypassCSP: true,
  })
  page.setDefaultTimeout(10_000)
  try {
    const person = await createKind(site, who)
    if (isIn) await signIn(page, site, person)
    await page.goto(site.url + path)
    for (const step of by) await step({ page, site, person })
    await page.waitForLoadState('networkidle')
    for (const [look, how] of Object.entries(looks)) {
      await lookLike(page, how)
      await picture(page, screen, look)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) faults.push(`${look}: ${over} pixels too wide`)
      for (const fault of await cutOff(page)) faults.push(`${look}: ${fault}`)
      if (options.includes('--check') && !screen.bare) {
        for (const fault of await ask(page)) faults.push(`${look}: ${fault}`)
      }
    }
  } catch (error) {
    faults.push(String(error).split('\n').slice(0, 4).join(' '))
    await page.screenshot({ path: join(folder, `${name.replace('/', '-')}-light.png`) })
  }
  await page.context().close()
  return { name, faults }
}

async function lookLike(page: WatchedPage, { dark, width, rtl, forced }: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
  })
  await page.setViewportSize({ ...WIDE, width: width ?? WIDE.width })
  await page.evaluate(
    (dir) => {
      document.documentElement.dir = dir
    },
    rtl ? 'rtl' : 'ltr',
  )
  await page.waitForTimeout(50) // what moves has moved
}

async function picture(page: WatchedPage, { name, docs }: Screen, look: string): Promise<void> {
  const file = name.replace('/', '-')
  const png = await page.screenshot({
    path: join(folder, `${file}-${look}.png`),
    fullPage: true,
    caret: 'initial',
  })
  if (!docs || !options.includes('--docs') || look !== 'light') return
  const around = { top: 24, bottom: 24, left: 24, right: 24, background: PAGE }
  const webp = await sharp(png).trim({ threshold: 4 }).extend(around).webp().toBuffer()
  await writeFile(join(root, `docs/images/${file}.webp`), webp)
}

/** What axe finds in our components. */
async function ask(page: WatchedPage): Promise<string[]> {
  if (!(await page.locator('.cl-rootBox').count())) return []
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(
    () =>
      (window as unknown as { axe: { run(context: object): Promise<AxeResults> } }).axe.run({
        include: [['.cl-rootBox']],
      }) as Promise<AxeResults>,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
