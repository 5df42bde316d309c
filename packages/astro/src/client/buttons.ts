import type { Clerk } from '@dooryard/browser'

type ButtonProps = Record<string, unknown>

/**
 * Clicks on the buttons, for the whole page and all pages that the client router brings. A click that comes before the
 * runtime is there waits for it; where this script never arrives, the buttons are what they are in HTML: forms. Listens
 * before Astro's client router does, which would follow the link of a child.
 */
document.addEventListener('click', onClick, true)

function onClick(event: MouseEvent): void {
  const button = (event.target as Element | null)?.closest<HTMLElement>('[data-clerk-button]')
  if (!button || event.button !== 0 || opensElsewhere(event)) return
  const { clerkButton = '', clerkMode, clerkProps = '{}' } = button.dataset
  const act = clerkMode === 'redirect' ? undefined : actions[clerkButton]
  if (act) {
    event.preventDefault()
    whenLoaded((clerk) => act(clerk, JSON.parse(clerkProps))).catch((error) => {
      // A click always leads somewhere: where the script cannot help, the button is what it is in HTML.
      console.error(error)
      formOf(button)?.requestSubmit()
    })
  } else if (!sendsForm(event)) {
    const form = formOf(button)
    if (!form) return
    event.preventDefault()
    form.requestSubmit()
  }
}

const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  metaKey || ctrlKey || shiftKey || altKey

const actions: Record<string, (clerk: Clerk, props: ButtonProps) => unknown> = {
  'sign-in': (clerk, props) =>
    clerk.isSignedIn ? clerk.redirectToAfterSignIn() : clerk.openSignIn(props),
  'sign-up': (clerk, props) =>
    clerk.isSignedIn ? clerk.redirectToAfterSignUp() : clerk.openSignUp(props),
  'sign-out': (clerk, props) => clerk.signOut(props),
}

async function whenLoaded(act: (clerk: Clerk) => unknown): Promise<void> {
  const { startClerk } = await import('./clerk-store.ts')
  await act(await startClerk())
}

/** The form around a child, or the one beside our own button. */
function formOf(button: HTMLElement): HTMLFormElement | null {
  const beside = document.getElementById(button.dataset.clerkUnstyledId ?? '')
  return button.querySelector('form') ?? (beside as HTMLFormElement | null)
}

/** What was clicked sends the form by itself, as our own button does. A child may be a link or anything else. */
function sendsForm(event: Event): boolean {
  const control = (event.target as Element).closest('a, button, input')
  return !!control && !control.matches('a') && (control as HTMLButtonElement).type === 'submit'
}
