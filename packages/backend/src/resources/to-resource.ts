import {
  ActorToken,
  AllowlistIdentifier,
  BlocklistIdentifier,
  Invitation,
  SignUpAttempt,
  WaitlistEntry,
} from './access.ts'
import { DeletedObject } from './deleted-object.ts'
import { fill } from './fill.ts'
import {
  EmailAddress,
  EnterpriseAccount,
  ExternalAccount,
  PhoneNumber,
  Web3Wallet,
} from './identifications.ts'
import {
  Domain,
  Instance,
  InstanceRestrictions,
  InstanceSettings,
  JwtTemplate,
  OrganizationSettings,
  ProxyCheck,
  RedirectUrl,
} from './instance.ts'
import { APIKey, IdPOAuthAccessToken, M2MToken } from './machine-tokens.ts'
import {
  Organization,
  OrganizationInvitation,
  OrganizationMembership,
  Permission,
  Role,
  RoleSet,
} from './organizations.ts'
import { Client, Cookies, Session, SignInToken, Token } from './sessions.ts'
import { User } from './user.ts'

/** Most are filled as they come; some have more to do. */
interface ResourceClass {
  new (): object
  fromJSON?(json: never): unknown
}

/** Which class an `object` of the wire becomes. What is not listed stays as it is. Backend API §1.4. */
const CLASSES = new Map<string, ResourceClass>(
  Object.entries<ResourceClass>({
    actor_token: ActorToken,
    allowlist_identifier: AllowlistIdentifier,
    api_key: APIKey,
    blocklist_identifier: BlocklistIdentifier,
    clerk_idp_oauth_access_token: IdPOAuthAccessToken,
    client: Client,
    cookies: Cookies,
    domain: Domain,
    email_address: EmailAddress,
    enterprise_account: EnterpriseAccount,
    external_account: ExternalAccount,
    facebook_account: ExternalAccount,
    google_account: ExternalAccount,
    instance: Instance,
    instance_restrictions: InstanceRestrictions,
    instance_settings: InstanceSettings,
    invitation: Invitation,
    jwt_template: JwtTemplate,
    machine_to_machine_token: M2MToken,
    organization: Organization,
    organization_invitation: OrganizationInvitation,
    organization_membership: OrganizationMembership,
    organization_settings: OrganizationSettings,
    permission: Permission,
    phone_number: PhoneNumber,
    proxy_check: ProxyCheck,
    redirect_url: RedirectUrl,
    role: Role,
    role_set: RoleSet,
    session: Session,
    sign_in_token: SignInToken,
    sign_up_attempt: SignUpAttempt,
    token: Token,
    user: User,
    waitlist_entry: WaitlistEntry,
    web3_wallet: Web3Wallet,
  }),
)

/** Turns one JSON item into the resource that callers get. */
export function toResource(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item
  if ('object' in item && 'deleted' in item) return DeletedObject.fromJSON(item as never)
  const { object, total_count } = item as { object?: string; total_count?: number }
  if (object === 'total_count') return total_count
  const Resource = CLASSES.get(object ?? '')
  if (!Resource) return item
  return Resource.fromJSON?.(item as never) ?? fill(new Resource(), item)
}
