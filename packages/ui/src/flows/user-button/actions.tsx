import type { SessionModel } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { LEFT } from '../../view/left.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { CustomItem } from './custom-item.tsx'
import { menuEntries } from './menu.ts'
import { openProfile, profilePage } from './open-profile.ts'

const SETTINGS =
  'M1.5 4.5h6M12 4.5h2.5M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM1.5 11.5H4M8.5 11.5h6M6 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z'
const SIGN_OUT = 'M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 5l3 3-3 3M13 8H6'

interface ActionsProps {
  session: SessionModel
  /** Several accounts may be signed in. */
  isMultiple: boolean
  /** No other account is signed in. */
  isLast: boolean
}

export function Actions({ session, isMultiple, isLast }: ActionsProps, { at: { v } }: ViewContext) {
  return (
    <El
      k="userButtonPopoverActions"
      kid={isMultiple ? 'multiSession' : 'singleSession'}
      role="group"
      aria-label={v.text('userButton.label__accountActions')}
    >
      {menuEntries(v.props.customMenuItems).map((entry) => {
        switch (entry.kind) {
          case 'manageAccount':
            return <ManageAccount key="manageAccount" />
          case 'signOut':
            return (
              <SignOut
                key="signOut"
                id="signOut"
                icon={SIGN_OUT}
                sessionId={isLast ? undefined : session.id}
              />
            )
          default:
            return <CustomItem key={entry.id} {...entry} />
        }
      })}
    </El>
  )
}

/** Opens the profile over the page, or leads to its page: where the site says so, and where no runtime is. */
function ManageAccount(_props: object, { at: { v } }: ViewContext) {
  const { userProfileMode, userProfileUrl } = v.props
  const isPage = userProfileMode ? userProfileMode === 'navigation' : Boolean(userProfileUrl)
  const href = profilePage(v)
  const shared = {
    k: ['button', 'userButtonPopoverActionButton'],
    kid: 'manageAccount',
    'data-variant': 'ghost',
  }
  const content = <ActionContent id="manageAccount" icon={SETTINGS} />
  if (v.live && !isPage) {
    return (
      // The profile may take its time, and says so.
      <Button
        {...shared}
        k="userButtonPopoverActionButton"
        action="manageAccount"
        type="button"
        onClick={() => openProfile(v)}
      >
        {content}
      </Button>
    )
  }
  return href ? (
    <El as="a" {...shared} href={href}>
      {content}
    </El>
  ) : null
}

interface SignOutProps {
  id: 'signOut' | 'signOutAll'
  icon: string
  /** The one that ends; without it, all do. */
  sessionId?: string | undefined
}

export function SignOut({ id, icon, sessionId }: SignOutProps, { at: { v } }: ViewContext) {
  const completeTo = v.props.afterSignOutUrl ?? v.options.afterSignOutUrl ?? '/'
  return (
    <Form
      flow={null}
      path={sessionId ? `/client/sessions/${sessionId}/remove` : '/client/sessions?_method=DELETE'}
      completeTo={completeTo}
      onValues={() => signOut(v, sessionId)}
    >
      <Button k="userButtonPopoverActionButton" kid={id} action={id} variant="ghost">
        <ActionContent id={id} icon={icon} />
      </Button>
    </Form>
  )
}

function signOut(v: View, sessionId: string | undefined): void {
  const { afterSignOutUrl } = v.props
  void v.run(sessionId ? 'signOut' : 'signOutAll', async (clerk) => {
    await clerk.signOut({
      ...(sessionId && { sessionId }),
      ...(!sessionId && afterSignOutUrl && { redirectUrl: afterSignOutUrl }),
    })
    return LEFT
  })
}

interface ActionContentProps {
  id: string
  icon: string
}

/** Icon and label of a row. */
export function ActionContent({ id, icon }: ActionContentProps, { at: { v } }: ViewContext) {
  return (
    <>
      <El as="span" k="userButtonPopoverActionButtonIconBox" kid={id}>
        <Icon path={icon} class={v.names('userButtonPopoverActionButtonIcon', id)} />
      </El>
      <span data-localization-key={`userButton.action__${id}`}>
        {v.text(`userButton.action__${id}`)}
      </span>
    </>
  )
}
