import type { Flow } from '@dooryard/protocol'
import type { ComponentChildren } from 'preact'
import { activeSession, nameOf, secondaryOf } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { Form } from '../../primitives/form.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { PrimaryLink } from '../../primitives/primary-link.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { ticketOf } from './ticket.ts'

interface TicketProps {
  flow: Flow
  /** Path of the Frontend API that takes the ticket. */
  path: string
  onAccept: (ticket: string) => unknown
}

/** Somebody is signed in, and the link would sign in somebody else. */
export function Question(props: TicketProps, { at: { v } }: ViewContext) {
  const { flow } = props
  const { user } = activeSession(v.client)!
  return (
    <Card part={`${flow}-ticket`} title="ticket.title" subtitle="ticket.subtitle">
      <UserPreview user={user!} name={nameOf(user!)} detail={secondaryOf(user!)} />
      <PrimaryLink href={redirectAfter(flow, v)} t="ticket.stay" />
      <TicketForm {...props}>
        <Button k="formButtonReset" action="ticket" variant="outline" t="ticket.accept" />
      </TicketForm>
    </Card>
  )
}

/** Nobody is signed in: the runtime takes the ticket by itself, and a press does where there is none. */
export function Welcome(props: TicketProps, { at: { v } }: ViewContext) {
  return (
    <Card
      part={`${props.flow}-ticket`}
      title="ticket.title__stranger"
      subtitle="ticket.subtitle__stranger"
      footer={
        <FooterAction
          id="otherWay"
          link="ticket.otherWay"
          href={screenHref(v, 'start')}
          onFollow={() => v.set({ screen: 'start', errors: [] })}
        />
      }
    >
      <TicketForm {...props}>
        <Button k="formButtonPrimary" action="ticket" t="formButtonPrimary" />
      </TicketForm>
    </Card>
  )
}

function TicketForm(
  { onAccept, ...form }: TicketProps & { children: ComponentChildren },
  { at: { v } }: ViewContext,
) {
  const ticket = ticketOf(v)!
  return (
    <Form {...form} hidden={{ strategy: 'ticket', ticket }} onValues={() => onAccept(ticket)} />
  )
}
