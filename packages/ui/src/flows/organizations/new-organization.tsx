import type { OrganizationResource } from '@dooryard/browser'
import { Component } from 'preact'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import { ScreenLink, screenHref } from '../../primitives/links.tsx'
import type { ClerkPort } from '../../view/clerk-port.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { ownPath } from '../user-profile/parts/state.ts'
import { Logo } from './logo.tsx'
import { slugOf } from './slug-of.ts'

export const NEW_FIELDS = ['name', 'slug']

interface NewOrganizationProps {
  /** Key of the label of its button. */
  submit: string
  /** The screen of a page without the runtime that follows. */
  after?: string | undefined
  /** There is something to go back to. */
  isCancellable?: boolean
  onMade: (clerk: ClerkPort, organization: OrganizationResource) => Promise<unknown>
}

/** Name, slug and logo of an organization that is about to be made. */
export class NewOrganization extends Component<NewOrganizationProps, { name: string }> {
  declare context: ViewContext
  override state = { name: '' }
  #slug: HTMLInputElement | null | undefined
  #logo: Blob | null = null
  /** Somebody has chosen the slug, and it does not follow the name any more. */
  #isOwnSlug = false
  /** Made, and refused in what came after: it is not made again. */
  #made: OrganizationResource | undefined

  readonly #follow = (name: string) => {
    this.setState({ name })
    if (this.#slug && !this.#isOwnSlug) this.#slug.value = slugOf(name)
  }

  /** The name may stand there already: typed before the runtime was there, which the field of the slug comes with. */
  readonly #begin = (place: HTMLElement | null) => {
    this.#slug = place?.querySelector('input')
    const name = this.#slug?.form?.elements.namedItem('name') as HTMLInputElement | undefined
    if (name?.value) this.#follow(name.value)
  }

  readonly #submit = ({ name = '', slug }: Values) =>
    this.context.at.v.run('create', async (clerk) => {
      // One that was not chosen is the server's to make: it knows which are taken.
      const given = { name, ...(this.#isOwnSlug && slug && { slug }) }
      this.#made ??= await clerk.createOrganization(given)
      if (this.#logo) await this.#made.setLogo({ file: this.#logo })
      this.#logo = null
      return this.props.onMade(clerk, this.#made)
    })

  override render(
    { submit, after, isCancellable }: NewOrganizationProps,
    { name }: { name: string },
    { at: { v } }: ViewContext,
  ) {
    const hasSlug = v.live && !v.environment.organization_settings.slug.disabled
    return (
      <Form flow={null} path={ownPath(v, '/organizations')} after={after} onValues={this.#submit}>
        {v.live && (
          <Logo
            name={name}
            onChange={(logo) => {
              this.#logo = logo
            }}
          />
        )}
        <Field
          name="name"
          label="formFieldLabel__organizationName"
          placeholder={v.text('formFieldInputPlaceholder__organizationName')}
          autoComplete="organization"
          required
          focused
          maxLength={256}
          onInput={({ currentTarget }) => this.#follow(currentTarget.value)}
        />
        {hasSlug && (
          <span ref={this.#begin} class="cl-contents">
            <Field
              name="slug"
              label="formFieldLabel__organizationSlug"
              placeholder={v.text('formFieldInputPlaceholder__organizationSlug')}
              autoComplete="off"
              maxLength={64}
              onInput={({ currentTarget }) => {
                this.#isOwnSlug = currentTarget.value !== ''
              }}
            />
          </span>
        )}
        <El k="formButtons">
          <Button k="formButtonPrimary" action="create" t={submit} />
          {isCancellable && (
            <ScreenLink
              k={['button', 'formButtonReset']}
              data-variant="ghost"
              screen=""
              href={screenHref(v)}
              onFollow={() => v.set({ screen: null, errors: [] })}
              t="userProfile.formButtonReset"
            />
          )}
        </El>
      </Form>
    )
  }
}
