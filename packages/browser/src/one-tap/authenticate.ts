import { isClerkAPIResponseError } from '../core/api-error.ts'
import type { WiredPage } from '../page/page.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'
import type { AuthenticateWithGoogleOneTapParams } from './types.ts'

/** A sign-in with what Google gave the page; of who has no account a sign-up. Frontend API §3.6. */
export async function authenticate(
  page: WiredPage,
  { token, legalAccepted }: AuthenticateWithGoogleOneTapParams,
): Promise<SignInResource | SignUpResource> {
  const { signIn, signUp } = page.client()!
  const way = { strategy: 'google_one_tap', token }
  try {
    return await signIn.create(way)
  } catch (error) {
    const isUnknown =
      isClerkAPIResponseError(error) && error.errors[0]?.code === 'external_account_not_found'
    if (!isUnknown) throw error
    return signUp.create({ ...way, legalAccepted })
  }
}
