import type { ClientModel } from './client.ts'
import { fromThrown, hasCode, type UIError } from './errors.ts'

/** Of a way through a provider that an attempt has begun. */
const verificationOf = (flow: string | undefined, client: ClientModel | null) =>
  /^sign_?in$/i.test(flow ?? '')
    ? client?.signIn?.firstFactorVerification
    : /^sign_?up$/i.test(flow ?? '')
      ? client?.signUp?.verifications.externalAccount
      : null

/** Why somebody came back from a provider with nothing, as long as that is news. */
export function refusalOf(flow: string | undefined, client: ClientModel | null): UIError[] {
  const { error, expireAt } = verificationOf(flow, client) ?? {}
  const isNews = error && (!expireAt || +new Date(expireAt) > Date.now())
  return (isNews && fromThrown({ errors: [error] })) || []
}

/** Something that only the runtime goes on with: one attempt becomes the other, or a session that is there is taken. */
export const needsRuntime = (client: ClientModel | null): boolean =>
  ['signIn', 'signUp'].some(
    (flow) =>
      verificationOf(flow, client)?.status === 'transferable' ||
      hasCode(refusalOf(flow, client), 'identifier_already_signed_in'),
  )

/** The sign-up is what was at a provider, and not the sign-in. */
export const isSignUpAtProvider = (client: ClientModel | null): boolean =>
  !!verificationOf('signUp', client)?.status &&
  !/^oauth_/.test(verificationOf('signIn', client)?.strategy ?? '')
