import { Field } from '../../../primitives/field.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { SectionForm } from '../../user-profile/parts/section.tsx'
import { formPath, type OrganizationState } from '../parts/state.ts'
import { ADD, changed, GROUP, ID, VERIFY } from './domain.tsx'

export function Add(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  return (
    <SectionForm
      name={ADD}
      title={`${GROUP}.createDomainPage.title`}
      lines={[v.text(`${GROUP}.createDomainPage.subtitle`)]}
      fields={['name']}
      path={formPath(v, '/domains')}
      submit="userProfile.formButtonPrimary__add"
      onValues={({ name = '' }) =>
        act(v, { name: ADD, section: ID, after: {} }, async ({ organization }) => {
          const { id } = await organization!.createDomain(name)
          // It goes on to its proof.
          v.set({ screen: `${VERIFY}.${id}`, ...changed(v) })
        })
      }
    >
      <Field
        name="name"
        label="formFieldLabel__organizationDomain"
        placeholder="example.com"
        autoComplete="off"
        inputMode="url"
        maxLength={253}
        required
        focused
      />
    </SectionForm>
  )
}
