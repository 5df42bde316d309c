import type { EmailAddressJSON, PhoneNumberJSON, VerificationJSON } from '@dooryard/protocol'
import { fill } from './fill.ts'
import type { JSONOf } from './json.ts'

/** Proof that an identifier belongs to its user. Backend API §3.2. */
export class Verification {
  readonly status!: string
  readonly strategy!: string
  readonly externalVerificationRedirectURL!: URL | null
  readonly attempts!: number | null
  /** Milliseconds since the epoch. */
  readonly expireAt!: number | null
  readonly nonce!: string | null
  readonly message!: string | null

  static fromJSON(json: VerificationJSON): Verification {
    const { external_verification_redirect_url: url, nonce } = json as {
      external_verification_redirect_url?: string | null
      nonce?: string | null
    }
    return fill(new Verification(), json, {
      externalVerificationRedirectURL: url ? new URL(url) : null,
      nonce: nonce ?? null,
      message: null,
    })
  }
}

export class IdentificationLink {
  readonly id!: string
  readonly type!: string

  static fromJSON(json: { id: string; type: string }): IdentificationLink {
    return fill(new IdentificationLink(), json)
  }
}

const proofOf = (json: EmailAddressJSON | PhoneNumberJSON) => ({
  verification: readVerification(json),
  linkedTo: json.linked_to.map(IdentificationLink.fromJSON),
})

export class EmailAddress {
  readonly id!: string
  readonly emailAddress!: string
  readonly verification!: Verification | null
  readonly linkedTo!: IdentificationLink[]

  static fromJSON(json: EmailAddressJSON): EmailAddress {
    return fill(new EmailAddress(), json, proofOf(json))
  }
}

export class PhoneNumber {
  readonly id!: string
  readonly phoneNumber!: string
  readonly reservedForSecondFactor!: boolean
  readonly defaultSecondFactor!: boolean
  readonly verification!: Verification | null
  readonly linkedTo!: IdentificationLink[]

  static fromJSON(json: PhoneNumberJSON): PhoneNumber {
    return fill(new PhoneNumber(), json, proofOf(json))
  }
}

export class Web3Wallet {
  readonly id!: string
  readonly web3Wallet!: string
  readonly verification!: Verification | null

  static fromJSON(json: Web3WalletJSON): Web3Wallet {
    return fill(new Web3Wallet(), json, { verification: readVerification(json) })
  }
}

export interface Web3WalletJSON {
  object: 'web3_wallet'
  id: string
  web3_wallet: string
  verification: VerificationJSON | null
}

/** A user's account at an OAuth provider. */
export class ExternalAccount {
  readonly id!: string
  readonly provider!: string
  readonly providerUserId!: string
  readonly identificationId!: string
  readonly externalId!: string
  readonly approvedScopes!: string
  readonly emailAddress!: string
  readonly firstName!: string
  readonly lastName!: string
  readonly imageUrl!: string
  readonly username!: string | null
  readonly phoneNumber!: string | null
  readonly publicMetadata!: Record<string, unknown> | null
  readonly label!: string | null
  readonly verification!: Verification | null
  readonly externalAccountId!: string | undefined

  static fromJSON(json: ExternalAccountJSON): ExternalAccount {
    return fill(new ExternalAccount(), json, {
      externalId: json.provider_user_id,
      imageUrl: json.image_url ?? '',
      publicMetadata: json.public_metadata ?? {},
      verification: readVerification(json),
    })
  }
}

export type ExternalAccountJSON = Omit<
  JSONOf<ExternalAccount>,
  'external_id' | 'image_url' | 'public_metadata' | 'verification'
> & {
  image_url?: string
  public_metadata?: Record<string, unknown> | null
  verification: VerificationJSON | null
}

/** The connection through which an enterprise account signs in. */
export class EnterpriseAccountConnection {
  readonly id!: string
  readonly active!: boolean
  readonly allowIdpInitiated!: boolean
  readonly allowSubdomains!: boolean
  readonly disableAdditionalIdentifications!: boolean
  readonly domain!: string
  readonly logoPublicUrl!: string | null
  readonly name!: string
  readonly protocol!: string
  readonly provider!: string
  readonly syncUserAttributes!: boolean
  readonly createdAt!: number
  readonly updatedAt!: number
}

export class EnterpriseAccount {
  readonly id!: string
  readonly active!: boolean
  readonly emailAddress!: string
  readonly enterpriseConnection!: EnterpriseAccountConnection | null
  readonly firstName!: string | null
  readonly lastName!: string | null
  readonly protocol!: string
  readonly provider!: string
  readonly providerUserId!: string | null
  readonly publicMetadata!: Record<string, unknown>
  readonly verification!: Verification | null
  readonly lastAuthenticatedAt!: number | null
  readonly enterpriseConnectionId!: string | null

  static fromJSON(json: EnterpriseAccountJSON): EnterpriseAccount {
    const connection = json.enterprise_connection
    return fill(new EnterpriseAccount(), json, {
      enterpriseConnection: connection && fill(new EnterpriseAccountConnection(), connection),
      verification: readVerification(json),
    })
  }
}

export type EnterpriseAccountJSON = Omit<
  JSONOf<EnterpriseAccount>,
  'enterprise_connection' | 'verification'
> & {
  enterprise_connection: JSONOf<EnterpriseAccountConnection> | null
  verification: VerificationJSON | null
}

function readVerification(json: { verification: VerificationJSON | null }): Verification | null {
  return json.verification && Verification.fromJSON(json.verification)
}
