import type { DeletedObject } from '../resources/deleted-object.ts'
import type {
  Domain,
  Instance,
  InstanceRestrictions,
  JwtTemplate,
  OrganizationSettings,
  ProxyCheck,
  RedirectUrl,
} from '../resources/instance.ts'
import type { Paginated } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'

interface UpdateInstanceParams {
  testMode?: boolean | null
  hibp?: boolean | null
  enhancedEmailDeliverability?: boolean | null
  supportEmail?: string | null
  clerkJsVersion?: string | null
  developmentOrigin?: string | null
  allowedOrigins?: string[]
  urlBasedSessionSyncing?: boolean | null
  /** Empty clears it. */
  preferredSignInStrategyWhenPasswordRequired?: 'password' | 'otp' | '' | null
}

interface UpdateRestrictionsParams {
  allowlist?: boolean | null
  blocklist?: boolean | null
  blockEmailSubaddresses?: boolean | null
  blockDisposableEmailDomains?: boolean | null
  ignoreDotsForGmailAddresses?: boolean | null
}

interface UpdateOrganizationSettingsParams {
  enabled?: boolean | null
  maxAllowedMemberships?: number | null
  adminDeleteEnabled?: boolean | null
  domainsEnabled?: boolean | null
  domainsEnrollmentModes?: string[]
  creatorRoleId?: string | null
  domainsDefaultRoleId?: string | null
}

/** Backend API §2.7. */
export interface InstanceApi {
  get(): Promise<Instance>
  update(params: UpdateInstanceParams): Promise<void>
  updateRestrictions(params: UpdateRestrictionsParams): Promise<InstanceRestrictions>
  getOrganizationSettings(): Promise<OrganizationSettings>
  updateOrganizationSettings(
    params: UpdateOrganizationSettingsParams,
  ): Promise<OrganizationSettings>
}

interface AddDomainParams {
  name: string
  is_satellite: boolean
  proxy_url?: string | null
}

interface UpdateDomainParams {
  domainId: string
  name?: string
  proxy_url?: string | null
  is_secondary?: boolean | null
}

/** Backend API §2.7. */
export interface DomainsApi {
  list(): Promise<Page<Domain>>
  add(params: AddDomainParams): Promise<Domain>
  update(params: UpdateDomainParams): Promise<Domain>
  delete(domainId: string): Promise<DeletedObject>
  /** @deprecated Use `delete`. */
  deleteDomain(domainId: string): Promise<DeletedObject>
}

interface CreateJWTTemplateParams {
  name: string
  claims: object
  /** Seconds, 60 unless given. */
  lifetime?: number | null
  /** Seconds, 5 unless given. */
  allowedClockSkew?: number | null
  customSigningKey?: boolean
  signingAlgorithm?: string | null
  signingKey?: string | null
}

/** Backend API §2.8. */
export interface JwtTemplatesApi {
  list(params?: Paginated): Promise<Page<JwtTemplate>>
  get(templateId: string): Promise<JwtTemplate>
  create(params: CreateJWTTemplateParams): Promise<JwtTemplate>
  update(params: CreateJWTTemplateParams & { templateId: string }): Promise<JwtTemplate>
  delete(templateId: string): Promise<DeletedObject>
}

/** Backend API §2.5. */
export interface RedirectUrlsApi {
  getRedirectUrlList(): Promise<Page<RedirectUrl>>
  getRedirectUrl(redirectUrlId: string): Promise<RedirectUrl>
  createRedirectUrl(params: { url: string }): Promise<RedirectUrl>
  deleteRedirectUrl(redirectUrlId: string): Promise<RedirectUrl>
}

/** Backend API §2.7. */
export interface ProxyChecksApi {
  verify(params: { domainId: string; proxyUrl: string }): Promise<ProxyCheck>
}

/** Backend API §2.7. */
export interface BetaFeaturesApi {
  changeDomain(params: { homeUrl?: string; isSecondary?: boolean }): Promise<void>
}

/** Backend API §2.7. */
export interface WebhooksApi {
  createSvixApp(): Promise<{ svix_url: string }>
  generateSvixAuthURL(): Promise<{ svix_url: string }>
  deleteSvixApp(): Promise<void>
}
