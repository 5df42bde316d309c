import { Component } from 'preact'

/** Does something once its screen is there. */
export class OnArrival extends Component<{ act: () => unknown }> {
  override componentDidMount() {
    this.props.act()
  }
  override render() {
    return null
  }
}
