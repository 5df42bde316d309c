import { Component, type ComponentChildren, createRef } from 'preact'
import { El } from '../../../primitives/element.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import type { Chosen } from '../crop/crop.tsx'
import { act } from './act.ts'
import { ownPath, type ProfileState } from './state.ts'

const TYPES = 'image/png,image/jpeg,image/webp,image/gif'

interface PictureProps {
  section: string
  /** As it is now. */
  children: ComponentChildren
  hasImage: boolean
  set(clerk: ClerkPort, file: Blob | null): Promise<unknown>
}

/** A picture, and the ways to another one. What it sends without the runtime is in `PictureForms`. */
export class Picture extends Component<PictureProps, { chosen: Chosen | null }> {
  declare context: ViewContext<ProfileState>
  override state: { chosen: Chosen | null } = { chosen: null }
  readonly #input = createRef<HTMLInputElement>()

  #set(name: string, file: Blob | null) {
    const { section, set } = this.props
    return act(this.context.at.v, { name, section, after: {} }, (clerk) => set(clerk, file))
  }

  readonly #choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement
    const [file] = input.files ?? []
    // The same one may be chosen again.
    input.value = ''
    if (file) void this.#take(file)
  }

  /** Where nobody can choose a part of it, it goes as it is: the server cuts it, or says what is wrong. */
  async #take(file: File) {
    const choosing = import('../crop/crop.tsx').then(({ choose }) => choose(file))
    const chosen = await choosing.catch(() => null)
    if (chosen) this.setState({ chosen })
    else await this.#use(file)
  }

  readonly #use = async (file: Blob) => {
    await this.#set('upload', file)
    if (!this.context.at.v.state.errors.length) this.#close()
  }

  readonly #close = () =>
    this.setState({ chosen: null }, () =>
      this.#input.current?.parentElement?.querySelector('button')?.focus(),
    )

  override render(
    { children, hasImage }: PictureProps,
    { chosen }: { chosen: Chosen | null },
    { at: { v } }: ViewContext<ProfileState>,
  ) {
    if (chosen) return <chosen.Crop {...chosen} onDone={this.#use} onCancel={this.#close} />
    const { busy } = v.state
    const button = (id: 'upload' | 'remove', onClick: () => unknown) => (
      <El
        as="button"
        type={v.live ? 'button' : 'submit'}
        form={formOf(v, id)}
        k={['button', id === 'upload' ? 'avatarImageActionsUpload' : 'avatarImageActionsRemove']}
        state={busy === id && 'loading'}
        data-variant={id === 'upload' ? 'outline' : 'ghost'}
        data-color={id === 'remove' ? 'danger' : undefined}
        aria-disabled={busy ? true : undefined}
        t={`userProfile.profilePage.imageForm__${id}`}
        onClick={() => !v.live || busy || onClick()}
      />
    )
    return (
      <El k="avatarImageRow">
        {children}
        <El k="avatarImageActions">
          <input
            ref={this.#input}
            class="cl-avatarImageFile"
            type="file"
            name="file"
            accept={TYPES}
            required={!v.live}
            form={formOf(v, 'upload')}
            hidden={v.live}
            aria-label={v.text('userProfile.profilePage.imageForm__upload')}
            data-testid="profile-image"
            onChange={this.#choose}
          />
          {button('upload', () => this.#input.current!.click())}
          {hasImage && button('remove', () => this.#set('remove', null))}
          <El as="p" k="formHeaderSubtitle" t="userProfile.profilePage.fileDropAreaHint" />
        </El>
      </El>
    )
  }
}

/** Forms do not nest: what stands in one belongs to another. */
const formOf = ({ id }: View, name: 'upload' | 'remove') => `${id}-${name}`

interface PictureFormsProps {
  /** Path of the Frontend API at which the picture is. */
  path: string
  /** How it is sent there. */
  method?: 'PUT'
}

/** What sends a picture and takes it away without the runtime, beside the form that it stands in: forms do not nest. */
export function PictureForms({ path, method }: PictureFormsProps, { at: { v } }: ViewContext) {
  if (v.live) return null
  const controls = v.controls?.(v, { flow: null, after: v.state.screen ?? undefined }) ?? {}
  return (
    <>
      {(['upload', 'remove'] as const).map((name) => (
        <form
          key={name}
          id={formOf(v, name)}
          hidden
          method="post"
          encType={name === 'upload' ? 'multipart/form-data' : undefined}
          action={v.fapiPath + ownPath(v, path, name === 'upload' ? method : 'DELETE')}
        >
          {Object.entries(controls).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
        </form>
      ))}
    </>
  )
}
