import type { ComponentChildren } from 'preact'
import { Button } from '../../../primitives/button.tsx'
import { Checkbox } from '../../../primitives/checkbox.tsx'
import { CodeInput } from '../../../primitives/code-input.tsx'
import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import { Form } from '../../../primitives/form.tsx'
import { Loaded } from '../../../primitives/loaded.tsx'
import { entry, Menu } from '../../../primitives/menu.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { Opener } from '../../user-profile/parts/opener.tsx'
import { RemoveForm } from '../../user-profile/parts/remove-form.tsx'
import { type ScreenProps, type Section, SectionForm } from '../../user-profile/parts/section.tsx'
import {
  formPath,
  hasDomains,
  may,
  type OrganizationState,
  type OrganizationView,
  pathOf,
} from '../parts/state.ts'

const ID = 'organizationDomains'
const ADD = 'add-domain'
const VERIFY = 'verify-domain'
const MANAGE = 'manage-domain'
const REMOVE = 'remove-domain'
const GROUP = 'organizationProfile'
const SECTION = `${GROUP}.profilePage.domainSection`

/** Of which texts are named: `manualInvitationOption__label`, `badge__manualInvitation`. */
const MODES = {
  manual_invitation: 'manualInvitation',
  automatic_invitation: 'automaticInvitation',
  automatic_suggestion: 'automaticSuggestion',
} as const

type Mode = keyof typeof MODES

interface DomainModel {
  id: string
  name: string
  enrollmentMode: string
  affiliationEmailAddress: string | null
  affiliationVerification: { status: string } | null
  ownershipVerification: { status: string } | null
}

const isVerified = ({ affiliationVerification, ownershipVerification }: DomainModel) =>
  [affiliationVerification, ownershipVerification].some((proof) => proof?.status === 'verified')

/** After something has changed, the list is fetched anew. */
const changed = (v: OrganizationView) => ({ changes: (v.state.changes ?? 0) + 1 })

function Content(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  const { changes = 0 } = v.state
  return (
    <>
      <El as="p" k="formHeaderSubtitle" t={`${SECTION}.subtitle`} />
      <Loaded<{ data: DomainModel[] }>
        key={pathOf(v)}
        path={pathOf(v, '/domains?limit=50')}
        version={changes}
        fetch={({ organization }) => organization!.getDomains({ pageSize: 50 })}
      >
        {({ data }) => (
          <El as="ul" k="profileSectionItemList" kid={ID}>
            {data.map((domain) => (
              <Row key={domain.id} domain={domain} />
            ))}
          </El>
        )}
      </Loaded>
      {may(v, 'domains:manage') && (
        <El k="profileSectionItem" kid={ID}>
          <Opener screen={ADD} kid={ID} t={`${SECTION}.primaryButton`} />
        </El>
      )}
    </>
  )
}

function Row({ domain }: { domain: DomainModel }, { at: { v } }: ViewContext<OrganizationState>) {
  const { id, name, enrollmentMode } = domain
  const verified = isVerified(domain)
  const mode = MODES[enrollmentMode as Mode]
  const opener = (screen: string, action: string, color?: 'danger') => (
    <Opener
      {...entry}
      screen={`${screen}.${id}`}
      kid={ID}
      {...(color && { color })}
      t={`${SECTION}.menuAction__${action}`}
    />
  )
  return (
    <El as="li" k="profileSectionItem" kid={ID}>
      <El as="span" k="profileSectionItemText" kid={ID} dir="ltr">
        {name}
      </El>
      <El
        as="span"
        k="badge"
        data-color={verified ? 'primary' : 'warning'}
        t={`${GROUP}.badge__${verified ? mode : 'unverified'}`}
      />
      {may(v, 'domains:manage') && (
        <El k="profileSectionButtonGroup" kid={ID}>
          <Menu kid={ID} of={id} about={name}>
            {verified ? opener(MANAGE, 'manage') : opener(VERIFY, 'verify')}
            {opener(REMOVE, 'remove', 'danger')}
          </Menu>
        </El>
      )}
    </El>
  )
}

function Add(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
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

/** One of them, as it is now. */
const Domain = (
  {
    id,
    children,
  }: {
    id: string
    children: (domain: DomainModel, again: () => Promise<void>) => ComponentChildren
  },
  { at: { v } }: ViewContext,
) => (
  <Loaded<DomainModel>
    key={id}
    path={pathOf(v, `/domains/${id}`)}
    fetch={({ organization }) => organization!.getDomain({ domainId: id })}
  >
    {children}
  </Loaded>
)

const Verify = ({ about }: ScreenProps) => (
  <Domain id={about}>
    {(domain, again) =>
      domain.affiliationVerification?.status === 'unverified' && domain.affiliationEmailAddress ? (
        <Code domain={domain} />
      ) : (
        <Address domain={domain} again={again} />
      )
    }
  </Domain>
)

const live = ({ organization }: ClerkPort, domainId: string) =>
  organization!.getDomain({ domainId })

interface VerifyProps {
  domain: DomainModel
}

/** An address of the domain, to which a code goes. */
function Address(
  { domain, again }: VerifyProps & { again(): Promise<void> },
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { id, name } = domain
  const screen = `${VERIFY}.${id}`
  return (
    <SectionForm
      name={VERIFY}
      page={screen}
      title={`${GROUP}.verifyDomainPage.title`}
      lines={[v.text(`${GROUP}.verifyDomainPage.subtitle`, { domainName: name })]}
      fields={['affiliationEmailAddress']}
      path={formPath(v, `/domains/${id}/prepare_affiliation_verification`)}
      submit="userProfile.formButtonPrimary__continue"
      onValues={({ affiliationEmailAddress = '' }) =>
        act(v, { name: VERIFY, section: ID, after: {} }, async (clerk) => {
          const domain = await live(clerk, id)
          await domain.prepareAffiliationVerification({ affiliationEmailAddress })
          await again()
        })
      }
    >
      <Field
        name="affiliationEmailAddress"
        label="formFieldLabel__organizationDomainEmailAddress"
        placeholder={`you@${name}`}
        autoComplete="email"
        inputMode="email"
        maxLength={320}
        required
        focused
      />
    </SectionForm>
  )
}

function Code({ domain }: VerifyProps, { at: { v } }: ViewContext<OrganizationState>) {
  const { id, affiliationEmailAddress: emailAddress } = domain
  const texts = `${GROUP}.verifyDomainPage`
  const path = `/domains/${id}`
  const affiliationEmailAddress = emailAddress!
  return (
    <>
      <SectionForm
        name="verify"
        title={`${texts}.title`}
        lines={[v.text(`${texts}.subtitleVerificationCodeScreen`, { emailAddress })]}
        fields={['code']}
        path={formPath(v, `${path}/attempt_affiliation_verification`)}
        submit="userProfile.formButtonPrimary__continue"
        onValues={({ code = '' }) =>
          act(
            v,
            {
              name: 'verify',
              section: ID,
              done: `${texts}.successMessage`,
              after: { screen: `${MANAGE}.${id}`, ...changed(v) } as object,
            },
            async (clerk) => (await live(clerk, id)).attemptAffiliationVerification({ code }),
          )
        }
      >
        <CodeInput label={`${texts}.formTitle`} />
      </SectionForm>
      <Form
        flow={null}
        k="resend"
        after={`${VERIFY}.${id}`}
        path={formPath(v, `${path}/prepare_affiliation_verification`)}
        hidden={{ affiliation_email_address: affiliationEmailAddress }}
        onValues={() =>
          v.run('resend', async (clerk) =>
            (await live(clerk, id)).prepareAffiliationVerification({ affiliationEmailAddress }),
          )
        }
      >
        <Button k="formResendCodeLink" variant="link" action="resend" t={`${texts}.resendButton`} />
      </Form>
    </>
  )
}

const Manage = ({ about }: ScreenProps) => (
  <Domain id={about}>{(domain) => <Enrollment domain={domain} />}</Domain>
)

/** How people with an address of it come in. */
function Enrollment({ domain }: VerifyProps, { at: { v } }: ViewContext<OrganizationState>) {
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

const Remove = ({ about }: ScreenProps, { at: { v } }: ViewContext<OrganizationState>) => (
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

/** Domains by whose addresses people come in. */
export const domains: Section = {
  id: ID,
  page: 'general',
  title: `${SECTION}.title`,
  isShown: hasDomains,
  Content,
  screens: { [ADD]: Add, [VERIFY]: Verify, [MANAGE]: Manage, [REMOVE]: Remove },
}
