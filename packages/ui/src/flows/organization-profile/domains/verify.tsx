import { Button } from '../../../primitives/button.tsx'
import { CodeInput } from '../../../primitives/code-input.tsx'
import { Field } from '../../../primitives/field.tsx'
import { Form } from '../../../primitives/form.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { type ScreenProps, SectionForm } from '../../user-profile/parts/section.tsx'
import { formPath, type OrganizationState } from '../parts/state.ts'
import { changed, Domain, type DomainModel, GROUP, ID, live, MANAGE, VERIFY } from './domain.tsx'

export const Verify = ({ about }: ScreenProps) => (
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
