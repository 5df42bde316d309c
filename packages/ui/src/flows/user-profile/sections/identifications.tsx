import type { UpdateUserParams } from '@dooryard/browser'
import type { AccountModel, IdentificationModel } from '../../../model/client.ts'
import { El } from '../../../primitives/element.tsx'
import { Field, type FieldProps } from '../../../primitives/field.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { proven } from '../../user-verification/proven.ts'
import { act } from '../parts/act.ts'
import { Action, Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { RemoveForm } from '../parts/remove-form.tsx'
import { type ScreenProps, type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'
import { VerifyForm } from '../parts/verify-form.tsx'

/** One that somebody has, as it is called. */
export interface Own extends IdentificationModel {
  text: string
  /** It is none that somebody is found by, and cannot be the primary one. */
  isApart?: boolean
}

/** What the Clerk object does with one. */
interface OwnResource {
  prepareVerification(params: { strategy: string }): Promise<unknown>
  attemptVerification(params: { code: string }): Promise<unknown>
  destroy(): Promise<void>
}

/** What somebody is known by, of which one has several: addresses, numbers. */
export interface IdentificationKind {
  /** Id of the section. */
  id: string
  attribute: 'email_address' | 'phone_number'
  /** How its screens end: `add-email`. */
  screen: string
  /** Groups of its texts. */
  group: string
  page: string
  /** Keys of its texts, below that of the page. */
  texts: { hint: string; codeLine: string; verified: string }
  field: FieldProps
  /** Path of the Frontend API, below that of the person. */
  path: string
  strategy: string
  list(account: AccountModel): Own[]
  primaryOf(account: AccountModel): string | null
  isRemovable(account: AccountModel, own: Own): boolean
  find(clerk: ClerkPort, id: string): OwnResource | undefined
  create(clerk: ClerkPort, text: string): Promise<{ id: string }>
  primary: keyof UpdateUserParams
  /** The name of that on the wire. */
  primaryField: string
}

const isVerified = ({ verification }: IdentificationModel) => verification?.status === 'verified'

/** A section that lists them, and the forms that add, verify and remove one. */
export function identifications(kind: IdentificationKind): Section {
  const { id: ID, group, page, path, texts } = kind
  const ADD = `add-${kind.screen}`
  const VERIFY = `verify-${kind.screen}`
  const REMOVE = `remove-${kind.screen}`
  const settings = ({ environment }: ProfileView) =>
    environment.user_settings.attributes[kind.attribute]
  const ownOf = (v: ProfileView, id: string) =>
    kind.list(accountOf(v)!).find((own) => own.id === id)

  function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
    const account = accountOf(v)!
    const primary = kind.primaryOf(account)
    const rank = (own: Own) => (own.id === primary ? 0 : isVerified(own) ? 1 : 2)
    const sorted = kind.list(account).sort((one, other) => rank(one) - rank(other))
    return (
      <>
        <El as="ul" k="profileSectionItemList" kid={ID}>
          {sorted.map((own) => (
            <Row key={own.id} own={own} />
          ))}
        </El>
        {!settings(v).immutable && (
          <Item kid={ID}>
            <Opener screen={ADD} kid={ID} t={`${group}.primaryButton`} />
          </Item>
        )}
      </>
    )
  }

  function Row({ own }: { own: Own }, { at: { v } }: ViewContext<ProfileState>) {
    const { id, text, linkedTo, isApart } = own
    const account = accountOf(v)!
    const isPrimary = id === kind.primaryOf(account)
    const shared = { kid: ID, about: text }
    return (
      <Item
        as="li"
        kid={ID}
        text={text}
        badges={[isPrimary && 'primary', !isVerified(own) && 'unverified']}
        buttons={
          <>
            {!isVerified(own) && (
              <Opener
                screen={`${VERIFY}.${id}`}
                t={`${group}.detailsAction__unverified`}
                {...shared}
              />
            )}
            {isVerified(own) && !isPrimary && !isApart && (
              <Action
                name={`primary-${id}`}
                section={ID}
                t={`${group}.detailsAction__nonPrimary`}
                about={text}
                path={mePath(v, '', 'PATCH')}
                hidden={{ [kind.primaryField]: id }}
                done={`${page}.successMessage__primary`}
                call={({ user }) => user!.update({ [kind.primary]: id })}
              />
            )}
            {!settings(v).immutable && !linkedTo.length && kind.isRemovable(account, own) && (
              <Opener
                screen={`${REMOVE}.${id}`}
                color="danger"
                t={`${group}.destructiveAction`}
                {...shared}
              />
            )}
          </>
        }
      />
    )
  }

  function Add(_props: object, { at: { v } }: ViewContext<ProfileState>) {
    const { name } = kind.field
    return (
      <SectionForm
        name={ADD}
        title={`${page}.title`}
        lines={[v.text(`${page}.${texts.hint}`)]}
        fields={[name]}
        path={mePath(v, path)}
        submit="userProfile.formButtonPrimary__add"
        // It goes on to its proof.
        onValues={({ [name]: text = '' }) =>
          v.run(ADD, async (clerk) => {
            const { id } = await proven(clerk, () => kind.create(clerk, text))
            await clerk.user!.reload()
            v.set({ screen: `${VERIFY}.${id}`, values: {}, at: null, done: null })
          })
        }
      >
        <Field {...kind.field} required focused />
      </SectionForm>
    )
  }

  function Verify({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
    const own = ownOf(v, about)
    if (!own) return null
    const { strategy } = kind
    return (
      <VerifyForm
        screen={`${VERIFY}.${about}`}
        title={`${page}.verifyTitle`}
        line={v.text(`${page}.${texts.codeLine}`, { identifier: own.text })}
        path={`/me${path}/${about}`}
        strategy={strategy}
        send={(clerk) => kind.find(clerk, about)?.prepareVerification({ strategy })}
        onCode={(code) =>
          act(
            v,
            { name: 'verify', section: ID, done: `${page}.${texts.verified}` },
            async (clerk) => {
              await kind.find(clerk, about)?.attemptVerification({ code })
              await clerk.user!.reload()
            },
          )
        }
      />
    )
  }

  function Remove({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
    const own = ownOf(v, about)
    if (!own) return null
    return (
      <RemoveForm
        section={ID}
        texts={`${page}.removeResource`}
        identifier={own.text}
        path={`/me${path}/${about}`}
        remove={async (clerk) => {
          await kind.find(clerk, about)?.destroy()
          await clerk.user!.reload()
        }}
      />
    )
  }

  return {
    id: ID,
    page: 'account',
    title: `${group}.title`,
    isShown: (v) => settings(v).enabled,
    Content,
    screens: { [ADD]: Add, [VERIFY]: Verify, [REMOVE]: Remove },
  }
}
