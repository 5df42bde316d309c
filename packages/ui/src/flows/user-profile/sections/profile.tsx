import { nameOf } from '../../../model/client.ts'
import { Avatar } from '../../../primitives/avatar.tsx'
import { breakable } from '../../../primitives/breakable.ts'
import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import type { Values } from '../../../primitives/form.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { act } from '../parts/act.ts'
import { Opener } from '../parts/opener.tsx'
import { Picture, PictureForms } from '../parts/picture.tsx'
import { type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'

const ID = 'profile'

/** The names that the instance asks for. */
const namesOf = ({ environment }: View) => {
  const { first_name, last_name } = environment.user_settings.attributes
  return [
    { name: 'firstName', attribute: first_name, autoComplete: 'given-name' },
    { name: 'lastName', attribute: last_name, autoComplete: 'family-name' },
  ].filter(({ attribute }) => attribute.enabled)
}

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const user = accountOf(v)!
  const name = nameOf(user)
  return (
    <El k="profileSectionItem" kid={ID}>
      <El as="span" k="userPreview" kid={ID}>
        <Avatar user={user} box="userPreviewAvatarBox" image="userPreviewAvatarImage" />
        <El as="span" k="userPreviewMainIdentifierText" title={name} dir="auto">
          {breakable(name)}
        </El>
      </El>
      <Opener screen={ID} kid={ID} t="userProfile.start.profileSection.primaryButton" />
    </El>
  )
}

function Edit(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const user = accountOf(v)!
  const names = namesOf(v)
  return (
    <>
      <SectionForm
        name={ID}
        title="userProfile.profilePage.title"
        fields={names.map(({ name }) => name)}
        path={mePath(v, '', 'PATCH')}
        onValues={(values) => save(v, values)}
      >
        <Picture section={ID} hasImage={user.hasImage} set={setPicture}>
          <Avatar user={user} box="avatarBox" image="avatarImage" label={nameOf(user)} />
        </Picture>
        <El k="formFieldRow">
          {names.map(({ name, attribute, autoComplete }, index) => (
            <Field
              key={name}
              name={name}
              label={`formFieldLabel__${name}`}
              autoComplete={autoComplete as 'given-name'}
              required={attribute.required}
              focused={index === 0}
              maxLength={256}
              value={v.state.values[name] ?? user[name as 'firstName'] ?? ''}
            />
          ))}
        </El>
      </SectionForm>
      <PictureForms path="/me/profile_image" />
    </>
  )
}

async function setPicture(clerk: ClerkPort, file: Blob | null) {
  await clerk.user!.setProfileImage({ file })
  await clerk.user!.reload()
}

const save = (v: ProfileView, values: Values) =>
  act(v, { name: ID, section: ID, done: 'userProfile.profilePage.successMessage' }, (clerk) =>
    clerk.user!.update(values),
  )

/** Picture and name. */
export const profile: Section = {
  id: ID,
  page: 'account',
  title: 'userProfile.start.profileSection.title',
  isShown: () => true,
  Content,
  screens: { [ID]: Edit },
  isReplaced: true,
}
