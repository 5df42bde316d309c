/** What an application asks for, before whoever is signed in lets it. Frontend API §3.14. */
export interface OAuthConsentInfo {
  oauthApplicationName: string
  oauthApplicationLogoUrl: string
  oauthApplicationUrl: string
  clientId: string
  state?: string
  redirectDomain: string | null
  scopes: OAuthConsentScope[]
}

export interface OAuthConsentScope {
  scope: string
  description: string | null
  requiresConsent: boolean
}

export interface GetOAuthConsentInfoParams {
  oauthClientId: string
  scope?: string
  redirectUri?: string
}

export interface OAuthApplicationNamespace {
  /** @throws {ClerkAPIResponseError} `not_available`, where the server is no provider. */
  getConsentInfo(params: GetOAuthConsentInfoParams): Promise<OAuthConsentInfo>
}
