import type { Page } from '@dooryard/browser'
import { resolveAppearance } from '../appearance/cascade.ts'
import { classNames } from '../appearance/class-names.ts'
import type { Appearance } from '../appearance/types.ts'
import { fill, type Localization, lookUp } from '../messages/translate.ts'

/** Keys: UI components §4. */
export const impersonationEnglish = {
  impersonationFab: { title: 'Signed in as {{identifier}}', action__signOut: 'Sign out' },
}

interface Look {
  appearance?: Appearance | undefined
  localization?: Localization | undefined
}

/**
 * As long as somebody acts for the user, a badge over the page says so, with the way out (SES-10). It comes with the first
 * such session, and stays where a client router exchanges the page.
 */
export function followImpersonation(page: Page, look: () => Look): void {
  let badge: HTMLElement | undefined
  const draw = () => {
    const session = page.session()
    if (session === undefined) return // a change is under way
    if (!session?.actor) {
      badge?.remove()
      badge = undefined
    } else if (!badge?.isConnected) {
      badge ??= createBadge(look(), {
        identifier: session.publicUserData.identifier,
        signOut: async () => (await page.actions()).signOut({ sessionId: session.id }),
      })
      document.body.append(badge)
    }
  }
  page.addListener(draw)
  document.addEventListener('astro:after-swap', draw)
  draw()
}

function createBadge(
  { appearance, localization }: Look,
  { identifier, signOut }: { identifier: string; signOut: () => Promise<unknown> },
): HTMLElement {
  bringRules()
  const { layers } = resolveAppearance(appearance, 'impersonationFab')
  const text = (key: 'title' | 'action__signOut') =>
    fill(lookUp(`impersonationFab.${key}`, [localization, impersonationEnglish])!, { identifier })
  const element = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, key: string) => {
    const node = document.createElement(tag)
    node.className = classNames(layers, { keys: [key] })
    return node
  }
  const badge = element('aside', 'impersonationFab')
  const title = element('p', 'impersonationFabTitle')
  title.textContent = text('title')
  title.dir = 'auto'
  badge.setAttribute('aria-label', title.textContent)
  const leave = element('button', 'impersonationFabActionLink')
  leave.type = 'button'
  leave.textContent = text('action__signOut')
  leave.addEventListener('click', async () => {
    leave.disabled = true
    await signOut().catch(console.error)
    leave.disabled = false
  })
  badge.append(title, leave)
  makeMovable(badge)
  return badge
}

/** It may cover what somebody wants to see. */
function makeMovable(badge: HTMLElement): void {
  badge.addEventListener('pointerdown', (down) => {
    if ((down.target as Element).closest('button')) return
    const { left, top } = badge.getBoundingClientRect()
    badge.setPointerCapture(down.pointerId)
    const move = ({ clientX, clientY }: PointerEvent) => {
      const within = (value: number, room: number) => `${Math.min(Math.max(value, 0), room)}px`
      const { offsetWidth, offsetHeight } = badge
      badge.style.left = within(left + clientX - down.clientX, innerWidth - offsetWidth)
      badge.style.top = within(top + clientY - down.clientY, innerHeight - offsetHeight)
      badge.style.right = 'auto'
    }
    badge.addEventListener('pointermove', move)
    badge.addEventListener(
      'lostpointercapture',
      () => badge.removeEventListener('pointermove', move),
      { once: true },
    )
  })
}

const RULES = `
:where(.cl-impersonationFab) {
  position: fixed;
  z-index: 2147483647;
  inset: var(--cl-impersonation-fab-top, 109px) var(--cl-impersonation-fab-right, 23px) auto auto;
  box-sizing: border-box;
  max-inline-size: min(20rem, calc(100vw - 32px));
  padding: 0.75rem 1rem;
  border-radius: 0.75rem;
  background: #9f1239;
  color: #fff;
  font: 500 0.875rem/1.4 system-ui, sans-serif;
  box-shadow: 0 4px 16px rgb(0 0 0 / 0.3);
  cursor: grab;
  touch-action: none;
}
:where(.cl-impersonationFabTitle) { margin: 0; overflow-wrap: anywhere; }
:where(.cl-impersonationFabActionLink) {
  margin: 0.25rem 0 0;
  padding: 0.25rem 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  text-decoration: underline;
  cursor: pointer;
}
@media print { :where(.cl-impersonationFab) { display: none; } }
`

/** As a constructed stylesheet, which a strict policy allows. */
function bringRules(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(RULES)
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets]
}
