import type { OAuthConsentInfo } from '@dooryard/browser'
import { activeSession, nameOf, plain, secondaryOf } from '../../model/client.ts'
import { breakable } from '../../primitives/breakable.ts'
import { El } from '../../primitives/element.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import { safeImage } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { accountOf, ownPath } from '../user-profile/parts/state.ts'
import { consentPath, forwarded, requestOf } from './request.ts'

/** To be signed in for longer is no thing to be read, and is told apart from those. */
const OFFLINE = 'offline_access'
const ORGANIZATIONS = 'user:org:read'

/** What an application asks for, and the form that the provider takes the answer from: a true one, since it leads away. */
export function Consent({ info }: { info: OAuthConsentInfo }, { at: { v } }: ViewContext) {
  const user = accountOf(v)!
  const { onAllow, onDeny } = v.props
  const name = plain(info.oauthApplicationName)
  const { clientId, redirectUri } = requestOf(v)
  const domain = info.redirectDomain || hostOf(redirectUri) || hostOf(info.oauthApplicationUrl)
  const logo = safeImage(info.oauthApplicationLogoUrl, v.location.url)
  const asked = info.scopes.filter(({ requiresConsent }) => requiresConsent)
  const isAsked = (scope: string) => info.scopes.some((each) => each.scope === scope)
  const answer = onAllow || onDeny ? { onAllow, onDeny } : undefined
  return (
    <>
      <El k="header">
        {logo && <El as="img" k="logoImage" src={logo} alt="" />}
        <El as="h1" k="headerTitle" id={`${v.id}-title`} tabIndex={-1} dir="auto">
          {name}
        </El>
        <El
          as="p"
          k="headerSubtitle"
          t="oauthConsent.subtitle"
          tokens={{ identifier: secondaryOf(user) ?? nameOf(user) }}
        />
      </El>
      <UserPreview user={user} name={nameOf(user)} kid="oauthConsent" />
      <El k="main">
        <El k="oauthConsentScopes">
          <El
            as="p"
            k="formFieldLabel"
            id={`${v.id}-scopes`}
            t="oauthConsent.scopeList.title"
            tokens={{ applicationName: name }}
          />
          <El as="ul" k="oauthConsentScopeList" aria-labelledby={`${v.id}-scopes`}>
            {asked
              .filter(({ scope }) => scope !== OFFLINE)
              .map(({ scope, description }) => (
                <El key={scope} as="li" k="oauthConsentScope" dir="auto">
                  {scope === 'private_metadata'
                    ? v.text('oauthConsent.scopeList.privateMetadata', { applicationName: name })
                    : plain(description || scope)}
                </El>
              ))}
          </El>
          {isAsked(OFFLINE) && (
            <El as="p" k="formFieldInfoText" t="oauthConsent.offlineAccessNotice" />
          )}
        </El>
        <El
          as="form"
          k="form"
          method="post"
          action={v.fapiPath + ownPath(v, consentPath(clientId ?? info.clientId))}
          onSubmit={(event) => {
            if (!answer) return
            event.preventDefault()
            const { submitter } = event as unknown as SubmitEvent
            const isAllowed = (submitter as HTMLButtonElement | null)?.value === 'true'
            ;(isAllowed ? onAllow : onDeny)?.()
          }}
        >
          {forwarded(v).map(([field, value]) => (
            <input key={`${field} ${value}`} type="hidden" name={field} value={value} />
          ))}
          {isAsked(ORGANIZATIONS) && <Organizations />}
          <El
            as="p"
            k="formFieldWarningText"
            t="oauthConsent.warning"
            tokens={{ applicationName: name, domainAction: domain ?? name }}
          />
          <El k="oauthConsentButtons">
            <Answer value="false" variant="outline" />
            <Answer value="true" variant="solid" />
          </El>
          {domain && (
            <El
              as="p"
              k="formFieldInfoText"
              t="oauthConsent.redirectNotice"
              tokens={{ domainAction: domain }}
            />
          )}
          {redirectUri && (
            <El as="details" k="oauthConsentRedirect">
              <El as="summary" k="formFieldInfoText" t="oauthConsent.viewFullUrl" />
              <El as="p" k="oauthConsentRedirectUri" dir="ltr">
                {breakable(redirectUri)}
              </El>
            </El>
          )}
        </El>
      </El>
    </>
  )
}

/** One of the two buttons of the form. */
function Answer({ value, variant }: { value: 'true' | 'false'; variant: string }) {
  const isAllowed = value === 'true'
  return (
    <El
      as="button"
      type="submit"
      k={['button', isAllowed ? 'formButtonPrimary' : 'formButtonReset']}
      name="consented"
      value={value}
      data-variant={variant}
      t={`oauthConsent.action__${isAllowed ? 'allow' : 'deny'}`}
    />
  )
}

/** Which organization the application learns of; the one that the session works in stands first. */
function Organizations(_props: object, { at: { v } }: ViewContext) {
  const { organizationMemberships: all = [] } = accountOf(v)!
  if (!v.environment.organization_settings?.enabled || all.length === 0) return null
  const id = `organization_id-field${v.suffix}`
  const active = activeSession(v.client)?.lastActiveOrganizationId
  return (
    <El k="formField" kid="organizationId">
      <El
        as="label"
        k="formFieldLabel"
        kid="organizationId"
        htmlFor={id}
        t="oauthConsent.scopeList.organization"
      />
      <El
        as="select"
        k={['input', 'formFieldInput', 'selectButton']}
        kid="organizationId"
        id={id}
        name="organization_id"
      >
        {all.map(({ organization }) => (
          <option
            key={organization.id}
            value={organization.id}
            selected={organization.id === active}
          >
            {organization.name}
          </option>
        ))}
      </El>
    </El>
  )
}

const hostOf = (address: string | undefined) =>
  address && URL.canParse(address) ? new URL(address).host || undefined : undefined
