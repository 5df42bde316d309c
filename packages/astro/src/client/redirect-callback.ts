import { startClerk } from './clerk-store.ts'

const SELECTOR = '[data-clerk-function-id^="clerk-handleRedirectCallback"]'

/** Elements that have led on already: a client router may run this again for the same page. */
const done = new WeakSet<Element>()

async function comeBack(): Promise<void> {
  const element = document.querySelector<HTMLElement>(SELECTOR)
  if (!element || done.has(element)) return
  done.add(element)
  const clerk = await startClerk()
  try {
    await clerk.handleRedirectCallback(JSON.parse(element.dataset.props || '{}'))
  } catch (error) {
    console.error(error)
    // What was refused is told where it began.
    await clerk.redirectToSignIn({ redirectUrl: null })
  }
}

document.addEventListener('astro:page-load', () => void comeBack())
void comeBack()
