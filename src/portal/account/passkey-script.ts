/** Serves the script of passkeys under a name that holds its hash, and reads the answer that it sends. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { words } from './messages.ts'

const source = readFileSync(new URL('passkey.js', import.meta.url))
const hash = createHash('sha256').update(source).digest('hex').slice(0, 12)

export const passkeyScript: Route = route({
  method: 'GET', path: `/account/passkey.${hash}.js`, kind: 'file', permission: 'everyone',
  handle: () => new Response(new Uint8Array(source), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  }),
})

const credential = { id: z.string(), rawId: z.string(), type: z.literal('public-key') }

const registration = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string(), transports: z.array(z.string()).default([]) }),
})

const signIn = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
})

/** The device's answer to a registration, as the script sent it. @throws Failure 'invalid' when it is none */
export const readRegistration = (text: string): RegistrationResponseJSON => ({ ...read(registration, text), clientExtensionResults: {} })

/** The device's answer to a sign-in, as the script sent it. @throws Failure 'invalid' when it is none */
export const readSignIn = (text: string): AuthenticationResponseJSON => ({ ...read(signIn, text), clientExtensionResults: {} })

function read<T>(schema: z.ZodType<T>, text: string): T {
  const answer = schema.safeParse(parsed(text))
  if (!answer.success) throw new Failure('invalid', words.passkeyStopped)
  return answer.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
