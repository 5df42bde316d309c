import type { Clerk } from '@dooryard/browser'

type ButtonProps = Record<string, unknown>

/**
 * Clicks on the buttons, for the whole page and all pages that the client router brings. A click that comes before the
 * runtime is there waits for it; where this script never arrives, the buttons are what they are in HTML: forms.
 */
document.addEventListener('click', (event) => {
  const button = (event.target as Element | null)?.closest<HTMLElement>('[data-clerk-button]')
  if (!button || event.button !== 0) return
  const { clerkButton = '', clerkMode, clerkProps = '{}' } = button.dataset
  const act = clerkMode === 'redirect' ? undefined : actions[clerkButton]
  if (act) {
    event.preventDefault()
    void whenLoaded((clerk) => act(clerk, JSON.parse(clerkProps)))
  } else if (isInactive(event)) {
    const form = formOf(button)
    if (!form) return
    event.preventDefault()
    form.requestSubmit()
  }
})

const actions: Record<string, (clerk: Clerk, props: ButtonProps) => unknown> = {
  'sign-in': (clerk, props) =>
    clerk.isSignedIn ? clerk.redirectToAfterSignIn() : clerk.openSignIn(props),
  'sign-up': (clerk, props) =>
    clerk.isSignedIn ? clerk.redirectToAfterSignUp() : clerk.openSignUp(props),
  'sign-out': (clerk, props) => clerk.signOut(props),
}

async function whenLoaded(act: (clerk: Clerk) => unknown): Promise<void> {
  const { startClerk } = await import('./runtime.ts')
  await act(await startClerk())
}

/** The form around a child, or the one beside our own button. */
function formOf(button: HTMLElement): HTMLFormElement | null {
  const beside = document.getElementById(button.dataset.clerkUnstyledId ?? '')
  return button.querySelector('form') ?? (beside as HTMLFormElement | null)
}

/** With `asChild`: the child does nothing that would send the form around it. */
function isInactive(event: Event): boolean {
  const child = (event.target as Element).closest('a, button, input')
  if (!child || event.defaultPrevented) return false
  return child.matches('a') || (child as HTMLButtonElement).type !== 'submit'
}
