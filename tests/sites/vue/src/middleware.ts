import { clerkMiddleware } from '@dooryard/astro/server'

export const onRequest = clerkMiddleware()
