import { nameOf, secondaryOf, signedInSessions } from '../../../model.ts'
import { Button } from '../../../primitives/button.tsx'
import { Card } from '../../../primitives/card.tsx'
import { El } from '../../../primitives/element.tsx'
import { Form } from '../../../primitives/form.tsx'
import { Icon } from '../../../primitives/icons.tsx'
import { ActionLink } from '../../../primitives/links.tsx'
import { UserPreview } from '../../../primitives/user-preview.tsx'
import type { View } from '../../../view.ts'
import { chooseAccount, signOutAll } from '../actions.ts'

/** Which of the accounts of this browser to go on with. */
export function Accounts({ v }: { v: View }) {
  return (
    <Card
      v={v}
      part="signIn-accountSwitcher"
      title="signIn.accountSwitcher.title"
      subtitle="signIn.accountSwitcher.subtitle"
    >
      <El v={v} k="accountList">
        {signedInSessions(v.client).map(({ id, user }) => (
          <Form
            key={id}
            v={v}
            flow="signIn"
            path={`/client/sessions/${id}/touch`}
            onValues={() => chooseAccount(v, id)}
          >
            <Button v={v} k="accountPreviewButton" action={id} variant="ghost">
              <UserPreview v={v} user={user!} name={nameOf(user!)} detail={secondaryOf(user!)} />
              <Icon name="chevron" />
            </Button>
          </Form>
        ))}
        <ActionLink
          v={v}
          k={['button', 'accountSwitcherActionButton']}
          kid="addAccount"
          data-variant="ghost"
          href={v.href('')}
          onFollow={() => v.go('')}
        >
          <Icon name="plus" />
          <span>{v.text('signIn.accountSwitcher.action__addAccount')}</span>
        </ActionLink>
        <Form
          v={v}
          flow="signOut"
          path="/client/sessions?_method=DELETE"
          completeTo={v.options.afterSignOutUrl ?? '/'}
          onValues={() => signOutAll(v)}
        >
          <Button
            v={v}
            k="accountSwitcherActionButton"
            kid="signOutAll"
            action="signOutAll"
            variant="ghost"
          >
            <Icon name="signOut" />
            <span>{v.text('signIn.accountSwitcher.action__signOutAll')}</span>
          </Button>
        </Form>
      </El>
    </Card>
  )
}
