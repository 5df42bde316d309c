import type { ViewContext } from '../../../view/screen.tsx'
import { RemoveForm } from '../../user-profile/parts/remove-form.tsx'
import type { ScreenProps } from '../../user-profile/parts/section.tsx'
import { type OrganizationState, pathOf } from '../parts/state.ts'
import { changed, Domain, GROUP, ID, live } from './domain.tsx'

export const Remove = ({ about }: ScreenProps, { at: { v } }: ViewContext<OrganizationState>) => (
  <Domain id={about}>
    {({ id, name }) => (
      <RemoveForm
        section={ID}
        texts={`${GROUP}.removeDomainPage`}
        identifier={name}
        path={pathOf(v, `/domains/${id}`)}
        remove={async (clerk) => {
          await (await live(clerk, id)).delete()
          v.set(changed(v))
        }}
      />
    )}
  </Domain>
)
