import type { SignUpJSON } from '@dooryard/protocol'
import { type AttemptActions, outcome } from '../attempt/actions.ts'
import type { Attempt } from '../attempt/attempt.ts'
import {
  type AuthenticateWithPopupParams,
  type AuthenticateWithRedirectParams,
  type SSOParams,
  ssoParams,
} from '../attempt/types.ts'
import type { FinalizeParams } from '../session/types.ts'
import type {
  AttemptVerificationParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpResource,
  SignUpUpdateParams,
} from './types.ts'

type WithMetadata = Pick<SignUpUpdateParams, 'unsafeMetadata'>
type Self = Attempt<SignUpResource, SignUpJSON>

export type SignUpMethods = ReturnType<typeof signUpMethods>

/** Frontend API §3.5. */
export function signUpMethods(attempts: AttemptActions) {
  const { begin, proceed, finalize, reset, ticketOfPage, leave } = attempts
  const create = (self: Self, params: SignUpCreateParams) => begin(self, params)
  const update = (self: Self, params: SignUpUpdateParams) => proceed(self, '', params, 'PATCH')
  /** By an account at a provider. */
  const go = (self: Self, params: WithMetadata & AuthenticateWithPopupParams) =>
    leave(params, async (urls) => {
      const { continueSignUp, emailAddress, legalAccepted, unsafeMetadata } = params
      const { strategy, oidcPrompt, oidcLoginHint } = params
      const way = { strategy, ...urls, oidcPrompt, oidcLoginHint }
      const given = { ...way, emailAddress, legalAccepted, unsafeMetadata }
      await (continueSignUp && self.live.id ? update : create)(self, given)
      return self.live.verifications.externalAccount
    })
  const prepareVerification = (self: Self, params: PrepareVerificationParams) =>
    proceed(self, 'prepare_verification', params)
  const attemptVerification = (self: Self, params: AttemptVerificationParams) =>
    proceed(self, 'attempt_verification', params)
  const prepareEmailAddressVerification = (
    self: Self,
    params?: Partial<PrepareVerificationParams>,
  ) => prepareVerification(self, { strategy: 'email_code', ...params })
  const reload = (self: Self) => proceed(self, '', {}, 'GET')
  const waitForLink = (self: Self, signal?: AbortSignal) =>
    attempts.waitForLink(
      self,
      ({ verifications }: SignUpJSON) => verifications.email_address,
      signal,
    )
  async function startEmailLink(
    self: Self,
    params: { redirectUrl: string },
    signal?: AbortSignal,
  ): Promise<SignUpResource> {
    await prepareVerification(self, { strategy: 'email_link', ...params })
    await waitForLink(self, signal)
    return reload(self)
  }
  const attemptEmailAddressVerification = (self: Self, { code }: { code: string }) =>
    attemptVerification(self, { strategy: 'email_code', code })

  return {
    signUp: {
      create,
      update,
      upsert: (self: Self, params: SignUpCreateParams) =>
        (self.live.id ? update : create)(self, params),
      prepareVerification,
      attemptVerification,
      prepareEmailAddressVerification,
      attemptEmailAddressVerification,
      reload,
      startEmailLink,

      password: outcome(create),
      ticket: outcome((self: Self, params?: SignUpUpdateParams) =>
        create(self, { strategy: 'ticket', ticket: ticketOfPage(), ...params }),
      ),
      authenticateWithRedirect: (
        self: Self,
        params: WithMetadata & AuthenticateWithRedirectParams,
      ) => go(self, params),
      authenticateWithPopup: (self: Self, params: WithMetadata & AuthenticateWithPopupParams) =>
        go(self, { ...params, popup: params.popup ?? null }),
      sso: outcome((self: Self, params: WithMetadata & SSOParams) => go(self, ssoParams(params))),
      finalize: outcome<[Self, FinalizeParams?]>(finalize),
      reset: outcome<[Self]>(reset),
    },

    verifications: {
      sendEmailCode: outcome<[Self]>(prepareEmailAddressVerification),
      verifyEmailCode: outcome(attemptEmailAddressVerification),
      sendEmailLink: outcome((self: Self, { verificationUrl }: { verificationUrl: string }) =>
        prepareVerification(self, { strategy: 'email_link', redirectUrl: verificationUrl }),
      ),
      waitForEmailLinkVerification: outcome(async (self: Self) => {
        await waitForLink(self)
        return reload(self)
      }),
      waitUntilOpened: waitForLink,
    },
  }
}
