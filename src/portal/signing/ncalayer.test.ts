import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotSigned, sign } from './ncalayer.js'

const data = new TextEncoder().encode('Шешім № 1')

interface Call { readonly module: string; readonly method: string; readonly args: Readonly<Record<string, unknown>> }

/** A NCALayer that greets, passes over nothing, and answers a call with what it is told. */
function ncalayer(answer: string | ((call: Call) => unknown), greets = true): {
  Socket: new (url: string) => EventTarget & { send(text: string): void; close(): void }
  calls: Call[]
  closed: () => boolean
} {
  const calls: Call[] = []
  let closed = false
  class Socket extends EventTarget {
    constructor(url: string) {
      super()
      assert.equal(url, 'wss://127.0.0.1:13579')
      queueMicrotask(() => {
        if (!greets) return this.dispatchEvent(new Event('error'))
        return this.#say('{"result":{"version":"1.4"}}')
      })
    }

    #say(text: string): boolean {
      return this.dispatchEvent(new MessageEvent('message', { data: text }))
    }

    send(text: string): void {
      const call: Call = JSON.parse(text)
      calls.push(call)
      this.#say('--heartbeat--')
      this.#say(typeof answer === 'string' ? answer : JSON.stringify(answer(call)))
    }

    close(): void {
      closed = true
    }
  }
  return { Socket, calls, closed: () => closed }
}

const notSigned = (reason: string, detail = '') => (error: unknown): boolean =>
  error instanceof NotSigned && error.reason === reason && error.detail === detail

test('A document goes to NCALayer as documented, and its signature comes back', async () => {
  const { Socket, calls, closed } = ncalayer(() => ({ status: true, body: { result: ['MIIB', 'x'] } }))
  const said: string[] = []
  const progress = (reason: string): number => said.push(reason)
  const cms = await sign({ data, signer: 'head', bin: '000000005678', locale: 'kk', Socket, progress })
  assert.equal(cms, 'MIIB')
  assert.deepEqual(said, ['connecting', 'choose'])
  assert.ok(closed())
  assert.deepEqual(calls, [{
    module: 'kz.gov.pki.knca.basics',
    method: 'sign',
    args: {
      allowedStorages: null,
      format: 'cms',
      data: Buffer.from(data).toString('base64'),
      signingParams: { decode: true, encapsulate: false, digested: false, tsaProfile: {} },
      signerParams: { extKeyUsageOids: ['1.3.6.1.5.5.7.3.4', '1.2.398.3.3.4.1.2.1'], bin: '000000005678' },
      locale: 'kk',
    },
  }])
})

test('A signature may come as text, or as PEM', async () => {
  const pem = '-----BEGIN CMS-----\nMIIB\nAAA=\n-----END CMS-----\n'
  for (const [result, cms] of [['MIIB', 'MIIB'], [pem, 'MIIBAAA=']]) {
    assert.equal(await sign({ data, ...ncalayer(() => ({ status: true, body: { result } })) }), cms)
  }
})

test('Any signing key will do where nobody in particular must sign', async () => {
  const { Socket, calls } = ncalayer(() => ({ status: true, body: { result: 'MIIB' } }))
  await sign({ data, Socket, signer: 'toString' })
  assert.deepEqual(calls[0]?.args['signerParams'], { extKeyUsageOids: ['1.3.6.1.5.5.7.3.4'] })
})

test('A NCALayer that is not there is told from one that refuses and from a person who changes their mind', async () => {
  const failing = { status: false, code: 'SIGNING_FAILURE', message: 'key is broken' }
  await assert.rejects(sign({ data, ...ncalayer('{}', false) }), notSigned('away'))
  await assert.rejects(sign({ data, ...ncalayer(() => ({ status: true, body: {} })) }), notSigned('cancelled'))
  await assert.rejects(sign({ data, ...ncalayer(() => failing) }), notSigned('failed', 'SIGNING_FAILURE key is broken'))
  const old = { success: false, errorCode: 'MODULE_NOT_FOUND' }
  await assert.rejects(sign({ data, ...ncalayer(() => old) }), notSigned('failed', 'MODULE_NOT_FOUND'))
  await assert.rejects(sign({ data, ...ncalayer(() => ({ status: true, body: { result: { a: 1 } } })) }), notSigned('odd'))
})

test('A large document is not too much for it', async () => {
  const large = new Uint8Array(3_000_000).fill(7)
  const { Socket, calls } = ncalayer(() => ({ status: true, body: { result: 'MIIB' } }))
  await sign({ data: large, Socket })
  assert.equal(calls[0]?.args['data'], Buffer.from(large).toString('base64'))
})
