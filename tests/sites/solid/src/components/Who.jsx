import { $authStore } from '@dooryard/astro/client'
import { useStore } from '@nanostores/solid'
import { createSignal } from 'solid-js'

export default function Who() {
  const auth = useStore($authStore)
  const [count, setCount] = createSignal(0)
  const who = () => (auth().userId === undefined ? 'unknown' : (auth().userId ?? 'nobody'))
  return (
    <button id="island" type="button" onClick={() => setCount(count() + 1)}>
      {`${who()} ${count()}`}
    </button>
  )
}
