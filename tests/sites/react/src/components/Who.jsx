import { $authStore, $userStore } from '@dooryard/astro/client'
import { useStore } from '@nanostores/react'
import { useState } from 'react'

export default function Who() {
  const { userId } = useStore($authStore)
  const user = useStore($userStore, { ssr: 'initial' })
  const [count, setCount] = useState(0)
  return (
    <button id="island" type="button" title={user?.id} onClick={() => setCount(count + 1)}>
      {user ? 'known ' : ''}
      {`${userId === undefined ? 'unknown' : (userId ?? 'nobody')} ${count}`}
    </button>
  )
}
