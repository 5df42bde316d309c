import type { SessionModel } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import { LEFT } from '../../view/left.ts'
import type { View } from '../../view/view.ts'
import { CustomItem } from './custom-item.tsx'
import { menuEntries } from './menu.ts'

const SETTINGS =
  'M1.5 4.5h6M12 4.5h2.5M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM1.5 11.5H4M8.5 11.5h6M6 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z'
const SIGN_OUT = 'M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 5l3 3-3 3M13 8H6'

interface ActionsProps {
  v: View
  session: SessionModel
  /** Several accounts may be signed in. */
  isMultiple: boolean
  /** No other account is signed in. */
  isLast: boolean
}

export function Actions({ v, session, isMultiple, isLast }: ActionsProps) {
  return (
    <El
      v={v}
      k="userButtonPopoverActions"
      kid={isMultiple ? 'multiSession' : 'singleSession'}
      role="menu"
      aria-label={v.text('userButton.label__accountActions')}
    >
      {menuEntries(v.props.customMenuItems).map((entry) => {
        switch (entry.kind) {
          case 'manageAccount':
            return <ManageAccount key="manageAccount" v={v} />
          case 'signOut':
            return <SignOut key="signOut" v={v} session={session} isLast={isLast} />
          default:
            return <CustomItem key={entry.id} v={v} {...entry} />
        }
      })}
    </El>
  )
}

/** Leads to the page of the profile, where there is one. */
function ManageAccount({ v }: { v: View }) {
  const { userProfileMode, userProfileUrl } = v.props
  const isPage = userProfileMode ? userProfileMode === 'navigation' : Boolean(userProfileUrl)
  const href = safeLink(userProfileUrl || v.options.userProfileUrl, v.location.url)
  if (!isPage || !href) return null
  return (
    <El
      v={v}
      as="a"
      k={['button', 'userButtonPopoverActionButton']}
      kid="manageAccount"
      role="menuitem"
      data-variant="ghost"
      href={href}
    >
      <ActionContent v={v} id="manageAccount" icon={SETTINGS} />
    </El>
  )
}

function SignOut({ v, session, isLast }: Pick<ActionsProps, 'v' | 'session' | 'isLast'>) {
  const { afterSignOutUrl } = { ...v.options, ...v.props }
  return (
    <Form
      v={v}
      flow={null}
      path={isLast ? '/client/sessions?_method=DELETE' : `/client/sessions/${session.id}/remove`}
      completeTo={afterSignOutUrl ?? '/'}
      onValues={() => signOut(v, isLast ? undefined : session.id)}
    >
      <Button
        v={v}
        k="userButtonPopoverActionButton"
        kid="signOut"
        role="menuitem"
        action="signOut"
        variant="ghost"
      >
        <ActionContent v={v} id="signOut" icon={SIGN_OUT} />
      </Button>
    </Form>
  )
}

/** Signs out of one session; of all without an id. */
export function signOut(v: View, sessionId?: string): void {
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
  v: View
  id: string
  icon: string
}

/** Icon and label of a row. */
export function ActionContent({ v, id, icon }: ActionContentProps) {
  return (
    <>
      <El v={v} as="span" k="userButtonPopoverActionButtonIconBox" kid={id}>
        <Icon path={icon} class={v.names('userButtonPopoverActionButtonIcon', id)} />
      </El>
      <span data-localization-key={`userButton.action__${id}`}>
        {v.text(`userButton.action__${id}`)}
      </span>
    </>
  )
}
