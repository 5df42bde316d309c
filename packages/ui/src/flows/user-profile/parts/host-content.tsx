import { Component, createRef } from 'preact'

interface HostContentProps {
  class: string
  mount: (node: HTMLDivElement) => void
  unmount: ((node?: HTMLDivElement) => void) | undefined
}

/** The application puts its own nodes here and takes them back; they stay as they are. */
export class HostContent extends Component<HostContentProps> {
  readonly #box = createRef<HTMLDivElement>()
  /** Those that put them here. */
  #by: HostContentProps | undefined

  override componentDidMount() {
    this.#put()
  }

  override componentDidUpdate() {
    if (!this.#by) this.#put()
  }

  override componentWillUnmount() {
    this.#by?.unmount?.(this.#box.current!)
  }

  #put() {
    const { mount } = this.props
    // The server says only that there is something.
    if (typeof mount !== 'function') return
    this.#by = this.props
    mount(this.#box.current!)
  }

  override render({ class: className }: HostContentProps) {
    // What it holds is not ours to compare.
    return <div ref={this.#box} class={`cl-hostContent ${className}`} />
  }
}
