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
import type { Call, Paginated } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'

type Page<T> = PaginatedResourceResponse<T[]>

export interface UpdateInstanceParams {
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

export interface UpdateRestrictionsParams {
  allowlist?: boolean | null
  blocklist?: boolean | null
  blockEmailSubaddresses?: boolean | null
  blockDisposableEmailDomains?: boolean | null
  ignoreDotsForGmailAddresses?: boolean | null
}

export interface UpdateOrganizationSettingsParams {
  enabled?: boolean | null
  maxAllowedMemberships?: number | null
  adminDeleteEnabled?: boolean | null
  domainsEnabled?: boolean | null
  domainsEnrollmentModes?: string[]
  creatorRoleId?: string | null
  domainsDefaultRoleId?: string | null
}

/** Backend API §2.7. */
export const instanceApi = (call: Call) => ({
  get: async () => call.get<Instance>('/instance'),
  update: async (params: UpdateInstanceParams) => call.patch<void>('/instance', params),
  updateRestrictions: async (params: UpdateRestrictionsParams) =>
    call.patch<InstanceRestrictions>('/instance/restrictions', params),
  getOrganizationSettings: async () =>
    call.get<OrganizationSettings>('/instance/organization_settings'),
  updateOrganizationSettings: async (params: UpdateOrganizationSettingsParams) =>
    call.patch<OrganizationSettings>('/instance/organization_settings', params),
})

export interface AddDomainParams {
  name: string
  is_satellite: boolean
  proxy_url?: string | null
}

export interface UpdateDomainParams {
  domainId: string
  name?: string
  proxy_url?: string | null
  is_secondary?: boolean | null
}

/** Backend API §2.7. */
export const domainsApi = (call: Call) => {
  const remove = async (domainId: string) => call.delete<DeletedObject>(path`/domains/${domainId}`)
  return {
    list: async () => call.get<Page<Domain>>('/domains'),
    add: async (params: AddDomainParams) => call.post<Domain>('/domains', params),
    update: async ({ domainId, ...body }: UpdateDomainParams) =>
      call.patch<Domain>(path`/domains/${domainId}`, body),
    delete: remove,
    /** @deprecated Use `delete`. */
    deleteDomain: remove,
  }
}

export interface CreateJWTTemplateParams {
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
export const jwtTemplatesApi = (call: Call) => ({
  list: async (params: Paginated = {}) =>
    call.get<Page<JwtTemplate>>('/jwt_templates', { ...params, paginated: true }),
  get: async (templateId: string) => call.get<JwtTemplate>(path`/jwt_templates/${templateId}`),
  create: async (params: CreateJWTTemplateParams) =>
    call.post<JwtTemplate>('/jwt_templates', params),
  update: async ({ templateId, ...body }: CreateJWTTemplateParams & { templateId: string }) =>
    call.patch<JwtTemplate>(path`/jwt_templates/${templateId}`, body),
  delete: async (templateId: string) =>
    call.delete<DeletedObject>(path`/jwt_templates/${templateId}`),
})

/** Backend API §2.5. */
export const redirectUrlsApi = (call: Call) => ({
  getRedirectUrlList: async () =>
    call.get<Page<RedirectUrl>>('/redirect_urls', { paginated: true }),
  getRedirectUrl: async (redirectUrlId: string) =>
    call.get<RedirectUrl>(path`/redirect_urls/${redirectUrlId}`),
  createRedirectUrl: async (params: { url: string }) =>
    call.post<RedirectUrl>('/redirect_urls', params),
  deleteRedirectUrl: async (redirectUrlId: string) =>
    call.delete<RedirectUrl>(path`/redirect_urls/${redirectUrlId}`),
})

/** Backend API §2.7. */
export const proxyChecksApi = (call: Call) => ({
  verify: async (params: { domainId: string; proxyUrl: string }) =>
    call.post<ProxyCheck>('/proxy_checks', params),
})

/** Backend API §2.7. */
export const betaFeaturesApi = (call: Call) => ({
  changeDomain: async (params: { homeUrl?: string; isSecondary?: boolean }) =>
    call.post<void>('/beta_features/change_domain', params),
})

/** Backend API §2.7. */
export const webhooksApi = (call: Call) => ({
  createSvixApp: async () => call.post<{ svix_url: string }>('/webhooks/svix'),
  generateSvixAuthURL: async () => call.post<{ svix_url: string }>('/webhooks/svix_url'),
  deleteSvixApp: async () => call.delete<void>('/webhooks/svix'),
})
