import { Component, type ComponentChildren, createRef } from 'preact'
import { El } from '../../../primitives/element.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import type { Chosen } from '../crop/crop.tsx'
import { act } from './act.ts'
import type { ProfileState } from './state.ts'

const TYPES = 'image/png,image/jpeg,image/webp,image/gif'

interface PictureProps {
  section: string
  /** As it is now. */
  children: ComponentChildren
  hasImage: boolean
  set(clerk: ClerkPort, file: Blob | null): Promise<unknown>
}

/** A picture, and the ways to another one. Without the runtime it can only be looked at. */
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
        type="button"
        k={['button', id === 'upload' ? 'avatarImageActionsUpload' : 'avatarImageActionsRemove']}
        state={busy === id && 'loading'}
        data-variant={id === 'upload' ? 'outline' : 'ghost'}
        data-color={id === 'remove' ? 'danger' : undefined}
        aria-disabled={busy ? true : undefined}
        t={`userProfile.profilePage.imageForm__${id}`}
        onClick={() => busy || onClick()}
      />
    )
    return (
      <El k="avatarImageRow">
        {children}
        {v.live && (
          <El k="avatarImageActions">
            {button('upload', () => this.#input.current!.click())}
            {hasImage && button('remove', () => this.#set('remove', null))}
            <El as="p" k="formHeaderSubtitle" t="userProfile.profilePage.fileDropAreaHint" />
            <input
              ref={this.#input}
              type="file"
              accept={TYPES}
              hidden
              data-testid="profile-image"
              onChange={this.#choose}
            />
          </El>
        )}
      </El>
    )
  }
}
