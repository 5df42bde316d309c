import { Component } from 'preact'
import { El } from '../../../primitives/element.tsx'
import { screenHref } from '../../../primitives/links.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { ActionTitle } from './section.tsx'
import type { ProfileState } from './state.ts'

const PAGE = 'userProfile.backupCodePage'

interface BackupCodesProps {
  codes: string[]
  title: string
  /** What is pressed when they are kept; without it, what is around them has a way on. */
  onFinish?: () => void
}

/** Codes that are shown this once, and the ways to keep them. */
export class BackupCodes extends Component<BackupCodesProps, { isCopied?: boolean }> {
  declare context: ViewContext<ProfileState>

  readonly #copy = async () => {
    await navigator.clipboard.writeText(this.props.codes.join('\n'))
    this.setState({ isCopied: true })
  }

  readonly #download = () => {
    const url = URL.createObjectURL(new Blob([this.#text()], { type: 'text/plain' }))
    const link = Object.assign(document.createElement('a'), {
      href: url,
      download: 'backup-codes.txt',
    })
    link.click()
    URL.revokeObjectURL(url)
  }

  /** The codes alone, without the page around them. */
  readonly #print = () => {
    const frame = document.createElement('iframe')
    frame.hidden = true
    document.body.append(frame)
    const { document: page } = frame.contentWindow!
    const text = page.createElement('pre')
    text.textContent = this.#text()
    page.title = this.context.at.v.text(`${PAGE}.title`)
    page.body.append(text)
    frame.contentWindow!.addEventListener('afterprint', () => frame.remove())
    frame.contentWindow!.print()
  }

  #text() {
    const { v } = this.context.at
    const title = v.text(`${PAGE}.printTitle`)
    return `${title}\n\n${this.props.codes.join('\n')}\n`
  }

  override render(
    { codes, title, onFinish }: BackupCodesProps,
    { isCopied }: { isCopied?: boolean },
    { at: { v } }: ViewContext<ProfileState>,
  ) {
    const button = (name: string, onClick: () => unknown) => (
      <El
        as="button"
        type="button"
        k={['button', 'backupCodeButton']}
        kid={name}
        data-variant="outline"
        t={`${PAGE}.actionLabel__${name === 'copy' && isCopied ? 'copied' : name}`}
        onClick={onClick}
      />
    )
    return (
      <El k="form">
        <ActionTitle
          title={title}
          lines={[v.text(`${PAGE}.successSubtitle`), v.text(`${PAGE}.infoText2`)]}
        />
        <El as="ul" k="backupCodeList" aria-label={v.text(`${PAGE}.title__codelist`)}>
          {codes.map((code) => (
            <El key={code} as="li" k="backupCode">
              {code}
            </El>
          ))}
        </El>
        {v.live && (
          <El k="backupCodeButtons">
            {/* There is none where a page is not served safely. */}
            {navigator.clipboard && button('copy', this.#copy)}
            {button('download', this.#download)}
            {button('print', this.#print)}
          </El>
        )}
        <div class="cl-visuallyHidden" role="status">
          {isCopied && v.text(`${PAGE}.actionLabel__copied`)}
        </div>
        {onFinish && <Finish onFinish={onFinish} />}
      </El>
    )
  }
}

function Finish({ onFinish }: { onFinish: () => void }, { at: { v } }: ViewContext<ProfileState>) {
  const shared = {
    k: ['button', 'formButtonPrimary'],
    'data-variant': 'solid',
    t: 'userProfile.formButtonPrimary__finish',
  }
  return (
    <El k="formButtons">
      {v.live ? (
        <El as="button" type="button" {...shared} onClick={onFinish} />
      ) : (
        <El as="a" {...shared} href={screenHref(v, v.route || undefined)} />
      )}
    </El>
  )
}
