import type { ApiCall, Send } from './request.ts'

type Extra = Pick<ApiCall, 'query' | 'deep' | 'headers' | 'form'>

/** The five verbs, bound to one transport. Namespaces are written in them. */
export interface Call {
  get<T>(path: string, query?: object, extra?: Pick<Extra, 'headers'>): Promise<T>
  post<T>(path: string, body?: object, extra?: Extra): Promise<T>
  put<T>(path: string, body?: object, extra?: Extra): Promise<T>
  patch<T>(path: string, body?: object, extra?: Extra): Promise<T>
  delete<T>(path: string, extra?: Extra): Promise<T>
}

export function createCall(send: Send): Call {
  return {
    get: (path, query, extra) => send({ method: 'GET', path, query, ...extra }),
    post: (path, body, extra) => send({ method: 'POST', path, body, ...extra }),
    put: (path, body, extra) => send({ method: 'PUT', path, body, ...extra }),
    patch: (path, body, extra) => send({ method: 'PATCH', path, body, ...extra }),
    delete: (path, extra) => send({ method: 'DELETE', path, ...extra }),
  }
}

/** `limit` is 1 to 500 (10 unless given), `offset` counts from 0. */
export type Paginated<Params = object> = Params & { limit?: number; offset?: number }

/** An order: ascending with `+` or nothing in front, descending with `-`. */
export type WithSign<Field extends string> = Field | `+${Field}` | `-${Field}`

/** A multipart body; absent values are left out. */
export function formOf(values: Record<string, Blob | string | undefined>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) form.append(name, value)
  }
  return form
}
