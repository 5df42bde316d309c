import { rereadClient } from '../clients/state.ts'
import { type ApiError, toApiError } from '../http/api-error.ts'
import type { Exchange } from './exchange.ts'
import { answerForm } from './forms.ts'
import { isFormPost, plainPage } from './plain-page.ts'
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
  const refusal = await tell(exchange, error)
  return refusal.status >= 500 && isFormPost(request) ? asPage(refusal, error) : refusal
}

/** No refusal is told to who is over the limit by then (RATE-1). What failed tells nothing, and is not counted. */
async function counted({ ctx, visitor }: Exchange, error: ApiError): Promise<ApiError> {
  if (error.status >= 500 || !ctx.dues) return error
  return ctx.dues.settle().then(
    () => error,
    (thrown) => toApiError(thrown, ctx.log, visitor.traceId),
  )
}

async function tell(exchange: Exchange, error: ApiError): Promise<Response> {
  const { ctx, route, browser, headers, visitor } = exchange
  try {
    if (error.status < 500) {
      if (route.method !== 'GET') await rereadClient(ctx, browser)
      const reply = await answerForm(exchange, error)
      if (reply) return await respond({ ...exchange, reply })
    }
    return await respondError(exchange, error)
  } catch (thrown) {
    // The database went away between the refusal and its answer: answer without the client.
    const worse = toApiError(thrown, ctx.log, visitor.traceId)
    return errorResponse(worse, { headers, traceId: visitor.traceId })
  }
}

/** For a form whose browser runs no script. It still has what was typed, and no client can be asked to keep it now. */
function asPage({ status, headers }: Response, { errors }: ApiError): Response {
  const said = errors.map(({ long_message, message }) => long_message || message)
  const advice = 'Go back, and send the form again in a moment.'
  return plainPage({ status, headers, title: 'That did not work', paragraphs: [...said, advice] })
}
