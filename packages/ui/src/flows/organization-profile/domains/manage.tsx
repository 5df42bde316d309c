import { Checkbox } from '../../../primitives/checkbox.tsx'
import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { type ScreenProps, SectionForm } from '../../user-profile/parts/section.tsx'
import { formPath, type OrganizationState } from '../parts/state.ts'
import {
  changed,
  Domain,
  type DomainModel,
  GROUP,
  ID,
  live,
  MANAGE,
  MODES,
  type Mode,
} from './domain.tsx'

export const Manage = ({ about }: ScreenProps) => (
  <Domain id={about}>{(domain) => <Enrollment domain={domain} />}</Domain>
)

/** How people with an address of it come in. */
function Enrollment(
  { domain }: { domain: DomainModel },
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { id, name, enrollmentMode } = domain
  const texts = `${GROUP}.verifiedDomainPage`
  const { enrollment_modes } = v.environment.organization_settings.domains
  const modes = (Object.keys(MODES) as Mode[]).filter(
    (mode) => enrollment_modes.includes(mode) || mode === enrollmentMode,
  )
  return (
    <SectionForm
      name={MANAGE}
      title={`${texts}.start.headerTitle__enrollment`}
      lines={[v.text(`${texts}.subtitle`, { domain: name })]}
      fields={['enrollmentMode']}
      path={formPath(v, `/domains/${id}/update_enrollment_mode`)}
      onValues={({ enrollmentMode: mode, deletePending }) =>
        act(
          v,
          {
            name: MANAGE,
            section: ID,
            done: `${texts}.successMessage`,
            after: { screen: null, ...changed(v) } as object,
          },
          async (clerk) =>
            (await live(clerk, id)).updateEnrollmentMode({
              enrollmentMode: mode as Mode,
              deletePending: deletePending === 'true',
            }),
        )
      }
    >
      <El
        k={['formFieldRadioGroup', 'enrollmentModes']}
        role="radiogroup"
        aria-label={v.text(`${texts}.start.headerTitle__enrollment`)}
      >
        {modes.map((mode) => (
          <El as="label" key={mode} k={['formFieldRadioGroupItem', 'enrollmentMode']}>
            <El
              as="input"
              k={['radio', 'formFieldRadioInput']}
              kid="enrollmentMode"
              type="radio"
              name="enrollmentMode"
              value={mode}
              defaultChecked={mode === enrollmentMode}
            />
            <El as="span" k="enrollmentModeText">
              <El
                as="span"
                k="formFieldRadioLabelTitle"
                t={`${texts}.enrollmentTab.${MODES[mode]}Option__label`}
              />
              <El
                as="span"
                k="formFieldRadioLabelDescription"
                t={`${texts}.enrollmentTab.${MODES[mode]}Option__description`}
              />
            </El>
          </El>
        ))}
      </El>
      <Checkbox name="deletePending" label="formFieldLabel__organizationDomainDeletePending" />
    </SectionForm>
  )
}
