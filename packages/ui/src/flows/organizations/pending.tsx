import { Component, type ComponentChildren } from 'preact'
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
  accept?(): Promise<unknown>
}

/** How many are shown at once, until somebody asks for more. */
const MANY = 20

interface Offers {
  data: OfferModel[]
  totalCount: number
}

type Fetched = Promise<{ data: OfferModel[]; total_count: number }>

const KINDS = {
  invitation: {
    path: '/me/organization_invitations?status=pending',
    fetch: ({ user }: ClerkPort, pageSize: number): Fetched =>
      user!.getOrganizationInvitations({ status: 'pending', pageSize }),
    accept: 'action__invitationAccept',
  },
  suggestion: {
    path: '/me/organization_suggestions?status=pending&status=accepted',
    fetch: ({ user }: ClerkPort, pageSize: number): Fetched =>
      user!.getOrganizationSuggestions({ status: ['pending', 'accepted'], pageSize }),
    accept: 'action__suggestionsAccept',
  },
} as const

type Kind = keyof typeof KINDS

interface PendingProps {
  /** Group of its texts. */
  texts: string
  /** Element key of the button. */
  button: string
  /** The screen that the page shows when one was accepted. */
  after?: string | undefined
  /** So many wait for an answer. */
  onCount?(kind: Kind, count: number): void
  /** One of them; `action` is what can be done with it. */
  children(offer: OfferModel, action: ComponentChildren): ComponentChildren
}

/** What somebody is invited to, and what they may ask to be let into. */
export const Pending = (props: PendingProps) => (
  <>
    <OfKind kind="invitation" {...props} />
    <OfKind kind="suggestion" {...props} />
  </>
)

type OfKindProps = PendingProps & { kind: Kind }

class OfKind extends Component<OfKindProps, { most: number }> {
  declare context: ViewContext
  override state = { most: MANY }

  override render(props: OfKindProps, { most }: { most: number }, { at }: ViewContext) {
    const { kind, onCount } = props
    const { path, fetch } = KINDS[kind]
    return (
      <Loaded<Offers>
        path={`${path}&limit=${most}`}
        fetch={async (clerk) => {
          const { data, total_count: totalCount } = await fetch(clerk, most)
          onCount?.(kind, totalCount - data.filter(({ status }) => status === 'accepted').length)
          return { data, totalCount }
        }}
      >
        {({ data, totalCount }, again) => (
          <>
            {data.map((offer) =>
              props.children(
                offer,
                <Offer key={offer.id} {...props} {...{ offer, again, most }} />,
              ),
            )}
            {at.v.live && data.length < totalCount && (
              <El
                as="button"
                type="button"
                k={['button', 'paginationButton']}
                data-variant="ghost"
                t="paginationButton__more"
                onClick={() => this.setState({ most: most + MANY })}
              />
            )}
          </>
        )}
      </Loaded>
    )
  }
}

interface OfferProps extends OfKindProps {
  most: number
  offer: OfferModel
  again: () => Promise<void>
}

function Offer(
  { kind, offer, again, most, texts, button, after }: OfferProps,
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
          const { data } = offer.accept ? { data: [offer] } : await KINDS[kind].fetch(clerk, most)
          await data.find((each) => each.id === id)?.accept?.()
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
