/** How a server is reached: `globalThis.fetch`, or an embedded server's own function. */
export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>
