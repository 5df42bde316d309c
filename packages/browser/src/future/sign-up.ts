import type { Runtime } from '../runtime.ts'
import type { FinalizeParams } from '../types/session.ts'
import type { SignUpResource, SignUpUpdateParams } from '../types/sign-up.ts'
import { activate, ticketOfPage } from './attempt.ts'

/** The newer methods of a sign-up, as plain functions that throw. Loaded on first use. */

export const password = (signUp: SignUpResource, params: SignUpUpdateParams) =>
  signUp.create(params)

export const sendEmailCode = (signUp: SignUpResource) => signUp.prepareEmailAddressVerification()

export const verifyEmailCode = (signUp: SignUpResource, { code }: { code: string }) =>
  signUp.attemptEmailAddressVerification({ code })

export const ticket = (
  signUp: SignUpResource,
  params: SignUpUpdateParams | undefined,
  runtime: Runtime,
) => signUp.create({ strategy: 'ticket', ticket: ticketOfPage(runtime) ?? '', ...params })

export const finalize = (
  signUp: SignUpResource,
  params: FinalizeParams | undefined,
  runtime: Runtime,
) => activate(signUp, params, runtime)

export async function reset(_: SignUpResource, __: unknown, runtime: Runtime) {
  runtime.client()?.resetSignUp()
}
