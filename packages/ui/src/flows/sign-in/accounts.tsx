import { nameOf, secondaryOf, signedInSessions } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { ActionLink } from '../../primitives/links.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import { LEFT } from '../../view/left.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { finish } from './actions.ts'

/** Which of the accounts of this browser to go on with. */
export function Accounts(_props: object, { at: { v } }: ViewContext) {
  return (
    <Card
      part="signIn-accountSwitcher"
      title="signIn.accountSwitcher.title"
      subtitle="signIn.accountSwitcher.subtitle"
    >
      <El k="accountList">
        {signedInSessions(v.client).map(({ id, user }) => (
          <Form
            key={id}
            flow="signIn"
            path={`/client/sessions/${id}/touch`}
            onValues={() => v.run(id, (clerk) => finish(v, clerk, id))}
          >
            <Button k="accountPreviewButton" action={id} variant="ghost">
              <UserPreview user={user!} name={nameOf(user!)} detail={secondaryOf(user!)} />
              <Icon path="m6.5 3.5 4.5 4.5-4.5 4.5" />
            </Button>
          </Form>
        ))}
        <ActionLink
          k={['button', 'accountSwitcherActionButton']}
          kid="addAccount"
          data-variant="ghost"
          href={v.location.href('')}
          onFollow={() => v.go('')}
        >
          <Icon path="M8 3v10M3 8h10" />
          <span>{v.text('signIn.accountSwitcher.action__addAccount')}</span>
        </ActionLink>
        <Form
          flow={null}
          path="/client/sessions?_method=DELETE"
          completeTo={v.options.afterSignOutUrl ?? '/'}
          onValues={() =>
            v.run('signOutAll', async (clerk) => {
              await clerk.signOut()
              return LEFT
            })
          }
        >
          <Button
            k="accountSwitcherActionButton"
            kid="signOutAll"
            action="signOutAll"
            variant="ghost"
          >
            <Icon path="M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 5l3 3-3 3M13 8H6" />
            <span>{v.text('signIn.accountSwitcher.action__signOutAll')}</span>
          </Button>
        </Form>
      </El>
    </Card>
  )
}
