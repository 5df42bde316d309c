import type { HandleOAuthCallbackParams } from '@dooryard/browser'
import { createElement, Fragment, type ReactElement, useEffect, useRef } from 'react'
import { startClerk } from './start-clerk.ts'

/** The page of a site's own that providers send people back to: it leads on, and shows nothing by itself. */
export function AuthenticateWithRedirectCallback(props: HandleOAuthCallbackParams): ReactElement {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    void comeBack(props)
  })
  return createElement(Fragment)
}

async function comeBack(props: HandleOAuthCallbackParams): Promise<void> {
  const clerk = await startClerk()
  try {
    await clerk.handleRedirectCallback(props)
  } catch (error) {
    console.error(error)
    // What was refused is told where it began.
    await clerk.redirectToSignIn({ redirectUrl: null })
  }
}
