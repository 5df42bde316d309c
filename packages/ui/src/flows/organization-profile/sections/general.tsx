import { plain } from '../../../model/client.ts'
import { OrganizationAvatar } from '../../../primitives/avatar.tsx'
import { breakable } from '../../../primitives/breakable.ts'
import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { Opener } from '../../user-profile/parts/opener.tsx'
import { Picture, PictureForms } from '../../user-profile/parts/picture.tsx'
import { type Section, SectionForm } from '../../user-profile/parts/section.tsx'
import { formPath, may, membershipOf, type OrganizationState, pathOf } from '../parts/state.ts'

const ID = 'organizationProfile'
const SCREEN = 'organization'

const FACE = { box: 'organizationPreviewAvatarBox', image: 'organizationPreviewAvatarImage' }

function Content(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  const { organization } = membershipOf(v)!
  const { slug } = organization
  const name = plain(organization.name)
  return (
    <El k="profileSectionItem" kid={ID}>
      <El as="span" k={['userPreview', 'organizationPreview']}>
        <OrganizationAvatar organization={organization} {...FACE} />
        <El as="span" k={['userPreviewTextContainer', 'organizationPreviewTextContainer']}>
          <El
            as="span"
            k={['userPreviewMainIdentifierText', 'organizationPreviewMainIdentifier']}
            title={name}
            dir="auto"
          >
            {breakable(name)}
          </El>
          {slug && (
            <El
              as="span"
              k={['userPreviewSecondaryIdentifier', 'organizationPreviewSecondaryIdentifier']}
            >
              {breakable(slug)}
            </El>
          )}
        </El>
      </El>
      {may(v, 'profile:manage') && (
        <Opener
          screen={SCREEN}
          kid={ID}
          t="organizationProfile.start.profileSection.primaryButton"
        />
      )}
    </El>
  )
}

function Edit(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  const { organization } = membershipOf(v)!
  const { name, slug, hasImage } = organization
  const hasSlugs = !v.environment.organization_settings.slug.disabled
  return (
    <>
      <SectionForm
        name={SCREEN}
        title="organizationProfile.profilePage.title"
        fields={['name', 'slug']}
        path={formPath(v, '', 'PATCH')}
        onValues={(values) =>
          act(
            v,
            { name: SCREEN, section: ID, done: 'organizationProfile.profilePage.successMessage' },
            (clerk) => clerk.organization!.update({ name, ...values }),
          )
        }
      >
        <Picture
          section={ID}
          hasImage={hasImage}
          set={(clerk, file) => clerk.organization!.setLogo({ file })}
        >
          <OrganizationAvatar
            organization={organization}
            box="avatarBox"
            image="avatarImage"
            label={name}
          />
        </Picture>
        <Field
          name="name"
          label="formFieldLabel__organizationName"
          autoComplete="organization"
          required
          focused
          maxLength={256}
          value={v.state.values.name ?? name}
        />
        {hasSlugs && (
          <Field
            name="slug"
            label="formFieldLabel__organizationSlug"
            autoComplete="off"
            maxLength={64}
            value={v.state.values.slug ?? slug ?? ''}
          />
        )}
      </SectionForm>
      <PictureForms path={pathOf(v, '/logo')} method="PUT" />
    </>
  )
}

/** Logo, name and slug. */
export const general: Section = {
  id: ID,
  page: 'general',
  title: 'organizationProfile.start.profileSection.title',
  isShown: () => true,
  Content,
  screens: { [SCREEN]: Edit },
  isReplaced: true,
}
