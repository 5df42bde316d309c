import type { ProviderId } from '@dooryard/protocol'

/** A provider that is known by name. What is known of it is `providers/table.ts`. */
export interface KnownProvider {
  clientId?: string | undefined
  clientSecret?: string | undefined
  /** Asked for besides those that a sign-in needs. */
  scopes: string[]
  /** Apple takes no secret, but one that is signed anew each time: by these. `privateKey` is the text of the `.p8` file. */
  teamId?: string | undefined
  keyId?: string | undefined
  privateKey?: string | undefined
  /** Of Microsoft: the id of an organization's tenant, whose people alone come in then; `common`, `organizations` or `consumers`. */
  tenant?: string | undefined
}

/** Any other provider: by its issuer, or by its addresses. */
export interface CustomProvider {
  /** On the button. */
  name: string
  clientId?: string | undefined
  clientSecret?: string | undefined
  /** OpenID Connect: all else is discovered. */
  issuer?: string | undefined
  authorizeUrl?: string | undefined
  tokenUrl?: string | undefined
  userinfoUrl?: string | undefined
  scopes: string[]
  /** How the client shows who it is at the token endpoint. */
  clientAuthentication: 'post' | 'basic'
  pkce: boolean
  /** Addresses that it calls verified are taken as proven, and link to the account that has them (FED-5). */
  trustsEmail: boolean
  /** Where the userinfo has what an OpenID provider calls by these names. */
  fields: Record<string, string>
}

/** Accounts elsewhere that people may sign in with. */
export type SocialSettings = { [Id in ProviderId]: KnownProvider | null } & {
  /** By a name of letters, digits and underscores: `acme` is the strategy `oauth_custom_acme`. */
  custom: Record<string, CustomProvider>
}

/** `true`: the credentials are in the environment; while one develops none are needed. */
export type SocialInput = {
  [Id in ProviderId]?: Partial<KnownProvider> | true | null | undefined
} & {
  custom?: Record<string, Partial<CustomProvider> & { name: string }> | undefined
}

/** Whether somebody registered this site at the provider. */
export function isRegistered(entry: KnownProvider | CustomProvider): boolean {
  const signed = entry as KnownProvider
  const isSigned = signed.teamId && signed.keyId && signed.privateKey
  return !!entry.clientId && !!(entry.clientSecret || isSigned)
}

/**
 * The providers that can be used. Those at which nobody registered the site work in development alone, by a provider of
 * ours in their place; anywhere else they are left out, by name.
 */
export function usableSocial(
  { custom, ...known }: SocialSettings,
  { development }: { development: boolean },
): { social: SocialSettings; missing: string[] } {
  const missing: string[] = []
  const usable = <Entry extends KnownProvider | CustomProvider>(place: string, entry: Entry) => {
    const isUsable = isRegistered(entry) || (development && !entry.clientId && !entry.clientSecret)
    if (!isUsable) missing.push(place)
    return isUsable
  }
  const kept = Object.entries(known).map(([name, entry]) => [
    name,
    entry && usable(`social.${name}`, entry) ? entry : null,
  ])
  const own = Object.entries(custom).filter(([name, entry]) =>
    usable(`social.custom.${name}`, entry),
  )
  return { social: { ...Object.fromEntries(kept), custom: Object.fromEntries(own) }, missing }
}

/** What is told at the start of providers that cannot be used. */
export const missingNotice = (missing: readonly string[]): string =>
  `Nobody can sign in with ${missing.join(', ')}: clientId and clientSecret are missing. Set them, or the variables ` +
  'DOORYARD_SOCIAL_<NAME>_CLIENT_ID and DOORYARD_SOCIAL_<NAME>_CLIENT_SECRET.'
