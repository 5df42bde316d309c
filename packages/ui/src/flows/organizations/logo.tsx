import { Component, createRef } from 'preact'
import { OrganizationAvatar } from '../../primitives/avatar.tsx'
import { El } from '../../primitives/element.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { Chosen } from '../user-profile/crop/crop.tsx'

const TYPES = 'image/png,image/jpeg,image/webp,image/gif'

interface LogoProps {
  name: string
  onChange: (logo: Blob | null) => void
}

interface LogoState {
  chosen: Chosen | null
  /** Address of what was chosen, within this page. */
  source: string | null
}

/** Chooses a logo for an organization that is about to be made. */
export class Logo extends Component<LogoProps, LogoState> {
  override state: LogoState = { chosen: null, source: null }
  readonly #input = createRef<HTMLInputElement>()

  override componentWillUnmount() {
    if (this.state.source) URL.revokeObjectURL(this.state.source)
  }

  readonly #choose = async () => {
    const input = this.#input.current!
    const [file] = input.files ?? []
    // The same one may be chosen again.
    input.value = ''
    if (!file) return
    const choosing = import('../user-profile/crop/crop.tsx').then(({ choose }) => choose(file))
    const chosen = await choosing.catch(() => null)
    if (chosen) this.setState({ chosen })
    else this.#use(file)
  }

  readonly #use = (logo: Blob | null) => {
    if (this.state.source) URL.revokeObjectURL(this.state.source)
    this.setState({ chosen: null, source: logo && URL.createObjectURL(logo) })
    this.props.onChange(logo)
  }

  override render({ name }: LogoProps, { chosen, source }: LogoState, { at: { v } }: ViewContext) {
    if (chosen)
      return (
        <chosen.Crop
          {...chosen}
          onDone={this.#use}
          onCancel={() => this.setState({ chosen: null })}
        />
      )
    const button = (id: 'upload' | 'remove', onClick: () => unknown) => (
      <El
        as="button"
        type="button"
        k={['button', id === 'upload' ? 'avatarImageActionsUpload' : 'avatarImageActionsRemove']}
        data-variant={id === 'upload' ? 'outline' : 'ghost'}
        data-color={id === 'remove' ? 'danger' : undefined}
        aria-disabled={v.state.busy ? true : undefined}
        t={`userProfile.profilePage.imageForm__${id}`}
        onClick={() => v.state.busy || onClick()}
      />
    )
    return (
      <El k={['avatarImageRow', 'organizationAvatarUploaderContainer']}>
        {source ? (
          <El as="span" k="avatarBox" data-shape="square">
            <El as="img" k="avatarImage" src={source} alt="" />
          </El>
        ) : (
          <OrganizationAvatar
            organization={{ name, hasImage: false, imageUrl: '' }}
            box="organizationPreviewAvatarBox"
            image="organizationPreviewAvatarImage"
          />
        )}
        <El k="avatarImageActions">
          {button('upload', () => this.#input.current!.click())}
          {source && button('remove', () => this.#use(null))}
          <input
            ref={this.#input}
            type="file"
            accept={TYPES}
            hidden
            data-testid="organization-logo"
            onChange={this.#choose}
          />
        </El>
      </El>
    )
  }
}
