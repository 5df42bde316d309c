import type { ExternalAccountModel } from '../../../model/client.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import { Form } from '../../../primitives/form.tsx'
import { screenHref } from '../../../primitives/links.tsx'
import { CONNECTED } from '../../../routing/callback-route.ts'
import { MODAL_STATE } from '../../../routing/modal-state.ts'
import { SCREEN_PARAMETER } from '../../../routing/screen-parameter.ts'
import { safeImage } from '../../../urls/safe-link.ts'
import { LEFT } from '../../../view/left.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { act } from '../parts/act.ts'
import { Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { RemoveForm } from '../parts/remove-form.tsx'
import { ActionTitle, Cancel, type ScreenProps, type Section } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'

const ID = 'connectedAccounts'
const CONNECT = 'connect'
const REMOVE = 'remove-account'
const TEXTS = 'userProfile.connectedAccountPage.removeResource'

/** `google`, whatever the source. */
const slugOf = ({ provider }: ExternalAccountModel) => provider.replace(/^oauth_/, '')

const strategyOf = (account: ExternalAccountModel) => `oauth_${slugOf(account)}`

/** The providers of this instance. */
const providersOf = ({ environment }: View) =>
  Object.values(environment.user_settings.social ?? {}).filter(({ enabled }) => enabled)

/** Those that are connected, or could not be; not those that somebody is on the way to. */
const accountsOf = (v: ProfileView) =>
  accountOf(v)!.externalAccounts.filter(
    ({ verification }) => verification?.status === 'verified' || verification?.error,
  )

const missingOf = (v: ProfileView) =>
  providersOf(v).filter(
    ({ strategy }) =>
      !accountsOf(v).some(
        (account) => strategyOf(account) === strategy && !account.verification?.error,
      ),
  )

const nameOf = (v: View, strategy: string) =>
  providersOf(v).find((provider) => provider.strategy === strategy)?.name ??
  strategy.replace(/^oauth_(custom_)?/, '').replace(/^./, (first) => first.toUpperCase())

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const accounts = accountsOf(v)
  return (
    <>
      {accounts.length > 0 && (
        <El as="ul" k="profileSectionItemList" kid={ID}>
          {accounts.map((account) => (
            <Account key={account.id} account={account} />
          ))}
        </El>
      )}
      {missingOf(v).length > 0 && (
        <Item kid={ID}>
          <Opener
            screen={CONNECT}
            kid={ID}
            t="userProfile.start.connectedAccountsSection.primaryButton"
          />
        </Item>
      )}
    </>
  )
}

function Account(
  { account }: { account: ExternalAccountModel },
  { at: { v } }: ViewContext<ProfileState>,
) {
  const { id, emailAddress, username, verification } = account
  const strategy = strategyOf(account)
  const name = nameOf(v, strategy)
  const error = verification?.error
  return (
    <Item
      as="li"
      kid={ID}
      icon={<ProviderIcon strategy={strategy} />}
      text={name}
      detail={username || emailAddress}
      badges={[error && 'requiresAction']}
      buttons={
        <>
          {error && <Go strategy={strategy} name={name} id={id} />}
          <Opener
            screen={`${REMOVE}.${id}`}
            kid={ID}
            color="danger"
            t="userProfile.start.connectedAccountsSection.destructiveActionTitle"
            about={name}
          />
        </>
      }
    >
      {error && (
        <El as="p" k="profileSectionItemError" kid={ID}>
          {v.text(`unstable__errors.${error.code}`) || error.longMessage}
        </El>
      )}
    </Item>
  )
}

function ProviderIcon({ strategy }: { strategy: string }, { at: { v } }: ViewContext) {
  const provider = providersOf(v).find((each) => each.strategy === strategy)
  const source = safeImage(provider?.logo_url, v.location.url)
  const kid = strategy.replace(/^oauth_/, '')
  return source ? (
    <El as="img" k="providerIcon" kid={kid} src={source} alt="" width="16" height="16" />
  ) : null
}

/** To this page, which tells how it ended; a profile that is open over it is opened again. */
function wayBack(v: View): string {
  const url = new URL(location.href)
  if (v.modal) {
    const state = { componentName: 'UserProfile', path: v.route, section: ID }
    url.searchParams.set(MODAL_STATE, btoa(JSON.stringify(state)))
  } else url.searchParams.set(SCREEN_PARAMETER, CONNECTED)
  return url.href
}

interface GoProps {
  strategy: string
  /** Of the provider. */
  name: string
  /** The account that is to work again; else there is none yet. */
  id?: string
}

/** A button that leads to a provider. */
function Go({ strategy, name, id }: GoProps, { at: { v } }: ViewContext<ProfileState>) {
  const kid = strategy.replace(/^oauth_/, '')
  const scopes = v.props.additionalOAuthScopes?.[kid]
  const t = id
    ? 'userProfile.start.connectedAccountsSection.actionLabel__connectionFailed'
    : 'userProfile.connectedAccountPage.socialButtonsBlockButton'
  const text = v.text(t, { provider: name })
  const action = id ? `reconnect-${id}` : strategy
  return (
    <Form
      flow={null}
      k="profileSectionItemForm"
      path={
        id
          ? mePath(v, `/external_accounts/${id}/reauthorize`, 'PATCH')
          : mePath(v, '/external_accounts')
      }
      hidden={{
        redirect_url: new URL(screenHref(v, CONNECTED), v.location.url).href,
        ...(!id && { strategy }),
        ...(scopes && { additional_scope: scopes.join(' ') }),
      }}
      onValues={() =>
        act(v, { name: action, section: ID }, async (clerk) => {
          const user = clerk.user!
          const params = {
            redirectUrl: wayBack(v),
            // Rights that the site asks for beyond those of the settings.
            ...(scopes && { additionalScopes: scopes }),
          }
          const account = id
            ? await user.externalAccounts.find((each) => each.id === id)!.reauthorize(params)
            : await user.createExternalAccount({ strategy, ...params })
          await account.startRedirect()
          return LEFT
        })
      }
    >
      <Button
        k={id ? 'profileSectionPrimaryButton' : 'socialButtonsBlockButton'}
        kid={kid}
        variant={id ? 'link' : 'outline'}
        action={action}
        aria-label={id && `${text}: ${name}`}
      >
        {!id && <ProviderIcon strategy={strategy} />}
        <span data-localization-key={t}>{text}</span>
      </Button>
    </Form>
  )
}

function Connect(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  return (
    <El k="form">
      <ActionTitle title="userProfile.connectedAccountPage.title" />
      <Alert fields={[]} />
      <El k="socialButtons">
        {missingOf(v).map(({ strategy, name }) => (
          <Go key={strategy} strategy={strategy} name={name} />
        ))}
      </El>
      <El k="formButtons">
        <Cancel />
      </El>
    </El>
  )
}

function Remove({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
  const account = accountOf(v)!.externalAccounts.find(({ id }) => id === about)
  if (!account) return null
  return (
    <RemoveForm
      section={ID}
      texts={TEXTS}
      identifier={nameOf(v, strategyOf(account))}
      path={`/me/external_accounts/${about}`}
      remove={async ({ user }) => {
        await user!.externalAccounts.find(({ id }) => id === about)?.destroy()
        await user!.reload()
      }}
    />
  )
}

/** Accounts at providers, by which one signs in as well. */
export const connectedAccounts: Section = {
  id: ID,
  page: 'account',
  title: 'userProfile.start.connectedAccountsSection.title',
  isShown: (v) => providersOf(v).length > 0 || accountsOf(v).length > 0,
  Content,
  screens: { [CONNECT]: Connect, [REMOVE]: Remove },
}
