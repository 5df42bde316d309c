import { breakable } from '../../../primitives/breakable.ts'
import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { Badge } from '../parts/badge.tsx'
import type { Section } from '../parts/section.tsx'
import { accountOf, type ProfileState } from '../parts/state.ts'

const ID = 'emailAddresses'

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { emailAddresses, primaryEmailAddressId } = accountOf(v)!
  const rank = ({ id, verification }: (typeof emailAddresses)[number]) =>
    id === primaryEmailAddressId ? 0 : verification?.status === 'verified' ? 1 : 2
  const sorted = [...emailAddresses].sort((one, other) => rank(one) - rank(other))
  return (
    <El as="ul" k="profileSectionItemList" kid={ID}>
      {sorted.map((address) => (
        <El key={address.id} as="li" k="profileSectionItem" kid={ID}>
          <El as="span" k="profileSectionItemText" kid={ID} dir="auto">
            {breakable(address.emailAddress)}
          </El>
          {address.id === primaryEmailAddressId && <Badge id="primary" />}
          {address.verification?.status !== 'verified' && <Badge id="unverified" />}
        </El>
      ))}
    </El>
  )
}

export const emailAddresses: Section = {
  id: ID,
  page: 'account',
  title: 'userProfile.start.emailAddressesSection.title',
  isShown: (v) => accountOf(v)!.emailAddresses.length > 0,
  Content,
}
