import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import type { Told } from '../src/hooks/items.ts'

export interface Received {
  id: string
  headers: IncomingHttpHeaders
  body: string
  said: { type: string; timestamp: string; data: { events?: Told[] } }
}

/** A system that is told: what came to it, and what it answers (a number, or something that is done with the answer). */
export interface Receiver {
  url: string
  host: string
  got: Received[]
  answer: number | ((response: ServerResponse, received: Received) => void)
}

export async function hookReceiver(tls?: { cert: string; key: string }): Promise<Receiver> {
  const receiver: Receiver = { url: '', host: '', got: [], answer: 204 }
  const server = tls === undefined ? createServer() : createSecureServer(tls)
  server.on('request', (request, response) => {
    void text(request).then((body) => {
      const said = JSON.parse(body) as Received['said']
      const received = { id: String(request.headers['webhook-id']), headers: request.headers, body, said }
      receiver.got.push(received)
      const { answer } = receiver
      if (typeof answer === 'number') response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('told')
      else answer(response, received)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  receiver.host = tls === undefined ? `127.0.0.1:${port}` : `localhost:${port}`
  receiver.url = `${tls === undefined ? 'http' : 'https'}://${receiver.host}/liem`
  return receiver
}
