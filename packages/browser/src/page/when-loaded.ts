import type { Page, PageActions } from './page.ts'

/** Names of what the Clerk object has for the server. */
export type Later = {
  [Name in keyof PageActions]: PageActions[Name] extends (...given: never) => Promise<unknown>
    ? Name
    : never
}[keyof PageActions]

/** What talks to the server, for whoever calls before the state is known. */
export function whenLoaded<Name extends Later>(pageOf: () => Page, name: Name): PageActions[Name] {
  const call = async (...given: unknown[]) => {
    const page = pageOf()
    await untilLoaded(page)
    const actions = (await page.actions()) as Record<Name, (...given: unknown[]) => unknown>
    return actions[name](...given)
  }
  return call as PageActions[Name]
}

export async function untilLoaded(page: Page): Promise<void> {
  if (!page.client()) await page.load({})
}
