import { Component, type ComponentChildren } from 'preact'
import { failureOf, fromThrown, type UIError } from '../model/errors.ts'
import type { ClerkPort } from '../view/clerk-port.ts'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'
import { errorText } from './error-text.ts'
import { ALERT, Icon } from './icons.tsx'

interface LoadedProps<Data> {
  /** Path of the Frontend API at which the server asks for it, so that the page has it without a request of its browser. */
  path: string
  /** Another one than before: it is fetched anew. */
  version?: number
  /** The same from the Clerk object, whose names the server's answer gets. */
  fetch(clerk: ClerkPort): Promise<Data>
  /** What it shows; `again` fetches anew, and what was there stays until the answer has come. */
  children(data: Data, again: () => Promise<void>): ComponentChildren
}

interface Loading<Data> {
  data?: Data | undefined
  error?: UIError | undefined
}

/**
 * A part of a screen that needs more than the client holds. Until it has come there is a sign that it is on its way, if that
 * takes long; where it could not be fetched, the reason and another try. With a `key` it begins anew for another person; of
 * another path it shows what was there until the answer has come.
 */
export class Loaded<Data> extends Component<LoadedProps<Data>, Loading<Data>> {
  declare context: ViewContext
  override state: Loading<Data>

  constructor(props: LoadedProps<Data>, context: ViewContext) {
    super(props, context)
    this.state = { data: context.at.v.known[props.path] as Data | undefined }
  }

  override componentDidMount() {
    // What came with the page is for its first look; later ones ask anew.
    if (this.state.data === undefined) void this.#fetch()
    else delete this.context.at.v.known[this.props.path]
  }

  override componentDidUpdate({ path, version }: LoadedProps<Data>) {
    if (path !== this.props.path || version !== this.props.version) void this.#fetch()
  }

  readonly #fetch = async () => {
    const { path, fetch } = this.props
    // What is asked for by now is another thing.
    const isOld = () => path !== this.props.path
    try {
      const data = await fetch(this.context.at.v.clerk!)
      if (!isOld()) this.setState({ data, error: undefined })
    } catch (thrown) {
      if (!isOld()) this.setState({ error: fromThrown(thrown)?.[0] ?? failureOf(thrown) })
    }
  }

  override render(
    { children }: LoadedProps<Data>,
    { data, error }: Loading<Data>,
    { at: { v } }: ViewContext,
  ) {
    return (
      <div class="cl-loaded" aria-busy={data === undefined && !error}>
        {error && (
          <El k="alert" kid="danger" data-color="danger" role="alert">
            <Icon path={ALERT} class={v.names('alertIcon', 'danger')} />
            <El k="alertText" kid="danger" as="p" dir="auto">
              {errorText(v, error)}
            </El>
            <El
              as="button"
              type="button"
              k={['button', 'alertAction']}
              data-variant="link"
              t="missingScreen.formButtonPrimary"
              onClick={this.#fetch}
            />
          </El>
        )}
        {data !== undefined && children(data, this.#fetch)}
        {data === undefined && !error && (
          <div class="cl-belated">
            <El as="span" k="spinner" aria-hidden="true" />
          </div>
        )}
      </div>
    )
  }
}
