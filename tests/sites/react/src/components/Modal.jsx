import { SignedOut, SignInButton } from '@dooryard/astro/react'

export default function Modal() {
  return (
    <SignedOut>
      <SignInButton mode="modal">
        <a href="/account">Come in</a>
      </SignInButton>
    </SignedOut>
  )
}
