import type { Flow } from '@dooryard/protocol'
import { navigate } from '../navigation/navigation.ts'
import type { HandleOAuthCallbackParams } from '../navigation/types.ts'
import { afterFlowUrl, flowPage, tasksUrl } from '../navigation/urls.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'
import type { WiredPage } from './page.ts'

interface Attempts {
  signIn: SignInResource
  signUp: SignUpResource
}

/** What comes next for somebody who was at a provider. */
export type NextStep =
  | { session: string; flow: Flow }
  /** What the one attempt found out goes on as the other one. */
  | { transferTo: Flow }
  | { page: PageName }

type PageName = Exclude<
  Extract<keyof HandleOAuthCallbackParams, `${string}Url`>,
  `${string}RedirectUrl` | `${string}ProtectCheckUrl` | 'enterpriseConnectionsUrl'
>

const is = (text: string | null | undefined, ...texts: string[]) => texts.includes(text ?? '')

/** Frontend API §8.4. `about`: the attempt that the page is for; an older one of the other kind is left aside. */
export function nextStep(
  { signIn, signUp }: Attempts,
  about: Flow | undefined = attemptInUse({ signIn, signUp }),
  transferable = true,
): NextStep {
  const account = signUp.verifications.externalAccount
  const { firstFactorVerification: proof, status } = signIn
  if (about !== 'signUp' && status === 'complete') return done('signIn', signIn)
  if (about !== 'signIn') {
    const isKnown = account.error?.code === 'external_account_exists'
    if (account.status === 'transferable' && isKnown) return { transferTo: 'signIn' }
    if (account.error?.code === 'user_locked') return { page: 'signUpUrl' }
  }
  if (about !== 'signUp') {
    if (proof.error?.code === 'user_locked') return { page: 'signInUrl' }
    const page = signInPage(signIn)
    if (page && page !== 'secondFactorUrl') return { page }
    if (proof.status === 'transferable') {
      return transferable ? { transferTo: 'signUp' } : { page: 'signInUrl' }
    }
    if (page) return { page }
  }
  if (about !== 'signIn' && signUp.status === 'complete') return done('signUp', signUp)
  for (const { status, error } of about === 'signUp' ? [account] : [account, proof]) {
    const session = error?.code === 'identifier_already_signed_in' && error.meta?.sessionId
    if (session && is(status, 'failed', 'unverified')) return { session, flow: 'signIn' }
  }
  if (about !== 'signIn') {
    if (account.error) return { page: 'signUpUrl' }
    const isProven = account.status === 'verified' && signUp.status === 'missing_requirements'
    if (isProven) return { page: signUpPage(signUp) }
  }
  return { page: about === 'signUp' ? 'signUpUrl' : 'signInUrl' }
}

const done = (flow: Flow, { createdSessionId }: SignInResource | SignUpResource): NextStep =>
  createdSessionId ? { session: createdSessionId, flow } : { page: `${flow}Url` }

/** The one of the two that was at a provider, where only one was. */
function attemptInUse({ signIn, signUp }: Attempts): Flow | undefined {
  const isUp = signUp.verifications.externalAccount.status !== null
  const { strategy } = signIn.firstFactorVerification
  const isIn = signIn.status === 'complete' || /^(oauth_|google_)/.test(strategy ?? '')
  return isUp === isIn ? undefined : isUp ? 'signUp' : 'signIn'
}

function signInPage({ status }: SignInResource): PageName | undefined {
  if (status === 'needs_first_factor') return 'firstFactorUrl'
  if (status === 'needs_new_password') return 'resetPasswordUrl'
  return is(status, 'needs_second_factor', 'needs_client_trust') ? 'secondFactorUrl' : undefined
}

function signUpPage({ missingFields, unverifiedFields }: SignUpResource): PageName {
  if (missingFields.length) return 'continueSignUpUrl'
  if (unverifiedFields.includes('email_address')) return 'verifyEmailAddressUrl'
  return unverifiedFields.includes('phone_number') ? 'verifyPhoneNumberUrl' : 'continueSignUpUrl'
}

/** See `Clerk.handleRedirectCallback`. */
export async function handleRedirectCallback(
  page: WiredPage,
  params: HandleOAuthCallbackParams = {},
  customNavigate: (to: string) => unknown = (to) => navigate(page, to),
): Promise<unknown> {
  const { reloadResource } = params
  const { signIn, signUp } = page.client()!
  const attempts = { signIn, signUp }
  if (reloadResource && attempts[reloadResource].id) await attempts[reloadResource].reload()
  return follow(page, { about: reloadResource, params, customNavigate })
}

/** The same for an attempt at hand that is one of an account at a provider. */
export function goOn(
  page: WiredPage,
  attempt: SignInResource | SignUpResource,
  params: HandleOAuthCallbackParams = {},
  customNavigate: (to: string) => unknown = (to) => navigate(page, to),
): Promise<unknown> {
  const about = 'missingFields' in attempt ? 'signUp' : 'signIn'
  return follow(page, { about, params, customNavigate })
}

interface Following {
  about: Flow | undefined
  params: HandleOAuthCallbackParams
  customNavigate: (to: string) => unknown
}

async function follow(page: WiredPage, { about, params, customNavigate }: Following) {
  const { transferable, unsafeMetadata } = params
  const { signIn, signUp } = page.client()!
  const attempts = { signIn, signUp }
  let step = nextStep(attempts, about, transferable)
  if ('transferTo' in step) {
    const { transferTo } = step
    if (transferTo === 'signIn') await signIn.create({ transfer: true })
    else await signUp.create({ transfer: true, unsafeMetadata: unsafeMetadata ?? {} })
    step = nextStep(attempts, transferTo)
  }
  if ('session' in step) {
    const { session, flow } = step
    const redirectUrl = afterFlowUrl(page, flow, {}, params)
    const { setActive } = await page.actions()
    return setActive({
      session,
      navigate: ({ session }) => navigate(page, tasksUrl(page, session) || redirectUrl),
    })
  }
  return customNavigate(urlOf(page, params, 'page' in step ? step.page : 'signInUrl'))
}

/** Where the components have their steps. */
const STEPS: Record<PageName, string> = {
  signInUrl: '',
  signUpUrl: '',
  firstFactorUrl: '#/factor-one',
  secondFactorUrl: '#/factor-two',
  resetPasswordUrl: '#/reset-password',
  continueSignUpUrl: '#/continue',
  verifyEmailAddressUrl: '#/verify-email-address',
  verifyPhoneNumberUrl: '#/verify-phone-number',
}

function urlOf(page: WiredPage, params: HandleOAuthCallbackParams, name: PageName): string {
  const given = params[name]
  if (given) return given
  const flow = /SignUp|signUp|verify/.test(name) ? 'signUp' : 'signIn'
  const start = params[`${flow}Url`] ?? flowPage(page, flow)
  return start + (start.includes('#') ? STEPS[name].slice(1) : STEPS[name])
}
