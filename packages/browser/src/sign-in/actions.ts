import type { SignInJSON } from '@dooryard/protocol'
import { type AttemptActions, outcome } from '../attempt/actions.ts'
import type { Attempt } from '../attempt/attempt.ts'
import {
  type AuthenticateWithPopupParams,
  type AuthenticateWithRedirectParams,
  type SSOParams,
  ssoParams,
} from '../attempt/types.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import type { ReloadParams } from '../core/resource.ts'
import { ceremony } from '../passkey/actions.ts'
import type { AuthenticateWithPasskeyParams } from '../passkey/types.ts'
import type { FinalizeParams } from '../session/types.ts'
import type { AttemptFactorParams, PrepareFactorParams } from '../verification/types.ts'
import type {
  ResetPasswordParams,
  SendLinkParams,
  SignInCreateParams,
  SignInPasswordParams,
  SignInResource,
  SignInStartEmailLinkFlowParams,
} from './types.ts'

type Self = Attempt<SignInResource, SignInJSON>
type Code = { code: string }

export type SignInMethods = ReturnType<typeof signInMethods>

/** Milliseconds in which a challenge is over too soon to be asked once more. */
const SOON = 60_000

/** Frontend API §3.4. */
export function signInMethods(attempts: AttemptActions) {
  const { begin, proceed, finalize, reset, ticketOfPage, leave } = attempts
  const step =
    <Params extends object>(path: string) =>
    (self: Self, params: Params) =>
      proceed(self, path, params)
  const create = (self: Self, params: SignInCreateParams) => begin(self, params)
  const prepareFirstFactor = step<PrepareFactorParams>('prepare_first_factor')
  const attemptFirstFactor = step<AttemptFactorParams>('attempt_first_factor')
  const prepareSecondFactor = step<PrepareFactorParams>('prepare_second_factor')
  const resetPassword = step<ResetPasswordParams>('reset_password')

  /** By an account at a provider. */
  const go = (self: Self, params: AuthenticateWithPopupParams) =>
    leave(params, async (urls) => {
      const { strategy, continueSignIn, identifier, oidcPrompt, oidcLoginHint } = params
      const way = { strategy, ...urls, oidcPrompt, oidcLoginHint }
      if (continueSignIn && self.live.id) await prepareFirstFactor(self, way)
      else await create(self, { ...way, identifier })
      return self.live.firstFactorVerification
    })

  /** A challenge is good for one answer. */
  let answered: string | null | undefined

  /** A sign-in of nobody yet waits for a passkey, and for long enough: each waking of a page would make another one. */
  const isAsked = ({ id, identifier, firstFactorVerification: asked }: SignInResource) =>
    id &&
    !identifier &&
    asked.strategy === 'passkey' &&
    asked.status === 'unverified' &&
    asked.nonce !== answered &&
    +(asked.expireAt ?? 0) > Date.now() + SOON

  async function authenticateWithPasskey(
    self: Self,
    { flow }: AuthenticateWithPasskeyParams = {},
  ): Promise<SignInResource> {
    const { assertSupported, getCredential } = await ceremony()
    assertSupported()
    const way = { strategy: 'passkey' }
    if (!flow) await prepareFirstFactor(self, way)
    else if (!isAsked(self.live)) await create(self, way)
    const { id, firstFactorVerification } = self.live
    const credential = await getCredential(firstFactorVerification.nonce, flow === 'autofill')
    // Whoever typed a name meanwhile has begun another sign-in, and this answers none of its questions.
    if (self.live.id !== id) {
      throw new ClerkRuntimeError('Another sign-in was begun meanwhile.', {
        code: 'passkey_operation_aborted',
      })
    }
    answered = firstFactorVerification.nonce
    return attemptFirstFactor(self, { ...way, publicKeyCredential: credential })
  }

  const reload = (self: Self, params: ReloadParams = {}) => proceed(self, '', params, 'GET')
  const proofIn = (json: SignInJSON) =>
    /^needs_(second_factor|client_trust)$/.test(json.status ?? '') &&
    json.second_factor_verification
      ? json.second_factor_verification
      : json.first_factor_verification
  const waitForLink = (self: Self, signal?: AbortSignal) =>
    attempts.waitForLink(self, proofIn, signal)

  async function startEmailLink(
    self: Self,
    params: SignInStartEmailLinkFlowParams,
    signal?: AbortSignal,
  ): Promise<SignInResource> {
    await prepareFirstFactor(self, { strategy: 'email_link', ...params })
    await waitForLink(self, signal)
    return reload(self)
  }

  const attemptSecondFactor = step<AttemptFactorParams>('attempt_second_factor')

  /** Sent to whatever the server lists first for it. */
  const sendSecond = (strategy: string) =>
    outcome((self: Self) => {
      const offered = self.live.supportedSecondFactors?.filter((one) => one.strategy === strategy)
      const factor = offered?.find((one) => one.default || one.primary) ?? offered?.[0]
      if (!factor) throw notOffered(strategy)
      const { emailAddressId, phoneNumberId } = factor
      return prepareSecondFactor(self, { strategy, emailAddressId, phoneNumberId })
    })
  const verifySecond = (strategy: string) =>
    outcome((self: Self, { code }: Code) => attemptSecondFactor(self, { strategy, code }))

  function prepareOffered(
    self: Self,
    strategy: string,
    wantedId?: string,
    more?: Partial<PrepareFactorParams>,
  ) {
    const { supportedFirstFactors } = self.live
    const offered = supportedFirstFactors?.filter((factor) => factor.strategy === strategy)
    const factor = offered?.find(({ primary }) => primary) ?? offered?.[0]
    const emailAddressId = wantedId ?? factor?.emailAddressId
    if (emailAddressId) return prepareFirstFactor(self, { ...more, strategy, emailAddressId })
    throw notOffered(strategy)
  }

  return {
    signIn: {
      create,
      prepareFirstFactor,
      attemptFirstFactor,
      prepareSecondFactor,
      attemptSecondFactor,
      resetPassword,
      reload,
      startEmailLink,

      password: outcome((self: Self, { password, ...names }: SignInPasswordParams) => {
        const identifier = names.identifier ?? names.emailAddress ?? names.phoneNumber
        return identifier
          ? create(self, { strategy: 'password', identifier, password })
          : attemptFirstFactor(self, { strategy: 'password', password })
      }),
      ticket: outcome((self: Self, { ticket = ticketOfPage() }: { ticket?: string } = {}) =>
        create(self, { strategy: 'ticket', ticket }),
      ),
      authenticateWithRedirect: (self: Self, params: AuthenticateWithRedirectParams) =>
        go(self, params),
      authenticateWithPopup: (self: Self, params: AuthenticateWithPopupParams) =>
        go(self, { ...params, popup: params.popup ?? null }),
      sso: outcome((self: Self, params: SSOParams) => go(self, ssoParams(params))),
      authenticateWithPasskey,
      passkey: outcome(authenticateWithPasskey),
      finalize: outcome<[Self, FinalizeParams?]>(finalize),
      reset: outcome<[Self]>(reset),
    },

    emailCode: {
      sendCode: outcome(
        async (self: Self, params: { emailAddress?: string; emailAddressId?: string } = {}) => {
          const identifier = params.emailAddress
          if (identifier) await create(self, { identifier })
          return prepareOffered(self, 'email_code', params.emailAddressId)
        },
      ),
      verifyCode: outcome((self: Self, { code }: Code) =>
        attemptFirstFactor(self, { strategy: 'email_code', code }),
      ),
    },

    emailLink: {
      sendLink: outcome(
        async (self: Self, { verificationUrl, emailAddress, emailAddressId }: SendLinkParams) => {
          if (emailAddress) await create(self, { identifier: emailAddress })
          const redirectUrl = verificationUrl
          return prepareOffered(self, 'email_link', emailAddressId, { redirectUrl })
        },
      ),
      waitForVerification: outcome(async (self: Self) => {
        await waitForLink(self)
        return reload(self)
      }),
      waitUntilOpened: waitForLink,
    },

    mfa: {
      sendPhoneCode: sendSecond('phone_code'),
      verifyPhoneCode: verifySecond('phone_code'),
      sendEmailCode: sendSecond('email_code'),
      verifyEmailCode: verifySecond('email_code'),
      verifyTOTP: verifySecond('totp'),
      verifyBackupCode: verifySecond('backup_code'),
    },

    resetPasswordEmailCode: {
      sendCode: outcome((self: Self) => prepareOffered(self, 'reset_password_email_code')),
      verifyCode: outcome((self: Self, { code }: Code) =>
        attemptFirstFactor(self, { strategy: 'reset_password_email_code', code }),
      ),
      submitPassword: outcome((self: Self, params: ResetPasswordParams) =>
        resetPassword(self, { signOutOfOtherSessions: true, ...params }),
      ),
    },
  }
}

const notOffered = (strategy: string) =>
  new ClerkRuntimeError(`This account does not offer ${strategy}.`, { code: 'factor_not_found' })
