import {
  ClerkLoaded,
  ClerkLoading,
  Protect,
  Show,
  SignedIn,
  SignedOut,
  SignIn,
  SignInButton,
  SignOutButton,
  UserAvatar,
  UserButton,
  useAuth,
} from '@dooryard/astro/react'
import { StrictMode, useState } from 'react'

function Facts() {
  const { isLoaded, isSignedIn, userId, orgId, has } = useAuth()
  const facts = [isLoaded, isSignedIn, userId, orgId, has({ role: 'org:admin' })]
  return <p id="facts">{facts.map(String).join()}</p>
}

/** Everything of the React entry that a page may have. */
export default function Account({ children }) {
  const [count, setCount] = useState(0)
  const [isWide, setIsWide] = useState(false)
  return (
    <StrictMode>
      <Facts />
      <button id="count" type="button" onClick={() => setCount(count + 1)}>
        {`count ${count}`}
      </button>
      <ClerkLoading>
        <p id="loading">loading</p>
      </ClerkLoading>
      <ClerkLoaded>
        <p id="loaded">loaded</p>
      </ClerkLoaded>
      <SignedIn>
        <p id="in">in</p>
        <UserButton showName={isWide}>
          <UserButton.MenuItems>
            <UserButton.Action
              label="Add ten"
              labelIcon={<i className="icon">{count}</i>}
              onClick={() => setCount(count + 10)}
            />
            <UserButton.Link label="Docs" href="/docs" labelIcon={<i>d</i>} />
            <UserButton.Action label="signOut" />
          </UserButton.MenuItems>
          <UserButton.UserProfilePage label="Terms" url="terms" labelIcon={<i>t</i>}>
            <button type="button" id="terms" onClick={() => setCount(count + 100)}>
              {`terms ${count}`}
            </button>
          </UserButton.UserProfilePage>
        </UserButton>
        <UserAvatar />
        <button id="wide" type="button" onClick={() => setIsWide(!isWide)}>
          wide
        </button>
        <SignOutButton redirectUrl="/only">
          <button type="button" id="out-button">
            Leave
          </button>
        </SignOutButton>
      </SignedIn>
      <SignedOut>
        <p id="out">out</p>
        <SignInButton mode="modal" />
        <SignIn routing="hash" fallbackRedirectUrl="/account" />
      </SignedOut>
      <Show when={{ role: 'org:admin' }} fallback={<p id="no-admin">no admin</p>}>
        <p id="admin">admin</p>
      </Show>
      <Protect condition={(has) => !has({ role: 'org:admin' })}>
        <p id="condition">condition</p>
      </Protect>
      {children}
    </StrictMode>
  )
}
