import { Component } from 'preact'
import type { EmailAddressModel } from '../../../model/client.ts'
import { breakable } from '../../../primitives/breakable.ts'
import { Button } from '../../../primitives/button.tsx'
import { CodeInput } from '../../../primitives/code-input.tsx'
import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import { Form } from '../../../primitives/form.tsx'
import { Resend } from '../../../primitives/resend.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act, proven } from '../parts/act.ts'
import { Badge } from '../parts/badge.tsx'
import { ProveByLink } from '../parts/link.tsx'
import { Opener } from '../parts/opener.tsx'
import { RemoveForm } from '../parts/remove-form.tsx'
import { type ScreenProps, type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'

const ID = 'emailAddresses'
const ADD = 'add-email'
const VERIFY = 'verify-email'
const REMOVE = 'remove-email'
const GROUP = 'userProfile.start.emailAddressesSection'
const PAGE = 'userProfile.emailAddressPage'

const isVerified = ({ verification }: EmailAddressModel) => verification?.status === 'verified'

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { emailAddresses, primaryEmailAddressId } = accountOf(v)!
  const rank = (address: EmailAddressModel) =>
    address.id === primaryEmailAddressId ? 0 : isVerified(address) ? 1 : 2
  const sorted = [...emailAddresses].sort((one, other) => rank(one) - rank(other))
  const { immutable } = v.environment.user_settings.attributes.email_address
  return (
    <>
      <El as="ul" k="profileSectionItemList" kid={ID}>
        {sorted.map((address) => (
          <Row key={address.id} address={address} isOnly={sorted.length === 1} />
        ))}
      </El>
      {!immutable && (
        <El k="profileSectionItem" kid={ID}>
          <Opener screen={ADD} kid={ID} t={`${GROUP}.primaryButton`} />
        </El>
      )}
    </>
  )
}

interface RowProps {
  address: EmailAddressModel
  isOnly: boolean
}

function Row({ address, isOnly }: RowProps, { at: { v } }: ViewContext<ProfileState>) {
  const { id, emailAddress, linkedTo } = address
  const isPrimary = id === accountOf(v)!.primaryEmailAddressId
  const { immutable } = v.environment.user_settings.attributes.email_address
  const named = (key: string) => ({
    t: `${GROUP}.${key}`,
    'aria-label': `${v.text(`${GROUP}.${key}`)}: ${emailAddress}`,
  })
  return (
    <El as="li" k="profileSectionItem" kid={ID}>
      <El as="span" k="profileSectionItemText" kid={ID} dir="auto">
        {breakable(emailAddress)}
      </El>
      {isPrimary && <Badge id="primary" />}
      {!isVerified(address) && <Badge id="unverified" />}
      <El k="profileSectionButtonGroup" kid={ID}>
        {!isVerified(address) && (
          <Opener screen={`${VERIFY}.${id}`} kid={ID} {...named('detailsAction__unverified')} />
        )}
        {isVerified(address) && !isPrimary && (
          <Form
            flow={null}
            k="profileSectionItemForm"
            path={mePath(v, '', 'PATCH')}
            hidden={{ primary_email_address_id: id }}
            onValues={() =>
              act(
                v,
                { name: `primary-${id}`, section: ID, done: `${PAGE}.successMessage__primary` },
                ({ user }) => user!.update({ primaryEmailAddressId: id }),
              )
            }
          >
            <Button
              k="profileSectionPrimaryButton"
              kid={ID}
              variant="link"
              action={`primary-${id}`}
              {...named('detailsAction__nonPrimary')}
            />
          </Form>
        )}
        {!isOnly && !isPrimary && !immutable && !linkedTo.length && (
          <Opener
            screen={`${REMOVE}.${id}`}
            kid={ID}
            color="danger"
            {...named('destructiveAction')}
          />
        )}
      </El>
    </El>
  )
}

function Add(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  return (
    <SectionForm
      name={ADD}
      title={`${PAGE}.title`}
      lines={[v.text(`${PAGE}.formHint`)]}
      fields={['emailAddress']}
      path={mePath(v, '/email_addresses')}
      submit="userProfile.formButtonPrimary__add"
      onValues={({ emailAddress = '' }) => add(v, emailAddress)}
    >
      <Field
        name="emailAddress"
        label="formFieldLabel__emailAddress"
        autoComplete="email"
        inputMode="email"
        required
        focused
        maxLength={320}
      />
    </SectionForm>
  )
}

/** Adds it, and goes on to its proof. */
const add = (v: ProfileView, email: string) =>
  v.run(ADD, async (clerk) => {
    const { id } = await proven(clerk, () => clerk.user!.createEmailAddress({ email }))
    await clerk.user!.reload()
    v.set({ screen: `${VERIFY}.${id}`, values: {}, at: null, done: null })
  })

const ownAddress = ({ user }: ClerkPort, id: string) =>
  user!.emailAddresses.find((each) => each.id === id)

/** By a link, where there are any; else by a code. */
function Verify({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
  const { verifications } = v.environment.user_settings.attributes.email_address
  const address = accountOf(v)!.emailAddresses.find(({ id }) => id === about)
  if (!verifications.includes('email_link')) return <VerifyByCode about={about} />
  return (
    address && (
      <ProveByLink
        id={about}
        emailAddress={address.emailAddress}
        screen={VERIFY}
        section={ID}
        page={PAGE}
      />
    )
  )
}

/** Sends a code as it opens, and takes it. */
class VerifyByCode extends Component<ScreenProps> {
  declare context: ViewContext<ProfileState & { sentAt?: number }>

  override componentDidMount() {
    // Those without the runtime ask for it themselves.
    if (this.context.at.v.live) void this.#send()
  }

  readonly #send = () => {
    const { v } = this.context.at
    return v.run('resend', async (clerk) => {
      await ownAddress(clerk, this.props.about)?.prepareVerification({ strategy: 'email_code' })
      v.set({ sentAt: Date.now() })
    })
  }

  override render(
    { about }: ScreenProps,
    _state: object,
    { at: { v } }: ViewContext<ProfileState & { sentAt?: number }>,
  ) {
    const address = accountOf(v)!.emailAddresses.find(({ id }) => id === about)
    if (!address) return null
    const path = `/email_addresses/${about}`
    return (
      <>
        <SectionForm
          name={VERIFY}
          title={`${PAGE}.verifyTitle`}
          lines={[v.text(`${PAGE}.emailCode.formSubtitle`, { identifier: address.emailAddress })]}
          fields={['code']}
          path={mePath(v, `${path}/attempt_verification`)}
          submit="userProfile.formButtonPrimary__continue"
          onValues={({ code = '' }) =>
            act(
              v,
              { name: VERIFY, section: ID, done: `${PAGE}.emailCode.successMessage` },
              async (clerk) => {
                await ownAddress(clerk, about)?.attemptVerification({ code })
                await clerk.user!.reload()
              },
            )
          }
        >
          <CodeInput label={`${PAGE}.emailCode.formTitle`} />
        </SectionForm>
        <Form
          flow={null}
          k="resend"
          after={`${VERIFY}.${about}`}
          path={mePath(v, `${path}/prepare_verification`)}
          hidden={{ strategy: 'email_code' }}
          onValues={this.#send}
        >
          <Resend
            label={`${PAGE}.emailCode.${v.live ? 'resendButton' : 'sendButton'}`}
            sentAt={v.state.sentAt}
          />
        </Form>
      </>
    )
  }
}

function Remove({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
  const address = accountOf(v)!.emailAddresses.find(({ id }) => id === about)
  if (!address) return null
  return (
    <RemoveForm
      section={ID}
      texts={`${PAGE}.removeResource`}
      identifier={address.emailAddress}
      path={`/email_addresses/${about}`}
      remove={async (clerk) => {
        await ownAddress(clerk, about)?.destroy()
        await clerk.user!.reload()
      }}
    />
  )
}

/** The addresses of a person: where codes and notices go, and what one signs in with. */
export const emailAddresses: Section = {
  id: ID,
  page: 'account',
  title: `${GROUP}.title`,
  isShown: (v) => v.environment.user_settings.attributes.email_address.enabled,
  Content,
  screens: { [ADD]: Add, [VERIFY]: Verify, [REMOVE]: Remove },
}
