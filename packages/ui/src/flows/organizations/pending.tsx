import type { ComponentChildren } from 'preact'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { Loaded } from '../../primitives/loaded.tsx'
import type { ClerkPort } from '../../view/clerk-port.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { mePath } from '../user-profile/parts/state.ts'

/** What somebody may accept: an invitation or a suggestion. */
export interface OfferModel {
  id: string
  status: string
  publicOrganizationData: {
    id: string
    name: string
    slug: string | null
    imageUrl: string
    hasImage: boolean
  }
  accept(): Promise<unknown>
}

const MANY = 20

const KINDS = {
  invitation: {
    path: `/me/organization_invitations?status=pending&limit=${MANY}`,
    fetch: ({ user }: ClerkPort) =>
      user!.getOrganizationInvitations({ status: 'pending', pageSize: MANY }),
    accept: 'action__invitationAccept',
  },
  suggestion: {
    path: `/me/organization_suggestions?status=pending&status=accepted&limit=${MANY}`,
    fetch: ({ user }: ClerkPort) =>
      user!.getOrganizationSuggestions({ status: ['pending', 'accepted'], pageSize: MANY }),
    accept: 'action__suggestionsAccept',
  },
} as const

interface PendingProps {
  /** Group of its texts. */
  texts: string
  /** Element key of the button. */
  button: string
  /** The screen that the page shows when one was accepted. */
  after?: string | undefined
  /** One of them; `action` is what can be done with it. */
  children(offer: OfferModel, action: ComponentChildren): ComponentChildren
}

/** What somebody is invited to, and what they may ask to be let into. */
export function Pending(props: PendingProps) {
  return (
    <>
      {(['invitation', 'suggestion'] as const).map((kind) => (
        <Loaded<{ data: OfferModel[] }>
          key={kind}
          path={KINDS[kind].path}
          fetch={KINDS[kind].fetch as (clerk: ClerkPort) => Promise<{ data: OfferModel[] }>}
        >
          {({ data }, again) =>
            data.map((offer) =>
              props.children(offer, <Offer key={offer.id} {...{ ...props, kind, offer, again }} />),
            )
          }
        </Loaded>
      ))}
    </>
  )
}

interface OfferProps extends PendingProps {
  kind: keyof typeof KINDS
  offer: OfferModel
  again: () => Promise<void>
}

function Offer(
  { kind, offer, again, texts, button, after }: OfferProps,
  { at: { v } }: ViewContext,
) {
  const { id, status, publicOrganizationData } = offer
  if (status === 'accepted') {
    return <El as="span" k="badge" data-color="primary" t={`${texts}.suggestionsAcceptedLabel`} />
  }
  const text = `${texts}.${KINDS[kind].accept}`
  return (
    <Form
      flow={null}
      k="organizationOfferForm"
      path={mePath(v, `/organization_${kind}s/${id}/accept`)}
      after={after}
      onValues={() =>
        v.run(id, async (clerk) => {
          // What came with the page is no resource: it is asked for by its id.
          const { data } = await KINDS[kind].fetch(clerk)
          await data.find((each) => each.id === id)?.accept()
          await again()
        })
      }
    >
      <Button
        k={button}
        action={id}
        variant="outline"
        t={text}
        aria-label={`${v.text(text)}: ${publicOrganizationData.name}`}
      />
    </Form>
  )
}
