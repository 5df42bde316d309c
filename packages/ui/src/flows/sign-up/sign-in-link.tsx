import { FooterAction } from '../../primitives/card.tsx'
import { siblingUrl } from '../../urls/sibling.ts'
import type { View } from '../../view.ts'

/** For people who have an account: the sign-in page, or the first screen when sign-in hosts this sign-up. */
export function SignInLink({ v, texts }: { v: View; texts: string }) {
  const isHosted = v.prefix !== ''
  const href = isHosted ? v.location.href('') : siblingUrl(v, 'signIn')
  return (
    <FooterAction
      v={v}
      id="signUp"
      text={`${texts}.actionText`}
      link={`${texts}.actionLink`}
      href={href}
      onFollow={() => (isHosted ? v.go('/') : v.leave('signIn', href))}
    />
  )
}
