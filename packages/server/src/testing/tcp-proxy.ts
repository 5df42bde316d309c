import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be made long, or cut. */
export interface TcpProxy {
  /** The address, by way of here. */
  through(address: string): string
  /** Milliseconds that every answer takes longer. */
  delay: number
  /** Cuts what is open; what comes is refused until `mend`. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

export async function tcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.setNoDelay(true)
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
    near.pipe(far)
    far.on('data', (data) => {
      if (proxy.delay === 0) near.write(data)
      else setTimeout(() => near.write(data), proxy.delay)
    })
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
    async mend() {
      await listen(own)
    },
    async close() {
      for (const socket of open) socket.destroy()
      if (server.listening) await proxy.cut()
    },
  }
  return proxy
}
