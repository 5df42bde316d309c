import { activeSession, nameOf } from '../../model/client.ts'
import { breakable } from '../../primitives/breakable.ts'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { LEFT } from '../../view/left.ts'
import type { ViewContext } from '../../view/screen.tsx'

/** Who is asked to do it, and the way out for those who are somebody else. */
export function Footer({ texts }: { texts: string }, { at: { v } }: ViewContext) {
  const session = activeSession(v.client)!
  const { emailAddresses, username } = session.user!
  const identifier = emailAddresses[0]?.emailAddress ?? username ?? nameOf(session.user!)
  const completeTo = v.props.afterSignOutUrl ?? v.options.afterSignOutUrl ?? '/'
  return (
    <El k="footerAction" kid="signOut">
      <El as="span" k="footerActionText" dir="auto">
        {breakable(v.text(`${texts}.signOut.actionText`, { identifier }))}
      </El>
      <Form
        flow={null}
        k="footerActionForm"
        path={`/client/sessions/${session.id}/remove`}
        completeTo={completeTo}
        onValues={() =>
          v.run('signOut', async (clerk) => {
            await clerk.signOut({ sessionId: session.id })
            return LEFT
          })
        }
      >
        <El
          as="button"
          type="submit"
          k={['button', 'footerActionLink']}
          data-variant="link"
          t={`${texts}.signOut.actionLink`}
        />
      </Form>
    </El>
  )
}
