import { activeSession, nameOf, secondaryOf } from '../../model/client.ts'
import type { Flow } from '../../options/component-props.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Form } from '../../primitives/form.tsx'
import { PrimaryLink } from '../../primitives/primary-link.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { View } from '../../view/view.ts'
import { ticketOf } from './ticket.ts'

interface QuestionProps {
  v: View
  flow: Flow
  /** Path of the Frontend API that takes the ticket. */
  path: string
  onAccept: (ticket: string) => unknown
}

/** Somebody is signed in, and the link would sign in somebody else. */
export function Question({ v, flow, path, onAccept }: QuestionProps) {
  const { user } = activeSession(v.client)!
  const ticket = ticketOf(v)!
  return (
    <Card v={v} part={`${flow}-ticket`} title="ticket.title" subtitle="ticket.subtitle">
      <UserPreview v={v} user={user!} name={nameOf(user!)} detail={secondaryOf(user!)} />
      <PrimaryLink v={v} href={redirectAfter(flow, v)} t="ticket.stay" />
      <Form
        v={v}
        flow={flow}
        path={path}
        hidden={{ strategy: 'ticket', ticket }}
        onValues={() => onAccept(ticket)}
      >
        <Button v={v} k="formButtonReset" action="ticket" variant="outline" t="ticket.accept" />
      </Form>
    </Card>
  )
}
