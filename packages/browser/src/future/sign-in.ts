import { ClerkRuntimeError } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import type { FinalizeParams } from '../types/session.ts'
import type { ResetPasswordParams, SignInPasswordParams, SignInResource } from '../types/sign-in.ts'
import { activate, ticketOfPage } from './attempt.ts'

/** The newer methods of a sign-in, as plain functions that throw. Loaded on first use. */

export function password(signIn: SignInResource, params: SignInPasswordParams) {
  const { password, emailAddress, phoneNumber, identifier = emailAddress ?? phoneNumber } = params
  return identifier
    ? signIn.create({ strategy: 'password', identifier, password })
    : signIn.attemptFirstFactor({ strategy: 'password', password })
}

export async function sendEmailCode(
  signIn: SignInResource,
  params: { emailAddress?: string; emailAddressId?: string } = {},
) {
  if (params.emailAddress) await signIn.create({ identifier: params.emailAddress })
  return prepare(signIn, 'email_code', params.emailAddressId)
}

export const verifyEmailCode = (signIn: SignInResource, { code }: { code: string }) =>
  signIn.attemptFirstFactor({ strategy: 'email_code', code })

export const sendResetCode = (signIn: SignInResource) =>
  prepare(signIn, 'reset_password_email_code')

export const verifyResetCode = (signIn: SignInResource, { code }: { code: string }) =>
  signIn.attemptFirstFactor({ strategy: 'reset_password_email_code', code })

export const submitPassword = (signIn: SignInResource, params: ResetPasswordParams) =>
  signIn.resetPassword({ signOutOfOtherSessions: true, ...params })

export const ticket = (
  signIn: SignInResource,
  { ticket }: { ticket?: string } = {},
  runtime: Runtime,
) => signIn.create({ strategy: 'ticket', ticket: ticket ?? ticketOfPage(runtime) ?? '' })

export const finalize = (
  signIn: SignInResource,
  params: FinalizeParams | undefined,
  runtime: Runtime,
) => activate(signIn, params, runtime)

export async function reset(_: SignInResource, __: unknown, runtime: Runtime) {
  runtime.client()?.resetSignIn()
}

function prepare(signIn: SignInResource, strategy: string, emailAddressId?: string) {
  const offered = signIn.supportedFirstFactors?.filter((factor) => factor.strategy === strategy)
  const factor = offered?.find(({ primary }) => primary) ?? offered?.[0]
  const id = emailAddressId ?? factor?.emailAddressId
  if (!id) {
    throw new ClerkRuntimeError(`This account does not offer ${strategy}.`, {
      code: 'factor_not_found',
    })
  }
  return signIn.prepareFirstFactor({ strategy, emailAddressId: id })
}
