import { nameOf } from '../../model/client.ts'
import type { OrganizationModel } from '../../model/organization.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { ScreenLink } from '../../primitives/links.tsx'
import { OrganizationPreview } from '../../primitives/organization-preview.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { choiceOf, memberOf, membershipsOf } from './own.ts'
import { Pending } from './pending.tsx'
import { SelectForm } from './select-form.tsx'

/** The screen of the form that makes another one. */
export const CREATE = 'new-organization'

/** The screen that shows all of them, where there are more than a few. */
const ALL = 'all-organizations'
const FEW = 20

const ARROW = 'm6 3.5 4.5 4.5L6 12.5'
const PLUS = 'M8 3v10M3 8h10'

interface ChoicesProps {
  /** In element keys and class names. UI components §3.5. */
  of: 'organizationList' | 'taskChooseOrganization'
  /** Group of its texts. */
  texts: string
  /** Nobody has to work in one. */
  isPersonal?: boolean
  /** Where a choice leads when the browser sends it. */
  completeTo?: ((organization: OrganizationModel | null) => string | undefined) | undefined
  onSelect?: (organization: OrganizationModel | null) => unknown
}

/** All that somebody can choose from, and the way to one more. */
export function Choices(props: ChoicesProps, { at: { v } }: ViewContext) {
  const { of, texts, isPersonal } = props
  const user = memberOf(v)!
  const all = membershipsOf(v)
  const shown = v.state.screen === ALL ? all : all.slice(0, FEW)
  const id = `${v.id}-choices`
  const showAll = () => {
    v.set({ screen: ALL, errors: [] })
    const choices = document.getElementById(id)!.querySelectorAll('button')
    choices[shown.length + Number(isPersonal ?? false)]?.focus()
  }
  return (
    <El k={`${of}PreviewItems`} id={id} role="group" aria-labelledby={`${v.id}-title`}>
      {isPersonal && (
        <Choice {...props} organization={null}>
          <UserPreview user={user} name={nameOf(user)} kid="personalWorkspace" />
        </Choice>
      )}
      {shown.map(({ organization, role, roleName }) => (
        <Choice key={organization.id} {...props} organization={organization}>
          <OrganizationPreview
            organization={organization}
            kid={of}
            detail={v.text(`roles.${role}`) || roleName}
          />
        </Choice>
      ))}
      {shown.length < all.length && (
        <ScreenLink
          k={['button', 'paginationButton']}
          data-variant="ghost"
          screen={ALL}
          t="paginationButton__more"
          onFollow={showAll}
        />
      )}
      <Offers of={of} texts={texts} />
      {user.createOrganizationEnabled && (
        <ScreenLink
          k={['button', `${of}CreateOrganizationActionButton`]}
          data-variant="ghost"
          screen={CREATE}
        >
          <El as="span" k="organizationPlus">
            <Icon path={PLUS} />
          </El>
          <span data-localization-key={`${texts}.action__createOrganization`}>
            {v.text(`${texts}.action__createOrganization`)}
          </span>
        </ScreenLink>
      )}
    </El>
  )
}

/** What they are invited to, and may ask to be let into. */
export const Offers = ({ of, texts }: Pick<ChoicesProps, 'of' | 'texts'>) => (
  <Pending texts={texts} button={`${of}PreviewItemActionButton`}>
    {({ id, publicOrganizationData }, action) => (
      <El key={id} k={`${of}PreviewItem`}>
        <OrganizationPreview organization={publicOrganizationData} kid={of}>
          {action}
        </OrganizationPreview>
      </El>
    )}
  </Pending>
)

function Choice({
  of,
  organization,
  completeTo,
  onSelect,
  children,
}: ChoicesProps & { organization: OrganizationModel | null; children: preact.VNode }) {
  return (
    <SelectForm
      organization={organization}
      completeTo={completeTo?.(organization)}
      {...(onSelect && { onSelect: () => onSelect(organization) })}
    >
      <Button k={`${of}PreviewButton`} action={choiceOf(organization)} variant="ghost">
        {children}
        <Icon path={ARROW} class="cl-organizationArrow" />
      </Button>
    </SelectForm>
  )
}
