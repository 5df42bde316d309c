import type { OAuthConsentInfo } from '@dooryard/browser'
import { FormField } from '@dooryard/protocol'
import type { View } from '../../view/view.ts'

/** What the page was asked, by the address that led to it or by the application. */
export interface ConsentRequest {
  clientId: string | undefined
  scope: string | undefined
  redirectUri: string | undefined
}

export function requestOf({ props, location: { query } }: View): ConsentRequest {
  return {
    clientId: props.oauthClientId || query.get('client_id') || undefined,
    scope: props.scope ?? query.get('scope') ?? undefined,
    redirectUri: props.redirectUrl || query.get('redirect_uri') || undefined,
  }
}

/** Where the Frontend API says what an application asks for. §3.14. */
export function infoPath({ clientId, scope, redirectUri }: ConsentRequest): string {
  const query = new URLSearchParams({
    ...(scope !== undefined && { scope }),
    ...(redirectUri && { redirect_uri: redirectUri }),
  })
  return `${consentPath(clientId!)}${query.size ? `?${query}` : ''}`
}

export const consentPath = (clientId: string) => `/me/oauth/consent/${encodeURIComponent(clientId)}`

/** What a page that knows the application itself says of it. */
export function givenInfo({ props }: View): OAuthConsentInfo | undefined {
  if (!props.oAuthApplicationName) return undefined
  return {
    oauthApplicationName: props.oAuthApplicationName,
    oauthApplicationLogoUrl: props.oAuthApplicationLogoUrl ?? '',
    oauthApplicationUrl: props.oAuthApplicationUrl ?? '',
    clientId: props.oauthClientId ?? '',
    redirectDomain: null,
    scopes: (props.scopes ?? []).map(({ requires_consent: requiresConsent, ...scope }) => ({
      ...scope,
      requiresConsent,
    })),
  }
}

/** Fields of the answer that are the form's own. */
const OWN = new Set<string>(['consented', 'organization_id', ...Object.values(FormField)])

/** All that the provider was asked goes back to it with the answer: its own words, and what the page says in their place. */
export function forwarded(v: View): [name: string, value: string][] {
  const { clientId, scope, redirectUri } = requestOf(v)
  const said = { client_id: clientId, scope, redirect_uri: redirectUri }
  const rest = [...v.location.query].filter(([name]) => !OWN.has(name) && !(name in said))
  const named = Object.entries(said).filter((each): each is [string, string] => !!each[1])
  return [...named, ...rest]
}
