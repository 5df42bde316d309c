import { nameOf, type SessionModel, secondaryOf } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { closePopover } from '../../primitives/popover.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import { taskRoute } from '../../routing/task-route.ts'
import { siblingUrl } from '../../urls/sibling.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { ActionContent, SignOut } from './actions.tsx'

const SIGN_OUT_ALL =
  'M5 2.5H2.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H5M8 5l3 3-3 3M10.5 8H5M11.5 4.5 15 8l-3.5 3.5'

interface AccountsProps {
  others: SessionModel[]
}

/** The other accounts of this browser, and the way to add one. */
export function Accounts({ others }: AccountsProps, { at: { v } }: ViewContext) {
  return (
    <El
      k="userButtonPopoverActions"
      kid="accounts"
      role="group"
      aria-label={v.text('userButton.label__activeSessions')}
    >
      {others.map(({ id, user }) => (
        <Form
          key={id}
          flow="signIn"
          path={`/client/sessions/${id}/touch`}
          completeTo={v.props.afterSwitchSessionUrl ?? v.location.url.pathname}
          onValues={() => switchTo(v, id)}
        >
          <Button k="userButtonPopoverAccountButton" action={id} variant="ghost">
            <UserPreview user={user!} name={nameOf(user!)} detail={secondaryOf(user!)} />
          </Button>
        </Form>
      ))}
      <El
        as="a"
        k={['button', 'userButtonPopoverActionButton']}
        kid="addAccount"
        data-variant="ghost"
        href={siblingUrl(v, 'signIn')}
      >
        <ActionContent id="addAccount" icon="M8 3v10M3 8h10" />
      </El>
      {others.length > 0 && <SignOut id="signOutAll" icon={SIGN_OUT_ALL} />}
    </El>
  )
}

function switchTo(v: View, session: string): void {
  const { afterSwitchSessionUrl } = v.props
  void v.run(session, async (clerk) => {
    await clerk.setActive({
      session,
      ...(afterSwitchSessionUrl && { redirectUrl: afterSwitchSessionUrl }),
      async navigate({ session }) {
        const key = session.currentTask?.key
        const next = key
          ? `${siblingUrl(v, 'signIn')}#${taskRoute('', key)}`
          : afterSwitchSessionUrl
        if (next) await clerk.navigate(next)
      },
    })
    closePopover(v)
  })
}
