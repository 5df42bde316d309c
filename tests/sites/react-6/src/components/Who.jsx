import { $authStore } from '@dooryard/astro/client'
import { useStore } from '@nanostores/react'
import { useState } from 'react'

export default function Who() {
  const { userId } = useStore($authStore)
  const [count, setCount] = useState(0)
  return (
    <button id="island" type="button" onClick={() => setCount(count + 1)}>
      {`${userId === undefined ? 'unknown' : (userId ?? 'nobody')} ${count}`}
    </button>
  )
}
