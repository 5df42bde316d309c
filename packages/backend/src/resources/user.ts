import type { BackendUserJSON } from '@dooryard/protocol'
import './globals.ts'
import { fill } from './fill.ts'
import {
  EmailAddress,
  EnterpriseAccount,
  type EnterpriseAccountJSON,
  ExternalAccount,
  type ExternalAccountJSON,
  PhoneNumber,
  Web3Wallet,
  type Web3WalletJSON,
} from './identifications.ts'

/** A user as the server side sees them, private metadata included. Times in milliseconds. Backend API §3.1. */
export class User {
  readonly id!: string
  readonly passwordEnabled!: boolean
  readonly totpEnabled!: boolean
  readonly backupCodeEnabled!: boolean
  readonly twoFactorEnabled!: boolean
  readonly banned!: boolean
  readonly locked!: boolean
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly imageUrl!: string
  readonly hasImage!: boolean
  readonly primaryEmailAddressId!: string | null
  readonly primaryPhoneNumberId!: string | null
  readonly primaryWeb3WalletId!: string | null
  readonly lastSignInAt!: number | null
  readonly externalId!: string | null
  readonly username!: string | null
  readonly firstName!: string | null
  readonly lastName!: string | null
  readonly publicMetadata!: UserPublicMetadata
  readonly privateMetadata!: UserPrivateMetadata
  readonly unsafeMetadata!: UserUnsafeMetadata
  readonly emailAddresses!: EmailAddress[]
  readonly phoneNumbers!: PhoneNumber[]
  readonly web3Wallets!: Web3Wallet[]
  readonly externalAccounts!: ExternalAccount[]
  readonly enterpriseAccounts!: EnterpriseAccount[]
  readonly lastActiveAt!: number | null
  readonly createOrganizationEnabled!: boolean
  readonly createOrganizationsLimit!: number | null
  readonly deleteSelfEnabled!: boolean
  readonly legalAcceptedAt!: number | null
  readonly locale!: string | null
  readonly timezone!: string | null
  readonly deprovisioned!: boolean
  readonly _raw!: BackendUserJSON | null

  /** The JSON as it came. */
  get raw(): BackendUserJSON | null {
    return this._raw
  }

  get primaryEmailAddress(): EmailAddress | null {
    return find(this.emailAddresses, this.primaryEmailAddressId)
  }

  get primaryPhoneNumber(): PhoneNumber | null {
    return find(this.phoneNumbers, this.primaryPhoneNumberId)
  }

  get primaryWeb3Wallet(): Web3Wallet | null {
    return find(this.web3Wallets, this.primaryWeb3WalletId)
  }

  get fullName(): string | null {
    return [this.firstName, this.lastName].filter(Boolean).join(' ').trim() || null
  }

  static fromJSON(json: BackendUserJSON): User {
    const optional = json as Partial<BackendUserJSON> & {
      timezone?: string | null
      deprovisioned?: boolean
    }
    return fill(new User(), json, {
      publicMetadata: optional.public_metadata ?? {},
      privateMetadata: optional.private_metadata ?? {},
      unsafeMetadata: optional.unsafe_metadata ?? {},
      emailAddresses: (optional.email_addresses ?? []).map(EmailAddress.fromJSON),
      phoneNumbers: (optional.phone_numbers ?? []).map(PhoneNumber.fromJSON),
      web3Wallets: listOf<Web3WalletJSON>(optional.web3_wallets).map(Web3Wallet.fromJSON),
      externalAccounts: listOf<ExternalAccountJSON>(optional.external_accounts).map(
        ExternalAccount.fromJSON,
      ),
      enterpriseAccounts: listOf<EnterpriseAccountJSON>(optional.enterprise_accounts).map(
        EnterpriseAccount.fromJSON,
      ),
      createOrganizationsLimit: optional.create_organizations_limit ?? null,
      timezone: optional.timezone ?? null,
      deprovisioned: optional.deprovisioned ?? false,
      _raw: json,
    })
  }
}

function find<T extends { id: string }>(items: T[], id: string | null): T | null {
  return items.find((item) => item.id === id) ?? null
}

/** Protocol leaves the items of these lists open. */
function listOf<T>(items: unknown[] | undefined): T[] {
  return (items ?? []) as T[]
}
