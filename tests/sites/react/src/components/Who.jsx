import {
  $authStore,
  $clerkStore,
  $clientStore,
  $isLoadedStore,
  $sessionListStore,
  $sessionStore,
  $userStore,
} from '@dooryard/astro/client'
import { useStore } from '@nanostores/react'
import { useState } from 'react'

export default function Who() {
  const auth = useStore($authStore)
  const user = useStore($userStore)
  const session = useStore($sessionStore)
  const client = useStore($clientStore)
  const sessions = useStore($sessionListStore)
  const isLoaded = useStore($isLoadedStore)
  const clerk = useStore($clerkStore)
  const [count, setCount] = useState(0)
  const facts = [
    user?.primaryEmailAddress?.emailAddress,
    auth.user?.primaryEmailAddress?.emailAddress,
    auth.sessionStatus,
    session?.id,
    client?.sessions.length,
    sessions?.length,
    isLoaded,
    clerk?.user?.id,
  ]
  return (
    <button id="island" type="button" title={user?.id} onClick={() => setCount(count + 1)}>
      {`${auth.userId === undefined ? 'unknown' : (auth.userId ?? 'nobody')} ${facts.map(String).join()} ${count}`}
    </button>
  )
}
