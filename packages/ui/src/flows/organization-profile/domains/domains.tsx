import { El } from '../../../primitives/element.tsx'
import { Loaded } from '../../../primitives/loaded.tsx'
import { entry, Menu } from '../../../primitives/menu.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { Opener } from '../../user-profile/parts/opener.tsx'
import type { Section } from '../../user-profile/parts/section.tsx'
import { hasDomains, may, type OrganizationState, pathOf } from '../parts/state.ts'
import { Add } from './add.tsx'
import {
  ADD,
  type DomainModel,
  GROUP,
  ID,
  MANAGE,
  MODES,
  type Mode,
  REMOVE,
  VERIFY,
} from './domain.tsx'
import { Manage } from './manage.tsx'
import { Remove } from './remove.tsx'
import { Verify } from './verify.tsx'

const SECTION = `${GROUP}.profilePage.domainSection`

const isVerified = ({ affiliationVerification, ownershipVerification }: DomainModel) =>
  [affiliationVerification, ownershipVerification].some((proof) => proof?.status === 'verified')

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

/** Domains by whose addresses people come in. */
export const domains: Section = {
  id: ID,
  page: 'general',
  title: `${SECTION}.title`,
  isShown: hasDomains,
  Content,
  screens: { [ADD]: Add, [VERIFY]: Verify, [MANAGE]: Manage, [REMOVE]: Remove },
}
