/** @jsxImportSource react */
import { $organizationStore, $userStore } from '@clerk/astro/client'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { nameOf, signOut, standingOf } from '../visitor.ts'

export default function VisitorCard() {
  const user = useStore($userStore)
  const organization = useStore($organizationStore)
  const [waves, setWaves] = useState(0)
  return (
    <>
      <p>
        <strong>{nameOf(user)}</strong> {standingOf(user, organization)}
      </p>
      <button type="button" onClick={() => setWaves(waves + 1)}>
        {`Wave (${waves})`}
      </button>
      {user && (
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      )}
    </>
  )
}
