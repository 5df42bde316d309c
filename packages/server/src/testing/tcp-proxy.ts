import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be made long, cut, or led elsewhere. */
export interface TcpProxy {
  /** The address, by way of here. */
  through(address: string): string
  /** Milliseconds that every answer takes longer. */
  delay: number
  /** Cuts what is open; what comes is refused until `mend`. */
  cut(): Promise<void>
  /** From now on nothing gets through, and nobody is told: what is open by then stays dead for good. */
  swallow(): void
  mend(): Promise<void>
  /** What comes from now on goes there. */
  lead(address: string): void
  close(): Promise<void>
}

export async function tcpProxy(target: string): Promise<TcpProxy> {
  let { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const dead = new Set<Socket>()
  let isSwallowing = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    if (isSwallowing) dead.add(near).add(far)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.setNoDelay(true)
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        if (!dead.delete(from)) to.destroy()
      })
      from.on('data', (data) => {
        if (dead.has(from)) return
        if (from === near || proxy.delay === 0) to.write(data)
        else setTimeout(() => to.write(data), proxy.delay)
      })
    }
  })
  const listen = async (at = 0) => once(server.listen(at, '127.0.0.1'), 'listening')
  await listen()
  const own = (server.address() as AddressInfo).port
  const proxy: TcpProxy = {
    delay: 0,
    through(address) {
      const url = new URL(address)
      url.host = `127.0.0.1:${own}`
      return url.href
    },
    async cut() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
    swallow() {
      isSwallowing = true
      for (const socket of open) dead.add(socket)
    },
    async mend() {
      isSwallowing = false
      if (!server.listening) await listen(own)
    },
    lead(address) {
      ;({ hostname, port } = new URL(address))
    },
    async close() {
      for (const socket of open) socket.destroy()
      if (server.listening) await proxy.cut()
    },
  }
  return proxy
}
