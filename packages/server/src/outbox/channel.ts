/** One way by which messages leave: mail and text messages; webhooks are another. */
export interface Channel<Message = unknown> {
  /**
   * Resolves when the other side has taken the message.
   *
   * @throws {UndeliverableError} when trying again would not help; any other error means "later".
   */
  deliver(message: Message, signal: AbortSignal): Promise<void>
  /** A line for the log: whose message did not arrive, why, and what to do. Names nobody in full (PRIV-1). */
  explain(message: Message, reason: string): string
}

/** Takes what is for nobody: whether there was somebody to write to cannot be told by the work it took (ENUM-2). */
export const NOBODY = 'nobody'

export const nobody: Channel = { deliver: async () => {}, explain: () => '' }

/** The other side will never take this message. */
export class UndeliverableError extends Error {
  override name = 'UndeliverableError'
}
