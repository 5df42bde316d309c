import { type Outside, OutsideError } from '../outside/outside.ts'
import { PasswordSourceError } from './source-error.ts'

/** An account at Amazon Cognito, which keeps its password to itself. */
export interface CognitoAccount {
  region: string
  client: string
  identifier: string
}

/** `<user pool>#<app client>#<username>`, with or without the name of the kind before it. */
export function readCognitoDigest(digest: string): CognitoAccount | null {
  const match =
    /^(?:awscognito#)?([a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2})_[A-Za-z0-9]{1,55}#([A-Za-z0-9_+]{1,128})#([^\p{Cc}]{1,256})$/u.exec(
      digest,
    )
  if (!match) return null
  const [, region = '', client = '', identifier = ''] = match
  return { region, client, identifier }
}

/**
 * Whether a password is the one of an account there, as `InitiateAuth` says.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 *
 * @throws {PasswordSourceError} when nothing is said of it: no answer in time, limits, a client that takes no passwords.
 */
export async function isCognitoPassword(
  outside: Outside,
  { region, client, identifier }: CognitoAccount,
  { url, password }: { url: string | null; password: string },
): Promise<boolean> {
  const answer = await outside(url ?? `https://cognito-idp.${region}.${domainOf(region)}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: client,
      AuthParameters: { USERNAME: identifier, PASSWORD: password },
    }),
  }).catch((error: unknown) => {
    throw new PasswordSourceError(`Cognito does not answer: ${reasonOf(error)}`)
  })
  const said = (await answer.json().catch(() => null)) as Said | null
  if (answer.ok && said?.AuthenticationResult) return true
  // What is asked for after a right password.
  if (answer.ok && said?.ChallengeName) return SECOND_STEPS.includes(said.ChallengeName)
  const kind = String(said?.__type ?? '')
    .split('#')
    .at(-1)!
  // A client that has a secret says the same of every password.
  const isOfClient = /SECRET_HASH/.test(String(said?.message ?? ''))
  if (REFUSALS.includes(kind) && !isOfClient) return false
  const why = isOfClient ? 'the app client has a secret' : kind || `status ${answer.status}`
  throw new PasswordSourceError(`Cognito says nothing of a password: ${why}`)
}

interface Said {
  AuthenticationResult?: object
  ChallengeName?: string
  __type?: unknown
  message?: unknown
}

const SECOND_STEPS = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SELECT_MFA_TYPE', 'MFA_SETUP']

/** The password is wrong, or lets nobody in there either. */
const REFUSALS = [
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
]

const domainOf = (region: string) =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'

/** Without the request, which has the password. */
const reasonOf = (error: unknown) =>
  error instanceof OutsideError ? error.message : ((error as { code?: string }).code ?? 'no answer')
