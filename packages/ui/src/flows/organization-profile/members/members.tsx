import { Component } from 'preact'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import { Icon } from '../../../primitives/icons.tsx'
import { ActionLink } from '../../../primitives/links.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { Opener } from '../../user-profile/parts/opener.tsx'
import { ActionCard, ProofLink } from '../../user-profile/parts/section.tsx'
import { may, type OrganizationState, type OrganizationView, type Tab } from '../parts/state.ts'
import { ActiveMembers } from './active-members.tsx'
import { Invitations } from './invitations.tsx'
import { Invite } from './invite.tsx'
import { Requests } from './requests.tsx'
import { QUERY_PARAMETER, queryOf, tabHref } from './table.tsx'

const GROUP = 'organizationProfile.membersPage'
const LENS = 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM10.500 10.500l4 4'

const LISTS = { members: ActiveMembers, invitations: Invitations, requests: Requests }

/** The lists that who is signed in may see. */
function tabsOf(v: OrganizationView): Tab[] {
  const { domains } = v.environment.organization_settings
  return [
    ...(may(v, 'memberships:read') ? (['members'] as const) : []),
    ...(may(v, 'memberships:manage') ? (['invitations'] as const) : []),
    ...(may(v, 'memberships:manage') && domains.enabled ? (['requests'] as const) : []),
  ]
}

function tabOf(v: OrganizationView): Tab {
  const tabs = tabsOf(v)
  const asked = v.state.tab ?? v.state.screen?.split('.')[0]
  return tabs.find((tab) => tab === asked) ?? tabs[0]!
}

/** Who is in an organization, is invited, or asks to be let in. */
export function Members(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  const tab = tabOf(v)
  const List = LISTS[tab]
  const { screen, at, done } = v.state
  // What was done with one of them is told beside it.
  const isOfOne = /\./.test(at ?? screen ?? '')
  return (
    <>
      <Tabs current={tab} />
      <El as="h2" k="visuallyHidden" t={`${GROUP}.start.headerTitle__${tab}`} />
      <El k="membersPageBar">
        {tab === 'members' && <Search />}
        {may(v, 'memberships:manage') && (
          <Opener
            screen="invite"
            k="membersPageInviteButton"
            variant="outline"
            t={`${GROUP}.action__invite`}
          />
        )}
      </El>
      {screen === 'invite' && may(v, 'memberships:manage') && (
        <ActionCard screen="invite">
          <Invite />
        </ActionCard>
      )}
      {!isOfOne && screen !== 'invite' && (
        <>
          <Alert fields={[]} />
          <ProofLink />
          <div class="cl-profileDone" role="status">
            {at === 'members' && done && v.text(done)}
          </div>
        </>
      )}
      <El
        k="tabPanel"
        key={tab}
        role="tabpanel"
        id={`${v.id}-panel`}
        aria-labelledby={`${v.id}-tab-${tab}`}
      >
        <List />
      </El>
    </>
  )
}

/** Which list is shown: tabs where the runtime is, links to each where it is not. */
function Tabs({ current }: { current: Tab }, { at: { v } }: ViewContext<OrganizationState>) {
  const tabs = tabsOf(v)
  if (tabs.length < 2) return null
  const show = (tab: Tab) =>
    v.set({ tab, page: 1, query: '', screen: null, errors: [], at: null, done: null })
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const list = event.currentTarget as HTMLElement
    const turned = getComputedStyle(list).direction === 'rtl' ? -step : step
    const next = tabs.at((tabs.indexOf(current) + turned) % tabs.length)!
    show(next)
    list.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus()
  }
  return (
    <El k="tabListContainer" role="tablist" onKeyDown={turn}>
      {tabs.map((tab) => (
        <ActionLink
          key={tab}
          k={['button', 'tabButton']}
          state={tab === current && 'active'}
          data-variant="ghost"
          data-tab={tab}
          role="tab"
          id={`${v.id}-tab-${tab}`}
          aria-selected={tab === current}
          aria-controls={`${v.id}-panel`}
          tabIndex={tab === current || !v.live ? 0 : -1}
          href={tabHref(v, tab)}
          onFollow={() => show(tab)}
          t={`${GROUP}.start.headerTitle__${tab}`}
        />
      ))}
    </El>
  )
}

/** Milliseconds after the last letter. */
const PAUSE = 500

/** Looks for somebody: as they type, or where no runtime is by a form of the page. */
class Search extends Component {
  declare context: ViewContext<OrganizationState>
  #waiting: ReturnType<typeof setTimeout> | undefined

  override componentWillUnmount() {
    clearTimeout(this.#waiting)
  }

  readonly #look = (form: HTMLFormElement) => {
    clearTimeout(this.#waiting)
    const query = String(new FormData(form).get(QUERY_PARAMETER) ?? '').trim()
    this.context.at.v.set({ query, page: 1, screen: null, errors: [], at: null, done: null })
  }

  override render(_props: object, _state: object, { at: { v } }: ViewContext<OrganizationState>) {
    const { searchParams } = new URL(tabHref(v, 'members'), v.location.url)
    const label = v.text(`${GROUP}.action__search`)
    return (
      <El
        as="form"
        k="membersSearch"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          this.#look(event.currentTarget as HTMLFormElement)
        }}
      >
        <Icon path={LENS} class={v.names('organizationProfileMembersSearchInputIcon')} />
        <El
          as="input"
          type="search"
          k={['input', 'formFieldInput', 'organizationProfileMembersSearchInput']}
          name={QUERY_PARAMETER}
          defaultValue={queryOf(v)}
          maxLength={256}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          onInput={({ currentTarget }) => {
            clearTimeout(this.#waiting)
            const { form } = currentTarget as HTMLInputElement
            this.#waiting = setTimeout(() => this.#look(form!), PAUSE)
          }}
        />
        {!v.live &&
          [...searchParams].map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
      </El>
    )
  }
}
