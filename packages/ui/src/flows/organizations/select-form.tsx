import type { ComponentChildren } from 'preact'
import { activeSession } from '../../model/client.ts'
import type { OrganizationModel } from '../../model/organization.ts'
import { Form } from '../../primitives/form.tsx'
import { screenHref } from '../../primitives/links.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { afterSelect, select } from './own.ts'

interface SelectFormProps {
  /** Null: none. */
  organization: OrganizationModel | null
  /** Where it leads when the browser sends it. Default: what the component was told, else the page that it stands on. */
  completeTo?: string | undefined
  onSelect?: () => unknown
  children: ComponentChildren
}

/** Has the session work in an organization. */
export function SelectForm(
  { organization, completeTo, onSelect, children }: SelectFormProps,
  { at: { v } }: ViewContext,
) {
  return (
    <Form
      flow={null}
      path={`/client/sessions/${activeSession(v.client)!.id}/touch`}
      hidden={{ active_organization_id: organization?.id ?? '' }}
      completeTo={completeTo ?? afterSelect(v, organization) ?? screenHref(v)}
      onValues={onSelect ?? (() => select(v, organization))}
    >
      {children}
    </Form>
  )
}
