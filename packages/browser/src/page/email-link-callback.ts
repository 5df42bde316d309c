import { Query } from '@dooryard/protocol'
import { navigate } from '../navigation/navigation.ts'
import type { HandleEmailLinkVerificationParams } from '../navigation/types.ts'
import { EmailLinkError, EmailLinkErrorCodeStatus } from '../verification/email-link-error.ts'
import type { WiredPage } from './page.ts'

const REFUSALS: readonly string[] = Object.values(EmailLinkErrorCodeStatus)

/** See `Clerk.handleEmailLinkVerification`. Frontend API §3.7. */
export async function handleEmailLinkVerification(
  page: WiredPage,
  params: HandleEmailLinkVerificationParams = {},
  customNavigate: (to: string) => unknown = (to) => navigate(page, to),
): Promise<unknown> {
  const { searchParams } = new URL(page.platform.href())
  const status = searchParams.get(Query.status) ?? ''
  const { redirectUrlComplete, redirectUrl, onVerifiedOnOtherDevice } = params
  if (status === 'transferable') return onVerifiedOnOtherDevice?.()
  if (status !== 'verified') {
    throw new EmailLinkError(REFUSALS.includes(status) ? status : EmailLinkErrorCodeStatus.Failed)
  }
  const session = searchParams.get(Query.createdSession)
  const { signIn, signUp, sessions } = page.client()!
  if (session && sessions.some(({ id }) => id === session)) {
    const { setActive } = await page.actions()
    return setActive({ session, ...(redirectUrlComplete && { redirectUrl: redirectUrlComplete }) })
  }
  const isLeft = signIn.status === 'needs_second_factor' || signUp.status === 'missing_requirements'
  if (isLeft) return redirectUrl && customNavigate(redirectUrl)
  return onVerifiedOnOtherDevice?.()
}
