import { rereadClient } from '../clients/state.ts'
import { type ApiError, toApiError } from '../http/api-error.ts'
import { GateFullError } from '../passwords/gate.ts'
import type { Exchange } from './exchange.ts'
import { answerForm, answerUnread } from './forms.ts'
import { isFormPost } from './plain-page.ts'
import { asPage } from './refusal-page.ts'
import { answerRefusedForm, isRefusedOrigin, logRefusedOrigin } from './refused-origin.ts'
import { errorResponse, respond, respondError } from './respond.ts'

/** Answers for the step that threw, with what is known by then. Never throws. */
export async function refuse(exchange: Exchange, thrown: unknown): Promise<Response> {
  const { ctx, request, visitor } = exchange
  const error = await counted(exchange, toApiError(thrown, ctx.log, visitor.traceId))
  if (isRefusedOrigin(error)) {
    logRefusedOrigin(ctx, exchange)
    if (isFormPost(request)) return answerRefusedForm(exchange, error)
  }
  return asPage(exchange, await tell(exchange, error, thrown), error)
}

/** No refusal is told to who is over the limit by then (RATE-1). What failed tells nothing, and is not counted. */
async function counted({ ctx, visitor }: Exchange, error: ApiError): Promise<ApiError> {
  if (error.status >= 500 || !ctx.dues) return error
  return ctx.dues.settle().then(
    () => error,
    (thrown) => toApiError(thrown, ctx.log, visitor.traceId),
  )
}

async function tell(exchange: Exchange, error: ApiError, thrown: unknown): Promise<Response> {
  const { ctx, route, browser, headers, visitor } = exchange
  try {
    if (isUnread(exchange, error, thrown)) {
      const reply = await answerUnread(exchange, error)
      if (reply) return await respond({ ...exchange, reply })
    } else if (error.status < 500) {
      if (route.method !== 'GET') await rereadClient(ctx, browser)
      const reply = await answerForm(exchange, error)
      if (reply) return await respond({ ...exchange, reply })
    }
    return await respondError(exchange, error)
  } catch (failed) {
    // The database went away between the refusal and its answer: answer without the client.
    const worse = toApiError(failed, ctx.log, visitor.traceId)
    return errorResponse(worse, { headers, traceId: visitor.traceId })
  }
}

/** One too many, or one that found no seat: nothing was looked up for this form, and nothing is. */
function isUnread({ request, targets }: Exchange, { status }: ApiError, thrown: unknown): boolean {
  const isOneTooMany = status === 429 || thrown instanceof GateFullError
  return isOneTooMany && targets === null && isFormPost(request)
}
