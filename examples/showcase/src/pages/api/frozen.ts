import type { APIRoute } from 'astro'

/** The response of a `fetch` has headers that cannot be changed. */
export const GET: APIRoute = () =>
  fetch('data:text/html;charset=utf-8,<html><head></head><body>frozen')
