import { Component, type ComponentChildren, type ComponentType, createRef } from 'preact'
import type { Tokens } from '../../../messages/translate.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import type { Values } from '../../../primitives/form.tsx'
import { Form } from '../../../primitives/form.tsx'
import { screenHref } from '../../../primitives/links.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { verifyHref } from '../../user-verification/verify-screen.ts'
import type { ProfileState, ProfileView } from './state.ts'

/** A section of a page: what it shows, and the forms that open in it. */
export interface Section {
  /** In class names. UI components §3.5, S. */
  id: string
  page: string
  /** Key of its title. */
  title: string
  isShown(v: ProfileView): boolean
  Content: ComponentType
  /** Its forms, by the name of their screen. `about`: what follows the dot in it. */
  screens?: Screens
  /** A form takes the place of the content. */
  isReplaced?: boolean
}

export interface ScreenProps {
  about: string
}

export type Screens = Record<string, ComponentType<ScreenProps>>

export function SectionView(
  { section }: { section: Section },
  { at: { v } }: ViewContext<ProfileState>,
) {
  const { id, title, Content, screens = {}, isReplaced } = section
  const { screen, at, done } = v.state
  const [name = '', about = ''] = screen?.split('.') ?? []
  const Open = screens[name]
  const isHere = at === id
  return (
    <El as="section" k="profileSection" kid={id}>
      <El k="profileSectionHeader" kid={id}>
        <El k="profileSectionTitle" kid={id}>
          <El as="h2" k="profileSectionTitleText" kid={id} t={title} />
        </El>
      </El>
      <El k="profileSectionContent" kid={id}>
        {!(Open && isReplaced) && <Content />}
        {Open && (
          <ActionCard key={screen} screen={screen!}>
            <Open about={about} />
          </ActionCard>
        )}
        {isHere && !Open && <Alert fields={[]} />}
        <div class="cl-profileDone" role="status">
          {isHere && done && v.text(done)}
        </div>
      </El>
    </El>
  )
}

interface ActionCardProps {
  screen: string
  children: ComponentChildren
}

/** A form that has opened in its section: it takes the focus, and gives it back to the button that opened it. */
export class ActionCard extends Component<ActionCardProps> {
  declare context: ViewContext
  readonly #box = createRef<HTMLDivElement>()
  #root: ParentNode | null = null

  override componentDidMount() {
    const box = this.#box.current!
    this.#root = box.closest('.cl-rootBox')
    if (!this.context.at.v.live) return
    focusIn(box)
    box.scrollIntoView({ block: 'nearest' })
  }

  override componentWillUnmount() {
    const opener = `[data-opens="${CSS.escape(this.props.screen)}"]`
    // When what takes its place is there, unless that has taken the focus.
    queueMicrotask(() => {
      const { activeElement } = document
      if (activeElement && activeElement !== document.body && !activeElement.matches('dialog'))
        return
      const button = this.#root?.querySelector<HTMLElement>(opener)
      // An entry of a menu that is closed cannot have it.
      const dots = button?.closest('.cl-menuBox')?.querySelector('button')
      ;(dots ?? button)?.focus({ preventScroll: true })
    })
  }

  override render({ children }: ActionCardProps, _state: object, { at: { v } }: ViewContext) {
    return (
      <div ref={this.#box} class={v.names('actionCard')}>
        {children}
      </div>
    )
  }
}

interface SectionFormProps {
  /** Name of its action. */
  name: string
  /** The page that it stands on, for those without the runtime. */
  page?: string | undefined
  title: string
  /** Sentences below the title. */
  lines?: readonly ComponentChildren[]
  /** Fields: their errors are shown there, all others in the form. */
  fields?: readonly string[]
  path: string
  hidden?: Values | undefined
  completeTo?: string
  /** Key of the label of its button. */
  submit?: string
  color?: 'danger'
  onValues: (values: Values) => unknown
  children?: ComponentChildren
}

/** Title, what to know, fields, and the two ways out. */
export function SectionForm(props: SectionFormProps) {
  const { name, page, title, lines = [], fields = [], path, hidden, completeTo, onValues } = props
  const { submit = 'userProfile.formButtonPrimary__save', color, children } = props
  return (
    <Form
      flow={null}
      path={path}
      onValues={onValues}
      after={page}
      hidden={hidden}
      completeTo={completeTo}
    >
      <ActionTitle title={title} lines={lines} />
      <Alert fields={fields} />
      <ProofLink />
      {children}
      <El k="formButtons">
        <Button k="formButtonPrimary" action={name} t={submit} data-color={color} />
        <Cancel />
      </El>
    </Form>
  )
}

/** Where it has to be certain that it is them, and no runtime asks. */
export function ProofLink(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const href = verifyHref(v)
  return href === undefined ? null : (
    <El
      as="a"
      k={['button', 'profileSectionPrimaryButton']}
      data-variant="link"
      href={href}
      t="reverification.start.title"
    />
  )
}

interface ActionTitleProps {
  title: string
  tokens?: Tokens | undefined
  lines?: readonly ComponentChildren[]
}

/** Where another form takes the place of one that had the focus, that goes along. */
export class ActionTitle extends Component<ActionTitleProps> {
  declare context: ViewContext
  readonly #header = createRef<HTMLDivElement>()

  override componentDidMount() {
    const isLost = document.activeElement === document.body
    if (isLost && this.context.at.v.live) focusIn(this.#header.current!.closest('.cl-actionCard'))
  }

  override render(
    { title, tokens, lines = [] }: ActionTitleProps,
    _state: object,
    { at: { v } }: ViewContext,
  ) {
    return (
      <div ref={this.#header} class={v.names('formHeader')}>
        <El as="h3" k="headerTitle" t={title} tokens={tokens} tabIndex={-1} />
        {lines.map((line, index) => (
          <El key={index} as="p" k="formHeaderSubtitle">
            {line}
          </El>
        ))}
      </div>
    )
  }
}

/** To the first field of a form that has opened, else to its title. */
function focusIn(card: Element | null) {
  const field = card?.querySelector<HTMLElement>(
    'input:not([type=hidden],[type=checkbox],[type=file],[readonly])',
  )
  const target = field ?? card?.querySelector<HTMLElement>('.cl-headerTitle')
  target?.focus({ preventScroll: true })
}

/** Back to the page without the form. */
export function Cancel(
  { t = 'userProfile.formButtonReset' }: { t?: string },
  { at: { v } }: ViewContext<ProfileState>,
) {
  return v.live ? (
    <El
      as="button"
      type="button"
      k={['button', 'formButtonReset']}
      data-variant="ghost"
      t={t}
      onClick={() => v.state.busy || v.set({ screen: null, errors: [], values: {} })}
    />
  ) : (
    <El
      as="a"
      k={['button', 'formButtonReset']}
      data-variant="ghost"
      t={t}
      href={screenHref(v, v.route || undefined)}
    />
  )
}
