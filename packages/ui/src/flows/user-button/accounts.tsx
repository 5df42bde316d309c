import { nameOf, type SessionModel, secondaryOf } from '../../model.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { View } from '../../view.ts'
import { ActionContent, signOut } from './actions.tsx'

interface AccountsProps {
  v: View
  others: SessionModel[]
}

/** The other accounts of this browser, and the way to add one. */
export function Accounts({ v, others }: AccountsProps) {
  return (
    <El
      v={v}
      k="userButtonPopoverActions"
      kid="accounts"
      role="group"
      aria-label={v.text('userButton.label__activeSessions')}
    >
      {others.map(({ id, user }) => (
        <Form
          key={id}
          v={v}
          flow="signIn"
          path={`/client/sessions/${id}/touch`}
          completeTo={v.props.afterSwitchSessionUrl ?? v.location.url.pathname}
          onValues={() => switchTo(v, id)}
        >
          <Button v={v} k="userButtonPopoverAccountButton" action={id} variant="ghost">
            <UserPreview v={v} user={user!} name={nameOf(user!)} detail={secondaryOf(user!)} />
          </Button>
        </Form>
      ))}
      <El
        v={v}
        as="a"
        k={['button', 'userButtonPopoverActionButton']}
        kid="addAccount"
        data-variant="ghost"
        href={v.sibling('signIn')}
      >
        <ActionContent v={v} id="addAccount" icon="plus" />
      </El>
      {others.length > 0 && (
        <Form
          v={v}
          flow="signOut"
          path="/client/sessions?_method=DELETE"
          completeTo={v.props.afterSignOutUrl ?? v.options.afterSignOutUrl ?? '/'}
          onValues={() => signOut(v)}
        >
          <Button
            v={v}
            k="userButtonPopoverActionButton"
            kid="signOutAll"
            action="signOutAll"
            variant="ghost"
          >
            <ActionContent v={v} id="signOutAll" icon="signOutAll" />
          </Button>
        </Form>
      )}
    </El>
  )
}

function switchTo(v: View, session: string): void {
  const { afterSwitchSessionUrl } = v.props
  void v.run(session, async (clerk) => {
    await clerk.setActive({
      session,
      ...(afterSwitchSessionUrl && { redirectUrl: afterSwitchSessionUrl }),
    })
    document.getElementById(`${v.id}-popover`)?.hidePopover()
  })
}
