import { FooterAction } from '../../../primitives/card.tsx'
import type { View } from '../../../view.ts'

/** For people who have an account: the sign-in page, or the first screen when sign-in hosts this sign-up. */
export function SignInLink({ v, texts }: { v: View; texts: string }) {
  const hosted = v.prefix !== ''
  return (
    <FooterAction
      v={v}
      id="signUp"
      text={`${texts}.actionText`}
      link={`${texts}.actionLink`}
      href={hosted ? v.location.href('') : v.sibling('signIn')}
      onFollow={() => (hosted ? v.go('/') : v.leave('signIn'))}
    />
  )
}
