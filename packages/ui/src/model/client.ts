import type { MembershipModel } from './organization.ts'

/**
 * What screens read. The resources of `@dooryard/browser` have these shapes; on the server they are made from the wire
 * JSON by `camelize`.
 */
export interface ClientModel {
  sessions: SessionModel[]
  signIn: SignInModel | null
  signUp: SignUpModel | null
  lastActiveSessionId: string | null
  lastAuthenticationStrategy: string | null
}

export interface SessionModel {
  id: string
  status: string
  /** The organization that it works in. */
  lastActiveOrganizationId?: string | null
  /** What it has to do before anything else. */
  currentTask?: { key: string } | undefined
  user: UserModel | null
}

export interface UserModel {
  id: string
  firstName: string | null
  lastName: string | null
  username: string | null
  imageUrl: string
  hasImage: boolean
  primaryEmailAddressId: string | null
  emailAddresses: { id: string; emailAddress: string }[]
  phoneNumbers?: { phoneNumber: string }[]
}

/** What a profile shows of its own person. */
export interface AccountModel extends UserModel {
  primaryPhoneNumberId: string | null
  emailAddresses: EmailAddressModel[]
  phoneNumbers: PhoneNumberModel[]
  externalAccounts: ExternalAccountModel[]
  passkeys: { id: string; name: string | null }[]
  organizationMemberships: MembershipModel[]
  createOrganizationEnabled: boolean
  passwordEnabled: boolean
  totpEnabled: boolean
  backupCodeEnabled: boolean
  twoFactorEnabled: boolean
  deleteSelfEnabled: boolean
}

/** What somebody is known by. */
export interface IdentificationModel {
  id: string
  verification: VerificationModel | null
  linkedTo: { id: string; type: string }[]
}

export interface EmailAddressModel extends IdentificationModel {
  emailAddress: string
}

export interface PhoneNumberModel extends IdentificationModel {
  phoneNumber: string
  reservedForSecondFactor: boolean
  defaultSecondFactor: boolean
}

export interface ExternalAccountModel {
  id: string
  /** With or without `oauth_` before it. */
  provider: string
  emailAddress: string
  username: string | null
  approvedScopes: string
  verification:
    | (VerificationModel & { error?: { code: string; longMessage?: string } | null })
    | null
}

export interface FactorModel {
  strategy: string
  safeIdentifier?: string
  emailAddressId?: string
  phoneNumberId?: string
  primary?: boolean
  default?: boolean
}

interface VerificationModel {
  status: string | null
  strategy: string | null
  /** Why a provider's answer led to nothing. */
  error?: object | null
  expireAt?: Date | null
}

export interface SignUpVerificationModel extends VerificationModel {
  nextAction: string
  supportedStrategies: string[]
}

export interface SignInModel {
  id?: string | undefined
  status: string | null
  identifier: string | null
  supportedFirstFactors: FactorModel[] | null
  supportedSecondFactors: FactorModel[] | null
  firstFactorVerification: VerificationModel | null
  secondFactorVerification?: VerificationModel | null
  createdSessionId: string | null
}

export interface SignUpModel {
  id?: string | undefined
  status: string | null
  requiredFields: string[]
  missingFields: string[]
  unverifiedFields: string[]
  emailAddress: string | null
  phoneNumber?: string | null
  username: string | null
  firstName: string | null
  lastName: string | null
  createdSessionId: string | null
  /** The organization whose invitation began it. */
  invitedBy?: { name: string; imageUrl: string; hasImage: boolean } | undefined
  verifications: {
    emailAddress: SignUpVerificationModel | null
    externalAccount?: VerificationModel | null
    phoneNumber?: SignUpVerificationModel | null
  }
}

/** Sessions that somebody is signed in with. */
export function signedInSessions(client: ClientModel | null): SessionModel[] {
  return (client?.sessions ?? []).filter(
    (session) => (session.status === 'active' || session.status === 'pending') && session.user,
  )
}

/** The session in use. */
export function activeSession(client: ClientModel | null): SessionModel | null {
  const sessions = signedInSessions(client)
  return (
    sessions.find((session) => session.id === client?.lastActiveSessionId) ?? sessions[0] ?? null
  )
}

/** Where somebody is reached: an address, else a number. */
function reachOf(user: UserModel): string | undefined {
  const { emailAddresses, primaryEmailAddressId, phoneNumbers } = user
  const address = emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0]
  return address?.emailAddress ?? phoneNumbers?.[0]?.phoneNumber
}

/** Controls and marks that turn the direction of text: a name could make a line read as another one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const DECEPTIVE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text that somebody chose for themselves, fit to be shown to others (XSS-1). */
export const plain = (text: string): string => text.replace(DECEPTIVE, '').slice(0, 256)

/** How a user is called: name, else username, else address, else number. */
export function nameOf(user: UserModel): string {
  const fullName = [user.firstName, user.lastName].filter(Boolean).join(' ')
  return plain(fullName || user.username || reachOf(user) || '')
}

/** What is written below the name; undefined when there is nothing else to say. */
export function secondaryOf(user: UserModel): string | undefined {
  const text = [user.username, reachOf(user)].find((name) => name && plain(name) !== nameOf(user))
  return text ? plain(text) : undefined
}
