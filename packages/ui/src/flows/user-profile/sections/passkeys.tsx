import type { PasskeyResource } from '@dooryard/browser'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import { Form } from '../../../primitives/form.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../parts/act.ts'
import { Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { RemoveForm } from '../parts/remove-form.tsx'
import { type ScreenProps, type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'

const ID = 'passkeys'
const RENAME = 'rename-passkey'
const REMOVE = 'remove-passkey'
const GROUP = 'userProfile.start.passkeysSection'
const SCREEN = 'userProfile.passkeyScreen'

const passkeyOf = (v: ProfileView, id: string) =>
  accountOf(v)!.passkeys.find((each) => each.id === id)

const own = ({ user }: ClerkPort, id: string) =>
  (user!.passkeys as PasskeyResource[]).find((each) => each.id === id)!

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { passkeys } = accountOf(v)!
  return (
    <>
      {passkeys.length > 0 && (
        <El as="ul" k="profileSectionItemList" kid={ID}>
          {passkeys.map(({ id, name }) => {
            const label = name ?? v.text(`${GROUP}.title`)
            const shared = { kid: ID, about: label }
            return (
              <Item
                key={id}
                as="li"
                kid={ID}
                text={label}
                buttons={
                  <>
                    <Opener
                      screen={`${RENAME}.${id}`}
                      t={`${GROUP}.menuAction__rename`}
                      {...shared}
                    />
                    <Opener
                      screen={`${REMOVE}.${id}`}
                      color="danger"
                      t={`${GROUP}.menuAction__destructive`}
                      {...shared}
                    />
                  </>
                }
              />
            )
          })}
        </El>
      )}
      {/* Browsers make them for scripts alone. */}
      {v.live && (
        <Form flow={null} k="profileSectionItem" path="" onValues={() => add(v)}>
          <Button
            k="profileSectionPrimaryButton"
            kid={ID}
            variant="link"
            action="passkey"
            t={`${GROUP}.primaryButton`}
          />
        </Form>
      )}
    </>
  )
}

const add = (v: ProfileView) =>
  act(
    v,
    { name: 'passkey', section: ID, done: `${SCREEN}.successMessage__add`, after: {} },
    async ({ user }) => {
      await user!.createPasskey()
      await user!.reload()
    },
  )

function Rename({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
  const passkey = passkeyOf(v, about)
  if (!passkey) return null
  return (
    <SectionForm
      name={RENAME}
      page="security"
      title={`${SCREEN}.title__rename`}
      lines={[v.text(`${SCREEN}.subtitle__rename`)]}
      fields={['name']}
      path={mePath(v, `/passkeys/${about}`, 'PATCH')}
      onValues={({ name = '' }) =>
        act(
          v,
          { name: RENAME, section: ID, done: `${SCREEN}.successMessage__rename` },
          async (clerk) => {
            await own(clerk, about).update({ name })
            await clerk.user!.reload()
          },
        )
      }
    >
      <Field
        name="name"
        label="formFieldLabel__passkeyName"
        autoComplete="off"
        required
        focused
        maxLength={100}
        value={v.state.values.name ?? passkey.name ?? ''}
      />
    </SectionForm>
  )
}

function Remove({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
  const passkey = passkeyOf(v, about)
  if (!passkey) return null
  return (
    <RemoveForm
      section={ID}
      page="security"
      texts={`${SCREEN}.removeResource`}
      identifier={passkey.name ?? v.text(`${GROUP}.title`)}
      path={`/me/passkeys/${about}`}
      remove={async (clerk) => {
        await own(clerk, about).delete()
        await clerk.user!.reload()
      }}
    />
  )
}

/** Keys of a person's devices, by which one signs in without a password. */
export const passkeys: Section = {
  id: ID,
  page: 'security',
  title: `${GROUP}.title`,
  isShown: (v) =>
    v.environment.user_settings.attributes.passkey.enabled || accountOf(v)!.passkeys.length > 0,
  Content,
  screens: { [RENAME]: Rename, [REMOVE]: Remove },
}
