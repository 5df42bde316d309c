import type { Page } from 'playwright-core'

/** What a page asks for from now on of its scripts is on its way until it is let go. `asked`: the first of it. */
export async function holdScripts(page: Page) {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_astro/**', async (route) => {
    await held
    await route.continue()
  })
  return { asked: page.waitForRequest('**/_astro/**'), release }
}
