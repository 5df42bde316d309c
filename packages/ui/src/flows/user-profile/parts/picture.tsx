import { Component, createRef } from 'preact'
import { nameOf } from '../../../model/client.ts'
import { Avatar } from '../../../primitives/avatar.tsx'
import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from './act.ts'
import { accountOf, type ProfileState } from './state.ts'

/** Pixels of each side: twice what any page of ours shows. */
const SIDE = 512

const TYPES = 'image/png,image/jpeg,image/webp,image/gif'

/** The picture of the account, and the ways to another one. Without the runtime it can only be looked at. */
export class Picture extends Component<{ section: string }> {
  declare context: ViewContext<ProfileState>
  readonly #input = createRef<HTMLInputElement>()

  #set(name: string, file: () => Promise<Blob | null>) {
    const { v } = this.context.at
    const { section } = this.props
    return act(v, { name, section, after: {} }, async (clerk) => {
      await clerk.user!.setProfileImage({ file: await file() })
      await clerk.user!.reload()
    })
  }

  readonly #choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement
    const [file] = input.files ?? []
    // The same one may be chosen again.
    input.value = ''
    if (file) void this.#set('upload', () => fit(file))
  }

  override render(
    _props: { section: string },
    _state: object,
    { at: { v } }: ViewContext<ProfileState>,
  ) {
    const user = accountOf(v)!
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
        <Avatar user={user} box="avatarBox" image="avatarImage" label={nameOf(user)} />
        {v.live && (
          <El k="avatarImageActions">
            {button('upload', () => this.#input.current!.click())}
            {user.hasImage && button('remove', () => this.#set('remove', async () => null))}
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

/** The square in its middle, no larger than it is shown. What cannot be drawn goes as it is: the server says what is wrong. */
async function fit(file: File): Promise<Blob> {
  // One that moves would stand still.
  if (file.type === 'image/gif') return file
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return file
  const side = Math.min(image.width, image.height)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.min(side, SIDE)
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2]
  canvas.getContext('2d')!.drawImage(image, x, y, side, side, 0, 0, canvas.width, canvas.height)
  const type = file.type === 'image/jpeg' ? file.type : 'image/png'
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), type, 0.9))
}
