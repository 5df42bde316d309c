import { hasCode } from '../../model/errors.ts'
import { FooterAction } from '../../primitives/card.tsx'
import { fieldError } from '../../primitives/feedback.tsx'
import { ActionLink } from '../../primitives/links.tsx'
import { shorten } from '../../routing/kept-query.ts'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import { siblingUrl } from '../../urls/sibling.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'

/** For people who have an account: the sign-in page, or the first screen when sign-in hosts this sign-up. */
export function SignInLink({ texts }: { texts: string }, { at: { v } }: ViewContext) {
  return (
    <FooterAction
      id="signUp"
      text={`${texts}.actionText`}
      link={`${texts}.actionLink`}
      {...signInWay(v)}
    />
  )
}

/** After "this address is taken": it may well be by the same person. */
export function UseAccount({ field }: { field: string }, { at: { v } }: ViewContext) {
  const error = fieldError(v, field)
  return error && hasCode([error], 'form_identifier_exists') ? (
    <ActionLink k="formFieldErrorLink" t="signUp.start.actionLink" {...signInWay(v)} />
  ) : null
}

function signInWay(v: View) {
  const isHosted = v.prefix !== ''
  const href = isHosted ? startHref(v) : siblingUrl(v, 'signIn')
  return { href, onFollow: () => (isHosted ? v.go('/') : v.leave('signIn', href)) }
}

/** By its name: a page without scripts would show again what its last form led to. */
function startHref({ location }: View): string {
  const url = new URL(location.href(''), location.url)
  url.searchParams.set(SCREEN_PARAMETER, 'start')
  return shorten(url, location.url)
}
