export { safeId as generateSafeId } from './shared/safe-id.ts'

/** Starts the Clerk object of this page; true when it is loaded. Sites need not call it. */
export async function runInjectionScript(): Promise<boolean> {
  const { startClerk } = await import('./client/clerk-store.ts')
  return (await startClerk()).loaded
}

/** `swapFunctions` of `astro:transitions/client`. */
interface SwapFunctions {
  deselectScripts(next: Document): void
  swapRootAttributes(next: Document): void
  swapHeadElements(next: Document): void
  saveFocus(): () => void
  swapBodyElement(next: Element, now: Element): void
}

/** Puts the next page in the place of this one, for who calls it from `astro:before-swap`. Astro's own steps are enough for our components. */
export function swapDocument(steps: SwapFunctions, next: Document): void {
  steps.deselectScripts(next)
  steps.swapRootAttributes(next)
  steps.swapHeadElements(next)
  const restoreFocus = steps.saveFocus()
  steps.swapBodyElement(next.body, document.body)
  restoreFocus()
}
